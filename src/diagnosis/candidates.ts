// The single edits of a line that might repair it, as mathematics and as text side by side, from the simplest on. Each family of edits is a function in edits/; none of them knows
// which edit is right, which the search (repair.ts) finds out.

import { type Located, occurrences, type Path, replaceAt } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { baseCost, type Edit, type EditKind } from "./edit.js";
import { exponentEdits } from "./edits/exponents.js";
import { coefficientEdits, dropEdits } from "./edits/factors.js";
import { absoluteEdits, functionEdits, quotientEdits, reciprocalEdits, symbolEdits, unwrappedEdits } from "./edits/names.js";
import { numberEdits } from "./edits/numbers.js";
import type { CandidateInput, Family, Place } from "./edits/place.js";
import { signEdits } from "./edits/signs.js";
import { derivativeEdits, termEdits } from "./edits/terms.js";
import { textOf } from "./splice.js";

/** Of a line larger than this only the beginning is searched. */
const MOST_PLACES = 600;
const MOST_EDITS = 6000;

/** All edits in stages, the simplest first; of two in a stage that make the same line the simpler one. Later stages are made when they are asked for. */
export function* candidateEdits(input: CandidateInput): Generator<Edit> {
  const stages: readonly (readonly Family[])[] = [[signEdits, numberEdits, exponentEdits], [coefficientEdits, dropEdits, functionEdits, unwrappedEdits, reciprocalEdits, derivativeEdits], [absoluteEdits, quotientEdits, symbolEdits, termEdits]];
  const made = new Set<Node>([input.line.root.node]);
  // A later stage is never cheaper than what an earlier one left over, apart from the dear ends of a stage: those wait.
  let waiting: readonly Edit[] = [];
  for (const [k, families] of stages.entries()) {
    const limit = k === stages.length - 1 ? Infinity : baseCost(STAGE_STARTS[k + 1] ?? "term");
    const all = [...waiting, ...editsOf(input, families)].sort((a, b) => a.cost - b.cost);
    waiting = all.filter((edit) => edit.cost >= limit);
    for (const edit of all) {
      if (edit.cost >= limit || made.has(edit.line)) continue;
      made.add(edit.line);
      yield edit;
    }
  }
}

/** The cheapest kind of each stage. */
const STAGE_STARTS: readonly EditKind[] = ["sign", "coefficient", "quotient"];

function editsOf(input: CandidateInput, families: readonly Family[]): readonly Edit[] {
  const { arena, line } = input;
  const places: Place[] = occurrences(line.root).slice(0, MOST_PLACES).map(({ located, path }) => {
    const parent = path.length === 0 ? null : at(line.root, path.slice(0, -1));
    return { located, path, parent, position: path[path.length - 1] ?? 0 };
  });
  const edits: Edit[] = [];
  for (const place of places) {
    for (const family of families) {
      for (const draft of family(input, place)) {
        if (edits.length >= MOST_EDITS) return edits;
        const whole = draft.path.length === 0 ? draft.node : replaceAt(arena, line.root, draft.path, draft.node);
        const shown = draft.shown ?? { range: draft.range, expected: draft.text.trim() };
        edits.push({
          kind: draft.kind, cost: baseCost(draft.kind) + (draft.extra ?? 0), line: whole, path: draft.path, piece: draft.piece, action: draft.action,
          range: shown.range, found: textOf(line, shown.range), expected: shown.expected, splice: { range: draft.range, text: draft.text },
        });
      }
    }
  }
  return edits;
}

function at(root: Located, path: Path): Located | null {
  return path.reduce<Located | null>((located, k) => located?.children[k] ?? null, root);
}
