import { describe, expect, it } from "vitest";
import { partsOf, type MathSyntax, type Syntax } from "../../src/syntax/math-tree.js";
import { expectSoundRanges, inOneLine, parse, statementsOf } from "./math-parser-words.js";

const tree = (text: string, notation: "latex" | "text"): string => statementsOf(parse(text, notation)).join(" ‖ ");

/** Every part of a tree that is of a kind, outermost first. */
function partsOfKind(syntax: MathSyntax, kind: Syntax["kind"]): Syntax[] {
  const found: Syntax[] = [];
  const visit = (part: Syntax): void => {
    if (part.kind === kind) found.push(part);
    partsOf(part).forEach(visit);
  };
  for (const row of syntax.rows) for (const statement of row.statements) for (const side of statement.sides) if (side !== null) visit(side);
  return found;
}

describe("mathematics in LaTeX", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["2x(x^2+1)", "2 x (x^[2] + 1)"],
    ["xy", "x y"],
    ["2xy^2", "2 x y^[2]"],
    ["\\sin x", "\\sin x"],
    ["\\sin 2x", "\\sin 2 x"],
    ["\\sin(2x)\\cos x", "\\sin (2 x) \\cos x"],
    ["\\sin^2 x", "\\sin^[2] x"],
    ["\\sin^{-1} x", "\\sin^[{- 1}] x"],
    ["\\sin^2(x)", "\\sin^[2] (x)"],
    ["sin x", "\\sin x"],
    ["sinx", "\\sin x"],
    ["\\log_2 x", "\\log_[2] x"],
    ["\\log_{10}(x)", "\\log_[10] (x)"],
    ["\\ln|x|", "\\log |x|"],
    ["e^x", "e^[x]"],
    ["e^{-x^2/2}", "e^[{- x^[2] / 2}]"],
    ["x^10", "x^[10]"],
    ["x^{10}", "x^[10]"],
    ["x^(2)", "x^[(2)]"],
    ["W^{(2)}", "W^[{(2)}]"],
    ["\\sqrt x", "root[x]"],
    ["\\sqrt{x+1}", "root[{x + 1}]"],
    ["\\sqrt[3]{x}", "root(3)[x]"],
    ["\\sqrt[n]{x}", "root(n)[x]"],
    ["|x|", "|x|"],
    ["|x|y", "|x| y"],
    ["||x|-1|", "||x| - 1|"],
    ["|x-|y||", "|x - |y||"],
    ["|x||y|", "|x| |y|"],
    ["\\left|x\\left|y\\right|z\\right|", "|x |y| z|"],
    ["\\lvert x\\rvert", "|x|"],
    ["\\|x\\|", "‖x‖"],
    ["\\frac12", "frac[1][2]"],
    ["\\frac12x", "frac[1][2] x"],
    ["\\frac1{x+1}", "frac[1][{x + 1}]"],
    ["\\dfrac{x}{2}", "frac[x][2]"],
    ["\\tfrac x2", "frac[x][2]"],
    ["\\cfrac{1}{x}", "frac[1][x]"],
    ["\\left( x+1 \\right)", "(x + 1)"],
    ["\\left[\\frac{x}{2}\\right]^2", "[frac[x][2]]^[2]"],
    ["\\big(x\\big)", "(x)"],
    ["\\bigl(x\\bigr)\\Bigl[y\\Bigr]", "(x) [y]"],
    ["\\left\\{x\\right\\}", "\\{x\\}"],
    ["x\\,y\\;z\\!w\\quad v~u", "x y z w v u"],
    ["a\\cdot b\\times c\\div d", "a * b * c / d"],
    ["a\\ast b", "a * b"],
    ["\\alpha\\beta\\Gamma\\varepsilon\\epsilon", "α β Γ ε ϵ"],
    ["\\hat y", "ŷ"],
    ["\\hat{y}_i", "ŷ_[i]"],
    ["\\bar x", "x̄"],
    ["\\tilde\\theta", "θ̃"],
    ["\\vec{v}", "v⃗"],
    ["\\dot x", "d[x]/d[t]"],
    ["\\ddot{x}", "d[x]/d[t]^2"],
    ["\\frac{\\partial L}{\\partial \\dot x}", "∂[L]/∂[ẋ]"],
    ["\\mathbf{x}", "𝐱"],
    ["\\boldsymbol{\\theta}", "𝛉"],
    ["\\mathcal L", "ℒ"],
    ["\\mathbb{R}", "ℝ"],
    ["\\mathrm{MSE}", "MSE"],
    ["\\operatorname{sgn} x", "\\sign x"],
    ["\\operatorname{loss}", "loss"],
    ["\\text{MSE}+1", "MSE + 1"],
    ["\\frac{\\partial\\text{MSE}}{\\partial x}", "∂[MSE]/∂[x]"],
    ["x_{\\max}", "x_[\\max]"],
    ["x_{\\text{new}}", "x_[\"new\"]"],
    ["x_{n+1}", "x_[{n + 1}]"],
    ["A_{ij}", "A_[{i j}]"],
    ["x_i^2", "x_[i]^[2]"],
    ["x^2_i", "x_[i]^[2]"],
    ["x'", "x'"],
    ["f'(x)", "f' (x)"],
    ["f''(x)", "f'' (x)"],
    ["f'''", "f'''"],
    ["f^{\\prime}(x)", "f' (x)"],
    ["f^{\\prime\\prime}", "f''"],
    ["f^{(3)}(x)", "f^[{(3)}] (x)"],
    ["f^{(1,0)}(x,y)", "f^[{(1, 0)}] (x, y)"],
    ["y'^2", "y'^[2]"],
    ["n!", "n!"],
    ["\\binom{n}{k}", "binom[n][k]"],
    ["\\sum_{i=1}^n x_i", "sum[i = 1..n] x_[i]"],
    ["\\sum\\limits_{i=1}^{n} x_i", "sum[i = 1..n] x_[i]"],
    ["\\sum_i x_i", "sum[i..] x_[i]"],
    ["\\prod_{k=1}^n k", "product[k = 1..n] k"],
    ["\\int_0^1 x\\,\\mathrm{d}x", "integral[0..1] x d x"],
    ["\\lim_{x\\to 0} x", "limit[x → 0..] x"],
    ["\\frac{d}{dx} x^2", "d/d[x] x^[2]"],
    ["\\frac{d}{d x}(x^2)", "d/d[x] (x^[2])"],
    ["\\frac{dy}{dx}", "d[y]/d[x]"],
    ["\\frac{d y}{d x}", "d[y]/d[x]"],
    ["\\frac{dJ}{d\\hat y_i}", "d[J]/d[ŷ_[i]]"],
    ["\\frac{d J}{d \\hat{y}_i}", "d[J]/d[ŷ_[i]]"],
    ["\\frac{df(x)}{dx}", "d[f (x)]/d[x]"],
    ["\\frac{d(x^2)}{dx}", "d[(x^[2])]/d[x]"],
    ["\\frac{d}{d\\theta}", "d/d[θ]"],
    ["\\frac{\\mathrm d}{\\mathrm dx} x", "d/d[x] x"],
    ["\\frac{\\mathrm{d}}{\\mathrm{d}x} x", "d/d[x] x"],
    ["\\mathrm{d}/\\mathrm{d}x", "d/d[x]"],
    ["\\frac{\\mathrm{d}y}{\\mathrm{d}x}", "d[y]/d[x]"],
    ["\\frac{\\operatorname{d}y}{\\operatorname{d}x}", "d[y]/d[x]"],
    ["\\frac{\\partial}{\\partial x} f", "∂/∂[x] f"],
    ["\\frac{\\partial f}{\\partial x}", "∂[f]/∂[x]"],
    ["\\frac{\\partial L}{\\partial w_{ij}}", "∂[L]/∂[w_[{i j}]]"],
    ["\\frac{d^2}{dx^2} x^3", "d/d[x]^2 x^[3]"],
    ["\\frac{d^2 y}{dx^2}", "d[y]/d[x]^2"],
    ["\\frac{d^{2}y}{dx^{2}}", "d[y]/d[x]^2"],
    ["\\frac{\\partial^2 f}{\\partial x\\partial y}", "∂[f]/∂[x]∂[y]"],
    ["\\frac{\\partial^2 f}{\\partial x \\, \\partial y}", "∂[f]/∂[x]∂[y]"],
    ["\\frac{\\partial^3 f}{\\partial x^2\\partial y}", "∂[f]/∂[x]^2∂[y]"],
    ["\\frac{d^3 y}{dx^2}", "frac[{d^[3] y}][{d x^[2]}]"],
    ["\\frac{d}{2}", "frac[d][2]"],
    ["\\frac{dx}{2}", "frac[{d x}][2]"],
    ["\\partial_x f", "∂/∂[x] f"],
    ["\\partial_x^2 f", "∂/∂[x]^2 f"],
    ["\\partial_{xy} f", "∂/∂[x]∂[y] f"],
    ["D_x f", "D_[x] f"],
    ["d/dx x^2", "d/d[x] x^[2]"],
    ["dy/dx", "d[y]/d[x]"],
    ["d^2y/dx^2", "d[y]/d[x]^2"],
    ["\\partial f/\\partial x", "∂[f]/∂[x]"],
    ["\\mathrm{d}x", "d x"],
    ["2x\\,dx", "2 x d x"],
    ["[x^2]_0^1", "[x^[2]]_[0]^[1]"],
    ["x^2\\big|_{x=1}", "x^[2] | |_[{x = 1}]"],
    ["3{,}14", "157/50"],
    ["12{,}345{,}678", "12345678"],
    ["5\\,\\text{cm}", "5 cm"],
    ["50\\%", "50 %"],
    ["90^\\circ", "90^[°]"],
    ["x−1·y×2÷z", "x - 1 * y * 2 / z"],
    ["x²+x⁻¹", "x^[2] + x^[- 1]"],
    ["xⁿ", "x^[n]"],
    ["ŷ_i", "ŷ_[i]"],
    ["√x", "root[x]"],
    ["√(x+1)", "root[(x + 1)]"],
    ["∛x", "root(3)[x]"],
    ["Σ_{i=1}^n x_i", "sum[i = 1..n] x_[i]"],
    ["∂f/∂x", "∂[f]/∂[x]"],
    ["x \\le 1", "x ≤ 1"],
    ["x \\ne 0", "x ≠ 0"],
    ["0<x<1", "0 < x < 1"],
    ["x \\to 0", "x → 0"],
    ["a = b = c", "a = b = c"],
    ["f(x) := x^2", "f (x) := x^[2]"],
    ["a \\overset{\\text{def}}{=} b", "a := b"],
    ["x=1,\\ y=2", "x = 1 ‖ , y = 2"],
    ["x = 2 \\text{ or } x = 3", "x = 2 \"or\" ‖ or x = 3"],
    ["x > 0 \\text{ and } y > 0", "x > 0 \"and\" ‖ and y > 0"],
    ["x = 1 \\implies y = 2", "x = 1 ‖ ⇒ y = 2"],
    ["x=1 \\iff y=1", "x = 1 ‖ ⇔ y = 1"],
    ["\\begin{cases} x & x>0 \\\\ -x & x<0 \\end{cases}", "cases[x & {x > 0}; - x & {x < 0}]"],
    ["\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "pmatrix[1 & 2; 3 & 4]"],
    ["a \\pm b", "a ± b"],
    ["1 + \\cdots + n", "1 + … + n"],
    ["\\infty", "∞"],
    ["\\nabla f", "∇ f"],
    ["\\boxed{x+1}", "{x + 1}"],
    ["\\underbrace{x^2}_{u}", "x^[2]"],
    ["\\color{red} x", "x"],
    ["x \\label{eq:1} + 1", "x + 1"],
    ["x^10y", "x^[10] y"],
    ["x_12", "x_[12]"],
    ["\\mathrm{d}y/\\mathrm{d}x", "d[y]/d[x]"],
    ["\\mathrm dy/\\mathrm dx", "d[y]/d[x]"],
    ["\\mathrm dx", "d x"],
    ["\\text{data}", "∅ \"data\""],
    ["\\sqrt12", "root[1] 2"],
  ];
  it.each(cases)("reads %s as %s", (text, expected) => {
    expect(tree(text, "latex")).toBe(expected);
    expectSoundRanges(text, parse(text, "latex"));
  });
});

