// Letters above names that are no exponents: the s of `\gamma_f^s` and `\beta^s`. Where a text never uses a letter but as a lone script of other names, the
// powers are names of their own. What holds for all such names holds for the powers as well, as long as nothing varies the base by itself; so no line is right by this that is not right
// for powers.

import { mapStatement, mapSyntax } from "../syntax/map-syntax.js";
import { partsOf, type MathSyntax, type Syntax } from "../syntax/math-tree.js";
import { FUNCTION_LETTERS } from "../syntax/math-vocabulary.js";
import { namesIn } from "./definable.js";
import { leibnizQuotient } from "./squares-as-names.js";
import { nameSubscript, onlySide, plainName } from "./syntax-names.js";

/** Transposes, adjoints, complements, Euler's number and the sign of a differential are no labels, and sets have no names above. */
const NEVER: ReadonlySet<string> = new Set(["T", "H", "C", "c", "⊤", "′", "∘", "*", "⋆", "∗", "†", "⊥", "∞", "°", "e", "d", "n", "i", "∅"]);
/** Expectations and probabilities. */
const OPERATORS = /^[EP]\p{M}*\^/u;
const NO_BASE = /^(?:[eidπ∂∇]|[ℝℂℕℤℚ𝔼ℙ])$/u;

interface Uses {
  /** How often a letter stands above a name, by the names. */
  readonly above: Map<string, Map<string, number>>;
  /** Letters that stand anywhere else but alone at a corner. */
  readonly elsewhere: Set<string>;
  /** Names that something varies: arguments, what is differentiated or integrated by, what is bound. */
  readonly varied: Set<string>;
  /** Names with a letter above that stand before a bracket as functions do, with that letter. */
  readonly applied: Map<string, string>;
}

/** The letters that stand above names, at least twice in the text, and are labels in every section where they do; and the names with them that are functions. */
export function labelsAbove(sections: readonly (readonly MathSyntax[])[]): { readonly letters: ReadonlySet<string>; readonly functions: readonly string[] } {
  const applied = new Map<string, string>();
  const counts = new Map<string, number>();
  const others = new Set<string>();
  for (const section of sections) {
    const uses: Uses = { above: new Map(), elsewhere: new Set(), varied: new Set(), applied };
    for (const { rows } of section) for (const { statements } of rows) for (const { sides } of statements) {
      for (const side of sides) if (side !== null) visitSide(side, uses);
      // The power of what is a product is the product of the powers.
      const [head, value] = sides;
      if (head != null && value != null && nameBelow(head) !== null && isProduct(value) && !holdsLabelled(value)) vary(head, uses);
    }
    for (const [letter, bases] of uses.above) {
      counts.set(letter, [...bases.values()].reduce((sum, count) => sum + count, counts.get(letter) ?? 0));
      if (!isLabel(letter, bases, uses)) others.add(letter);
    }
  }
  // Which of several functions one with something below is, is not clear.
  for (const [name, letter] of applied) if (name.includes("_") || OPERATORS.test(name)) others.add(letter);
  const letters = new Set([...counts].filter(([letter, count]) => count > 1 && !others.has(letter)).map(([letter]) => letter));
  return { letters, functions: [...applied].filter(([, letter]) => letters.has(letter)).map(([name]) => name) };
}

function isLabel(letter: string, bases: ReadonlyMap<string, number>, { elsewhere, varied }: Uses): boolean {
  return !NEVER.has(letter) && !elsewhere.has(letter) && ![...bases.keys()].some((base) => varied.has(base));
}

/** The syntax with these letters in the names below them; as it is where there are none. */
export function withLabelsInNames(syntax: MathSyntax, labels: ReadonlySet<string>): MathSyntax {
  const replace = (node: Syntax): Syntax | null => {
    const found = labelled(node);
    if (found === null) return derivativeBy(node, replace, labels);
    if (!labels.has(found.letter)) return null;
    const { sub, range } = found.script;
    const base: Syntax = { kind: "name", name: `${found.base}^${found.letter}`, range: sub === null ? range : found.script.base.range };
    return sub === null ? base : { kind: "script", base, sub: mapSyntax(sub, replace), sup: null, primes: 0, range };
  };
  return { ...syntax, rows: syntax.rows.map((row) => ({ ...row, statements: row.statements.map((statement) => mapStatement(statement, replace)) })) };
}

/** `\frac{\partial \rho^v}{\partial \gamma_f^v}` as a derivative, where what stands below has labels above; null for anything else. */
function derivativeBy(node: Syntax, replace: (inner: Syntax) => Syntax | null, labels: ReadonlySet<string>): Syntax | null {
  const quotient = leibnizQuotient(node);
  if (quotient?.variables.length !== quotient?.order || !quotient?.variables.every((variable) => labels.has(labelled(variable)?.letter ?? ""))) return null;
  return { kind: "derivative", partial: quotient.partial, range: node.range, body: quotient.body === null ? null : mapSyntax(quotient.body, replace), variables: quotient.variables.map((variable) => ({ variable: mapSyntax(variable, replace), order: 1 })) };
}

/** A name with one letter above: `\gamma_f^s`; null for anything else. */
function labelled(node: Syntax): { readonly script: Syntax & { kind: "script" }; readonly base: string; readonly letter: string } | null {
  if (node.kind !== "script" || node.sup === null || node.primes > 0) return null;
  const base = node.base.kind === "name" ? node.base.name : null;
  const letter = plainName(node.sup);
  return base === null || letter === null || NO_BASE.test(base) || !/^\p{L}$/u.test(letter) ? null : { script: node, base, letter };
}

