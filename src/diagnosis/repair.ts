// Tries the edits from the simplest on until some make the line right. Those of the same simplicity are looked at together, so that a tie is told rather than hidden.

import { isZero } from "../calculus/tidy.js";
import type { Node } from "../expression/node.js";
import { nodesIn } from "../expression/traverse.js";
import { candidateEdits, type Sieve } from "./candidates.js";
import type { Edit } from "./edit.js";
import type { CandidateInput } from "./edits/place.js";
import { createCanonical } from "./expected-forms.js";
import { simplified } from "./simplified.js";

export interface RepairTests {
  readonly resolve: (node: Node) => Node | null;
  readonly agrees: (resolved: Node) => boolean;
  readonly confirm: (resolved: Node) => boolean;
  /** Does the line's text with the edit in it say the right thing? */
  readonly isReadable: (edit: Edit) => boolean;
}

/** The edits that repair the line, equally simple ones together; `complete` is false where the budget ended the search. */
export interface Repairs {
  readonly edits: readonly Edit[];
  /** Where there are none: the first that is right as mathematics but can't be written into the text. */
  readonly unwritable: Edit | null;
  readonly complete: boolean;
}

/** After so many that can't be written none is looked for any more. */
const MOST_REFUSED = 8;
/** Repairs whose costs differ by no more are equally simple. */
const TIE = 1;
const MOST_FOUND = 6;

/** Does something in the edited line come to 0 that is not written as 0, like (x - x)? No author means that, unless the line was to look so. */
export function hasVanishing({ arena, line }: CandidateInput, edit: Edit, sieve: Sieve | null): boolean {
  if (sieve?.forms.isWhole(edit.line) === true) return false;
  const own = new Set(nodesIn(line.root.node));
  return nodesIn(edit.line).some((node) => !own.has(node) && VANISHING.has(node.kind) && isZero(simplified(arena, node)) && sieve?.forms.isFamiliar(node) !== true);
}

const VANISHING: ReadonlySet<string> = new Set(["add", "multiply", "power", "divide", "negate"]);

/** Searches single edits of the line. */
export function searchRepairs(input: CandidateInput, tests: RepairTests, sieve: Sieve | null): Repairs {
  const found: Edit[] = [];
  let unwritable: Edit | null = null;
  let refused = 0;
  const canonical = createCanonical(input.arena);
  const dearest = (): number => (found[0] === undefined ? Infinity : found[0].cost + (sieve === null ? 0 : TIE));
  for (const edit of candidateEdits(input, sieve, dearest)) {
    if (edit.cost > dearest() || found.length >= MOST_FOUND) break;
    // The same factor or term at another place is no other repair.
    const isPlacedElsewhere = (other: Edit): boolean => edit.kind !== "exponent" && edit.action === "insert" && other.action === "insert" && edit.piece === other.piece && canonical(other.line) === canonical(edit.line);
    if (found.some((other) => other.line === edit.line || isPlacedElsewhere(other))) continue;
    if (input.work.left <= 0) return { edits: found, unwritable, complete: false };
    const resolved = tests.resolve(edit.line);
    if (resolved === null || (sieve === null && !tests.agrees(resolved)) || !tests.confirm(resolved) || hasVanishing(input, edit, sieve)) continue;
    if (tests.isReadable(edit)) found.push(edit);
    else {
      unwritable ??= edit;
      refused += 1;
      if (refused >= MOST_REFUSED) break;
    }
  }
  return { edits: found, unwritable, complete: true };
}
