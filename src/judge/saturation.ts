// Saturation: where an exponential is astronomically large or small, 1/(1 + e^u) is 1 or 0 to hundreds of digits whatever u is, and agreement there
// tells nothing of u.

import type { Point } from "./evaluator.js";
import type { Scene } from "./scene.js";
import { Opcode } from "./tape.js";

const LARGE = 1e18;

/** Is an exponential of a quantity, at this point, so large or small that what stands in its exponent is hidden from the sides? */
export function isSaturated(scene: Scene, point: Point): boolean {
  const { tape, doubles } = scene.evaluators;
  if (tape.transcendental === 0) return false;
  const registers = doubles.at(point);
  for (let register = 0; register < tape.length; register += 1) {
    if (tape.code[3 * register] !== Opcode.exp || tape.varying[register] !== 1) continue;
    const value = registers[register];
    if (value !== undefined && value.defined !== "never" && (value.lower > LARGE || value.upper < 1 / LARGE)) return true;
  }
  return false;
}
