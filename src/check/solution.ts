// Is a value the solution of an equation? Where the equation is linear in its unknown the solution is worked out and compared; where it is not, the value is put in. Both ask the
// judge of numbers, so that sums over any number of terms may stand in the equation; no root is looked for.

import type { Arena } from "../expression/arena.js";
import { mapFormula, relationFormula, relationsIn, type Formula } from "../expression/formula.js";
import { unmarked } from "../elaborate/solution-marks.js";
import type { Node, RelationNode, SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import type { Judgement } from "../judge/judgement.js";
import type { StatementOutcome } from "./statements/outcome.js";
import { rootOfPower } from "./statements/sides.js";
import { pointText } from "./witness-point.js";

export interface SolutionInput {
  readonly arena: Arena;
  /** Definitions put in and derivatives carried out; null where that fails. */
  readonly carriedOut: (node: Node) => Node | null;
  /** Compares two expressions, also where further equations hold. */
  readonly judge: (before: Node, after: Node, given?: readonly Node[]) => Judgement;
  /** Names that have values in the text: a letter that is gone may be one of them put in. */
  readonly known: ReadonlySet<string>;
}

/** The verdict on `w = V` or `w^2 = V` after `E = F`; null where the lines have another form, or nothing can be said. */
export function judgeSolution(before: Formula, after: Formula, { arena, carriedOut, judge, known }: SolutionInput): StatementOutcome | null {
  const equation = onlyEquation(before);
  const solved = onlyEquation(after);
  const head = solved === null ? null : powerOfSymbol(solved.left);
  if (equation === null || solved === null || head === null || freeSymbols(solved.right).has(head.unknown.name)) return null;
  const { unknown, exponent } = head;
  const [left, right, value] = [carriedOut(equation.left), carriedOut(equation.right), carriedOut(solved.right)];
  if (left === null || right === null || value === null) return null;
  const difference = arena.subtract(left, right);
  if (!freeSymbols(difference).has(unknown.name) || freeSymbols(value).has(unknown.name)) return null;
  if ([...freeSymbols(value)].some((name) => name !== "e" && name !== "π" && !freeSymbols(difference).has(name))) return null;
  const solution = solvedFor(difference, unknown, exponent);
  if (solution === null) return null;
  const judgement = judge(solution, value);
  switch (judgement.verdict) {
    case "equal":
      return { verdict: "equal", judgement, reason: null, conditions: judgement.conditions, mistake: null };
    case "undecided":
      return { verdict: "undecided", judgement: null, reason: judgement.reason, conditions: [], mistake: null };
    case "unequal": {
      const gone = goneLetter(solution, value);
      if (gone !== null) return { verdict: "undecided", judgement: null, reason: `${gone} is gone here; were values put in?`, conditions: [], mistake: null };
      return wrong(unknown, exponent, solution, judgement);
    }
  }

  /** What w^m is where E, or E times a power of w or w(1 − w), is a + b w^m; null where it is not of that form. */
  function solvedFor(difference: Node, unknown: SymbolNode, exponent: number): Node | null {
    const power = (k: number): Node => arena.power(unknown, arena.integer(k));
    const factors = [arena.integer(1), unknown, power(2), power(3), arena.multiply([unknown, arena.subtract(arena.integer(1), unknown)])];
    for (const factor of factors) {
      const cleared = factor.kind === "number" ? difference : arena.multiply([factor, difference]);
      // At 2 and 3, where no factor is zero.
      const [low, high] = [2, 3].map((at) => substitute(arena, cleared, new Map<Node, Node>([[unknown, arena.integer(at)]])));
      if (low === undefined || high === undefined) return null;
      const slope = arena.divide(arena.subtract(high, low), arena.integer(3 ** exponent - 2 ** exponent));
      const intercept = arena.subtract(low, arena.multiply([arena.integer(2 ** exponent), slope]));
      const linear = arena.add([intercept, arena.multiply([slope, power(exponent)])]);
      if (judge(cleared, linear).verdict === "equal" && judge(slope, arena.integer(0)).verdict === "unequal") return arena.divide(arena.negate(intercept), slope);
    }
    return null;
  }

  /** A letter that the solution depends on and the value does not have, where a value may have been put in for it. */
  function goneLetter(solution: Node, value: Node): string | null {
    const own = freeSymbols(value);
    const isNumber = [...own].every((name) => name === "e" || name === "π");
    for (const name of freeSymbols(solution)) {
      if (own.has(name) || name === "e" || name === "π" || !(isNumber || known.has(name))) continue;
      const renamed = substitute(arena, solution, new Map<Node, Node>([[arena.symbol(name), arena.symbol(`${name}′`)]]));
      if (judge(solution, renamed).verdict !== "equal") return name;
    }
    return null;
  }

  function wrong({ name }: SymbolNode, exponent: number, solution: Node, { witness, certainty, reason }: Judgement): StatementOutcome {
    const found = witness === null ? null : { at: { ...witness.at, [exponent === 1 ? name : `${name}^${exponent}`]: witness.left }, left: "holds", right: "does not hold" };
    const shown = found === null ? "" : pointText(found.at);
    const message = found === null ? (reason ?? "The value does not solve the line before.") : `${shown} satisfies the line before and not this one.`;
    return {
      verdict: "unequal", reason: null, conditions: [], judgement: { verdict: "unequal", certainty, conditions: [], witness: found, reason: message, holdsWhen: null },
      mistake: {
        name: null, message, loses: false, isPlainlyStep: false,
        solution,
        isSaid: () => false,
        follows: (formula) => {
          const relation = onlyEquation(formula);
          if (relation === null) return false;
          const own = powerOfSymbol(relation.left);
          const side = own?.unknown.name === name && own.exponent === exponent ? carriedOut(relation.right) : null;
          return side !== null && judge(solution, side).verdict === "equal";
        },
      },
    };
  }
}

const FACTORS = [[1n, 1n], [-1n, 1n], [2n, 1n], [-2n, 1n], [1n, 2n], [-1n, 2n]] as const;

/**
 * The verdict on `G = H` after `E = F`: right where E − F is G − H or a simple multiple of it, whatever stands in them, or where G is H at all points of the lines before;
 * wrong where it is not at one of them. Null where none of it is seen. An identity, an equation with rates and one that is differentiated say more than what holds at their
 * points, so nothing is refuted by these.
 */
export function judgeRearranged(lines: readonly Formula[], after: Formula, isDerived: boolean, { arena, carriedOut, judge }: Omit<SolutionInput, "known">): StatementOutcome | null {
  const equations = lines.map(onlyEquation);
  const from = equations.at(-1);
  const to = onlyEquation(after);
  if (from == null || to === null) return null;
  const holding = equations.map((equation): readonly [Node, Node] | null => {
    const [left, right] = equation === null ? [null, null] : [carriedOut(equation.left), carriedOut(equation.right)];
    return left === null || right === null ? null : [left, right];
  });
  const last = holding.at(-1);
  if (last == null) return null;
  const difference = arena.subtract(...last);
  const isOfFunctions = [...holding.flatMap((sides) => sides ?? []), carriedOut(to.left), carriedOut(to.right)].some((side) => side !== null && someNode(side, (node) => node.kind === "call"));
  const given = holding.flatMap((sides) => (sides === null ? [] : [arena.relation("=", ...sides)]));
  const follows = ({ left: one, right: other }: RelationNode): Judgement | null => {
    const [newLeft, newRight] = [carriedOut(one), carriedOut(other)];
    if (newLeft === null || newRight === null) return null;
    for (const [numerator, denominator] of FACTORS) {
      const factor = arena.number({ numerator, denominator });
      const judgement = judge(difference, arena.multiply([factor, arena.subtract(newLeft, newRight)]));
      if (judgement.verdict === "equal") return judgement;
    }
    if (isDerived || isOfFunctions || given.length < lines.length || judge(...last).verdict === "equal") return null;
    const judgement = judge(newLeft, newRight, given);
    // Where this line says more than the one before, some of the solutions may be meant.
    if (judgement.verdict === "unequal") {
      if (judge(...last, [arena.relation("=", newLeft, newRight)]).verdict !== "unequal") return null;
      // Lengths, speeds and the like are positive without a word.
      const letters = new Set([...last, newLeft, newRight].flatMap((side) => [...freeSymbols(side)]).filter((name) => name !== "e" && name !== "π"));
      const positive = judge(newLeft, newRight, [...given, ...[...letters].map((name) => arena.relation(">", arena.symbol(name), arena.integer(0)))]);
      return positive.verdict === "unequal" ? positive : null;
    }
    // What was divided by on the way need not be what the author divides by.
    return judgement.verdict === "equal" && !judgement.conditions.every(({ text }) => isAboutALetter(text)) ? null : judgement;
  };
  const root = [carriedOut(to.left), carriedOut(to.right)] as const;
  const judgement = (root[0] === null || root[1] === null ? null : rootOfPower(arena, last, [root[0], root[1]], judge)) ?? follows(to);
  switch (judgement?.verdict) {
    case undefined:
    case "undecided":
      return null;
    case "equal":
      return { verdict: "equal", judgement, reason: null, conditions: judgement.conditions, mistake: null };
    case "unequal": {
      const where = judgement.witness === null ? null : pointText(judgement.witness.at);
      const message = where === null ? (judgement.reason ?? "This does not follow from the line before.") : `${where} satisfies the line before and not this one.`;
      return {
        verdict: "unequal", reason: null, conditions: [], judgement: { ...judgement, reason: message, witness: judgement.witness === null ? null : { at: judgement.witness.at, left: "holds", right: "does not hold" } },
        mistake: {
          name: null, message, loses: false, isPlainlyStep: false, solution: null, isSaid: () => false,
          follows: (formula) => {
            const relation = onlyEquation(formula);
            return relation !== null && follows(relation)?.verdict === "equal";
          },
        },
      };
    }
  }
}

const isAboutALetter = (condition: string): boolean => /^\p{L}\p{M}*[₀-₉ₐ-ₜ]* (?:≠|>|≥) 0$/u.test(condition);

/** `w`, `w^2`: what is solved for; null for anything else. */
function powerOfSymbol(node: Node): { readonly unknown: SymbolNode; readonly exponent: number } | null {
  if (node.kind === "symbol") return { unknown: node, exponent: 1 };
  const exponent = node.kind === "power" ? rationalValue(node.exponent) : null;
  if (node.kind !== "power" || node.base.kind !== "symbol" || exponent === null || exponent.denominator !== 1n || exponent.numerator < 2n || exponent.numerator > 4n) return null;
  return { unknown: node.base, exponent: Number(exponent.numerator) };
}

function onlyEquation(formula: Formula): RelationNode | null {
  return formula.kind === "relation" && formula.relation.operator === "=" ? formula.relation : null;
}

/** β̂ and w^* of a solution are the β and w that was looked for, where the lines before have those and not the marked ones. */
export function withoutMarks(arena: Arena, formula: Formula, known: ReadonlySet<string>): Formula {
  const replaced = new Map<Node, Node>();
  for (const name of new Set(relationsIn(formula).flatMap((relation) => [...freeSymbols(relation)]))) {
    const plain = unmarked(name);
    if (plain !== name && !known.has(name) && known.has(plain)) replaced.set(arena.symbol(name), arena.symbol(plain));
  }
  if (replaced.size === 0) return formula;
  return mapFormula(formula, (relation) => {
    const made = substitute(arena, relation, replaced);
    return made.kind === "relation" ? relationFormula(made) : { kind: "unknown", reason: "not a relation" };
  });
}
