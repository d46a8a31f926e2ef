// In running text not every `=` says that a side was worked out: `p_k = p_v = 3` gives values, `y(0) = C_1 + C_2 = 1` is to be solved, `V = \pi r^2 = \pi 3^2`
// puts numbers in. This tells from the form of a move that it may be such an equation, so that a difference is said as a doubt and not as a mistake.

import { namesUsed } from "../elaborate/unknown-losses.js";
import type { Arena } from "../expression/arena.js";
import { definable } from "../elaborate/definable.js";
import type { DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import { isRegionIntegral } from "../elaborate/limits-integrals.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import { isImaginary } from "./complex-numbers.js";
import { filledIn } from "./filled-form.js";
import { isUnknownSlope } from "./direction-doubt.js";
import { CONSTANT_OF_INTEGRATION, unsaidDoubt } from "./unsaid-doubt.js";
import { childrenOf, type Node, type SymbolNode } from "../expression/node.js";
import { isUsuallyTensor } from "../expression/tensor-kind.js";
import { freeSymbols, nodesIn, someNode } from "../expression/traverse.js";

/** A move with line 0 of its chain, as written and as carried out. */
export interface DoubtfulMove {
  readonly start: Node;
  readonly written: { readonly before: Node; readonly after: Node };
  readonly values: { readonly before: Node; readonly after: Node };
}

/** More headings than this between a name and its only definition, and it may be another name. */
const FAR_SECTIONS = 3;

/** `u_{xt}`, `f_x`: a subscript of letters that one differentiates by. */
const SUBSCRIPT_DERIVATIVE = /^\p{L}\p{M}*_[xyztrsξηθ]{1,4}$/u;

/** A name whose subscript is an expression: `σ_{X/n}`. */
const EXPRESSION_SUBSCRIPT = /_.*[(+/^]/u;

/** Nodes that bind no letter. */
const PLAIN_KINDS: ReadonlySet<Node["kind"]> = new Set(["add", "multiply", "negate", "divide", "power", "apply"]);

/** x of `\frac{d}{du} x(\alpha(u)) = \frac{dx}{dt}\frac{dt}{du}`: a letter before the value of a function, read as its factor, which is differentiated by itself on the other side. */
function composedFactor(side: Node, other: Node): string | null {
  const differentiated = new Set([...nodesIn(other)].flatMap((node) => (node.kind === "derivative" && node.body.kind === "symbol" ? [node.body.name] : [])));
  for (const node of differentiated.size === 0 ? [] : nodesIn(side)) {
    if (node.kind !== "multiply") continue;
    const factor = node.factors.find((each, k) => each.kind === "symbol" && differentiated.has(each.name) && node.factors[k + 1]?.kind === "call");
    if (factor?.kind === "symbol") return factor.name;
  }
  return null;
}

/** Why a difference in this move may not be a mistake; null where its form says nothing of the kind. Of text and YAML derivations every `=` is judged. */
export function equationDoubt(move: DoubtfulMove, document: DraftDocument, draft: DraftDerivation, elaborated: ElaboratedDerivation): string | null {
  if (document.structured) return null;
  const isDefined = (name: string): boolean => elaborated.definitions.has(name);
  return impulseDoubt(move) ?? valueDoubt(move, isDefined, (name) => isClosedSequence(name, elaborated)) ?? putInDoubt(move, isDefined) ?? givenAnewDoubt(move, document, draft) ?? unsaidDoubt(move, elaborated.definitions) ?? bothWaysDoubt(move, elaborated) ?? equationForDoubt(move, elaborated) ?? functionalDoubt(move, document, draft) ?? partDoubt(move, document, draft) ?? tabledDoubt(move, document, draft) ?? apartDoubt(move) ?? saidDoubt(move, document, draft) ?? numberDoubt(move, elaborated) ?? letterDoubt(move, elaborated) ?? otherNameDoubt(move, elaborated) ?? vanishingDoubt(move, isDefined) ?? imaginaryDoubt(move, document, elaborated) ?? definitionDoubt(move, document, draft, elaborated);
}

const TABLED = /^values of .+ may be put in here that the text gives$/;

/** Doubts that say that numbers may stand for letters. */
const PUT_IN = /^(?:this may be an equation to be solved, or a value at a point|numbers may be put in here|a value of .+ may be put in here)$/;

/** Doubts that take a move for an equation in letters that are not known. */
const SOLVED = /^(?:this may be an equation to be solved\b|nothing here says what \S+ is$)/;

/** `D = \\frac35 a + \\frac45 b = 10` with a D of which nothing else is known: an equation for letters of which the text says nothing else, and nothing to be carried out. */
function asksForLetters(before: Node, written: Node | null, isOpen: (what: Node) => boolean, isSpokenOf: (name: string) => boolean): boolean {
  const letters = [...freeSymbols(before)].filter((name) => name !== "e" && name !== "π" && name !== "∞");
  const works = (node: Node): boolean => holdsOperation(node) || someNode(node, (each) => each.kind === "call" || each.kind === "opaque" || each.kind === "sum" || each.kind === "product");
  return letters.length > 0 && ![before, ...(written === null ? [] : [written])].some(works) && !someNode(before, (node) => node.kind === "symbol" && letters.includes(node.name) && (!isOpen(node) || isSpokenOf(node.name)));
}

/** Doubts that say by the form of a move that it is no step. */
const NO_STEP = /^(?:nothing here says what .+ is; this may be an equation that is given|values may be given here)$/;

/**
 * Is a move in doubt an equation that the author gives or wants solved, so that there is nothing to judge? `0 = 12a + 4b - 2c`, a number at the head of a chain; `a = 2x`, a name that
 * nothing determines.
 */
export function isGivenEquation(arena: Arena, doubt: string, number: number, writtenBefore: Node | null, before: Node, writtenAfter: Node, after: Node, isOpen: (what: Node) => boolean, isSpokenOf: (name: string) => boolean, isBehindGiven: boolean, isOfSystem: boolean): boolean {
  if (saysUnknownValues(before, after, isOpen) && (number === 1 || isConstant(after))) return true;
  if ((isBehindGiven || isOfSystem) && SOLVED.test(doubt) && isConstant(after) && asksForLetters(before, writtenBefore, isOpen, isOfSystem ? () => false : isSpokenOf)) return true;
  // `\\frac{f(2) - f(1)}{2 - 1} = \\frac{16 - 24}{2 - 1}` says what a table has at these points.
  if (TABLED.test(doubt) && number === 1 && writtenBefore !== null && filledIn(arena, writtenBefore, writtenAfter) !== null) return true;
  // `\frac{b - a}{n} = \frac{5 - 1}{8}`: the form with numbers for letters of which the text says nothing.
  const put = PUT_IN.test(doubt) && writtenBefore !== null && isConstant(writtenAfter) ? filledIn(arena, writtenBefore, writtenAfter) : null;
  if (put !== null && [...put.keys()].every(isOpen)) return true;
  if (isConstant(before) === isConstant(after) && !NO_STEP.test(doubt)) return false;
  // `1 = \\sin^2 x - \\cos^2 x` may be meant for every x.
  const letters = [...freeSymbols(after)].filter((name) => name !== "e" && name !== "π" && name !== "∞");
  if (number === 1 && writtenBefore?.kind === "number" && !isConstant(after) && (writtenBefore.value.numerator === 0n || letters.length > 1)) return true;
  return NO_STEP.test(doubt) && (number === 1 || writtenAfter.kind === "number" || writtenAfter.kind === "negate");
}

/** `\nabla f(1, 2) \cdot u = 4`, `\nabla f(a, b) = \langle α, β \rangle`: values of a function at a point, by numbers or by a letter for each; `isOpen` tells the names and values of which the text says nothing. */
function saysUnknownValues(before: Node, after: Node, isOpen: (what: Node) => boolean): boolean {
  const entries = after.kind === "apply" && after.function === "matrix" ? after.arguments.slice(1) : [];
  const named = entries.flatMap((entry) => (entry.kind === "symbol" && entry.name !== "e" && isOpen(entry) ? [entry.name] : []));
  const isNamed = entries.length > 1 && named.length === entries.length && new Set(named).size === entries.length;
  if (!isNamed && !isConstant(after)) return false;
  const held = new Set<string>(["e", "π"]);
  let found = 0;
  const take = (call: Node, isAtLetters: boolean): void => {
    if (call.kind !== "call" || call.callee.kind !== "symbol" || !isOpen(call.callee) || !isOpen(call) || !call.arguments.every((argument) => isConstant(argument) || (isAtLetters && argument.kind === "symbol" && !named.includes(argument.name)))) return;
    found += 1;
    for (const name of freeSymbols(call)) held.add(name);
  };
  someNode(before, (node) => {
    const [of, by] = isTensorOperation(node) && node.function === "gradient" ? node.arguments : [];
    // The gradient at a point that has a letter: `\nabla T(P)`.
    if (of?.kind === "call" && of.arguments.length === 1 && of.arguments[0] === by) take(of, true);
    take(node, isNamed);
    return false;
  });
  return found > 0 && [...freeSymbols(before)].every((name) => held.has(name));
}

/** `d⁴y = -δ(x - 1)`: the unit impulse is no function, and what derivatives of a step come to outside of it is not all there is. */
function impulseDoubt({ written }: DoubtfulMove): string | null {
  const isImpulse = (node: Node): boolean => node.kind === "call" && node.callee.kind === "symbol" && /^δ(?:_|$)/u.test(node.callee.name) && node.arguments.length === 1;
  return [written.before, written.after].some((side) => someNode(side, isImpulse)) ? "δ(…) may be the unit impulse, which has no values" : null;
}

/** `p_k = p_v`, `f(9) = 6`: a name that nothing determines is set equal to something without it. */
function valueDoubt(move: DoubtfulMove, isDefined: (name: string) => boolean, isSequence: (name: string) => boolean): string | null {
  const { written, values } = move;
  const sides = [written.before, written.after];
  if (sides.every((node) => loneName(node) !== null || node.kind === "number") && sides.some((node) => node.kind !== "number") && !sides.some((node) => (node.kind === "call" && isDefined(loneName(node) ?? "")) || (node.kind === "index" && node.indices.every(isConstant) && isSequence(node.base.name)))) return "values may be given here";
  const isDifferential = (node: Node): boolean => node.kind === "apply" && node.function === "differential";
  if (isDifferential(written.before) && !someNode(written.after, isDifferential)) return "d may be the name of a function or a length here";
  // ∂z/∂y of a z that some equation makes depend on y is no zero.
  const derived = written.before.kind === "derivative" && written.before.body.kind === "symbol" ? written.before.body.name : null;
  if (derived !== null && !isDefined(derived) && values.before.kind === "number" && values.before.value.numerator === 0n) return `nothing here says what ${derived} is; this may be an equation that is given`;
  const before = loneName(written.before);
  if (before !== null && !isDefined(before) && loneName(values.before) === before && !freeSymbols(values.after).has(before)) return `nothing here says what ${before} is; this may be an equation that is given`;
  // `P(t) = P(0) + 500(1 - e^{-t/5})`: what it is goes on from its own value at the beginning.
  if (before !== null && !isDefined(before) && written.before.kind === "call" && written.before.arguments.every((argument) => !isConstant(argument)) && standsAtNumbersOnly(values.after, before)) return `nothing here says what ${before} is; this may be an equation that is given`;
  const after = loneName(written.after);
  if (after === null || isDefined(after) || loneName(values.after) !== after || holdsOperation(written.before) || freeSymbols(values.before).has(after)) return null;
  return `nothing here says what ${after} is; this may be an equation that is given`;
}

/** Does the unknown function stand in it, and only itself at numbers: `P(0)`? */
function standsAtNumbersOnly(root: Node, name: string): boolean {
  const isOf = (node: Node): boolean => node.kind === "call" && node.callee.kind === "symbol" && node.callee.name === name;
  const isValue = (node: Node): boolean => node.kind === "call" && isOf(node) && node.orders.every((order) => order === 0) && node.arguments.every(isConstant);
  return someNode(root, isValue) && !someNode(root, (node) => isOf(node) && !isValue(node));
}

/** `a + kΔt = 0 + k \\cdot 1`: the same with numbers in the places of letters, of which nothing says what they are. */
function putInDoubt({ written, values }: DoubtfulMove, isDefined: (name: string) => boolean): string | null {
  const put = isConstant(values.after) && isConstant(written.after) ? null : numbersPutFor(written.before, written.after, isDefined);
  const letter = put === null ? undefined : [...put.keys()].find((name) => put.get(name) !== null && !isDefined(name));
  return letter === undefined ? null : `a value of ${letter} may be put in here`;
}

/** What stands in the place of each letter, where the one is the other with numbers for some of them: the number, or null for the letter itself; null where it is not so. */
function numbersPutFor(before: Node, after: Node, isDefined: (name: string) => boolean): ReadonlyMap<string, Node | null> | null {
  const found = new Map<string, Node | null>();
  const matches = (one: Node, other: Node): boolean => {
    if (one.kind === "symbol" && (other === one || (!isConstant(one) && isConstant(other)))) {
      const put = other === one ? null : other;
      if (found.has(one.name)) return found.get(one.name) === put;
      found.set(one.name, put);
      return true;
    }
    if (one.kind === "number") return one === other;
    // `\frac{b - a}{n} = \frac{3}{n}`: a sum of nothing but such letters.
    if (one.kind === "add" && other.kind !== "add" && isConstant(other) && !isConstant(one)) return [...freeSymbols(one)].every((name) => !isDefined(name) && !found.has(name) && !freeSymbols(after).has(name) && found.set(name, other));
    if (!PLAIN_KINDS.has(one.kind) || one.kind !== other.kind || (one.kind === "apply" && other.kind === "apply" && one.function !== other.function)) return false;
    const [parts, others] = [childrenOf(one), childrenOf(other)];
    return parts.length === others.length && parts.every((part, k) => others[k] !== undefined && matches(part, others[k]));
  };
  return matches(before, after) ? found : null;
}

/** "Let u = 2x, dv = cos x dx" in a section that has another v already: by parts once more. */
function givenAnewDoubt({ written }: DoubtfulMove, document: DraftDocument, draft: DraftDerivation): string | null {
  const operand = written.before.kind === "apply" && written.before.function === "differential" ? written.before.arguments[0] : undefined;
  if (operand?.kind !== "symbol") return null;
  // A list of parts says what each letter is in it.
  if (document.definitions.some(({ name, table }) => name === operand.name && table !== null && draft.start >= table.start && draft.start < table.end)) return null;
  const right = [...document.definitions, ...document.rivals].filter(({ name, section }) => name === operand.name && section === draft.section);
  if (right.length > 1) return `${operand.name} has several right sides in this section; which is meant here?`;
  // A value far above may be that of another substitution.
  const known = document.definitions.findLast(({ name, offset }) => name === operand.name && offset < draft.start);
  const isFar = known !== undefined && (known.section !== draft.section || document.derivations.some(({ start, end }) => start > known.offset && end < draft.start));
  return isFar ? `${operand.name} was given in line ${known.lineNumber}; is it the same here?` : null;
}

/** `|x_n - x + x - x_k|`: x stands beside its own entries, so it may be another x: their limit, their mean. */
function bothWaysDoubt({ written, values }: DoubtfulMove, elaborated: ElaboratedDerivation): string | null {
  const [bare, numbered, applied] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const isVector = (name: string): boolean => (elaborated.tensors.declared.has(name) || elaborated.tensors.wholes.has(name)) && isUsuallyTensor(elaborated.tensors, name);
  for (const side of [written.before, written.after]) {
    const { plain, indexed, called } = placesOf(side);
    // A vector and its entries are one, where it is declared or stands transposed.
    const both = [...indexed].find((name) => plain.has(name) && !elaborated.tensors.declared.has(name) && !isVector(name));
    if (both !== undefined) return `${both} stands here with and without an index`;
    // `x_n - x`, x read as x_n: nothing is left of it, so that x is another one.
    const isCancelled = (node: Node): boolean => node.kind === "add" && node.terms.some((term) => term.kind === "index" && node.terms.some((other) => other.kind === "negate" && other.operand === term));
    if (someNode(side, isCancelled)) return "a name stands here beside its own entry; is it their limit?";
    // `z(2x + y) e^{-z^2}`: a factor before a bracket.
    for (const [from, to] of [[plain, bare], [indexed, numbered], [called, applied]] as const) for (const name of from) to.add(name);
  }
  // `gM\bar Z = Mg(\bar Z - \bar z)`, on either side.
  const factor = [...applied].find((name) => bare.has(name) && !elaborated.definitions.has(name));
  if (factor !== undefined) return `is ${factor} a function here, or a factor?`;
  const composed = composedFactor(written.before, written.after) ?? composedFactor(written.after, written.before);
  if (composed !== null) return `is ${composed} a function here, or a factor?`;
  // `(PQ)' = P'Q + PQ'`, carried out with P and Q as constants.
  const [from, to] = [placesOf(values.before), placesOf(values.after)];
  const constant = [...from.differentiated, ...to.differentiated].find((name) => from.plain.has(name) || to.plain.has(name));
  if (constant !== undefined) return `does ${constant} depend on something here, as its derivative says?`;
  // `X/n` and `\frac1n\sum X_i`: X may be their sum.
  const apart = [...numbered].find((name) => bare.has(name) && !isVector(name) && !elaborated.definitions.has(name));
  return apart === undefined ? null : `${apart} stands here with and without an index`;
}

/** The names in it that stand plainly, with indices, before their arguments, and as derivatives. */
function placesOf(root: Node): { readonly plain: ReadonlySet<string>; readonly indexed: ReadonlySet<string>; readonly called: ReadonlySet<string>; readonly differentiated: ReadonlySet<string> } {
  const [plain, indexed, called, differentiated] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === "symbol") plain.add(node.name);
    if (node.kind === "index") {
      indexed.add(node.base.name);
      node.indices.forEach(visit);
    } else if (node.kind === "call") {
      if (node.callee.kind === "symbol") (node.orders.every((order) => order === 0) ? called : differentiated).add(node.callee.name);
      node.arguments.forEach(visit);
    }
    else childrenOf(node).forEach(visit);
  };
  visit(root);
  return { plain, indexed, called, differentiated };
}

