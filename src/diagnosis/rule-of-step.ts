// Recognises what a move was: which rules of differentiation were carried out between two lines, or a definition put in, or algebra. A label that names another rule
// gets a note with the right name; it is never an error.

import { listRuleSites, type RuleSite } from "../calculus/rules.js";
import type { Arena } from "../expression/arena.js";
import type { Definitions } from "../expression/definition.js";
import { childrenOf, type DerivativeNode, type Node, type Variable } from "../expression/node.js";
import { freeSymbols, mapChildren, nodesIn, someNode, substitute } from "../expression/traverse.js";
import { ruleOfIntegrals, ruleOfLimits, type Lines } from "./rule-of-integral.js";

export interface StepNodes extends Lines {
  readonly definitions: Definitions;
}

/** The most telling rule of a move, and every rule that it may rightly be called by. */
export interface RecognisedRule {
  readonly rule: string | null;
  readonly plausible: ReadonlySet<string>;
}

/** Most telling first. */
const BY_SPECIFICITY = [
  "chain rule", "quotient rule", "product rule", "logarithmic differentiation", "exponential rule", "logarithm rule", "trigonometric derivative", "inverse trigonometric derivative", "hyperbolic derivative",
  "derivative of a function", "power rule", "constant multiple rule", "sum rule", "constant rule",
];

const LARGEST_BODY = 4000;

/** What the move from one line to the next was. */
export function ruleOfStep(step: StepNodes): RecognisedRule {
  const { arena, before, after, definitions } = step;
  const calculus = ruleOfIntegrals(step) ?? ruleOfLimits(step);
  if (calculus !== undefined) return { rule: calculus, plausible: new Set(calculus === null ? [] : [calculus]) };
  const kept = new Set(derivativesIn(after));
  const primes = primesIn(arena, before, after, definitions);
  const consumed = [...derivativesIn(before), ...primes].filter((node) => !kept.has(node));
  if (consumed.length === 0) {
    const rule = withoutDerivatives(step, before, after);
    return { rule, plausible: new Set([rule, "algebra"]) };
  }
  const rewritten = rewrittenUnderDerivative(step, consumed);
  if (rewritten !== null) return { rule: rewritten, plausible: new Set([rewritten, "algebra"]) };
  const plausible = new Set<string>(primes.length > 0 ? ["definition"] : []);
  const used = new Set<string>();
  let isAllConstant = true;
  const remaining = [...kept];
  const left = new Set<Node>();
  const erased = createEraser(arena);
  for (const node of remaining) collect(erased(node.body), left);
  for (const derivative of consumed) {
    const body = putIn(arena, derivative.body, derivative.variable, definitions, namesIn(after));
    if (body === derivative.body && left.has(erased(body)) && remaining.some((node) => node.body === body)) continue;
    if (dependsOn(body, derivative.variable)) isAllConstant = false;
    for (const site of listRuleSites(arena, body, derivative.variable)) {
      if (left.has(erased(site.node))) continue;
      const { rule, also } = rulesAt(site, derivative.variable, remaining, erased);
      used.add(rule);
      for (const each of [rule, ...also]) plausible.add(each);
    }
    if (body !== derivative.body) plausible.add("definition");
  }
  // A constant among other things says nothing about the step; only where all that was differentiated is constant is that the rule.
  if (!isAllConstant) used.delete("constant rule");
  const rule = BY_SPECIFICITY.find((each) => used.has(each)) ?? (plausible.has("definition") ? "definition" : null);
  if (plausible.has("sum rule") || plausible.has("constant multiple rule")) plausible.add("linearity");
  return { rule, plausible };
}

const TRIGONOMETRIC_FUNCTIONS: ReadonlySet<string> = new Set(["sin", "cos", "tan", "cot", "sec", "csc"]);
const LOGARITHMS: ReadonlySet<string> = new Set(["log", "log10", "log2", "logbase"]);

