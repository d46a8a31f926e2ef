// One rule of differentiation carried out at one derivative: what stands there afterwards, and what the rule is called. What has no rule here (an entry of a vector,
// a product over an index) is differentiated at once.

import { equalRational, multiplyRational, ONE, rational, subtractRational } from "../arithmetic/rational.js";
import { differentiate } from "../calculus/differentiate.js";
import { isOne, isZero } from "../calculus/tidy.js";
import { failure, functionRule, type Failure } from "../calculus/rules.js";
import { powerDerivativeByBase, rationalValue } from "../functions/powers.js";
import { lookupFunction } from "../functions/registry.js";
import type { Arena } from "../expression/arena.js";
import type { DerivativeNode, Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { textFunctionName } from "../notation/function-names.js";
import { nodeOfTerm, termOf, type TermContext } from "./term.js";

export interface RuleUse {
  readonly kind: "rule";
  readonly name: string;
  /** Uses of one move are written in one line; where their names differ, the one that comes first in `namesByWeight` tells it best. */
  readonly move: string;
  readonly node: Node;
}

/** What the terms of a polynomial are differentiated by, the most telling first. */
export const namesByWeight: readonly string[] = ["power rule", "sum rule", "constant multiple rule", "derivative of x", "derivative of a constant"];
const polynomial = "polynomial";

/**
 * What one rule makes of a first derivative whose body holds no derivative. A polynomial that is not the whole line (`alone`) is differentiated term by term at once, as
 * everybody does.
 */
export function useOneRule(arena: Arena, derivative: DerivativeNode, alone: boolean): RuleUse | Failure {
  const { body, variable, partial } = derivative;
  const name = variable.kind === "symbol" ? variable.name : variable.base.name;
  const moves = (node: Node): boolean => freeSymbols(node).has(name);
  const by = (node: Node): Node => arena.derivative(node, variable, 1, partial);
  const rule = (called: string, node: Node, move = called): RuleUse => ({ kind: "rule", name: called, move, node });
  const two = arena.integer(2);

  /** f'(u) for f(u), and the chain rule where u is not the variable itself. */
  const composed = (outer: Node, inner: Node, called: string): RuleUse => (inner === variable ? rule(called, outer) : rule("chain rule", product([outer, by(inner)])));
  const product = (factors: readonly Node[]): Node => {
    const [first, ...rest] = factors;
    return first?.kind === "negate" ? arena.negate(product([first.operand, ...rest])) : arena.multiply(factors.flatMap((factor) => (factor.kind === "multiply" ? factor.factors : [factor])));
  };

  /** The derivative of c·x^n, with the name of what it takes; null for anything else. */
  const monomial = (node: Node): RuleUse | null => {
    if (!moves(node)) return rule("derivative of a constant", arena.integer(0), polynomial);
    if (!isMonomial(node)) return null;
    const context: TermContext = { arena, variable, sum: (sum) => sum };
    const term = termOf(context, node);
    const exponent = term?.powers.get(variable);
    if (term === null || exponent === undefined || moves(exponent)) return null;
    const value = rationalValue(exponent);
    const others = new Map([...term.powers].filter(([base]) => base !== variable));
    if (value === null) {
      const rest = nodeOfTerm(context, { ...term, powers: others });
      return rule("power rule", product([...(isOne(rest) ? [] : [rest]), exponent, arena.power(variable, arena.subtract(exponent, arena.integer(1)))]), polynomial);
    }
    const isLinear = equalRational(value, ONE);
    const powers = isLinear ? others : new Map([...others, [variable, arena.number(subtractRational(value, ONE))] as const]);
    const called = !isLinear ? "power rule" : node === variable ? "derivative of x" : "constant multiple rule";
    return rule(called, nodeOfTerm(context, { coefficient: multiplyRational(term.coefficient, value), powers }), polynomial);
  };
  /** Is it written as a multiple of a power of the variable, or of its reciprocal? */
  function isMonomial(node: Node): boolean {
    switch (node.kind) {
      case "negate":
        return isMonomial(node.operand);
      case "power":
        return node.base === variable;
      case "multiply": {
        const moving = node.factors.filter(moves);
        return moving.length === 1 && moving.every(isMonomial);
      }
      case "divide":
        return moves(node.denominator) ? !moves(node.numerator) && node.denominator.kind !== "divide" && isMonomial(node.denominator) : isMonomial(node.numerator);
      default:
        return node === variable;
    }
  }

  const inOneGo = (): RuleUse | null => {
    if (body.kind !== "add" || alone) return null;
    const terms = body.terms.map((term) => monomial(term)).filter((term) => term !== null);
    if (terms.length < body.terms.length) return null;
    const made = arena.add(terms.map(({ node }) => node).filter((node) => !isZero(node)));
    return rule(terms.some(({ name: used }) => used === "power rule") ? "power rule" : "sum rule", made, polynomial);
  };

  // Another entry of the same vector, or a sum that may hold it: no rule for one place tells it.
  if (variable.kind === "index" && someNode(body, (node) => node.kind === "sum" || node.kind === "product" || (node.kind === "index" && node !== variable && node.base === variable.base))) return atOnce();
  const power = monomial(body) ?? inOneGo();
  if (power !== null) return power;

  switch (body.kind) {
    case "add":
      return rule("sum rule", arena.add(body.terms.map((term) => (term.kind === "negate" ? arena.negate(by(term.operand)) : isNegativeNumber(term) ? arena.negate(by(arena.negate(term))) : by(term)))));
    case "negate":
      return rule("constant multiple rule", arena.negate(constantsOut(body.operand) ?? by(body.operand)));
    case "multiply": {
      const out = constantsOut(body);
      if (out !== null) return rule("constant multiple rule", out);
      return rule("product rule", arena.add(body.factors.map((_, k) => product(body.factors.map((each, j) => (j === k ? by(each) : each))))));
    }
    case "divide": {
      const { numerator, denominator } = body;
      if (!moves(denominator)) return rule("constant multiple rule", arena.divide(by(numerator), denominator));
      if (!moves(numerator)) return rule("chain rule", arena.negate(product([arena.divide(numerator, squared(denominator)), by(denominator)])));
      return rule("quotient rule", arena.divide(arena.subtract(product([by(numerator), denominator]), product([numerator, by(denominator)])), squared(denominator)));
    }
    case "power": {
      const { base, exponent } = body;
      if (!moves(exponent)) return composed(powerDerivativeByBase(arena, base, exponent), base, "power rule");
      if (!moves(base)) {
        const isE = base.kind === "symbol" && base.name === "e";
        return composed(isE ? body : arena.multiply([body, arena.apply("log", [base])]), exponent, "exponential rule");
      }
      return rule("logarithmic differentiation", arena.multiply([body, by(arena.multiply([exponent, arena.apply("log", [base])]))]));
    }
    case "apply": {
      const [inner, ...others] = body.arguments;
      const outer = lookupFunction(body.function)?.derivative(arena, body.arguments)[0];
      if (inner === undefined || outer === undefined || outer === null || others.some(moves) || ["sign", "floor", "ceil"].includes(body.function)) return atOnce();
      if (body.function === "abs") return composed(arena.divide(inner, body), inner, nameOfRule(body.function));
      return composed(outer, inner, nameOfRule(body.function));
    }
    case "call": {
      const [inner, ...others] = body.arguments;
      if (inner === undefined || others.length > 0 || moves(body.callee)) return atOnce();
      return composed(arena.call(body.callee, [(body.orders[0] ?? 0) + 1], [inner]), inner, "derivative of a function");
    }
    case "sum":
      if (body.index.name === name || [body.lower, body.upper].some((bound) => bound !== null && moves(bound))) return atOnce();
      return rule("sum rule", arena.bigOperator("sum", body.index, body.lower, body.upper, by(body.body)));
    default:
      return atOnce();
  }

  /** c · d/dx u for the derivative of c·u; null where nothing constant is a factor. */
  function constantsOut(node: Node): Node | null {
    if (node.kind !== "multiply") return null;
    const moving = node.factors.filter(moves);
    return moving.length === node.factors.length ? null : product([...node.factors.filter((factor) => !moves(factor)), by(arena.multiply(moving))]);
  }

  function squared(node: Node): Node {
    const exponent = node.kind === "power" ? rationalValue(node.exponent) : null;
    return node.kind === "power" && exponent !== null ? arena.power(node.base, arena.number(multiplyRational(exponent, rational(2)))) : arena.power(node, two);
  }

  function atOnce(): RuleUse | Failure {
    const derived = differentiate(arena, body, variable);
    if (derived.kind === "failure") return failure(derived.reason);
    return rule("differentiate", derived.node);
  }
}

const isNegativeNumber = (node: Node): boolean => node.kind === "number" && node.value.numerator < 0n;

function nameOfRule(name: string): string {
  const rule = functionRule(name);
  return rule === `${name} rule` ? `derivative of ${textFunctionName(name)}` : rule;
}
