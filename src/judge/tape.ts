// The tape: several expressions compiled once, sharing what they share, into a flat program over typed arrays that is then run at many points
// in any arithmetic. Register r is what instruction r writes, so the program is linear in distinct nodes. A known function is compiled by
// evaluating it in an "arithmetic" whose values are registers, so the tape knows elementary operations only.

import { entriesOf } from "../expression/entries.js";
import type { Arithmetic } from "../arithmetic/arithmetic.js";
import { bySignOf } from "../arithmetic/counting.js";
import { isInteger, rational, type Rational } from "../arithmetic/rational.js";
import type { CallNode, Node, PiecewiseNode, RelationOperator } from "../expression/node.js";
import { lookupFunction } from "../functions/registry.js";
import { exactArithmetic, type Exact } from "./exact.js";
import { evaluatedOperands, evaluationOrder } from "./graph.js";
import { accessName, callName } from "./names.js";
import { isTranscendental, Opcode, type Tape, type TapeInput, type TapeKernel } from "./tape-format.js";

export { createMachine, runTape, type Machine } from "./machine.js";
export { dependingOn, dependingOnRegisters, isTranscendental, Opcode, operandRegisters, supportOf, type Tape, type TapeInput, type TapeKernel, type TapeValues } from "./tape-format.js";

/** For which signs of left − right a relation holds: −1, 0, 1. */
export const SIGNS_THAT_HOLD: Readonly<Record<RelationOperator, readonly [boolean, boolean, boolean]>> = {
  "=": [false, true, false], "≠": [true, false, true], "<": [true, false, false], "≤": [true, true, false], ">": [false, false, true], "≥": [false, true, true],
};

const FOLDED = 1n << 256n;

/**
 * Compiles the roots. A tape cannot be made of sums with symbolic bounds, unfinished derivatives, relations or unread mathematics; then the
 * answer is the reason in words.
 */
export function compileTape(roots: readonly Node[], integers: ReadonlySet<string>, limit: number): Tape | { readonly reason: string } {
  const order = evaluationOrder(roots, limit);
  if (order === null) return { reason: "the expressions are too large for the budget" };
  return compileOrdered(order, roots, integers);
}

