// What the words around the formulas say: labels, claims, definitions announced, sizes described, reasons given. Patterns of English only; what they
// do not recognise is left alone.

import type { SingleFact, SizeDescription } from "./draft.js";

const CLAIM = /\b(expected|supposed to be|should (?:be|have been|get|equal)|(?:right|correct|true|actual|final|real) (?:answer|result|derivative|gradient|solution)|(?:the )?(?:book|text|textbook|solution|answer|answer key|wolfram\w*|teacher|paper|notes?)(?:'s)? (?:says?|gives?|has|is|claims?|states?|answer|result))\b/i;
const DEFINES = /\b(let|let's|define|defined|denote|put|set|write|where|with|consider|suppose|given|take|call|using|use|introduce|have)\b[^.?!]*$/i;
const REDEFINES = /\b(let|let's|define|redefine|put|denote|consider|suppose|take|try)\b[^.?!]*$|\b(?:where|with|here|if|setting|taking|choose|choosing)\s*$|(?:^|[\n.])\s*(?:(?:now|next|similarly|likewise|finally)?,?\s*(?:for|in) (?:the|an?) [\p{L} -]{2,40}(?:case|model|distribution|example|sample)?,?\s*$)|(?:^|[\n.])\s*(?:\(?(?:problem|exercise|example|question|part|case|task)\b.{0,12}|\(?[a-z0-9]{1,3}[).:])\s*$/iu;
/** Words before a definition that belongs to the formula before it: "where u = x²". */
const EXPLAINS = /\b(?:[Ww]here|[Ww]herein|in which)\b[^.?!]*$|\b(?:with|[Hh]ere|for)\s*$/;
const SOLVES = /\b(sets?(?! of\b)|setting|solve|solving|equat\w+|zero|root|roots|critical|stationary|vanish\w*|extrem\w+|maxim\w+|minim\w+|optim\w+|when|if|for which|equal to|first[- ]order)\b[^.?!]*$/i;
const FOLLOWS = /\b(so|then|thus|hence|therefore|implies|implying|gives?|giving|get|gets|obtain\w*|yields?|becomes?|dividing|multiplying|subtracting|adding|solv\w+|rearrang\w+|differentiat\w+|simplif\w+|follows|which means|equivalently|that is|i\.e\.)\b/i;
/** "If r = 2, then θ must obey": a new equation of a case, and nothing that follows from the equation before. */
const REQUIRES = /\bif\b[^.?!]*\bthen\b[^.?!]*\b(?:must|has to|have to)\s+(?:obey|satisfy|fulfill?|solve)\s*$/i;
/** Conditions that hold for all that follows rather than for the next formula. */
const STANDING = /\b(assum\w*|let|suppose|given|throughout|always|require\w*|domain|everywhere|whole)\b[^.?!]*$/i;
const GIVES = /\b(since|because|given|assum\w*|suppos\w*|let|denot(?:e|es|ing)|where|with|constraint|subject to|such that|recall\w*|(?:are|were) told|know\w*|satisf\w*|provided|use|used|using|fact|condition|(?:from|by|in|on|at)\s+(?:the|our|this)\s+(?:\w+\s+)?(?:diagram|picture|figure|triangle|sketch|drawing)|similar triangles|pythag\w+)\b(?:[^.?!]|\.(?=\d))*$/i;
const SETS_THIS_TO_ZERO = /\b(?:differentiat\w+|(?:tak\w+|comput\w+|find\w*)\s+(?:the\s+|its\s+)?derivatives?)\b[^.]{0,60}?\b(?:set|setting|equat\w+|put|putting)\s+(?:(?:it|this|that|them|the result)\s+)?(?:equal\s+)?to\s+(?:be\s+)?(?:zero|0(?![.\d]))|\b(?:set|sets|setting|equat(?:e|es|ing)|put|putting|let|letting)\s+(?:this|that|it|these|both|(?:the|this|that|its|these)\s+(?:[a-z-]+\s+){0,3}?(?:derivatives?|gradients?|slope|expressions?|equations?|result|above|score|right[- ]hand side|last line))\s+(?:(?:expression|derivative|gradient|equation|result)\s+)?(?:equal\s+|be\s+)?(?:to|=)?\s*(?:be\s+)?(?:equal\s+to\s+|equal\s+)?(?:0(?![.\d])|zero|the zero vector)|\b(?:this|that|it|which|the (?:derivative|gradient|expression|slope))\s+(?:(?:is|equals|becomes)\s+(?:equal\s+to\s+)?(?:zero|0(?![.\d]))|vanishes)\s*(?:exactly\s+|precisely\s+|only\s+)?(?:when|if|at|for)\b/i;
/** Words of an author who looks for his mistake: "where did I go wrong", "my result is wrong", "can anyone spot it". */
const ASKS_FOR_MISTAKE = /\b(?:wh(?:at|ere|y)|which|can (?:any|some)(?:one|body)|could (?:any|some)(?:one|body)|please|help|wonder|find out|not sure|spot|point)\b[^.?!\n]{0,60}\b(?:(?:am|did|do|have|was|is) (?:I|my)\b[^.?!\n]{0,40}\b(?:wrong|mistakes?|errors?|incorrect\w*)|(?:my|the|any|a) (?:mistakes?|errors?)\b[^.?!]*\?|I (?:am|went|go|made|make|did|do|have)\b[^.?!\n]{0,40}\b(?:wrong|mistakes?|errors?))|\bmy (?:result|answer|solution|derivation|calculation|attempt|work|signs?)\b[^.?!\n]{0,60}\b(?:wrong|incorrect|different|doesn't|does not|do not|don't)\b/i;
/** Words after a formula that take it back. */
const TAKES_BACK = /^[\s.,;:!?)'"”]*(?:(?:but|however|obviously|clearly|of course|unfortunately|yet|and|now|because|since)[\s,]+)*(?:(?:determine|decide|explain|find out)\s+(?:whether|if|why|what is wrong)|(?:I'm|I am|we are|we're)\s+not\s+sure|(?:this|that|it|which|these)\s+(?:\w+\s+){0,2}?(?:not|isn't|aren't|wasn't|never)\s+(?:\w+\s+){0,2}?(?:correct|right|true|sure|valid|equal|what|the case|so)\b|(?:(?:this|that|it|which)\s+)?(?:is|are|was|were|would be)\s+(?:\w+\s+)?(?:incorrect|wrong|false|nonsense|a mistake|an error|absurd|impossible))/i;
const ASKS = /^\s*(?:is|are|does|do|why|can|could|should|would|how|what|which|isn't|aren't|doesn't|don't)\b|\b(?:mistakes?|mistakenly|wrong|wrongly|incorrect\w*|false|not|never|instead of|whether|(?:student|friend|classmate|someone|somebody)\s+(?:claims?|says?|thinks?|writes?|wrote|believes?)|tempt\w*|fallacy|uninformed|nonsense|inanity|absurd\w*)\b/i;
const DENIES = /\b(not|fails?|undefined|false|wrong|except|unless|breaks?|invalid|isn't|doesn't|don't|no longer|never)\b[^.?!]*$/i;
const RULES_OUT = /\b(?:cannot|can['’]t|can not|could not|couldn['’]t)\s+(?:have|be|happen that)\b[^.?!;]*$/i;
const IN_SOME_CASES = /\b(?:unless|if|only|both|then|when(?:ever)?|while|and|for|with|where|suppose|assum\w+|otherwise|else|case)\b/i;
/** Words that report an equation or ask for one: "the question tells us that", "so we need". */
const TELLS = /\b(?:tells?|says|states?|stated|asserts?|requires?|demands?|needs?(?! to)|must have)\b[^.?!]*$/i;
/** Words that bound a letter for the formula after them: "when $0 \\le x \\le 1$,". */
const BOUNDS = /\b(?:when|whenever|if|for)\b[^.;?!]*(?:[<>≤≥]|\\(?:leq?|lt|geq?|gt|leqslant|geqslant)(?![a-zA-Z]))[^.;?!]*,\s*$/i;
const SHOWS = /\b(show|prove|claim|verify|check|we have that|derive|demonstrate)\b[^.?!]*$/i;
/** Words that say that an equation is differentiated, and such that ask for a derivative of what it ties together. */
const DIFFERENTIATES = /\b(?:differentiat\w+|implicit(?:ly)?\b(?!\}?\s+(?:formula|equation|function|form|curve|representation)s?\b)|(?:tak\w+|find\w*|apply\w*) the derivatives?)\b/i;
const ASKS_FOR_RATE = /\b(?:slope|tangent|rate|related|derivative)\b|dy\s*\/\s*dx|\\d?frac\s*\{\s*d\s*[a-z]\s*\}\s*\{\s*d\s*[a-z]\s*\}|[a-z](?:'|\^\\prime|\^\{\\prime\})/i;
const CONDITION = /(?:\b(for|where|with|assume|assuming|suppose|if|when|whenever|let|given|provided|require|and|on|domain|all|any|every|that|such|since|because|as|here|case)\s*(?:that|all|any|every|real|positive|negative|integers?|numbers?)?|\()\s*$/i;
/** "at", "when", and with a value that stands before already: "when s = 0 and". */
const EVALUATES = /\b(at|when|if|setting|substitut\w*|plug\w*|point)\s*(?:[^.?!;]{1,40}=[^.?!;]{1,30}(?:,|\band|,\s*and)\s*)?$/i;
/** Words that put one equation of a system into another. */
const ELIMINATES = /\b(?:substitut\w+|plugg\w+|insert\w+|eliminat\w+|from (?:the )?(?:first|second|third|last|top|bottom|upper|lower|equation))\b/i;
const REASON = /\b(since|because|theorem|lemma|proposition|corollary|by (?:eq(?:uation)?\.? ?)?\(|from \(|using \(|by assumption|by hypothesis|by symmetry|by independence|recall(?:ing)?|as [a-z]+ is)\b/i;
const KNOWN_RULE = /\b(fundamental theorem|binomial theorem|l['’]?h(?:ô|o|\\\^o)pital\S*|products?|sums?|chain|powers?|quotients?|constants?|logs?|logarithms?|exponentials?|trig\w*|definitions?|algebra|simplif\w*|factor\w*|expand\w*|collect\w*|substitut\w*|rearrang\w*|differentiat\w*|linearity|denominators?|derivatives?|deriv|cancel\w*|distribut\w*) ?(rules?|law)?\b/i;

/** Words that point at a picture or a table, from which values are read off. */
const PICTURED = /\b(?:pictured|graphed|plotted|sketched|tabulated|(?:shown|given|seen|displayed)\s+(?:in|by|on)\s+(?:the\s+|a\s+|its\s+)?(?:figure|graph|plot|picture|sketch|table)|(?:from|on|at|in)\s+(?:the|its|this)\s+(?:figure|graph|plot|picture|sketch|table))\b/i;
/** Do the words say that the values after them are read off a picture? */
export const pointsAtPicture = (prose: string): boolean => PICTURED.test(lastSentence(prose));
/** Do the words say how something is written, and those behind the formula what is meant by it: "we write … when we can make f(x) as large as we like"? */
export const givesNotation = (prose: string, after: string): boolean => /\bwe\s+(?:\w+\s+){0,2}(?:write|denote|say(?:\s+that)?)\s*[:,]?\s*$/i.test(prose.trimEnd()) && /^[\s,;]*(?:if|when|whenever|provided|to\s+(?:mean|say|indicate|express))\b/i.test(after);
/** Do the words suppose what comes after them, in a sentence that has not come to what follows from it? */
export const supposes = (prose: string): boolean => /\b(?:suppos\w+|assum\w+|given that|(?:we|you) are given|it is given)\b[^.?!]*$/i.test(lastSentence(prose)) && !/\b(?:then|so|thus|hence|therefore|we (?:get|have|find|obtain))\b/i.test(lastSentence(prose).replace(/^[^]*\b(?:suppos\w+|assum\w+|given)\b/i, ""));

/** Do the words around a display suppose it, "If … then", or name it as a condition, "if one of the following holds", "by the requirements that"? */
export const isSupposedBy = (prose: string, behind: string): boolean => (/(?:^|[\n.;:!?}]|\b(?:and|so|that|hence|thus))\s*if\s*$/i.test(prose) && /^then\b/i.test(behind)) || /\bif\b[^.?!]*\b(?:any|one|either|all|each|both)\b[^.?!]*\bfollowing\b[^.?!]*$|(?<!\b(?:verif|check|confirm|show|prov|see)\w*\b[^.?!]*)\b(?:requirements?|requires|conditions?)\s+that\s*:?\s*$/i.test(lastSentence(prose));

/** Do the words right before a formula draw it as a conclusion? */
export const concludes = (prose: string): boolean => /\b(?:so|thus|hence|therefore|consequently|it follows that)[\s,:]*(?:(?:that|we\s+(?:get|have|obtain|find|conclude)(?:\s+that)?)[\s,:]*)?$/i.test(prose.slice(-60));

/** The letter of "for some constant $C$", "for a parameter B", right behind a formula; null where the words say nothing of the kind. */
export const letterOfSome = (behind: string): string | null => /^for\s+(?:some|an?|suitable|certain|appropriate)\s+(?:(?!given|fixed|known)[a-z-]+\s+){0,2}?(?:(?:constants?|parameters?|scalars?|reals?|numbers?)\s+)\$?\s*\\?([a-zA-Z]+)/.exec(behind)?.[1] ?? /^for\s+some\s+\$\s*\\?([a-zA-Z]+)/.exec(behind)?.[1] ?? null;

/** Do the words bind what they speak of by the formula right after them: "with", "such that", "satisfying"? */
export const bindsBy = (prose: string): boolean => /\b(?:with|where|such that|satisf(?:y|ies|ying)|subject to|so that|given|suppose|assum(?:e|ing)|if|let)\s+(?:that\s+)?$/i.test(prose.slice(-40));

export const announcesClaim = (prose: string): boolean => CLAIM.test(lastSentence(prose));
export const announcesDefinition = (prose: string): boolean => DEFINES.test(prose);
/** "They could only be parallel if $u = 2v$" says what would follow, and gives u no other meaning. */
const ONLY_IF = /\bonly\b[^.;:?!]*\bif\s*$/i;
export const announcesRedefinition = (prose: string): boolean => REDEFINES.test(prose) && !ONLY_IF.test(prose);
export const announcesProof = (prose: string): boolean => SHOWS.test(prose);
export const announcesCondition = (prose: string): boolean => CONDITION.test(prose.slice(-60));
/** Words that narrow what follows down to where a condition holds: "Case 1:", "without loss of generality", "in the half-plane", "the domain is". */
const NARROWS = /\b(?:case\s+\(?(?:\d{1,2}|[ivx]{1,4}|[a-d])\)?[.:)]?|without (?:any )?loss of generality,?(?:\s+\w+){0,3}|wlog,?|(?:in|on|over|inside)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:half-plane|half-line|region|interval|domain|set|quadrant|side|area)|domain\s+(?:of\s+\S+\s+)?is|restrict\w*\s+(?:\w+\s+){0,3}to)\s*$/i;
export const narrows = (prose: string): boolean => NARROWS.test(prose.slice(-80));
/** Words right before an equation that deny it, and right behind one that give it up: "we do not have $y = 2x$", "$y = 2x$ is impossible". */
const DENIED = /\b(?:not|never|cannot)\s+(?:have|be|get|equal|mean|say|imply)?\s*(?:that\s*)?$|n['’]t\s+(?:have|be|get|equal|mean|say|imply)?\s*(?:that\s*)?$|\bunless\s*$/i;
const GIVEN_UP = /^\s*(?:(?:is|are|was|were|has been|must be|can be)\s+(?:therefore\s+|thus\s+|also\s+)?(?:impossible|discarded|rejected|excluded|ruled out|false|wrong|untrue|incorrect|(?:not|no)\s+(?:a\s+|an\s+)?(?:solution|possible|allowed|true|valid|admissible|correct))|(?:cannot|can['’]t|does not|doesn['’]t)\s+(?:hold|happen|be))\b/i;
/** Words of a question about an equation: "Is $y = 2x$ a solution?". */
const ASKED = /(?:^|\n)\s*(?:is|are|does|do|can|could|should|would|why|when)(?:\s+[a-z]+){0,3}\s*$/i;
export const denies = (before: string, after: string): boolean => DENIED.test(before.slice(-60)) || GIVEN_UP.test(after) || (ASKED.test(lastSentence(before)) && /^[^.!$]{0,80}\?/.test(after));
/** A set that is spoken of, and nothing that is set. */
const NAMED_SET = /\b(?:the|an?|this|that|its|solution|level|data|test|training|index)\s+(?:\w+\s+)?sets?\b/gi;
export const withoutNamedSets = (prose: string): string => prose.replace(NAMED_SET, " ");
/** Words with which a condition holds from there on, whatever the rest of its sentence says. */
const SUPPOSES_FIRMLY = /\b(?:let(?:['’]s)?|assum\w*|suppos\w*|given|throughout|always|here|know\w*|requir\w*|restrict\w*|wlog|without loss|define|put|set|denote|take|choose|fix|try|with)\b[^.?!]*$/i;
/** Words at the end of a sentence that point to what is written next. */
const POINTS_ON = /\b(?:we|follow\w*|below|compute|computes?|get|have|find|obtain|simplif\w+|becom\w+|calculat\w+|reckon\w*)\b/i;
/** Does a sentence speak of a value or a condition and then end before anything is worked out with it: "For the base case $x = 0$ there is nothing to show."? */
export function speaksInPassing(before: string, after: string): boolean {
  const [rest] = /^\s*,?\s*[a-z][^.:;?!$\\]*[.;]/i.exec(after.replace(/^(?:\$|\\\))/, "")) ?? [];
  return rest !== undefined && !POINTS_ON.test(rest) && !SUPPOSES_FIRMLY.test(lastSentence(before));
}
/** Do the words belong to the formula before, so that the definition after them explains it? */
export const explains = (prose: string): boolean => EXPLAINS.test(prose);
/** Is an equation to be solved spoken of? */
export const announcesSolving = (prose: string): boolean => SOLVES.test(afterThen(lastSentence(prose))) && !CONSTRAINS.test(prose);
/** Words before what is given of the letters of something that is sought: "we maximise … subject to". */
const CONSTRAINS = /\b(?:subject\s+to|under|with|given)\s+(?:the\s+)?(?:(?:equality\s+)?constraints?|conditions?)\s*(?:that\s*)?$|\b(?:subject\s+to|such\s+that|s\.\s?t\.)\s*(?:that\s*)?$/i;
/** Do the words want an equation solved: not those that only begin a case, "if $f(x) = x^3$"? */
export const wantsSolving = (prose: string): boolean => announcesSolving(prose.replace(/\b(?:when|if|parametric equations?)\b/gi, ""));
/** What the words solve for, "solving for $r^2$", as it may be written: the beginnings of what follows them. */
export const solvedFor = (prose: string): readonly string[] => [...prose.matchAll(/\bsolv(?:e|es|ed|ing)\s+(?:[\w-]+\s+){0,5}?for\s+(?:\$|\\\()?([^]{1,60})/gi)].flatMap(([, after = ""]) => [...after.matchAll(/(?=[\s$,.;]|\\\)|$)/g)].map(({ index }) => after.slice(0, index)));
/** Do the words right before a definition say it of some arguments only: "when x is greater than 4,"? */
export const saysOfPart = (prose: string): boolean => /\b(?:when|where|for|if|whenever)\b[^.?!]*\b(?:greater|less|larger|smaller|bigger|positive|negative|between|above|below)\b[^.?!]*,?\s*$/i.test(lastSentence(prose)) && /,\s*$/.test(prose);
/** What follows the condition of "if … then". */
const afterThen = (sentence: string): string => sentence.replace(/^[^]*\bthen\b/i, "");
/** Do the words right behind a display say under which condition it holds: ", if", "since"? */
export const explainsDisplay = (prose: string): boolean => /^[\s,;]*(?:if|when|whenever|where|since|because|provided(?:\s+that)?|as|given(?:\s+that)?|assuming(?:\s+that)?|with|for|as long as)\s*$/.test(prose);
/** Do the words set what stood before to zero: "setting this to zero", or `f'(x) = 0` where one of the expressions, written without spaces, is f'(x)? */
export function setsToZero(prose: string, expressions: readonly string[]): boolean {
  const sentence = lastSentence(prose);
  if (SETS_THIS_TO_ZERO.test(sentence)) return true;
  const close = sentence.replace(/[\s{}]/g, "");
  return expressions.some((expression) => expression !== "" && close.includes(`${expression}=0`)) && announcesSolving(prose);
}
const ZEROS = /\b(?:so|hence|thus|therefore|then|and)\b[^.;]*\b(?:the|its)\s+(?:two\s+|three\s+|only\s+|real\s+)*(roots?|zeros?|eigenvalues?|critical\s+(?:points?|numbers?|values?)|stationary\s+points?)\s+(?:are|is|occurs?\s+at)\s*$/i;
/** Of what the words name the zeros, "so the roots are": of the expression before, of a derivative, of a determinant; null where they do not. */
export function zerosNamed(prose: string): "expression" | "derivative" | "determinant" | null {
  const [, what] = ZEROS.exec(lastSentence(prose)) ?? [];
  if (what === undefined) return null;
  return /^(?:root|zero)/i.test(what) ? "expression" : /^eigen/i.test(what) ? "determinant" : "derivative";
}
/** Do the words hold something fixed, so that its differential goes: "X and Y don't change"? */
export const holdsSomeFixed = (prose: string): boolean => /\b(?:zero|vanish\w*|constants?|fixed|chang\w+|var(?:y|ies)|hold\w*|ignor\w*|with respect to|only)\b/i.test(prose);
/** Do the words begin a case: "if", "for", "suppose"? */
export const announcesCase = (prose: string): boolean => /\b(?:if|for|when|whenever|suppose|assume|let|case|consider|take)\b[^.;]*$/i.test(lastSentence(prose));
/** Do the words right behind an equation say why it holds: "because", "by definition"? */
export const givesGround = (words: string): boolean => /^[\s,$)]*(?:because|since|as|by\s+(?:the\s+)?(?:definition|assumption|hypothesis|construction|normali[sz]ation)|always holds)\b/i.test(words);
/** Is it a derivative that they set to zero? */
export const setsDerivativeToZero = (prose: string): boolean => /\b(?:derivatives?|gradients?|slope|partials?|differentiat\w+)\b/i.test(lastSentence(prose));
/** Do the words say that what comes are the places where something is zero, or follows from that? */
export const announcesRoots = (prose: string): boolean => /\b(?:so|then|thus|hence|therefore|implies|gives?|giving|get|obtain\w*|yields?|solv\w+|follows|means|from|find|(?:critical|stationary)\s+(?:points?|values?|numbers?)|solutions?|roots?|zeros?|minim\w+|maxim\w+|optim\w+)\b/i.test(lastSentence(prose));
/** Do the words speak of an expression that is to become zero: "set the derivative to zero"? */
export const announcesZero = (prose: string): boolean => /\b(?:set|sets|setting|equat(?:e|es|ing)|put|putting|let|letting|make|making)\b[^.?!]*(?:\b(?:equal\s+)?to\s+(?:zero|0(?![.\d]))|=\s*0(?![.\d]))|\bfirst[- ]order\b|\b(?:stationary|critical)\s+points?\b/i.test(lastSentence(prose));
/** Do the words put one equation into another? */
export const announcesElimination = (prose: string): boolean => ELIMINATES.test(lastSentence(prose));
/** "Substituting back, we obtain", "Plugging these into the Lagrangian": is what was found before put into what comes? */
export const putsBack = (prose: string): boolean => PUTS_BACK.test(lastSentence(prose));
const PUTS_BACK = /\b(?:substitut(?:ing|e)|plug(?:ging)?|insert(?:ing)?|putting)\s+(?:(?:all\s+of\s+|both\s+(?:of\s+)?)?(?:this|these|those|them|it|the\s+(?:results?|values?|expressions?|conditions?|above|former|latter))\b[^.?!]*|(?:everything\s+)?back\b[^.?!]*)$/i;
/** Do the words say that what comes follows from what stood before? */
export const announcesConsequence = (prose: string): boolean => FOLLOWS.test(lastSentence(prose)) && !REQUIRES.test(lastSentence(prose));
/** "To get a rate of 2, we need", "Solve": do the words set a new aim, for which what follows is asked? */
export const setsAim = (prose: string): boolean => AIM.test(lastSentence(prose)) || TASK.test(lastSentence(prose));
const AIM = /^\s*(?:\(?\w{1,3}\)\s*)?(?:(?:so|now|finally|next|similarly)[\s,]+)?(?:in order\s+)?to\s+(?:get|have|make|obtain|reach|achieve|attain|ensure)\b[^.?!]*\b(?:we|you|one)\s+(?:need|want|require|must have)\s*:?\s*$/i;
/** A task at the beginning of a sentence, and not what is to be done with the line before it. */
const TASK_LEAD = String.raw`^\s*(?:(?:\\item(?:\s*\[[^\]]*\])?|[-*+]|\(?\w{1,3}[).]|(?:exercise|example|problem|question|task)\s*[\d.]*[.:)]?)\s*)*(?:(?:now|next|finally|also|please)[\s,]+)?`;
const TASK = new RegExp(String.raw`${TASK_LEAD}(?:let us\s+|let's\s+|we\s+(?:now\s+)?)?solve\b(?!\s+(?:for|this|these|it|that|them|both|the\s+(?:last|resulting|new|same|above|remaining|latter)))[^.?!]*$`, "i");
/** Is it nothing but a task that changes the form of an expression, "Simplify", "(b) Factor:"? */
export const isTask = (prose: string): boolean => REWRITING_TASK.test(prose);
const REWRITING_TASK = new RegExp(String.raw`${TASK_LEAD}(?:simplify|factor(?:i[sz]e)?|expand|evaluate|rewrite|combine|reduce)\s*[:.]?\s*$`, "i");
export const isStanding = (prose: string): boolean => STANDING.test(prose);
/** Do the words say that the equation after them holds? */
export const announcesGiven = (prose: string): boolean => GIVES.test(lastSentence(prose.replace(/\\!|\.(?=\d)/g, " ")));
/** Do they speak of where a function has a value: a level curve, the solutions of an equation, "the $x$ with"? */
export const namesLevel = (prose: string, isOfSeveral: boolean): boolean => (isOfSeveral ? LEVEL : SOUGHT_PLACE).test(lastSentence(prose));
const SOUGHT_PLACE = /\b(?:satisf\w+|solv(?:e|es|ing)|(?:an?|the|any|every|each|those|all|some)\s+\p{L}\s+(?:with|such that|for which|where))\b[^.?!]*$/iu;
const LEVEL = new RegExp(`${SOUGHT_PLACE.source}|\\b(?:level|contours?|curves?|surfaces?|spheres?|ellipses?|ellipsoids?|boundary|isotherms?|constraints?|implicit\\w*|equations?)\\b[^.?!]*$`, "iu");
/** Do the words right behind an equation say that it makes one of its letters a function of the others? */
export const definesImplicitly = (words: string): boolean => /^[\s$)\\,]*(?:implicitly\s+)?(?:defines?|determines?|describes?)\b/i.test(words);
/** Do they say that it is a constraint? */
export const setsConstraint = (prose: string): boolean => /\b(?:subject to|under the (?:side )?conditions?|(?:with|under|given|satisf\w+) (?:the|a) constraints?)\b[^.?!]{0,40}$/i.test(lastSentence(prose));
/** Do the words say that the equation before the formula was differentiated? */
export const announcesDifferentiation = (prose: string): boolean => DIFFERENTIATES.test(prose);
/** Do the words say that both sides of the equation after them are differentiated? */
export const announcesDifferentiationOfSides = (prose: string): boolean => /\bdifferentiat\w+\b[^.;]*\b(?:both|each|two) sides?\b|\bdifferentiat\w+\b[^.;]*\bimplicit|\bimplicit(?:ly)?\s+differentiat/i.test(lastSentence(prose));
/** Do the words ask for a derivative? */
export const asksForRate = (prose: string): boolean => ASKS_FOR_RATE.test(prose);
/** Do the words report that the equation after them holds? */
export const announcesReport = (prose: string): boolean => TELLS.test(lastSentence(prose));
/** Do the words bound a letter for the formula after them, so that it holds there only? */
export const boundsWhatFollows = (prose: string): boolean => BOUNDS.test(lastSentence(prose));
/** Do the words say what has to hold if something else is to: "in order for f to be continuous at 2, we must have"? */
export const wantsCondition = (prose: string): boolean => /\bin order (?:for|that|to)\b[^.?!]*\b(?:must|needs?|has to|have to|requires?d?|want)\b[^.?!]*$/i.test(lastSentence(prose));
/** Does an exercise want a function of this name: "sketch the graph of a function f that satisfies"? */
export const wantsFunction = (before: string, after: string): boolean => /\b(?:sketch|draw|graph|give|find|construct|provide|produce|example)\b[^.?!]*\b(?:an?|some|any|another|one)\s+(?:[a-z]+\s+){0,3}(?:functions?|curves?)\s*$/i.test(lastSentence(before)) && /^[\s,$)\\]*(?:that|which|such that|so that|with|for which|satisf\w+|whose|having|where)\b/i.test(after);
/** Do the words right before a formula say that it is to hold: "a base that makes", "such that", "until"? */
export const wantsHolding = (prose: string): boolean => /\b(?:makes?|making|such that|for which|until|unless|(?:ensur|guarantee|requir|want|need)\w*(?: that)?)\s*$/i.test(prose);
/** Do the words ask about the formula after them, or call it a mistake? */
export const asksOrWarns = (prose: string): boolean => ASKS.test(lastSentence(prose)) || (ITEM.test(prose) && ASKS_OF_ITEMS.test(wordsBeforeItems(prose)));
/** The mark of an item directly before a formula, `II.`, `(b)`, and that of the first one. */
const ITEM = /(?:^|[\s&}])\(?(?:[IVXivx]{1,4}|[a-zA-Z]|\d{1,2})[.)]\s*$/;
const FIRST_ITEM = /(?:^|[\s&}])\(?(?:[Ii]|[aA]|1)[.)](?=\s)/;
/** Words before items that ask of each: "for which of the following equations is y = x² a solution?". */
const ASKS_OF_ITEMS = /^\s*which\b|\b(?:for which|which of|determine (?:whether|if)|decide (?:whether|if)|true or false|are (?:these|the following))\b/i;
/** The sentence before the first item; what sets the items, `\begin{tabular}{ll}`, leaves a rest that is none. */
const wordsBeforeItems = (prose: string): string => prose.slice(0, Math.max(0, prose.search(FIRST_ITEM))).split(/(?<=[.?!:])\s+/).findLast((sentence) => (sentence.match(/\p{L}{3,}/gu) ?? []).length > 2) ?? "";
/** Does the author ask for his own mistake? Then what he calls wrong is to be looked at, and no example of what to avoid. */
export const asksForMistake = (text: string): boolean => ASKS_FOR_MISTAKE.test(text);
/** "Find the derivative of", "integrate", before a formula that shows no derivative and no integral. */
export function asksOfOperand(prose: string, formula: string): boolean {
  const asked = /\b(?:(derivatives?|gradient|slope)\s+of|(differentiate)|(?:integral|antiderivative)s?\s+of|integrate)(?:\s+(?:the\s+)?(?:following\s+)?(?:function|expression)?)?\s*:?\s*$/i.exec(prose.slice(-120));
  if (asked === null) return false;
  return asked[1] !== undefined || asked[2] !== undefined ? !/\\frac\s*\{\s*(?:\\mathrm\s*\{?\s*)?(?:d|\\partial)\b|'|\\prime|\\nabla|\\partial/.test(formula) : !/\\i*int/.test(formula);
}

/** "This is \\textbf{not} correct", "**not** correct": the words alone. */
export const withoutEmphasis = (text: string): string => text.replace(/\\(?:textbf|textit|textsl|emph|underline)\s*\{([^{}\\]*)\}/g, "$1").replace(/(\*{1,3}|_{1,2})(?=\p{L})(\p{L}[\p{L} ]*)\1/gu, "$2");
/** Do the words after a formula say that it does not hold? */
export const takesBack = (after: string): boolean => TAKES_BACK.test(after);
/** Do the words take back the condition that follows: "fails for", "not defined when"? */
export const deniesCondition = (prose: string): boolean => DENIES.test(prose);
/** Do they say that what follows does not happen: "we cannot have"; and is that so in every case? Null where they do not. */
export const rulesOut = (prose: string): "always" | "sometimes" | null => {
  const sentence = lastSentence(prose);
  return RULES_OUT.test(sentence) ? (IN_SOME_CASES.test(sentence) ? "sometimes" : "always") : null;
};
/** Does the sentence up to here name what may hold, one thing or another: "at least one of $a = 1$ and"? */
export const offersSeveral = (before: string): boolean => /\bone of\b[^.;:]{0,120}$/i.test(lastSentence(before));
export const announcesEvaluation = (prose: string): boolean => EVALUATES.test(prose.slice(-100));
/** "The plane $z = 0$", "the lines $x = 0$ and": an object that is named by its equation. "On the line $x = 0$" looks at what holds there. */
const LOCUS = /(?<!\b(?:on|along|over|at|across)\s+(?:the\s+|this\s+|that\s+|each\s+)?(?:\p{L}+\s+){0,2})\b(?:(?:half-)?planes?|lines?|circles?|axis|axes|asymptotes?|cylinders?|walls?|edges?)(?:\s+(?:(?:with|of|has|have|having|whose)(?:\s+the)?\s+equations?(?:\s+(?:is|are))?|(?:given|defined|described)\s+by(?:\s+the\s+equations?)?))?(?:\s+[^\s.,;:?!][^.;:?!]{0,30}=[^.;:?!]{0,30}(?:,|\band\b|,\s*and\b))?\s*$/iu;
/** "Equations of the form $x = h$ and": what kind of equation is spoken of. */
const OF_THE_FORM = /\bof\s+the\s+forms?(?:\s+[^\s.,;:?!][^.;:?!]{0,30}=[^.;:?!]{0,30}(?:,|\b(?:and|or)\b|,\s*(?:and|or)\b))?\s*$/iu;
/** "The equation $r = 2$ describes a circle": it is the equation that does something. */
const EQUATION_ITSELF = /\bequations?(?:\s+[^\s.,;:?!][^.;:?!]{0,30}=[^.;:?!]{0,30}(?:,|\b(?:and|or)\b|,\s*(?:and|or)\b))?\s*$/iu;
const DRAWS = /^(?:\$|\\\))?\s*(?:(?:and|or|,)\s[^.;:?!]{1,40}=[^.;:?!]{1,40}\s)?(?:creates?|describes?|represents?|graphs?|draws?|traces?)\s+(?:a\b|an\b|the\b|all\b|\p{L}*\s*(?:lines?|circles?|curves?|planes?|cylinders?|spheres?))/iu;
/** "So we adjust our parametrization to be": another curve, though it follows how. */
export const changesCurve = (prose: string): boolean => /\b(?:adjust|chang|modif|alter|reparametri[sz])\w*\s(?:[^.;:?!]*\s)?(?:parametri[sz]ations?|curves?|paths?|equations?)\s(?:to\s+be|to|as|into)\s*:?\s*$/i.test(lastSentence(prose).trimEnd());
/** Does an equation with these words before and behind it name a figure, or a kind of equation? */
export function namesLocus(prose: string, after = ""): boolean {
  const sentence = lastSentence(prose);
  return LOCUS.test(sentence) || OF_THE_FORM.test(sentence) || (EQUATION_ITSELF.test(sentence) && DRAWS.test(after));
}

/** A reason that is more than the name of a rule of calculus or algebra; null where there is none. */
export function reasonIn(prose: string): string | null {
  const sentence = lastSentence(prose).trim();
  return REASON.test(sentence) && !KNOWN_RULE.test(sentence) ? sentence : null;
}

export function lastSentence(prose: string): string {
  const trimmed = prose.trimEnd();
  const cut = Math.max(trimmed.lastIndexOf(". "), trimmed.lastIndexOf("? "), trimmed.lastIndexOf("! "), trimmed.lastIndexOf(".\n"));
  return cut < 0 ? trimmed.slice(-300) : trimmed.slice(cut + 1);
}

const NUMBER_OF = /^[\s,:=]*(?:(?:is|be|are|denotes?|stands for|represents|means)\s+)?(?:the\s+)?(?:total\s+)?(?:number|count)\s+of\s+((?:[a-z-]+\s+){0,3}?[a-z-]+)(?=\s*(?:[.,;:()\n$]|and\b|in\b|is\b|$))/i;

/** "number of training examples" after a name: what the name counts. */
export function describeSize(name: string, following: string): SizeDescription | null {
  const match = NUMBER_OF.exec(following);
  return match?.[1] === undefined ? null : { name, noun: match[1].toLowerCase() };
}

const SINGLE = /\b(?:for|with|consider(?:ing)?|take|taking|on|of|using|only)\s+(?:just\s+|only\s+)?(?:one|a single|1)\s+((?:[a-z-]+\s+){0,2}?[a-z-]+)(?=\s*(?:[.,;:()\n$]|at\b|and\b|in\b|we\b|i\b|is\b|the\b|then\b|this\b|$))/gi;

/** "for one training example", "a single sample"; never where all of them are spoken of. */
export function singleFacts(prose: string, offset: number): readonly SingleFact[] {
  const facts: SingleFact[] = [];
  for (const match of prose.matchAll(SINGLE)) {
    const before = prose.slice(Math.max(0, match.index - 40), match.index);
    const after = prose.slice(match.index + match[0].length, match.index + match[0].length + 60);
    if (/\b(all|every|each|whole|entire)\b/i.test(before) || /\b(then|and then|before)\s+(?:\w+\s+){0,3}(all|every|whole|entire)\b/i.test(after)) continue;
    facts.push({ noun: (match[1] ?? "").toLowerCase(), text: match[0].trim(), offset: offset + match.index });
  }
  return facts;
}

/** Do "training examples" and "training example" speak of the same things? The last word decides, without its plural. */
export function sameNoun(plural: string, singular: string): boolean {
  const stem = (word: string): string => word.replace(/(?:ies)$/, "y").replace(/s$/, "");
  const heads = plural.split(/\s+/).map(stem);
  const words = singular.split(/\s+/).map(stem);
  const head = heads[heads.length - 1];
  return head !== undefined && words.includes(head);
}

/** The label that prose directly before a formula gives it: the last line before it, where it ends in a colon or names a rule; null otherwise. */
export function labelBefore(source: string): string | null {
  const line = (source.split(/\n/).filter((part) => part.trim() !== "").pop() ?? "").trim();
  const cleaned = line.replace(/^(?:[>*+-]|\d+[.)])\s+/, "").replace(/[*_`]{1,2}/g, "").trim();
  if (cleaned === "" || cleaned.length > 240) return null;
  const colon = cleaned.endsWith(":");
  const text = cleaned.replace(/[:,.\s]+$/, "").trim();
  if (text === "") return null;
  const sentence = text.split(/(?<=[.!?])\s+/).pop() ?? text;
  const names = /\b(rule|definition|identity|substitut\w*|factor\w*|simplif\w*|expand\w*|collect\w*|cancel\w*|linearity)\b/i.test(sentence);
  if (names) return sentence.length < 100 || colon ? sentence : null;
  const introduces = /^(?:for|let|with|where|given|suppose|if|then|so|thus|hence|therefore|we|i|this|here|consider|now|and|but|note|since|because|the|a|an|in|it)\b/i.test(sentence);
  return colon && !introduces && !announcesClaim(text) ? sentence : null;
}
