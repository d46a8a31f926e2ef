// The mathematics behind a report for those who show it: each line as a shape to be drawn with a place marked, both lines with the values of a witness put in, the
// numbers of a picture of both, a corrected line as a formula. Everything is computed when it is asked for.

import { rational, type Rational } from "../arithmetic/rational.js";
import { resolve } from "../calculus/resolve.js";
import type { Located } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { accessName } from "../judge/names.js";
import { compileTape } from "../judge/tape.js";
import type { Place, Witness } from "../model/report.js";
import { shapeOfNode, type Shape } from "../notation/shape.js";
import type { DraftLine } from "../elaborate/draft.js";
import type { Range, SourceText } from "../syntax/document.js";
import { examineText, type CheckOptions, type ExaminedDerivation, type Examination } from "./check.js";
import { shapeOfFormula, shapeOfLocated } from "./formula-shape.js";
import { plotSides, plotVariables, type Plot } from "./plot.js";
import { createReader, notationOfLine } from "./reread.js";

export type { Plot, PlotSample } from "./plot.js";
export type { Shape } from "../notation/shape.js";

/** A line of a derivation: a step by its number, a claim by its place among the claims. */
export type LineName = { readonly kind: "step"; readonly number: number } | { readonly kind: "claim"; readonly index: number };

/** What both sides of a comparison are, with values put in: the line as written, or carried out where it cannot take numbers as it stands. */
export interface PutIn {
  readonly left: Shape;
  readonly right: Shape;
}

/** What can be shown of one derivation beyond its report. */
export interface DerivationStudy {
  /** The line as a formula with a place of the document marked; null where it could not be read. */
  readonly lineShape: (line: LineName, spot: Place | null) => Shape | null;
  /** A text such as a corrected line, read as if it stood in that line. */
  readonly textShape: (line: LineName, text: string) => Shape | null;
  /** Does the line stand in the file as it is read, with nothing escaped or left out between its characters? */
  readonly isVerbatim: (line: LineName) => boolean;
  /** The values of a witness in the line before and in this line; null where they are no plain numbers. */
  readonly withValues: (line: LineName, witness: Witness) => PutIn | null;
  /** The quantities that a picture of the line before and this line can run over. */
  readonly plotVariables: (line: LineName) => readonly string[];
  readonly plot: (line: LineName, witness: Witness | null, choice: number) => Plot | null;
}

/** A report, and for each of its derivations what can be shown of it. */
export interface Study {
  readonly report: Examination["report"];
  readonly derivations: readonly DerivationStudy[];
}

/** Checks a text as `check` does, and keeps what a reader may ask to see. */
export function studyText(text: string, options: CheckOptions): Study {
  const { report, derivations } = examineText(text, options);
  return { report, derivations: derivations.map(studyDerivation) };
}

/** The same study, each answer worked out once: screens ask again with every key. */
function remembered(study: DerivationStudy): DerivationStudy {
  function once<Arguments extends readonly unknown[], Answer>(answer: (...args: Arguments) => Answer): (...args: Arguments) => Answer {
    const known = new Map<string, Answer>();
    return (...args) => {
      const key = JSON.stringify(args);
      const before = known.get(key);
      if (before !== undefined) return before;
      const made = answer(...args);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(key, made);
      return made;
    };
  }
  return {
    lineShape: once(study.lineShape), textShape: once(study.textShape), isVerbatim: study.isVerbatim, withValues: once(study.withValues), plotVariables: once(study.plotVariables), plot: once(study.plot),
  };
}

const MOST_REMEMBERED = 512;

/** Nodes of a line that is given values. */
const LARGEST = 4000;

interface Side {
  /** As written; null for a statement. */
  readonly located: Located | null;
  /** As judged. */
  readonly value: Node | null;
}

function exactValue(text: string): Rational | null {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(text);
  return match === null ? null : rational(BigInt(match[1] ?? "0"), BigInt(match[2] ?? "1"));
}

/** The values of a witness that are exact numbers, by name; null where one is none. */
function exactValues(witness: Witness): ReadonlyMap<string, Rational> | null {
  const values = new Map<string, Rational>();
  for (const [name, value] of Object.entries(witness.at)) {
    const exact = typeof value === "string" ? exactValue(value) : null;
    if (exact === null) return null;
    values.set(name, exact);
  }
  return values;
}

/** Does a formula take numbers for its letters as it stands: nothing in it binds or differentiates, or stands for something else? */
function takesNumbers(node: Node, defined: (name: string) => boolean): boolean {
  const isOwn = someNode(node, (each) => each.kind === "derivative" || each.kind === "limit" || each.kind === "integral" || each.kind === "call" || each.kind === "opaque" || (each.kind === "apply" && each.function === "differential"));
  return !isOwn && ![...freeSymbols(node)].some(defined);
}

