// What kind of statement stands there, by its form alone: a condition, an equation whose derivatives are asked for, one about the derivative of something unknown, a
// value given to a name. What such a statement is for is decided where the chains are put together.

import type { MathRow, SequenceItem, Statement, Syntax } from "../syntax/math-tree.js";
import { partsOf } from "../syntax/math-tree.js";
import { COMPARISON_SIGNS } from "../syntax/math-vocabulary.js";
import { isOrderedPrime, subjectOf } from "./definable.js";
import { isBold, onlySide, plainName } from "./syntax-names.js";
import { FIELD_FUNCTIONS, MATRIX_FUNCTIONS } from "./tensor-scope.js";

/** A statement that is a condition: inequalities, ∈, ≠ only, between simple sides. */
export function isCondition(statement: Statement): boolean {
  return statement.relations.length > 0 && statement.relations.every((relation) => COMPARISON_SIGNS.has(relation.sign)) && statement.sides.every((side) => side !== null && isSimple(side));
}

function isSimple(side: Syntax): boolean {
  switch (side.kind) {
    case "name":
    case "number":
    case "infinity":
    case "bigOperator":
      return true;
    case "script":
      return isSimple(side.base) && side.primes === 0;
    case "group":
      return side.items.every((item) => item.sides.every((s) => s === null || isSimple(s)));
    case "sequence":
      return side.items.every((item) => item.kind === "operator" || isSimple(item.operand));
    case "fraction":
      return isSimple(side.numerator) && isSimple(side.denominator);
    default:
      return false;
  }
}

/** A side that is no expression to go on from: a single name, a bare word, a number. */
export function isRemark(side: Syntax): boolean {
  return side.kind === "words" || side.kind === "name" || side.kind === "number";
}

/** The name of `y(0)`, a name before a number in round brackets and nothing more; null for any other side. */
export function nameAtNumber(side: Syntax): string | null {
  const [applied, group] = side.kind === "sequence" && side.items.length === 2 ? side.items : [];
  if (applied?.kind !== "operand" || group?.kind !== "operand" || group.operand.kind !== "group" || group.operand.bracket !== "(" || !isNumeric(group.operand)) return null;
  return plainName(applied.operand);
}

/** A number, with a sign or as a fraction of numbers. */
export function isNumeric(side: Syntax): boolean {
  return isOfNumbers(side, false);
}

/** The same, also with powers of numbers where they count: `\\sqrt{5^2 - 3^2}`. */
export function isOfNumbers(side: Syntax, withPowers = true): boolean {
  const holds = (part: Syntax): boolean => isOfNumbers(part, withPowers);
  switch (side.kind) {
    case "number":
      return true;
    case "name":
      return side.name === "π";
    case "root":
      return (side.degree === null || holds(side.degree)) && holds(side.radicand);
    case "fraction":
      return holds(side.numerator) && holds(side.denominator);
    case "sequence":
      return side.items.every((item) => item.kind === "operator" || holds(item.operand));
    case "group": {
      const inner = onlySide(side);
      return inner !== null && holds(inner);
    }
    case "script":
      return withPowers && side.sub === null && side.primes === 0 && side.sup !== null && holds(side.base) && holds(side.sup);
    default:
      return false;
  }
}

export function isZero(side: Syntax): boolean {
  return side.kind === "number" && side.value.numerator === 0n;
}

/** `∞`, with a sign. */
export function isInfinite(side: Syntax): boolean {
  if (side.kind === "sequence") return side.items.some((item) => item.kind === "operand" && isInfinite(item.operand));
  return side.kind === "infinity" || (side.kind === "name" && side.name === "∞");
}

/** Does ± or ∓ stand somewhere in it? Such a side is two values. */
export function hasTwoValues(side: Syntax): boolean {
  if (side.kind === "sequence" && side.items.some((item) => item.kind === "operator" && (item.sign === "±" || item.sign === "∓"))) return true;
  return partsOf(side).some(hasTwoValues);
}

