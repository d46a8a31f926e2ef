// Where a wrong equation or inequality goes wrong: the simplest edit of one of its sides, or of its relation sign, with which it says the same as the line before. What mistake
// was made on the line before is asked first (mistakes/equation-mistake.ts).

import { addRational, divideRational, formatRational, negateRational, subtractRational, type Rational } from "../arithmetic/rational.js";
import type { Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import { type Formula, relationFormula } from "../expression/formula.js";
import type { Node, RelationNode, RelationOperator } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import { printLatex } from "../notation/latex.js";
import { printText } from "../notation/text.js";
import type { Range } from "../syntax/document.js";
import type { Work } from "./budget.js";
import { candidateEdits } from "./candidates.js";
import type { StepDiagnosis } from "./diagnose.js";
import { baseCost, type Edit } from "./edit.js";
import type { CandidateInput } from "./edits/place.js";
import { createCanonical } from "./expected-forms.js";
import { gatherMaterial } from "./material.js";
import { type EquationExplanation, relate } from "./mistakes/equation-mistake.js";
import { equationMistakes, scalarMistakes } from "./mistakes/index.js";
import { TURNED } from "./mistakes/inequality-not-turned.js";
import { hasVanishing } from "./repair.js";
import { expanded, withFlatSums } from "./rewritten-forms.js";
import { inOwnSpelling, logarithmIn, print, sourceLine, textOf, type SourceLine } from "./splice.js";
import { simplified } from "./simplified.js";
import { fixedText, termAround } from "./term.js";
import { placeInWords } from "./wording.js";
import { withWholeBrackets } from "./whole-brackets.js";

export interface StatementDiagnosisInput {
  readonly arena: Arena;
  readonly left: Located;
  readonly right: Located;
  readonly operator: RelationOperator;
  /** Of the line before. */
  readonly before: { readonly left: Located; readonly right: Located; readonly operator: RelationOperator; readonly text: string };
  readonly text: string;
  /** Where the statement stands in its text, and its relation sign. */
  readonly range: Range;
  readonly sign: Range;
  readonly notation: "latex" | "text";
  readonly around: string;
  /** Is the line true, but not all of what the line before says? */
  readonly loses: boolean;
  /** Does this say the same as the line before? */
  readonly follows: (formula: Formula) => boolean;
  /** Does this relation say the same as the wrong line? */
  readonly isSaid: (relation: RelationNode) => boolean;
  /** Reads an expression as if it stood in the line; null where that can't be done. */
  readonly reread: (text: string) => Node | null;
  /** What the diagnosis may still cost. */
  readonly work: Work;
}

/** Diagnoses a wrong statement; null where no single edit mends it. */
export function diagnoseStatement(input: StatementDiagnosisInput): StepDiagnosis | null {
  const { arena, operator, before } = input;
  const kept = keptConstant(input);
  if (kept !== null) return kept;
  const worked = workedOut(arena);
  const changed = changedSide(input, worked);
  const plain = explained(input, changed, worked);
  const named = plain === null ? null : { ...plain, message: inOwnSpelling(logarithmIn(`${input.before.text}\n${input.around}\n${input.text}`), plain.message) };
  const lacking = named === null ? null : (turnedSign(input, named) ?? withLost(input, named) ?? withOtherSide(input, named));
  if (lacking !== null) return lacking;
  const related = (left: Node, right: Node): RelationNode | null => {
    const made = arena.relation(operator, left, right);
    return made.kind === "relation" ? made : null;
  };
  const whole = bothSides(arena, input.before);
  const sides = ([input.right, input.left] as const).map((side, k): Searched => {
    const line = sourceLine(input.text, input.notation, withWholeBrackets(input.text, side), `${input.before.text}\n${input.around}`);
    const gathered = gatherMaterial(arena, whole, input.before.text, line.root, line.text, [], whole.node, (node) => node, (node) => node);
    const material = { ...gathered, numbers: withResults(gathered.numbers) };
    const relation = (node: Node): RelationNode | null => (k === 0 ? related(input.left.node, node) : related(node, input.right.node));
    return { line, candidates: { arena, line, material, fits: null, work: input.work }, relation };
  });
  let best: { readonly edit: Edit; readonly line: SourceLine } | null = null;
  // What was solved stays solved: `x = 1/2`, not `4x = 2`.
  const isSolved = [input.left, input.right].some(({ node }) => node.kind === "symbol") && [input.left, input.right].some(({ node }) => node.kind === "number");
  const search = (searched: readonly Searched[], isMeant: (side: Node) => boolean): void => {
    for (const { line, candidates, relation } of searched) {
      if (isSolved && line.root.node.kind === "symbol") continue;
      for (const edit of candidateEdits(candidates, null)) {
        if (best !== null && edit.cost >= best.edit.cost) break;
        if (input.work.left <= 0) break;
        const made = isMeant(edit.line) ? relation(edit.line) : null;
        if (made === null || hasVanishing(candidates, edit, null) || !input.follows(relationFormula(made))) continue;
        if (input.reread(fixedText(line, edit)) !== edit.line) continue;
        best = { edit, line };
        break;
      }
    }
  };
  // The side that was copied is as it should be, and the other is to be what it was.
  const [old, own] = changed === null ? [null, null] : [worked(before[changed].node), worked(input[changed].node)];
  // With a term less it is no rewriting: something was taken to the other side.
  if (changed !== null && old !== null && own !== null && countTerms(old) === countTerms(own)) search(sides.filter(({ line }) => line.root.node === input[changed].node), (side) => worked(side) === old);
  if (best === null) search(sides, () => true);
  best ??= signedNumber(input, sides);
  if (best !== null) return fromEdit(input, asOneNumber(arena, best.edit, best.line), best.line, named);
  return named === null ? null : { mistake: named.name, rule: named.rule, edit: { range: input.range, found: input.text.slice(input.range.start, input.range.end), expected: "" }, term: null, fix: null, message: named.message, alternatives: [] };
}

interface Searched {
  readonly line: SourceLine;
  readonly candidates: CandidateInput;
  readonly relation: (node: Node) => RelationNode | null;
}

/** Another number, of either sign, where a side is a number: that slips in both are two slips does not matter where it is all there is. */
function signedNumber({ arena, work, follows }: StatementDiagnosisInput, sides: readonly Searched[]): { readonly edit: Edit; readonly line: SourceLine } | null {
  for (const { line, candidates, relation } of sides) {
    const { root } = line;
    if (root.node.kind !== "number") continue;
    for (const value of candidates.material.numbers) {
      const node = arena.number(negateRational(value));
      const made = relation(node);
      if (work.left <= 0) return null;
      if (made === null || node === root.node || !follows(relationFormula(made))) continue;
      const text = print(line, node);
      return { line, edit: { kind: "number", cost: baseCost("number"), line: node, path: [], node, piece: node, action: "replace", range: root.outer, found: textOf(line, root.outer), expected: text, splice: { range: root.outer, text } } };
    }
  }
  return null;
}

/** A side that comes to a number as that number: `12`, not `4/(1/3)`. */
function asOneNumber(arena: Arena, edit: Edit, line: SourceLine): Edit {
  const { outer } = line.root;
  const value = line.root.node.kind === "number" ? simplified(arena, edit.line) : edit.line;
  const text = value.kind === "number" ? print(line, value) : null;
  if (text === null || text.length >= fixedText(line, edit).length) return edit;
  return { ...edit, range: outer, found: textOf(line, outer), expected: text, splice: { range: outer, text } };
}

interface Named extends EquationExplanation {
  readonly name: string;
  readonly rule: string | null;
}

/** The mistake that gives the wrong line, made on the line before. */
function explained(input: StatementDiagnosisInput, changed: "left" | "right" | null, worked: (node: Node) => Node): Named | null {
  const { arena, before, left, right, operator, loses, follows, isSaid } = input;
  const rewritten = changed === null ? null : rewrittenSide(input, changed, worked);
  if (rewritten !== null) return rewritten;
  const own = relate(arena, before.operator, before.left.node, before.right.node);
  const after = relate(arena, operator, left.node, right.node);
  if (own === null || after === null) return null;
  for (const mistake of equationMistakes) {
    const explanation = mistake.explain({ arena, before: own, after, loses, follows, isSaid });
    if (explanation !== null) return { ...explanation, name: mistake.name, rule: mistake.rule };
  }
  return null;
}

/** An expression multiplied out and brought together, so that equal ones mostly are the same. */
function workedOut(arena: Arena): (node: Node) => Node {
  const canonical = createCanonical(arena);
  return (node) => canonical(simplified(arena, withFlatSums(arena, expanded(arena, node))));
}

/** The side that is another one than in the line before, where the other was copied or worked out; null where both are, or none. */
function changedSide({ before, left, right }: StatementDiagnosisInput, worked: (node: Node) => Node): "left" | "right" | null {
  const [isLeft, isRight] = [worked(left.node) !== worked(before.left.node), worked(right.node) !== worked(before.right.node)];
  return isLeft === isRight ? null : isLeft ? "left" : "right";
}

const countTerms = (node: Node): number => (node.kind === "add" ? node.terms.length : 1);

/** The mistake in rewriting one side that gives the line as it stands, the other side being copied or worked out; null where there is none. */
function rewrittenSide(input: StatementDiagnosisInput, changed: "left" | "right", worked: (node: Node) => Node): Named | null {
  const { arena, before, operator, text, notation, around, work } = input;
  if (operator !== before.operator) return null;
  const [old, fresh] = [before[changed], input[changed]];
  const wrong = worked(fresh.node);
  const context = { arena, before: old.node, after: sourceLine(text, notation, fresh, `${before.text}\n${around}`), derivatives: [], evaluations: new Set<Node>(), edit: null, work, isWrongLine: (line: Node) => worked(line) === wrong };
  for (const mistake of scalarMistakes) {
    const explanation = mistake.evidence === "made" && mistake.transformation?.kind === "rewriting" ? mistake.explain(context) : null;
    if (explanation !== null) return { name: mistake.name, rule: explanation.rule, message: explanation.message, instead: null };
  }
  return null;
}

/** The line with what it lost: `x = 0 or x = 3`, `x = ±3`; null where nothing is lost. */
function withLost(input: StatementDiagnosisInput, { instead, name, rule, message }: Named): StepDiagnosis | null {
  if (instead === null || instead.kind === "side") return null;
  const isLatex = input.notation === "latex";
  const printed = isLatex ? printLatex : printText;
  const { start } = instead.kind === "alternative" ? input.range : input.right.outer;
  const needsBrackets = input.right.node.kind === "add" && input.right.outer.end === input.right.range.end;
  const end = instead.kind === "plus-minus" && needsBrackets ? input.right.outer.end : start;
  const found = input.text.slice(start, end);
  const expected = instead.kind === "alternative"
    ? `${printed(instead.relation.left)} ${signLike(input.text.slice(input.sign.start, input.sign.end), instead.relation.operator)} ${printed(instead.relation.right)} ${isLatex ? "\\text{ or } " : "or "}`
    : `${isLatex ? "\\pm " : "±"}${needsBrackets ? `(${found})` : ""}`;
  return { mistake: name, rule, edit: { range: { start, end }, found, expected: expected.trim() }, term: null, fix: spliced(input, { start, end }, expected), message, alternatives: [] };
}

/** The line with another side; null where that is not what is lacking or does not mend it. */
function withOtherSide(input: StatementDiagnosisInput, { instead, name, rule, message }: Named): StepDiagnosis | null {
  const { arena, left, right, operator, follows } = input;
  if (instead?.kind !== "side") return null;
  const made = instead.side === "left" ? relate(arena, operator, instead.node, right.node) : relate(arena, operator, left.node, instead.node);
  if (made === null || !follows(relationFormula(made))) return null;
  const own = instead.side === "left" ? left : right;
  const line = sourceLine(input.text, input.notation, own, `${input.before.text}\n${input.around}`);
  const expected = print(line, simplified(arena, instead.node));
  return { mistake: name, rule, edit: { range: own.outer, found: input.text.slice(own.outer.start, own.outer.end), expected }, term: null, fix: spliced(input, own.outer, expected), message, alternatives: [] };
}

function fromEdit(input: StatementDiagnosisInput, edit: Edit, line: SourceLine, named: Named | null): StepDiagnosis {
  const { arena, before } = input;
  const context = { arena, before: bothSides(arena, before).node, after: line, derivatives: [], evaluations: new Set<Node>(), edit, work: input.work, isWrongLine: () => false };
  const shape = scalarMistakes.flatMap((mistake) => {
    const explanation = mistake.evidence === "shape" ? mistake.explain(context) : null;
    return explanation === null ? [] : [{ name: mistake.name, message: explanation.message }];
  })[0];
  const place = placeInWords(line.root, edit.path, edit);
  return {
    mistake: named?.name ?? shape?.name ?? null, rule: named?.rule ?? "algebra", edit: { range: edit.range, found: edit.found, expected: edit.expected }, term: termAround(line, edit),
    fix: spliced(input, edit.splice.range, edit.splice.text),
    message: named?.message ?? shape?.message ?? (edit.found === "" ? `\`${edit.expected}\` is missing${place === "this line" ? "" : ` in ${place}`}.` : `\`${edit.found}\` should be \`${edit.expected}\`.`),
    alternatives: [],
  };
}

/** The inequality sign the other way round, where that was the mistake; null for others. */
function turnedSign({ arena, text, range, left, right, operator, follows, sign }: StatementDiagnosisInput, { name, rule, message }: Named): StepDiagnosis | null {
  const other = TURNED.get(operator);
  const made = other === undefined ? null : relate(arena, other, left.node, right.node);
  if (other === undefined || made === null || !follows(relationFormula(made))) return null;
  const found = text.slice(sign.start, sign.end);
  const expected = signLike(found, other);
  return { mistake: name, rule, edit: { range: sign, found, expected }, term: null, fix: spliced({ text, range }, sign, expected), message, alternatives: [] };
}

/** A relation sign as its author would write it, who wrote that one. */
const signLike = (found: string, operator: RelationOperator): string => (found.startsWith("\\") ? (LATEX_SIGNS.get(operator) ?? operator) : found.length > 1 ? (operator === "≤" ? "<=" : ">=") : operator);

/** `2x + 2y y' = 25` after `x^2 + y^2 = 25`: the side that was a number is 0 now; null where it is not that. */
function keptConstant(input: StatementDiagnosisInput): StepDiagnosis | null {
  const { arena, right, before } = input;
  const made = arena.relation(input.operator, input.left.node, arena.integer(0));
  const isDerived = someNode(input.left.node, (node) => node.kind === "derivative" || (node.kind === "call" && node.orders.some((order) => order > 0)));
  if (!isDerived || right.node.kind !== "number" || right.node !== before.right.node || made.kind !== "relation" || !input.follows(relationFormula(made))) return null;
  const found = input.text.slice(right.outer.start, right.outer.end);
  return {
    mistake: "constant-kept", rule: "constant rule", edit: { range: right.outer, found, expected: "0" }, term: null, fix: spliced(input, right.outer, "0"),
    message: `The derivative of the number ${found} is 0.`, alternatives: [],
  };
}

const LATEX_SIGNS: ReadonlyMap<RelationOperator, string> = new Map<RelationOperator, string>([["<", "\\lt"], [">", "\\gt"], ["≤", "\\le"], ["≥", "\\ge"]]);

/** The statement with one piece changed. */
function spliced({ text, range }: Pick<StatementDiagnosisInput, "text" | "range">, at: Range, by: string): string {
  return (text.slice(range.start, at.start) + by + text.slice(at.end, range.end)).trim();
}

const MOST_NUMBERS = 40;

/** Numbers with what solving makes of two of them. */
function withResults(numbers: readonly Rational[]): readonly Rational[] {
  const made = new Map(numbers.map((value) => [formatRational(value), value]));
  for (const a of numbers.slice(0, 8)) for (const b of numbers.slice(0, 8)) {
    for (const value of [...(b.numerator === 0n ? [] : [divideRational(a, b)]), addRational(a, b), subtractRational(a, b)]) if (made.size < MOST_NUMBERS) made.set(formatRational(value), value);
  }
  return [...made.values()];
}

/** The sides of the line before as one expression, for what it offers. */
function bothSides(arena: Arena, { left, right }: { readonly left: Located; readonly right: Located }): Located {
  const range = { start: left.outer.start, end: right.outer.end };
  return {
    node: arena.add([left.node, arena.negate(right.node)]), range, outer: range, operatorRange: null, children: [left, right],
    form: { kind: "add", signs: [{ negative: false, range: null }, { negative: true, range: null }] },
  };
}

