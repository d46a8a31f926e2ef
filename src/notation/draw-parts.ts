// What the tall kinds of a formula look like: fractions, roots, sums and integrals with their bounds, limits, derivatives, cases, evaluation bars. Boxes in, boxes out.
import { ascentOf, beside, column, descentOf, padColumns, padRows, stack, textBox, type Box } from "./box.js";
import { fenced, grid, tallSign } from "./fence.js";
import type { Glyphs } from "./glyphs.js";
import { smallRaised } from "./scripts.js";

/** Numerator over denominator. The bar is longer than those inside it. */
export function fraction(glyphs: Glyphs, above: Box, below: Box, barMarked: boolean): Box {
  const isNested = above.rows.length > 1 || below.rows.length > 1;
  const width = Math.max(above.width, below.width, 1) + (isNested ? 2 : 0);
  return stack([above, textBox(glyphs.fractionBar.repeat(width), barMarked), below], above.rows.length, "centre");
}

/** A root over a radicand, its degree before it; null where the glyphs have no radical. */
export function radical(glyphs: Glyphs, radicand: Box, degree: Box | null, marked: boolean): Box | null {
  if (glyphs.radical === null) return null;
  const { sign, stem, corner, bar } = glyphs.radical;
  const signs = column([corner, ...Array.from({ length: radicand.rows.length - 1 }, () => stem), sign], radicand.baseline + 1, marked);
  const under = stack([textBox(bar.repeat(radicand.width), marked), radicand], radicand.baseline + 1, "left");
  const root = beside([signs, under]);
  if (degree === null) return root;
  const small = smallRaised(glyphs, degree);
  const shown = small ?? degree;
  return beside([{ ...shown, baseline: shown.rows.length - 1 - descentOf(root) + (small === null ? 1 : 0) }, root]);
}

/** A sign with something above and below it: ∑, ∏, lim. */
export function withBounds(sign: Box, lower: Box | null, upper: Box | null): Box {
  const above = upper === null ? [] : [upper];
  const below = lower === null ? [] : [lower];
  return stack([...above, sign, ...below], above.reduce((rows, box) => rows + box.rows.length, 0) + sign.baseline, "centre");
}

/** The integral sign, as high as what it stands before, with its bounds. */
export function integralSign(glyphs: Glyphs, body: Box, lower: Box | null, upper: Box | null, marked: boolean): Box {
  if (!glyphs.tallIntegral) return withBounds(textBox(glyphs.integral.single, marked), lower, upper);
  if (lower === null && upper === null && body.rows.length === 1) return textBox(glyphs.integral.single, marked);
  const ascent = Math.max(1, ascentOf(body));
  const descent = Math.max(1, descentOf(body));
  const sign = tallSign(glyphs.integral, ascent + descent + 1, ascent, marked);
  const high = upper === null ? [] : [{ ...upper, baseline: ascent + (upper.rows.length - 1) }];
  const low = lower === null ? [] : [{ ...lower, baseline: -descent }];
  return beside([sign, overlaid([...high, ...low])]);
}

/** Boxes that share their columns, on one baseline; their rows must not meet. */
function overlaid(boxes: readonly Box[]): Box {
  const [first, second] = boxes;
  if (first === undefined) return textBox("", false);
  if (second === undefined) return first;
  const width = Math.max(first.width, second.width);
  const gap = first.baseline - (first.rows.length - 1) - second.baseline - 1;
  const left = (box: Box): Box => padColumns(box, 0, width - box.width);
  return { width, rows: [...padRows(left(first), 0, gap).rows, ...left(second).rows], baseline: first.baseline };
}

/** `d/dx` as a fraction, with the function in its numerator or not. */
export function derivativeSign(glyphs: Glyphs, sign: Box, variable: Box, order: Box | null, power: (base: Box, exponent: Box) => Box): Box {
  const above = order === null ? sign : power(sign, order);
  const below = beside([sign, order === null ? variable : power(variable, order)]);
  return fraction(glyphs, above, below, false);
}

/** Something at bounds: a bar at its right with the bounds at its ends. */
export function evaluationBar(glyphs: Glyphs, body: Box, lower: Box | null, upper: Box | null, marked: boolean): Box {
  const ascent = Math.max(upper === null ? 0 : 1, ascentOf(body));
  const descent = Math.max(1, descentOf(body));
  const bar = tallSign(glyphs.fences["|"], ascent + descent + 1, ascent, marked);
  const high = upper === null ? [] : [{ ...upper, baseline: ascent + (upper.rows.length - 1) }];
  const low = lower === null ? [] : [{ ...lower, baseline: -descent }];
  return beside([body, bar, overlaid([...high, ...low])]);
}

/** A brace before rows of values and conditions. */
export function casesBox(glyphs: Glyphs, rows: readonly (readonly Box[])[], marked: boolean): Box {
  const inner = grid(rows, "left", 2);
  const even = inner.rows.length > 1 && inner.rows.length < 3 ? padBetween(inner) : inner;
  return fenced(glyphs, padColumns(even, 1, 0), "{", null, marked);
}

/** Two rows set apart, so that the brace before them has its point. */
function padBetween(box: Box): Box {
  const [first = [], ...rest] = box.rows;
  const empty = textBox(" ".repeat(box.width), false).rows[0] ?? [];
  return { width: box.width, rows: [first, empty, ...rest], baseline: 1 };
}

/** n over k in tall brackets. */
export function binomialBox(glyphs: Glyphs, above: Box, below: Box, marked: boolean): Box {
  const gap = textBox("", false);
  const inner = stack([above, gap, below], above.rows.length, "centre");
  return fenced(glyphs, inner, "(", ")", marked);
}

