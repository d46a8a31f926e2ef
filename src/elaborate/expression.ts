// Gives one side of a line its meaning: from the flat syntax to a tree of occurrences, by the rules on what a symbol is and how far an operator reaches. It
// never fails: what cannot be worked with yet becomes an opaque node that says why, what cannot be read is reported by the parser already.

import { rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { IndexNode, Node, SymbolNode, Variable } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { lookupFunction } from "../functions/registry.js";
import type { Range } from "../syntax/document.js";
import { dottedName } from "../syntax/math-derivative.js";
import type { SequenceItem, Sides, Syntax } from "../syntax/math-tree.js";
import { partsOf } from "../syntax/math-tree.js";
import { rebuild, type Form, type Located, type TermSign } from "./located.js";
import { evaluatedAt, infinityOf, integralOver, limitHead, limitOver, type Host } from "./limits-integrals.js";
import type { Choice, Reading } from "./reading.js";
import { FUNCTION_LETTERS } from "../syntax/math-vocabulary.js";
import { COUNTING_LETTERS, graphName, type Scope } from "./scope.js";
import { isMinusTranspose, MATRIX_FUNCTIONS } from "./tensor-scope.js";
import { joinProducts, mayBeTensor, type ProductPart } from "./tensor-products.js";

export interface ElaborationNote {
  readonly message: string;
  readonly range: Range;
}

export interface ElaborationContext {
  readonly arena: Arena;
  readonly scope: Scope;
  readonly reading: Reading;
  /** The letter by which a bare array name is indexed where no sum binds one; null where there is none. */
  readonly freeIndex: string | null;
  /** Parameters of the definition whose body this is: bare array names among them stay bare only as arguments. */
  readonly text: string;
}

export interface Elaborated {
  readonly located: Located;
  /** Choices of reading that this side leaves open. */
  readonly open: ReadonlySet<Choice>;
  readonly notes: readonly ElaborationNote[];
}

/** Gives a side its meaning. */
export function elaborateExpression(syntax: Syntax, context: ElaborationContext): Elaborated {
  const elaborator = createElaborator(context);
  const infinite = infinityOf(context.arena, syntax);
  if (infinite !== null) {
    const located: Located = { node: infinite, range: syntax.range, outer: syntax.range, operatorRange: null, form: { kind: "leaf" }, children: [] };
    return { located, open: elaborator.open, notes: elaborator.notes };
  }
  const located = elaborator.expression(syntax);
  return { located, open: elaborator.open, notes: elaborator.notes };
}

/** The graph's name of a name of the syntax with what belongs to the name itself (`x_0`, `W^(2)`), or null where it is more than a name. */
export function plainName(syntax: Syntax): string | null {
  if (syntax.kind === "name") return syntax.name;
  if (syntax.kind === "group" && syntax.bracket === "brace") {
    const inner = onlySide(syntax);
    return inner === null ? null : plainName(inner);
  }
  return null;
}

/** Newton's notation: ẏ is the first derivative of y by t, ÿ the second; null for other names. */
export function timeDerivative(name: string): { readonly of: string; readonly order: number } | null {
  const match = /^(\p{L})(\u0307|\u0308|\u20DB)$/u.exec(name.normalize("NFD"));
  if (match === null) return null;
  return { of: match[1] ?? "", order: match[2] === "\u0307" ? 1 : match[2] === "\u0308" ? 2 : 3 };
}

/** The single expression of a bracketed group; null for lists and conditions. */
export function onlySide(syntax: Syntax): Syntax | null {
  if (syntax.kind !== "group" || syntax.items.length !== 1) return null;
  const [item] = syntax.items;
  return item !== undefined && item.sides.length === 1 ? (item.sides[0] ?? null) : null;
}

/** The letters of a subscript written as indices: `i`, `ij`, `i,j`; null where it is no list of names. */
export function indexNames(sub: Syntax): readonly string[] | null {
  const inner = sub.kind === "group" && sub.bracket === "brace" ? null : sub;
  if (sub.kind === "group" && sub.bracket === "brace") {
    const names: string[] = [];
    for (const item of sub.items) {
      const [side] = item.sides;
      if (item.sides.length !== 1 || side === null || side === undefined) return null;
      const found = indexNames(side);
      if (found === null) return null;
      names.push(...found);
    }
    return names;
  }
  if (inner?.kind === "name") return [inner.name];
  if (inner?.kind !== "sequence") return null;
  const names: string[] = [];
  for (const item of inner.items) {
    if (item.kind === "operator" || item.operand.kind !== "name") return null;
    names.push(item.operand.name);
  }
  return names;
}

/** A decoration of a name that is no power: `x^*`, `x^+`, `W^{(2)}`; the text that joins the name, or null. */
export function nameSuperscript(sup: Syntax): string | null {
  if (sup.kind === "name" && ["*", "+", "-", "⋆", "†", "∗"].includes(sup.name)) return `^${sup.name}`;
  const inner = bracketedSuperscript(sup);
  return inner?.kind === "number" && inner.value.denominator === 1n ? `^(${inner.value.numerator})` : null;
}

/** What stands in `^{(…)}`; null for anything else, `^(…)` too. */
function bracketedSuperscript(sup: Syntax): Syntax | null {
  const group = sup.kind === "group" && sup.bracket === "brace" ? onlySide(sup) : null;
  return group?.kind === "group" && (group.bracket === "(" || group.bracket === "[") ? onlySide(group) : null;
}

/** The text of a subscript that is part of the name: `0`, `max`, `L`, `text`; null where it is an expression. */
export function nameSubscript(sub: Syntax): string | null {
  switch (sub.kind) {
    case "number":
      return sub.value.denominator === 1n ? String(sub.value.numerator) : null;
    case "name":
      return sub.name;
    case "words":
      return sub.text.replace(/[^\p{L}\p{N}]+/gu, "") || null;
    case "function":
      return sub.name;
    case "group":
      return sub.bracket === "brace" && sub.items.length === 1 ? (sub.items[0]?.sides.length === 1 && sub.items[0].sides[0] ? nameSubscript(sub.items[0].sides[0]) : null) : null;
    case "sequence": {
      const parts = sub.items.map((item) => (item.kind === "operator" ? null : nameSubscript(item.operand)));
      return parts.every((part): part is string => part !== null) ? parts.join("") : null;
    }
    default:
      return null;
  }
}

/** Operands nested deeper are not read. */
const MOST_NESTED = 250;

/** Letters that before a bracket are operators on what stands in it, unless the document gives them another meaning. */
const TRANSFORM_LETTERS: ReadonlyMap<string, string> = new Map([
  ...["E", "𝐄", "𝖤", "P", "𝐏", "𝖯", "𝕍", "V", "Var", "Cov", "Corr", "Pr", "𝔼", "ℙ"].map((letter) => [letter, "expectations and probabilities are not judged yet"] as const),
  ...["ℒ", "ℱ", "𝓛", "𝓕"].map((letter) => [letter, "transforms are not judged yet"] as const),
]);

/** Letters that are functions or operators of their own where a bracket follows. */
const SPECIAL_LETTERS: ReadonlySet<string> = new Set(["Γ", "ζ", "Φ"]);

function isScopeOpening(syntax: Syntax): boolean {
  return syntax.kind === "derivative" && syntax.body === null;
}

interface Cursor {
  readonly items: readonly SequenceItem[];
  at: number;
  readonly end: number;
}

function createElaborator(context: ElaborationContext) {
  const { arena, scope, reading } = context;
  const open = new Set<Choice>();
  const notes: ElaborationNote[] = [];
  /** Indices bound around the place, innermost last. */
  const bound: string[] = [];
  /** How many operands the one at hand stands in. */
  let nesting = 0;
  /** Inside the arguments of a function of the document a bare array stays bare. */
  let bareAllowed = 0;

  const leaf = (node: Node, range: Range): Located => ({ node, range, outer: range, operatorRange: null, form: { kind: "leaf" }, children: [] });
  const build = (form: Form, children: readonly Located[], range: Range, operatorRange: Range | null): Located => ({
    node: rebuild(arena, form, children.map((child) => child.node), arena.integer(0)), range, outer: range, operatorRange, form, children,
  });
  const textOf = (range: Range): string => context.text.slice(range.start, range.end);
  const opaque = (what: string, range: Range, children: readonly Located[]): Located => leaf(arena.opaque(what, textOf(range), children.map((child) => child.node)), range);
  const hull = (a: Range, b: Range): Range => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

  const host: Host = { arena, scope, expression: (syntax) => expression(syntax), build, opaque };

  function symbolNamed(name: string): SymbolNode {
    return arena.symbol(graphName(name, scope));
  }

  /** A bare name: indexed where it names an array and an index is about (rule 13). */
  function nameNode(name: string, range: Range): Located {
    const whole = wholeTensor(name, range);
    if (whole !== null) return whole;
    const defined = scope.definitions.get(name);
    if (defined !== undefined && defined.arity > 0 && defined.appliedElsewhere && bareAllowed === 0) return opaque(`${name} stands here without its argument`, range, []);
    const dotted = timeDerivative(name);
    if (dotted !== null && scope.dependence.get(dotted.of) === "t" && !scope.definitions.has(name) && !scope.numbers.has(name)) {
      return leaf(arena.call(symbolNamed(dotted.of), [dotted.order], [arena.symbol("t")]), range);
    }
    if (scope.arrays.has(name) && bareAllowed === 0) {
      const index = bound[bound.length - 1] ?? context.freeIndex;
      if (index !== null) {
        const message = `${name} is read as ${name}_${index}`;
        if (!notes.some((note) => note.message === message)) notes.push({ message, range });
        return leaf(arena.index(symbolNamed(name), [arena.symbol(index)]), range);
      }
      return scope.tensors.touched.has(name) ? leaf(symbolNamed(name), range) : leaf(arena.opaque("vectors are not judged yet", name, [symbolNamed(name)]), range);
    }
    if (scope.vectors.has(name) && bareAllowed === 0) return leaf(arena.opaque("vectors and matrices are not judged yet", name, [symbolNamed(name)]), range);
    return leaf(symbolNamed(name), range);
  }

  /** A vector or matrix that its name stands for as a whole, ones and identities; null for other names. */
  function wholeTensor(name: string, range: Range): Located | null {
    const { tensors } = scope;
    if (tensors.touched.size === 0) return null;
    const own = scope.definitions.has(name) || tensors.candidates.has(name);
    if (!own && (name === "𝟏" || name === "𝟙")) return leaf(arena.apply("ones", [placeHere()]), range);
    if (!own && name === "𝟎") return leaf(arena.integer(0), range);
    if (!own && tensors.matrices && (name === "I" || name === "𝐈" || name === "𝑰") && !scope.numbers.has(name)) return leaf(arena.apply("identity", [placeHere()]), range);
    return tensors.declared.has(name) || (tensors.candidates.has(name) && !scope.arrays.has(name)) ? leaf(symbolNamed(name), range) : null;
  }

  /** A size that is found out from the place: no other place has the same. */
  const placeHere = (): Node => arena.integer(-(arena.size + 1));

  function variableOf(syntax: Syntax): Variable | null {
    bareAllowed += 1;
    const located = atom(syntax);
    bareAllowed -= 1;
    return located.node.kind === "symbol" || located.node.kind === "index" ? located.node : null;
  }

  // ---- sums -------------------------------------------------------------------------------------------------------------

  function expression(syntax: Syntax): Located {
    if (syntax.kind === "sequence") {
      const cursor: Cursor = { items: syntax.items, at: 0, end: syntax.items.length };
      return sum(cursor, syntax.range);
    }
    const cursor: Cursor = { items: [{ kind: "operand", operand: syntax }], at: 0, end: 1 };
    return sum(cursor, syntax.range);
  }

  const itemRange = (item: SequenceItem): Range => (item.kind === "operand" ? item.operand.range : item.range);
  const peekSign = (cursor: Cursor): { negative: boolean; range: Range } | null => {
    const item = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
    if (item?.kind !== "operator" || (item.sign !== "+" && item.sign !== "-")) return null;
    return { negative: item.sign === "-", range: item.range };
  };

  function sum(cursor: Cursor, whole: Range): Located {
    const terms: Located[] = [];
    const signs: TermSign[] = [];
    let unsupported: string | null = null;
    while (cursor.at < cursor.end) {
      let sign = peekSign(cursor);
      const item = cursor.items[cursor.at];
      if (sign === null && item?.kind === "operator" && (item.sign === "±" || item.sign === "∓")) {
        unsupported = "± stands for two statements, which are not judged yet";
        sign = { negative: false, range: item.range };
      }
      if (sign !== null) cursor.at += 1;
      else if (terms.length > 0) {
        // Nothing but a sign may stand between terms: a term ended early on an operator that it could not take.
        unsupported ??= "an operator without an operand";
        cursor.at += 1;
        continue;
      }
      terms.push(term(cursor, sign?.range ?? whole));
      signs.push({ negative: sign?.negative === true, range: sign?.range ?? null });
      for (let bar = cursor.items[cursor.at]; cursor.at < cursor.end && bar?.kind === "operator" && bar.sign === "|"; bar = cursor.items[cursor.at]) {
        if (terms.length > 1) open.add("bar");
        cursor.at += 1;
        const evaluated = barAt(cursor, joinTerms(terms, signs), bar.range);
        terms.splice(0, terms.length, evaluated);
        signs.splice(0, signs.length, { negative: false, range: null });
      }
    }
    const [first] = terms;
    const [firstSign] = signs;
    if (first === undefined || firstSign === undefined) return opaque("nothing stands here", whole, []);
    if (unsupported !== null) return opaque(unsupported, whole, terms);
    return joinTerms(terms, signs);
  }

  function joinTerms(terms: readonly Located[], signs: readonly TermSign[]): Located {
    const [first] = terms;
    const [firstSign] = signs;
    const last = terms[terms.length - 1];
    if (first === undefined || firstSign === undefined || last === undefined) return opaque("nothing stands here", { start: 0, end: 0 }, []);
    const range = { start: firstSign.range?.start ?? first.outer.start, end: last.outer.end };
    if (terms.length > 1) return build({ kind: "add", signs }, terms, range, null);
    return firstSign.negative ? build({ kind: "negate" }, [first], range, firstSign.range) : first;
  }

  // ---- products ---------------------------------------------------------------------------------------------------------

  function product(factors: readonly Located[]): Located {
    const [first] = factors;
    const last = factors[factors.length - 1];
    if (first === undefined || last === undefined) return leaf(arena.integer(1), { start: 0, end: 0 });
    return factors.length === 1 ? first : build({ kind: "multiply" }, factors, { start: first.outer.start, end: last.outer.end }, null);
  }

  /** One term: factors joined by multiplication, juxtaposition and slashes, up to a + or − of this sequence. */
  function term(cursor: Cursor, place: Range): Located {
    let factors: Located[] = [];
    let unsupported: string | null = null;
    let joined = true;
    let slashes = 0;
    const earlier: ProductPart[] = [];
    const start = cursor.at;
    while (cursor.at < cursor.end) {
      const item = cursor.items[cursor.at];
      if (item === undefined) break;
      if (item.kind === "operator") {
        if (item.sign === "+" || item.sign === "-") {
          if (!joined || (factors.length === 0 && earlier.length === 0)) break;
          // A sign directly after `·` or `/` belongs to the next factor: `a · -b`.
          if (cursor.at > start && cursor.items[cursor.at - 1]?.kind === "operator") {
            cursor.at += 1;
            const factor = cursor.at < cursor.end ? factorAt(cursor) : opaque("nothing stands after this sign", item.range, []);
            factors.push(item.sign === "-" ? build({ kind: "negate" }, [factor], hull(item.range, factor.outer), item.range) : factor);
            continue;
          }
          break;
        }
        if (item.sign === "±" || item.sign === "∓") break;
        cursor.at += 1;
        if (factors.length > 0 && (item.sign === "⊙" || item.sign === "∘" || item.sign === ":" || (item.sign === "*" && scope.tensors.touched.size > 0 && !/times|×/.test(item.spelling)))) {
          earlier.push({ factors, sign: item.sign, spelling: item.spelling, range: item.range });
          factors = [];
          joined = true;
          continue;
        }
        if (item.sign === "*") {
          joined = true;
          continue;
        }
        if (item.sign === "/") {
          slashes += 1;
          if (slashes > MOST_NESTED) {
            cursor.at = cursor.end;
            return opaque(`more than ${MOST_NESTED} slashes in one term are not read`, item.range, []);
          }
          // Of numbers, a·b/c is (a·b)/c; where vectors are about, the part after the sign is the numerator.
          if (earlier.every((part) => part.sign === "*") && ![...earlier.flatMap((part) => part.factors), ...factors].some((factor) => mayBeTensor(factor.node, scope.tensors))) {
            factors = [...earlier.flatMap((part) => part.factors), ...factors];
            earlier.length = 0;
          }
          const numerator = product(factors);
          let denominator = signedFactor(cursor, item.range);
          const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
          // `1/2 x` with a space is a half of x; without one (`1/2x`) people differ.
          if (factors.length > 0 && next?.kind === "operand" && isPlainFactor(next.operand) && next.operand.range.start <= denominator.outer.end) {
            open.add("slash");
            if (reading.slash === "product") {
              const below = [denominator];
              for (let follow = cursor.items[cursor.at]; cursor.at < cursor.end && follow?.kind === "operand"; follow = cursor.items[cursor.at]) below.push(factorAt(cursor));
              denominator = product(below);
            }
          }
          if (factors.length === 0) unsupported = "nothing stands before the slash";
          const range = hull(numerator.outer, denominator.outer);
          factors = [build({ kind: "divide" }, [numerator, denominator], range, item.range)];
          continue;
        }
        if (item.sign === "|") {
          if (reading.bar === "sum" && factors.length > 0) {
            cursor.at -= 1;
            break;
          }
          const evaluated = barAt(cursor, product(factors), item.range);
          factors = [evaluated];
          continue;
        }
        unsupported ??= item.sign === ":" ? "`:` (an inner product of matrices) is not judged yet" : `\`${item.spelling}\` is not judged yet`;
        joined = true;
        continue;
      }
      factors.push(factorAt(cursor));
      joined = true;
    }
    if (factors.length === 0) return opaque("something is missing here", place, []);
    if (earlier.length > 0) {
      const joinedParts = joinProducts([...earlier, { factors, sign: null, spelling: "", range: place }], scope.tensors, {
        product, apply: (name, left, right, range) => build({ kind: "apply", function: name }, [left, right], hull(left.outer, right.outer), range),
      });
      if (typeof joinedParts === "string") unsupported ??= joinedParts;
      else factors = [...joinedParts];
      if (typeof joinedParts === "string") factors = [...earlier.flatMap((part) => part.factors), ...factors];
    }
    const whole = product(factors);
    return unsupported === null ? whole : opaque(unsupported, whole.range, factors);
  }

  function signedFactor(cursor: Cursor, place: Range): Located {
    const sign = peekSign(cursor);
    if (sign !== null) cursor.at += 1;
    if (cursor.at >= cursor.end || cursor.items[cursor.at]?.kind === "operator") return opaque("something is missing here", place, []);
    const factor = factorAt(cursor);
    return sign?.negative === true ? build({ kind: "negate" }, [factor], hull(sign.range, factor.outer), sign.range) : factor;
  }

  /** A factor that a slash before it might be meant to reach over: a number, a name, a bracket. */
  function isPlainFactor(syntax: Syntax): boolean {
    const base = syntax.kind === "script" ? syntax.base : syntax;
    return base.kind === "name" || base.kind === "number" || base.kind === "group" || base.kind === "function";
  }

  /** The next factor: one operand, or a function name, sum sign or derivative with all it reaches over. */
  function factorAt(cursor: Cursor): Located {
    if (nesting > MOST_NESTED) {
      const rest = cursor.items[cursor.at];
      cursor.at = cursor.end;
      return opaque(`more than ${MOST_NESTED} operators inside each other are not read`, rest === undefined ? { start: 0, end: 0 } : itemRange(rest), []);
    }
    nesting += 1;
    const factor = factorHere(cursor);
    nesting -= 1;
    return factor;
  }

  function factorHere(cursor: Cursor): Located {
    const item = cursor.items[cursor.at];
    if (item === undefined || item.kind === "operator") return opaque("something is missing here", item === undefined ? { start: 0, end: 0 } : item.range, []);
    const syntax = item.operand;
    cursor.at += 1;
    if (syntax.kind === "function" || (syntax.kind === "script" && syntax.base.kind === "function")) return application(syntax, cursor);
    if (syntax.kind === "bigOperator") return bigOperator(syntax, cursor);
    if (syntax.kind === "derivative" && syntax.body === null) return derivativeOver(syntax, cursor);
    const operator = subscriptedOperator(syntax, cursor);
    if (operator !== null) return operator;
    const bracketed = onlySide(syntax);
    if (bracketed?.kind === "derivative" && bracketed.body === null && cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand") return derivativeOver({ ...bracketed, range: syntax.range }, cursor);
    if (syntax.kind === "name" && (syntax.name === "𝔼" || syntax.name === "ℙ") && !scope.definitions.has(syntax.name)) {
      const rest = cursor.at < cursor.end ? [term(cursor, syntax.range)] : [];
      return opaque("expectations and probabilities are not judged yet", hull(syntax.range, rest[0]?.outer ?? syntax.range), rest);
    }
    const evaluated = derivativeAt(syntax, cursor);
    if (evaluated !== null) return evaluated;
    const difference = changeOf(syntax, cursor);
    if (difference !== null) return difference;
    const primed = primedBracket(syntax, cursor);
    if (primed !== null) return primed;
    if (isDifferentialSign(syntax) && cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand") {
      return differentialAt(syntax, cursor);
    }
    if (syntax.kind === "gradient" || (syntax.kind === "script" && syntax.base.kind === "gradient")) return gradientAt(syntax, cursor);
    const onMatrix = matrixFunctionAt(syntax, cursor);
    if (onMatrix !== null) return onMatrix;
    const called = callAt(syntax, cursor);
    if (called !== null) return called;
    return atom(syntax);
  }

  /** d before something: a differential. */
  function differentialAt(sign: Syntax, cursor: Cursor): Located {
    const next = cursor.items[cursor.at];
    const of = next?.kind === "operand" ? next.operand : sign;
    const operand = factorAt(cursor);
    const range = hull(sign.range, operand.outer);
    if (sign.kind !== "name" || sign.name !== "d") return opaque("a lone ∂ is not judged", range, [operand]);
    const power = of.kind === "script" && of.sup !== null && plainName(of.base) !== null && operand.node.kind === "power";
    if (power && !(operand.node.kind === "power" && operand.node.exponent.kind === "number" && operand.node.exponent.value.numerator === -1n)) return opaque("is the power meant inside the differential, or of it? write brackets", range, [operand]);
    return build({ kind: "apply", function: "differential" }, [operand], range, sign.range);
  }

  /** `∇_w f`, `∇f`, `∇_w^2 f`: what follows up to an operator. */
  function gradientAt(syntax: Syntax, cursor: Cursor): Located {
    const script = syntax.kind === "script" ? syntax : null;
    const factors: Located[] = [];
    while (cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand") factors.push(factorAt(cursor));
    if (factors.length === 0) return opaque("gradients are not judged yet", syntax.range, []);
    const operand = product(factors);
    const range = hull(syntax.range, operand.outer);
    const second = script?.sup?.kind === "number" && script.sup.value.numerator === 2n;
    if (script !== null && (script.primes > 0 || (script.sup !== null && !second))) return opaque("gradients are not judged yet", range, [operand]);
    const by = script?.sub == null ? gradientVariable(operand.node) : variableOf(script.sub);
    if (by === null) return opaque("what is this gradient taken by?", range, [operand]);
    if (second && script.sub === null) return opaque("is this a Laplacian or a matrix of second derivatives?", range, [operand]);
    return build({ kind: "apply", function: second ? "hessian" : "gradient" }, [operand, leaf(by, syntax.range)], range, syntax.range);
  }

  /** What ∇ without a subscript is taken by: the argument of the function, or the only vector about. */
  function gradientVariable(body: Node): Variable | null {
    if (body.kind === "call") {
      const [argument] = body.arguments;
      return body.arguments.length === 1 && argument?.kind === "symbol" ? argument : null;
    }
    const vectors = [...freeSymbols(body)].filter((name) => scope.tensors.candidates.get(name)?.some((kind) => kind.kind === "column") === true);
    const [only] = vectors;
    return vectors.length === 1 && only !== undefined ? arena.symbol(only) : null;
  }

  /** `\operatorname{tr}(AB)`, `\det A`, `\operatorname{diag}(p)`; null for anything else. */
  function matrixFunctionAt(syntax: Syntax, cursor: Cursor): Located | null {
    const name = syntax.kind === "name" ? syntax.name : null;
    const operation = name === null ? undefined : MATRIX_FUNCTIONS.get(name);
    const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
    if (name === null || operation === undefined || scope.definitions.has(name) || next?.kind !== "operand") return null;
    if (scope.tensors.touched.size === 0) {
      if (!textOf(syntax.range).startsWith("\\")) return null;
      const rest = term(cursor, syntax.range);
      return opaque("matrices are not judged yet", hull(syntax.range, rest.outer), [rest]);
    }
    const base = next.operand.kind === "script" ? next.operand.base : next.operand;
    const group = base.kind === "group" && ["(", "[", "{", "brace"].includes(base.bracket) ? base : null;
    const apply = (operand: Located): Located => build({ kind: "apply", function: operation }, [operand], hull(syntax.range, operand.outer), syntax.range);
    const side = group === null ? null : onlySide(group);
    if (group !== null && side !== null && !(next.operand.kind === "script" && next.operand.sub !== null)) {
      const sup = next.operand.kind === "script" && next.operand.sup !== null ? plainName(next.operand.sup) : null;
      if (sup !== "⊤" && sup !== "T") {
        cursor.at += 1;
        const applied = apply({ ...expression(side), outer: group.range });
        return next.operand.kind === "script" ? withScripts(applied, { ...next.operand, base: { ...group, bracket: "brace" } }) : applied;
      }
    }
    const factors = [factorAt(cursor)];
    if (operation === "trace") while (cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand") factors.push(factorAt(cursor));
    return apply(product(factors));
  }

  function isDifferentialSign(syntax: Syntax): boolean {
    return syntax.kind === "name" && (syntax.name === "d" || syntax.name === "∂") && !scope.letterD;
  }

  /** `D_x E`, `D_x^2 E`, where D is nothing else; null for anything else. */
  function subscriptedOperator(syntax: Syntax, cursor: Cursor): Located | null {
    if (syntax.kind !== "script" || syntax.base.kind !== "name" || syntax.sub === null || syntax.primes > 0) return null;
    if (syntax.base.name !== "D" || scope.definitions.has("D") || scope.numbers.has("D") || scope.arrays.has("D") || cursor.at >= cursor.end) return null;
    const variable = variableOf(syntax.sub);
    const order = syntax.sup === null ? 1 : syntax.sup.kind === "number" && syntax.sup.value.denominator === 1n ? Number(syntax.sup.value.numerator) : null;
    if (variable === null || order === null || order < 1 || order > 20) return null;
    return scoped(cursor, variable, order, false, syntax.range);
  }

  /** `\frac{df}{dx}(x_0)` where f applies: the derivative at the argument; null for a product. */
  function derivativeAt(syntax: Syntax, cursor: Cursor): Located | null {
    if (syntax.kind !== "derivative" || syntax.body === null || syntax.variables.length !== 1) return null;
    const name = plainName(syntax.body);
    const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
    const group = next?.kind === "operand" ? bracketOf(next.operand) : null;
    const [by] = syntax.variables;
    if (name === null || group === null || by === undefined || next?.kind !== "operand" || group.bracket !== "(" || !isApplied(name, group)) return null;
    cursor.at += 1;
    const side = onlySide(group);
    const range = { start: syntax.range.start, end: next.operand.range.end };
    if (side === null || (side.kind !== "number" && plainName(side) === null)) return opaque("is this derivative evaluated at the bracket, or multiplied by it?", range, []);
    const callee = symbolNamed(name);
    const call = build({ kind: "call", rebuild: (children) => arena.call(callee, [by.order], children) }, [expression(side)], { start: syntax.range.start, end: group.range.end }, syntax.range);
    return next.operand.kind === "script" ? withScripts(call, next.operand) : call;
  }

  /** `Δx` is one name, unless Δ has a meaning of its own. */
  function changeOf(syntax: Syntax, cursor: Cursor): Located | null {
    if (syntax.kind !== "name" || syntax.name !== "Δ" || scope.definitions.has("Δ") || scope.numbers.has("Δ")) return null;
    const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
    if (next?.kind !== "operand") return null;
    const operand = next.operand;
    const script = operand.kind === "script" ? operand : null;
    const base = script === null ? operand : script.base;
    if (base.kind !== "name" || (script !== null && script.primes > 0)) return null;
    cursor.at += 1;
    const name: Syntax = { kind: "name", name: `Δ${base.name}`, range: hull(syntax.range, base.range) };
    return atom(script === null ? name : { ...script, base: name, range: hull(syntax.range, script.range) });
  }

  /** `(x^2 \sin x)'`: the derivative by the variable of the document, or by the only letter inside; null where no prime stands on a bracket. */
  function primedBracket(syntax: Syntax, cursor: Cursor): Located | null {
    if (syntax.kind !== "script" || syntax.primes === 0 || syntax.sub !== null || syntax.sup !== null) return null;
    const side = onlySide(syntax.base);
    if (side === null || syntax.base.kind !== "group" || (syntax.base.bracket !== "(" && syntax.base.bracket !== "[")) return null;
    const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
    const operand = expression(side);
    if (next?.kind === "operand" && bracketOf(next.operand) !== null) return opaque("is this derivative evaluated at the bracket, or multiplied by it?", syntax.range, [operand]);
    const letters = [...freeSymbols(operand.node)].filter((name) => name !== "e" && name !== "π" && !scope.functions.has(name));
    const name = scope.variable ?? (letters.length === 1 ? letters[0] : undefined);
    if (name === undefined) return opaque("by which letter is this derivative meant?", syntax.range, [operand]);
    if (letters.some((letter) => scope.vectors.has(letter))) return opaque("is this a transpose or a derivative?", syntax.range, [operand]);
    if (scope.variable === null) notes.push({ message: `the prime is read as the derivative by ${name}`, range: syntax.range });
    return build({ kind: "derivative", variable: arena.symbol(name), order: syntax.primes, partial: false }, [{ ...operand, outer: syntax.base.range }], syntax.range, { start: syntax.base.range.end, end: syntax.range.end });
  }

  // ---- functions of the document ----------------------------------------------------------------------------------------

  /** `f(x)`, `f'(x)`, `f_1(x)`, `f(x)^2` where the name applies; null where it is no call. */
  function callAt(syntax: Syntax, cursor: Cursor): Located | null {
    const head = syntax.kind === "script" ? syntax : null;
    const base = head === null ? syntax : head.base;
    const primes = head?.primes ?? 0;
    const stem = plainName(base);
    if (stem === null) return null;
    const mixedOrders = head === null || head.sup === null ? null : superscriptOrders(head.sup);
    if (head !== null && head.sup !== null && superscriptOrder(head.sup) === null && mixedOrders === null) {
      const following = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
      const bracket = following?.kind === "operand" ? bracketOf(following.operand) : null;
      if (following?.kind !== "operand" || bracket === null || bracketedSuperscript(head.sup) === null || !isApplied(stem, bracket)) return null;
      cursor.at += 1;
      return opaque("derivatives of symbolic order are not judged yet", hull(syntax.range, following.operand.range), []);
    }
    const subscript = head?.sub ?? null;
    const subName = subscript === null ? null : nameSubscript(subscript);
    const name = subName === null || scope.definitions.has(stem) ? stem : `${stem}_${subName}`;
    const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
    const order = primes + (head?.sup === null || head === null ? 0 : (superscriptOrder(head.sup) ?? 0));
    const argumentGroup = next?.kind === "operand" ? bracketOf(next.operand) : null;
    const transform = transformAt(stem, next);
    if (transform !== null) {
      cursor.at += 1;
      return opaque(transform, hull(syntax.range, next?.kind === "operand" ? next.operand.range : syntax.range), []);
    }
    if (argumentGroup !== null && primes === 0 && next?.kind === "operand" && isForeign(name)) {
      cursor.at += 1;
      return opaque(`what is ${name}(…)? it is not defined here`, hull(syntax.range, next.operand.range), argumentGroup.items.flatMap((item) => item.sides.flatMap((each) => (each === null ? [] : [expression(each)]))));
    }
    const applies = argumentGroup !== null && (primes > 0 || isApplied(name, argumentGroup) || (name !== stem && scope.functions.has(name)));
    if (!applies || next?.kind !== "operand" || argumentGroup === null) {
      if (order === 0 || primes === 0) return null;
      return barePrimed(syntax, name, order);
    }
    cursor.at += 1;
    bareAllowed += 1;
    const args = argumentGroup.items.map((item) => {
      const [side] = item.sides;
      return item.sides.length === 1 && side !== null && side !== undefined ? expression(side) : opaque("a condition as an argument", argumentGroup.range, []);
    });
    bareAllowed -= 1;
    const callee: SymbolNode | IndexNode = callee_(stem, name, subscript);
    const range = { start: syntax.range.start, end: argumentGroup.range.end };
    if (mixedOrders !== null && mixedOrders.length !== args.length) return opaque("the orders of differentiation do not fit the arguments", range, args);
    const orders = mixedOrders ?? args.map((_, k) => (k === 0 ? order : 0));
    if (order > 0 && args.length > 1) return opaque("a prime on a function of several variables", range, args);
    const form: Form = { kind: "call", rebuild: (children) => arena.call(callee, orders, children) };
    const call = build(form, args, range, syntax.range);
    return next.operand.kind === "script" ? withScripts(call, next.operand) : call;
  }

  function callee_(stem: string, name: string, subscript: Syntax | null): SymbolNode | IndexNode {
    if (subscript !== null && name === stem) {
      const indices = subscriptNodes(subscript);
      if (indices !== null) return arena.index(symbolNamed(stem), indices);
    }
    return symbolNamed(name);
  }

  /** `f^{(3)}` as an order of differentiation; null for a power. */
  function superscriptOrder(sup: Syntax): number | null {
    const group = sup.kind === "group" && sup.bracket === "brace" ? onlySide(sup) : sup;
    if (group?.kind !== "group" || group.bracket !== "(") return null;
    const inner = onlySide(group);
    return inner?.kind === "number" && inner.value.denominator === 1n && inner.value.numerator < 20n ? Number(inner.value.numerator) : null;
  }

  /** `f^{(1,0)}`: orders of differentiation in each argument; null for anything else. */
  function superscriptOrders(sup: Syntax): readonly number[] | null {
    const group = sup.kind === "group" && sup.bracket === "brace" ? onlySide(sup) : sup;
    if (group?.kind !== "group" || group.bracket !== "(" || group.items.length < 2) return null;
    const orders = group.items.map((item) => {
      const [side] = item.sides;
      return item.sides.length === 1 && side?.kind === "number" && side.value.denominator === 1n && side.value.numerator < 20n ? Number(side.value.numerator) : null;
    });
    return orders.every((order): order is number => order !== null) ? orders : null;
  }

  /** A bracketed group, with or without a power on it. */
  function bracketOf(syntax: Syntax): (Syntax & { kind: "group" }) | null {
    const base = syntax.kind === "script" && syntax.sub === null ? syntax.base : syntax;
    return base.kind === "group" && (base.bracket === "(" || base.bracket === "[") ? base : null;
  }

  /** Is it a word, or a letter with a meaning of its own (Γ, ζ), that the document does not explain? What it does to its argument is not known. */
  function isForeign(name: string): boolean {
    if (scope.functions.has(name) || scope.definitions.has(name) || scope.numbers.has(name) || scope.arrays.has(name)) return false;
    return /^\p{L}{2,}$/u.test(name) || SPECIAL_LETTERS.has(name);
  }

  /** `E[X]`, `P(A)`, `\mathcal L\{f\}` with nothing said about the letter: an expectation, a probability or a transform, not a product. */
  function transformAt(name: string, next: SequenceItem | undefined): string | null {
    const what = TRANSFORM_LETTERS.get(name);
    if (what === undefined || next?.kind !== "operand" || next.operand.kind !== "group" || !"([{".includes(next.operand.bracket)) return null;
    return scope.functions.has(name) || scope.definitions.has(name) ? null : what;
  }

  function isApplied(name: string, group: Syntax & { kind: "group" }): boolean {
    // `σ(1 - σ)`: a name that stands bare inside its own bracket is a value there.
    if (group.items.length === 1 && standsBare(group, name)) return false;
    if (scope.functions.has(name)) return true;
    if (group.bracket === "(" && group.items.length > 1) return true;
    if (scope.numbers.has(name) || scope.arrays.has(name) || name === "e" || name === "π") return false;
    // `r(t)` where t is what one differentiates by is a function of it, not r·t.
    const argument = group.bracket === "(" ? onlySide(group) : null;
    if (argument?.kind === "name" && argument.name !== name && scope.variables.has(argument.name)) return true;
    return FUNCTION_LETTERS.has(name);
  }

  /** Does the name occur without a bracket after it? */
  function standsBare(syntax: Syntax, name: string): boolean {
    if (syntax.kind === "name") return syntax.name === name;
    if (syntax.kind === "script" && syntax.primes > 0) return false;
    if (syntax.kind !== "sequence") return partsOf(syntax).some((part) => standsBare(part, name));
    return syntax.items.some((item, k) => {
      if (item.kind === "operator") return false;
      const next = syntax.items[k + 1];
      const head = item.operand.kind === "script" ? item.operand.base : item.operand;
      if (plainName(head) === name && next?.kind === "operand" && bracketOf(next.operand) !== null) return false;
      return standsBare(item.operand, name);
    });
  }

  /** `y'` and `f'` without arguments. */
  function barePrimed(syntax: Syntax, name: string, order: number): Located {
    const range = syntax.range;
    const definition = scope.definitions.get(name);
    const variable = definition?.arity === 1 ? (definition.parameters[0] ?? null) : (scope.dependence.get(name) ?? (definition === undefined ? scope.variable : null));
    if (definition?.appliedElsewhere === true) return opaque(`${name}′ stands here without its argument`, syntax.range, []);
    const scripts = syntax.kind === "script" ? syntax : null;
    let node: Located;
    if (definition !== undefined && definition.arity === 1 && variable === null) return opaque(`${name}′ without an argument`, range, []);
    if (variable === null) return opaque(`what is ${name}′ the derivative by?`, range, []);
    if (definition !== undefined && definition.arity === 0) {
      const derived = arena.derivative(symbolNamed(name), arena.symbol(variable), order, false);
      node = leaf(derived, range);
    } else node = leaf(arena.call(symbolNamed(name), [order], [arena.symbol(variable)]), range);
    return scripts?.sup !== null && scripts !== null && superscriptOrder(scripts.sup ?? scripts) === null ? withScripts(node, { ...scripts, sub: null, primes: 0 }) : node;
  }

  // ---- known functions --------------------------------------------------------------------------------------------------

  const INVERSES = new Map([
    ["sin", "arcsin"], ["cos", "arccos"], ["tan", "arctan"], ["cot", "arccot"], ["sec", "arcsec"], ["csc", "arccsc"], ["sinh", "arsinh"], ["cosh", "arcosh"], ["tanh", "artanh"], ["coth", "arcoth"],
  ]);

  function application(syntax: Syntax, cursor: Cursor): Located {
    const scripts = syntax.kind === "script" ? syntax : null;
    const word = scripts === null ? syntax : scripts.base;
    if (word.kind !== "function") return opaque("a function that was not understood", syntax.range, []);
    let name = word.name;
    let power: Located | null = null;
    let base: Located | null = null;
    if (scripts !== null) {
      if (scripts.primes > 0) return opaque(`a prime on ${name} is not judged yet`, syntax.range, []);
      if (scripts.sub !== null) {
        if (name !== "log") return opaque(`a subscript on ${name} is not judged yet`, syntax.range, []);
        base = expression(scripts.sub);
      }
      if (scripts.sup !== null) {
        const exponent = expression(scripts.sup);
        const minusOne = exponent.node.kind === "number" && exponent.node.value.numerator === -1n && exponent.node.value.denominator === 1n;
        const inverse = INVERSES.get(name);
        if (minusOne && inverse !== undefined) name = inverse;
        else if (minusOne) return opaque(`what is ${name} to the −1? write 1/${name} or name the inverse`, syntax.range, []);
        else power = exponent;
      }
    }
    const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
    if (next === undefined) return opaque(`${name} needs an argument`, syntax.range, []);
    if (next.kind === "operator" && next.sign !== "-" && next.sign !== "+") return opaque(`${name} needs an argument`, syntax.range, []);
    if (name === "log" && base === null && (scope.logIsOpen || reading.log !== "e") && !textOf(word.range).includes("ln")) {
      open.add("log");
      if (reading.log !== "e") name = reading.log === "10" ? "log10" : "log2";
    }
    let args: readonly Located[];
    let after: (Syntax & { kind: "script" }) | null = null;
    const group = next.kind === "operand" ? callBracket(next.operand) : null;
    const definition = lookupFunction(name);
    if (next.kind === "operand" && group !== null) {
      cursor.at += 1;
      const list = group.items.map((item) => {
        const [side] = item.sides;
        return item.sides.length === 1 && side !== null && side !== undefined ? expression(side) : opaque("a condition as an argument", group.range, []);
      });
      const [only] = list;
      args = list.length === 1 && only !== undefined ? [{ ...only, outer: group.range }] : list;
      if (next.operand.kind === "script") after = next.operand;
      if (after?.sup != null && only !== undefined && list.length === 1) {
        // `\ln(x)^2`: the power of the value by convention, of the argument for some.
        open.add("power");
        if (reading.power === "argument") {
          args = [withScripts({ ...only, outer: group.range }, after)];
          after = null;
        }
      }
    } else args = [functionArgument(cursor, syntax.range)];
    if (base !== null) {
      args = [...args, base];
      name = "logbase";
    }
    const last = args[args.length - 1];
    const range = { start: syntax.range.start, end: Math.max(syntax.range.end, group?.range.end ?? 0, last?.outer.end ?? 0) };
    const arity = lookupFunction(name)?.arity ?? definition?.arity ?? 1;
    let applied: Located;
    if ((name === "max" || name === "min") && args.length > 2) {
      applied = args.slice(1).reduce((left, right) => build({ kind: "apply", function: name }, [left, right], range, word.range), args[0] ?? opaque("nothing", range, []));
    } else if (args.length !== arity) return opaque(`${name} takes ${arity} argument${arity === 1 ? "" : "s"}, found ${args.length}`, range, args);
    else applied = build({ kind: "apply", function: name }, args, range, word.range);
    if (power !== null) applied = build({ kind: "power" }, [applied, power], range, null);
    return after === null ? applied : withScripts(applied, after);
  }

  /** The bracket that a function name is applied to: `(x)`, `[x]`, `\{x\}`, `{x}`; with a power on round ones, the power belongs to the value. */
  function callBracket(syntax: Syntax): (Syntax & { kind: "group" }) | null {
    const scripted = syntax.kind === "script";
    const base = scripted ? syntax.base : syntax;
    if (base.kind !== "group" || (scripted && syntax.sub !== null)) return null;
    if (base.bracket === "(" || base.bracket === "[" || base.bracket === "{") return base;
    return base.bracket === "brace" && !scripted ? base : null;
  }

  /** The argument of a function without brackets: rule 19. */
  function functionArgument(cursor: Cursor, place: Range): Located {
    const sign = peekSign(cursor);
    if (sign !== null) {
      cursor.at += 1;
      const operand = cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand" ? functionArgument(cursor, place) : opaque("something is missing here", place, []);
      return sign.negative ? build({ kind: "negate" }, [operand], hull(sign.range, operand.outer), sign.range) : operand;
    }
    const factors: Located[] = [];
    let letters = 0;
    while (cursor.at < cursor.end) {
      const item = cursor.items[cursor.at];
      if (item === undefined || item.kind === "operator") break;
      const syntax = item.operand;
      const base = syntax.kind === "script" ? syntax.base : syntax;
      const first = factors.length === 0;
      if (base.kind === "function" || base.kind === "bigOperator" || isScopeOpening(base)) {
        if (!first) break;
        factors.push(factorAt(cursor));
        break;
      }
      if (base.kind === "words" || base.kind === "unread" || isDifferentialSign(syntax)) {
        if (first) factors.push(factorAt(cursor));
        break;
      }
      if (base.kind === "group" && base.bracket !== "brace") {
        if (!first && letters > 0) break;
        factors.push(factorAt(cursor));
        break;
      }
      if (base.kind === "fraction" || base.kind === "root" || base.kind === "binomial" || base.kind === "derivative" || base.kind === "block") {
        if (!first) break;
        factors.push(factorAt(cursor));
        break;
      }
      if (base.kind === "name" || (base.kind === "group" && base.bracket === "brace")) {
        const before = cursor.at;
        const called = callFollows(syntax, cursor);
        if (called && letters > 0) break;
        if (letters > 0) {
          open.add("argument");
          if (reading.argument === "first") break;
        }
        factors.push(factorAt(cursor));
        letters += 1;
        if (called || cursor.at > before + 1) break;
        continue;
      }
      if (!first && base.kind === "number") break;
      factors.push(factorAt(cursor));
    }
    return factors.length === 0 ? opaque("something is missing here", place, []) : product(factors);
  }

  function callFollows(syntax: Syntax, cursor: Cursor): boolean {
    const next = cursor.at + 1 < cursor.end ? cursor.items[cursor.at + 1] : undefined;
    const group = next?.kind === "operand" ? bracketOf(next.operand) : null;
    const stem = plainName(syntax.kind === "script" ? syntax.base : syntax);
    if (group === null || stem === null) return false;
    return (syntax.kind === "script" && syntax.primes > 0) || isApplied(stem, group);
  }

  // ---- sums over an index, derivatives ----------------------------------------------------------------------------------

  function boundsOf(lower: Sides | null): { readonly index: string; readonly lower: Syntax | null; readonly upper: Syntax | null; readonly indexRange: Range } | null {
    if (lower === null) return null;
    const [first, second, third] = lower.sides;
    const [relation, relation2] = lower.relations;
    if (first === null || first === undefined) return null;
    if (lower.relations.length === 0) {
      const name = plainName(first);
      return name === null ? null : { index: name, lower: null, upper: null, indexRange: first.range };
    }
    if (relation?.sign === "=" && lower.relations.length === 1 && second) {
      const name = plainName(first);
      return name === null ? null : { index: name, lower: second, upper: null, indexRange: first.range };
    }
    if (relation?.sign === "≤" && relation2?.sign === "≤" && second && third) {
      const name = plainName(second);
      return name === null ? null : { index: name, lower: first, upper: third, indexRange: second.range };
    }
    return null;
  }

  /** A limit reaches over its term, or over the terms after it that hold its variable (rules 20 and 21). */
  function limitTerm(syntax: Syntax & { kind: "bigOperator" }, cursor: Cursor): Located {
    const head = limitHead(host, syntax.lower);
    if (head === null || cursor.at >= cursor.end) {
      const rest = cursor.at < cursor.end ? [term(cursor, syntax.range)] : [];
      return opaque(head === null ? "this limit was not understood" : "what is this the limit of?", hull(syntax.range, rest[0]?.outer ?? syntax.range), rest);
    }
    const terms: Located[] = [term(cursor, syntax.range)];
    const signs: TermSign[] = [{ negative: false, range: null }];
    if (peekSign(cursor) !== null && nextTermUses(cursor, head.variable.name) && !nextTermIsLimit(cursor)) {
      open.add("limit");
      if (reading.limit === "sum") {
        for (let sign = peekSign(cursor); sign !== null && !nextTermIsLimit(cursor); sign = peekSign(cursor)) {
          cursor.at += 1;
          terms.push(term(cursor, sign.range));
          signs.push(sign);
        }
      }
    }
    return limitOver(host, syntax, head, joinTerms(terms, signs));
  }

  /** Does the term after the sign at the cursor hold a limit of its own? */
  function nextTermIsLimit(cursor: Cursor): boolean {
    for (let k = cursor.at + 1; k < cursor.end; k++) {
      const item = cursor.items[k];
      if (item?.kind === "operator" && (item.sign === "+" || item.sign === "-") && cursor.items[k - 1]?.kind === "operand") return false;
      if (item?.kind === "operand" && item.operand.kind === "bigOperator" && item.operand.operator === "limit") return true;
    }
    return false;
  }

  /** The bar whose operator was just passed: its scripts are the next operand. */
  function barAt(cursor: Cursor, base: Located, bar: Range): Located {
    const item = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
    if (item?.kind !== "operand" || item.operand.kind !== "script" || item.operand.sub === null || item.operand.primes > 0) return opaque("this bar was not understood", hull(base.range, bar), [base]);
    cursor.at += 1;
    return evaluatedAt(host, base, item.operand.sub, item.operand.sup, hull(base.outer, item.operand.range));
  }

  function bigOperator(syntax: Syntax & { kind: "bigOperator" }, cursor: Cursor): Located {
    if (syntax.operator === "integral") {
      const { located, next } = integralOver(host, syntax, cursor.items, cursor.at, cursor.end, context.text);
      cursor.at = next;
      return located;
    }
    if (syntax.operator === "limit") return limitTerm(syntax, cursor);
    const bounds = boundsOf(syntax.lower);
    if (bounds === null) {
      const rest = cursor.at < cursor.end ? [term(cursor, syntax.range)] : [];
      return opaque("a sum over a set or over several indices is not judged yet", hull(syntax.range, rest[0]?.outer ?? syntax.range), rest);
    }
    if (cursor.at >= cursor.end) return opaque("the sum has no term", syntax.range, []);
    const lower = bounds.lower === null ? null : expression(bounds.lower);
    const upperSyntax = bounds.upper ?? syntax.upper;
    const upper = upperSyntax === null ? null : expression(upperSyntax);
    let index = bounds.index;
    if (bound.includes(index)) {
      notes.push({ message: `the index ${index} is used for a sum inside a sum over ${index}; the inner one is read as its own`, range: syntax.range });
      index = bounds.index;
    }
    bound.push(index);
    const terms: Located[] = [term(cursor, syntax.range)];
    const signs: TermSign[] = [{ negative: false, range: null }];
    if (peekSign(cursor) !== null && syntax.operator === "sum") {
      open.add("sum");
      for (let sign = peekSign(cursor); sign !== null; sign = peekSign(cursor)) {
        const reaches = reading.sum === "all" || (reading.sum === "index" && nextTermUses(cursor, index));
        if (!reaches) break;
        cursor.at += 1;
        terms.push(term(cursor, sign.range));
        signs.push(sign);
      }
      const [firstTerm] = terms;
      const place = firstTerm?.outer ?? syntax.range;
      if (terms.length > 1) notes.push({ message: `Σ extends over all terms with ${index}`, range: hull(syntax.range, place) });
    }
    bound.pop();
    const body = joinTerms(terms, signs);
    const indexSymbol = arena.symbol(index);
    const hasLower = lower !== null;
    const hasUpper = upper !== null;
    const operator = syntax.operator;
    const form: Form = {
      kind: "bigOperator",
      rebuild: (children) => {
        const [newBody, second, third] = children;
        return arena.bigOperator(operator, indexSymbol, hasLower ? (second ?? null) : null, hasUpper ? ((hasLower ? third : second) ?? null) : null, newBody ?? body.node);
      },
    };
    const children = [body, ...(lower === null ? [] : [lower]), ...(upper === null ? [] : [upper])];
    return build(form, children, { start: syntax.range.start, end: body.outer.end }, syntax.range);
  }

  /** Does the index occur free in the term that follows the sign at the cursor? */
  function nextTermUses(cursor: Cursor, index: string): boolean {
    for (let k = cursor.at + 1; k < cursor.end; k++) {
      const item = cursor.items[k];
      if (item === undefined) break;
      if (item.kind === "operator") {
        if ((item.sign === "+" || item.sign === "-") && cursor.items[k - 1]?.kind === "operand") break;
        continue;
      }
      if (item.operand.kind === "bigOperator" && boundsOf(item.operand.lower)?.index === index) return false;
      if (occursFree(item.operand, index) || (plainName(item.operand) !== null && scope.arrays.has(plainName(item.operand) ?? ""))) return true;
    }
    return false;
  }

  function occursFree(syntax: Syntax, name: string): boolean {
    if (syntax.kind === "name") return syntax.name === name;
    if (syntax.kind === "sequence") {
      for (const item of syntax.items) {
        if (item.kind === "operator") continue;
        if (item.operand.kind === "bigOperator" && boundsOf(item.operand.lower)?.index === name) return false;
        if (occursFree(item.operand, name)) return true;
      }
      return false;
    }
    return partsOf(syntax).some((part) => occursFree(part, name));
  }

  function derivativeOver(syntax: Syntax & { kind: "derivative" }, cursor: Cursor): Located {
    const [first] = syntax.variables;
    if (first === undefined) return opaque("a derivative that was not understood", syntax.range, []);
    if (syntax.variables.length > 1) {
      const operand = cursor.at < cursor.end ? term(cursor, syntax.range) : null;
      return mixed(syntax, operand ?? opaque("something is missing here", syntax.range, []));
    }
    const variable = variableOf(first.variable);
    if (variable === null || isWhole(variable)) {
      const rest = cursor.at < cursor.end ? [term(cursor, syntax.range)] : [];
      return opaque("derivatives by vectors are not judged yet", hull(syntax.range, rest[0]?.outer ?? syntax.range), rest);
    }
    return scoped(cursor, variable, first.order, syntax.partial, syntax.range);
  }

  /** Is the variable a whole array or vector? */
  function isWhole(variable: Variable): boolean {
    return variable.kind === "symbol" && (scope.arrays.has(variable.name) || scope.vectors.has(variable.name)) && !scope.tensors.touched.has(variable.name);
  }

  function mixed(syntax: Syntax & { kind: "derivative" }, operand: Located): Located {
    let result = operand;
    for (const { variable, order } of [...syntax.variables].reverse()) {
      const by = variableOf(variable);
      if (by === null || isWhole(by)) return opaque("derivatives by vectors are not judged yet", hull(syntax.range, operand.outer), [operand]);
      result = build({ kind: "derivative", variable: by, order, partial: syntax.partial }, [result], hull(syntax.range, operand.outer), syntax.range);
    }
    return result;
  }

  /** What a derivative operator reaches over: rules 20 and 21. */
  function scoped(cursor: Cursor, variable: Variable, order: number, partial: boolean, operatorRange: Range): Located {
    const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
    const form: Form = { kind: "derivative", variable, order, partial };
    if (next === undefined || next.kind === "operator") return opaque("what is to be differentiated here?", operatorRange, []);
    const group = bracketOfAny(next.operand);
    const name = variable.kind === "index" ? variable.base.name : variable.name;
    const reachesOverGroup = group !== null && holds(group, name);
    if (reachesOverGroup && joinsAfter(cursor)) open.add("derivative");
    if (reachesOverGroup && (reading.derivative === "term" || !joinsAfter(cursor))) {
      const operand = factorAt(cursor);
      return build(form, [operand], hull(operatorRange, operand.outer), operatorRange);
    }
    const terms: Located[] = [term(cursor, operatorRange)];
    const signs: TermSign[] = [{ negative: false, range: null }];
    if (peekSign(cursor) !== null && group === null && !nextTermDifferentiates(cursor)) {
      open.add("derivative");
      if (reading.derivative === "sum") {
        for (let sign = peekSign(cursor); sign !== null && !nextTermDifferentiates(cursor); sign = peekSign(cursor)) {
          cursor.at += 1;
          terms.push(term(cursor, sign.range));
          signs.push(sign);
        }
      }
    }
    const operand = joinTerms(terms, signs);
    return build(form, [operand], hull(operatorRange, operand.outer), operatorRange);
  }

  /** Is the operand at the cursor followed by another one side by side, or by a slash? `d/dx (A)(B)` and `d/dx (A)/(B)` may be meant over both. */
  function joinsAfter(cursor: Cursor): boolean {
    const next = cursor.at + 1 < cursor.end ? cursor.items[cursor.at + 1] : undefined;
    return next !== undefined && (next.kind === "operand" || next.sign === "/");
  }

  function bracketOfAny(syntax: Syntax): Syntax | null {
    const base = syntax.kind === "script" ? syntax.base : syntax;
    return base.kind === "group" && base.bracket !== "|" && base.bracket !== "‖" ? base : null;
  }

  /** Does the group hold the variable, or a name that may depend on it? */
  function holds(syntax: Syntax, name: string): boolean {
    if (syntax.kind === "name") return syntax.name === name || scope.definitions.has(syntax.name) || scope.dependence.has(syntax.name) || scope.functions.has(syntax.name);
    return partsOf(syntax).some((part) => holds(part, name));
  }

  function nextTermDifferentiates(cursor: Cursor): boolean {
    for (let k = cursor.at + 1; k < cursor.end; k++) {
      const item = cursor.items[k];
      if (item === undefined) return false;
      if (item.kind === "operator") {
        if (item.sign === "+" || item.sign === "-") return false;
        continue;
      }
      if (item.operand.kind === "derivative") return true;
    }
    return false;
  }

  // ---- operands ---------------------------------------------------------------------------------------------------------

  function subscriptNodes(sub: Syntax): readonly Node[] | null {
    const names = indexNames(sub);
    if (names !== null) return names.map((name) => arena.symbol(name));
    const inner = sub.kind === "group" && sub.bracket === "brace" ? sub.items : null;
    if (inner !== null) {
      const nodes: Node[] = [];
      for (const item of inner) {
        const [side] = item.sides;
        if (item.sides.length !== 1 || side === null || side === undefined) return null;
        nodes.push(expression(side).node);
      }
      return nodes;
    }
    return [expression(sub).node];
  }

  /** Is the subscript an index here, rather than part of the name? */
  function isIndex(stem: string, sub: Syntax): boolean {
    const names = indexNames(sub);
    if (names !== null) return names.length > 0 && names.every((name) => scope.indexLetters.has(name) || bound.includes(name));
    if (sub.kind === "number") return scope.arrays.has(stem) || (scope.tensors.declared.has(stem) && !scope.tensors.declared.has(`${stem}_${sub.value.numerator}`));
    if (isMultipleOfIndex(sub)) return true;
    return nameSubscript(sub) === null;
  }

  /** `2n` in `u_{2n}`: a number times letters that count. */
  function isMultipleOfIndex(sub: Syntax): boolean {
    const inner = sub.kind === "group" && sub.bracket === "brace" ? onlySide(sub) : sub;
    if (inner?.kind !== "sequence") return false;
    const [first, ...rest] = inner.items.map((item) => (item.kind === "operand" ? item.operand : null));
    return first?.kind === "number" && rest.every((part) => part?.kind === "name" && (scope.indexLetters.has(part.name) || COUNTING_LETTERS.has(part.name)));
  }

  function scripted(syntax: Syntax & { kind: "script" }): Located {
    const stem = plainName(syntax.base);
    if (stem === null) return withScripts(atom(syntax.base), syntax);
    if (syntax.primes > 0) {
      const order = syntax.primes;
      const subName = syntax.sub === null ? null : nameSubscript(syntax.sub);
      return barePrimed(syntax, subName === null ? stem : `${stem}_${subName}`, order);
    }
    let located: Located;
    const { sub } = syntax;
    const sized = sub === null ? null : sizedTensor(stem, sub, syntax.range);
    if (sized !== null) return withScripts(sized, { ...syntax, sub: null });
    const suffix = syntax.sup === null ? null : nameSuperscript(syntax.sup);
    const sampleIndex = syntax.sup === null ? null : sampleSuperscript(syntax.sup);
    const nameRange = sub === null ? syntax.base.range : { start: syntax.base.range.start, end: sub.range.end };
    if (sub !== null && stem === "δ" && !scope.definitions.has("δ") && (indexNames(sub)?.length ?? subscriptNodes(sub)?.length) === 2) {
      located = leaf(arena.apply("kronecker", subscriptNodes(sub) ?? []), nameRange);
    } else if (suffix !== null) {
      const decorated = `${stem}${sub === null ? "" : `_${nameSubscript(sub) ?? ""}`}${suffix}`;
      if (sub !== null && isIndex(stem, sub)) return leaf(arena.index(symbolNamed(`${stem}${suffix}`), subscriptNodes(sub) ?? []), syntax.range);
      return nameNode(decorated, syntax.range);
    } else if (sampleIndex !== null) {
      const indices = [...(sub === null ? [] : (subscriptNodes(sub) ?? [])), arena.symbol(sampleIndex)];
      return leaf(arena.index(symbolNamed(`${stem}^()`), indices), syntax.range);
    } else if (sub === null) located = nameNode(stem, nameRange);
    else if (isIndex(stem, sub)) located = leaf(arena.index(symbolNamed(stem), subscriptNodes(sub) ?? []), nameRange);
    else {
      const subName = nameSubscript(sub);
      located = subName === null ? opaque("this subscript was not understood", syntax.range, []) : nameNode(`${stem}_${subName}`, nameRange);
    }
    if (syntax.sup === null) return located;
    if (bracketedSuperscript(syntax.sup)?.kind === "name" && stem !== "e") return opaque("is the bracketed superscript a power, or part of the name? a power is written without the brackets", syntax.range, [located]);
    return withScripts(located, { ...syntax, sub: null });
  }

  /** `I_n`, `\mathbf{1}_n`: with their sizes; null for anything else. */
  function sizedTensor(stem: string, sub: Syntax, range: Range): Located | null {
    if (scope.tensors.touched.size === 0 || scope.tensors.candidates.has(stem) || scope.definitions.has(stem)) return null;
    const operation = ["𝟏", "𝟙"].includes(stem) ? "ones" : scope.tensors.matrices && ["I", "𝐈", "𝑰"].includes(stem) ? "identity" : null;
    const size = sub.kind === "number" ? arena.number(sub.value) : plainName(sub) === null ? null : arena.symbol(plainName(sub) ?? "");
    return operation === null || size === null ? null : leaf(arena.apply(operation, [size]), range);
  }

  /** `x^{(i)}`: the i-th of several, where i counts. */
  function sampleSuperscript(sup: Syntax): string | null {
    const inner = bracketedSuperscript(sup);
    return inner?.kind === "name" && (scope.indexLetters.has(inner.name) || bound.includes(inner.name)) ? inner.name : null;
  }

  /** `{x = 0}` as a script. */
  function isCondition(sub: Syntax): boolean {
    return sub.kind === "group" && sub.bracket === "brace" && sub.items.length === 1 && sub.items[0]?.relations.length === 1;
  }

  /** An expression with the power (and nothing else) of a script on it. */
  function withScripts(base: Located, syntax: Syntax & { kind: "script" }): Located {
    if (syntax.primes > 0) {
      if (syntax.base.kind !== "group" || syntax.sup !== null || syntax.sub !== null) return opaque("a prime here was not understood", syntax.range, [base]);
      if (scope.variable === null) return opaque("what is this the derivative by?", syntax.range, [base]);
      return build({ kind: "derivative", variable: arena.symbol(scope.variable), order: syntax.primes, partial: false }, [base], syntax.range, null);
    }
    if (syntax.sub !== null && syntax.base.kind === "group" && syntax.base.bracket === "‖" && base.node.kind === "apply" && base.node.function === "norm") {
      const kind = syntax.sub.kind === "number" ? String(syntax.sub.value.numerator) : (plainName(syntax.sub) ?? nameSubscript(syntax.sub) ?? "");
      const operation = kind === "2" ? "euclideanNorm" : kind === "F" ? "frobeniusNorm" : kind === "1" ? "taxicabNorm" : null;
      if (operation === null) return opaque("this norm is not judged yet", syntax.range, [base]);
      return withScripts({ ...base, form: { kind: "apply", function: operation }, node: arena.apply(operation, base.node.arguments) }, { ...syntax, sub: null });
    }
    if (syntax.sub !== null) {
      const bracketed = syntax.base.kind === "group" && syntax.base.bracket !== "brace";
      if (bracketed && (syntax.sup !== null || isCondition(syntax.sub))) return evaluatedAt(host, base, syntax.sub, syntax.sup, syntax.range);
      return opaque(bracketed ? "evaluation at bounds is not judged yet" : "a subscript here was not understood", syntax.range, [base]);
    }
    if (syntax.sup === null) return base;
    const name = plainName(syntax.sup);
    if (name === "°") return build({ kind: "multiply" }, [base, atom(syntax.sup)], syntax.range, null);
    const transposed = name === "⊤" || (name === "T" && (scope.vectors.has(textOf(syntax.base.range)) || (!scope.numbers.has("T") && !scope.definitions.has("T"))));
    if (transposed || isMinusTranspose(syntax.sup)) {
      if (!mayBeTensor(base.node, scope.tensors)) return opaque("transposes are not judged yet", syntax.range, [base]);
      const inner = transposed ? base : build({ kind: "apply", function: "inverse" }, [base], syntax.range, null);
      return build({ kind: "apply", function: "transpose" }, [inner], { start: base.outer.start, end: Math.max(syntax.range.end, syntax.sup.range.end) }, null);
    }
    if (name === "⊥" || name === "†") return opaque("transposes are not judged yet", syntax.range, [base]);
    if (name !== null && ["∘", "⋆", "*", "+", "-"].includes(name)) return opaque(`^${name} was not understood`, syntax.range, [base]);
    const exponent = expression(syntax.sup);
    return build({ kind: "power" }, [base, exponent], { start: base.outer.start, end: Math.max(syntax.range.end, exponent.outer.end) }, null);
  }

  function atom(syntax: Syntax): Located {
    switch (syntax.kind) {
      case "number":
        return leaf(arena.number(syntax.value), syntax.range);
      case "name":
        if (syntax.name === "%") return leaf(arena.number(rational(1, 100)), syntax.range);
        if (syntax.name === "°") return leaf(arena.divide(arena.symbol("π"), arena.integer(180)), syntax.range);
        return nameNode(syntax.name, syntax.range);
      case "script":
        return syntax.base.kind === "name" || (syntax.base.kind === "group" && syntax.base.bracket === "brace" && plainName(syntax.base) !== null) ? scripted(syntax) : withScripts(atom(syntax.base), syntax);
      case "group":
        return groupAtom(syntax);
      case "fraction": {
        const numerator = expression(syntax.numerator);
        const denominator = expression(syntax.denominator);
        return build({ kind: "divide" }, [numerator, denominator], syntax.range, null);
      }
      case "root": {
        const radicand = expression(syntax.radicand);
        const degree = syntax.degree === null ? null : expression(syntax.degree);
        if (degree === null || (degree.node.kind === "number" && degree.node.value.numerator === 2n && degree.node.value.denominator === 1n)) {
          return build({ kind: "apply", function: "sqrt" }, [radicand], syntax.range, null);
        }
        if (degree.node.kind !== "number") return opaque("a root of symbolic degree is not judged yet", syntax.range, [radicand, degree]);
        return build({ kind: "apply", function: "root" }, [radicand, degree], syntax.range, null);
      }
      case "sequence":
        return expression(syntax);
      case "derivative": {
        if (syntax.body === null) return opaque("what is to be differentiated here?", syntax.range, []);
        const dotted = dottedName(syntax, context.text);
        if (dotted !== null && scope.numbers.has(dotted)) return nameNode(dotted, syntax.range);
        bareAllowed += 1;
        const body = expression(syntax.body);
        bareAllowed -= 1;
        const [first] = syntax.variables;
        const variable = first === undefined ? null : variableOf(first.variable);
        if (variable === null || first === undefined || isWhole(variable)) return opaque("derivatives by vectors are not judged yet", syntax.range, [body]);
        if (syntax.variables.length > 1) return mixed(syntax, body);
        return build({ kind: "derivative", variable, order: first.order, partial: syntax.partial }, [body], syntax.range, null);
      }
      case "factorial":
        return opaque("factorials are not judged yet", syntax.range, [expression(syntax.operand)]);
      case "binomial":
        return opaque("binomial coefficients are not judged yet", syntax.range, [expression(syntax.upper), expression(syntax.lower)]);
      case "bigOperator":
        return opaque("the sum has no term", syntax.range, []);
      case "gradient":
        return opaque("gradients are not judged yet", syntax.range, []);
      case "ellipsis":
        return opaque("… stands for something that is not written out", syntax.range, []);
      case "infinity":
        return opaque("∞ is not judged yet", syntax.range, []);
      case "block":
        return opaque(/cases/.test(syntax.environment) ? "definitions by cases are not judged yet" : "matrices are not judged yet", syntax.range, []);
      case "words":
        return opaque("words inside the formula", syntax.range, []);
      case "function":
        return opaque(`${syntax.name} needs an argument`, syntax.range, []);
      case "unread":
        return opaque(syntax.message, syntax.range, []);
    }
  }

  function groupAtom(syntax: Syntax & { kind: "group" }): Located {
    const side = onlySide(syntax);
    if (side === null && syntax.bracket === "⟨" && syntax.items.length === 2) {
      const [left, right] = syntax.items.map((item) => (item.sides.length === 1 && item.sides[0] ? expression(item.sides[0]) : null));
      if (left && right && mayBeTensor(left.node, scope.tensors) && mayBeTensor(right.node, scope.tensors)) return build({ kind: "apply", function: "frobenius" }, [left, right], syntax.range, null);
    }
    if (side === null) {
      const parts = syntax.items.flatMap((item) => item.sides.flatMap((s) => (s === null ? [] : [expression(s)])));
      return opaque(syntax.items.length > 1 ? "a list of expressions is not judged yet" : "a condition stands where an expression was expected", syntax.range, parts);
    }
    const inner = expression(side);
    switch (syntax.bracket) {
      case "(":
      case "[":
      case "{":
      case "brace":
        return { ...inner, outer: syntax.range };
      case "|":
        return build({ kind: "apply", function: "abs" }, [inner], syntax.range, null);
      case "⌊":
        return build({ kind: "apply", function: "floor" }, [inner], syntax.range, null);
      case "⌈":
        return build({ kind: "apply", function: "ceil" }, [inner], syntax.range, null);
      case "‖":
        return mayBeTensor(inner.node, scope.tensors) ? build({ kind: "apply", function: "norm" }, [inner], syntax.range, null) : opaque("norms are not judged yet", syntax.range, [inner]);
      case "⟨":
        return opaque("angle brackets are not judged yet", syntax.range, [inner]);
    }
  }

  return { expression, open, notes };
}
