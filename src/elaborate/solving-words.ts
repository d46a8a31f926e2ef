// The words that want an equation or an inequality solved, right before it: "Solve the inequality", "we find all solutions of".

import type { DraftState } from "./draft-state.js";

/** Words right before what is to be solved; `x` of "solve for $x$" stands there without its signs. */
const SOLVE = /\b(?:solve|solving|(?:find|determine|compute)\s+(?:all\s+|the\s+)*(?:real\s+)?(?:solutions?|roots?)\s+(?:of|to))\s+(?:(?:the|this|our|following)\s+)*(?:(?:[a-z]+\s+)?(?:equations?|inequalit(?:y|ies)))?\s*(?:for\s+\S{1,12})?\s*:?\s*$/i;

/** Do the words right before a formula want it solved? */
export const wantsSolution = (draft: DraftState): boolean => !draft.structured && SOLVE.test(draft.prose);
