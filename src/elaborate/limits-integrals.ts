// Limits, integrals and evaluation bars as they are written: the head of a limit, the differential that ends an integral, the bounds of a bar. `expression.ts`
// calls it where it meets one and lends its own means.

import type { Arena } from "../expression/arena.js";
import type { Node, SymbolNode } from "../expression/node.js";
import { EITHER_SIGN } from "../expression/either-sign.js";
import { partOf } from "../expression/parts.js";
import { freeSymbols, nodesIn, someNode, substitute } from "../expression/traverse.js";
import { isProbabilityKernel, LAW } from "../functions/probability-operations.js";
import type { Range } from "../syntax/document.js";
import type { SequenceItem, Sides, Syntax } from "../syntax/math-tree.js";
import { rational } from "../arithmetic/rational.js";
import type { Form, Located } from "./located.js";
import { namesIn } from "./definable.js";
import { integrandIn, overPoints } from "./points.js";
import { describedRegion, pointsWhere, setOfPoints } from "./regions.js";
import { graphName, type Scope } from "./scope.js";
import { isNumeric } from "./statement-shape.js";
import { isBold, onlySide, plainName, usualArguments } from "./syntax-names.js";

/** What the elaborator of expressions lends. */
export interface Host {
  /** The letters of the integrals around the place, innermost last. */
  readonly integrating: string[];
  readonly arena: Arena;
  readonly scope: Scope;
  expression(syntax: Syntax): Located;
  build(form: Form, children: readonly Located[], range: Range, operatorRange: Range | null): Located;
  opaque(what: string, range: Range, children: readonly Located[]): Located;
}

export interface LimitHead {
  readonly variable: SymbolNode;
  readonly point: Located;
  readonly side: "both" | "above" | "below";
  /** Is the variable that of a curve to a point of the plane? */
  readonly onCurve: boolean;
}

/** What is said of an integral over a region, a curve or a surface that a formula of the text describes. */
const REGION_INTEGRAL = "an integral over a region is not judged yet";
/** What is said of one over a region that is only named: no formula tells what R is, so that what the integral over it comes to can only be given. */
export const NAMED_REGION_INTEGRAL = "what is integrated over here is described by no formula";

/** Is it an integral over a region, with its integrand, and with its region and differentials as the name of a function? */
export function isRegionIntegral(node: Node): boolean {
  return node.kind === "opaque" && (node.what === REGION_INTEGRAL || node.what === NAMED_REGION_INTEGRAL) && node.operands.length > 1;
}

/** Which of the two it is. */
function regionIntegral(host: Host, { lower }: BigOperator): string {
  const [region] = lower?.sides ?? [];
  const name = lower === null ? "" : lower.relations.length > 0 ? null : nameOf(region);
  return name === null || host.scope.regions.has(name) ? REGION_INTEGRAL : NAMED_REGION_INTEGRAL;
}

type BigOperator = Syntax & { readonly kind: "bigOperator" };

function nameOf(syntax: Syntax | null | undefined): string | null {
  if (syntax === null || syntax === undefined) return null;
  if (syntax.kind === "name") return syntax.name;
  // Δx is one name.
  if (syntax.kind === "sequence" && syntax.items.length === 2) {
    const [mark, letter] = syntax.items;
    return mark?.kind === "operand" && letter?.kind === "operand" && mark.operand.kind === "name" && mark.operand.name === "Δ" && letter.operand.kind === "name" ? `Δ${letter.operand.name}` : null;
  }
  if (syntax.kind === "script" && syntax.sup === null && syntax.primes === 0 && syntax.base.kind === "name" && syntax.sub !== null) {
    const sub = nameOf(syntax.sub) ?? (syntax.sub.kind === "number" ? String(syntax.sub.value.numerator) : null);
    return sub === null ? null : `${syntax.base.name}_${sub}`;
  }
  return null;
}

/** ∞, +∞ and -∞ as they stand; null for anything else. */
export function infinityOf(arena: Arena, syntax: Syntax): Node | null {
  if (syntax.kind === "infinity") return arena.symbol("∞");
  if (syntax.kind === "group" && syntax.bracket === "brace" && syntax.items.length === 1 && syntax.items[0]?.sides.length === 1) {
    const [side] = syntax.items[0].sides;
    return side === null || side === undefined ? null : infinityOf(arena, side);
  }
  if (syntax.kind !== "sequence" || syntax.items.length !== 2) return null;
  const [sign, operand] = syntax.items;
  if (sign?.kind !== "operator" || operand?.kind !== "operand" || operand.operand.kind !== "infinity") return null;
  if (sign.sign === "±" || sign.sign === "∓") return arena.multiply([arena.symbol(EITHER_SIGN), arena.symbol("∞")]);
  return sign.sign === "-" ? arena.negate(arena.symbol("∞")) : sign.sign === "+" ? arena.symbol("∞") : null;
}

function pointOf(host: Host, syntax: Syntax): Located {
  const infinite = infinityOf(host.arena, syntax);
  if (infinite === null) return host.expression(syntax);
  return { node: infinite, range: syntax.range, outer: syntax.range, operatorRange: null, form: { kind: "leaf" }, children: [] };
}

/** `h \to 0^+`; null where it is no such thing. */
export function limitHead(host: Host, lower: Sides | null): LimitHead | null {
  const [left, right] = lower?.sides ?? [];
  const [relation] = lower?.relations ?? [];
  const along = onCurve(left, right);
  const [name, to] = along ?? [nameOf(left), right];
  if (lower === null || name === null || lower.relations.length !== 1 || relation?.sign !== "→" || to === null || to === undefined) return null;
  const variable = host.arena.symbol(graphName(name, host.scope));
  const sided = sideOf(to);
  return sided === null ? { variable, point: pointOf(host, to), side: "both", onCurve: along !== null } : { variable, point: pointOf(host, sided.point), side: sided.side, onCurve: along !== null };
}