describe("mathematics in plain text", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["2x(x^2+1)", "2 x (x^[2] + 1)"],
    ["2*x", "2 * x"],
    ["2 x y", "2 x y"],
    ["xy", "x y"],
    ["xyz", "x y z"],
    ["xe^x", "x e^[x]"],
    ["x^2y", "x^[2] y"],
    ["x^10", "x^[10]"],
    ["x^(2)", "x^[(2)]"],
    ["x^(n-1)", "x^[(n - 1)]"],
    ["x**2", "x^[2]"],
    ["a^b^c", "a^[b^[c]]"],
    ["2^-x", "2^[- x]"],
    ["2^-x^2", "2^[- x^[2]]"],
    ["-x^2", "- x^[2]"],
    ["a/b/c", "a / b / c"],
    ["1/2x", "1 / 2 x"],
    ["x2", "x_[2]"],
    ["x_2", "x_[2]"],
    ["x₂", "x_[2]"],
    ["x_12", "x_[12]"],
    ["x_{n+1}", "x_[{n + 1}]"],
    ["x_i^2", "x_[i]^[2]"],
    ["W^{(2)}", "W^[{(2)}]"],
    ["w_{L}", "w_[{L}]"],
    ["sin x", "\\sin x"],
    ["sin 2x", "\\sin 2 x"],
    ["sin(2x)cos(x)", "\\sin (2 x) \\cos (x)"],
    ["sin^2 x", "\\sin^[2] x"],
    ["sin^2(x)", "\\sin^[2] (x)"],
    ["sin²x", "\\sin^[2] x"],
    ["sin^-1 x", "\\sin^[- 1] x"],
    ["sin⁻¹ x", "\\sin^[- 1] x"],
    ["arcsin(x)", "\\arcsin (x)"],
    ["asin x", "\\arcsin x"],
    ["tanh(x)", "\\tanh (x)"],
    ["ln x", "\\log x"],
    ["ln|x|", "\\log |x|"],
    ["log_2 x", "\\log_[2] x"],
    ["log_2(x)", "\\log_[2] (x)"],
    ["log2(x)", "\\log2 (x)"],
    ["log10 x", "\\log10 x"],
    ["log_{a+1}(x)", "\\log_[{a + 1}] (x)"],
    ["sqrt x", "\\sqrt x"],
    ["sqrt(x+1)", "\\sqrt (x + 1)"],
    ["cbrt(x)", "root(3)[(x)]"],
    ["root(x, 3)", "\\root (x, 3)"],
    ["√x", "root[x]"],
    ["√2x", "root[2] x"],
    ["∛x", "root(3)[x]"],
    ["|x|", "|x|"],
    ["|x|y", "|x| y"],
    ["||x|-1|", "||x| - 1|"],
    ["|x||y|", "|x| |y|"],
    ["abs(x)", "\\abs (x)"],
    ["exp(-x)", "\\exp (- x)"],
    ["e^(-x^2/2)", "e^[(- x^[2] / 2)]"],
    ["eˣ", "e^[x]"],
    ["pi r^2", "π r^[2]"],
    ["π r²", "π r^[2]"],
    ["theta", "θ"],
    ["alpha beta", "α β"],
    ["ŷ", "ŷ"],
    ["ŷ_i", "ŷ_[i]"],
    ["θ̂", "θ̂"],
    ["x−1·y×2÷z", "x - 1 * y * 2 / z"],
    ["2⋅x", "2 * x"],
    ["n!", "n!"],
    ["f(x)", "f (x)"],
    ["f'(x)", "f' (x)"],
    ["f''(x)", "f'' (x)"],
    ["f′(x)", "f' (x)"],
    ["f^{(3)}(x)", "f^[{(3)}] (x)"],
    ["f^{(1,0)}(x, y)", "f^[{(1, 0)}] (x, y)"],
    ["y'", "y'"],
    ["(x^2)'", "(x^[2])'"],
    ["sum(x_i, i, 1, n)", "{sum[i = 1..n] {x_[i]}}"],
    ["sum(x_i, i)", "{sum[i..] {x_[i]}}"],
    ["sum(x_i, i, 1)", "{sum[i = 1..] {x_[i]}}"],
    ["prod(k, k, 1, n)", "{product[k = 1..n] {k}}"],
    ["sum_(i=1)^n x_i", "sum[i = 1..n] x_[i]"],
    ["sum_{i=1}^n x_i", "sum[i = 1..n] x_[i]"],
    ["sum_i x_i", "sum[i..] x_[i]"],
    ["Σ_{i=1}^n x_i", "sum[i = 1..n] x_[i]"],
    ["Σ_(i=1)^n x_i", "sum[i = 1..n] x_[i]"],
    ["Σᵢ xᵢ", "sum[i..] x_[i]"],
    ["∑_{i=1}^n x_i", "sum[i = 1..n] x_[i]"],
    ["kronecker(i, j)", "\\kronecker (i, j)"],
    ["d/dx x^2", "d/d[x] x^[2]"],
    ["d/dx (x^2)", "d/d[x] (x^[2])"],
    ["d/dx(x^2)", "d/d[x] (x^[2])"],
    ["dy/dx", "d[y]/d[x]"],
    ["dJ/dŷ_i", "d[J]/d[ŷ_[i]]"],
    ["df(x)/dx", "d[f (x)]/d[x]"],
    ["d(x^2)/dx", "d[(x^[2])]/d[x]"],
    ["d(x(x+1))/dx", "d[(x (x + 1))]/d[x]"],
    ["d/dtheta sin theta", "d/d[θ] \\sin θ"],
    ["d/dθ", "d/d[θ]"],
    ["d^2y/dx^2", "d[y]/d[x]^2"],
    ["d²y/dx²", "d[y]/d[x]^2"],
    ["d^2/dx^2 (x^3)", "d/d[x]^2 (x^[3])"],
    ["∂/∂x (x^2 y)", "∂/∂[x] (x^[2] y)"],
    ["∂f/∂x", "∂[f]/∂[x]"],
    ["∂²f/∂x²", "∂[f]/∂[x]^2"],
    ["∂²f/∂x∂y", "∂[f]/∂[x]∂[y]"],
    ["∂^2f/∂x∂y", "∂[f]/∂[x]∂[y]"],
    ["∂_x f", "∂/∂[x] f"],
    ["D_x f", "D_[x] f"],
    ["dose/day", "dose / d a y"],
    ["d^3y/dx^2", "d^[3] y / d x^[2]"],
    ["x <= 1", "x ≤ 1"],
    ["x != 0", "x ≠ 0"],
    ["0 < x < 1", "0 < x < 1"],
    ["x -> 0", "x → 0"],
    ["a = b = c", "a = b = c"],
    ["f(x) := x^2", "f (x) := x^[2]"],
    ["x = 1 => y = 2", "x = 1 ‖ ⇒ y = 2"],
    ["x = 2 or x = 3", "x = 2 \"or\" ‖ or x = 3"],
    ["x > 0 and y > 0", "x > 0 \"and\" ‖ and y > 0"],
    ["1e-3", "1/1000"],
    ["1.5e3", "1500"],
    [".5", "1/2"],
    ["3{,}14", "157/50"],
    ["50%", "50 %"],
    ["90°", "90 °"],
    ["inf", "∞"],
    ["{x+1}(x-1)", "\\{x + 1\\} (x - 1)"],
    ["[x+1](x-1)", "[x + 1] (x - 1)"],
    ["1 + ... + n", "1 + … + n"],
    ["erf(x)", "erf (x)"],
    ["loss(x)", "loss (x)"],
    ["\\alpha x", "α x"],
    ["\\sin x", "\\sin x"],
    ["\\frac12", "frac[1][2]"],
    ["\\frac12 x", "frac[1][2] x"],
    ["\\sqrt12", "root[1] 2"],
    ["x^12", "x^[12]"],
    ["\\hat{y} + \\bar{x}_i", "ŷ + x̄_[i]"],
    ["\\frac{x+1}{2}", "frac[{x + 1}][2]"],
  ];
  it.each(cases)("reads %s as %s", (text, expected) => {
    expect(tree(text, "text")).toBe(expected);
    expectSoundRanges(text, parse(text, "text"));
  });
});

