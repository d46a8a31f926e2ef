// Which judge a move of a chain goes to: moves without limits and integrals to the plain one, those of a chain that holds an indefinite integral are
// compared up to a constant (rule 18), the others with limits and integrals by their values.

import type { Definitions } from "../expression/definition.js";
import type { IntegralNode, Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { holdsOrderTerm } from "../functions/landau.js";
import { holdsLimitOrIntegral, indefiniteIntegrals } from "../judge/integrals-and-limits.js";
import { judgeUpToConstant, judgeWithLimits, OTHER_VARIABLE } from "../judge/judge-calculus.js";
import { judgeOrders } from "../judge/orders.js";
import { judge, type JudgeContext, type Judgement } from "../judge/judge.js";

const TRIGONOMETRIC: ReadonlySet<string> = new Set(["sin", "cos", "tan", "cot", "sec", "csc", "cosh"]);
/** Letters that stand for a constant of integration. */
const CONSTANTS: ReadonlySet<string> = new Set(["C", "c", "K", "k", "const", "constant", "A", "B", "D"]);

export interface ChainJudge {
  /** Judges "a equals b" as this chain means it. */
  judge(a: Node, b: Node, context: JudgeContext): Judgement;
  /** What to tell the author about a line that ends a chain of antiderivatives without a constant; null for anything else. */
  missingConstant(last: Node): string | null;
  /** Is the name a constant of integration in a chain of antiderivatives? It needs no introduction. */
  isFree(name: string): boolean;
  /**
   * Can the move be nothing but working out what stands there? So where both sides hold no quantity but bound ones, and where a limit or an integral as written
   * (`written`) comes to an expression in its own letters, without unknown functions.
   */
  isWorkedOut(before: Node, after: Node, written: Node | null): boolean;
}

/** Letters that are usually constant while something is integrated or goes to a limit. */
const USUALLY_CONSTANT = /^(?:[abckmnpqABCDKLMNR]|α|β|γ|λ|μ|ω|σ|τ|π|e|∞|ε|δ|ξ(?=_))(?:_.*)?$/u;

/**
 * Why a difference may come from what a letter or a function means: a letter under an integral or a limit that the other side does not hold may depend on the
 * variable (`\int y\,dx = \int x^2\,dx`), and an unknown function has values at the bounds that the text may know. Null where nothing of the kind is there.
 */
export function meaningDoubt(a: Node, b: Node): string | null {
  const [left, right] = [freeSymbols(a), freeSymbols(b)];
  let doubt: string | null = null;
  for (const side of [a, b]) {
    someNode(side, (node) => {
      if (node.kind !== "integral" && node.kind !== "limit") return false;
      if (node.kind === "integral" && node.lower !== null && someNode(node.body, (inner) => inner.kind === "call")) doubt ??= "nothing here says which values the function under the integral has at its bounds";
      for (const name of freeSymbols(node.body)) {
        if (name === node.variable.name || (left.has(name) && right.has(name)) || USUALLY_CONSTANT.test(name)) continue;
        if (node.kind === "limit" && name === "x" && /^(?:h|t|k|Δ)/u.test(node.variable.name)) continue;
        if (node.kind === "integral" && node.lower === null && name === node.variable.name) continue;
        if (left.has(name) || right.has(name)) doubt ??= `does ${name} depend on ${node.variable.name}?`;
      }
      return false;
    });
  }
  return doubt;
}

/**
 * The names of angles that a chain changes to: θ where `x = \sin θ` is integrated by, and where a chain that began with another variable comes to
 * integrate trigonometric functions by θ.
 */
function trigonometricSubstitutions(lines: readonly (Node | null)[], definitions: Definitions): ReadonlySet<string> {
  const found = new Set<string>();
  const isTrigonometric = (node: Node): boolean => node.kind === "apply" && TRIGONOMETRIC.has(node.function);
  const first = lines.flatMap((line) => (line === null ? [] : indefiniteIntegrals(line))).at(0)?.variable;
  for (const line of lines) {
    if (line === null) continue;
    for (const { variable, body } of indefiniteIntegrals(line)) {
      const definition = definitions.get(variable.name);
      if (definition !== undefined && someNode(definition.body, isTrigonometric)) for (const name of freeSymbols(definition.body)) found.add(name);
      if (variable !== first && someNode(body, (node) => isTrigonometric(node) && freeSymbols(node).has(variable.name))) found.add(variable.name);
    }
  }
  return found;
}

/** The names of which a plain name is a multiple of a trigonometric function: θ of `x = 2 \sin θ`. */
function anglesOf(bodies: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const body of bodies) {
    const factors = body.kind === "multiply" ? body.factors : [body];
    const angle = factors.find((factor) => factor.kind === "apply" && TRIGONOMETRIC.has(factor.function) && factor.arguments[0]?.kind === "symbol");
    if (angle?.kind === "apply" && factors.every((factor) => factor === angle || [...freeSymbols(factor)].length === 0)) for (const name of freeSymbols(angle)) found.add(name);
  }
  return found;
}

/** Indefinite integrals that are terms of the node, but for constant factors: what they leave open is a constant that is added. In `e^{\int P dx}` it is none. */
function integralsAsTerms(node: Node): readonly IntegralNode[] {
  switch (node.kind) {
    case "integral":
      return node.lower === null && node.upper === null ? [node] : [];
    case "add":
      return node.terms.flatMap(integralsAsTerms);
    case "negate":
      return integralsAsTerms(node.operand);
    case "divide":
      return integralsAsTerms(node.numerator).filter(({ variable }) => !freeSymbols(node.denominator).has(variable.name));
    case "multiply":
      return node.factors.flatMap((factor, k) => integralsAsTerms(factor).filter(({ variable }) => node.factors.every((other, j) => j === k || !freeSymbols(other).has(variable.name))));
    default:
      return [];
  }
}

