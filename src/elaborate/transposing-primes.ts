// Primes that are transposes, as econometrics writes them: `(X'X)^{-1}X'y`. They are where the text says so ("a prime denotes transposition"), and where a section has the inverse
// of a product that a primed capital begins, or, in a text that speaks of matrices, a bracket behind its own primed self, `(y - Xb)'(y - Xb)`; not where it has `^\top` or two primes, or
// takes such a capital at something, as a function is.

import type { DocumentPart } from "../syntax/document.js";
import { mapStatement, mapSyntax } from "../syntax/map-syntax.js";
import { partsOf, type MathSyntax, type SequenceItem, type Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import { isBold, isMinusOne, onlySide, plainName } from "./syntax-names.js";
import { namesTensors } from "./tensor-speech.js";

type Script = Syntax & { readonly kind: "script" };

const SAID = /(?:\bprimes?|['′])\W{0,4}(?:\w+ ){0,3}?(?:denotes?|is|means?|indicates?|stands? for|for) (?:the |a |matrix |vector )*transpos|transpos\w*[^.]{0,30}\b(?:by|with) (?:a |the )?(?:primes?\b|\W?['′])/i;

/** Does the text say that a prime is a transpose? */
export function saysPrimesTranspose(parts: readonly DocumentPart[]): boolean {
  return SAID.test(parts.map((part) => (part.kind === "prose" ? part.text : part.kind === "math" && !part.display ? part.source.text : " ")).join(" ").replace(/\s+/gu, " "));
}

/** Do the formulas of a section show that its primes are transposes? `words` are those of the text. */
export function showsTransposingPrimes(words: string, formulas: readonly MathSyntax[]): boolean {
  const inverted = new Set<string>();
  const applied = new Set<string>();
  let [square, other] = [false, false];
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === "script") {
      const sup = syntax.sup === null ? null : plainName(syntax.sup);
      if (syntax.primes > 1 || sup === "⊤" || sup === "T") other = true;
      if (syntax.sup !== null && isMinusOne(syntax.sup)) {
        for (const [before] of neighboursIn(syntax.base)) if (isPrimed(before) && isMatrixLike(before.base)) inverted.add(plainName(before.base) ?? "");
      }
    }
    if (syntax.kind === "sequence") {
      for (const [before, after] of neighbours(syntax.items)) {
        if (after.kind !== "group" || after.bracket !== "(") continue;
        if (onlySide(after)?.kind === "name") applied.add(plainName(before) ?? "");
        if (isPrimed(before) && before.base.kind === "group" && namesIn(after).some((name) => /^\p{Lu}/u.test(name)) && spelled(before.base) === spelled(after)) square = true;
      }
    }
    partsOf(syntax).forEach(visit);
  };
  for (const { rows } of formulas) for (const { statements } of rows) for (const { sides } of statements) for (const side of sides) if (side !== null) visit(side);
  return !other && ([...inverted].some((name) => !applied.has(name)) || (square && namesTensors(words)));
}

/** The syntax with its primes as transposes, but for those of small letters that are taken at something, as the f of `f'(x)` is. */
export function withTransposingPrimes(syntax: MathSyntax): MathSyntax {
  const taken = new Set<Syntax>();
  const replace = (node: Syntax): Syntax | null => {
    if (node.kind === "sequence") for (const [before, after] of neighbours(node.items)) if (isPrimed(before) && !isMatrixLike(before.base) && after.kind === "group" && after.bracket === "(") taken.add(before);
    if (!isPrimed(node) || taken.has(node)) return null;
    return { ...node, base: mapSyntax(node.base, replace), primes: 0, sup: { kind: "name", name: "⊤", range: { start: node.range.end - 1, end: node.range.end } } };
  };
  return { ...syntax, rows: syntax.rows.map((row) => ({ ...row, statements: row.statements.map((statement) => mapStatement(statement, replace)) })) };
}

function isPrimed(syntax: Syntax): syntax is Script {
  return syntax.kind === "script" && syntax.primes === 1 && syntax.sup === null;
}

/** A bracket, or a capital or bold letter. */
function isMatrixLike(syntax: Syntax): boolean {
  const name = plainName(syntax);
  return syntax.kind === "group" ? syntax.bracket === "(" || syntax.bracket === "[" : name !== null && (/^\p{Lu}/u.test(name.normalize("NFKD")) || isBold(name));
}

function neighbours(items: readonly SequenceItem[]): readonly (readonly [Syntax, Syntax])[] {
  return items.flatMap((item, k) => {
    const next = items[k + 1];
    return item.kind === "operand" && next?.kind === "operand" ? [[item.operand, next.operand] as const] : [];
  });
}

/** Those of a bracket, or of a sum or product itself. */
function neighboursIn(syntax: Syntax): readonly (readonly [Syntax, Syntax])[] {
  return syntax.kind === "sequence" ? neighbours(syntax.items) : syntax.kind === "group" ? partsOf(syntax).flatMap(neighboursIn) : [];
}

/** The tree without its places. */
function spelled(syntax: Syntax): string {
  return JSON.stringify(syntax, (key, value: unknown) => (key === "range" ? undefined : typeof value === "bigint" ? value.toString() : value));
}
