// Letters that mean something else where they stand than what the text has said of them: y of a trial `y = x^r` in the equation that is to give r, L of `p = m r^2 ω = L` (constant) below a
// Lagrangian L, I of `(I - A)^{-1}`. Where a move fails and shows one of these, the difference is said as a doubt.

import type { Definitions } from "../expression/definition.js";
import type { DraftLine } from "../elaborate/draft.js";
import { childrenOf, type Node } from "../expression/node.js";
import { isSameLetter } from "../elaborate/dotted.js";
import { isBold } from "../elaborate/syntax-names.js";
import { namesReached } from "../elaborate/unknown-losses.js";
import { freeSymbols, nodesIn, someNode } from "../expression/traverse.js";
import { printUnicode } from "../notation/unicode.js";
import type { OpenMove } from "./unsaid-doubt.js";

/** What a letter may mean here beside what the text has said of it; null where nothing speaks for that. */
export function otherMeaningDoubt(move: OpenMove, line: DraftLine, definitions: Definitions): string | null {
  return superscriptDoubt(move, definitions) ?? entryDoubt(move, definitions) ?? conjugateDoubt(move) ?? nullspaceDoubt(move, definitions) ?? diagonalDoubt(move, definitions) ?? inverseDoubt(move, definitions) ?? systemDoubt(move) ?? trialDoubt(move, definitions) ?? constantDoubt(move, line, definitions) ?? identityDoubt(move, definitions);
}

/** `\partial f / \partial x_k` of an f of 𝐱, or of one of which nothing is known here: nobody differentiates by an entry that f does not have. */
function entryDoubt({ written }: OpenMove, definitions: Definitions): string | null {
  const sides = [written.before, written.after];
  for (const node of sides.flatMap(nodesIn)) {
    if (node.kind !== "derivative" || node.variable.kind !== "index") continue;
    const { name } = node.variable.base;
    const known = node.body.kind === "symbol" ? definitions.get(node.body.name) : null;
    if (known === undefined) return `nothing here says what ${printUnicode(node.body)} is`;
    const whole = [...(known?.parameters.map((parameter) => parameter.name) ?? []), ...namesReached(sides, definitions)].find((other) => isBold(other) && other !== name && isSameLetter(name, other));
    if (whole !== undefined) return `are the ${name} with an index the entries of ${whole}?`;
  }
  return null;
}

/** Letters for the indices of tensors. */
const TENSOR_INDEX = /^[αβγδμνρσλκτ]$/u;

/** `f^{246} = f^{257}`, `J^1 = J^2`, `g^{\\mu\\nu} = 0`: what stands above a letter may count, and be no exponent. */
function superscriptDoubt({ written }: OpenMove, definitions: Definitions): string | null {
  const numbered = [written.before, written.after].map((side) => (side.kind === "power" && side.base.kind === "symbol" && side.exponent.kind === "number" ? side.base.name : side.kind === "symbol" ? side.name : null));
  if (numbered[0] != null && numbered[0] === numbered[1] && !definitions.has(numbered[0])) return `do the numbers above ${numbered[0]} count, or are they exponents?`;
  let found: string | null = null;
  const isIndexed = (node: Node): boolean => {
    // `∂_ν J^ν`, which is summed over ν.
    if (node.kind === "derivative" && node.variable.kind === "symbol" && /^[λμν]$/u.test(node.variable.name)) {
      const { name } = node.variable;
      return someNode(node.body, (part) => part.kind === "power" && part.base.kind === "symbol" && freeSymbols(part.exponent).has(name) && (found = part.base.name) !== "");
    }
    if (node.kind !== "power" || node.base.kind !== "symbol" || node.exponent.kind !== "multiply" || !node.exponent.factors.every((each) => each.kind === "symbol" && TENSOR_INDEX.test(each.name))) return false;
    found = node.base.name;
    return true;
  };
  return [written.before, written.after].some((side) => someNode(side, isIndexed)) ? `do the letters above ${String(found)} count its entries, or are they exponents?` : null;
}

