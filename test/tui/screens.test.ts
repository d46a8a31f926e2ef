// The screens of a walk through documents that were really checked, so that there are formulas, values and pictures to draw.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Preview } from "../../src/tui/edit-rows.js";
import { frameOf, rowsOf, type Scene, type Size } from "../../src/tui/frame.js";
import { outlineOf } from "../../src/tui/items.js";
import { asciiLook, unicodeLook } from "../../src/tui/look.js";
import { onwardFrom } from "../../src/tui/onward.js";
import { rowWidth, type Row } from "../../src/tui/rows.js";
import { spokenLines } from "../../src/tui/spoken.js";
import { initialState, reduce, type Action, type State } from "../../src/tui/state.js";
import { checkedDocument, sceneOf } from "./fixtures.js";

const crossEntropy = checkedDocument("bce.md", readFileSync("derivations/binary-cross-entropy.md", "utf8"));
const hard = checkedDocument(
  "hard.txt",
  ["# long", "d/dx (sin(x)/(x^2 + 1) + exp(-x^2/2) sqrt(1 + x) + log(x + 2)/(x + 3) + tan(x)/(1 + exp(x)) + x^7/(x + 9))", "  = cos(x)", "", "# 中文 ŷ", "d/dŷ ŷ^2", "  = 2ŷ", "  = ŷ + ŷ", "", "# integral", "int(x^2, x, 0, 1)", "  = 1/3", "", "# chain", "d/dx (x^2 + 1)^3", "  = 3(x^2 + 1)^2", "  = 3x^4 + 6x^2 + 3"].join("\n"),
);
const documents = [crossEntropy, hard];
const scene: Scene = sceneOf(documents);
const start: State = initialState(outlineOf(scene.items), false);
const at = (item: number, entry: number, ...actions: readonly Action[]): State => actions.reduce(reduce, { ...start, screen: "walk", item, entry } satisfies State);
const textOf = (rows: readonly Row[]): string => rows.map((row) => row.map((span) => span.text).join("").trimEnd()).join("\n");
const shown = (state: State, size: Size, of: Scene = scene): string => textOf(rowsOf(frameOf(state, of, size)));
const ordinary: Size = { width: 80, height: 24 };

const edited: Action = { kind: "edit", base: { path: "bce.md", source: crossEntropy.text ?? "", start: 0, end: 20 } };
const panes: readonly (readonly Action[])[] = [
  [], [{ kind: "hint", most: 4 }], [{ kind: "hint", most: 4 }, { kind: "hint", most: 4 }, { kind: "hint", most: 4 }, { kind: "hint", most: 4 }],
  [{ kind: "pane", pane: "plot" }], [{ kind: "pane", pane: "plot" }, { kind: "next-variable" }], [{ kind: "pane", pane: "why" }], [{ kind: "pane", pane: "onward" }], [edited],
  [edited, { kind: "edit-key", key: { kind: "insert", text: "中\n+ŷ" } }, { kind: "edit-phase", phase: "asking" }], [{ kind: "shift", by: 20, limit: 400 }], [{ kind: "search" }, { kind: "search-key", key: { kind: "insert", text: "zzz" } }],
];

describe("every screen fits its terminal, in Unicode and in ASCII", () => {
  const sizes: readonly Size[] = [ordinary, { width: 160, height: 50 }, { width: 240, height: 70 }, { width: 50, height: 15 }, { width: 30, height: 9 }, { width: 14, height: 4 }];
  it.each(sizes)("of %j", (size) => {
    for (const look of [unicodeLook, asciiLook]) {
      const of: Scene = { ...sceneOf(documents, look), preview: null, activity: "watching" };
      of.items.forEach((item, index) => {
        item.entries.forEach((_, entry) => {
          for (const actions of index === 0 && entry >= 2 ? panes : [[]]) {
            const preview: Preview = { item, entry, isCurrent: entry % 2 === 0 };
            const frame = rowsOf(frameOf(at(index, entry, ...actions), { ...of, preview }, size));
            expect(frame).toHaveLength(size.height);
            for (const row of frame) expect(rowWidth(row)).toBeLessThanOrEqual(size.width);
            if (look.ascii) expect(textOf(frame)).toMatch(/^[\n -~]*$/u);
          }
        });
      });
    }
  });
});

