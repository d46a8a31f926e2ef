// The table of mistakes, in the order in which they are tried: those that can be made on the line before go before those that only have a shape, and of those the more
// particular go first. A new mistake is one new file and one line here.

import type { EquationMistake } from "./equation-mistake.js";
import type { CatalogueEntry, Mistake } from "./mistake.js";
import { antiderivativeAtOneBound } from "./antiderivative-at-one-bound.js";
import { basesMultiplied } from "./bases-multiplied.js";
import { boundsExchanged } from "./bounds-exchanged.js";
import { boundsNotSubstituted } from "./bounds-not-substituted.js";
import { bracketLost } from "./bracket-lost.js";
import { cancelledInOneTerm } from "./cancelled-in-one-term.js";
import { cancelledSummand } from "./cancelled-summand.js";
import { constantDifferentiated } from "./constant-differentiated.js";
import { constantFactorLost } from "./constant-factor-lost.js";
import { constantKept } from "./constant-kept.js";
import { crossTermsLost } from "./cross-terms-lost.js";
import { degreesForRadians } from "./degrees-for-radians.js";
import { deltaIgnored } from "./delta-ignored.js";
import { denominatorDifferentiated } from "./denominator-differentiated.js";
import { differentiatedInstead } from "./differentiated-instead.js";
import { differentiatedTwice } from "./differentiated-twice.js";
import { distributedMinusFirstTermOnly } from "./distributed-minus-first-term-only.js";
import { dividedByZero } from "./divided-by-zero.js";
import { droppedCoefficient } from "./dropped-coefficient.js";
import { droppedFactor } from "./dropped-factor.js";
import { droppedTerm } from "./dropped-term.js";
import { exponentNotBroughtDown } from "./exponent-not-brought-down.js";
import { exponentNotReduced } from "./exponent-not-reduced.js";
import { exponentRaised } from "./exponent-raised.js";
import { exponentReducedTwice } from "./exponent-reduced-twice.js";
import { exponentsAdded } from "./exponents-added.js";
import { exponentsDivided } from "./exponents-divided.js";
import { exponentsMultiplied } from "./exponents-multiplied.js";
import { extraTerm } from "./extra-term.js";
import { factorFirstTermOnly } from "./factor-first-term-only.js";
import { factorIntoBothParts } from "./factor-into-both-parts.js";
import { factorIntoPower } from "./factor-into-power.js";
import { factorOfMeanLost } from "./factor-of-mean-lost.js";
import { factorPulledOutOfFunction } from "./factor-pulled-out-of-function.js";
import { fractionSplit } from "./fraction-split.js";
import { fractionalExponentAsReciprocal } from "./fractional-exponent-as-reciprocal.js";
import { fractionsAddedByParts } from "./fractions-added-by-parts.js";
import { functionOfSumSplit } from "./function-of-sum-split.js";
import { inequalityNotTurned } from "./inequality-not-turned.js";
import { innerDerivativeAdded } from "./inner-derivative-added.js";
import { innerDerivativeAsArgument } from "./inner-derivative-as-argument.js";
import { innerFactorNotDivided } from "./inner-factor-not-divided.js";
import { innerFunctionAsFactor } from "./inner-function-as-factor.js";
import { integrandAtBounds } from "./integrand-at-bounds.js";
import { inverseTrigonometricMixed } from "./inverse-trigonometric-mixed.js";
import { logBaseForgotten } from "./log-base-forgotten.js";
import { logOfSum } from "./log-of-sum.js";
import { logarithmOfAnyDenominator } from "./logarithm-of-any-denominator.js";
import { logarithmsJoinedAsSum } from "./logarithms-joined-as-sum.js";
import { missingConstantOfIntegration } from "./missing-constant-of-integration.js";
import { missingInnerDerivative } from "./missing-inner-derivative.js";
import { missingLogarithmOfBase } from "./missing-logarithm-of-base.js";
import { missingTranspose } from "./missing-transpose.js";
import { mixedTermOnce } from "./mixed-term-once.js";
import { negativeExponentAsSign } from "./negative-exponent-as-sign.js";
import { negativeExponentReachesCoefficient } from "./negative-exponent-reaches-coefficient.js";
import { notDifferentiated } from "./not-differentiated.js";
import { outerNotDifferentiated } from "./outer-not-differentiated.js";
import { partOfEquationOnly } from "./part-of-equation-only.js";
import { powerOfProduct } from "./power-of-product.js";
import { powerRuleOnExponential } from "./power-rule-on-exponential.js";
import { productOfDerivatives } from "./product-of-derivatives.js";
import { productOfIntegrals } from "./product-of-integrals.js";
import { productOrder } from "./product-order.js";
import { productRuleHalf } from "./product-rule-half.js";
import { productRuleSign } from "./product-rule-sign.js";
import { quotientMissingSquare } from "./quotient-missing-square.js";
import { quotientOfDerivatives } from "./quotient-of-derivatives.js";
import { quotientOfLogarithms } from "./quotient-of-logarithms.js";
import { quotientRuleOrder } from "./quotient-rule-order.js";
import { quotientRulePlus } from "./quotient-rule-plus.js";
import { rootOfSquare } from "./root-of-square.js";
import { rootOfSum } from "./root-of-sum.js";
import { secondRootLost } from "./second-root-lost.js";
import { shapeMismatch } from "./shape-mismatch.js";
import { signFlip } from "./sign-flip.js";
import { signLostMovingAcross } from "./sign-lost-moving-across.js";
import { squareOfSum } from "./square-of-sum.js";
import { sumDropped } from "./sum-dropped.js";
import { sumOfDerivatives } from "./sum-of-derivatives.js";
import { sumsMultipliedTermwise } from "./sums-multiplied-termwise.js";
import { swappedFunction } from "./swapped-function.js";
import { swappedSymbol } from "./swapped-symbol.js";
import { unlikeTermsAdded } from "./unlike-terms-added.js";
import { variableHeldConstant } from "./variable-held-constant.js";
import { wrongExponent } from "./wrong-exponent.js";
import { wrongFunctionDerivative } from "./wrong-function-derivative.js";
import { wrongInverseOperation } from "./wrong-inverse-operation.js";
import { wrongNumber } from "./wrong-number.js";
import { wrongTrigDerivativeSign } from "./wrong-trig-derivative-sign.js";

