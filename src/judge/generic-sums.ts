// Identities between sums that hold for every size, found without writing the sums out. A sum over i is a linear functional of its summand, so an
// equation that holds for Σ_r w_r·f(i_r) with symbols w_r and i_r holds for Σ_i f(i) of any length; and an equation whose difference does not change from n - 1
// to n holds for all n as soon as it holds for one.

import type { Node, SymbolNode } from "../expression/node.js";
import { mapChildren, substitute } from "../expression/traverse.js";
import { fingerprintDifference } from "./fingerprint.js";
import { operandsOf, postorder } from "./graph.js";
import type { JudgeContext } from "./judgement.js";
import type { Plan } from "./plan.js";
import type { Work } from "./work.js";

const POINTS = 3;
const LARGEST = 4000;

type BigNode = Node & { readonly kind: "sum" | "product" };
const isBig = (node: Node): node is BigNode => node.kind === "sum" || node.kind === "product";

/** Is a = b shown for all sizes and all values of free subscripts, wherever both are defined? */
export function holdsForAllSizes(planned: Plan, a: Node, b: Node, context: JudgeContext, work: Work): boolean {
  const order = postorder([a, b], LARGEST);
  if (order === null || !order.some(isBig)) return false;
  return termwise(planned, a, b, order, context, work) || byInduction(planned, a, b, order, context, work);
}

function isZero(a: Node, b: Node, integers: ReadonlySet<string>, context: JudgeContext, work: Work): boolean {
  const before = Math.min(400_000, Math.max(0, work.left));
  const answer = fingerprintDifference(context.arena, a, b, { trials: 3, seed: 0x5e3d, integers, workBudget: before });
  work.spend(2000);
  return answer.kind === "zero" && answer.roots === "any" && answer.isFirm;
}

/** Both sides with every sum replaced by three weighted terms at symbolic indices. */
function termwise(planned: Plan, a: Node, b: Node, order: readonly Node[], context: JudgeContext, work: Work): boolean {
  const { arena } = context;
  if (order.some((node) => node.kind === "product" || (node.kind === "apply" && node.function === "kronecker"))) return false;
  const integers = new Set(context.integers);
  const ranges = new Map<string, readonly { readonly index: SymbolNode; readonly weight: SymbolNode }[]>();
  let budget = LARGEST;
  const pointsOf = (key: string): readonly { readonly index: SymbolNode; readonly weight: SymbolNode }[] => {
    const known = ranges.get(key);
    if (known !== undefined) return known;
    const made = Array.from({ length: POINTS }, (_, r) => {
      const index = arena.symbol(`\u0000i${ranges.size}.${r}`);
      integers.add(index.name);
      return { index, weight: arena.symbol(`\u0000w${ranges.size}.${r}`) };
    });
    ranges.set(key, made);
    return made;
  };
  function rewritten(node: Node, values: ReadonlyMap<string, Node>, memo: Map<Node, Node>, depth: number): Node | null {
    const known = memo.get(node);
    if (known !== undefined) return known;
    budget -= 1;
    if (budget < 0 || depth > 200) return null;
    let made: Node | null;
    if (node.kind === "symbol") made = values.get(node.name) ?? node;
    else if (node.kind === "sum") {
      const lower = node.lower ?? planned.expansion.impliedBound(node, "lower");
      const upper = node.upper ?? planned.expansion.impliedBound(node, "upper");
      if (lower === null || upper === null || values.has(node.index.name)) return null;
      const inside = postorder([lower, upper], LARGEST) ?? [];
      if (inside.some((each) => each.kind === "symbol" && values.has(each.name))) return null;
      const terms: Node[] = [];
      for (const { index, weight } of pointsOf(`${lower.id},${upper.id}`)) {
        const term = rewritten(node.body, new Map([...values, [node.index.name, index]]), new Map(), depth + 1);
        if (term === null) return null;
        terms.push(arena.multiply([weight, term]));
      }
      made = arena.add(terms);
    } else {
      let failed = false;
      const children = new Map<Node, Node>();
      for (const child of operandsOf(node)) {
        const each = rewritten(child, values, memo, depth + 1);
        if (each === null) failed = true;
        else children.set(child, each);
      }
      made = failed ? null : mapChildren(arena, node, (child) => children.get(child) ?? child);
    }
    if (made !== null) memo.set(node, made);
    return made;
  }
  const left = rewritten(a, new Map(), new Map(), 0);
  const right = left === null ? null : rewritten(b, new Map(), new Map(), 0);
  return left !== null && right !== null && isZero(left, right, integers, context, work);
}

/** Σ_{k=a}^{n} f(k) grows by f(n): is the difference of the sides at n the same as at n - 1? The instances show that it is 0 at some n. */
function byInduction(planned: Plan, a: Node, b: Node, order: readonly Node[], context: JudgeContext, work: Work): boolean {
  const { arena } = context;
  const [size] = planned.sizes;
  if (size === undefined || planned.sizes.length !== 1 || planned.letters.length > 0) return false;
  if (order.some((node) => node.kind === "index" || node.kind === "call" || (node.kind === "apply" && node.function === "kronecker"))) return false;
  const n = arena.symbol(size);
  const before = arena.subtract(n, arena.integer(1));
  const now = new Map<Node, Node>();
  const then = new Map<Node, Node>();
  for (const big of order.filter(isBig)) {
    const inBody = postorder([big.body], LARGEST) ?? [];
    if (big.upper !== n || big.lower === null || big.lower.kind !== "number" || inBody.some((each) => isBig(each) || each === n)) return false;
    const whole = arena.symbol(`\u0000T${now.size}`);
    const last = substitute(arena, big.body, new Map<Node, Node>([[big.index, n]]));
    now.set(big, whole);
    then.set(big, big.kind === "sum" ? arena.subtract(whole, last) : arena.divide(whole, last));
  }
  const difference = arena.subtract(a, b);
  const atSize = substitute(arena, difference, now);
  // Sums first, since n stands in their bounds.
  const shifted = new Map<Node, Node>();
  const placeholders = new Map<Node, Node>([...now.values()].map((symbol, position) => [symbol, [...then.values()][position] ?? symbol]));
  shifted.set(n, before);
  const earlier = substitute(arena, substitute(arena, atSize, shifted), placeholders);
  return isZero(atSize, earlier, new Set([...context.integers, size]), context, work);
}
