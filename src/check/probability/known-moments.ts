// Expectations, variances and probabilities of quantities with a law that is known by its name, put in: E(X) = p for X ∼ Bernoulli(p). Sums are taken apart by linearity, products
// of different quantities and variances of sums only where the text speaks of independence. It only ever shows that a move is right.

import { rational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import type { Definitions } from "../../expression/definition.js";
import type { Node } from "../../expression/node.js";
import { freeSymbols, mapChildren, someNode } from "../../expression/traverse.js";
import { isProbabilityKernel, kernelParts } from "../../functions/probability-operations.js";
import type { LawFamily } from "../../elaborate/known-laws.js";

/** A law with its parameters as expressions. */
export interface PlacedLaw {
  readonly family: LawFamily;
  readonly parameters: readonly Node[];
  readonly text: string;
}

export interface KnownMoments {
  /** The expression with all kernels put in; null where one of them is not known. What was used is added to the list. */
  putIn(node: Node, used: Set<string>): Node | null;
}

const MOST_TERMS = 60;
const MOST_POWER = 4;
/** E(X^k) of the normal law by k: numbers with the powers of the mean and of the variance. */
const NORMAL: readonly (readonly (readonly [number, number, number])[])[] = [[], [[1, 1, 0]], [[1, 2, 0], [1, 0, 1]], [[1, 3, 0], [3, 1, 1]], [[1, 4, 0], [6, 2, 1], [3, 0, 2]]];

/** `variant` is one of the conventions there are: the exponential law by its rate (0) or its mean (1), the geometric one from 1 (0) or from 0 (1). */
export function createKnownMoments(arena: Arena, laws: ReadonlyMap<string, PlacedLaw>, definitions: Definitions, independent: boolean, variant: number, random: ReadonlySet<string>): KnownMoments {
  const one = arena.integer(1);
  const negative = (node: Node): Node => arena.negate(node);
  const times = (...nodes: readonly Node[]): Node => arena.multiply(nodes);
  const power = (base: Node, exponent: number): Node => (exponent === 1 ? base : arena.power(base, arena.integer(exponent)));
  const baseOf = (node: Node): string | null => (node.kind === "symbol" ? node.name : node.kind === "index" ? node.base.name : null);
  const lawOf = (node: Node): PlacedLaw | null => laws.get(baseOf(node) ?? "") ?? null;
  const isRandom = (root: Node): boolean => someNode(root, (node) => lawOf(node) !== null) || [...freeSymbols(root)].some((name) => {
    const body = definitions.get(name)?.body;
    return body !== undefined && !laws.has(name) && isRandom(body);
  });

  /** E(X^k). */
  function moment({ family, parameters }: PlacedLaw, k: number): Node | null {
    const [a, b] = parameters;
    if (a === undefined) return null;
    const q = arena.subtract(one, a);
    switch (family) {
      case "bernoulli":
        return a;
      case "binomial":
        if (b === undefined || k > 2) return null;
        return k === 1 ? times(a, b) : arena.add([times(a, b, arena.subtract(one, b)), power(times(a, b), 2)]);
      case "poisson":
        return k === 1 ? a : k === 2 ? arena.add([a, power(a, 2)]) : null;
      case "geometric":
        if (k > 2) return null;
        if (variant === 0) return k === 1 ? arena.divide(one, a) : arena.divide(arena.subtract(arena.integer(2), a), power(a, 2));
        return k === 1 ? arena.divide(q, a) : arena.divide(times(q, arena.subtract(arena.integer(2), a)), power(a, 2));
      case "exponential": {
        const factorial = arena.integer([1, 1, 2, 6, 24][k] ?? 0);
        return variant === 0 ? arena.divide(factorial, power(a, k)) : times(factorial, power(a, k));
      }
      case "uniform":
        return b === undefined ? null : arena.divide(arena.subtract(power(b, k + 1), power(a, k + 1)), times(arena.integer(k + 1), arena.subtract(b, a)));
      case "normal": {
        if (b === undefined) return null;
        return arena.add((NORMAL[k] ?? []).map(([count, means, variances]) => times(arena.integer(count), power0(a, means), power0(b, variances))));
      }
      case "beta":
      case "gamma": {
        if (b === undefined || k > 2) return null;
        if (family === "gamma") {
          const scale = variant === 0 ? arena.divide(one, b) : b;
          return k === 1 ? times(a, scale) : times(a, arena.add([a, one]), power(scale, 2));
        }
        const sum = arena.add([a, b]);
        return k === 1 ? arena.divide(a, sum) : arena.divide(times(a, arena.add([a, one])), times(sum, arena.add([sum, one])));
      }
    }
  }

  function power0(base: Node, exponent: number): Node {
    return exponent === 0 ? one : power(base, exponent);
  }

  /** P(X = k). */
  function mass({ family, parameters }: PlacedLaw, k: Node): Node | null {
    const [a, b] = parameters;
    if (a === undefined) return null;
    const q = arena.subtract(one, a);
    switch (family) {
      case "bernoulli":
        return times(arena.power(a, k), arena.power(q, arena.subtract(one, k)));
      case "binomial":
        return b === undefined ? null : times(arena.apply("binomial", [a, k]), arena.power(b, k), arena.power(arena.subtract(one, b), arena.subtract(a, k)));
      case "poisson":
        return arena.divide(times(arena.power(a, k), arena.power(arena.symbol("e"), negative(a))), arena.apply("factorial", [k]));
      case "geometric":
        return times(arena.power(q, variant === 0 ? arena.subtract(k, one) : k), a);
      default:
        return null;
    }
  }

  /** E(e^{tX}). */
  function generating({ family, parameters }: PlacedLaw, t: Node): Node | null {
    const [a, b] = parameters;
    const exponential = (node: Node): Node => arena.power(arena.symbol("e"), node);
    if (a === undefined) return null;
    const single = (p: Node): Node => arena.add([arena.subtract(one, p), times(p, exponential(t))]);
    switch (family) {
      case "bernoulli":
        return single(a);
      case "binomial":
        return b === undefined ? null : arena.power(single(b), a);
      case "poisson":
        return exponential(times(a, arena.subtract(exponential(t), one)));
      case "normal":
        return b === undefined ? null : exponential(arena.add([times(a, t), times(arena.number(rational(1, 2)), b, power(t, 2))]));
      default:
        return null;
    }
  }

  /** A sum of products: the factors that are not random, and the powers of the quantities in it. Null where it is none. */
  interface Term { readonly coefficient: readonly Node[]; readonly powers: ReadonlyMap<Node, number> }

  function terms(node: Node): readonly Term[] | null {
    if (!isRandom(node)) return [{ coefficient: [node], powers: new Map() }];
    if (lawOf(node) !== null) return [{ coefficient: [], powers: new Map([[node, 1]]) }];
    switch (node.kind) {
      case "symbol": {
        const definition = definitions.get(node.name);
        return definition === undefined || definition.parameters.length + definition.indexParameters.length > 0 ? null : terms(definition.body);
      }
      case "negate":
        return terms(times(arena.integer(-1), node.operand));
      case "add": {
        const all = node.terms.map(terms);
        return all.every((each) => each !== null) ? all.flatMap((each) => each ?? []) : null;
      }
      case "multiply": {
        let product: readonly Term[] | null = [{ coefficient: [], powers: new Map() }];
        for (const factor of node.factors) {
          const own = terms(factor);
          if (own === null || product.length * own.length > MOST_TERMS) return null;
          product = product.flatMap((left) => own.map((right) => joined(left, right)));
        }
        return product;
      }
      case "power": {
        const { base, exponent } = node;
        if (exponent.kind !== "number" || exponent.value.denominator !== 1n || exponent.value.numerator < 1n || exponent.value.numerator > BigInt(MOST_POWER)) return null;
        return terms(arena.multiply(Array.from({ length: Number(exponent.value.numerator) }, () => base)));
      }
      case "divide":
        return isRandom(node.denominator) ? null : terms(times(node.numerator, arena.divide(one, node.denominator)));
      default:
        return null;
    }
  }

  function joined(left: Term, right: Term): Term {
    const powers = new Map(left.powers);
    for (const [quantity, exponent] of right.powers) powers.set(quantity, (powers.get(quantity) ?? 0) + exponent);
    return { coefficient: [...left.coefficient, ...right.coefficient], powers };
  }

  function used(quantity: Node, list: Set<string>): PlacedLaw | null {
    const law = lawOf(quantity);
    if (law !== null) list.add(law.text);
    return law;
  }

  function mean(node: Node, list: Set<string>): Node | null {
    if (!isRandom(node)) return node;
    if (node.kind === "symbol" && lawOf(node) === null) {
      const definition = definitions.get(node.name);
      return definition === undefined || definition.parameters.length + definition.indexParameters.length > 0 ? null : mean(definition.body, list);
    }
    // The mean of a sum is the sum of the means.
    if (node.kind === "sum" && ![node.lower, node.upper].some((bound) => bound !== null && isRandom(bound))) {
      const body = mean(node.body, list);
      return body === null ? null : arena.bigOperator("sum", node.index, node.lower, node.upper, body);
    }
    if (node.kind === "add") {
      const all = node.terms.map((term) => mean(term, list));
      return all.every((each): each is Node => each !== null) ? arena.add(all) : null;
    }
    if (node.kind === "negate") {
      const inner = mean(node.operand, list);
      return inner === null ? null : negative(inner);
    }
    if (node.kind === "divide" && !isRandom(node.denominator)) {
      const inner = mean(node.numerator, list);
      return inner === null ? null : arena.divide(inner, node.denominator);
    }
    if (node.kind === "multiply") {
      const [constant, varying] = [node.factors.filter((factor) => !isRandom(factor)), node.factors.filter(isRandom)];
      const [only] = varying;
      if (constant.length > 0 && varying.length === 1 && only !== undefined) {
        const inner = mean(only, list);
        return inner === null ? null : arena.multiply([...constant, inner]);
      }
    }
    const exponent = node.kind === "power" && node.base.kind === "symbol" && node.base.name === "e" ? node.exponent : node.kind === "apply" && node.function === "exp" ? node.arguments[0] : undefined;
    if (exponent !== undefined) {
      const [only, ...others] = terms(exponent) ?? [];
      const [quantity] = [...(only?.powers ?? [])];
      const law = only === undefined || others.length > 0 || only.powers.size !== 1 || quantity?.[1] !== 1 ? null : used(quantity[0], list);
      return law === null || only === undefined ? null : generating(law, only.coefficient.length === 0 ? one : arena.multiply(only.coefficient));
    }
    const all = terms(node);
    if (all === null) return null;
    const means = all.map(({ coefficient, powers }): Node | null => {
      const quantities = [...powers.keys()];
      if (quantities.length > 1 && !(independent && areDistinct(quantities))) return null;
      const moments = quantities.map((quantity) => {
        const law = used(quantity, list);
        return law === null || (powers.get(quantity) ?? 0) > MOST_POWER ? null : moment(law, powers.get(quantity) ?? 1);
      });
      return moments.every((each): each is Node => each !== null) ? arena.multiply([...coefficient, ...moments]) : null;
    });
    return means.every((each): each is Node => each !== null) ? arena.add(means) : null;
  }

  /** Names of their own, or entries with different numbers: X_i and X_j may be one. */
  function areDistinct(quantities: readonly Node[]): boolean {
    const keys = quantities.map((quantity) => (quantity.kind === "symbol" ? quantity.name : quantity.kind === "index" && quantity.indices.every((index) => index.kind === "number") ? quantity : baseOf(quantity)));
    return new Set(keys).size === quantities.length;
  }

  function variance(node: Node, list: Set<string>): Node | null {
    if (!isRandom(node)) return arena.integer(0);
    if (node.kind === "symbol" && lawOf(node) === null) {
      const definition = definitions.get(node.name);
      return definition === undefined || definition.parameters.length + definition.indexParameters.length > 0 ? null : variance(definition.body, list);
    }
    if (node.kind === "sum" && independent && ![node.lower, node.upper].some((bound) => bound !== null && isRandom(bound)) && variesWith(node.body, node.index)) {
      const body = variance(node.body, list);
      return body === null ? null : arena.bigOperator("sum", node.index, node.lower, node.upper, body);
    }
    if (node.kind === "multiply") {
      const [constant, varying] = [node.factors.filter((factor) => !isRandom(factor)), node.factors.filter(isRandom)];
      const [only] = varying;
      if (constant.length > 0 && varying.length === 1 && only !== undefined) {
        const inner = variance(only, list);
        return inner === null ? null : arena.multiply([power(arena.multiply(constant), 2), inner]);
      }
    }
    if (node.kind === "divide" && !isRandom(node.denominator)) {
      const inner = variance(node.numerator, list);
      return inner === null ? null : arena.divide(inner, power(node.denominator, 2));
    }
    const [second, first] = [mean(power(node, 2), list), mean(node, list)];
    return second === null || first === null ? null : arena.subtract(second, power(first, 2));
  }

  /** Does every quantity in the term of a sum carry its index, so that the terms are of different ones? */
  function variesWith(body: Node, index: Node): boolean {
    return !someNode(body, (node) => node.kind === "symbol" && laws.has(node.name) && !someNode(body, (other) => other.kind === "index" && other.base === node)) && someNode(body, (node) => node.kind === "index" && lawOf(node) !== null && node.indices.length === 1 && node.indices[0] === index)
      && !someNode(body, (node) => node.kind === "index" && lawOf(node) !== null && node.indices[0] !== index);
  }

  /** Does it hold a random quantity that no law is known of, itself or through definitions? */
  function holdsOthers(root: Node): boolean {
    return [...freeSymbols(root)].some((name) => {
      if (laws.has(name)) return false;
      const body = definitions.get(name)?.body;
      return body === undefined ? random.has(name) : holdsOthers(body);
    });
  }

  function kernel(node: Node, list: Set<string>): Node | null {
    if (!isProbabilityKernel(node)) return null;
    const { subjects, distribution, names, given } = kernelParts(node);
    const [subject] = subjects;
    if (distribution !== null || names.length > 0 || given.length > 0 || subject === undefined || subjects.length > 1 || holdsOthers(subject)) return null;
    switch (node.function) {
      case "expectation":
        return isRandom(subject) ? mean(subject, list) : null;
      case "variance":
        return isRandom(subject) ? variance(subject, list) : null;
      case "standardDeviation": {
        const inner = isRandom(subject) ? variance(subject, list) : null;
        return inner === null ? null : arena.apply("sqrt", [inner]);
      }
      case "probability": {
        if (subject.kind !== "relation" || subject.operator !== "=") return null;
        const law = isRandom(subject.right) ? null : used(subject.left, list);
        return law === null ? null : mass(law, subject.right);
      }
      default:
        return null;
    }
  }

  function putIn(node: Node, list: Set<string>): Node | null {
    if (isProbabilityKernel(node)) return kernel(node, list);
    let failed = false;
    const made = mapChildren(arena, node, (child) => {
      const inner = someNode(child, isProbabilityKernel) ? putIn(child, list) : child;
      failed ||= inner === null;
      return inner ?? child;
    });
    return failed ? null : made;
  }

  return { putIn };
}
