// Tries the edits from the simplest on until some make the line right. Those of the same simplicity are looked at together, so that a tie is told rather than hidden.

import { isZero } from "../calculus/tidy.js";
import { childrenOf, type Node } from "../expression/node.js";
import { candidateEdits } from "./candidates.js";
import type { Edit } from "./edit.js";
import type { CandidateInput } from "./edits/place.js";
import { simplified } from "./simplified.js";

export interface RepairTests {
  readonly resolve: (node: Node) => Node | null;
  readonly agrees: (resolved: Node) => boolean;
  readonly confirm: (resolved: Node) => boolean;
  /** Does the line's text with the edit in it say the right thing? */
  readonly isReadable: (edit: Edit) => boolean;
  readonly budget: number;
}

/** The edits that repair the line, equally simple ones together; `complete` is false where the budget ended the search. */
export interface Repairs {
  readonly edits: readonly Edit[];
  /** Where there are none: the first that is right as mathematics but can't be written into the text. */
  readonly unwritable: Edit | null;
  readonly complete: boolean;
}

/** After so many that can't be written none is looked for any more. */
const MOST_REFUSED = 4;

/** Does something in the edited line come to 0 that is not written as 0, like (x - x)? No author means that. */
function hasVanishing({ arena, line }: CandidateInput, edit: Edit): boolean {
  const own = new Set(nodesIn(line.root.node));
  return nodesIn(edit.line).some((node) => !own.has(node) && VANISHING.has(node.kind) && isZero(simplified(arena, node)));
}

const VANISHING: ReadonlySet<string> = new Set(["add", "multiply", "power", "divide", "negate"]);

function nodesIn(root: Node): readonly Node[] {
  const found = new Set<Node>([root]);
  for (const node of found) for (const child of childrenOf(node)) found.add(child);
  return [...found];
}

/** Searches single edits of the line. */
export function searchRepairs(input: CandidateInput, tests: RepairTests): Repairs {
  const found: Edit[] = [];
  let unwritable: Edit | null = null;
  let refused = 0;
  let tried = 0;
  for (const edit of candidateEdits(input)) {
    const [first] = found;
    if (first !== undefined && edit.cost > first.cost) break;
    tried += 1;
    if (tried > tests.budget) return { edits: found, unwritable, complete: false };
    const resolved = tests.resolve(edit.line);
    if (resolved === null || !tests.agrees(resolved) || !tests.confirm(resolved) || hasVanishing(input, edit)) continue;
    if (tests.isReadable(edit)) found.push(edit);
    else {
      unwritable ??= edit;
      refused += 1;
      if (refused >= MOST_REFUSED) break;
    }
  }
  return { edits: found, unwritable, complete: true };
}
