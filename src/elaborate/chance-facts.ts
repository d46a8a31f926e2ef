// What a document says in words about its random quantities: which sections speak of independence, and which words (distributions, zero means, symmetry) say more than can be
// used here, so that a step that fails for some distributions may still be right for those that are meant.

import type { DocumentPart } from "../syntax/document.js";
import { createSectionCounter } from "./section-counter.js";

export interface ChanceFacts {
  /** The words that say that quantities are independent, in this section; null where none do. */
  readonly independent: string | null;
  /** Words of the document that say something about distributions. */
  readonly speaksOf: readonly string[];
}

export const NO_CHANCE_FACTS: ChanceFacts = { independent: null, speaksOf: [] };

const INDEPENDENT = /\b(?:(?:mutually |pairwise |jointly )?independent(?:ly)?(?: and identically distributed)?|i\.?i\.?d\.?)(?![\w-])/i;
const NOT_INDEPENDENT = /\b(?:not|n't|never|in)[ -](?:necessarily |always |be |in general )*independent|\bdependent\b/i;
const SAYS_MORE = /\b(?:independen(?:t|tly|ce)|i\.?i\.?d|uncorrelated|orthogonal|(?:zero|0)[- ]mean|mean (?:of )?(?:zero|0)|cent(?:e?red|red)|symmetric|normal(?:ly)?|gaussian|bernoulli|binomial|poisson|exponential(?:ly)?|uniform(?:ly)?|geometric|hypergeometric|standardi[sz]ed|standard units|standard normal|martingale|stationary|unbiased|white noise|disjoint|mutually exclusive|partition|exchangeable|markov|conditionally|degrees of freedom|continuous|density|densities|projection|regression)\b/gi;

/** Does a setting say no more than that quantities are independent? */
export function saysIndependence(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}_,\s]+\b(?:are|be)\s+(?:mutually |pairwise |jointly )?(?:independent|i\.?i\.?d\.?)\s*$/iu.test(text);
}

/** One entry for each section, in reading order; what is said about distributions anywhere counts everywhere. */
export function gatherChanceFacts(parts: readonly DocumentPart[]): readonly ChanceFacts[] {
  const sections = createSectionCounter();
  const independent: (string | null)[] = [];
  const denied: boolean[] = [];
  const speaksOf = new Set<string>();
  const take = (text: string): void => {
    for (const match of text.matchAll(SAYS_MORE)) speaksOf.add(match[0].toLowerCase());
    if (NOT_INDEPENDENT.test(text)) denied[sections.current] = true;
    const found = INDEPENDENT.exec(text)?.[0];
    if (found !== undefined) independent[sections.current] ??= found.toLowerCase();
  };
  for (const part of parts) {
    if (part.kind === "break") {
      if (part.reason !== "paragraph" && part.reason !== "derivation") sections.take(part);
    } else if (part.kind === "prose") take(part.text);
    else if (part.kind === "math") take(part.source.text);
    else take(part.value.text);
  }
  const words = [...speaksOf].sort();
  return Array.from({ length: sections.current + 1 }, (_, section) => ({ independent: denied[section] === true ? null : (independent[section] ?? null), speaksOf: words }));
}
