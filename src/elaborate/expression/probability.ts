// Expectations, variances, covariances and probabilities: `\mathbb{E}_{x \sim q}[f(x)]`, `Var(X \mid Y)`, `P(A \cap B)`, densities `p(x \mid z)`. What stands inside a
// probability is read in `events.ts`; here is which letter is such an operator, what its subscript says and how far it reaches.

import type { Node } from "../../expression/node.js";
import { isProbabilityKernel, LAW } from "../../functions/probability-operations.js";
import type { Range } from "../../syntax/document.js";
import { partsOf, type Sides, type Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { nameSubscript, onlySide, plainName } from "../syntax-names.js";
import { hull, type Cursor, type Elaborator } from "./elaborator.js";
import { clausesOf, eventOf, eventsOf, isPlainEvent, knownEvent, sequenceOf, type Clauses } from "./events.js";
import { withScripts } from "./scripts.js";

type KernelName = "expectation" | "variance" | "standardDeviation" | "covariance" | "correlation" | "probability";

const KERNELS: ReadonlyMap<string, KernelName> = new Map([
  ...["E", "𝐄", "𝖤", "𝔼", "Ex"].map((name): [string, KernelName] => [name, "expectation"]),
  ...["V", "𝕍", "Var", "var", "VAR"].map((name): [string, KernelName] => [name, "variance"]),
  ...["SD", "sd", "Sd", "std"].map((name): [string, KernelName] => [name, "standardDeviation"]),
  ...["Cov", "cov", "COV"].map((name): [string, KernelName] => [name, "covariance"]),
  ...["Corr", "corr", "Cor"].map((name): [string, KernelName] => [name, "correlation"]),
  ...["P", "𝐏", "𝖯", "Pr", "ℙ", "Prob"].map((name): [string, KernelName] => [name, "probability"]),
]);
/** Letters that are nothing else, so that they need no bracket. */
const UNMISTAKABLE: ReadonlySet<string> = new Set(["𝔼", "ℙ", "𝕍"]);
const NOT_UNDERSTOOD = "what stands in this expectation or probability was not understood";

/** The kernel at the cursor, whose head was just passed; null where the head is none. */
export function kernelAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  const script = syntax.kind === "script" ? syntax : null;
  const head = script === null ? syntax : script.base;
  const stem = head.kind === "words" ? head.text : plainName(head);
  const divergence = divergenceAt(here, syntax, stem, cursor);
  if (divergence !== null) return divergence;
  if (stem === null) return null;
  const kernel = KERNELS.get(stem);
  // A P that the text declares as a matrix is no probability.
  if (kernel !== undefined && here.scope.tensors.declared.has(stem) && here.scope.tensors.candidates.get(stem)?.[0]?.kind === "matrix") return null;
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  const group = next?.kind === "operand" ? groupOf(next.operand) : null;
  if (kernel === undefined) return densityAt(here, stem, syntax, script, group, cursor);
  // A measure on events may be introduced as a function.
  const isFunction = here.scope.functions.has(stem) && !(kernel === "probability" && here.scope.densities.has(stem));
  if (here.scope.definitions.has(stem) || isFunction || isQuantity(here, stem, kernel, group)) return null;
  if (script !== null && (script.primes > 0 || (script.sup !== null && (group === null || plainName(script.sup) !== null)))) return group !== null && kernel === "probability" ? lawOfItsOwn(here, stem, syntax, script, group, cursor) : null;
  if (group === null || next?.kind !== "operand") {
    if (!UNMISTAKABLE.has(stem) || cursor.at >= cursor.end) return UNMISTAKABLE.has(stem) ? here.opaque("what is this the expectation of?", syntax.range, []) : null;
    const law = lawBelow(here, script?.sub ?? null);
    const subject = here.term(cursor, syntax.range);
    if (law === null || kernel !== "expectation") return here.opaque(NOT_UNDERSTOOD, hull(syntax.range, subject.outer), [subject]);
    return kernelOver(here, kernel, law, [subject], [], hull(syntax.range, subject.outer), syntax.range);
  }
  if (kernel === "probability" && script?.sub != null && isQuantityList(script.sub) === false) return lawOfItsOwn(here, stem, syntax, script, group, cursor);
  cursor.at += 1;
  const range = hull(syntax.range, group.range);
  const law = lawBelow(here, script?.sub ?? null);
  const clauses = clausesOf(group);
  const made = law === null || clauses === null ? null : kernelOf(here, kernel, law, clauses, range, syntax.range);
  const whole = made ?? here.opaque(NOT_UNDERSTOOD, range, []);
  if (script?.sup != null) return here.build({ kind: "power" }, [whole, here.expression(script.sup)], range, null);
  return next.operand.kind === "script" ? withScripts(here, whole, next.operand) : whole;
}

