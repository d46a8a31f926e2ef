// The command that an unknown one was probably meant to be: `\fracc` for `\frac`. All commands that the parser knows are looked through, letters and functions included.

import { allFunctions } from "../functions/registry.js";
import { ACCENTS, FONTS, GREEK_LETTERS, LETTER_COMMANDS } from "../notation/letters.js";
import { BIG_OPERATORS, BRACKET_COMMANDS, ELLIPSES, NAME_COMMANDS, NOT_JUDGED, OPERATOR_COMMANDS, RELATION_COMMANDS, SPACING, TRANSPARENT_WITH_ARGUMENT, UNSUPPORTED_BIG, WORDS_COMMANDS } from "./math-vocabulary.js";
import { editDistance } from "./settings.js";

/** Answers given so far; a document repeats its commands. */
const answers = new Map<string, string | null>();
const MOST_ANSWERS = 2_000;

let known: readonly string[] | null = null;

function knownCommands(): readonly string[] {
  known ??= [...new Set([
    "frac", "dfrac", "tfrac", "sqrt", "binom", "partial", "nabla", "infty", "begin", "end", "left", "right", "underbrace", "overbrace", "overset", "underset", "stackrel", "cancel", "boxed",
    ...[GREEK_LETTERS, LETTER_COMMANDS, ACCENTS, FONTS, BIG_OPERATORS, BRACKET_COMMANDS, NOT_JUDGED, OPERATOR_COMMANDS, RELATION_COMMANDS, UNSUPPORTED_BIG].flatMap((table) => [...table.keys()]),
    ...[ELLIPSES, NAME_COMMANDS, SPACING, TRANSPARENT_WITH_ARGUMENT, WORDS_COMMANDS].flatMap((set) => [...set]),
    ...allFunctions.flatMap(({ name }) => [name]),
  ])].filter((name) => /^[a-zA-Z]{2,}$/.test(name)).sort();
  return known;
}

/** The nearest known command, at most two letters away and one in short names; null where none is near. */
export function nearestCommand(name: string): string | null {
  if (name.length < 3 || name.length > 20) return null;
  const remembered = answers.get(name);
  if (remembered !== undefined) return remembered;
  const most = name.length > 4 ? 2 : 1;
  let best: { readonly command: string; readonly distance: number } | null = null;
  for (const command of knownCommands()) {
    if (Math.abs(command.length - name.length) > most) continue;
    const distance = editDistance(name, command);
    if (distance <= most && distance < (best?.distance ?? 3)) best = { command, distance };
  }
  const answer = best?.command ?? null;
  if (answers.size < MOST_ANSWERS) answers.set(name, answer);
  return answer;
}
