// A continuous function changes places with a limit: ln(lim E) = lim ln(E), e^{lim E} = lim e^E, whatever the limit comes to. From outside in it holds wherever the outer side has a value; from
// inside out only for functions that can be undone, for which the inner limit exists where the outer one does.

import { childrenOf, type Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { holdsLimitOrIntegral, outermost, replaceOutermost } from "./integrals-and-limits.js";
import { judge } from "./judge.js";
import { equal, type JudgeContext, type Judgement } from "./judgement.js";

/** Functions that are continuous wherever they are defined. */
const CONTINUOUS: ReadonlySet<string> = new Set(["exp", "log", "sqrt", "sin", "cos", "tan", "arctan", "sinh", "cosh", "tanh", "abs"]);
/** Those of them that a continuous function undoes. */
const UNDONE: ReadonlySet<string> = new Set(["exp", "log", "sqrt"]);

/** Equal where one side is the limit of a continuous function of what the other one applies it to the limit of; null where that is not seen. */
export function byContinuity(a: Node, b: Node, context: JudgeContext): Judgement | null {
  return takenIn(a, b, context, CONTINUOUS) ?? takenIn(b, a, context, UNDONE);
}

/** Is `limit` the limit of what `whole` is once its own limit is left out? */
function takenIn(whole: Node, limit: Node, context: JudgeContext, functions: ReadonlySet<string>): Judgement | null {
  const [inner, ...others] = outermost(whole);
  if (limit.kind !== "limit" || inner?.kind !== "limit" || inner === whole || others.length > 0) return null;
  if (inner.variable !== limit.variable || inner.point !== limit.point || inner.side !== limit.side || holdsLimitOrIntegral(inner.body) || holdsLimitOrIntegral(limit.body)) return null;
  const { arena } = context;
  const place = arena.symbol("inner\u0000limit");
  const around = replaceOutermost(arena, whole, (node) => (node === inner ? place : node));
  if (freeSymbols(around).has(inner.variable.name) || !isContinuous(around, place, functions)) return null;
  const moved = replaceOutermost(arena, whole, (node) => (node === inner ? inner.body : node));
  if (moved === limit.body) return equal({ kind: "identity", errorLog2: -1024, bound: "proven" }, []);
  const judgement = judge(moved, limit.body, { ...context, budget: 400_000 });
  return judgement.verdict === "equal" && judgement.conditions.length === 0 ? judgement : null;
}

/** Is it continuous in the place wherever it is defined, and made of these functions of it, of sums and of multiples? Only functions that are not undone have it in products and powers. */
function isContinuous(node: Node, place: Node, functions: ReadonlySet<string>): boolean {
  if (node === place) return true;
  const holding = childrenOf(node).filter((child) => someNode(child, (each) => each === place));
  if (holding.length === 0) return true;
  if (!holding.every((child) => isContinuous(child, place, functions))) return false;
  switch (node.kind) {
    case "apply":
      return node.arguments.length === 1 && functions.has(node.function);
    case "negate":
    case "add":
      return holding.length === 1;
    case "power":
      return functions === CONTINUOUS || (holding[0] === node.exponent && node.base.kind === "symbol" && node.base.name === "e");
    case "multiply":
    case "divide":
      return functions === CONTINUOUS;
    default:
      return false;
  }
}
