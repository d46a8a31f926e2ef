// An author's line as a shape to be drawn: the occurrences as they are written, the place that a diagnosis points at marked.

import type { Formula } from "../expression/formula.js";
import type { Located } from "../elaborate/located.js";
import { partsOfShape, shapeOfNode, unmarked, type Shape, type ShapeKind } from "../notation/shape.js";
import type { Range } from "../syntax/document.js";

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
const covers = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The shape of a line. `spot` counts in the source text of the line, as the ranges of the occurrences do; null points at nothing. */
export function shapeOfLocated(root: Located, spot: Range | null): Shape {
  if (spot === null || covers(spot, root.outer)) return shapeOf(root, null);
  const shape = shapeOf(root, spot);
  if (hasMark(shape)) return shape;
  // Something is missing there, or what is pointed at is not drawn: the smallest part around it.
  const around = smallestAround(root, spot);
  return around === root ? shape : shapeOf(root, around.outer);
}

/** The smallest occurrence that a place lies in or touches. */
function smallestAround(located: Located, spot: Range): Located {
  const inner = located.children.find((child) => child.outer.start <= spot.start && spot.end <= child.outer.end);
  return inner === undefined ? located : smallestAround(inner, spot);
}

function hasMark(shape: Shape): boolean {
  return shape.marked || shape.operatorMarked || (shape.kind === "product" && shape.markedSign !== null) || (shape.kind === "sum" && shape.terms.some((term) => term.signMarked)) || partsOfShape(shape).some(hasMark);
}

function shapeOf(located: Located, spot: Range | null): Shape {
  const { node, outer, operatorRange, children } = located;
  const isWhole = spot !== null && covers(spot, outer);
  const isHere = spot !== null && overlaps(spot, outer);
  const kind = kindOf(located, isWhole ? null : spot);
  if (kind === null) return { ...shapeOfNode(node), marked: isWhole || isHere };
  const isInside = children.some((child) => spot !== null && overlaps(spot, child.outer));
  return { ...kind, marked: isWhole, operatorMarked: spot !== null && operatorRange !== null && overlaps(spot, operatorRange) && !isInside };
}

/** After which child the place stands, where it is between two of them. */
function signAt(children: readonly Located[], spot: Range | null): number | null {
  if (spot === null || spot.start === spot.end) return null;
  const at = children.findIndex((child, k) => child.outer.end <= spot.start && spot.end <= (children[k + 1]?.outer.start ?? -1));
  return at < 0 ? null : at;
}

/** How the occurrence is put together; null for one that has no parts of its own. */
function kindOf(located: Located, spot: Range | null): ShapeKind | null {
  const { node, form, children } = located;
  const shapes = (): readonly Shape[] => children.map((child) => shapeOf(child, spot));
  const [first, second, third] = children;
  const part = (child: Located | undefined): Shape | null => (child === undefined ? null : shapeOf(child, spot));
  switch (form.kind) {
    case "leaf":
      return null;
    case "add":
      return {
        kind: "sum",
        terms: children.map((child, k) => {
          const sign = form.signs[k];
          return { negative: sign?.negative === true, signMarked: spot !== null && sign !== undefined && sign.range !== null && overlaps(spot, sign.range), shape: shapeOf(child, spot) };
        }),
      };
    case "negate":
      return first === undefined ? null : { kind: "negate", operand: shapeOf(first, spot) };
    case "multiply":
      return { kind: "product", factors: shapes(), markedSign: signAt(children, spot) };
    case "divide":
      return first === undefined || second === undefined ? null : { kind: "fraction", numerator: shapeOf(first, spot), denominator: shapeOf(second, spot) };
    case "power":
      return first === undefined || second === undefined ? null : { kind: "power", base: shapeOf(first, spot), exponent: shapeOf(second, spot) };
    case "apply":
      return { kind: "apply", function: form.function, arguments: shapes() };
    case "call":
      return node.kind === "call" && node.arguments.length === children.length ? { kind: "call", callee: shapeOfNode(node.callee), orders: node.orders, arguments: shapes() } : null;
    case "derivative":
      return first === undefined ? null : { kind: "derivative", variable: shapeOfNode(form.variable), order: form.order, partial: form.partial, body: shapeOf(first, spot) };
    case "bigOperator": {
      if (first === undefined) return null;
      const body = shapeOf(first, spot);
      // Only an evaluation at bounds has no sign of its own.
      if (located.operatorRange === null) return { kind: "evaluation", body, lower: part(second), upper: part(third) };
      if (node.kind === "limit") return { kind: "limit", variable: shapeOfNode(node.variable), point: part(second) ?? shapeOfNode(node.point), side: node.side, body };
      if (node.kind !== "sum" && node.kind !== "product" && node.kind !== "integral") return null;
      const lower = node.lower === null ? null : part(second);
      const upper = node.upper === null ? null : part(node.lower === null ? second : third);
      if (node.kind === "integral") return { kind: "integral", variable: shapeOfNode(node.variable), lower, upper, body };
      return { kind: "bigOperator", operator: node.kind, index: shapeOfNode(node.index), lower, upper, body };
    }
  }
}

/** The shape of a statement: `x = 3 or x = −2`. */
export function shapeOfFormula(formula: Formula): Shape {
  switch (formula.kind) {
    case "relation":
      return shapeOfNode(formula.relation);
    case "unknown":
      return unmarked({ kind: "words", text: "?" });
    case "all":
    case "any": {
      if (formula.parts.length === 0) return unmarked({ kind: "words", text: formula.kind === "all" ? "always" : "no solution" });
      return unmarked({ kind: "joined", word: formula.kind === "all" ? "and" : "or", parts: formula.parts.map(shapeOfFormula) });
    }
  }
}
