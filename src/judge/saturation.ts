// Saturation: where an exponential is astronomically large or small, 1/(1 + e^u) is 1 or 0 to hundreds of digits whatever u is, and agreement there
// tells nothing of u.

import type { Point } from "./evaluator.js";
import type { Scene } from "./scene.js";
import { Opcode } from "./tape.js";

const LARGE = 1e18;

/**
 * How many bits of the sides may stand between what shows at this point and what is in the exponents: so many more must agree for agreement to mean
 * anything. The sizes, in bits, of all exponentials of quantities that are astronomically large or small; Infinity where one is beyond all doubles.
 */
export function hiddenBits(scene: Scene, point: Point): number {
  const { tape, doubles } = scene.evaluators;
  if (tape.transcendental === 0) return 0;
  const registers = doubles.at(point);
  let bits = 0;
  for (let register = 0; register < tape.length; register += 1) {
    if (tape.code[3 * register] !== Opcode.exp || tape.varying[register] !== 1) continue;
    const value = registers[register];
    if (value === undefined || value.defined === "never") continue;
    if (value.lower > LARGE) bits += Math.log2(value.upper);
    else if (value.upper < 1 / LARGE) bits += value.lower > 0 ? -Math.log2(value.lower) : Infinity;
  }
  return bits;
}