/** The entries of a list in round brackets; null for anything else. */
function listedIn(side: Syntax | null | undefined): readonly Syntax[] | null {
  const sides = side?.kind === "group" && side.bracket === "(" && side.items.length > 1 ? side.items.map((each) => (each.sides.length === 1 ? (each.sides[0] ?? null) : null)) : null;
  return sides === null || sides.some((each) => each === null) ? null : sides.flatMap((each) => each ?? []);
}

/** `(x, mx) \to (0, 0)`: along a curve the letter that it is given by, and where that goes; null for anything else. */
function onCurve(left: Syntax | null | undefined, right: Syntax | null | undefined): readonly [string, Syntax] | null {
  const [point, goal] = [listedIn(left), listedIn(right)];
  if (point === null || goal?.length !== point.length) return null;
  const names = point.map(nameOf);
  const [letter, ...others] = names.filter((name) => name !== null);
  const to = goal[names.findIndex((name) => name !== null)];
  if (letter === undefined || to === undefined || others.length > 0 || !point.every((entry, k) => names[k] !== null || namesIn(entry).includes(letter))) return null;
  return [letter, to];
}

/** The variable of a limit of several letters: what a way along a straight line to the point has left of its length. */
export const ALONG_LINES = "𝜀";

export interface SeveralHead {
  readonly letters: readonly SymbolNode[];
  readonly points: readonly Located[];
}

/** `(x, y) \to (a, b)`; null where it is no such thing. */
export function severalHead(host: Host, lower: Sides | null): SeveralHead | null {
  const [left, right] = lower?.sides ?? [];
  const [names, values] = [listedIn(left)?.map(nameOf) ?? null, listedIn(right)];
  if (lower?.relations.length !== 1 || lower.relations[0]?.sign !== "→" || names === null || values === null || names.length !== values.length || names.some((name) => name === null) || new Set(names).size < names.length) return null;
  return { letters: names.flatMap((name) => (name === null ? [] : [host.arena.symbol(graphName(name, host.scope))])), points: values.map((value) => pointOf(host, value)) };
}

/**
 * A limit of several letters along every straight line to the point: what a limit that exists comes to. Names that stand for something with the letters in it hide how the body moves, and
 * so does a point at infinity.
 */
export function limitOfSeveral(host: Host, syntax: BigOperator, { letters, points }: SeveralHead, body: Located): Located {
  const { arena, scope } = host;
  const isFar = points.some(({ node }) => someNode(node, (each) => each.kind === "symbol" && each.name === "∞"));
  // The letters of the limit are bound here, whatever else they are in the text.
  const bound = new Set(letters.map(({ name }) => name));
  const isHidden = [...freeSymbols(body.node)].some((name) => !bound.has(name) && (scope.dependence.has(name) || scope.definitions.get(name)?.arity === 0));
  const way = arena.symbol(ALONG_LINES);
  const range = { start: syntax.range.start, end: body.outer.end };
  if (isFar || isHidden) return host.opaque("this limit was not understood", range, [body]);
  const form: Form = {
    kind: "bigOperator",
    rebuild: ([inner, ...values]) => {
      const along = new Map(letters.map((letter, k): [Node, Node] => [letter, arena.add([values[k] ?? points[k]?.node ?? letter, arena.multiply([way, arena.symbol(`ξ_${letter.name}`)])])]));
      return arena.limit(way, arena.integer(0), "above", substitute(arena, inner ?? body.node, along));
    },
  };
  return host.build(form, [body, ...points], range, syntax.range);
}

/** `0^+`, `a^-`, and a sum whose last operand has the sign. */
function sideOf(syntax: Syntax): { readonly point: Syntax; readonly side: "above" | "below" } | null {
  // `x \to 0+`
  const last = syntax.kind === "sequence" ? syntax.items[syntax.items.length - 1] : undefined;
  if (syntax.kind === "sequence" && last?.kind === "operator" && (last.sign === "+" || last.sign === "-") && syntax.items.length > 1) {
    const items = syntax.items.slice(0, -1);
    const [only] = items;
    const point: Syntax = items.length === 1 && only?.kind === "operand" ? only.operand : { ...syntax, items, range: { start: syntax.range.start, end: last.range.start } };
    return { point, side: last.sign === "+" ? "above" : "below" };
  }
  // `x \to -2^+`: the sign is that of the whole.
  if (syntax.kind === "sequence" && last?.kind === "operand" && last.operand.kind === "script") {
    const ending = sideOf(last.operand);
    if (ending === null) return null;
    return { point: { ...syntax, items: [...syntax.items.slice(0, -1), { kind: "operand", operand: ending.point }] }, side: ending.side };
  }
  if (syntax.kind !== "script" || syntax.sup === null || syntax.primes > 0) return null;
  const inner = syntax.sup.kind === "group" && syntax.sup.bracket === "brace" ? (syntax.sup.items[0]?.sides[0] ?? null) : syntax.sup;
  // `0^{+}`: a sign alone in braces.
  const [only] = inner?.kind === "sequence" && inner.items.length === 1 ? inner.items : [];
  const sign = inner?.kind === "name" ? inner.name : only?.kind === "operator" ? only.sign : null;
  if (sign !== "+" && sign !== "-" && sign !== "−") return null;
  const point: Syntax = syntax.sub === null ? syntax.base : { ...syntax, sup: null };
  return { point, side: sign === "+" ? "above" : "below" };
}

