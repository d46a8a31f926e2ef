// Inequalities as moves of a chain. Between numbers, `f''(1) = 6 > 0`, they are proven either way by enclosures. With symbols in them they are right where they follow from
// what is assumed, wrong where the opposite does; one that holds at some points only is open, since texts bound things under conditions that they say elsewhere.

import { createBallArithmetic } from "../arithmetic/ball.js";
import type { Arena } from "../expression/arena.js";
import { ALWAYS, relationFormula } from "../expression/formula.js";
import type { Node, RelationNode, RelationOperator } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { printUnicode } from "../notation/unicode.js";
import { createAnalysis, Sign } from "./analysis.js";
import { holdsEitherSign } from "./both-signs.js";
import { rangesOf } from "./domain.js";
import { equal, undecided, unequal, type JudgeContext, type Judgement } from "./judgement.js";
import { implies, type Implication } from "./statements/implication.js";
import { compileTape, runTape } from "./tape.js";

const LARGEST_TAPE = 10_000;
const PRECISIONS = [128, 512, 2048] as const;

export type Inequality = "<" | "≤" | ">" | "≥" | "≠";

const OPPOSITE: Readonly<Record<Inequality, RelationOperator>> = { "<": "≥", "≤": ">", ">": "≤", "≥": "<", "≠": "=" };

/** Judges `left relation right`; undecided where neither it nor its opposite was shown. */
export function judgeInequality(left: Node, relation: Inequality, right: Node, context: JudgeContext): Judgement {
  const { arena } = context;
  if (holdsEitherSign(left) || holdsEitherSign(right)) return undecided("an inequality with ± is not judged");
  const tape = compileTape([arena.subtract(left, right)], new Set(), LARGEST_TAPE);
  if ("reason" in tape) return undecided(tape.reason);
  if (tape.inputs.length > 0 || tape.kernels.length > 0) return judgeWithSymbols(left, relation, right, context);
  for (const bits of PRECISIONS) {
    const arithmetic = createBallArithmetic(bits);
    const registers = runTape(tape, arithmetic, { inputs: [], kernels: [], exponents: tape.exponents.map(() => null) });
    const difference = registers[tape.outputs[0] ?? 0];
    if (difference === undefined || arithmetic.definedness(difference) === "never") return undecided("one side has no value");
    const sign = arithmetic.definedness(difference) === "always" ? arithmetic.provenSign(difference) : null;
    if (sign === null) continue;
    const holds = relation === "<" ? sign < 0 : relation === "≤" ? sign <= 0 : relation === ">" ? sign > 0 : relation === "≥" ? sign >= 0 : sign !== 0;
    return holds ? equal({ kind: "identity", errorLog2: -1024, bound: "proven" }, []) : unequal(null, `the left side is ${sign === 0 ? "equal to" : sign > 0 ? "greater than" : "less than"} the right one`, null);
  }
  return undecided("the two numbers are too close to tell");
}

function judgeWithSymbols(left: Node, relation: Inequality, right: Node, context: JudgeContext): Judgement {
  const plain = shown(left, relation, right, context, []);
  if (plain.verdict !== "undecided" || plain.reason !== null) return plain;
  // Integers are natural numbers here, and mostly sizes.
  const whole = new Set([...freeSymbols(left), ...freeSymbols(right)].filter((name) => context.integers.has(name)));
  const sizes = [...whole].flatMap((name) => {
    const made = context.arena.relation("≥", context.arena.symbol(name), context.arena.integer(1));
    return made.kind === "relation" ? [made] : [];
  });
  const asSizes = sizes.length === 0 ? plain : shown(left, relation, right, context, sizes);
  return asSizes.verdict === "equal" ? asSizes : undecided(`that ${relation} holds here was neither shown nor refuted`);
}

/** The verdict under the assumptions and these besides, which it is right if; undecided without a reason where nothing was shown. */
function shown(left: Node, relation: Inequality, right: Node, context: JudgeContext, besides: readonly RelationNode[]): Judgement {
  const { arena, assumptions, integers } = context;
  const given = [...assumptions.filter((node): node is RelationNode => node.kind === "relation"), ...besides];
  const named = besides.map((each) => ({ text: printUnicode(each), source: "domain" as const }));
  if (hasOnlySigns(arena, withoutCommonTerms(arena, left, right), SIGNS[relation], given)) return equal({ kind: "identity", errorLog2: -1024, bound: "proven" }, named);
  const follows = (operator: RelationOperator): Implication => {
    const made = arena.relation(operator, left, right);
    return made.kind !== "relation" ? { kind: "open", reason: "" } : implies(ALWAYS, relationFormula(made), { arena, given, integers, determined: () => false, isRate: () => false, display: (node) => node });
  };
  const own = follows(relation);
  if (own.kind === "holds") return equal(own.certainty, [...own.conditions.map(({ node, operator }) => ({ text: `${printUnicode(node)} ${operator} 0`, source: "domain" as const })), ...named]);
  if (own.kind === "open") return { ...undecided(""), reason: null };
  const place = placeOf(own);
  return follows(OPPOSITE[relation]).kind === "holds" ? unequal(null, `at ${place} it does not hold, and nowhere else`, null) : undecided(`it does not hold everywhere: not at ${place}`);
}

const SIGNS: Readonly<Record<Inequality, number>> = { "<": Sign.negative, "≤": Sign.negative | Sign.zero, ">": Sign.positive, "≥": Sign.positive | Sign.zero, "≠": Sign.negative | Sign.positive };

/** Does a value have only these signs, by those of its parts: a square, an exponential? */
function hasOnlySigns(arena: Arena, node: Node, signs: number, given: readonly RelationNode[]): boolean {
  const analysis = createAnalysis(rangesOf(createAnalysis(new Map()), arena, given, new Map()));
  const found = analysis.signs(node);
  return found !== 0 && (found & ~signs) === 0;
}

/** left − right, without the terms that stand on both sides. */
function withoutCommonTerms(arena: Arena, left: Node, right: Node): Node {
  const termsOf = (node: Node): readonly Node[] => (node.kind === "add" ? node.terms : [node]);
  const subtracted = [...termsOf(right)];
  const kept = termsOf(left).filter((term) => {
    const at = subtracted.indexOf(term);
    if (at >= 0) subtracted.splice(at, 1);
    return at < 0;
  });
  return arena.add([...kept, ...subtracted.map((term) => arena.negate(term))]);
}

function placeOf({ witness }: Implication & { readonly kind: "fails" }): string {
  return Object.entries(witness.at).map(([name, value]) => (typeof value === "string" ? `${name} = ${value}` : name)).join(", ");
}
