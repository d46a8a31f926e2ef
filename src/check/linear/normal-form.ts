// Brings an expression into the form of `forms.ts`: sums, integrals and expectations are linear, what is free of their letter stands before them, a conditional probability is the quotient of
// two joint ones, and logarithms and exponentials of what is positive are taken apart.

import { addRational, compareRational, divideRational, isInteger, multiplyRational, negateRational, ONE, rational, ZERO, type Rational } from "../../arithmetic/rational.js";
import { isRegionIntegral } from "../../elaborate/limits-integrals.js";
import type { Arena } from "../../expression/arena.js";
import type { ApplyNode, BigOperatorNode, IntegralNode, LimitNode, Node, OpaqueNode } from "../../expression/node.js";
import { someNode, standsBare, substitute } from "../../expression/traverse.js";
import { isProbabilityKernel, kernelParts } from "../../functions/probability-operations.js";
import { isSetOperator } from "../../functions/set-operators.js";
import { isTensorOperation } from "../../functions/tensor-operations.js";
import { GREEK_LETTERS } from "../../notation/letters.js";
import { printUnicode } from "../../notation/unicode.js";
import { add, constant, FormProblem, involves, isPositive, isSamePolynomial, MAY_DEPEND, mayDepend, mayDependOn, multiply, NOTHING_RENAMED, polynomialInvolves, raised, scale, single, type Atom, type Binder, type Factor, type Monomial, type Polynomial } from "./forms.js";

/** How an expectation under a written law is taken: as an operator of its own, or as a sum or an integral of its density. */
export type MeanAs = "itself" | "sum" | "integral";

export interface NormalFormInput {
  readonly arena: Arena;
  readonly meanAs: MeanAs;
  /** May the name be that of a vector or a matrix? */
  readonly mayBeVector: (name: string) => boolean;
  /** Is it surely one, so that with an index it may be one of a family? */
  readonly isSurelyVector: (name: string) => boolean;
  /** What is open but whole in itself. */
  readonly isWhole: (node: Node) => boolean;
  /** Does the text define the function, so that its value may say more? */
  readonly isDefined: (name: string) => boolean;
}

export interface NormalForm {
  readonly of: (node: Node) => Polynomial;
  /** The logarithm of a form. */
  readonly logarithm: (polynomial: Polynomial) => Polynomial;
  /** Was an integral or an endless sum taken apart, so that its parts have to exist? */
  readonly tookApart: () => boolean;
  /** Was a limit taken apart, so that those of its parts have to exist? */
  readonly splitLimits: () => boolean;
}

