// Equations in expectations and probabilities, `E(T) = 1 + (1 - p) E(T) ⇒ p E(T) = 1 ⇒ E(T) = 1/p`: each expectation is an unknown number, the same one wherever the same thing stands. What follows
// from the rows before whatever these numbers are follows; that something does not follow is not shown like this, since expectations have laws of their own.

import type { Arena } from "../../expression/arena.js";
import { mapFormula, relationFormula, relationsIn, type Formula } from "../../expression/formula.js";
import { childrenOf, type Node } from "../../expression/node.js";
import { bindsVariable, boundNameOf, freeSymbols, nodesIn, someNode, substitute } from "../../expression/traverse.js";
import { isProbabilityKernel } from "../../functions/probability-operations.js";
import { printUnicode } from "../../notation/unicode.js";
import type { TensorJudge } from "../tensors/judge-tensors.js";
import type { StatementJudge, StatementLine, StatementOutcome } from "./outcome.js";

/** More unknown numbers than these are not told apart. */
const MOST_UNKNOWNS = 12;
/** Conditions of other kinds say more than that something may be divided by. */
const IS_DOMAIN = /[≠<>≥≤]/;

export interface EquationsInKernels {
  give(formula: Formula): void;
  /** The outcome of a line that follows so, else the one it has. */
  judge(line: StatementLine, outcome: StatementOutcome): StatementOutcome;
}

/** Judges the rows of one derivation by `numbers`, with unknown numbers for expectations and probabilities. */
export function createEquationsInKernels(arena: Arena, tensors: TensorJudge, numbers: StatementJudge): EquationsInKernels {
  const unknowns = new Map<Node, Node>();
  let held = false;

  const withUnknowns = (formula: Formula): Formula =>
    mapFormula(formula, (relation) => {
      const made = unknownsFor(relation);
      if (made === null) return { kind: "unknown", reason: "not an equation between numbers" };
      const after = substitute(arena, relation, made);
      return after.kind === "relation" && [after.left, after.right].every((side) => tensors.asNumber(side) !== null && !tensors.isTensor(side)) ? relationFormula(after) : { kind: "unknown", reason: "not an equation between numbers" };
    });

  /** The unknown numbers for what stands in it; null where one is no number, or changes with a letter that is bound around it. */
  function unknownsFor(root: Node): ReadonlyMap<Node, Node> | null {
    const kernels = outermost(root);
    const bound = [...nodesIn(root)].flatMap((node) => (bindsVariable(node) && !isWithin(node, kernels) ? [boundNameOf(node).name] : []));
    if (kernels.some((kernel) => tensors.isTensor(kernel) || bound.some((name) => freeSymbols(kernel).has(name)))) return null;
    for (const kernel of kernels) if (!unknowns.has(kernel)) unknowns.set(kernel, arena.symbol(`⟪${unknowns.size + 1}⟫`));
    held ||= kernels.length > 0;
    return unknowns.size > MOST_UNKNOWNS ? null : unknowns;
  }

  const named = (text: string): string => text.replace(/⟪\d+⟫/g, (name) => {
    const [kernel] = [...unknowns].find(([, symbol]) => symbol.kind === "symbol" && symbol.name === name) ?? [];
    return kernel === undefined ? name : printUnicode(kernel);
  });

  return {
    give(formula) {
      numbers.give(withUnknowns(formula));
    },
    judge(line, outcome) {
      const formula = withUnknowns(line.formula);
      const own = numbers.judge({ ...line, formula, later: [], said: [], conditions: line.conditions.filter((condition) => !someNode(condition, isProbabilityKernel) && !tensors.concerns(condition)) });
      const isEquation = relationsIn(formula).every(({ operator }) => operator === "=");
      const follows = held && isEquation && own.verdict === "equal" && own.remark === undefined && own.conditions.every(({ text }) => IS_DOMAIN.test(text));
      // What is laid down holds beside the rows before.
      if (!follows && outcome.verdict === "given") numbers.doubt();
      return follows && (outcome.verdict === "given" || outcome.verdict === "undecided") ? { ...own, conditions: own.conditions.map((condition) => ({ ...condition, text: named(condition.text) })) } : outcome;
    },
  };
}

/** The expectations and probabilities in it that stand in no other. */
function outermost(root: Node): readonly Node[] {
  return isProbabilityKernel(root) ? [root] : [...new Set(childrenOf(root).flatMap(outermost))];
}

const isWithin = (node: Node, kernels: readonly Node[]): boolean => kernels.some((kernel) => someNode(kernel, (each) => each === node));
