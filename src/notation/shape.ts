// The shape of a formula to be drawn: how it is written, part by part, with the parts that are pointed at marked. Made from a bare node here, or with an author's
// occurrences and marks by whoever has them.
import { eventOperations, kernelParts, probabilityKernels } from "../functions/probability-operations.js";
import type { ApplyNode, Node, RelationOperator } from "../expression/node.js";
import { exampleName } from "./symbol-name.js";

/** What every part has: is all of it pointed at, is its operator (a sign of the row, a function's name) pointed at alone? */
interface Marks {
  readonly marked: boolean;
  readonly operatorMarked: boolean;
}

export interface ShapeTerm {
  readonly negative: boolean;
  readonly signMarked: boolean;
  readonly shape: Shape;
}

export type ShapeKind =
  | { readonly kind: "number"; readonly numerator: bigint; readonly denominator: bigint }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly base: Shape; readonly indices: readonly Shape[] }
  | { readonly kind: "sum"; readonly terms: readonly ShapeTerm[] }
  /** `markedSign` is the factor after which the sign of multiplication is pointed at; null where none is. */
  | { readonly kind: "product"; readonly factors: readonly Shape[]; readonly markedSign: number | null }
  | { readonly kind: "negate"; readonly operand: Shape }
  | { readonly kind: "fraction"; readonly numerator: Shape; readonly denominator: Shape }
  | { readonly kind: "power"; readonly base: Shape; readonly exponent: Shape }
  | { readonly kind: "apply"; readonly function: string; readonly arguments: readonly Shape[] }
  | { readonly kind: "call"; readonly callee: Shape; readonly orders: readonly number[]; readonly arguments: readonly Shape[] }
  | { readonly kind: "bigOperator"; readonly operator: "sum" | "product"; readonly index: Shape; readonly lower: Shape | null; readonly upper: Shape | null; readonly body: Shape }
  | { readonly kind: "limit"; readonly variable: Shape; readonly point: Shape; readonly side: "both" | "above" | "below"; readonly body: Shape }
  | { readonly kind: "integral"; readonly variable: Shape; readonly lower: Shape | null; readonly upper: Shape | null; readonly body: Shape }
  | { readonly kind: "evaluation"; readonly body: Shape; readonly lower: Shape | null; readonly upper: Shape | null }
  | { readonly kind: "derivative"; readonly variable: Shape; readonly order: number; readonly partial: boolean; readonly body: Shape }
  | { readonly kind: "cases"; readonly branches: readonly { readonly value: Shape; readonly conditions: readonly Shape[] }[]; readonly otherwise: Shape | null }
  | { readonly kind: "relation"; readonly operator: RelationOperator; readonly left: Shape; readonly right: Shape }
  | { readonly kind: "words"; readonly text: string }
  /** Statements one after the other: `x = 3 or x = −2`. */
  | { readonly kind: "joined"; readonly word: string; readonly parts: readonly Shape[] };

export type Shape = ShapeKind & Marks;

/** A part that nothing points at. */
export function unmarked(kind: ShapeKind): Shape {
  return { ...kind, marked: false, operatorMarked: false };
}

/** The parts of a shape, in reading order. */
export function partsOfShape(shape: Shape): readonly Shape[] {
  const maybe = (...parts: readonly (Shape | null)[]): readonly Shape[] => parts.filter((part) => part !== null);
  switch (shape.kind) {
    case "number":
    case "name":
    case "words":
      return [];
    case "index":
      return [shape.base, ...shape.indices];
    case "sum":
      return shape.terms.map((term) => term.shape);
    case "product":
      return shape.factors;
    case "negate":
      return [shape.operand];
    case "fraction":
      return [shape.numerator, shape.denominator];
    case "power":
      return [shape.base, shape.exponent];
    case "apply":
      return shape.arguments;
    case "call":
      return [shape.callee, ...shape.arguments];
    case "bigOperator":
      return maybe(shape.index, shape.lower, shape.upper, shape.body);
    case "limit":
      return [shape.variable, shape.point, shape.body];
    case "integral":
      return maybe(shape.lower, shape.upper, shape.body, shape.variable);
    case "evaluation":
      return maybe(shape.body, shape.lower, shape.upper);
    case "derivative":
      return [shape.variable, shape.body];
    case "cases":
      return maybe(...shape.branches.flatMap(({ value, conditions }) => [value, ...conditions]), shape.otherwise);
    case "relation":
      return [shape.left, shape.right];
    case "joined":
      return shape.parts;
  }
}

/** Shapes deeper than this are cut: no screen shows them. */
const DEEPEST = 200;

/** The shape of a node as it stands. Shared nodes give shared shapes, so it is linear in distinct nodes. */
export function shapeOfNode(root: Node): Shape {
  const memo = new Map<Node, Shape>();
  const visit = (node: Node, depth: number): Shape => {
    if (depth > DEEPEST) return unmarked({ kind: "words", text: "…" });
    const known = memo.get(node);
    if (known !== undefined) return known;
    const made = unmarked(shapeKind(node, (child) => visit(child, depth + 1)));
    memo.set(node, made);
    return made;
  };
  return visit(root, 0);
}

