// Tries the edits from the simplest on until some make the line right. Those of the same simplicity are looked at together, so that a tie is told rather than hidden.

import type { Node } from "../expression/node.js";
import { candidateEdits } from "./candidates.js";
import type { Edit } from "./edit.js";
import type { CandidateInput } from "./edits/place.js";

export interface RepairTests {
  readonly resolve: (node: Node) => Node | null;
  readonly agrees: (resolved: Node) => boolean;
  readonly confirm: (resolved: Node) => boolean;
  readonly budget: number;
}

/** The edits that repair the line, equally simple ones together; `complete` is false where the budget ended the search. */
export interface Repairs {
  readonly edits: readonly Edit[];
  readonly complete: boolean;
}

/** Searches single edits of the line. */
export function searchRepairs(input: CandidateInput, tests: RepairTests): Repairs {
  const found: Edit[] = [];
  let tried = 0;
  for (const edit of candidateEdits(input)) {
    const [first] = found;
    if (first !== undefined && edit.cost > first.cost) break;
    tried += 1;
    if (tried > tests.budget) return { edits: found, complete: false };
    const resolved = tests.resolve(edit.line);
    if (resolved !== null && tests.agrees(resolved) && tests.confirm(resolved)) found.push(edit);
  }
  return { edits: found, complete: true };
}
