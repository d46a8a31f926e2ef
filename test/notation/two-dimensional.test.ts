import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { rational } from "../../src/arithmetic/rational.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { boxText, cropColumns, rowWidth, type Box } from "../../src/notation/box.js";
import { ASCII_GLYPHS, toAscii, UNICODE_GLYPHS } from "../../src/notation/glyphs.js";
import { partsOfShape, shapeOfNode, unmarked, type Shape } from "../../src/notation/shape.js";
import { drawFormula, drawFormulaIn } from "../../src/notation/two-dimensional.js";
import { ASCII_MARK_SIGNS, markedExtent, UNICODE_MARK_SIGNS, withMarkRuled } from "../../src/notation/underline.js";
import { EVERYTHING, arbitraryNode } from "./arbitrary-node.js";

const arena = createArena();
const [x, y, a, b, c, i, m, n, h] = ["x", "y", "a", "b", "c", "i", "m", "n", "h"].map((name) => arena.symbol(name));
if (!x || !y || !a || !b || !c || !i || !m || !n || !h) throw new Error("a name is missing");
const one = arena.integer(1);
const two = arena.integer(2);
const yi = arena.index(arena.symbol("y"), [i]);
const pi = arena.index(arena.symbol("ŷ"), [i]);
const picture = (node: Node): string => boxText(drawFormula(shapeOfNode(node), UNICODE_GLYPHS)).join("\n");
const ascii = (node: Node): string => boxText(drawFormula(shapeOfNode(node), ASCII_GLYPHS)).join("\n");
const drawing = (...lines: readonly string[]): string => lines.join("\n");

/** Every kind that random expressions of the other tests do not have. */
const rare: readonly Node[] = [
  arena.limit(h, arena.integer(0), "above", arena.divide(arena.apply("sin", [h]), h)),
  arena.limit(x, arena.symbol("∞"), "both", arena.divide(one, x)),
  arena.integral(x, null, null, arena.power(x, two)),
  arena.integral(x, arena.integer(0), one, arena.divide(arena.power(x, two), arena.add([one, x]))),
  arena.piecewise([{ value: arena.power(x, two), conditions: [arena.relation("≥", x, arena.integer(0))] }], arena.negate(x)),
  arena.relation("≤", arena.divide(x, y), arena.apply("sqrt", [arena.add([x, one])])),
  arena.opaque("a matrix", "\\begin{pmatrix} 中 & y\u0302 \\\\ \u001B[2J \\end{pmatrix}", [x]),
  ...["transpose", "inverse", "norm", "euclideanNorm", "frobeniusNorm", "trace", "determinant", "diag", "differential"].map((name) => arena.apply(name, [arena.add([a, b])])),
  ...["hadamard", "frobenius", "dot", "gradient", "hessian"].map((name) => arena.apply(name, [a, b])),
  arena.apply("ones", [n]), arena.apply("identity", [arena.integer(-1)]), arena.apply("kronecker", [i, n]), arena.apply("floor", [arena.divide(a, b)]), arena.apply("ceil", [a]),
  arena.apply("binomial", [arena.divide(a, b), n]), arena.apply("doubleFactorial", [n]), arena.power(x, arena.apply("binomial", [n, i])),
  arena.symbol("中_文"), arena.symbol("\u0302"), arena.symbol("x_{a\u0007b}"),
];
const anyNode: fc.Arbitrary<Node> = fc.oneof(
  { weight: 3, arbitrary: arbitraryNode(arena, EVERYTHING) },
  { weight: 1, arbitrary: fc.constantFrom(...rare) },
  { weight: 2, arbitrary: fc.tuple(arbitraryNode(arena, { ...EVERYTHING, depth: 2 }), fc.constantFrom(...rare)).map(([node, other]) => arena.divide(arena.multiply([node, other]), arena.add([other, node]))) },
);

/** What must hold of every box: each row fills its width, measured by another rule than the one it was made by. */
function isRectangular(box: Box): boolean {
  return box.rows.every((row) => rowWidth(row) === box.width && stringWidth(row.map((cell) => cell.text).join("")) === box.width) && box.baseline >= 0 && box.baseline < box.rows.length;
}

/** The shape with one part of it marked, chosen by a number. */
function withMark(shape: Shape, choice: number): Shape {
  let count = -1;
  const sizes = new Map<Shape, number>();
  const size = (part: Shape): number => sizes.get(part) ?? sizes.set(part, 1 + partsOfShape(part).reduce((total, each) => total + size(each), 0)).get(part) ?? 1;
  const target = choice % size(shape);
  const mapParts = (part: Shape): Shape => {
    count += 1;
    if (count === target) return { ...part, marked: true };
    switch (part.kind) {
      case "sum":
        return { ...part, terms: part.terms.map((term) => ({ ...term, shape: mapParts(term.shape) })) };
      case "product":
        return { ...part, factors: part.factors.map(mapParts) };
      case "negate":
        return { ...part, operand: mapParts(part.operand) };
      case "fraction":
        return { ...part, numerator: mapParts(part.numerator), denominator: mapParts(part.denominator) };
      case "power":
        return { ...part, base: mapParts(part.base), exponent: mapParts(part.exponent) };
      case "apply":
        return { ...part, arguments: part.arguments.map(mapParts) };
      default:
        return { ...part, marked: true };
    }
  };
  return mapParts(shape);
}

