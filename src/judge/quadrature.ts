// Rigorous quadrature: Taylor polynomials on panels in ball arithmetic, the remainder bounded by the Taylor coefficient over the whole panel in intervals. The interval
// is halved until the bound is small. Panels around a corner or the end of a root, which have no Taylor series, are halved until the range of the values times the width is small.
// Method: R. E. Moore, "Interval Analysis" (1966), chapter 8.

import { createBallArithmetic, type Ball } from "../arithmetic/ball.js";
import { intervalArithmetic, type Interval } from "../arithmetic/interval.js";
import { jetArithmetic, jetVariable, smoothArithmetic, type Jet } from "../arithmetic/jet.js";
import { addRational, compareRational, multiplyRational, rational, rationalToNumber, subtractRational, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node, SymbolNode } from "../expression/node.js";
import { substitute } from "../expression/traverse.js";
import { withRootsOfSquares } from "./roots-of-squares.js";
import { compileTape, runTape, type Tape } from "./tape.js";
import type { Work } from "./work.js";

const ORDER = 16;
const BITS = 160;
/** A panel is fine when its remainder is below 2^-TARGET. */
const TARGET = 70;
const MOST_PANELS = 240;
/** So many more may lie around corners and at ends: there they shrink without end. */
const MOST_NARROW_PANELS = 1200;
/** Panels below this width are narrow. */
const NARROW = rational(1, 1024);
/** A narrow panel is fine when the range of its values times its width is below 2^-NARROW_TARGET. */
const NARROW_TARGET = 58;
const LARGEST = 400;

export const quadratureArithmetic = createBallArithmetic(BITS);
const ballJets = jetArithmetic(smoothArithmetic(quadratureArithmetic), ORDER);
const intervalJets = jetArithmetic(smoothArithmetic(intervalArithmetic), ORDER);

export interface Quadrature {
  readonly value: Ball;
  /** Was the integrand shown to be defined all the way? Else it is, up to narrow panels, if it has an integral. */
  readonly isWhole: boolean;
}

/** An enclosure of the integral of an expression in its variable alone between two constants; null where it did not converge. */
export function integrateNumerically(arena: Arena, body: Node, variable: SymbolNode, lower: Node, upper: Node, work: Work): Quadrature | null {
  const t = arena.symbol("t\u0000");
  const width = arena.subtract(upper, lower);
  const moved = substitute(arena, withRootsOfSquares(arena, body), new Map<Node, Node>([[variable, arena.add([lower, arena.multiply([width, t])])]]));
  const tape = compileTape([arena.multiply([moved, width])], new Set(), LARGEST);
  if ("reason" in tape || tape.kernels.length > 0 || tape.exponents.length > 0 || tape.inputs.some((input) => input.name !== t.name)) return null;
  const balls = quadratureArithmetic;
  let total = balls.fromRational(rational(0n));
  const open: { readonly middle: Rational; readonly radius: Rational }[] = [{ middle: rational(1, 2), radius: rational(1, 2) }];
  let panels = 0;
  let narrow = 0;
  let isWhole = true;
  for (let panel = open.pop(); panel !== undefined; panel = open.pop()) {
    const isNarrow = compareRational(panel.radius, NARROW) < 0;
    if (isNarrow) narrow += 1;
    else panels += 1;
    if (panels > MOST_PANELS || narrow > MOST_NARROW_PANELS || !work.spend(tape.length * ORDER * 8)) return null;
    const whole = run(tape, intervalJets, { coefficients: [intervalArithmetic.hull(subtractRational(panel.middle, panel.radius), addRational(panel.middle, panel.radius)), intervalArithmetic.fromRational(rational(1n))] });
    const value = whole?.coefficients[0];
    const remainder = whole === null ? undefined : (whole.coefficients[ORDER] ?? intervalArithmetic.fromRational(rational(0n)));
    const bound = remainder === undefined || value === undefined || value.defined !== "always" ? null : intervalArithmetic.bounds(remainder);
    const power = powerOf(panel.radius, ORDER + 1);
    if (bound !== null && smallEnough(remainder, power)) {
      if (!work.spend(tape.length * ORDER * 52)) return null;
      const jet = run(tape, ballJets, jetVariable(balls.fromRational(panel.middle), balls));
      if (jet === null) return null;
      for (let k = 0; k < ORDER; k += 2) {
        const coefficient = jet.coefficients[k];
        if (coefficient === undefined) continue;
        if (balls.definedness(coefficient) !== "always") return null;
        const weight = multiplyRational(powerOf(panel.radius, k + 1), rational(2, k + 1));
        total = balls.add(total, balls.multiply(coefficient, balls.fromRational(weight)));
      }
      const weight = multiplyRational(power, rational(2, ORDER + 1));
      total = balls.add(total, balls.multiply(balls.hull(bound.lower, bound.upper), balls.fromRational(weight)));
      continue;
    }
    const range = isNarrow && value !== undefined && value.defined !== "never" && (value.upper - value.lower) * 2 * rationalToNumber(panel.radius) < 2 ** -NARROW_TARGET ? intervalArithmetic.bounds({ ...value, defined: "always" }) : null;
    if (range !== null) {
      isWhole &&= value?.defined === "always";
      total = balls.add(total, balls.multiply(balls.hull(range.lower, range.upper), balls.fromRational(multiplyRational(panel.radius, rational(2n)))));
      continue;
    }
    const radius = multiplyRational(panel.radius, rational(1, 2));
    open.push({ middle: addRational(panel.middle, radius), radius }, { middle: subtractRational(panel.middle, radius), radius });
  }
  return { value: total, isWhole };
}

function run<T>(tape: Tape, arithmetic: { readonly name: string } & Parameters<typeof runTape<Jet<T>>>[1], value: Jet<T>): Jet<T> | null {
  const registers = runTape(tape, arithmetic, { inputs: tape.inputs.map(() => value), kernels: [], exponents: [] });
  const [output] = tape.outputs;
  return output === undefined ? null : (registers[output] ?? null);
}

function powerOf(value: Rational, exponent: number): Rational {
  return rational(value.numerator ** BigInt(exponent), value.denominator ** BigInt(exponent));
}

function smallEnough(remainder: Interval | undefined, power: Rational): boolean {
  if (remainder === undefined) return false;
  const size = Math.max(Math.abs(remainder.lower), Math.abs(remainder.upper));
  return Number.isFinite(size) && size * (Number(power.numerator) / Number(power.denominator)) < 2 ** -TARGET;
}
