// A function that is given by several equations, each with its condition: "$f(x) = x^2$ for $x > 0$ and $f(x) = -x$ for $x \le 0$". They are one definition, by cases; taken one by one the last
// would be in force everywhere.

import { joinSources, sliceSource, type MathPart, type SourceText } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import type { Syntax } from "../syntax/math-tree.js";
import { definable, namesIn, type Definable } from "./definable.js";
import { type StatementEvent, written } from "./draft-chain.js";
import { type DraftState, makeDefinition } from "./draft-state.js";
import { isCondition } from "./statement-shape.js";

/** So many parts are looked at. */
const MOST_PARTS = 40;

interface Branch {
  readonly event: StatementEvent;
  readonly found: Definable;
  readonly value: Syntax;
  /** Null for what holds otherwise. */
  readonly condition: StatementEvent | null;
}

const OTHERWISE = /^[\s,]*(?:otherwise|elsewhere|in all other cases|for all other values)\b/i;

/** Takes in a definition by several equations that begins with a part: the part behind it; 0 where none begins there. */
export function takePiecewise(draft: DraftState, from: number): number {
  const { all } = draft.parts;
  const branches: Branch[] = [];
  let open: Omit<Branch, "condition"> | null = null;
  let words = "";
  let until = 0;
  for (let k = from; k < Math.min(all.length, from + MOST_PARTS); k++) {
    const entry = all[k];
    if (entry === undefined) break;
    const { part, events } = entry;
    if (part.kind === "prose" && open !== null && branches.length > 0 && OTHERWISE.test(words + part.text)) {
      branches.push({ ...open, condition: null });
      until = k;
      break;
    }
    if (part.kind === "prose") words += part.text;
    else if (part.kind === "break" && part.reason === "paragraph") words += "\n";
    if (part.kind === "prose" || (part.kind === "break" && part.reason === "paragraph")) continue;
    if (part.kind !== "math" || part.notation !== "latex" || events.length === 0) break;
    let fits = true;
    for (const event of events) {
      const said = event.rowWords === "" ? words : event.rowWords;
      words = "";
      const branch: Omit<Branch, "condition"> | null = open === null ? branchOf(event) : null;
      if (open !== null && isConditionFor(event, open.found, said) && /^[\s,]*(?:for|if|when|whenever|where)?(?:\s+all)?[\s,]*$/i.test(said)) {
        branches.push({ ...open, condition: event });
        open = null;
      } else if (branch !== null && (branches.length === 0 || (sameHead(branches[0], branch) && /^[\s,;.]*(?:and|while|but|whereas|or)?[\s,]*$/i.test(said)))) open = branch;
      else {
        fits = false;
        break;
      }
    }
    if (!fits) break;
    if (open === null && branches.length > 1) until = k + 1;
  }
  const [first] = branches;
  if (until === 0 || first === undefined) return 0;
  const body = casesOf(branches.filter(({ condition }) => condition === null || all.slice(from, until).some(({ part }) => part === condition.part)));
  const syntax = parseMath(body, { notation: "latex", knownNames: draft.knownNames, environment: null }).rows[0]?.statements[0]?.sides[0];
  if (syntax == null) return 0;
  if (draft.book.inSection(draft.sections.current, first.found.name) !== undefined) draft.chains.close();
  draft.book.record({ ...makeDefinition(draft, first.event, first.found, first.value), body: { syntax, source: body }, text: body.text });
  draft.prose += " ";
  return until;
}

/** `f(x) = V` with one letter. */
function branchOf(event: StatementEvent): Omit<Branch, "condition"> | null {
  const { sides, relations } = event.statement;
  const [head, value] = sides;
  const found = head ? definable(head) : null;
  return found !== null && found.parameters.length === 1 && value != null && sides.length === 2 && relations[0]?.sign === "=" ? { event, found, value } : null;
}

function isConditionFor({ statement }: StatementEvent, { parameters }: Definable, said: string): boolean {
  const names = new Set(statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))));
  // "$f(x) = 5$ if $x = 2$".
  const [left, right] = statement.sides;
  const atPoint = /\b(?:if|when|for)\b/i.test(said) && statement.relations.length === 1 && statement.relations[0]?.sign === "=" && left?.kind === "name" && right != null && namesIn(right).length === 0;
  return (isCondition(statement) || atPoint) && parameters.every((name) => names.has(name)) && statement.relations.every(({ sign }) => sign !== "∈");
}

function sameHead(a: Branch | undefined, b: Omit<Branch, "condition">): boolean {
  const text = ({ event }: Omit<Branch, "condition">): string => {
    const [head] = event.statement.sides;
    return head ? written({ syntax: head, source: event.part.source }) : "";
  };
  return a !== undefined && text(a) === text(b);
}

/** The branches as one value by cases, each of its pieces where it stands in the document. */
function casesOf(branches: readonly Branch[]): SourceText {
  const piece = (part: MathPart, start: number, end: number): SourceText => sliceSource(part.source, start, end);
  const rows = branches.map(({ event, value, condition }) => {
    if (condition === null) return joinSources(piece(event.part, value.range.start, value.range.end), " & \\text{otherwise}", sliceSource(event.part.source, value.range.end, value.range.end));
    const sides = condition.statement.sides.flatMap((side) => side ?? []);
    const [left, right] = [sides[0], sides[sides.length - 1]];
    return joinSources(piece(event.part, value.range.start, value.range.end), " & ", piece(condition.part, left?.range.start ?? 0, right?.range.end ?? 0));
  });
  const [first, ...others] = rows;
  if (first === undefined) return { text: "", offsets: new Int32Array(1) };
  const empty = (source: SourceText): SourceText => sliceSource(source, source.text.length, source.text.length);
  const inside = others.reduce((made, row) => joinSources(made, " \\\\ ", row), first);
  const opened = joinSources(sliceSource(first, 0, 0), "\\begin{cases} ", inside);
  return joinSources(opened, " \\end{cases}", empty(opened));
}