/** `\mathrm{KL}(q(z) \| p(z | x))`, `D_{KL}(p(x) \| q(x))`: the expectation of the logarithm of the quotient under the first; null where it is no divergence of two densities of one thing. */
function divergenceAt(here: Elaborator, syntax: Syntax, stem: string | null, cursor: Cursor): Located | null {
  const first = cursor.items[cursor.at];
  // `KL` in italics is a K and an L.
  const isSplit = stem === "K" && syntax.kind === "name" && first?.kind === "operand" && plainName(first.operand) === "L";
  const sub = syntax.kind === "script" && syntax.sup === null && syntax.primes === 0 && syntax.sub !== null ? here.textOf(syntax.sub.range).replace(/\\[a-zA-Z]+|[{}\s]/g, "") : null;
  if (!isSplit && !(stem === "KL" && syntax.kind !== "script") && !(/^(?:D|𝔻|𝒟)$/u.test(stem ?? "") && sub === "KL")) return null;
  const at = isSplit ? cursor.at + 1 : cursor.at;
  const next = at < cursor.end ? cursor.items[at] : undefined;
  const inside = next?.kind === "operand" && next.operand.kind === "group" && "([".includes(next.operand.bracket) ? onlySide(next.operand) : null;
  if (next?.kind !== "operand" || inside?.kind !== "sequence" || here.scope.functions.has(stem ?? "")) return null;
  const bar = inside.items.findIndex((item) => item.kind === "operand" && item.operand.kind === "unread" && /^(?:\\\||\|\s*\||\\(?:Vert|parallel)|‖|∥)$/.test(here.textOf(item.operand.range).trim()));
  const [one, other] = [sequenceOf(inside.items.slice(0, Math.max(0, bar))), sequenceOf(inside.items.slice(bar + 1))];
  const law = bar < 1 || one === null ? null : drawnFrom(here, one);
  if (law === null || law.names.length === 0 || one === null || other === null) return null;
  const [above, below] = [here.expression(one), here.expression(other)];
  if (![above, below].every(({ node }) => isProbabilityKernel(node) && node.function === "probability")) return null;
  cursor.at = at + 1;
  const range = hull(syntax.range, next.operand.range);
  const quotient = here.build({ kind: "call", rebuild: ([a, b]) => here.arena.apply("log", [here.arena.divide(a ?? above.node, b ?? below.node)]) }, [above, below], range, null);
  return kernelOver(here, "expectation", law, [quotient], [], range, syntax.range);
}

/** `P(1 + r)^t`, `P(1 - P)` and a P that changes with time: an amount times a bracket. No event is a number plus or minus something. */
function isQuantity(here: Elaborator, stem: string, kernel: KernelName, group: (Syntax & { kind: "group" }) | null): boolean {
  if (UNMISTAKABLE.has(stem) || stem.length > 1) return false;
  const inside = group === null || group.bracket !== "(" ? null : onlySide(group);
  // Beside a policy π(a | s), V(s) is the value of a state.
  if (stem === "V" && here.scope.densities.has("π") && inside !== null && /^\p{Ll}/u.test((plainName(inside) ?? "").normalize("NFD"))) return true;
  if (group !== null && isEntryOfField(here, stem, kernel, group)) return true;
  if (here.scope.dependence.has(stem) || (inside !== null && standsBare(inside, stem))) return true;
  if (kernel !== "probability" || inside?.kind !== "sequence") return false;
  const isSum = inside.items.some((item) => item.kind === "operator" && (item.sign === "+" || item.sign === "-"));
  return isSum && inside.items.some((item) => item.kind === "operand" && item.operand.kind === "number");
}

/** `⟨P(x, y), Q(x, y)⟩`, `V(x, y, z)` in a section with vectors: an entry of a field. Nothing has the variance of several letters, and a P with no Q beside it may be a probability. */
function isEntryOfField(here: Elaborator, stem: string, kernel: KernelName, group: Syntax & { kind: "group" }): boolean {
  const letters = group.bracket === "(" ? group.items.map(({ sides }) => (sides.length === 1 && sides[0] ? plainName(sides[0]) : null)).join("") : "";
  if ((letters !== "xy" && letters !== "xyz") || !here.scope.tensors.literals) return false;
  return kernel !== "probability" || (!here.scope.densities.has(stem) && here.scope.argumentLists.get("Q")?.join("") === letters);
}

