// Letters that mean something else where they stand than what the text has said of them: y of a trial `y = x^r` in the equation that is to give r, L of `p = m r^2 ω = L` (constant) below a
// Lagrangian L, I of `(I - A)^{-1}`. Where a move fails and shows one of these, the difference is said as a doubt.

import type { Definitions } from "../expression/definition.js";
import type { DraftLine } from "../elaborate/draft.js";
import { type Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import type { OpenMove } from "./unsaid-doubt.js";

/** What a letter may mean here beside what the text has said of it; null where nothing speaks for that. */
export function otherMeaningDoubt(move: OpenMove, line: DraftLine, definitions: Definitions): string | null {
  return trialDoubt(move, definitions) ?? constantDoubt(move, line, definitions) ?? identityDoubt(move, definitions);
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
