// `X \sim \mathrm{Bernoulli}(p)`: which quantities a document draws from a law that is known by its name, and with which parameters. Works on syntax alone.

import type { SourceText } from "../syntax/document.js";
import type { Statement, Syntax } from "../syntax/math-tree.js";
import { definable } from "./definable.js";
import { plainName } from "./syntax-names.js";

export type LawFamily = "bernoulli" | "binomial" | "poisson" | "geometric" | "exponential" | "uniform" | "normal" | "beta" | "gamma";

/** One quantity, or a family of them with one law. */
export interface KnownLaw {
  readonly name: string;
  readonly family: LawFamily;
  readonly parameters: readonly Syntax[];
  readonly source: SourceText;
  /** As written. */
  readonly text: string;
}

const FAMILIES: readonly (readonly [RegExp, LawFamily, number])[] = [
  [/^(?:Bernoulli|Bern|Ber)$/i, "bernoulli", 1],
  [/^(?:Binomial|Binom|Bin|B)$/i, "binomial", 2],
  [/^(?:Poisson|Pois|Poi|Po)$/i, "poisson", 1],
  [/^(?:Geometric|Geom|Geo)$/i, "geometric", 1],
  [/^(?:Exponential|Expon|Expo|Exp|ℰ)$/i, "exponential", 1],
  [/^(?:Uniform|Unif|U|𝒰)$/i, "uniform", 2],
  [/^(?:Normal|Norm|N|𝒩|Gaussian)$/i, "normal", 2],
  [/^Beta$/i, "beta", 2],
  [/^Gamma$/i, "gamma", 2],
];

/** What a statement says of the law of a quantity; null where it says none that is known. */
export function knownLaw(statement: Statement, source: SourceText): KnownLaw | null {
  const { sides, relations } = statement;
  const [left, right] = [sides[sides.length - 2], sides[sides.length - 1]];
  if (relations[relations.length - 1]?.sign !== "∼" || sides.length !== 2 || left == null || right == null) return null;
  const found = definable(left);
  const law = found === null || found.parameters.length > 0 ? null : lawIn(right);
  return found === null || law === null ? null : { name: found.name, family: law.family, parameters: law.parameters, source, text: source.text.slice(statement.range.start, statement.range.end).trim() };
}

/** `\mathcal{N}(\mu, \sigma^2)`: the law and its parameters; null for anything else. */
function lawIn(syntax: Syntax): { readonly word: string; readonly family: LawFamily; readonly parameters: readonly Syntax[] } | null {
  const [head, group, ...rest] = syntax.kind === "sequence" ? syntax.items : [];
  if (head?.kind !== "operand" || group?.kind !== "operand" || rest.length > 0 || group.operand.kind !== "group" || !"([".includes(group.operand.bracket)) return null;
  const word = head.operand.kind === "words" ? head.operand.text.trim() : plainName(head.operand);
  const family = word === null ? undefined : FAMILIES.find(([pattern]) => pattern.test(word));
  const parameters = group.operand.items.map((item) => (item.sides.length === 1 ? (item.sides[0] ?? null) : null));
  if (word === null || family === undefined || parameters.length !== family[2] || !parameters.every((parameter): parameter is Syntax => parameter !== null)) return null;
  return { word, family: family[1], parameters };
}

/** `p = \mathcal{N}(\mu, \sigma^2)` says which law p is, whose density at x is p(x): it gives no value to a number. Single letters of light type are no laws here. */
export function isLaw(syntax: Syntax): boolean {
  const word = lawIn(syntax)?.word ?? "";
  return /^(?:\p{L}{3,}|[𝒩𝒰ℰ])$/u.test(word);
}