/** As `compileTape`, where the nodes are in postorder already. */
export function compileOrdered(order: readonly Node[], roots: readonly Node[], integers: ReadonlySet<string>): Tape | { readonly reason: string } {
  let code = new Int32Array(3 * (order.length + 16));
  let varying = new Uint8Array(order.length + 16);
  let length = 0;
  const constants: Rational[] = [];
  const powers: bigint[] = [];
  const inputs: TapeInput[] = [];
  const kernels: TapeKernel[] = [];
  const exponents: number[] = [];
  const choices: (readonly [number, number, number])[] = [];
  /** The exact value of a register that is a short rational constant. */
  const folded = new Map<number, Rational>();
  let transcendental = 0;
  const integerRegisters = new Map<number, number>();
  const fractionRegisters = new Map<string, number>();

  function emit(operation: number, first: number, second: number, varies: boolean): number {
    const register = length++;
    if (register === varying.length) {
      code = longer(code, new Int32Array(2 * code.length));
      varying = longer(varying, new Uint8Array(2 * varying.length));
    }
    code[3 * register] = operation;
    code[3 * register + 1] = first;
    code[3 * register + 2] = second;
    if (isTranscendental(operation)) transcendental += 1;
    varying[register] = varies ? 1 : 0;
    return register;
  }
  function constant(value: Rational): number {
    const small = value.denominator === 1n ? Number(value.numerator) : NaN;
    const text = Number.isSafeInteger(small) ? null : `${value.numerator}/${value.denominator}`;
    const known = text === null ? integerRegisters.get(small) : fractionRegisters.get(text);
    if (known !== undefined) return known;
    const register = emit(Opcode.constant, constants.length, 0, false);
    constants.push(value);
    folded.set(register, value);
    if (text === null) integerRegisters.set(small, register);
    else fractionRegisters.set(text, register);
    return register;
  }
  const short = (value: Exact): value is Rational =>
    value !== null && value !== "undefined" && value.numerator < FOLDED && value.numerator > -FOLDED && value.denominator < FOLDED;
  function unary(operation: number, a: number, exact: ((value: Exact) => Exact) | null, extra: number): number {
    const known = folded.get(a) ?? null;
    if (known !== null && exact !== null) {
      const value = exact(known);
      if (short(value)) return constant(value);
    }
    return emit(operation, a, extra, varying[a] === 1);
  }
  function binary(operation: number, a: number, b: number, exact: (a: Exact, b: Exact) => Exact): number {
    const left = folded.get(a) ?? null;
    const right = left === null ? null : (folded.get(b) ?? null);
    if (left !== null && right !== null) {
      const value = exact(left, right);
      if (short(value)) return constant(value);
    }
    return emit(operation, a, b, varying[a] === 1 || varying[b] === 1);
  }
  const x = exactArithmetic;
  const registers: Arithmetic<number> = {
    name: "registers",
    fromRational: constant,
    pi: () => emit(Opcode.pi, 0, 0, false),
    add: (a, b) => binary(Opcode.add, a, b, x.add),
    subtract: (a, b) => binary(Opcode.subtract, a, b, x.subtract),
    multiply: (a, b) => binary(Opcode.multiply, a, b, x.multiply),
    divide: (a, b) => binary(Opcode.divide, a, b, x.divide),
    negate: (a) => unary(Opcode.negate, a, x.negate, 0),
    powerInteger(a, n) {
      if (n === 1n) return a;
      powers.push(n);
      return unary(Opcode.powerInteger, a, (value) => x.powerInteger(value, n), powers.length - 1);
    },
    root: (a, n) => unary(Opcode.root, a, (value) => x.root(value, n), n),
    exp: (a) => unary(Opcode.exp, a, x.exp, 0),
    log: (a) => unary(Opcode.log, a, x.log, 0),
    sin: (a) => unary(Opcode.sin, a, x.sin, 0),
    cos: (a) => unary(Opcode.cos, a, x.cos, 0),
    atan: (a) => unary(Opcode.atan, a, x.atan, 0),
    asin: (a) => unary(Opcode.asin, a, x.asin, 0),
    acos: (a) => unary(Opcode.acos, a, x.acos, 0),
    abs: (a) => unary(Opcode.abs, a, x.abs, 0),
    sign: (a) => unary(Opcode.sign, a, x.sign, 0),
    max: (a, b) => binary(Opcode.max, a, b, x.max),
    min: (a, b) => binary(Opcode.min, a, b, x.min),
    floor: (a) => unary(Opcode.floor, a, x.floor, 0),
    factorial: (a) => unary(Opcode.factorial, a, x.factorial, 0),
    doubleFactorial: (a) => unary(Opcode.doubleFactorial, a, x.doubleFactorial, 0),
    binomial: (a, b) => binary(Opcode.binomial, a, b, x.binomial),
    bySign(a, negative, zero, positive) {
      const known = folded.get(a) ?? null;
      if (known !== null) return bySignOf(known.numerator < 0n ? -1 : known.numerator > 0n ? 1 : 0, negative, zero, positive);
      choices.push([negative, zero, positive]);
      return emit(Opcode.bySign, a, choices.length - 1, [a, negative, zero, positive].some((each) => varying[each] === 1));
    },
  };
  const undefinedRegister = (): number => registers.divide(constant(rational(1n)), constant(rational(0n)));
  /** The first value whose conditions hold, from the last back: what a condition leaves over goes on to the next value. */
  function piecewise(node: PiecewiseNode, at: (child: Node) => number): number | null {
    let register = node.otherwise === null ? undefinedRegister() : at(node.otherwise);
    for (const { value, conditions } of [...node.branches].reverse()) {
      let chosen = at(value);
      for (const condition of [...conditions].reverse()) {
        if (condition.kind !== "relation") return null;
        const difference = registers.subtract(at(condition.left), at(condition.right));
        const [below, equal, above] = SIGNS_THAT_HOLD[condition.operator];
        chosen = registers.bySign(difference, below ? chosen : register, equal ? chosen : register, above ? chosen : register);
      }
      register = chosen;
    }
    return register;
  }
  const inputRegisters = new Map<string, number>();
  function input(name: string, node: Node): number {
    // An entry y_2 and a symbol that is written y_2 are one quantity.
    const known = inputRegisters.get(name);
    if (known !== undefined) return known;
    const register = emit(Opcode.input, inputs.length, 0, true);
    inputs.push({ name, node, register });
    inputRegisters.set(name, register);
    return register;
  }
  /** base^(p/q) for a fraction that is written as one: the real root, also of a negative base when q is odd. */
  function rationalPower(base: number, exponent: Rational): number {
    if (isInteger(exponent)) return registers.powerInteger(base, exponent.numerator);
    if (exponent.denominator > 1_000_000n) return registers.exp(registers.multiply(constant(exponent), registers.log(base)));
    return registers.powerInteger(registers.root(base, Number(exponent.denominator)), exponent.numerator);
  }

  let hasCalls = false;
  let asksForExact = false;
  let most = -1;
  for (const node of order) {
    if (node.id > most) most = node.id;
    if (node.kind === "call") hasCalls = true;
    else if (node.kind === "power") asksForExact ||= node.exponent.kind !== "number";
    else if (node.kind === "apply") asksForExact ||= node.function === "binomial" || COUNTING.has(node.function);
  }
  const single = hasCalls ? singleArguments(order) : NO_FAMILIES;
  const registerOf = new Int32Array(most + 1);
  const exactNodes = new Set<Node>();
  const partial = new Set<Node>();
  for (const node of order) {
    const at = (child: Node): number => registerOf[child.id] ?? 0;
    let register: number;
    switch (node.kind) {
      case "number":
        register = constant(node.value);
        break;
      case "symbol":
        register =
          node.name === "π" ? registers.pi() : node.name === "e" ? registers.exp(constant(rational(1n))) : input(node.name, node);
        break;
      case "index":
        register = input(accessName(node), node);
        break;
      case "add": {
        const { terms } = node;
        register = terms[0] === undefined ? constant(rational(0n)) : at(terms[0]);
        for (let position = 1; position < terms.length; position += 1) {
          const term = terms[position];
          if (term !== undefined) register = term.kind === "negate" ? registers.subtract(register, at(term.operand)) : registers.add(register, at(term));
        }
        break;
      }
      case "multiply": {
        const { factors } = node;
        register = factors[0] === undefined ? constant(rational(1n)) : at(factors[0]);
        for (let position = 1; position < factors.length; position += 1) {
          const factor = factors[position];
          if (factor !== undefined) register = registers.multiply(register, at(factor));
        }
        break;
      }
      case "negate":
        register = registers.negate(at(node.operand));
        break;
      case "divide":
        register = registers.divide(at(node.numerator), at(node.denominator));
        break;
      case "power": {
        const base = at(node.base);
        const exponent = at(node.exponent);
        const value = folded.get(exponent) ?? null;
        if (node.exponent.kind === "number") register = rationalPower(base, node.exponent.value);
        else if (node.base.kind === "symbol" && node.base.name === "e") register = registers.exp(exponent);
        else if (value !== null) register = rationalPower(base, value);
        else if (exactNodes.has(node.exponent)) {
          register = emit(Opcode.powerExact, base, exponents.length, true);
          exponents.push(exponent);
        } else register = registers.exp(registers.multiply(exponent, registers.log(base)));
        break;
      }
      case "apply": {
        const first = node.arguments[0];
        const second = node.arguments[1];
        if (node.function === "root" && first !== undefined && second !== undefined) {
          const degree = folded.get(at(second)) ?? null;
          if (degree !== null && degree.numerator !== 0n) register = rationalPower(at(first), rational(degree.denominator, degree.numerator));
          else register = registers.exp(registers.divide(registers.log(at(first)), at(second)));
          break;
        }
        const definition = lookupFunction(node.function);
        if (definition === null || definition === undefined) return { reason: `the function ${node.function} is not known` };
        if (definition.arity >= 0 && Number.isFinite(definition.arity) && definition.arity !== node.arguments.length) {
          return { reason: `${node.function} takes ${definition.arity} argument${definition.arity === 1 ? "" : "s"}, not ${node.arguments.length}` };
        }
        // They have known values at integers only, which would be all that is ever looked at.
        const counted = node.function === "binomial" ? node.arguments.slice(1) : COUNTING.has(node.function) ? node.arguments : [];
        if (!counted.every((argument) => exactNodes.has(argument))) return { reason: "factorials of what need not be an integer are not judged" };
        register = definition.evaluate(registers, node.arguments.map(at));
        break;
      }
      case "call": {
        if (single.has(familyOf(node))) register = input(callName(node), node);
        else {
          register = emit(Opcode.kernel, kernels.length, 0, true);
          kernels.push({ family: familyOf(node), orders: node.orders, node, register, argumentRegisters: node.arguments.map(at) });
        }
        // A function has no value where its argument has none.
        for (const argument of node.arguments) if (partial.has(argument)) register = emit(Opcode.guard, register, at(argument), true);
        break;
      }
      case "sum":
      case "product":
        return { reason: `a ${node.kind} whose bounds are not known` };
      case "limit":
        return { reason: "limits are not judged yet" };
      case "integral":
        return { reason: "integrals are not judged yet" };
      case "piecewise": {
        const made = piecewise(node, at);
        if (made === null) return { reason: "a condition of these cases was not understood" };
        register = made;
        break;
      }
      case "derivative":
        return { reason: "a derivative that was not carried out" };
      case "relation":
        return { reason: "a statement stands where an expression is needed" };
      case "opaque":
        return { reason: node.what };
    }
    registerOf[node.id] = register;
    if (hasCalls && (mayBeUndefined(node) || evaluatedOperands(node).some((child) => partial.has(child)))) partial.add(node);
    if (asksForExact && isExact(node, integers, exactNodes)) exactNodes.add(node);
  }
  return {
    code: code.slice(0, 3 * length), length, transcendental, constants, powers, inputs, kernels, exponents, choices, varying: varying.slice(0, length),
    outputs: roots.map((root) => registerOf[root.id] ?? 0), registers: registerOf,
  };
}

