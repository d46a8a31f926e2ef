// The correction of a line in which a known mistake was made, where the line stands as the mistake makes it: the line without the mistake, in the same layout, and the smallest piece in which the two differ.

import { isInteger, rational } from "../arithmetic/rational.js";
import { isOne, isZero, negativeOf, sumOf } from "../calculus/tidy.js";
import { type Located, occurrences, type Path, replaceAt } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { keptPass } from "../expression/kept-pass.js";
import { mapChildren, nodesIn } from "../expression/traverse.js";
import type { Range } from "../syntax/document.js";
import { pays, PRICES, type Work } from "./budget.js";
import { baseCost, type Edit } from "./edit.js";
import { type Place, standAlone } from "./edits/place.js";
import { createCanonical, inTextbookOrder, withFlatProducts } from "./expected-forms.js";
import type { MadeAndUndone } from "./mistakes/mistake.js";
import { shrunk } from "./shrink.js";
import { simplified } from "./simplified.js";
import { asFactor, bracketed, print, textOf, times, type SourceLine } from "./splice.js";
import { tidied } from "./tidied.js";

type Rewrite = (node: Node) => Node;

/** An edit with what it is charged, in tokens, for the form in which it is written. */
export interface Undoing {
  readonly edit: Edit;
  readonly charge: number;
}

/** What the rules give as it stands, tidied, and gathered in two ways: the last are no longer what the rules gave. */
const FORM_CHARGES = [0, 0, 3, 3] as const;
/** To gather what its author did not gather. */
export const GATHERED = 25;

/** The edits that undo the mistake, for each form in which the line or the piece may be written; none where it stands otherwise. What stood in the line before is put back as it stood there. */
export function undoingEdits(arena: Arena, line: SourceLine, before: Node, { lines, pieces }: MadeAndUndone, work: Work): readonly Undoing[] {
  const canonical = createCanonical(arena);
  const standing = new Set(nodesIn(before));
  const own = canonical(line.root.node);
  const forms = formsOf(arena);
  const edits: Undoing[] = [];
  const chargeOf = (form: Rewrite, matched: number): number => (forms.indexOf(form) >= 2 && matched < 2 ? GATHERED : (FORM_CHARGES[forms.indexOf(form)] ?? 0));
  const take = (charge: number, made: readonly Edit[]): void => void edits.push(...made.map((edit) => ({ edit: shrunk(edit), charge })));
  for (const { wrong, right } of lines) {
    const matched = forms.findIndex((each) => canonical(each(wrong)) === own);
    const root = { located: line.root, path: [], parent: null, position: 0 };
    const isRestored = standing.has(right);
    for (const form of matched < 0 ? [] : isRestored && matched === 0 ? forms.slice(0, 1) : forms.slice(matched)) for (const layout of layoutsOf(arena, form(right), standing)) take(chargeOf(form, matched) + layout.charge, [smallestDifference(arena, line, root, layout.node, canonical)]);
  }
  for (const { wrong, right } of pieces) {
    const inWholeNumbers = (node: Node): Node => canonical(withWholeNumbers(arena, node));
    const gathered = inWholeNumbers(simplified(arena, wrong));
    const first = forms.findIndex((form) => inWholeNumbers(form(wrong)) === gathered);
    for (const form of forms) {
      const made = form(wrong);
      if (form !== forms[0] && made === wrong && standing.has(right)) continue;
      for (const layout of layoutsOf(arena, form(right), standing)) {
        for (const place of places(line.root)) {
          if (!pays(work, PRICES.undone)) return edits;
          const negatives = isZero(made) ? [] : undoneAt(arena, line, place, negativeOf(arena, made), negativeOf(arena, layout.node), canonical);
          take(chargeOf(form, first) + layout.charge, [...undoneAt(arena, line, place, made, layout.node, canonical), ...negatives]);
          if (edits.length >= MOST_UNDOING) return edits;
        }
      }
    }
  }
  return edits;
}

/** Does the line stand as the mistake makes it, in one of the forms in which it may be written? */
export const isMadeAsWritten = (arena: Arena, line: SourceLine, undone: MadeAndUndone): boolean => standsAs(arena, line, undone, formsOf(arena));

/** The same, with nothing changed but what the mistake changed. */
export const isMadeAsItStands = (arena: Arena, line: SourceLine, undone: MadeAndUndone): boolean => standsAs(arena, line, undone, formsOf(arena).slice(0, 1));

/** The same, with nothing multiplied out. */
export const isMadeAsRuled = (arena: Arena, line: SourceLine, undone: MadeAndUndone): boolean => standsAs(arena, line, undone, formsOf(arena).slice(0, 2));

