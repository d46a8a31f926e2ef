// The single edits of a line that might repair it, as mathematics and as text side by side. Each family of edits is one function; they know nothing of which edit is right, and
// the search (repair.ts) tries them from the simplest on.

import { addRational, divideRational, equalRational, isInteger, multiplyRational, negateRational, ONE, rational, type Rational } from "../arithmetic/rational.js";
import { isOne } from "../calculus/tidy.js";
import { occurrences, reformAt, replaceAt, type Form, type Located, type Path } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { functionByLatex, functionByText } from "../functions/registry.js";
import { latexFunctionCommand, textFunctionName } from "../notation/function-names.js";
import type { Range } from "../syntax/document.js";
import { baseCost, type Edit, type EditKind } from "./edit.js";
import type { Material } from "./material.js";
import { asBase, asFactor, bracketed, exponentText, isEnclosed, isLoose, print, SUPERSCRIPT_DIGITS, textOf, times, wholeRange, type SourceLine } from "./splice.js";

export interface CandidateInput {
  readonly arena: Arena;
  readonly line: SourceLine;
  readonly material: Material;
}

/** An occurrence with the one around it. */
interface Place {
  readonly located: Located;
  readonly path: Path;
  readonly parent: Located | null;
  readonly position: number;
}

interface Draft {
  readonly kind: EditKind;
  readonly extra?: number;
  readonly node: Node;
  readonly path: Path;
  readonly piece: Node | null;
  readonly action: Edit["action"];
  readonly range: Range;
  readonly text: string;
  /** Where what is shown differs from what is spliced: the part of the range that the edit is about. */
  readonly shown?: { readonly range: Range; readonly expected: string };
}

type Family = (input: CandidateInput, place: Place) => Generator<Draft>;

/** All edits in stages, the simplest first; of two in a stage that make the same line the simpler one. Later stages are made when they are asked for. */
export function* candidateEdits(input: CandidateInput): Generator<Edit> {
  const stages: readonly (readonly Family[])[] = [[signEdits, numberEdits, exponentEdits], [coefficientEdits, dropEdits, functionEdits, derivativeEdits], [quotientEdits, symbolEdits, termEdits]];
  const made = new Set<Node>([input.line.root.node]);
  // A later stage is never cheaper than what an earlier one left over, apart from the dear ends of a stage: those wait.
  let waiting: readonly Edit[] = [];
  for (const [k, families] of stages.entries()) {
    const limit = k === stages.length - 1 ? Infinity : baseCost(STAGE_STARTS[k + 1] ?? "term");
    const all = [...waiting, ...editsOf(input, families)].sort((a, b) => a.cost - b.cost);
    waiting = all.filter((edit) => edit.cost >= limit);
    for (const edit of all) {
      if (edit.cost >= limit || made.has(edit.line)) continue;
      made.add(edit.line);
      yield edit;
    }
  }
}

/** The cheapest kind of each stage. */
const STAGE_STARTS: readonly EditKind[] = ["sign", "coefficient", "quotient"];

function editsOf(input: CandidateInput, families: readonly Family[]): readonly Edit[] {
  const { arena, line } = input;
  const places: Place[] = occurrences(line.root).map(({ located, path }) => {
    const parent = path.length === 0 ? null : at(line.root, path.slice(0, -1));
    return { located, path, parent, position: path[path.length - 1] ?? 0 };
  });
  const edits: Edit[] = [];
  for (const place of places) {
    for (const family of families) {
      for (const draft of family(input, place)) {
        const whole = draft.path.length === 0 ? draft.node : replaceAt(arena, line.root, draft.path, draft.node);
        const shown = draft.shown ?? { range: draft.range, expected: draft.text.trim() };
        edits.push({
          kind: draft.kind, cost: baseCost(draft.kind) + (draft.extra ?? 0), line: whole, path: draft.path, piece: draft.piece, action: draft.action,
          range: shown.range, found: textOf(line, shown.range), expected: shown.expected, splice: { range: draft.range, text: draft.text },
        });
      }
    }
  }
  return edits;
}

