// Builders for mistakes that are one transformation: a wrong use of a rule of differentiation, or a wrong rewriting of a piece of the line before. The transformation is all that such a
// mistake is; how it is recognised is the same for each.

import type { RuleContext } from "../../calculus/rules.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { isSignRepair, madeByRewriting, madeInRule } from "./made.js";
import type { Mistake, MistakeContext, MistakeExample, MistakePage } from "./mistake.js";

interface Description {
  readonly name: string;
  readonly title: string;
  readonly rule: string;
  readonly page: MistakePage;
  readonly example: MistakeExample;
}

export interface RuleMistake extends Description {
  /** What the mistake makes of this use of a rule, the usual way to make it first; none where it can't be made there. */
  readonly make: (arena: Arena, site: RuleContext) => readonly Node[];
  readonly message: (site: RuleContext, made: Node, arena: Arena) => string;
  /** May the mistake come to a sign and nothing else? Otherwise a line that one sign mends is explained by a sign. */
  readonly isSign?: true;
  /** The derivative without the mistake, laid out as the mistake lays it out; the usual way to write it otherwise. */
  readonly right?: (arena: Arena, site: RuleContext) => Node;
}

export interface RewritingMistake extends Description {
  /** What the mistake makes of this expression; none where it can't be made there. */
  readonly make: (arena: Arena, node: Node) => readonly Node[];
  readonly message: (node: Node, made: Node) => string;
  /** What should have been made of it, where the mistake replaces a right rewriting; the expression itself otherwise. */
  readonly right?: (arena: Arena, node: Node) => Node;
}

/** The ways to make a mistake at one place that are tried. */
const MOST_VARIANTS = 6;

/** A mistake in a rule of differentiation. */
export function mistakeInRule(description: RuleMistake): Mistake {
  const { name, title, rule, page, example, make, message, isSign = false, right = (_arena: Arena, site: RuleContext) => site.usual } = description;
  return {
    name, title, rule, page, example, evidence: "made", transformation: { kind: "rule", make, right },
    explain(context: MistakeContext) {
      if (!isSign && isSignRepair(context)) return null;
      for (let variant = 0; variant < MOST_VARIANTS; variant++) {
        let isAny = false;
        const made = madeInRule(context, (site) => {
          const wrong = make(context.arena, site)[variant] ?? null;
          if (wrong !== null) isAny = true;
          return wrong;
        }, (site) => right(context.arena, site));
        if (made !== null) return { undone: made.undone, rule, message: message(made.site, make(context.arena, made.site)[variant] ?? made.site.usual, context.arena) };
        if (!isAny) return null;
      }
      return null;
    },
  };
}

/** A mistake in rewriting a piece of the line before. */
export function mistakeInRewriting(description: RewritingMistake): Mistake {
  const { name, title, rule, page, example, make, message, right } = description;
  return {
    name, title, rule, page, example, evidence: "made", transformation: { kind: "rewriting", make, right: right ?? ((_arena, node) => node) },
    explain(context: MistakeContext) {
      for (let variant = 0; variant < MOST_VARIANTS; variant++) {
        let isAny = false;
        const made = madeByRewriting(context, (node) => {
          const wrong = make(context.arena, node)[variant] ?? null;
          if (wrong !== null) isAny = true;
          return wrong;
        }, (node) => right?.(context.arena, node) ?? node);
        if (made !== null) return { undone: made.undone, rule, message: message(made.node, made.made) };
        if (!isAny) return null;
      }
      return null;
    },
  };
}
