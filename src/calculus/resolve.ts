// Definitions and the derivatives written in a line: every defined name is replaced by its value and every derivative node is carried
// out, innermost first, by the rules of reading. What comes out has neither and can be judged.

import { wholeNumber, type Arena } from "../expression/arena.js";
import type { Definition, Definitions } from "../expression/definition.js";
import { childrenOf, SYMBOLIC_ORDER, type BigOperatorNode, type CallNode, type IntegralNode, type LimitNode, type Node, type SymbolNode, type Variable } from "../expression/node.js";
import { partOf } from "../expression/parts.js";
import { bindsVariable, boundNameOf, freeSymbols, mapChildren, someNode, substitute } from "../expression/traverse.js";
import { inverseOf } from "../elaborate/syntax-names.js";
import { differentiate } from "./differentiate.js";
import { derivativeOfHighOrder } from "./high-order.js";
import { freshName } from "./indices.js";
import { withRequirements } from "./requirements.js";
import { failure, type Failure } from "./rules.js";

export interface ResolveContext {
  readonly definitions: Definitions;
  /** Names of unknown functions with the variable each depends on: y ↦ x. A definition of the same name goes first. */
  readonly dependence: ReadonlyMap<string, SymbolNode>;
  /**
   * What ∂X/∂v does with other defined names that depend on v: "total" differentiates through them, "explicit" holds them constant
   * wherever v itself occurs in X.
   */
  readonly partial: "total" | "explicit";
  /** Names that something is differentiated by and that are derivatives themselves, with what they stand for: ẋ ↦ x'(t). */
  readonly velocities?: ReadonlyMap<string, CallNode>;
}

/**
 * The node without definitions and derivatives. `requirements` are defined exactly where the derivatives that were carried out exist,
 * as far as the formulas in `node` do not see to it; `guarded` is the node made undefined elsewhere, for judging.
 */
export interface Resolved {
  readonly kind: "resolved";
  readonly node: Node;
  readonly requirements: readonly Node[];
  readonly guarded: Node;
}

/** The highest order of a derivative that is carried out. */
export const largestOrder = 64;
/** Derivatives of a higher order are given at once where a formula gives them. */
const MOST_STEPS = 8;
/** Sums of derivatives with more terms than this are not written out. */
const MOST_TERMS = 30;

/** Letters along which no curve is run through. */
const USUALLY_CONSTANT = /^(?:[a-hk-npqA-Zπαβγδλμνσω]|.+_.*)$/u;

/** Inside this file a derivative and its requirements travel as apply("guard", [derivative, …requirements]). */
const guardName = "guard";

const NONE: ReadonlySet<string> = new Set();

/** Thrown where a step deep inside has no result; `resolve` returns it as a value. */
class Unresolved extends Error {
  constructor(readonly failure: Failure) {
    super(failure.reason);
  }
}

function nameOf(variable: Variable): string {
  return variable.kind === "symbol" ? variable.name : variable.base.name;
}

/** `base_{…}` and `base(…)` under another name; for a vector given as the argument of a function. */
function renameBase(arena: Arena, node: Node, from: SymbolNode, to: SymbolNode): Node {
  const memo = new Map<Node, Node>();
  const visit = (current: Node): Node => {
    const known = memo.get(current);
    if (known !== undefined) return known;
    let result: Node;
    if ((current.kind === "sum" || current.kind === "product") && (current.index === from || current.index === to)) result = current;
    else if (current.kind === "index" && current.base === from) result = arena.index(to, current.indices.map(visit));
    else if (current.kind === "call" && current.callee === from) result = arena.call(to, current.orders, current.arguments.map(visit));
    else result = mapChildren(arena, current, visit);
    memo.set(current, result);
    return result;
  };
  return visit(node);
}

/** Puts `use` of the value of a name in its place, expanded further as far as is asked; null where the name has none or is atomic. */
type Replacement = (name: string, use: (body: Node) => Node) => Node | null;