function at(root: Located, path: Path): Located | null {
  return path.reduce<Located | null>((located, k) => located?.children[k] ?? null, root);
}

const insertion = (offset: number): Range => ({ start: offset, end: offset });

/** A term, or an argument, exponent, denominator or body: where one thinks of "a factor too few". */
function isTermSlot({ parent, position }: Place): boolean {
  if (parent === null) return true;
  switch (parent.form.kind) {
    case "add":
    case "negate":
    case "apply":
    case "call":
    case "derivative":
      return true;
    case "power":
      return position === 1;
    case "divide":
      return position === 1;
    case "bigOperator":
      return position === 0;
    case "multiply":
    case "leaf":
      return false;
  }
}

/** How far inside the line's own terms a slot is. */
function depthCost({ parent }: Place): number {
  return parent === null || parent.form.kind === "add" || parent.form.kind === "negate" || parent.form.kind === "bigOperator" ? 0 : 3;
}

/** A new text in the place of an occurrence, bracketed where it would fall apart; `node` is what the text says. */
function standIn(line: SourceLine, place: Place, node: Node, text: string): { readonly range: Range; readonly text: string } {
  const { located, parent, position } = place;
  const kind = parent?.form.kind;
  if (parent === null || isEnclosed(line, located)) return { range: located.range, text };
  if (kind === "power" && position === 1) return { range: located.outer, text: exponentText(line, text) };
  if (kind === "power") return { range: located.outer, text: asBase(line, node, text) };
  if (kind === "apply" || kind === "call") return { range: located.outer, text: text.length === 1 ? text : isLoose(node) || node.kind === "divide" || node.kind === "multiply" ? bracketed(line, text) : text };
  if (kind === "divide" && line.notation === "latex" && parent.operatorRange === null) return { range: located.outer, text: text.length === 1 ? text : `{${text}}` };
  if (kind === "divide") return { range: located.outer, text: position === 1 && node.kind === "multiply" ? bracketed(line, text) : asFactor(line, node, text) };
  if (kind === "add" && node.kind === "multiply") return { range: located.outer, text };
  return { range: located.outer, text: asFactor(line, node, text) };
}

function minusFor(line: SourceLine, found: string): string {
  return found === "−" ? "−" : line.minus;
}

// ---- signs --------------------------------------------------------------------------------------------------------------

function* signEdits({ arena, line }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  const { form } = located;
  if (form.kind === "add") {
    for (const [k, sign] of form.signs.entries()) {
      const signs = form.signs.map((each, j) => (j === k ? { ...each, negative: !each.negative } : each));
      const changed: Form = { kind: "add", signs };
      const node = path.length === 0 ? reformAt(arena, located, [], changed) : reformAt(arena, located, [], changed);
      const term = located.children[k];
      if (term === undefined) continue;
      const shared = { kind: "sign" as const, node, path, piece: null, action: "flip" as const };
      if (sign.range === null) yield { ...shared, kind: "inserted-sign", range: insertion(term.outer.start), text: line.minus };
      else if (k === 0) yield { ...shared, range: { start: sign.range.start, end: term.outer.start }, text: "", shown: { range: sign.range, expected: "" } };
      else yield { ...shared, range: sign.range, text: sign.negative ? "+" : minusFor(line, textOf(line, sign.range)) };
    }
    if (form.signs.length > 1 && (parent === null || parent.form.kind === "apply" || parent.form.kind === "power" || parent.form.kind === "call") && !(parent?.form.kind === "power" && place.position === 0)) {
      const whole = wholeRange(located);
      yield {
        kind: "whole-sign", node: arena.negate(located.node), path, piece: null, action: "insert", range: parent === null ? whole : located.range,
        text: `${line.minus}${bracketed(line, textOf(line, located.range))}`,
      };
    }
    return;
  }
  if (form.kind === "negate" && located.operatorRange !== null) {
    const [operand] = located.children;
    if (operand === undefined) return;
    yield {
      kind: "sign", node: operand.node, path, piece: null, action: "drop", range: { start: located.operatorRange.start, end: operand.outer.start }, text: "",
      shown: { range: located.operatorRange, expected: "" },
    };
    return;
  }
  if (!isTermSlot(place) || parent?.form.kind === "add" || parent?.form.kind === "negate" || parent?.form.kind === "divide") return;
  if (located.node.kind === "number" && located.node.value.numerator === 0n) return;
  const negative = arena.negate(located.node);
  const free = parent === null || isEnclosed(line, located) || parent.form.kind === "bigOperator" || parent.form.kind === "derivative";
  const own = { kind: "inserted-sign" as const, extra: depthCost(place), node: negative, path, piece: null, action: "insert" as const };
  if (free && parent?.form.kind !== "bigOperator" && parent?.form.kind !== "derivative") yield { ...own, range: insertion(located.range.start), text: line.minus };
  else if (parent?.form.kind === "power" || parent?.form.kind === "apply" || parent?.form.kind === "call") {
    const superscript = SUPERSCRIPT_DIGITS.includes(textOf(line, located.range).slice(0, 1));
    if (superscript) yield { ...own, range: insertion(located.range.start), text: "⁻" };
    else {
      const { range, text } = standIn(line, place, negative, `${line.minus}${textOf(line, located.range)}`);
      yield { ...own, range, text };
    }
  }
}

