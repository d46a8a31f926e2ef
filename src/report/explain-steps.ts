// Every step with the rule that it used, and what that rule says: for one who wants to understand a right derivation, not to find a mistake.
import type { DerivationReport, StepReport } from "../model/report.js";
import { cutLine } from "./excerpt.js";
import { formatOf } from "./format.js";
import type { Writer } from "./format.js";
import { emptyRow, paint, plain, span, wrap } from "./rows.js";
import type { Row, Style } from "./rows.js";
import { statementOf } from "./rule-statements.js";
import { oneLine } from "./visible.js";

const indent = "         ";

/** The rule in words: "chain rule: the derivative of f(u) is …"; what is known of a step that is not right. */
export function explanationOf({ rule, verdict, label, reason, number }: StepReport): string {
  switch (verdict) {
    case "given":
      return number === 0 ? "what is given" : "given";
    case "equal": {
      if (rule === null) return label === null ? "right; no rule was recognised" : `right, called “${oneLine(label)}”`;
      const statement = statementOf(rule);
      return statement === null ? rule : `${rule}: ${statement}`;
    }
    case "unequal":
      return "wrong: misstep check says where";
    case "undecided":
    case "unreadable":
      return `${verdict}${reason === null ? "" : `: ${oneLine(reason)}`}`;
  }
}

function signOf(verdict: StepReport["verdict"]): readonly [string, Style] {
  switch (verdict) {
    case "given":
      return [" ", "plain"];
    case "equal":
      return ["✓", "right"];
    case "unequal":
      return ["✗", "wrong"];
    case "undecided":
    case "unreadable":
      return ["?", "doubt"];
  }
}

function rowsOf({ path, line, title, steps }: DerivationReport, width: number): readonly Row[] {
  return [
    [span("place", `${path}:${line}`), plain(title === null ? "" : `  ${oneLine(title)}`)],
    ...steps.flatMap((step): readonly Row[] => {
      const [sign, style] = signOf(step.verdict);
      const text = `${step.relation === null ? "" : `${step.relation} `}${oneLine(step.reading ?? step.text)}`;
      return [
        [span(style, `  ${sign} `), plain(`${String(step.number).padStart(3)}  ${cutLine(text, { start: 0, end: text.length }, null, width - indent.length).text}`)],
        ...wrap(explanationOf(step), width - indent.length).map((each): Row => [span("quiet", indent + each)]),
      ];
    }),
  ];
}

function begin(): Writer {
  let written = false;
  return {
    kind: "running",
    document({ derivations }, { colour, width }) {
      const rows = derivations.flatMap((derivation, k) => [...(k === 0 && !written ? [] : [emptyRow]), ...rowsOf(derivation, Math.max(40, Math.min(100, width)))]);
      written ||= derivations.length > 0;
      return paint(rows, colour);
    },
    end: () => "",
  };
}

export const explainSteps = formatOf("explain-steps", begin);
