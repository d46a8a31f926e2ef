// Our own rules of differentiation, one for every kind of node. The result is linear in the distinct nodes of the input (a product of
// many factors apart, which costs n log n). A hook may put a derivative of its own at any node: so mistakes are made on purpose.

import type { Arena } from "../expression/arena.js";
import { childrenOf, type ApplyNode, type BigOperatorNode, type CallNode, type IndexNode, type IntegralNode, type MultiplyNode, type Node, type PiecewiseNode, type PowerNode, type Variable } from "../expression/node.js";
import { freeSymbols, substitute } from "../expression/traverse.js";
import { powerDerivativeByBase, powerDerivativeByExponent, rationalValue } from "../functions/powers.js";
import { lookupFunction } from "../functions/registry.js";
import { freshName, indexDerivative, mayBeEntry } from "./indices.js";
import { chainProduct, isZero, negativeOf, productOf, quotientOf, sumOf } from "./tidy.js";

/** Why there is no derivative. */
export interface Failure {
  readonly kind: "failure";
  readonly reason: string;
}

export function failure(reason: string): Failure {
  return { kind: "failure", reason };
}

/**
 * The rules by name. A function's own rule is `sin rule`, `logarithm rule`, …; for a composition f(g) the chain rule stands at the
 * same node before the rule of f.
 */
export type RuleName = string;

/** A node at which a rule is used. */
export interface RuleSite {
  readonly rule: RuleName;
  readonly node: Node;
}

/** One inner function of a chain rule: f'(g), g and g'. */
export interface ChainLink {
  readonly outer: Node;
  readonly inner: Node;
  readonly innerDerivative: Node;
}

/** What a hook is told: the rule and its node, what the rule gives, and the links of the chain where there are any. */
export interface RuleContext extends RuleSite {
  readonly usual: Node;
  readonly links: readonly ChainLink[];
  /** The derivative (with the hook in force) of a descendant of the node. */
  derivativeOf(descendant: Node): Node | Failure;
}

/** The derivative to put at the node, or null for the one that the rule gives. */
export type RuleHook = (context: RuleContext) => Node | null;

/** The largest number of distinct nodes that are differentiated. */
export const largestGraph = 200_000;

interface Given {
  readonly derivative: Node;
  readonly links: readonly ChainLink[];
}

const spanOfDirectProduct = 8;

class Differentiation {
  private readonly results: Map<Node, Node | Failure>;
  private readonly dependent: Map<Node, boolean>;

  constructor(
    private readonly arena: Arena,
    private readonly variable: Variable,
    private readonly hook: RuleHook | null,
    private readonly sites: RuleSite[] | null,
    known: ReadonlyMap<Node, Node | Failure> = new Map(),
    dependent: ReadonlyMap<Node, boolean> = new Map(),
  ) {
    this.namesOfVariable = freeSymbols(variable);
    this.results = new Map(known);
    this.dependent = new Map(dependent);
  }

  private readonly namesOfVariable: ReadonlySet<string>;

  /** Children first, without recursion: only a sum whose bound name must be changed goes one level deeper. */
  run(root: Node): Node | Failure {
    const stack: { readonly node: Node; readonly ready: boolean }[] = [{ node: root, ready: false }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const { node } = top;
      if (this.results.has(node)) continue;
      if (this.results.size > largestGraph) return failure("the expression is too large to differentiate");
      if (top.ready) {
        this.dependent.set(node, this.isDependent(node));
        this.results.set(node, this.visit(node));
        continue;
      }
      stack.push({ node, ready: true });
      for (const child of this.premisesOf(node)) if (!this.results.has(child)) stack.push({ node: child, ready: false });
    }
    return this.derivativeOf(root);
  }

  /** What is differentiated before the node is: its children, last first; for a sum whose bound name clashes with the variable, the renamed sum. */
  private premisesOf(node: Node): readonly Node[] {
    const renamed = this.renamed(node);
    return renamed === null ? [...childrenOf(node)].reverse() : [renamed];
  }

  /** The sum or product with another bound name, where its own occurs in the variable; null where there is nothing to rename. */
  private renamed(node: Node): BigOperatorNode | null {
    if ((node.kind !== "sum" && node.kind !== "product") || !this.namesOfVariable.has(node.index.name)) return null;
    const { arena } = this;
    const index = freshName(arena, node.index, new Set([...this.namesOfVariable, ...freeSymbols(node.body)]));
    const body = substitute(arena, node.body, new Map<Node, Node>([[node.index, index]]));
    return arena.bigOperator(node.kind, index, node.lower, node.upper, body);
  }

