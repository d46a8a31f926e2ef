// `4a\,E(e) = 4a\int_0^{\pi/2} …`: nobody writes a product as a letter before round brackets with a single letter in them. Where the section has such a letter nowhere else,
// it is the name of a function rather than a factor.

import { onlySide, plainName } from "../elaborate/syntax-names.js";
import type { DraftDocument } from "../elaborate/draft.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { Node } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";

/** A letter, also with a subscript, `\\beta_0`. */
const LETTER = /^\p{L}\p{M}*(?:_[\p{L}\d]+)?$/u;

type InBrackets = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<DraftDocument, Map<number, InBrackets>>();

/**
 * The doubt about a letter that is a factor as these two sides are read, and stands in its whole section only before another letter in brackets; null where there is none. Where the same `m(v)` stands on
 * both sides, it is one quantity whichever it is, and `2m(v) + 3m(v) = 6m(v)` is wrong for both.
 */
export function letterBeforeLetterDoubt(before: Node, after: Node, document: DraftDocument, section: number, elaborated: ElaboratedDerivation): string | null {
  const letters: InBrackets = document.structured ? new Map() : onlyBeforeLetters(document, section);
  const isSpokenOf = (name: string): boolean => elaborated.definitions.has(name) || elaborated.tensors.declared.has(name) || document.declarations.reals.has(name) || document.declarations.integers.has(name) || elaborated.assumptions.some(({ node }) => freeSymbols(node).has(name));
  const found = [...letters].find(([name, inBrackets]) => {
    const [isBefore, isAfter] = [freeSymbols(before).has(name), freeSymbols(after).has(name)];
    return (isBefore || isAfter) && !(isBefore && isAfter && inBrackets.size === 1) && !isSpokenOf(name);
  })?.[0];
  return found === undefined ? null : `is ${found} a function here, or a factor?`;
}

/** The letters that stand nowhere in the section but before round brackets around a single other letter, with those in their brackets. */
function onlyBeforeLetters(document: DraftDocument, section: number): InBrackets {
  const sections = known.get(document) ?? new Map<number, InBrackets>();
  const earlier = sections.get(section);
  if (earlier !== undefined) return earlier;
  const before = new Map<string, Set<string>>();
  const elsewhere = new Set<string>();
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === "name" || syntax.kind === "script") elsewhere.add(plainName(syntax) ?? "");
    if (syntax.kind !== "sequence") {
      partsOf(syntax).forEach(visit);
      return;
    }
    syntax.items.forEach((item, k) => {
      if (item.kind !== "operand") return;
      const { operand } = item;
      const next = syntax.items[k + 1];
      const name = operand.kind === "name" || (operand.kind === "script" && operand.sup === null && operand.primes === 0) ? plainName(operand) : null;
      const letter = name !== null && LETTER.test(name) && next?.kind === "operand" ? letterInBrackets(next.operand, name) : null;
      if (name !== null && letter !== null) before.set(name, (before.get(name) ?? new Set<string>()).add(letter));
      else if (name !== null) elsewhere.add(name);
      else visit(operand);
    });
  };
  for (const piece of document.pieces) if (piece.section === section) visit(piece.syntax);
  const found = new Map([...before].filter(([name]) => !elsewhere.has(name)));
  known.set(document, sections.set(section, found));
  return found;
}

/** The e of `(e)`, `(e)^2`, where it is another letter than the one before it. */
function letterInBrackets(syntax: Syntax, other: string): string | null {
  const group = syntax.kind === "script" && syntax.sub === null ? syntax.base : syntax;
  const side = group.kind === "group" && group.bracket === "(" ? onlySide(group) : null;
  const name = side === null ? null : plainName(side);
  return name !== null && LETTER.test(name) && name !== other ? name : null;
}
