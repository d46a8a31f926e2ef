// Which names of a derivation are random quantities and which letters are values of them. By convention capitals are random inside an expectation, and a small letter where no capital
// stands; `x` is a value of `X`, and so is `k` in `P(X = k)`.

import type { Definitions } from "../../expression/definition.js";
import { childrenOf, type Node } from "../../expression/node.js";
import { boundNameOf, bindsVariable, freeSymbols, someNode } from "../../expression/traverse.js";
import { eventOperations, isProbabilityKernel, kernelParts } from "../../functions/probability-operations.js";

/** What is random inside an expectation: capitals where there are any, those and what stands alone in one, or every letter. */
export type Randomness = "capitals" | "alone" | "everything";

export interface Quantities {
  /** Names that vary inside expectations and in events. */
  readonly random: ReadonlySet<string>;
  /** Names whose value is one of a quantity's: the random ones, and those that stand bare in probabilities or are drawn from a law. */
  readonly valued: ReadonlySet<string>;
  /** `k` of `P(X = k)`: the quantity whose value it is. */
  readonly ties: ReadonlyMap<string, string>;
  /** Quantities that take whole numbers, with the first one. */
  readonly counts: ReadonlyMap<string, number>;
  /** Names that only stand bare in probabilities: events that happen or do not, or values of a quantity that nothing is worked out with. */
  readonly events: ReadonlySet<string>;
  /** Letters that count how many values a quantity takes, `n` of `\sum_{k=0}^n P(X = k)`: the quantity. */
  readonly lasts: ReadonlyMap<string, string>;
}

/** The name of a quantity with its decorations, whatever its index; null for anything but a name. */
export function baseName(node: Node): string | null {
  return node.kind === "symbol" ? node.name : node.kind === "index" ? node.base.name : null;
}

/** `x` and `X` are one quantity and its value. */
export const quantityKey = (spelled: string): string => spelled.toLowerCase();

const isCapital = (name: string): boolean => /^\p{Lu}/u.test(name.normalize("NFD")) || /\u0302/u.test(name.normalize("NFD"));
const COUNTS = /^[NTMKL]$/;

