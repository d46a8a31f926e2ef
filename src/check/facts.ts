// What the text around a move says that bears on it: conditions, given equations, second definitions. It tells what may be used for a move, and why a difference
// need not be a mistake; the chain itself is walked in `judge-derivation.ts`.

import type { ElaboratedAssumption, ElaboratedDerivation } from "../elaborate/derivation.js";
import type { DraftDerivation } from "../elaborate/draft.js";
import { inverseOf } from "../elaborate/syntax-names.js";
import type { Arena } from "../expression/arena.js";
import { type CallNode, type Node } from "../expression/node.js";
import { freeSymbols, someNode, standsAlone, substitute } from "../expression/traverse.js";
import { holdsEitherSign } from "../judge/both-signs.js";
import { isConstant } from "../judge/constants.js";
import type { JudgeContext, Judgement } from "../judge/judge.js";
import { carriesOn, recurrenceIn, type Recurrences } from "./recurrences.js";
import { rationalValue } from "../functions/powers.js";
import { printUnicode } from "../notation/unicode.js";

/** What an expression comes to, or why it can't be judged. */
export type Value = { readonly kind: "value"; readonly node: Node } | { readonly kind: "unreadable" | "undecided"; readonly reason: string };

/** A move as written and as carried out: the line before and this one, where it begins and where the next one does. */
export interface MoveFacts {
  readonly written: readonly Node[];
  readonly values: readonly Node[];
  readonly from: number;
  readonly until: number;
}

export interface GivenEquation {
  readonly text: string;
  readonly value: Node;
  readonly names: ReadonlySet<string>;
  readonly offset: number;
  readonly lineNumber: number;
  /** It is about a derivative (`y' = -2y`), so it may be used beside derivatives. */
  readonly differential: boolean;
  /** It makes a step undecided rather than right. */
  readonly isHint: boolean;
  /** It is the value that solves an equation. */
  readonly solution: boolean;
  readonly isAside: boolean;
  readonly isElsewhere: boolean;
}

export interface UsableEquation extends GivenEquation {
  /** The equation, and the same one at other arguments of its unknown function: what holds for f′(x) holds for f′(x²). */
  readonly values: readonly Node[];
}

/** What a sentence gives a value to. */
export interface SaidValue {
  readonly what: Node;
  readonly value: Node;
  readonly text: string;
  /** Where the sentence stands; null for a term of a sequence that a definition gives. */
  readonly offset: number | null;
}

export interface Facts {
  /** Conditions of the whole derivation. */
  readonly conditions: readonly Node[];
  conditionsUpTo(offset: number): readonly Node[];
  /** Groups of given equations to try for a move, the smallest first. */
  equationsFor(move: MoveFacts, names: readonly string[]): readonly (readonly UsableEquation[])[];
  /** Does a move say with its two sides what an equation says right before the derivation? */
  restates(move: MoveFacts, equation: GivenEquation): boolean;
  /** The equation of several letters, given before, that a move says once more; null where there is none. */
  saidBefore(move: MoveFacts): GivenEquation | null;
  /** Equations said in passing before the derivation that leave the only letter of a move a few values, at which any two sides may agree. */
  fixingEquations(move: MoveFacts, names: readonly string[]): readonly GivenEquation[];
  /** Values that sentences up to a place give to letters, functions and derivatives, `x = 6`, `y'(t) = -2`: what stands there, by its last value. */
  valuesUpTo(offset: number): readonly SaidValue[];
  /** Does the name stand in these, also through definitions? */
  restsOn(nodes: readonly Node[], name: string): boolean;
  /** Why a difference may not be a mistake; null where nothing speaks for that. */
  doubtAbout(move: MoveFacts): string | null;
  /** Why agreement may not be enough: a letter that a given equation makes depend on the variable. */
  hiddenDependence(move: MoveFacts): string | null;
}

/** Work units for the comparison of two definitions of one name. */
const RIVAL_BUDGET = 1_000_000;

/** What a sentence says so many characters before a derivation may be said for it. */
const NEAR = 200;

/** An equation with one of these claims something that is to be shown; without them it may be the equation of a curve. */
const CLAIMS: ReadonlySet<Node["kind"]> = new Set(["integral", "derivative", "limit", "sum", "product", "call"]);

/** More given equations than this, the nearest ones, are not tried for a move. */
const MOST_EQUATIONS = 6;

