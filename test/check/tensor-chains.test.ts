import { describe, expect, it } from "vitest";
import { check, type DerivationReport } from "../../src/index.js";
import { algebraAndGradients, differentials, learning, type TensorChain } from "./tensor-chains.js";

/** One display after what is given; a single equation is judged only where the text says that it is to be shown. */
function derivationOf({ given }: TensorChain, chain: string): DerivationReport {
  const equations = chain.replace(/_\{[^}]*\}/g, "").match(/[^:]=/g)?.length ?? 0;
  const { derivations } = check(`${given}\n\n${equations < 2 ? "Verify that" : ""}\n\n$$${chain}$$\n`, { notation: "markdown" });
  const [derivation] = derivations;
  if (derivation === undefined) throw new Error(`no derivation in ${chain}`);
  return derivation;
}

const all = [...algebraAndGradients, ...differentials, ...learning];

describe("chains of vectors and matrices", () => {
  it("are a hundred, with as many slips", () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(all.flatMap((chain) => chain.slips).length).toBeGreaterThanOrEqual(100);
  });

  it.each(all.map((chain) => [chain.name, chain] as const))("right: %s", (_, chain) => {
    expect(derivationOf(chain, chain.chain).status).toBe("right");
  });

  it.each(all.flatMap((chain) => chain.slips.map((slip) => [chain.name, slip.from, slip.to, chain, slip] as const)))("wrong: %s with %s → %s", (_, from, to, chain, slip) => {
    const derivation = derivationOf(chain, chain.chain.replace(from, () => to));
    expect(derivation.firstWrongStep).toBe(slip.step);
    const diagnosis = derivation.steps[slip.step]?.diagnosis;
    expect(diagnosis?.mistake).toBe(slip.mistake);
    if (slip.found !== null) expect([diagnosis?.found, diagnosis?.expected]).toEqual([slip.found, slip.expected]);
    if (slip.mistake !== "shape-mismatch") expect(derivation.steps[slip.step]?.witness).not.toBeNull();
  });

  it("have most of their slips pointed at", () => {
    const slips = all.flatMap((chain) => chain.slips);
    expect(slips.filter((slip) => slip.found !== null).length).toBeGreaterThan(0.8 * slips.length);
  });
});

describe("layouts and shapes", () => {
  const layer = { name: "", given: String.raw`Let $z = Wx + b$ where $W\in\mathbb{R}^{m\times n}$, $x\in\mathbb{R}^n$ and $b\in\mathbb{R}^m$, and $L = \frac12\|z - t\|^2$ with $t\in\mathbb{R}^m$.`, chain: "", slips: [] };
  const notes = (derivation: DerivationReport): readonly string[] => derivation.notes.map((note) => note.message);

  it("are chosen by shape and said", () => {
    const numerator = derivationOf(layer, String.raw`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z}\frac{\partial z}{\partial x} = (z-t)^\top W`);
    expect(numerator.status).toBe("right");
    expect(notes(numerator)).toContain("derivatives by vectors are laid out with the numerator (a gradient is a row)");
    const denominator = derivationOf(layer, String.raw`\frac{\partial L}{\partial x} = \frac{\partial z}{\partial x}\frac{\partial L}{\partial z} = W^\top (z-t)`);
    expect(denominator.status).toBe("right");
    expect(notes(denominator)).toContain("derivatives by vectors are laid out with the denominator");
  });

  it("may be the other one for a matrix too, if the chain keeps it", () => {
    const given = { ...layer, given: String.raw`For $a \in \mathbb{R}^m$, $b\in\mathbb{R}^n$, $X\in\mathbb{R}^{m\times n}$` };
    expect(derivationOf(given, String.raw`\frac{\partial a^T X b}{\partial X} = ba^T`).status).toBe("right");
    const mixed = derivationOf({ ...layer, given: "Let $X$ be an invertible matrix." }, String.raw`\frac{\partial \ln|\det(X)|}{\partial X} = X^{-1} = X^{-T}`);
    expect(mixed.firstWrongStep).toBe(2);
  });

  it("that are mixed are a mismatch of shapes", () => {
    const mixed = derivationOf(layer, String.raw`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z}\frac{\partial z}{\partial x} = W^\top (z-t)`);
    expect(mixed.firstWrongStep).toBe(2);
    expect(mixed.steps[2]?.diagnosis).toMatchObject({ mistake: "shape-mismatch", message: expect.stringContaining("the line before is 1×n, this line is n×1") });
  });

  it("are read from sentences, settings and bold letters", () => {
    for (const given of [
      "Let $A$ and $B$ be $n \\times n$ matrices.", "Let $A, B$ be two square matrices of size $n$.", "For real $n\\times n$-matrices $A$ and $B$ we have", "Suppose that $A$ is a matrix and that $B$ is a matrix.",
      "Let $A \\in \\mathbb{R}^{n\\times n}$ and $B \\in \\mathbb{R}^{n \\times n}$.",
    ]) {
      expect(derivationOf({ ...layer, given }, "(A+B)^2 = (A+B)(A+B) = A^2 + AB + BA + B^2").status, given).toBe("right");
      expect(derivationOf({ ...layer, given }, "(A+B)^2 = (A+B)(A+B) = A^2 + 2AB + B^2").firstWrongStep, given).toBe(2);
    }
    const text = check("let: w ∈ ℝ^d\n∇_w ‖w‖^2\n= 2w^T w", { notation: "text" }).derivations[0];
    expect(text?.steps[1]?.diagnosis).toMatchObject({ mistake: "shape-mismatch", found: "w^T", expected: "", fix: "2 w" });
  });

  it("that differ from how the letters are usually read make a doubt where only they make the step hold", () => {
    const [derivation] = check("$$\\nabla_{\\mathbf x}(\\mathbf x^\\top A\\mathbf y) = A^\\top \\mathbf y$$\n", { notation: "markdown" }).derivations;
    expect(derivation?.steps[1]).toMatchObject({ verdict: "undecided", reason: "it holds only where 𝐲 is a number and A is a vector; is that meant?" });
  });

  it("of a letter in another section are not taken for those of this one", () => {
    const { derivations } = check("# One\n\nLet $A$ be an $n \\times n$ matrix.\n\n$$A^2 - A = A(A - I) = (A - I)A$$\n\n# Two\n\n$$(A + 3)^2 = A^2 + 6A + 9 = A(A + 6) + 9$$\n", { notation: "markdown" });
    expect(derivations.map((derivation) => derivation.status)).toEqual(["right", "right"]);
  });
});