/** Is it a matrix, and no vector, whose entries the text writes out as numbers? Nothing is looked for in it. */
function isMatrixOfNumbers(name: string, elaborated: ElaboratedDerivation): boolean {
  const body = elaborated.definitions.get(name)?.body;
  if (body?.kind !== "apply" || !isArrayOfNumbers(name, elaborated)) return false;
  const [columns, ...entries] = body.arguments;
  const width = columns?.kind === "number" ? Number(columns.value.numerator) : 1;
  return width > 1 && entries.length > width;
}

/** Is it a vector or a matrix whose entries the text writes out as numbers? */
function isArrayOfNumbers(name: string, elaborated: ElaboratedDerivation): boolean {
  const body = elaborated.definitions.get(name)?.body;
  return body?.kind === "apply" && body.function === "matrix" && body.arguments.length > 2 && freeSymbols(body).size === 0;
}

/** Is it a sequence whose terms the text writes out by their number alone? */
function isClosedSequence(name: string, elaborated: ElaboratedDerivation): boolean {
  const definition = elaborated.definitions.get(name);
  return definition?.indexParameters.length === 1 && definition.parameters.length === 0 && isMadeOf(definition.body, definition.indexParameters);
}

/** Is it a function whose value the text writes out by its arguments alone, so that it has a number at numbers? */
function isClosedFunction(name: string, elaborated: ElaboratedDerivation): boolean {
  const definition = elaborated.definitions.get(name);
  return definition !== undefined && definition.parameters.length > 0 && isMadeOf(definition.body, definition.parameters);
}

