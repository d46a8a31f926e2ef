// The correction of a line in which a known mistake was made, where the line stands as the mistake makes it: the line without the mistake, in the same layout, and the smallest piece in which the two differ.

import type { Located, Path } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { baseCost, type Edit } from "./edit.js";
import { standIn } from "./edits/place.js";
import { createCanonical } from "./expected-forms.js";
import type { Undone } from "./mistakes/mistake.js";
import { simplified } from "./simplified.js";
import { bracketed, print, textOf, type SourceLine } from "./splice.js";
import { tidied } from "./tidied.js";

/** The edits that undo the mistake, one for each form in which the line may be written; none where it stands otherwise. */
export function undoingEdits(arena: Arena, line: SourceLine, undone: readonly Undone[]): readonly Edit[] {
  const canonical = createCanonical(arena);
  const own = canonical(line.root.node);
  const edits: Edit[] = [];
  for (const { wrong, right } of undone) {
    for (const form of [(node: Node): Node => node, (node: Node): Node => tidied(arena, node), (node: Node): Node => simplified(arena, node)]) {
      if (canonical(form(wrong)) !== own) continue;
      edits.push(smallestDifference(arena, line, form(right), canonical));
      break;
    }
  }
  return edits;
}

/** One edit that makes the line the other node: in the smallest piece outside which they are the same. */
function smallestDifference(arena: Arena, line: SourceLine, right: Node, canonical: (node: Node) => Node): Edit {
  let located = line.root;
  let instead = right;
  let parent: Located | null = null;
  const path: number[] = [];
  for (;;) {
    const next = onlyDifference(arena, located, instead, canonical);
    if (next === null) break;
    const child: Located | undefined = located.children[next.position];
    if (child === undefined) break;
    parent = located;
    located = child;
    instead = next.node;
    path.push(next.position);
  }
  return editAt(line, located, parent, path, instead, right);
}

/** The child of the occurrence in which alone it differs from the node, and what should stand there. */
function onlyDifference(arena: Arena, located: Located, instead: Node, canonical: (node: Node) => Node): { readonly position: number; readonly node: Node } | null {
  const { form, children } = located;
  const same = (a: Node, b: Node): boolean => canonical(a) === canonical(b);
  if (form.kind === "add" && instead.kind === "add" && instead.terms.length === children.length) {
    const own = children.map((child, k) => (form.signs[k]?.negative === true ? arena.negate(child.node) : child.node));
    const found = leftOver(own, instead.terms, same);
    if (found === null) return null;
    const isNegative = form.signs[found.position]?.negative === true;
    const node = !isNegative ? found.node : found.node.kind === "negate" ? found.node.operand : null;
    return node === null || (!isNegative && found.node.kind === "negate") ? null : { position: found.position, node };
  }
  if (form.kind === "multiply" && instead.kind === "multiply" && instead.factors.length === children.length) return leftOver(children.map((child) => child.node), instead.factors, same);
  if (form.kind === "negate" && instead.kind === "negate") return { position: 0, node: instead.operand };
  if (form.kind === "divide" && instead.kind === "divide") return inOrder(children, [instead.numerator, instead.denominator], same);
  if (form.kind === "power" && instead.kind === "power") return inOrder(children, [instead.base, instead.exponent], same);
  if (form.kind === "apply" && instead.kind === "apply" && form.function === instead.function) return inOrder(children, instead.arguments, same);
  return null;
}

function inOrder(children: readonly Located[], parts: readonly Node[], same: (a: Node, b: Node) => boolean): { readonly position: number; readonly node: Node } | null {
  if (children.length !== parts.length) return null;
  const differing = children.flatMap((child, position) => {
    const node = parts[position];
    return node === undefined || same(child.node, node) ? [] : [{ position, node }];
  });
  return differing.length === 1 ? (differing[0] ?? null) : null;
}

/** The one part without a partner on each side, whatever the order. */
function leftOver(own: readonly Node[], parts: readonly Node[], same: (a: Node, b: Node) => boolean): { readonly position: number; readonly node: Node } | null {
  const left = [...parts];
  const open: number[] = [];
  for (const [position, node] of own.entries()) {
    const partner = left.findIndex((part) => same(node, part));
    if (partner < 0) open.push(position);
    else left.splice(partner, 1);
  }
  const [position] = open;
  const [node] = left;
  return open.length === 1 && left.length === 1 && position !== undefined && node !== undefined ? { position, node } : null;
}

function editAt(line: SourceLine, located: Located, parent: Located | null, path: Path, node: Node, whole: Node): Edit {
  const own = { kind: "piece" as const, cost: baseCost("piece"), line: whole, path, piece: node, action: "replace" as const };
  const sign = parent?.form.kind === "add" ? (parent.form.signs[path[path.length - 1] ?? 0]?.range ?? null) : null;
  if (parent?.form.kind === "add" && sign === null && node.kind === "add") {
    const text = bracketed(line, print(line, node));
    return { ...own, range: located.outer, found: textOf(line, located.outer), expected: text, splice: { range: located.outer, text } };
  }
  const { range, text } = standIn(line, { located, path, parent, position: path[path.length - 1] ?? 0 }, node, print(line, node));
  return { ...own, range, found: textOf(line, range), expected: text, splice: { range, text } };
}
