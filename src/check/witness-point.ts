// The point of a witness in a sentence.

import type { Witness, WitnessValue } from "../model/report.js";

/** "x = 3, y ≈ 1.41, 𝐯 = [1, 1/2]". */
export function pointText(at: Witness["at"]): string {
  return Object.entries(at).map(([name, value]) => (typeof value === "object" && "enclosure" in value ? `${name} ≈ ${value.enclosure[0]}` : `${name} = ${valueText(value)}`)).join(", ");
}

function valueText(value: WitnessValue): string {
  if (typeof value === "string") return value;
  return "enclosure" in value ? `≈ ${value.enclosure[0]}` : `[${value.map(valueText).join(", ")}]`;
}
