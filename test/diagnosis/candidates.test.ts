// Edits are made when they may be the next ones: that needs a true price for each family.

import { describe, expect, it } from "vitest";
import { createPurse } from "../../src/diagnosis/budget.js";
import { editsOf, FAMILIES } from "../../src/diagnosis/candidates.js";
import { gatherMaterial } from "../../src/diagnosis/material.js";
import { distancesFrom, reaches } from "../../src/diagnosis/reach.js";
import { sourceLine } from "../../src/diagnosis/splice.js";
import { createArena } from "../../src/expression/arena.js";
import { printText } from "../../src/notation/text.js";
import { readLine } from "./line.js";

const steps = [
  { before: "(2*x + 1)^3/(x - 5) + sqrt(x^2)", wrong: "3*(2*x + 1)^4/(x + 5) + x - log(1/x)" },
  { before: "sin(3*x)*exp(-x^2)", wrong: "-3*cos(3*x)*exp(-x^2) + sin(3*x)*exp(x)*(1 - 2*x)" },
  { before: "a*b - (c + d)^2/7", wrong: "a/b + 12*(c - d)^3*tan(a)" },
];

describe("a family of edits", () => {
  it.each(FAMILIES.flat().map(({ family, least, reach }) => ({ family, least, reach, name: family.name })))("$name makes none that costs less or reaches further than it says", ({ family, least, reach }) => {
    const edits = steps.flatMap(({ before, wrong }) => {
      const arena = createArena();
      const [old, own] = [readLine(arena, before, "text"), readLine(arena, wrong, "text")];
      const line = sourceLine(wrong, "text", own, before);
      const material = gatherMaterial(arena, old, before, own, wrong, [], old.node, (node) => node, (node) => node);
      return editsOf({ arena, line, material, fits: null, work: createPurse() }, [family], null).map((edit) => ({ cost: edit.cost, made: printText(edit.line), distances: distancesFrom(own.node, [edit.line]) }));
    });
    expect(Math.min(...edits.map(({ cost }) => cost))).toBeGreaterThanOrEqual(least);
    expect(edits.filter(({ distances }) => !distances.some((distance) => reaches(reach, distance))).map(({ made }) => made)).toEqual([]);
  });
});