/** Sorts out what the text says for the moves of a derivation, which `judge` compares. */
export function createFacts(arena: Arena, draft: DraftDerivation, elaborated: ElaboratedDerivation, recurrences: Recurrences, valueOf: (node: Node) => Value, judge: (before: Node, after: Node, context: JudgeContext) => Judgement): Facts {
  const { definitions, dependence } = elaborated;
  const conditions: { readonly value: Node; readonly offset: number }[] = [];
  const equations: GivenEquation[] = [];
  const unusable: ElaboratedAssumption[] = [];
  for (const assumption of elaborated.assumptions) {
    const value = valueOf(assumption.node);
    if (value.kind !== "value" || value.node.kind !== "relation" || holdsEitherSign(value.node)) {
      if (!assumption.isAside) unusable.push(assumption);
    }
    else if (assumption.use !== "always") {
      equations.push({ isElsewhere: assumption.isElsewhere, isHint: assumption.use === "hint", isAside: assumption.isAside, solution: assumption.solution, text: assumption.text, value: value.node, names: freeSymbols(value.node), offset: assumption.offset, lineNumber: assumption.lineNumber, differential: holdsDerivative(assumption.node) });
    } else conditions.push({ value: value.node, offset: assumption.source === "assume" ? -1 : assumption.offset });
  }
  const rivalDiffers = new Map<string, boolean>();

  /** `⟨x²⟩ = σ² + μ²` says what something is called that the move has not, and that no other equation is about: whatever the other side comes to, it holds. */
  function onlyNames({ node }: ElaboratedAssumption, move: MoveFacts): boolean {
    if (node.kind !== "relation" || node.operator !== "=") return false;
    return [node.left, node.right].some((side) => side.kind === "opaque" && !someNode(side === node.left ? node.right : node.left, (part) => part === side) && !move.written.some((each) => someNode(each, (part) => part === side))
      && !elaborated.assumptions.some((other) => other.node !== node && other.node.kind === "relation" && (other.node.left === side || other.node.right === side)));
  }

  /** Every name that a move rests on, through the definitions in force. */
  function namesUnder(nodes: readonly Node[]): ReadonlySet<string> {
    const found = new Set<string>();
    const queue: { readonly node: Node; readonly bound: ReadonlySet<string> }[] = nodes.map((node) => ({ node, bound: new Set() }));
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const name of freeSymbols(next.node)) {
        if (found.has(name) || next.bound.has(name)) continue;
        found.add(name);
        const definition = definitions.get(name);
        // The x of `f(x) = x^2` is none of the names of f(2); where f stands by itself it is.
        const parameters = definition === undefined || standsAlone(next.node, name) ? [] : definition.parameters;
        if (definition !== undefined) queue.push({ node: definition.body, bound: new Set(parameters.flatMap((parameter) => (parameter.kind === "symbol" ? [parameter.name] : []))) });
      }
    }
    return found;
  }

  /** Equations about the variable of a derivative hold on a curve or at a point, not around it; where only rates by themselves stand, `x'(t)`, nothing is taken around it. */
  function isBlocked(equation: GivenEquation, move: MoveFacts): boolean {
    return !equation.differential && move.written.some((node) => holdsDerivative(node) && !holdsOnlyRates(node, (name) => definitions.has(name))) && [...variablesIn(move.written)].some((name) => equation.names.has(name));
  }

  /** Is it said in passing, and about the only letter there is? */
  function fixes({ isAside, names }: GivenEquation, letters: readonly string[]): boolean {
    return isAside && letters.length === 1 && letters.every((name) => names.has(name));
  }

  function restates(move: MoveFacts, equation: GivenEquation): boolean {
    return draft.start - equation.offset <= NEAR && saysAgain(move, equation);
  }

  /** Does a move say an equation from before its derivation once more? */
  function saysAgain({ written }: MoveFacts, { value, offset }: GivenEquation): boolean {
    if (offset > draft.start || written.some((side) => someNode(side, ({ kind }) => CLAIMS.has(kind)))) return false;
    const sides = written.map(valueOf).flatMap((each) => (each.kind === "value" ? [each.node] : []));
    return value.kind === "relation" && sides.length === 2 && sides.includes(value.left) && sides.includes(value.right);
  }

  const holdsAlways = new Map<GivenEquation, boolean>();
  /** Does an equation hold whatever its letters are, `\sin 2x = 2 \sin x \cos x`? Then it ties none of them to another. */
  function isIdentity(equation: GivenEquation): boolean {
    const known = holdsAlways.get(equation);
    if (known !== undefined) return known;
    const { value } = equation;
    const judgement = value.kind === "relation" && value.operator === "=" ? judge(value.left, value.right, { arena, assumptions: conditions.map((each) => each.value), integers: elaborated.integers, budget: RIVAL_BUDGET }) : null;
    const found = judgement?.verdict === "equal" && judgement.certainty?.kind === "identity";
    holdsAlways.set(equation, found);
    return found;
  }

  function differs(name: string): boolean {
    const known = rivalDiffers.get(name);
    if (known !== undefined) return known;
    const definition = definitions.get(name);
    const body = definition === undefined ? null : valueOf(definition.body);
    const found = elaborated.rivals.some((rival) => {
      if (rival.name !== name || definition === undefined || body?.kind !== "value") return false;
      const other = valueOf(rival.definition.body);
      const sameParameters = [...rival.definition.parameters, ...rival.definition.indexParameters].every((parameter, k) => [...definition.parameters, ...definition.indexParameters][k] === parameter);
      if (other.kind !== "value" || !sameParameters) return true;
      return judge(body.node, other.node, { arena, assumptions: conditions.map((each) => each.value), integers: elaborated.integers, budget: RIVAL_BUDGET }).verdict !== "equal";
    });
    rivalDiffers.set(name, found);
    return found;
  }

  /** Numbers that definitions give to terms of a sequence, `a_1 = 5`, `a_2 = a_1 + 2`, by the term as it stands in formulas. */
  function entryValues(): ReadonlyMap<Node, SaidValue> {
    const found = new Map<Node, SaidValue>();
    for (const [name, { body, parameters }] of definitions) {
      const [, stem, number] = /^(\p{L}\p{M}*)_(\d+)$/u.exec(name) ?? [];
      if (stem === undefined || parameters.length > 0 || elaborated.definedLater.has(name) || definitions.has(stem)) continue;
      const value = valueOf(substitute(arena, body, new Map([...found].map(([what, said]) => [what, said.value]))));
      const amount = rationalValue(value.kind === "value" ? value.node : body);
      const what = arena.index(arena.symbol(stem), [arena.integer(Number(number))]);
      if (value.kind === "value" && isConstant(value.node)) found.set(what, { what, value: value.node, text: `${name} = ${printUnicode(amount === null ? value.node : arena.number(amount))}`, offset: null });
    }
    return found;
  }

  return {
    conditions: conditions.map((each) => each.value),
    conditionsUpTo: (offset) => conditions.filter((each) => each.offset < offset).map((each) => each.value),
    equationsFor(move, names) {
      const about = new Set(names);
      const isOwn = (each: GivenEquation): boolean => each.isAside && each.offset >= draft.start && each.offset <= draft.end;
      // `\sin πt = 0` in passing fixes the only letter of a move: at single points any two sides may agree.
      const letters = names.filter((name) => name !== "e" && name !== "π");
      const fixesAll = (each: GivenEquation): boolean => fixes(each, letters) && !restates(move, each);
      const usable = equations.filter((each) => each.offset < move.until && !isOwn(each) && !fixesAll(each) && !isBlocked(each, move) && [...each.names].some((name) => about.has(name))).slice(-MOST_EQUATIONS);
      const everywhere = usable.map((each) => ({ ...each, values: [each.value, ...instancesOf(arena, each.value, move.values)] }));
      // What is said in passing may speak of something else.
      const stated = everywhere.filter(({ isAside }) => !isAside);
      const meant = everywhere.filter(({ isHint }) => !isHint);
      const some = [stated, meant].filter((group, k) => group.length > 1 && group.length < everywhere.length && (k === 0 || group.length !== stated.length));
      // What the words speak of comes before what may be meant.
      const singly = [...everywhere].sort((one, other) => Number(one.isHint) - Number(other.isHint));
      return [...singly.map((each) => [each]), ...some, ...(everywhere.length > 1 ? [everywhere] : [])];
    },
    restates,
    saidBefore: (move) => equations.find((each) => !each.isElsewhere && !each.solution && each.names.size > 1 && saysAgain(move, each)) ?? null,
    fixingEquations(move, names) {
      const letters = names.filter((name) => name !== "e" && name !== "π");
      return equations.filter((each) => each.offset < draft.start && fixes(each, letters) && !isBlocked(each, move));
    },
    valuesUpTo(offset) {
      const found = new Map<Node, SaidValue>(entryValues());
      for (const { value, text, isElsewhere, offset: own } of equations) {
        if (own >= offset || isElsewhere || value.kind !== "relation" || value.operator !== "=") continue;
        const sides = [value.left, value.right] as const;
        const number = sides.findIndex(isConstant);
        const [what, amount] = number === 1 ? sides : [sides[1], sides[0]];
        if (number >= 0 && !isConstant(what)) found.set(what, { what, value: amount, text, offset: own });
      }
      return [...found.values()];
    },
    restsOn: (nodes, name) => namesUnder(nodes).has(name),
    doubtAbout(move) {
      const names = namesUnder(move.written);
      const sequence = recurrences.hiddenIn(move.written, namesUnder);
      if (sequence !== null) return `what ${sequence} depends on is said from member to member, which I could not use for derivatives`;
      const carried = elaborated.assumptions.find(({ node }) => carriesOn(arena, node, move.written));
      if (carried !== undefined) return `the text gives \`${carried.text}\` (line ${carried.lineNumber}), which I could not use here`;
      for (const name of elaborated.leftOut) if (names.has(name)) return `the text says more about ${name}, which I could not use here`;
      const inverse = [...names].find((name) => inverseOf(name) !== null && !definitions.has(name));
      if (inverse !== undefined) return `what ${inverse} comes to is not worked out`;
      for (const name of elaborated.bare) if (names.has(name)) return `${name} stands here without its argument`;
      for (const [name, line] of elaborated.definedLater) if (names.has(name)) return `${name} is defined only later, in line ${line}; is that meant here?`;
      for (const rival of elaborated.rivals) {
        if (rival.offset <= move.from && names.has(rival.name) && differs(rival.name)) return `${rival.name} has another right side in line ${rival.lineNumber}; is it redefined?`;
      }
      // "When $a = 1$, then" right before, of an a that is made of other letters.
      const valued = elaborated.assumptions.find(({ node, offset, isElsewhere }) => !isElsewhere && offset < draft.start && draft.start - offset < NEAR && node.kind === "relation" && node.operator === "=" && isConstant(node.right) && node.left.kind === "symbol" && names.has(node.left.name) && definitions.has(node.left.name));
      if (valued !== undefined) return `the text gives \`${valued.text}\` (line ${valued.lineNumber}), which I could not use here`;
      const blocked = equations.find((each) => !each.solution && !each.isAside && isBlocked(each, move) && each.names.size > 1 && [...each.names].some((name) => names.has(name)) && !isIdentity(each));
      if (blocked !== undefined) return `the text gives \`${blocked.text}\` (line ${blocked.lineNumber}), which I could not use for derivatives`;
      const elsewhere = equations.find((each) => !each.isAside && each.offset < move.until && isAtOtherArguments(each.value, move.values) && !isIdentity(each));
      if (elsewhere !== undefined) return `the text gives \`${elsewhere.text}\` (line ${elsewhere.lineNumber}), which I could not use here`;
      const unused = unusable.find((assumption) => [...freeSymbols(assumption.node)].some((name) => names.has(name)) && !onlyNames(assumption, move));
      return unused === undefined ? null : `the text gives \`${unused.text}\`, which I could not use`;
    },
    hiddenDependence(move) {
      const sequence = recurrences.hiddenIn(move.written, namesUnder);
      if (sequence !== null) return `what ${sequence} depends on is said from member to member, which I could not use for derivatives`;
      for (const node of move.written) {
        let found: string | null = null;
        // A letter that only the line itself binds depends on nothing outside.
        const free = namesUnder([node]);
        someNode(node, (current) => {
          if ((current.kind !== "derivative" && current.kind !== "integral" && current.kind !== "limit") || current.variable.kind !== "symbol") return false;
          const by = current.variable.name;
          const hidden = elaborated.leftOut.size === 0 ? undefined : [...namesUnder([current.body])].find((name) => name !== by && elaborated.leftOut.has(name) && free.has(name));
          if (hidden !== undefined) {
            found = `what ${hidden} depends on is not clear: the text defines it through other names that rest on it`;
            return true;
          }
          if (current.kind !== "derivative" || current.partial) return false;
          const others = [...namesUnder([current.body])].filter((name) => name !== by && name !== "e" && name !== "π" && name !== "∞" && !definitions.has(name) && !dependence.has(name));
          const equation = equations.find((each) => !each.isAside && !each.differential && each.names.has(by) && others.some((name) => each.names.has(name)) && !isIdentity(each));
          if (equation === undefined) return false;
          const other = others.find((name) => equation.names.has(name)) ?? "";
          found = `by \`${equation.text}\` (line ${equation.lineNumber}) ${other} may depend on ${by}; say so, or write ∂`;
          return true;
        });
        if (found !== null) return found;
      }
      return null;
    },
  };
}

