// Sums and products over an index, limits and integrals: their bounds and how far they reach (rules 20 and 21).

import { freeSymbols } from "../../expression/traverse.js";
import { COORDINATES } from "../scope.js";
import { namesIn } from "../definable.js";
import type { Range } from "../../syntax/document.js";
import { partsOf, type Sides, type Syntax } from "../../syntax/math-tree.js";
import { evaluatedAt, integralOver, limitHead, limitOfSeveral, limitOver, severalHead } from "../limits-integrals.js";
import type { Form, Located, TermSign } from "../located.js";
import { OVER_UNKNOWN_SET } from "../../functions/set-operators.js";
import { indexNames, onlySide, plainName } from "../syntax-names.js";
import { endsWithDots, hull, joinTerms, peekSign, symbolNamed, type Cursor, type Elaborator } from "./elaborator.js";
import { overSeveral } from "./several-indices.js";
import { overSet } from "./sums-over-sets.js";

function boundsOf(lower: Sides | null): { readonly index: string; readonly lower: Syntax | null; readonly upper: Syntax | null; readonly indexRange: Range } | null {
  if (lower === null) return null;
  const [first, second, third] = lower.sides;
  const [relation, relation2] = lower.relations;
  if (first === null || first === undefined) return null;
  if (lower.relations.length === 0) {
    const name = plainName(first) ?? nameAfterAll(first);
    return name === null ? null : { index: name, lower: null, upper: null, indexRange: first.range };
  }
  if (relation?.sign === "=" && lower.relations.length === 1 && second) {
    const name = plainName(first);
    return name === null ? null : { index: name, lower: second, upper: null, indexRange: first.range };
  }
  if (relation?.sign === "≤" && relation2?.sign === "≤" && second && third) {
    const name = plainName(second);
    return name === null ? null : { index: name, lower: first, upper: third, indexRange: second.range };
  }
  return null;
}

/** `\text{all } x`: the name. */
function nameAfterAll(syntax: Syntax): string | null {
  const inner = onlySide(syntax) ?? syntax;
  const [words, name] = inner.kind === "sequence" ? inner.items : [];
  if (inner.kind !== "sequence" || inner.items.length !== 2 || words?.kind !== "operand" || name?.kind !== "operand") return null;
  return words.operand.kind === "words" && /^(?:for )?(?:all|every|each)(?: possible)?(?: values of)?$/i.test(words.operand.text.replace(/~/g, " ").trim()) ? plainName(name.operand) : null;
}

/** A limit reaches over its term, or over the terms after it that hold its variable (rules 20 and 21). */
function limitTerm(here: Elaborator, syntax: Syntax & { kind: "bigOperator" }, cursor: Cursor): Located {
  const several = severalHead(here, syntax.lower);
  if (several !== null && cursor.at < cursor.end) {
    const body = here.term(cursor, syntax.range);
    if (!several.letters.some(({ name }) => nextTermUses(here, cursor, name)) || peekSign(cursor) === null || nextTermIsLimit(cursor)) return limitOfSeveral(here, syntax, several, body);
    return here.opaque("how far does this limit reach?", hull(syntax.range, body.outer), [body]);
  }
  const head = limitHead(here, syntax.lower);
  if (head === null || cursor.at >= cursor.end) {
    const rest = cursor.at < cursor.end ? [here.term(cursor, syntax.range)] : [];
    return here.opaque(head === null ? "this limit was not understood" : "what is this the limit of?", hull(syntax.range, rest[0]?.outer ?? syntax.range), rest);
  }
  const { node: point } = head.point;
  here.nearing.push({ variable: head.variable, step: point.kind === "number" && point.value.numerator === 0n ? head.variable : here.arena.subtract(head.variable, point) });
  const { term, sign: firstSign } = signedTerm(here, cursor, syntax.range);
  const terms: Located[] = [term];
  const signs: TermSign[] = [firstSign];
  if (peekSign(cursor) !== null && nextTermUses(here, cursor, head.variable.name) && !nextTermIsLimit(cursor)) {
    // Dots at the end go on with all the terms before them.
    const goesOn = endsWithDots(cursor);
    if (!goesOn) here.open.add("limit");
    if (goesOn || here.reading.limit === "sum") {
      for (let sign = peekSign(cursor); sign !== null && !nextTermIsLimit(cursor); sign = peekSign(cursor)) {
        cursor.at += 1;
        terms.push(here.term(cursor, sign.range));
        signs.push(sign);
      }
    }
  }
  const body = joinTerms(here, terms, signs);
  here.nearing.pop();
  // f(x, y) on a curve: what y is there the letters do not say.
  const free = freeSymbols(body.node);
  if (head.onCurve && COORDINATES.some((letter) => letter !== head.variable.name && free.has(letter))) return here.opaque("this limit was not understood", hull(syntax.range, body.outer), [body]);
  return limitOver(here, syntax, head, body);
}