  private derivativeOf(node: Node): Node | Failure {
    return this.results.get(node) ?? this.run(node);
  }

  /** The same differentiation with a hook that changes nothing but at the node: what does not hold the node is taken over. */
  varied(at: Node, hook: RuleHook): Differentiation {
    // A renamed sum holds what its own node does not.
    const isPlain = [...this.results.keys()].every(({ kind }) => kind !== "sum" && kind !== "product" && kind !== "integral");
    const holds = new Map<Node, boolean>();
    const isAround = (node: Node): boolean => {
      const before = holds.get(node);
      if (before !== undefined) return before;
      const found = node === at || childrenOf(node).some(isAround);
      holds.set(node, found);
      return found;
    };
    const kept = isPlain ? new Map([...this.results].filter(([node]) => !isAround(node))) : new Map<Node, Node | Failure>();
    return new Differentiation(this.arena, this.variable, hook, null, kept, this.dependent);
  }

  /** The root, and from each node that depends on the variable its children. */
  nodesInUse(root: Node): ReadonlySet<Node> {
    const found = new Set<Node>([root]);
    for (const node of found) if (this.dependsOn(node)) for (const child of this.premisesOf(node)) found.add(child);
    return found;
  }

  private dependsOn(node: Node): boolean {
    const known = this.dependent.get(node);
    if (known !== undefined) return known;
    this.run(node);
    return this.dependent.get(node) ?? true;
  }

  private isDependent(node: Node): boolean {
    const { variable } = this;
    switch (node.kind) {
      case "number":
        return false;
      case "symbol":
        return variable.kind === "symbol" ? node === variable : node === variable.base || mayBeEntry(node, variable.base);
      case "index":
        if (variable.kind === "index" && node.base === variable.base) {
          const delta = indexDerivative(this.arena, node, variable);
          return delta === null || !isZero(delta) || node.indices.some((index) => this.dependsOn(index));
        }
        return (variable.kind === "symbol" && (node.base === variable || mayBeEntry(variable, node.base))) || node.indices.some((index) => this.dependsOn(index));
      case "sum":
      case "product":
        return this.dependsOn(this.renamed(node) ?? node.body) || [node.lower, node.upper].some((bound) => bound !== null && this.dependsOn(bound));
      case "limit":
        return (node.variable !== variable && this.dependsOn(node.body)) || this.dependsOn(node.point);
      case "integral":
        if (node.lower === null && node.upper === null) return node.variable === variable || this.dependsOn(node.body);
        return (node.variable !== variable && this.dependsOn(node.body)) || [node.lower, node.upper].some((bound) => bound !== null && this.dependsOn(bound));
      default:
        return childrenOf(node).some((child) => this.dependsOn(child));
    }
  }

  private visit(node: Node): Node | Failure {
    const { arena } = this;
    if (!this.dependsOn(node)) return this.apply(node, ["constant rule"], { derivative: arena.integer(0), links: [] });
    switch (node.kind) {
      case "number":
        return arena.integer(0);
      case "symbol":
        if (node === this.variable) return arena.integer(1);
        return failure(this.namesOfVariable.has(node.name) ? `${node.name} without an index, differentiated by one of its entries` : `is ${node.name} an entry of the array it is differentiated by?`);
      case "index":
        return this.visitIndex(node);
      case "add":
        return this.withDerivatives(node.terms, (terms) => this.apply(node, ["sum rule"], { derivative: sumOf(arena, terms), links: [] }));
      case "negate":
        return this.withDerivatives([node.operand], ([operand]) =>
          this.apply(node, ["constant multiple rule"], { derivative: operand === undefined ? arena.integer(0) : negativeOf(arena, operand), links: [] }),
        );
      case "multiply":
        return this.visitProduct(node);
      case "divide":
        return this.withDerivatives([node.numerator, node.denominator], ([top, bottom]) =>
          top === undefined || bottom === undefined ? failure("a quotient without parts") : this.visitQuotient(node, node.numerator, node.denominator, top, bottom),
        );
      case "power":
        return this.visitPower(node);
      case "apply":
        return this.visitApply(node);
      case "call":
        return this.visitCall(node);
      case "sum":
      case "product":
        return this.visitBigOperator(node);
      case "limit":
        return failure("derivatives of limits are not taken yet");
      case "integral":
        return this.visitIntegral(node);
      case "piecewise":
        return this.visitPiecewise(node);
      case "derivative":
        return failure("a derivative that is not carried out yet");
      case "relation":
        return failure("a statement has no derivative");
      case "opaque":
        return failure(node.what);
    }
  }

