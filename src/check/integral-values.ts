// `\int_0^4 f(x)\,dx = 3` of an f that nothing in the text gives: the value of an integral that is read off a picture or laid down. It is given, unless values of other integrals of the
// same function that stand before could settle it: then both of its bounds are bounds of such integrals.

import { namesIn } from "../elaborate/definable.js";
import type { DraftDocument } from "../elaborate/draft.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import { onlySide, plainName } from "../elaborate/syntax-names.js";
import type { IntegralNode, Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { isConstant } from "../judge/constants.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";

/** Is the move from an integral of an unknown function, of which nothing before settles the value, to a number? `own` are the sides of its chain. What is said of a function of which the text says nothing else may be an answer. */
export function givesIntegral(before: Node | null, after: Node | null, own: readonly Syntax[], document: DraftDocument, { definitions, assumptions }: ElaboratedDerivation): boolean {
  if (before?.kind !== "integral" || before.lower === null || before.upper === null || after === null || !isConstant(after) || document.isPart === true) return false;
  const name = integrated(before);
  const [start] = own;
  if (name === null || definitions.has(name) || start === undefined || !document.pieces.some(({ syntax }) => !own.includes(syntax) && namesIn(syntax).includes(name))) return false;
  const bounds = [before.lower, before.upper].map(keyOf);
  if (bounds.some((bound) => bound === null) || bounds[0] === bounds[1]) return false;
  const known = new Set(boundsBefore(document, name, start));
  for (const { node } of assumptions) someNode(node, (each) => {
    if (each.kind === "integral" && someNode(each.body, (part) => part.kind === "call" && freeSymbols(part.callee).has(name))) for (const bound of [each.lower, each.upper]) if (bound !== null) known.add(keyOf(bound));
    return false;
  });
  return bounds.some((bound) => !known.has(bound));
}

/** The one function whose value, or its size, is integrated: f of `\int_a^b f(x)\,dx`; null for anything else. */
function integrated({ body, variable }: IntegralNode): string | null {
  const inner = body.kind === "apply" && body.function === "abs" && body.arguments[0] !== undefined ? body.arguments[0] : body;
  return inner.kind === "call" && inner.callee.kind === "symbol" && inner.arguments.length === 1 && inner.arguments[0] === variable && inner.orders.every((order) => order === 0) ? inner.callee.name : null;
}

/** A number or a name, so that bounds can be compared; null for any other bound. */
function keyOf(bound: Node): string | null {
  if (bound.kind === "negate") return negated(keyOf(bound.operand));
  return bound.kind === "number" ? `${bound.value.numerator}/${bound.value.denominator}` : bound.kind === "symbol" ? bound.name : null;
}

function keyOfSyntax(bound: Syntax): string | null {
  if (bound.kind === "number") return `${bound.value.numerator}/${bound.value.denominator}`;
  if (bound.kind === "group") {
    const inner = onlySide(bound);
    return inner === null ? null : keyOfSyntax(inner);
  }
  if (bound.kind !== "sequence") return plainName(bound);
  const [sign, operand, ...others] = bound.items;
  if (operand === undefined) return sign?.kind === "operand" ? keyOfSyntax(sign.operand) : null;
  return sign?.kind === "operator" && sign.sign === "-" && operand.kind === "operand" && others.length === 0 ? negated(keyOfSyntax(operand.operand)) : null;
}

const negated = (key: string | null): string | null => (key === null ? null : key.startsWith("-") ? key.slice(1) : `-${key}`);

interface Integrals {
  /** Where it stands among the sides of the document. */
  readonly at: number;
  readonly names: ReadonlySet<string>;
  readonly bounds: readonly (string | null)[];
}

const documents = new WeakMap<DraftDocument, readonly Integrals[]>();

/** The bounds of the integrals that stand before in a side with the function. */
function boundsBefore(document: DraftDocument, name: string, start: Syntax): readonly (string | null)[] {
  const known = documents.get(document) ?? document.pieces.flatMap(({ syntax }, at) => {
    const bounds = boundsIn(syntax);
    return bounds.length === 0 ? [] : [{ at, names: new Set(namesIn(syntax)), bounds }];
  });
  documents.set(document, known);
  const own = document.pieces.findIndex(({ syntax }) => syntax === start);
  return known.filter(({ at, names }) => names.has(name) && (own < 0 || at < own)).flatMap(({ bounds }) => bounds);
}

function boundsIn(syntax: Syntax): readonly (string | null)[] {
  const own = syntax.kind === "bigOperator" && syntax.operator === "integral" ? [...(syntax.lower?.sides ?? []), syntax.upper].flatMap((side) => (side == null ? [] : [keyOfSyntax(side)])) : [];
  return [...own, ...partsOf(syntax).flatMap(boundsIn)];
}
