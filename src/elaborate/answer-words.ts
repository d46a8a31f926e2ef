// Answers in letters that a text explains, "write \verb|NEI| if there is not enough information": where they stand for a value, the author says that there is none to be had.

import { type StatementEvent, withoutLayout } from "./draft-chain.js";
import type { DraftState } from "./draft-state.js";

const EXPLAINED = /\b(?:write|enter|type|answer|put)\s+(?:\\verb\s*([|+!])([A-Z]{2,5})\1|["“`$]{0,2}([A-Z]{2,5})["”'$]{0,2})\s+if\b/g;
let asked: { readonly text: string; readonly found: ReadonlySet<string> } | null = null;

/** The answers that a text explains but for DNE, which is judged of limits; it is looked through once. */
function answersOf(text: string): ReadonlySet<string> {
  if (asked?.text !== text) asked = { text, found: new Set([...text.matchAll(EXPLAINED)].flatMap(([, , quoted, plain]) => quoted ?? plain ?? []).filter((answer) => answer !== "DNE")) };
  return asked.found;
}

/** `\int_a^b f(x)g(x)\,dx = NEI`: does an equation end with such an answer? */
export function endsWithAnswer(draft: DraftState, { statement, part }: StatementEvent): boolean {
  const last = statement.sides[statement.sides.length - 1];
  if (draft.structured || !part.display || statement.sides.length !== 2 || last == null) return false;
  const answers = answersOf(draft.text);
  return answers.size > 0 && answers.has(withoutLayout(part.source.text.slice(last.range.start, last.range.end)).replace(/\\answer(?:\[[^\]]*\])?/g, ""));
}