function standsAs(arena: Arena, line: SourceLine, { lines }: MadeAndUndone, forms: readonly Rewrite[]): boolean {
  const canonical = createCanonical(arena);
  const own = canonical(line.root.node);
  return lines.some(({ wrong }) => forms.some((form) => canonical(form(wrong)) === own));
}

const formsOf = (arena: Arena): readonly Rewrite[] => [(node) => node, (node) => tidied(arena, node), (node) => simplified(arena, node), (node) => withWholeNumbers(arena, simplified(arena, node))];

/** `2x/5` for `(2/5) x`. */
function withWholeNumbers(arena: Arena, node: Node): Node {
  const rebuilt = mapChildren(arena, node, (child) => withWholeNumbers(arena, child));
  const [first, ...rest] = rebuilt.kind === "multiply" ? rebuilt.factors : [];
  if (first?.kind !== "number" || isInteger(first.value)) return rebuilt;
  const { numerator, denominator } = first.value;
  return arena.divide(arena.multiply([...(numerator === 1n ? [] : [arena.number(rational(numerator))]), ...rest]), arena.number(rational(denominator)));
}

interface Layout {
  readonly node: Node;
  readonly charge: number;
}

/** What it costs not to stand in the order of textbooks, in tokens. */
const OUT_OF_ORDER = 1;
/** The same for what stood otherwise in the line before. */
const REARRANGED = 4;

/** What is put in, as it stood in the line before or else as textbooks order factors and as the rule gives them. */
function layoutsOf(arena: Arena, node: Node, standing: ReadonlySet<Node>): readonly Layout[] {
  const [ordered, asGiven] = [withoutNeutral(arena, inTextbookOrder(arena, node)), withoutNeutral(arena, withFlatProducts(arena, node))];
  if (standing.has(node)) return ordered === node ? [{ node, charge: 0 }] : [{ node, charge: 0 }, { node: ordered, charge: REARRANGED }];
  return ordered === asGiven ? [{ node: ordered, charge: 0 }] : [{ node: ordered, charge: 0 }, { node: asGiven, charge: OUT_OF_ORDER }];
}

/** Without the terms 0 and the factors 1 that nobody writes. */
const withoutNeutral = keptPass((arena, node, visit) => {
  const rebuilt = mapChildren(arena, node, visit);
  if (rebuilt.kind === "add") return sumOf(arena, rebuilt.terms);
  return rebuilt.kind === "multiply" ? arena.multiply(rebuilt.factors.filter((factor) => !isOne(factor))) : rebuilt;
});

/** So many ways to undo a mistake are looked at. */
const MOST_UNDOING = 40;

function places(root: Located): readonly Place[] {
  return occurrences(root).map(({ located, path }) => ({ located, path, position: path[path.length - 1] ?? 0, parent: path.length === 0 ? null : path.slice(0, -1).reduce((at: Located, k) => at.children[k] ?? at, root) }));
}

/** The mistaken piece put right where it stands at the place: as the whole of it, among its factors or among its terms. */
function undoneAt(arena: Arena, line: SourceLine, place: Place, made: Node, usual: Node, canonical: Rewrite): readonly Edit[] {
  const { located, path } = place;
  if (canonical(located.node) === canonical(made) && isZero(usual) && place.parent?.form.kind === "add") return withoutTerm(arena, line, place);
  if (canonical(located.node) === canonical(made)) return [smallestDifference(arena, line, place, usual, canonical)];
  const { form, children } = located;
  if (form.kind === "multiply" && made.kind === "multiply") {
    const run = runOf(children.map((child) => canonical(child.node)), made.factors.map(canonical));
    if (run === null) return [];
    const range = { start: children[run.start]?.outer.start ?? 0, end: children[run.end - 1]?.outer.end ?? 0 };
    const previous = children[run.start - 1];
    const printed = asFactor(line, usual, print(line, usual));
    const needsSign = previous !== undefined && /^\d/.test(printed) && /^\s*$/.test(line.text.slice(previous.outer.end, range.start));
    const text = needsSign ? `${times(line).trimStart()}${printed}` : printed;
    const nodes = children.map((child) => child.node);
    return [pieceEdit(arena, line, path, arena.multiply([...nodes.slice(0, run.start), usual, ...nodes.slice(run.end)]), usual, range, text)];
  }
  if (form.kind === "add" && made.kind === "add") {
    const terms = children.map((child, k) => (form.signs[k]?.negative === true ? arena.negate(child.node) : child.node));
    const run = runOf(terms.map(canonical), made.terms.map(canonical));
    if (run === null || run.end - run.start === children.length) return [];
    const isNegative = usual.kind === "negate";
    const size = isNegative ? usual.operand : usual;
    const written = size.kind === "add" ? bracketed(line, print(line, size)) : print(line, size);
    const sign = run.start === 0 ? (isNegative ? line.minus : "") : isNegative ? `${line.minus} ` : "+ ";
    const range = { start: form.signs[run.start]?.range?.start ?? children[run.start]?.outer.start ?? 0, end: children[run.end - 1]?.outer.end ?? 0 };
    return [pieceEdit(arena, line, path, arena.add([...terms.slice(0, run.start), usual, ...terms.slice(run.end)]), usual, range, `${sign}${written}`)];
  }
  return [];
}