/** Are these the only letters in it? */
function isMadeOf(body: Node, letters: readonly SymbolNode[]): boolean {
  const names = new Set(letters.map(({ name }) => name));
  return [...freeSymbols(body)].every((letter) => names.has(letter) || letter === "e" || letter === "π");
}

/** `2y + 5 = e^{3 + x}` where y is defined elsewhere: an equation for y may be stated, of another y. */
function equationForDoubt({ start, written, values }: DoubtfulMove, elaborated: ElaboratedDerivation): string | null {
  if (written.before !== start || loneName(start) !== null || holdsOperation(start) || isTensorOperation(start)) return null;
  const kept = new Set([...freeSymbols(written.after), ...freeSymbols(values.after)]);
  const own = freeSymbols(start);
  const name = [...own].find((each) => !kept.has(each) && elaborated.definitions.get(each)?.parameters.length === 0 && !isMatrixOfNumbers(each, elaborated))
    ?? [...freeSymbols(written.after)].find((each) => !own.has(each) && /^\p{L}$/u.test(each) && each !== "e" && elaborated.definitions.has(each) && !freeSymbols(elaborated.definitions.get(each)?.body ?? written.after).has(each));
  return name === undefined ? null : `this may be an equation for ${name}`;
}

/** "When x is greater than 4, $f(x) = …$": what f is elsewhere is not said here. */
function partDoubt({ start, written }: DoubtfulMove, document: DraftDocument, draft: DraftDerivation): string | null {
  const names = new Set([start, written.before, written.after].flatMap((node) => [...freeSymbols(node)]));
  const given = document.definitions.findLast((each) => names.has(each.name) && each.section === draft.section && each.offset < draft.end);
  return given?.onPart === true ? `${given.name} is given in line ${given.lineNumber} for some arguments only` : null;
}

