// Settings of a document: what it expects of itself, assumptions and definitions given at its top or in comments.

import type { DocumentPart, MathPart, SourceText } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import { saysIndependence } from "./chance-facts.js";
import { definable, statedDependence } from "./definable.js";
import { offsetIn } from "./draft-chain.js";
import { type DraftState, addAssumption, makeDefinition } from "./draft-state.js";
import { statementEvents } from "./parsed-parts.js";

export function setting(draft: DraftState, part: DocumentPart & { kind: "setting" }): void {
  const value = part.value.text.trim();
  switch (part.key) {
    case "expect":
      draft.expect.push(...value.replace(/^\[|\]$/g, "").split(/\s*[,;]\s*/).filter((item) => item !== ""));
      return;
    case "title":
      draft.title = value;
      return;
    case "variable":
      draft.variable = value;
      return;
    case "ignore":
      draft.ignoreNext = true;
      return;
    case "assume":
      if (!saysIndependence(value)) assume(draft, part.value, part.range.start);
      return;
    case "let":
      letBe(draft, part);
      return;
    default:
      return;
  }
}

export function assume(draft: DraftState, value: SourceText, offset: number): void {
  const phrase = value.text.trim();
  if (draft.declarations.phrase(phrase)) return;
  const part: MathPart = { kind: "math", notation: /\\[a-zA-Z]/.test(phrase) ? "latex" : "text", display: false, environment: null, source: value, range: { start: offset, end: offset + phrase.length }, label: null };
  let read = false;
  for (const event of statementEvents(part, parseMath(value, { notation: part.notation, knownNames: draft.knownNames, environment: null }))) {
    if (event.statement.relations.length === 0) continue;
    read = true;
    draft.parts.register(event.statement, draft.sections.current);
    draft.shapesSaid.push(event.statement);
    if (!draft.declarations.membership(event.statement)) addAssumption(draft, event, "assume", "section");
  }
  if (!read) draft.note("unread", `found \`${phrase.slice(0, 60)}\`, expected an assumption such as \`x > 0\``, offset);
}

function letBe(draft: DraftState, part: DocumentPart & { kind: "setting" }): void {
  const source: MathPart = { kind: "math", notation: /\\[a-zA-Z]/.test(part.value.text) ? "latex" : "text", display: false, environment: null, source: part.value, range: part.range, label: null };
  const syntax = parseMath(part.value, { notation: source.notation, knownNames: draft.knownNames, environment: null });
  const found = statementEvents(source, syntax);
  const unread = syntax.notes.find((each) => each.kind === "unread");
  if (unread !== undefined) draft.note("unread", unread.message, offsetIn(part.value, unread.range.start));
  for (const event of found) {
    draft.parts.register(event.statement, draft.sections.current);
    if (event.statement.relations[0]?.sign === "∈") {
      draft.shapesSaid.push(event.statement);
      draft.declarations.membership(event.statement);
      continue;
    }
    const [head, value] = event.statement.sides;
    const named = head ? definable(head) : null;
    const dependence = statedDependence(event.statement);
    if (dependence !== null) draft.declarations.dependence(dependence.name, dependence.variable);
    else if (named !== null && value) draft.book.record(makeDefinition(draft, event, named, value));
    else draft.note("unread", `found \`${part.value.text.trim().slice(0, 60)}\`, expected a definition \`name = value\``, part.range.start);
  }
}
