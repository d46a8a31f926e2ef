// μ and σ beside expectations: `μ_X` is usually E(X), `σ²` usually Var(X) of the one quantity that is spoken of, and `D_X` usually X − E(X). Taken so, a move may hold; the meaning is then a condition
// that is said.

import type { Quantities } from "../../calculus/probability/quantities.js";
import { baseName, quantityKey } from "../../calculus/probability/quantities.js";
import type { Arena } from "../../expression/arena.js";
import type { Definitions } from "../../expression/definition.js";
import type { Node } from "../../expression/node.js";
import { freeSymbols, nodesIn } from "../../expression/traverse.js";
import { LAW } from "../../functions/probability-operations.js";

export interface MomentMeaning {
  readonly meanings: ReadonlyMap<Node, Node>;
  readonly text: string;
}

const MOMENTS: ReadonlyMap<string, "expectation" | "standardDeviation"> = new Map([["μ", "expectation"], ["σ", "standardDeviation"]]);
const WORDS = { expectation: "E", standardDeviation: "SD" } as const;

/** What the letters for means and deviations of the two sides may stand for; none where there are none, or where it cannot be told of what. */
export function momentMeanings(arena: Arena, definitions: Definitions, { random }: Quantities, before: Node, after: Node): readonly MomentMeaning[] {
  const nodes = [...nodesIn(before), ...nodesIn(after)];
  const { found: written, defined } = quantitiesBelow(arena, definitions, random, nodes);
  const quantities = [...new Set(written)].filter((node) => node.kind === "index" || !written.some((other) => other.kind === "index" && other.base === node));
  const law = arena.apply(LAW, [arena.integer(0)]);
  const found: MomentMeaning[] = [];
  for (const named of defined.length === 0 ? [quantities] : [quantities, [...defined, ...quantities]]) {
    const meanings = new Map<Node, Node>();
    const texts: string[] = [];
    for (const node of new Set(nodes)) {
      const name = baseName(node);
      const deviating = deviationOf(node, definitions, quantities);
      if (deviating !== null) {
        meanings.set(node, arena.subtract(deviating, arena.apply("expectation", [deviating, law])));
        texts.push(`${spelled(node)} = ${spelled(deviating)} − E(${spelled(deviating)})`);
        continue;
      }
      const [, letter, subscript] = name === null ? [] : (/^([μσ])(?:_(.+))?$/u.exec(name) ?? []);
      const moment = letter === undefined ? undefined : MOMENTS.get(letter);
      if (moment === undefined || random.has(name ?? "") || (node.kind === "symbol" && nodes.some((other) => other.kind === "index" && other.base === node))) continue;
      const subject = subjectOf(node, subscript ?? null, subscript === undefined ? quantities : named);
      if (subject === null) continue;
      meanings.set(node, arena.apply(moment, [subject, law]));
      texts.push(`${spelled(node)} = ${WORDS[moment]}(${spelled(subject)})`);
    }
    if (meanings.size > 0) found.push({ meanings, text: texts.sort().join(", ") });
  }
  return found;
}

/** `D_X` beside X, where the text defines no D: the quantity whose deviation from its mean it is. */
function deviationOf(node: Node, definitions: Definitions, quantities: readonly Node[]): Node | null {
  const subscript = node.kind === "symbol" && !definitions.has(node.name) ? /^D_(.+)$/u.exec(node.name)?.[1] : undefined;
  return subscript === undefined ? null : (quantities.find((each) => each !== node && spelled(each) === subscript) ?? null);
}

/** The random quantities among these nodes; of one that is defined by others, `S_n = \sum_k X_k`, those, and itself apart. */
function quantitiesBelow(arena: Arena, definitions: Definitions, random: ReadonlySet<string>, nodes: readonly Node[]): { readonly found: readonly Node[]; readonly defined: readonly Node[] } {
  const found: Node[] = [];
  const defined: Node[] = [];
  const seen = new Set<string>();
  const collect = (list: readonly Node[], isInside: boolean): void => {
    const bound = new Set(list.flatMap((node) => (node.kind === "sum" || node.kind === "product" ? [node.index] : [])));
    for (const node of list) {
      const name = node.kind === "symbol" || node.kind === "index" ? baseName(node) : null;
      if (name === null || !random.has(name)) continue;
      const definition = definitions.get(name);
      const isMade = definition !== undefined && [...nodesIn(definition.body)].some((each) => random.has(baseName(each) ?? ""));
      if (isMade && !isInside) defined.push(node);
      if (!isMade) found.push(node.kind === "index" && isInside && node.indices.some((index) => [...bound].some((letter) => freeSymbols(index).has(letter.name))) ? arena.index(node.base, node.indices.map(() => arena.integer(1))) : node);
      else if (!seen.has(name)) {
        seen.add(name);
        collect([...nodesIn(definition.body)], true);
      }
    }
  };
  collect(nodes, false);
  return { found, defined };
}

/** The quantity that a moment belongs to: by its subscript, by its index, or the only one there is. */
function subjectOf(moment: Node, subscript: string | null, quantities: readonly Node[]): Node | null {
  if (subscript !== null) {
    const named = quantities.find((node) => baseName(node) !== null && quantityKey(spelled(node)) === quantityKey(subscript));
    // `μ_t` beside `X_t`.
    const alike = quantities.filter((node) => node.kind === "symbol" && node.name.endsWith(`_${subscript}`));
    return named ?? (alike.length === 1 ? (alike[0] ?? null) : null);
  }
  if (moment.kind === "index") {
    const own = quantities.filter((node) => node.kind === "index" && node.indices.length === moment.indices.length && node.indices.every((index, k) => index === moment.indices[k]));
    const byIndex = quantities.filter((node) => moment.indices.length === 1 && moment.indices[0] !== undefined && node === moment.indices[0]);
    // σ_n beside the only family there is.
    const [first] = quantities;
    const family = first?.kind === "index" && quantities.every((node) => node.kind === "index" && node.base === first.base && node.indices.every(({ kind }) => kind === "number")) ? first : undefined;
    return own[0] ?? byIndex[0] ?? family ?? null;
  }
  const [only] = quantities;
  // What has the index n is usually made of n others, whose moments are meant.
  if (only?.kind === "index" && only.indices.some((index) => index.kind === "symbol" && /^[nN]$/.test(index.name))) return null;
  return quantities.length === 1 && only !== undefined ? only : quantities.every((node) => baseName(node) === baseName(quantities[0] ?? node)) ? (only ?? null) : null;
}

function spelled(node: Node): string {
  return node.kind === "symbol" ? node.name : node.kind === "index" ? `${node.base.name}_${node.indices.map((index) => (index.kind === "number" ? String(index.value.numerator) : (baseName(index) ?? "…"))).join("")}` : "";
}
