// The picture of both sides of a step over one free quantity, in braille dots (two columns and four rows of dots to a cell) or in ASCII letters: where the lines part,
// one sees it. The side before is drawn in dots of one colour, this line in another; where they cannot be told apart by colour, this line is dashed.
import type { Plot, PlotSample } from "../check/study.js";
import { symbolName } from "../report/wording.js";
import type { Look } from "./look.js";
import { emptyRow, fitRow, span, type Row, type Span, type Tone } from "./rows.js";
import { widthOf } from "./text.js";

const brailleStart = 0x2800;
/** The bit of a dot by its row and column in a cell. */
const brailleBits: readonly (readonly [number, number])[] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
/** Values beyond these shares of all values do not decide the scale: near a pole everything else would be flat. */
const trimmedShare = 0.06;

interface Scale {
  readonly low: number;
  readonly high: number;
}

/** The values that the picture reaches from and to. */
function scaleOf(samples: readonly PlotSample[]): Scale | null {
  const values = samples.flatMap(({ left, right }) => [left, right].filter((value) => value !== null)).sort((a, b) => a - b);
  if (values.length === 0) return null;
  const at = (share: number): number => values[Math.min(values.length - 1, Math.max(0, Math.round(share * (values.length - 1))))] ?? 0;
  const inner = at(1 - trimmedShare) - at(trimmedShare);
  const [lowest, highest] = [at(0), at(1)];
  // A value that is not far beyond the rest belongs into the picture.
  const low = at(trimmedShare) - lowest > 1.5 * inner ? at(trimmedShare) - 0.25 * inner : lowest;
  const high = highest - at(1 - trimmedShare) > 1.5 * inner ? at(1 - trimmedShare) + 0.25 * inner : highest;
  if (high - low > 1e-12 * Math.max(1, Math.abs(high))) return { low, high };
  const around = Math.max(1, Math.abs(high)) / 2;
  return { low: low - around, high: high + around };
}

/** A number for the edge of a picture: short, and honest about its size. */
function edgeText(value: number): string {
  if (value === 0 || Math.abs(value) < 1e-12) return "0";
  const size = Math.abs(value);
  const text = size >= 1e5 || size < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  return text.replace(/-/gu, "−");
}

type Dots = readonly (readonly boolean[])[];

/** The dots of one side: neighbours that both have a value are joined. */
function dotsOf(samples: readonly PlotSample[], side: "left" | "right", { low, high }: Scale, plot: Plot, columns: number, rows: number, joined: boolean): Dots {
  const dots = Array.from({ length: rows }, () => Array.from({ length: columns }, () => false));
  const set = (column: number, row: number): void => {
    const line = dots[row];
    if (line !== undefined && column >= 0 && column < columns) line[column] = true;
  };
  const columnOf = (x: number): number => Math.round(((x - plot.from) / (plot.to - plot.from)) * (columns - 1));
  const rowOf = (value: number): number => Math.round(((high - value) / (high - low)) * (rows - 1));
  let before: { readonly column: number; readonly row: number } | null = null;
  for (const sample of samples) {
    const value = sample[side];
    if (value === null) {
      before = null;
      continue;
    }
    const column = columnOf(sample.x);
    // Beyond the edges by more than the picture is high nothing is to be seen of the join.
    const row = Math.max(-rows, Math.min(2 * rows, rowOf(value)));
    const isNear = before !== null && Math.abs(before.row - row) <= rows * 0.75;
    if (joined && before !== null && isNear) {
      const steps = Math.max(Math.abs(row - before.row), Math.abs(column - before.column), 1);
      for (let k = 1; k <= steps; k += 1) set(Math.round(before.column + ((column - before.column) * k) / steps), Math.round(before.row + ((row - before.row) * k) / steps));
    } else set(column, row);
    before = { column, row };
  }
  return dots;
}

/** The line with gaps, so that it can be told from another without colour. */
function dashed(dots: Dots): Dots {
  return dots.map((line, row) => line.map((dot, column) => dot && (column + row) % 6 < 4));
}