/** The term that an operator stands before, with a sign of its own: `\lim_{x→0} -\frac{1}{x}`. */
function signedTerm(here: Elaborator, cursor: Cursor, place: Range): { readonly term: Located; readonly sign: TermSign } {
  const sign = peekSign(cursor);
  if (sign === null) return { term: here.term(cursor, place), sign: { negative: false, range: null } };
  cursor.at += 1;
  return { term: here.term(cursor, sign.range), sign };
}

/** Does the term after the sign at the cursor hold a limit of its own? */
function nextTermIsLimit(cursor: Cursor): boolean {
  for (let k = cursor.at + 1; k < cursor.end; k++) {
    const item = cursor.items[k];
    if (item?.kind === "operator" && (item.sign === "+" || item.sign === "-") && cursor.items[k - 1]?.kind === "operand") return false;
    if (item?.kind === "operand" && item.operand.kind === "bigOperator" && item.operand.operator === "limit") return true;
  }
  return false;
}

/** The bar whose operator was just passed: its scripts are the next operand. */
export function barAt(here: Elaborator, cursor: Cursor, base: Located, bar: Range): Located {
  const item = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  if (item?.kind !== "operand" || item.operand.kind !== "script" || item.operand.sub === null || item.operand.primes > 0) return here.opaque("this bar was not understood", hull(base.range, bar), [base]);
  cursor.at += 1;
  const { sub, sup, range } = item.operand;
  // `\lim_{b→∞} F(x) |_1^b`: what goes to the limit stands at the bar, so the bar is inside.
  const [inside, ...others] = base.children;
  if (base.node.kind === "limit" && inside !== undefined && [sub, ...(sup === null ? [] : [sup])].flatMap(namesIn).includes(base.node.variable.name)) {
    const evaluated = evaluatedAt(here, inside, sub, sup, hull(inside.outer, range));
    return here.build(base.form, [evaluated, ...others], hull(base.outer, range), base.operatorRange);
  }
  return evaluatedAt(here, base, sub, sup, hull(base.outer, range));
}

export function bigOperator(here: Elaborator, syntax: Syntax & { kind: "bigOperator" }, cursor: Cursor): Located {
  if (syntax.operator === "integral") {
    const { located, next } = integralOver(here, syntax, cursor.items, cursor.at, cursor.end, here.text);
    cursor.at = next;
    return located;
  }
  if (syntax.operator === "limit") return limitTerm(here, syntax, cursor);
  const bounds = boundsOf(syntax.lower) ?? (syntax.lower === null && syntax.upper === null ? overItsIndex(here, syntax, cursor) : null);
  if (bounds === null) {
    const several = overSet(here, syntax, cursor) ?? overSeveral(here, syntax, cursor);
    if (several !== null) return several;
    return overUnknownSet(here, syntax, cursor);
  }
  if (cursor.at >= cursor.end) return here.opaque("the sum has no term", syntax.range, []);
  const lower = bounds.lower === null ? null : here.expression(bounds.lower);
  const upperSyntax = bounds.upper ?? syntax.upper;
  const upper = upperSyntax === null ? null : here.expression(upperSyntax);
  let index = bounds.index;
  if (here.bound.includes(index)) {
    here.notes.push({ message: `the index ${index} is used for a sum inside a sum over ${index}; the inner one is read as its own`, range: syntax.range });
    index = bounds.index;
  }
  here.bound.push(index);
  const inner = syntax.operator === "product" ? beforeSameIndex(cursor, index) : null;
  const { term, sign: firstSign } = signedTerm(here, inner ?? cursor, syntax.range);
  const terms: Located[] = [term];
  if (inner !== null) cursor.at = inner.at + (cursor.items[inner.at]?.kind === "operator" ? 1 : 0);
  const signs: TermSign[] = [firstSign];
  if (peekSign(cursor) !== null && syntax.operator === "sum") {
    here.open.add("sum");
    for (let sign = peekSign(cursor); sign !== null; sign = peekSign(cursor)) {
      const reaches = here.reading.sum === "all" || (here.reading.sum === "index" && nextTermUses(here, cursor, index));
      if (!reaches) break;
      cursor.at += 1;
      terms.push(here.term(cursor, sign.range));
      signs.push(sign);
    }
    const [firstTerm] = terms;
    const place = firstTerm?.outer ?? syntax.range;
    if (terms.length > 1) here.notes.push({ message: `Σ extends over all terms with ${index}`, range: hull(syntax.range, place) });
  }
  here.bound.pop();
  const body = joinTerms(here, terms, signs);
  const indexSymbol = here.arena.symbol(index);
  const hasLower = lower !== null;
  const hasUpper = upper !== null;
  const operator = syntax.operator;
  const form: Form = {
    kind: "bigOperator",
    rebuild: (children) => {
      const [newBody, second, third] = children;
      return here.arena.bigOperator(operator, indexSymbol, hasLower ? (second ?? null) : null, hasUpper ? ((hasLower ? third : second) ?? null) : null, newBody ?? body.node);
    },
  };
  const children = [body, ...(lower === null ? [] : [lower]), ...(upper === null ? [] : [upper])];
  return here.build(form, children, { start: syntax.range.start, end: body.outer.end }, syntax.range);
}

