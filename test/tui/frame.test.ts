import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.js";
import { frameOf, rowsOf, type Size } from "../../src/tui/frame.js";
import { outlineOf, type Item } from "../../src/tui/items.js";
import { rowWidth, type Row } from "../../src/tui/rows.js";
import { initialState, reduce, type State } from "../../src/tui/state.js";
import { all, claim, crossEntropy, derivation, documentsOf, hostile, report, sceneOf, sources, step } from "./fixtures.js";

const ordinary: Size = { width: 80, height: 24 };
const wide: Size = { width: 200, height: 50 };

const itemsIn = (of: Report): readonly Item[] => sceneOf(documentsOf(of, sources)).items;
const startOf = (of: Report): State => initialState(outlineOf(itemsIn(of)), false);

function stateAt(of: Report, item: number, entry: number): State {
  return { ...startOf(of), screen: "walk", item, entry };
}

function rows(of: Report, state: State, size: Size): readonly Row[] {
  return rowsOf(frameOf(state, sceneOf(documentsOf(of, sources)), size));
}

function text(of: Report, state: State, size: Size): string {
  return rows(of, state, size)
    .map((row) => row.map((span) => span.text).join("").trimEnd())
    .join("\n");
}

describe("every frame fits its terminal", () => {
  const sizes: readonly Size[] = [ordinary, wide, { width: 120, height: 40 }, { width: 40, height: 12 }, { width: 60, height: 7 }, { width: 25, height: 6 }, { width: 12, height: 3 }];
  const states = itemsIn(all).flatMap((item, index) => [...Array(Math.max(1, item.entries.length)).keys()].flatMap((entry) => [0, 3, 1000].map((scroll) => ({ ...stateAt(all, index, entry), scroll }))));
  it.each(sizes)("of %j", (size) => {
    for (const state of [...states, ...states.map((each): State => ({ ...each, screen: "list" })), { ...stateAt(all, 0, 0), help: true }]) {
      const frame = rows(all, state, size);
      expect(frame).toHaveLength(size.height);
      for (const row of frame) expect(rowWidth(row)).toBeLessThanOrEqual(size.width);
    }
  });
});

