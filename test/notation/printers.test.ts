import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rational } from "../../src/arithmetic/rational.js";
import { createArena, type Arena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { printLatex } from "../../src/notation/latex.js";
import { printText } from "../../src/notation/text.js";
import { printUnicode } from "../../src/notation/unicode.js";
import { ARITHMETIC_ONLY, EVERYTHING, arbitraryNode } from "./arbitrary-node.js";
import { readLatex } from "./reference-latex-reader.js";
import { readText } from "./reference-reader.js";

const arena: Arena = createArena();
const s = (name: string): ReturnType<Arena["symbol"]> => arena.symbol(name);
const n = (p: number, q = 1): Node => arena.number(rational(p, q));
const add = (...terms: Node[]): Node => arena.add(terms);
const mul = (...factors: Node[]): Node => arena.multiply(factors);
const neg = (a: Node): Node => arena.negate(a);
const sub = (a: Node, b: Node): Node => arena.subtract(a, b);
const div = (a: Node, b: Node): Node => arena.divide(a, b);
const pow = (a: Node, b: Node): Node => arena.power(a, b);
const fn = (name: string, ...args: Node[]): Node => arena.apply(name, args);
const at = (base: string, ...indices: Node[]): ReturnType<Arena["index"]> => arena.index(s(base), indices);
const [x, y, a, b, c, i, j, k, m] = [s("x"), s("y"), s("a"), s("b"), s("c"), s("i"), s("j"), s("k"), s("m")];
const yi = at("y", i);
const pi = at("ŷ", i);
const FUNCTIONS = new Set(["sin", "cos", "tan", "exp", "log", "sqrt", "abs", "arctan", "sinh", "tanh", "sign", "max", "min", "root"]);
const CALLEES = new Set(["f", "g", "h"]);
const read = (text: string): Node => readText(arena, text, FUNCTIONS, CALLEES);

describe("structure is kept by brackets", () => {
  const cases: readonly (readonly [Node, text: string, latex: string, unicode: string])[] = [
    [add(a, b, c), "a + b + c", "a + b + c", "a + b + c"],
    [add(add(a, b), c), "(a + b) + c", "\\left(a + b\\right) + c", "(a + b) + c"],
    [add(a, add(b, c)), "a + (b + c)", "a + \\left(b + c\\right)", "a + (b + c)"],
    [sub(a, add(b, c)), "a - (b + c)", "a - \\left(b + c\\right)", "a − (b + c)"],
    [sub(a, neg(b)), "a - (-b)", "a - \\left(-b\\right)", "a − (−b)"],
    [sub(a, n(3)), "a - 3", "a - 3", "a − 3"],
    [sub(a, n(2, 3)), "a - 2/3", "a - \\frac{2}{3}", "a − 2/3"],
    [add(neg(a), b), "-a + b", "-a + b", "−a + b"],
    [mul(a, b, c), "a*b*c", "a b c", "a b c"],
    [mul(mul(a, b), c), "(a*b)*c", "\\left(a b\\right) c", "(a b) c"],
    [mul(a, add(b, c)), "a*(b + c)", "a \\cdot \\left(b + c\\right)", "a (b + c)"],
    [mul(n(2), add(b, c)), "2*(b + c)", "2\\left(b + c\\right)", "2 (b + c)"],
    [mul(add(a, b), add(b, c)), "(a + b)*(b + c)", "\\left(a + b\\right) \\left(b + c\\right)", "(a + b) (b + c)"],
    [mul(n(-3), x), "(-3)*x", "\\left(-3\\right) x", "−3x"],
    [neg(mul(n(3), x)), "-3*x", "-3x", "−3x"],
    [add(y, mul(n(-3), x)), "y + (-3)*x", "y + \\left(-3\\right) x", "y + (−3x)"],
    [mul(n(2, 3), x), "(2/3)*x", "\\frac{2}{3} x", "(2/3) x"],
    [mul(x, n(2)), "x*2", "x \\cdot 2", "x · 2"],
    [mul(n(2), n(3)), "2*3", "2 \\cdot 3", "2 · 3"],
    [mul(n(2), n(1, 2)), "2*(1/2)", "2 \\cdot \\frac{1}{2}", "2 · (1/2)"],
    [mul(a, neg(b)), "a*(-b)", "a \\cdot \\left(-b\\right)", "a (−b)"],
    [neg(mul(a, b)), "-a*b", "-a b", "−a b"],
    [neg(neg(a)), "-(-a)", "-\\left(-a\\right)", "−(−a)"],
    [neg(div(a, b)), "-a/b", "-\\frac{a}{b}", "−a/b"],
    [div(neg(a), b), "(-a)/b", "\\frac{-a}{b}", "(−a)/b"],
    [div(div(a, b), c), "a/b/c", "\\frac{\\frac{a}{b}}{c}", "(a/b)/c"],
    [div(a, div(b, c)), "a/(b/c)", "\\frac{a}{\\frac{b}{c}}", "a/(b/c)"],
    [div(mul(a, b), c), "a*b/c", "\\frac{a b}{c}", "(a b)/c"],
    [mul(a, div(b, c)), "a*(b/c)", "a \\frac{b}{c}", "a (b/c)"],
    [mul(div(a, b), c), "(a/b)*c", "\\frac{a}{b} c", "(a/b) c"],
    [div(a, mul(b, c)), "a/(b*c)", "\\frac{a}{b c}", "a/(b c)"],
    [div(n(2, 3), x), "(2/3)/x", "\\frac{\\frac{2}{3}}{x}", "(2/3)/x"],
    [div(n(1), n(0)), "1/0", "\\frac{1}{0}", "1/0"],
    [pow(x, n(2)), "x^2", "x^2", "x²"],
    [pow(x, n(12)), "x^12", "x^{12}", "x¹²"],
    [pow(x, n(-2)), "x^(-2)", "x^{-2}", "x⁻²"],
    [pow(x, n(1, 2)), "x^(1/2)", "x^{\\frac{1}{2}}", "x^(1/2)"],
    [pow(n(-2), x), "(-2)^x", "\\left(-2\\right)^x", "(−2)ˣ"],
    [pow(n(2, 3), a), "(2/3)^a", "\\left(\\frac{2}{3}\\right)^a", "(2/3)ᵃ"],
    [neg(pow(x, n(2))), "-x^2", "-x^2", "−x²"],
    [pow(neg(x), n(2)), "(-x)^2", "\\left(-x\\right)^2", "(−x)²"],
    [pow(pow(x, n(2)), n(3)), "(x^2)^3", "\\left(x^2\\right)^3", "(x²)³"],
    [pow(x, pow(y, n(2))), "x^(y^2)", "x^{y^2}", "x^(y²)"],
    [pow(s("e"), neg(x)), "e^(-x)", "e^{-x}", "e⁻ˣ"],
    [mul(pow(x, n(2)), add(a, b)), "x^2*(a + b)", "x^2 \\cdot \\left(a + b\\right)", "x² (a + b)"],
    [pow(add(a, b), n(2)), "(a + b)^2", "\\left(a + b\\right)^2", "(a + b)²"],
  ];
  it.each(cases.map(([node, ...printed]) => [...printed, node] as const))("prints %s as %s and as %s", (text, latex, unicode, node) => {
    expect([printText(node), printLatex(node), printUnicode(node)]).toEqual([text, latex, unicode]);
  });
});

describe("functions", () => {
  const cases: readonly (readonly [Node, text: string, latex: string, unicode: string])[] = [
    [fn("sin", x), "sin(x)", "\\sin x", "sin x"],
    [fn("sin", mul(n(2), x)), "sin(2*x)", "\\sin\\left(2x\\right)", "sin(2x)"],
    [fn("log", sub(n(1), pi)), "log(1 - ŷ_i)", "\\log\\left(1 - \\hat y_i\\right)", "log(1 − ŷᵢ)"],
    [mul(fn("sin", x), fn("cos", x)), "sin(x)*cos(x)", "\\sin x \\cos x", "sin x cos x"],
    [mul(fn("sin", x), y), "sin(x)*y", "\\sin x \\cdot y", "sin x · y"],
    [mul(y, fn("sin", x)), "y*sin(x)", "y \\sin x", "y sin x"],
    [mul(n(2), fn("sin", x)), "2*sin(x)", "2 \\sin x", "2 sin x"],
    [pow(fn("sin", x), n(2)), "(sin(x))^2", "\\sin^2 x", "sin² x"],
    [pow(fn("sin", x), n(-1)), "(sin(x))^(-1)", "\\left(\\sin x\\right)^{-1}", "(sin x)⁻¹"],
    [fn("sin", pow(x, n(2))), "sin(x^2)", "\\sin\\left(x^2\\right)", "sin(x²)"],
    [fn("sqrt", add(x, y)), "sqrt(x + y)", "\\sqrt{x + y}", "√(x + y)"],
    [fn("sqrt", x), "sqrt(x)", "\\sqrt{x}", "√x"],
    [fn("root", x, n(3)), "root(x, 3)", "\\sqrt[3]{x}", "∛x"],
    [fn("root", add(x, y), n(5)), "root(x + y, 5)", "\\sqrt[5]{x + y}", "⁵√(x + y)"],
    [fn("abs", sub(x, y)), "abs(x - y)", "\\left|x - y\\right|", "|x − y|"],
    [fn("logbase", x, n(2)), "log_2(x)", "\\log_2 x", "log₂ x"],
    [fn("logbase", x, n(10)), "log_10(x)", "\\log_{10} x", "log₁₀ x"],
    [fn("logbase", add(x, y), add(a, n(1))), "log_{a+1}(x + y)", "\\log_{a+1}\\left(x + y\\right)", "logₐ₊₁(x + y)"],
    [fn("kronecker", i, j), "kronecker(i, j)", "\\delta_{ij}", "δᵢⱼ"],
    [fn("exp", x), "exp(x)", "\\exp x", "exp x"],
    [fn("sign", x), "sign(x)", "\\operatorname{sgn} x", "sign x"],
    [fn("max", x, y), "max(x, y)", "\\max\\left(x, y\\right)", "max(x, y)"],
    [fn("floor", x), "floor(x)", "\\left\\lfloor x \\right\\rfloor", "⌊x⌋"],
    [fn("gudermann", x), "gudermann(x)", "\\operatorname{gudermann} x", "gudermann x"],
    [arena.call(s("f"), [0], [x]), "f(x)", "f\\left(x\\right)", "f(x)"],
    [arena.call(s("f"), [1], [arena.call(s("g"), [0], [x])]), "f'(g(x))", "f'\\left(g\\left(x\\right)\\right)", "f′(g(x))"],
    [arena.call(s("f"), [4], [x]), "f''''(x)", "f^{(4)}\\left(x\\right)", "f⁽⁴⁾(x)"],
    [arena.call(s("f"), [1, 0], [x, y]), "f^{(1,0)}(x, y)", "f^{(1,0)}\\left(x, y\\right)", "f⁽¹⁰⁾(x, y)"],
    [mul(arena.call(s("f"), [0], [x]), add(a, b)), "f(x)*(a + b)", "f\\left(x\\right) \\cdot \\left(a + b\\right)", "f(x) · (a + b)"],
    [pow(arena.call(s("f"), [0], [x]), n(2)), "(f(x))^2", "\\left(f\\left(x\\right)\\right)^2", "(f(x))²"],
  ];
  it.each(cases.map(([node, ...printed]) => [...printed, node] as const))("prints %s as %s and as %s", (text, latex, unicode, node) => {
    expect([printText(node), printLatex(node), printUnicode(node)]).toEqual([text, latex, unicode]);
  });
});

describe("names and indices", () => {
  const cases: readonly (readonly [Node, text: string, latex: string, unicode: string])[] = [
    [yi, "y_i", "y_i", "yᵢ"],
    [pi, "ŷ_i", "\\hat y_i", "ŷᵢ"],
    [at("x", add(s("n"), n(1))), "x_{n+1}", "x_{n+1}", "xₙ₊₁"],
    [at("A", i, j), "A_{i,j}", "A_{ij}", "Aᵢⱼ"],
    [at("A", mul(i, j)), "A_{i*j}", "A_{\\left(i j\\right)}", "A_{i j}"],
    [at("w", s("L")), "w_{L}", "w_{L}", "w_L"],
    [div(s("d"), s("dose")), "d/(dose)", "\\frac{d}{\\mathrm{dose}}", "d/dose"],
    [s("w_L"), "w_L", "w_L", "w_L"],
    [s("x_0"), "x_0", "x_0", "x₀"],
    [at("x", n(0)), "x_{0}", "x_{0}", "x₀"],
    [s("x_max"), "x_max", "x_{\\max}", "xₘₐₓ"],
    [s("W^(2)"), "W^{(2)}", "W^{(2)}", "W⁽²⁾"],
    [pow(s("W^(2)"), n(2)), "(W^{(2)})^2", "\\left(W^{(2)}\\right)^2", "(W⁽²⁾)²"],
    [pow(s("W"), n(2)), "W^2", "W^2", "W²"],
    [at("x_max", i), "(x_max)_i", "{x_{\\max}}_i", "xₘₐₓᵢ"],
    [mul(s("α"), s("𝐱")), "α*𝐱", "\\alpha \\mathbf{x}", "α 𝐱"],
    [mul(n(2), s("MSE")), "2*MSE", "2\\mathrm{MSE}", "2MSE"],
    [mul(s("d"), x), "d*x", "d \\cdot x", "d x"],
  ];
  it.each(cases.map(([node, ...printed]) => [...printed, node] as const))("prints %s as %s and as %s", (text, latex, unicode, node) => {
    expect([printText(node), printLatex(node), printUnicode(node)]).toEqual([text, latex, unicode]);
  });
});

describe("derivatives, sums and statements", () => {
  const gradient = arena.derivative(add(mul(yi, fn("log", pi)), mul(sub(n(1), yi), fn("log", sub(n(1), pi)))), pi, 1, false);
  const total = arena.bigOperator("sum", i, n(1), m, yi);
  const cases: readonly (readonly [Node, text: string, latex: string, unicode: string])[] = [
    [
      mul(n(-1), gradient),
      "(-1)*(d/dŷ_i (y_i*log(ŷ_i) + (1 - y_i)*log(1 - ŷ_i)))",
      "\\left(-1\\right) \\frac{d}{d\\hat y_i}\\left(y_i \\log \\hat y_i + \\left(1 - y_i\\right) \\log\\left(1 - \\hat y_i\\right)\\right)",
      "−1 · d/dŷᵢ ( yᵢ log ŷᵢ + (1 − yᵢ) log(1 − ŷᵢ) )",
    ],
    [
      neg(add(div(yi, pi), div(sub(n(1), yi), sub(n(1), pi)))),
      "-(y_i/ŷ_i + (1 - y_i)/(1 - ŷ_i))",
      "-\\left(\\frac{y_i}{\\hat y_i} + \\frac{1 - y_i}{1 - \\hat y_i}\\right)",
      "−(yᵢ/ŷᵢ + (1 − yᵢ)/(1 − ŷᵢ))",
    ],
    [arena.derivative(mul(pow(x, n(2)), fn("sin", x)), x, 1, false), "d/dx (x^2*sin(x))", "\\frac{d}{dx}\\left(x^2 \\sin x\\right)", "d/dx ( x² sin x )"],
    [arena.derivative(y, x, 2, true), "∂^2/∂x^2 (y)", "\\frac{\\partial^2}{\\partial x^2}\\left(y\\right)", "∂²/∂x² y"],
    [mul(arena.derivative(y, x, 1, false), a), "(d/dx (y))*a", "\\left(\\frac{d}{dx}\\left(y\\right)\\right) a", "(d/dx y) a"],
    [div(arena.derivative(y, x, 1, false), a), "(d/dx (y))/a", "\\frac{\\frac{d}{dx}\\left(y\\right)}{a}", "(d/dx y)/a"],
    [add(arena.derivative(y, x, 1, false), a), "d/dx (y) + a", "\\frac{d}{dx}\\left(y\\right) + a", "d/dx y + a"],
    [pow(arena.derivative(y, x, 1, false), n(2)), "(d/dx (y))^2", "\\left(\\frac{d}{dx}\\left(y\\right)\\right)^2", "(d/dx y)²"],
    [total, "sum(y_i, i, 1, m)", "\\sum_{i=1}^{m} y_i", "Σ_{i=1}^{m} yᵢ"],
    [arena.bigOperator("product", k, null, null, at("p", k)), "prod(p_k, k)", "\\prod_{k} p_k", "Πₖ pₖ"],
    [arena.bigOperator("sum", i, n(1), m, add(yi, a)), "sum(y_i + a, i, 1, m)", "\\sum_{i=1}^{m} \\left(y_i + a\\right)", "Σ_{i=1}^{m} (yᵢ + a)"],
    [div(neg(total), m), "(-sum(y_i, i, 1, m))/m", "\\frac{-\\sum_{i=1}^{m} y_i}{m}", "(−Σ_{i=1}^{m} yᵢ)/m"],
    [add(total, a), "sum(y_i, i, 1, m) + a", "\\sum_{i=1}^{m} y_i + a", "Σ_{i=1}^{m} yᵢ + a"],
    [sub(total, yi), "sum(y_i, i, 1, m) - y_i", "\\left(\\sum_{i=1}^{m} y_i\\right) - y_i", "(Σ_{i=1}^{m} yᵢ) − yᵢ"],
    [add(neg(mul(n(2), total)), i), "-2*sum(y_i, i, 1, m) + i", "\\left(-2 \\cdot \\sum_{i=1}^{m} y_i\\right) + i", "(−2 · Σ_{i=1}^{m} yᵢ) + i"],
    [mul(total, a), "sum(y_i, i, 1, m)*a", "\\left(\\sum_{i=1}^{m} y_i\\right) a", "(Σ_{i=1}^{m} yᵢ) a"],
    [mul(a, arena.piecewise([{ value: n(1), conditions: [arena.relation(">", x, n(0))] }], n(0))), "a*[x > 0]", "a \\mathbf{1}[x > 0]", "a 𝟙[x > 0]"],
    [
      arena.piecewise([{ value: pow(x, n(2)), conditions: [arena.relation(">", x, n(0)), arena.relation("<", x, y)] }], n(3)),
      "{x^2 if x > 0 and x < y; 3 otherwise}", "\\begin{cases} x^2 & \\text{if } x > 0 \\text{ and } x < y \\\\ 3 & \\text{otherwise} \\end{cases}", "{x² if x > 0 and x < y; 3 otherwise}",
    ],
    [arena.relation("≤", add(x, y), n(3)), "x + y ≤ 3", "x + y \\le 3", "x + y ≤ 3"],
    [arena.opaque("integral", "\\int x dx", [x]), "\\int x dx", "\\int x dx", "\\int x dx"],
    [mul(n(2), arena.opaque("integral", "\\int x dx", [x])), "2*(\\int x dx)", "2\\left(\\int x dx\\right)", "2 (\\int x dx)"],
  ];
  it.each(cases.map(([node, ...printed]) => [...printed, node] as const))("prints %s as %s and as %s", (text, latex, unicode, node) => {
    expect([printText(node), printLatex(node), printUnicode(node)]).toEqual([text, latex, unicode]);
  });

  it("brackets an inner sum whose index is a Greek letter when a later term holds it", () => {
    const inner = arena.bigOperator("sum", s("α"), null, null, at("y", s("α")));
    expect(printLatex(add(inner, s("α")))).toBe("\\left(\\sum_{\\alpha} y_{\\alpha}\\right) + \\alpha");
  });
});

/** All expressions of one more level over the given ones. */
function oneLevel(nodes: readonly Node[]): Node[] {
  const made: Node[] = [];
  for (const p of nodes) {
    made.push(neg(p), fn("sin", p), arena.derivative(p, x, 1, false));
    for (const q of nodes) made.push(add(p, q), mul(p, q), div(p, q), pow(p, q), add(p, q, x), mul(p, q, x));
  }
  return made;
}

describe("the law of printing", () => {
  it("reads every small expression back from its text and its LaTeX, and prints no two alike in text or in LaTeX", () => {
    const first = oneLevel([x, n(2), n(-1), n(1, 2)]);
    const every = new Set<Node>(first);
    const some = first.filter((_, position) => position % 3 === 0);
    for (const node of oneLevel(some)) every.add(node);
    expect(every.size).toBeGreaterThan(4000);
    const texts = new Map<string, Node>();
    const latex = new Map<string, Node>();
    for (const node of every) {
      const text = printText(node);
      if (read(text) !== node) throw new Error(`${text} reads as ${printText(read(text))}`);
      const tex = printLatex(node);
      if (readLatex(arena, tex, CALLEES) !== node) throw new Error(`${tex} reads as ${printText(readLatex(arena, tex, CALLEES))}`);
      texts.set(text, node);
      latex.set(tex, node);
    }
    expect(texts.size).toBe(every.size);
    expect(latex.size).toBe(every.size);
  });

  it("reads random arithmetic back from its text as the same node", () => {
    fc.assert(fc.property(arbitraryNode(arena, ARITHMETIC_ONLY), (node) => read(printText(node)) === node), { seed: 1, numRuns: 1000 });
  });

  it("reads random mathematics back from its text as the same node", () => {
    fc.assert(fc.property(arbitraryNode(arena, EVERYTHING), (node) => read(printText(node)) === node), { seed: 2, numRuns: 2000 });
  });

  it("reads random arithmetic back from its LaTeX as the same node", () => {
    fc.assert(fc.property(arbitraryNode(arena, ARITHMETIC_ONLY), (node) => readLatex(arena, printLatex(node), CALLEES) === node), { seed: 5, numRuns: 1000 });
  });

  it("reads random mathematics back from its LaTeX as the same node", () => {
    fc.assert(fc.property(arbitraryNode(arena, EVERYTHING), (node) => readLatex(arena, printLatex(node), CALLEES) === node), { seed: 6, numRuns: 2000 });
  });

  it("never prints two different nodes alike, in text and in LaTeX", () => {
    const shape = { ...EVERYTHING, depth: 2 };
    const texts = new Map<string, Node>();
    const latex = new Map<string, Node>();
    fc.assert(
      fc.property(arbitraryNode(arena, shape), (node) => {
        const [text, tex] = [printText(node), printLatex(node)];
        const alike = [texts.get(text) ?? node, latex.get(tex) ?? node];
        texts.set(text, node);
        latex.set(tex, node);
        expect(alike).toEqual([node, node]);
        expect(alike.every((other) => other === node)).toBe(true);
      }),
      { seed: 3, numRuns: 4000 },
    );
    expect(texts.size).toBeGreaterThan(2000);
  });

  it("balances braces and \\left \\right in LaTeX", () => {
    fc.assert(
      fc.property(arbitraryNode(arena, EVERYTHING), (node) => {
        const tex = printLatex(node);
        let depth = 0;
        for (const brace of tex.match(/[{}]/g) ?? []) {
          depth += brace === "{" ? 1 : -1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect((tex.match(/\\left/g) ?? []).length).toBe((tex.match(/\\right/g) ?? []).length);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

describe("bounds", () => {
  const printers = [["text", printText], ["LaTeX", printLatex], ["Unicode", printUnicode]] as const;

  it.each(printers)("cuts a graph 10,000 deep in %s", (_, print) => {
    let node: Node = x;
    for (let level = 0; level < 10_000; level++) node = fn("sin", add(node, n(1)));
    const printed = print(node);
    expect(printed.startsWith(print === printLatex ? "\\sin\\left(" : "sin(")).toBe(true);
    expect(printed).toMatch(/…|\\dots/);
    expect(printed.length).toBeLessThan(25_000);
  });

  it.each(printers)("cuts a small graph that stands for a tree of 2^200 leaves in %s", (_, print) => {
    let node: Node = x;
    for (let level = 0; level < 200; level++) node = mul(node, add(node, n(level)));
    const printed = print(node);
    expect(printed).toMatch(/…|\\dots/);
    expect(printed.length).toBeLessThan(60_000);
  });

  it.each(printers)("cuts a sum of 100,000 terms and a number of 100,000 digits in %s", (_, print) => {
    const terms = Array.from({ length: 100_000 }, (__, position) => at("x", n(position)));
    for (const node of [arena.add(terms), arena.multiply(terms), fn("max", ...terms), arena.integer(10n ** 100_000n)]) {
      const printed = print(node);
      expect(printed).toMatch(/…|\\dots/);
      expect(printed.length).toBeGreaterThan(5_000);
      expect(printed.length).toBeLessThan(25_000);
    }
  });
});