/** `x f(x) = …` of an f that the section gives more than once: an equation for the next one. */
function functionalDoubt({ start, written }: DoubtfulMove, document: DraftDocument, draft: DraftDerivation): string | null {
  if (written.before !== start || loneName(start) !== null || holdsOperation(start)) return null;
  const kept = freeSymbols(written.after);
  let name: string | null = null;
  someNode(start, (node) => {
    if (node.kind === "call" && node.callee.kind === "symbol" && node.arguments.every(({ kind }) => kind === "symbol") && !kept.has(node.callee.name)) name = node.callee.name;
    return name !== null;
  });
  const given = [...document.definitions, ...document.rivals].filter((each) => each.name === name && each.section === draft.section);
  return name !== null && given.length > 1 && given.some(({ offset }) => offset > draft.end) ? `this may be an equation for ${String(name)}` : null;
}

/** `4f(2) + 5f'(2) = 4 \\cdot 5 - 5` where another section says what f is: a table may give its values here. */
function tabledDoubt({ written }: DoubtfulMove, document: DraftDocument, draft: DraftDerivation): string | null {
  const kept = freeSymbols(written.after);
  let name: string | null = null;
  someNode(written.before, (node) => {
    if (node.kind === "call" && node.callee.kind === "symbol" && node.arguments.every(isConstant) && !kept.has(node.callee.name)) name = node.callee.name;
    return name !== null;
  });
  const isOfSection = document.definitions.some((each) => each.name === name && each.section === draft.section);
  return name === null || isOfSection || draft.around === null ? null : `values of ${String(name)} may be put in here that the text gives`;
}