describe("names of several letters in plain text", () => {
  it.each([
    ["MSE + 1", [], "M S E + 1"],
    ["MSE + 1", ["MSE"], "MSE + 1"],
    ["loss + 1", [], "loss + 1"],
    ["ln + 1", ["ln"], "ln + 1"],
    ["x1 + 1", ["x1"], "x_[1] + 1"],
  ])("reads %s where %j are known as %s", (text, known, expected) => {
    expect(statementsOf(parse(text, "text", known))).toEqual([expected]);
  });
});

describe("a choice leaves a note where it was made", () => {
  it.each([
    ["latex", "2 sin x", "sin"],
    ["latex", "x^10", "10"],
    ["latex", "(x + 1", "("],
    ["text", "a*(b + c", "("],
  ] as const)("%s: %s at %s", (notation, text, place) => {
    const notes = parse(text, notation).notes.filter((note) => note.kind === "reading");
    expect(notes.map(({ range }) => text.slice(range.start, range.end))).toEqual([place]);
  });
});

describe("parts stand exactly where they were written", () => {
  const cases: readonly (readonly ["latex" | "text", string, Syntax["kind"], readonly string[]])[] = [
    ["latex", "1 + \\frac{d}{dx} x^2", "derivative", ["\\frac{d}{dx}"]],
    ["latex", "1 + \\frac{dJ}{d\\hat y_i}\\cdot 2", "derivative", ["\\frac{dJ}{d\\hat y_i}"]],
    ["latex", "\\frac{\\partial^2 f}{\\partial x\\,\\partial y} + 1", "derivative", ["\\frac{\\partial^2 f}{\\partial x\\,\\partial y}"]],
    ["latex", "2\\,\\mathrm{d}y/\\mathrm{d}x + 1", "derivative", ["\\mathrm{d}y/\\mathrm{d}x"]],
    ["latex", "3\\,\\partial_x f", "derivative", ["\\partial_x"]],
    ["text", "2 d²y/dx² + 1", "derivative", ["d²y/dx²"]],
    ["text", "1 + d(x(x+1))/dx", "derivative", ["d(x(x+1))/dx"]],
    ["latex", "x\\left( \\frac{x}{2} \\right)", "group", ["( \\frac{x}{2} \\right)"]],
    ["latex", "y \\sqrt[3]{x + 1}", "root", ["\\sqrt[3]{x + 1}"]],
    ["latex", "\\frac12x", "fraction", ["\\frac12"]],
    ["latex", "a \\hat{y}_i^2", "script", ["\\hat{y}_i^2"]],
    ["latex", "f''(x) + x^{10}", "script", ["f''", "x^{10}"]],
    ["latex", "x^10", "script", ["x^10"]],
    ["latex", "2\\sum_{i=1}^n x", "bigOperator", ["\\sum_{i=1}^n"]],
    ["text", "3 + |x - |y||", "group", ["|x - |y||", "|y|"]],
    ["text", "x−√(y)·2", "root", ["√(y)"]],
    ["latex", "3{,}14 + 10", "number", ["3{,}14", "10"]],
    ["text", "xyz", "name", ["x", "y", "z"]],
  ];
  it.each(cases)("%s %s: %s at %j", (notation, text, kind, expected) => {
    expect(partsOfKind(parse(text, notation), kind).map(({ range }) => text.slice(range.start, range.end))).toEqual(expected);
  });

  it("a derivative's body and variables are the words in it", () => {
    const text = "x + \\frac{\\partial^3 f}{\\partial x^2\\partial y_i}";
    const [derivative] = partsOfKind(parse(text, "latex"), "derivative");
    expect(derivative === undefined ? [] : partsOf(derivative).map(({ range }) => text.slice(range.start, range.end))).toEqual(["f", "x", "y_i"]);
  });

  it("operators keep their own place and spelling", () => {
    const text = "a − b \\cdot c";
    const [sequence] = partsOfKind(parse(text, "latex"), "sequence");
    const operators = sequence?.kind === "sequence" ? sequence.items.filter((item) => item.kind === "operator") : [];
    expect(operators.map(({ sign, spelling, range }) => [sign, spelling, text.slice(range.start, range.end)])).toEqual([["-", "−", "−"], ["*", "\\cdot", "\\cdot"]]);
  });
});

