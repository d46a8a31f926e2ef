// Reads one expression for the tests of diagnosis, and diagnoses a wrong line of it the way the pipeline does: a quick filter in doubles, then the judge.

import { resolve } from "../../src/calculus/resolve.js";
import { createPurse } from "../../src/diagnosis/budget.js";
import { diagnose, type DiagnosisInput, type StepDiagnosis } from "../../src/diagnosis/diagnose.js";
import { elaborateExpression } from "../../src/elaborate/expression.js";
import type { Located } from "../../src/elaborate/located.js";
import { CONVENTIONAL } from "../../src/elaborate/reading.js";
import type { Scope } from "../../src/elaborate/scope.js";
import { createArena, type Arena } from "../../src/expression/arena.js";
import { NO_TENSOR_SCOPE } from "../../src/elaborate/tensor-scope.js";
import type { Definition } from "../../src/expression/definition.js";
import type { Node } from "../../src/expression/node.js";
import { prepareComparison } from "../../src/judge/comparison.js";
import { judge } from "../../src/judge/judge.js";
import { parseMath } from "../../src/syntax/math-parser.js";

export type LineNotation = "latex" | "text";

const scope: Scope = {
  functions: new Set(["f", "g"]), numbers: new Set(), iterated: new Set(), arrays: new Set(), pairs: new Set(), dotted: new Map(), numberedAbove: new Set(), entriesOf: new Map(), indexLetters: new Set(["i", "j", "k"]), definitions: new Map(), renewed: new Set(), definedHere: new Set(), argumentLists: new Map(), variable: "x", variables: new Set(["x"]), gradientNames: new Set(), gradientVariables: new Set(), letterD: false, integrationVariables: new Set(), ownE: false, ownPi: false,
  vectors: new Set(), valuedAtNumbers: new Set<string>(), spokenSets: new Set<string>(), arraysHere: new Set<string>(), primedAtSomething: new Set<string>(), dependence: new Map(), logIsOpen: false, sets: new Map(), regions: new Map(), speaksOfComplex: false, densities: new Set(), events: new Set(), tensors: NO_TENSOR_SCOPE,
};

/** One expression, read. Throws where it cannot be. */
export function readLine(arena: Arena, text: string, notation: LineNotation, start = 0): Located {
  const source = { text, offsets: Int32Array.from({ length: text.length + 1 }, (_, k) => k) };
  const { rows, notes } = parseMath(source, { notation, knownNames: new Set(), environment: null });
  const unread = notes.find((note) => note.kind === "unread");
  if (unread !== undefined) throw new Error(`${text}: ${unread.message}`);
  const side = rows[start]?.statements[0]?.sides.find((each) => each !== null);
  if (side === undefined || side === null) throw new Error(`nothing read in ${text}`);
  return elaborateExpression(side, { arena, scope, reading: CONVENTIONAL, freeIndex: "i", text }).located;
}

export interface Case {
  readonly before: string;
  readonly wrong: string;
  readonly notation?: LineNotation;
  readonly definitions?: readonly { readonly name: string; readonly body: string }[];
}

export interface Diagnosed {
  readonly arena: Arena;
  readonly before: Located;
  readonly after: Located;
  readonly diagnosis: StepDiagnosis | null;
  readonly candidates: number;
  readonly isEqualToBefore: (node: Node) => boolean;
}

/** Diagnoses `wrong` as the line after `before`. */
export function diagnoseCase({ before, wrong, notation = "text", definitions = [] }: Case, work = createPurse()): Diagnosed {
  const arena = createArena();
  const table = new Map(definitions.map(({ name, body }): [string, Definition] => [name, { name, parameters: [], indexParameters: [], body: readLine(arena, body, notation).node }]));
  const beforeLocated = readLine(arena, before, notation);
  const afterLocated = readLine(arena, wrong, notation);
  const context = { definitions: table, dependence: new Map(), partial: "total" } as const;
  const resolved = (node: Node): Node | null => {
    const result = resolve(arena, node, context);
    return result.kind === "failure" ? null : result.guarded;
  };
  const expected = resolved(beforeLocated.node);
  if (expected === null) throw new Error(`${before} has no value`);
  const judgeContext = { arena, assumptions: [], integers: new Set(["i", "j", "k", "n", "m"]), budget: 300_000 };
  const comparison = prepareComparison(expected, judgeContext);
  let candidates = 0;
  const input: DiagnosisInput = {
    arena, before: beforeLocated, after: afterLocated, beforeText: before, afterText: wrong, notation, definitions: table, work, around: "",
    resolve: resolved,
    reread: (text) => {
      try {
        return readLine(arena, text, notation).node;
      } catch {
        return null;
      }
    },
    agrees: (node) => {
      candidates += 1;
      return comparison.agrees(node);
    },
    points: comparison.points,
    confirm: (node) => judge(expected, node, judgeContext).verdict === "equal",
  };
  return {
    arena, before: beforeLocated, after: afterLocated, diagnosis: diagnose(input), candidates,
    isEqualToBefore: (node) => {
      const value = resolved(node);
      return value !== null && judge(expected, value, judgeContext).verdict === "equal";
    },
  };
}