/** Looks through the lines of a derivation, and through what their names are defined by; constants are random only where an expectation is of one by itself. */
export function quantitiesIn(roots: readonly Node[], definitions: Definitions, randomness: Randomness, constants: ReadonlySet<string>): Quantities {
  const random = new Set<string>();
  const valued = new Set<string>();
  const ties = new Map<string, string>();
  const counts = new Map<string, number>();
  const lasts = new Map<string, string>();
  const alone = new Set<string>();
  const subjects: (readonly string[])[] = [];

  /** The names in an expression that stand in no kernel of their own, through definitions. */
  function namesOutside(root: Node): readonly string[] {
    const found = new Set<string>();
    const seen = new Set<Node>();
    const visit = (node: Node, bound: ReadonlySet<string>): void => {
      if (seen.has(node) && bound.size === 0) return;
      seen.add(node);
      if (isProbabilityKernel(node)) {
        // What is given stands for its present value: E(E(X | Y)) averages over Y.
        for (const given of kernelParts(node).given) if (given.kind !== "relation") visit(given, bound);
        return;
      }
      if (node.kind === "index") {
        const definition = definitions.get(node.base.name);
        const isNew = !found.has(node.base.name);
        found.add(node.base.name);
        if (isNew && definition?.indexParameters.length === node.indices.length) visit(definition.body, new Set([...bound, ...definition.indexParameters.map(({ name }) => name)]));
        return;
      }
      if (node.kind === "symbol") {
        if (bound.has(node.name)) return;
        const definition = definitions.get(node.name);
        if (definition === undefined) found.add(node.name);
        else if (!found.has(node.name)) {
          found.add(node.name);
          visit(definition.body, bound);
        }
        return;
      }
      if (node.kind === "call") {
        node.arguments.forEach((argument) => visit(argument, bound));
        return;
      }
      const inner = bindsVariable(node) ? new Set([...bound, boundNameOf(node).name]) : bound;
      childrenOf(node).forEach((child) => visit(child, inner));
    };
    visit(root, new Set());
    return [...found].filter((name) => name !== "e" && name !== "π" && name !== "∞");
  }

  function event(node: Node): void {
    if (node.kind === "relation") {
      const [left, right] = [baseName(node.left), baseName(node.right)];
      const names = [...namesOutside(node.left), ...namesOutside(node.right)];
      const capitals = names.filter((name) => isCapital(name) && (!COUNTS.test(name) || name === left || name === right));
      const own = capitals.length > 0 ? capitals : left !== null ? [left] : right !== null ? [right] : names;
      for (const name of own) {
        random.add(name);
        valued.add(name);
      }
      const [quantity, value] = left !== null && own.includes(left) ? [left, node.right] : right !== null && own.includes(right) ? [right, node.left] : [null, null];
      if (quantity === null || value === null) return;
      if (value.kind === "symbol" && !own.includes(value.name)) {
        if (!ties.has(value.name)) ties.set(value.name, quantity);
        valued.add(value.name);
      }
      if (value.kind === "number" && value.value.denominator === 1n) counts.set(quantityKey(quantity), Math.min(counts.get(quantityKey(quantity)) ?? 0, Number(value.value.numerator)));
      return;
    }
    if (node.kind === "product") return event(node.body);
    const name = baseName(node);
    if (name !== null) valued.add(name);
    else if (node.kind === "apply" && eventOperations.has(node.function)) node.arguments.forEach(event);
  }

  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (isProbabilityKernel(node)) {
      const { names, given, subjects: own } = kernelParts(node);
      for (const each of names) {
        const name = baseName(each);
        if (name !== null) valued.add(name);
      }
      given.forEach(event);
      if (node.function === "probability") own.forEach(event);
      else if (names.length === 0) {
        for (const subject of own) {
          const name = baseName(subject);
          if (name !== null) alone.add(name);
          subjects.push(namesOutside(subject));
        }
      }
    }
    childrenOf(node).forEach(visit);
  };
  const reachable = [...roots];
  const reached = new Set<string>();
  for (const root of reachable) {
    visit(root);
    for (const name of freeSymbols(root)) {
      const body = definitions.get(name)?.body;
      if (body === undefined || reached.has(name)) continue;
      reached.add(name);
      reachable.push(body);
    }
  }

  const capitalsOf = (names: readonly string[]): readonly string[] => names.filter((name) => isCapital(name) && (!COUNTS.test(name) || alone.has(name)));
  const haveCapitals = subjects.some((names) => capitalsOf(names).some((name) => !constants.has(name) || alone.has(name)));
  for (const all of subjects) {
    const names = all.filter((name) => !constants.has(name) || alone.has(name));
    const capitals = capitalsOf(names);
    const lone = names.filter((name) => alone.has(name));
    const usual = haveCapitals && randomness === "capitals" ? capitals : [...capitals, ...lone];
    const own = randomness === "everything" ? names : usual.length === 0 && !haveCapitals ? withoutMoments(names) : usual;
    for (const name of own) {
      random.add(name);
      valued.add(name);
    }
  }
  // A letter that is summed or integrated over is a value of the quantity of its name; what it counts over is one more.
  const keys = new Set([...valued].map(quantityKey));
  for (const root of reachable) {
    someNode(root, (node) => {
      if (node.kind !== "sum" && node.kind !== "product" && node.kind !== "integral") return false;
      const { name } = node.kind === "integral" ? node.variable : node.index;
      // The i of `\\sum_i E(I_i)` counts members.
      const tied = ties.get(name) ?? (keys.has(quantityKey(name)) && !(node.kind !== "integral" && isIndexIn(node.body, name)) ? name : null);
      if (tied === null) return false;
      valued.add(name);
      if (node.kind === "integral") return false;
      if (node.lower?.kind === "number" && node.lower.value.denominator === 1n) counts.set(quantityKey(tied), Math.max(0, Number(node.lower.value.numerator)));
      if (node.upper?.kind === "symbol" && node.upper.name !== "∞") lasts.set(node.upper.name, tied);
      return false;
    });
  }
  const bound = new Set(reachable.flatMap((root) => boundNames(root)));
  const others = new Set([...random, ...ties.keys(), ...bound].map(quantityKey));
  const events = new Set([...valued].map(quantityKey).filter((key) => !others.has(key)));
  return { random, valued, ties, counts, events, lasts };
}

/** The names without those of means and deviations, where there are others: μ of E((x − μ)²). */
function withoutMoments(names: readonly string[]): readonly string[] {
  const others = names.filter((name) => !/^[μσ](?:_|$)/u.test(name));
  return others.length === 0 ? names : others;
}

/** Does the letter count members of something, as the i of `x_i`? */
const isIndexIn = (root: Node, letter: string): boolean => someNode(root, (node) => node.kind === "index" && node.indices.some((index) => freeSymbols(index).has(letter)));

function boundNames(root: Node): readonly string[] {
  const found: string[] = [];
  someNode(root, (node) => {
    if (node.kind === "sum" || node.kind === "product" || node.kind === "integral") found.push((node.kind === "integral" ? node.variable : node.index).name);
    return false;
  });
  return found;
}
