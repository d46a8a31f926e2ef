// The derivative of entries by an entry taken for the same index only: δᵢⱼ left out of a sum, or ∂pᵢ/∂zᵢ for ∂pᵢ/∂zⱼ.

import { productOf } from "../../calculus/tidy.js";
import { occurrences } from "../../elaborate/located.js";
import type { Arena } from "../../expression/arena.js";
import type { IndexNode, Node, SymbolNode } from "../../expression/node.js";
import { mapChildren, nodesIn } from "../../expression/traverse.js";
import { differentiated, lineWith, type LineDerivative } from "../line-derivatives.js";
import { inWords } from "../wording.js";
import { madeInRule } from "./made.js";
import type { Mistake, MistakeContext, Undone } from "./mistake.js";
import { OWN, PETERSEN_PEDERSEN } from "./sources.js";

const isDelta = (node: Node): boolean => node.kind === "apply" && node.function === "kronecker";

/** The letters that number other entries of the array that is differentiated by, in what is differentiated. */
function otherLetters({ body, variable }: LineDerivative): readonly SymbolNode[] {
  const [own] = variable.kind === "index" ? variable.indices : [];
  if (variable.kind !== "index" || variable.indices.length !== 1 || own?.kind !== "symbol") return [];
  const letters = nodesIn(body).flatMap((node) => (node.kind === "index" && node.base === variable.base && node.indices[0]?.kind === "symbol" && node.indices[0] !== own ? [node.indices[0]] : []));
  return [...new Set(letters)];
}

/** The derivative by the entry with the same letter, alone or once for each entry. */
function elementwise(context: MistakeContext): { readonly letter: SymbolNode; readonly variable: IndexNode; readonly derivative: LineDerivative } | null {
  const { arena } = context;
  for (const derivative of context.derivatives) {
    const { variable } = derivative;
    if (variable.kind !== "index") continue;
    for (const letter of otherLetters(derivative)) {
      const value = differentiated(arena, { ...derivative, variable: arena.index(variable.base, [letter]) }, () => null);
      if (value === null) continue;
      const delta = arena.apply("kronecker", [letter, ...variable.indices]);
      if ([value, productOf(arena, [delta, value])].some((made) => context.isWrongLine(lineWith(arena, context.before, derivative, made)))) return { letter, variable, derivative };
    }
  }
  return null;
}

/** Sums of the wrong line with δᵢⱼ for 1 and the other letter in their entries, pᵢ (1 − pᵢ) as pᵢ (δᵢⱼ − pⱼ); or with δᵢⱼ in front of a term. */
function wholeEntries(arena: Arena, { after }: MistakeContext, letter: SymbolNode, variable: IndexNode): readonly Undone[] {
  const [other] = variable.indices;
  if (other === undefined) return [];
  const rewritten = (node: Node): Node => {
    if (node === arena.integer(1)) return arena.apply("kronecker", [letter, other]);
    if (node.kind === "index" && node.indices[0] === letter) return arena.index(node.base, [other]);
    return node.kind === "negate" ? mapChildren(arena, node, rewritten) : node;
  };
  const delta = arena.apply("kronecker", [letter, other]);
  return occurrences(after.root).flatMap(({ located: { node } }) => {
    if (node.kind !== "add") return [];
    const oneOnly = node.terms.map((_, only) => node.terms.map((term, k) => (k === only ? productOf(arena, [delta, term]) : term)));
    return [node.terms.map(rewritten), ...oneOnly].map((terms) => ({ wrong: node, right: arena.add(terms) }));
  });
}

function make(arena: Arena, { usual, links }: Parameters<Parameters<typeof madeInRule>[1]>[0]): Node | null {
  const [link] = links;
  if (isDelta(usual)) return arena.integer(1);
  return links.length === 1 && link !== undefined && isDelta(link.innerDerivative) ? link.outer : null;
}

export const deltaIgnored: Mistake = {
  name: "delta-ignored",
  rule: "chain rule",
  title: "One entry differentiated by itself, the others forgotten",
  evidence: "made",
  explain(context) {
    const { arena } = context;
    const found = elementwise(context);
    if (found !== null) {
      const { letter, variable } = found;
      const [other] = variable.indices;
      return {
        undone: { lines: [], pieces: wholeEntries(arena, context, letter, variable), isRewriting: false }, rule: "quotient rule",
        message: `This is the derivative by ${inWords(arena.index(variable.base, [letter]))} only. Each entry depends on every ${inWords(variable.base)}, so there is a value for ${inWords(letter)} = ${inWords(other ?? letter)} and another for ${inWords(letter)} ≠ ${inWords(other ?? letter)}; δ says which.`,
      };
    }
    const made = madeInRule(context, (site) => make(arena, site));
    if (made === null) return null;
    return { undone: made.undone, rule: "chain rule", message: `The derivative of one entry by another is 1 where they are the same and 0 where they are not: a factor ${inWords(deltaOf(made.site.usual) ?? made.site.usual)} is missing, and of a sum over all entries one term is left.` };
  },
  page: {
    looksLike: "∂pᵢ/∂zⱼ = pᵢ (1 - pᵢ) for a softmax; ∂/∂xⱼ Σ xᵢ² = Σ 2xᵢ.",
    why: "One thinks of one entry at a time, and the derivative by the entry of the same number is the one that is easy to see. That is the diagonal of the Jacobian, not the Jacobian.",
    howToCatch: "Use two letters, one for what is differentiated and one for what it is differentiated by, and ask what happens when they differ. Check with two entries: the probabilities of a softmax sum to 1, so their derivatives sum to 0.",
    alsoSeen: "Backpropagation through softmax and normalisation layers, where each output depends on all inputs; gradients of sums, where all terms but one vanish.",
    sources: [PETERSEN_PEDERSEN, OWN],
  },
  example: { before: "∂/∂x_j (sum_(i=1)^n x_i^2)", wrong: "sum_(i=1)^n 2x_i", right: "2x_j" },
};

/** The first δ in a node. */
const deltaOf = (node: Node): Node | null => nodesIn(node).find(isDelta) ?? null;
