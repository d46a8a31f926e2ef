// Edits that put a piece of the expected forms in the place of another: the function that was written for another, the bracket that holds the wrong thing. Only where the value that the
// place must have is known.

import type { Node } from "../../expression/node.js";
import { sizeOf } from "../simplified.js";
import { type CandidateInput, type Draft, type Place, standAlone, standIn } from "./place.js";
import { print } from "../splice.js";

/** Larger pieces are no repair of the line but another line. */
const LARGEST = 24;

/** Every piece that fits, in its place. */
export function* pieceEdits({ line, fits }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  const { kind } = located.node;
  if (parent === null || parent.form.kind === "add" || kind === "number") return;
  if (kind === "symbol" && located.form.kind !== "leaf") return;
  const own = sizeOf(located.node);
  for (const node of fits?.of(located)?.replacements ?? []) {
    const size = own + sizeOf(node);
    if (size > LARGEST || (isName(node) && isName(located.node))) continue;
    const stand = parent.form.kind === "multiply" || parent.form.kind === "negate" ? standAlone(line, place, node, print(line, node)) : standIn(line, place, node, print(line, node));
    yield { kind: "piece", extra: 3 * size - 8, node, path, piece: node, action: "replace", range: stand.range, text: stand.text };
  }
}

const isName = (node: Node): boolean => node.kind === "symbol" || node.kind === "index";
