// Limits of sums over the parts of an interval, `\lim_{n\to\infty} \sum_{i=1}^n f(x_i)\,\Delta x`, as what they are by definition: the integral over the interval. Which interval is meant says an
// integral beside them.

import type { Arena } from "../expression/arena.js";
import type { IndexNode, IntegralNode, LimitNode, Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, mapChildren, nodesIn, someNode, standsBare, substitute } from "../expression/traverse.js";
import { printUnicode } from "../notation/unicode.js";
import type { Condition } from "../model/report.js";

export interface AsIntegrals {
  readonly before: Node;
  readonly after: Node;
  readonly condition: Condition;
}

export interface WhatIsSaid {
  /** What the text says that the width or the points are. */
  readonly valuesOf: (name: string, index: Node | null) => readonly Node[];
  readonly areEqual: (one: Node, other: Node) => boolean;
}

/** Both sides with their limits of such sums as integrals between the only bounds that the integrals in them have; null where there are none, or several, or the text says that the parts are those of another interval. */
export function withRiemannSums(arena: Arena, before: Node, after: Node, said: WhatIsSaid): AsIntegrals | null {
  const nodes = [before, after].flatMap((side) => [...nodesIn(side)]);
  const integrals = nodes.filter((node): node is IntegralNode => node.kind === "integral");
  const [first] = integrals;
  if (first?.lower == null || first.upper === null || integrals.some(({ lower, upper }) => lower !== first.lower || upper !== first.upper)) return null;
  const { lower, upper } = first;
  const found: SumOverParts[] = [];
  const visit = (node: Node): Node => {
    const sum = node.kind === "limit" ? sumOverParts(arena, node) : null;
    if (sum === null) return mapChildren(arena, node, visit);
    found.push(sum);
    return sum.over(lower, upper);
  };
  const [left, right] = [visit(before), visit(after)];
  // Sums over other points may be over another interval.
  if (new Set(found.map((sum) => sum.point.base)).size > 1 || !found.every((sum) => fitsInterval(arena, sum, lower, upper, said))) return null;
  const points = found[0] === undefined ? undefined : printUnicode(found[0].point);
  return points === undefined ? null : { before: left, after: right, condition: { text: `the points ${points} lie each in its part of the interval from ${printUnicode(lower)} to ${printUnicode(upper)}, and all parts become small`, source: "domain" } };
}

interface SumOverParts {
  /** The points at which the integrand is taken, and the width of a part. */
  readonly point: IndexNode;
  readonly width: SymbolNode | IndexNode;
  /** How many parts there are, and what the first and the last one are numbered by. */
  readonly count: SymbolNode;
  readonly ends: readonly [Node, Node];
  over(lower: Node, upper: Node): Node;
}

/** Does what the text says of the width and of the points, `\Delta x = 2/n` and `x_i = 1 + i\Delta x`, go with parts of the interval? Points are taken at the right, the left or the middle of each part. */
function fitsInterval(arena: Arena, { point, width, count, ends }: SumOverParts, lower: Node, upper: Node, { valuesOf, areEqual }: WhatIsSaid): boolean {
  const length = arena.subtract(upper, lower);
  const share = arena.divide(length, count);
  if (width.kind === "symbol" && !valuesOf(width.name, null).every((value) => areEqual(arena.multiply([count, value]), length))) return false;
  return valuesOf(point.base.name, point.indices[0] ?? null).every((value) => {
    const at = (index: Node): Node => substitute(arena, substitute(arena, value, new Map<Node, Node>([[width, share]])), new Map<Node, Node>([[point.indices[0] ?? count, index]]));
    const [first, last] = ends.map(at);
    if (first === undefined || last === undefined || !areEqual(arena.multiply([arena.subtract(last, first), count]), arena.multiply([length, arena.subtract(count, arena.integer(1))]))) return false;
    return areEqual(last, upper) || areEqual(first, lower) || areEqual(arena.add([first, last]), arena.add([lower, upper]));
  });
}

/** What the limit is, where its sum runs over all parts and each term is taken at one point of its part, times its width; null where it is anything else. */
function sumOverParts(arena: Arena, { variable, point, body }: LimitNode): SumOverParts | null {
  if (!(point.kind === "symbol" && point.name === "∞")) return null;
  const factors = body.kind === "multiply" ? body.factors : [body];
  const sum = factors.find((factor) => factor.kind === "sum");
  const outside = factors.filter((factor) => factor !== sum);
  if (sum?.kind !== "sum" || sum.lower === null || sum.upper === null || outside.some((factor) => freeSymbols(factor).has(variable.name))) return null;
  const { lower: first, upper: last } = sum;
  const runsOver = (first === arena.integer(1) && last === variable) || (first === arena.integer(0) && last === arena.subtract(variable, arena.integer(1)));
  const [term, sign] = sum.body.kind === "negate" ? [sum.body.operand, -1] : [sum.body, 1];
  const parts = term.kind === "multiply" ? term.factors : [term];
  const widths = parts.filter((part) => isWidth(part, sum.index.name));
  const [width] = widths;
  if (!runsOver || (width?.kind !== "index" && width?.kind !== "symbol") || widths.length > 1) return null;
  const rest = parts.filter((part) => part !== width);
  const points = [...new Set(rest.flatMap((part) => [...nodesIn(part)]))].filter((node): node is IndexNode => node.kind === "index" && node.indices.length === 1 && node.indices[0] === sum.index);
  const [only] = points;
  const name = width.kind === "index" ? width.base.name : width.name;
  if (only === undefined || points.length > 1) return null;
  const letter = arena.symbol(name.replace(/^[Δδ]/u, ""));
  const taken = arena.multiply([...(sign < 0 ? [arena.integer(-1)] : []), ...rest.map((part) => substitute(arena, part, new Map<Node, Node>([[only, letter]])))]);
  const held = freeSymbols(taken);
  // Anything else that changes from part to part, or with their number, is no integrand.
  if (held.has(sum.index.name) || held.has(variable.name) || [...held].some((each) => /^[Δδ]/u.test(each)) || rest.some((part) => standsBare(part, letter.name)) || someNode(taken, (node) => node.kind === "index")) return null;
  return { point: only, width, count: variable, ends: [first, last], over: (lower, upper) => arena.multiply([...outside, arena.integral(letter, lower, upper, taken)]) };
}

/** `\Delta x`, `\Delta x_i`. */
function isWidth(node: Node, index: string): boolean {
  const name = node.kind === "symbol" ? node.name : node.kind === "index" && node.indices.length === 1 && node.indices[0]?.kind === "symbol" && node.indices[0].name === index ? node.base.name : "";
  return /^[Δδ]\p{L}$/u.test(name);
}
