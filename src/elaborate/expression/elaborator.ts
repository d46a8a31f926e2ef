// What the rooms of this folder share while one side gets its meaning: where in its flat syntax one stands, what is bound there, how an occurrence is made. The rooms call
// each other through it, so that none needs to know who works out what stands inside its own construct.

import type { Node, SymbolNode, Variable } from "../../expression/node.js";
import { printUnicode } from "../../notation/unicode.js";
import type { Range } from "../../syntax/document.js";
import type { SequenceItem, Syntax } from "../../syntax/math-tree.js";
import type { Host } from "../limits-integrals.js";
import type { Located, TermSign } from "../located.js";
import type { Choice, Reading } from "../reading.js";
import { isEllipsis, writtenAlternating, writtenOut } from "./ellipses.js";
import { LANDAU } from "../../functions/landau.js";
import { goingOn, orderBehind } from "./series-dots.js";
import { graphName } from "../scope.js";

export interface ElaborationNote {
  readonly message: string;
  readonly range: Range;
}

/** A place in a sequence, and where the part at hand ends. */
export interface Cursor {
  readonly items: readonly SequenceItem[];
  at: number;
  readonly end: number;
}

/** What is at hand while one side gets its meaning. */
export interface Elaborator extends Host {
  readonly reading: Reading;
  /** The letter by which a bare array name is indexed where no sum binds one; null where there is none. */
  readonly freeIndex: string | null;
  /** The source of the line. */
  readonly text: string;
  /** Choices of reading met so far. */
  readonly open: Set<Choice>;
  readonly notes: ElaborationNote[];
  /** Functions that stand without the arguments that they have elsewhere: `h` beside `h(2)`. */
  readonly bare: Set<string>;
  /** Indices bound around the place, innermost last. */
  readonly bound: string[];
  /** The variables of the limits around the place, and the steps from their points, which get small, innermost last. */
  readonly nearing: { readonly variable: SymbolNode; readonly step: Node }[];
  readonly state: {
    /** How many operands the one at hand stands in. */
    nesting: number;
    /** Above 0 inside the arguments of a function of the document, where a bare array stays bare. */
    bareAllowed: number;
  };
  readonly textOf: (range: Range) => string;
  readonly leaf: (node: Node, range: Range) => Located;
  /** One operand by itself. */
  readonly atom: (syntax: Syntax) => Located;
  /** The next factor: one operand, or a function name, sum sign or derivative with all it reaches over. */
  readonly factor: (cursor: Cursor) => Located;
  /** One term, up to a + or − of this sequence. */
  readonly term: (cursor: Cursor, place: Range) => Located;
}

export const hull = (a: Range, b: Range): Range => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

export const itemRange = (item: SequenceItem): Range => (item.kind === "operand" ? item.operand.range : item.range);

export const peekSign = (cursor: Cursor): { negative: boolean; range: Range } | null => {
  const item = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  if (item?.kind !== "operator" || (item.sign !== "+" && item.sign !== "-")) return null;
  return { negative: item.sign === "-", range: item.range };
};

/** Does the part at hand end with dots? */
export function endsWithDots({ items, end }: Cursor): boolean {
  const last = items[end - 1];
  return last?.kind === "operand" && last.operand.kind === "ellipsis";
}

export function product(here: Elaborator, factors: readonly Located[]): Located {
  const dots = writtenOut(here, factors, "product", () => true);
  if (dots !== null) return product(here, [...factors.slice(0, dots.from), dots.located, ...factors.slice(dots.to)]);
  const [first] = factors;
  const last = factors[factors.length - 1];
  if (first === undefined || last === undefined) return here.leaf(here.arena.integer(1), { start: 0, end: 0 });
  return factors.length === 1 ? first : here.build({ kind: "multiply" }, factors, { start: first.outer.start, end: last.outer.end }, null);
}

/** A sum that goes on with dots to infinity, as such; null for any other. */
function goesOn(here: Elaborator, terms: readonly Located[], signs: readonly TermSign[]): Located | null {
  const [first, dots] = [terms[0], terms[terms.length - 1]];
  if (first === undefined || dots === undefined || terms.slice(0, -1).some(isEllipsis)) return null;
  // `1 - \frac12 + \frac13 \cdots`: it is the sum that goes on, not the product.
  const inLast = dots.node.kind === "multiply" && terms.length > 2 ? dots.children.slice(0, -1) : [];
  const isInLast = inLast.length > 0 && dots.children.length === inLast.length + 1 && dots.children.slice(-1).every(isEllipsis) && !inLast.some(isEllipsis);
  if (!isEllipsis(dots) && !isInLast) return null;
  const shown = isInLast ? [...terms.slice(0, -1), product(here, inLast)] : terms.slice(0, -1);
  const nodes = shown.map(({ node: each }) => each);
  const negative = signs.map((sign) => sign.negative);
  const node = goingOn(here.arena, nodes, negative) ?? goingOnBehind(here, nodes, negative);
  if (node === null) return null;
  const range = { start: signs[0]?.range?.start ?? first.outer.start, end: dots.outer.end };
  here.notes.push({ message: `\`${here.textOf(range).replace(/\s+/g, " ").trim().slice(0, 80)}\` is read as ${printUnicode(node)}`, range });
  return here.leaf(node, range);
}