// ---- numbers ------------------------------------------------------------------------------------------------------------

function isExponent({ parent, position }: Place): boolean {
  return parent?.form.kind === "power" && position === 1;
}

function* numberEdits({ arena, line, material }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  if (located.node.kind !== "number" || located.form.kind !== "leaf") return;
  if (isExponent(place)) return;
  const { value } = located.node;
  const near = [addRational(value, ONE), addRational(value, negateRational(ONE)), multiplyRational(value, rational(2)), divideRational(value, rational(2)), multiplyRational(value, rational(3))];
  const tried = new Set<string>();
  for (const candidate of [...material.numbers, ...near, ...(value.numerator === 0n ? [] : [divideRational(ONE, value)])]) {
    const size = candidate.numerator < 0n ? negateRational(candidate) : candidate;
    const key = `${size.numerator}/${size.denominator}`;
    if (equalRational(size, value) || size.numerator === 0n || tried.has(key)) continue;
    tried.add(key);
    // A factor 1 is dropped rather than written; the families of factors do that.
    if (equalRational(size, ONE) && parent?.form.kind === "multiply") continue;
    const node = arena.number(size);
    const { range, text } = standIn(line, place, node, print(line, node));
    const isAwkward = !isInteger(size) || (parent?.form.kind === "divide" && equalRational(size, ONE));
    yield { kind: "number", extra: isAwkward ? 25 : 0, node, path, piece: node, action: "replace", range, text, shown: { range, expected: print(line, node) } };
  }
}

// ---- exponents ----------------------------------------------------------------------------------------------------------

/** From the `^` to the end of the exponent; the superscript digits alone where there is no `^`. */
function exponentRange(line: SourceLine, exponent: Located): Range {
  let start = exponent.outer.start;
  while (start > 0 && line.text[start - 1] === " ") start -= 1;
  if (line.text[start - 1] === "^") start -= 1;
  else if (line.text.slice(start - 2, start) === "**") start -= 2;
  else start = exponent.outer.start;
  return { start, end: exponent.outer.end };
}

function superscript(text: string): string | null {
  const digits = [...text].map((character) => (character === "-" ? "⁻" : (SUPERSCRIPT_DIGITS[Number(character)] ?? null)));
  return digits.every((digit): digit is string => digit !== null) ? digits.join("") : null;
}

