// A syntax tree in one line, for the tables of the parser's tests, and whether every part of it stands where it says.

import { expect } from "vitest";
import { formatRational } from "../../src/arithmetic/rational.js";
import { plainSource } from "../../src/syntax/document.js";
import { parseMath } from "../../src/syntax/math-parser.js";
import { partsOf, type MathSyntax, type Sides, type Syntax } from "../../src/syntax/math-tree.js";

/** Parses mathematics that stands alone. */
export function parse(text: string, notation: "latex" | "text", knownNames: readonly string[] = []): MathSyntax {
  return parseMath(plainSource(text, 0), { notation, knownNames: new Set(knownNames), environment: null });
}

/** `\frac{d}{dx} x^2` as `d/d[x] x^[2]`: functions have a backslash, scripts and arguments square brackets, joined operands a space. */
export function inOneLine(syntax: Syntax | null): string {
  if (syntax === null) return "∅";
  switch (syntax.kind) {
    case "number":
      return formatRational(syntax.value);
    case "name":
      return syntax.name;
    case "function":
      return `\\${syntax.name}`;
    case "script":
      return `${inOneLine(syntax.base)}${"'".repeat(syntax.primes)}${syntax.sub === null ? "" : `_[${inOneLine(syntax.sub)}]`}${syntax.sup === null ? "" : `^[${inOneLine(syntax.sup)}]`}`;
    case "factorial":
      return `${inOneLine(syntax.operand)}!`;
    case "group": {
      const inner = syntax.items.map(sidesInOneLine).join(", ");
      const [open, close] = BRACKETS[syntax.bracket];
      return `${open}${inner}${syntax.closed ? "" : "?"}${close}`;
    }
    case "fraction":
      return `frac[${inOneLine(syntax.numerator)}][${inOneLine(syntax.denominator)}]`;
    case "binomial":
      return `binom[${inOneLine(syntax.upper)}][${inOneLine(syntax.lower)}]`;
    case "root":
      return `root${syntax.degree === null ? "" : `(${inOneLine(syntax.degree)})`}[${inOneLine(syntax.radicand)}]`;
    case "sequence":
      return syntax.items.map((item) => (item.kind === "operator" ? item.sign : inOneLine(item.operand))).join(" ");
    case "bigOperator":
      return `${syntax.operator}[${syntax.lower === null ? "" : sidesInOneLine(syntax.lower)}..${syntax.upper === null ? "" : inOneLine(syntax.upper)}]`;
    case "derivative": {
      const sign = syntax.partial ? "∂" : "d";
      const below = syntax.variables.map(({ variable, order }) => `${sign}[${inOneLine(variable)}]${order === 1 ? "" : `^${order}`}`).join("");
      return `${sign}${syntax.body === null ? "" : `[${inOneLine(syntax.body)}]`}/${below}`;
    }
    case "gradient":
      return "∇";
    case "ellipsis":
      return "…";
    case "infinity":
      return "∞";
    case "block":
      return `${syntax.environment}[${syntax.rows.map((row) => row.map(inOneLine).join(" & ")).join("; ")}]`;
    case "words":
      return JSON.stringify(syntax.text);
    case "unread":
      return `⟪${syntax.message}⟫`;
  }
}

const BRACKETS: Readonly<Record<(Syntax & { kind: "group" })["bracket"], readonly [string, string]>> = {
  "(": ["(", ")"], "[": ["[", "]"], "{": ["\\{", "\\}"], brace: ["{", "}"], "|": ["|", "|"], "‖": ["‖", "‖"], "⟨": ["⟨", "⟩"], "⌊": ["⌊", "⌋"], "⌈": ["⌈", "⌉"],
};

export function sidesInOneLine(sides: Sides): string {
  return sides.sides.map((side, k) => `${k === 0 ? "" : ` ${sides.relations[k - 1]?.sign} `}${inOneLine(side)}`).join("");
}

/** Every statement of every row in one line; what could not be read after it. */
export function statementsOf(syntax: MathSyntax): string[] {
  return syntax.rows.flatMap((row) =>
    row.statements.map((statement) => `${statement.connector === null ? "" : `${statement.connector} `}${sidesInOneLine(statement)}${statement.words.map(({ text }) => ` ${JSON.stringify(text)}`).join("")}`),
  );
}

/** Each part lies inside the one that holds it and in the text, and no sibling overlaps another. */
export function expectSoundRanges(text: string, syntax: MathSyntax): void {
  const visit = (part: Syntax, within: { readonly start: number; readonly end: number }): void => {
    const said = `${part.kind} ${JSON.stringify(text.slice(part.range.start, part.range.end))} in ${JSON.stringify(text.slice(within.start, within.end))}`;
    expect(part.range.start, said).toBeGreaterThanOrEqual(within.start);
    expect(part.range.end, said).toBeLessThanOrEqual(within.end);
    expect(part.range.start, said).toBeLessThan(part.range.end);
    // The index of `sum(term, i, 1, n)` stands after the term.
    for (const inner of partsOf(part)) visit(inner, part.kind === "bigOperator" ? within : part.range);
  };
  for (const row of syntax.rows) for (const statement of row.statements) for (const side of statement.sides) if (side !== null) visit(side, { start: 0, end: text.length });
}
