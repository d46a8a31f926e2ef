// The door to mathjs: a scalar expression goes over as mathjs nodes, is differentiated there without simplification, and comes back
// exactly. Whatever is free of the variable crosses as one symbol, so no number is ever rounded and no name can clash.
//
// What does not cross, and why (mathjs 15, read in its derivative.js):
// - arcoth: mathjs gives −g'/(1 − g²), the sign is wrong.
// - u^0: mathjs gives 0·u^(−1) for an exponent that crossed as a symbol, undefined at u = 0.
// - sign, max, min, floor, ceil, kronecker, unknown functions, sums over an index: mathjs has no rule.
// - shared nodes: its product rule compares factors by identity, so x·x with one object twice would be differentiated in both at once.
//   Therefore each occurrence is a new object, and the size of the tree is bounded.

import { create, derivativeDependencies, type MathNode } from "mathjs/number";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node, type Variable } from "../expression/node.js";
import { isEulersNumber, rationalValue, rootDegree } from "../functions/powers.js";
import { rational, subtractRational } from "../arithmetic/rational.js";
import { mayBeEntry } from "./indices.js";
import { negativeOf, powerOf, productOf, quotientOf, sumOf } from "./tidy.js";

const math = create(derivativeDependencies ?? {}, {});

/** Our function names and what mathjs calls those functions of one argument that both can differentiate. */
const mathjsNames: ReadonlyMap<string, string> = new Map([
  ["exp", "exp"], ["log", "log"], ["log10", "log10"], ["sqrt", "sqrt"], ["abs", "abs"],
  ["sin", "sin"], ["cos", "cos"], ["tan", "tan"], ["cot", "cot"], ["sec", "sec"], ["csc", "csc"],
  ["arcsin", "asin"], ["arccos", "acos"], ["arctan", "atan"], ["arccot", "acot"], ["arcsec", "asec"], ["arccsc", "acsc"],
  ["sinh", "sinh"], ["cosh", "cosh"], ["tanh", "tanh"], ["coth", "coth"], ["sech", "sech"], ["csch", "csch"],
  ["arsinh", "asinh"], ["arcosh", "acosh"], ["artanh", "atanh"], ["arsech", "asech"], ["arcsch", "acsch"],
]);
const ourNames: ReadonlyMap<string, string> = new Map([...mathjsNames].map(([ours, theirs]) => [theirs, ours]));

/** The names of the functions that are differentiated by mathjs. */
export const functionsOfMathjs: readonly string[] = [...mathjsNames.keys(), "logbase", "root"];

const variableName = "x";
const largestDepth = 200;

/** The size of the tree and its depth, each at most `limit`. */
export function treeMeasure(node: Node, limit: number): { readonly size: number; readonly depth: number } {
  const memo = new Map<Node, { readonly size: number; readonly depth: number }>();
  const stack: { readonly node: Node; readonly ready: boolean }[] = [{ node, ready: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (memo.has(top.node)) continue;
    const children = childrenOf(top.node);
    if (!top.ready) {
      stack.push({ node: top.node, ready: true });
      for (const child of children) if (!memo.has(child)) stack.push({ node: child, ready: false });
      continue;
    }
    let size = 1;
    let depth = 0;
    for (const child of children) {
      const measure = memo.get(child);
      size = Math.min(limit, size + (measure?.size ?? 0));
      depth = Math.max(depth, measure?.depth ?? 0);
    }
    memo.set(top.node, { size, depth: Math.min(limit, depth + 1) });
  }
  return memo.get(node) ?? { size: limit, depth: limit };
}

/** What crossed: the symbols by their mathjs names, and whether e^x was written as a power of e. */
interface Crossing {
  readonly opaque: Map<string, Node>;
  readonly nameOf: Map<Node, string>;
  powerOfE: boolean;
}

/** True where the node holds the variable, the name it is an entry of, or what may be the same thing under another name. */
function dependence(variable: Variable): (node: Node) => boolean {
  const memo = new Map<Node, boolean>();
  const name = variable.kind === "symbol" ? variable : variable.base;
  const visit = (node: Node): boolean => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const sameArray =
      node.kind === "symbol" ? variable.kind === "index" && mayBeEntry(node, variable.base) : node.kind === "index" && variable.kind === "symbol" && mayBeEntry(variable, node.base);
    const found = node === name || sameArray || childrenOf(node).some(visit);
    memo.set(node, found);
    return found;
  };
  return visit;
}