/** What a move without differentiation is called: a name put in or taken for its value, a law of functions where it holds by what these functions are, else algebra. */
function withoutDerivatives({ arena, definitions, areEqual }: StepNodes, before: Node, after: Node): string {
  const [old, fresh] = [namesIn(before), namesIn(after)];
  if ([...old].some((name) => definitions.has(name) && !fresh.has(name))) return "definition";
  if ([...fresh].some((name) => definitions.has(name) && !old.has(name))) return "substitution";
  const changes = [TRIGONOMETRIC_FUNCTIONS, LOGARITHMS].map((functions) => changeOf(arena, before, after, functions, areEqual));
  const [trigonometric, logarithmic] = changes;
  if (trigonometric === "law") return "trigonometric identity";
  if (logarithmic === "law") return "laws of logarithms";
  return changes.includes("values") ? "known values" : "algebra";
}

/** Whether two lines hold different values of these functions, and are not equal whatever these are: by a law where some of them change with a name, else as known values, `cos π` for −1; null for others. */
function changeOf(arena: Arena, before: Node, after: Node, functions: ReadonlySet<string>, areEqual: StepNodes["areEqual"]): "law" | "values" | null {
  const valuesIn = (root: Node): ReadonlySet<Node> => new Set(nodesIn(root).filter((node) => node.kind === "apply" && functions.has(node.function)));
  const [old, fresh] = [valuesIn(before), valuesIn(after)];
  const changed = [...[...old].filter((node) => !fresh.has(node)), ...[...fresh].filter((node) => !old.has(node))];
  if (changed.length === 0) return null;
  const asLetters = new Map<Node, Node>([...new Set([...old, ...fresh])].map((node, k) => [node, arena.symbol(`\u0000${k}`)]));
  if (areEqual(substitute(arena, before, asLetters), substitute(arena, after, asLetters))) return null;
  return changed.some((node) => [...freeSymbols(node)].some((name) => name !== "e" && name !== "π")) ? "law" : "values";
}

/** What was done to what stands under the derivative, where nothing was differentiated: `d/dx tan x` as `d/dx (sin x/cos x)`; null for other moves. */
function rewrittenUnderDerivative(step: StepNodes, consumed: readonly DerivativeNode[]): string | null {
  const { arena, before, after, areEqual } = step;
  const old = new Set(derivativesIn(before));
  const made = derivativesIn(after).filter((node) => !old.has(node));
  const [from, to] = [consumed[0], made[0]];
  if (consumed.length !== 1 || made.length !== 1 || from === undefined || to === undefined || from.variable !== to.variable || from.order !== to.order) return null;
  if (substitute(arena, before, new Map<Node, Node>([[from, to]])) !== after || !areEqual(from.body, to.body)) return null;
  return withoutDerivatives(step, from.body, to.body);
}

/** f′(x) of the line before, of an f that is defined, as the derivative that it stands for. */
function primesIn(arena: Arena, before: Node, after: Node, definitions: Definitions): readonly DerivativeNode[] {
  const still = new Set(nodesIn(after));
  return nodesIn(before).flatMap((node) => {
    if (node.kind !== "call" || still.has(node) || node.callee.kind !== "symbol" || node.arguments.length !== 1) return [];
    const [argument, order] = [node.arguments[0], node.orders[0] ?? 0];
    const definition = definitions.get(node.callee.name);
    if (argument?.kind !== "symbol" || order === 0 || definition === undefined || definition.parameters.length > 1) return [];
    const [parameter] = definition.parameters;
    const body = parameter === undefined ? definition.body : substitute(arena, definition.body, new Map([[parameter, argument]]));
    const derivative = arena.derivative(body, argument, order, false);
    return derivative.kind === "derivative" ? [derivative] : [];
  });
}

function derivativesIn(root: Node): readonly DerivativeNode[] {
  const found: DerivativeNode[] = [];
  someNode(root, (node) => {
    if (node.kind === "derivative") found.push(node);
    return false;
  });
  return found;
}

const namesIn = (node: Node): ReadonlySet<string> => freeSymbols(node);

/** The names that change with the variable by their definitions. */
function changing(definitions: Definitions, own: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const { name, parameters, body } of definitions.values()) {
      if (found.has(name) || name === own || parameters.length > 0) continue;
      if (![...freeSymbols(body)].some((each) => each === own || found.has(each))) continue;
      found.add(name);
      grown = true;
    }
  }
  return found;
}

