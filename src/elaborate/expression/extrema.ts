// `\max_a Q(s, a)`, `\arg\min_{w, b} L(w, b)`, `\sup_{f \in F} …`: what is made large or small, and by which letters. It reaches over its term, over the bracket that follows, and
// over the terms after it that hold its letters; a place of an extremum is no number that anything is added to, so it reaches over all.

import { EXTREMUM } from "../../functions/extrema.js";
import type { Syntax } from "../../syntax/math-tree.js";
import { namesIn } from "../definable.js";
import type { Located, TermSign } from "../located.js";
import { nextTermUses } from "./big-operators.js";
import { hull, joinTerms, peekSign, symbolNamed, type Cursor, type Elaborator } from "./elaborator.js";

/** The extremum whose head was just passed. */
export function extremum(here: Elaborator, name: string, syntax: Syntax & { kind: "script" }, cursor: Cursor): Located {
  const below = syntax.sub;
  if (below === null || syntax.sup !== null || syntax.primes > 0 || cursor.at >= cursor.end) return here.opaque(`${name} is not judged like this`, syntax.range, []);
  const letters = namesIn(below);
  const terms: Located[] = [];
  const signs: TermSign[] = [];
  const first = peekSign(cursor);
  if (first !== null) cursor.at += 1;
  terms.push(here.term(cursor, syntax.range));
  signs.push(first ?? { negative: false, range: null });
  for (let sign = peekSign(cursor); sign !== null && (name.startsWith("arg") || letters.some((letter) => nextTermUses(here, cursor, letter))); sign = peekSign(cursor)) {
    cursor.at += 1;
    terms.push(here.term(cursor, sign.range));
    signs.push(sign);
  }
  const body = joinTerms(here, terms, signs);
  const head = here.textOf(below.range).replace(/\\(?:left|right|limits|displaystyle|in(?![a-zA-Z]))|\\[,;:! ]|[{}~\s]/g, (part) => (part === "\\in" ? "∈" : ""));
  const range = hull(syntax.range, body.outer);
  return here.leaf(here.arena.opaque(`${EXTREMUM}: ${name}_${head}`, here.textOf(range), [body.node, ...letters.map((letter) => symbolNamed(here, letter))]), range);
}