function* exponentEdits({ arena, line, material }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  const [base, exponent] = located.children;
  if (located.form.kind === "power" && base !== undefined && exponent !== undefined) {
    const own = { kind: "exponent" as const, path, action: "replace" as const };
    const one = arena.integer(1);
    const others: Node[] = exponent.node.kind === "number"
      ? exponentsNear(exponent.node.value).map((value) => arena.number(value))
      : [arena.subtract(exponent.node, one), arena.add([exponent.node, one])];
    for (const node of [...others, ...material.exponents.filter((each) => each.kind !== "number" || exponent.node.kind === "number")]) {
      if (node === exponent.node || (node.kind === "number" && node.value.numerator === 0n)) continue;
      if (isOne(node)) {
        const range = exponentRange(line, exponent);
        yield { ...own, node: base.node, piece: null, action: "drop", range, text: "" };
        continue;
      }
      const printed = print(line, node);
      const isSuperscript = SUPERSCRIPT_DIGITS.includes(textOf(line, exponent.range).slice(0, 1));
      const raised = isSuperscript ? superscript(printed) : null;
      if (isSuperscript && raised === null) continue;
      const exponentPlace: Place = { located: exponent, path: [...path, 1], parent: located, position: 1 };
      const { range, text } = raised === null ? standIn(line, exponentPlace, node, printed) : { range: exponent.range, text: raised };
      const isFar = node.kind === "number" && exponent.node.kind === "number" && !exponentsNear(exponent.node.value).slice(0, 3).some((value) => node === arena.number(value));
      yield { ...own, extra: isFar ? 2 : 0, node: arena.power(base.node, node), piece: node, range, text, shown: { range, expected: raised ?? printed } };
    }
    return;
  }
  if (parent?.form.kind === "power" && place.position === 0) return;
  const { kind } = located.node;
  const isName = (kind === "symbol" || kind === "index") && located.form.kind === "leaf";
  const isBracket = located.form.kind === "add" && /[)\]]$/.test(textOf(line, located.outer)) && located.outer.end > located.range.end && parent?.form.kind !== "apply" && parent?.form.kind !== "call";
  const isDenominator = parent?.form.kind === "divide" && place.position === 1;
  for (const power of [2, 3]) {
    const two = arena.integer(power);
    const own = { kind: "exponent" as const, extra: 4 + power, node: arena.power(located.node, two), path, piece: two, action: "insert" as const };
    if (isName || isBracket) {
      const end = isBracket ? located.outer.end : located.range.end;
      yield { ...own, range: insertion(end), text: `^${power}` };
    } else if (located.form.kind === "apply" && located.operatorRange !== null && parent?.form.kind !== "power" && nameIsPlain(line, located)) {
      yield { ...own, range: insertion(located.operatorRange.end), text: `^${power}` };
    } else if (isDenominator && located.node.kind !== "number") {
      const inner = textOf(line, located.range);
      const { range, text } = standIn(line, place, own.node, `${asBase(line, located.node, inner)}^${power}`);
      yield { ...own, range, text };
    }
  }
}

function exponentsNear(value: Rational): readonly Rational[] {
  const half = divideRational(value, rational(2));
  return [addRational(value, negateRational(ONE)), addRational(value, ONE), negateRational(value), multiplyRational(value, rational(2)), ...(isInteger(half) ? [half] : [])];
}

// ---- factors ------------------------------------------------------------------------------------------------------------

function* coefficientEdits(input: CandidateInput, place: Place): Generator<Draft> {
  const { arena, line, material } = input;
  const { located, parent } = place;
  if (!isTermSlot(place) || located.form.kind === "negate") return;
  const isSum = located.form.kind === "add";
  if (isSum && parent !== null && parent.form.kind !== "bigOperator" && parent.form.kind !== "derivative" && parent.form.kind !== "divide") return;
  const extra = depthCost(place) + (isSum ? 4 : 0);
  for (const value of material.numbers) yield* inserted(input, place, arena.number(value), "coefficient", extra + (isInteger(value) ? 0 : located.form.kind === "divide" ? 5 : 1));
  for (const factor of material.factors) {
    if (factor.kind === "number") yield* inserted(input, place, factor, "coefficient", extra);
    else if (factor !== located.node || parent?.form.kind !== "apply") yield* inserted(input, place, factor, "factor", extra);
  }
  // A denominator that is missing.
  if (located.form.kind === "divide" || parent?.form.kind === "apply" || parent?.form.kind === "power") return;
  for (const factor of material.factors) {
    if (factor.kind === "number" && !isInteger(factor.value)) continue;
    const below = print(line, factor);
    const own = textOf(line, located.range);
    const text = line.notation === "latex" ? `\\frac{${own}}{${below}}` : `${asFactor(line, located.node, own)}/${factor.kind === "multiply" ? bracketed(line, below) : asFactor(line, factor, below)}`;
    const node = arena.divide(located.node, factor);
    const stand = standIn(line, place, node, text);
    yield { kind: "factor", extra: extra + 3, node, path: place.path, piece: node, action: "replace", range: stand.range, text: stand.text };
  }
}

