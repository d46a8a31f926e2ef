// Gathers what a document says about its names besides defining them: integers, reals, vectors, functions of something, sizes that prose describes. One gatherer for a
// document; `read-draft.ts` feeds it in reading order.

import { partsOf, type Statement, type Syntax } from "../syntax/math-tree.js";
import { definable, namesIn } from "./definable.js";
import type { Declarations, SizeDescription } from "./draft.js";
import { plainName } from "./syntax-names.js";
import { describeSize } from "./prose.js";

export interface DeclarationGatherer {
  /** `x \in \mathbb{R}`, `X \in \mathbb{R}^{n \times d}`, `n \in \mathbb{N}`: true where the statement declares and says no more. */
  membership(statement: Statement): boolean;
  /** "all variables > 0", "n is an integer": true where the phrase was a declaration. */
  phrase(phrase: string): boolean;
  /** y = y(x). */
  dependence(name: string, variable: string): void;
  /** Prose that follows formulas with these names directly, the last one last. */
  proseAfter(names: readonly string[], text: string): void;
  /** An inline formula that is these names and nothing more, or another one (none). */
  inline(names: readonly string[]): void;
  /** p is applied: a density. */
  applied(name: string): void;
  /** y is one-hot: its entries sum to 1. */
  sumsToOne(name: string): void;
  readonly descriptions: readonly SizeDescription[];
  finish(): Declarations;
}

const INTEGERS: readonly string[] = ["ℕ", "ℤ", "N", "Z"];
const REALS: readonly string[] = ["ℝ", "R"];

/** Words after a name that make it positive. */
const POSITIVE = /^\s*(?:is|are|be|being|,)\s+(?:(?:an?|some|any|both|always)\s+)?(?:strictly\s+)?positive\b/i;
/** Words after a name that make it a function of time: "$r$ grows with time". */
const IN_TIME = /^\s*(?:both\s+|all\s+|also\s+)?(?:(?:grows?|changes?|var(?:y|ies)|increases?|decreases?|shrinks?|expands?|rises?|falls?)|(?:is|are)\s+(?:growing|changing|varying|increasing|decreasing|shrinking|expanding|rising|falling))\s+(?:(?:with|over|in)\s+time|as time (?:passes|goes by))\b|^\s*(?:both\s+|all\s+|also\s+)?(?:depends?\s+(?:up)?on|(?:is|are|be)\s+(?:both\s+|all\s+)?functions?\s+of)\s+(?:the\s+)?time\b/i;
/** Words before a name that make it one. */
const LENGTH = /\b(?:radius|radii|(?:side |edge )?lengths?|widths?|heights?|distances?|diameter|mass|thickness|(?:strictly )?positive(?: (?:real )?(?:numbers?|constants?|integers?|reals|values(?: of)?))?)\s*$/i;

/** The names that a side is made of, but for letters that number them. */
function wholesIn(side: Syntax): readonly string[] {
  if (side.kind !== "script") return side.kind === "name" ? [side.name] : partsOf(side).flatMap(wholesIn);
  const own = definable({ ...side, sup: null, primes: 0 });
  return own === null ? wholesIn(side.base) : [own.name, ...wholesIn(side.base)];
}

export function createDeclarationGatherer(): DeclarationGatherer {
  const integers = new Set<string>();
  const reals = new Set<string>();
  const vectors = new Set<string>();
  const functions = new Set<string>();
  const functionOf = new Map<string, string>();
  const descriptions: SizeDescription[] = [];
  const positive = new Set<string>();
  const summing = new Set<string>();
  let allPositive = false;
  /** Names waiting for "functions of …" to be completed by the next formula. */
  let dependents: readonly string[] = [];
  let vectorsFollow = false;
  let lengthFollows = false;

  return {
    descriptions,
    membership(statement) {
      if (statement.relations[0]?.sign !== "∈") return false;
      const [left, right] = statement.sides;
      if (!left || !right) return true;
      const set = right.kind === "script" ? right.base : right;
      const setName = plainName(set) ?? "";
      const shaped = right.kind === "script" && right.sup !== null && !(right.sup.kind === "name" && ["+", "*"].includes(right.sup.name));
      // `z_i \in \mathbb{R}^d`: z stands for vectors, the letter that numbers them for none.
      if (shaped) for (const name of wholesIn(left)) vectors.add(name);
      else for (const name of namesIn(left)) {
        if (INTEGERS.includes(setName)) integers.add(name);
        else if (REALS.includes(setName)) reals.add(name);
      }
      return INTEGERS.includes(setName) || REALS.includes(setName);
    },
    phrase(phrase) {
      if (/^all (?:variables|symbols|letters)?\s*(?:are\s*)?(?:>\s*0|positive)$/i.test(phrase)) {
        allPositive = true;
        return true;
      }
      const kind = /^([\p{L}\p{M}\p{N}_, ]+?)\s+(?:is|are|in|∈)\s+(?:an?\s+)?(integers?|naturals?|natural numbers?|reals?|ℕ|ℤ|ℝ|N|Z|R)$/u.exec(phrase);
      if (kind?.[1] === undefined) return false;
      for (const name of kind[1].split(/[\s,]+/)) (/^(r|ℝ)/i.test(kind[2] ?? "") ? reals : integers).add(name);
      return true;
    },
    dependence(name, variable) {
      functionOf.set(name, variable);
    },
    proseAfter(names, text) {
      const last = names[names.length - 1];
      if (last !== undefined) {
        const described = describeSize(last, text);
        if (described !== null) descriptions.push(described);
        if (/^\s*(?:be|is|as|are|denotes?|depends?|depend)\s+(?:(?:an?|some|unknown|differentiable|smooth|both)\s+){0,3}(?:(?:\w+\s+){0,2}functions?\s+of|on|upon)\s*$/i.test(text)) dependents = names;
        if (/^\s*(?:be|is|are)\s+(?:an?\s+|any\s+|two\s+|both\s+)?(?:differentiable|smooth|continuous|real|arbitrary|unknown|\s)*functions?\b/i.test(text)) for (const name of names) functions.add(name);
      }
      if (IN_TIME.test(text)) for (const name of names) if (!functionOf.has(name)) functionOf.set(name, "t");
      if (POSITIVE.test(text)) for (const name of names) positive.add(name);
      lengthFollows = LENGTH.test(text) || (lengthFollows && /^\s*(?:,|,?\s*and)\s*$/.test(text));
      vectorsFollow = /\b(?:vectors?|matri(?:x|ces))\s*$/i.test(text) || (vectorsFollow && /^\s*(?:,|and)\s*$/.test(text));
    },
    inline(names) {
      const [name] = names;
      if (name !== undefined && names.length === 1) for (const dependent of dependents) functionOf.set(dependent, name);
      for (const each of names) {
        if (vectorsFollow) vectors.add(each);
        if (lengthFollows) positive.add(each);
      }
      dependents = [];
    },
    applied(name) {
      functions.add(name);
    },
    sumsToOne(name) {
      summing.add(name);
    },
    finish: () => ({ integers, reals, vectors, functionOf, functions, allPositive, positive, summing }),
  };
}
