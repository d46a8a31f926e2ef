// Equalities that a sentence says in words between two formulas: "the derivative of $x^2$ is $2x$", "$\int_0^1 x^2 dx$ equals $1/3$", "I expanded $(x+1)^2$ as $x^2 + 2x + 1$". Each becomes
// one formula with a sign of equality, as the author would have written it in a display; every place in it stays where it stands in the text.

import { joinSources, plainSource, type DocumentPart, type MathPart, type SourceText } from "../syntax/document.js";
import { asksOrWarns, lastSentence } from "./prose.js";

/** Words after which a formula stands for itself, not as a part of what is spoken of ("the square of"). */
const BY_ITSELF = /(?:^|[.:;,]|\b(?:that|so|and|hence|thus|then|therefore|integral|derivative|limit|sum|product|expression|fraction|quotient))\s*$/i;
/** A function of something that nothing determines. */
const APPLIED = /(?<![a-zA-Z\\])[fghFGH]\s*\(/;
/** Longer formulas are not said in a sentence. */
const LONGEST = 400;
/** A relation in a formula: it says something by itself. */
const RELATION = /[=<>≤≥≈≠]|\\(?:le|leq|leqslant|ge|geq|geqslant|lt|gt|ne|neq|approx|sim|simeq|to|rightarrow|longrightarrow|mapsto|in|equiv|propto|colon)(?![a-zA-Z])/;
/** Bounds under an operator hold an arrow or a sign of equality, which relates nothing here. */
const UNDER_OPERATOR = /\\(?:lim|sum|prod|max|min)\s*(?:\\limits\s*)?_\s*\{[^{}]*\}/g;

const DERIVATIVE = /\b(?:the|its|a)\s+(?:(?:first|partial)\s+)*derivative\s+of\s*$/i;
const ANTIDERIVATIVE = /\b(?:the|an?|its)\s+(?:(?:indefinite\s+)?integral|antiderivative|primitive)\s+of\s*$/i;
const REWRITING = /\b(?:expand|simplif|factor|multipl(?:y|ied)\s+out|multiplying\s+out)\w*(?:\s+the\s+(?:expression|product|polynomial|fraction|bracket|quadratic|square|brackets\s+in))?\s*$/i;
const IS = /^\s*(?:is|equals|is\s+equal\s+to|is\s+just|is\s+simply)\s*$/i;
const EQUALS = /^\s*(?:equals|is\s+equal\s+to)\s*$/i;
const REWRITTEN = /^\s*(?:,?\s*(?:and|which|giving|to|we|I|this)\s+)?(?:as|to|into|gives?|get|got|(?:we|I)\s+(?:get|got|obtain)|yields?|obtain(?:ed)?|to\s+(?:get|obtain))\s*$/i;
const REWRITES_ITSELF = /^\s*(?:simplifies\s+to|expands\s+(?:to|as|into)|factors\s+(?:as|into)|factori[sz]es\s+(?:as|into)|can\s+be\s+(?:simplified|expanded|factored)\s+(?:to|as|into))\s*$/i;
const WITH_RESPECT_TO = /^\s*(?:with\s+respect\s+to|w\.?\s?r\.?\s?t\.?)\s*$/i;
/** Work that is carried out in a formula, so that "is" between it and another says what it comes to. */
const CARRIED_OUT = /\\(?:d?frac\s*\{\s*(?:d|\\partial|\\mathrm\s*\{?d\}?)\s*\}|int|lim|iint|oint)(?![a-zA-Z])/;
/** Words by which the sentence claims no equality: a supposition, what somebody believes, an approximation. */
const HEDGES = /\b(?:if|suppose|assume|imagine|let|think|thinks|thought|believ\w+|guess\w*|assum\w+|suppos\w+|would|might|could|should|may|nor|neither|without|such|say|pretend\w*|for\s+(?:which|what|some)|taylor|maclaurin|fourier|series|order|approximat\w*|asymptotic\w*|linearly|modulo|mod)\b/i;

/** The parts with each equality that words say as one formula. `asksForMistake`: what the author calls into question is his own. */
export function withSaidEqualities(parts: readonly DocumentPart[], asksForMistake: boolean): readonly DocumentPart[] {
  const made: DocumentPart[] = [];
  let prose = "";
  for (let k = 0; k < parts.length; k++) {
    const part = parts[k];
    if (part === undefined) continue;
    const said = part.kind === "math" ? saidAt(parts, k, prose, asksForMistake) : null;
    if (said !== null) {
      made.push(said.part);
      prose = `${prose} □ `;
      k = said.last;
      continue;
    }
    made.push(part);
    if (part.kind === "prose") prose += part.text;
    else if (part.kind === "math" && !part.display) prose += " □ ";
    else prose = "";
  }
  return made;
}

interface Said {
  readonly part: MathPart;
  /** The number of the last part that it takes in. */
  readonly last: number;
}

function saidAt(parts: readonly DocumentPart[], at: number, prose: string, asksForMistake: boolean): Said | null {
  const first = expressionAt(parts, at);
  if (first === null) return null;
  const sentence = lastSentence(prose);
  const variable = WITH_RESPECT_TO.test(wordsAt(parts, at + 1)) ? expressionAt(parts, at + 2) : null;
  const from = variable === null ? at : at + 2;
  const words = wordsAt(parts, from + 1);
  const value = valueAt(parts, from + 2);
  if (value === null || (!asksForMistake && (asksOrWarns(sentence) || HEDGES.test(sentence) || /^\s*\?/.test(wordsAt(parts, from + 3))))) return null;
  // Said of another place, or with more words to it: "is $4$ times as large", "is $2x$ at that point".
  if (!/^\s*(?:[.,;:!?)]|$|\n|and\b|but\b|so\b|which\b|by\b|because\b|since\b|hence\b|thus\b|therefore\b)/i.test(wordsAt(parts, from + 3))) return null;
  const isOperator = IS.test(words);
  const bare = isName(first.source.text);
  if (isOperator && DERIVATIVE.test(sentence) && !bare) {
    const letter = variable === null ? letterOf(first.source.text, value.source.text) : letterIn(variable.source.text);
    return letter === null ? null : said(first, value, from + 2, [`\\frac{d}{d${letter}}\\left(`, "\\right) = "]);
  }
  if (isOperator && ANTIDERIVATIVE.test(sentence) && !bare && !CARRIED_OUT.test(first.source.text)) {
    const letter = variable === null ? letterOf(first.source.text, "") : letterIn(variable.source.text);
    return letter === null ? null : said(first, value, from + 2, ["\\int \\left(", `\\right) d${letter} = `]);
  }
  if (variable !== null || bare) return null;
  const rewrites = ((REWRITING.test(sentence) && REWRITTEN.test(words)) || (BY_ITSELF.test(sentence) && REWRITES_ITSELF.test(words))) && !APPLIED.test(first.source.text);
  if (!rewrites && !((EQUALS.test(words) && BY_ITSELF.test(sentence)) || (isOperator && CARRIED_OUT.test(first.source.text) && /\b(?:the|this|our|that)\s+(?:\w+\s+)?(?:integral|derivative|limit)\s*$/i.test(sentence)))) return null;
  return said(first, value, from + 2, ["", " = "]);
}

