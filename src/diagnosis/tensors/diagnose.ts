// Where a wrong line of vectors and matrices goes wrong: the simplest edit that makes it right, among transposes, orders of products, signs, numbers, names and terms; and
// where shapes do not fit and no edit helps, the smallest part in which they do not.

import { occurrences, type Located } from "../../elaborate/located.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { someNode } from "../../expression/traverse.js";
import type { Work } from "../budget.js";
import { candidateEdits, editsOf } from "../candidates.js";
import type { StepDiagnosis } from "../diagnose.js";
import type { Edit } from "../edit.js";
import type { CandidateInput, Family } from "../edits/place.js";
import { gatherMaterial } from "../material.js";
import { scalarMistakes, tensorMistakes, type MistakeContext } from "../mistakes/index.js";
import { hasVanishing } from "../repair.js";
import { sourceLine, textOf, wholeRange, type SourceLine } from "../splice.js";
import { fixedLine, termAround } from "../term.js";
import { editInWords, placeInWords } from "../wording.js";
import { withWholeBrackets } from "../whole-brackets.js";
import { nameEdits, productEdits, transposeEdits, transposeMark, type TensorEditInput } from "./product-edits.js";

export interface TensorDiagnosisInput {
  readonly arena: Arena;
  readonly before: Located;
  readonly after: Located;
  readonly beforeText: string;
  readonly afterText: string;
  readonly notation: "latex" | "text";
  /** What the author wrote in the other lines, for his spellings. */
  readonly around: string;
  readonly isTensor: (node: Node) => boolean;
  /** May the candidate equal the line before? Quick, and may err towards yes. */
  readonly agrees: (candidate: Node) => boolean;
  /** Is the candidate shown equal to the line before? */
  readonly confirm: (candidate: Node) => boolean;
  /** Reads an expression as if it stood in the wrong line; null where that can't be done. */
  readonly reread: (text: string) => Node | null;
  /** Where the shapes of the wrong line do not fit, and why; null where they do. */
  readonly mismatch: { readonly node: Node | null; readonly reason: string } | null;
  /** What the diagnosis may still cost. */
  readonly work: Work;
}

const MOST_TENSOR_NAMES = 6;

/** Diagnoses a wrong step between vectors or matrices; null where nothing more than the line can be pointed at. */
export function diagnoseTensors(input: TensorDiagnosisInput): StepDiagnosis | null {
  const { arena, beforeText } = input;
  const before = withWholeBrackets(beforeText, input.before);
  const line = sourceLine(input.afterText, input.notation, withWholeBrackets(input.afterText, input.after), `${beforeText}\n${input.around}`);
  const material = gatherMaterial(arena, before, beforeText, line.root, line.text, [], before.node, (node) => node, (node) => node);
  const tensorNames = material.names.filter(({ node, text }) => text !== "" && input.isTensor(node)).slice(0, MOST_TENSOR_NAMES);
  const hasDifferentials = [before.node, line.root.node].some((root) => someNode(root, (node) => node.kind === "apply" && node.function === "differential"));
  const candidates: TensorEditInput = { arena, line, material, mark: transposeMark(line, `${beforeText}\n${input.around}`), isTensor: input.isTensor, tensorNames, hasDifferentials, fits: null, work: input.work };
  const edits = search(candidates, input);
  const [edit] = edits;
  if (edit === undefined) return input.mismatch === null ? null : mismatchAlone(line, input.mismatch);
  const context: MistakeContext = { arena, before: before.node, after: line, derivatives: [], evaluations: new Set<Node>(), edit, work: input.work, isWrongLine: () => false };
  const explained = input.mismatch === null ? explain(context) : null;
  const place = placeInWords(line.root, edit.path, edit);
  return {
    mistake: input.mismatch === null ? explained?.name ?? null : "shape-mismatch", rule: null,
    edit: { range: edit.range, found: edit.found, expected: edit.expected }, term: termAround(line, edit), fix: fixedLine(line, edit),
    message: `${input.mismatch === null ? "" : `The shapes do not fit: ${input.mismatch.reason}. `}${explained?.message ?? inWords(edit, place)}`,
    alternatives: edits.slice(1, 6).map((other) => editInWords(other, line.text.slice(Math.max(wholeRange(line.root).start, other.range.start - 12), other.range.start), line.text.slice(other.range.end, Math.min(other.range.end + 12, wholeRange(line.root).end)))),
  };
}

/** The simplest edits that make the line right, equally simple ones together. */
function search(candidates: TensorEditInput, input: TensorDiagnosisInput): readonly Edit[] {
  const found: Edit[] = [];
  for (const edit of inOrder(candidates)) {
    const [first] = found;
    if (first !== undefined && edit.cost > first.cost) break;
    if (input.work.left <= 0) break;
    if (!input.agrees(edit.line) || !input.confirm(edit.line) || hasVanishing(candidates, edit, null)) continue;
    const again = input.reread(fixedLine(candidates.line, edit));
    if (again !== null && (again === edit.line || input.confirm(again))) found.push(edit);
  }
  return found;
}

/** Edits of products and edits of any expression, the simplest first. */
function* inOrder(input: TensorEditInput): Generator<Edit> {
  const families: readonly Family[] = [(_, place) => transposeEdits(input, place), (_, place) => nameEdits(input, place), (_, place) => productEdits(input, place)];
  const own = [...editsOf(input, families, null)].sort((a, b) => a.cost - b.cost);
  let next = 0;
  for (const edit of candidateEdits(withoutLooseFactors(input), null)) {
    for (let each = own[next]; each !== undefined && each.cost <= edit.cost; each = own[next]) {
      yield each;
      next += 1;
    }
    yield edit;
  }
  yield* own.slice(next);
}

/** A vector or matrix is no factor that could stand anywhere: only numbers are put in front. */
function withoutLooseFactors(input: TensorEditInput): CandidateInput {
  const { material } = input;
  return { ...input, material: { ...material, factors: material.factors.filter((factor) => !input.isTensor(factor) || isNumber(factor)) } };
}

const NUMBERS: ReadonlySet<string> = new Set(["determinant", "trace", "norm", "euclideanNorm", "frobeniusNorm", "frobenius"]);

/** Is it a number made of vectors and matrices? */
function isNumber(node: Node): boolean {
  return node.kind === "apply" && NUMBERS.has(node.function);
}

function explain(context: MistakeContext): { readonly name: string; readonly message: string } | null {
  for (const mistake of [...tensorMistakes, ...scalarMistakes.filter(({ evidence }) => evidence === "shape")]) {
    const explanation = mistake.explain(context);
    if (explanation !== null) return { name: mistake.name, message: explanation.message };
  }
  return null;
}

function inWords(edit: Edit, place: string): string {
  const where = place === "this line" ? "" : ` in ${place}`;
  if (edit.found === "") return `\`${edit.expected.trim()}\` is missing${where}.`;
  return edit.expected === "" ? `\`${edit.found}\` does not belong here.` : `\`${edit.found}\` should be \`${edit.expected}\`${where}.`;
}

/** No edit helps: the smallest part whose shapes do not fit is pointed at. */
function mismatchAlone(line: SourceLine, mismatch: { readonly node: Node | null; readonly reason: string }): StepDiagnosis {
  const at = mismatch.node === null ? undefined : occurrences(line.root).find(({ located }) => located.node === mismatch.node);
  const range = at === undefined ? wholeRange(line.root) : at.located.range;
  return {
    mistake: "shape-mismatch", rule: null, edit: { range, found: textOf(line, range), expected: "" }, term: null, fix: null, message: `The shapes do not fit: ${mismatch.reason}.`, alternatives: [],
  };
}
