// `1 + 2 + … + n`, `a_1 + … + a_n`, `x_1 x_2 ⋯ x_n`, `n(n-1)⋯(n-k+1)`: what three dots stand for, where the terms beside them say it. Every term must be the general one with its number put in, and
// what changes from term to term must grow by one and the same step; then the dots are a sum or a product over that number, and a note says which. Anything else stays three dots.

import { addRational, divideRational, equalRational, isInteger, multiplyRational, negateRational, ONE, rational, subtractRational, ZERO, type Rational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import { childrenOf, type Node } from "../../expression/node.js";
import { freeSymbols, mapChildren, nodesIn, substitute } from "../../expression/traverse.js";
import { printUnicode } from "../../notation/unicode.js";
import type { Range } from "../../syntax/document.js";
import type { Located } from "../located.js";

export const ELLIPSIS = "… stands for something that is not written out";

/** Where an expression gets its meaning. */
interface Place {
  readonly arena: Arena;
  readonly notes: { readonly message: string; readonly range: Range }[];
  readonly textOf: (range: Range) => string;
  readonly leaf: (node: Node, range: Range) => Located;
}

/** A constant and multiples of letters. */
interface Linear {
  readonly constant: Rational;
  readonly letters: ReadonlyMap<string, Rational>;
}

const NONE: Linear = { constant: ZERO, letters: new Map() };

export const isEllipsis = ({ node }: Located): boolean => node.kind === "opaque" && node.what === ELLIPSIS;

/** The dots among terms or factors with those beside them, from one to before another, as a sum or product; null where there are none, or what they stand for is not clear. */
export function writtenOut(here: Place, parts: readonly Located[], operator: "sum" | "product", mayStand: (k: number) => boolean): { readonly from: number; readonly to: number; readonly located: Located } | null {
  const at = parts.findIndex(isEllipsis);
  if (at < 1 || at === parts.length - 1 || parts.filter(isEllipsis).length !== 1) return null;
  const { arena } = here;
  for (let from = 0; from < at; from++) {
    for (let to = parts.length; to > at + 1; to--) {
      if (!parts.every((_, k) => k < from || k >= to || mayStand(k))) continue;
      const used = [...parts.slice(from, at), ...parts.slice(at + 1, to)];
      const [first, last] = [used[0], used[used.length - 1]];
      const general = generalTerm(arena, used.map(({ node }) => node), at - from);
      if (general === null || first === undefined || last === undefined) continue;
      const range = { start: first.outer.start, end: last.outer.end };
      // Events and sets that are joined, products that are no multiplication.
      if (/\\(?:cap|cup|land|lor|wedge|vee|otimes|oplus|circ|odot)(?![a-zA-Z])|[∩∪∧∨⊗⊕∘⊙]/.test(here.textOf(range))) return null;
      const node = arena.bigOperator(operator, arena.symbol(general.counter), arena.integer(1), general.count, general.term);
      here.notes.push({ message: `\`${here.textOf(range).replace(/\s+/g, " ").trim().slice(0, 80)}\` is read as ${printUnicode(node)}`, range });
      return { from, to, located: here.leaf(node, range) };
    }
  }
  return null;
}

/** `a_1 - a_2 + … + (-1)^{n+1} a_n`: a sum whose signs are those of the power of −1 in its last term; null for any other. */
export function writtenAlternating(here: Place, parts: readonly Located[], negative: readonly boolean[]): Located | null {
  const { arena } = here;
  const at = parts.findIndex(isEllipsis);
  const [first, last] = [parts[0], parts[parts.length - 1]];
  if (at < 2 || at !== parts.length - 2 || first === undefined || last === undefined || negative[at + 1] === true) return null;
  const shown = parts.slice(0, at).map(({ node }) => node);
  if (shown.some((_, k) => k > 0 && negative[k] === negative[k - 1])) return null;
  const isSign = (node: Node): boolean => node.kind === "power" && node.base.kind === "number" && equalRational(node.base.value, negateRational(ONE)) && freeSymbols(node.exponent).size > 0;
  /** A term shown without its sign, with it written as in the last term. */
  const signed = (node: Node, sign: Node): Node | null => {
    if (last.node.kind === "multiply" && last.node.factors.length === 2 && last.node.factors[0] !== undefined && isSign(last.node.factors[0])) return arena.multiply([sign, node]);
    if (last.node.kind !== "divide" || !isSign(last.node.numerator)) return null;
    if (node.kind === "number" && node.value.numerator !== 0n) return arena.divide(sign, arena.number(divideRational(ONE, node.value)));
    return node.kind === "divide" && isOne(node.numerator) ? arena.divide(sign, node.denominator) : null;
  };
  for (const start of negative[0] === true ? [1, 3] : [0, 2, 4]) {
    const terms = shown.map((node, k) => signed(node, arena.power(arena.integer(-1), arena.integer(start + k))));
    const general = terms.some((term) => term === null) ? null : generalTerm(arena, [...terms.flatMap((term) => term ?? []), last.node], at);
    if (general === null) continue;
    const node = arena.bigOperator("sum", arena.symbol(general.counter), arena.integer(1), general.count, general.term);
    const range = { start: first.outer.start, end: last.outer.end };
    here.notes.push({ message: `\`${here.textOf(range).replace(/\s+/g, " ").trim().slice(0, 80)}\` is read as ${printUnicode(node)}`, range });
    return here.leaf(node, range);
  }
  return null;
}

/** The members of a list with dots, `x_1, x_2, …, x_n`, as those of one with a letter that counts them; null where there are no dots in one place inside, or what they stand for is not clear. */
export function writtenList(arena: Arena, members: readonly Node[]): { readonly term: Node; readonly counter: string; readonly count: Node } | null {
  const isDots = (node: Node): boolean => node.kind === "opaque" && node.what === ELLIPSIS;
  const first = members.findIndex(isDots);
  const last = members.findLastIndex(isDots);
  if (first < 1 || last === members.length - 1) return null;
  const [head, middle, tail] = [members.slice(0, first), members.slice(first + 1, last), members.slice(last + 1)];
  const general = generalTerm(arena, [...head, ...tail], head.length);
  if (general === null) return null;
  // `x_1, …, x_j, …, x_n`: what stands between is the general one.
  const known = new Set([...freeSymbols(general.term)].filter((letter) => letter !== general.counter));
  return middle.every((node) => isDots(node) || [...freeSymbols(node)].some((letter) => !known.has(letter) && substitute(arena, general.term, new Map([[arena.symbol(general.counter), arena.symbol(letter)]])) === node)) ? general : null;
}

/** The general term of which the first `before` are the first ones and the others the last ones. */
function generalTerm(arena: Arena, terms: readonly Node[], before: number): { readonly term: Node; readonly counter: string; readonly count: Node } | null {
  const used = new Set(terms.flatMap((term) => [...nodesIn(term)].flatMap((node) => (node.kind === "symbol" ? [node.name] : []))));
  const counter = ["k", "j", "i", "l", "m", "ν"].find((letter) => !used.has(letter));
  if (counter === undefined) return null;
  let count: Linear | null = null;

  /** What these, the values at one place of the terms, are in general. */
  function unify(nodes: readonly Node[], isIndex: boolean): Node | null {
    const [first] = nodes;
    const last = nodes[nodes.length - 1];
    if (first === undefined || last === undefined) return null;
    if (nodes.every((node) => node === first)) return first;
    const values = nodes.map(linearIn);
    if (values.every((value) => value !== null)) return progression(values, isIndex);
    switch (last.kind) {
      case "power": {
        const grows = linearIn(last.exponent) !== null && !isOne(last.exponent);
        const pairs = nodes.map((node) => (node.kind === "power" ? [node.base, node.exponent] as const : !grows ? null : node === last.base ? [node, arena.integer(1)] as const : isOne(node) ? [last.base, arena.integer(0)] as const : null));
        return together(pairs, (base, exponent) => arena.power(base, exponent));
      }
      case "negate": {
        // `-1/2` is a number, and its general term has a sign of its own.
        const operands = nodes.map((node) => (node.kind === "negate" ? node.operand : node.kind === "number" && node.value.numerator < 0n ? arena.number(negateRational(node.value)) : null));
        const inner = operands.some((each) => each === null) ? null : unify(operands.flatMap((each) => each ?? []), false);
        return inner === null ? null : arena.negate(inner);
      }
      case "divide": {
        const above = last.numerator.kind === "number" ? last.numerator.value : null;
        const pairs = nodes.map((node) => (node.kind === "divide" ? [node.numerator, node.denominator] as const : node.kind !== "number" || above === null || node.value.numerator === 0n ? null : [last.numerator, arena.number(divideRational(above, node.value))] as const));
        return together(pairs, (numerator, denominator) => arena.divide(numerator, denominator));
      }
      case "multiply": {
        const power = last.factors.findIndex((factor) => factor.kind === "power" && freeSymbols(factor.exponent).size > 0);
        const lists = nodes.map((node) => {
          const factors = node.kind === "multiply" ? node.factors : [node];
          return factors.length === last.factors.length ? factors : factors.length === last.factors.length - 1 && power >= 0 ? [...factors.slice(0, power), arena.integer(1), ...factors.slice(power)] : null;
        });
        if (lists.some((list) => list === null)) return null;
        const made = last.factors.map((_, k) => unify(lists.flatMap((list) => list?.[k] ?? []), false));
        return made.every((each) => each !== null) ? arena.multiply(made) : null;
      }
      case "index": {
        if (nodes.some((node) => node.kind !== "index" || node.base !== last.base || node.indices.length !== last.indices.length)) return null;
        const made = last.indices.map((_, k) => unify(nodes.flatMap((node) => (node.kind === "index" ? (node.indices[k] ?? []) : [])), true));
        return made.every((each) => each !== null) ? arena.index(last.base, made) : null;
      }
      case "call": {
        if (nodes.some((node) => node.kind !== "call" || node.callee !== last.callee || node.arguments.length !== last.arguments.length || node.orders.some((order, k) => order !== last.orders[k]))) return null;
        const made = last.arguments.map((_, k) => unify(nodes.flatMap((node) => (node.kind === "call" ? (node.arguments[k] ?? []) : [])), false));
        return made.every((each) => each !== null) ? arena.call(last.callee, last.orders, made) : null;
      }
      case "sum":
      case "product": {
        const bodies = nodes.map((node) => (node.kind === last.kind && node.index === last.index && node.lower === last.lower && node.upper === last.upper ? node.body : null));
        const body = bodies.every((each) => each !== null) ? unify(bodies, false) : null;
        return body === null ? null : arena.bigOperator(last.kind, last.index, last.lower, last.upper, body);
      }
      default:
        return alike(nodes, last);
    }
  }

  function together(pairs: readonly (readonly [Node, Node] | null)[], build: (a: Node, b: Node) => Node): Node | null {
    if (pairs.some((pair) => pair === null)) return null;
    const [a, b] = [unify(pairs.flatMap((pair) => pair?.[0] ?? []), false), unify(pairs.flatMap((pair) => pair?.[1] ?? []), false)];
    return a === null || b === null ? null : build(a, b);
  }

  /** Nodes of one form, unified part by part. */
  function alike(nodes: readonly Node[], last: Node): Node | null {
    const parts = nodes.map(childrenOf);
    const [own] = parts.slice(-1);
    if (own === undefined || own.length === 0) return null;
    for (const [k, node] of nodes.entries()) {
      const children = parts[k] ?? [];
      if (node.kind !== last.kind || children.length !== own.length || withChildren(arena, last, children) !== node) return null;
    }
    const made = own.map((_, k) => unify(parts.flatMap((children) => children[k] ?? []), false));
    return made.every((each) => each !== null) ? withChildren(arena, last, made) : null;
  }

  /** Values that grow by one step: c + s (k − 1). */
  function progression(values: readonly Linear[], isIndex: boolean): Node | null {
    const [first, second] = values;
    const last = values[values.length - 1];
    if (first === undefined || last === undefined || second === undefined) return null;
    const step = before > 1 ? numberOf(minus(second, first)) : isIndex ? ONE : null;
    if (step === null || step.numerator === 0n) return null;
    for (const [k, value] of values.entries()) {
      const wanted = k < before ? plus(first, rational(BigInt(k), 1n), step) : plus(last, rational(BigInt(k - values.length + 1), 1n), step);
      if (!same(value, wanted)) return null;
    }
    const steps = scaled(minus(last, first), divideRational(ONE, step));
    const own: Linear = { ...steps, constant: addRational(steps.constant, ONE) };
    if ((own.letters.size === 0 && !isPlain(values, step, own.constant)) || ![own.constant, ...own.letters.values()].every(isInteger) || (count !== null && !same(count, own))) return null;
    count = own;
    return nodeOf(arena, { constant: subtractRational(first.constant, step), letters: new Map([...first.letters, [counter ?? "", step]]) });
  }

  /** Numbers alone, `3 + 4 + 5 + … + 50`: there must be enough of them, as `1 + 2 + … + 64` may go on by doubling, and `3 + 5 + 7 + … + 97` over the primes. */
  function isPlain(values: readonly Linear[], step: Rational, times: Rational): boolean {
    const [first, last] = [numberOf(values[0] ?? NONE), numberOf(values[values.length - 1] ?? NONE)];
    if (before < 2 || first === null || last === null || times.numerator < BigInt(values.length)) return false;
    const startsCounting = equalRational(step, ONE) && (first.numerator === 0n || equalRational(first, ONE));
    if (values.length === 3) return startsCounting && (last.numerator & (last.numerator - 1n)) !== 0n;
    return !(values.length === 4 && equalRational(first, rational(3n, 1n)) && equalRational(step, rational(2n, 1n)));
  }

  const term = unify(terms, false);
  return term === null || count === null ? null : { term, counter, count: nodeOf(arena, count) };
}

function isOne(node: Node): boolean {
  return node.kind === "number" && equalRational(node.value, ONE);
}

function withChildren(arena: Arena, node: Node, children: readonly Node[]): Node {
  let k = 0;
  return mapChildren(arena, node, (child) => children[k++] ?? child);
}

/** A linear expression in letters; null for any other. */
function linearIn(node: Node): Linear | null {
  switch (node.kind) {
    case "number":
      return { constant: node.value, letters: new Map() };
    case "symbol":
      return node.name === "e" || node.name === "π" || node.name === "∞" ? null : { constant: ZERO, letters: new Map([[node.name, ONE]]) };
    case "negate": {
      const inner = linearIn(node.operand);
      return inner === null ? null : scaled(inner, negateRational(ONE));
    }
    case "add":
      return node.terms.map(linearIn).reduce<Linear | null>((sum, each) => (sum === null || each === null ? null : minus(sum, scaled(each, negateRational(ONE)))), { constant: ZERO, letters: new Map() });
    case "multiply": {
      let made: Linear | null = { constant: ONE, letters: new Map() };
      for (const factor of node.factors) {
        const each: Linear | null = linearIn(factor);
        if (each === null || made === null || (each.letters.size > 0 && made.letters.size > 0)) return null;
        made = each.letters.size === 0 ? scaled(made, each.constant) : scaled(each, made.constant);
      }
      return made;
    }
    default:
      return null;
  }
}

function minus(a: Linear, b: Linear): Linear {
  const letters = new Map(a.letters);
  for (const [name, value] of b.letters) {
    const left = subtractRational(letters.get(name) ?? ZERO, value);
    if (left.numerator === 0n) letters.delete(name);
    else letters.set(name, left);
  }
  return { constant: subtractRational(a.constant, b.constant), letters };
}

function scaled(a: Linear, by: Rational): Linear {
  return { constant: multiplyRational(a.constant, by), letters: by.numerator === 0n ? new Map() : new Map([...a.letters].map(([name, value]) => [name, multiplyRational(value, by)])) };
}

/** a + times · step */
function plus(a: Linear, times: Rational, step: Rational): Linear {
  return { ...a, constant: addRational(a.constant, multiplyRational(times, step)) };
}

function same(a: Linear, b: Linear): boolean {
  const rest = minus(a, b);
  return rest.letters.size === 0 && rest.constant.numerator === 0n;
}

function numberOf({ constant, letters }: Linear): Rational | null {
  return letters.size === 0 ? constant : null;
}

function nodeOf(arena: Arena, { constant, letters }: Linear): Node {
  const terms = [...letters].map(([name, value]) => {
    const size = value.numerator < 0n ? negateRational(value) : value;
    const term = equalRational(size, ONE) ? arena.symbol(name) : arena.multiply([arena.number(size), arena.symbol(name)]);
    return value.numerator < 0n ? arena.negate(term) : term;
  });
  const all = constant.numerator === 0n && terms.length > 0 ? terms : [...terms, arena.number(constant)];
  return arena.add(all);
}
