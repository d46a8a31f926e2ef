// The picture of both sides of a wrong step as SVG: two lines over one quantity, told apart by dashes as well as by colour, and the place of the witness. It
// takes its colours from the page, so that it is right in the dark and on paper.
import type { Plot, PlotSample } from "../../check/study.js";
import { numberText, symbolName } from "../wording.js";
import { escapeHtml } from "./escape.js";

const width = 480;
const height = 220;
const left = 52;
const right = 12;
const top = 14;
const bottom = 34;
/** Shares of the values, from both ends, that do not set the scale by themselves: a pole would flatten everything else. */
const trimmed = 0.05;

interface Scale {
  readonly low: number;
  readonly high: number;
}

function scaleOf(samples: readonly PlotSample[]): Scale | null {
  const values = samples.flatMap((sample) => [sample.left, sample.right].filter((value) => value !== null)).sort((a, b) => a - b);
  const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? 0;
  if (values.length === 0) return null;
  const inner = at(1 - trimmed) - at(trimmed);
  const low = at(trimmed) - at(0) > inner ? at(trimmed) - inner / 4 : at(0);
  const high = at(1) - at(1 - trimmed) > inner ? at(1 - trimmed) + inner / 4 : at(1);
  const margin = high - low > 1e-9 * Math.max(1, Math.abs(high)) ? (high - low) * 0.06 : Math.max(1, Math.abs(high)) / 2;
  return { low: low - margin, high: high + margin };
}

/** A number at an axis: short. */
function tick(value: number): string {
  const size = Math.abs(value);
  if (size < 1e-12) return "0";
  return numberText(size >= 1e5 || size < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(3))));
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** The path through the points that are there, broken where a value is missing or runs out of the picture. */
function pathOf(points: readonly (readonly [number, number] | null)[]): string {
  let open = false;
  return points
    .map((point) => {
      if (point === null) {
        open = false;
        return "";
      }
      const command = `${open ? "L" : "M"}${round(point[0])} ${round(point[1])}`;
      open = true;
      return command;
    })
    .join("");
}

/** The picture, or null where nothing is to be seen. `at` is the value of the quantity at the witness. */
export function plotSvg(plot: Plot, at: number | null, names: { readonly left: string; readonly right: string }): string | null {
  const scale = scaleOf(plot.samples);
  if (scale === null) return null;
  const { low, high } = scale;
  const x = (value: number): number => left + ((value - plot.from) / (plot.to - plot.from)) * (width - left - right);
  const y = (value: number): number => top + ((high - value) / (high - low)) * (height - top - bottom);
  const points = (side: "left" | "right"): readonly (readonly [number, number] | null)[] =>
    plot.samples.map((sample) => {
      const value = sample[side];
      return value === null || value < low || value > high ? null : [x(sample.x), y(value)];
    });
  const line = (side: "left" | "right", name: string): string =>
    plot.discrete
      ? points(side).map((point) => (point === null ? "" : side === "left" ? `<circle class="${name}" cx="${round(point[0])}" cy="${round(point[1])}" r="4"/>` : `<rect class="${name}" x="${round(point[0] - 3.5)}" y="${round(point[1] - 3.5)}" width="7" height="7"/>`)).join("")
      : `<path class="${name}" d="${pathOf(points(side))}"/>`;
  const zero = low < 0 && high > 0 ? `<path class="axis zero" d="M${left} ${round(y(0))}H${width - right}"/>` : "";
  const witness = at === null || at < plot.from || at > plot.to ? "" : `<path class="witness" d="M${round(x(at))} ${top}V${height - bottom}"/>`;
  const variable = escapeHtml(symbolName(plot.variable));
  const held = plot.held.length === 0 ? "" : `, with ${plot.held.map(({ name, value }) => `${symbolName(name)} = ${numberText(value)}`).join(", ")}`;
  const label = `Both lines over ${symbolName(plot.variable)} from ${tick(plot.from)} to ${tick(plot.to)}${held}`;
  return [
    '<figure class="plot">',
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}">`,
    `<path class="axis" d="M${left} ${top}V${height - bottom}H${width - right}"/>${zero}${witness}${line("left", "before")}${line("right", "after")}`,
    `<text class="tick" x="${left - 6}" y="${top + 10}" text-anchor="end">${tick(high)}</text><text class="tick" x="${left - 6}" y="${height - bottom}" text-anchor="end">${tick(low)}</text>`,
    `<text class="tick" x="${left}" y="${height - bottom + 16}">${tick(plot.from)}</text><text class="tick" x="${width - right}" y="${height - bottom + 16}" text-anchor="end">${tick(plot.to)}</text>`,
    `<text class="tick" x="${(left + width - right) / 2}" y="${height - bottom + 16}" text-anchor="middle">${variable}</text>`,
    "</svg>",
    `<figcaption><span class="key before">${escapeHtml(names.left)}</span> <span class="key after">${escapeHtml(names.right)}</span>${held === "" ? "" : ` <span class="held">${escapeHtml(held.slice(2))}</span>`}</figcaption>`,
    "</figure>",
  ].join("\n");
}
