// `15!^{(5)}`, `9!!!`: a number in round brackets above a factorial, and further marks behind it, make a multifactorial, which goes down by that many; no power of n!, and no factorial of one.

import type { Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { bracketedSuperscript } from "../syntax-names.js";
import type { Elaborator } from "./elaborator.js";

/** Larger numbers are not multiplied out. */
const LARGEST = 500n;

/** `n!^{(k)}` and `n!!!`; null for anything else. */
export function multifactorial(here: Elaborator, syntax: Syntax): Located | null {
  if (syntax.kind === "script") {
    const step = syntax.sup === null || syntax.sub !== null || syntax.primes > 0 || syntax.base.kind !== "factorial" || syntax.base.operand.kind === "factorial" ? null : bracketedSuperscript(syntax.sup);
    if (step === null || syntax.base.kind !== "factorial") return null;
    const value = step.kind === "number" && step.value.denominator === 1n && step.value.numerator > 0n ? step.value.numerator : null;
    return steppedProduct(here, here.expression(syntax.base.operand), value, syntax);
  }
  let [operand, marks]: [Syntax, bigint] = [syntax, 0n];
  while (operand.kind === "factorial") [operand, marks] = [operand.operand, marks + 1n];
  return marks < 3n ? null : steppedProduct(here, here.expression(operand), marks, syntax);
}

/** n(n - k)(n - 2k) … of numbers; the (double) factorial of anything. */
function steppedProduct(here: Elaborator, operand: Located, step: bigint | null, { range }: Syntax): Located {
  if (step === 1n || step === 2n) return here.build({ kind: "apply", function: step === 1n ? "factorial" : "doubleFactorial" }, [operand], range, null);
  const from = operand.node.kind === "number" && operand.node.value.denominator === 1n ? operand.node.value.numerator : null;
  if (step === null || from === null || from < 1n || from > LARGEST) return here.opaque("multifactorials are judged only of numbers", range, [operand]);
  let product = 1n;
  for (let factor = from; factor > 0n; factor -= step) product *= factor;
  return here.leaf(here.arena.integer(product), range);
}