/** Does the name stand there without a bracket of its own, so that E(E(X | Y)) is none? */
function standsBare(syntax: Syntax, stem: string): boolean {
  if (plainName(syntax) === stem) return true;
  if (syntax.kind !== "sequence") return partsOf(syntax).some((part) => standsBare(part, stem));
  return syntax.items.some((item, k) => {
    const next = syntax.items[k + 1];
    const isHead = item.kind === "operand" && plainName(item.operand) === stem && next?.kind === "operand" && (next.operand.kind === "group" || (next.operand.kind === "script" && next.operand.base.kind === "group"));
    return item.kind === "operand" && !isHead && standsBare(item.operand, stem);
  });
}

/** `p(x | z)` for a letter that the document uses as a density: with a bar or a subscript somewhere, or as what a variable is drawn from. */
function densityAt(here: Elaborator, stem: string, syntax: Syntax, script: (Syntax & { kind: "script" }) | null, group: (Syntax & { kind: "group" }) | null, cursor: Cursor): Located | null {
  if (group === null || group.bracket !== "(" || !(here.scope.densities.has(stem) || isVariant(here, stem)) || here.scope.definitions.has(stem) || (script !== null && script.primes > 0)) return null;
  const subscript = script?.sub == null ? null : nameSubscript(script.sub);
  if (subscript !== null && here.scope.definitions.has(`${stem}_${subscript}`)) return null;
  const quantities = script?.sub == null || script.sup !== null ? null : quantityNames(script.sub);
  if (quantities !== null) {
    // `p_{X|Y}(x | y)`: the subscript says which quantities have these values.
    const clauses = clausesOf(group);
    const [before, after] = clauses === null ? [[], []] : [clauses.subjects, clauses.given];
    // `f_X(x | θ)`: what is given is a parameter.
    const parameters = quantities.length === before.length && after.length > 0 ? after.map((clause) => knownEvent(here, clause)) : [];
    const values = [...before, ...(parameters.length > 0 ? [] : after)].map((clause) => (clause.sides.length === 1 ? (clause.sides[0] ?? null) : null));
    if (quantities.length !== values.length || values.some((value) => value === null) || parameters.some((event) => event === null || !isPlainEvent(event.node))) return null;
    cursor.at += 1;
    const relation = stem === "F" ? "≤" : "=";
    const events = values.flatMap((value, k): readonly Located[] => {
      const quantity = quantities[k];
      if (value === null || quantity === undefined) return [];
      const located = here.expression(value);
      const name = here.arena.symbol(quantity);
      return [here.build({ kind: "call", rebuild: ([side]) => here.arena.relation(relation, name, side ?? located.node) }, [located], located.outer, null)];
    });
    return probabilityOf(here, { distribution: null, names: [], given: [] }, events.slice(0, before.length), [...events.slice(before.length), ...parameters.filter((event) => event !== null)], hull(syntax.range, group.range), syntax.range);
  }
  return lawOfItsOwn(here, stem, syntax, script, group, cursor);
}

/** `p^*`, `\tilde p` and `\hat p` beside a density p are others. */
function isVariant(here: Elaborator, stem: string): boolean {
  const base = /^(.+)\^\{\*\}$/u.exec(stem)?.[1] ?? /^(\p{L})[\u0302\u0303]$/u.exec(stem.normalize("NFD"))?.[1];
  return base !== undefined && here.scope.densities.has(base);
}