describe("a wrong step", () => {
  const one = report([crossEntropy], []);
  const state = startOf(one);

  it("shows first the spot, then the reason, then the corrected line, then the proof", () => {
    expect(text(one, state, ordinary)).toBe(
      String.raw`
 Binary cross-entropy  posts/cross-entropy.md:3         ✗ wrong at step 3   1/1
────────────────────────────────────────────────────────────────────────────────
   0    dJ/dŷᵢ                                                            given
 ✓ 1  = −1 · d/dŷᵢ (yᵢ log ŷᵢ + (1 − yᵢ) log(1 − ŷᵢ))              Product rule
 ✓ 2  = −1 · (d/dŷᵢ yᵢ log ŷᵢ + d/dŷᵢ (1 − yᵢ) log(1 − ŷᵢ))            Sum rule
▸✗ 3  = −1 · (yᵢ/ŷᵢ + (1 − yᵢ)/(1 − ŷᵢ))  Product rule, deriv of constant (tre…
 ✓ ∴    −1 · (yᵢ/ŷᵢ − (1 − yᵢ)/(1 − ŷᵢ))                                  claim
────────────────────────────────────────────────────────────────────────────────
 Step 3 is wrong: the + should be −.                   missing-inner-derivative

    4 │ … -1(\frac{d}{d\hat y_i}y_i\log(\hat y_i)+\frac{d}{d\hat y_i}(1-y_i)(\ …
    5 │ …  $$ = -1(\frac{y_i}{\hat y_i} + \frac{1-y_i}{1 - \hat y_i})$$
      │                                 ^

 The derivative of log(1 − ŷᵢ) is 1/(1 − ŷᵢ) times the derivative of what is
 inside, and the derivative of 1 − ŷᵢ is −1. That factor is missing, so the
 second fraction has the wrong sign.

 instead   = -1(\frac{y_i}{\hat y_i} - \frac{1-y_i}{1 - \hat y_i})

 proof     at yᵢ = 1/3, ŷᵢ = 1/2   line 2 = 2/3   line 3 = −2
 label     Product rule, deriv of constant (treating y as a constant) and deriv
────────────────────────────────────────────────────────────── ↓ 4 more, PgDn ──
 ↑↓ step  n next wrong  h hint  p plot  w why  e edit  ? keys  q quit`.slice(1),
    );
  });

  it.each([ordinary, wide, { width: 40, height: 12 }])("has the caret under the spot, and the spot marked in the line, at %j", (size) => {
    const frame = rows(one, state, size);
    const index = frame.findIndex((row) => row.some((span) => span.style === "spot"));
    const line = frame[index] ?? [];
    const spot = line.findIndex((span) => span.style === "spot");
    expect(line[spot]?.text).toBe("+");
    const carets = (frame[index + 1] ?? []).map((span) => span.text).join("");
    expect(carets.trim()).toMatch(/^│ +\^$/u);
    expect(carets.indexOf("^")).toBe(rowWidth(line.slice(0, spot)));
  });

  it("is scrolled to its last row with the rest told on the ruler", () => {
    const scrolled = text(one, { ...state, scroll: 99 }, ordinary);
    expect(scrolled).toContain("reading   = −1 · (yᵢ/ŷᵢ + (1 − yᵢ)/(1 − ŷᵢ))");
    expect(scrolled).toContain("↑ 4 more, PgUp");
  });

  it("says what is to be done without a diagnosis", () => {
    const bare = report([derivation({ path: "a", status: "wrong", firstWrongStep: 1, steps: [step({ number: 0, text: "x", verdict: "given" }), step({ number: 1, text: "y", verdict: "unequal", reason: "they differ", witness: { at: {}, left: "1", right: "2" } })] })], []);
    const shown = text(bare, startOf(bare), ordinary);
    expect(shown).toContain(" Step 1 is wrong.");
    expect(shown).toContain(" they differ");
    expect(shown).toContain(" proof     line 0 = 1   line 1 = 2");
  });

  it("in a claim is held against line 0", () => {
    const bare = report([derivation({ path: "a", status: "wrong", steps: [step({ number: 0, text: "x", verdict: "given" })], claims: [claim({ text: "y", verdict: "unequal", witness: { at: { x: "1" }, left: "1", right: "-2" } })] })], []);
    const shown = text(bare, startOf(bare), ordinary);
    expect(shown).toContain("✗ a claim is wrong");
    expect(shown).toContain(" The claim is wrong.");
    expect(shown).toContain("at x = 1   line 0 = 1   the claim = −2");
  });

  it("says whether the next ones follow from it", () => {
    const chain = [step({ number: 0, text: "x", verdict: "given" }), step({ number: 1, text: "y", verdict: "unequal" }), step({ number: 2, text: "z", verdict: "equal", afterError: "consistent", agreesWithStart: false })];
    const shown = text(report([derivation({ path: "a", status: "wrong", steps: chain })], []), stateAt(all, 0, 2), ordinary);
    expect(shown).toContain("after     this line follows from the wrong one before it");
  });
});

describe("other steps", () => {
  it("that are right show certainty, condition, label, rule and notes", () => {
    const shown = text(all, stateAt(all, 1, 1), ordinary);
    expect(shown).toContain(" Step 1 is right.");
    expect(shown).toContain(" certainty identity, error < 2⁻⁶⁰");
    expect(shown).toContain(" condition with m = 1");
    expect(shown).toContain(" label     Product rule (the author's name for it)");
    expect(shown).toContain(" rule      constant multiple rule");
    expect(shown).toContain(" note      this is the constant multiple rule, not the product rule (line 3)");
  });

  it("that are undecided or unreadable show why, and where", () => {
    const undecided = text(all, stateAt(all, 2, 1), ordinary);
    expect(undecided).toContain(" Step 1 is undecided.");
    expect(undecided).toContain(" u is new here; what is it?");
    const unreadable = text(all, stateAt(all, 2, 2), ordinary);
    expect(unreadable).toContain(" Step 2 could not be read.");
    expect(unreadable).toContain("    2 │ w = \\foo\n      │     ^");
    expect(unreadable).toContain(" the command \\foo is unknown");
  });

  it("of a derivation start with what holds for all of it", () => {
    const shown = text(all, stateAt(all, 1, 0), ordinary);
    expect(shown).toContain(" Line 0 is given.");
    expect(shown).toContain(" where     J(ŷ) = −1/m");
    expect(shown).toContain(" assumed   m = 1 (from the text, line 2)");
    expect(shown).toContain(" read as   Σ extends over both terms (line 1)");
    expect(shown).not.toContain("never shown");
  });

  it("show the author's text where the source is not at hand", () => {
    const bare = report([derivation({ path: "not-in-sources", status: "undecided", steps: [step({ number: 0, text: "x", verdict: "given" }), step({ number: 1, text: "as written", verdict: "undecided" })] })], []);
    expect(text(bare, stateAt(bare, 0, 1), ordinary)).toContain(" text      as written");
  });
});

