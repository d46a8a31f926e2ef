// The ways a derivation with vectors and matrices may be meant: what kind of thing each name is, how derivatives are laid out, whether v² is v·v. The conventional way
// comes first.

import type { Layout, TensorReading } from "../../calculus/tensors/setting.js";
import type { NameKind, TensorNames } from "../../expression/tensor-kind.js";
import type { TensorContent } from "./content.js";

const MOST_READINGS = 24;
const LAYOUTS: readonly Layout[] = ["gradient", "denominator", "numerator"];

/** The readings for a derivation that uses these names. */
export function tensorReadings(names: TensorNames, used: ReadonlySet<string>, content: TensorContent): readonly TensorReading[] {
  let kinds: { readonly map: ReadonlyMap<string, NameKind>; readonly departures: number }[] = [{ map: new Map(), departures: 0 }];
  for (const [name, candidates] of names.candidates) {
    if (!used.has(name)) continue;
    kinds = kinds.flatMap(({ map, departures }) => candidates.map((candidate, k) => ({ map: new Map([...map, [name, candidate]]), departures: departures + k })));
    kinds = [...kinds].sort((a, b) => a.departures - b.departures).slice(0, MOST_READINGS);
  }
  const layouts = content.derives ? LAYOUTS : LAYOUTS.slice(0, 1);
  const squares = content.squares ? (["elementwise", "inner"] as const) : (["elementwise"] as const);
  const nablas = content.laplaces ? (["hessian", "laplacian"] as const) : (["hessian"] as const);
  const all = kinds.flatMap(({ map }) => layouts.flatMap((layout) => squares.flatMap((square) => nablas.map((nablaSquared): TensorReading => ({ kinds: map, layout, square, nablaSquared })))));
  return all.slice(0, MOST_READINGS);
}