/** A limit over a body that was read. */
export function limitOver(host: Host, syntax: BigOperator, head: LimitHead, body: Located): Located {
  const { arena } = host;
  const form: Form = { kind: "bigOperator", rebuild: ([inner, point]) => arena.limit(head.variable, point ?? head.point.node, head.side, inner ?? body.node) };
  return host.build(form, [body, head.point], { start: syntax.range.start, end: body.outer.end }, syntax.range);
}

interface Differential {
  readonly variable: string;
  /** Where the integral's items end. */
  readonly end: number;
  readonly body: readonly SequenceItem[];
}

function isDifferentialSign(item: SequenceItem | undefined): boolean {
  // `{\rm d}x` in a bracket of its own.
  return item?.kind === "operand" && (item.operand.kind === "name" || (item.operand.kind === "group" && item.operand.bracket === "brace")) && plainName(item.operand) === "d";
}

function differentialAt(items: readonly SequenceItem[], at: number): string | null {
  const next = items[at + 1];
  return isDifferentialSign(items[at]) && next?.kind === "operand" ? nameOf(next.operand) : null;
}

function itemsOf(syntax: Syntax): readonly SequenceItem[] {
  if (syntax.kind === "sequence") return syntax.items;
  const side = syntax.kind === "group" && syntax.bracket === "brace" && syntax.items.length === 1 && syntax.items[0]?.sides.length === 1 ? syntax.items[0].sides[0] : null;
  return side === null || side === undefined ? [] : itemsOf(side);
}

/** The fraction without the differential that stands in its numerator. */
function withoutDifferential(syntax: Syntax): { readonly variable: string; readonly rest: Syntax } | null {
  if (syntax.kind !== "fraction") return null;
  const items = itemsOf(syntax.numerator);
  const at = items.findIndex((_, k) => differentialAt(items, k) !== null);
  const variable = at < 0 ? null : differentialAt(items, at);
  if (variable === null || items.some((item, k) => k !== at && isDifferentialSign(item))) return null;
  const kept = [...items.slice(0, at), ...items.slice(at + 2)];
  while (kept[0]?.kind === "operator" && kept[0].sign === "*") kept.shift();
  for (let last = kept[kept.length - 1]; last?.kind === "operator" && last.sign === "*"; last = kept[kept.length - 1]) kept.pop();
  const one: Syntax = { kind: "number", value: rational(1n), range: syntax.numerator.range };
  // `\frac{-dx}{x}`: the sign stands before what is nothing but 1; `x - dx` is no integrand.
  if (kept[kept.length - 1]?.kind === "operator") kept.push({ kind: "operand", operand: one });
  if (kept.some((item, k) => item.kind === "operator" && (item.sign === "+" || item.sign === "-") && k > 0)) return null;
  const numerator: Syntax = kept.length === 0 ? one : { kind: "sequence", items: kept, range: syntax.numerator.range };
  return { variable, rest: { ...syntax, numerator } };
}

/** `(-du)`, `\left[\frac23\sec^2θ\,dθ\right]`, `\underbrace{2x\,dx}_{du}`: the brackets without the differential that ends the product in them. */
function withoutGroupedDifferential(syntax: Syntax): { readonly variable: string; readonly rest: Syntax } | null {
  const [side, ...more] = syntax.kind === "group" && (syntax.bracket === "(" || syntax.bracket === "[" || syntax.bracket === "brace") && syntax.items.length === 1 ? (syntax.items[0]?.sides ?? []) : [];
  if (syntax.kind !== "group" || side == null || more.length > 0) return null;
  if (side.kind !== "sequence") return withoutDifferential(side) ?? withoutGroupedDifferential(side);
  const isSum = side.items.some((item, k) => k > 0 && item.kind === "operator" && item.sign !== "*" && item.sign !== "/");
  const found = isSum ? null : findDifferential(side.items, 0, side.items.length);
  if (found === null || found.end !== side.items.length) return null;
  const last = found.body[found.body.length - 1];
  const one: SequenceItem = { kind: "operand", operand: { kind: "number", value: rational(1n), range: syntax.range } };
  return { variable: found.variable, rest: { ...syntax, items: [{ sides: [{ ...side, items: last === undefined || last.kind === "operator" ? [...found.body, one] : found.body }], relations: [] }] } };
}

/** The items that belong to an integral sign before `from`: up to its own differential, past those of integrals inside it. */
function findDifferential(items: readonly SequenceItem[], from: number, end: number): Differential | null {
  let depth = 0;
  for (let k = from; k < end; k++) {
    const item = items[k];
    if (item?.kind !== "operand") continue;
    if (item.operand.kind === "bigOperator" && item.operand.operator === "integral") depth += 1;
    const variable = k + 1 < end ? differentialAt(items, k) : null;
    if (variable !== null) {
      if (depth === 0) {
        const last = items[k - 1];
        const dotted = k > from && last?.kind === "operator" && last.sign === "*";
        return { variable, end: k + 2, body: items.slice(from, dotted ? k - 1 : k) };
      }
      depth -= 1;
      k += 1;
      continue;
    }
    const fraction = withoutDifferential(item.operand) ?? withoutGroupedDifferential(item.operand);
    if (fraction === null) continue;
    if (depth > 0) {
      depth -= 1;
      continue;
    }
    let stop = k + 1;
    while (stop < end) {
      const next = items[stop];
      if (next?.kind === "operator" && next.sign !== "*" && next.sign !== "/") break;
      stop += 1;
    }
    const operand: SequenceItem = { kind: "operand", operand: fraction.rest };
    return { variable: fraction.variable, end: stop, body: [...items.slice(from, k), operand, ...items.slice(k + 1, stop)] };
  }
  return null;
}

