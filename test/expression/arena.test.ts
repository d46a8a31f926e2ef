// The arena makes equal structure the same object, and nothing else.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArena, type Arena } from "../../src/expression/arena.js";
import { memoised } from "../../src/expression/memoised.js";
import type { Node } from "../../src/expression/node.js";
import { transplant } from "../../src/expression/transplant.js";
import { mapChildren } from "../../src/expression/traverse.js";
import { rational } from "../../src/arithmetic/rational.js";

/** How a node is made, so that it can be made twice and written down. */
type Recipe = readonly [string, ...Recipe[]] | readonly [string];

const recipes = fc.letrec<{ recipe: Recipe }>((tie) => ({
  recipe: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Recipe>(["x"], ["y"], ["1"], ["2"], ["1/2"], ["nothing"]),
    fc.tuple(fc.constantFrom("+", "*", "f"), tie("recipe"), tie("recipe")),
    fc.tuple(fc.constantFrom("+", "*", "f"), tie("recipe"), tie("recipe"), tie("recipe")),
    fc.tuple(fc.constantFrom("/", "^", "d"), tie("recipe"), tie("recipe")),
    fc.tuple(fc.constantFrom("-", "f", "g"), tie("recipe")),
  ),
})).recipe;

function made(arena: Arena, [kind, ...parts]: Recipe): Node {
  const nodes = parts.map((part) => made(arena, part));
  const [a = arena.integer(0), b = arena.integer(0)] = nodes;
  switch (kind) {
    case "+":
      return arena.opaque("sum", "", [arena.add(nodes)]);
    case "*":
      return arena.opaque("product", "", [arena.multiply(nodes)]);
    case "/":
      return arena.opaque("quotient", "", [arena.divide(a, b)]);
    case "^":
      return arena.power(a, b);
    case "-":
      return arena.opaque("minus", "", [arena.negate(a)]);
    case "d":
      return arena.relation("<", a, b);
    case "f":
    case "g":
      return arena.apply(kind, nodes);
    case "nothing":
      return arena.opaque("nothing", "", []);
    case "x":
    case "y":
      return arena.symbol(kind);
    default:
      return arena.number(kind === "1/2" ? rational(1, 2) : rational(BigInt(kind)));
  }
}

describe("an arena", () => {
  it("gives the same node for the same structure and another for another", () => {
    const written = (recipe: Recipe): string => JSON.stringify(recipe);
    fc.assert(
      fc.property(fc.array(recipes, { maxLength: 12 }), (all) => {
        const arena = createArena();
        const nodes = all.map((recipe) => made(arena, recipe));
        expect(all.map((recipe) => made(arena, recipe))).toEqual(nodes);
        all.forEach((one, k) => all.forEach((other, j) => expect(nodes[k] === nodes[j]).toBe(written(one) === written(other))));
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(new Set(nodes).size);
      }),
      { numRuns: 150 },
    );
  });

  it("tells lists apart that begin alike", () => {
    const arena = createArena();
    const letters = [..."abcdefghijklmnopqrst"].map((name) => arena.symbol(name));
    const lists = [...letters.slice(2).map((_, k) => letters.slice(0, k + 2)), letters, letters.slice(1), [...letters].reverse(), [letters[1], ...letters.slice(1)].flatMap((each) => each ?? [])];
    expect(new Set(lists.map((list) => arena.add(list))).size).toBe(lists.length);
    expect(lists.every((list) => arena.add(list) === arena.add([...list]) && arena.multiply(list) !== arena.add(list))).toBe(true);
    expect(arena.apply("f", letters)).not.toBe(arena.apply("g", letters));
  });
});

describe("a pass over children", () => {
  it("gives the node itself where no child changes", () => {
    fc.assert(fc.property(recipes, (recipe) => {
      const arena = createArena();
      const node = made(arena, recipe);
      expect(mapChildren(arena, node, (child) => child)).toBe(node);
    }), { numRuns: 100 });
  });

  it("makes all of an expression anew in another arena, also what has no parts", () => {
    fc.assert(fc.property(recipes, (recipe) => {
      const [from, to] = [createArena(), createArena()];
      to.symbol("something that shifts the numbers");
      expect(transplant(to, made(from, recipe))).toBe(made(to, recipe));
    }), { numRuns: 100 });
  });
});

describe("a function that is remembered", () => {
  it("is asked once for each node, whatever it answers", () => {
    const arena = createArena();
    let asked = 0;
    const answer = memoised(() => {
      asked += 1;
      return undefined;
    });
    for (const name of ["x", "y", "x", "y", "x"]) answer(arena.symbol(name));
    expect(asked).toBe(2);
  });
});