class Resolution {
  private readonly carried = new Map<Node, Node>();
  private readonly bodies = new Map<string, Node>();
  private readonly open = new Set<string>();
  private readonly closures = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly arena: Arena,
    private readonly context: ResolveContext,
  ) {}

  /** Derivatives carried out, names left where no derivative needed their value. */
  carry(node: Node): Node {
    const known = this.carried.get(node);
    if (known !== undefined) return known;
    const rebuilt = mapChildren(this.arena, node, (child) => this.carry(child));
    const result = rebuilt.kind === "derivative" ? this.carryDerivative(rebuilt.body, rebuilt.variable, rebuilt.order, rebuilt.partial, NONE) : rebuilt;
    this.carried.set(node, result);
    return result;
  }

  /** The body of a definition with its derivatives carried out, and whatever a definition that refers to itself says. */
  private bodyOf(name: string): Node | null {
    const known = this.bodies.get(name);
    if (known !== undefined) return known;
    const definition = this.context.definitions.get(name);
    const variable = this.context.dependence.get(name);
    if (definition === undefined) {
      if (variable === undefined || variable.name === name) return null;
      return this.arena.call(this.arena.symbol(name), [0], [variable]);
    }
    if (this.open.has(name)) throw new Unresolved(failure(`${name} is defined by itself`));
    this.open.add(name);
    const body = this.carry(definition.body);
    this.open.delete(name);
    this.bodies.set(name, body);
    return body;
  }

  /** All names that a name rests on, itself included. */
  private closureOf(name: string): ReadonlySet<string> {
    const known = this.closures.get(name);
    if (known !== undefined) return known;
    const found = new Set<string>([name]);
    for (const each of found) {
      const definition = this.context.definitions.get(each);
      const variable = this.context.dependence.get(each);
      if (definition !== undefined) {
        for (const free of freeSymbols(definition.body)) if (!definition.indexParameters.some((parameter) => parameter.name === free)) found.add(free);
      } else if (variable !== undefined) found.add(variable.name);
    }
    this.closures.set(name, found);
    return found;
  }

  private isKnown(name: string): boolean {
    return this.context.definitions.has(name) || this.context.dependence.has(name);
  }

  /**
   * Replaces names for which `wanted` holds by their values, once where `depth` is "layer", else until none is left. `atomic` is what one
   * differentiates by and never replaced; null outside of a derivative.
   */
  private expand(root: Node, wanted: (name: string) => boolean, atomic: Variable | null, depth: "layer" | "all"): Node {
    const inForce = new Set<string>();
    const memo = new Map<Node, Node>();
    const replace: Replacement = (name, use) => {
      if (atomic !== null && name === nameOf(atomic)) return null;
      const body = this.bodyOf(name);
      if (body === null) return null;
      if (depth === "layer") return use(body);
      if (inForce.has(name)) throw new Unresolved(failure(`${name} is defined by itself`));
      inForce.add(name);
      const result = visit(use(body));
      inForce.delete(name);
      return result;
    };
    const visit = (node: Node): Node => {
      const known = memo.get(node);
      if (known !== undefined) return known;
      const result = this.expandOne(node, visit, wanted, replace, atomic);
      memo.set(node, result);
      return result;
    };
    return visit(root);
  }

  private expandOne(node: Node, visit: (child: Node) => Node, wanted: (name: string) => boolean, replace: Replacement, atomic: Variable | null): Node {
    const { arena } = this;
    const { definitions } = this.context;
    switch (node.kind) {
      case "symbol":
        if (!wanted(node.name)) return node;
        if (!this.isFamily(node)) return replace(node.name, (body) => body) ?? node;
        if (atomic === null || node.name === nameOf(atomic)) return node;
        throw new Unresolved(failure(`${node.name} stands without its index in what is differentiated`));
      case "index": {
        const indices = node.indices.map(visit);
        const definition = definitions.get(node.base.name);
        const plain = arena.index(node.base, indices);
        if (definition === undefined || definition.indexParameters.length === 0 || !wanted(node.base.name)) return plain;
        return replace(node.base.name, (body) => this.atIndices(definition, body, indices)) ?? plain;
      }
      case "call": {
        // A family given whole as an argument stays a name, so that the function can take its entries.
        const args = node.arguments.map((argument) => (this.isFamily(argument) ? argument : visit(argument)));
        const callee = node.callee.kind === "index" ? arena.index(node.callee.base, node.callee.indices.map(visit)) : node.callee;
        const call = arena.call(callee, node.orders, args);
        if (atomic !== null && callee === atomic && this.isPlainUse(call)) return atomic;
        const name = callee.kind === "index" ? callee.base.name : callee.name;
        const definition = definitions.get(name);
        const inverse = this.withInverse(call, name);
        if (inverse !== null) return visit(inverse);
        const takesFamily = args.some((argument) => argument.kind === "symbol" && this.isFamily(argument) && wanted(argument.name));
        if (definition === undefined && takesFamily && atomic !== null) throw new Unresolved(failure(`the derivative of ${name} by the entries of its argument is not known`));
        if (definition === undefined || !(wanted(name) || takesFamily)) return call;
        return replace(name, (body) => this.atArguments(definition, body, call)) ?? call;
      }
      case "sum":
      case "product":
        if (this.isKnown(node.index.name)) {
          const index = freshName(arena, node.index, new Set([...freeSymbols(node.body), node.index.name, ...definitions.keys(), ...this.context.dependence.keys()]));
          return visit(arena.bigOperator(node.kind, index, node.lower, node.upper, substitute(arena, node.body, new Map<Node, Node>([[node.index, index]]))));
        }
        if (someNode(node.body, (each) => each.kind === "opaque" && each.what === SYMBOLIC_ORDER)) {
          const terms = this.termsByNumber(node, visit);
          if (terms !== null) return node.kind === "sum" ? arena.add(terms) : arena.multiply(terms);
        }
        return mapChildren(arena, node, visit);
      case "limit":
      case "integral":
        return this.expandBinder(node, visit);
      case "opaque": {
        // The function stays a name there.
        const [order, callee, argument] = node.operands;
        if (node.what !== SYMBOLIC_ORDER || order === undefined || callee === undefined || argument === undefined) return mapChildren(arena, node, visit);
        const made = arena.opaque(node.what, node.text, [visit(order), callee, visit(argument)]);
        return made.kind === "opaque" ? made : visit(made);
      }
      default:
        return mapChildren(arena, node, visit);
    }
  }

  /** `\sum_{k=0}^4 \frac{f^{(k)}(a)}{k!} (x - a)^k` term by term, where the order of each derivative is a number; null for bounds that are none. */
  private termsByNumber({ index, lower, upper, body }: BigOperatorNode, visit: (child: Node) => Node): readonly Node[] | null {
    const [from, to] = [lower, upper].map((bound) => (bound === null ? null : wholeNumber(visit(bound))));
    if (from == null || to == null || to < from || to - from > MOST_TERMS) return null;
    return Array.from({ length: to - from + 1 }, (_, k) => visit(substitute(this.arena, body, new Map<Node, Node>([[index, this.arena.integer(from + k)]]))));
  }

  /** `f(f^{-1}(a))`, `f^{-1}(f(a))` as a, and the derivative of an inverse by that of the function; null where no inverse is about, or one that the text writes out. */
  private withInverse(call: Node, name: string): Node | null {
    const { arena } = this;
    if (call.kind !== "call" || call.callee.kind !== "symbol" || call.arguments.length !== 1) return null;
    const [order] = call.orders;
    const [argument] = call.arguments;
    if (argument === undefined) return null;
    const isWritten = (each: string): boolean => this.context.definitions.has(each);
    const own = inverseOf(name);
    if (order === 0 && argument.kind === "call" && argument.callee.kind === "symbol" && argument.orders.length === 1 && argument.orders[0] === 0) {
      const inner = argument.callee.name;
      const undone = inverseOf(inner) === name && !isWritten(inner) ? argument.arguments[0] : own === inner && !isWritten(name) ? argument.arguments[0] : undefined;
      if (undone !== undefined) return undone;
    }
    if (own === null || isWritten(name) || order !== 1) return null;
    return arena.divide(arena.integer(1), arena.call(arena.symbol(own), [1], [arena.call(call.callee, [0], [argument])]));
  }

  /** A bound variable is its own, whatever its name stands for outside; the variable of an indefinite integral that stands for an expression is substituted. */
  private expandBinder(node: LimitNode | IntegralNode, visit: (child: Node) => Node): Node {
    const { arena } = this;
    const { variable } = node;
    if (!this.isKnown(variable.name)) return mapChildren(arena, node, visit);
    const isParts = node.kind === "integral" && node.lower !== null && this.isIntegralOfParts(node);
    if (!isParts && (node.kind === "limit" || node.lower !== null || node.upper !== null)) {
      const fresh = freshName(arena, variable, new Set([...freeSymbols(node.body), variable.name, ...this.context.definitions.keys(), ...this.context.dependence.keys()]));
      const body = substitute(arena, node.body, new Map<Node, Node>([[variable, fresh]]));
      return visit(node.kind === "limit" ? arena.limit(fresh, node.point, node.side, body) : arena.integral(fresh, node.lower, node.upper, body));
    }
    const under = [...this.closureOf(variable.name)].filter((name) => !this.isKnown(name) && name !== "e" && name !== "π");
    const [only] = under;
    if (only === undefined || under.length > 1) throw new Unresolved(failure(`the integral by ${variable.name}: it is not known by what ${variable.name} varies`));
    const inner = arena.symbol(only);
    const speed = this.carryDerivative(variable, inner, 1, false, NONE);
    const [lower, upper] = [node.lower, node.upper].map((bound) => (bound === null ? null : visit(bound)));
    return arena.integral(inner, lower ?? null, upper ?? null, visit(arena.multiply([node.body, speed])));
  }

  /** `\int_a^b u\,dv` of two functions of one letter: a and b are values of that letter, not of v. */
  private isIntegralOfParts({ variable, body }: IntegralNode): boolean {
    const other = partOf(variable.name);
    if (other === null || !freeSymbols(body).has(other) || !this.isKnown(other)) return false;
    const [own, roots] = [variable.name, other].map((name) => [...this.closureOf(name)].filter((each) => !this.isKnown(each) && each !== "e" && each !== "π"));
    return own?.length === 1 && roots !== undefined && roots.some((each) => own.includes(each)) && !this.closureOf(other).has(variable.name);
  }

  private isFamily(node: Node): boolean {
    return node.kind === "symbol" && (this.context.definitions.get(node.name)?.indexParameters.length ?? 0) > 0;
  }

  /** y(x) where y stands for a function of x, J(ŷ) where J was defined so: the same as the bare name. */
  private isPlainUse(call: CallNode): boolean {
    if (call.callee.kind === "index" || call.orders.some((order) => order > 0)) return false;
    const definition = this.context.definitions.get(call.callee.name);
    const variable = this.context.dependence.get(call.callee.name);
    const parameters = definition !== undefined && definition.parameters.length > 0 ? definition.parameters : variable === undefined ? [] : [variable];
    return parameters.length === call.arguments.length && parameters.every((parameter, k) => call.arguments[k] === parameter);
  }

  private atIndices(definition: Definition, body: Node, indices: readonly Node[]): Node {
    if (indices.length !== definition.indexParameters.length) {
      throw new Unresolved(failure(`${definition.name} is defined with ${definition.indexParameters.length} indices and used with ${indices.length}`));
    }
    const replacements = new Map<Node, Node>();
    for (const [k, parameter] of definition.indexParameters.entries()) {
      const index = indices[k];
      if (index !== undefined && index !== parameter) replacements.set(parameter, index);
    }
    return substitute(this.arena, body, replacements);
  }

  /** The body differentiated as often as the call says by its parameters, then with the arguments put in. */
  private atArguments(definition: Definition, body: Node, call: CallNode): Node {
    const { arena } = this;
    const parameters = this.parametersFor(definition, call);
    // Beside its other arguments none of a function's rests on another, whatever they do outside.
    const own = new Set(parameters.map((parameter) => parameter.name));
    let current = call.callee.kind === "index" ? this.atIndices(definition, body, call.callee.indices) : body;
    for (const [k, parameter] of parameters.entries()) {
      const order = call.orders[k] ?? 0;
      if (order > 0) current = this.carryDerivative(current, parameter, order, false, own);
    }
    // Names that rest on a parameter change with it, so their values go in before the argument does.
    const restsOnParameter = (name: string): boolean => !own.has(name) && [...this.closureOf(name)].some((each) => own.has(each));
    if (parameters.some((parameter, k) => call.arguments[k] !== parameter)) current = this.expand(current, restsOnParameter, null, "all");
    const replacements = new Map<Node, Node>();
    for (const [k, parameter] of parameters.entries()) {
      const argument = call.arguments[k];
      if (argument === undefined || argument === parameter) continue;
      const asArray = someNode(current, (node) => (node.kind === "index" && node.base === parameter) || (node.kind === "call" && node.callee === parameter));
      const letter = asArray && argument.kind === "index" && argument.base === parameter ? entryLetter(current, parameter) : null;
      if (letter !== null && argument.kind === "index" && argument.indices.length === 1) {
        current = substitute(arena, current, new Map(argument.indices.map((index): [Node, Node] => [letter, index])));
        continue;
      }
      if (asArray && argument.kind !== "symbol") throw new Unresolved(failure(`${definition.name} needs a name for ${parameter.name}, whose entries it uses`));
      if (asArray && argument.kind === "symbol") current = renameBase(arena, current, parameter, argument);
      replacements.set(parameter, argument);
    }
    return substitute(arena, current, replacements);
  }

  private parametersFor(definition: Definition, call: CallNode): readonly SymbolNode[] {
    if (definition.parameters.length > 0) {
      if (definition.parameters.length === call.arguments.length) return definition.parameters;
      throw new Unresolved(failure(`${definition.name} is defined with ${definition.parameters.length} arguments and used with ${call.arguments.length}`));
    }
    const [argument] = call.arguments;
    const variable = this.context.dependence.get(definition.name);
    if (call.arguments.length === 1 && variable !== undefined) return [variable];
    if (call.arguments.length === 1 && argument?.kind === "symbol") return [argument];
    // `z = x^2 y` and z(x, y): the letters that it rests on.
    const letters = call.arguments.flatMap((each) => (each.kind === "symbol" ? [each] : []));
    if (letters.length === call.arguments.length && new Set(letters).size === letters.length && letters.every(({ name }) => this.closureOf(definition.name).has(name))) return letters;
    throw new Unresolved(failure(`${definition.name} is defined without arguments and used with ${call.arguments.length}`));
  }

  private carryDerivative(body: Node, variable: Variable, order: number, partial: boolean, held: ReadonlySet<string>): Node {
    const name = nameOf(variable);
    if (partial && isAtPoint(body, name, this.context.definitions)) throw new Unresolved(failure(`is the function differentiated as it stands, or its derivative by ${name} taken at that point?`));
    const velocities = this.velocitiesBeside(variable, partial);
    const restsOnVariable = (other: string): boolean => other !== name && !held.has(other) && (this.closureOf(other).has(name) || (velocities.inTime && [...this.closureOf(other)].some((each) => this.context.velocities?.has(each) === true)));
    let current = body;
    if (partial && this.context.partial === "explicit") {
      while (!freeSymbols(current).has(name)) {
        const next = this.expand(current, restsOnVariable, variable, "layer");
        if (next === current) break;
        current = next;
      }
      current = this.expand(current, (other) => other === name, variable, "layer");
    } else current = this.expand(current, restsOnVariable, variable, "all");
    const parameter = partial || variable.kind !== "symbol" ? null : this.parameterOfCurve(current, name);
    if (parameter !== null) {
      const speed = this.carryDerivative(variable, parameter, 1, false, NONE);
      for (let k = 0; k < order; k++) current = this.arena.divide(this.carryDerivative(current, parameter, 1, false, NONE), speed);
      return current;
    }
    current = velocities.replaced(current);
    this.refuseHiddenDependence(current, name);
    const atOnce = order > MOST_STEPS && variable.kind === "symbol" && !someNode(current, isGuard) ? derivativeOfHighOrder(this.arena, current, variable, order) : null;
    if (atOnce !== null) return atOnce;
    if (order > largestOrder) throw new Unresolved(failure(`a derivative of order ${order} is not carried out`));
    for (let k = 0; k < order; k++) {
      const plain = this.withoutGuards(current);
      const carriedRequirements = this.requirementsIn(current);
      const derivative = differentiate(this.arena, plain, variable);
      if (derivative.kind === "failure") throw new Unresolved(derivative);
      const requirements = [...new Set([...derivative.requirements, ...carriedRequirements])];
      current = requirements.length === 0 ? derivative.node : this.arena.apply(guardName, [derivative.node, ...requirements]);
    }
    return current;
  }

  /** By t, ẋ varies as x'(t) does; by ẋ, what a definition gives as x'(t) is ẋ. */
  private velocitiesBeside(variable: Variable, partial: boolean): { readonly inTime: boolean; readonly replaced: (node: Node) => Node } {
    const { velocities } = this.context;
    if (velocities === undefined || velocities.size === 0 || variable.kind !== "symbol") return { inTime: false, replaced: (node) => node };
    const own = velocities.get(variable.name);
    if (own !== undefined) return { inTime: false, replaced: (node) => substitute(this.arena, node, new Map<Node, Node>([[own, variable]])) };
    const inTime = !partial && [...velocities.values()].some(({ arguments: [argument] }) => argument === variable);
    return { inTime, replaced: inTime ? (node) => this.asRates(node) : (node) => node };
  }

  /** ẋ as x'(t). */
  asRates(node: Node): Node {
    const { velocities } = this.context;
    return velocities === undefined || velocities.size === 0 ? node : substitute(this.arena, node, new Map<Node, Node>([...velocities].map(([name, rate]) => [this.arena.symbol(name), rate])));
  }

  /** dy/dx with x = t², y = t³: the one letter on which both depend, by which a derivative is that of the one over that of the other; null where it is not so. */
  private parameterOfCurve(body: Node, name: string): SymbolNode | null {
    const free = freeSymbols(body);
    const definition = this.context.definitions.get(name);
    if (!this.isKnown(name) || free.has(name) || (definition !== undefined && definition.parameters.length + definition.indexParameters.length > 0)) return null;
    const isLetter = (each: string): boolean => each !== name && !this.isKnown(each) && !USUALLY_CONSTANT.test(each);
    const below = new Set([...free].flatMap((each) => [...this.closureOf(each)]));
    const shared = [...this.closureOf(name)].filter((each) => isLetter(each) && below.has(each));
    const only = shared.length === 1 ? shared[0] : shared.find((each) => each === "t");
    return only === undefined ? null : this.arena.symbol(only);
  }

  /** dz/dp with p = σ(z): z does not hold p, yet it is no constant beside p. Saying 0 would be wrong. */
  private refuseHiddenDependence(body: Node, name: string): void {
    if (!this.isKnown(name)) return;
    const free = freeSymbols(body);
    if (free.has(name)) return;
    const under = new Set([...this.closureOf(name)].filter((each) => each !== name && !this.isKnown(each) && each !== "e" && each !== "π"));
    for (const each of free) {
      for (const below of this.closureOf(each)) {
        if (under.has(below)) throw new Unresolved(failure(`${name} does not occur in what is differentiated by it, but both depend on ${below}`));
      }
    }
  }

  /** All names replaced, derivatives being carried out already. */
  finish(node: Node): Node {
    return this.expand(node, () => true, null, "all");
  }

  withoutGuards(root: Node): Node {
    if (!someNode(root, isGuard)) return root;
    const memo = new Map<Node, Node>();
    const visit = (node: Node): Node => {
      const known = memo.get(node);
      if (known !== undefined) return known;
      const [guarded] = isGuard(node) ? childrenOf(node) : [];
      const result = guarded !== undefined ? visit(guarded) : mapChildren(this.arena, node, visit);
      memo.set(node, result);
      return result;
    };
    return visit(root);
  }

  /** The requirements of all guards in the graph, summed over the index of every sum that they stand in and that they mention. */
  requirementsIn(root: Node): readonly Node[] {
    if (!someNode(root, isGuard)) return [];
    const memo = new Map<Node, ReadonlySet<Node>>();
    const visit = (node: Node): ReadonlySet<Node> => {
      const known = memo.get(node);
      if (known !== undefined) return known;
      const found = new Set<Node>();
      for (const child of childrenOf(node)) for (const each of visit(child)) found.add(each);
      if (isGuard(node)) for (const requirement of childrenOf(node).slice(1)) found.add(this.withoutGuards(requirement));
      let result: ReadonlySet<Node> = found;
      // Inside a limit or an integral single points do not matter.
      if ((node.kind === "limit" || node.kind === "integral") && bindsVariable(node)) result = new Set([...found].filter((each) => !freeSymbols(each).has(boundNameOf(node).name)));
      if (node.kind === "sum" || node.kind === "product") {
        result = new Set(
          [...found].map((each) => (freeSymbols(each).has(node.index.name) ? this.arena.bigOperator("sum", node.index, node.lower, node.upper, each) : each)),
        );
      }
      memo.set(node, result);
      return result;
    };
    return [...visit(root)];
  }
}

