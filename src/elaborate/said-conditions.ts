// Conditions that a sentence states in words rather than in signs: "$x$ is negative", "let $\theta$ be acute", "for odd $n$". A sign or an angle becomes the relation that it
// means; a parity is kept as what it is.

import { FUNCTION_LETTERS } from "../syntax/math-vocabulary.js";
import type { Parity } from "./draft.js";
import { deniesCondition } from "./prose.js";

/** What is said of a name: a relation in LaTeX, in which the name is to be put for `x`, or a parity. */
export type SaidCondition = { readonly kind: "relation"; readonly before: string; readonly after: string } | { readonly kind: "parity"; readonly parity: Parity };

const KINDS = String.raw`(strictly positive|positive|negative|non-?negative|non-?zero|even|odd|acute|obtuse)`;
/** `$x$ is real and negative`, `$\theta$ be an acute angle`. */
const AFTER = new RegExp(String.raw`^\s*(?:is|are|be|being)\s+(?:(?:an?|some|any|both|all|two|three|distinct|arbitrary|always|real|fixed|given|constant|whole|and|integers?)[\s,]+){0,4}${KINDS}\b(?![\s-]*(?:semi|definite|functions?|when|if|for|on|at|only|everywhere|near|in|unless|until|or|and|but|as|powers?|terms?|multiples?)\b)`, "i");
/** "for odd $n$", "an acute angle $\theta$", "negative real numbers $a$". */
const BEFORE = new RegExp(String.raw`\b(?:(?:for|with|let|take|suppose|assume|given|where|if|when|be|and|an?|any|some|every|each|all)\s+){1,3}${KINDS}\s+(?:(?:real|whole|natural|constant|fixed)\s+)*(?:(?:numbers?|integers?|constants?|angles?|parameters?|values?\s+of)\s+)?$`, "i");
const WHOLE = /\b(?:integers?|whole|natural)\b/i;
/** `for $n$ even`. */
const AFTER_FOR = /^\s*(even|odd)\b(?!\s+(?:functions?|powers?|terms?))/i;
/** "a sphere with radius $a$", "of side length $s$": a length, which is positive. */
const LENGTH = /\b(?:radius|diameter|(?:side|edge)[ -]length|semi-?(?:major|minor) axis)[\s,(*_]+(?:(?:of|be|is)\s+|(?:is\s+)?(?:denoted|called|given|labell?ed)\s+(?:(?:as|by)\s+)?)?$/i;
/** Letters that count, of which "even" and "odd" are said without the word "integer". */
const COUNTS = /^[i-np-rNMK](?:_.*)?$/;

/** "the angle $\theta$ between the vectors": it is none of more than half a turn. */
const BETWEEN = /^\s*(?:(?:formed|made)\s+)?between\s+(?:(?:the|these|those|two|both|any)\s+)*(?:vectors?|directions?|planes?|lines?|sides?|them)\b/i;

/** What the words around inline formulas that are these names say of each of them; null where they say nothing of the kind. */
export function conditionSaid(name: string, before: string, after: string): SaidCondition | null {
  const clause = before.split(/[.;:!?]\s/).pop() ?? before;
  if (deniesCondition(clause) || /\b(?:whether|not|neither|never)\b/i.test(clause)) return null;
  const found = AFTER.exec(after) ?? (/\b(?:for|if|when|with|where|let)\s*$/i.test(before) ? AFTER_FOR.exec(after) : null) ?? BEFORE.exec(before.slice(-80));
  if (found === null && LENGTH.test(before.slice(-40))) return { kind: "relation", before: "", after: " > 0" };
  if (found === null && /\bangles?\s*$/i.test(before) && BETWEEN.test(after)) return { kind: "relation", before: "0 \\le ", after: " \\le \\pi" };
  const kind = found?.[1]?.toLowerCase().replace(/^non-/, "non");
  switch (kind) {
    case "positive":
    case "strictly positive":
      return { kind: "relation", before: "", after: " > 0" };
    case "negative":
      return { kind: "relation", before: "", after: " < 0" };
    case "nonnegative":
      return { kind: "relation", before: "", after: " \\ge 0" };
    case "nonzero":
      return { kind: "relation", before: "", after: " \\ne 0" };
    case "acute":
      return { kind: "relation", before: "0 < ", after: " < \\frac{\\pi}{2}" };
    case "obtuse":
      return { kind: "relation", before: "\\frac{\\pi}{2} < ", after: " < \\pi" };
    case "even":
    case "odd":
      return FUNCTION_LETTERS.has(name) || !(COUNTS.test(name) || WHOLE.test(found?.[0] ?? "") || WHOLE.test(after.slice(0, 40))) ? null : { kind: "parity", parity: kind };
    default:
      return null;
  }
}