/** The body with the definitions put in that the next line no longer names; what it still names and changes with the variable is a function of it. */
function putIn(arena: Arena, body: Node, variable: Variable, definitions: Definitions, kept: ReadonlySet<string>): Node {
  const own = variable.kind === "symbol" ? variable.name : variable.base.name;
  let current = body;
  const moving = changing(definitions, own);
  const asFunction = new Map<Node, Node>();
  const called = new Set<Node>();
  someNode(body, (node) => {
    if (node.kind === "call") called.add(node.callee);
    return false;
  });
  for (let depth = 0; depth < 8; depth++) {
    const replacements = new Map<Node, Node>();
    let size = 0;
    someNode(current, (node) => {
      size += 1;
      const named = node.kind === "symbol" ? node : node.kind === "call" && node.orders.every((order) => order === 0) && node.callee.kind === "symbol" ? node.callee : null;
      if (named === null || named.name === own) return false;
      if (kept.has(named.name)) {
        if (node.kind === "symbol" && !called.has(node) && moving.has(named.name)) asFunction.set(node, arena.call(node, [0], [variable]));
        return false;
      }
      const definition = definitions.get(named.name);
      if (definition === undefined) return false;
      if (node.kind === "symbol") {
        if (definition.indexParameters.length === 0) replacements.set(node, definition.body);
      } else if (node.kind === "call" && definition.parameters.length === 0) replacements.set(node, definition.body);
      else if (node.kind === "call" && definition.parameters.length === node.arguments.length) {
        const values = new Map<Node, Node>(definition.parameters.flatMap((parameter, k) => (node.arguments[k] === undefined ? [] : [[parameter, node.arguments[k]]])));
        replacements.set(node, substitute(arena, definition.body, values));
      }
      return false;
    });
    if (replacements.size === 0 || size > LARGEST_BODY) break;
    // Names of functions stay where only the call is replaced.
    current = substitute(arena, current, replacements);
  }
  return asFunction.size === 0 ? current : substitute(arena, current, asFunction);
}

/** Names without their indices, so that a term of a sum and the same term written out are one. */
function createEraser(arena: Arena): (node: Node) => Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const result = node.kind === "index" ? node.base : mapChildren(arena, node, visit);
    memo.set(node, result);
    return result;
  };
  return visit;
}

function collect(node: Node, into: Set<Node>): void {
  if (into.has(node)) return;
  into.add(node);
  for (const child of childrenOf(node)) collect(child, into);
}

const TRIGONOMETRIC: ReadonlySet<string> = new Set(["sin rule", "cos rule", "tan rule", "cot rule", "sec rule", "csc rule"]);

interface NamedRule {
  readonly rule: string;
  /** What it may rightly be called as well. */
  readonly also: readonly string[];
}

/** What the use of a rule at a node is called. */
function rulesAt(site: RuleSite, variable: Variable, remaining: readonly DerivativeNode[], erased: (node: Node) => Node): NamedRule {
  const { node, rule } = site;
  const named = (name: string, ...also: readonly string[]): NamedRule => ({ rule: name, also });
  if (TRIGONOMETRIC.has(rule)) return rule === "sin rule" || rule === "cos rule" ? named("trigonometric derivative") : named("trigonometric derivative", "quotient rule");
  if (/^arc\w+ rule$/.test(rule)) return named("inverse trigonometric derivative");
  if (/^(?:ar)?(?:sinh|cosh|tanh|coth|sech|csch) rule$/.test(rule)) return named("hyperbolic derivative");
  if (rule === "product rule") return onlyConstantTakenOut(node, variable, remaining, erased) ? named("constant multiple rule") : named("product rule");
  if (rule === "quotient rule") {
    if (node.kind !== "divide" || dependsOn(node.numerator, variable)) return named("quotient rule", "product rule");
    // 1/g is a power of g.
    const { denominator } = node;
    const isComposed = denominator !== variable && !(denominator.kind === "power" && denominator.base === variable);
    return isComposed ? named("chain rule", "quotient rule", "power rule") : named("power rule", "quotient rule");
  }
  return named(rule);
}

/** c·f·g with d/dx(f·g) still to do. */
function onlyConstantTakenOut(node: Node, variable: Variable, remaining: readonly DerivativeNode[], erased: (node: Node) => Node): boolean {
  if (node.kind !== "multiply") return false;
  const own = new Set(node.factors.map(erased));
  const moving = node.factors.filter((factor) => dependsOn(factor, variable));
  return remaining.some(({ body }) => {
    const parts = body.kind === "multiply" ? body.factors : [body];
    return moving.length <= parts.length && parts.every((part) => own.has(erased(part))) && moving.every((factor) => parts.some((part) => erased(part) === erased(factor)));
  });
}