describe("a drawn formula", () => {
  it("is a rectangle of columns for every kind of expression, in Unicode and in ASCII, whole and broken", () => {
    fc.assert(
      fc.property(anyNode, fc.integer({ min: 8, max: 90 }), (node, width) => {
        const shape = shapeOfNode(node);
        for (const glyphs of [UNICODE_GLYPHS, ASCII_GLYPHS]) {
          const whole = drawFormula(shape, glyphs);
          expect(isRectangular(whole)).toBe(true);
          for (const line of drawFormulaIn(shape, glyphs, width)) expect(isRectangular(line)).toBe(true);
          expect(isRectangular(cropColumns(whole, 3, 3 + width))).toBe(true);
        }
        expect(boxText(drawFormula(shape, ASCII_GLYPHS)).join("")).toMatch(/^[\u0020-\u007e]*$/u);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps its text when it is broken over lines", () => {
    const letters = (boxes: readonly Box[]): string => boxes.flatMap((box) => box.rows.map((row) => row.map((cell) => cell.text).join(""))).join("").replace(/[^\p{L}\p{N}]/gu, "").split("").sort().join("");
    fc.assert(
      fc.property(anyNode, fc.integer({ min: 8, max: 60 }), (node, width) => {
        const shape = shapeOfNode(node);
        expect(letters(drawFormulaIn(shape, UNICODE_GLYPHS, width))).toBe(letters([drawFormula(shape, UNICODE_GLYPHS)]));
      }),
      { numRuns: 60 },
    );
  });

  it("has its mark ruled directly under, over or below the marked columns, and nothing else moved", () => {
    fc.assert(
      fc.property(anyNode, fc.nat(40), (node, choice) => {
        const shape = withMark(shapeOfNode(node), choice);
        for (const [glyphs, signs] of [[UNICODE_GLYPHS, UNICODE_MARK_SIGNS], [ASCII_GLYPHS, ASCII_MARK_SIGNS]] as const) {
          const box = drawFormula(shape, glyphs);
          const extent = markedExtent(box);
          const ruled = withMarkRuled(box, signs);
          expect(isRectangular(ruled)).toBe(true);
          if (extent === null) {
            expect(ruled).toBe(box);
            continue;
          }
          expect(ruled.rows.length - box.rows.length).toBeLessThanOrEqual(1);
          const shift = ruled.baseline - box.baseline;
          const changed = ruled.rows.findIndex((row, k) => row.map((cell) => cell.text).join("") !== (box.rows[k - shift] ?? []).map((cell) => cell.text).join(""));
          const line = ruled.rows[changed]?.map((cell) => cell.text).join("") ?? "";
          const columns = [...line].flatMap((sign, column) => (ruled.rows[changed]?.[column]?.marked === true && [signs.under, signs.over, signs.caret].includes(sign) ? [column] : []));
          expect(columns.length).toBeGreaterThan(0);
          const added = ruled.rows[changed]?.reduce<{ at: number; found: number[] }>(({ at, found }, cell) => ({ at: at + cell.width, found: cell.marked ? [...found, at] : found }), { at: 0, found: [] }).found ?? [];
          const own = added.filter((column) => column >= extent.start && column < extent.end);
          expect(own).toHaveLength(extent.end - extent.start);
          expect([extent.bottom + 1, extent.top - 1, box.rows.length]).toContain(changed - shift);
        }
      }),
      { numRuns: 70 },
    );
  });
});

describe("what formulas look like", () => {
  const cases: readonly (readonly [name: string, node: Node, picture: string])[] = [
    ["a fraction stands on the line of its neighbours", arena.add([a, arena.divide(yi, arena.subtract(one, pi))]), drawing("      yᵢ", "a + ──────", "    1 − ŷᵢ")],
    ["a fraction in a fraction has the shorter bar", arena.divide(one, arena.add([one, arena.divide(a, b)])), drawing("   1", "───────", "     a", " 1 + ─", "     b")],
    ["brackets are as tall as what they hold", arena.multiply([c, arena.add([arena.divide(a, b), one])]), drawing("  ⎛a    ⎞", "c ⎜─ + 1⎟", "  ⎝b    ⎠")],
    ["a power stands at the top of a tall bracket", arena.power(arena.divide(a, b), two), drawing("⎛a⎞²", "⎜─⎟", "⎝b⎠")],
    ["a short exponent is raised in small characters", arena.power(arena.symbol("e"), arena.negate(x)), "e⁻ˣ"],
    ["another exponent is a row higher", arena.power(arena.symbol("e"), arena.negate(arena.divide(arena.power(x, two), two))), drawing(" −x²/2", "e")],
    ["a sum has its bounds above and below", arena.bigOperator("sum", i, one, m, yi), drawing(" m", " ∑  yᵢ", "i=1")],
    ["an integral is as tall as what it integrates, its bounds at its ends", rare[3] ?? one, drawing("⌠1  x²", "⎮  ───── dx", "⌡0 1 + x")],
    ["an indefinite integral stays on one line", rare[2] ?? one, "∫ x² dx"],
    ["a limit has its point below", rare[0] ?? one, drawing("     sin h", "lim  ─────", "h→0⁺   h")],
    ["a root covers what is under it", arena.apply("sqrt", [arena.add([one, x])]), drawing("┌─────", "√1 + x")],
    ["a cube root has its degree", arena.apply("root", [arena.divide(a, b), arena.integer(3)]), drawing(" ┌─", " │a", " │─", "³√b")],
    ["cases stand in a brace", rare[4] ?? one, drawing("⎧ x²  if x ≥ 0", "⎨", "⎩ −x  otherwise")],
    ["a derivative of a name is one fraction", arena.derivative(arena.symbol("J"), pi, 1, false), drawing("dJ", "───", "dŷᵢ")],
    ["a second derivative of more is an operator", arena.derivative(arena.add([a, x]), x, 2, true), drawing("∂²", "─── (a + x)", "∂x²")],
    ["a number fraction is a fraction", arena.multiply([arena.number(rational(1, 2)), x]), drawing("1", "─ x", "2")],
    ["bars and floors grow too", arena.apply("abs", [arena.divide(a, b)]), drawing("│a│", "│─│", "│b│")],
    ["a binomial coefficient is stacked in brackets", arena.multiply([two, arena.apply("binomial", [arena.add([n, one]), i])]), drawing("  ⎛n + 1⎞", "2 ⎜     ⎟", "  ⎝  i  ⎠")],
    ["a factorial follows what it counts, in brackets where that is more than a name", arena.multiply([arena.apply("factorial", [n]), arena.apply("factorial", [arena.add([n, one])])]), "n! (n + 1)!"],
    ["Γ has its brackets", arena.apply("gamma", [n]), "Γ(n)"],
    ["a sum in a product is bracketed", arena.multiply([arena.bigOperator("sum", i, null, null, yi), x]), drawing("⎛∑ yᵢ⎞ x", "⎝i   ⎠")],
    ["a sign of its own stays bracketed", arena.subtract(a, arena.negate(b)), "a − (−b)"],
    ["a power of a sine stands on its name", arena.power(arena.apply("sin", [x]), two), "sin² x"],
    ["names may be wide, and may have marks of their own", arena.divide(arena.symbol("中"), arena.symbol("y\u0302")), drawing("中", "──", "y\u0302")],
  ];
  it.each(cases)("%s", (_, node, expected) => {
    expect(picture(node)).toBe(expected);
  });

  it("needs only ASCII where that is all there is", () => {
    expect(ascii(arena.divide(arena.power(pi, two), arena.subtract(one, arena.symbol("α"))))).toBe(drawing("        2", "  yhat_i", "-----------", " 1 - alpha"));
    expect(toAscii("ŷᵢ² ≤ 2⁻⁶⁰ · π … “x”")).toBe("yhat_i^2 <= 2^(-60) * pi ... \"x\"");
  });

  it("breaks a long sum before its signs, inside the outermost bracket that is too wide", () => {
    const term = (k: number): Node => arena.divide(arena.symbol(`t_${k}`), arena.add([one, arena.power(x, arena.integer(k))]));
    const long = arena.multiply([two, arena.add([term(2), term(3), arena.negate(term(4)), term(5)])]);
    const lines = drawFormulaIn(shapeOfNode(long), UNICODE_GLYPHS, 26).flatMap(boxText);
    expect(lines.join("\n")).toBe(
      drawing("  ⎛  t₂       t₃", "2 ⎜────── + ──────", "  ⎝1 + x²   1 + x³", "       t₄       t₅  ⎞", "   − ────── + ──────⎟", "     1 + x⁴   1 + x⁵⎠"),
    );
  });

  it("leaves a line that can't be broken as wide as it is", () => {
    const wide = arena.symbol("a".repeat(40));
    expect(drawFormulaIn(shapeOfNode(wide), UNICODE_GLYPHS, 20).map((box) => box.width)).toEqual([40]);
  });

  it("marks a sign of a sum without its terms", () => {
    const shape = unmarked({ kind: "sum", terms: [{ negative: false, signMarked: false, shape: shapeOfNode(arena.divide(a, b)) }, { negative: true, signMarked: true, shape: shapeOfNode(arena.divide(b, c)) }] });
    expect(boxText(withMarkRuled(drawFormula(shape, UNICODE_GLYPHS), UNICODE_MARK_SIGNS)).join("\n")).toBe(drawing("a   b", "─ − ─", "b ▔ c"));
  });
});