function said(first: MathPart, value: MathPart, last: number, [before, between]: readonly [string, string]): Said {
  const start = first.source.offsets[0] ?? first.range.start;
  const opened: SourceText = before === "" ? first.source : joinSources(emptyAt(start), before, first.source);
  return { part: { ...first, source: joinSources(opened, between, value.source), range: { start: first.range.start, end: value.range.end }, isClaimed: true }, last };
}

const emptyAt = (offset: number): SourceText => plainSource("", offset);

/** The inline formula there, where it is one expression without a relation. */
function expressionAt(parts: readonly DocumentPart[], at: number): MathPart | null {
  const part = parts[at];
  if (part?.kind !== "math" || part.display || part.notation !== "latex" || part.source.text.length > LONGEST) return null;
  return RELATION.test(part.source.text.replace(UNDER_OPERATOR, "")) || !isClosed(part.source.text) ? null : part;
}

/** The same, or a chain that goes on with it: `$2x = 4$`. */
function valueAt(parts: readonly DocumentPart[], at: number): MathPart | null {
  const part = parts[at];
  if (part?.kind !== "math" || part.display || part.notation !== "latex" || part.source.text.length > LONGEST || /^\s*[=<>]/.test(part.source.text)) return null;
  return RELATION.test(part.source.text.replace(UNDER_OPERATOR, "").replace(/=/g, "")) || !isClosed(part.source.text) ? null : part;
}

/** No comma at the top and no sign at the end: neither a list nor the beginning of something. */
const isClosed = (text: string): boolean => !/[,;]\s|[-+,;]\s*$|\\(?:text|mbox|quad|dots|ldots|cdots)(?![a-zA-Z])|&|\\\\/.test(text) && text.trim() !== "";

function wordsAt(parts: readonly DocumentPart[], at: number): string {
  const part = parts[at];
  return part?.kind === "prose" ? part.text : "";
}

/** `f`, `f(x)`, `y'`: what stands for something that is said elsewhere. */
const isName = (text: string): boolean => /^\s*(?:[a-zA-Z]|\\(?:[a-z]*(?:theta|phi|psi|rho|sigma|mu|ell)))\s*'*\s*(?:_\{?\w+\}?)?\s*(?:\(\s*\\?[a-zA-Z]+\s*\))?\s*$/.test(text);

/** The letter that an expression is differentiated by where nothing says it: its only one, else x, else t; not one that has a derivative itself. */
function letterOf(text: string, derivative: string): string | null {
  const plain = text.replace(/\\(?:text|mathrm|operatorname|mbox)\s*\{[^{}]*\}/g, " ").replace(/\\[a-zA-Z]+/g, (command) => (/^\\(?:theta|phi|alpha|beta|lambda|omega|mu|sigma|tau)$/.test(command) ? command : " "));
  const letters = new Set([...plain.matchAll(/\\[a-z]+|[a-zA-Z]/g)].map(([letter]) => letter).filter((letter) => letter !== "e"));
  const [only] = letters;
  const dependent = [...derivative.matchAll(/([a-zA-Z])\s*(?:'|\^\{?\s*\\prime)|\{?d([a-zA-Z])\}?\s*[/{]/g)].flatMap(([, primed, rated]) => primed ?? rated ?? []);
  if (letters.size === 1 && only !== undefined) return dependent.includes(only) ? null : only;
  return letters.has("x") && !dependent.includes("x") ? "x" : letters.has("t") && !letters.has("y") ? "t" : null;
}

const letterIn = (text: string): string | null => /^\s*(\\?[a-zA-Z]+)\s*$/.exec(text)?.[1] ?? null;
