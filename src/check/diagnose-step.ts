// Asks the diagnosis for each wrong move and puts its answer into the report's terms: places in the document, the author's text, the rule that was used.

import type { StepDiagnosis } from "../diagnosis/diagnose.js";
import { diagnose } from "../diagnosis/diagnose.js";
import { labelNote, ruleOfStep } from "../diagnosis/rule-of-step.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { judge } from "../judge/judge.js";
import { prepareComparison } from "../judge/comparison.js";
import type { Diagnosis, Place } from "../model/report.js";
import type { Range, SourceText } from "../syntax/document.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { Definition } from "../expression/definition.js";
import { freeSymbols } from "../expression/traverse.js";
import { parseMath } from "../syntax/math-parser.js";
import type { JudgedDerivation, JudgedLine } from "./judge-derivation.js";

/** Candidates that the repair search may try for one step. */
const REPAIR_BUDGET = 4000;

export interface Move {
  readonly rule: string | null;
  readonly labelNote: string | null;
}

export interface Diagnostician {
  /** What the move was. */
  move(line: JudgedLine): Move;
  /** Where a wrong move goes wrong. */
  step(line: JudgedLine): Diagnosis | null;
}

export function createDiagnostician(arena: Arena, judged: JudgedDerivation, placeOf: (range: Range, source: SourceText) => Place): Diagnostician {
  const definitions = withDependence(arena, judged.elaborated);
  const knownNames = new Set([...namesOf(judged)].filter((name) => /^\p{L}{2,}$/u.test(name)));
  const around = [...new Set(judged.lines.map((line) => line.line.draft.source.text))].join("\n");

  /** The expression that a text says in a line of this derivation; null where it does not say one. */
  function reread(text: string, notation: "latex" | "text"): Node | null {
    // A line that goes on over several rows is one expression.
    const own = notation === "latex" && !text.includes("\\begin") ? text.replace(/\\\\(?:\[[^\]]*\])?|&|\\(?:nonumber|notag)(?![a-zA-Z])/g, " ") : text;
    const source: SourceText = { text: own, offsets: Int32Array.from({ length: own.length + 1 }, (_, k) => k) };
    const { rows, notes } = parseMath(source, { notation, knownNames, environment: null });
    const [row] = rows;
    const [statement] = row?.statements ?? [];
    const [side] = statement?.sides ?? [];
    if (rows.length !== 1 || row?.statements.length !== 1 || statement?.sides.length !== 1 || !side || notes.some((note) => note.kind === "unread")) return null;
    return judged.elaborated.elaborateLine({ syntax: side, source }).node;
  }

  function previousOf(line: JudgedLine): JudgedLine | null {
    return line.against === null ? null : (judged.lines[line.against] ?? null);
  }

  return {
    move(line) {
      const previous = previousOf(line);
      const before = previous?.line.located?.node;
      const after = line.line.located?.node;
      if (before === undefined || after === undefined || (line.verdict !== "equal" && line.verdict !== "unequal") || judged.tensors !== null) return { rule: null, labelNote: null };
      const recognised = ruleOfStep({ arena, before, after, definitions });
      const { label } = line.line.draft;
      return { rule: recognised.rule, labelNote: label === null ? null : labelNote(label, recognised) };
    },
    step(line) {
      if (line.mistake !== null) return wholeLine(line, null);
      const previous = previousOf(line);
      const before = previous?.line.located ?? null;
      const after = line.line.located;
      const reference = previous?.value ?? null;
      if (before === null || after === null || reference === null || previous === null) return null;
      const { relation } = line.line.draft;
      if (relation !== null && relation !== "=" && relation !== ":=") return wholeLine(line, null);
      if (judged.tensors !== null) return wholeLine(line, line.judgement?.holdsWhen ?? null);
      const { source } = line.line.draft;
      const settled = judged.settle(reference);
      const comparison = prepareComparison(settled, judged.context);
      const notation = /\\[a-zA-Z]|\\\\/.test(source.text) ? "latex" : "text";
      const found = diagnose({
        arena, before, after, beforeText: previous.line.draft.source.text, afterText: source.text,
        notation, around,
        reread: (text) => reread(text, notation),
        resolve: (node: Node) => judged.carryOut(node),
        agrees: (candidate: Node) => comparison.agrees(candidate),
        confirm: (candidate: Node) => judge(settled, candidate, judged.context).verdict === "equal",
        definitions, budget: REPAIR_BUDGET,
      });
      const holdsWhen = line.judgement?.holdsWhen ?? null;
      if (found === null) return wholeLine(line, holdsWhen);
      return toReport(found, source, holdsWhen);
    },
  };

  function spot(part: { readonly range: Range; readonly found: string; readonly expected: string }, source: SourceText): Place & { readonly found: string; readonly expected: string } {
    return { ...placeOf(part.range, source), found: part.found, expected: part.expected };
  }

  function toReport(found: StepDiagnosis, source: SourceText, holdsWhen: string | null): Diagnosis {
    const message = holdsWhen === null ? found.message : `${found.message} As it stands, the step holds only when ${holdsWhen}.`;
    return {
      mistake: found.mistake, rule: found.rule, ...spot(found.edit, source), term: found.term === null ? null : spot(found.term, source), fix: found.fix, message, alternatives: found.alternatives,
    };
  }

  /** No place was found: the whole line is pointed at, with what is known. */
  function wholeLine(line: JudgedLine, holdsWhen: string | null): Diagnosis | null {
    const { source, range } = line.line.draft;
    const text = source.text.slice(range.start, range.end);
    const reason = line.judgement?.reason;
    const message = holdsWhen !== null ? `This holds only when ${holdsWhen}.` : (reason ?? "This line does not equal the line before; no single place was found whose change would make it right.");
    return { mistake: judged.tensors !== null && line.judgement?.witness == null ? "shape-mismatch" : null, rule: null, ...placeOf(range, source), found: text, expected: "", term: null, fix: null, message, alternatives: [] };
  }
}

/** The definitions, and for an unknown function that is written without its argument that it is one: y for y(x). */
function withDependence(arena: Arena, elaborated: ElaboratedDerivation): ReadonlyMap<string, Definition> {
  const all = new Map(elaborated.definitions);
  for (const [name, variable] of elaborated.dependence) if (!all.has(name)) all.set(name, { name, parameters: [], indexParameters: [], body: arena.call(arena.symbol(name), [0], [variable]) });
  return all;
}

function namesOf(judged: JudgedDerivation): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { line } of judged.lines) if (line.located !== null) for (const name of freeSymbols(line.located.node)) names.add(name);
  for (const { name, body } of judged.elaborated.definitions.values()) for (const each of [name, ...freeSymbols(body)]) names.add(each);
  return names;
}
