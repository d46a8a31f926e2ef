// What the form of a move says against calling it a mistake: a letter before a bracket, brackets that may be classes, data in the place of letters, a bound that is asked for.
// Looks at what is written and judges nothing.

import type { ElaboratedDerivation, ElaboratedLine } from "../elaborate/derivation.js";
import type { DraftDerivation, DraftDocument, DraftLine } from "../elaborate/draft.js";
import { SOLVE_DOUBT } from "../elaborate/draft-chain.js";
import { takesBack } from "../elaborate/prose.js";
import { isDescribed } from "../elaborate/scope.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import type { Inequality } from "../judge/inequality.js";
import type { StepVerdict } from "../model/report.js";
import { directionDoubt } from "./direction-doubt.js";
import { equationDoubt } from "./equation-doubt.js";
import { letterBeforeLetterDoubt } from "./letters-before-letters.js";
import { holdsStar, slantedUnit, unlikeUnits, wordAsLetters } from "./line-forms.js";
import { operationDoubt } from "./operation-doubt.js";
import { unheardDoubt } from "./unheard-words.js";
import { countingUnitDoubt, otherMeaningDoubt, projectionDoubt } from "./other-meanings.js";
import type { TensorJudge } from "./tensors/judge-tensors.js";

/** A line that was judged already. */
export interface LineSoFar {
  readonly line: ElaboratedLine;
  readonly number: number;
  readonly verdict: StepVerdict;
  readonly value: Node | null;
}

export interface FormDoubts {
  /** What the form of the move says against a mistake; null where nothing does, as in all of these. */
  formDoubt(start: LineSoFar | undefined, previous: LineSoFar, line: ElaboratedLine, written: Node, after: Node): string | null;
  functionDoubt(drafted: DraftLine): string | null;
  boundDoubt(before: Node, after: Node): string | null;
  rowDoubt(earlier: DraftLine | null, drafted: DraftLine): string | null;
}

/** Are there only numbers and what is reckoned with them? */
const isArithmeticOfNumbers = (node: Node): boolean => !someNode(node, ({ kind }) => !["number", "add", "multiply", "negate", "divide", "power"].includes(kind));

/** `\\text{tanh:}\\quad g(z) = …`: does a row begin with a word that calls it another one than the rows beside it, and no step or rule? */
function hasOwnLabel({ source, range }: DraftLine): boolean {
  const row = source.text.slice(0, range.start).split("\\\\").at(-1) ?? "";
  const label = /^\s*&?\s*\\(?:text|textbf|textit|mathrm|mbox)\s*\{\s*([^{}]*?)\s*:\s*\}/.exec(row.replace(/^\s*\\begin\s*\{[a-z]+\*?\}/, ""))?.[1];
  return label !== undefined && !/\b(?:rules?|steps?|so|hence|thus|then|therefore|check\w*|expand\w*|simplif\w*|differentiat\w*|integrat\w*|substitut\w*|factor\w*|formula|using|by|proof|claim|since|because|we|get)\b/i.test(label);
}