/** The sides have no letter in common: one of them stands for something that is not said here. */
function apartDoubt({ values }: DoubtfulMove): string | null {
  const letters = (node: Node): readonly string[] => [...freeSymbols(node)].filter((name) => name !== "e" && name !== "π" && name !== "∞" && !CONSTANT_OF_INTEGRATION.test(name));
  const [before, after] = [letters(values.before), letters(values.after)];
  return before.length > 0 && after.length > 0 && !before.some((name) => after.includes(name)) ? "the two sides have no letter in common; what connects them?" : null;
}

/** `f(x_1) = c = y_1` elsewhere in the section says that c is y_1. */
function saidDoubt(move: DoubtfulMove, document: DraftDocument, draft: DraftDerivation): string | null {
  const names = new Set([...freeSymbols(move.values.before), ...freeSymbols(move.values.after)]);
  for (const other of document.derivations) {
    if (other.section !== draft.section) continue;
    for (let k = 1; k < other.lines.length; k++) {
      const [one, next] = [other.lines[k - 1]?.piece, other.lines[k]?.piece];
      const pair = [one, next].map((piece) => (piece == null ? null : (definable(piece.syntax)?.name ?? null)));
      const [left, right] = pair;
      if (typeof left === "string" && typeof right === "string" && names.has(left) && names.has(right)) return `the text says that ${left} is ${right}, which I could not use`;
    }
  }
  return null;
}

