// Mistakes with the two values of an antiderivative: of an integral, with the antiderivative that a table gives, and of a bracket with bounds, `[F]_a^b`.

import { antiderivative } from "../../calculus/antiderivative.js";
import { withKnownValues } from "../../calculus/known-values.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { substitute } from "../../expression/traverse.js";
import { inWords } from "../wording.js";
import { madeByRewriting } from "./made.js";
import type { CatalogueEntry, Mistake, MistakeContext } from "./mistake.js";

/** F(b) and F(a). */
export interface ValuesAtBounds {
  readonly lower: Node;
  readonly upper: Node;
}

/** The two values of an integral of f from a to b; null where no antiderivative is found, and for other nodes. */
function ofIntegral(arena: Arena, node: Node): ValuesAtBounds | null {
  if (node.kind !== "integral" || node.lower === null || node.upper === null) return null;
  const primitive = antiderivative(arena, node.body, node.variable);
  if (primitive === null) return null;
  const { variable } = node;
  const at = (end: Node): Node => withKnownValues(arena, substitute(arena, primitive, new Map<Node, Node>([[variable, end]])));
  return { lower: at(node.lower), upper: at(node.upper) };
}

/** What an integral comes to: an antiderivative, or its values between bounds; the node itself where none is found. */
export function integrated(arena: Arena, node: Node): Node {
  if (node.kind !== "integral") return node;
  if (node.lower === null || node.upper === null) return antiderivative(arena, node.body, node.variable) ?? node;
  const values = ofIntegral(arena, node);
  return values === null ? node : arena.subtract(values.upper, values.lower);
}

/** The two values of a bracket with bounds. */
function ofEvaluation(arena: Arena, node: Node): ValuesAtBounds | null {
  const [upper, lower] = node.kind === "add" ? node.terms : [];
  return upper === undefined || lower === undefined ? null : { upper, lower: lower.kind === "negate" ? lower.operand : arena.negate(lower) };
}

/** A mistake that makes one of some expressions of the two values. */
export function mistakeAtBounds(
  entry: CatalogueEntry, make: (arena: Arena, values: ValuesAtBounds) => readonly Node[], message: (what: string) => string, isPossible: (context: MistakeContext) => boolean,
): Mistake {
  return {
    ...entry, evidence: "made",
    explain(context) {
      const { arena, evaluations } = context;
      if (!isPossible(context)) return null;
      const valuesOf = (node: Node): ValuesAtBounds | null => (evaluations.has(node) ? ofEvaluation(arena, node) : ofIntegral(arena, node));
      const rightly = (node: Node): Node => {
        const values = valuesOf(node);
        return values === null ? node : arena.subtract(values.upper, values.lower);
      };
      for (let variant = 0; ; variant++) {
        let isAny = false;
        const made = madeByRewriting(context, (node) => {
          const values = valuesOf(node);
          const wrong = values === null ? null : (make(arena, values)[variant] ?? null);
          if (wrong !== null) isAny = true;
          return wrong;
        }, rightly);
        if (made !== null) return { undone: made.undone, rule: entry.rule, message: message(made.node.kind === "integral" ? `${inWords(made.node)} is the antiderivative` : "What stands between bounds is its value") };
        if (!isAny) return null;
      }
    },
  };
}