/** `q_\phi(z | x)`, `P_\theta(x)`: a density under a law that its letter names; what stands after a semicolon belongs to that name. */
function lawOfItsOwn(here: Elaborator, stem: string, syntax: Syntax, script: (Syntax & { kind: "script" }) | null, group: Syntax & { kind: "group" }, cursor: Cursor): Located | null {
  const clauses = clausesOf(group);
  if (clauses === null) return null;
  const text = here.textOf(group.range);
  const semicolon = topSemicolon(text);
  const isBefore = (clause: Sides): boolean => semicolon < 0 || startOf(clause) < group.range.start + semicolon;
  const parameter = semicolon < 0 ? "" : text.slice(semicolon, -1).replace(/\s+/g, "");
  const subjects = clauses.subjects.filter(isBefore);
  const isMain = stem === "p" || KERNELS.get(stem) === "probability";
  const name = script === null && parameter === "" && isMain ? null : `${script === null ? stem : lawName(here, script)}${parameter}`;
  const events = eventsOf(here, subjects, knownEvent);
  const given = eventsOf(here, clauses.given.filter(isBefore), knownEvent);
  const plain = (list: readonly (Located | null)[]): readonly Located[] => list.filter((event): event is Located => event !== null && isPlainEvent(event.node));
  if (plain(events).length < events.length || plain(given).length < given.length) return null;
  cursor.at += 1;
  return probabilityOf(here, { distribution: name === null ? null : here.arena.symbol(name), names: [], given: [] }, plain(events), plain(given), hull(syntax.range, group.range), syntax.range);
}

interface LawBelow {
  readonly distribution: Node | null;
  readonly names: readonly Node[];
  readonly given: readonly Node[];
}

/** What the subscript of an expectation says: `X`, `x \sim q`, `z \sim q(z | x)`, `q(z | x)`, `X, Y`; null where it was not understood. */
function lawBelow(here: Elaborator, sub: Syntax | null): LawBelow | null {
  if (sub === null || (sub.kind === "group" && sub.items.every(({ sides }) => sides.every((side) => side === null)))) return { distribution: null, names: [], given: [] };
  const items: readonly Sides[] = sub.kind === "group" && sub.bracket === "brace" ? sub.items : [{ sides: [sub], relations: [] }];
  const clauses = clausesOf({ items });
  if (clauses === null) return null;
  const names: Node[] = [];
  const given: Node[] = [];
  let distribution: Node | null = null;
  const nameOf = (syntax: Syntax): Node | null => {
    const { node } = here.atom(syntax);
    return node.kind === "symbol" || node.kind === "index" ? node : null;
  };
  for (const [k, clause] of [...clauses.subjects, ...clauses.given].entries()) {
    const [left, right] = clause.sides;
    const sign = clause.relations[0]?.sign;
    if (left === null || left === undefined || clause.relations.length > 1) return null;
    if (sign === undefined) {
      const isGiven = k >= clauses.subjects.length;
      const name = left.kind === "sequence" ? null : nameOf(left);
      if (name !== null && !isGiven && here.scope.densities.has(here.textOf(left.range).replace(/_.*$/u, "")) && clauses.subjects.length === 1) distribution = lawSymbol(here, left);
      else if (name !== null) (isGiven ? given : names).push(name);
      else {
        const drawn = drawnFrom(here, left);
        if (drawn === null || isGiven) return null;
        distribution = drawn.distribution;
        names.push(...drawn.names);
        given.push(...drawn.given);
      }
      continue;
    }
    const name = left.kind === "sequence" ? null : nameOf(left);
    if (sign !== "∼" || name === null || !right) return null;
    names.push(name);
    const drawn = right.kind === "sequence" ? drawnFrom(here, right) : null;
    if (drawn === null && right.kind === "sequence") return null;
    distribution = drawn === null ? lawSymbol(here, right) : drawn.distribution;
    given.push(...(drawn?.given ?? []));
  }
  return { distribution, names, given };
}

/** `q_\phi(z | x)` as what something is drawn from. */
function drawnFrom(here: Elaborator, syntax: Syntax): LawBelow | null {
  const items = syntax.kind === "sequence" ? syntax.items : [];
  const [head, list] = items;
  if (items.length !== 2 || head?.kind !== "operand" || list?.kind !== "operand" || list.operand.kind !== "group") return null;
  const clauses = clausesOf(list.operand);
  if (clauses === null) return null;
  const nodes = (each: readonly Sides[]): readonly Node[] | null => {
    const found = each.map((clause) => (clause.sides.length === 1 && clause.sides[0] ? here.atom(clause.sides[0]).node : null));
    return found.every((node): node is Node => node?.kind === "symbol" || node?.kind === "index") ? found : null;
  };
  const [names, given] = [nodes(clauses.subjects), nodes(clauses.given)];
  return names === null || given === null ? null : { distribution: lawSymbol(here, head.operand), names, given };
}

function lawSymbol(here: Elaborator, syntax: Syntax): Node | null {
  const name = lawName(here, syntax);
  return name === "p" || KERNELS.get(name) === "probability" ? null : here.arena.symbol(name);
}

