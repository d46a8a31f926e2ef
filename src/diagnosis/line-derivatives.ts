// The derivatives that are written in a line, ready to be carried out with a mistake in them: each with the expression under it and the line it stands in.

import { differentiateVaried, differentiateWith, type RuleContext, type RuleHook, type VariedDerivative } from "../calculus/rules.js";
import type { Arena } from "../expression/arena.js";
import type { Definitions } from "../expression/definition.js";
import { childrenOf, type Node, type Variable } from "../expression/node.js";
import { freeSymbols, mapChildren, someNode } from "../expression/traverse.js";

/** `node` is the derivative as it stands in the line; `body` is what is differentiated, its definitions put in. */
export interface LineDerivative {
  readonly node: Node;
  readonly body: Node;
  readonly variable: Variable;
  readonly order: number;
  /** Every use of a rule in the last differentiation; found out once. */
  readonly sites: () => readonly RuleContext[];
  /** The derivative where a rule gives something else at one use of it; null where it has no rule. */
  readonly withMistake: (site: RuleContext, wrong: Node) => Node | null;
}

const MOST_DERIVATIVES = 12;
const MOST_SITES = 40;

/** The derivatives of the line, outermost first. */
export function derivativesOf(arena: Arena, line: Node, definitions: Definitions, resolve: (node: Node) => Node | null): readonly LineDerivative[] {
  const found: LineDerivative[] = [];
  const seen = new Set<Node>();
  const expanded = (body: Node, variable: Variable): Node | null => {
    const name = variable.kind === "symbol" ? variable.name : variable.base.name;
    const free = freeSymbols(body);
    const isPlain = !someNode(body, (node) => node.kind === "derivative" || node.kind === "call") && ![...free].some((each) => definitions.has(each));
    if (isPlain || (definitions.has(name) && free.has(name))) return body;
    return resolve(body);
  };
  const stack: Node[] = [line];
  for (let node = stack.pop(); node !== undefined && found.length < MOST_DERIVATIVES; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "derivative") {
      const body = expanded(node.body, node.variable);
      if (body !== null) found.push(lineDerivative(arena, node, body, node.variable, node.order));
    } else if (node.kind === "call" && node.arguments.length === 1 && (node.orders[0] ?? 0) > 0) {
      const [argument] = node.arguments;
      if (argument?.kind === "symbol" || argument?.kind === "index") {
        const body = resolve(arena.call(node.callee, [0], [argument]));
        if (body !== null && body.kind !== "call") found.push(lineDerivative(arena, node, body, argument, node.orders[0] ?? 1));
      }
    }
    stack.push(...[...childrenOf(node)].reverse());
  }
  return found;
}

function lineDerivative(arena: Arena, node: Node, body: Node, variable: Variable, order: number): LineDerivative {
  let known: readonly RuleContext[] | null = null;
  let varied: VariedDerivative | null = null;
  const made = new Map<RuleContext, Map<Node, Node | null>>();
  const derivative: LineDerivative = {
    node, body, variable, order,
    sites() {
      if (known !== null) return known;
      const found: RuleContext[] = [];
      differentiated(arena, derivative, (context) => {
        found.push(context);
        return null;
      });
      known = found;
      return found;
    },
    withMistake(site, wrong) {
      const ofSite = made.get(site) ?? new Map<Node, Node | null>();
      made.set(site, ofSite);
      const before = ofSite.get(wrong);
      if (before !== undefined) return before;
      const last = lastBody(arena, derivative);
      varied ??= last === null ? null : differentiateVaried(arena, last, variable);
      const value = varied?.at(site.node, ({ rule }) => (rule === site.rule ? wrong : null)) ?? null;
      const line = value === null || value.kind === "failure" ? null : value;
      ofSite.set(wrong, line);
      return line;
    },
  };
  return derivative;
}

/** What the last differentiation is of; null where one before it has no rule. */
function lastBody(arena: Arena, { body, variable, order }: Pick<LineDerivative, "body" | "variable" | "order">): Node | null {
  let current = body;
  for (let k = 1; k < order; k++) {
    const next = differentiateWith(arena, current, variable, () => null);
    if (next.kind === "failure") return null;
    current = next;
  }
  return current;
}

/** The derivative with the hook in force in the last differentiation; null where it has no rule. */
export function differentiated(arena: Arena, derivative: Pick<LineDerivative, "body" | "variable" | "order">, hook: RuleHook): Node | null {
  const body = lastBody(arena, derivative);
  const last = body === null ? null : differentiateWith(arena, body, derivative.variable, hook);
  return last === null || last.kind === "failure" ? null : last;
}

/** The line with one of its derivatives put in. */
export function lineWith(arena: Arena, line: Node, derivative: LineDerivative, value: Node): Node {
  return replaced(arena, line, derivative.node, value);
}

/** The line with another expression in the place of one. What is bound around the place is bound in the new one too: in `\sum_i d/dw f_i` the i of the derivative is the sum's. */
export function replaced(arena: Arena, line: Node, target: Node, instead: Node): Node {
  const memo = new Map<Node, Node>();
  const visit = (current: Node): Node => {
    if (current === target) return instead;
    const known = memo.get(current);
    if (known !== undefined) return known;
    const result = mapChildren(arena, current, visit);
    memo.set(current, result);
    return result;
  };
  return visit(line);
}

/** A line made by a mistake in one rule, and where the mistake was made. */
export interface MadeLine {
  readonly line: Node;
  readonly sites: readonly RuleContext[];
  readonly derivative: LineDerivative;
}

/**
 * The lines that come out where a mistake is made at one use of a rule, at each in turn, then at all of one derivative, then everywhere. `mistaken` gives what the mistake makes of
 * a use of a rule, or null where it does not apply.
 */
export function* linesWithMistake(arena: Arena, line: Node, derivatives: readonly LineDerivative[], mistaken: (context: RuleContext) => Node | null): Generator<MadeLine> {
  let everywhere = line;
  const allSites: RuleContext[] = [];
  for (const derivative of derivatives) {
    const sites: RuleContext[] = [];
    const wrongs: Node[] = [];
    for (const context of derivative.sites()) {
      const wrong = sites.length < MOST_SITES ? mistaken(context) : null;
      if (wrong === null || wrong === context.usual) continue;
      sites.push(context);
      wrongs.push(wrong);
    }
    if (sites.length === 0) continue;
    for (const [k, site] of sites.entries()) {
      const value = derivative.withMistake(site, wrongs[k] ?? site.usual);
      if (value !== null) yield { line: lineWith(arena, line, derivative, value), sites: [site], derivative };
    }
    const value = differentiated(arena, derivative, mistaken);
    if (value === null) continue;
    if (sites.length > 1) yield { line: lineWith(arena, line, derivative, value), sites, derivative };
    everywhere = lineWith(arena, everywhere, derivative, value);
    allSites.push(...sites);
  }
  const [last] = derivatives;
  if (derivatives.length > 1 && allSites.length > 1 && last !== undefined) yield { line: everywhere, sites: allSites, derivative: last };
}
