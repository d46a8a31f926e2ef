// What a document says in words about its random quantities: which sections speak of independence, and which words (distributions, zero means, symmetry) say more than can be
// used here, so that a step that fails for some distributions may still be right for those that are meant.

import type { DocumentPart, MathPart } from "../syntax/document.js";
import { partsOf, type MathSyntax, type SequenceItem, type Statement, type Syntax } from "../syntax/math-tree.js";
import { definable, namesIn } from "./definable.js";
import { knownLaw, type KnownLaw } from "./known-laws.js";
import { createSectionCounter } from "./section-counter.js";
import { plainName } from "./syntax-names.js";

export interface ChanceFacts {
  /** The words that say that quantities are independent, in this section; null where none do. */
  readonly independent: string | null;
  /** Words of the document that say something about distributions. */
  readonly speaksOf: readonly string[];
  /** The names in expectations and probabilities that the document gives a value to, in this section or before. */
  readonly given: ReadonlySet<string>;
  /** Do words of the document say that it is about probabilities? */
  readonly isAboutChance: boolean;
  /** What is drawn from laws that are known by name, in this section or before. */
  readonly laws: readonly KnownLaw[];
}

export const NO_CHANCE_FACTS: ChanceFacts = { independent: null, speaksOf: [], given: new Set(), isAboutChance: false, laws: [] };

const INDEPENDENT = /\b(?:(?:mutually |pairwise |jointly )?independent(?:ly)?(?: and identically distributed)?|i\.?i\.?d\.?)(?![\w-])/i;
const NOT_INDEPENDENT = /\b(?:not|n't|never|in)[ -](?:necessarily |always |be |in general )*independent|\bdependent\b/i;
const SAYS_MORE = new RegExp(String.raw`\b(?:independen(?:t|tly|ce)|i\.?i\.?d|uncorrelated|orthogonal|(?:zero|0)[- ]mean|mean (?:of )?(?:zero|0)|cent(?:e?red|red)|symmetric|normal(?:ly)?|gaussian|bernoulli|binomial|poisson|exponential(?:ly)?|uniform(?:ly)?|geometric|hypergeometric|standardi[sz]ed|standard units|martingale|stationary|unbiased|noise|residuals?|errors?|disjoint|exclu(?:de|des|sive)|exhaustive|partitions?|subset|contain(?:s|ed)|exchangeable|identical(?:ly)?|same distribution|distributed|distributions?|markov|conditionally|degrees of freedom|continuous|density|densities|projection|regression|indicators?|binary|coins?|dice|die|toss(?:es|ed)?|flips?|rolls?|rolled|success(?:es)?|urns?|cards?|draws?|drawn|samples?|population|replacement|cannot both|never both|takes? (?:the |only |on )*values?)\b`, "gi");
/** Signs that say how a quantity is distributed, or how events lie to each other; subscripts say only what an expectation runs over. */
const SIGNS = /\\sim(?![a-zA-Z])|\\(?:perp|subset|subseteq|independent|emptyset|varnothing)(?![a-zA-Z])|[∼⊂⊆⊥∅]/gu;
const KERNEL_HEAD = /^(?:E|𝔼|𝐄|V|𝕍|Var|var|Cov|cov|Corr|corr|SD|sd|P|Pr|ℙ|Prob)$/u;

/** Does a setting say no more than that quantities are independent? */
export function saysIndependence(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}_,\s]+\b(?:are|be)\s+(?:mutually |pairwise |jointly )?(?:independent|i\.?i\.?d\.?)\s*$/iu.test(text);
}

/** Does a text speak of expected values, so that E before a capital letter is one? Of energies it may not be. */
export function namesExpectations(text: string): boolean {
  return /\bexpect(?:ations?|ed\s+values?)\b/i.test(text) && /\brandom\b|\bprobabilit(?:y|ies)\b|\bdistributions?\b/i.test(text) && !/\benerg(?:y|ies)\b|\benergetic/i.test(text);
}

const ABOUT_CHANCE = /\b(?:probabilit(?:y|ies)|distributions?|densit(?:y|ies)|(?:cross[- ]?)?entrop(?:y|ies)|likelihoods?|Kullback|KL|expectations?|Bayes(?:ian)?|random variables?)\b/i;
const NAMES_ONLY = /^(?:distributions?|density|densities)$/i;

