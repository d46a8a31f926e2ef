// The table of mistakes, in the order in which they are tried: those that can be made on the line before go before those that only have a shape, and of those the more
// particular go first. A new mistake is one new file and one line here.

import type { Mistake } from "./mistake.js";
import { bracketLost } from "./bracket-lost.js";
import { constantKept } from "./constant-kept.js";
import { distributedMinusFirstTermOnly } from "./distributed-minus-first-term-only.js";
import { droppedCoefficient } from "./dropped-coefficient.js";
import { droppedFactor } from "./dropped-factor.js";
import { droppedTerm } from "./dropped-term.js";
import { exponentNotReduced } from "./exponent-not-reduced.js";
import { exponentRaised } from "./exponent-raised.js";
import { extraTerm } from "./extra-term.js";
import { factorFirstTermOnly } from "./factor-first-term-only.js";
import { fractionSplit } from "./fraction-split.js";
import { logOfSum } from "./log-of-sum.js";
import { missingInnerDerivative } from "./missing-inner-derivative.js";
import { missingLogarithmOfBase } from "./missing-logarithm-of-base.js";
import { notDifferentiated } from "./not-differentiated.js";
import { powerRuleOnExponential } from "./power-rule-on-exponential.js";
import { productOfDerivatives } from "./product-of-derivatives.js";
import { productRuleHalf } from "./product-rule-half.js";
import { productRuleSign } from "./product-rule-sign.js";
import { quotientMissingSquare } from "./quotient-missing-square.js";
import { quotientOfDerivatives } from "./quotient-of-derivatives.js";
import { quotientRuleOrder } from "./quotient-rule-order.js";
import { quotientRulePlus } from "./quotient-rule-plus.js";
import { rootOfSquare } from "./root-of-square.js";
import { rootOfSum } from "./root-of-sum.js";
import { signFlip } from "./sign-flip.js";
import { squareOfSum } from "./square-of-sum.js";
import { swappedFunction } from "./swapped-function.js";
import { swappedSymbol } from "./swapped-symbol.js";
import { wrongExponent } from "./wrong-exponent.js";
import { wrongFunctionDerivative } from "./wrong-function-derivative.js";
import { wrongNumber } from "./wrong-number.js";
import { wrongTrigDerivativeSign } from "./wrong-trig-derivative-sign.js";

export type { Explanation, Mistake, MistakeContext, MistakeExample, MistakePage } from "./mistake.js";

/** Every mistake that is known. */
export const allMistakes: readonly Mistake[] = [
  missingInnerDerivative, wrongTrigDerivativeSign, wrongFunctionDerivative, productOfDerivatives, productRuleSign, productRuleHalf, quotientRuleOrder,
  quotientRulePlus, quotientMissingSquare, quotientOfDerivatives, powerRuleOnExponential, missingLogarithmOfBase, exponentNotReduced, exponentRaised,
  constantKept, distributedMinusFirstTermOnly, factorFirstTermOnly, squareOfSum, rootOfSum, rootOfSquare, logOfSum, fractionSplit,
  signFlip, wrongExponent, droppedCoefficient, wrongNumber, swappedFunction, droppedFactor, notDifferentiated, swappedSymbol, droppedTerm, extraTerm, bracketLost,
];

/** The mistake of this name, or null. */
export function lookupMistake(name: string): Mistake | null {
  return allMistakes.find((mistake) => mistake.name === name) ?? null;
}