  /** Notes the site, and asks the hook, rule by rule, before the usual derivative is taken. */
  private apply(node: Node, rules: readonly RuleName[], given: Given): Node {
    this.sites?.push(...rules.map((rule) => ({ rule, node })));
    if (this.hook === null) return given.derivative;
    for (const rule of rules) {
      const replaced = this.hook({ rule, node, usual: given.derivative, links: given.links, derivativeOf: (descendant) => this.derivativeOf(descendant) });
      if (replaced !== null) return replaced;
    }
    return given.derivative;
  }

  private withDerivatives(nodes: readonly Node[], use: (derivatives: readonly Node[]) => Node | Failure): Node | Failure {
    const derivatives: Node[] = [];
    for (const node of nodes) {
      const derivative = this.derivativeOf(node);
      if (derivative.kind === "failure") return derivative;
      derivatives.push(derivative);
    }
    return use(derivatives);
  }

  private visitIndex(node: IndexNode): Node | Failure {
    const { variable } = this;
    if (node.indices.some((index) => this.dependsOn(index))) return failure("an index is an integer; nothing is differentiated by it");
    if (variable.kind === "symbol" && variable !== node.base) return failure(`is ${variable.name} an entry of ${node.base.name}?`);
    if (variable.kind === "symbol") return failure(`${variable.name} is used with and without an index`);
    return indexDerivative(this.arena, node, variable) ?? failure(`${node.base.name} is used with different numbers of indices`);
  }

  private visitProduct(node: MultiplyNode): Node | Failure {
    const { arena } = this;
    const moving = node.factors.filter((factor) => this.dependsOn(factor));
    return this.withDerivatives(moving, (derivatives) => {
      const rules = [moving.length === 1 ? "constant multiple rule" : "product rule"];
      const replaced = new Map<number, Node>();
      let next = 0;
      for (const [position, factor] of node.factors.entries()) {
        const derivative = this.dependsOn(factor) ? derivatives[next++] : undefined;
        if (derivative !== undefined) replaced.set(position, derivative);
      }
      return this.apply(node, rules, { derivative: this.productDerivative(node.factors, replaced, 0, node.factors.length, arena), links: [] });
    });
  }

  /** (f₁ … f_n)' over the factors from start to end; long products are halved so that the result stays small. */
  private productDerivative(factors: readonly Node[], derivatives: ReadonlyMap<number, Node>, start: number, end: number, arena: Arena): Node {
    if (end - start <= spanOfDirectProduct) {
      const terms: Node[] = [];
      for (let k = start; k < end; k++) {
        const derivative = derivatives.get(k);
        if (derivative === undefined || isZero(derivative)) continue;
        terms.push(productOf(arena, factors.slice(start, end).map((factor, j) => (j + start === k ? derivative : factor))));
      }
      return sumOf(arena, terms);
    }
    const middle = start + Math.floor((end - start) / 2);
    const first = this.productDerivative(factors, derivatives, start, middle, arena);
    const second = this.productDerivative(factors, derivatives, middle, end, arena);
    const product = (from: number, to: number): Node => arena.multiply(factors.slice(from, to));
    const times = (a: Node, b: Node): Node => (isZero(a) || isZero(b) ? arena.integer(0) : arena.multiply([a, b]));
    return sumOf(arena, [times(first, product(middle, end)), times(product(start, middle), second)]);
  }

  private visitQuotient(node: Node, numerator: Node, denominator: Node, top: Node, bottom: Node): Node {
    const { arena } = this;
    if (!this.dependsOn(denominator)) return this.apply(node, ["constant multiple rule"], { derivative: quotientOf(arena, top, denominator), links: [] });
    const squared = arena.power(denominator, arena.integer(2));
    const minus = negativeOf(arena, productOf(arena, [numerator, bottom]));
    return this.apply(node, ["quotient rule"], { derivative: quotientOf(arena, sumOf(arena, [productOf(arena, [top, denominator]), minus]), squared), links: [] });
  }

  private visitPower(node: PowerNode): Node | Failure {
    const { arena } = this;
    const { base, exponent } = node;
    return this.withDerivatives([base, exponent], ([baseDerivative, exponentDerivative]) => {
      if (baseDerivative === undefined || exponentDerivative === undefined) return failure("a power without parts");
      const exponentMoves = this.dependsOn(exponent) && rationalValue(exponent) === null;
      if (!exponentMoves) return this.chain(node, "power rule", [{ outer: powerDerivativeByBase(arena, base, exponent), inner: base, innerDerivative: baseDerivative }]);
      const byExponent = { outer: powerDerivativeByExponent(arena, base, exponent), inner: exponent, innerDerivative: exponentDerivative };
      if (!this.dependsOn(base)) return this.chain(node, "exponential rule", [byExponent]);
      // u^v (v' log u + v u'/u): the base is positive, for the exponent is not a known number.
      const inner = sumOf(arena, [
        productOf(arena, [exponentDerivative, arena.apply("log", [base])]),
        productOf(arena, [exponent, quotientOf(arena, baseDerivative, base)]),
      ]);
      return this.apply(node, ["logarithmic differentiation"], { derivative: productOf(arena, [node, inner]), links: [] });
    });
  }

