import fastCheck from "fast-check";
import { describe, expect, it } from "vitest";
import type { OutlineItem, Standing } from "../../src/tui/items.js";
import { initialState, reduce, type Action, type State } from "../../src/tui/state.js";

const worst = (entries: readonly Standing[]): Standing => (["wrong", "unreadable", "undecided"] as const).find((standing) => entries.includes(standing)) ?? (entries.length === 0 ? "unreadable" : "right");
const outlined = (items: readonly (readonly Standing[])[]): readonly OutlineItem[] => items.map((entries, k) => ({ path: `${k}.md`, ordinal: 0, standing: worst(entries), entries, words: `number ${k} ${worst(entries)}` }));
const startOf = (items: readonly OutlineItem[]): State => initialState(items, false);

const outline = outlined([
  ["given", "right", "right"],
  ["given", "wrong", "right", "wrong"],
  [],
  ["given", "undecided", "right"],
  ["given", "right", "wrong"],
]);

const place = ({ screen, item, entry }: State): readonly [string, number, number] => [screen, item, entry];
const after = (actions: readonly Action[], start: State): State => actions.reduce(reduce, start);
const walkAt = (item: number, entry: number): State => ({ ...startOf(outline), screen: "walk", item, entry });
const seek = (direction: 1 | -1): Action => ({ kind: "seek-wrong", direction });

describe("the start", () => {
  it("is in the list, on the first derivation with a wrong step", () => {
    expect(place(startOf(outline))).toEqual(["list", 1, 1]);
  });

  it("is at the wrong step itself where there is one derivation only", () => {
    expect(place(startOf(outlined([["given", "right", "wrong"]])))).toEqual(["walk", 0, 2]);
  });

  it("is at the first doubtful step where nothing is wrong", () => {
    expect(place(startOf(outlined([["given", "right", "unreadable"]])))).toEqual(["walk", 0, 2]);
  });

  it("is in the list where there is nothing at all, and stays there", () => {
    const empty = startOf([]);
    expect(place(after([{ kind: "open" }, { kind: "move", by: 1 }, seek(1), { kind: "toggle" }], empty))).toEqual(["list", 0, 0]);
  });
});

describe("moving", () => {
  it("goes step by step and stops at the ends", () => {
    expect(place(reduce(walkAt(0, 1), { kind: "move", by: 1 }))).toEqual(["walk", 0, 2]);
    expect(place(reduce(walkAt(0, 2), { kind: "move", by: 1 }))).toEqual(["walk", 0, 2]);
    expect(place(reduce(walkAt(0, 0), { kind: "move", by: -1 }))).toEqual(["walk", 0, 0]);
  });

  it("goes to the first and the last", () => {
    expect(place(reduce(walkAt(1, 2), { kind: "edge", to: "last" }))).toEqual(["walk", 1, 3]);
    expect(place(reduce(walkAt(1, 2), { kind: "edge", to: "first" }))).toEqual(["walk", 1, 0]);
    expect(place(reduce(startOf(outline), { kind: "edge", to: "last" }))).toEqual(["list", 4, 2]);
  });

  it("lands on the wrong step of a derivation when it changes to it", () => {
    expect(place(reduce(walkAt(0, 2), { kind: "move-item", by: 1 }))).toEqual(["walk", 1, 1]);
    expect(place(reduce(startOf(outline), { kind: "move", by: 2 }))).toEqual(["list", 3, 1]);
  });

  it("keeps the step when one looks at the list and comes back", () => {
    expect(place(after([{ kind: "toggle" }, { kind: "toggle" }], walkAt(1, 2)))).toEqual(["walk", 1, 2]);
    expect(place(after([{ kind: "back" }, { kind: "open" }], walkAt(1, 2)))).toEqual(["walk", 1, 2]);
  });
});