describe("equations between vectors and matrices as steps", () => {
  const given = "Let $X \\in \\mathbb{R}^{n\\times d}$, $w \\in \\mathbb{R}^d$ and $y\\in\\mathbb{R}^n$.";
  const display = (...rows: readonly string[]): DerivationReport => {
    const [derivation] = check(`${given}\n\n$$\\begin{aligned}${rows.join(" \\\\ ")}\\end{aligned}$$\n`, { notation: "markdown" }).derivations;
    if (derivation === undefined) throw new Error("no derivation");
    return derivation;
  };

  it("accepts the normal equations, with the condition that they can be solved", () => {
    const derivation = display("X^\\top(y - Xw) &= 0", "X^\\top X w &= X^\\top y", "w &= (X^\\top X)^{-1}X^\\top y");
    expect(derivation.status).toBe("right");
    expect(derivation.steps[2]?.conditions.map(({ text }) => text)).toContain("Xᵀ X is invertible");
    expect(derivation.steps[1]?.certainty).toMatchObject({ kind: "tested", instances: expect.arrayContaining(["n = 2, d = 3"]) });
  });

  it("takes the hat off a solution", () => {
    expect(display("X^\\top(y - Xw) &= 0", "X^\\top X w &= X^\\top y", "\\hat w &= (X^\\top X)^{-1}X^\\top y").status).toBe("right");
  });

  it("refutes a wrong order, a lost sign and a cancelled factor with values that satisfy the line before", () => {
    const order = display("X^\\top(y - Xw) &= 0", "X^\\top X w &= X^\\top y", "w &= X^\\top y (X^\\top X)^{-1}");
    expect(order.steps[2]?.diagnosis).toMatchObject({ mistake: "shape-mismatch" });
    const sign = display("2X^\\top(Xw - y) + 2\\lambda w &= 0", "\\implies X^\\top X w + \\lambda w &= -X^\\top y");
    expect(sign.steps[1]?.diagnosis).toMatchObject({ mistake: "sign-flip", found: "-", expected: "" });
    expect(sign.steps[1]?.witness).toMatchObject({ left: "holds", right: "does not hold" });
    expect(display("X^\\top X w &= X^\\top y", "\\implies Xw &= y").firstWrongStep).toBe(1);
  });

  it("says where a line follows one way only", () => {
    const derivation = display("Xw &= y", "\\implies X^\\top X w &= X^\\top y");
    expect(derivation.status).toBe("right");
    expect(derivation.steps[1]?.conditions.map(({ text }) => text).join()).toContain("one way only");
    expect(display("Xw &= y", "\\iff X^\\top X w &= X^\\top y").firstWrongStep).toBe(1);
  });
});
