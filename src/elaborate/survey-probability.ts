// Which letters of a document are densities or laws, and which stand for events: `p(x | z)`, `f_X(x)`, `x \sim q`, `\sum_x p(x)` make p, f and q densities, `P(A \cap B)` makes A and B events.

import { partsOf, type SequenceItem, type Syntax } from "../syntax/math-tree.js";
import { lettersBelow, plainName } from "./syntax-names.js";

const NO_DENSITY = /^(?:E|V|P|Pr|Var|Cov|Corr|SD|var|cov|H|I|D|KL|N|L|d|e|Prob|𝔼|ℙ|𝕍|𝒩)$/u;
const PROBABILITY = /^(?:P|Pr|Prob|ℙ|𝐏|𝖯)$/u;
const MARGINAL = /^[fFpqgm]$/;

export interface ProbabilityNames {
  readonly densities: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

/** Looks through everything that was read; where the words are of probabilities, `\sum_x p(x)` sums those of all x. */
export function probabilityNames(pieces: readonly Syntax[], isAboutChance: boolean): ProbabilityNames {
  const densities = new Set<string>();
  const events = new Set<string>();
  /** p and q before a bracket. */
  const applied = new Set<string>();
  const arities = new Map<string, Set<number>>();
  let conditions = false;
  /** Letters below sums that say no bounds: the x of `\sum_x p(x)`. */
  const summed = new Set<string>();
  const argumentsOfAll = new Map<string, Set<string>>();
  const argumentsOf = (name: string): Set<string> => {
    const known = argumentsOfAll.get(name) ?? new Set<string>();
    argumentsOfAll.set(name, known);
    return known;
  };
  const addDensity = (name: string | null): void => {
    if (name !== null && /^(?:\p{L}\p{M}*|\p{L}{1,4})$/u.test(name) && !NO_DENSITY.test(name)) densities.add(name);
  };
  const headName = (syntax: Syntax): string | null => {
    const [first] = syntax.kind === "sequence" ? syntax.items : [];
    const head = first === undefined ? syntax : first.kind === "operand" ? first.operand : null;
    return head === null ? null : plainName(head.kind === "script" ? head.base : head);
  };
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === "group") {
      for (const { sides, relations } of syntax.items) {
        relations.forEach(({ sign }, k) => {
          const drawn = sides[k + 1];
          if (sign === "∼" && drawn) addDensity(headName(drawn));
        });
      }
    }
    if (syntax.kind === "sequence") {
      syntax.items.forEach((item, k) => {
        const next = syntax.items[k + 1];
        if (item.kind === "operator" || next?.kind !== "operand" || next.operand.kind !== "group" || next.operand.bracket !== "(") return;
        const head = item.operand.kind === "script" ? item.operand.base : item.operand;
        const stem = plainName(head);
        if (stem === null) return;
        const group = next.operand;
        if (/^[pq]$/.test(stem)) {
          applied.add(stem);
          arities.set(stem, (arities.get(stem) ?? new Set<number>()).add(group.items.length));
          for (const { sides } of group.items) for (const side of sides) if (side !== null) argumentsOf(stem).add(plainName(side) ?? "");
        }
        if (PROBABILITY.test(stem) && holdsBar(group)) {
          conditions = true;
          densities.add(stem);
        }
        if (PROBABILITY.test(stem)) addEvents(group, events);
        else if (holdsBar(group)) addDensity(stem);
        else if (item.operand.kind === "script" && item.operand.sub !== null && MARGINAL.test(stem) && isCapitals(item.operand.sub)) addDensity(stem);
      });
    }
    if (syntax.kind === "bigOperator" && syntax.operator === "sum" && syntax.lower !== null && syntax.upper === null && syntax.lower.relations.every(({ sign }) => sign === "∈")) for (const letter of lettersBelow(syntax.lower)) summed.add(letter);
    partsOf(syntax).forEach(visit);
  };
  pieces.forEach(visit);
  // `\sum_x \sum_y p(x, y) \log p(x)`: one letter for the probabilities of one quantity and of two.
  for (const [name, letters] of argumentsOfAll) if ((arities.get(name)?.size ?? 0) > 1 && [...letters].some((letter) => summed.has(letter))) densities.add(name);
  // Summed over all values of x, p(x) is the probability of each.
  if (isAboutChance) for (const [name, letters] of argumentsOfAll) if ([...letters].some((letter) => summed.has(letter))) densities.add(name);
  // Beside a density p, `q(z)` is one too.
  if (densities.size > 0 || conditions) for (const name of applied) densities.add(name);
  return { densities, events };
}

const isBar = (item: SequenceItem): boolean => item.kind === "operator" && item.sign === "∣";

function holdsBar(group: Syntax & { kind: "group" }): boolean {
  return group.items.some(({ sides }) => sides.some((side) => side?.kind === "sequence" && side.items.some(isBar)));
}

function isCapitals(sub: Syntax): boolean {
  const name = plainName(sub);
  if (name !== null) return /^\p{Lu}$/u.test(name);
  if (sub.kind === "group" && sub.bracket === "brace") return sub.items.every(({ sides }) => sides.every((side) => side !== null && isCapitals(side)));
  return sub.kind === "sequence" && sub.items.every((item) => (item.kind === "operator" ? item.sign === "∣" : isCapitals(item.operand)));
}

function addEvents(group: Syntax, events: Set<string>): void {
  const name = plainName(group);
  if (name !== null && /^\p{Lu}$/u.test(name)) events.add(name);
  if (group.kind === "group") {
    for (const { sides, relations } of group.items) if (relations.length === 0) for (const side of sides) if (side !== null) addEvents(side, events);
  } else if (group.kind === "sequence") {
    for (const item of group.items) if (item.kind === "operand") addEvents(item.operand, events);
  } else if (group.kind === "script") addEvents(group.base, events);
}