  /** Σ f'_k(g) g'_k, with the chain rule as a site of its own where an inner function is not the variable itself. */
  private chain(node: Node, rule: RuleName, links: readonly ChainLink[]): Node {
    const derivative = sumOf(this.arena, links.map((link) => (isZero(link.innerDerivative) ? this.arena.integer(0) : chainProduct(this.arena, link.outer, link.innerDerivative))));
    const composed = links.some((link) => link.inner !== this.variable && this.dependsOn(link.inner));
    return this.apply(node, composed ? ["chain rule", rule] : [rule], { derivative, links });
  }

  /** Case by case; where the cases meet there may be no derivative, and `requirementsOf` says so. */
  private visitPiecewise(node: PiecewiseNode): Node | Failure {
    const { arena } = this;
    const values = [...node.branches.map(({ value }) => value), ...(node.otherwise === null ? [] : [node.otherwise])];
    return this.withDerivatives(values, (derivatives) => {
      const branches = node.branches.map(({ conditions }, k) => ({ value: derivatives[k] ?? arena.integer(0), conditions }));
      const otherwise = node.otherwise === null ? null : (derivatives[node.branches.length] ?? arena.integer(0));
      return this.apply(node, ["case by case"], { derivative: arena.piecewise(branches, otherwise), links: [] });
    });
  }

  private visitApply(node: ApplyNode): Node | Failure {
    const definition = lookupFunction(node.function);
    if (definition === null || definition.arity !== node.arguments.length) return failure(`the derivative of ${node.function} is not known`);
    return this.withDerivatives(node.arguments, (derivatives) => {
      const outer = definition.derivative(this.arena, node.arguments);
      const links: ChainLink[] = [];
      for (const [k, inner] of node.arguments.entries()) {
        if (!this.dependsOn(inner)) continue;
        const [partial, innerDerivative] = [outer[k], derivatives[k]];
        if (partial === undefined || partial === null || innerDerivative === undefined) return failure(`the derivative of ${node.function} is not known`);
        links.push({ outer: partial, inner, innerDerivative });
      }
      return this.chain(node, functionRule(node.function), links);
    });
  }

  private visitCall(node: CallNode): Node | Failure {
    if (this.dependsOn(node.callee)) return failure(`${node.callee.kind === "index" ? node.callee.base.name : node.callee.name} is a function here; it cannot be the variable too`);
    const { variable } = this;
    const isWhole = (inner: Node): boolean => variable.kind === "index" && inner === variable.base && node.callee.kind === "symbol" && node.orders.every((order) => order === 0);
    const parts = node.arguments.map((inner) => (isWhole(inner) ? this.arena.integer(0) : inner));
    return this.withDerivatives(parts, (derivatives) => {
      const links: ChainLink[] = [];
      for (const [k, inner] of node.arguments.entries()) {
        const innerDerivative = derivatives[k];
        if (innerDerivative === undefined || !this.dependsOn(inner)) continue;
        if (variable.kind === "index" && node.callee.kind === "symbol" && isWhole(inner)) {
          // ∂f(θ)/∂θ_j of a function that is not known: the j-th of a family of functions.
          const family = this.arena.index(this.arena.symbol(`∂${node.callee.name}/∂${variable.base.name}`), variable.indices);
          if (family.kind === "index") links.push({ outer: this.arena.call(family, node.orders, node.arguments), inner, innerDerivative: this.arena.integer(1) });
          continue;
        }
        links.push({ outer: this.arena.call(node.callee, node.arguments.map((_, j) => (node.orders[j] ?? 0) + (j === k ? 1 : 0)), node.arguments), inner, innerDerivative });
      }
      return this.chain(node, "derivative of a function", links);
    });
  }

