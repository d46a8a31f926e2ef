// Names as the syntax has them: the graph's name of an operand, the letters of a subscript, what in a script belongs to the name itself.

import type { Sides, Syntax } from "../syntax/math-tree.js";

const BOLD = /^[\u{1D400}-\u{1D433}\u{1D468}-\u{1D49B}\u{1D5D4}-\u{1D607}\u{1D63C}-\u{1D66F}\u{1D6A8}-\u{1D6E1}\u{1D71C}-\u{1D755}]/u;
/** An arrow over the letter is as good as bold type. */
export const hasArrow = (name: string): boolean => name.normalize("NFD").includes("\u20D7");
/** The points between which a vector goes that is named by them, `PQ` under an arrow; null for other names. */
export function endpoints(name: string): readonly [string, string] | null {
  const [, from, to] = /^(\p{Lu}(?:_\d+)?)(\p{Lu}(?:_\d+)?)\u20D7$/u.exec(name.normalize("NFD")) ?? [];
  return from === undefined || to === undefined ? null : [from, to];
}
/** Is the letter in bold type, or under an arrow? */
export const isBold = (name: string): boolean => BOLD.test(name) || hasArrow(name);

/** The graph's name of a name of the syntax with what belongs to the name itself (`x_0`, `W^(2)`), or null where it is more than a name. */
export function plainName(syntax: Syntax): string | null {
  if (syntax.kind === "name") return syntax.name;
  if (syntax.kind === "group" && syntax.bracket === "brace") {
    const inner = onlySide(syntax);
    return inner === null ? null : plainName(inner);
  }
  return null;
}

/** Newton's notation: ẏ is the first derivative of y by t, ÿ the second; null for other names. */
export function timeDerivative(name: string): { readonly of: string; readonly order: number } | null {
  const match = /^(\p{L})(\u0307|\u0308|\u20DB)$/u.exec(name.normalize("NFD"));
  if (match === null) return null;
  return { of: match[1] ?? "", order: match[2] === "\u0307" ? 1 : match[2] === "\u0308" ? 2 : 3 };
}

/** The single expression of a bracketed group; null for lists and conditions. */
export function onlySide(syntax: Syntax): Syntax | null {
  if (syntax.kind !== "group" || syntax.items.length !== 1) return null;
  const [item] = syntax.items;
  return item !== undefined && item.sides.length === 1 ? (item.sides[0] ?? null) : null;
}

/** The letters of a subscript written as indices: `i`, `ij`, `i,j`; null where it is no list of names. */
export function indexNames(sub: Syntax): readonly string[] | null {
  const inner = sub.kind === "group" && sub.bracket === "brace" ? null : sub;
  if (sub.kind === "group" && sub.bracket === "brace") {
    const names: string[] = [];
    for (const item of sub.items) {
      const [side] = item.sides;
      if (item.sides.length !== 1 || side === null || side === undefined) return null;
      const found = indexNames(side);
      if (found === null) return null;
      names.push(...found);
    }
    return names;
  }
  if (inner?.kind === "name") return [inner.name];
  if (inner?.kind !== "sequence") return null;
  const names: string[] = [];
  for (const item of inner.items) {
    if (item.kind === "operator" || item.operand.kind !== "name") return null;
    names.push(item.operand.name);
  }
  return names;
}

/** A decoration of a name that is no power: `x^*`, `x^+`, `W^{(2)}`; the text that joins the name, or null. */
export function nameSuperscript(sup: Syntax): string | null {
  if (sup.kind === "name" && ["*", "+", "-", "⋆", "†", "∗"].includes(sup.name)) return `^${sup.name}`;
  const inner = bracketedSuperscript(sup);
  return inner?.kind === "number" && inner.value.denominator === 1n ? `^(${inner.value.numerator})` : null;
}

/** What stands in `^{(…)}`; null for anything else, `^(…)` too. */
export function bracketedSuperscript(sup: Syntax): Syntax | null {
  const group = sup.kind === "group" && sup.bracket === "brace" ? onlySide(sup) : null;
  return group?.kind === "group" && (group.bracket === "(" || group.bracket === "[") ? onlySide(group) : null;
}

/** The text of a subscript that is part of the name: `0`, `max`, `L`, `text`; null where it is an expression. */
export function nameSubscript(sub: Syntax): string | null {
  switch (sub.kind) {
    case "number":
      return sub.value.denominator === 1n ? String(sub.value.numerator) : null;
    case "name":
      return sub.name;
    case "words":
      return sub.text.replace(/[^\p{L}\p{N}]+/gu, "") || null;
    case "function":
      return sub.name;
    case "group":
      return sub.bracket === "brace" && sub.items.length === 1 ? (sub.items[0]?.sides.length === 1 && sub.items[0].sides[0] ? nameSubscript(sub.items[0].sides[0]) : null) : null;
    case "sequence": {
      const parts = sub.items.map((item) => (item.kind === "operator" ? null : nameSubscript(item.operand)));
      return parts.every((part): part is string => part !== null) ? parts.join("") : null;
    }
    default:
      return null;
  }
}

