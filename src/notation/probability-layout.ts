// How expectations and probabilities look: `E(X | Y)`, `E_{x ∼ q}(f(x))`, `Var(X)`, `P(A ∩ B | X = x)`. One table of marks for each notation; the layout is the same.

import { eventOperations, LAW, probabilityKernels } from "../functions/probability-operations.js";
import { Binding, piece, type Notation, type Piece } from "./piece.js";

export interface ProbabilityMarks {
  /** The words of the kernels. */
  readonly words: ReadonlyMap<string, string>;
  readonly given: string;
  readonly drawn: string;
  readonly both: string;
  readonly either: string;
  readonly complement: string;
  readonly subscript: (text: string) => string;
}

const WORDS = [["expectation", "E"], ["variance", "Var"], ["standardDeviation", "SD"], ["covariance", "Cov"], ["correlation", "Corr"], ["probability", "P"]] as const;
export const TEXT_PROBABILITY: ProbabilityMarks = {
  words: new Map(WORDS), given: " | ", drawn: "∼", both: " ∩ ", either: " ∪ ", complement: "^c", subscript: (text) => (/^\p{L}$/u.test(text) ? `_${text}` : `_{${text}}`),
};
export const UNICODE_PROBABILITY: ProbabilityMarks = { ...TEXT_PROBABILITY, complement: "ᶜ" };
export const LATEX_PROBABILITY: ProbabilityMarks = {
  words: new Map(WORDS.map(([name, word]) => [name, name === "expectation" ? "\\mathbb{E}" : name === "probability" ? "P" : `\\operatorname{${word}}`])),
  given: " \\mid ", drawn: " \\sim ", both: " \\cap ", either: " \\cup ", complement: "^c", subscript: (text) => `_{${text}}`,
};
/** What stands between the parts of a law that was laid out; no name holds it. */
const SEPARATOR = "\u0001";

/** The kernel, law or event laid out; null for a function that is none. */
export function layOutProbability(notation: Pick<Notation, "bracketed">, marks: ProbabilityMarks, name: string, args: readonly Piece[]): Piece | null {
  const [first, second] = args;
  if (first === undefined) return null;
  if (name === LAW) return piece(args.map((each) => each.text).join(SEPARATOR), Binding.atom, "name", "name");
  if (eventOperations.has(name)) {
    const closed = (part: Piece): string => (part.text.includes(marks.either) || part.text.includes(marks.both) ? notation.bracketed(part).text : part.text);
    if (name === "complementEvent") return piece(`${closed(first)}${marks.complement}`, Binding.atom, "name", "closed");
    return piece(`${closed(first)}${name === "bothEvents" ? marks.both : marks.either}${closed(second ?? first)}`, Binding.sum, "name", "name");
  }
  const count = probabilityKernels.get(name);
  if (count === undefined) return null;
  const isProbability = name === "probability";
  const at = isProbability ? 1 : count;
  const [distribution = "0", ...names] = (args[at]?.text ?? "0").split(SEPARATOR);
  const events = isProbability ? Number(first.text) : count;
  const subjects = isProbability ? args.slice(2, 2 + events) : args.slice(0, count);
  const given = args.slice(isProbability ? 2 + events : at + 1);
  const list = (parts: readonly Piece[]): string => parts.map((part) => part.text).join(", ");
  const inside = `${list(subjects)}${given.length === 0 ? "" : `${marks.given}${list(given)}`}`;
  if (isProbability) return piece(`${distribution === "0" ? (marks.words.get(name) ?? "P") : distribution}(${inside})`, Binding.application, "function", "bracket");
  const below = [names.join(","), distribution === "0" ? "" : distribution].filter((part) => part !== "").join(marks.drawn);
  return piece(`${marks.words.get(name) ?? name}${below === "" ? "" : marks.subscript(below)}(${inside})`, Binding.application, "function", "bracket");
}
