// Factorials for the fingerprints: those whose arguments lie integers apart are written with one of them, (n + 2)! as n!·(n + 1)·(n + 2), and binomial coefficients by
// factorials, so that what is equal by their recurrences is equal as a rational function of them (the normal form of hypergeometric terms).

import { compareRational, isInteger, subtractRational, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import type { Fingerprint } from "./algebra.js";
import { createAnalysis } from "./analysis.js";
import { fingerprintDifference } from "./fingerprint.js";
import { operandsOf, postorder } from "./graph.js";

const LARGEST = 20_000;
/** Arguments farther apart than this stay apart. */
const MOST_APART = 40n;

/** As `fingerprintDifference`, where factorials are known by their recurrence. */
export const fingerprintWithFactorials: Fingerprint = (arena, left, right, options) => {
  const rewritten = arena.hasCounting() ? withOneFactorialEach(arena, left, right) : null;
  if (rewritten === null) return fingerprintDifference(arena, left, right, options);
  const answer = fingerprintDifference(arena, rewritten.left, rewritten.right, options);
  // What a binomial coefficient is where it is 0 the factorials do not say; the points must.
  if (rewritten.isGeneric && answer.kind === "zero") return { ...answer, roots: "some", isFirm: false };
  return answer;
};

interface Rewritten {
  readonly left: Node;
  readonly right: Node;
  readonly isGeneric: boolean;
}

function withOneFactorialEach(arena: Arena, left: Node, right: Node): Rewritten | null {
  let isGeneric = false;
  const factorial = (n: Node): Node => arena.apply("factorial", [n]);
  const byFactorials = rewrite(arena, [left, right], (node) => {
    const [n, k] = node.kind === "apply" ? node.arguments : [];
    if (node.kind === "apply" && node.function === "gamma" && n !== undefined) return factorial(arena.subtract(n, arena.integer(1)));
    if (node.kind !== "apply" || node.function !== "binomial" || n === undefined || k === undefined) return node;
    isGeneric = true;
    return arena.divide(factorial(n), arena.multiply([factorial(k), factorial(arena.subtract(n, k))]));
  });
  if (byFactorials === null) return null;
  const order = postorder(byFactorials, LARGEST);
  if (order === null) return null;
  const analysis = createAnalysis(new Map());
  const lowest = new Map<string, { readonly constant: Rational; readonly argument: Node }>();
  const keyOf = (argument: Node): { readonly key: string; readonly constant: Rational } | null => {
    const form = analysis.affine(argument);
    if (form === null) return null;
    const terms = [...form.terms].map(([name, { numerator, denominator }]) => `${name} ${numerator}/${denominator}`).sort();
    const { numerator, denominator } = form.constant;
    return { key: `${terms.join(";")}|${((numerator % denominator) + denominator) % denominator}/${denominator}`, constant: form.constant };
  };
  for (const node of order) {
    const argument = argumentOfFactorial(node);
    const place = argument === null ? null : keyOf(argument);
    if (argument === null || place === null) continue;
    const known = lowest.get(place.key);
    if (known === undefined || compareRational(place.constant, known.constant) < 0) lowest.set(place.key, { constant: place.constant, argument });
  }
  const sides = rewrite(arena, byFactorials, (node, original) => {
    const argument = argumentOfFactorial(original);
    const place = argument === null ? null : keyOf(argument);
    const base = place === null ? undefined : lowest.get(place.key);
    if (place === null || base === undefined || base.argument === argument) return node;
    const distance = subtractRational(place.constant, base.constant);
    if (!isInteger(distance) || distance.numerator > MOST_APART) return node;
    const factors: Node[] = [factorial(base.argument)];
    for (let step = 1n; step <= distance.numerator; step += 1n) factors.push(arena.add([base.argument, arena.integer(step)]));
    return arena.multiply(factors);
  });
  const [first, second] = sides ?? [];
  return first === undefined || second === undefined ? null : { left: first, right: second, isGeneric };
}

function argumentOfFactorial(node: Node): Node | null {
  return node.kind === "apply" && node.function === "factorial" ? (node.arguments[0] ?? null) : null;
}

/** The roots rebuilt from below, each node through `change`; null where they are too large. */
function rewrite(arena: Arena, roots: readonly Node[], change: (rebuilt: Node, original: Node) => Node): readonly Node[] | null {
  const order = postorder(roots, LARGEST);
  if (order === null) return null;
  const made = new Map<Node, Node>();
  for (const node of order) {
    const isMoved = operandsOf(node).some((child) => made.get(child) !== child);
    made.set(node, change(isMoved ? mapChildren(arena, node, (child) => made.get(child) ?? child) : node, node));
  }
  return roots.map((root) => made.get(root) ?? root);
}