/**
 * `\int_0^1 dx \int_0^x dy f(x, y)`: with the differential directly behind the sign the factors that follow are under the integral; one without the variable may as well stand before it.
 * Open where a further term has the variable too.
 */
function behindDifferential(items: readonly SequenceItem[], found: Differential, end: number): { readonly body: readonly SequenceItem[]; readonly end: number; readonly isOpen: boolean } {
  // A bar is of the term that it stands behind.
  const endsTerm = (item: SequenceItem | undefined): boolean => item?.kind === "operator" && item.sign !== "*" && item.sign !== "/" && item.sign !== "|";
  let stop = found.end;
  while (stop < end && !endsTerm(items[stop])) stop += 1;
  const first = items[found.end];
  const begin = first?.kind === "operator" && first.sign === "*" && found.end + 1 < stop ? found.end + 1 : found.end;
  const nextSign = items.findIndex((item, k) => k >= stop && item.kind === "operand" && item.operand.kind === "bigOperator" && item.operand.operator === "integral");
  const beyond = items.slice(stop, nextSign < 0 ? end : Math.min(nextSign, end));
  const isOpen = stop > found.end && beyond.some((item) => item.kind === "operand" && namesIn(item.operand).includes(found.variable));
  return { body: items.slice(begin, stop), end: stop, isOpen };
}

/** What stands in the braces of `\int{x \sin x \, dx}`, with its differential; null where no differential ends the braces. */
function bracedIntegrand(item: SequenceItem | undefined): readonly SequenceItem[] | null {
  const inside = item?.kind === "operand" && item.operand.kind === "group" ? itemsOf(item.operand) : [];
  return inside.length > 0 && findDifferential(inside, 0, inside.length)?.end === inside.length ? inside : null;
}

/** Is what stands below the letter itself, or the set of all its values, Θ of θ and 𝒳 of x? */
function isOverAll({ lower, upper }: BigOperator, variable: string): boolean {
  const name = lower === null || upper !== null || lower.relations.length > 0 ? null : nameOf(lower.sides[0]);
  const set = (letter: string): string => letter.normalize("NFKD").toLowerCase();
  return name !== null && (name === variable || (set(name) === set(variable) && /^(?:\p{Script=Greek}|[\u{1d49c}-\u{1d4cf}])$/u.test(name)));
}

/** The integral whose sign stands before `from`, and where reading goes on. */
export function integralOver(host: Host, syntax: BigOperator, items: readonly SequenceItem[], from: number, end: number, source: string): { readonly located: Located; readonly next: number } {
  const { arena } = host;
  const braced = bracedIntegrand(items[from]);
  if (braced !== null) return { located: integralOver(host, syntax, braced, 0, braced.length, source).located, next: from + 1 };
  const endOf = (k: number): number => {
    const item = items[k];
    return item === undefined ? syntax.range.end : item.kind === "operand" ? item.operand.range.end : item.range.end;
  };
  const give = (what: string, next: number): { readonly located: Located; readonly next: number } => ({ located: host.opaque(what, { start: syntax.range.start, end: endOf(next - 1) }, []), next });
  const sign = source.slice(syntax.range.start, syntax.range.end);
  const found = findDifferential(items, from, end);
  if (/\\(?:o|i+|idotso)int/.test(sign)) return found === null || (found.body.length === 0 && !standsAlone(items, found, end)) ? give(regionIntegral(host, syntax), end) : overRegion(host, syntax, items, found, end, source);
  if (found === null) return give("where does this integral end? no differential was found", end);
  if (isAlongPath(items, found)) return overRegion(host, syntax, items, found, end, source);
  const expected = againstDistribution(host, syntax, items, found);
  if (expected !== null) return expected;
  const following = found.body.length === 0 ? behindDifferential(items, found, end) : { ...found, isOpen: false };
  if (following.isOpen) return give("how far does the integral reach whose differential stands first?", end);
  const range = { start: syntax.range.start, end: endOf(following.end - 1) };
  const inner: Range = { start: following.body[0] === undefined ? range.start : itemStart(following.body[0]), end: range.end };
  const one: Syntax = { kind: "number", value: rational(1n), range: syntax.range };
  const [only] = following.body;
  const bodySyntax: Syntax = only === undefined ? one : following.body.length === 1 && only.kind === "operand" ? only.operand : { kind: "sequence", items: following.body, range: inner };
  const integrated = graphName(found.variable, host.scope);
  host.integrating.push(integrated);
  const body = host.expression(bodySyntax);
  host.integrating.pop();
  const variable = arena.symbol(integrated);
  const bounds = boundsOf(host, syntax);
  if (bounds === null) return { located: host.opaque("the bounds of this integral were not understood", range, [body]), next: following.end };
  if (bounds.lower !== null && isOfUnsaidParts(host, found.variable, body.node)) return { located: host.opaque(`what ${found.variable} and the letter beside it depend on is not said`, range, [body]), next: following.end };
  const letter = letterOfBounds(host, syntax);
  const isOfOther = letter !== null && letter !== integrated;
  if (isOfOther && !host.scope.definitions.has(found.variable)) return { located: host.opaque(NAMED_REGION_INTEGRAL, range, [body, regionName(host, syntax, body, integrated, source)]), next: following.end };
  const [lower, upper] = isOfOther ? [whereLetterIs(host, variable, letter, bounds.lower, "above"), whereLetterIs(host, variable, letter, bounds.upper, "below")] : [bounds.lower, bounds.upper];
  if (isOverAll(syntax, found.variable) && someNode(body.node, (node) => isProbabilityKernel(node) && node.function === "probability" && freeSymbols(node).has(integrated))) {
    // `\int_y p(y | x) dy`: over all values.
    const infinity = arena.symbol("∞");
    return { located: host.build({ kind: "bigOperator", rebuild: ([newBody]) => arena.integral(variable, arena.negate(infinity), infinity, newBody ?? body.node) }, [body], range, syntax.range), next: following.end };
  }
  if ((lower === null) !== (upper === null)) return { located: host.opaque(regionIntegral(host, syntax), range, upper === null ? [body, regionName(host, syntax, body, integrated, source)] : [body]), next: following.end };
  const form: Form = {
    kind: "bigOperator",
    rebuild: ([newBody, newLower, newUpper]) => arena.integral(variable, lower === null ? null : (newLower ?? lower.node), upper === null ? null : (newUpper ?? upper.node), newBody ?? body.node),
  };
  const children = [body, ...(lower === null ? [] : [lower]), ...(upper === null ? [] : [upper])];
  return { located: host.build(form, children, range, syntax.range), next: following.end };
}