/** One entry for each section, in reading order; what is said about distributions anywhere counts everywhere. */
export function gatherChanceFacts(parts: readonly DocumentPart[], syntaxOf: (part: MathPart) => MathSyntax): readonly ChanceFacts[] {
  const sections = createSectionCounter();
  const independent: (string | null)[] = [];
  const denied: boolean[] = [];
  const speaksOf = new Set<string>();
  const given: { readonly section: number; readonly name: string }[] = [];
  const laws: { readonly section: number; readonly law: KnownLaw }[] = [];
  let isAboutChance = false;
  const take = (text: string): void => {
    isAboutChance ||= ABOUT_CHANCE.test(text);
    for (const match of text.matchAll(SAYS_MORE)) {
      // "for distributions $q(z)$": only the name of what follows.
      if (NAMES_ONLY.test(match[0]) && text.slice(match.index + match[0].length).trim() === "") continue;
      speaksOf.add(match[0].toLowerCase());
    }
    if (NOT_INDEPENDENT.test(text)) denied[sections.current] = true;
    const found = INDEPENDENT.exec(text)?.[0];
    if (found !== undefined) independent[sections.current] ??= found.toLowerCase();
  };
  for (const part of parts) {
    if (part.kind === "break") {
      if (part.reason !== "paragraph" && part.reason !== "derivation") sections.take(part);
    } else if (part.kind === "prose") take(part.text);
    else if (part.kind === "math") {
      take(part.source.text);
      for (const match of part.source.text.replace(/_\s*\{[^{}]*\}/g, " ").matchAll(SIGNS)) speaksOf.add(match[0]);
      for (const row of syntaxOf(part).rows) for (const statement of row.statements) {
        for (const name of namesGiven(statement)) given.push({ section: sections.current, name });
        const law = knownLaw(statement, part.source);
        if (law !== null) laws.push({ section: sections.current, law });
      }
    }
    else take(part.value.text);
  }
  const words = [...speaksOf].sort();
  return Array.from({ length: sections.current + 1 }, (_, section) => ({ independent: denied[section] === true ? null : (independent[section] ?? null), speaksOf: words, given: new Set(given.filter((each) => each.section <= section).map(({ name }) => name)), isAboutChance, laws: laws.filter((each) => each.section <= section).map(({ law }) => law) }));
}

/** `P(A \cap B) = 0`, `E[X] = \mu`: the names in an expectation or probability that is set to something without one. */
function namesGiven({ sides }: Statement): readonly string[] {
  return sides.flatMap((side, k) => {
    const next = sides[k + 1] ?? null;
    const previous = sides[k - 1] ?? null;
    if (side === null || !isKernel(side)) return [];
    // `L(q) = E_q[…]` names what it stands for.
    if (k === 1 && sides.length === 2 && previous !== null && definable(previous) !== null) return [];
    return (next !== null && !holdsKernel(next)) || (previous !== null && !holdsKernel(previous)) ? namesIn(side) : [];
  });
}

/** Is the side one expectation or probability and nothing more? */
export function isKernel(side: Syntax): boolean {
  const [head, group, ...rest] = side.kind === "sequence" ? side.items : [];
  return rest.length === 0 && group?.kind === "operand" && head?.kind === "operand" && isHead(head.operand);
}

function isHead(syntax: Syntax): boolean {
  const base = syntax.kind === "script" ? syntax.base : syntax;
  return KERNEL_HEAD.test(base.kind === "words" ? base.text : (plainName(base) ?? ""));
}

function holdsKernel(syntax: Syntax): boolean {
  return (syntax.kind === "sequence" && syntax.items.some((item, k) => item.kind === "operand" && k + 1 < syntax.items.length && (isHead(item.operand) || isDensity(item.operand, syntax.items[k + 1])))) || partsOf(syntax).some(holdsKernel);
}

/** `p(x)`, `q(z | x)`, no `p(1 - p)`: nothing but names and a bar in the bracket. */
function isDensity(head: Syntax, next: SequenceItem | undefined): boolean {
  if (!/^[pq]$/.test(plainName(head.kind === "script" ? head.base : head) ?? "") || next?.kind !== "operand" || next.operand.kind !== "group" || next.operand.bracket !== "(") return false;
  const isName = (syntax: Syntax | null): boolean => syntax !== null && (plainName(syntax) !== null || (syntax.kind === "sequence" && syntax.items.some((item) => item.kind === "operator" && item.sign === "∣")));
  return next.operand.items.every(({ sides, relations }) => relations.length === 0 && sides.every(isName));
}