/** Does an equation say something of an unknown function that the move has at other arguments or in another derivative? */
function isAtOtherArguments(equation: Node, values: readonly Node[]): boolean {
  const said = new Set<Node>();
  const callees = new Set<Node>();
  someNode(equation, (node) => {
    if (node.kind === "call") {
      said.add(node);
      callees.add(node.callee);
    }
    return false;
  });
  return values.some((value) => someNode(value, (node) => node.kind === "call" && callees.has(node.callee) && !said.has(node)));
}

/** An equation about f(x) or f′(x), x free, at the arguments at which the move has them. */
function instancesOf(arena: Arena, equation: Node, values: readonly Node[]): readonly Node[] {
  const patterns: CallNode[] = [];
  someNode(equation, (node) => {
    if (node.kind === "call" && node.arguments.every((argument) => argument.kind === "symbol")) patterns.push(node);
    return false;
  });
  const [pattern] = patterns;
  if (pattern === undefined) return membersOf(arena, equation, values);
  const found = new Set<Node>();
  for (const value of values) {
    someNode(value, (node) => {
      if (node.kind !== "call" || node.callee !== pattern.callee || node.orders.some((order, k) => order !== pattern.orders[k]) || node.arguments.length !== pattern.arguments.length || node === pattern) return false;
      const replacements = new Map<Node, Node>();
      pattern.arguments.forEach((argument, k) => {
        const actual = node.arguments[k];
        if (actual !== undefined && actual !== argument) replacements.set(argument, actual);
      });
      found.add(substitute(arena, equation, replacements));
      return false;
    });
  }
  return [...found];
}