/** The factor before the term: as a digit where it is one, else with a multiplication sign. */
function* inserted({ arena, line }: CandidateInput, place: Place, factor: Node, kind: "coefficient" | "factor", extra: number): Generator<Draft> {
  const { located, path, parent } = place;
  const isNegative = factor.kind === "negate" || (factor.kind === "number" && factor.value.numerator < 0n) || (factor.kind === "divide" && factor.numerator.kind === "number" && factor.numerator.value.numerator < 0n);
  const size = isNegative ? positive(arena, factor) : factor;
  if (isOne(size)) return;
  const isSum = located.form.kind === "add";
  const rest = textOf(line, isSum ? located.range : located.outer);
  const isWhole = isSum || (located.outer.start === located.range.start ? false : parent !== null && isEnclosed(line, located));
  const body = isWhole ? textOf(line, located.range) : rest;
  const printed = asFactor(line, size, print(line, size));
  const glue = size.kind === "number" && isInteger(size.value) && glues(line, body) ? "" : size.kind === "number" && line.notation === "latex" && !/^\d|^\\frac\s*\d/.test(body) ? " " : times(line);
  const head = `${printed}${glue}`;
  const signed = isNegative ? arena.multiply([factor, located.node]) : arena.multiply([size, located.node]);
  const own = { kind, extra: extra + (isNegative ? 2 : 0), path, piece: factor, action: "insert" as const };
  if (isSum) {
    const whole = wholeRange(located);
    const range = parent === null ? whole : located.range;
    const text = `${isNegative ? line.minus : ""}${head}${bracketed(line, textOf(line, located.range))}`;
    const stand = parent === null ? { range, text } : standIn(line, place, signed, text);
    yield { ...own, node: signed, range: stand.range, text: stand.text };
    return;
  }
  const sign = parent?.form.kind === "add" ? parent.form.signs[place.position] : parent?.form.kind === "negate" ? { negative: true, range: parent.operatorRange } : null;
  const isEnclosedArgument = parent === null || parent.form.kind === "add" || parent.form.kind === "negate" || isEnclosed(line, located);
  const start = parent !== null && parent.form.kind !== "add" && parent.form.kind !== "negate" && isEnclosed(line, located) ? located.range.start : located.outer.start;
  if (!isNegative) {
    if (isEnclosedArgument || parent.form.kind === "bigOperator") yield { ...own, node: signed, range: insertion(start), text: head, shown: { range: insertion(start), expected: printed } };
    else {
      const stand = standIn(line, place, signed, `${head}${body}`);
      yield { ...own, node: signed, range: stand.range, text: stand.text };
    }
    return;
  }
  if (sign !== undefined && sign !== null && sign.range !== null) {
    const isFirst = parent?.form.kind === "negate" || place.position === 0;
    const newSign = sign.negative ? (isFirst ? "" : "+ ") : `${line.minus}${isFirst ? "" : " "}`;
    const range = { start: sign.range.start, end: start };
    yield { ...own, node: signed, range, text: `${newSign}${head}` };
  } else if (isEnclosedArgument) yield { ...own, node: signed, range: insertion(start), text: `${line.minus}${head}`, shown: { range: insertion(start), expected: `${line.minus}${printed}` } };
}

function positive(arena: Arena, factor: Node): Node {
  if (factor.kind === "negate") return factor.operand;
  if (factor.kind === "number") return arena.number(negateRational(factor.value));
  if (factor.kind === "divide") return arena.divide(positive(arena, factor.numerator), factor.denominator);
  return factor;
}

