// Every mistake of the catalogue is recognised in its own example, and its page says something.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";
import { allMistakes, equationMistakes, integralMistakes, lookupMistake, notedMistakes, scalarMistakes, tensorMistakes } from "../../src/diagnosis/mistakes/index.js";
import { deltaIgnored } from "../../src/diagnosis/mistakes/delta-ignored.js";
import { diagnoseCase, readLine } from "./line.js";

const byThePipeline = [deltaIgnored, ...integralMistakes];

describe.each(scalarMistakes.filter((mistake) => !byThePipeline.includes(mistake)))("$name", (mistake) => {
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

describe.each([...tensorMistakes, ...byThePipeline, ...equationMistakes])("$name", ({ name, title, example, page }) => {
  const isChain = !equationMistakes.some((mistake) => mistake.name === name);
  const head = example.before.includes("𝐰") ? "assume: 𝐰 ∈ ℝ^n\n" : "";
  const report = (line: string) => check(`${head}${example.before}\n${isChain ? "= " : ""}${line}`, { notation: "text" }).derivations[0];

  it("is recognised in its example, and the right line is right", () => {
    const [, step] = report(example.wrong)?.steps ?? [];
    expect(step?.verdict).toBe("unequal");
    expect(step?.diagnosis?.mistake).toBe(name);
    expect(step?.diagnosis?.message).toMatch(/^\S.*[.]$/);
    expect(report(example.right)?.status).toBe("right");
  });

  it("has a corrected line that is right when it is read again", () => {
    const fix = report(example.wrong)?.steps[1]?.diagnosis?.fix;
    expect(fix).toEqual(expect.any(String));
    expect(report(fix ?? "")?.status).toBe("right");
  });

  it("has a page", () => {
    for (const text of [title, page.looksLike, page.why, page.howToCatch, page.alsoSeen]) expect(text.length).toBeGreaterThan(10);
    expect(page.sources.length).toBeGreaterThan(0);
  });
});

it.each(notedMistakes)("$name is noted beside a right step", ({ name, example }) => {
  const notes = (line: string) => check(`${example.before}\n= ${line}`, { notation: "text" }).derivations[0]?.notes.map(({ mistake }) => mistake);
  expect(notes(example.wrong)).toContain(name);
  expect(notes(example.right)).not.toContain(name);
});

it("mistakes have names of their own", () => {
  expect(new Set(allMistakes.map((mistake) => mistake.name)).size).toBe(allMistakes.length);
  expect(lookupMistake("sign-flip")?.title).toBe("A sign the wrong way round");
  expect(lookupMistake("no-such-mistake")).toBeNull();
});
