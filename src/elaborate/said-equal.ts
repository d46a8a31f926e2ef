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

const DERIVATIVE = /\b(?:(?:the|its|a)\s+(?:(first|second|third|partial)\s+)*derivative\s+of|differentiat(?:e|ed|ing))\s*$/i;
const ANTIDERIVATIVE = /\b(?:(?:the|an?|its)\s+(?:(?:indefinite\s+|definite\s+)?integral|(?:most\s+)?general\s+antiderivative|antiderivative|primitive)\s+of|integrat(?:e|ed|ing))\s*$/i;
const LIMIT = /\b(?:the|its)\s+limit\s+of\s*$/i;
const ORDERS: ReadonlyMap<string, string> = new Map([["second", "^2"], ["third", "^3"]]);
/** Words that ask for what is supposed only in form: "if we differentiate". */
const DOES = /\bif\s+(?:we|you|i|one)\s+(?=(?:differentiate|integrate|expand|simplify|factor|multiply|take)\b)/gi;
const REWRITING = /\b(?:expand|simplif|factor|multipl(?:y|ied)\s+out|multiplying\s+out)\w*(?:\s+the\s+(?:expression|product|polynomial|fraction|bracket|quadratic|square|brackets\s+in))?\s*$/i;
const IS = /^\s*(?:is|equals|is\s+equal\s+to|is\s+just|is\s+simply|,?\s*(?:(?:we|i|you|one)\s+(?:get|got|obtain(?:ed)?|find|found|have)|gives?|gave|yields?|and\s+got|and\s+get))\s*$/i;
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
  const operator = operatorAt(parts, at, sentence);
  const from = operator?.last ?? at;
  const words = wordsAt(parts, from + 1);
  const value = expressionAt(parts, from + 2);
  if (value === null || (!asksForMistake && (asksOrWarns(sentence) || HEDGES.test(sentence.replace(DOES, "")) || /^\s*\?/.test(wordsAt(parts, from + 3))))) return null;
  // Said of another place, or with more words to it: "is $4$ times as large", "is $2x$ at that point".
  if (!/^\s*(?:[.,;:!?)]|$|\n|and\b|but\b|so\b|which\b|by\b|because\b|since\b|hence\b|thus\b|therefore\b)/i.test(wordsAt(parts, from + 3))) return null;
  const bare = isName(first.source.text);
  if (operator !== null) {
    const lead = bare || !IS.test(words) ? null : operator.lead(first.source.text, value.source.text);
    return lead === null ? null : said(first, value, from + 2, lead);
  }
  if (bare) return null;
  const rewrites = ((REWRITING.test(sentence) && REWRITTEN.test(words)) || (BY_ITSELF.test(sentence) && REWRITES_ITSELF.test(words))) && !APPLIED.test(first.source.text);
  const isWorkedOut = IS.test(words) && CARRIED_OUT.test(first.source.text) && /\b(?:the|this|our|that)\s+(?:\w+\s+)?(?:integral|derivative|limit)\s*$/i.test(sentence);
  return rewrites || isWorkedOut || (EQUALS.test(words) && BY_ITSELF.test(sentence)) ? said(first, value, from + 2, ["", " = "]) : null;
}

/** What the words around an expression do with it, as it is written before it and behind it; `last` is the number of the last part that says so. */
interface SaidOperator {
  readonly last: number;
  readonly lead: (expression: string, value: string) => readonly [string, string] | null;
}

function operatorAt(parts: readonly DocumentPart[], at: number, sentence: string): SaidOperator | null {
  const derivative = DERIVATIVE.exec(sentence);
  const isIntegral = derivative === null && ANTIDERIVATIVE.test(sentence);
  if (LIMIT.test(sentence)) {
    const moves = wordsAt(parts, at + 1).trim() === "as" ? inlineAt(parts, at + 2) : null;
    return moves === null || !/\\(?:to|rightarrow)(?![a-zA-Z])/.test(moves) ? null : { last: at + 2, lead: () => [`\\lim_{${moves}}\\left(`, "\\right) = "] };
  }
  if (derivative === null && !isIntegral) return null;
  const bounds = isIntegral && wordsAt(parts, at + 1).trim() === "from" && wordsAt(parts, at + 3).trim() === "to" ? [inlineAt(parts, at + 2), inlineAt(parts, at + 4)] : [];
  const behind = bounds.length === 0 ? at : at + 4;
  const named = WITH_RESPECT_TO.test(wordsAt(parts, behind + 1)) ? expressionAt(parts, behind + 2) : null;
  const last = named === null ? behind : behind + 2;
  return {
    last,
    lead: (expression, value) => {
      const letter = named === null ? letterOf(expression, isIntegral ? "" : value) : letterIn(named.source.text);
      if (letter === null || bounds.includes(null)) return null;
      if (derivative !== null) {
        const order = ORDERS.get((derivative[1] ?? "").toLowerCase()) ?? "";
        return [`\\frac{d${order}}{d${letter}${order}}\\left(`, "\\right) = "];
      }
      // "An antiderivative of $1/x$ is $\\log x$" means x > 0.
      if (CARRIED_OUT.test(expression) || (/\\(?:ln|log)(?![a-zA-Z])/.test(value) && !value.includes("|"))) return null;
      return [bounds.length === 0 ? "\\int \\left(" : `\\int_{${bounds.join("}^{")}} \\left(`, `\\right) d${letter} = `];
    },
  };
}

/** The text of the inline formula there. */
function inlineAt(parts: readonly DocumentPart[], at: number): string | null {
  const part = parts[at];
  return part?.kind === "math" && !part.display && part.notation === "latex" && part.source.text.length < LONGEST && !part.source.text.includes("=") ? part.source.text : null;
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
  const dependent = [...derivative.matchAll(/([a-zA-Z])\s*(?:\\[a-zA-Z]+\s*)?(?:'|\^\{?\s*\\prime)|\{?d([a-zA-Z])\}?\s*[/{]/g)].flatMap(([, primed, rated]) => primed ?? rated ?? []);
  if (letters.size === 1 && only !== undefined) return dependent.includes(only) ? null : only;
  return letters.has("x") && !dependent.includes("x") ? "x" : letters.has("t") && !letters.has("y") ? "t" : null;
}

const letterIn = (text: string): string | null => /^\s*(\\?[a-zA-Z]+)\s*$/.exec(text)?.[1] ?? null;