function toMathjs(node: Node, variable: Variable, depends: (node: Node) => boolean, crossing: Crossing): MathNode | null {
  const opaque = (constant: Node): MathNode => {
    let name = crossing.nameOf.get(constant);
    if (name === undefined) {
      name = `c${crossing.opaque.size}`;
      crossing.nameOf.set(constant, name);
      crossing.opaque.set(name, constant);
    }
    return new math.SymbolNode(name);
  };
  const all = (nodes: readonly Node[]): MathNode[] | null => {
    const converted: MathNode[] = [];
    for (const each of nodes) {
      const value = visit(each);
      if (value === null) return null;
      converted.push(value);
    }
    return converted;
  };
  const visit = (current: Node): MathNode | null => {
    if (current === variable) return new math.SymbolNode(variableName);
    if (!depends(current)) return opaque(current);
    switch (current.kind) {
      case "add": {
        const terms = all(current.terms);
        return terms === null ? null : new math.OperatorNode("+", "add", terms);
      }
      case "multiply": {
        const factors = all(current.factors);
        return factors === null ? null : new math.OperatorNode("*", "multiply", factors);
      }
      case "negate": {
        const operand = visit(current.operand);
        return operand === null ? null : new math.OperatorNode("-", "unaryMinus", [operand]);
      }
      case "divide": {
        const parts = all([current.numerator, current.denominator]);
        return parts === null ? null : new math.OperatorNode("/", "divide", parts);
      }
      case "power": {
        if (isEulersNumber(current.base)) {
          crossing.powerOfE = true;
          const exponent = visit(current.exponent);
          return exponent === null ? null : new math.FunctionNode("exp", [exponent]);
        }
        if (rationalValue(current.exponent)?.numerator === 0n) return null;
        const parts = all([current.base, current.exponent]);
        return parts === null ? null : new math.OperatorNode("^", "pow", parts);
      }
      case "apply": {
        const [first, second] = current.arguments;
        if (first !== undefined && second !== undefined && current.function === "logbase") {
          const parts = all([first, second]);
          return parts === null ? null : new math.FunctionNode("log", parts);
        }
        if (first !== undefined && second !== undefined && current.function === "root" && rootDegree(second) !== null) {
          const parts = all([first, second]);
          return parts === null ? null : new math.FunctionNode("nthRoot", parts);
        }
        const name = mathjsNames.get(current.function);
        const argument = name === undefined || first === undefined || current.arguments.length !== 1 ? null : visit(first);
        return name === undefined || argument === null ? null : new math.FunctionNode(name, [argument]);
      }
      case "number":
      case "symbol":
      case "index":
      case "call":
      case "sum":
      case "product":
      case "limit":
      case "integral":
      case "piecewise":
      case "derivative":
      case "relation":
      case "opaque":
        return null;
    }
  };
  return visit(node);
}

/** The difference of an exponent and 1, a number where both are, so that x^(2 − 1) is x and x^(1/3 − 1) keeps its literal fraction. */
function difference(arena: Arena, a: Node, b: Node): Node {
  const [first, second] = [rationalValue(a), rationalValue(b)];
  return first !== null && second !== null ? arena.number(subtractRational(first, second)) : sumOf(arena, [a, negativeOf(arena, b)]);
}

function fromMathjs(arena: Arena, root: MathNode, variable: Variable, crossing: Crossing): Node | null {
  const visit = (node: MathNode): Node | null => {
    if (math.isSymbolNode(node)) return node.name === variableName ? variable : (crossing.opaque.get(node.name) ?? null);
    if (math.isConstantNode(node)) return typeof node.value === "number" && Number.isSafeInteger(node.value) ? arena.number(rational(node.value)) : null;
    if (math.isParenthesisNode(node)) return visit(node.content);
    if (!math.isOperatorNode(node) && !math.isFunctionNode(node)) return null;
    const parts: Node[] = [];
    for (const argument of node.args) {
      const part = visit(argument);
      if (part === null) return null;
      parts.push(part);
    }
    const [first, second] = parts;
    if (first === undefined) return null;
    if (math.isFunctionNode(node)) {
      const name = math.isSymbolNode(node.fn) ? node.fn.name : null;
      if (name === "exp" && crossing.powerOfE) return arena.power(arena.symbol("e"), first);
      if (name === "log" && first === arena.symbol("e") && second === undefined) return arena.integer(1);
      if (name === "log" && second !== undefined) return arena.apply("logbase", [first, second]);
      if (name === "nthRoot" && second !== undefined) return arena.apply("root", [first, second]);
      const ours = name === null ? undefined : ourNames.get(name);
      return ours === undefined ? null : arena.apply(ours, parts);
    }
    switch (String(node.fn)) {
      case "add":
        return sumOf(arena, parts);
      case "subtract":
        return second === undefined ? null : difference(arena, first, second);
      case "unaryMinus":
        return negativeOf(arena, first);
      case "multiply":
        return productOf(arena, parts);
      case "divide":
        return second === undefined ? null : quotientOf(arena, first, second);
      case "pow":
        return second === undefined ? null : powerOf(arena, first, second);
      default:
        return null;
    }
  };
  return visit(root);
}

/**
 * The derivative by mathjs, or null where the expression is more than mathjs can do rightly, or its tree is larger than
 * `largestTree` or too deep for that size. The node must hold no derivative that is not carried out.
 */
export function differentiateByMathjs(arena: Arena, node: Node, variable: Variable, largestTree: number): Node | null {
  const { size, depth } = treeMeasure(node, largestTree + 1);
  // mathjs recurses, and the derivative repeats at every level what is below it.
  if (size > largestTree || depth > largestDepth || size * depth > 20 * largestTree) return null;
  const crossing: Crossing = { opaque: new Map(), nameOf: new Map(), powerOfE: false };
  const expression = toMathjs(node, variable, dependence(variable), crossing);
  if (expression === null) return null;
  const derivative = math.derivative(expression, new math.SymbolNode(variableName), { simplify: false });
  return fromMathjs(arena, derivative, variable, crossing);
}
