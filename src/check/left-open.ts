// Equality with everything left open: what is read but not worked out (a condition after a bar, a list as an argument, a maximum over letters), expectations and probabilities become
// unknown quantities, the same one wherever the same thing stands, functions of the letters that are bound around it. Sides that agree whatever these are agree. It only ever
// shows that a move is right.

import { POINTS } from "../elaborate/points.js";
import { extremumHead, isExtremum } from "../functions/extrema.js";
import { isProbabilityKernel, kernelParts } from "../functions/probability-operations.js";
import type { Arena } from "../expression/arena.js";
import type { Node, OpaqueNode, SymbolNode } from "../expression/node.js";
import { bindsVariable, boundNameOf, freeSymbols, mapChildren, nodesIn, someNode, standsBare } from "../expression/traverse.js";
import type { Judgement } from "../judge/judge.js";
import { withRiemannSums } from "./riemann-sums.js";
import { GRADIENTS } from "./idle-derivatives.js";
import { equalAsForms, haveSameOptimum, type EqualFormsInput } from "./linear/equal-forms.js";

/** What is whole in itself, so that the same text stands for the same thing: it stands between brackets. */
const WHOLE: ReadonlySet<string> = new Set([
  "a condition after a bar is not judged yet", "a condition as an argument", "a list of expressions is not judged yet", POINTS, "a condition stands where an expression was expected",
  "what stands in this expectation or probability was not understood", "angle brackets are not judged yet", "norms are not judged yet", "this norm is not judged yet",
]);

/** More unknown quantities than this are not told apart. */
const MOST_UNKNOWNS = 16;

export interface LeftOpenInput {
  readonly arena: Arena;
  /** Are all letters numbers, so that factors may change places? */
  readonly commutes: boolean;
  /** Does the text define the function? Then its value need not depend on an argument that is open. */
  readonly isDefined: (name: string) => boolean;
  /** May the name be that of a vector or a matrix? */
  readonly mayBeVector: (name: string) => boolean;
  readonly isSurelyVector: (name: string) => boolean;
  /** What the text says that a name is, for a member of a sequence with this index; null where only a part of it is known. */
  readonly valuesOf: ((name: string, index: Node | null) => readonly Node[]) | null;
  /** Judges two expressions that hold nothing open. */
  readonly judge: (before: Node, after: Node) => Judgement | null;
}

/** The judgement that two sides are equal whatever the open parts of them are; null where that is not shown, or where nothing in them is open. */
export function equalLeftOpen(before: Node, after: Node, input: LeftOpenInput, depth = 0): Judgement | null {
  const found = equalWithUnknowns(before, after, input, depth) ?? asRiemannSums(before, after, input);
  if (found !== null || ![before, after].some((side) => someNode(side, (node) => isOpen(node) || node.kind === "sum" || node.kind === "integral" || node.kind === "limit"))) return found;
  return equalAsForms(before, after, formsInput(input));
}

/** With limits of sums as the integrals that they are. */
function asRiemannSums(before: Node, after: Node, input: LeftOpenInput): Judgement | null {
  const { valuesOf } = input;
  const made = valuesOf === null ? null : withRiemannSums(input.arena, before, after, { valuesOf, areEqual: (one, other) => input.judge(one, other)?.verdict === "equal" });
  if (made === null) return null;
  const plain = input.judge(made.before, made.after);
  const judgement = plain?.verdict === "equal" ? plain : equalAsForms(made.before, made.after, formsInput(input));
  return judgement?.verdict === "equal" ? { ...judgement, conditions: [...judgement.conditions, made.condition] } : null;
}

const formsInput = (input: LeftOpenInput): EqualFormsInput => ({ ...input, isWhole: (node) => isWhole(node) && !isExtremum(node) });

/** What differentiates: an unknown below it may depend on anything. */
const DERIVED: ReadonlySet<string> = new Set([...GRADIENTS, "differential", "divergence", "curl"]);