/** `2 + \frac{65}{100} + \frac{65}{100^2} + \frac{65}{100^3} + \cdots`: a sum that goes on behind terms of their own; the more of them there are, the more must be shown of it. */
function goingOnBehind({ arena }: Elaborator, nodes: readonly Node[], negative: readonly boolean[]): Node | null {
  for (const [from, fewest] of [[1, 3], [2, 4]] as const) {
    if (nodes.length - from < fewest) return null;
    const rest = goingOn(arena, nodes.slice(from), negative.slice(from));
    if (rest !== null) return arena.add([...nodes.slice(0, from).map((node, k) => (negative[k] === true ? arena.negate(node) : node)), rest]);
  }
  return null;
}

/** Under a limit the dots behind powers of what gets small are of a higher order: `\\lim_{x \\to 0} (-\\frac16 + \\frac{x^2}{5!} - \\cdots)`; null where the terms are no such powers. */
function withSmallRest(here: Elaborator, terms: readonly Located[]): readonly Located[] | null {
  const dots = terms[terms.length - 1];
  const near = here.nearing[here.nearing.length - 1];
  if (dots === undefined || near === undefined || !isEllipsis(dots) || terms.slice(0, -1).some(isEllipsis)) return null;
  const order = orderBehind(terms.slice(0, -1).map(({ node }) => node), near.step, near.variable.name);
  if (order === null) return null;
  const node = here.arena.apply(LANDAU, [here.arena.power(near.step, here.arena.integer(order))]);
  here.notes.push({ message: `the dots are read as ${printUnicode(node)}`, range: dots.outer });
  return [...terms.slice(0, -1), here.leaf(node, dots.outer)];
}

export function joinTerms(here: Elaborator, terms: readonly Located[], signs: readonly TermSign[]): Located {
  const endless = goesOn(here, terms, signs);
  if (endless !== null) return endless;
  const bounded = withSmallRest(here, terms);
  if (bounded !== null) return joinTerms(here, bounded, signs);
  const alternating = writtenAlternating(here, terms, signs.map(({ negative }) => negative));
  if (alternating !== null) return alternating;
  const dots = writtenOut(here, terms, "sum", (k) => signs[k]?.negative !== true);
  if (dots !== null) {
    const put = <T>(list: readonly T[], one: T | undefined): readonly T[] => [...list.slice(0, dots.from), ...(one === undefined ? [] : [one]), ...list.slice(dots.to)];
    return joinTerms(here, put(terms, dots.located), put(signs, signs[dots.from]));
  }
  const [first] = terms;
  const [firstSign] = signs;
  const last = terms[terms.length - 1];
  if (first === undefined || firstSign === undefined || last === undefined) return here.opaque("nothing stands here", { start: 0, end: 0 }, []);
  const range = { start: firstSign.range?.start ?? first.outer.start, end: last.outer.end };
  if (terms.length > 1) return here.build({ kind: "add", signs }, terms, range, null);
  return firstSign.negative ? here.build({ kind: "negate" }, [first], range, firstSign.range) : first;
}

export function isDifferentialSign(here: Elaborator, syntax: Syntax): boolean {
  return syntax.kind === "name" && (syntax.name === "d" || syntax.name === "∂") && !here.scope.letterD;
}

export function symbolNamed(here: Elaborator, name: string): SymbolNode {
  return here.arena.symbol(graphName(name, here.scope));
}

export function variableOf(here: Elaborator, syntax: Syntax): Variable | null {
  here.state.bareAllowed += 1;
  const located = here.atom(syntax);
  here.state.bareAllowed -= 1;
  return located.node.kind === "symbol" || located.node.kind === "index" ? located.node : null;
}

export function isScopeOpening(syntax: Syntax): boolean {
  return syntax.kind === "derivative" && syntax.body === null;
}

/** A bracketed group, with or without a power on it. */
export function bracketOf(syntax: Syntax): (Syntax & { kind: "group" }) | null {
  const base = syntax.kind === "script" && syntax.sub === null ? syntax.base : syntax;
  return base.kind === "group" && (base.bracket === "(" || base.bracket === "[") ? base : null;
}