/** What is differentiated by in a side. */
export function collectVariables(side: Syntax, into: Set<string>): void {
  if (side.kind === "derivative") {
    for (const { variable } of side.variables) {
      const name = plainName(variable.kind === "script" ? variable.base : variable);
      if (name !== null) into.add(name);
    }
  }
  if (side.kind === "script" && side.base.kind === "gradient" && side.sub !== null) {
    const name = plainName(side.sub);
    if (name !== null) into.add(name);
  }
  for (const part of partsOf(side)) collectVariables(part, into);
}

/** What the derivatives of a side are of. */
export interface Derivatives {
  /** Of something written out or defined, so that they can be carried out; integrals and limits count here. */
  readonly explicit: boolean;
  /** Of a name that nothing determines. */
  readonly bare: boolean;
}

export const speaksOfRates = ({ explicit, bare }: Derivatives): boolean => explicit || bare;

/** Looks for derivatives in a side; `determined` tells which names have a definition, and `found` hears of each name with a derivative. */
export function derivativesIn(side: Syntax, determined: (name: string) => boolean, found?: (name: string) => void): Derivatives {
  let explicit = false;
  let bare = false;
  const note = (subject: string | null, variables: ReadonlySet<string>): void => {
    if (subject !== null) found?.(subject);
    if (subject !== null && !determined(subject) && !variables.has(subject) && !MATRIX_FUNCTIONS.has(subject) && !FIELD_FUNCTIONS.has(subject)) bare = true;
    else explicit = true;
  };
  const visit = (current: Syntax): void => {
    switch (current.kind) {
      case "derivative":
        if (current.body !== null) note(calledWithNames(current.body), variablesOf(current));
        break;
      case "gradient":
        explicit = true;
        break;
      case "bigOperator":
        if (current.operator === "integral" || current.operator === "limit") explicit = true;
        break;
      case "script":
        if (current.primes > 0) note(current.base.kind === "group" && current.base.bracket !== "brace" ? null : subjectOf(current), new Set());
        break;
      case "sequence":
        current.items.forEach((item, k) => {
          if (item.kind === "operator") return;
          const after = current.items[k + 1];
          if (item.operand.kind === "script" && isOrderedPrime(item.operand) && after?.kind === "operand" && after.operand.kind === "group") note(plainName(item.operand.base), new Set());
          if (item.operand.kind === "name" && item.operand.name === "d" && after?.kind === "operand" && isDifferentialOf(after.operand, current.items[k + 2]?.kind === "operand", determined)) explicit = true;
          if (isOperatorOn(item.operand, after?.kind === "operand" ? after.operand : null, current.items[k + 2], determined)) explicit = true;
          if (item.operand.kind !== "derivative" || item.operand.body !== null) return;
          const rest: Syntax[] = [];
          for (let next = current.items[k + 1 + rest.length]; next?.kind === "operand" && rest.length < 3; next = current.items[k + 1 + rest.length]) rest.push(next.operand);
          note(reachedName(rest), variablesOf(item.operand));
        });
        break;
      default:
        break;
    }
    for (const part of partsOf(current)) visit(part);
  };
  visit(side);
  return { explicit, bare };
}

/** `D_x f(x)`, `D_{\mathbf u} f(x, y)`, `D_v f(p)`: the derivative of a defined function by one of the letters of its bracket, or along a vector. */
function isOperatorOn(operator: Syntax, of: Syntax | null, next: SequenceItem | undefined, determined: (name: string) => boolean): boolean {
  if (operator.kind !== "script" || operator.sub === null || operator.primes > 0 || plainName(operator.base) !== "D") return false;
  const [along, name, group] = [plainName(operator.sub), of === null ? null : plainName(of), next?.kind === "operand" ? next.operand : null];
  if (along === null || name === null || !determined(name) || determined("D") || group?.kind !== "group" || group.bracket !== "(") return false;
  const letters = group.items.map(({ sides: [side] }) => (side == null ? null : plainName(side)));
  return letters.includes(along) || isBold(along) || /^[uv]$/.test(along);
}

