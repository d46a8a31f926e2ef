// Shapes in words: "let `A` be a symmetric `n × n` matrix", "for vectors `a`, `b`", "an `n`-dimensional vector `x`". A stretch of running text comes as one sentence in which every
// inline formula is a token; what stands around the tokens says what they are.

import type { NameKind } from "../expression/tensor-kind.js";
import { plainKind } from "../expression/tensor-kind.js";

/** An inline formula of a sentence: the names that it may declare, and the sizes that it says where it is `n \times d` or `n`. */
export interface Mention {
  readonly names: readonly { readonly name: string; readonly family: number }[];
  readonly sizes: readonly string[];
}

export type SentencePart = { readonly kind: "prose"; readonly text: string } | { readonly kind: "mention"; readonly mention: Mention };

export interface WordDeclaration {
  readonly name: string;
  readonly family: number;
  readonly kind: NameKind;
}

const ADJECTIVES = [
  "real", "real-valued", "column", "row", "square", "symmetric", "diagonal", "invertible", "nonsingular", "non-singular", "positive", "definite", "semi-?definite", "constant", "fixed", "given", "random", "weight", "data", "design",
  "covariance", "precision", "kernel", "Gram", "scatter", "Hessian", "Jacobian", "transition", "adjacency", "projection", "cent(?:er|re)ing", "feature", "parameter", "input", "output", "target", "label", "response", "arbitrary", "unit", "orthogonal", "orthonormal", "rotation", "idempotent", "one-hot", "two", "three", "any", "some", "the", "a", "an", "both", "all", "of", "generic", "dimensional", "compatible", "conformable", "non-zero", "nonzero",
].join("|");
/** `3 × 3` in words; the sizes in formulas are tokens. */
const SIZE = String.raw`(?:⟦\d+⟧(?:\s*(?:×|by|-by-)\s*⟦\d+⟧)?|(?:\d+|[a-z])\s?(?:×|x|-by-|by)\s?(?:\d+|[a-z]))`;
/** "X be `n × k`, `y` an `n`-vector": a size before a comma and the next name ends what is said. */
const QUALITIES = String.raw`((?:(?:${ADJECTIVES}|${SIZE}(?!\s*,\s*⟦))[\s,-]+)*)`;
const NOUNS = String.raw`vectors?|matri(?:x|ces)|scalars?|numbers?`;
const PREDICATES = String.raw`symmetric|square|diagonal|invertible|positive[- ](?:semi-?)?definite`;
const NAMES = String.raw`(⟦\d+⟧(?:(?:\s*,\s*and|\s*,|\s+and|\s+or)\s*⟦\d+⟧)*)`;
const SUFFIX = String.raw`(?:\s+(?:of\s+(?:the\s+)?(?:size|dimensions?|shape|order|length)|with)\s+(${SIZE}))?`;
const AFTER = new RegExp(String.raw`${NAMES}\s*(?:\(\s*)?(?:(?:be|is|are|denotes?|being|as|,)\s+)*${QUALITIES}(${NOUNS}|${PREDICATES})\b${SUFFIX}`, "gi");
const BEFORE = new RegExp(String.raw`\b${QUALITIES}(${NOUNS}|square|symmetric|diagonal|invertible|(?:semi-?)?definite|covariance|precision)\s+${NAMES}`, "gi");