/** A judge for one chain; it remembers whether the chain has held an indefinite integral. `besides` are values that the text gives to letters before the chain, which need not use them. */
export function createChainJudge(lines: readonly (Node | null)[], definitions: Definitions, besides: () => readonly Node[]): ChainJudge {
  const angles = trigonometricSubstitutions(lines, definitions);
  const substituted = anglesOf([...definitions.values()].flatMap(({ body, parameters, indexParameters }) => (parameters.length + indexParameters.length > 0 ? [] : [body])));
  let substitutedBefore: ReadonlySet<string> | null = null;
  const isSubstituted = (name: string): boolean => angles.has(name) || substituted.has(name) || (substitutedBefore ??= anglesOf(besides())).has(name);
  const integratedBy = new Set(lines.flatMap((line) => (line === null ? [] : indefiniteIntegrals(line).map((integral) => integral.variable.name))));
  let variable: SymbolNode | null = null;
  const doubted = (judgement: Judgement, a: Node, b: Node): Judgement => {
    const doubt = judgement.verdict === "unequal" ? (meaningDoubt(a, b) ?? substitutionDoubt(a, b)) : null;
    return doubt === null ? judgement : { verdict: "undecided", certainty: null, conditions: [], witness: null, reason: doubt, holdsWhen: null };
  };
  /** `-\cos u = -\cos(x^2)`, where other lines integrate by u and by x and nothing says what u is. */
  const substitutionDoubt = (a: Node, b: Node): string | null => {
    const free = new Set([...freeSymbols(a), ...freeSymbols(b)]);
    const other = [...free].find((name) => name !== variable?.name && integratedBy.has(name) && !definitions.has(name));
    return variable === null || other === undefined || !free.has(variable.name) ? null : `what is ${other} here? ${OTHER_VARIABLE} ${variable.name}`;
  };
  /** What fails for some angle of a substitution `x = a \sin θ` may hold on its principal branch, where it is meant. */
  const onPrincipalBranch = (angle: string | undefined, isAngle: (name: string) => boolean, context: JudgeContext, judging: (context: JudgeContext) => Judgement): Judgement => {
    const judgement = judging(context);
    if (judgement.verdict !== "unequal" || angle === undefined || !isAngle(angle)) return judgement;
    const { arena } = context;
    const branch = [arena.relation(">", arena.symbol(angle), arena.integer(0)), arena.relation("<", arena.symbol(angle), arena.divide(arena.integer(3), arena.integer(2)))];
    const there = judging({ ...context, assumptions: [...context.assumptions, ...branch] });
    return there.verdict === "equal" ? { ...there, conditions: [...there.conditions, { text: `0 < ${angle} < π/2`, source: "domain" }] } : judgement;
  };
  const upToConstant = (a: Node, b: Node, by: SymbolNode, context: JudgeContext): Judgement => onPrincipalBranch(by.name, isSubstituted, context, (there) => judgeUpToConstant(a, b, by, there));
  const isConstantLetter = (name: string): boolean => CONSTANTS.has(name.replace(/[_′'].*$/u, ""));
  return {
    isFree: (name) => variable !== null && isConstantLetter(name),
    isWorkedOut(before, after, written) {
      const isNumber = (name: string): boolean => name === "e" || name === "π" || name === "∞";
      if ([before, after].every((side) => [...freeSymbols(side)].every(isNumber))) return true;
      if (written === null || !holdsLimitOrIntegral(written) || [before, after].some((side) => someNode(side, (node) => node.kind === "call"))) return false;
      const known = freeSymbols(written);
      return [...freeSymbols(after)].every((name) => isNumber(name) || known.has(name) || isConstantLetter(name));
    },
    judge(a, b, context) {
      if (!holdsLimitOrIntegral(a) && !holdsLimitOrIntegral(b) && (holdsOrderTerm(a) || holdsOrderTerm(b))) return judgeOrders(a, b, context);
      const [first] = [...indefiniteIntegrals(a), ...indefiniteIntegrals(b)];
      const term = [a, b].flatMap(integralsAsTerms)[0];
      if (term !== undefined) variable ??= term.variable;
      if (first !== undefined && variable === null) return doubted(judgeUpToConstant(a, b, first.variable, context), a, b);
      // `\int \cos u\,du = \sin u + C` in a chain that began with x: whatever u is.
      const other = first !== undefined && first.variable !== variable ? first.variable : null;
      const isByOther = other !== null && [...indefiniteIntegrals(a), ...indefiniteIntegrals(b)].every((integral) => integral.variable === other) && ![a, b].some((side) => freeSymbols(side).has(variable?.name ?? ""));
      const byOther = isByOther ? upToConstant(a, b, other, context) : null;
      if (byOther !== null && byOther.verdict !== "undecided") return doubted(byOther, a, b);
      const moves = variable === null ? false : [a, b].some((side) => freeSymbols(side).has(variable?.name ?? ""));
      if (variable !== null && (first !== undefined || moves)) {
        return doubted(upToConstant(a, b, variable, context), a, b);
      }
      if (holdsLimitOrIntegral(a) || holdsLimitOrIntegral(b)) return doubted(judgeWithLimits(a, b, context), a, b);
      return onPrincipalBranch([...freeSymbols(a), ...freeSymbols(b)].find((name) => substituted.has(name)), () => true, context, (there) => judge(a, b, there));
    },
    missingConstant(last) {
      if (variable === null || indefiniteIntegrals(last).length > 0 || !freeSymbols(last).has(variable.name)) return null;
      const found = someNode(last, (node) => node.kind === "symbol" && isConstantLetter(node.name));
      return found ? null : "+ C is missing";
    },
  };
}