/** What stands below a big operator, one item for each comma or line. */
export function itemsBelow(lower: Sides): readonly Sides[] {
  const [only] = lower.sides;
  const items = lower.relations.length === 0 && only?.kind === "group" && only.bracket === "brace" ? only.items : [lower];
  return items.flatMap((item) => lettersSideBySide(item) ?? [item]);
}

/** i and j of `\sum_{ij}`; null for anything but small letters side by side. */
function lettersSideBySide({ sides: [only, ...others], relations }: Sides): readonly Sides[] | null {
  if (relations.length > 0 || others.length > 0 || only?.kind !== "sequence" || only.items.length < 2) return null;
  const letters = only.items.flatMap((item) => (item.kind === "operand" && item.operand.kind === "name" && /^\p{Ll}$/u.test(item.operand.name) ? [item.operand] : []));
  return letters.length < only.items.length ? null : letters.map((letter) => ({ sides: [letter], relations: [] }));
}

/** The letters below a big operator that may be its indices: `i`, `i = 1`, `i \ne j`, `1 \le i < j \le n`. */
export function lettersBelow(lower: Sides): readonly string[] {
  return itemsBelow(lower).flatMap(({ sides, relations }) => {
    const inner = relations.length >= 2 ? sides.slice(1, -1) : relations[0]?.sign === "=" || relations[0]?.sign === "∈" ? sides.slice(0, 1) : sides;
    return inner.flatMap((side) => (side === null ? [] : [plainName(side)])).filter((name) => name !== null);
  });
}

/** `-1` as a superscript: of a function with an argument its inverse. */
export function isMinusOne(sup: Syntax): boolean {
  const inner = sup.kind === "group" && sup.bracket === "brace" ? onlySide(sup) : sup;
  if (inner?.kind !== "sequence" || inner.items.length !== 2) return false;
  const [sign, operand] = inner.items;
  return sign?.kind === "operator" && sign.sign === "-" && operand?.kind === "operand" && operand.operand.kind === "number" && operand.operand.value.numerator === 1n && operand.operand.value.denominator === 1n;
}

/** The graph's name of the inverse of a function: a function of its own, of which only what the text says is known. */
export function inverseName(stem: string): string {
  return `${stem}^-1`;
}

/** The function whose inverse the name is; null for any other name. */
export function inverseOf(name: string): string | null {
  return name.endsWith("^-1") ? name.slice(0, -3) : null;
}

/** The letter of `t - 1`, `n + 2` as a subscript; null for any other one. */
export function shiftedLetter(sub: Syntax): string | null {
  const inner = sub.kind === "group" && sub.bracket === "brace" ? onlySide(sub) : sub;
  if (inner?.kind !== "sequence" || inner.items.length !== 3) return null;
  const [letter, sign, number] = inner.items;
  const isShift = sign?.kind === "operator" && (sign.sign === "+" || sign.sign === "-") && number?.kind === "operand" && number.operand.kind === "number";
  return isShift && letter?.kind === "operand" && letter.operand.kind === "name" && /^\p{Ll}$/u.test(letter.operand.name) ? letter.operand.name : null;
}

/** Letters of arguments in the order in which they are commonly given. */
const USUAL_ARGUMENTS: readonly string[] = ["xyz", "uvw", "xt", "st", "rθ"];

/** The letters that so many arguments commonly are, where these are among them; null where none are. */
export function usualArguments(count: number, letters: readonly (string | null)[]): readonly string[] | null {
  return USUAL_ARGUMENTS.map((each) => [...each].slice(0, count)).find((each) => each.length === count && letters.every((letter) => letter !== null && each.includes(letter))) ?? null;
}

/** `(s, 0, s)`: several expressions in a round bracket. */
export const isPoint = (body: Syntax): boolean => body.kind === "group" && body.bracket === "(" && body.items.length > 1 && body.items.every(({ sides }) => sides.length === 1);

/** `(3w)` behind H: a bracket that may hold the argument of a function or the rest of a product. */
export function isOpenApplication(name: string, group: Syntax & { readonly kind: "group" }): boolean {
  const side = onlySide(group);
  return group.bracket === "(" && side !== null && side.kind !== "name" && side.kind !== "number" && name !== "e" && name !== "π" && /^\p{L}\p{M}*$/u.test(name);
}