export function createFormDoubts(document: DraftDocument, draft: DraftDerivation, elaborated: ElaboratedDerivation, tensors: TensorJudge | null): FormDoubts {
  return { formDoubt, functionDoubt, boundDoubt, rowDoubt };

  /** What the form of the move says against a mistake. */
  function formDoubt(start: LineSoFar | undefined, previous: LineSoFar, line: ElaboratedLine, written: Node, after: Node): string | null {
    const first = elaborated.lines[0]?.located?.node ?? written;
    if (previous.value === null || previous.line.located === null) return null;
    const { source, restates } = line.draft;
    if (!document.structured && [previous.line.draft, line.draft].every(isBracketed)) return "are the square brackets classes, or only brackets?";
    if (!document.structured && previous.line.draft.source === source && /\\equiv|≡/.test(source.text.slice(previous.line.draft.range.end, line.draft.range.start))) return "≡ may say what a notation stands for";
    if (!document.structured && document.operations.ideals && [previous.line.draft, line.draft].some(isRoundBracketed)) return "are the round brackets an ideal, or only brackets?";
    if (!document.structured && !(isNumber(previous.value) && isNumber(after)) && previous.line.draft.source === source && /\\iff(?![a-zA-Z])|\\Leftrightarrow(?![a-zA-Z])|⇔|⟺/.test(source.text)) return "the display is about equations that hold together (⇔); is this one of them?";
    // `8λx² = 6λy² = λz` in one line, of which the first equality is in doubt.
    if (!document.structured && previous.verdict === "undecided" && previous.number === 1 && start?.value != null && !sameLetters(start.value, previous.value) && previous.line.draft.source === source && !/\\\\/.test(source.text)) return "the equality before it in this line is in doubt; are they equations that are given?";
    if (!document.structured && previous.number === 0 && isListOfLetters(previous.line.located.node)) return "does this say what the letters of the list are?";
    // `𝟙[h ≠ y] = 1 = (1 - yh)/2`: where it is not known whether the value holds, what it is said to equal is not known either.
    if (!document.structured && previous.verdict === "undecided" && isNumber(previous.line.located.node) && !isNumber(written)) return "the value before may hold in another case";
    const direction = tensors === null ? null : directionDoubt([previous.line, line], elaborated.definitions);
    if (direction !== null) return direction;
    // `\mathbf z^\top \sum_i \mathbf z_i = \mathbf 0`: what is centred, say, or what is looked for.
    if (!document.structured && isZeroVector(written) && !isZeroVector(previous.line.located.node)) return SOLVE_DOUBT;
    if (document.speaksOfConvolution && [previous.line.draft, line.draft].some(holdsStar)) return "is * a convolution here, or a product?";
    const operation = document.structured ? null : operationDoubt([previous.line.located.node, written], elaborated.lines.flatMap(({ located }) => located?.node ?? []), document.operations, elaborated.definitions);
    if (operation !== null) return operation;
    const unit = document.structured ? null : (slantedUnit(previous.line.draft) ?? slantedUnit(line.draft));
    if (unit !== null) return `is ${unit} a unit? then write \\mathrm{${unit}}`;
    const word = wordAsLetters(previous.line.draft) ?? wordAsLetters(line.draft);
    const value = document.structured || !elaborated.lines.slice(0, previous.number + 1).every((each) => valueOfLetter(each.draft) !== null) ? null : valueOfLetter(previous.line.draft);
    if (value !== null && elaborated.definitions.get(value.slice(0, 1))?.parameters.length !== 1) return `is ${value} a value of a function, or a product?`;
    const outcome = document.structured || !isNumber(after) ? null : valueAtOutcome(previous.line.draft);
    if (outcome !== null) return `is ${outcome} a value of a function, or a product?`;
    const called = letterBeforeLetterDoubt(previous.line.located.node, written, document, draft.section, elaborated);
    if (called !== null) return called;
    const applied = functionDoubt(previous.line.draft);
    if (tensors !== null && applied !== null && applied === functionDoubt(line.draft)) return applied;
    // `\frac{SST}{df} = \frac{98.4}{2}`: data.
    if (!document.structured && !isNumber(previous.value) && isNumber(after) && /\d\s*\.\s*\d/.test(source.text.slice(line.draft.range.start, line.draft.range.end))) return "numbers may be put in here";
    if (word !== null && !document.structured) return `is ${word} one name? then write \\mathrm{${word}}`;
    const startsAnew = !document.structured && restates && previous.line.draft.source !== source;
    if (startsAnew && (start?.value == null || previous.verdict === "undecided")) return "the lines before were not decided, and this may speak of another case";
    if (startsAnew && isLiteral(previous.line.located.node) && isLiteral(written)) return "is this given anew?";
    if (!document.structured && restates && hasOwnLabel(line.draft) && (hasOwnLabel(previous.line.draft) || previous.line.draft.source !== source)) return "does the word before the row say that this is another one?";
    // `A = 2(8 + 64) = 144`, and in another display `A = 2(8 + 27) = 70`: the same quantity of another case.
    if (startsAnew && freeSymbols(first).size === 1 && first.kind === "symbol" && [previous.value, after].every((side) => freeSymbols(side).size === 0) && !isLiteral(written) && isArithmeticOfNumbers(written)) return "is this given anew?";
    const units = document.structured || !isNumber(previous.value) || !isNumber(after) ? null : unlikeUnits(previous.line.draft, line.draft);
    if (units !== null) return units;
    const ofWord = document.structured ? null : wordBeforeBracket([previous.line.draft, line.draft], elaborated);
    if (ofWord !== null) return ofWord;
    const list = document.structured || document.writesThousands ? null : (isFarApart(previous.value, after) ? (inThousands(line.draft) ?? inThousands(previous.line.draft)) : null);
    if (list !== null) return `is ${list} one number or a list of several?`;
    const restingOn = (node: Node): Node => tensors?.restingOn(node) ?? node;
    const move = { start: first, written: { before: previous.line.located.node, after: written }, values: { before: restingOn(previous.value), after: restingOn(after) } };
    return (document.structured ? null : otherMeaningDoubt(move, line.draft, elaborated.definitions) ?? (document.complex === null ? null : countingUnitDoubt(move)) ?? (tensors === null ? null : projectionDoubt(move, elaborated.definitions, (name) => elaborated.tensors.declared.has(name)))) ?? equationDoubt(move, document, draft, elaborated) ?? (document.isForeign && !document.structured ? unheardDoubt(move, document, elaborated) : null);
  }

  /** `r(\\mathbf S)` as a whole line: a rank, say, or a product. */
  function functionDoubt(drafted: DraftLine): string | null {
    const letter = document.structured ? null : letterBeforeBracket(drafted);
    if (letter === "d" || (letter !== null && elaborated.tensors.declared.has(letter))) return null;
    return letter === null ? null : `is ${letter}(…) a value of a function, or a product?`;
  }

  /** `1/(n+1)! ≤ 0.001`: a number as the bound of a quantity may be what is asked of that. */
  function boundDoubt(before: Node, after: Node): string | null {
    return !document.structured && isNumber(before) !== isNumber(after) ? "this may be a condition rather than a step" : null;
  }

  /** `1.5 < y < 2.5` over `2.25 < x < 6.25`: bounds of one row that would go on from those of the row above. */
  function rowDoubt(earlier: DraftLine | null, drafted: DraftLine): string | null {
    if (document.structured || earlier === null || !isInequality(earlier.relation) || earlier.source !== drafted.source) return null;
    return drafted.source.text.slice(earlier.range.end, drafted.range.start).includes("\\\\") ? "this may be a row of its own" : null;
  }
}

