// What each piece of a line would have to be for the line to be right, in numbers: the value of the whole, taken apart on the way down. A piece that is the only wrong one is known by
// it, and what should stand there can be looked up instead of guessed. Below functions that can't be undone and below operators it is known where an expected form has the needed value and
// differs from the line in one part only.

import { rationalToNumber } from "../arithmetic/rational.js";
import type { Located } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { nodesIn } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import type { PointValues, Values } from "./point-values.js";

/** The values that the pieces must have, for those where that is known; not certain where a form says it, for another body may have the same derivative. */
export interface NeededValue {
  readonly values: Values;
  readonly isCertain: boolean;
}
export type Needed = ReadonlyMap<Located, NeededValue>;

/** Takes the wanted values of the root apart; `formsOf` gives the expected pieces of a value. */
export function neededValues(root: Located, wanted: Values, values: PointValues, formsOf: (wanted: Values) => readonly Node[]): Needed {
  const needed = new Map<Located, NeededValue>();
  const visit = (located: Located, own: Values, isCertain: boolean): void => {
    needed.set(located, { values: own, isCertain });
    const forms = located.children.length === 0 ? [] : formsOf(own).filter((form) => form.kind === located.node.kind);
    for (const [position, child] of located.children.entries()) {
      const certain = neededOf(located, position, own, values);
      const part = certain ?? partOf(forms, located, position, values);
      if (part !== null && part.filter(Number.isFinite).length >= 2) visit(child, part, isCertain && certain !== null);
    }
  };
  visit(root, wanted, true);
  return needed;
}

/** What the child at a position must be where the whole must be `own`; null where that can't be told. */
function neededOf(located: Located, position: number, own: Values, values: PointValues): Values | null {
  const { form } = located;
  const parts = located.children.map((child) => values.of(child.node));
  if (parts.some((part, k) => part === null && k !== position)) return null;
  const at = (j: number, k: number): number => parts[j]?.[k] ?? NaN;
  const others = located.children.map((_, j) => j).filter((j) => j !== position);
  switch (form.kind) {
    case "add": {
      const sign = (j: number): number => (form.signs[j]?.negative === true ? -1 : 1);
      return own.map((value, k) => sign(position) * (value - others.reduce((sum, j) => sum + sign(j) * at(j, k), 0)));
    }
    case "negate":
      return own.map((value) => -value);
    case "multiply":
      return own.map((value, k) => quotient(value, others.reduce((product, j) => product * at(j, k), 1)));
    case "divide":
      return own.map((value, k) => (position === 0 ? value * at(1, k) : quotient(at(0, k), value)));
    case "power": {
      if (position === 1) return own.map((value, k) => quotient(Math.log(value), Math.log(at(0, k))));
      const [, exponent] = located.children;
      const literal = exponent === undefined ? null : rationalValue(exponent.node);
      if (literal === null || literal.numerator === 0n) return null;
      const n = rationalToNumber(literal);
      const isOdd = literal.numerator % 2n !== 0n && literal.denominator % 2n !== 0n;
      // An even power hides the sign.
      return isOdd ? own.map((value) => Math.sign(value) * Math.abs(value) ** (1 / n)) : null;
    }
    case "apply":
      if (located.children.length !== 1) return null;
      switch (form.function) {
        case "exp":
          return own.map(Math.log);
        case "log":
          return own.map(Math.exp);
        case "sqrt":
          return own.map((value) => (value < 0 ? NaN : value * value));
        case "arctan":
          return own.map((value) => (Math.abs(value) < Math.PI / 2 ? Math.tan(value) : NaN));
        default:
          return null;
      }
    case "leaf":
    case "call":
    case "bigOperator":
    case "derivative":
      return null;
  }
}

/** The value of the part of a form that stands where the child does, the other parts being the same; of several the one that is most like the child. */
function partOf(forms: readonly Node[], located: Located, position: number, values: PointValues): Values | null {
  const own = partsOf(located.node);
  const child = located.children[position];
  let best: { readonly part: Node; readonly likeness: number } | null = null;
  for (const form of forms) {
    const parts = partsOf(form);
    if (parts === null || own === null || parts.length !== own.length) continue;
    const differing = parts.flatMap((part, k) => (part === own[k] ? [] : [k]));
    const [only] = differing;
    const part = only === undefined ? undefined : parts[only];
    if (differing.length !== 1 || only !== position || part === undefined || child === undefined || !isSameOperator(form, located.node)) continue;
    const likeness = likenessOf(part, child.node);
    if (best === null || likeness > best.likeness) best = { part, likeness };
  }
  return best === null ? null : values.of(best.part);
}

/** The same kind, and how many parts they share. */
function likenessOf(a: Node, b: Node): number {
  const parts = new Set(nodesIn(a));
  const others = nodesIn(b);
  const shared = others.filter((node) => parts.has(node)).length;
  return (a.kind === b.kind ? 1 : 0) + shared / (parts.size + others.length - shared) - Math.abs(parts.size - others.length) / 100;
}

/** The parts in the order of the occurrences; null where that is not the same for all nodes of the kind. */
function partsOf(node: Node): readonly Node[] | null {
  switch (node.kind) {
    case "power":
      return [node.base, node.exponent];
    case "apply":
      return node.arguments;
    case "derivative":
      return [node.body];
    default:
      return null;
  }
}

function isSameOperator(a: Node, b: Node): boolean {
  if (a.kind === "apply" && b.kind === "apply") return a.function === b.function;
  if (a.kind === "derivative" && b.kind === "derivative") return a.variable === b.variable && a.order === b.order;
  return a.kind === b.kind;
}

const quotient = (a: number, b: number): number => (b === 0 ? NaN : a / b);
