// Says of a wrong step by how much it is off and where the two lines do agree: "off by 2(1 − y)/(1 − p); the two agree only when y = 1". The difference is factored by the solver, shown only
// if the judge confirms that it is the difference, and a product is 0 exactly where one of its factors is. No verdict is made or changed here.

import { polynomialIn } from "../calculus/polynomial.js";
import type { Factor, Factored, Solver } from "../calculus/solver.js";
import { Tidying } from "../derive/tidying.js";
import { simplified, sizeOf } from "../diagnosis/simplified.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import { judge, type JudgeContext } from "../judge/judge.js";
import type { Report, StepReport } from "../model/report.js";
import { printUnicode } from "../notation/unicode.js";
import { examineText, type CheckOptions, type ExaminedDerivation } from "./check.js";

/** A difference longer than this says nothing to a person. */
const largestShown = 40;
const mostPlaces = 4;

/** The report of a text, where the message of each wrong step also says where the two lines agree, as far as the solver found it and the judge confirms it. */
export function checkWithSolver(text: string, options: CheckOptions, solver: Solver): Report {
  const { report, derivations } = examineText(text, options);
  return {
    ...report,
    derivations: report.derivations.map((derivation, k) => {
      const examined = derivations[k];
      return examined === undefined ? derivation : { ...derivation, steps: derivation.steps.map((step) => withAgreement(step, examined, solver)) };
    }),
  };
}

function withAgreement(step: StepReport, examined: ExaminedDerivation, solver: Solver): StepReport {
  const { diagnosis } = step;
  const sentence = step.verdict !== "unequal" || diagnosis === null ? null : agreementOf(step.number, examined, solver, diagnosis.message.includes("holds only when"));
  return sentence === null || diagnosis === null ? step : { ...step, diagnosis: { ...diagnosis, message: `${diagnosis.message} ${sentence}` } };
}

/** The sentence about one wrong step; null where there is none. */
function agreementOf(number: number, { arena, judged }: ExaminedDerivation, solver: Solver, isSaid: boolean): string | null {
  const line = judged.lines[number];
  const before = line?.against == null ? null : (judged.lines[line.against]?.value ?? null);
  const after = line?.value ?? null;
  const relation = line?.line.draft.relation ?? "=";
  if (before === null || after === null || judged.tensors !== null || (relation !== "=" && relation !== ":=")) return null;
  const [left, right] = [judged.settle(before), judged.settle(after)];
  const difference = simplified(arena, arena.subtract(left, right));
  const factored = solver.factored(arena, difference);
  if (factored === null) return null;
  const own = ownSums(left, right);
  const shown = shownDifference(arena, factored, own);
  if (sizeOf(shown) > largestShown || judge(arena.subtract(left, right), shown, judged.context).verdict !== "equal") return null;
  const places = isSaid ? null : placesOf(arena, factored, shown, solver, judged.context);
  const agree = places === null ? "" : places.length === 0 ? "; the two agree nowhere" : `; the two agree only when ${places.join(" or ")}`;
  return `The line before and this one differ by ${printUnicode(shown)}${agree}.`;
}

/** The sums that the author wrote, so that his 1 − y is not shown as y − 1. */
function ownSums(...roots: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const root of roots) {
    someNode(root, (node) => {
      if (node.kind === "add") found.add(keyOf(node.terms));
      return false;
    });
  }
  return found;
}

const keyOf = (terms: readonly Node[]): string => terms.map(({ id }) => id).sort((a, b) => a - b).join(" ");

/** The factors as one term in the usual order, each sum with the sign that the author gave it. */
function shownDifference(arena: Arena, { coefficient, above, below }: Factored, own: ReadonlySet<string>): Node {
  let sign = 1;
  const turned = ({ base, exponent }: Factor): Node => {
    const opposite = base.kind === "add" ? arena.add(base.terms.map((term) => (term.kind === "negate" ? term.operand : arena.negate(term)))) : base;
    const isTurned = opposite.kind === "add" && own.has(keyOf(opposite.terms)) && !(base.kind === "add" && own.has(keyOf(base.terms)));
    if (isTurned && exponent % 2 !== 0) sign = -sign;
    return arena.power(isTurned ? opposite : base, arena.integer(exponent));
  };
  const numerator = above.map(turned);
  const denominator = below.map(turned);
  const whole = arena.divide(arena.multiply([coefficient, ...numerator, arena.integer(sign)]), arena.multiply(denominator));
  return new Tidying(arena, arena.symbol("x")).simplified(whole);
}

/** Is a factor never 0 over the reals: a power of e, a quadratic without roots? */
function isNeverZero(arena: Arena, base: Node): boolean {
  if (base.kind === "power" && rationalValue(base.exponent) === null) return true;
  if (base.kind === "apply" && (base.function === "exp" || base.function === "cosh")) return true;
  const [name, ...more] = freeSymbols(base);
  const polynomial = name === undefined || more.length > 0 ? null : polynomialIn(arena, base, arena.symbol(name));
  const [r, q, p] = (polynomial ?? []).map((each) => rationalValue(each));
  if (polynomial?.length !== 3 || !r || !q || !p) return false;
  // q² < 4 p r
  return q.numerator * q.numerator * p.denominator * r.denominator < 4n * p.numerator * r.numerator * q.denominator * q.denominator;
}

/** The places at which a factor of the numerator is 0, in words; null where there are too many to be said. */
function placesOf(arena: Arena, { above }: Factored, difference: Node, solver: Solver, context: JudgeContext): readonly string[] | null {
  const tidy = new Tidying(arena, arena.symbol("x"));
  const places = above.filter(({ base }) => !isNeverZero(arena, base)).map(({ base }) => zeroOf(arena, base, difference, solver, context) ?? `${printUnicode(tidy.simplified(base))} = 0`);
  return places.length > mostPlaces ? null : places.sort((a, b) => a.length - b.length);
}

/** "y = 1" where a factor is linear in a name with a number in front, and the judge finds no difference there; null else. */
function zeroOf(arena: Arena, base: Node, difference: Node, solver: Solver, context: JudgeContext): string | null {
  const names: Node[] = [];
  someNode(base, (node) => {
    if (node.kind === "index" || (node.kind === "symbol" && !someNode(base, (each) => each.kind === "index" && childrenOf(each).includes(node)))) names.push(node);
    return false;
  });
  const stand = arena.symbol("□");
  for (const name of names.sort((a, b) => (printUnicode(a) < printUnicode(b) ? -1 : 1))) {
    const linear = polynomialIn(arena, substitute(arena, base, new Map([[name, stand]])), stand);
    const slope = linear?.length === 2 ? linear[1] : undefined;
    if (slope === undefined || rationalValue(slope) === null) continue;
    const [zero, ...more] = base === name ? [arena.integer(0)] : solver.zeros(arena, base, name);
    if (zero === undefined || more.length > 0) continue;
    const there = substitute(arena, difference, new Map([[name, zero]]));
    if (judge(there, arena.integer(0), context).verdict === "equal") return `${printUnicode(name)} = ${printUnicode(new Tidying(arena, name).simplified(zero))}`;
  }
  return null;
}