/** `\int g(x)\,dF_X(x)`, the Stieltjes integral by the distribution function of X over all of its values: the expectation of g(X); null for any other integral. */
function againstDistribution(host: Host, syntax: BigOperator, items: readonly SequenceItem[], found: Differential): { readonly located: Located; readonly next: number } | null {
  const { arena, scope } = host;
  const [, quantity] = /^F_(\p{Lu})$/u.exec(found.variable) ?? [];
  const next = items[found.end];
  const letter = next?.kind === "operand" && next.operand.kind === "group" && next.operand.bracket === "(" ? plainName(onlySide(next.operand) ?? next.operand) : null;
  const bounds = quantity === undefined || next?.kind !== "operand" || letter !== quantity.toLowerCase() || found.body.length === 0 ? null : boundsOf(host, syntax);
  if (bounds === null || quantity === undefined || letter === null || next?.kind !== "operand") return null;
  const infinity = arena.symbol("∞");
  const isAll = (bounds.lower === null && bounds.upper === null && syntax.lower === null) || (bounds.lower?.node === arena.negate(infinity) && bounds.upper?.node === infinity);
  if (!isAll) return null;
  const [only] = found.body;
  const integrated = graphName(letter, scope);
  host.integrating.push(integrated);
  const body = host.expression(found.body.length === 1 && only?.kind === "operand" ? only.operand : { kind: "sequence", items: found.body, range: { start: only === undefined ? syntax.range.start : itemStart(only), end: next.operand.range.start } });
  host.integrating.pop();
  const law = arena.apply(LAW, [arena.integer(0)]);
  const rebuild = ([integrand]: readonly Node[]): Node => arena.apply("expectation", [substitute(arena, integrand ?? body.node, new Map<Node, Node>([[arena.symbol(integrated), arena.symbol(quantity)]])), law]);
  return { located: host.build({ kind: "bigOperator", rebuild }, [body], { start: syntax.range.start, end: next.operand.range.end }, syntax.range), next: found.end + 1 };
}

/** `\int_A^B \vec F \cdot d\vec r`: along a path, of which its ends or their parameters are all that is written. */
function isAlongPath(items: readonly SequenceItem[], { variable, end }: Differential): boolean {
  const dot = items[end - 3];
  return isBold(variable) && dot?.kind === "operator" && dot.sign === "*";
}

/** `\iint_R dx\,dy`, the area: nothing that could be integrated stands behind the differentials. */
function standsAlone(items: readonly SequenceItem[], found: Differential, end: number): boolean {
  let next = found.end;
  while (next + 1 < end && differentialAt(items, next) !== null) next += 2;
  const item = items[next];
  return next >= end || item === undefined || (item.kind === "operator" && (item.sign === "+" || item.sign === "-"));
}

/** `\iint_R f dx dy`: not worked out, but two over the same region with the same integrand are one; the last operand tells the region and the differentials. */
function overRegion(host: Host, syntax: BigOperator, items: readonly SequenceItem[], found: Differential, end: number, source: string): { readonly located: Located; readonly next: number } {
  const variables = [found.variable];
  let next = found.end;
  for (let variable = differentialAt(items, next); variable !== null && next + 1 < end; variable = differentialAt(items, next)) {
    variables.push(variable);
    next += 2;
  }
  const last = items[next - 1];
  const [first] = found.body;
  const range = { start: syntax.range.start, end: last === undefined ? syntax.range.end : last.kind === "operand" ? last.operand.range.end : last.range.end };
  const inner: Range = { start: first === undefined ? range.start : itemStart(first), end: range.end };
  host.integrating.push(...variables);
  const body = host.expression(first === undefined ? { kind: "number", value: rational(1n), range } : found.body.length === 1 && first.kind === "operand" ? first.operand : { kind: "sequence", items: found.body, range: inner });
  host.integrating.splice(-variables.length);
  const measure = variables.sort().join("") === "xy" ? "A" : variables.join("") === "xyz" ? "V" : variables.join("");
  const named = regionName(host, syntax, body, measure, source);
  const described = overDescribed(host, syntax, body, measure, variables).map((node): Located => ({ ...body, node, children: [] }));
  // No formula says what an element of a surface or a curve is.
  const what = measure === "A" || measure === "V" || variables.length > 1 ? regionIntegral(host, syntax) : NAMED_REGION_INTEGRAL;
  return { located: host.opaque(what, range, [body, named, ...described]), next };
}