function equalWithUnknowns(before: Node, after: Node, input: LeftOpenInput, depth: number): Judgement | null {
  const { arena, commutes, isDefined, judge } = input;
  const forms = formsInput(input);
  if (depth > 3) return null;
  if (![before, after].some((side) => someNode(side, isOpen))) return depth === 0 ? null : judge(before, after);
  const unknowns: { readonly of: readonly Node[]; readonly letters: string; readonly name: string }[] = [];
  let failed = false;

  function visit(node: Node, bound: readonly string[]): Node {
    if (failed || !someNode(node, isOpen)) return node;
    if (isOpen(node)) return unknownFor([node], bound);
    if (node.kind === "derivative" || (node.kind === "apply" && DERIVED.has(node.function))) return fail(node);
    if (node.kind === "call" && isDefined(node.callee.kind === "symbol" ? node.callee.name : node.callee.base.name)) return fail(node);
    if (bindsVariable(node)) {
      const name = boundNameOf(node).name;
      return mapChildren(arena, node, (child) => (child === boundNameOf(node) ? child : visit(child, [...bound.filter((each) => each !== name), name])));
    }
    if (node.kind === "multiply") {
      // `p(x | y)` may be a function before its arguments: the two stay together.
      const factors: Node[] = [];
      for (const factor of node.factors) {
        const last = factors[factors.length - 1];
        if (factor.kind === "opaque" && !isExtremum(factor) && last !== undefined && (last.kind === "symbol" || last.kind === "index" || last.kind === "power" || last.kind === "call")) {
          factors.pop();
          factors.push(unknownFor([last, factor], bound));
        } else factors.push(visit(factor, bound));
      }
      return arena.multiply(factors);
    }
    return mapChildren(arena, node, (child) => visit(child, bound));
  }

  function fail(node: Node): Node {
    failed = true;
    return node;
  }

  function unknownFor(parts: readonly Node[], bound: readonly string[]): Node {
    const last = parts[parts.length - 1];
    if (last === undefined || !isWhole(last)) return last === undefined ? arena.integer(0) : fail(last);
    // A vector would not change places with what stands beside it.
    if (!commutes && !(isProbabilityKernel(last) && last.function === "probability")) return fail(last);
    const letters = bound.filter((name) => parts.some((part) => mentions(part, name))).sort();
    const key = letters.join(" ");
    const known = unknowns.find((each) => each.letters === key && each.of.length === parts.length && each.of.every((other, k) => isSame(other, parts[k] ?? other)));
    const name = known?.name ?? `⟪${unknowns.length + 1}⟫`;
    if (known === undefined) {
      if (unknowns.length >= MOST_UNKNOWNS) return fail(last);
      unknowns.push({ of: parts, letters: key, name });
    }
    const symbol = arena.symbol(name);
    return letters.length === 0 ? symbol : arena.call(symbol, letters.map(() => 0), letters.map((letter) => arena.symbol(letter)));
  }

  /** Do two open parts stand for the same thing? */
  function isSame(one: Node, other: Node): boolean {
    if (one === other) return true;
    if (one.kind === "opaque" && other.kind === "opaque") {
      if (isExtremum(one) && isExtremum(other)) return isSameExtremum(one, other);
      return one.what === other.what && plainText(one.text) === plainText(other.text);
    }
    if (one.kind !== "apply" || other.kind !== "apply" || one.function !== other.function || one.function === "probability" || one.arguments.length !== other.arguments.length) return false;
    const [parts, others] = [kernelParts(one), kernelParts(other)];
    return one.arguments.slice(parts.subjects.length).every((argument, k) => argument === other.arguments[parts.subjects.length + k]) && parts.subjects.every((subject, k) => isEqual(subject, others.subjects[k] ?? subject));
  }

  function isEqual(one: Node, other: Node): boolean {
    if (one === other) return true;
    const holds = (judgement: Judgement | null): boolean => judgement?.verdict === "equal" && judgement.conditions.length === 0;
    // By the laws of probabilities, where there is nothing else that is open.
    if (![one, other].some((side) => someNode(side, (node) => node.kind === "opaque")) && holds(judge(one, other))) return true;
    return holds(equalLeftOpen(one, other, input, depth + 1));
  }

  /** Extrema over the same letters of bodies that are equal; places of extrema also where the bodies differ by what is free of the letters. */
  function isSameExtremum(one: OpaqueNode, other: OpaqueNode): boolean {
    const [head, head2] = [extremumHead(one), extremumHead(other)];
    const [body, body2] = [one.operands[0], other.operands[0]];
    if (head.below !== head2.below || body === undefined || body2 === undefined) return false;
    if (head.operator === head2.operator && isEqual(body, body2)) return true;
    if (!head.operator.startsWith("arg") || !head2.operator.startsWith("arg")) return false;
    const turned = head.operator === head2.operator ? body2 : opposite(arena, body2);
    const letters = one.operands.slice(1).flatMap((letter) => (letter.kind === "symbol" && [body, body2].some((side) => freeSymbols(side).has(letter.name)) ? [letter.name] : []));
    if (letters.length === 0) return false;
    if (haveSameOptimum(body, body2, letters, head.operator !== head2.operator, forms)) return true;
    if ([body, body2].some((side) => someNode(side, (node) => node.kind === "opaque"))) return false;
    // A bare L may be a function of the letters that is written without them.
    if ([...freeSymbols(body), ...freeSymbols(body2)].some((name) => !letters.includes(name) && standsBare(body, name) !== standsBare(body2, name) && MAY_DEPEND.test(name))) return false;
    // Both as what is made large: an extremum of f is one of its logarithm.
    const [large, large2] = head.operator === "argmax" ? [body, turned] : [opposite(arena, body), opposite(arena, turned)];
    const [rest, rest2] = [withoutConstants(arena, large, letters), withoutConstants(arena, large2, letters)];
    if ((rest !== large || rest2 !== large2 || head.operator !== head2.operator) && isEqual(rest, rest2)) return true;
    const logarithm = (node: Node): Node => arena.apply("log", [node]);
    if (holdsLogarithm(rest) !== holdsLogarithm(rest2) && (holdsLogarithm(rest) ? isEqual(rest, logarithm(rest2)) : isEqual(logarithm(rest), rest2))) return true;
    if ([body, body2].some((side) => someNode(side, isOpen))) return false;
    const shift = (node: Node): Node => arena.subtract(node, renamed(arena, node, letters));
    return [1n, 2n].some((factor) => [arena.integer(factor), arena.divide(arena.integer(1), arena.integer(factor))].some((scale) => judge(shift(body), arena.multiply([scale, shift(turned)]))?.verdict === "equal"));
  }

  if (isWhole(before) && isWhole(after)) return isSame(before, after) ? judge(arena.symbol("⟪0⟫"), arena.symbol("⟪0⟫")) : null;
  const [left, right] = [visit(before, []), visit(after, [])];
  if (failed) return null;
  const judgement = judge(left, right);
  return judgement?.verdict === "equal" && !judgement.conditions.some(({ text }) => text.includes("⟪")) ? judgement : null;
}

