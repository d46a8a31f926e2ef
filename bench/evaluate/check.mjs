// Holds the arithmetic of the bench against values that were computed elsewhere (reference.tsv), function by function, before anything is
// judged by it.

import { readFileSync } from "node:fs";
import { apply, number } from "../generate/tree.mjs";
import { evaluate, isValue, UNDEFINED } from "./evaluate.mjs";
import { fixedPoint } from "./fixed-point.mjs";

const DIGITS = 200;

/** The decimal as a value of the fixed-point arithmetic. */
function fromDecimal(text) {
  const [, sign, whole, decimals] = /^(-?)(\d+)\.(\d*)$/.exec(text);
  return fixedPoint.fromRational(BigInt(sign + whole + decimals), 10n ** BigInt(decimals.length));
}

/** The rows of the table that the arithmetic does not reproduce to 200 digits, in words; none if all is well. */
export function checkArithmetic() {
  const rows = readFileSync(new URL("./reference.tsv", import.meta.url), "utf8").split("\n").filter((row) => row !== "" && !row.startsWith("#"));
  return rows.flatMap((row) => {
    const [name, argument, expected] = row.split("\t");
    const [numerator, denominator] = argument.split("/").map(Number);
    const value = evaluate(apply(name, number(numerator, denominator)), fixedPoint, {});
    const agrees = expected === "undefined" ? value === UNDEFINED : isValue(value) && fixedPoint.digitsInCommon(value, fromDecimal(expected)) >= DIGITS;
    return agrees ? [] : [`${name}(${argument})`];
  });
}
