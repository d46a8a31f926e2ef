// A derivative exists only where the function does. The formula for it may have a value at more points (1/x beside log x, 0 beside
// sign x); the requirements are expressions that are undefined at just those points, so that carrying out a derivative never widens a domain.

import { compareRational, isInteger, ZERO } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node, type PowerNode, type SymbolNode, type Variable } from "../expression/node.js";
import { bindsVariable, freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { breaks } from "../functions/piecewise.js";
import { isEulersNumber, rationalValue } from "../functions/powers.js";
import { lookupFunction } from "../functions/registry.js";

/** The nodes reached without going into a sum or product, whose inside has other names in force, nor into cases, of which one alone counts. */
function nodesOutsideOfSums(root: Node): ReadonlySet<Node> {
  const found = new Set<Node>([root]);
  for (const node of found) if (node.kind !== "sum" && node.kind !== "product" && node.kind !== "piecewise") for (const child of childrenOf(node)) found.add(child);
  return found;
}

/** Everything that a quotient or a negative power of the graph divides by. */
function divisorsIn(nodes: ReadonlySet<Node>): ReadonlySet<Node> {
  const divisors = new Set<Node>();
  const divide = (node: Node): void => {
    divisors.add(node);
    if (node.kind === "multiply") node.factors.forEach(divide);
    else if (node.kind === "negate") divide(node.operand);
    else if (node.kind === "power") {
      const exponent = rationalValue(node.exponent);
      if (exponent !== null && compareRational(exponent, ZERO) > 0) divide(node.base);
    }
  };
  for (const node of nodes) {
    if (node.kind === "divide") divide(node.denominator);
    else if (node.kind === "power") {
      const exponent = rationalValue(node.exponent);
      if (exponent !== null && compareRational(exponent, ZERO) < 0) divide(node.base);
    }
  }
  return divisors;
}

/** `1/x` of `|x| < 1`: where the sides of a condition bend, but do not jump, its truth does not turn. Empty where the condition divides by something itself. */
function bendsIn(arena: Arena, condition: Node): ReadonlySet<Node> {
  const nodes = nodesOutsideOfSums(condition);
  if (divisorsIn(nodes).size > 0) return new Set();
  return new Set([...nodes].flatMap((node) => (node.kind === "apply" && CONTINUOUS_CORNERS.has(node.function) ? breaks(arena, node.function, node.arguments).map((corner) => arena.divide(arena.integer(1), corner)) : [])));
}

const CONTINUOUS_CORNERS: ReadonlySet<string> = new Set(["abs", "max", "min"]);

/** The root that a power with a literal fraction takes, as a key: x^(1/2) and x^(-3/2) take the same one. */
function rootKey(power: PowerNode): string | null {
  const exponent = rationalValue(power.exponent);
  return exponent === null || isInteger(exponent) ? null : `${power.base.id}/${exponent.denominator}`;
}

/**
 * What must be defined of a summand, of which one term, k = i, is differentiated by x_i: that term alone, since the others are constants.
 * Null where the entries of x in the summand do not all stand at the bound index k.
 */
function atOwnTerm(arena: Arena, requirement: Node, k: SymbolNode, variable: Variable): Node | null {
  if (variable.kind === "symbol") return null;
  let positions = variable.indices.map((_, position) => position);
  someNode(requirement, (node) => {
    if (node.kind === "index" && node.base === variable.base) positions = positions.filter((position) => node.indices[position] === k);
    return false;
  });
  const [position] = positions;
  const index = position === undefined ? undefined : variable.indices[position];
  return index === undefined ? null : substitute(arena, requirement, new Map<Node, Node>([[k, index]]));
}

/**
 * Expressions that are defined exactly where `body` is defined and has no corner by a written |·|, sign, max, min or rounding, and
 * that are not already defined wherever `derivative` is. Inside a sum they are summed over the same
 * index; where only the term k = i of a sum over k holds the variable x_i, only that term counts.
 */
export function requirementsOf(arena: Arena, body: Node, derivative: Node, variable: Variable): readonly Node[] {
  const one = arena.integer(1);
  const nameOfVariable = variable.kind === "symbol" ? variable.name : variable.base.name;
  const present = nodesOutsideOfSums(derivative);
  const divisors = divisorsIn(present);
  const roots = new Set<string>();
  for (const node of present) {
    const key = node.kind === "power" ? rootKey(node) : null;
    if (key !== null) roots.add(key);
  }
  const memo = new Map<Node, ReadonlySet<Node>>();
  const nonZero = (divisor: Node, found: Set<Node>): void => {
    if (divisor.kind === "number" && divisor.value.numerator !== 0n) return;
    found.add(arena.divide(one, divisor));
  };
  const own = (node: Node): ReadonlySet<Node> => {
    const found = new Set<Node>();
    const take = (child: Node): void => {
      for (const each of memo.get(child) ?? []) found.add(each);
    };
    switch (node.kind) {
      case "divide":
        take(node.numerator);
        if (isSurelyDefined(node.denominator)) nonZero(node.denominator, found);
        else found.add(arena.divide(one, node.denominator));
        break;
      case "power": {
        const exponent = rationalValue(node.exponent);
        if (isEulersNumber(node.base)) take(node.exponent);
        else if (exponent !== null && isInteger(exponent) && compareRational(exponent, ZERO) >= 0) take(node.base);
        else if (exponent !== null && isInteger(exponent)) nonZero(node.base, found);
        else found.add(node);
        break;
      }
      case "apply": {
        const definition = lookupFunction(node.function);
        const corners = breaks(arena, node.function, node.arguments);
        if (definition === null || definition.domain(arena, node.arguments).length > 0) found.add(node);
        else node.arguments.forEach(take);
        for (const corner of corners) if (freeSymbols(corner).has(nameOfVariable)) nonZero(corner, found);
        break;
      }
      case "sum":
      case "product":
        for (const each of memo.get(node.body) ?? []) {
          const free = freeSymbols(each);
          if (!free.has(node.index.name)) found.add(each);
          else if (free.has(nameOfVariable)) found.add(atOwnTerm(arena, each, node.index, variable) ?? arena.bigOperator("sum", node.index, node.lower, node.upper, each));
        }
        break;
      case "piecewise": {
        // Each value counts where it is taken; where a condition that moves with the variable turns, there may be no derivative.
        const zero = arena.integer(0);
        const of = (value: Node): Node => arena.add([...(memo.get(value) ?? [])].map((each) => arena.multiply([zero, each])));
        if ([...node.branches.map(({ value }) => value), ...(node.otherwise === null ? [] : [node.otherwise])].some((value) => !isSurelyDefined(value))) {
          found.add(arena.piecewise(node.branches.map(({ value, conditions }) => ({ value: of(value), conditions })), node.otherwise === null ? null : of(node.otherwise)));
        }
        for (const condition of node.branches.flatMap(({ conditions }) => conditions)) {
          const bends = bendsIn(arena, condition);
          for (const each of memo.get(condition) ?? []) if (!bends.has(each)) found.add(each);
          if (condition.kind === "relation" && freeSymbols(condition).has(nameOfVariable)) nonZero(arena.subtract(condition.left, condition.right), found);
        }
        break;
      }
      case "limit":
      case "integral":
        // Inside a limit or an integral single points do not matter; outside of it its variable has no value.
        for (const child of childrenOf(node)) if (child !== node.variable) for (const each of memo.get(child) ?? []) if (!bindsVariable(node) || !freeSymbols(each).has(node.variable.name)) found.add(each);
        break;
      default:
        childrenOf(node).forEach(take);
    }
    return found;
  };
  const isSurelyDefined = (node: Node): boolean => (memo.get(node)?.size ?? 0) === 0;

  const stack: { readonly node: Node; readonly ready: boolean }[] = [{ node: body, ready: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (memo.has(top.node)) continue;
    if (top.ready) memo.set(top.node, own(top.node));
    else {
      stack.push({ node: top.node, ready: true });
      for (const child of childrenOf(top.node)) if (!memo.has(child)) stack.push({ node: child, ready: false });
    }
  }
  const implied = (node: Node): boolean => {
    if (present.has(node)) return true;
    if (node.kind === "divide" && node.numerator === one) return divisors.has(node.denominator);
    const key = node.kind === "power" ? rootKey(node) : null;
    return key !== null && roots.has(key) && node.kind === "power" && divisors.has(node.base);
  };
  return [...(memo.get(body) ?? [])].filter((node) => !implied(node));
}

/** The node made undefined where one of the requirements is: node + 0·r₁ + 0·r₂ …; for judging, not for printing. */
export function withRequirements(arena: Arena, node: Node, requirements: readonly Node[]): Node {
  return arena.add([node, ...requirements.map((requirement) => arena.multiply([arena.integer(0), requirement]))]);
}
