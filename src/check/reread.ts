// Reads a text of misstep's own making, a corrected line or a part of one, as if it stood in a line of a derivation.

import type { DraftLine } from "../elaborate/draft.js";
import type { Located } from "../elaborate/located.js";
import { freeSymbols } from "../expression/traverse.js";
import { plainSource } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import type { JudgedDerivation } from "./judged.js";

export type MathNotation = "latex" | "text";

/** The notation that the mathematics of a line is written in: a line of plain text may hold commands too. */
export function notationOfLine({ source, notation }: Pick<DraftLine, "source" | "notation">): MathNotation {
  return notation === "latex" || /\\[a-zA-Z]|\\\\/.test(source.text) ? "latex" : "text";
}

/** The expression that a text says in a line of this derivation; null where it does not say one. */
export function createReader(judged: JudgedDerivation): (text: string, notation: MathNotation) => Located | null {
  const knownNames = new Set([...namesOf(judged)].filter((name) => /^\p{L}{2,}$/u.test(name)));
  return (text, notation) => {
    // A line that goes on over several rows is one expression.
    const own = notation === "latex" && !text.includes("\\begin") ? text.replace(/\\\\(?:\[[^\]]*\])?|&|\\(?:nonumber|notag)(?![a-zA-Z])/g, " ") : text;
    const source = plainSource(own, 0);
    const { rows, notes } = parseMath(source, { notation, knownNames, environment: null });
    const [row] = rows;
    const [statement] = row?.statements ?? [];
    const [side] = statement?.sides ?? [];
    if (rows.length !== 1 || row?.statements.length !== 1 || statement?.sides.length !== 1 || !side || notes.some((note) => note.kind === "unread")) return null;
    return judged.elaborated.elaborateLine({ syntax: side, source });
  };
}

function namesOf(judged: JudgedDerivation): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { line } of judged.lines) if (line.located !== null) for (const name of freeSymbols(line.located.node)) names.add(name);
  for (const { name, body } of judged.elaborated.definitions.values()) for (const each of [name, ...freeSymbols(body)]) names.add(each);
  return names;
}
