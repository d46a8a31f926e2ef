import { it } from "vitest";
import { diagnoseCase } from "./line.js";
it("shows", () => {
  const go = (before: string, wrong: string, notation: "latex"|"text" = "text") => {
    const t = performance.now();
    const d = diagnoseCase({ before, wrong, notation });
    console.log(before, "=>", wrong, "\n   ", JSON.stringify(d.diagnosis), d.candidates, (performance.now()-t).toFixed(1)+"ms");
  };
  go("-1(\\frac{d}{d\\hat y_i}y_i\\log(\\hat y_i)+\\frac{d}{d\\hat y_i}(1-y_i)(\\log(1-\\hat y_i)))", "-1(\\frac{y_i}{\\hat y_i} + \\frac{1-y_i}{1 - \\hat y_i})", "latex");
  go("d/dx sin(2x)", "cos(2x)");
  go("d/dx x^3", "3x^3");
  go("d/dx x^3", "x^2");
  go("d/dx x^-2", "x^-3");
  go("d/dx cos(x)", "sin(x)");
  go("d/dx (x^2 sin(x))", "2x cos(x)");
  go("d/dx (x^2 sin(x))", "2x sin(x) - x^2 cos(x)");
  go("(x+3)^2", "x^2+9");
  go("d/dx (x^2 / sin(x))", "(x^2 cos(x) - 2 x sin(x))/sin(x)^2");
  go("d/dx (x^2 / sin(x))", "(2 x sin(x) - x^2 cos(x))/sin(x)");
  go("\\frac{d}{dx} e^{x^2}", "e^{x^2}", "latex");
  go("\\frac{d}{dx} \\cos(x^2)", "\\sin(x^2)\\cdot 2x", "latex");
  go("d/dx 2^x", "x*2^(x-1)");
  go("d/dx sqrt(x)", "1/sqrt(x)");
});
