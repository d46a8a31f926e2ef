// Makes a mistake on the line before and sees whether the wrong line comes out: in a rule of differentiation, or in a rewriting of one of its sub-expressions.

import type { RuleContext } from "../../calculus/rules.js";
import type { Located } from "../../elaborate/located.js";
import type { Arena } from "../../expression/arena.js";
import { childrenOf, type Node } from "../../expression/node.js";
import { chainAsItStands, isReciprocal } from "../chain-product.js";
import { differentiated, lineWith, linesWithMistake, replaced, type MadeLine } from "../line-derivatives.js";
import type { MadeAndUndone, MistakeContext, Undone } from "./mistake.js";

const MOST_REWRITES = 40;

/** Is the line mended by a sign alone, one that is not the sign of an exponent? Then a mistake in an exponent or a factor that comes to the same is a coincidence. */
export function isSignRepair({ after, edit }: MistakeContext): boolean {
  if (edit === null || (edit.kind !== "sign" && edit.kind !== "inserted-sign" && edit.kind !== "whole-sign")) return false;
  let current: Located | undefined = after.root;
  for (const step of edit.path) {
    if (current?.form.kind === "power" && step === 1) return false;
    current = current?.children[step];
  }
  return true;
}

/** The mistake in a rule that gives the wrong line: where it was made; null where it gives none. */
export function madeInRule(
  context: MistakeContext, mistaken: (site: RuleContext) => Node | null, rightly: (site: RuleContext) => Node = (site) => site.usual,
): (MadeLine & { readonly site: RuleContext; readonly undone: MadeAndUndone }) | null {
  for (const made of linesWithMistake(context.arena, context.before, context.derivatives, mistaken)) {
    const [site] = made.sites;
    if (context.work.left <= 0) return null;
    if (site === undefined || !context.isWrongLine(made.line)) continue;
    const wrong = made.sites.length === 1 ? mistaken(site) : null;
    return { ...made, site, undone: { lines: undoneIn(context, made), pieces: wrong === null ? [] : rightPieces(context.arena, site, rightly(site)).map((right) => ({ wrong, right })), isRewriting: false } };
  }
  return null;
}

/** What should have come out, as the mistake lays it out, as the chain rule is said and as it is usually written; no 1/u among factors where that is one fraction. */
function rightPieces(arena: Arena, site: RuleContext, right: Node): readonly Node[] {
  const isFraction = right.kind === "multiply" && right.factors.some(isReciprocal);
  return [...new Set([...(isFraction ? [] : [right]), chainAsItStands(arena, site) ?? site.usual, site.usual])];
}

/** The line made and the right one: with the other derivatives of the line before left as they are, and with them carried out. */
function undoneIn({ arena, before, derivatives }: MistakeContext, made: MadeLine): readonly Undone[] {
  const carry = (line: Node): Node => derivatives.reduce((current, derivative) => {
    const value = differentiated(arena, derivative, () => null);
    return value === null ? current : lineWith(arena, current, derivative, value);
  }, line);
  const usual = differentiated(arena, made.derivative, () => null);
  const one = usual === null ? [] : [{ wrong: made.line, right: lineWith(arena, before, made.derivative, usual) }];
  return [...one, { wrong: carry(made.line), right: carry(before) }];
}

/** The sub-expression of the line before whose wrong rewriting gives the wrong line; null where none does. */
export function madeByRewriting(
  context: MistakeContext, rewrite: (node: Node) => Node | null, rightly: (node: Node) => Node = (node) => node,
): { readonly node: Node; readonly made: Node; readonly undone: MadeAndUndone } | null {
  const { arena, before } = context;
  const seen = new Set<Node>();
  const stack: Node[] = [before];
  let tried = 0;
  for (let node = stack.pop(); node !== undefined && tried < MOST_REWRITES && context.work.left > 0; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const made = rewrite(node);
    if (made !== null && made !== node) {
      tried += 1;
      const target = node;
      const line = replaced(arena, before, target, made);
      const right = rightly(target);
      if (context.isWrongLine(line)) return { node, made, undone: { lines: [{ wrong: line, right: replaced(arena, before, target, right) }], pieces: [{ wrong: made, right }], isRewriting: true } };
    }
    stack.push(...[...childrenOf(node)].reverse());
  }
  return null;
}
