import { it } from "vitest";
import { createArena } from "../../src/expression/arena.js";
import { readLine } from "./line.js";
import type { Located } from "../../src/elaborate/located.js";
it("shows", () => {
  const show = (text: string, notation: "latex"|"text") => {
    const arena = createArena();
    const go = (l: Located, d: number): void => {
      console.log(`${" ".repeat(d)}${l.form.kind} [${text.slice(l.range.start,l.range.end)}] outer[${text.slice(l.outer.start,l.outer.end)}] op[${l.operatorRange===null?"-":text.slice(l.operatorRange.start,l.operatorRange.end)}] ${l.form.kind==="add"?l.form.signs.map(s=>s.range===null?"none":text.slice(s.range.start,s.range.end)).join(";"):""}`);
      l.children.forEach((c)=>go(c,d+1));
    };
    console.log("== "+text);
    go(readLine(arena, text, notation), 0);
  };
  show("-1(\\frac{y_i}{\\hat y_i} + \\frac{1-y_i}{1 - \\hat y_i})", "latex");
  show("\\frac12 x^2 \\sin^2 x + e^{-x} \\sqrt{1-x}", "latex");
  show("-3x^(n-1) sin(2x)*cos(x)/2 - x² (x+1)^2", "text");
  show("\\left(x+1\\right) \\cdot \\ln|x| + \\frac{d}{dx} x^2 + {x}^2", "latex");
});