/** `\\sum x_i y_i`: nothing stands below the sign, and its term has one letter that picks entries. */
function overItsIndex(here: Elaborator, syntax: Syntax & { kind: "bigOperator" }, cursor: Cursor): ReturnType<typeof boundsOf> {
  const all = new Set<string>();
  const collect = (part: Syntax): void => {
    if (part.kind === "script" && part.sub !== null && plainName(part.base) !== null) for (const name of indexNames(part.sub) ?? []) if (/^[ijklmnt]$/.test(name)) all.add(name);
    partsOf(part).forEach(collect);
  };
  for (let k = cursor.at; k < cursor.end; k++) {
    const item = cursor.items[k];
    if (item?.kind === "operator" && (item.sign === "+" || item.sign === "-") && k > cursor.at) break;
    if (item?.kind === "operand") collect(item.operand);
  }
  const fresh = [...all].filter((name) => !here.bound.includes(name));
  const letters = fresh.length > 0 ? fresh : [...all];
  const [only] = letters;
  if (only === undefined || letters.length > 1) return null;
  here.notes.push({ message: `Σ is read as a sum over ${only}`, range: syntax.range });
  return { index: only, lower: null, upper: null, indexRange: syntax.range };
}

/** `\\prod_i a_i \\prod_i b_i`: two products beside each other, not one inside the other; what stands before the second; null where there is none. */
function beforeSameIndex(cursor: Cursor, index: string): Cursor | null {
  for (let k = cursor.at + 1; k < cursor.end; k++) {
    const item = cursor.items[k];
    if (item?.kind === "operator" && item.sign !== "*") return null;
    if (item?.kind !== "operand" || item.operand.kind !== "bigOperator" || boundsOf(item.operand.lower)?.index !== index) continue;
    const before = cursor.items[k - 1];
    return { items: cursor.items, at: cursor.at, end: before?.kind === "operator" ? k - 1 : k };
  }
  return null;
}

/** `\sum_{j \in Q_i}`, `\sum_{i : y_i = c}`, `\sum_{x_1}`: over a set that nothing more is known of. */
function overUnknownSet(here: Elaborator, syntax: Syntax & { kind: "bigOperator" }, cursor: Cursor): Located {
  const [first] = syntax.lower?.sides ?? [];
  const leading = first?.kind === "sequence" && first.items[0]?.kind === "operand" ? first.items[0].operand : first;
  const isEntry = leading?.kind === "script" && leading.sup === null && leading.primes === 0 && first === leading && syntax.lower?.relations.length === 0;
  const own = leading == null ? null : plainName(leading);
  const letter = leading == null || syntax.upper !== null || (own === null && !isEntry) ? null : own !== null ? here.leaf(symbolNamed(here, own), leading.range) : here.atom(leading);
  const bound = letter?.node.kind === "symbol" ? letter.node.name : null;
  if (bound !== null) here.bound.push(bound);
  const rest = cursor.at < cursor.end ? [here.term(cursor, syntax.range)] : [];
  if (bound !== null) here.bound.pop();
  const below = here.textOf(syntax.range).replace(/\\(?:no)?limits(?![a-zA-Z])|[\s{}]/g, "");
  const head = here.leaf(here.arena.symbol(`${syntax.operator} ${below}`), syntax.range);
  const isKnown = letter !== null && (bound !== null || letter.node.kind === "index");
  return here.opaque(OVER_UNKNOWN_SET, hull(syntax.range, rest[0]?.outer ?? syntax.range), [...rest, ...(isKnown && rest.length === 1 ? [head, letter] : [])]);
}

/** Has the sum sign a letter of its own of this name, below it or, where nothing stands there, in its term? */
function bindsAnew({ operator, lower, upper }: Syntax & { kind: "bigOperator" }, index: string): boolean {
  return boundsOf(lower)?.index === index || ((operator === "sum" || operator === "product") && lower === null && upper === null);
}

/** Does the index occur free in the term that follows the sign at the cursor? */
export function nextTermUses(here: Elaborator, cursor: Cursor, index: string): boolean {
  for (let k = cursor.at + 1; k < cursor.end; k++) {
    const item = cursor.items[k];
    if (item === undefined) break;
    if (item.kind === "operator") {
      if ((item.sign === "+" || item.sign === "-") && cursor.items[k - 1]?.kind === "operand") break;
      continue;
    }
    if (item.operand.kind === "bigOperator" && bindsAnew(item.operand, index)) return false;
    if (occursFree(item.operand, index) || (plainName(item.operand) !== null && here.scope.arrays.has(plainName(item.operand) ?? ""))) return true;
  }
  return false;
}

function occursFree(syntax: Syntax, name: string): boolean {
  if (syntax.kind === "name") return syntax.name === name;
  if (syntax.kind === "sequence") {
    for (const item of syntax.items) {
      if (item.kind === "operator") continue;
      if (item.operand.kind === "bigOperator" && bindsAnew(item.operand, name)) return false;
      if (occursFree(item.operand, name)) return true;
    }
    return false;
  }
  return partsOf(syntax).some((part) => occursFree(part, name));
}