/** The larger array, beginning with what the smaller one holds. */
function longer<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const NO_FAMILIES: ReadonlySet<string> = new Set();

const COUNTING: ReadonlySet<string> = new Set(["factorial", "doubleFactorial", "gamma"]);

/** Functions that have a value everywhere. */
const TOTAL = new Set([
  "sin", "cos", "exp", "arctan", "arccot", "sinh", "cosh", "tanh", "sech", "arsinh", "abs", "sign", "max", "min", "floor", "ceil", "sigmoid", "softplus", "erf",
]);

/** Can the node lack a value although its operands have one? */
export function mayBeUndefined(node: Node): boolean {
  switch (node.kind) {
    case "divide":
      return node.denominator.kind !== "number" || node.denominator.value.numerator === 0n;
    case "power":
      return !(node.exponent.kind === "number" && isInteger(node.exponent.value) && node.exponent.value.numerator >= 0n) && !(node.base.kind === "symbol" && node.base.name === "e");
    case "apply":
      return !TOTAL.has(node.function);
    case "piecewise":
      return true;
    default:
      return false;
  }
}

/** True for what is rational at every point of integers: built from numbers and integer symbols by the four operations. */
function isExact(node: Node, integers: ReadonlySet<string>, exactNodes: ReadonlySet<Node>): boolean {
  switch (node.kind) {
    case "number":
      return true;
    case "symbol":
      return integers.has(node.name);
    case "index":
      return integers.has(entriesOf(node.base.name));
    case "add":
      return node.terms.every((term) => exactNodes.has(term));
    case "multiply":
      return node.factors.every((factor) => exactNodes.has(factor));
    case "negate":
      return exactNodes.has(node.operand);
    case "divide":
      return exactNodes.has(node.numerator) && exactNodes.has(node.denominator);
    case "power":
      return exactNodes.has(node.base) && exactNodes.has(node.exponent);
    default:
      return false;
  }
}

function familyOf(node: CallNode): string {
  return `${node.callee.kind === "symbol" ? node.callee.name : accessName(node.callee)}/${node.arguments.length}`;
}

/** The families of unknown functions that occur with one argument list only; their values are plain inputs. */
function singleArguments(order: readonly Node[]): ReadonlySet<string> {
  const lists = new Map<string, readonly Node[]>();
  const several = new Set<string>();
  for (const node of order) {
    if (node.kind !== "call") continue;
    const family = familyOf(node);
    const known = lists.get(family);
    if (known === undefined) lists.set(family, node.arguments);
    else if (known.some((argument, position) => argument !== node.arguments[position])) several.add(family);
  }
  return new Set([...lists.keys()].filter((family) => !several.has(family)));
}
