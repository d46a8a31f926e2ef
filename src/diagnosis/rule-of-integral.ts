// Recognises what a move did with the integrals or the limits of a line: which law, substitution, parts, an antiderivative; or that nothing is known of it, which is null.

import { differentiateByRules } from "../calculus/rules.js";
import type { Arena } from "../expression/arena.js";
import type { DivideNode, IntegralNode, LimitNode, Node } from "../expression/node.js";
import { freeSymbols, nodesIn } from "../expression/traverse.js";

export interface Lines {
  readonly arena: Arena;
  readonly before: Node;
  readonly after: Node;
  readonly areEqual: (a: Node, b: Node) => boolean;
}

/** What became of the integrals of a line; undefined where no integral was touched. */
export function ruleOfIntegrals(lines: Lines): string | null | undefined {
  const old = nodesIn(lines.before).filter((node) => node.kind === "integral");
  const fresh = nodesIn(lines.after).filter((node) => node.kind === "integral");
  const worked = old.filter((node) => !fresh.includes(node));
  const made = fresh.filter((node) => !old.includes(node));
  const [first] = worked;
  if (first === undefined) return made.length === 0 ? undefined : null;
  const [one] = made;
  if (one === undefined) return worked.some(({ lower, upper }) => lower !== null || upper !== null) ? "fundamental theorem of calculus" : "antiderivative";
  if (made.some((node) => worked.every(({ variable }) => variable !== node.variable))) return "integration by substitution";
  if (made.every((node) => worked.some((whole) => whole.variable === node.variable && isPart(lines, node.body, whole)))) {
    const haveSameBounds = made.every((node) => worked.some(({ lower, upper }) => lower === node.lower && upper === node.upper));
    if (!haveSameBounds) return worked.length === 1 && made.length > 1 ? "additivity of the integral" : null;
    if (made.length === worked.length && worked.length === 1 && lines.areEqual(first.body, one.body)) return "algebra";
    return "linearity of the integral";
  }
  const [lone] = worked.length === 1 && made.length === 1 ? made : [];
  if (lone === undefined || lone.lower !== first.lower || lone.upper !== first.upper) return null;
  if (lines.areEqual(first.body, lone.body)) return "algebra";
  return holdsMore(lines.after, lone) ? "integration by parts" : null;
}

/** Is this the integrand, or a term of it, but for constant factors? */
function isPart({ arena, areEqual }: Lines, body: Node, whole: IntegralNode): boolean {
  const core = movingPart(arena, body, whole.variable.name);
  const terms = [whole.body, ...termsOf(arena, whole.body)].map((term) => movingPart(arena, term, whole.variable.name));
  return terms.includes(core) || areEqual(body, whole.body) || terms.some((term) => areEqual(term, core));
}

/** The terms of a sum, or of a fraction or a product with a sum in it. */
function termsOf(arena: Arena, node: Node): readonly Node[] {
  switch (node.kind) {
    case "add":
      return node.terms;
    case "negate":
      return termsOf(arena, node.operand);
    case "divide":
      return termsOf(arena, node.numerator).map((term) => arena.divide(term, node.denominator));
    case "multiply": {
      const sum = node.factors.find((factor) => factor.kind === "add");
      return sum?.kind !== "add" ? [node] : sum.terms.map((term) => arena.multiply(node.factors.map((factor) => (factor === sum ? term : factor))));
    }
    default:
      return [node];
  }
}

/** A product without what does not change with the variable. */
function movingPart(arena: Arena, node: Node, variable: string): Node {
  const moves = (part: Node): boolean => freeSymbols(part).has(variable);
  switch (node.kind) {
    case "negate":
      return movingPart(arena, node.operand, variable);
    case "multiply": {
      const moving = node.factors.filter(moves).map((factor) => movingPart(arena, factor, variable));
      return moving.length === 0 ? arena.integer(1) : moving.length === 1 && moving[0] !== undefined ? moving[0] : arena.multiply(moving);
    }
    case "divide": {
      if (!moves(node.denominator)) return movingPart(arena, node.numerator, variable);
      return arena.divide(movingPart(arena, node.numerator, variable), movingPart(arena, node.denominator, variable));
    }
    default:
      return moves(node) ? node : arena.integer(1);
  }
}

/** Does a sum hold a term beside those with this integral? */
function holdsMore(line: Node, integral: IntegralNode): boolean {
  return line.kind === "add" && line.terms.some((term) => !nodesIn(term).includes(integral));
}

/** What became of the limits of a line; undefined where no limit was touched. */
export function ruleOfLimits(lines: Lines): string | null | undefined {
  const old = nodesIn(lines.before).filter((node) => node.kind === "limit");
  const fresh = nodesIn(lines.after).filter((node) => node.kind === "limit");
  const worked = old.filter((node) => !fresh.includes(node));
  const made = fresh.filter((node) => !old.includes(node));
  const [first] = worked;
  if (first === undefined) return made.length === 0 ? undefined : holdsDerivative(lines.before) ? "definition of the derivative" : null;
  const [one] = made;
  if (one === undefined) return holdsDerivative(lines.after) ? "definition of the derivative" : "limit";
  if (worked.length > 1 || made.length > 1) return made.every((node) => worked.some((whole) => whole.variable === node.variable)) ? "laws of limits" : null;
  if (one.variable !== first.variable) return "substitution";
  if (lines.areEqual(first.body, one.body)) return "algebra";
  if (isOfDerivatives(lines, first, one)) return "l’Hôpital’s rule";
  return termsOf(lines.arena, first.body).includes(one.body) || movingPart(lines.arena, first.body, one.variable.name) === movingPart(lines.arena, one.body, one.variable.name) ? "laws of limits" : null;
}

function isOfDerivatives({ arena, areEqual }: Lines, before: LimitNode, after: LimitNode): boolean {
  const derived = (quotient: DivideNode): Node | null => {
    const [top, bottom] = [quotient.numerator, quotient.denominator].map((part) => differentiateByRules(arena, part, before.variable));
    return top === undefined || bottom === undefined || top.kind === "failure" || bottom.kind === "failure" ? null : arena.divide(top, bottom);
  };
  if (before.body.kind !== "divide") return false;
  const quotient = derived(before.body);
  return quotient !== null && areEqual(quotient, after.body);
}

/** A derivative, as one or as a prime. */
export function isDerivative(node: Node): boolean {
  return node.kind === "derivative" || (node.kind === "call" && node.orders.some((order) => order > 0));
}

function holdsDerivative(line: Node): boolean {
  return nodesIn(line).some(isDerivative);
}