export type { Explanation, Mistake, MistakeContext, MistakeExample, MistakePage } from "./mistake.js";

/** Mistakes with vectors and matrices. */
export const tensorMistakes: readonly Mistake[] = [missingTranspose, productOrder, shapeMismatch];

/** Mistakes with integrals. */
export const integralMistakes: readonly Mistake[] = [boundsNotSubstituted, antiderivativeAtOneBound, boundsExchanged, integrandAtBounds, innerFactorNotDivided, logarithmOfAnyDenominator, differentiatedInstead, productOfIntegrals];

/** Mistakes with numbers and functions. */
export const scalarMistakes: readonly Mistake[] = [
  ...integralMistakes, deltaIgnored,
  missingInnerDerivative, innerDerivativeAdded, innerDerivativeAsArgument, innerFunctionAsFactor, outerNotDifferentiated, wrongTrigDerivativeSign, inverseTrigonometricMixed, logBaseForgotten, wrongFunctionDerivative,
  productOfDerivatives, sumOfDerivatives, productRuleSign, productRuleHalf, quotientRuleOrder, quotientRulePlus, quotientMissingSquare, quotientOfDerivatives, denominatorDifferentiated, powerRuleOnExponential, missingLogarithmOfBase,
  exponentNotReduced, exponentNotBroughtDown, exponentRaised, exponentReducedTwice, differentiatedTwice, variableHeldConstant, constantKept, constantFactorLost, constantDifferentiated, distributedMinusFirstTermOnly, factorFirstTermOnly, squareOfSum, mixedTermOnce,
  crossTermsLost, powerOfProduct, exponentsMultiplied, exponentsAdded, exponentsDivided, basesMultiplied, negativeExponentAsSign, negativeExponentReachesCoefficient, fractionalExponentAsReciprocal, factorIntoPower, factorIntoBothParts, rootOfSum, rootOfSquare, logOfSum, logarithmsJoinedAsSum, quotientOfLogarithms, functionOfSumSplit, factorPulledOutOfFunction, fractionSplit,
  fractionsAddedByParts, cancelledSummand, cancelledInOneTerm, unlikeTermsAdded, degreesForRadians, sumsMultipliedTermwise, factorOfMeanLost, sumDropped,
  signFlip, wrongExponent, droppedCoefficient, wrongNumber, swappedFunction, droppedFactor, notDifferentiated, swappedSymbol, droppedTerm, extraTerm, bracketLost,
];

/** Mistakes in going from one equation or inequality to the next, in the order in which they are tried. */
export const equationMistakes: readonly EquationMistake[] = [inequalityNotTurned, secondRootLost, dividedByZero, signLostMovingAcross, wrongInverseOperation, partOfEquationOnly];

/** What makes no step wrong, and is noted beside a right one. */
export const notedMistakes: readonly CatalogueEntry[] = [missingConstantOfIntegration];

/** Every mistake in going from one expression to the next. */
export const stepMistakes: readonly Mistake[] = [...tensorMistakes, ...scalarMistakes];

/** Every mistake that is known. */
export const allMistakes: readonly CatalogueEntry[] = [...stepMistakes, ...equationMistakes, ...notedMistakes];

/** The mistake of this name, or null. */
export function lookupMistake(name: string): CatalogueEntry | null {
  return allMistakes.find((mistake) => mistake.name === name) ?? null;
}
