// Known functions with what they are applied to: `\sin x`, `\sin^2 x`, `\log_2 x`, `\max(a, b)`; how far one without brackets reaches is rule 19.

import { CONJUGATE } from "../../functions/complex-operations.js";
import { EXTREMA } from "../../functions/extrema.js";
import { lookupFunction } from "../../functions/registry.js";
import type { Range } from "../../syntax/document.js";
import type { Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { plainName } from "../syntax-names.js";
import { isApplied } from "./calls.js";
import { bracketOf, hull, isDifferentialSign, itemRange, isScopeOpening, peekSign, product, type Cursor, type Elaborator } from "./elaborator.js";
import { extremum } from "./extrema.js";
import { withScripts } from "./scripts.js";

const INVERSES = new Map([
  ["sin", "arcsin"], ["cos", "arccos"], ["tan", "arctan"], ["cot", "arccot"], ["sec", "arcsec"], ["csc", "arccsc"], ["sinh", "arsinh"], ["cosh", "arcosh"], ["tanh", "artanh"], ["coth", "arcoth"],
]);

const ANGLES = new Set(["sin", "cos", "tan", "cot", "sec", "csc"]);

export function application(here: Elaborator, syntax: Syntax, cursor: Cursor): Located {
  const scripts = syntax.kind === "script" ? syntax : null;
  const word = scripts === null ? syntax : scripts.base;
  if (word.kind !== "function") return here.opaque("a function that was not understood", syntax.range, []);
  let name = word.name;
  if (name === CONJUGATE && !here.scope.speaksOfComplex) {
    const under = cursor.items[cursor.at];
    cursor.at += 1;
    return here.opaque("\\overline over an expression is not judged yet", under === undefined ? syntax.range : hull(syntax.range, itemRange(under)), []);
  }
  if (EXTREMA.has(name) && (scripts?.sub != null || lookupFunction(name) === undefined)) return scripts === null ? here.opaque(`${name} over which letters?`, syntax.range, []) : extremum(here, name, scripts, cursor);
  let power: Located | null = null;
  let base: Located | null = null;
  if (scripts !== null) {
    if (scripts.primes > 0) return here.opaque(`a prime on ${name} is not judged yet`, syntax.range, []);
    if (scripts.sub !== null) {
      if (name !== "log") return here.opaque(`a subscript on ${name} is not judged yet`, syntax.range, []);
      base = here.expression(scripts.sub);
    }
    if (scripts.sup !== null) {
      const exponent = here.expression(scripts.sup);
      const minusOne = exponent.node.kind === "number" && exponent.node.value.numerator === -1n && exponent.node.value.denominator === 1n;
      const inverse = INVERSES.get(name);
      if (minusOne && inverse !== undefined) name = inverse;
      else if (minusOne) return here.opaque(`what is ${name} to the −1? write 1/${name} or name the inverse`, syntax.range, []);
      else power = exponent;
    }
  }
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  if (next === undefined) return here.opaque(`${name} needs an argument`, syntax.range, []);
  if (next.kind === "operator" && next.sign !== "-" && next.sign !== "+") return here.opaque(`${name} needs an argument`, syntax.range, []);
  if (name === "log" && base === null && (here.scope.logIsOpen || here.reading.log !== "e") && !here.textOf(word.range).includes("ln")) {
    here.open.add("log");
    if (here.reading.log !== "e") name = here.reading.log === "10" ? "log10" : "log2";
  }
  let args: readonly Located[];
  let after: (Syntax & { kind: "script" }) | null = null;
  const group = next.kind === "operand" ? callBracket(next.operand) : null;
  const definition = lookupFunction(name);
  if (next.kind === "operand" && group !== null) {
    cursor.at += 1;
    const list = group.items.map((item) => {
      const [side] = item.sides;
      return item.sides.length === 1 && side !== null && side !== undefined ? here.expression(side) : here.opaque("a condition as an argument", group.range, []);
    });
    const [only] = list;
    args = list.length === 1 && only !== undefined ? [{ ...only, outer: group.range }] : list;
    if (next.operand.kind === "script") after = next.operand;
    if (after?.sup != null && only !== undefined && list.length === 1) {
      // `\ln(x)^2`: the power of the value by convention, of the argument for some.
      here.open.add("power");
      if (here.reading.power === "argument") {
        args = [withScripts(here, { ...only, outer: group.range }, after)];
        after = null;
      }
    }
  } else args = [functionArgument(here, cursor, syntax.range, name)];
  if (base !== null) {
    args = [...args, base];
    name = "logbase";
  }
  const last = args[args.length - 1];
  const range = { start: syntax.range.start, end: Math.max(syntax.range.end, group?.range.end ?? 0, last?.outer.end ?? 0) };
  const arity = lookupFunction(name)?.arity ?? definition?.arity ?? 1;
  let applied: Located;
  if ((name === "max" || name === "min") && args.length > 2) {
    applied = args.slice(1).reduce((left, right) => here.build({ kind: "apply", function: name }, [left, right], range, word.range), args[0] ?? here.opaque("nothing", range, []));
  } else if (args.length !== arity) return here.opaque(`${name} takes ${arity} argument${arity === 1 ? "" : "s"}, found ${args.length}`, range, args);
  else applied = here.build({ kind: "apply", function: name }, args, range, word.range);
  if (power !== null) applied = here.build({ kind: "power" }, [applied, power], range, null);
  return after === null ? applied : withScripts(here, applied, after);
}

/** The bracket that a function name is applied to: `(x)`, `[x]`, `\{x\}`, `{x}`; with a power on round ones, the power belongs to the value. */
function callBracket(syntax: Syntax): (Syntax & { kind: "group" }) | null {
  const scripted = syntax.kind === "script";
  const base = scripted ? syntax.base : syntax;
  if (base.kind !== "group" || (scripted && syntax.sub !== null)) return null;
  if (base.bracket === "(" || base.bracket === "[" || base.bracket === "{") return base;
  return base.bracket === "brace" && !scripted ? base : null;
}

/** The argument of a function without brackets: rule 19. */
function functionArgument(here: Elaborator, cursor: Cursor, place: Range, name: string): Located {
  const sign = peekSign(cursor);
  if (sign !== null) {
    cursor.at += 1;
    const operand = cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand" ? functionArgument(here, cursor, place, name) : here.opaque("something is missing here", place, []);
    return sign.negative ? here.build({ kind: "negate" }, [operand], hull(sign.range, operand.outer), sign.range) : operand;
  }
  const factors: Located[] = [];
  let letters = 0;
  while (cursor.at < cursor.end) {
    const item = cursor.items[cursor.at];
    if (item === undefined || item.kind === "operator") break;
    const syntax = item.operand;
    const base = syntax.kind === "script" ? syntax.base : syntax;
    const first = factors.length === 0;
    if (base.kind === "function" || base.kind === "bigOperator" || isScopeOpening(base)) {
      if (!first) break;
      factors.push(here.factor(cursor));
      break;
    }
    if (base.kind === "words" || base.kind === "unread" || isDifferentialSign(here, syntax)) {
      if (first) factors.push(here.factor(cursor));
      break;
    }
    if (base.kind === "group" && base.bracket !== "brace") {
      if (!first && letters > 0) break;
      factors.push(here.factor(cursor));
      break;
    }
    if (base.kind === "fraction" || base.kind === "root" || base.kind === "binomial" || base.kind === "derivative" || base.kind === "block") {
      if (!first) break;
      factors.push(here.factor(cursor));
      if (base.kind !== "fraction" || syntax.kind === "script" || !isCoefficient(name, base)) break;
      // `\cos \frac{2}{3} t`: the letter belongs to the angle, as it does after 2.
      if (!ANGLES.has(name) || ![base.numerator, base.denominator].every(isNumeral)) letters = 1;
      else {
        here.open.add("argument");
        if (here.reading.argument === "first") break;
      }
      continue;
    }
    // `\cos t \hat\imath`: no angle is a vector.
    const stem = plainName(base);
    if (!first && stem !== null && here.scope.tensors.units.has(stem)) break;
    if (base.kind === "name" || (base.kind === "group" && base.bracket === "brace")) {
      const before = cursor.at;
      const called = callFollows(here, syntax, cursor);
      if (called && letters > 0) break;
      if (letters > 0) {
        here.open.add("argument");
        // `\sin\varphi\ \rho`: a wide space ends the argument by convention, where a bare neighbour goes on with it.
        const isApart = /\\[ ;]|\\q?quad|~/.test(here.textOf({ start: factors[factors.length - 1]?.outer.end ?? syntax.range.start, end: syntax.range.start }));
        if ((here.reading.argument === "first") !== isApart) break;
      }
      factors.push(here.factor(cursor));
      letters += 1;
      if (called || cursor.at > before + 1) break;
      continue;
    }
    if (!first && base.kind === "number") break;
    factors.push(here.factor(cursor));
  }
  return factors.length === 0 ? here.opaque("something is missing here", place, []) : quotientArgument(here, cursor, product(here, factors));
}

/** A fraction behind which a letter goes on with the argument: one of numbers, and of an angle also `\frac{n\pi}{L}`. */
function isCoefficient(name: string, fraction: Syntax & { kind: "fraction" }): boolean {
  return ANGLES.has(name) || [fraction.numerator, fraction.denominator].every(isNumeral);
}

function isNumeral(syntax: Syntax): boolean {
  if (syntax.kind === "number") return true;
  return (syntax.kind === "name" && syntax.name === "π") || (syntax.kind === "sequence" && syntax.items.every((item) => item.kind === "operand" && isNumeral(item.operand)));
}

/** `\cos \pi/3`: by convention the slash divides the value; people mean the argument as well. */
function quotientArgument(here: Elaborator, cursor: Cursor, numerator: Located): Located {
  const [slash, below] = [cursor.items[cursor.at], cursor.items[cursor.at + 1]];
  if (cursor.at + 1 >= cursor.end || slash?.kind !== "operator" || slash.sign !== "/" || below?.kind !== "operand") return numerator;
  here.open.add("quotient");
  if (here.reading.quotient === "outside") return numerator;
  cursor.at += 1;
  const denominator = here.factor(cursor);
  return here.build({ kind: "divide" }, [numerator, denominator], hull(numerator.outer, denominator.outer), slash.range);
}

function callFollows(here: Elaborator, syntax: Syntax, cursor: Cursor): boolean {
  const next = cursor.at + 1 < cursor.end ? cursor.items[cursor.at + 1] : undefined;
  const group = next?.kind === "operand" ? bracketOf(next.operand) : null;
  const stem = plainName(syntax.kind === "script" ? syntax.base : syntax);
  if (group === null || stem === null) return false;
  return (syntax.kind === "script" && syntax.primes > 0) || isApplied(here, stem, group);
}