function isOpen(node: Node): boolean {
  return node.kind === "opaque" || isProbabilityKernel(node);
}

function isWhole(node: Node): boolean {
  return node.kind === "opaque" ? WHOLE.has(node.what) || isExtremum(node) : isProbabilityKernel(node);
}

function opposite(arena: Arena, node: Node): Node {
  if (node.kind === "add" && node.terms.some((term) => term.kind === "negate")) return arena.add(node.terms.map((term) => opposite(arena, term)));
  if (node.kind === "multiply" && node.factors[0]?.kind === "negate") return arena.multiply([node.factors[0].operand, ...node.factors.slice(1)]);
  return node.kind === "negate" ? node.operand : arena.negate(node);
}

const holdsLogarithm = (node: Node): boolean => someNode(node, (each) => each.kind === "apply" && each.function === "log");

/** What is largest at the same places: without terms, and without positive factors, that are free of the letters, and without a logarithm around it. */
function withoutConstants(arena: Arena, node: Node, letters: readonly string[]): Node {
  // `p_θ(x)` is not free of θ.
  const isFree = (part: Node): boolean => ![...freeSymbols(part)].some((name) => letters.some((letter) => name === letter || name.split(/[^\p{L}\p{M}]+/u).includes(letter)));
  // n of `\sum_{i=1}^n` counts.
  const counts = new Set([...nodesIn(node)].flatMap((each) => ((each.kind === "sum" || each.kind === "product") && each.upper?.kind === "symbol" && each.lower?.kind === "number" && each.lower.value.numerator > 0n ? [each.upper] : [])));
  const isPositive = (part: Node): boolean => isFree(part) && ((part.kind === "number" && part.value.numerator > 0n) || (part.kind === "symbol" && counts.has(part)) || (isProbabilityKernel(part) && part.function === "probability")
    || (part.kind === "divide" && isPositive(part.numerator) && isPositive(part.denominator)));
  switch (node.kind) {
    case "add": {
      const rest = node.terms.filter((term) => !isFree(term) || !someNode(term, (each) => each.kind === "number" || isProbabilityKernel(each)));
      return rest.length === node.terms.length || rest.length === 0 ? node : withoutConstants(arena, arena.add(rest), letters);
    }
    case "multiply": {
      const rest = node.factors.filter((factor) => !isPositive(factor));
      const inner = rest.map((factor) => (factor.kind === "divide" ? withoutConstants(arena, factor, letters) : factor));
      return rest.length === 0 ? node : rest.length === node.factors.length && inner.every((factor, k) => factor === rest[k]) ? node : withoutConstants(arena, arena.multiply(inner), letters);
    }
    case "divide":
      return isPositive(node.denominator) ? withoutConstants(arena, node.numerator, letters) : node;
    case "apply":
      return node.function === "log" && node.arguments[0] !== undefined ? withoutConstants(arena, node.arguments[0], letters) : node;
    default:
      return node;
  }
}