describe("a hostile author", () => {
  it("sends nothing to the terminal, and the caret still stands under the spot", () => {
    const index = all.derivations.indexOf(hostile);
    const frame = rows(all, stateAt(all, index, 1), ordinary);
    const shown = frame.map((row) => row.map((span) => span.text).join("")).join("");
    // eslint-disable-next-line no-control-regex -- this is what must not come through
    expect(shown).not.toMatch(/[\u0000-\u001F\u007F]/u);
    expect(shown).toContain("at x ∈ [0.1, 0.2], v = (1, −2)");
    const line = frame.findIndex((row) => row.some((span) => span.style === "spot" && span.text === "*"));
    const spot = (frame[line] ?? []).findIndex((span) => span.style === "spot");
    const carets = (frame[line + 1] ?? []).map((span) => span.text).join("");
    expect(carets.indexOf("^")).toBe(rowWidth((frame[line] ?? []).slice(0, spot)));
  });
});

describe("the list", () => {
  const list: State = startOf(all);

  it("has a mark, a name, a place and a status on each row, and the counts", () => {
    expect(text(all, list, { width: 80, height: 9 })).toBe(
      `
 4 derivations   ✓ 1 right   ✗ 2 wrong   ! 1 unreadable                     2/5
 ✓ long.md:4                                                     right if x > 0
▸✗ Binary cross-entropy  posts/cross-entropy.md:3               wrong at step 3
 ! Heat equation  heat.md:31                                         unreadable
 ✗ 中文␛]0;owned␇title  evil␛[2J.md:1                           wrong at step 1
 ! photo.md                                                the file is not text


 ↑↓ choose  Enter open  n next wrong  / search  f filter  ? keys  q quit`.slice(1),
    );
  });

  it("keeps the selected one in sight and says how many are not", () => {
    const many = report(Array.from({ length: 60 }, (_, index) => derivation({ path: `file-${index}.md`, status: "right" })), []);
    const last = reduce(startOf(many), { kind: "edge", to: "last" });
    const shown = text(many, last, ordinary);
    expect(shown).toContain("▸✓ file-59.md:1");
    expect(shown).toContain("↑ 40 more");
    expect(shown).not.toContain("file-39.md");
  });

  it("says so when there is nothing", () => {
    const nothing = report([], []);
    expect(text(nothing, initialState([], false), ordinary)).toContain(" No derivations were found.");
    expect(text(nothing, initialState([], false), ordinary)).toContain(" 0 derivations");
  });

  it("says what was expected of a derivation", () => {
    const expected = report([derivation({ path: "a.md", status: "wrong", firstWrongStep: 2, expect: "wrong at 2", asExpected: true }), derivation({ path: "b.md", status: "right", expect: "wrong at 1", asExpected: false })], []);
    const shown = text(expected, startOf(expected), ordinary);
    expect(shown).toContain("wrong at step 2, as expected");
    expect(shown).toContain("right, not as expected");
  });
});

describe("what is not a derivation", () => {
  it("can be opened for its notes", () => {
    const shown = text(all, stateAt(all, 4, 0), ordinary);
    expect(shown).toContain(" The file is not text.");
    expect(shown).toContain(" unread    this is not text (line 1)");
  });
});

it("the lines of a long derivation scroll with the selection", () => {
  const shown = text(all, stateAt(all, 0, 20), ordinary);
  expect(shown).toContain("▸✓ 20  = x + 20");
  expect(shown).toContain("↑ 15 more  ↓ 15 more");
  expect(shown).not.toContain("x + 30");
});

it("the help names every key", () => {
  const shown = text(all, { ...stateAt(all, 0, 0), help: true }, ordinary);
  for (const key of ["↑ ↓", "k j", "n  N", "g  G", "Enter", "Esc", "Tab", "PgUp PgDn", "?", "q  Ctrl-C"]) expect(shown).toContain(key);
});
