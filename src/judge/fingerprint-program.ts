// Compiles two expressions into the program that evaluates their difference in a tower of prime fields. Every homomorphism of the fingerprint is
// applied here, once for each distinct (node, level); running the program is plain arithmetic.

import { isInteger, rational, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { ApplyNode, Node } from "../expression/node.js";
import { constantOf, createExpander, inElementaryTerms, type Expander, type Monomial, type Polynomial } from "./fingerprint-exponent.js";
import { createEmitter } from "./fingerprint-emitter.js";
import type { IntegerMonomial, Program } from "./fingerprint-instruction.js";
import { arcNames, holds, isQuantity, mayHoldAngle, mayHoldLogarithm, mentions } from "./fingerprint-mentions.js";
import { idsUpTo } from "./graph.js";
import { tallestTower } from "./fingerprint-tower.js";

export interface CompileOptions {
  /** The symbols that stand for integers. */
  readonly integers: ReadonlySet<string>;
  /** The most instructions a program may have. */
  readonly mostInstructions: number;
}

export type CompileResult = { readonly kind: "program"; readonly program: Program } | { readonly kind: "failed"; readonly reason: string };

/** A value that is needed: of the node itself, or of e^(i·node). */
interface Request {
  readonly node: Node;
  readonly level: number;
  readonly form: "value" | "circle";
}

/** How a requested value is made: what it needs first, and the instructions that make it of that. */
interface Plan {
  readonly needs: readonly Request[];
  emit(slots: readonly number[]): number;
}

/** A request on its way: the slots of its first needs are made. */
interface Frame {
  readonly request: Request;
  readonly plan: Plan;
  readonly made: number[];
}

/** Angles π·a/b are exact for b dividing it; a sixteenth root of unity (b = 8) is in none of the fields. */
const CIRCLE_DENOMINATOR = 60;
const TOO_DEEP = "exponentials and logarithms are nested too deeply for a fingerprint";
const LARGEST_ROOT = 1_000_000;
const LOWEST_SHIFT = 32;

/** A tower of every kind may be so tall. */
const LOWEST_TALLEST = Math.min(tallestTower("real"), tallestTower("circular"), tallestTower("circular-with-roots"));

/**
 * Compiles a − b. Linear in the distinct nodes, without recursion over them. Where the tower would be too tall, exponentials and logarithms beyond its
 * ends become kernels: equal arguments still give equal values, but their laws are not seen. Fails where the program would be too long.
 */
export function compileDifference(arena: Arena, a: Node, b: Node, options: CompileOptions): CompileResult {
  const whole = compileWithin(arena, a, b, options, null);
  return whole.kind === "failed" && whole.reason === TOO_DEEP ? compileWithin(arena, a, b, options, LOWEST_TALLEST) : whole;
}

function compileWithin(arena: Arena, a: Node, b: Node, options: CompileOptions, height: number | null): CompileResult {
  const compiler = createCompiler(arena, options, height, idsUpTo([a, b]));
  const left = compiler.compile({ node: a, level: 0, form: "value" });
  if (typeof left === "string") return { kind: "failed", reason: left };
  const right = compiler.compile({ node: b, level: 0, form: "value" });
  if (typeof right === "string") return { kind: "failed", reason: right };
  return compiler.finish(left, right);
}

/** The slots of requests: a table by the ids of nodes for each level and form, and a map for nodes that are made on the way. */
function createSlots(most: number) {
  const tables: (Int32Array | undefined)[] = [];
  const later = new Map<string, number>();
  const tableOf = ({ level, form }: Request): number => 2 * (level + LOWEST_SHIFT) + (form === "circle" ? 1 : 0);
  return {
    get(request: Request): number | undefined {
      const { id } = request.node;
      if (id >= most) return later.get(`${id} ${tableOf(request)}`);
      const slot = tables[tableOf(request)]?.[id] ?? 0;
      return slot === 0 ? undefined : slot - 1;
    },
    set(request: Request, slot: number): void {
      const { id } = request.node;
      const table = tableOf(request);
      if (id >= most) later.set(`${id} ${table}`, slot);
      else (tables[table] ??= new Int32Array(most))[id] = slot + 1;
    },
  };
}

/** With a height, no value is requested outside of so many levels. */
function createCompiler(arena: Arena, options: CompileOptions, height: number | null, most: number) {
  const emitter = createEmitter();
  const {
    emit, familyOf, emitConstant, emitInteger, emitInverse, emitPi, emitPower, emitIntegerPower, emitRoot, imaginaryUnit, twiceImaginaryUnit, emitFold, emitKernel,
    emitAbsolute, emitRootOfUnity,
  } = emitter;
  const slots = createSlots(most);
  const expander: Expander = createExpander(arena);
  let lowest = 0;
  let highest = 0;
  /** May values of this level be requested? What was allowed once stays so, and what was refused, so that equal nodes are compiled alike. */
  function reach(level: number): boolean {
    if (height === null) return true;
    const [low, high] = [Math.min(lowest, level), Math.max(highest, level)];
    if (high - low >= height) return false;
    [lowest, highest] = [low, high];
    return true;
  }
  /** `emit` of a value one level down; where that is out of reach, a kernel of the same value at this level. */
  function fromBelow(operation: "exponential" | "circle", value: (level: number) => Plan, level: number): Plan {
    if (reach(level - 1)) return after(value(level - 1), (slot) => emit(operation, level, slot));
    emitter.doubt();
    return after(value(level), (slot) => emitKernel(`function ${operation}`, [slot], level, "reciprocal"));
  }

  // Exponents.

  /** coefficient·factors as an integer monomial, or null where a factor is not an integer symbol or stands in a denominator. */
  function integerMonomial(coefficient: bigint, factors: Monomial["factors"]): IntegerMonomial | null {
    const variables: { variable: number; exponent: number }[] = [];
    for (const { node, exponent } of factors) {
      if (node.kind !== "symbol" || exponent < 0 || !options.integers.has(node.name)) return null;
      variables.push({ variable: familyOf(`symbol ${node.name}`), exponent });
    }
    return { coefficient, variables };
  }
  const valueOf = (node: Node, level: number): Request => ({ node, level, form: "value" });

  /** The value of a polynomial over its atoms. */
  function polynomialPlan(polynomial: Polynomial, level: number): Plan {
    const needs = polynomial.flatMap((monomial) => monomial.factors.map((factor) => valueOf(factor.node, level)));
    return {
      needs,
      emit(made) {
        let next = 0;
        const terms = polynomial.map((monomial) => {
          const parts = monomial.factors.map((factor) => emitPower(made[next++] ?? 0, BigInt(factor.exponent), level));
          const { numerator, denominator } = monomial.coefficient;
          if (parts.length > 0 && denominator === 1n && numerator === 1n) return emitFold("multiply", parts, level);
          return emitFold("multiply", [emitConstant(monomial.coefficient, level), ...parts], level);
        });
        return emitFold("add", terms, level);
      },
    };
  }

  /** base^(coefficient·factors) where that is exact: the factors are none, or integer symbols. Null elsewhere. */
  function exactPower(coefficient: Rational, factors: Monomial["factors"], level: number): ((base: number) => number) | null {
    const degree = Number(coefficient.denominator);
    if (degree > LARGEST_ROOT) return null;
    if (factors.length === 0) return (base) => emitPower(emitRoot(base, degree, level), coefficient.numerator, level);
    const exponent = integerMonomial(coefficient.numerator, factors);
    if (exponent === null) return null;
    return (base) => emitIntegerPower(emitRoot(base, degree, level), exponent, level);
  }

  /** The product of what several plans make. */
  function productPlan(plans: readonly Plan[], level: number): Plan {
    const [only] = plans;
    if (plans.length === 1 && only !== undefined) return only;
    return {
      needs: plans.flatMap((plan) => plan.needs),
      emit(made) {
        let from = 0;
        const parts = plans.map((plan) => plan.emit(made.slice(from, (from += plan.needs.length))));
        return emitFold("multiply", parts, level);
      },
    };
  }
  const after = (plan: Plan, then: (slot: number) => number): Plan => ({ needs: plan.needs, emit: (made) => then(plan.emit(made)) });
  const valuePlan = (node: Node, level: number): Plan => ({ needs: [valueOf(node, level)], emit: ([slot]) => slot ?? 0 });

  /** exp of a polynomial: exact powers and projected powers of the arguments of its logarithms, times the exponential of the rest. */
  function exponentialPlan(polynomial: Polynomial, level: number): Plan {
    const plans: Plan[] = [];
    const rest: Monomial[] = [];
    for (const monomial of polynomial) {
      const logarithms = monomial.factors.filter((factor) => factor.exponent === 1 && factor.node.kind === "apply" && factor.node.function === "log");
      const [logarithm] = logarithms;
      const base = logarithms.length === 1 && logarithm?.node.kind === "apply" ? logarithm.node.arguments[0] : undefined;
      if (base === undefined) {
        rest.push(monomial);
        continue;
      }
      const factors = monomial.factors.filter((factor) => factor !== logarithm);
      const exact = exactPower(monomial.coefficient, factors, level);
      if (exact !== null) plans.push({ needs: [valueOf(base, level)], emit: ([slot]) => exact(slot ?? 0) });
      else {
        // The projection keeps only a part of the base, so exponents must be multiplied out for powers to meet.
        emitter.doubtIf(() => !factors.every(({ node, exponent }) => exponent > 0 && isQuantity(node)));
        plans.push(projectedPowerPlan(base, (below) => polynomialPlan([{ coefficient: monomial.coefficient, factors }], below), level));
      }
    }
    emitter.doubtIf(() => rest.some((monomial) => monomial.factors.some(({ node }) => holds(node, mayHoldLogarithm))));
    if (rest.length > 0) plans.push(fromBelow("exponential", (below) => polynomialPlan(rest, below), level));
    return productPlan(plans, level);
  }

  /** base to a power that is no number. */
  function projectedPowerPlan(base: Node, exponent: (level: number) => Plan, level: number): Plan {
    const isReached = reach(level - 1);
    if (!isReached) emitter.doubt();
    const plan = exponent(isReached ? level - 1 : level);
    return {
      needs: [valueOf(base, level), ...plan.needs],
      emit([slot, ...others]) {
        const power = plan.emit(others);
        return isReached ? emit("projected-power", level, slot, power) : emitKernel("function power", [slot ?? 0, power], level);
      },
    };
  }

  /** e^(i·coefficient·arc u) by the sides of the triangle; `even` coefficients of arctan need no root. */
  function arcPlan(arc: string, argument: Node, coefficient: Rational, factors: Monomial["factors"], level: number): Plan | null {
    const even = arc === "arctan" && coefficient.numerator % 2n === 0n;
    const exponent = even ? rational(coefficient.numerator / 2n, coefficient.denominator) : coefficient;
    const raise = exactPower(exponent, factors, level);
    if (raise === null) return null;
    return {
      needs: [valueOf(argument, level)],
      emit([u]) {
        const x = u ?? 0;
        const i = imaginaryUnit(level);
        const one = emitInteger(1, level);
        const square = emit("multiply", level, x, x);
        const point = (re: number, im: number): number => emit("add", level, re, emit("multiply", level, i, im));
        if (even) return raise(emit("divide", level, point(one, x), emit("subtract", level, one, emit("multiply", level, i, x))));
        if (arc === "arctan") return raise(emit("divide", level, point(one, x), emitRoot(emit("add", level, one, square), 2, level)));
        const other = emitRoot(emit("subtract", level, one, square), 2, level);
        return raise(arc === "arcsin" ? point(other, x) : point(x, other));
      },
    };
  }

  /** e^(i·node). */
  function circlePlan(node: Node, level: number): Plan {
    emitter.needCircle();
    const whole = (): Plan => fromBelow("circle", (below) => valuePlan(node, below), level);
    const holdsAngle = mentions(node, mayHoldAngle);
    const polynomial = holdsAngle ? expander.expand(node) : null;
    if (polynomial === null) emitter.doubtIf(() => holdsAngle || holds(node, mayHoldAngle));
    if (polynomial === null) return whole();
    const plans: Plan[] = [];
    const rest: Monomial[] = [];
    for (const monomial of polynomial) {
      const plan = circleFactorPlan(monomial, level);
      if (plan === null) rest.push(monomial);
      else plans.push(plan);
    }
    emitter.doubtIf(() => rest.some((monomial) => monomial.factors.some(({ node }) => holds(node, mayHoldAngle))));
    if (rest.length > 0) plans.push(fromBelow("circle", (below) => polynomialPlan(rest, below), level));
    return productPlan(plans, level);
  }
  function circleFactorPlan(monomial: Monomial, level: number): Plan | null {
    const { coefficient } = monomial;
    const pi = monomial.factors.find(({ node, exponent }) => exponent === 1 && node.kind === "symbol" && node.name === "π");
    if (pi !== undefined) {
      const denominator = Number(coefficient.denominator);
      if (CIRCLE_DENOMINATOR % denominator !== 0) {
        emitter.doubt();
        return null;
      }
      const raise = exactPower(rational(coefficient.numerator), monomial.factors.filter((factor) => factor !== pi), level);
      if (raise === null) return null;
      emitter.needTorsion(2 * denominator);
      return { needs: [], emit: () => raise(emitRootOfUnity(denominator, level)) };
    }
    for (const factor of monomial.factors) {
      if (factor.exponent !== 1 || factor.node.kind !== "apply" || !arcNames.has(factor.node.function)) continue;
      const [argument] = factor.node.arguments;
      if (argument === undefined) return null;
      return arcPlan(factor.node.function, argument, coefficient, monomial.factors.filter((other) => other !== factor), level);
    }
    return null;
  }

  function powerPlan(base: Node, exponent: Node, level: number): Plan {
    const literal = exponent.kind === "number" ? exponent.value : constantOf(exponent.kind === "symbol" ? null : expander.expand(exponent));
    if (literal !== null) {
      const raise = exactPower(literal, [], level);
      if (raise !== null) return { needs: [valueOf(base, level)], emit: ([slot]) => raise(slot ?? 0) };
    }
    if (base.kind === "symbol" && base.name === "e") return exponentialOf(exponent, level);
    const polynomial = expander.expandPower(base, exponent);
    if (polynomial !== null) return exponentialPlan(polynomial, level);
    emitter.doubt();
    return projectedPowerPlan(base, (below) => valuePlan(exponent, below), level);
  }
  function exponentialOf(argument: Node, level: number): Plan {
    const holdsLogarithm = mentions(argument, mayHoldLogarithm);
    const polynomial = holdsLogarithm ? expander.expand(argument) : null;
    if (polynomial === null) emitter.doubtIf(() => holdsLogarithm || holds(argument, mayHoldLogarithm));
    if (polynomial !== null) return exponentialPlan(polynomial, level);
    return fromBelow("exponential", (below) => valuePlan(argument, below), level);
  }

  // Functions.

  function applyPlan(node: ApplyNode, level: number): Plan {
    const args = node.arguments;
    const [first, second] = args;
    const values = args.map((argument) => valueOf(argument, level));
    const unary = (then: (slot: number) => number): Plan => ({ needs: values.slice(0, 1), emit: ([slot]) => then(slot ?? 0) });
    if (first === undefined) {
      emitter.doubt();
      return { needs: [], emit: () => emitKernel(`function ${node.function}`, [], level) };
    }
    switch (node.function) {
      case "exp":
        return exponentialOf(first, level);
      case "log":
        if (first.kind === "symbol" && first.name === "e") return { needs: [], emit: () => emitInteger(1, level) };
        if (first.kind === "apply" && first.function === "exp" && first.arguments[0] !== undefined) {
          return { needs: [valueOf(first.arguments[0], level)], emit: ([slot]) => slot ?? 0 };
        }
        if (reach(level + 1)) return after(valuePlan(first, level + 1), (slot) => emit("logarithm", level, slot));
        emitter.doubt();
        return after(valuePlan(first, level), (slot) => emitKernel("function log", [slot], level));
      case "sin":
      case "cos":
        return {
          needs: [{ node: first, level, form: "circle" }],
          emit([slot]) {
            const forth = slot ?? 0;
            const back = emitInverse(forth, level);
            if (node.function === "cos") return emit("divide", level, emit("add", level, forth, back), emitInteger(2, level));
            return emit("divide", level, emit("subtract", level, forth, back), twiceImaginaryUnit(level));
          },
        };
      case "arctan":
        emitter.doubt();
        return unary((slot) => emit("arctan", level, slot, emitPi(level)));
      case "arcsin":
        emitter.doubt();
        return unary((slot) => emit("arcsin", level, slot, emitPi(level)));
      case "arccos":
        emitter.doubt();
        return unary((slot) => {
          const quarter = emit("divide", level, emitPi(level), emitInteger(2, level));
          return emit("subtract", level, quarter, emit("arcsin", level, slot, emitPi(level)));
        });
      case "sqrt":
        return unary((slot) => emitRoot(slot, 2, level));
      case "root":
        if (second === undefined) break;
        return rootPlan(first, second, level);
      case "abs":
        return unary((slot) => emitAbsolute(slot, level));
      case "sign":
        return unary((slot) => emit("divide", level, emitAbsolute(slot, level), slot));
      case "max":
      case "min":
        return {
          needs: values,
          emit(made) {
            let [result] = made;
            for (const next of made.slice(1)) {
              const distance = emitAbsolute(emit("subtract", level, result, next), level);
              const sum = emit("add", level, result, next);
              const twice = emit(node.function === "max" ? "add" : "subtract", level, sum, distance);
              result = emit("divide", level, twice, emitInteger(2, level));
            }
            return result ?? 0;
          },
        };
      case "kronecker":
        if (first === second) return { needs: [], emit: () => emitInteger(1, level) };
        if (first.kind === "number" && second?.kind === "number") return { needs: [], emit: () => emitInteger(0, level) };
        emitter.doubt();
        return { needs: values, emit: (made) => emitKernel("function kronecker", made, level, "kronecker") };
      default:
        break;
    }
    const simpler = inElementaryTerms(arena, node);
    if (simpler !== null) return { needs: [valueOf(simpler, level)], emit: ([slot]) => slot ?? 0 };
    emitter.doubt();
    return { needs: values, emit: (made) => emitKernel(`function ${node.function}`, made, level) };
  }
  function rootPlan(base: Node, degree: Node, level: number): Plan {
    const literal = constantOf(degree.kind === "number" ? [{ coefficient: degree.value, factors: [] }] : expander.expand(degree));
    if (literal !== null && isInteger(literal) && literal.numerator > 0n && literal.numerator <= BigInt(LARGEST_ROOT)) {
      return { needs: [valueOf(base, level)], emit: ([slot]) => emitRoot(slot ?? 0, Number(literal.numerator), level) };
    }
    return powerPlan(base, arena.divide(arena.integer(1), degree), level);
  }

  function planOf({ node, level, form }: Request): Plan {
    if (form === "circle") return circlePlan(node, level);
    const values = (nodes: readonly Node[]): readonly Request[] => nodes.map((each) => valueOf(each, level));
    switch (node.kind) {
      case "number":
      case "symbol":
        if (node.kind === "symbol" && node.name === "π") return { needs: [], emit: () => emitPi(level) };
        if (node.kind === "symbol" && node.name === "e") return fromBelow("exponential", (below) => ({ needs: [], emit: () => emitInteger(1, below) }), level);
        return { needs: [], emit: () => emitLeaf(node, level) ?? 0 };
      case "index":
        return { needs: values(node.indices), emit: (made) => emitKernel(`index ${node.base.id}`, made, level) };
      case "add":
        return { needs: values(node.terms), emit: (made) => emitFold("add", made, level) };
      case "multiply":
        return { needs: values(node.factors), emit: (made) => emitFold("multiply", made, level) };
      case "negate":
        return { needs: values([node.operand]), emit: ([slot]) => emit("negate", level, slot) };
      case "divide":
        return { needs: values([node.numerator, node.denominator]), emit: ([above, below]) => emit("divide", level, above, below) };
      case "power":
        return powerPlan(node.base, node.exponent, level);
      case "apply":
        return applyPlan(node, level);
      case "call":
        return { needs: values(node.arguments), emit: (made) => emitKernel(`call ${node.callee.id} ${node.orders.join(",")}`, made, level) };
      case "sum":
      case "product":
      case "limit":
      case "integral":
      case "piecewise":
      case "derivative":
      case "relation":
      case "opaque":
        emitter.doubt();
        return { needs: [], emit: () => emitKernel(`node ${node.id}`, [], level) };
    }
  }

  const tallest = tallestTower("real");

  /** The plan of a request and the slots of its needs, as far as they are made; or why there is none. */
  function begin(request: Request): Frame | string {
    if (emitter.heightWith(request.level) > tallest) return TOO_DEEP;
    if (emitter.size() > options.mostInstructions) return "the expression is too large for the work budget of a fingerprint";
    return { request, plan: planOf(request), made: [] };
  }

  /** What makes a number or a letter; undefined for anything else. */
  function emitLeaf(node: Node, level: number): number | undefined {
    if (node.kind === "number") return emitConstant(node.value, level);
    return node.kind === "symbol" && node.name !== "π" && node.name !== "e" ? emit("variable", level, -1, -1, familyOf(`symbol ${node.name}`)) : undefined;
  }
  /** The slot of a request that is made, or of a leaf, which is made at once. */
  function slotOf(request: Request): number | undefined {
    const known = slots.get(request);
    if (known !== undefined || request.form === "circle") return known;
    const made = emitLeaf(request.node, request.level);
    if (made !== undefined) slots.set(request, made);
    return made;
  }

  /** The slot of a request, or why there is none. */
  function compile(root: Request): number | string {
    const known = slotOf(root);
    if (known !== undefined) return known;
    const first = begin(root);
    if (typeof first === "string") return first;
    const frames: Frame[] = [first];
    let slot = 0;
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { plan, made } = frame;
      const need = plan.needs[made.length];
      if (need === undefined) {
        slot = plan.emit(made);
        slots.set(frame.request, slot);
        frames.pop();
        frames.at(-1)?.made.push(slot);
        continue;
      }
      const ready = slotOf(need);
      if (ready !== undefined) {
        made.push(ready);
        continue;
      }
      const next = begin(need);
      if (typeof next === "string") return next;
      frames.push(next);
    }
    return slot;
  }

  function finish(left: number, right: number): CompileResult {
    const program = emitter.finish(emit("subtract", 0, left, right));
    if (program.height > tallestTower(program.kind)) return { kind: "failed", reason: TOO_DEEP };
    return { kind: "program", program };
  }

  return { compile, finish };
}
