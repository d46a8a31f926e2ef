// Linear equations over the rationals.

import { divideRational, multiplyRational, subtractRational, ZERO, type Rational } from "./rational.js";

/** The solution of Σ columns[k]·u_k = target by elimination; null where it is not unique. */
export function solveLinear(columns: readonly (readonly Rational[])[], target: readonly Rational[]): readonly Rational[] | null {
  const size = columns.length;
  const rows = target.map((value, row) => [...columns.map((column) => column[row] ?? ZERO), value]);
  if (rows.length !== size) return null;
  for (let k = 0; k < size; k++) {
    const pivot = rows.findIndex((row, at) => at >= k && row[k]?.numerator !== 0n);
    const [front, other] = [rows[k], rows[pivot]];
    if (front === undefined || other === undefined) return null;
    [rows[k], rows[pivot]] = [other, front];
    const lead = other[k] ?? ZERO;
    rows[k] = other.map((each) => divideRational(each, lead));
    rows.forEach((row, at) => {
      const factor = row[k] ?? ZERO;
      if (at !== k && factor.numerator !== 0n) rows[at] = row.map((each, column) => subtractRational(each, multiplyRational(factor, rows[k]?.[column] ?? ZERO)));
    });
  }
  return rows.map((row) => row[size] ?? ZERO);
}
