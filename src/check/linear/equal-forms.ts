// Are two sides equal whatever their functions, probabilities, sums and integrals are? Both are brought into the form of `forms.ts`, and each operator that is left becomes an unknown number.

import { compareRational, equalRational, isInteger, ONE, ZERO } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { someNode } from "../../expression/traverse.js";
import { isProbabilityKernel } from "../../functions/probability-operations.js";
import type { Judgement } from "../../judge/judge.js";
import type { Condition } from "../../model/report.js";
import { FormProblem, isSameAtom, isSamePolynomial, NOTHING_RENAMED, type Atom, type Polynomial } from "./forms.js";
import { createNormalForm, type MeanAs, type NormalFormInput } from "./normal-form.js";

const PARTS_EXIST: Condition = { text: "the integrals and series that it is taken apart into converge absolutely", source: "domain" };

export interface EqualFormsInput extends Omit<NormalFormInput, "meanAs"> {
  /** Judges two expressions that hold nothing open. */
  readonly judge: (before: Node, after: Node) => Judgement | null;
}

/** The judgement that two sides are equal as linear forms; null where that is not shown. */
export function equalAsForms(before: Node, after: Node, input: EqualFormsInput): Judgement | null {
  const holdsLaw = [before, after].some((side) => someNode(side, (node) => isProbabilityKernel(node)));
  for (const meanAs of holdsLaw ? (["itself", "sum", "integral"] as const) : (["itself"] as const)) {
    const judgement = underMeaning(before, after, meanAs, input);
    if (judgement !== null) return judgement;
  }
  return null;
}

function underMeaning(before: Node, after: Node, meanAs: MeanAs, input: EqualFormsInput): Judgement | null {
  const { arena, judge } = input;
  const form = createNormalForm({ ...input, meanAs });
  try {
    const [left, right] = [form.of(before), form.of(after)];
    const unknowns: Atom[] = [];
    const [one, other] = isSamePolynomial(left, right, NOTHING_RENAMED) ? [arena.symbol("⟪0⟫"), arena.symbol("⟪0⟫")] : [left, right].map((side) => asNode(arena, side, unknowns));
    const judgement = one === undefined || other === undefined ? null : judge(one, other);
    if (judgement?.verdict !== "equal" || judgement.conditions.some(({ text }) => text.includes("⟪"))) return null;
    return form.tookApart() ? { ...judgement, conditions: [...judgement.conditions, PARTS_EXIST] } : judgement;
  } catch (error) {
    if (error instanceof FormProblem) return null;
    throw error;
  }
}

/** The expression that an atom without operators and probabilities is; null for any other. */
function concrete(arena: Arena, atom: Atom): Node | null {
  if (atom.kind === "letter") return arena.symbol(atom.name);
  if (atom.kind !== "apply") return null;
  const [kind = "", name = "", orders = "", indices = "0"] = atom.head.split(" ");
  const isCall = kind === "call";
  if (!isCall && kind !== "index" && !["power", "exp", "log", "sqrt", "total", "sin", "cos", "tan"].includes(atom.head)) return null;
  const parts = atom.parts.map((part) => {
    const unknowns: Atom[] = [];
    const node = asNode(arena, part, unknowns);
    return unknowns.length === 0 ? node : null;
  });
  if (!parts.every((part) => part !== null)) return null;
  const [first, second] = parts;
  const count = Number(indices);
  if (kind === "index") return arena.index(arena.symbol(name), parts);
  if (isCall) return arena.call(count === 0 ? arena.symbol(name) : arena.index(arena.symbol(name), parts.slice(0, count)), orders.split(",").map(Number), parts.slice(count));
  if (first === undefined) return null;
  return atom.head === "total" ? first : atom.head === "power" ? arena.power(first, second ?? arena.integer(1)) : arena.apply(atom.head, parts);
}

/** The form as an expression again, with an unknown number for each atom that is no letter. */
function asNode(arena: Arena, polynomial: Polynomial, unknowns: Atom[]): Node {
  const nodeOf = (atom: Atom): Node => {
    if (atom.kind === "letter") return arena.symbol(atom.name);
    const known = concrete(arena, atom);
    if (known !== null) return known;
    if (atom.kind === "apply" && atom.head === "total") return asNode(arena, atom.parts[0] ?? [], unknowns);
    const at = unknowns.findIndex((each) => isSameAtom(each, atom, NOTHING_RENAMED));
    return arena.symbol(`⟪${(at >= 0 ? at : unknowns.push(atom) - 1) + 1}⟫`);
  };
  const terms = polynomial.map(({ coefficient, factors }) => {
    const made = factors.map(({ atom, exponent }) => (equalRational(exponent, ONE) ? nodeOf(atom) : isInteger(exponent) && compareRational(exponent, ZERO) < 0 ? arena.divide(arena.integer(1), arena.power(nodeOf(atom), arena.number({ numerator: -exponent.numerator, denominator: 1n }))) : arena.power(nodeOf(atom), arena.number(exponent))));
    return made.length === 0 ? arena.number(coefficient) : arena.multiply(equalRational(coefficient, ONE) ? made : [arena.number(coefficient), ...made]);
  });
  return terms.length === 0 ? arena.integer(0) : arena.add(terms);
}