/** A term of a sum as it is written: with the sign that a negation or a negative number gives it. */
function termOf(node: Node, visit: (child: Node) => Shape): ShapeTerm {
  if (node.kind === "negate") return { negative: true, signMarked: false, shape: visit(node.operand) };
  if (node.kind === "number" && node.value.numerator < 0n) {
    return { negative: true, signMarked: false, shape: unmarked({ kind: "number", numerator: -node.value.numerator, denominator: node.value.denominator }) };
  }
  return { negative: false, signMarked: false, shape: visit(node) };
}

function shapeKind(node: Node, visit: (child: Node) => Shape): ShapeKind {
  const maybe = (child: Node | null): Shape | null => (child === null ? null : visit(child));
  switch (node.kind) {
    case "number":
      return { kind: "number", numerator: node.value.numerator, denominator: node.value.denominator };
    case "symbol":
      return { kind: "name", name: node.name };
    case "index": {
      const example = exampleName(node);
      if (example === null) return { kind: "index", base: visit(node.base), indices: node.indices.map(visit) };
      return example.indices.length === 0 ? { kind: "name", name: example.name } : { kind: "index", base: unmarked({ kind: "name", name: example.name }), indices: example.indices.map(visit) };
    }
    case "add":
      return { kind: "sum", terms: node.terms.map((term) => termOf(term, visit)) };
    case "multiply":
      return { kind: "product", factors: node.factors.map(visit), markedSign: null };
    case "negate":
      return { kind: "negate", operand: visit(node.operand) };
    case "divide":
      return { kind: "fraction", numerator: visit(node.numerator), denominator: visit(node.denominator) };
    case "power":
      return { kind: "power", base: visit(node.base), exponent: visit(node.exponent) };
    case "apply":
      if (eventOperations.has(node.function)) return eventShape(node, visit);
      if (probabilityKernels.has(node.function)) return kernelShape(node, visit);
      return { kind: "apply", function: node.function, arguments: node.arguments.map(visit) };
    case "call":
      return { kind: "call", callee: visit(node.callee), orders: node.orders, arguments: node.arguments.map(visit) };
    case "sum":
    case "product":
      return { kind: "bigOperator", operator: node.kind, index: visit(node.index), lower: maybe(node.lower), upper: maybe(node.upper), body: visit(node.body) };
    case "limit":
      return { kind: "limit", variable: visit(node.variable), point: visit(node.point), side: node.side, body: visit(node.body) };
    case "integral":
      return { kind: "integral", variable: visit(node.variable), lower: maybe(node.lower), upper: maybe(node.upper), body: visit(node.body) };
    case "piecewise":
      return { kind: "cases", branches: node.branches.map(({ value, conditions }) => ({ value: visit(value), conditions: conditions.map(visit) })), otherwise: maybe(node.otherwise) };
    case "derivative":
      return { kind: "derivative", variable: visit(node.variable), order: node.order, partial: node.partial, body: visit(node.body) };
    case "relation":
      return { kind: "relation", operator: node.operator, left: visit(node.left), right: visit(node.right) };
    case "opaque":
      return { kind: "words", text: node.text };
  }
}

const KERNEL_WORDS: ReadonlyMap<string, string> = new Map([["expectation", "E"], ["variance", "Var"], ["standardDeviation", "SD"], ["covariance", "Cov"], ["correlation", "Corr"], ["probability", "P"]]);

/** `E_{x∼q}(f(x) | y)`: a call, its last argument joined to what is given. */
function kernelShape(node: ApplyNode, visit: (child: Node) => Shape): ShapeKind {
  const { subjects, distribution, names, given } = kernelParts(node);
  const law = distribution?.kind === "symbol" ? distribution.name : null;
  const word = KERNEL_WORDS.get(node.function) ?? node.function;
  const below = names.map(visit);
  const name = unmarked({ kind: "name", name: node.function === "probability" ? (law ?? word) : word });
  const lawShape = law === null || node.function === "probability" ? [] : [unmarked({ kind: "name", name: law })];
  const callee = below.length + lawShape.length === 0 ? name : unmarked({ kind: "index", base: name, indices: [...below, ...lawShape] });
  const list = (parts: readonly Node[]): Shape => (parts.length === 1 && parts[0] !== undefined ? visit(parts[0]) : unmarked({ kind: "joined", word: ",", parts: parts.map(visit) }));
  const last = subjects.slice(-1);
  const conditioned = given.length === 0 ? last.map(visit) : [unmarked({ kind: "joined", word: "|", parts: [list(last), list(given)] })];
  return { kind: "call", callee, orders: [0], arguments: [...subjects.slice(0, -1).map(visit), ...conditioned] };
}

function eventShape(node: ApplyNode, visit: (child: Node) => Shape): ShapeKind {
  const [first] = node.arguments;
  if (node.function === "complementEvent" && first !== undefined) return { kind: "power", base: visit(first), exponent: unmarked({ kind: "name", name: "c" }) };
  return { kind: "joined", word: node.function === "bothEvents" ? "∩" : "∪", parts: node.arguments.map(visit) };
}
