// Does a text speak of operations that are no multiplication of numbers, and of maps with laws of their own? Then `ce = c` in a group and `f(0 · 0) = 0 f(0)` of a linear map
// need not be wrong, though nothing is known of e and f as letters.

/** What the words of a text speak of beside numbers and their functions. */
export interface SpokenOperations {
  /** Maps that keep sums or products. */
  readonly maps: boolean;
  /** Sets with an operation, so that e may be its identity. */
  readonly groups: boolean;
  /** Ideals of rings, which stand in round brackets by what generates them. */
  readonly ideals: boolean;
  /** The bases other than ten in which numbers may be written. */
  readonly bases: readonly number[];
}

const MAPS = /\blinear\s+(?:maps?|mappings?|transformations?|operators?|functionals?|functions?)\b|\b(?:homo|iso|auto|endo)?morphisms?\b|\b(?:be|is|are)\s+(?:bi|multi)?linear\b|\blinearity\b|\b(?:additive|homogeneous)\s+(?:maps?|functions?)\b|\b(?:translation|shift|scale|rotation)[- ]?invarian\w+|\binvarian(?:t|ce)\s+under\b|\bmeasurable\b|线性(?:映射|变换|算子|泛函)|同态|同构|(?:homo|iso|auto|endo)?morphismes?|applications?\s+linéaires?|(?:Homo|Iso|Endo)morphism|lineare[nr]?\s+Abbildung|homomorfismos?|aplicaci(?:ón|ones)\s+lineal/iu;
const GROUPS = /\b(?:identity|neutral|unit|inverse)\s+elements?\b|\bbinary\s+operations?\b|\b(?:monoid|subgroup|semigroup|coset|quaternion)s?\b|\b(?:abelian|cyclic|finite|symmetric)\s+groups?\b|\b(?:in|of|be|is)\s+a\s+group\b|\b(?:an?other|unique|left|right|two-sided)\s+identity\b|\bidentity\s+is\s+unique\b|\bgroup\s+axioms?\b|\bgroups?\s+of\s+order\b|\bconcatenat\w+|\bregular\s+expressions?\b|\bKleene\b|[幺单]位?元|逆元|四元数|\bun\s+groupe\b|\bgroupes?\s+(?:d['’]ordre|ab[ée]liens?|cycliques?|finis?)|[ée]l[ée]ment\s+neutre|\beine[r]?\s+Gruppe\b|abelsche\s+Gruppe|neutrale[sn]?\s+Element|\bun\s+grupo\b|elemento\s+neutro/iu;

const IDEALS = /\b(?:prime|maximal|principal|proper|homogeneous)\s+ideals?\b|\bideals?\s+(?:generated|of)\b|\bDVR\b|\buniformi[sz]er\b|\\(?:mathfrak|frak)\s*\{?\s*[amp]\b/;

/** Words for numbers that are written in another base than ten; "binary" alone is also said of operations, variables and trees. */
const BASES: readonly (readonly [number, RegExp])[] = ["two", "three", "four", "five", "six", "seven", "eight", "nine"].map((word, k) => {
  const base = k + 2;
  const named = base === 2 ? String.raw`|\b(?:binary|dual)\s+(?:numbers?|numerals?|digits?|representations?|forms?|expansions?|points?|fractions?|notation|systems?|strings?|codes?|places?)\b|\bin(?:to)?\s+binary\b|\bfloating[\s-]point\b|\b0b[01]` : base === 8 ? String.raw`|\boctal\b` : "";
  return [base, new RegExp(String.raw`\bbase[\s-]*(?:${word}|\$?${base})\b|\b[0-${base - 1}]{2,}_\{?${base}\b${named}`, "i")];
});

export const spokenOperations = (text: string): SpokenOperations => ({ maps: MAPS.test(text), groups: GROUPS.test(text), ideals: IDEALS.test(text), bases: BASES.flatMap(([base, words]) => (words.test(text) ? [base] : [])) });