/** May a whole number stand directly before this text? */
function glues(line: SourceLine, body: string): boolean {
  if (line.notation === "latex") return !/^[\d.]|^\\(?:frac|dfrac|tfrac)\s*(?:\d|\{\s*\d)|^\\(?:d|t)?frac\{d|^\\sum|^\\int/.test(body);
  return /^[\p{L}√(]/u.test(body) && !/^[eEd]/.test(body) && !body.includes("*");
}

function* dropEdits({ arena, line }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  if (located.form.kind === "multiply") {
    for (const [k, factor] of located.children.entries()) {
      const previous = located.children[k - 1];
      const next = located.children[k + 1];
      const range = previous !== undefined ? { start: previous.outer.end, end: factor.outer.end } : next !== undefined ? { start: factor.outer.start, end: next.outer.start } : null;
      if (range === null) continue;
      const rest = located.children.filter((_, j) => j !== k).map((child) => child.node);
      yield {
        kind: factor.node.kind === "number" ? "coefficient" : "factor", node: arena.multiply(rest), path, piece: factor.node, action: "drop", range, text: "",
        shown: { range: factor.outer, expected: "" },
      };
    }
  }
  if (located.form.kind === "divide") {
    const [numerator, denominator] = located.children;
    if (numerator === undefined || denominator === undefined) return;
    const above = textOf(line, numerator.range);
    const stand = parent?.form.kind === "add" && numerator.node.kind !== "add" && numerator.node.kind !== "negate" ? { range: located.outer, text: above } : standIn(line, place, numerator.node, above);
    yield { kind: denominator.node.kind === "number" ? "coefficient" : "factor", extra: 1, node: numerator.node, path, piece: denominator.node, action: "drop", range: stand.range, text: stand.text };
  }
}

// ---- functions, quotients, names ----------------------------------------------------------------------------------------

const FAMILIES: readonly (readonly string[])[] = [
  ["sin", "cos"], ["sinh", "cosh"], ["arcsin", "arccos", "arctan"], ["sin", "sinh"], ["cos", "cosh"], ["tan", "sec", "cot", "csc"], ["tan", "tanh"], ["sec", "csc"], ["tan", "sin"], ["tan", "cos"], ["exp", "log"], ["tanh", "sinh", "cosh"],
  ["log", "sqrt"], ["arsinh", "arcosh", "artanh"],
];

function nameIsPlain(line: SourceLine, located: Located): boolean {
  if (located.form.kind !== "apply" || located.operatorRange === null) return false;
  const spelling = textOf(line, located.operatorRange);
  const known = line.notation === "latex" ? functionByLatex(spelling.replace(/^\\/, "")) : functionByText(spelling);
  return known?.name === located.form.function;
}

function* functionEdits({ arena, line }: CandidateInput, { located, path }: Place): Generator<Draft> {
  if (located.form.kind !== "apply" || located.operatorRange === null || !nameIsPlain(line, located)) return;
  const own = located.form.function;
  const others = new Set(FAMILIES.filter((family) => family.includes(own)).flat());
  others.delete(own);
  for (const other of others) {
    if (other === "sqrt" && line.notation === "latex") continue;
    const node = arena.apply(other, located.children.map((child) => child.node));
    const text = line.notation === "latex" ? latexFunctionCommand(other) : textFunctionName(other);
    yield { kind: "swapped-function", node, path, piece: node, action: "replace", range: located.operatorRange, text };
  }
}

function* quotientEdits({ arena, line }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path } = place;
  if (located.form.kind !== "divide") return;
  const [numerator, denominator] = located.children;
  if (numerator === undefined || denominator === undefined) return;
  const node = arena.divide(denominator.node, numerator.node);
  const both = isEnclosed(line, numerator) && isEnclosed(line, denominator);
  const between = line.text.slice(numerator.range.end, denominator.range.start);
  const text = both
    ? line.text.slice(located.range.start, numerator.range.start) + textOf(line, denominator.range) + between + textOf(line, numerator.range) + line.text.slice(denominator.range.end, located.range.end)
    : print(line, node);
  yield { kind: "quotient", node, path, piece: node, action: "replace", range: located.range, text };
}

function* symbolEdits({ line, material }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path } = place;
  if ((located.node.kind !== "symbol" && located.node.kind !== "index") || located.form.kind !== "leaf") return;
  for (const { node, text } of material.names) {
    if (node === located.node) continue;
    const stand = standIn(line, place, node, text);
    yield { kind: "symbol", node, path, piece: node, action: "replace", range: stand.range, text: stand.text, shown: { range: stand.range, expected: text } };
  }
}

// ---- terms and what should have been differentiated ---------------------------------------------------------------------

function* derivativeEdits({ line, material }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  if (parent !== null && parent.form.kind !== "multiply" && parent.form.kind !== "add" && parent.form.kind !== "negate" && parent.form.kind !== "divide") return;
  const derivative = material.derivatives.get(located.node);
  if (derivative === undefined || derivative === located.node) return;
  if (isOne(derivative) && parent?.form.kind === "multiply") return;
  const stand = standIn(line, place, derivative, print(line, derivative));
  yield { kind: "factor-derivative", node: derivative, path, piece: derivative, action: "replace", range: stand.range, text: stand.text };
}

function* termEdits({ arena, line, material }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  if (located.form.kind === "add") {
    const { signs } = located.form;
    for (const [k, term] of located.children.entries()) {
      const rest = located.children.flatMap((child, j) => (j === k ? [] : [signs[j]?.negative === true ? arena.negate(child.node) : child.node]));
      const sign = signs[k]?.range;
      const next = signs[k + 1];
      const own = { kind: "term" as const, node: arena.add(rest), path, piece: term.node, action: "drop" as const };
      const previous = located.children[k - 1];
      if (previous !== undefined && sign) yield { ...own, range: { start: previous.outer.end, end: term.outer.end }, text: "", shown: { range: { start: sign.start, end: term.outer.end }, expected: "" } };
      else if (next?.range) {
        const end = next.negative ? next.range.start : (located.children[k + 1]?.outer.start ?? next.range.end);
        yield { ...own, range: { start: sign?.start ?? term.outer.start, end }, text: "", shown: { range: { start: sign?.start ?? term.outer.start, end: term.outer.end }, expected: "" } };
      }
    }
    for (const [k, term] of located.children.entries()) {
      for (const other of material.terms) {
        const positiveOther = other.kind === "negate" ? other.operand : other;
        if (positiveOther === term.node || positiveOther.kind === "derivative") continue;
        const negative = other.kind === "negate";
        const children = located.children.map((child, j) => (j === k ? other : signs[j]?.negative === true ? arena.negate(child.node) : child.node));
        const sign = signs[k]?.range ?? null;
        const start = sign?.start ?? term.outer.start;
        const text = print(line, positiveOther);
        const written = positiveOther.kind === "add" ? bracketed(line, text) : text;
        const newSign = k === 0 ? (negative ? line.minus : "") : negative ? `${line.minus} ` : "+ ";
        yield { kind: "replaced-term", node: arena.add(children), path, piece: other, action: "replace", range: { start, end: term.outer.end }, text: `${newSign}${written}` };
      }
    }
  }
  const holdsTerms = located.form.kind === "add" || parent === null;
  if (!holdsTerms || located.form.kind === "bigOperator" || located.form.kind === "derivative") return;
  const last = located.form.kind === "add" ? located.children[located.children.length - 1] : located;
  if (last === undefined || last.form.kind === "bigOperator" || last.form.kind === "derivative") return;
  for (const term of material.terms) {
    const negative = term.kind === "negate" || (term.kind === "number" && term.value.numerator < 0n);
    const size = negative ? positive(arena, term) : term;
    const text = size.kind === "add" ? bracketed(line, print(line, size)) : print(line, size);
    const written = `${negative ? line.minus : "+"} ${text}`;
    const node = located.node.kind === "add" ? arena.add([...located.node.terms, term]) : arena.add([located.node, term]);
    const end = parent === null && located.form.kind !== "add" ? located.outer.end : located.range.end;
    yield { kind: "term", extra: 1, node, path, piece: term, action: "insert", range: insertion(end), text: ` ${written}`, shown: { range: insertion(end), expected: written } };
  }
}
