// The point of a witness in a sentence.

import type { Witness, WitnessValue } from "../model/report.js";

/** "x = 3, y ≈ 1.41, 𝐯 = [1, 1/2]". */
export function pointText(at: Witness["at"]): string {
  return Object.entries(at).map(([name, value]) => (typeof value === "object" && "enclosure" in value ? `${name} ≈ ${nearest(value.enclosure)}` : `${name} = ${valueText(value)}`)).join(", ");
}

function valueText(value: WitnessValue): string {
  if (typeof value === "string") return value;
  return "enclosure" in value ? `≈ ${nearest(value.enclosure)}` : `[${value.map(valueText).join(", ")}]`;
}

/** The shortest decimal between the bounds: 3 of 2.9999999 and 3.0000001. */
function nearest([lower, upper]: readonly [string, string]): string {
  const [from, to] = [Number(lower), Number(upper)];
  for (let digits = 0; digits < 8; digits++) {
    const text = ((from + to) / 2).toFixed(digits);
    if (Number(text) >= from && Number(text) <= to) return text;
  }
  return lower;
}