/** Is d of this something that can be carried out: of a defined name, or of a compound? dx itself stands for itself. */
function isDifferentialOf(operand: Syntax, more: boolean, determined: (name: string) => boolean): boolean {
  const name = plainOrIndexed(operand);
  if (name === null) return operand.kind === "group" || operand.kind === "function" || operand.kind === "script";
  return determined(name) || (more && MATRIX_FUNCTIONS.has(name));
}

function variablesOf(derivative: Syntax & { kind: "derivative" }): ReadonlySet<string> {
  const variables = new Set<string>();
  collectVariables({ ...derivative, body: null }, variables);
  return variables;
}

/** The name that stands alone after d/dx, or the function applied to plain names; null for a compound. */
function reachedName(operands: readonly Syntax[]): string | null {
  const [first, second, third] = operands;
  if (first === undefined) return null;
  if (second === undefined) return calledWithNames(first);
  if (third !== undefined || second.kind !== "group" || second.bracket !== "(") return null;
  return second.items.every((item) => item.sides.every((side) => side !== null && plainName(side) !== null)) ? plainOrIndexed(first) : null;
}

function calledWithNames(body: Syntax): string | null {
  if (body.kind === "sequence") return body.items.length === 2 ? reachedName(body.items.flatMap((item) => (item.kind === "operand" ? [item.operand] : []))) : null;
  if (body.kind === "group") {
    const inner = onlySide(body);
    return inner === null ? null : calledWithNames(inner);
  }
  return plainOrIndexed(body);
}

function plainOrIndexed(side: Syntax): string | null {
  return side.kind === "script" && (side.sup !== null || side.primes > 0) ? null : subjectOf(side);
}

/** The derivative of one undetermined name and nothing else: `y'`, `dy/dx`, `f'(x)`. */
export function isBareDerivative(side: Syntax, determined: (name: string) => boolean): boolean {
  if (subjectOf(side) === null) return false;
  const found = derivativesIn(side, determined);
  return found.bare && !found.explicit;
}

/** `dL`, `d\ell`: the letter d and one name, and nothing else. */
export function isDifferentialOfName(syntax: Syntax): boolean {
  if (syntax.kind !== "sequence" || syntax.items.length !== 2) return false;
  const [sign, of] = syntax.items.map((item) => (item.kind === "operand" ? item.operand : null));
  return sign?.kind === "name" && sign.name === "d" && of?.kind === "name";
}

/** Names whose derivative or differential stands in a side, `y'`, `dy/dx`, `f'(x)`, the r of `dr`; `rated` hears of those with a derivative. */
export function namesUnderDerivative(side: Syntax, rated?: (name: string) => void): readonly string[] {
  const found: string[] = [];
  derivativesIn(side, (name) => {
    found.push(name);
    return false;
  }, rated);
  return found;
}

/** The rows of a part that hold more than one statement joined by "or", or values of one name beside each other: `y = -2 \\text{ and } y = 2`. */
export function alternativesOf(rows: readonly MathRow[]): ReadonlySet<Statement> {
  const found = new Set<Statement>();
  for (const row of rows) {
    row.statements.forEach((statement, k) => {
      const before = row.statements[k - 1];
      if (statement.connector !== "or" && !(before !== undefined && (statement.connector === "and" || statement.connector === ",") && givesValueOf(before) !== null && givesValueOf(before) === givesValueOf(statement))) return;
      found.add(statement);
      if (before !== undefined) found.add(before);
    });
  }
  return found;
}

/** The name that a statement gives a number to, and nothing more; null for any other. */
function givesValueOf({ sides, relations }: Statement): string | null {
  const [head, value] = sides;
  return sides.length === 2 && relations[0]?.sign === "=" && head != null && value != null && isNumeric(value) ? plainName(head) : null;
}

/** Does an integral with bounds stand in it? */
export function hasBounds(side: Syntax): boolean {
  return (side.kind === "bigOperator" && side.operator === "integral" && (side.lower !== null || side.upper !== null)) || partsOf(side).some(hasBounds);
}
