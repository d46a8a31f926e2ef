// The choices that notation leaves open (rule 21 of the reading conventions): how far an operator reaches, where base 10 may be meant. A
// reading fixes all of them for a whole derivation; elaboration tells which of them a text really leaves open.

export interface Reading {
  /** How far does d/dx reach: over a bracket after it or the term, over the whole product, or over the whole sum? */
  readonly derivative: "term" | "product" | "sum";
  /** Is `d/dx [2] x^2` the derivative of the product, or that of the bracket times x²? */
  readonly bracket: "product" | "argument";
  /** Is `1/2x` (1/2)·x or 1/(2x)? */
  readonly slash: "left" | "product";
  /** Is `\sin x y` sin(xy) or sin(x)·y? */
  readonly argument: "factors" | "first";
  /** Does Σ reach over `+` while its index occurs, over its term only, or to the end? */
  readonly sum: "index" | "term" | "all";
  readonly log: "e" | "10" | "2";
  /** Is `\cos π/3` a third of cos π, or the cosine of a third of π? */
  readonly quotient: "outside" | "inside";
  /** Is `\ln(x)^2` the square of the logarithm, or the logarithm of the square? */
  readonly power: "value" | "argument";
  /** Does ∂X/∂v differentiate through the definitions of other names in X, or hold them constant where v stands in X itself? */
  readonly partial: "total" | "explicit";
  /** How far does lim reach before a sum that holds its variable? */
  readonly limit: "term" | "sum";
  /** Does an evaluation bar reach back over the sum before it, or over its last term? */
  readonly bar: "sum" | "term";
  /** Is a bare a beside a_n elsewhere read as a_n where n is about, or a letter of its own? The second is taken only where the whole derivation holds with it. */
  readonly bare: "entry" | "own";
  /** Is `2\frac12` two and a half where it stands alone in its term, everywhere, or nowhere? */
  readonly mixed: "alone" | "sum" | "product";
  /** Does a number of which only derivatives are known depend on the nearest of the names that it is differentiated by, or on the last ones that they lead to? */
  readonly loss: "nearest" | "last";
  /** `H(3w)` beside `H'(3w)`, of a letter that nothing else says of: is only what has a prime a function at 3w, is the letter a function throughout, or is it a factor before either bracket? */
  readonly letter: "primed" | "function" | "factor";
}

export type Choice = keyof Reading;

/** The conventional reading. */
export const CONVENTIONAL: Reading = { derivative: "term", bracket: "product", slash: "left", argument: "factors", quotient: "outside", sum: "index", log: "e", power: "value", partial: "total", limit: "term", bar: "sum", bare: "entry", mixed: "alone", loss: "nearest", letter: "primed" };

const ALTERNATIVES = {
  derivative: ["term", "product", "sum"],
  bracket: ["product", "argument"],
  slash: ["left", "product"],
  argument: ["factors", "first"],
  quotient: ["outside", "inside"],
  sum: ["index", "term", "all"],
  log: ["e", "10", "2"],
  power: ["value", "argument"],
  partial: ["total", "explicit"],
  limit: ["term", "sum"],
  bar: ["sum", "term"],
  mixed: ["alone", "sum", "product"],
  loss: ["nearest", "last"],
  letter: ["primed", "function", "factor"],
} as const;

/** More readings than this are not tried. */
const MAX_READINGS = 24;