/** The sum around the place without this term of it. */
function withoutTerm(arena: Arena, line: SourceLine, { located, path, parent, position }: Place): readonly Edit[] {
  if (parent?.form.kind !== "add" || parent.children.length < 2) return [];
  const { signs } = parent.form;
  const rest = parent.children.flatMap((child, k) => (k === position ? [] : [signs[k]?.negative === true ? arena.negate(child.node) : child.node]));
  const [previous, next] = [parent.children[position - 1], parent.children[position + 1]];
  const start = previous?.outer.end ?? signs[position]?.range?.start ?? located.outer.start;
  const end = previous !== undefined ? located.outer.end : signs[position + 1]?.negative === true ? (signs[position + 1]?.range?.start ?? located.outer.end) : (next?.outer.start ?? located.outer.end);
  const around = path.slice(0, -1);
  return [{ ...pieceEdit(arena, line, around, arena.add(rest), located.node, { start, end }, ""), kind: "term", action: "drop" }];
}

function pieceEdit(arena: Arena, line: SourceLine, path: Path, node: Node, piece: Node, range: Range, text: string): Edit {
  return { kind: "piece", cost: baseCost("piece"), line: replaceAt(arena, line.root, path, node), path, node, piece, action: "replace", range, found: textOf(line, range), expected: text, splice: { range, text } };
}

/** Where all the parts, more than one, stand side by side in any order; null where they don't. */
function runOf(own: readonly Node[], parts: readonly Node[]): { readonly start: number; readonly end: number } | null {
  if (parts.length < 2) return null;
  for (let start = 0; start + parts.length <= own.length; start++) {
    const left = [...parts];
    for (const node of own.slice(start, start + parts.length)) {
      const at = left.indexOf(node);
      if (at < 0) break;
      left.splice(at, 1);
    }
    if (left.length === 0) return { start, end: start + parts.length };
  }
  return null;
}

/** One edit that makes the place the other node: in the smallest piece outside which they are the same. */
function smallestDifference(arena: Arena, line: SourceLine, place: Place, usual: Node, canonical: Rewrite): Edit {
  let { located, parent } = place;
  let instead = usual;
  const path = [...place.path];
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
  return editAt(line, located, parent, path, instead, replaceAt(arena, line.root, path, instead));
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
  const own = { kind: "piece" as const, cost: baseCost("piece"), line: whole, path, node, piece: node, action: "replace" as const };
  const sign = parent?.form.kind === "add" ? (parent.form.signs[path[path.length - 1] ?? 0]?.range ?? null) : null;
  if (parent?.form.kind === "add" && sign === null && node.kind === "add") {
    const text = bracketed(line, print(line, node));
    return { ...own, range: located.outer, found: textOf(line, located.outer), expected: text, splice: { range: located.outer, text } };
  }
  const place = { located, path, parent, position: path[path.length - 1] ?? 0 };
  const { range, text: alone } = asDivisor(line, place, node) ?? standAlone(line, place, node, print(line, node));
  const previous = parent?.form.kind === "multiply" ? parent.children[place.position - 1] : undefined;
  const text = previous !== undefined && /^\d/.test(alone) && /^\s*$/.test(line.text.slice(previous.outer.end, range.start)) ? `${times(line).trimStart()}${alone}` : alone;
  return { ...own, range, found: textOf(line, range), expected: text, splice: { range, text } };
}

/** `/v` for `*u` where 1/v should stand for u behind other factors, as people write it in plain text; null for anything else. */
function asDivisor(line: SourceLine, { located, parent, position }: Place, node: Node): { readonly range: Range; readonly text: string } | null {
  const previous = parent?.form.kind === "multiply" ? parent.children[position - 1] : undefined;
  if (line.notation !== "text" || previous === undefined || node.kind !== "divide" || !isOne(node.numerator)) return null;
  const below = print(line, node.denominator);
  return { range: { start: previous.outer.end, end: located.outer.end }, text: `/${node.denominator.kind === "multiply" ? bracketed(line, below) : asFactor(line, node.denominator, below)}` };
}
