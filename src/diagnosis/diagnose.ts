// Says of a wrong step which piece of it is wrong, what should stand there, and why it went wrong: a search for the simplest repair (repair.ts), then the mistakes that may
// explain it (mistakes/), then what is left, pointing at the term or the line.

import { tidied } from "./tidied.js";
import type { Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Definitions } from "../expression/definition.js";
import type { Node } from "../expression/node.js";
import type { Edit } from "./edit.js";
import { derivativesOf } from "./line-derivatives.js";
import { gatherMaterial } from "./material.js";
import { allMistakes, type Explanation, type Mistake, type MistakeContext } from "./mistakes/index.js";
import { searchRepairs } from "./repair.js";
import { print, sourceLine, textOf, wholeRange, type SourceLine } from "./splice.js";
import { matchTerms } from "./match-terms.js";
import { fixedLine, termAround, type Piece } from "./term.js";
import { editInWords, inWords, placeInWords } from "./wording.js";
import { withWholeBrackets } from "./whole-brackets.js";

export interface DiagnosisInput {
  readonly arena: Arena;
  /** The occurrences of the line before and of the wrong line. */
  readonly before: Located;
  readonly after: Located;
  /** The texts in which their ranges count. */
  readonly beforeText: string;
  readonly afterText: string;
  readonly notation: "latex" | "text";
  /** Definitions put in and derivatives carried out; null where that fails. */
  readonly resolve: (node: Node) => Node | null;
  /** May the candidate equal the line before? Quick, and may err towards yes. */
  readonly agrees: (resolved: Node) => boolean;
  /** Is the candidate proven equal to the line before? */
  readonly confirm: (resolved: Node) => boolean;
  readonly definitions: Definitions;
  /** How many candidates may be tried. */
  readonly budget: number;
}

/** Where, what instead, and why. Ranges count in the text of the wrong line; an insertion has an empty one. */
export interface StepDiagnosis {
  readonly mistake: string | null;
  readonly rule: string | null;
  readonly edit: Piece;
  readonly term: Piece | null;
  readonly fix: string | null;
  readonly message: string;
  readonly alternatives: readonly string[];
}

/** Diagnoses a wrong step; null where there is nothing to say, which is where the line before has no value. */
export function diagnose(input: DiagnosisInput): StepDiagnosis | null {
  const { arena, beforeText } = input;
  const before = withWholeBrackets(beforeText, input.before);
  const line = sourceLine(input.afterText, input.notation, withWholeBrackets(input.afterText, input.after));
  const carriedOut = input.resolve(before.node);
  const wrong = input.resolve(line.root.node);
  if (carriedOut === null || wrong === null) return null;
  const derivatives = derivativesOf(arena, before.node, input.definitions, input.resolve);
  const material = gatherMaterial(arena, before, beforeText, line.root, line.text, derivatives, tidied(arena, carriedOut));
  const { edits } = searchRepairs({ arena, line, material }, input);
  const edit = edits[0] ?? null;

  const isWrongLine = (made: Node): boolean => {
    const value = input.resolve(made);
    if (value === null) return false;
    if (value === wrong) return true;
    // before - wrong + made equals before exactly where made equals wrong.
    const shifted = arena.add([carriedOut, arena.negate(wrong), value]);
    return input.agrees(shifted) && input.confirm(shifted);
  };
  const explained = explain({ arena, before: before.node, after: line, derivatives, edit, isWrongLine });
  const rule = explained?.explanation.rule ?? explained?.mistake.rule ?? (derivatives.length === 0 ? "algebra" : null);
  if (edit !== null) return { ...fromEdit(line, edit, edits.slice(1), explained), rule };
  const isSame = (own: Node, other: Node): boolean => {
    const value = input.resolve(own);
    return value !== null && input.agrees(arena.add([carriedOut, arena.negate(value), other]));
  };
  return { ...withoutEdit(arena, line, tidied(arena, carriedOut), isSame, explained), rule };
}

interface Explained {
  readonly mistake: Mistake;
  readonly explanation: Explanation;
}

/** The first mistake that explains the step: those that make the wrong line before those that only look like it. */
function explain(context: MistakeContext): Explained | null {
  for (const evidence of ["made", "shape"] as const) {
    for (const mistake of allMistakes) {
      if (mistake.evidence !== evidence) continue;
      const explanation = mistake.explain(context);
      if (explanation !== null) return { mistake, explanation };
    }
  }
  return null;
}

type Spotted = Omit<StepDiagnosis, "rule">;

function fromEdit(line: SourceLine, edit: Edit, others: readonly Edit[], explained: Explained | null): Spotted {
  const whole = wholeRange(line.root);
  const inWordsOf = (other: Edit): string =>
    editInWords(other, line.text.slice(Math.max(whole.start, other.range.start - 12), other.range.start), line.text.slice(other.range.end, Math.min(other.range.end + 12, whole.end)));
  const place = placeInWords(line.root, edit.path, edit);
  return {
    mistake: explained?.mistake.name ?? null,
    edit: { range: edit.range, found: edit.found, expected: edit.expected },
    term: termAround(line, edit),
    fix: fixedLine(line, edit),
    message: explained?.explanation.message ?? plainMessage(edit, place),
    alternatives: others.slice(0, 5).map(inWordsOf),
  };
}

function plainMessage(edit: Edit, place: string): string {
  const where = place === "this line" ? "" : ` in ${place}`;
  if (edit.found === "") return `\`${edit.expected}\` is missing${where}.`;
  if (edit.expected === "") return `\`${edit.found}\` does not belong${place === "this line" ? " here" : where}.`;
  return `\`${edit.found}\` should be \`${edit.expected}\`${where}.`;
}

/** No single edit makes it right: the terms that differ are shown, the first of them pointed at; where terms cannot be matched, the whole line. */
function withoutEdit(arena: Arena, line: SourceLine, carriedOut: Node, isSame: (own: Node, other: Node) => boolean, explained: Explained | null): Spotted {
  const mistake = explained?.mistake.name ?? null;
  const matched = matchTerms(arena, line, carriedOut, isSame);
  const [first] = matched?.edits ?? [];
  if (matched !== null && first !== undefined) {
    const others = matched.edits.length > 1 ? ` So do ${matched.edits.length - 1} more.` : "";
    return {
      mistake, edit: first, term: first, fix: matched.fix, alternatives: [],
      message: explained?.explanation.message ?? `The term \`${first.found}\` differs from what the line before gives, \`${first.expected}\`.${others}`,
    };
  }
  const range = wholeRange(line.root);
  const expected = print(line, carriedOut);
  return {
    mistake, edit: { range, found: textOf(line, range), expected }, term: null, fix: expected, alternatives: [],
    message: explained?.explanation.message ?? `The line before is ${inWords(carriedOut)}; no single change of this line makes it that.`,
  };
}