describe("a wrong step", () => {
  it("is drawn with its spot marked among the other lines, and told below, in 80 columns and 24 rows", () => {
    expect(shown(at(0, 3), ordinary)).toBe(
      `
 Gradient of the binary cross-entropy, wi… ✗ wrong at step 3, as expected   1/5
────────────────────────────────────────────────────────────────────────────────
   0    d/dŷᵢ J                                                           given
 ✓ 1  = −d/dŷᵢ ( yᵢ log ŷᵢ + (1 − yᵢ) log(1 − ŷᵢ) )      Constant multiple rule
         ⎛ d                 d                        ⎞
 ✓ 2  = −⎜─── (yᵢ log ŷᵢ) + ─── ((1 − yᵢ) log(1 − ŷᵢ))⎟                Sum rule
         ⎝dŷᵢ               dŷᵢ                       ⎠

         ⎛yᵢ   1 − yᵢ⎞
▸✗ 3  = −⎜── + ──────⎟                                               Chain rule
         ⎝ŷᵢ ▔ 1 − ŷᵢ⎠

────────────────────────────────────────────────────────────────────────────────
 Step 3 is wrong: the + should be −.                   missing-inner-derivative
 The derivative of log(1 − ŷᵢ) is 1/(1 − ŷᵢ) times the derivative of what is
 inside, and the derivative of 1 − ŷᵢ is −1. That factor is missing, so the
 second fraction has the wrong sign.
              ⎛yᵢ   1 − yᵢ⎞
 instead   = −⎜── − ──────⎟
              ⎝ŷᵢ   1 − ŷᵢ⎠
 proof     at yᵢ = 1/2, ŷᵢ = 1/3   line 2 = −3/4   line 3 = −9/4
 condition with m = 1
───────────────────────────────────────────────────────────── ↓ 11 more, PgDn ──
 ↑↓ step  n next wrong  h hint  p plot  w why  e edit  ? keys  q quit`.slice(1),
    );
  });

  it("has its sign marked as a spot of its own, in colour too", () => {
    const spots = rowsOf(frameOf(at(0, 3), scene, ordinary)).flatMap((row) => row.filter(({ style }) => style === "spot").map(({ text }) => text));
    expect(spots).toEqual(["+", "▔"]);
  });

  it("shows both lines with the values put in where there is room", () => {
    const tall = shown(at(0, 3), { width: 100, height: 60 });
    expect(tall).toMatch(/line 2 {4}−⎜─ − ───────⎟ = −3\/4 {5}line 3 {4}−⎜─ \+ ───────⎟ = −9\/4/u);
  });

  it("shows where the two sides part, each named, over the quantity that one differentiates by", () => {
    const plot = shown(at(0, 3, { kind: "pane", pane: "plot" }), ordinary);
    expect(plot).toMatch(/[⠁-⣿]/u);
    expect(plot).toContain("⠒⠒⠒ line 2   ⠒ ⠒ line 3   yᵢ = 1/2");
    expect(shown(at(0, 3, { kind: "pane", pane: "plot" }, { kind: "next-variable" }), ordinary)).toContain("⠒ ⠒ line 3   ŷᵢ = 1/3");
  });

  it("draws the picture with letters where there is ASCII only", () => {
    const plot = shown(at(0, 3, { kind: "pane", pane: "plot" }), ordinary, sceneOf(documents, asciiLook));
    expect(plot).toContain("o o line 2   x x line 3   y_i = 1/2");
    expect(plot).toMatch(/o+/u);
  });

  it("keeps its spot to itself until the second hint, and says the corrected line with the last", () => {
    const hint: Action = { kind: "hint", most: 4 };
    const first = shown(at(0, 3, hint), ordinary);
    expect(first).toContain("Hint 1 of 4");
    expect(first).not.toContain("▔");
    expect(shown(at(0, 3, hint, hint), ordinary)).toContain("▔");
    expect(shown(at(0, 3, hint, hint, hint, hint, hint), ordinary)).toContain("Hint 4 of 4");
  });

  it("tells a student nothing but that something is wrong, until asked", () => {
    const student = initialState(outlineOf(sceneOf([crossEntropy]).items), true);
    const silent = shown(student, ordinary, sceneOf([crossEntropy]));
    expect(silent).toContain("Try to find it yourself");
    expect(silent).not.toContain("should be");
    expect(silent).not.toContain("▔");
  });

  it("has the page of its mistake below, or beside it where the terminal is wide", () => {
    const why: Action = { kind: "pane", pane: "why" };
    expect(shown(at(0, 3, why), ordinary)).toContain("The inner derivative is missing  missing-inner-derivative");
    const wide = shown(at(0, 3, why), { width: 160, height: 50 });
    expect(wide).toMatch(/Step 3 is wrong: the \+ should be −\..*│ {2}The inner derivative is missing/u);
  });

  it("goes on from the corrected line, and says which lines are other than the author's", () => {
    const chain = sceneOf([checkedDocument("power.txt", "d/dx x^3\n  = 3x^3\n")]);
    const [item] = chain.items;
    const onward = item === undefined ? null : onwardFrom(item, 1, { path: "power.txt" });
    expect(onward?.stoppedAt).toBeNull();
    const text = shown(reduce(initialState(outlineOf(chain.items), false), { kind: "pane", pane: "onward" }), ordinary, { ...chain, onward });
    expect(text).toContain(" ≠ 1  = 3x²");
    expect(text).toContain("every step follows");
  });
});