/** `q_ϕ`: the letter of a law with what its subscript says. */
function lawName(here: Elaborator, syntax: Syntax): string {
  const subscript = syntax.kind === "script" && syntax.sub !== null && syntax.sup === null ? nameSubscript(syntax.sub) : null;
  const stem = plainName(syntax.kind === "script" ? syntax.base : syntax);
  if (stem !== null && (syntax.kind !== "script" || subscript !== null)) return subscript === null ? stem : `${stem}_${subscript}`;
  return here.textOf(syntax.range).replace(/[\\{}\s]/g, "");
}

function kernelOf(here: Elaborator, kernel: KernelName, law: LawBelow, clauses: Clauses, range: Range, head: Range): Located | null {
  const given = eventsOf(here, clauses.given, eventOf);
  if (!given.every((event): event is Located => event !== null)) return null;
  if (kernel === "probability") {
    const events = eventsOf(here, clauses.subjects, eventOf);
    return events.every((event): event is Located => event !== null) ? probabilityOf(here, law, events, given, range, head) : null;
  }
  const subjects = clauses.subjects.map((clause) => (clause.sides.length === 1 && clause.sides[0] ? here.expression(clause.sides[0]) : null));
  // `Cov(x)` of a vector: its covariances among each other.
  if (kernel === "covariance" && subjects.length === 1 && subjects[0] != null) return kernelOver(here, "variance", law, [subjects[0]], given, range, head);
  const wanted = kernel === "covariance" || kernel === "correlation" ? 2 : 1;
  if (subjects.length !== wanted || !subjects.every((subject): subject is Located => subject !== null)) return null;
  return kernelOver(here, kernel, law, subjects, given, range, head);
}

function kernelOver(here: Elaborator, kernel: KernelName, law: LawBelow, subjects: readonly Located[], given: readonly Located[], range: Range, head: Range): Located {
  const { arena } = here;
  const below = arena.apply(LAW, [law.distribution ?? arena.integer(0), ...law.names]);
  const rebuild = (children: readonly Node[]): Node => arena.apply(kernel, [...children.slice(0, subjects.length), below, ...law.given, ...children.slice(subjects.length)]);
  return here.build({ kind: "call", rebuild }, [...subjects, ...given], range, head);
}

function probabilityOf(here: Elaborator, law: LawBelow, events: readonly Located[], given: readonly Located[], range: Range, head: Range): Located {
  const { arena } = here;
  const below = arena.apply(LAW, [law.distribution ?? arena.integer(0), ...law.names]);
  return here.build({ kind: "call", rebuild: (children) => arena.apply("probability", [arena.integer(events.length), below, ...children]) }, [...events, ...given], range, head);
}

/** The bracket after a kernel: round, square, braces; with a power on it, the power belongs to the value. */
function groupOf(syntax: Syntax): (Syntax & { kind: "group" }) | null {
  const base = syntax.kind === "script" && syntax.sub === null && syntax.primes === 0 ? syntax.base : syntax;
  return base.kind === "group" && "([{".includes(base.bracket) ? base : null;
}

/** The quantities of a subscript, `X`, `X,Y`, `X|Y`, in capitals; null where it is no such list. */
function quantityNames(sub: Syntax): readonly string[] | null {
  const items: readonly Sides[] = sub.kind === "group" && sub.bracket === "brace" ? sub.items : [{ sides: [sub], relations: [] }];
  const clauses = clausesOf({ items });
  if (clauses === null) return null;
  const names = [...clauses.subjects, ...clauses.given].flatMap((clause): readonly (string | null)[] => {
    const [side] = clause.sides;
    if (clause.sides.length !== 1 || !side) return [null];
    // `XY`: both.
    if (side.kind === "sequence") return side.items.map((item) => (item.kind === "operand" ? plainName(item.operand) : null));
    return [plainName(side)];
  });
  return names.every((name): name is string => name !== null && /^\p{Lu}$/u.test(name)) ? names : null;
}

/** Does the subscript name the quantities, rather than a parameter of the law? */
function isQuantityList(sub: Syntax): boolean {
  return quantityNames(sub) !== null || (onlySide(sub) ?? sub).kind === "sequence";
}

function topSemicolon(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "\\") at += 1;
    else if ("([{".includes(sign)) depth += 1;
    else if (")]}".includes(sign)) depth -= 1;
    else if (sign === ";" && depth === 1) return at;
  }
  return -1;
}

function startOf(clause: Sides): number {
  return clause.sides.find((side) => side !== null)?.range.start ?? 0;
}