/** The name that a node is, or of which it is one value: `p`, `u_i`, `f(9)`, `y'(0)`; null for anything else. */
function loneName(node: Node): string | null {
  switch (node.kind) {
    case "symbol":
      return node.name === "e" || node.name === "π" || node.name === "∞" ? null : node.name;
    case "index":
      return node.base.name;
    case "call":
      return node.callee.kind === "symbol" ? node.callee.name : node.callee.base.name;
    case "negate":
      return loneName(node.operand);
    case "limit":
      return node.body.kind === "index" ? node.body.base.name : null;
    default:
      return null;
  }
}

/** An equation to be solved (`y(0) = C_1 + C_2 = 1`), or numbers put in (`\pi r^2 = \pi 3^2`). */
function numberDoubt(move: DoubtfulMove, elaborated: ElaboratedDerivation): string | null {
  if (isDerivativeOfName(move.written.before) && move.written.after.kind === "number" && !elaborated.definitions.has(loneName(derivedOf(move.written.before)) ?? "")) return "this may be a value at a point";
  const [before, after] = [isConstant(move.values.before), isConstant(move.values.after)];
  if (before === after) return null;
  const [number, other] = before ? [move.written.before, move.written.after] : [move.written.after, move.written.before];
  const value = before ? move.values.after : move.values.before;
  if ([...freeSymbols(value)].every((name) => isArrayOfNumbers(name, elaborated) || isClosedFunction(name, elaborated))) return null;
  if ([...freeSymbols(value)].every((name) => elaborated.integers.has(name))) return `this may be meant for some ${[...freeSymbols(value)].join(", ")} only`;
  if ((holdsOperation(other) && !isDerivativeOfName(other)) || [...freeSymbols(number)].some((name) => name !== "e" && name !== "π" && name !== "∞" && !elaborated.definitions.has(name))) return null;
  // `e^b = \frac{1500}{1000} = 1.5`: what an unknown comes to, and the number once more.
  const comesToNumber = elaborated.lines[0]?.located?.node === move.written.before && elaborated.lines.slice(1).every(({ located }) => located !== null && isConstant(located.node));
  if (before || elaborated.lines.length === 2 || comesToNumber || isHead(move.start) || isUnknownSlope(move.start, (name) => elaborated.definitions.has(name))) return "this may be an equation to be solved, or a value at a point";
  const isSingle = number.kind === "number" || number.kind === "symbol" || (number.kind === "negate" && number.operand.kind === "number");
  return isSingle ? null : "numbers may be put in here";
}

function derivedOf(node: Node): Node {
  return node.kind === "derivative" ? node.body : node;
}

/** `∂z/∂s = 6`, `f'(x) = 3`: the value at a point of which the words around speak. */
function isDerivativeOfName(node: Node): boolean {
  return node.kind === "derivative" && loneName(node.body) !== null;
}

/** Does line 0 only name what the chain is about, so that its last side may be a value it is to have? */
function isHead(node: Node): boolean {
  if (loneName(node) !== null || node.kind === "derivative" || node.kind === "opaque" || isConstant(node)) return true;
  return node.kind === "apply" && node.arguments.every((argument) => loneName(argument) !== null || argument.kind === "number");
}