  /** The fundamental theorem for an indefinite integral; Leibniz's rule for a definite one. */
  private visitIntegral(node: IntegralNode): Node | Failure {
    const { arena, variable } = this;
    const { lower, upper } = node;
    if (lower === null || upper === null) {
      if (node.variable === variable) return node.body;
      return this.withDerivatives([node.body], ([moved]) => (moved === undefined || isZero(moved) ? arena.integer(0) : arena.integral(node.variable, null, null, moved)));
    }
    const ends = [upper, lower].filter((bound) => this.dependsOn(bound));
    const inside = node.variable !== variable && this.dependsOn(node.body);
    return this.withDerivatives([...ends, ...(inside ? [node.body] : [])], (derivatives) => {
      const terms: Node[] = ends.map((bound, k) => {
        const value = substitute(arena, node.body, new Map<Node, Node>([[node.variable, bound]]));
        const term = productOf(arena, [value, derivatives[k] ?? arena.integer(0)]);
        return bound === lower && !(upper === lower && k === 0) ? negativeOf(arena, term) : term;
      });
      const moved = inside ? derivatives[derivatives.length - 1] : undefined;
      if (moved !== undefined && !isZero(moved)) terms.push(arena.integral(node.variable, lower, upper, moved));
      return sumOf(arena, terms);
    });
  }

  private visitBigOperator(node: BigOperatorNode): Node | Failure {
    const { arena } = this;
    for (const bound of [node.lower, node.upper]) if (bound !== null && this.dependsOn(bound)) return failure("the variable stands in a bound of a sum or product");
    const renamed = this.renamed(node);
    if (renamed !== null) return this.derivativeOf(renamed);
    return this.withDerivatives([node.body], ([bodyDerivative]) => {
      if (bodyDerivative === undefined || isZero(bodyDerivative)) return arena.integer(0);
      if (node.kind === "sum") {
        return this.apply(node, ["sum rule"], { derivative: arena.bigOperator("sum", node.index, node.lower, node.upper, bodyDerivative), links: [] });
      }
      // Σ_j f'(j) Π_k (δ_kj + (1 − δ_kj) f(k)): no division by f, so a factor that is 0 does no harm.
      const other = freshName(arena, node.index, new Set([node.index.name, ...this.namesOfVariable, ...freeSymbols(node.body)]));
      const delta = arena.apply("kronecker", [node.index, other]);
      const others = arena.add([delta, arena.multiply([arena.subtract(arena.integer(1), delta), node.body])]);
      const atOther = substitute(arena, bodyDerivative, new Map<Node, Node>([[node.index, other]]));
      const product = arena.bigOperator("product", node.index, node.lower, node.upper, others);
      return this.apply(node, ["product rule"], { derivative: arena.bigOperator("sum", other, node.lower, node.upper, productOf(arena, [atOther, product])), links: [] });
    });
  }
}

/** What the derivative of a known function is called by. */
export function functionRule(name: string): RuleName {
  switch (name) {
    case "exp":
      return "exponential rule";
    case "log":
    case "logbase":
    case "log10":
    case "log2":
      return "logarithm rule";
    case "sqrt":
    case "root":
      return "power rule";
    default:
      return `${name} rule`;
  }
}

/**
 * The derivative by our own rules. The input has no derivative nodes. ∂x_k/∂x_i is δ_{ki}; a sum over k keeps its deltas
 * (`collapseDeltas` takes them out for printing). Where the derivative's formula has a value at points where the derivative has none,
 * `requirementsOf` says so. Fails on what has no rule: an opaque term or a bound that holds the variable, a name with and without index.
 */
export function differentiateByRules(arena: Arena, node: Node, variable: Variable): Node | Failure {
  return new Differentiation(arena, variable, null, null).run(node);
}

/** The derivative in which the hook may replace what a rule gives at a node; the rules above it take the replaced one. */
export function differentiateWith(arena: Arena, node: Node, variable: Variable, hook: RuleHook): Node | Failure {
  return new Differentiation(arena, variable, hook, null).run(node);
}

/** A derivative that can be taken again with a hook in force at one node only, for no more than what stands around that node costs. */
export interface VariedDerivative {
  readonly usual: Node | Failure;
  at(node: Node, hook: RuleHook): Node | Failure;
}

export function differentiateVaried(arena: Arena, node: Node, variable: Variable): VariedDerivative {
  const plain = new Differentiation(arena, variable, null, null);
  const usual = plain.run(node);
  return { usual, at: (site, hook) => plain.varied(site, (context) => (context.node === site ? hook(context) : null)).run(node) };
}

/**
 * Every use of a rule that the derivative rests on, inner nodes first; a composed function gives a site for the chain rule and one for
 * its own rule. Nothing inside a constant is listed, only the constant itself.
 */
export function listRuleSites(arena: Arena, node: Node, variable: Variable): readonly RuleSite[] {
  const sites: RuleSite[] = [];
  const differentiation = new Differentiation(arena, variable, null, sites);
  differentiation.run(node);
  const live = differentiation.nodesInUse(node);
  return sites.filter((site) => live.has(site.node));
}
