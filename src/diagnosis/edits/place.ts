// What the families of edits share: the places where an edit can be made, and how a new text stands in the place of an old one without falling apart.

import { negateRational } from "../../arithmetic/rational.js";
import type { Located, Path } from "../../elaborate/located.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { functionByLatex, functionByText } from "../../functions/registry.js";
import type { Range } from "../../syntax/document.js";
import type { Work } from "../budget.js";
import type { Edit, EditKind } from "../edit.js";
import type { Fits } from "../fitting.js";
import type { Material } from "../material.js";
import type { Joining } from "../outward.js";
import { asBase, asFactor, bracketed, exponentText, isEnclosed, isLoose, type SourceLine, textOf } from "../splice.js";

/** What edits are made from. */
export interface CandidateInput {
  readonly arena: Arena;
  readonly line: SourceLine;
  readonly material: Material;
  /** What fits where, looked up by values; null where the lines have none point by point. */
  readonly fits: Fits | null;
  /** What the diagnosis may still cost. */
  readonly work: Work;
}

/** An occurrence with the one around it. */
export interface Place {
  readonly located: Located;
  readonly path: Path;
  readonly parent: Located | null;
  readonly position: number;
}

/** An edit while its line is not made yet: `node` stands in the place of the occurrence at `path`. */
export interface Draft {
  readonly kind: EditKind;
  readonly extra?: number;
  /** The part of `extra` that is due only where the line does not come out as a form would be written. */
  readonly doubt?: number;
  readonly node: Node;
  readonly path: Path;
  readonly piece: Node | null;
  readonly action: Edit["action"];
  readonly range: Range;
  readonly text: string;
  /** Where what is shown differs from what is spliced: the part of the range that the edit is about. */
  readonly shown?: { readonly range: Range; readonly expected: string };
}

/** All edits of one kind at a place. */
export type Family = (input: CandidateInput, place: Place) => Generator<Draft>;

/** The place between two characters. */
export const insertion = (offset: number): Range => ({ start: offset, end: offset });

/** Can the line be right where these parts, joined, stand at the place? Yes, where that can't be told from their values. */
export const canBeRight = ({ fits }: CandidateInput, { path }: Place, parts: readonly Node[], join: Joining): boolean => fits === null || fits.isRightWith(path, parts, join) !== false;

/** A term, or an argument, exponent, denominator or body: where one thinks of "a factor too few". */
export function isTermSlot({ located, parent, position }: Place): boolean {
  if (parent === null) return true;
  switch (parent.form.kind) {
    case "add":
    case "negate":
    case "apply":
    case "call":
    case "derivative":
      return true;
    case "power":
      // A base with brackets of its own holds more than one thing, or did.
      return position === 1 || (located.outer.start < located.range.start && located.outer.end > located.range.end && located.form.kind !== "add");
    case "divide":
      return position === 1;
    case "bigOperator":
      return position === 0;
    case "multiply":
    case "leaf":
      return false;
  }
}

/** How far inside the line's own terms a slot is. */
export function depthCost({ parent }: Place): number {
  return parent === null || parent.form.kind === "add" || parent.form.kind === "negate" || parent.form.kind === "bigOperator" ? 0 : 3;
}

/** A new text in the place of an occurrence, bracketed where it would fall apart; `node` is what the text says. */
export function standIn(line: SourceLine, place: Place, node: Node, text: string): { readonly range: Range; readonly text: string } {
  const { located, parent, position } = place;
  const kind = parent?.form.kind;
  if (parent === null || isEnclosed(line, located)) return { range: located.range, text };
  if (kind === "power" && position === 1) return { range: located.outer, text: exponentText(line, text) };
  if (kind === "power") return { range: located.outer, text: asBase(line, node, text) };
  if (kind === "apply" || kind === "call") return { range: located.outer, text: text.length === 1 ? text : isLoose(node) || node.kind === "divide" || node.kind === "multiply" ? bracketed(line, text) : text };
  if (kind === "divide" && line.notation === "latex" && parent.operatorRange === null) return { range: located.outer, text: text.length === 1 ? text : `{${text}}` };
  if (kind === "divide") return { range: located.outer, text: position === 1 && node.kind === "multiply" ? bracketed(line, text) : asFactor(line, node, text) };
  if ((kind === "add" || kind === "negate") && (node.kind === "multiply" || node.kind === "divide")) return { range: located.outer, text };
  return { range: located.outer, text: asFactor(line, node, text) };
}

/** The same, where brackets of its own that the new piece does not need go. */
export function standAlone(line: SourceLine, place: Place, node: Node, text: string): { readonly range: Range; readonly text: string } {
  const { located, parent } = place;
  const isFree = parent === null || parent.form.kind === "multiply" || parent.form.kind === "negate" || parent.form.kind === "add";
  const hasBrackets = located.outer.start < located.range.start && located.outer.end > located.range.end;
  if (!isFree || !hasBrackets || isLoose(node)) return standIn(line, place, node, text);
  return { range: located.outer, text: parent?.form.kind === "multiply" ? asFactor(line, node, text) : text };
}

/** The minus sign that goes with the sign it replaces. */
export function minusFor(line: SourceLine, found: string): string {
  return found === "−" ? "−" : line.minus;
}

/** Is the function written by one of its own names, without an exponent that makes it another? */
export function nameIsPlain(line: SourceLine, located: Located): boolean {
  if (located.form.kind !== "apply" || located.operatorRange === null) return false;
  const spelling = textOf(line, located.operatorRange);
  const known = line.notation === "latex" ? functionByLatex(spelling.replace(/^\\/, "")) : functionByText(spelling);
  return known?.name === located.form.function;
}

/** The factor without its minus sign. */
export function positive(arena: Arena, factor: Node): Node {
  if (factor.kind === "negate") return factor.operand;
  if (factor.kind === "number") return arena.number(negateRational(factor.value));
  if (factor.kind === "divide") return arena.divide(positive(arena, factor.numerator), factor.denominator);
  return factor;
}
