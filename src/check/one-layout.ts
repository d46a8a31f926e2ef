// The derivative of a number by a vector may lie as the vector does, or be a row. A derivation keeps to one of the two; so does a section: what is right only in the other way than a derivation before
// it is a doubt, since one of the two may have lost a transpose.

import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import type { JudgedDerivation } from "./judged.js";

/** Remembers for each section how the derivatives of its derivations lie; a derivation that needs it otherwise comes back with doubts. `line` is where it begins. */
export function createLayouts(): (judged: JudgedDerivation, section: number, line: number) => JudgedDerivation {
  const kept = new Map<number, { readonly layout: "column" | "row"; readonly line: number }>();
  return (judged, section, line) => {
    const layout = judged.tensors?.keepsLayout() ?? null;
    if (layout === null) return judged;
    const before = kept.get(section);
    if (before === undefined) kept.set(section, { layout, line });
    if (before === undefined || before.layout === layout) return judged;
    const reason = `it holds only where a gradient is a ${layout}, as derivatives are not laid out in line ${before.line}; is a transpose missing?`;
    const lines = judged.lines.map((each, k) => (each.verdict === "equal" && [judged.lines[k - 1], each].some((one) => one?.line.located != null && differentiates(one.line.located.node)) ? { ...each, verdict: "undecided" as const, reason } : each));
    return { ...judged, lines };
  };
}

function differentiates(node: Node): boolean {
  return someNode(node, (each) => each.kind === "derivative" || (each.kind === "apply" && (each.function === "gradient" || each.function === "differential")));
}