/** `\\frac{∂}{∂\\bar z}(x - iy)`: a derivative by a conjugate, on which x and y rest. */
function conjugateDoubt({ written }: OpenMove): string | null {
  let found: string | null = null;
  const isByBar = (node: Node): boolean => {
    if (node.kind !== "derivative" || node.variable.kind !== "symbol" || !/\u0304/u.test(node.variable.name.normalize("NFD")) || freeSymbols(node.body).has(node.variable.name)) return false;
    found = node.variable.name;
    return true;
  };
  return [written.before, written.after].some((side) => someNode(side, isByBar)) ? `how ${String(found)} depends on the letters of what is differentiated by it is not said` : null;
}

/** `2b_{ij} + b_{jj} = 2b_{ij}`: a diagonal entry is gone, so it may be 0. */
function diagonalDoubt({ written }: OpenMove, definitions: Definitions): string | null {
  const termsOf = (side: Node): readonly Node[] => (side.kind === "add" ? side.terms : [side]).map((term) => (term.kind === "negate" ? term.operand : term));
  const isDiagonal = (node: Node): node is Node & { readonly kind: "index" } => node.kind === "index" && node.indices.length === 2 && node.indices[0] === node.indices[1] && node.indices[0]?.kind === "symbol" && !definitions.has(node.base.name);
  for (const [one, other] of [[written.before, written.after], [written.after, written.before]] as const) {
    const gone = termsOf(one).filter(isDiagonal).find((term) => !someNode(other, (node) => node === term));
    if (gone !== undefined && one.kind === "add") return `is ${printUnicode(gone)} 0 here?`;
  }
  return null;
}

/** `\\frac{d}{dt}(x_1, x_2) = A(x_1, x_2)`: a system of differential equations is given. */
function systemDoubt({ written: { before, after } }: OpenMove): string | null {
  const column = before.kind === "derivative" && before.body.kind === "apply" && before.body.function === "matrix" ? before.body.arguments.slice(1) : [];
  const isNamed = column.length > 1 && column.every(({ kind }) => kind === "symbol" || kind === "index");
  const isOfSame = isNamed && column.every((entry) => someNode(after, (node) => node === entry)) && !someNode(after, ({ kind }) => kind === "derivative");
  return isOfSame ? "this may be a system of differential equations that is given" : null;
}

/** `d f^{-1}_q = (df_q)^{-1}`: the differential of an inverse function, or of one divided by f. */
function inverseDoubt({ written }: OpenMove, definitions: Definitions): string | null {
  let found: string | null = null;
  const isOfInverse = (node: Node): boolean => {
    const [of] = node.kind === "apply" && node.function === "differential" ? node.arguments : [];
    if (of?.kind !== "power" || of.base.kind !== "symbol" || !/^[f-hF-HφϕψΦΨ](?:_|$)/u.test(of.base.name) || definitions.has(of.base.name) || of.exponent.kind !== "number" || of.exponent.value.numerator !== -1n) return false;
    found = of.base.name;
    return true;
  };
  return [written.before, written.after].some((side) => someNode(side, isOfInverse)) ? `is the power of ${String(found)} its inverse function?` : null;
}

/** `Av = 0 = 0v`: that a product of letters of which nothing is said is 0 is given. */
function nullspaceDoubt({ written: { before, after } }: OpenMove, definitions: Definitions): string | null {
  const isZero = (after.kind === "number" && after.value.numerator === 0n) || (after.kind === "apply" && after.function === "zeros");
  const isOpen = before.kind === "multiply" && before.factors.every((each) => each.kind === "symbol" && !definitions.has(each.name) && each.name !== "e" && each.name !== "π");
  return isZero && isOpen ? "this may be an equation that is given" : null;
}