const holdsLabelled = (syntax: Syntax): boolean => labelled(syntax) !== null || partsOf(syntax).some(holdsLabelled);

/** Is it made by multiplying, dividing, or taking powers or roots? */
function isProduct(syntax: Syntax): boolean {
  if (syntax.kind === "sequence") return syntax.items.filter((item) => item.kind === "operand").length > 1 && !syntax.items.some((item) => item.kind === "operator" && (item.sign === "+" || item.sign === "-"));
  return syntax.kind === "fraction" || syntax.kind === "root" || (syntax.kind === "script" && syntax.sup !== null) || (syntax.kind === "group" && isProduct(onlySide(syntax) ?? { kind: "infinity", range: syntax.range }));
}

/** A side with what is bound in it left out: the s of `\int_0^t f(s)\,ds` is another one than that of `\beta^s`. */
function visitSide(side: Syntax, uses: Uses): void {
  const own: Uses = { ...uses, elsewhere: new Set() };
  visit(side, own);
  const bound = integratedBy(side);
  for (const name of own.elsewhere) if (!bound.has(name)) uses.elsewhere.add(name);
}

/** The letters behind the d of integrals. */
function integratedBy(side: Syntax): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (syntax: Syntax, below: boolean): void => {
    const holds = below || (syntax.kind === "sequence" && syntax.items.some((item) => item.kind === "operand" && item.operand.kind === "bigOperator" && item.operand.operator === "integral"));
    if (holds && syntax.kind === "sequence") {
      syntax.items.forEach((item, k) => {
        const next = syntax.items[k + 1];
        const name = item.kind === "operand" && plainName(item.operand) === "d" && next?.kind === "operand" ? plainName(next.operand) : null;
        if (name !== null) found.add(name);
      });
    }
    for (const part of partsOf(syntax)) look(part, holds);
  };
  look(side, false);
  return found;
}

function visit(syntax: Syntax, uses: Uses, applied = false): void {
  const found = labelled(syntax);
  if (found !== null) {
    const bases = uses.above.get(found.letter) ?? new Map<string, number>();
    const below = nameBelow(found.script) ?? found.base;
    bases.set(below, (bases.get(below) ?? 0) + 1);
    uses.above.set(found.letter, bases);
    if (applied) uses.applied.set(`${below}^${found.letter}`, found.letter);
    visitCorner(found.script.sub, uses);
    return;
  }
  switch (syntax.kind) {
    case "name":
      uses.elsewhere.add(syntax.name);
      return;
    case "script":
      visit(syntax.base, uses);
      visitCorner(syntax.sub, uses);
      if (syntax.sup !== null) visit(syntax.sup, uses);
      return;
    case "sequence": {
      const operands = syntax.items.map((item) => (item.kind === "operand" ? item.operand : null));
      operands.forEach((operand, k) => {
        if (operand === null) return;
        const next = operands[k + 1];
        const name = plainName(operand);
        if (next?.kind === "group" && (next.bracket === "(" || next.bracket === "[")) {
          for (const argument of argumentsIn(next)) uses.varied.add(argument);
        }
        if (name === "d" || name === "∂" || name === "Δ") vary(next ?? null, uses);
        const base = labelled(operand)?.base ?? null;
        visit(operand, uses, base !== null && next?.kind === "group" && (next.bracket === "(" || next.bracket === "[") && mayApply(base, next));
      });
      return;
    }
    case "derivative":
      for (const { variable } of syntax.variables) vary(variable, uses);
      break;
    case "bigOperator":
      for (const side of syntax.lower?.sides ?? []) vary(side, uses);
      break;
    default:
      break;
  }
  for (const part of partsOf(syntax)) visit(part, uses);
}

/** Is the bracket rather an argument than a factor? A small letter before a sum is a factor. */
function mayApply(base: string, group: Syntax & { kind: "group" }): boolean {
  const inner = onlySide(group);
  const isSum = inner?.kind === "sequence" && inner.items.some((item, k) => k > 0 && item.kind === "operator" && (item.sign === "+" || item.sign === "-"));
  return !isSum || FUNCTION_LETTERS.has(base) || !/^\p{Ll}/u.test(base.normalize("NFKD"));
}

/** What stands below a name: a letter alone may be a label there, too. */
function visitCorner(sub: Syntax | null, uses: Uses): void {
  if (sub !== null && plainName(sub) === null) visit(sub, uses);
}

/** Is varied by itself, unless it has a letter above. */
function vary(syntax: Syntax | null, { varied }: Uses): void {
  if (syntax === null || labelled(syntax) !== null) return;
  const whole = nameBelow(syntax);
  for (const name of whole === null ? namesIn(syntax) : [whole]) varied.add(name);
}

/** `β_f` of `\beta_f` and `\beta_f^s`, `β` of `\beta`; null for what is no name. */
function nameBelow(syntax: Syntax): string | null {
  if (syntax.kind !== "script") return plainName(syntax);
  const base = plainName(syntax.base);
  return base === null || syntax.sub === null ? base : `${base}_${nameSubscript(syntax.sub) ?? ""}`;
}

/** The names that stand alone in a bracket. */
function argumentsIn(group: Syntax & { kind: "group" }): readonly string[] {
  return group.items.flatMap(({ sides }) => sides.flatMap((side) => {
    const name = side === null || (side.kind === "script" && side.sup !== null) ? null : nameBelow(onlySide(side) ?? side);
    return name === null ? [] : [name];
  }));
}