/** What the words of a stretch of text declare, in reading order. */
export function declaredInWords(parts: readonly SentencePart[]): readonly WordDeclaration[] {
  const mentions: Mention[] = [];
  const sentence = parts.map((part) => {
    if (part.kind === "prose") return part.text.replaceAll("⟦", " ");
    mentions.push(part.mention);
    return `⟦${mentions.length - 1}⟧`;
  }).join("");
  if (mentions.length === 0) return [];
  const found: { readonly at: number; readonly declarations: readonly WordDeclaration[] }[] = [];
  const mentioned = (text: string): readonly Mention[] => [...text.matchAll(/⟦(\d+)⟧/g)].flatMap((match) => mentions[Number(match[1])] ?? []);
  const add = (at: number, names: string, words: string, size: string): void => {
    const kind = kindOfWords(words, sizesIn(size === "" ? words : `${words} of ${size}`, mentioned));
    found.push({ at, declarations: mentioned(names).flatMap((mention) => mention.names.map(({ name, family }) => ({ name, family, kind }))) });
  };
  const taken: [number, number][] = [];
  for (const match of sentence.matchAll(AFTER)) {
    // "for each angle θ, the vectors …": what are several is not what one name is.
    if (mentioned(match[1] ?? "").length === 1 && /^(?:vectors|matrices)$/i.test(match[3] ?? "") && match[0].slice((match[1] ?? "").length).trimStart().startsWith(",")) continue;
    add(match.index, match[1] ?? "", `${match[2] ?? ""} ${match[3] ?? ""}`, match[4] ?? "");
    taken.push([match.index, match.index + match[0].length]);
  }
  // "the matrix A is symmetric, x a vector": what is said after a name is not said before the next one too.
  for (const match of sentence.matchAll(BEFORE)) {
    const noun = match.index + (match[0].length - (match[3] ?? "").length) - 1;
    // A covariance or a positive definite function of numbers has a small letter.
    if (/definite|covariance|precision/i.test(match[2] ?? "") && !mentioned(match[3] ?? "").every((mention) => mention.names.every(({ name }) => /^\p{Lu}/u.test(name.normalize("NFKD"))))) continue;
    if (!taken.some(([start, end]) => start < match.index && noun <= end)) add(match.index, match[3] ?? "", `${match[1] ?? ""} ${match[2] ?? ""}`, "");
  }
  return found.sort((a, b) => a.at - b.at).flatMap(({ declarations }) => declarations);
}

/** The sizes that words say: of a formula in them, or of `3 × 3`. */
function sizesIn(words: string, mentioned: (text: string) => readonly Mention[]): readonly string[] {
  const formulas = mentioned(words).flatMap((mention) => mention.sizes);
  // "`n` vectors" counts them; "`n`-dimensional" and "of length `n`" are sizes.
  const isSize = formulas.length === 2 || /⟦\d+⟧-|dimensional|\b(?:of|with)\s+⟦/i.test(words);
  if (formulas.length > 0) return isSize ? formulas : [];
  const plain = /(\d+|\b[a-z])\s?(?:×|x|-by-|by)\s?(\d+|[a-z]\b)/.exec(words);
  return plain === null ? [] : [plain[1] ?? "", plain[2] ?? ""];
}

/** The kind of thing that words name, with its sizes where they are said. */
function kindOfWords(words: string, sizes: readonly string[]): NameKind {
  if (/scalar|number/i.test(words)) return plainKind("scalar");
  const [rows = null, columns = null] = sizes;
  if (/vector/i.test(words)) {
    const isRow = /\brow/i.test(words) || (rows === "1" && columns !== null);
    return isRow ? { ...plainKind("row"), columns: columns ?? rows } : { ...plainKind("column"), rows };
  }
  // The kernel of the same points on either side.
  const isSquare = rows !== null && rows === columns;
  const symmetric = (/symmetric|definite|covariance|precision|gram\b|scatter|hessian/i.test(words) || (isSquare && /kernel/i.test(words))) && !/skew|anti/i.test(words);
  const diagonal = /diagonal/i.test(words);
  const square = symmetric || diagonal || /square|invertible|singular|idempotent|orthogonal|rotation|projection|cent(?:er|re)ing|transition|adjacency/i.test(words) || (rows !== null && (columns === null || rows === columns));
  if (columns === "1" && rows !== null) return { ...plainKind("column"), rows };
  if (rows === "1" && columns !== null) return { ...plainKind("row"), columns };
  return { ...plainKind("matrix"), rows, columns: columns ?? (square ? rows : null), square, symmetric, diagonal };
}
