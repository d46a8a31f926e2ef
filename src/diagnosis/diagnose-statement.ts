// Where a wrong equation or inequality goes wrong: the simplest edit of one of its sides, or of its relation sign, with which it says the same as the line before. A term that
// changed sides and kept its sign is said to have done so.

import { addRational, divideRational, formatRational, subtractRational, type Rational } from "../arithmetic/rational.js";
import type { Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Node, RelationNode, RelationOperator } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import type { Range } from "../syntax/document.js";
import { candidateEdits } from "./candidates.js";
import type { StepDiagnosis } from "./diagnose.js";
import type { Edit } from "./edit.js";
import { gatherMaterial, topTerms } from "./material.js";
import { scalarMistakes } from "./mistakes/index.js";
import { hasVanishing } from "./repair.js";
import { sourceLine, type SourceLine } from "./splice.js";
import { fixedText, termAround } from "./term.js";
import { placeInWords } from "./wording.js";
import { withWholeBrackets } from "./whole-brackets.js";

export interface StatementDiagnosisInput {
  readonly arena: Arena;
  readonly left: Located;
  readonly right: Located;
  readonly operator: RelationOperator;
  /** Of the line before. */
  readonly before: { readonly left: Located; readonly right: Located; readonly text: string };
  readonly text: string;
  /** Where the statement stands in its text, and its relation sign. */
  readonly range: Range;
  readonly sign: Range;
  readonly notation: "latex" | "text";
  readonly around: string;
  /** Does the relation say the same as the line before? */
  readonly follows: (relation: RelationNode) => boolean;
  /** Reads an expression as if it stood in the line; null where that can't be done. */
  readonly reread: (text: string) => Node | null;
  /** How many edits may be tried. */
  readonly budget: number;
}

/** Diagnoses a wrong statement; null where no single edit mends it. */
export function diagnoseStatement(input: StatementDiagnosisInput): StepDiagnosis | null {
  const { arena, operator } = input;
  const turned = turnedSign(input) ?? keptConstant(input);
  if (turned !== null) return turned;
  const related = (left: Node, right: Node): RelationNode | null => {
    const made = arena.relation(operator, left, right);
    return made.kind === "relation" ? made : null;
  };
  const whole = bothSides(arena, input.before);
  const sides = ([input.right, input.left] as const).map((side, k) => {
    const line = sourceLine(input.text, input.notation, withWholeBrackets(input.text, side), `${input.before.text}\n${input.around}`);
    const gathered = gatherMaterial(arena, whole, input.before.text, line.root, line.text, [], whole.node, (node) => node, (node) => node);
    const material = { ...gathered, numbers: withResults(gathered.numbers) };
    const relation = (node: Node): RelationNode | null => (k === 0 ? related(input.left.node, node) : related(node, input.right.node));
    return { line, candidates: { arena, line, material, fits: null }, relation };
  });
  let tried = 0;
  let best: { readonly edit: Edit; readonly line: SourceLine } | null = null;
  for (const { line, candidates, relation } of sides) {
    for (const edit of candidateEdits(candidates, null)) {
      if (best !== null && edit.cost >= best.edit.cost) break;
      tried += 1;
      if (tried > input.budget) break;
      const made = relation(edit.line);
      if (made === null || hasVanishing(candidates, edit, null) || !input.follows(made)) continue;
      if (input.reread(fixedText(line, edit)) !== edit.line) continue;
      best = { edit, line };
      break;
    }
  }
  return best === null ? null : fromEdit(input, best.edit, best.line);
}