function dependsOn(node: Node, variable: Variable): boolean {
  const name = variable.kind === "symbol" ? variable.name : variable.base.name;
  return freeSymbols(node).has(name);
}

/** Moves in which something is differentiated; authors call all others many things. */
const OF_DIFFERENTIATION: ReadonlySet<string> = new Set(BY_SPECIFICITY);

/** What authors call the rules; the first name is ours. */
const LABELS: readonly { readonly pattern: RegExp; readonly rules: readonly string[] }[] = [
  { pattern: /\bproduct\s+rule\b|\bLeibniz(?:'s|’s)?\s+rule\b/i, rules: ["product rule"] },
  { pattern: /\bquotient\s+rule\b/i, rules: ["quotient rule"] },
  { pattern: /\bchain\s+rule\b/i, rules: ["chain rule"] },
  { pattern: /\b(?:constant[\s-]+(?:multiple|factor)|scalar\s+multiple)(?:\s+rule)?\b/i, rules: ["constant multiple rule"] },
  { pattern: /\b(?:sum|difference|addition)(?:\/difference)?\s+rule\b/i, rules: ["sum rule"] },
  { pattern: /\blinearity\b/i, rules: ["linearity"] },
  { pattern: /\bpower\s+rule\b/i, rules: ["power rule"] },
  { pattern: /\bexponential\s+rule\b/i, rules: ["exponential rule"] },
  { pattern: /\b(?:log(?:arithm)?\s+rule|deriv\w*\s+of\s+(?:the\s+)?(?:natural\s+)?log\w*)\b/i, rules: ["logarithm rule"] },
  { pattern: /\bderiv\w*\s+of\s+(?:an?\s+|the\s+)?constant\b|\bconstant\s+rule\b/i, rules: ["constant rule", "constant multiple rule"] },
];

/** What authors call the ways to integrate, and what they may mix them up with. */
const METHODS: readonly { readonly pattern: RegExp; readonly rule: string }[] = [
  { pattern: /\bby\s+parts\b|\bpartial\s+integration\b/i, rule: "integration by parts" },
  { pattern: /\bu-?sub(?:stitution)?\b|\bsubstitution\b/i, rule: "integration by substitution" },
  { pattern: /\bintegrat(?:e|ing|ion\s+of)\s+(?:on\s+)?both\s+sides\b/i, rule: "integration of both sides" },
  { pattern: /\bdifferentiat(?:e|ing|ion\s+of)\s+(?:on\s+)?both\s+sides\b|\bimplicit(?:ly)?\s+differentiat\w*/i, rule: "differentiation of both sides" },
  { pattern: /\bquotient\s+rule\b/i, rule: "quotient rule" },
];
const OF_CALCULUS: ReadonlySet<string> = new Set(["integration by parts", "integration by substitution", "integration of both sides", "differentiation of both sides", "l’Hôpital’s rule"]);

/** The note on a label that names another of the methods and not this one; null where it names none, or speaks of the parts u and dv. */
function otherMethod(label: string, rule: string): string | null {
  const named = METHODS.filter(({ pattern }) => pattern.test(label));
  const [first] = named;
  return first === undefined || named.some((method) => method.rule === rule) || /\bdv\b|h[oô]s?pital/i.test(label) ? null : `this is ${rule}, not ${first.rule === "quotient rule" ? "the " : ""}${first.rule}`;
}

/**
 * "this is the constant multiple rule, not the product rule", where the label names known rules of differentiation and the move used none of them; null where one fits, where the
 * label names none, and where no rule was recognised. The rules of logarithms and of powers are not meant by it.
 */
export function labelNote(label: string, recognised: RecognisedRule): string | null {
  if (recognised.rule === null) return null;
  if (OF_CALCULUS.has(recognised.rule)) return otherMethod(label, recognised.rule);
  if (!OF_DIFFERENTIATION.has(recognised.rule)) return null;
  const named = LABELS.filter(({ pattern }) => pattern.test(label));
  const [first] = named;
  if (first === undefined || named.some(({ rules }) => rules.some((rule) => recognised.plausible.has(rule)))) return null;
  return `this is the ${recognised.rule}, not the ${first.rules[0] ?? label}`;
}
