import { it } from "vitest";
import { diagnose } from "../../src/diagnosis/diagnose.js";
import { diagnoseCase, readLine } from "./line.js";
import { allMistakes } from "../../src/diagnosis/mistakes/index.js";
import { createArena } from "../../src/expression/arena.js";
import { resolve } from "../../src/calculus/resolve.js";
import { prepareComparison } from "../../src/judge/comparison.js";
import { judge } from "../../src/judge/judge.js";
void diagnoseCase;
it("shows", () => {
  const times: number[] = [];
  const go = (before: string, wrong: string, notation: "latex"|"text" = "text", show = true) => {
    const arena = createArena();
    const b = readLine(arena, before, notation), a = readLine(arena, wrong, notation);
    const context = { definitions: new Map(), dependence: new Map(), partial: "total" } as const;
    const res = (n: any) => { const r = resolve(arena, n, context); return r.kind === "failure" ? null : r.guarded; };
    const ref = res(b.node)!;
    const jc = { arena, assumptions: [], integers: new Set(["i","n","m"]), budget: 4e6 };
    let agrees = 0, confirms = 0, rt = 0, at = 0, ct = 0;
    const t = performance.now();
    const cmp = prepareComparison(ref, jc);
    const pt = performance.now() - t;
    const d = diagnose({ arena, before: b, after: a, beforeText: before, afterText: wrong, notation, definitions: new Map(), budget: 3000,
      resolve: (n) => { const q = performance.now(); const r = res(n); rt += performance.now() - q; return r; },
      agrees: (n) => { agrees++; const q = performance.now(); const r = cmp.agrees(n); at += performance.now() - q; return r; },
      confirm: (n) => { confirms++; const q = performance.now(); const r = judge(ref, n, jc).verdict === "equal"; ct += performance.now() - q; return r; } });
    const all = performance.now() - t; times.push(all);
    if (show) console.log(before, "=>", wrong, "\n   ", JSON.stringify(d), `agrees ${agrees} (${at.toFixed(1)}ms) confirms ${confirms} (${ct.toFixed(1)}ms) resolve ${rt.toFixed(1)}ms prepare ${pt.toFixed(1)} all ${all.toFixed(1)}ms`);
  };
  for (let k = 0; k < 3; k++) for (const m of allMistakes) go(m.example.before, m.example.wrong, "text", k === 2);
  times.splice(0, 2 * allMistakes.length); times.sort((x, y) => x - y);
  console.log("median", times[times.length >> 1], "max", times[times.length - 1]);
  go("-1(\\frac{d}{d\\hat y_i}y_i\\log(\\hat y_i)+\\frac{d}{d\\hat y_i}(1-y_i)(\\log(1-\\hat y_i)))", "-1(\\frac{y_i}{\\hat y_i} + \\frac{1-y_i}{1 - \\hat y_i})", "latex");
});