function fromEdit(input: StatementDiagnosisInput, edit: Edit, line: SourceLine): StepDiagnosis {
  const { arena, before } = input;
  const context = { arena, before: bothSides(arena, before).node, after: line, derivatives: [], edit, isWrongLine: () => false };
  const explained = scalarMistakes.flatMap((mistake) => {
    const explanation = mistake.evidence === "shape" ? mistake.explain(context) : null;
    return explanation === null ? [] : [{ name: mistake.name, message: explanation.message }];
  })[0];
  const moved = movedTerm(input, edit, line);
  const place = placeInWords(line.root, edit.path, edit);
  return {
    mistake: explained?.name ?? null, rule: "algebra", edit: { range: edit.range, found: edit.found, expected: edit.expected }, term: termAround(line, edit),
    fix: spliced(input, edit.splice.range, edit.splice.text),
    message: moved ?? explained?.message ?? (edit.found === "" ? `\`${edit.expected}\` is missing${place === "this line" ? "" : ` in ${place}`}.` : `\`${edit.found}\` should be \`${edit.expected}\`.`),
    alternatives: [],
  };
}

/** `x + 3 = 7` to `x = 7 + 3`: the term came from the other side. */
function movedTerm({ arena, before, left }: StatementDiagnosisInput, edit: Edit, line: SourceLine): string | null {
  if (edit.kind !== "sign" && edit.kind !== "inserted-sign") return null;
  const isLeft = line.root.node === left.node;
  const other = new Set(topTerms(arena, isLeft ? before.right.node : before.left.node));
  const changed = topTerms(arena, edit.line).filter((term) => !topTerms(arena, line.root.node).includes(term));
  const came = changed.find((term) => other.has(negated(arena, term)));
  return came === undefined ? null : "This term comes from the other side, where it had the same sign; changing sides turns the sign round.";
}

function negated(arena: Arena, node: Node): Node {
  return node.kind === "negate" ? node.operand : arena.negate(node);
}

/** An inequality sign that should have been turned round; null where it is not that. */
function turnedSign(input: StatementDiagnosisInput): StepDiagnosis | null {
  const other = OPPOSITE.get(input.operator);
  const made = other === undefined ? null : input.arena.relation(other.operator, input.left.node, input.right.node);
  if (other === undefined || made?.kind !== "relation" || !input.follows(made)) return null;
  const found = input.text.slice(input.sign.start, input.sign.end);
  const expected = found.startsWith("\\") ? other.latex : found.length > 1 ? (other.operator === "≤" ? "<=" : ">=") : other.operator;
  return {
    mistake: null, rule: "algebra", edit: { range: input.sign, found, expected }, term: null, fix: spliced(input, input.sign, expected),
    message: "Multiplying or dividing by a negative number turns an inequality round.", alternatives: [],
  };
}

/** `2x + 2y y' = 25` after `x^2 + y^2 = 25`: the side that was a number is 0 now; null where it is not that. */
function keptConstant(input: StatementDiagnosisInput): StepDiagnosis | null {
  const { arena, right, before } = input;
  const made = arena.relation(input.operator, input.left.node, arena.integer(0));
  const isDerived = someNode(input.left.node, (node) => node.kind === "derivative" || (node.kind === "call" && node.orders.some((order) => order > 0)));
  if (!isDerived || right.node.kind !== "number" || right.node !== before.right.node || made.kind !== "relation" || !input.follows(made)) return null;
  const found = input.text.slice(right.outer.start, right.outer.end);
  return {
    mistake: "constant-kept", rule: "constant rule", edit: { range: right.outer, found, expected: "0" }, term: null, fix: spliced(input, right.outer, "0"),
    message: `The derivative of the number ${found} is 0.`, alternatives: [],
  };
}

const OPPOSITE = new Map<RelationOperator, { readonly operator: RelationOperator; readonly latex: string }>([
  ["<", { operator: ">", latex: "\\gt" }], [">", { operator: "<", latex: "\\lt" }], ["≤", { operator: "≥", latex: "\\ge" }], ["≥", { operator: "≤", latex: "\\le" }],
]);

/** The statement with one piece changed. */
function spliced({ text, range }: StatementDiagnosisInput, at: Range, by: string): string {
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

