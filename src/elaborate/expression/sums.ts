// Sums: the flat syntax of a side becomes terms with their signs.

import type { Range } from "../../syntax/document.js";
import type { Syntax } from "../../syntax/math-tree.js";
import type { Located, TermSign } from "../located.js";
import { EITHER_SIGN } from "../../expression/either-sign.js";
import { barAt } from "./big-operators.js";
import { hull, joinTerms, peekSign, type Cursor, type Elaborator } from "./elaborator.js";

export function expression(here: Elaborator, syntax: Syntax): Located {
  if (syntax.kind === "sequence") {
    const cursor: Cursor = { items: syntax.items, at: 0, end: syntax.items.length };
    return sum(here, cursor, syntax.range);
  }
  const cursor: Cursor = { items: [{ kind: "operand", operand: syntax }], at: 0, end: 1 };
  return sum(here, cursor, syntax.range);
}

function sum(here: Elaborator, cursor: Cursor, whole: Range): Located {
  const terms: Located[] = [];
  const signs: TermSign[] = [];
  let unsupported: string | null = null;
  while (cursor.at < cursor.end) {
    let sign = peekSign(cursor);
    let eitherSign: Range | null = null;
    const item = cursor.items[cursor.at];
    if (sign === null && item?.kind === "operator" && (item.sign === "±" || item.sign === "∓")) {
      eitherSign = item.range;
      sign = { negative: item.sign === "∓", range: item.range };
    }
    if (sign !== null) cursor.at += 1;
    else if (terms.length > 0) {
      // Nothing but a sign may stand between terms: a term ended early on an operator that it could not take.
      unsupported ??= "an operator without an operand";
      cursor.at += 1;
      continue;
    }
    const second = sign === null ? null : secondSign(here, cursor, sign);
    if (second !== null) cursor.at += 1;
    const plain = here.term(cursor, sign?.range ?? whole);
    const term = eitherSign === null ? plain : here.build({ kind: "multiply" }, [here.leaf(here.arena.symbol(EITHER_SIGN), eitherSign), plain], hull(eitherSign, plain.outer), null);
    terms.push(second?.negative === true ? here.build({ kind: "negate" }, [term], hull(second.range, term.outer), second.range) : term);
    signs.push({ negative: sign?.negative === true, range: sign?.range ?? null });
    for (let bar = cursor.items[cursor.at]; cursor.at < cursor.end && bar?.kind === "operator" && bar.sign === "|"; bar = cursor.items[cursor.at]) {
      if (terms.length > 1) here.open.add("bar");
      cursor.at += 1;
      // The sum keeps its own terms: the lists at hand go on with the bar in their place.
      const evaluated = barAt(here, cursor, joinTerms(here, [...terms], [...signs]), bar.range);
      terms.splice(0, terms.length, evaluated);
      signs.splice(0, signs.length, { negative: false, range: null });
    }
  }
  const [first] = terms;
  const [firstSign] = signs;
  if (first === undefined || firstSign === undefined) return here.opaque("nothing stands here", whole, []);
  if (unsupported !== null) return here.opaque(unsupported, whole, terms);
  return joinTerms(here, terms, signs);
}

/** `a + -b`: a sign of the term itself. Two minuses on two rows may as well be one. */
function secondSign(here: Elaborator, cursor: Cursor, first: { readonly negative: boolean; readonly range: Range }): { readonly negative: boolean; readonly range: Range } | null {
  const second = peekSign(cursor);
  if (second === null || cursor.items[cursor.at + 1]?.kind !== "operand") return null;
  const isOneRow = !here.textOf({ start: first.range.end, end: second.range.start }).includes("\\\\");
  return isOneRow || !first.negative || !second.negative ? second : null;
}
