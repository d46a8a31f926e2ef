// How the cost of a comparison grows with the number of distinct nodes, from 10² to 10⁵. The judge is asked directly, on graphs that are
// built here: no text of such a size is nested as deep as these. Each comparison is of equal sides written differently.

import { Buffer } from "node:buffer";
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { fitLine, median } from "./statistics.mjs";

const ENTRY = `
export { createArena } from "./src/expression/arena.js";
export { judge } from "./src/judge/judge.js";
export { rational } from "./src/arithmetic/rational.js";
`;

/** The judge, bundled from the sources. */
async function loadJudge() {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const result = await build({
    stdin: { contents: ENTRY, resolveDir: root, loader: "ts" },
    bundle: true, format: "esm", platform: "neutral", target: "es2022", write: false, mainFields: ["module", "main"], logLevel: "error",
  });
  const [file] = result.outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(file.contents).toString("base64")}`);
}

/** Families of pairs that grow: `(arena, tools, size)` gives two sides with about `size` distinct nodes together. */
const FAMILIES = {
  "long sums": (arena, { symbol, integer }, size) => {
    const x = symbol("x");
    const terms = Array.from({ length: Math.floor(size / 4) }, (_unused, k) => arena.multiply([integer(k + 1), arena.apply("sin", [arena.add([x, integer(k)])])]));
    return [arena.add(terms), arena.add([...terms].reverse())];
  },
  "products of sums": (arena, { symbol, integer, fraction }, size) => {
    const [x, y] = [symbol("x"), symbol("y")];
    const count = Math.floor(size / 6);
    const factors = Array.from({ length: count }, (_unused, k) => arena.add([integer(1), arena.divide(arena.add([arena.multiply([fraction(k + 1, count), x]), y]), integer(count))]));
    return [arena.multiply(factors), arena.multiply([...factors].reverse())];
  },
  "nested chains": (arena, { symbol, integer }, size) => {
    // Each level uses the one below twice: written out, it would be a tree of 2^levels nodes.
    const step = (value, turned) => {
      const sine = arena.apply("sin", [value]);
      return arena.add([symbol("x"), turned ? arena.power(sine, integer(2)) : arena.multiply([sine, sine])]);
    };
    let [a, b] = [symbol("x"), symbol("x")];
    for (let k = 0; k < Math.floor(size / 6); k++) [a, b] = [step(a, false), step(b, true)];
    return [a, b];
  },
  "nested quotients": (arena, { symbol, integer }, size) => {
    // The degree grows as 3^levels: beyond some twenty levels no field is large enough, and the sides are compared at points.
    const step = (value, turned) => {
      const squared = turned ? arena.power(value, integer(2)) : arena.multiply([value, value]);
      return arena.add([symbol("x"), arena.divide(integer(1), arena.add(turned ? [squared, integer(2)] : [integer(2), squared]))]);
    };
    let [a, b] = [symbol("x"), symbol("x")];
    for (let k = 0; k < Math.floor(size / 10); k++) [a, b] = [step(a, false), step(b, true)];
    return [a, b];
  },
};

const SIZES = [100, 316, 1000, 3162, 10_000, 31_623, 100_000];
/** A size to get the code compiled with before anything is measured. */
const WARM_UP = 1000;
/** Work units for a node: enough that the time measured is that of an answer. */
const UNITS_PER_NODE = 4000;

/** For each family the points `{ nodes, time, verdict }` and the slope of log time by log nodes. */
export async function studyScaling({ sizes = SIZES, only = null } = {}) {
  const { createArena, judge, rational } = await loadJudge();
  return Object.entries(FAMILIES).filter(([name]) => only === null || name.includes(only)).map(([name, make]) => {
    const points = [WARM_UP, ...sizes].map((size) => {
      const ask = () => {
        const arena = createArena();
        const tools = { symbol: arena.symbol, integer: arena.integer, fraction: (p, q) => arena.number(rational(BigInt(p), BigInt(q))) };
        const [a, b] = make(arena, tools, size);
        const begin = performance.now();
        const judgement = judge(a, b, { arena, assumptions: [], integers: new Set(), budget: Math.max(4_000_000, UNITS_PER_NODE * size) });
        return { nodes: arena.size(), judgement, time: performance.now() - begin };
      };
      const runs = size <= 1000 ? 25 : size <= 10_000 ? 5 : 3;
      const times = [];
      let result = ask();
      for (let k = 0; k < runs; k++) {
        result = ask();
        times.push(result.time);
      }
      return { nodes: result.nodes, time: median(times), verdict: result.judgement.verdict, certainty: result.judgement.certainty?.kind ?? null, reason: result.judgement.reason };
    }).slice(1);
    const { slope } = fitLine(points.map(({ nodes, time }) => [Math.log10(nodes), Math.log10(time)]));
    return { name, points, slope };
  });
}