/** An equation about the members of a sequence, `v_t = βv_{t-1} + g_t`, for those that the move has. */
function membersOf(arena: Arena, equation: Node, values: readonly Node[]): readonly Node[] {
  const own = recurrenceIn(equation);
  if (own === null) return [];
  const found = new Set<Node>();
  for (const value of values) {
    someNode(value, (node) => {
      const [index] = node.kind === "index" && node.base === own.base ? node.indices : [];
      if (index === undefined || index === own.letter || !freeSymbols(index).has(own.letter.name)) return false;
      found.add(substitute(arena, equation, new Map([[own.letter, index]])));
      return false;
    });
  }
  return [...found].slice(0, MOST_EQUATIONS);
}

/** Is there a derivative in it, carried out or not? */
export function holdsDerivative(node: Node): boolean {
  return someNode(node, (current) => current.kind === "derivative" || (current.kind === "call" && current.orders.some((order) => order > 0)));
}

/** Is every derivative in it that of an unknown function by itself, `x'(t)`, `\\frac{dx}{dt}`? */
function holdsOnlyRates(node: Node, isDefined: (name: string) => boolean): boolean {
  const isUnknown = (part: Node): boolean => part.kind === "call" && part.callee.kind === "symbol" && !isDefined(part.callee.name) && part.arguments.every((argument) => argument.kind === "symbol");
  return !someNode(node, (current) => (current.kind === "derivative" && !isUnknown(current.body)) || (current.kind === "call" && current.orders.some((order) => order > 0) && !isUnknown(current)));
}

/** What is differentiated by in these nodes, and what unknown functions are evaluated at where their derivative is taken. */
function variablesIn(nodes: readonly Node[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of nodes) {
    someNode(node, (current) => {
      if (current.kind === "derivative") names.add(current.variable.kind === "symbol" ? current.variable.name : current.variable.base.name);
      if (current.kind === "call" && current.orders.some((order) => order > 0)) for (const argument of current.arguments) for (const name of freeSymbols(argument)) names.add(name);
      return false;
    });
  }
  return names;
}
