// The finite distribution at which two sides differ, in the words of the document: the values of each quantity, and the probability of each combination of them.

import { quantityKey, type Quantities } from "../../calculus/probability/quantities.js";
import type { World } from "../../calculus/probability/world.js";
import { formatRational } from "../../arithmetic/rational.js";
import type { Witness, WitnessValue } from "../../model/report.js";

/** Quantities whose joint distribution is shown. */
const MOST_SHOWN = 3;

/** The witness of a comparison in a space; null where there was none. */
export function spaceWitness(witness: Witness | null, keys: readonly string[], quantities: Quantities, world: World, letters: ReadonlyMap<string, number>): Witness | null {
  if (witness === null) return null;
  const at: Record<string, WitnessValue> = {};
  const names = keys.map((key) => quantityName(key, quantities));
  keys.forEach((key, k) => {
    // Of an event the first probability is that it happens.
    if (!quantities.events.has(key)) at[names[k] ?? key] = Array.from({ length: world.size(key) }, (_, state) => formatRational(world.value(key, state)));
  });
  if (keys.length > 0 && keys.length <= MOST_SHOWN) at[`P(${names.join(", ")})`] = joint(keys, world, new Map());
  for (const [name, value] of letters) at[name] = String(value);
  return { ...witness, at: { ...at, ...witness.at } };
}

function joint([key, ...rest]: readonly string[], world: World, states: ReadonlyMap<string, number>): WitnessValue {
  if (key === undefined) return formatRational(world.probability("", states));
  return Array.from({ length: world.size(key) }, (_, state) => joint(rest, world, new Map([...states, [key, state]])));
}

/** The quantity as the document spells it. */
export function quantityName(key: string, { random, valued }: Quantities): string {
  const [base = key, ...rest] = key.split("_");
  const spelled = [...random, ...valued].find((name) => quantityKey(name) === key) ?? [...random, ...valued].find((name) => quantityKey(name) === base);
  if (spelled === undefined) return key;
  return quantityKey(spelled) === key ? spelled : [spelled, ...rest].join("_");
}
