// What can be told about a number or a generic expression: whether it is zero (by the judge), which sign it has (by enclosures, or by what is assumed).

import { createBallArithmetic } from "../arithmetic/ball.js";
import { intervalArithmetic } from "../arithmetic/interval.js";
import type { Node, RelationNode } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import type { Certainty } from "../model/report.js";
import { createAnalysis, Sign } from "./analysis.js";
import type { Oracle } from "./coefficients.js";
import { enclose, isConstant } from "./constants.js";
import { rangesOf } from "./domain.js";
import { judge } from "./judge.js";
import type { JudgeContext } from "./judgement.js";

/** Work units for one question. */
const BUDGET = 400_000;

/** An oracle that keeps what its answers rest on. */
export interface JudgeOracle extends Oracle {
  /** The certainties of all zeros that were not plain numbers. */
  readonly certainties: readonly Certainty[];
}

export function createOracle(context: JudgeContext): JudgeOracle {
  const { arena } = context;
  const zeros = new Map<Node, boolean | null>();
  const certainties: Certainty[] = [];
  const relations = context.assumptions.filter((node): node is RelationNode => node.kind === "relation");
  const plain = createAnalysis(new Map());
  const analysis = relations.length === 0 ? plain : createAnalysis(rangesOf(plain, arena, relations, new Map()));
  const balls = createBallArithmetic(256);

  function findZero(node: Node): boolean | null {
    const literal = rationalValue(node);
    if (literal !== null) return literal.numerator === 0n;
    const constant = isConstant(node);
    if (constant) {
      const enclosed = enclose(node, intervalArithmetic);
      const sign = enclosed === null ? null : intervalArithmetic.provenSign(enclosed);
      if (sign === 1 || sign === -1) return false;
    }
    if (someNode(node, (each) => each.kind === "limit" || each.kind === "opaque" || each.kind === "integral")) return null;
    const judgement = judge(node, arena.integer(0), { ...context, budget: BUDGET });
    if (judgement.verdict === "undecided") return null;
    if (judgement.verdict === "equal" && judgement.certainty !== null) certainties.push(judgement.certainty);
    return judgement.verdict === "equal";
  }

  return {
    certainties,
    isZero(node) {
      const known = zeros.get(node);
      if (known !== undefined) return known;
      const found = findZero(node);
      zeros.set(node, found);
      return found;
    },
    sign(node) {
      const literal = rationalValue(node);
      if (literal !== null) return literal.numerator > 0n ? 1 : literal.numerator < 0n ? -1 : 0;
      if (isConstant(node)) {
        const quick = enclose(node, intervalArithmetic);
        const found = quick === null ? null : intervalArithmetic.provenSign(quick);
        if (found !== null) return found;
        const slow = enclose(node, balls);
        return slow === null ? null : balls.provenSign(slow);
      }
      const signs = analysis.signs(node);
      return signs === Sign.positive ? 1 : signs === Sign.negative ? -1 : null;
    },
    isNowhereNegative(node) {
      return (analysis.signs(node) & Sign.negative) === 0;
    },
  };
}