describe("a formula wider than the terminal", () => {
  it("is broken before its signs", () => {
    const item = 1;
    const lines = shown(at(item, 0), { width: 60, height: 50 }).split("\n");
    expect(lines.filter((line) => /^ {9,}\+ /u.test(line)).length).toBeGreaterThan(0);
    expect(lines.some((line) => line.includes("…"))).toBe(false);
  });

  it("is shifted where it cannot be broken", () => {
    const wide = sceneOf([checkedDocument("wide.txt", `f_${"a".repeat(90)} + 1\n = f_${"a".repeat(90)} + 1\n`)]);
    const state: State = { ...initialState(outlineOf(wide.items), false) };
    const left = shown(state, ordinary, wide);
    const right = shown(reduce(state, { kind: "shift", by: 80, limit: 400 }), ordinary, wide);
    expect(left).toContain("< > shift");
    expect(right).not.toBe(left);
  });
});

describe("the list", () => {
  it("is narrowed down by words and by standing, and says so", () => {
    const typed = reduce(reduce(start, { kind: "search" }), { kind: "search-key", key: { kind: "insert", text: "INTEGRAL" } });
    const found = shown(typed, ordinary);
    expect(found).toContain("/INTEGRAL");
    expect(found).toContain("1 found");
    expect(found).not.toContain("Gradient");
    const wrong = shown(reduce({ ...start, screen: "list" }, { kind: "filter" }), ordinary);
    expect(wrong).toContain("only wrong");
    expect(wrong).not.toContain("integral");
  });
});

describe("what a screen reader is told", () => {
  it("is sentences and formulas on one line in letters, the reason first", () => {
    const lines = spokenLines(at(0, 3), scene);
    expect(lines[0]).toBe("Step 3 of 3, wrong. Derivation 1 of 5: Gradient of the binary cross-entropy, with a lost inner derivative, bce.md, line 13.");
    expect(lines).toContain("the + should be -.");
    expect(lines.join("\n")).toMatch(/^[\n -~]*$/u);
    expect(spokenLines({ ...start, screen: "list" }, scene)[0]).toMatch(/^Derivation 1 of 5: /u);
  });
});
