import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupExpressions, notationOfExpression } from "../../src/check/single.js";
import { freeIndexOf } from "../../src/elaborate/derivation.js";
import { elaborateExpression } from "../../src/elaborate/expression.js";
import { CONVENTIONAL } from "../../src/elaborate/reading.js";
import { NO_TENSOR_SCOPE } from "../../src/elaborate/tensor-scope.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { printLatex } from "../../src/notation/latex.js";
import { printText } from "../../src/notation/text.js";
import { plainSource } from "../../src/syntax/document.js";
import { parseMath } from "../../src/syntax/math-parser.js";
import { ARITHMETIC_ONLY, EVERYTHING, arbitraryNode, type NodeShape } from "./arbitrary-node.js";

const arena = createArena();

/** What the reader makes of a text in a document that knows MSE as one name; the failure as a string where it makes nothing of it. */
function readBack(text: string): Node | string {
  const { survey } = groupExpressions([text], []);
  const { rows, notes } = parseMath(plainSource(text, 0), { notation: notationOfExpression(text), knownNames: new Set(["MSE"]), environment: null });
  const [statement, ...more] = rows.flatMap((row) => row.statements);
  const side = statement?.sides[0];
  if (notes.some((note) => note.kind === "unread") || more.length > 0 || side === null || side === undefined || statement?.sides.length !== 1) return `not read: ${notes.map((note) => note.message).join("; ")}`;
  // Every name is a number here, 𝐱 too.
  return elaborateExpression(side, { arena, scope: { ...survey.scope, tensors: NO_TENSOR_SCOPE }, reading: CONVENTIONAL, freeIndex: freeIndexOf(side, survey.scope), text }).located.node;
}

function expectSame(print: (node: Node) => string, shape: NodeShape, runs: number): void {
  fc.assert(
    fc.property(arbitraryNode(arena, shape), (node) => {
      const text = print(node);
      const back = readBack(text);
      if (back === node) return;
      throw new Error(`${text} is read as ${typeof back === "string" ? back : printText(back)}`);
    }),
    { numRuns: runs, seed: 20 },
  );
}

describe("reading what was printed gives the very same node", () => {
  it("for arithmetic in plain text", () => expectSame(printText, ARITHMETIC_ONLY, 400));
  it("for everything in plain text", () => expectSame(printText, EVERYTHING, 1000));
  it("for arithmetic in LaTeX", () => expectSame(printLatex, ARITHMETIC_ONLY, 400));
  it("for everything in LaTeX", () => expectSame(printLatex, EVERYTHING, 1000));
});

describe("reading what was printed gives the very same node, one by one", () => {
  const s = (name: string): ReturnType<typeof arena.symbol> => arena.symbol(name);
  const cases: readonly (readonly [string, Node])[] = [
    ["a sum over an index without bounds", arena.bigOperator("sum", s("k"), null, null, arena.index(s("c"), [s("k")]))],
    ["a product with bounds", arena.bigOperator("product", s("k"), arena.integer(1), s("n"), arena.index(s("c"), [s("k")]))],
    ["a second derivative", arena.derivative(arena.power(s("x"), arena.integer(3)), s("x"), 2, false)],
    ["a partial derivative", arena.derivative(arena.multiply([s("x"), s("y")]), s("x"), 1, true)],
    ["a logarithm with a base", arena.apply("logbase", [s("x"), arena.integer(2)])],
    ["a cube root", arena.apply("root", [s("x"), arena.integer(3)])],
    ["Kronecker's delta", arena.apply("kronecker", [s("i"), s("j")])],
    ["three primes", arena.call(s("f"), [3], [s("x")])],
    ["a derivative in the first argument", arena.call(s("f"), [1, 0], [s("x"), s("y")])],
    ["a name with a superscript", arena.power(s("W^(2)"), arena.integer(2))],
    ["a name with a subscript", s("w_L")],
    ["an accented name", s("ŷ")],
    ["a factorial", arena.power(arena.apply("factorial", [arena.subtract(s("n"), arena.integer(1))]), arena.integer(2))],
    ["a double factorial", arena.multiply([s("a"), arena.apply("doubleFactorial", [s("n")])])],
    ["a factorial of a factorial", arena.apply("factorial", [arena.apply("factorial", [s("n")])])],
    ["a binomial coefficient", arena.multiply([arena.integer(2), arena.apply("binomial", [s("n"), arena.subtract(s("k"), arena.integer(1))])])],
    ["Γ", arena.apply("gamma", [arena.add([s("n"), arena.integer(1)])])],
    ["an indicator", arena.multiply([s("a"), arena.piecewise([{ value: arena.integer(1), conditions: [arena.relation("≥", s("x"), arena.integer(0)), arena.relation("<", s("x"), s("y"))] }], arena.integer(0))])],
    ["values by cases", arena.add([arena.piecewise([{ value: arena.power(s("x"), arena.integer(2)), conditions: [arena.relation(">", s("x"), arena.integer(0))] }, { value: s("y"), conditions: [arena.relation("≠", s("x"), s("y"))] }], arena.negate(s("x"))), s("a")])],
    ["a power of cases without a last one", arena.power(arena.piecewise([{ value: s("x"), conditions: [arena.relation("=", s("x"), s("y"))] }], null), arena.integer(2))],
  ];
  it.each(cases)("%s", (_, node) => {
    expect([printText(node), readBack(printText(node))]).toEqual([printText(node), node]);
    expect([printLatex(node), readBack(printLatex(node))]).toEqual([printLatex(node), node]);
  });
});