/** Every admissible reading of a text that leaves these choices open, the conventional one first, those with fewer departures from it earlier. */
export function admissibleReadings(open: ReadonlySet<Choice>): readonly Reading[] {
  let readings: Reading[] = [CONVENTIONAL];
  if (open.has("derivative")) readings = readings.flatMap((r) => ALTERNATIVES.derivative.map((derivative) => ({ ...r, derivative })));
  if (open.has("bracket")) readings = readings.flatMap((r) => ALTERNATIVES.bracket.map((bracket) => ({ ...r, bracket })));
  if (open.has("slash")) readings = readings.flatMap((r) => ALTERNATIVES.slash.map((slash) => ({ ...r, slash })));
  if (open.has("argument")) readings = readings.flatMap((r) => ALTERNATIVES.argument.map((argument) => ({ ...r, argument })));
  if (open.has("quotient")) readings = readings.flatMap((r) => ALTERNATIVES.quotient.map((quotient) => ({ ...r, quotient })));
  if (open.has("sum")) readings = readings.flatMap((r) => ALTERNATIVES.sum.map((sum) => ({ ...r, sum })));
  if (open.has("log")) readings = readings.flatMap((r) => ALTERNATIVES.log.map((log) => ({ ...r, log })));
  if (open.has("power")) readings = readings.flatMap((r) => ALTERNATIVES.power.map((power) => ({ ...r, power })));
  if (open.has("partial")) readings = readings.flatMap((r) => ALTERNATIVES.partial.map((partial) => ({ ...r, partial })));
  if (open.has("limit")) readings = readings.flatMap((r) => ALTERNATIVES.limit.map((limit) => ({ ...r, limit })));
  if (open.has("bar")) readings = readings.flatMap((r) => ALTERNATIVES.bar.map((bar) => ({ ...r, bar })));
  if (open.has("mixed")) readings = readings.flatMap((r) => ALTERNATIVES.mixed.map((mixed) => ({ ...r, mixed })));
  if (open.has("loss")) readings = readings.flatMap((r) => ALTERNATIVES.loss.map((loss) => ({ ...r, loss })));
  if (open.has("letter")) readings = readings.flatMap((r) => ALTERNATIVES.letter.map((letter) => ({ ...r, letter })));
  return [...readings].sort((a, b) => departures(a) - departures(b)).slice(0, MAX_READINGS);
}

function departures(reading: Reading): number {
  return (
    Number(reading.derivative !== CONVENTIONAL.derivative) + Number(reading.slash !== CONVENTIONAL.slash) + Number(reading.argument !== CONVENTIONAL.argument) + Number(reading.quotient !== CONVENTIONAL.quotient) +
    Number(reading.sum !== CONVENTIONAL.sum) + Number(reading.log !== CONVENTIONAL.log) + Number(reading.power !== CONVENTIONAL.power) +
    Number(reading.partial !== CONVENTIONAL.partial) + Number(reading.limit !== CONVENTIONAL.limit) + Number(reading.bar !== CONVENTIONAL.bar) + Number(reading.bracket !== CONVENTIONAL.bracket) +
    Number(reading.mixed !== CONVENTIONAL.mixed) + Number(reading.bare !== CONVENTIONAL.bare) + Number(reading.loss !== CONVENTIONAL.loss) + Number(reading.letter !== CONVENTIONAL.letter)
  );
}

/** What a departure from convention means, as a note to the author. */
export function explainReading(reading: Reading): readonly string[] {
  const notes: string[] = [];
  if (reading.derivative === "product") notes.push("d/dx must be meant over the whole product; write brackets");
  if (reading.bracket === "argument") notes.push("d/dx before such brackets must be meant over what stands in them only");
  if (reading.power === "argument") notes.push("the power after a function's bracket must be meant for its argument; write it inside");
  if (reading.derivative === "sum") notes.push("d/dx must be meant over the whole sum; write brackets");
  if (reading.slash === "product") notes.push("the slash must be meant over the whole product after it (1/(2x)); write brackets");
  if (reading.argument === "first") notes.push("a function must be meant to take only the first factor after it; write brackets");
  if (reading.quotient === "inside") notes.push("a function before a slash must be meant of the whole quotient; write brackets");
  if (reading.sum === "term") notes.push("Σ must be meant over one term only; write brackets");
  if (reading.sum === "all") notes.push("Σ must be meant over all that follows; write brackets");
  if (reading.log === "10") notes.push("log must be meant to base 10");
  if (reading.log === "2") notes.push("log must be meant to base 2");
  if (reading.partial === "explicit") notes.push("∂ must be meant to hold the other defined names constant");
  if (reading.limit === "sum") notes.push("lim must be meant over the whole sum; write brackets");
  if (reading.bar === "term") notes.push("the evaluation bar must be meant over the last term only; write brackets");
  if (reading.bare === "own") notes.push("a letter without its index must be meant as another one than the same letter with it");
  if (reading.letter === "function") notes.push("a letter with a prime before a bracket must be meant as a function before other brackets too");
  if (reading.letter === "factor") notes.push("a letter with a prime before a bracket must be meant as a factor; write the sign between them");
  if (reading.mixed === "sum") notes.push("a number before a fraction must be meant as a mixed number; write the + between them");
  if (reading.mixed === "product") notes.push("a number before a fraction must be meant as a factor; write the sign between them");
  return notes;
}
