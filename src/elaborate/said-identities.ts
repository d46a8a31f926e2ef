// A lone equation that its words call a rewriting: "Expanding gives $(x+1)^2 = x^2 + 2x + 1$", "For all x". Rule 4 takes lone equations for given; where the words say that one side is the other
// in another form, or that it holds whatever the letters are, it is judged.

import type { MathPart } from "../syntax/document.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";
import { definable, namesIn } from "./definable.js";
import type { StatementEvent } from "./draft-chain.js";
import type { DraftState } from "./draft-state.js";
import { announcesSolving, asksOrWarns, lastSentence } from "./prose.js";
import { isNumeric } from "./statement-shape.js";

const EXPANDS = /\b(?:expand\w*|multipl(?:y|ying|ied)\s+(?:(?:it|this|that|everything)\s+)?out|distribut(?:e|ing|ed|ive)\b|binomial (?:theorem|formula)|squar(?:e|ed|ing)\s+(?:out|the\s+(?:bracket|binomial|sum|difference|parenthes[ie]s)))\b/i;
const FACTORS = /\b(?:factor(?:s|ed|ing|i[sz]e[ds]?|i[sz]ing)?|complet\w+ the square|(?:pull|tak)\w* out)\b/i;
/** It holds whatever the letters are. */
const UNIVERSAL = /\b(?:for (?:all|every|any|each)(?:\s+(?:real|complex|positive))?(?:\s+(?:numbers?|values?))?(?:\s+(?:of\s+)?\S{1,3}?(?:\s*,\s*\S{1,3}?)*(?:\s*,?\s+and\s+\S{1,3}?)?)?\s*,?|identit(?:y|ies)|identically|holds for (?:all|every))\s*:?\s*(?:(?:that|we have|is)\s*:?\s*)?$/i;
const OF_EQUATION = /\b(?:both|each|either)\s+sides?\b|\bequations?\b|\bconditions?\b/i;

/** Do the words call a lone equation a rewriting or an identity? */
export function isSaidIdentity(draft: DraftState, { statement: { sides, relations, connector }, part }: StatementEvent): boolean {
  const [left, right] = sides;
  if (draft.structured || connector !== null || sides.length !== 2 || relations[0]?.sign !== "=" || left == null || right == null || !isPlain(left) || !isPlain(right) || left.kind === "name" || right.kind === "name") return false;
  const words = lastSentence(draft.prose);
  if (asksOrWarns(draft.prose) || announcesSolving(draft.prose) || OF_EQUATION.test(words)) return false;
  const [own, others] = [new Set(namesIn(left)), new Set(namesIn(right))];
  const isUniversal = UNIVERSAL.test(words.replace(/\s+/g, " "));
  if ([...own, ...others].some((name) => draft.book.inSection(draft.sections.current, name) !== undefined)) return false;
  const areSame = own.size === others.size && [...own].every((name) => others.has(name));
  if (own.size + others.size === 0 || !(areSame || (isUniversal && (isNumeric(left) || isNumeric(right))))) return false;
  if (isUniversal) return true;
  return ((EXPANDS.test(words) && isMultiplied(left) && !isMultiplied(right)) || (FACTORS.test(words) && !isMultiplied(left) && isMultiplied(right))) && !isOfEquationBefore(draft, part, own);
}

/** So many formulas before are looked at for an equation in the same letters, which may be the one that is rewritten. */
const LOOKED_BACK = 20;

function isOfEquationBefore({ parts }: DraftState, part: MathPart, names: ReadonlySet<string>): boolean {
  const earlier = parts.all.filter((entry) => entry.part.range.end <= part.range.start).slice(-LOOKED_BACK);
  const before = earlier.slice(earlier.findLastIndex(({ part: each }) => each.kind === "break" && each.reason === "heading") + 1);
  return before.some((entry) => entry.events.some(({ statement: { sides: [head, value], relations } }) => head != null && value != null && relations[0]?.sign === "=" && definable(head) === null && [head, value].flatMap(namesIn).some((name) => names.has(name))));
}

/** Is it made of letters and numbers by signs, fractions, powers, roots and known functions alone, with no letter before a bracket that may be a function? */
function isPlain(side: Syntax): boolean {
  switch (side.kind) {
    case "number":
    case "function":
      return true;
    case "name":
      return /^[a-zα-ω]$/u.test(side.name);
    case "script":
      return side.sub === null && side.primes === 0 && partsOf(side).every(isPlain);
    case "group":
      return (side.bracket === "(" || side.bracket === "[" || side.bracket === "brace" || side.bracket === "|") && side.items.length === 1 && partsOf(side).every(isPlain);
    case "fraction":
    case "root":
      return partsOf(side).every(isPlain);
    case "sequence":
      return partsOf(side).every(isPlain) && !side.items.some((item, k) => {
        const next = side.items[k + 1];
        // `a * b = a + b + ab` says what an operation is.
        if (item.kind === "operator" && item.sign === "*" && !/cdot|times|[·×⋅]/.test(item.spelling)) return true;
        return item.kind === "operand" && item.operand.kind === "name" && /^[fghFGHPuvy]$/.test(item.operand.name) && next?.kind === "operand" && next.operand.kind === "group" && next.operand.bracket === "(";
      });
    default:
      return false;
  }
}

/** Does a sum in brackets stand in it as a factor or under a power, `2(x + 3)`, `(x + 1)^2`? */
function isMultiplied(side: Syntax): boolean {
  const isSum = (part: Syntax): boolean => part.kind === "group" && partsOf(part).some((inner) => inner.kind === "sequence" && inner.items.some((item) => item.kind === "operator" && (item.sign === "+" || item.sign === "-")));
  if (side.kind === "script") return isSum(side.base) || isMultiplied(side.base);
  if (side.kind === "sequence") {
    return side.items.some((item, k) => {
      const neighbours = [side.items[k - 1], side.items[k + 1]];
      const multiplies = neighbours.some((each) => each?.kind === "operand" || (each?.kind === "operator" && (each.sign === "*" || each.sign === "/")));
      return item.kind === "operand" && ((multiplies && isSum(item.operand)) || isMultiplied(item.operand));
    });
  }
  return partsOf(side).some(isMultiplied);
}