/** `x^2 y'' - 3xy' + 4y = x^2` below "try `y = x^r`": an equation for y, which holds for some r or for none of that form. */
function trialDoubt({ written, values }: OpenMove, definitions: Definitions): string | null {
  const own = new Set([...freeSymbols(written.before), ...freeSymbols(written.after), ...freeSymbols(values.after)]);
  let found: string | null = null;
  someNode(written.before, (node) => {
    const name = node.kind === "derivative" && node.body.kind === "symbol" ? node.body.name : node.kind === "call" && node.callee.kind === "symbol" && node.orders.some((order) => order > 0) ? node.callee.name : null;
    const definition = name === null || written.before === node ? undefined : definitions.get(name);
    if (definition === undefined || freeSymbols(written.after).has(definition.name)) return false;
    const parameters = new Set([...definition.parameters.map((each) => (each.kind === "symbol" ? each.name : "")), "e", "π"]);
    found = [...freeSymbols(definition.body)].find((letter) => !parameters.has(letter) && !own.has(letter) && !definitions.has(letter) && freeSymbols(values.before).has(letter)) ?? null;
    return found !== null;
  });
  return found === null ? null : `this may be an equation that determines ${String(found)}`;
}

/** Words behind a side that call it a constant. */
const CONSTANT = /^[\s&]*(?:\\(?:q?quad|[,;! ])\s*)*(?:\\(?:text\w*|mathrm|mbox)\s*\{)?\s*[(（]?\s*(?:=\s*)?(?:an?\s+|is\s+)?(?:const\b|constant\b|conserved\b|konst|const[ae]nte?\b|erhalten|常数|常量|守恒)/i;

/** `mr^2 \dot θ = L` (constant), where L was another quantity: the name of the constant. */
function constantDoubt({ written, values }: OpenMove, { source, range }: DraftLine, definitions: Definitions): string | null {
  const { after } = written;
  if (after.kind !== "symbol" || values.after === after || !definitions.has(after.name)) return null;
  return CONSTANT.test(source.text.slice(range.end)) || CONSTANT.test(source.text.slice(range.start, range.end).replace(/^[^\\(（]*/, "")) ? `may ${after.name} be the name of a constant here, and not what it was before?` : null;
}

/** `(I - γP)^{-1} r` with numbers for I and P, as nothing says what they are. */
function identityDoubt({ values }: OpenMove, definitions: Definitions): string | null {
  if (definitions.has("I")) return null;
  const isSum = (node: Node): boolean => node.kind === "add" && node.terms.length > 1 && node.terms.some((term) => term.kind === "symbol" && term.name === "I");
  const isInverse = (node: Node): boolean => node.kind === "power" && isSum(node.base) && node.exponent.kind === "number" && node.exponent.value.numerator < 0n;
  return [values.before, values.after].some((side) => someNode(side, isInverse)) ? "is I the identity matrix here? nothing says that there are matrices" : null;
}

/** `\\sum_i (a_i + i b_i)(a_i - i b_i)` in a text about complex numbers: an i that counts, and one that may be the imaginary unit. */
export function countingUnitDoubt({ written }: OpenMove): string | null {
  const standsPlain = (node: Node): boolean => (node.kind === "symbol" ? node.name === "i" : node.kind !== "index" && childrenOf(node).some(standsPlain));
  const isBoth = (node: Node): boolean => (node.kind === "sum" || node.kind === "product") && node.index.name === "i" && standsPlain(node.body);
  return [written.before, written.after].some((side) => someNode(side, isBoth)) ? "is i the imaginary unit here, beside the i that counts?" : null;
}

/** `(I - H)ε`, `(H - H_1)ε` with matrices of which nothing is said: by these letters mostly projections, whose laws are used unsaid. */
export function projectionDoubt({ written }: OpenMove, definitions: Definitions, isDeclared: (name: string) => boolean): string | null {
  const isProjection = (node: Node): boolean => node.kind === "symbol" && /^[𝐇𝐏𝐌HPM](?:_.+)?$/u.test(node.name) && !definitions.has(node.name) && !isDeclared(node.name);
  let found: string | null = null;
  const isDifference = (node: Node): boolean => {
    if (node.kind !== "add" || node.terms.length !== 2) return false;
    const [one, other] = node.terms.map((term) => (term.kind === "negate" ? term.operand : term));
    const name = other !== undefined && isProjection(other) && other.kind === "symbol" ? other.name : null;
    if (name === null || one === undefined || !(isProjection(one) || (one.kind === "apply" && one.function === "identity"))) return false;
    found = name;
    return true;
  };
  return [written.before, written.after].some((side) => someNode(side, isDifference)) ? `nothing here says what ${String(found)} is; is it a projection?` : null;
}
