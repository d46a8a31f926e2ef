// How many entries a vector of ones has that nothing says it of: in the mean `\frac1n \mathbf{1}^\top x` and the averaging matrix `\frac1n \mathbf{1}\mathbf{1}^\top` it has n of them.

import type { Size, Sizes } from "../../calculus/tensors/sizes.js";
import type { NameShapes } from "../../calculus/tensors/evaluator.js";
import { childrenOf, type Node } from "../../expression/node.js";
import { someNode } from "../../expression/traverse.js";

/** A vector of ones by its place, with the letter that its mean is divided by. */
export interface Average {
  readonly place: string;
  readonly letter: string;
}

/** The means in expressions. */
export function averagesIn(roots: readonly Node[]): readonly Average[] {
  const found: Average[] = [];
  const seen = new Set<Node>(roots);
  for (const node of seen) {
    const [above, below] = [factorsAbove(node), lettersBelow(node)];
    const [letter, ...others] = below;
    if (letter !== undefined && others.length === 0) for (const place of above.flatMap(onesIn)) found.push({ place, letter });
    for (const child of childrenOf(node)) seen.add(child);
  }
  return found;
}

/** Takes in what means say of sizes that are not known otherwise; where all are by one letter, also of ones beside them that no name shares its size with. */
export function learnAverages(averages: readonly Average[], sizes: Sizes, { ranges, shapes }: NameShapes): void {
  const isOpen = (size: Size): boolean => sizes.labelOf(size) === null && sizes.combinationOf(size) === null;
  for (const { place, letter } of averages) {
    const size = ranges.get(place);
    if (size !== undefined && isOpen(size)) sizes.unify(size, sizes.named(letter));
  }
  const [only, ...others] = new Set(averages.map(({ letter }) => letter));
  if (only === undefined || others.length > 0) return;
  const named = new Set([...shapes.values()].flatMap(({ rows, columns }) => [sizes.find(rows), sizes.find(columns)]));
  for (const [key, size] of ranges) if (key.startsWith("place/") && isOpen(size) && !named.has(sizes.find(size))) sizes.unify(size, sizes.named(only));
}

/**
 * Takes in that ones of which nothing says how many they are, as in `\mathbf{1}^\top\mathbf{1}`, are as many as those beside them, where these all are equally many; true where it stays open
 * how many those of the expressions are.
 */
export function learnOnes(roots: readonly Node[], sizes: Sizes, { ranges, shapes }: NameShapes): boolean {
  const named = new Set([...shapes.values()].flatMap(({ rows, columns }) => [sizes.find(rows), sizes.find(columns)]));
  const places = [...ranges].filter(([key]) => key.startsWith("place/"));
  const isLoose = (size: Size): boolean => sizes.labelOf(size) === null && sizes.combinationOf(size) === null && !named.has(sizes.find(size));
  const loose = places.filter(([, size]) => isLoose(size));
  if (loose.length === 0) return false;
  const [only, ...others] = new Set(places.flatMap(([, size]) => (isLoose(size) || sizes.find(size) === sizes.one ? [] : [sizes.find(size)])));
  if (only !== undefined && others.length === 0) {
    for (const [, size] of loose) sizes.unify(size, only);
    return false;
  }
  const own = new Set(roots.flatMap((root) => placesIn(root)));
  return loose.some(([key]) => own.has(key));
}

function placesIn(root: Node): readonly string[] {
  const found: string[] = [];
  someNode(root, (node) => {
    const [size] = node.kind === "apply" && (node.function === "ones" || node.function === "identity") ? node.arguments : [];
    if (size?.kind === "number" && size.value.numerator < 0n) found.push(`place/${size.value.numerator}`);
    return false;
  });
  return found;
}

function factorsAbove(node: Node): readonly Node[] {
  if (node.kind === "multiply") return node.factors.flatMap(factorsAbove);
  return node.kind === "divide" ? factorsAbove(node.numerator) : [node];
}

/** The letters that a product is divided by; a power of one counts twice, and whatever else stands below too. */
function lettersBelow(node: Node): readonly string[] {
  if (node.kind === "multiply") return node.factors.flatMap(lettersBelow);
  if (node.kind !== "divide") return [];
  const { numerator, denominator } = node;
  return [...lettersBelow(numerator), ...(denominator.kind === "symbol" && /^[a-zA-Z]$/.test(denominator.name) ? [denominator.name] : ["", ""])];
}

/** The place of `\mathbf{1}` or `\mathbf{1}^\top`, where its size is not written. */
function onesIn(node: Node): readonly string[] {
  if (node.kind !== "apply") return [];
  const [argument] = node.arguments;
  if (node.function === "transpose") return argument === undefined ? [] : onesIn(argument);
  return node.function === "ones" && argument?.kind === "number" && argument.value.numerator < 0n ? [`place/${argument.value.numerator}`] : [];
}