/** What holds for every list of members may fail for one; what the members of a set are is seldom all said. */
export function setDoubt(values: readonly Node[]): string | null {
  const names = values.flatMap((value) => [...freeSymbols(value)]);
  const described = names.find(isDescribed);
  if (described !== undefined) return `what the subscript of ${described} says was not looked into`;
  const sizes = names.filter((name) => /^\|.+\|$/u.test(name));
  return sizes[0] === undefined ? null : `what ${sizes[0].slice(1, -1)} holds is not said in full`;
}

export function newLettersDoubt(fresh: readonly string[]): string | null {
  return fresh.length === 0 ? null : `${fresh.join(", ")} ${fresh.length === 1 ? "is" : "are"} new here; what ${fresh.length === 1 ? "is it" : "are they"}?`;
}

/** `(fg)' = f'g'?`: what the author asks he does not say. */
export function questionDoubt({ source, range }: DraftLine): string | null {
  return /^\s*(?:\\(?:text|mbox|textrm)\s*\{\s*)?\?/.test(source.text.slice(range.end)) || source.text[range.end - 1] === "?" ? "this is asked and not said" : null;
}

export function reasonDoubt(reason: string | null): string | null {
  if (reason === null) return null;
  return takesBack(reason) ? "the text itself says that this does not hold" : "the text gives a reason that I could not use";
}

/** Is it the zero vector or matrix, or a product with it? */
function isZeroVector(node: Node): boolean {
  return someNode(node, (part) => part.kind === "apply" && part.function === "zeros");
}

/** Are these numbers of different size, so that the one is no slip in the other? */
function isFarApart(one: Node, other: Node): boolean {
  const [left, right] = [one, other].map((node) => {
    const value = rationalValue(node);
    return value === null ? null : Math.abs(Number(value.numerator) / Number(value.denominator));
  });
  return left == null || right == null || Math.max(left, right) > 10 * Math.min(left, right);
}

/** `\\text{Loss}_h(z)` beside a Loss_h that is defined without an argument: no product of a word and a bracket. */
function wordBeforeBracket(lines: readonly DraftLine[], { definitions }: ElaboratedDerivation): string | null {
  for (const { source, range } of lines) {
    for (const [, word = "", sub = ""] of source.text.slice(range.start, range.end).matchAll(/\\(?:text|textrm|mathrm|mathit|operatorname)\s*\{\s*([a-zA-Z]{3,})\s*\}\s*(?:_\s*\{?\s*(\w+)\s*\}?)?\s*(?:\\left)?\(/g)) {
      const name = sub === "" ? word : `${word}_${sub}`;
      if (definitions.get(name)?.parameters.length === 0) return `is ${name} a function here? it was defined without its argument`;
    }
  }
  return null;
}

/** `1,200,300` as a whole side; null for anything else. */
function inThousands({ source, range }: DraftLine): string | null {
  return /^[\s&]*(\d{1,3}(?:,\d{3}){2,})\s*$/.exec(source.text.slice(range.start, range.end))?.[1] ?? null;
}

/** `[2]` as a whole line. */
function isBracketed({ source, range }: DraftLine): boolean {
  return /^\s*(?:\\left\s*)?\[[^[\]]*\]\s*$/.test(source.text.slice(range.start, range.end));
}

/** `(x^2)` as a whole line. */
function isRoundBracketed({ source, range }: DraftLine): boolean {
  return /^[\s&]*(?:\\left\s*)?\([^()]*\)[\s.,]*$/.test(source.text.slice(range.start, range.end));
}

/** `v(2)` as a whole line 0, where nothing says that v is a function; null for anything else. */
export function valueOfLetter({ source, range }: Pick<DraftLine, "source" | "range">): string | null {
  return /^\s*([a-zA-Z]\s*(?:\\left)?\(\s*-?[\d.]+\s*(?:\\right)?\))\s*$/.exec(source.text.slice(range.start, range.end))?.[1] ?? null;
}

/** `X(or)`, `X(hht)` as a whole side: a random quantity at an outcome; null for anything else. */
function valueAtOutcome({ source, range }: DraftLine): string | null {
  return /^\s*([A-Z]\s*(?:\\left)?\(\s*[a-zA-Z]{2,4}\s*(?:\\right)?\))\s*$/.exec(source.text.slice(range.start, range.end))?.[1] ?? null;
}

/** r of `r(\mathbf S_w)` as a whole line; null for anything else. */
function letterBeforeBracket({ source, range }: DraftLine): string | null {
  return /^[\s&]*([a-zA-Z]|\\(?:rho|kappa|phi|psi|sigma))\s*(?:\\left)?\([^()]*(?:\\right)?\)\s*$/.exec(source.text.slice(range.start, range.end))?.[1] ?? null;
}

/** A number or a matrix of numbers: data, nothing worked out. */
function isLiteral(node: Node): boolean {
  switch (node.kind) {
    case "number":
      return true;
    case "negate":
      return isLiteral(node.operand);
    case "divide":
      return isLiteral(node.numerator) && node.denominator.kind === "number";
    case "multiply":
      return node.factors.length === 2 && node.factors[0]?.kind === "number" && node.factors[1]?.kind === "symbol" && isNumber(node);
    case "symbol":
      return isNumber(node);
    default:
      return node.kind === "apply" && node.function === "matrix" && node.arguments.every(isLiteral);
  }
}

function isNumber(node: Node): boolean {
  return [...freeSymbols(node)].every((name) => name === "e" || name === "π");
}

export function isInequality(relation: string | null): relation is Inequality {
  return relation === "<" || relation === "≤" || relation === ">" || relation === "≥" || relation === "≠";
}

/** Do the same letters stand in both? */
export function sameLetters(one: Node, other: Node): boolean {
  const [left, right] = [freeSymbols(one), freeSymbols(other)];
  return left.size === right.size && [...left].every((name) => right.has(name));
}

/** `(x, y, z)`: letters, each another one. */
function isListOfLetters(node: Node): boolean {
  const entries = node.kind === "apply" && node.function === "matrix" ? node.arguments.slice(1) : [];
  return entries.length > 1 && new Set(entries).size === entries.length && entries.every(({ kind }) => kind === "symbol");
}