/** `\frac{s+1}{s^3+s} = \frac As + \frac{Bs+C}{s^2+1}`: letters that the chain did not have, and that no definition gives. */
function letterDoubt({ values, written }: DoubtfulMove, elaborated: ElaboratedDerivation): string | null {
  // A constant of integration is new wherever an integral was.
  if (elaborated.lines.some((line) => line.located !== null && someNode(line.located.node, (node) => node.kind === "integral"))) return null;
  const known = new Set<string>(["e", "π", "∞", ...freeSymbols(values.before)]);
  for (const line of elaborated.lines) {
    if (line.located === null || line.located.node === written.after) break;
    for (const name of freeSymbols(line.located.node)) known.add(name);
  }
  // What definitions rest on is known too; of vectors they are not put in.
  for (const name of known) for (const free of freeSymbols(elaborated.definitions.get(name)?.body ?? values.before)) known.add(free);
  const stems = new Set([...known].map((name) => name.replace(/_[^_]*$/u, "")));
  const integrates = elaborated.lines.some((line) => line.located !== null && someNode(line.located.node, (node) => node.kind === "integral"));
  const fresh = [...freeSymbols(values.after)].filter((name) => !(integrates && CONSTANT_OF_INTEGRATION.test(name)) && !known.has(name) && !stems.has(name.replace(/_[^_]*$/u, "")) && !elaborated.definitions.has(name));
  return fresh.length === 0 ? null : `${fresh.join(", ")} ${fresh.length === 1 ? "is" : "are"} new in this chain`;
}

/** `w' = -w` where w is only another name for z: a statement about z. */
function otherNameDoubt(move: DoubtfulMove, elaborated: ElaboratedDerivation): string | null {
  const subject = move.written.before.kind === "derivative" ? loneName(move.written.before.body) : loneName(move.written.before);
  const definition = subject === null ? undefined : elaborated.definitions.get(subject);
  return definition === undefined || loneName(definition.body) === null || !freeSymbols(move.written.after).has(subject ?? "") ? null : `${subject ?? ""} is only another name here; this may be an equation that is given`;
}

function isConstant(node: Node): boolean {
  return [...freeSymbols(node)].every((name) => name === "e" || name === "π" || name === "∞");
}

/** Is something in it that a step could carry out: a derivative, a limit, an integral? */
function holdsOperation(node: Node): boolean {
  return someNode(node, (current) => current.kind === "derivative" || current.kind === "limit" || current.kind === "integral");
}

/** The sequence of which terms with a letter stand in it, `a_{n+1} - a_n`, where nothing is summed, differentiated or taken to a limit; null where there is none. */
function bareTerm(side: Node): string | null {
  let found: string | null = null;
  const works = someNode(side, (node) => {
    if (node.kind === "index" && node.indices.some((index) => index.kind !== "number")) found = node.base.name;
    return node.kind === "sum" || node.kind === "product" || node.kind === "derivative" || node.kind === "integral" || node.kind === "limit" || isTensorOperation(node);
  });
  return works ? null : found;
}

/** A value of an unknown function, or a partial derivative, that is on one side only: the text knows what it is, and this does not. */
function vanishingDoubt({ values, written }: DoubtfulMove, isDefined: (name: string) => boolean): string | null {
  const matrix = matrixOfNumber(written.before) ?? matrixOfNumber(written.after);
  if (matrix !== null && !isDefined(matrix) && ![values.before, values.after].every((side) => freeSymbols(side).has(matrix))) return `nothing here says what ${matrix} is`;
  for (const [one, other] of [[values.before, values.after], [values.after, values.before]] as const) {
    const kept = freeSymbols(other);
    let found: string | null = null;
    someNode(one, (node) => {
      const isMean = node.kind === "symbol" && /\u0304/.test(node.name.normalize("NFD"));
      const name = node.kind === "call" || isMean || (node.kind === "symbol" && (SUBSCRIPT_DERIVATIVE.test(node.name) || EXPRESSION_SUBSCRIPT.test(node.name))) ? loneName(node) : null;
      if (name === null || kept.has(name) || isDefined(name)) return false;
      found = name;
      return true;
    });
    if (found !== null) return `nothing here says what ${String(found)} is`;
    const term = bareTerm(one);
    if (term !== null && !kept.has(term) && !isDefined(term)) return `nothing here says what the terms of ${term} are`;
    const bound = symbolicBound(one);
    if (bound !== null && !kept.has(bound) && someNode(other, isEntry)) return `this may be meant for one value of ${bound}`;
  }
  return null;
}

/** The matrix of which a determinant or a trace is taken alone, `\det(A - \lambda I)`; null for anything else. */
function matrixOfNumber(side: Node): string | null {
  if (side.kind !== "apply" || (side.function !== "determinant" && side.function !== "trace")) return null;
  return [...freeSymbols(side)].find((name) => /^\p{Lu}\p{M}*$/u.test(name) && name !== "I") ?? null;
}