/** The sign with its region and the differentials, as the name of a function. */
function regionName(host: Host, syntax: BigOperator, body: Located, measure: string, source: string): Located {
  const over = source.slice(syntax.range.start, syntax.range.end).replace(/\\(?:no)?limits(?![a-zA-Z])|[\s{}]/g, "");
  return { ...body, node: host.arena.symbol(`${over}d${measure}`), children: [] };
}

/** What a formula says of a region: the integral between the bounds of its letters, and that over its points. */
function overDescribed(host: Host, { lower }: BigOperator, body: Located, measure: string, variables: readonly string[]): readonly Node[] {
  const [written] = lower?.sides ?? [];
  const name = nameOf(written);
  const syntax = name === null ? written : host.scope.regions.get(name);
  const dimension = measure === "A" ? 2 : measure === "V" ? 3 : 0;
  if (lower !== null && lower.relations.length > 0) {
    const points = dimension === 0 ? null : pointsWhere(lower, ["x", "y", "z"].slice(0, dimension));
    return points === null ? [] : [overPoints(host, points, body.node)];
  }
  const points = syntax == null ? null : setOfPoints(syntax);
  const bounds = syntax == null ? null : describedRegion(syntax);
  const isInLetters = (letters: readonly string[]): boolean => [...letters].sort().join("") === variables.join("");
  const isOver = (letters: readonly string[]): boolean => (dimension > 0 && letters.length === dimension) || isInLetters(letters);
  if (bounds === null || !isOver(bounds.map(({ letter }) => letter))) return points === null || !isOver(points.letters) ? [] : [overPoints(host, points, integrandIn(host, points, body.node, isInLetters(points.letters)))];
  const integrand = points === null ? body.node : integrandIn(host, points, body.node, isInLetters(points.letters));
  const iterated = bounds.reduceRight((inner, bound) => host.arena.integral(host.arena.symbol(graphName(bound.letter, host.scope)), host.expression(bound.lower).node, host.expression(bound.upper).node, inner), integrand);
  return points === null ? [iterated] : [iterated, overPoints(host, points, integrand)];
}

function itemStart(item: SequenceItem): number {
  return item.kind === "operand" ? item.operand.range.start : item.range.start;
}

/** `3` of the bound `x = 3`; any other bound as it is. */
function valueIn(bound: Syntax): Syntax {
  const [item] = bound.kind === "group" && bound.bracket === "brace" && bound.items.length === 1 ? bound.items : [];
  const [name, value] = item?.sides ?? [];
  return item?.relations.length === 1 && item.relations[0]?.sign === "=" && nameOf(name) !== null && value != null ? value : bound;
}

function boundsOf(host: Host, syntax: BigOperator): { readonly lower: Located | null; readonly upper: Located | null } | null {
  const upper = syntax.upper === null ? null : pointOf(host, valueIn(syntax.upper));
  if (syntax.lower === null) return { lower: null, upper };
  const [first, second] = syntax.lower.sides;
  const [relation] = syntax.lower.relations;
  if (syntax.lower.relations.length === 0 && first !== null && first !== undefined) return { lower: pointOf(host, first), upper };
  if (syntax.lower.relations.length === 1 && relation?.sign === "=" && second !== null && second !== undefined) return { lower: pointOf(host, second), upper };
  return null;
}

/** The x of `\\int_{x=0}^{x=1}`; null where the bounds name no letter, or two. */
function letterOfBounds(host: Host, { lower, upper }: BigOperator): string | null {
  const inBraces = upper?.kind === "group" && upper.bracket === "brace" ? upper.items[0] : undefined;
  const [below, above] = [lower, inBraces].map((sides) => (sides?.relations.length === 1 && sides.relations[0]?.sign === "=" ? nameOf(sides.sides[0]) : null));
  return below == null || (above != null && above !== below) ? null : graphName(below, host.scope);
}

/** What u is at `x = 1`. */
function whereLetterIs(host: Host, variable: SymbolNode, letter: string, at: Located | null, side: "above" | "below"): Located | null {
  return at === null ? null : host.build({ kind: "bigOperator", rebuild: ([value]) => host.arena.limit(host.arena.symbol(letter), value ?? at.node, side, variable) }, [at], at.outer, null);
}

interface BarBound {
  readonly variable: string | null;
  readonly value: Located;
}

/** `0` or `x = 0` in a script. */
function barBound(host: Host, syntax: Syntax): BarBound | null {
  if (syntax.kind === "group" && syntax.bracket === "brace") {
    const [item] = syntax.items;
    if (syntax.items.length !== 1 || item === undefined) return null;
    const [first, second] = item.sides;
    if (item.sides.length === 1 && first !== null && first !== undefined) return { variable: null, value: pointOf(host, first) };
    const name = nameOf(first);
    if (item.sides.length !== 2 || item.relations[0]?.sign !== "=" || name === null || second === null || second === undefined) return null;
    return { variable: graphName(name, host.scope), value: pointOf(host, second) };
  }
  return { variable: null, value: pointOf(host, syntax) };
}

/** The expressions of a list in round or angle brackets; null for anything else. */
function listedSides(side: Syntax | null | undefined): readonly Syntax[] | null {
  const sides = side?.kind === "group" && (side.bracket === "(" || side.bracket === "⟨") ? side.items.map((each) => (each.sides.length === 1 ? (each.sides[0] ?? null) : null)) : null;
  return sides === null || sides.some((each) => each === null) ? null : sides.flatMap((each) => each ?? []);
}

