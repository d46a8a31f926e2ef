// Works expectations and probabilities out on a finite probability space: every kernel becomes the finite sum that it is there, every random quantity the number that it is, and
// what remains is an expression in the other letters. Sums over quantities, over values and over indices of quantities are written out.

import { addRational, compareRational, multiplyRational, rational, ZERO, type Rational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import type { Definitions } from "../../expression/definition.js";
import { satisfies } from "../../expression/formula.js";
import { type ApplyNode, type BigOperatorNode, type IntegralNode, type Node, type RelationNode } from "../../expression/node.js";
import { freeSymbols, mapChildren, someNode, standsBare, substitute } from "../../expression/traverse.js";
import { isProbabilityKernel, kernelParts } from "../../functions/probability-operations.js";
import { exactValue } from "./numbers.js";
import { isTensorOperation } from "../../functions/tensor-operations.js";
import { baseName, quantityKey, type Quantities } from "./quantities.js";
import { KernelProblem, quotient, type World } from "./world.js";

const IMPOSSIBLE = "what is given has the probability 0";
/** Work that one expression may take, in nodes visited. */
const MOST_VISITS = 400_000;
const DEEPEST_DEFINITION = 12;

export interface Expansion {
  expand(node: Node): Node;
  /** The keys of the quantities met. */
  readonly met: ReadonlySet<string>;
}

export interface ExpansionInput {
  readonly arena: Arena;
  readonly definitions: Definitions;
  readonly quantities: Quantities;
  /** Null while the quantities are only gathered. */
  readonly world: World | null;
  /** How many of a thing there are where a letter says so: `n` of `\sum_{i=1}^n X_i`. */
  readonly count: number;
  /** Shifts the numbers that letters in indices get, so that no letter is 1 in all spaces. */
  readonly shift: number;
  /** Numbers given to letters that count or index; filled while quantities are gathered. */
  readonly letters: Map<string, number>;
  /** What names stand for besides: `μ` for E(X). */
  readonly meanings: ReadonlyMap<Node, Node>;
}

interface Place {
  /** The state of a quantity by the name as it is spelled. */
  readonly states: ReadonlyMap<string, number>;
  /** Numbers of bound indices. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Bound letters that are no values of quantities: variables of integrals. */
  readonly plain: ReadonlySet<string>;
  /** Where random names without a state are noted, so that the expectation around knows what it averages over. */
  readonly free: Set<string> | null;
  readonly depth: number;
}

export function createExpansion({ arena, definitions, quantities, world, count, shift, letters, meanings }: ExpansionInput): Expansion {
  const met = new Set<string>();
  const { random, valued, ties, lasts } = quantities;
  const involving = new Map<Node, boolean>();
  /** Letters that a sum or a product ends at. */
  const bounds = new Set<string>();
  let visits = 0;

  /** Does it hold a kernel or a random quantity, itself or through definitions? */
  function involves(root: Node): boolean {
    const known = involving.get(root);
    if (known !== undefined) return known;
    involving.set(root, false);
    const found = someNode(root, (node) => isProbabilityKernel(node) || meanings.has(node) || (baseName(node) !== null && valued.has(baseName(node) ?? "")))
      || [...freeSymbols(root)].some((name) => {
        const body = definitions.get(name)?.body;
        return body !== undefined && involves(body);
      });
    involving.set(root, found);
    return found;
  }

  const keyOf = (spelled: string): string => {
    const [base, ...rest] = spelled.split("|");
    const tied = ties.get(base ?? "");
    const key = quantityKey([tied ?? base, ...rest].join("_"));
    met.add(key);
    return key;
  };
  const sizeOf = (spelled: string): number => {
    const key = keyOf(spelled);
    return world === null ? 1 : world.size(key);
  };
  const valueOf = (spelled: string, state: number): Rational => {
    const key = keyOf(spelled);
    return world === null ? rational(1) : world.value(key, state);
  };
  const probability = (law: string, states: ReadonlyMap<string, number>): Rational => (world === null ? rational(1, 2) : world.probability(law, states));

  /** The present state of a name; a random one without a state is noted. */
  function stateOf(spelled: string, place: Place): number {
    const known = place.states.get(spelled);
    if (known !== undefined) return known;
    place.free?.add(spelled);
    keyOf(spelled);
    return 0;
  }

  function numberOf(node: Node, place: Place): number | null {
    const value = exactValue(node, (name) => {
      const known = place.numbers.get(name) ?? letters.get(name);
      return known === undefined ? null : rational(known);
    });
    return value === null || value.denominator !== 1n ? null : Number(value.numerator);
  }

  /** The number of an index or bound; a letter without one gets one. */
  function countedNumber(node: Node, place: Place, isBound: boolean): number {
    for (const name of freeSymbols(node)) {
      const isSettled = letters.has(name) && (!isBound || world !== null || bounds.has(name));
      if (place.numbers.has(name) || isSettled || name === "∞") continue;
      const last = lasts.get(name);
      const first = last === undefined ? null : (quantities.counts.get(quantityKey(last)) ?? 0);
      const free = [...letters.keys()].filter((letter) => !bounds.has(letter)).length;
      if (isBound) bounds.add(name);
      letters.set(name, first !== null && last !== undefined ? first + sizeOf(last) - 1 : isBound ? count : 1 + (free + shift) % count);
    }
    const value = numberOf(node, place);
    if (value === null) throw new KernelProblem("an index or a bound here is not a whole number");
    return value;
  }

  /** The name of a quantity as it is spelled, its indices as numbers; null for anything else. */
  function spelledOf(node: Node, place: Place): string | null {
    if (node.kind === "symbol") return valued.has(node.name) && !place.plain.has(node.name) ? node.name : null;
    if (node.kind !== "index" || !valued.has(node.base.name)) return null;
    return [node.base.name, ...node.indices.map((index) => countedNumber(index, place, false))].join("|");
  }

  /** Is the name a parameter of the law of a kernel: θ of `p_\theta(x)`, of `p(x; \theta)`, of any law that nothing more is said of? */
  function isOfLaw(node: ApplyNode, name: string): boolean {
    const { distribution } = kernelParts(node);
    return distribution?.kind === "symbol" && (distribution.name.normalize("NFKD").split(/[^\p{L}\p{M}]+/u).includes(name) || /\\/.test(distribution.name));
  }

  const visit = (node: Node, place: Place): Node => {
    visits += 1;
    if (visits > MOST_VISITS) throw new KernelProblem("this is too large to be worked out on finite distributions");
    const meaning = meanings.get(node);
    if (meaning !== undefined) return visit(meaning, place);
    if (!involves(node) && place.numbers.size === 0 && letters.size === 0) return node;
    switch (node.kind) {
      case "symbol":
        return symbol(node, place);
      case "index": {
        const definition = definitions.get(node.base.name);
        const isDefined = definition !== undefined && definition.indexParameters.length === node.indices.length && involves(definition.body);
        const spelled = isDefined ? null : spelledOf(node, place);
        if (spelled !== null) return arena.number(valueOf(spelled, stateOf(spelled, place)));
        if (isDefined) {
          return inlined(substitute(arena, definition.body, new Map(definition.indexParameters.map((parameter, k): [Node, Node] => [parameter, node.indices[k] ?? parameter]))), place);
        }
        return arena.index(node.base, node.indices.map((index) => visit(index, place)));
      }
      case "call": {
        const name = baseName(node.callee) ?? "";
        if (random.has(name)) throw new KernelProblem(`what is ${name}(…) of a random ${name}?`);
        const definition = definitions.get(name);
        if (definition !== undefined && involves(definition.body)) {
          if (node.callee.kind === "index" || node.orders.some((order) => order > 0) || definition.parameters.length !== node.arguments.length) throw new KernelProblem(`the definition of ${name} could not be put in here`);
          return inlined(substitute(arena, definition.body, new Map(definition.parameters.map((parameter, k): [Node, Node] => [parameter, node.arguments[k] ?? parameter]))), place);
        }
        return arena.call(node.callee, node.orders, node.arguments.map((argument) => visit(argument, place)));
      }
      case "sum":
      case "product":
        return bigOperator(node, place);
      case "integral":
        return integral(node, place);
      case "apply":
        if (isTensorOperation(node)) throw new KernelProblem("random vectors and matrices are not judged yet");
        return isProbabilityKernel(node) ? kernel(node, place) : folded(mapChildren(arena, node, (child) => visit(child, place)));
      case "piecewise": {
        for (const branch of node.branches) {
          const truths = branch.conditions.map((condition) => (condition.kind === "relation" ? truthOf(arena.relation(condition.operator, visit(condition.left, place), visit(condition.right, place))) : null));
          if (truths.includes(null)) throw new KernelProblem("cases that depend on other letters are not worked out here");
          if (truths.every((truth) => truth === true)) return visit(branch.value, place);
        }
        if (node.otherwise === null) throw new KernelProblem("no case holds here");
        return visit(node.otherwise, place);
      }
      case "opaque":
        throw new KernelProblem(node.what);
      case "derivative":
        if (valued.has(baseName(node.variable) ?? "")) throw new KernelProblem("derivatives by a random quantity are not judged");
        if (someNode(node.body, (inner) => isProbabilityKernel(inner) && isOfLaw(inner, baseName(node.variable) ?? ""))) throw new KernelProblem("derivatives of a distribution by its parameter are not judged");
        return mapChildren(arena, node, (child) => visit(child, place));
      default:
        return folded(mapChildren(arena, node, (child) => visit(child, place)));
    }
  };

  function symbol(node: Node & { kind: "symbol" }, place: Place): Node {
    const bound = place.numbers.get(node.name);
    if (bound !== undefined) return arena.integer(bound);
    const definition = definitions.get(node.name);
    if (definition !== undefined && definition.parameters.length === 0 && definition.indexParameters.length === 0 && !place.states.has(node.name) && involves(definition.body)) return inlined(definition.body, place);
    if (place.plain.has(node.name)) return node;
    if (valued.has(node.name)) return arena.number(valueOf(node.name, stateOf(node.name, place)));
    const given = letters.get(node.name);
    return given === undefined ? node : arena.integer(given);
  }

  function inlined(body: Node, place: Place): Node {
    if (place.depth > DEEPEST_DEFINITION) throw new KernelProblem("a definition here goes round in a circle");
    return visit(body, { ...place, depth: place.depth + 1 });
  }

  // ---- sums -------------------------------------------------------------------------------------------------------------

  function bigOperator(node: BigOperatorNode, place: Place): Node {
    const name = node.index.name;
    const isInfinite = (bound: Node | null): boolean => bound?.kind === "symbol" && bound.name === "∞";
    const combine = (parts: readonly Node[]): Node => folded(node.kind === "sum" ? arena.add(parts) : arena.multiply(parts));
    // `\sum_{t=1}^\infty \gamma^t r_{t+1}` counts: its letter is no state, and its bound matters.
    const counts = someNode(node.body, (inner) => inner.kind === "index" && inner.indices.some((index) => freeSymbols(index).has(name))) || (node.lower?.kind === "number" && node.lower.value.numerator > node.lower.value.denominator);
    if (counts && isInfinite(node.upper)) throw new KernelProblem("infinite sums beside random quantities are not judged yet");
    const overStates = valued.has(name) && (node.upper === null || isInfinite(node.upper));
    if (overStates) {
      return combine(Array.from({ length: sizeOf(name) }, (_, state) => visit(node.body, withState(place, name, state))));
    }
    if (isInfinite(node.upper)) throw new KernelProblem("infinite sums beside random quantities are not judged yet");
    const lower = node.lower === null ? 1 : countedNumber(node.lower, place, true);
    const upper = node.upper === null ? count : countedNumber(node.upper, place, true);
    if (upper - lower > 40) throw new KernelProblem("this sum has too many terms to be worked out on finite distributions");
    const parts: Node[] = [];
    for (let k = lower; k <= upper; k++) {
      const numbers = new Map([...place.numbers, [name, k]]);
      parts.push(visit(node.body, { ...place, numbers }));
    }
    return combine(parts);
  }

  function integral(node: IntegralNode, place: Place): Node {
    const { name } = node.variable;
    const key = quantityKey(name);
    const isDensity = valued.has(name) && someNode(node.body, (inner) => inner.kind === "apply" && inner.function === "probability" && [...freeSymbols(inner)].some((each) => quantityKey(each) === key));
    if (!isDensity) {
      if (random.has(name)) throw new KernelProblem("integrals of this kind beside random quantities are not judged yet");
      const outside = (bound: Node | null): Node | null => bound && visit(bound, place);
      return arena.integral(node.variable, outside(node.lower), outside(node.upper), visit(node.body, { ...place, plain: new Set([...place.plain, name]) }));
    }
    const isWhole = (bound: Node | null): boolean => bound === null || (bound.kind === "symbol" && bound.name === "∞") || (bound.kind === "negate" && bound.operand.kind === "symbol" && bound.operand.name === "∞");
    if (!isWhole(node.lower) || !isWhole(node.upper)) throw new KernelProblem("integrals of densities over a part of the line are not judged yet");
    return folded(arena.add(Array.from({ length: sizeOf(name) }, (_, state) => visit(node.body, withState(place, name, state)))));
  }

  function withState(place: Place, spelled: string, state: number): Place {
    return { ...place, states: new Map([...place.states, [spelled, state]]) };
  }

  /** q_i is another law for each i. */
  function lawAt(name: string, place: Place): string {
    const [, ...words] = name.split(/[^\p{L}\p{M}]+/u);
    const at = words.flatMap((word) => {
      const value = place.numbers.get(word) ?? place.states.get(word);
      return value === undefined ? [] : [`${word} = ${value}`];
    });
    return at.length === 0 ? name : `${name} at ${at.join()}`;
  }

  // ---- kernels ----------------------------------------------------------------------------------------------------------

  function kernel(node: ApplyNode, place: Place): Node {
    const { subjects, distribution, names, given } = kernelParts(node);
    const law = distribution?.kind === "symbol" ? lawAt(distribution.name, place) : "";
    if (distribution?.kind === "symbol" && definitions.has(distribution.name)) throw new KernelProblem(`${distribution.name} is defined by a formula; expectations under it are not worked out yet`);
    if (node.function === "probability") {
      const below = measure(law, given, place);
      const value = world === null ? rational(1) : quotient(measure(law, [...subjects, ...given], place), below);
      if (world === null) measure(law, subjects, place);
      if (value === null) throw new KernelProblem(IMPOSSIBLE);
      return arena.number(value);
    }
    const [first, second] = subjects;
    if (first === undefined) throw new KernelProblem("an expectation of nothing");
    const mean = (subject: Node): Node => average(subject, law, names, given, place);
    const productMean = (a: Node, b: Node): Node => folded(arena.subtract(mean(arena.multiply([a, b])), folded(arena.multiply([mean(a), mean(b)]))));
    switch (node.function) {
      case "expectation":
        return mean(first);
      case "variance":
        return productMean(first, first);
      case "standardDeviation":
        return arena.apply("sqrt", [productMean(first, first)]);
      case "covariance":
        return productMean(first, second ?? first);
      default:
        return arena.divide(productMean(first, second ?? first), folded(arena.multiply([arena.apply("sqrt", [productMean(first, first)]), arena.apply("sqrt", [productMean(second ?? first, second ?? first)])])));
    }
  }

  /** The mean of a subject under a law, over the names written below or over its random quantities, under what is given. */
  function average(subject: Node, law: string, names: readonly Node[], given: readonly Node[], place: Place): Node {
    if (names.some((name) => name.kind === "index" && standsBare(subject, name.base.name))) throw new KernelProblem("what varies here stands without its index");
    const free = new Set<string>();
    const conditioned = new Set(given.flatMap((each) => (each.kind === "relation" ? [] : [spelledOf(each, place)])).filter((name) => name !== null));
    const below = names.map((name) => spelledOf(name, place)).filter((name) => name !== null);
    const isAveraged = (spelled: string): boolean => !conditioned.has(spelled) && (below.length > 0 ? below.includes(spelled) : random.has(spelled.split("|")[0] ?? ""));
    // E(X) inside of an expectation over X averages anew.
    const outside = new Map([...place.states].filter(([spelled]) => !isAveraged(spelled)));
    visit(subject, { ...place, states: outside, free });
    const over = (below.length > 0 ? below : [...free]).filter(isAveraged);
    for (const spelled of free) if (!over.includes(spelled) && !place.states.has(spelled)) place.free?.add(spelled);
    if (below.length === 0 && law !== "" && over.length === 0) throw new KernelProblem(`what varies under ${law} is not said`);
    const keys = [...new Set(over.map(keyOf))];
    const parts: { readonly weight: Rational; readonly value: Node }[] = [];
    for (const states of combinations(keys)) {
      const inner = new Map(outside);
      for (const spelled of over) inner.set(spelled, states.get(keyOf(spelled)) ?? 0);
      const weight = measure(law, given, place, states);
      if (weight.numerator !== 0n || world === null) parts.push({ weight, value: visit(subject, { ...place, states: inner }) });
    }
    const all = parts.reduce((sum, { weight }) => addRational(sum, weight), ZERO);
    return folded(arena.add(parts.map(({ weight, value }) => {
      const share = world === null ? rational(1) : quotient(weight, all);
      if (share === null) throw new KernelProblem(IMPOSSIBLE);
      return folded(arena.multiply([arena.number(share), value]));
    })));
  }

  /** The probability that all events hold, of quantities in these states. */
  function measure(law: string, events: readonly Node[], place: Place, states: ReadonlyMap<string, number> = new Map()): Rational {
    const keys = new Set<string>(states.keys());
    for (const event of events) quantitiesOfEvent(event, place, keys);
    if (keys.size === 0) return rational(1);
    let sum = ZERO;
    for (const each of combinations([...keys])) {
      if ([...states].some(([key, state]) => each.get(key) !== state)) continue;
      if (events.every((event) => holds(event, each, place))) sum = addRational(sum, probability(law, each));
    }
    return sum;
  }

  function* combinations(keys: readonly string[]): Generator<ReadonlyMap<string, number>> {
    const sizes = keys.map((key) => (world === null ? 1 : world.size(key)));
    const total = sizes.reduce((product, size) => product * size, 1);
    if (total > 20_000) throw new KernelProblem("this has too many random quantities");
    for (let k = 0; k < total; k++) {
      let rest = k;
      yield new Map(keys.map((key, at) => {
        const size = sizes[at] ?? 1;
        const state = rest % size;
        rest = Math.floor(rest / size);
        return [key, state];
      }));
    }
  }

  /** The random names of a relation as they are spelled. */
  function randomIn(relation: RelationNode, place: Place): readonly string[] {
    const found = new Set<string>();
    const wanted = (name: string): boolean => random.has(name);
    const own = new Set<string>();
    for (const side of [relation.left, relation.right]) visit(side, { ...place, free: found, states: new Map([...place.states].filter(([spelled]) => !wanted(spelled.split("|")[0] ?? ""))) });
    for (const spelled of found) if (wanted(spelled.split("|")[0] ?? "")) own.add(spelled);
    return [...own];
  }

  /** The places of an event that all of a numbered list happen. */
  function placesOf(event: BigOperatorNode, place: Place): readonly Place[] {
    const [lower, upper] = [event.lower, event.upper].map((bound) => (bound === null ? 1 : countedNumber(bound, place, true)));
    return Array.from({ length: Math.max(0, (upper ?? 1) - (lower ?? 1) + 1) }, (_, k) => ({ ...place, numbers: new Map([...place.numbers, [event.index.name, (lower ?? 1) + k]]) }));
  }

  function quantitiesOfEvent(event: Node, place: Place, keys: Set<string>): void {
    if (event.kind === "product") for (const inner of placesOf(event, place)) quantitiesOfEvent(event.body, inner, keys);
    else if (event.kind === "relation") for (const spelled of randomIn(event, place)) keys.add(keyOf(spelled));
    else if (event.kind === "apply") event.arguments.forEach((inner) => quantitiesOfEvent(inner, place, keys));
    else {
      const spelled = spelledOf(event, place);
      if (spelled === null) throw new KernelProblem("what this probability speaks of was not understood");
      stateOf(spelled, place);
      keys.add(keyOf(spelled));
    }
  }

  function holds(event: Node, states: ReadonlyMap<string, number>, place: Place): boolean {
    if (event.kind === "product") return placesOf(event, place).every((inner) => holds(event.body, states, inner));
    if (event.kind === "relation") {
      const inner = new Map(place.states);
      for (const spelled of randomIn(event, place)) inner.set(spelled, states.get(keyOf(spelled)) ?? 0);
      const there: Place = { ...place, states: inner };
      const truth = truthOf(arena.relation(event.operator, visit(event.left, there), visit(event.right, there)));
      if (truth === null) throw new KernelProblem("whether this event happens depends on letters without a value");
      return truth;
    }
    if (event.kind === "apply") {
      const [first, second] = event.arguments;
      const [one, other] = [first !== undefined && holds(first, states, place), second !== undefined && holds(second, states, place)];
      return event.function === "complementEvent" ? !one : event.function === "eitherEvent" ? one || other : one && other;
    }
    const spelled = spelledOf(event, place);
    return spelled !== null && states.get(keyOf(spelled)) === stateOf(spelled, place);
  }

  function truthOf(node: Node): boolean | null {
    if (node.kind !== "relation") return null;
    if (world === null) return true;
    const [left, right] = [exactValue(node.left, () => null), exactValue(node.right, () => null)];
    if (left === null || right === null) return null;
    return satisfies(compareRational(left, right), node.operator);
  }

  /** Numbers among the terms or factors put together, so that a sum over a space stays small. */
  function folded(node: Node): Node {
    const whole = exactValue(node, () => null);
    if (whole !== null) return arena.number(whole);
    if (node.kind === "add") {
      const terms = node.terms.flatMap((term) => (term.kind === "add" ? term.terms : [term]));
      const numbers = terms.flatMap((term) => (term.kind === "number" ? [term.value] : []));
      const sum = numbers.reduce(addRational, ZERO);
      const rest = terms.filter((term) => term.kind !== "number");
      return arena.add(sum.numerator === 0n ? rest : [...rest, arena.number(sum)]);
    }
    if (node.kind === "multiply") {
      const factors = node.factors.flatMap((factor) => (factor.kind === "multiply" ? factor.factors : [factor]));
      const numbers = factors.flatMap((factor) => (factor.kind === "number" ? [factor.value] : []));
      const product = numbers.reduce(multiplyRational, rational(1));
      const rest = factors.filter((factor) => factor.kind !== "number");
      return arena.multiply(compareRational(product, rational(1)) === 0 ? rest : [arena.number(product), ...rest]);
    }
    return node;
  }

  return {
    expand: (node) => visit(node, { states: new Map(), numbers: new Map(), free: null, depth: 0, plain: new Set() }),
    met,
  };
}