function isGuard(node: Node): boolean {
  return node.kind === "apply" && node.function === guardName;
}

/**
 * Replaces definitions and carries out every derivative node, innermost first: `dX/dv` puts in the values of the names in X that
 * depend on v until v appears, v staying atomic even where it is a defined name; then all remaining names, v too, get their values.
 * An unknown function y of x becomes y(x) throughout. Fails with the reason where a definition refers to itself, where arguments or
 * indices do not fit, and where a derivative has no rule.
 */
export function resolve(arena: Arena, node: Node, context: ResolveContext): Resolved | Failure {
  const resolution = new Resolution(arena, context);
  try {
    const finished = resolution.asRates(resolution.finish(resolution.carry(node)));
    const plain = resolution.withoutGuards(finished);
    const requirements = resolution.requirementsIn(finished);
    return { kind: "resolved", node: plain, requirements, guarded: withRequirements(arena, plain, requirements) };
  } catch (error) {
    if (error instanceof Unresolved) return error.failure;
    // The stack is the only limit on nesting here.
    if (error instanceof RangeError) return failure("the expression is nested too deeply");
    throw error;
  }
}

/** `∂L(x^*)/∂x` of a function of x: at a place that does not speak of x, where its derivative is usually meant. */
function isAtPoint(body: Node, name: string, definitions: Definitions): boolean {
  if (body.kind !== "call" || body.callee.kind !== "symbol" || body.arguments.some((argument) => freeSymbols(argument).has(name))) return false;
  return definitions.get(body.callee.name)?.parameters.some((parameter) => parameter.name === name) === true;
}

/** i of a body that uses z_i beside the whole of z, as `\sigma(z_i) = e^{z_i}/\sum_k e^{z_k}` does: its value at z_j is that of entry j. Null where there is no such letter, or several. */
function entryLetter(body: Node, parameter: SymbolNode): Node | null {
  const free = freeSymbols(body);
  const found = new Set<Node>();
  someNode(body, (node) => {
    if (node.kind === "index" && node.base === parameter) for (const index of node.indices) if (index.kind === "symbol" && free.has(index.name)) found.add(index);
    return false;
  });
  const [only] = found;
  return only !== undefined && found.size === 1 ? only : null;
}