function studyDerivation({ arena, judged, positions }: ExaminedDerivation): DerivationStudy {
  const { elaborated } = judged;
  const read = createReader(judged);

  function sourceOf(line: LineName): Pick<DraftLine, "source" | "range" | "notation"> | null {
    if (line.kind === "step") {
      const draft = judged.lines[line.number]?.line.draft;
      return draft ?? null;
    }
    const draft = elaborated.claims[line.index]?.draft;
    return draft === undefined ? null : { source: draft.piece.source, range: draft.range, notation: "text" };
  }

  /** A place of the document as a range of a line's source text; null where it stands elsewhere. */
  function rangeIn(source: SourceText, place: Place): Range | null {
    const offset = (line: number, column: number): number | null => {
      const found = positions.line(line);
      return found === null ? null : found.start + column - 1;
    };
    const start = offset(place.line, place.column);
    const end = offset(place.endLine, place.endColumn);
    const { offsets } = source;
    if (start === null || end === null || offsets.length === 0) return null;
    const from = offsets.findIndex((each) => each >= start);
    if (from < 0 || (offsets[0] ?? 0) > end) return null;
    const to = offsets.findIndex((each) => each >= end);
    return { start: from, end: to < 0 ? offsets.length - 1 : to };
  }

  function sideOf(line: LineName): Side | null {
    if (line.kind === "step") {
      const found = judged.lines[line.number];
      return found === undefined ? null : { located: found.line.located, value: found.value };
    }
    const [claim, draft] = [judged.claims[line.index], elaborated.claims[line.index]];
    return claim === undefined || draft === undefined ? null : { located: draft.located, value: claim.value };
  }

  /** The names of what the lines differentiate by. */
  function preferred(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const { line } of judged.lines) {
      if (line.located === null) continue;
      someNode(line.located.node, (node) => {
        if (node.kind === "derivative") names.add(node.variable.kind === "index" ? accessName(node.variable) : node.variable.name);
        if (node.kind === "call") for (const argument of node.arguments) if (argument.kind === "symbol") names.add(argument.name);
        return false;
      });
    }
    return names;
  }

  /** The line that a line was judged against. */
  function beforeOf(line: LineName): Side | null {
    if (line.kind === "step") {
      const against = judged.lines[line.number]?.against ?? null;
      return against === null ? null : sideOf({ kind: "step", number: against });
    }
    const start = judged.lines.find(({ value }) => value !== null);
    return start === undefined ? null : sideOf({ kind: "step", number: start.number });
  }

  /** The line carried out, without what only says where it is defined. */
  function carriedOut(located: Located): Node | null {
    const resolved = resolve(arena, located.node, { definitions: elaborated.definitions, dependence: elaborated.dependence, partial: elaborated.reading.partial, velocities: elaborated.velocities });
    return resolved.kind === "resolved" ? judged.settle(resolved.node) : null;
  }

  /** The judged sides of a comparison; null where there are none that a tape can hold. */
  function sides(line: LineName): { readonly left: Node; readonly right: Node } | null {
    const [before, after] = [beforeOf(line), sideOf(line)];
    if (judged.tensors !== null || before?.value == null || after?.value == null) return null;
    return { left: judged.settle(before.value), right: judged.settle(after.value) };
  }

  function putIn(side: Side, values: ReadonlyMap<string, Rational>): Shape | null {
    const { located } = side;
    if (located === null) return null;
    const isDefined = (name: string): boolean => elaborated.definitions.has(name) || elaborated.dependence.has(name);
    const written = takesNumbers(located.node, isDefined) ? judged.settle(located.node) : carriedOut(located);
    if (written === null) return null;
    const tape = compileTape([written], elaborated.integers, LARGEST);
    if ("reason" in tape || tape.kernels.length > 0 || tape.inputs.some((input) => input.node.kind === "call")) return null;
    const replacements = new Map<Node, Node>();
    for (const input of tape.inputs) {
      const value = values.get(input.name);
      if (value === undefined) return null;
      replacements.set(input.node, arena.number(value));
    }
    return shapeOfNode(substitute(arena, written, replacements));
  }

  return remembered({
    lineShape(line, spot) {
      const source = sourceOf(line);
      if (line.kind === "step") {
        const formula = judged.lines[line.number]?.line.formula ?? null;
        if (formula !== null) return shapeOfFormula(formula);
      }
      const located = sideOf(line)?.located ?? null;
      if (located === null || source === null) return null;
      return shapeOfLocated(located, spot === null ? null : rangeIn(source.source, spot));
    },
    textShape(line, text) {
      const source = sourceOf(line);
      if (source === null) return null;
      const located = read(text.replace(/^\s*(?:&\s*)?=\s*/u, ""), notationOfLine(source));
      return located === null ? null : shapeOfLocated(located, null);
    },
    isVerbatim(line) {
      const found = sourceOf(line);
      if (found === null) return false;
      const { offsets } = found.source;
      const { start, end } = found.range;
      return end > start && (offsets[end - 1] ?? 0) - (offsets[start] ?? 0) === end - 1 - start;
    },
    withValues(line, witness) {
      const values = exactValues(witness);
      const [before, after] = [beforeOf(line), sideOf(line)];
      if (values === null || judged.tensors !== null || before === null || after === null) return null;
      const [left, right] = [putIn(before, values), putIn(after, values)];
      return left === null || right === null ? null : { left, right };
    },
    plotVariables(line) {
      const both = sides(line);
      return both === null ? [] : plotVariables({ ...both, integers: elaborated.integers, preferred: preferred() });
    },
    plot(line, witness, choice) {
      const both = sides(line);
      return both === null ? null : plotSides({ ...both, integers: elaborated.integers, preferred: preferred(), at: (witness === null ? null : exactValues(witness)) ?? new Map<string, Rational>(), choice });
    },
  });
}