describe("what cannot be read is said where it stands", () => {
  const cases: readonly (readonly ["latex" | "text", string, string, RegExp])[] = [
    ["latex", "x + \\foo y", "\\foo", /\\foo is not known/],
    ["latex", "x + } y", "}", /closes nothing/],
    ["latex", "x + ) y", ")", /closes nothing/],
    ["latex", "{x + 1", "{", /never closed/],
    ["latex", "|x + 1", "|", /never closed/],
    ["latex", "\\frac{x", "{", /never closed/],
    ["latex", "x^", "", /argument was expected/],
    ["latex", "\\begin{matrix} 1", "\\begin", /no \\end/],
    ["latex", "x \\begin{foo} 1 \\end{foo}", "\\begin{foo} 1 \\end{foo}", /environment foo is not known/],
    ["latex", "1{,}000", "1{,}000", /thousands/],
    ["latex", "x = 1,5", "1,5", /decimal comma/],
    ["latex", "\\strange_x f", "\\strange", /not known|not supported/],
    ["text", "x ½", "½", /not understood/],
    ["text", "sum(x)", "sum(x)", /expected/],
    ["text", "2^", "", /missing/],
    ["text", "x ? y", "?", /not understood/],
  ];
  it.each(cases)("%s: %s at %j", (notation, text, place, message) => {
    const [note] = parse(text, notation).notes.filter((each) => each.kind === "unread");
    expect(note === undefined ? "nothing" : text.slice(note.range.start, note.range.end)).toBe(place);
    expect(note?.message).toMatch(message);
  });
  it("whole numbers before dots are a list", () => {
    expect(parse("i = 1,2, \\ldots, m", "latex").notes.filter(({ kind }) => kind === "unread")).toEqual([]);
  });
});