const HIGHEST_POWER = 4;
const HALF = rational(1, 2);
/** Logarithms by their base; that of the natural one is e. */
const LOGARITHMS: ReadonlyMap<string, number> = new Map([["log", 0], ["ln", 0], ["log2", 2], ["log10", 10]]);
const NORMS: ReadonlySet<string> = new Set(["norm", "euclideanNorm", "frobeniusNorm", "taxicabNorm"]);
const INFINITE = "∞";
/** Letters before a bracket with a bar that stand for a density, a mass or a likelihood. */
const DENSITY = /^(?:[pqfgPQLℒ𝒩πρ]|Pr|ℙ)(?:[_^(]|$)/u;

export function createNormalForm({ arena, meanAs, mayBeVector, isSurelyVector, isWhole, isDefined }: NormalFormInput): NormalForm {
  let fresh = 0;
  let apart = false;
  let split = false;
  /** Bound letters as they are written, with the names that they have here. */
  const scope: { readonly written: string; readonly letter: string }[] = [];

  const apply = (head: string, parts: readonly Polynomial[], options: { readonly unordered?: boolean; readonly positive?: boolean } = {}): Atom => ({ kind: "apply", head, parts, unordered: options.unordered === true, positive: options.positive === true });

  function of(node: Node): Polynomial {
    if (node.kind === "opaque") return isSetOperator(node) ? overSet(node) : isRegionIntegral(node) ? overRegion(node) : single(whole([node]));
    switch (node.kind) {
      case "number":
        return constant(node.value);
      case "symbol":
        if (boundIn(node.name).length > 0) throw new FormProblem("a name with a bound letter in it");
        return single({ kind: "letter", name: node.name });
      case "index":
        return single(apply(`index ${node.base.name}`, [...node.indices.map(of), ...boundIn(node.base.name, true)]));
      case "add":
        return add(node.terms.map(of));
      case "negate":
        return scale(of(node.operand), negateRational(ONE));
      case "multiply":
        return product(node.factors);
      case "divide":
        return commuting(of(node.numerator), inverse(of(node.denominator)));
      case "power":
        return power(node.base, node.exponent);
      case "sum":
        return overIndex(node, totalled);
      case "product":
        return overIndex(node, multiplied);
      case "integral":
        return integral(node);
      case "limit":
        return limit(node);
      case "apply":
        return applied(node);
      case "call": {
        const name = node.callee.kind === "symbol" ? node.callee.name : node.callee.base.name;
        if (isDefined(name) && node.arguments.some((argument) => someNode(argument, (each) => each.kind === "opaque" || isProbabilityKernel(each)))) throw new FormProblem("a defined function of what is open");
        const indices = node.callee.kind === "index" ? node.callee.indices : [];
        return single(apply(`call ${name} ${node.orders.join()} ${indices.length}`, [...[...indices, ...node.arguments].map(of), ...boundIn(name, true)]));
      }
      case "piecewise": {
        const conditions = node.branches.flatMap((branch) => branch.conditions);
        const head = `cases ${node.branches.map((branch) => branch.conditions.map((condition) => (condition.kind === "relation" ? condition.operator : "")).join(" ")).join("; ")} ${node.otherwise === null ? "" : "otherwise"}`;
        if (!conditions.every((condition) => condition.kind === "relation")) throw new FormProblem("cases");
        return single(apply(head, [...node.branches.map((branch) => of(branch.value)), ...conditions.flatMap((condition) => (condition.kind === "relation" ? [of(condition.left), of(condition.right)] : [])), ...(node.otherwise === null ? [] : [of(node.otherwise)])]));
      }
      case "derivative":
        if (node.order !== 1 || node.variable.kind !== "symbol") throw new FormProblem("a derivative of a higher order");
        return differentiated(of(node.body), `derivative ${node.variable.name}`, node.variable.name);
      default:
        throw new FormProblem(`${node.kind} is not taken apart`);
    }
  }

  /** The bound letters that a name speaks of, `i` of `p_i`; of a function and of what has entries also the name itself. */
  function boundIn(name: string, whole = false): readonly Polynomial[] {
    const [stem = "", ...others] = name.split(/[^\p{L}\p{M}]+/u);
    const words = whole ? [name, stem, ...others] : others;
    return scope.filter(({ written, letter }) => name !== letter && words.includes(written)).map(({ letter }) => single({ kind: "letter", name: letter }));
  }

  /** What is open and whole, a letter before it, as a function of the bound letters that its text may speak of. */
  function whole(parts: readonly Node[]): Atom {
    const last = parts[parts.length - 1];
    if (last?.kind !== "opaque" || !isWhole(last)) throw new FormProblem("what was not understood is no whole");
    const text = last.text.replace(/\\(?:left|right|[bB]igg?[lrm]?|middle|displaystyle|limits)(?![a-zA-Z])|\\[,;:! ]|~|\s+/g, (part) => (/^\s/.test(part) ? " " : "")).replace(/\s*([^\w\s\\])\s*/g, "$1").replace(/\\([a-zA-Z]+)/g, (command, name: string) => ` ${GREEK_LETTERS.get(name) ?? command} `).trim();
    const speaksOf = (written: string): boolean => (/^[a-zA-Z]$/.test(written) ? text.replace(/\\[a-zA-Z]+/g, " ").includes(written) : true);
    const innermost = new Map(scope.map(({ written, letter }) => [written, letter]));
    const letters = [...innermost].filter(([written]) => speaksOf(written)).sort(([a], [b]) => (a < b ? -1 : 1));
    const before = parts.slice(0, -1);
    const name = before.length === 0 ? "" : before.map((part) => (part.kind === "symbol" ? part.name : part.kind === "index" ? `${part.base.name}_` : "(")).join(" ");
    return apply(`${name} ${last.what} ${text} ${letters.map(([written]) => written).join()}`, [...before.map(of), ...letters.map(([, letter]) => single({ kind: "letter", name: letter }))], { positive: DENSITY.test(name) });
  }

  // ---- products and powers ------------------------------------------------------------------------------------------------

  function product(factors: readonly Node[]): Polynomial {
    let made = constant(ONE);
    for (let k = 0; k < factors.length; k++) {
      const [factor, next] = [factors[k], factors[k + 1]];
      if (factor === undefined) continue;
      // `p(x | y)`: the letter and its bracket stay together.
      if (next?.kind === "opaque" && isWhole(next) && (factor.kind === "symbol" || factor.kind === "index" || factor.kind === "power" || factor.kind === "call")) {
        made = commuting(made, single(whole([factor, next])));
        k += 1;
      } else made = commuting(made, of(factor));
    }
    return made;
  }

  /** A product in which at most one factor may be a vector, so that they may change places. */
  function commuting(one: Polynomial, other: Polynomial): Polynomial {
    const made = multiply(one, other);
    if (made.some(({ factors }) => factors.reduce((count, factor) => count + (isVector(factor.atom) ? Math.abs(Number(factor.exponent.numerator)) : 0), 0) > 1)) throw new FormProblem("vectors do not change places");
    return made;
  }

  function isVector(atom: Atom): boolean {
    switch (atom.kind) {
      case "letter":
        return mayBeVector(atom.name);
      case "apply": {
        const [, kind, name] = /^(index|call) (\S+)/.exec(atom.head) ?? [];
        return /^(?:gradient|derivative)/.test(atom.head) ? true : name !== undefined ? (kind === "index" ? isSurelyVector(name) : mayBeVector(name)) : /^(?:cases|mean)/.test(atom.head) && atom.parts.some((part) => part.some(({ factors }) => factors.some((factor) => isVector(factor.atom))));
      }
      case "operator":
        return atom.body.some((factor) => isVector(factor.atom));
      case "product":
        return atom.body.some(({ factors }) => factors.some((factor) => isVector(factor.atom)));
    }
  }

  function inverse(polynomial: Polynomial): Polynomial {
    const [first, second] = polynomial;
    if (first === undefined) throw new FormProblem("a division by zero");
    if (second !== undefined) return single(apply("total", [polynomial]), negateRational(ONE));
    return [{ coefficient: divideRational(ONE, first.coefficient), factors: first.factors.map((factor) => ({ atom: factor.atom, exponent: negateRational(factor.exponent) })) }];
  }

  function power(base: Node, exponent: Node): Polynomial {
    if (base.kind === "symbol" && base.name === "e") return exponential(of(exponent));
    const [raisedTo, under] = [of(exponent), of(base)];
    const number = raisedTo.length === 0 ? ZERO : raisedTo.length === 1 && raisedTo[0]?.factors.length === 0 ? raisedTo[0].coefficient : null;
    if (number !== null && isInteger(number)) {
      const count = Number(number.numerator);
      if (Math.abs(count) <= HIGHEST_POWER) {
        let made = constant(ONE);
        for (let k = 0; k < Math.abs(count); k++) made = commuting(made, under);
        return count < 0 ? inverse(made) : made;
      }
    }
    const [only, another] = under;
    const plain = number === null || only === undefined || another !== undefined ? null : raised(only, number);
    if (plain !== null) return [plain];
    // `x^{2a + 1}`: x, and x^a twice; where an exponent is no whole number, the base is positive.
    let made = constant(ONE);
    for (const term of raisedTo) {
      const isWholeNumber = isInteger(term.coefficient) && Math.abs(Number(term.coefficient.numerator)) <= HIGHEST_POWER;
      const base = term.factors.length > 0 ? single(apply("power", [under, [isWholeNumber ? { coefficient: ONE, factors: term.factors } : term]]), isWholeNumber ? term.coefficient : ONE)
        : isWholeNumber && only !== undefined && another === undefined ? powered(only, Number(term.coefficient.numerator)) : single(apply("power", [under, [term]]));
      made = multiply(made, base);
    }
    return made;
  }

  function powered(monomial: Monomial, count: number): Polynomial {
    let made = constant(ONE);
    for (let k = 0; k < Math.abs(count); k++) made = multiply(made, [monomial]);
    return count < 0 ? inverse(made) : made;
  }

  /** e to a sum is a product. */
  function exponential(polynomial: Polynomial): Polynomial {
    let made = constant(ONE);
    for (const { coefficient, factors } of polynomial) {
      const [first, ...others] = factors;
      const inner = first?.atom.kind === "apply" && first.atom.head === "log" && others.length === 0 && compareRational(first.exponent, ONE) === 0 ? first.atom.parts[0] : undefined;
      const under = inner?.length === 1 && inner[0] !== undefined ? raised(inner[0], coefficient) : null;
      made = multiply(made, factors.length === 0 ? single({ kind: "letter", name: "e" }, coefficient) : under !== null ? [under] : single(apply("exp", [[{ coefficient: ONE, factors }]], { positive: true }), coefficient));
    }
    return made;
  }

  /** The logarithm of a product: of each factor that is positive by itself. */
  function logarithm(polynomial: Polynomial): Polynomial {
    const [only, another] = polynomial;
    if (only === undefined) throw new FormProblem("the logarithm of zero");
    if (another !== undefined) return single(apply("log", [polynomial]));
    const rest: Factor[] = [];
    const terms: Polynomial[] = [];
    for (const factor of only.factors) {
      const { atom, exponent } = factor;
      if (!isPositive(atom)) rest.push(factor);
      else if (atom.kind === "letter" && atom.name === "e") terms.push(constant(exponent));
      else if (atom.kind === "apply" && atom.head === "exp") terms.push(scale(atom.parts[0] ?? [], exponent));
      else if (atom.kind === "product") terms.push(scale(totalled({ ...atom.binder, kind: atom.binder.kind.replace(/^product/, "sum") }, logarithm(atom.body)), exponent));
      else terms.push(scale(single(apply("log", [single(atom)])), exponent));
    }
    if (rest.length === 0 && compareRational(only.coefficient, ONE) === 0) return add(terms);
    const positive = compareRational(only.coefficient, ZERO) > 0;
    if (positive && compareRational(only.coefficient, ONE) !== 0) terms.push(single(apply("log", [constant(only.coefficient)])));
    if (rest.length > 0 || !positive) terms.push(single(apply("log", [[{ coefficient: positive ? ONE : only.coefficient, factors: rest }]])));
    return add(terms);
  }

  // ---- operators ----------------------------------------------------------------------------------------------------------

  /** A body with its bound letter under a name of its own. */
  function within<T>(written: string, visit: (letter: string) => T): T {
    fresh += 1;
    const letter = `⟦${fresh}⟧`;
    scope.push({ written, letter });
    const made = visit(letter);
    scope.pop();
    return made;
  }

  function boundsOf(node: BigOperatorNode | IntegralNode): readonly Polynomial[] {
    return [node.lower, node.upper].flatMap((bound) => (bound === null ? [] : [of(bound)]));
  }

  /** A letter below a sign inside of one with the same letter has got a prime. */
  const plain = (name: string): string => name.replace(/′+$/u, "");

  const isEndless = (bound: Node | null): boolean => bound !== null && someNode(bound, (node) => node.kind === "symbol" && node.name === INFINITE);

  /** Σ or Π with its bounds, as `total` takes it over its body. */
  function overIndex(node: BigOperatorNode, total: (binder: Binder, body: Polynomial) => Polynomial): Polynomial {
    const { name } = node.index;
    const domain = boundsOf(node);
    const kind = node.lower === null && node.upper === null ? `${node.kind} all ${plain(name)}` : `${node.kind} ${node.lower === null ? "" : "from"} ${isEndless(node.upper) ? "endless" : ""}`;
    return within(name, (letter) => total({ letter, kind, domain }, of(substitute(arena, node.body, new Map<Node, Node>([[node.index, arena.symbol(letter)]])))));
  }

  function integral(node: IntegralNode): Polynomial {
    const { name } = node.variable;
    const domain = boundsOf(node);
    const isWholeLine = isEndless(node.lower) && isEndless(node.upper);
    // One without bounds leaves its letter free.
    if (scope.some(({ written }) => written === name)) throw new FormProblem("an integral by a bound letter");
    const kind = (node.lower === null && node.upper === null) || isWholeLine ? `integral all ${plain(name)}` : "integral";
    return within(name, (letter) => totalled({ letter, kind, domain: isWholeLine ? [] : domain }, of(substitute(arena, node.body, new Map<Node, Node>([[node.variable, arena.symbol(letter)]])))));
  }

  /** An integral by one letter over a region that is only named. */
  function overRegion(node: OpaqueNode): Polynomial {
    const [body, region] = node.operands;
    if (body === undefined || region?.kind !== "symbol") throw new FormProblem("a region");
    const at = region.name.lastIndexOf("d");
    const name = region.name.slice(at + 1);
    if (!/^\p{L}\p{M}*$/u.test(name) || /^[ASV]$/.test(name)) throw new FormProblem("by what is integrated over this region?");
    const speaksOf = scope.filter(({ written }) => region.name.slice(0, at).includes(written)).map(({ letter }) => single({ kind: "letter", name: letter }));
    return within(name, (letter) => totalled({ letter, kind: `integral ${region.name}`, domain: speaksOf }, of(substitute(arena, body, new Map<Node, Node>([[arena.symbol(name), arena.symbol(letter)]])))));
  }

  /** A sum or a product over a set that nothing more is known of. */
  function overSet(node: OpaqueNode): Polynomial {
    const [body, head, bound] = node.operands;
    if (body === undefined || head?.kind !== "symbol" || (bound?.kind !== "symbol" && bound?.kind !== "index")) throw new FormProblem("a set");
    const written = bound.kind === "symbol" ? bound.name : bound.base.name;
    const below = head.name.replace(/\\[a-zA-Z]+/g, " ");
    const others = scope.filter((each) => (/^[a-zA-Z]$/.test(each.written) ? below.includes(each.written) : true)).map(({ letter }) => single({ kind: "letter", name: letter }));
    return within(written, (letter) => {
      const inner = of(substitute(arena, body, new Map<Node, Node>([[bound, arena.symbol(letter)]])));
      const binder: Binder = { letter, kind: head.name, domain: others };
      return head.name.startsWith("product") ? multiplied(binder, inner) : totalled(binder, inner);
    });
  }

  /** Is there a function in it of which nothing is known but that it can be integrated, or a density, so that the integral or series exists? */
  function isSummable(binder: Binder, factors: readonly Factor[]): boolean {
    return factors.some(({ atom }) => {
      if (!involves(atom, binder.letter)) return false;
      if (atom.kind === "operator") return isSummable(binder, atom.body);
      if (atom.kind !== "apply") return false;
      const called = /^call (\S+)/.exec(atom.head)?.[1];
      if (called !== undefined) return binder.kind.startsWith("integral") && !isDefined(called);
      return atom.head.startsWith("probability ") || (atom.positive && atom.head !== "exp") || atom.parts.some((part) => part.some((term) => isSummable(binder, term.factors)));
    });
  }

  /** A sum, an integral or an expectation of a polynomial. */
  /**
   * A limit is linear, what is free of its letter stands before it. Of a sequence it does not matter from which member on it is counted, nor, where it has one, along which members. The limits
   * that it is taken apart into have to exist.
   */
  function limit(node: LimitNode): Polynomial {
    const { name } = node.variable;
    const endless = isEndless(node.point);
    const domain = endless ? [] : [of(node.point)];
    const kind = `limit ${node.side}${endless ? ` of ${printUnicode(node.point)}` : ""}`;
    return within(name, (letter) => {
      const body = of(substitute(arena, node.body, new Map<Node, Node>([[node.variable, arena.symbol(letter)]])));
      if (body.length > 1) split = true;
      return add(body.map(({ coefficient, factors }) => {
        const isHeld = ({ atom }: Factor): boolean => involves(atom, letter) || (atom.kind === "letter" && (/^[Δδ]/u.test(atom.name) || (!endless && MAY_DEPEND.test(atom.name)) || mayDependOn(atom.name, name)));
        const held = factors.filter(isHeld);
        const outside: Monomial = { coefficient, factors: factors.filter((factor) => !isHeld(factor)) };
        return held.length === 0 ? [outside] : multiply([outside], single({ kind: "operator", binders: [{ letter, kind, domain }], body: endless ? alongSequence(held, letter) : held }));
      }));
    });
  }

  /** `u_{n+1}v_n` as u_n v_{n−1}, and a single u_{2n+1} as u_n. */
  function alongSequence(held: readonly Factor[], letter: string): readonly Factor[] {
    const places = held.flatMap(({ atom }) => (atom.kind === "apply" && atom.head.startsWith("index ") ? atom.parts : [])).filter((part) => polynomialInvolves(part, letter)).map((part) => placeOf(part, letter));
    const isPlain = held.every(({ atom }) => atom.kind === "apply" && atom.head.startsWith("index ") && atom.parts.every((part) => !polynomialInvolves(part, letter) || placeOf(part, letter) !== null));
    const [first] = places;
    if (!isPlain || first == null) return held;
    if (places.length === 1 && compareRational(first.step, ONE) > 0) split = true;
    const step = places.length === 1 ? first.step : ONE;
    const offset = places.reduce((most, place) => (place !== null && compareRational(place.offset, most) > 0 ? place.offset : most), first.offset);
    if (places.some((place) => place === null || compareRational(place.step, step) !== 0)) return held;
    const own: Polynomial = single({ kind: "letter", name: letter });
    const moved = (part: Polynomial): Polynomial => {
      const place = placeOf(part, letter);
      return place === null ? part : add([own, constant(addRational(place.offset, negateRational(offset)))]);
    };
    return held.map(({ atom, exponent }) => ({ atom: atom.kind === "apply" ? { ...atom, parts: atom.parts.map(moved) } : atom, exponent }));
  }

  /** The step and the offset of 2n + 1; null where it is no such thing, with a step that is a positive whole number. */
  function placeOf(part: Polynomial, letter: string): { readonly step: Rational; readonly offset: Rational } | null {
    let [step, offset] = [ZERO, ZERO];
    for (const { coefficient, factors } of part) {
      const [only, ...others] = factors;
      if (only === undefined) offset = coefficient;
      else if (others.length === 0 && only.atom.kind === "letter" && only.atom.name === letter && compareRational(only.exponent, ONE) === 0) step = coefficient;
      else return null;
    }
    return isInteger(step) && compareRational(step, ZERO) > 0 ? { step, offset } : null;
  }

  function totalled(binder: Binder, polynomial: Polynomial): Polynomial {
    const isFinite = binder.kind.startsWith("sum") && !binder.kind.includes("endless");
    if (!isFinite && !binder.kind.startsWith("mean") && !polynomial.every(({ factors }) => isSummable(binder, factors))) throw new FormProblem("it is not known that this integral or series exists");
    if (!isFinite && polynomial.length > 1) apart = true;
    return add(polynomial.map(({ coefficient, factors }) => {
      const isHeld = ({ atom }: Factor): boolean => involves(atom, binder.letter);
      const outside: Monomial = { coefficient, factors: factors.filter((factor) => !isHeld(factor)) };
      const inside = factors.filter(isHeld);
      if (inside.length === 0 && binder.kind.startsWith("mean")) return [outside];
      const nested = inside.flatMap(({ atom, exponent }) => (atom.kind === "operator" && compareRational(exponent, ONE) === 0 ? [atom] : []));
      if (!isFinite && nested.length > 0) apart = true;
      const binders = [binder, ...nested.flatMap((each) => each.binders)];
      const body = [...inside.filter(({ atom, exponent }) => !(atom.kind === "operator" && compareRational(exponent, ONE) === 0)), ...nested.flatMap((each) => each.body)];
      return multiply([outside], asOperator(binders, body));
    }));
  }

  /** Operators over a product; over all values of a quantity the joint probability loses it. */
  function asOperator(binders: readonly Binder[], body: readonly Factor[]): Polynomial {
    for (const binder of binders) {
      if (!/^(?:sum|integral) all /.test(binder.kind) || binders.some((other) => other.domain.some((each) => polynomialInvolves(each, binder.letter)))) continue;
      const holding = body.filter(({ atom }) => involves(atom, binder.letter));
      const [only, another] = holding;
      if (only === undefined || another !== undefined || compareRational(only.exponent, ONE) !== 0 || only.atom.kind !== "apply" || !only.atom.head.startsWith("probability ")) continue;
      const { atom } = only;
      const own = atom.parts.filter((part) => polynomialInvolves(part, binder.letter));
      const [event, second] = own;
      if (event === undefined || second !== undefined || !isValueOf(event, binder.letter)) continue;
      const rest = atom.parts.filter((part) => part !== event);
      const others = body.filter((factor) => factor !== only);
      const left = [...others, ...(rest.length === 0 ? [] : [{ atom: { ...atom, parts: rest }, exponent: ONE }])];
      const remaining = binders.filter((each) => each !== binder);
      return remaining.length === 0 ? [{ coefficient: ONE, factors: left }] : totalledAgain(remaining, left);
    }
    return single({ kind: "operator", binders, body });
  }

  function totalledAgain(binders: readonly Binder[], body: readonly Factor[]): Polynomial {
    const [last, ...others] = [...binders].reverse();
    if (last === undefined) return [{ coefficient: ONE, factors: body }];
    const inner = totalled(last, [{ coefficient: ONE, factors: body }]);
    return others.reduce((made, binder) => totalled(binder, made), inner);
  }

  /** `x` itself, or `X = x`. */
  function isValueOf(event: Polynomial, letter: string): boolean {
    const isLetter = (polynomial: Polynomial): boolean => isSamePolynomial(polynomial, single({ kind: "letter", name: letter }), NOTHING_RENAMED);
    const atom = event.length === 1 ? event[0]?.factors[0]?.atom : undefined;
    if (isLetter(event)) return true;
    return atom?.kind === "apply" && atom.head === "relation =" && atom.parts.some(isLetter) && atom.parts.filter((part) => polynomialInvolves(part, letter)).length === 1;
  }

  /** Π over a product, factor by factor. */
  function multiplied(binder: Binder, polynomial: Polynomial): Polynomial {
    const [only, another] = polynomial;
    if (only === undefined || another !== undefined || binder.kind.includes("endless")) return single({ kind: "product", binder, body: polynomial });
    const held = only.factors.filter(({ atom }) => involves(atom, binder.letter));
    const rest: Monomial = { coefficient: only.coefficient, factors: only.factors.filter((factor) => !held.includes(factor)) };
    const parts = held.map((factor): Factor => ({ atom: { kind: "product", binder, body: single(factor.atom) }, exponent: factor.exponent }));
    const isOne = rest.factors.length === 0 && compareRational(rest.coefficient, ONE) === 0;
    return multiply([{ coefficient: ONE, factors: parts }], isOne ? constant(ONE) : single({ kind: "product", binder, body: [rest] }));
  }

  // ---- derivatives --------------------------------------------------------------------------------------------------------

  /** The derivative of a polynomial, by the rules for products, powers, logarithms and exponentials, and below the operators that do not depend on the letter. */
  function differentiated(polynomial: Polynomial, head: string, name: string): Polynomial {
    return add(polynomial.map(({ coefficient, factors }) => add(factors.map((factor, k) => {
      if (factor.atom.kind === "letter" && factor.atom.name !== name && MAY_DEPEND.test(factor.atom.name)) throw new FormProblem("what this letter depends on is not said");
      if (!mayDepend(factor.atom, name)) return [];
      const others: Polynomial = [{ coefficient: multiplyRational(coefficient, factor.exponent), factors: factors.filter((_, at) => at !== k) }];
      const lowered = addRational(factor.exponent, negateRational(ONE));
      const outer = commuting(others, lowered.numerator === 0n ? constant(ONE) : single(factor.atom, lowered));
      return commuting(outer, derivativeOf(factor.atom, head, name));
    }))));
  }

  function derivativeOf(atom: Atom, head: string, name: string): Polynomial {
    const inner = atom.kind === "apply" ? atom.parts[0] : undefined;
    if (atom.kind === "apply" && inner !== undefined && atom.head === "exp") return commuting(single(atom), differentiated(inner, head, name));
    if (atom.kind === "apply" && inner !== undefined && atom.head === "log") return commuting(inverse(inner), differentiated(inner, head, name));
    if (atom.kind === "operator" && !atom.binders.some((binder) => mayDependOn(binder.kind, name) || binder.domain.some((each) => each.some(({ factors }) => factors.some((factor) => mayDepend(factor.atom, name)))))) {
      if (atom.binders.some(({ kind }) => !kind.startsWith("sum") || kind.includes("endless"))) apart = true;
      const body = differentiated([{ coefficient: ONE, factors: atom.body }], head, name);
      return [...atom.binders].reverse().reduce((made, binder) => totalled(binder, made), body);
    }
    return single(apply(head, [single(atom)]));
  }

  // ---- functions and probabilities ----------------------------------------------------------------------------------------

  function applied(node: ApplyNode): Polynomial {
    const written: Node = node;
    if (isProbabilityKernel(written)) return kernel(written);
    const [first, second] = node.arguments;
    if (node.function === "exp" && first !== undefined) return exponential(of(first));
    const base = LOGARITHMS.get(node.function);
    if (base !== undefined && first !== undefined && second === undefined) return base === 0 ? logarithm(of(first)) : multiply(logarithm(of(first)), inverse(logarithm(constant(rational(base)))));
    if (node.function === "sqrt" && first !== undefined) {
      const under = of(first);
      const root = under.length === 1 && under[0] !== undefined ? raised(under[0], HALF) : null;
      return root !== null && under[0] !== undefined && under[0].factors.every(({ atom }) => isPositive(atom)) ? [root] : single(apply("sqrt", [under], { positive: under.every(({ coefficient, factors }) => compareRational(coefficient, ZERO) > 0 && factors.every(({ atom }) => isPositive(atom))) }));
    }
    if (node.function === "gradient" && first !== undefined && second?.kind === "symbol") return differentiated(of(first), `gradient ${second.name}`, second.name);
    if (isTensorOperation(written)) {
      if (!NORMS.has(node.function)) throw new FormProblem("operations on vectors are not taken apart");
      return single(apply(node.function, node.arguments.map(of)));
    }
    return single(apply(node.function, node.arguments.map(of)));
  }

  function kernel(node: ApplyNode): Polynomial {
    const { subjects, distribution, names, given } = kernelParts(node);
    const law = distribution === null ? "" : distribution.kind === "symbol" ? distribution.name : null;
    if (law === null || isDefined(law)) throw new FormProblem("a law with a formula");
    if (node.function === "probability") return joint(law, subjects, given);
    const [first, second] = subjects;
    if (first === undefined) throw new FormProblem("an expectation of nothing");
    const mean = (polynomial: Polynomial): Polynomial => meanOf(law, polynomial, given.map(of));
    if (names.length > 0) {
      if (node.function !== "expectation") throw new FormProblem("a variance under a law");
      return underLaw(law, names, given, first);
    }
    const [one, other] = [of(first), of(second ?? first)];
    const shared = (left: Polynomial, right: Polynomial): Polynomial => add([mean(commuting(left, right)), scale(commuting(mean(left), mean(right)), negateRational(ONE))]);
    switch (node.function) {
      case "expectation":
        return mean(one);
      case "variance":
        return shared(one, one);
      case "covariance":
        return shared(one, other);
      case "standardDeviation":
        return single(apply("sqrt", [shared(one, one)]));
      default:
        return single(apply(node.function, [one, other, ...given.map(of)]));
    }
  }

  /** E of a sum; what is a number, or an expectation under no condition, stands before it. */
  function meanOf(law: string, polynomial: Polynomial, given: readonly Polynomial[]): Polynomial {
    const isFixed = ({ atom }: Factor): boolean => atom.kind === "apply" && atom.head === "mean " && atom.parts.length === 1;
    return add(polynomial.map(({ coefficient, factors }) => {
      const held = factors.filter((factor) => !isFixed(factor));
      const outside: Polynomial = [{ coefficient, factors: factors.filter(isFixed) }];
      return held.length === 0 ? outside : multiply(outside, single(apply(`mean ${law}`, [[{ coefficient: ONE, factors: held }], ...given, ...boundIn(law)])));
    }));
  }

  /** `E_{x \sim q}[f(x)]`. */
  function underLaw(law: string, names: readonly Node[], given: readonly Node[], subject: Node): Polynomial {
    const conditions = [...given.map(of), ...boundIn(law)];
    const visit = (k: number, body: Node, letters: readonly string[]): Polynomial => {
      const name = names[k];
      if (name === undefined) {
        const inner = of(body);
        if (meanAs === "itself") return inner;
        return commuting(inner, jointOf(law, letters.map((letter) => single({ kind: "letter", name: letter })), conditions));
      }
      if (name.kind !== "symbol" && name.kind !== "index") throw new FormProblem("what varies here?");
      const written = name.kind === "symbol" ? name.name : name.base.name;
      if (name.kind === "index" && standsBare(body, written)) throw new FormProblem("what varies here stands without its index");
      return within(written, (letter) => {
        const kind = meanAs === "itself" ? `mean ${law} ${names.length} ${k}` : `${meanAs} all ${plain(written)}`;
        return totalled({ letter, kind, domain: meanAs === "itself" ? [...conditions, ...letters.map((each) => single({ kind: "letter", name: each }))] : [] }, visit(k + 1, substitute(arena, body, new Map<Node, Node>([[name, arena.symbol(letter)]])), [...letters, letter]));
      });
    };
    return visit(0, subject, []);
  }

  /** A conditional probability is the joint one by that of what is given. */
  function joint(law: string, subjects: readonly Node[], given: readonly Node[]): Polynomial {
    return jointOf(law, subjects.flatMap(eventsOf), given.flatMap(eventsOf));
  }

  function jointOf(law: string, subjects: readonly Polynomial[], given: readonly Polynomial[]): Polynomial {
    const parameters = boundIn(law);
    const distinct = (events: readonly Polynomial[]): readonly Polynomial[] => events.filter((event, k) => !events.slice(0, k).some((other) => isSamePolynomial(event, other, NOTHING_RENAMED)));
    const [all, below] = [distinct([...subjects, ...given]), distinct(given)];
    const probability = (events: readonly Polynomial[], exponent: Rational): Polynomial => (events.length === 0 ? constant(ONE) : single(apply(`probability ${law}${parameters.length > 0 ? ` by ${parameters.length}` : ""}`, parameters.length > 0 ? [...parameters, single(apply("events", events, { unordered: true }))] : events, { unordered: parameters.length === 0, positive: true }), exponent));
    if (subjects.some((event) => given.some((other) => isBesides(event, other)))) return single(apply(`conditional ${law}`, [single(apply("events", subjects, { unordered: true })), single(apply("events", given, { unordered: true })), ...parameters], { positive: true }));
    return multiply(probability(all, ONE), probability(below, negateRational(ONE)));
  }

  /** s and s': a state and the next one, whose law in this order is another than in the other. */
  function isBesides(one: Polynomial, other: Polynomial): boolean {
    const nameOf = (event: Polynomial): string | null => {
      const atom = event.length === 1 && event[0]?.factors.length === 1 ? event[0].factors[0]?.atom : undefined;
      if (atom?.kind !== "letter") return null;
      return (scope.find(({ letter }) => letter === atom.name)?.written ?? atom.name).normalize("NFD").replace(/[′'*^{}\p{M}]/gu, "");
    };
    return nameOf(one) !== null && nameOf(one) === nameOf(other) && !isSamePolynomial(one, other, NOTHING_RENAMED);
  }

  function eventsOf(event: Node): readonly Polynomial[] {
    if (event.kind === "apply" && event.function === "bothEvents") return event.arguments.flatMap(eventsOf);
    if (event.kind === "relation") return [single(apply(`relation ${event.operator}`, [of(event.left), of(event.right)]))];
    return [of(event)];
  }

  return { of, logarithm, tookApart: () => apart, splitLimits: () => split };
}
