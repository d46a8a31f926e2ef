// What a document says of itself: `expect: right`, `expect: wrong at 3`, or a list with one of them for each derivation.

import type { DerivationReport } from "../model/report.js";

export type Expectation = { readonly kind: "right" } | { readonly kind: "wrong"; readonly step: number } | { readonly kind: "other"; readonly status: "undecided" | "unreadable" };

export interface Expectations {
  readonly items: readonly { readonly text: string; readonly expectation: Expectation }[];
  readonly problems: readonly string[];
}

function parse(text: string): Expectation | null {
  if (/^right$/i.test(text)) return { kind: "right" };
  const wrong = /^wrong\s+at\s+(?:step\s+)?(\d+)$/i.exec(text);
  if (wrong?.[1] !== undefined) return { kind: "wrong", step: Number(wrong[1]) };
  const other = /^(undecided|unreadable)$/i.exec(text);
  return other === null ? null : { kind: "other", status: text.toLowerCase() === "undecided" ? "undecided" : "unreadable" };
}

/** The expectations of a document; one for all derivations, or one for each. */
export function expectationOf(texts: readonly string[], derivations: number): Expectations {
  const items: { text: string; expectation: Expectation }[] = [];
  const problems: string[] = [];
  for (const raw of texts) {
    const text = raw.trim().replace(/^["']|["']$/g, "");
    const expectation = parse(text);
    if (expectation === null) problems.push(`expect: found \`${text.slice(0, 40)}\`, expected \`right\` or \`wrong at K\``);
    else items.push({ text, expectation });
  }
  if (items.length > 1 && items.length !== derivations) problems.push(`expect: a list of ${items.length}, but there are ${derivations} derivations`);
  return { items, problems };
}

/**
 * Is the k-th derivation as expected? A single `right` speaks of every one; a single `wrong at K` says that exactly one is wrong, first at
 * step K: where none is, the first derivation fails it.
 */
export function meetsExpectation(
  expectations: Expectations,
  derivation: DerivationReport,
  k: number,
  all: readonly DerivationReport[],
): { readonly text: string | null; readonly met: boolean | null } {
  const [first] = expectations.items;
  if (first === undefined) return { text: null, met: expectations.problems.length > 0 ? false : null };
  if (expectations.problems.length > 0) return { text: first.text, met: false };
  if (expectations.items.length > 1) {
    const own = expectations.items[k];
    return own === undefined ? { text: null, met: null } : { text: own.text, met: matches(own.expectation, derivation) };
  }
  if (first.expectation.kind !== "wrong") return { text: first.text, met: matches(first.expectation, derivation) };
  const wrong = all.filter((other) => other.status === "wrong");
  if (derivation.status === "wrong") return { text: first.text, met: wrong.length === 1 && derivation.firstWrongStep === first.expectation.step };
  return { text: first.text, met: wrong.length > 0 || k > 0 ? derivation.status === "right" || derivation.status === "undecided" : false };
}

function matches(expectation: Expectation, derivation: DerivationReport): boolean {
  switch (expectation.kind) {
    case "right":
      return derivation.status === "right";
    case "wrong":
      return derivation.status === "wrong" && derivation.firstWrongStep === expectation.step;
    case "other":
      return derivation.status === expectation.status;
  }
}