/** A letter in the upper bound of a sum or product: `n` of `\sum_{i=1}^n`. */
function symbolicBound(node: Node): string | null {
  let found: string | null = null;
  someNode(node, (current) => {
    if (current.kind !== "sum" && current.kind !== "product") return false;
    found = current.upper === null ? null : ([...freeSymbols(current.upper)][0] ?? null);
    return found !== null;
  });
  return found;
}

/** `x_1`, `x_2`: an entry of an array by its number. */
function isEntry(node: Node): boolean {
  return (node.kind === "index" && node.indices.every((index) => index.kind === "number")) || (node.kind === "symbol" && /_\d+$/.test(node.name));
}

/** A free i that is no index anywhere in the chain. */
function imaginaryDoubt({ values }: DoubtfulMove, document: DraftDocument, elaborated: ElaboratedDerivation): string | null {
  if (isImaginary(document, elaborated)) return null;
  if (!freeSymbols(values.before).has("i") && !freeSymbols(values.after).has("i")) return null;
  const roots = [...elaborated.lines.flatMap((line) => line.located?.node ?? []), ...[...elaborated.definitions.values()].map((definition) => definition.body)];
  const isIndex = roots.some((root) => someNode(root, (node) => node.kind === "index" && node.indices.some((index) => freeSymbols(index).has("i"))));
  return isIndex ? null : "i may be the imaginary unit; complex numbers are not judged yet";
}

/** A name with several definitions in the text of which none stands in this section, one far above, or an entry of an array that is defined apart. */
function definitionDoubt(move: DoubtfulMove, document: DraftDocument, draft: DraftDerivation, elaborated: ElaboratedDerivation): string | null {
  const used = namesUsed([move.written.before, move.written.after], elaborated.definitions);
  // Where judging begins behind an integral over what is only named, it says nothing of the lines below.
  const names = isRegionIntegral(move.start) ? used : new Set([...namesUsed([move.start], elaborated.definitions), ...used]);
  for (const { name, definition, lineNumber, offset } of elaborated.rivals) {
    // Two definitions may agree at the one value that the text gives x, and their derivatives differ.
    const known = elaborated.definitions.get(name);
    if (known === undefined || known.body === definition.body || !names.has(name)) continue;
    // What a chain itself begins with, `\hat\beta = …` once more, counts only where its later lines use the name.
    if (offset >= draft.start && offset <= draft.end && !used.has(name)) continue;
    if ([...freeSymbols(known.body)].some((letter) => elaborated.definitions.has(letter))) return `${name} has another right side in line ${lineNumber}; is it redefined?`;
  }
  for (const node of [move.written.before, move.written.after]) {
    const constant = derivedConstant(node, elaborated);
    if (constant !== null) return `${constant} is a number in this text, yet its ${someNode(node, ({ kind }) => kind === "limit") ? "limit" : "derivative"} stands here; is it another ${constant}?`;
  }
  const isReckoned = [move.written.before, move.written.after].every((node) => freeSymbols(node).size === 0);
  for (const definition of isReckoned ? [] : document.definitions) {
    const stem = /^(.+?)_[^_]+$/u.exec(definition.name)?.[1];
    if (stem !== undefined && names.has(stem) && !names.has(definition.name) && definition.section === draft.section) return `${definition.name} is given in line ${definition.lineNumber}, which I could not use here`;
  }
  for (const name of names) {
    // A value that another section looks at, "with x = 1", says nothing here.
    const all = document.definitions.filter((definition) => definition.name === name && (definition.section === draft.section || (!definition.local && !definition.numeric)));
    if (all.length === 0 || all.some((definition) => definition.section === draft.section)) continue;
    const [first, second] = all;
    if (first !== undefined && second !== undefined) return `${name} is defined more than once, in lines ${first.lineNumber} and ${second.lineNumber}; which is meant here?`;
    if (first !== undefined && Math.abs(first.section - draft.section) > FAR_SECTIONS) return `${name} was defined far from here, in line ${first.lineNumber}; is it still the same?`;
  }
  return null;
}

/** A name that the text defines as a number and of which this takes a derivative or a limit; null where there is none. */
function derivedConstant(node: Node, elaborated: ElaboratedDerivation): string | null {
  let found: string | null = null;
  someNode(node, (current) => {
    const subject = current.kind === "derivative" || (current.kind === "limit" && current.body.kind === "symbol") ? loneName(current.body) : current.kind === "call" && current.orders.some((order) => order > 0) ? loneName(current) : null;
    const definition = subject === null ? undefined : elaborated.definitions.get(subject);
    if (definition === undefined || !isConstant(definition.body)) return false;
    found = subject;
    return true;
  });
  return found;
}
