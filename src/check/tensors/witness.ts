// The witness of an instance in the words of the document: sizes first, the entries of a vector or matrix as lists.

import type { Witness, WitnessValue } from "../../model/report.js";

/** Puts `x_1`, `X_(1,2)` together to arrays where all of their entries are there; `entry` says which entry of the sides differs, null for numbers. */
export function tensorWitness(witness: Witness, sizes: readonly { readonly label: string; readonly value: number }[], entry: number | null, shapeOf: (name: string) => readonly [number, number] | null): Witness {
  const at: Record<string, WitnessValue> = {};
  for (const { label, value } of sizes) at[label] = String(value);
  const vectors = new Map<string, Map<number, WitnessValue>>();
  const matrices = new Map<string, Map<string, WitnessValue>>();
  const rest: [string, WitnessValue][] = [];
  for (const [name, value] of Object.entries(witness.at)) {
    const two = /^(.+)_\((\d+),(\d+)\)$/u.exec(name);
    const one = /^(.+)_(\d+)$/u.exec(name);
    if (two?.[1] !== undefined) matrices.set(two[1], (matrices.get(two[1]) ?? new Map<string, WitnessValue>()).set(`${two[2] ?? ""},${two[3] ?? ""}`, value));
    else if (one?.[1] !== undefined) vectors.set(one[1], (vectors.get(one[1]) ?? new Map<number, WitnessValue>()).set(Number(one[2]), value));
    else rest.push([name, value]);
  }
  for (const [name, value] of rest) at[name] = value;
  for (const [base, entries] of vectors) {
    const shape = shapeOf(base);
    const values = Array.from({ length: shape === null ? entries.size : shape[0] * shape[1] }, (_, k) => entries.get(k + 1));
    if (values.every((value): value is WitnessValue => value !== undefined)) at[base] = values;
    else for (const [k, value] of entries) at[`${base}_${k}`] = value;
  }
  for (const [base, entries] of matrices) {
    const [height, width] = shapeOf(base) ?? [0, 0];
    const rows = Array.from({ length: height }, (_, i) => Array.from({ length: width }, (_unused, j) => entries.get(`${i + 1},${j + 1}`)));
    const whole = rows.map((row) => row.filter((value): value is WitnessValue => value !== undefined));
    if (height > 0 && whole.every((row) => row.length === width)) at[base] = whole;
    else for (const [key, value] of entries) at[`${base}_(${key})`] = value;
  }
  const where = entry === null ? "" : ` (entry ${entry + 1})`;
  return { at, left: `${witness.left}${where}`, right: `${witness.right}${where}` };
}