describe("the next wrong step", () => {
  it.each([
    [1, [0, 0], [1, 1]],
    [1, [1, 1], [1, 3]],
    [1, [1, 3], [4, 2]],
    [1, [4, 2], [1, 1]],
    [-1, [4, 2], [1, 3]],
    [-1, [1, 3], [1, 1]],
    [-1, [1, 1], [4, 2]],
    [-1, [3, 0], [1, 3]],
  ] as const)("in direction %i from %j is %j", (direction, [item, entry], [nextItem, nextEntry]) => {
    expect(place(reduce(walkAt(item, entry), seek(direction)))).toEqual(["walk", nextItem, nextEntry]);
  });

  it("is in the list the next derivation that has one", () => {
    expect(place(reduce(startOf(outline), seek(1)))).toEqual(["list", 4, 2]);
    expect(place(after([seek(1), seek(1)], startOf(outline)))).toEqual(["list", 1, 1]);
    expect(place(reduce(startOf(outline), seek(-1)))).toEqual(["list", 4, 2]);
  });

  it("is nowhere when nothing is wrong", () => {
    const right = startOf(outlined([["given", "right"]]));
    expect(reduce(right, seek(1))).toEqual({ ...right, message: "nothing is wrong here" });
  });
});

describe("scrolling", () => {
  it("stays within the limit and starts anew at another step", () => {
    const scrolled = reduce(walkAt(1, 1), { kind: "scroll", by: 9, limit: 5 });
    expect(scrolled.scroll).toBe(5);
    expect(reduce(scrolled, { kind: "scroll", by: -2, limit: 5 }).scroll).toBe(3);
    expect(reduce(scrolled, { kind: "scroll", by: -9, limit: 5 }).scroll).toBe(0);
    expect(reduce(scrolled, { kind: "move", by: 1 }).scroll).toBe(0);
  });

  it("starts from what is seen when a larger terminal has made the limit smaller", () => {
    expect(reduce({ ...walkAt(1, 1), scroll: 20 }, { kind: "scroll", by: -1, limit: 5 }).scroll).toBe(4);
  });
});

describe("help", () => {
  it("is closed by the keys that close things, and nothing moves behind it", () => {
    const open = reduce(walkAt(1, 1), { kind: "help" });
    expect(open.help).toBe(true);
    expect(reduce(open, { kind: "move", by: 1 })).toBe(open);
    expect(reduce(open, seek(1))).toBe(open);
    for (const kind of ["help", "back", "open", "toggle"] as const) expect(reduce(open, { kind })).toEqual(walkAt(1, 1));
  });
});

it("never points outside of the report, whatever is pressed", () => {
  const action: fastCheck.Arbitrary<Action> = fastCheck.oneof(
    fastCheck.record({ kind: fastCheck.constantFrom("move" as const, "move-item" as const), by: fastCheck.integer({ min: -9, max: 9 }) }),
    fastCheck.record({ kind: fastCheck.constant("edge" as const), to: fastCheck.constantFrom("first" as const, "last" as const) }),
    fastCheck.record({ kind: fastCheck.constant("seek-wrong" as const), direction: fastCheck.constantFrom(1 as const, -1 as const) }),
    fastCheck.record({ kind: fastCheck.constantFrom("open" as const, "back" as const, "toggle" as const, "help" as const) }),
    fastCheck.record({ kind: fastCheck.constant("scroll" as const), by: fastCheck.integer({ min: -9, max: 9 }), limit: fastCheck.nat(9) }),
  );
  fastCheck.assert(
    fastCheck.property(fastCheck.array(action, { maxLength: 40 }), (actions) => {
      const state = after(actions, startOf(outline));
      const entries = outline[state.item]?.entries;
      expect(entries).toBeDefined();
      expect(state.entry).toBeGreaterThanOrEqual(0);
      expect(state.entry).toBeLessThan(Math.max(1, entries?.length ?? 0));
      expect(state.scroll).toBeGreaterThanOrEqual(0);
    }),
  );
});
