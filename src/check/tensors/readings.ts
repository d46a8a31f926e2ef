// The ways a derivation with vectors and matrices may be meant: what kind of thing each name is, how derivatives are laid out, whether v² is v·v. The conventional way
// comes first.

import { createNameShapes } from "../../calculus/tensors/evaluator.js";
import type { Layout, TensorReading } from "../../calculus/tensors/setting.js";
import { createSizes } from "../../calculus/tensors/sizes.js";
import { plainKind, type NameKind, type TensorNames } from "../../expression/tensor-kind.js";
import type { TensorContent } from "./content.js";
import type { ReadingState } from "./instances.js";

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
  const pairs = content.derives && kinds.some(({ map }) => [...map.values()].some((kind) => kind.kind === "matrix" && kind.symmetric)) ? (["entries", "pairs"] as const) : (["entries"] as const);
  const all = kinds.flatMap(({ map }) => layouts.flatMap((layout) => pairs.flatMap((symmetricBy) => squares.flatMap((square) => nablas.map((nablaSquared): TensorReading => ({ kinds: map, layout, square, nablaSquared, symmetricBy }))))));
  return all.slice(0, MOST_READINGS);
}

const KINDS = ["scalar", "column", "row", "matrix"] as const;
/** More names whose kind is guessed are not tried as everything they might be. */
const MOST_GUESSED = 2;

/** A reading with every kind that the guessed names might be, in every layout: what fits in none of them fits in no reading. Null where there are too many. */
export function otherKinds(reading: TensorReading | undefined, guessed: readonly string[]): readonly ReadingState[] | null {
  if (reading === undefined || guessed.length > MOST_GUESSED) return null;
  let kinds: readonly ReadonlyMap<string, NameKind>[] = [reading.kinds];
  for (const name of guessed) kinds = kinds.flatMap((map) => KINDS.map((kind) => new Map([...map, [name, plainKind(kind)]])));
  return kinds.flatMap((map) => LAYOUTS.map((layout): ReadingState => ({ reading: { ...reading, kinds: map, layout }, sizes: createSizes(), shapes: createNameShapes(), verified: 0, written: new Map() })));
}