function brailleCell(dots: Dots, column: number, row: number): number {
  let bits = 0;
  for (let y = 0; y < 4; y += 1) for (let x = 0; x < 2; x += 1) if (dots[4 * row + y]?.[2 * column + x] === true) bits |= brailleBits[y]?.[x] ?? 0;
  return bits;
}

const leftTone: Tone = "right";
const rightTone: Tone = "wrong";

function brailleRows(left: Dots, right: Dots, width: number, height: number): readonly Row[] {
  return Array.from({ length: height }, (_, row) => {
    const spans: { style: Tone; text: string }[] = [];
    for (let column = 0; column < width; column += 1) {
      const [one, other] = [brailleCell(left, column, row), brailleCell(right, column, row)];
      const style: Tone = one === 0 && other === 0 ? "plain" : (one & other) !== 0 && one === other ? "plain" : other !== 0 ? rightTone : leftTone;
      const text = one === 0 && other === 0 ? " " : String.fromCodePoint(brailleStart + (one | other));
      const last = spans.at(-1);
      if (last?.style === style) last.text += text;
      else spans.push({ style, text });
    }
    return spans;
  });
}

function letterRows(left: Dots, right: Dots, width: number, height: number): readonly Row[] {
  return Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column): Span => {
    const [one, other] = [left[row]?.[column] === true, right[row]?.[column] === true];
    return span(one && other ? "plain" : other ? rightTone : leftTone, one && other ? "*" : other ? "x" : one ? "o" : " ");
  }));
}

/** The names of the sides in the legend. */
export interface PlotNames {
  readonly left: string;
  readonly right: string;
}

/** The picture with its edges and what is what, in at most `height` rows of `width` cells; empty where there is no room for one. */
export function plotRows(plot: Plot, names: PlotNames, look: Look, width: number, height: number): readonly Row[] {
  const scale = scaleOf(plot.samples);
  const pictureHeight = Math.min(16, height - 3);
  if (scale === null || pictureHeight < 3 || width < 30) return [];
  const edges = [edgeText(scale.high), edgeText(scale.low)].map(look.glyphs.text);
  const edgeWidth = Math.max(...edges.map((text) => text.length)) + 1;
  const pictureWidth = Math.min(100, width - edgeWidth - 3);
  const [columns, rows] = look.ascii ? [pictureWidth, pictureHeight] : [2 * pictureWidth, 4 * pictureHeight];
  const left = dotsOf(plot.samples, "left", scale, plot, columns, rows, !plot.discrete);
  const right = dotsOf(plot.samples, "right", scale, plot, columns, rows, !plot.discrete);
  const picture = look.ascii ? letterRows(left, right, pictureWidth, pictureHeight) : brailleRows(left, plot.discrete ? right : dashed(right), pictureWidth, pictureHeight);
  const framed = picture.map((row, k): Row => {
    const edge = k === 0 ? (edges[0] ?? "") : k === pictureHeight - 1 ? (edges[1] ?? "") : "";
    return [span("quiet", ` ${edge.padStart(edgeWidth - 1)} │`), ...row];
  });
  const from = look.glyphs.text(edgeText(plot.from));
  const to = look.glyphs.text(edgeText(plot.to));
  const variable = look.glyphs.text(symbolName(plot.variable));
  const axis = `${from}${" ".repeat(Math.max(1, Math.floor((pictureWidth - widthOf(variable)) / 2) - from.length))}${variable}`;
  const held = plot.held.map(({ name, value }) => `${symbolName(name)} = ${value}`).join(", ").replace(/-/gu, "−");
  const [leftSample, rightSample] = look.ascii ? ["o o", "x x"] : ["⠒⠒⠒", "⠒ ⠒"];
  return [
    ...framed,
    [span("quiet", `${" ".repeat(edgeWidth + 2)}${axis}${" ".repeat(Math.max(1, pictureWidth - widthOf(axis) - to.length))}${to}`)],
    [span("plain", " "), span(leftTone, leftSample), span("plain", ` ${names.left}   `), span(rightTone, rightSample), span("plain", ` ${names.right}`), span("quiet", held === "" ? "" : `   ${look.glyphs.text(held)}`)],
    emptyRow,
  ].map((row) => fitRow(row, width));
}