describe("bad input ends soon with a note", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["5 MB of opening brackets", "(".repeat(5_000_000)],
    ["brackets nested 10,000 deep", "(".repeat(10_000) + "x" + ")".repeat(10_000)],
    ["braces nested 10,000 deep", "{".repeat(10_000) + "x" + "}".repeat(10_000)],
    ["fractions nested 10,000 deep", "\\frac{".repeat(10_000)],
    ["exponents nested 10,000 deep", "x^{".repeat(10_000)],
    ["150,000 closing brackets", ")".repeat(150_000)],
    ["150,000 bars", "|".repeat(150_001)],
    ["100,000 primes", `f${"'".repeat(100_000)}`],
    ["100,000 factorials", `x${"!".repeat(100_000)}`],
    ["a number of 100,000 digits", "9".repeat(100_000)],
    ["10,000 unknown commands", "\\foo ".repeat(10_000)],
    ["10,000 environments", "\\begin{matrix}".repeat(10_000)],
    ["roots of nothing", "\\sqrt".repeat(10_000)],
  ];
  it.each(cases)("%s", (_, text) => {
    for (const notation of ["latex", "text"] as const) {
      const begin = performance.now();
      const { notes } = parse(text, notation);
      expect(performance.now() - begin).toBeLessThan(1000);
      expect(notes.filter((note) => note.kind === "unread").length).toBeGreaterThan(0);
      expect(notes.length).toBeLessThan(100);
      for (const { range } of notes) expect(range.end).toBeLessThanOrEqual(text.length);
    }
  });

  it("10,000 words joined by or are read in time", () => {
    const begin = performance.now();
    expect(parse("x or ".repeat(10_000), "text").rows[0]?.statements.length).toBe(10_000);
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  it("what can be read around it is kept", () => {
    const [row] = parse("x^2 + \\foo + y", "latex").rows;
    const side = row?.statements[0]?.sides[0] ?? null;
    expect(inOneLine(side)).toBe("x^[2] + ⟪the command \\foo is not known⟫ + y");
  });
});