/** Names that are often written without what they depend on. */
const MAY_DEPEND = /^(?:\p{Lu}|[ℒℓfgh𝒥])/u;

/** The expression with other letters in the places of these. */
function renamed(arena: Arena, node: Node, letters: readonly string[]): Node {
  const other = (symbol: SymbolNode): SymbolNode => (letters.includes(symbol.name) ? arena.symbol(`${symbol.name}′`) : symbol);
  if (node.kind === "symbol") return other(node);
  if (node.kind === "index") return arena.index(other(node.base), node.indices.map((index) => renamed(arena, index, letters)));
  if (node.kind === "call" && node.callee.kind === "symbol") return arena.call(other(node.callee), node.orders, node.arguments.map((argument) => renamed(arena, argument, letters)));
  if (bindsVariable(node) && letters.includes(boundNameOf(node).name)) return node;
  return mapChildren(arena, node, (child) => renamed(arena, child, letters));
}

/** May the part speak of a letter? What was not understood may, wherever its characters occur. */
function mentions(node: Node, name: string): boolean {
  return freeSymbols(node).has(name) || someNode(node, (each) => each.kind === "opaque" && (/^[a-zA-Z]$/.test(name) ? each.text.replace(/\\[a-zA-Z]+/g, " ").includes(name) : true));
}

/** The text without what only spaces it. */
function plainText(text: string): string {
  return text.replace(/\\(?:left|right|[bB]igg?[lrm]?|middle|displaystyle|limits)(?![a-zA-Z])|\\[,;:! ]|~|\s+/g, (part) => (/^\s/.test(part) ? " " : "")).replace(/\s*([^\w\s\\])\s*/g, "$1").trim();
}
