// The right derivations of the study: the shipped ones, those written by hand, and generated ones in which a textbook function is differentiated one rule a step. A derivation is a document with its notation;
// where its steps are is what the library's report says of it.

import { readdirSync, readFileSync } from "node:fs";
import { add, apply, divide, multiply, number, power, sizeOf, subtract, symbol, toText } from "../generate/tree.mjs";
import { randomFrom } from "../generate/random.mjs";
import { toLatex, toPlain } from "./latex.mjs";
import { stepOnce } from "./rules.mjs";

const here = (path) => new URL(path, import.meta.url);

/** Lines as a document in plain text or Markdown. */
export function documentOf(lines) {
  return /\\[a-zA-Z]/.test(lines.join("\n"))
    ? { path: "study.md", text: `${lines.map((line, k) => `$$ ${k === 0 ? "" : "= "}${line} $$`).join("\n\n")}\n` }
    : { path: "study.txt", text: `${lines.map((line, k) => `${k === 0 ? "" : "  = "}${line}`).join("\n")}\n` };
}

function written() {
  const blocks = readFileSync(here("own.txt"), "utf8").split("\n").filter((line) => !line.startsWith("#")).join("\n").split(/\n\s*\n/);
  return blocks.map((block) => block.split("\n").filter((line) => line.trim() !== "")).filter((lines) => lines.length > 1).map((lines, k) => ({ name: `own ${k + 1}`, ...documentOf(lines) }));
}

function shipped() {
  const folder = here("../../derivations/");
  return readdirSync(folder).sort().map((name) => ({ name, path: name, text: readFileSync(new URL(name, folder), "utf8") })).filter(({ text }) => /^expect: right$/m.test(text));
}

const x = symbol("x");
const UNARY = ["sin", "cos", "exp", "log", "sqrt", "tan", "atan", "sin", "cos", "exp", "log", "sinh", "tanh", "asin"];

/** A function as they stand in books of exercises. */
function textbookFunction(random, depth) {
  const coefficient = () => number(random.integer(2, 6));
  const simple = () => random.pick([() => x, () => power(x, coefficient()), () => multiply(coefficient(), x), () => subtract(number(1), x), () => add(power(x, number(2)), number(random.integer(1, 5))), () => subtract(multiply(coefficient(), x), number(random.integer(1, 5)))])();
  if (depth <= 0) return simple();
  const inner = () => textbookFunction(random, depth - 1);
  return random.pick([
    () => apply(random.pick(UNARY), simple()),
    () => apply(random.pick(UNARY), inner()),
    () => multiply(power(x, coefficient()), apply(random.pick(UNARY), simple())),
    () => multiply(inner(), apply(random.pick(UNARY), simple())),
    () => divide(inner(), simple()),
    () => divide(simple(), inner()),
    () => power(inner(), coefficient()),
    () => add(inner(), inner()),
    () => subtract(inner(), textbookFunction(random, depth - 1)),
    () => multiply(coefficient(), inner()),
    () => power(number(random.integer(2, 5)), simple()),
    () => add(inner(), number(random.integer(1, 9))),
  ])();
}

const MOST_LINES = 7;
const LARGEST = 60;

/** The lines of a generated derivation, or null where it came out too small or too large. */
export function generatedLines(seed) {
  const random = randomFrom(seed);
  const body = textbookFunction(random, random.integer(1, 2));
  const trees = [apply("diff", body, x)];
  for (let last = trees[0]; trees.length < MOST_LINES; ) {
    const next = stepOnce(last);
    if (next === null || sizeOf(next) > LARGEST) return null;
    if (toText(next) === toText(last)) break;
    trees.push(next);
    last = next;
  }
  if (trees.length < 2 || JSON.stringify(trees.at(-1)).includes('"diff"')) return null;
  const style = random.integer(0, 2);
  return trees.map((tree) => (style === 0 ? toLatex(tree) : toPlain(tree, style === 1)));
}

function* generated() {
  for (let seed = 0; ; seed++) {
    const lines = generatedLines(seed);
    if (lines !== null) yield { name: `generated ${seed}`, ...documentOf(lines) };
  }
}

/** So many derivations: the shipped, the written, then generated ones. Where fewer are asked for than there are, they are taken evenly from all kinds. */
export function rightDerivations(wanted) {
  const fixed = [...shipped(), ...written()];
  const share = Math.min(fixed.length, Math.ceil(wanted / 4));
  const taken = fixed.filter((_, k) => Math.floor((k * share) / fixed.length) !== Math.floor(((k + 1) * share) / fixed.length));
  const source = generated();
  while (taken.length < wanted) taken.push(source.next().value);
  return taken.slice(0, wanted);
}
