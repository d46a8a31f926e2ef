import { describe, expect, it } from "vitest";
import { check, type DerivationReport } from "../../src/index.js";
import { calculus, implicit, solving } from "./statement-documents.js";

const all = [...solving, ...implicit, ...calculus];

describe("documents with equations, limits and integrals", () => {
  it("are fifty, with as many slips", () => {
    expect(all.length).toBeGreaterThanOrEqual(50);
    expect(all.flatMap((document) => document.slips).length).toBeGreaterThanOrEqual(50);
  });

  it.each(all.map((document) => [document.name, document] as const))("right: %s", (_, { text, notation }) => {
    const { derivations } = check(text, { notation });
    expect(derivations.length).toBeGreaterThan(0);
    expect(derivations.map((derivation) => derivation.status)).toEqual(derivations.map(() => "right"));
  });

  it.each(all.flatMap(({ name, notation, text, slips }) => slips.map(([from, to, step]) => [name, from, to, { notation, text: text.replace(from, () => to), step }] as const)))("wrong: %s with %s → %s", (_name, _from, _to, { notation, text, step }) => {
    const wrong = check(text, { notation }).derivations.find((derivation) => derivation.status === "wrong");
    expect(wrong?.firstWrongStep).toBe(step);
  });
});

describe("where a wrong statement is pointed at", () => {
  const lineOf = (...lines: readonly string[]): DerivationReport["steps"][number] | undefined => check(lines.join("\n"), { notation: "text" }).derivations[0]?.steps[1];
  const cases: readonly (readonly [string, readonly [string, string], readonly [string, string], RegExp])[] = [
    ["a sign lost on the way to the other side", ["2x + 3 = 7", "2x = 7 + 3"], ["+", "-"], /changes sides/],
    ["a sign of a term with a letter", ["a x + b = c", "a x = c + b"], ["+", "-"], /changes sides/],
    ["an inequality that was not turned round", ["-2x < 6", "x < -3"], ["<", ">"], /turns an inequality round/],
    ["a number", ["3x = 12", "x = 36"], ["36", "4"], /satisfies the line before/],
    ["a lost factor", ["3(x + y) = 12", "x + 3y = 12"], ["", "3"], /missing/],
    ["a quotient upside down", ["a x = b", "x = a/b"], ["a/b", "b/a"], /b\/a/],
    ["a lost inner derivative", ["x^2 + y^2 = 25", "2x + 2y y' = 25"], ["25", "0"], /0/],
  ];
  it.each(cases)("%s", (_, lines, edit, message) => {
    const diagnosis = lineOf(...lines)?.diagnosis;
    expect([diagnosis?.found, diagnosis?.expected]).toEqual(edit);
    expect(diagnosis?.message).toMatch(message);
  });

  it("every corrected line follows when it is read again", () => {
    for (const [, [before, after]] of cases) {
      const fix = lineOf(before, after)?.diagnosis?.fix;
      expect(fix).toEqual(expect.any(String));
      expect(lineOf(before, fix ?? "")?.verdict, `${before} → ${fix ?? ""}`).toBe("equal");
    }
  });
});

describe("the last row of a display", () => {
  it("is a step where the rows before are", () => {
    const derivation = check("\\begin{align*}\nT^2 &= 4\\pi^2\\frac{L}{g} \\\\\ng T^2 &= 4\\pi^2 L \\\\\ng &= \\frac{4\\pi^2 T^2}{L}\n\\end{align*}", { notation: "markdown" }).derivations[0];
    expect(derivation?.firstWrongStep).toBe(2);
  });

  it("may be another equation where it is not solved for a letter of the row before", () => {
    expect(check("\\begin{align*}\n2x + y &= 3 \\\\\n2x &= 3 - y \\\\\nx - y &= 1\n\\end{align*}", { notation: "markdown" }).derivations[0]?.status).toBe("undecided");
  });
});