/** `(3, 4, 0)` in a script: a point, without the letters of its coordinates. */
export function pointWithoutLetters(syntax: Syntax): readonly Syntax[] | null {
  const side = syntax.kind === "group" && syntax.bracket === "brace" ? onlySide(syntax) : syntax;
  const listed = listedSides(side);
  return listed === null || listed.length < 2 || !listed.every(isNumeric) ? null : listed;
}

/** `x = 1, y = 2`, `x = y = 0`, `(x, y) = (1, 2)` or `(1, 2)` beside x and y in a script: several letters with their values; null for anything else. */
function pointBounds(host: Host, syntax: Syntax, free: ReadonlySet<string>): readonly { readonly variable: string; readonly value: Located }[] | null {
  const bare = pointWithoutLetters(syntax);
  const letters = bare === null ? null : usualArguments(bare.length, [...free].filter((name) => name !== "e" && name !== "π" && !host.scope.tensors.touched.has(name)));
  if (bare !== null && letters !== null && free.size > 0) return letters.flatMap((variable, k) => (bare[k] === undefined ? [] : [{ variable, value: pointOf(host, bare[k]) }]));
  if (syntax.kind !== "group" || syntax.bracket !== "brace") return null;
  const [item] = syntax.items;
  const [left, right] = item?.sides ?? [];
  const listed = listedSides;
  const isEquation = (each: Sides | undefined): boolean => each?.sides.length === 2 && each.relations[0]?.sign === "=";
  const last = item?.sides.at(-1);
  const isChain = syntax.items.length === 1 && item !== undefined && item.sides.length > 2 && item.relations.every(({ sign }) => sign === "=") && last != null && isNumeric(last);
  const pairs = isChain ? item.sides.slice(0, -1).flatMap((side): readonly (readonly [Syntax, Syntax | null | undefined])[] => (side === null ? [] : [[side, last]])) : syntax.items.length === 1 && isEquation(item) && listed(left)?.length === listed(right)?.length
    ? (listed(left) ?? []).map((side, k): readonly [Syntax, Syntax | null | undefined] => [side, listed(right)?.[k]])
    : syntax.items.length > 1 && syntax.items.every(isEquation) ? syntax.items.flatMap((each): readonly (readonly [Syntax, Syntax | null | undefined])[] => (each.sides[0] == null ? [] : [[each.sides[0], each.sides[1]]])) : [];
  const bounds = pairs.map(([side, value]) => ({ name: nameOf(side), value }));
  if (bounds.length < 2 || bounds.some(({ name, value }) => name === null || value == null) || new Set(bounds.map(({ name }) => name)).size < bounds.length) return null;
  return bounds.flatMap(({ name, value }) => (name === null || value == null ? [] : [{ variable: graphName(name, host.scope), value: pointOf(host, value) }]));
}

/** `\int_a^b u\,dv` where nothing says what u and v are: hardly a number u times the length of the interval. */
function isOfUnsaidParts({ scope, integrating }: Host, variable: string, body: Node): boolean {
  const other = partOf(variable);
  const isSaid = (name: string): boolean => scope.definitions.has(name) || scope.dependence.has(name);
  return other !== null && !integrating.includes(other) && freeSymbols(body).has(other) && !(isSaid(variable) && isSaid(other));
}

/** `[uv]_a^b` of functions that are integrated by each other: the only other letter that something is integrated by, on which they rest. */
function letterOfParts({ scope }: Host, free: readonly string[]): string | undefined {
  if (free.length < 2 || !free.every((name) => scope.integrationVariables.has(name) && (scope.definitions.has(name) || scope.dependence.has(name)))) return undefined;
  const [only, ...others] = [...scope.integrationVariables].filter((name) => !free.includes(name));
  return others.length === 0 ? only : undefined;
}

/** Is a logarithm or a reciprocal of zero in it, which has no value? */
function holdsValueOfNothing(root: Node): boolean {
  const isZero = (node: Node | undefined): boolean => node?.kind === "number" && node.value.numerator === 0n;
  return someNode(root, (node) => (node.kind === "apply" && node.function === "log" && isZero(node.arguments[0])) || (node.kind === "divide" && isZero(node.denominator))
    || (node.kind === "power" && isZero(node.base) && node.exponent.kind === "number" && node.exponent.value.numerator < 0n));
}

/** Is one bound above another? Null where their numbers do not show it. */
function isAbove(one: Node, other: Node): boolean | null {
  if (one.kind === "number" && other.kind === "number") return one.value.numerator * other.value.denominator > other.value.numerator * one.value.denominator;
  const [sign, from] = [signOf(one), signOf(other)];
  return sign === null || from === null || (sign === from && sign !== 0) ? null : sign > from;
}

/** The sign of a number of plain form, `2\pi`, `\frac{1}{\sqrt 2}`; null where it is not plain to see. */
function signOf(node: Node): number | null {
  switch (node.kind) {
    case "number":
      return Math.sign(Number(node.value.numerator));
    case "symbol":
      return node.name === "e" || node.name === "π" || node.name === "∞" ? 1 : null;
    case "negate": {
      const sign = signOf(node.operand);
      return sign === null ? null : -sign;
    }
    case "divide":
    case "multiply": {
      const signs = (node.kind === "divide" ? [node.numerator, node.denominator] : node.factors).map(signOf);
      return signs.includes(null) ? null : signs.reduce<number>((product, sign) => product * (sign ?? 0), 1);
    }
    case "power":
      return signOf(node.base) === 1 ? 1 : null;
    case "apply":
      return node.function === "sqrt" && signOf(node.arguments[0] ?? node) === 1 ? 1 : null;
    default:
      return null;
  }
}

