// Every mistake of the catalogue is recognised in its own example, and its page says something.

import { describe, expect, it } from "vitest";
import { allMistakes, lookupMistake } from "../../src/diagnosis/mistakes/index.js";
import { diagnoseCase, readLine } from "./line.js";

describe.each(allMistakes)("$name", (mistake) => {
  const { example, page } = mistake;

  it("is recognised in its example", () => {
    const { diagnosis } = diagnoseCase(example);
    expect(diagnosis).not.toBeNull();
    expect(diagnosis?.mistake).toBe(mistake.name);
    expect(diagnosis?.message).toMatch(/^\S.*[.]$/);
  });

  it("has an example whose right line is right and whose wrong line is wrong", () => {
    const { arena, isEqualToBefore, after } = diagnoseCase(example);
    expect(isEqualToBefore(readLine(arena, example.right, "text").node)).toBe(true);
    expect(isEqualToBefore(after.node)).toBe(false);
  });

  it("has a corrected line that equals the line before when it is read again", () => {
    const { arena, isEqualToBefore, diagnosis } = diagnoseCase(example);
    expect(diagnosis?.fix).toEqual(expect.any(String));
    expect(isEqualToBefore(readLine(arena, diagnosis?.fix ?? "", "text").node)).toBe(true);
  });

  it("has a page", () => {
    for (const text of [mistake.title, page.looksLike, page.why, page.howToCatch, page.alsoSeen]) expect(text.length).toBeGreaterThan(10);
    expect(page.sources.length).toBeGreaterThan(0);
  });
});

it("mistakes have names of their own", () => {
  expect(new Set(allMistakes.map((mistake) => mistake.name)).size).toBe(allMistakes.length);
  expect(lookupMistake("sign-flip")?.title).toBe("A sign the wrong way round");
  expect(lookupMistake("no-such-mistake")).toBeNull();
});