/** `F|_a^b` as F(b) − F(a), `F|_{x=a}` as F(a), `F|_{(x,y)=(a,b)}` as F(a, b). */
export function evaluatedAt(host: Host, base: Located, sub: Syntax, sup: Syntax | null, range: Range): Located {
  const { arena, scope } = host;
  const point = sup === null ? pointBounds(host, sub, freeSymbols(base.node)) : null;
  if (point !== null) {
    const free = freeSymbols(base.node);
    // A letter that gets a value here is free here, whatever defines it elsewhere.
    const isHidden = someNode(base.node, (node) => node.kind === "derivative" || (node.kind === "apply" && node.function === "gradient")) || [...free].some((each) => !point.some(({ variable }) => variable === each) && (scope.definitions.has(each) || scope.dependence.has(each)));
    if (isHidden || point.some(({ variable, value }) => [...freeSymbols(value.node)].includes(variable))) return host.opaque("an evaluation at several letters of what is still to be worked out", range, [base]);
    const form: Form = {
      kind: "bigOperator",
      rebuild: ([body, ...values]) => substitute(arena, body ?? base.node, new Map(point.map(({ variable, value }, k): [Node, Node] => [arena.symbol(variable), values[k] ?? value.node]))),
    };
    return host.build(form, [base, ...point.map(({ value }) => value)], range, null);
  }
  const from = barBound(host, sub);
  const to = sup === null ? null : barBound(host, sup);
  if (from === null || (sup !== null && to === null)) return host.opaque("the bounds of this evaluation were not understood", range, [base]);
  if (someNode(base.node, (node) => node.kind === "integral" && node.lower === null)) return host.opaque("an indefinite integral evaluated at bounds is not judged", range, [base]);
  const letters = [...freeSymbols(base.node)].filter((name) => name !== "e" && name !== "π" && name !== "∞");
  const plain = letters.filter((name) => !scope.functions.has(name));
  // `\frac{r^2}{2}\bigg|_0^{r(θ)}`: what is a function elsewhere may be the letter that was integrated by.
  const free = plain.length > 0 ? plain : letters.filter((name) => scope.integrationVariables.has(name));
  // Inside \int … dy it is the other letter that was integrated by.
  const integrated = [free.filter((each) => scope.integrationVariables.has(each)), free.filter((each) => scope.integrationVariables.has(each) && !host.integrating.includes(each))].find((each) => each.length === 1) ?? [];
  const member = integratedMember(base.node, scope);
  const name = from.variable ?? to?.variable ?? (integrated.length === 1 ? integrated[0] : free.length === 1 ? free[0] : scope.variable !== null && free.includes(scope.variable) ? scope.variable : (member?.name ?? letterOfParts(host, free)));
  const open = (node: Node): Node => (member === null || name !== member.name ? node : substitute(arena, node, new Map<Node, Node>([[member.node, arena.symbol(member.name)]])));
  if (name === undefined) return free.length === 0 && to !== null ? constantBar(host, base, range) : host.opaque("by which letter is this evaluated?", range, [base]);
  const variable = arena.symbol(name);
  // What changes with the variable under another name, or is still to be differentiated by it, has to be worked out first.
  const hidden = someNode(base.node, (node) => node.kind === "derivative") || free.some((each) => each !== name && (scope.definitions.has(each) || scope.dependence.has(each)));
  const at = (body: Node, value: Node, side: "above" | "below"): Node => {
    const infinite = someNode(value, (node) => node.kind === "symbol" && node.name === "∞");
    if (infinite) return arena.limit(variable, value, "both", body);
    if (hidden) return arena.limit(variable, value, to === null ? "both" : side, body);
    const there = substitute(arena, body, new Map<Node, Node>([[variable, value]]));
    if (to === null || holdsValueOfNothing(body) || !holdsValueOfNothing(there)) return there;
    // `\bigl[s \ln s - s\bigr]_0^1`: of an improper integral, whose bound is approached from the other one.
    const isLow = isAbove(side === "above" ? to.value.node : from.value.node, value);
    return isLow === null ? there : arena.limit(variable, value, isLow ? "above" : "below", body);
  };
  const form: Form = {
    kind: "bigOperator",
    rebuild: ([body, lower, upper]) => {
      const whole = open(body ?? base.node);
      const first = at(whole, lower ?? from.value.node, "above");
      return to === null ? first : arena.subtract(at(whole, upper ?? to.value.node, "below"), first);
    },
  };
  return host.build(form, [base, from.value, ...(to === null ? [] : [to.value])], range, null);
}

/** The only member of a family in it that an integral of the text runs over, `y_i` of `\int … dy_i`; null where there is none, or more than one. */
function integratedMember(root: Node, scope: Scope): { readonly node: Node; readonly name: string } | null {
  const found = [...nodesIn(root)].flatMap((node) => {
    const [index, ...more] = node.kind === "index" ? node.indices : [];
    const name = node.kind === "index" && index?.kind === "symbol" && more.length === 0 ? `${node.base.name}_${index.name}` : null;
    return name !== null && scope.integrationVariables.has(name) ? [{ node, name }] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A constant between two bounds. */
function constantBar(host: Host, base: Located, range: Range): Located {
  const form: Form = { kind: "bigOperator", rebuild: ([body]) => host.arena.subtract(body ?? base.node, body ?? base.node) };
  return host.build(form, [base], range, null);
}
