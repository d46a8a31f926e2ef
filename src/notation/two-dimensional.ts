// Two-dimensional formulas for terminals: fractions stacked, bounds above and below, brackets as tall as what they hold. For people: nothing reads it back. The answer is
// one box for each line that the formula takes; a part that is pointed at has its cells marked.
import { Binding, type Edge } from "./piece.js";
import { beside, emptyBox, markedBox, textBox, type Box } from "./box.js";
import { atom, between, bracketed, boxItem, boxOf, drawn, fit, inFences, markedFlow, signBetween, spaceItem, textItem, type Drawn } from "./draw.js";
import { binomialBox, casesBox, derivativeSign, evaluationBar, fraction, integralSign, radical, withBounds } from "./draw-parts.js";
import { boxOfFlow, BreakCost, brokenFlow, type Flow } from "./flow.js";
import { LANDAU } from "../functions/landau.js";
import { isPlainPower, takesPowerOnName, textFunctionName } from "./function-names.js";
import type { FenceName, Glyphs } from "./glyphs.js";
import { withSubscript, withSuperscript } from "./scripts.js";
import { partsOfShape, type Shape, type ShapeTerm } from "./shape.js";
import { nameParts } from "./symbol-name.js";

/** Parts of one formula that are drawn; what is past that is `…`. */
const MOST_PARTS = 4000;
const LONGEST_WORDS = 400;

const FENCED: ReadonlyMap<string, readonly [FenceName, FenceName]> = new Map([
  ["abs", ["|", "|"]], ["floor", ["⌊", "⌋"]], ["ceil", ["⌈", "⌉"]], ["norm", ["‖", "‖"]], ["euclideanNorm", ["‖", "‖"]], ["frobeniusNorm", ["‖", "‖"]], ["taxicabNorm", ["‖", "‖"]],
]);
const NORM_SUBSCRIPTS: ReadonlyMap<string, string> = new Map([["euclideanNorm", "2"], ["frobeniusNorm", "F"], ["taxicabNorm", "1"]]);
const BINARY_SIGNS: ReadonlyMap<string, string> = new Map([["hadamard", "⊙"], ["kroneckerProduct", "⊗"], ["cross", "×"], ["frobenius", ":"], ["dot", "·"]]);
/** What stands behind an integer that is counted down. */
const COUNTING_MARKS: ReadonlyMap<string, string> = new Map([["factorial", "!"], ["doubleFactorial", "!!"]]);
const FUNCTION_WORDS: ReadonlyMap<string, string> = new Map([["trace", "tr"], ["determinant", "det"], ["diag", "diag"], ["vectorise", "vec"]]);

interface Place {
  /** On one line: in exponents, subscripts and bounds. */
  readonly inline: boolean;
}

const onItsOwn: Place = { inline: false };
const small: Place = { inline: true };

function createDrawing(glyphs: Glyphs) {
  let parts = 0;

  const word = (text: string, marked: boolean): Box => textBox(glyphs.text(text), marked);
  const ellipsis = (): Drawn => atom(textBox(glyphs.ellipsis, false), "name");

  function draw(shape: Shape, place: Place): Drawn {
    parts += 1;
    if (parts > MOST_PARTS) return ellipsis();
    const made = layOut(shape, place);
    if (!shape.marked) return made;
    const { powerPlace } = made;
    return { ...made, flow: markedFlow(made.flow), powerPlace: powerPlace === null ? null : { before: markedFlow(powerPlace.before), after: markedFlow(powerPlace.after) } };
  }

  const box = (shape: Shape, place: Place): Box => boxOf(glyphs, draw(shape, place));
  const isSimple = (part: Drawn): boolean => part.binding === Binding.atom && (part.last === "name" || part.last === "digit");
  const list = (shapes: readonly Shape[], place: Place): Flow => shapes.flatMap((shape, k): Flow => [...(k === 0 ? [] : [textItem(",", false), spaceItem]), ...draw(shape, place).flow]);

  /** x_max with its subscript lowered, W^(2) with its superscript raised. */
  function nameBox(name: string, place: Place): Box {
    const plain = textBox(glyphs.name(name), false);
    const { suffixes } = nameParts(name);
    if (place.inline || suffixes.length === 0 || !/[_^]/u.test(plain.rows[0]?.map((cell) => cell.text).join("") ?? "") || glyphs.lowered("0") === null) return plain;
    const head = textBox(glyphs.name(name.slice(0, name.slice(1).search(/[_^]/u) + 1)), false);
    return suffixes.reduce((base, { sign, text }) => (sign === "_" ? withSubscript(glyphs, base, word(text, false), false) : withSuperscript(glyphs, base, word(text, false))), head);
  }

  function index(base: Shape, indices: readonly Shape[], place: Place): Drawn {
    const inner = indices.map((each) => box(each, small));
    const short = inner.every((each) => each.width === 1);
    const joined = beside(inner.flatMap((each, k) => (k === 0 || short ? [each] : [textBox(",", false), each])));
    return atom(withSubscript(glyphs, box(base, place), joined, place.inline || glyphs.lowered("0") === null), "name");
  }

  function number(numerator: bigint, denominator: bigint, place: Place): Drawn {
    const negative = numerator < 0n;
    const digits = (value: bigint): Box => {
      const text = value.toString();
      return textBox(text.length > LONGEST_WORDS ? text.slice(0, LONGEST_WORDS) + glyphs.ellipsis : text, false);
    };
    const above = digits(negative ? -numerator : numerator);
    const made = denominator === 1n ? atom(above, "digit") : quotient(atom(above, "digit"), atom(digits(denominator), "digit"), place, false, "digit");
    return negative ? negated(made, false) : made;
  }

  function quotient(numerator: Drawn, denominator: Drawn, place: Place, marked: boolean, first: Edge): Drawn {
    if (!place.inline) return drawn([boxItem(fraction(glyphs, boxOf(glyphs, numerator), boxOf(glyphs, denominator), marked))], Binding.application, first === "digit" ? "digit" : "closed", "closed");
    const above = fit(numerator, Binding.application);
    const below = fit(denominator, Binding.application);
    return drawn([...above.flow, textItem(glyphs.slash, marked), ...below.flow], Binding.quotient, above.first, below.last);
  }

  function negated(operand: Drawn, signMarked: boolean): Drawn {
    const inner = fit(operand, Binding.reaching);
    return { ...inner, flow: [textItem(glyphs.minus, signMarked), ...inner.flow], binding: Binding.negation, powerPlace: null };
  }

  function sum(terms: readonly ShapeTerm[], place: Place): Drawn {
    const made = terms.map(({ shape, negative }, k) => fit(draw(shape, place), k === 0 && !negative ? Binding.negation : Binding.reaching));
    const closed = made.map((term, k) => {
      const later = terms.slice(k + 1);
      return term.openNames.length > 0 && later.some(({ shape }) => term.openNames.some((name) => holdsName(shape, name))) ? bracketed(term) : term;
    });
    const flow = closed.flatMap((term, k): Flow => {
      const { negative = false, signMarked = false } = terms[k] ?? {};
      const sign = negative ? glyphs.minus : glyphs.plus;
      if (k > 0) return [...(place.inline ? [textItem(sign, signMarked)] : signBetween(sign, signMarked, BreakCost.term)), ...term.flow];
      return [...(negative ? [textItem(sign, signMarked)] : []), ...term.flow];
    });
    const last = closed.at(-1) ?? ellipsis();
    return { ...drawn(flow, Binding.sum, closed[0]?.first ?? "name", last.last), openNames: last.openNames };
  }

  function product(shapes: readonly Shape[], markedSign: number | null, place: Place): Drawn {
    const made = shapes.map((shape) => draw(shape, place));
    const factors = made.map((factor, k) => {
      if (k === 0 && shapes[0]?.kind === "number" && factor.binding === Binding.negation) return factor;
      return k === made.length - 1 && factor.binding === Binding.reaching ? factor : fit(factor, Binding.application);
    });
    const [first = ellipsis()] = factors;
    const last = factors.at(-1) ?? first;
    const flow = factors.flatMap((factor, k): Flow => {
      const left = factors[k - 1];
      if (left === undefined) return factor.flow;
      return [...(markedSign === k - 1 ? signBetween(glyphs.times, true, BreakCost.factor) : between(glyphs, left, factor)), ...factor.flow];
    });
    return { ...drawn(flow, first.binding === Binding.negation ? Binding.negation : Binding.product, first.first, last.last), openNames: last.openNames };
  }

  function power(base: Shape, exponent: Shape, place: Place): Drawn {
    const below = draw(base, place);
    const above = box(exponent, small);
    const digits = exponent.kind === "number" && exponent.denominator === 1n ? exponent.numerator.toString() : "";
    if (below.powerPlace !== null && isPlainPower(digits)) {
      const name = withSuperscript(glyphs, boxOfFlow(glyphs, below.powerPlace.before), above);
      return drawn([boxItem(name), ...below.powerPlace.after], Binding.application, "function", "function");
    }
    const base_ = fit(below, Binding.atom);
    const bottom = boxOf(glyphs, base_);
    if (place.inline && glyphs.raised(textOfRow(above)) === null) return drawn([boxItem(bottom), textItem("^", false), ...fit(draw(exponent, small), Binding.atom).flow], Binding.application, base_.first, "closed");
    return drawn([boxItem(withSuperscript(glyphs, bottom, above))], Binding.application, base_.first, "closed");
  }

  /** A named function on its arguments: `sin x` on one simple argument, else in brackets. */
  function applied(name: Flow, args: readonly Shape[], powers: boolean, place: Place): Drawn {
    const [only] = args;
    const alone = args.length === 1 && only !== undefined ? draw(only, place) : null;
    const after: Flow = alone !== null && isSimple(alone) ? [spaceItem, ...alone.flow] : inFences(alone?.flow ?? list(args, place), "(", ")", false);
    return { ...drawn([...name, ...after], Binding.application, "function", "function"), powerPlace: powers ? { before: name, after } : null };
  }

  function apply(shape: Shape & { readonly kind: "apply" }, place: Place): Drawn {
    const { function: name, arguments: args, operatorMarked } = shape;
    const [first, second] = args;
    if (first === undefined) return applied([boxItem(word(textFunctionName(name), operatorMarked))], args, false, place);
    const fences = args.length === 1 ? FENCED.get(name) : undefined;
    if (fences !== undefined) {
      const inner = inFences(draw(first, place).flow, fences[0], fences[1], operatorMarked);
      const subscript = NORM_SUBSCRIPTS.get(name);
      if (subscript === undefined) return drawn(inner, Binding.atom, "bracket", "bracket");
      return drawn([boxItem(withSubscript(glyphs, boxOfFlow(glyphs, inner), word(subscript, operatorMarked), place.inline))], Binding.atom, "bracket", "closed");
    }
    if ((name === "sqrt" && args.length === 1) || (name === "root" && second !== undefined)) {
      const root = place.inline ? null : radical(glyphs, box(first, place), name === "sqrt" || second === undefined ? null : box(second, small), operatorMarked);
      if (root !== null) return drawn([boxItem(root)], Binding.atom, "closed", "closed");
      if (name === "sqrt" && glyphs.radical !== null) {
        const inner = draw(first, place);
        return drawn([textItem(glyphs.radical.sign, operatorMarked), ...(isSimple(inner) ? inner.flow : bracketed(inner).flow)], Binding.application, "closed", "closed");
      }
    }
    const mark = COUNTING_MARKS.get(name);
    if (mark !== undefined && args.length === 1) {
      const base = fit(draw(first, place), Binding.atom);
      return drawn([...base.flow, textItem(mark, operatorMarked)], Binding.application, base.first, "closed");
    }
    // Γ n would be a product, and so would O h.
    if (name === "gamma" || name === LANDAU) return drawn([boxItem(word(name === LANDAU ? LANDAU : "Γ", operatorMarked)), ...inFences(draw(first, place).flow, "(", ")", false)], Binding.application, "name", "function");
    if (name === "binomial" && second !== undefined && !place.inline) return drawn([boxItem(binomialBox(glyphs, box(first, place), box(second, place), operatorMarked))], Binding.atom, "closed", "closed");
    if (name === "logbase" && second !== undefined) return applied([boxItem(withSubscript(glyphs, word("log", operatorMarked), box(second, small), place.inline))], [first], false, place);
    if (name === "kronecker") return { ...index({ kind: "name", name: "δ", marked: operatorMarked, operatorMarked: false }, args, place), binding: Binding.atom };
    const raisedMark = name === "transpose" ? "T" : name === "inverse" ? "−1" : null;
    if (raisedMark !== null) {
      const base = fit(draw(first, place), Binding.atom);
      return drawn([boxItem(withSuperscript(glyphs, boxOf(glyphs, base), word(raisedMark, operatorMarked)))], Binding.application, base.first, "closed");
    }
    const sign = BINARY_SIGNS.get(name);
    if (sign !== undefined && second !== undefined) {
      const [left, right] = [first, second].map((each) => {
        const part = draw(each, place);
        return each.kind === "apply" && BINARY_SIGNS.has(each.function) ? bracketed(part) : fit(part, Binding.product);
      });
      if (left !== undefined && right !== undefined) return drawn([...left.flow, ...signBetween(glyphs.text(sign), operatorMarked, BreakCost.factor), ...right.flow], Binding.product, left.first, right.last);
    }
    if (name === "differential") {
      const inner = fit(draw(first, place), Binding.application);
      return drawn([textItem("d", operatorMarked), ...(isSimple(inner) ? [] : [spaceItem]), ...inner.flow], Binding.application, "prefix", "closed");
    }
    if (name === "gradient" || name === "hessian") {
      const nabla = name === "gradient" ? word("∇", operatorMarked) : withSuperscript(glyphs, word("∇", operatorMarked), textBox("2", operatorMarked));
      const by = second === undefined ? nabla : withSubscript(glyphs, nabla, box(second, small), place.inline);
      const inner = fit(draw(first, place), Binding.application);
      return drawn([boxItem(by), spaceItem, ...inner.flow], Binding.reaching, "operator", inner.last);
    }
    if (name === "divergence" || name === "curl") {
      const inner = fit(draw(first, place), Binding.application);
      return drawn([textItem("∇", operatorMarked), ...signBetween(glyphs.text(name === "curl" ? "×" : "·"), operatorMarked, BreakCost.factor), ...inner.flow], Binding.reaching, "operator", inner.last);
    }
    if (name === "ones" || name === "identity") {
      const base = word(name === "ones" ? "𝟏" : "I", operatorMarked);
      const isUnnamed = first.kind === "negate" || (first.kind === "number" && first.numerator < 0n);
      return atom(isUnnamed ? base : withSubscript(glyphs, base, box(first, small), place.inline), "name");
    }
    return applied([boxItem(word(FUNCTION_WORDS.get(name) ?? textFunctionName(name), operatorMarked))], args, takesPowerOnName(name), place);
  }

  function call(shape: Shape & { readonly kind: "call" }, place: Place): Drawn {
    const [order = 0] = shape.orders;
    const total = shape.orders.reduce((sum_, each) => sum_ + each, 0);
    const callee = box(shape.callee, place);
    const named = shape.operatorMarked ? markedBox(callee) : callee;
    const name = total === 0 ? named : shape.orders.length === 1 && order <= 3 ? beside([named, textBox(glyphs.prime.repeat(order), shape.operatorMarked)]) : withSuperscript(glyphs, named, textBox(`(${shape.orders.join(",")})`, shape.operatorMarked));
    return drawn([boxItem(name), ...inFences(list(shape.arguments, place), "(", ")", false)], Binding.application, "name", "function");
  }

  /** A sign that reaches over what follows: ∑, lim, d/dx. */
  function reaching(sign: Box, body: Drawn, name: string | null): Drawn {
    const inner = fit(body, Binding.reaching);
    return { ...drawn([boxItem(sign), spaceItem, ...inner.flow], Binding.reaching, "operator", inner.last), openNames: name === null ? inner.openNames : [...inner.openNames, name] };
  }

  function bigOperator(shape: Shape & { readonly kind: "bigOperator" }, place: Place): Drawn {
    const sign = textBox(shape.operator === "sum" ? glyphs.sum : glyphs.product, shape.operatorMarked);
    const variable = box(shape.index, small);
    const lower = shape.lower === null ? variable : beside([variable, textBox("=", false), box(shape.lower, small)]);
    const upper = shape.upper === null ? null : box(shape.upper, small);
    return reaching(withBounds(sign, lower, upper), draw(shape.body, place), nameIn(shape.index));
  }

  function limit(shape: Shape & { readonly kind: "limit" }, place: Place): Drawn {
    const point = box(shape.point, small);
    const at = shape.side === "both" ? point : withSuperscript(glyphs, point, textBox(shape.side === "above" ? "+" : glyphs.minus, false));
    const under = beside([box(shape.variable, small), textBox(glyphs.arrow, false), at]);
    return reaching(withBounds(textBox("lim", shape.operatorMarked), under, null), draw(shape.body, place), nameIn(shape.variable));
  }

  function integral(shape: Shape & { readonly kind: "integral" }, place: Place): Drawn {
    const inner = fit(draw(shape.body, place), Binding.reaching);
    const bound = (each: Shape | null): Box | null => (each === null ? null : box(each, small));
    const sign = integralSign(glyphs, boxOf(glyphs, inner), bound(shape.lower), bound(shape.upper), shape.operatorMarked);
    return drawn([boxItem(sign), spaceItem, ...inner.flow, spaceItem, textItem("d", false), ...draw(shape.variable, small).flow], Binding.reaching, "operator", "name");
  }

  function derivative(shape: Shape & { readonly kind: "derivative" }, place: Place): Drawn {
    const d = textBox(shape.partial ? glyphs.partial : "d", shape.operatorMarked);
    const by = draw(shape.variable, small);
    const variable = boxOf(glyphs, shape.order === 1 ? by : fit(by, Binding.atom));
    const order = shape.order === 1 ? null : textBox(String(shape.order), shape.operatorMarked);
    const body = draw(shape.body, place);
    const raise = (base: Box, exponent: Box): Box => withSuperscript(glyphs, base, exponent);
    if (place.inline) {
      const sign = beside([order === null ? d : raise(d, order), textBox(glyphs.slash, false), d, order === null ? variable : raise(variable, order)]);
      return drawn([boxItem(sign), spaceItem, ...(isSimple(body) ? body : bracketed(body)).flow], Binding.reaching, "operator", "bracket");
    }
    if (isSimple(body)) {
      const above = beside([order === null ? d : raise(d, order), boxOf(glyphs, body)]);
      const below = beside([d, order === null ? variable : raise(variable, order)]);
      return drawn([boxItem(fraction(glyphs, above, below, shape.operatorMarked))], Binding.application, "closed", "closed");
    }
    const isCall = shape.body.kind === "call";
    return drawn([boxItem(derivativeSign(glyphs, d, variable, order, raise)), spaceItem, ...(isCall ? body : bracketed(body)).flow], Binding.reaching, "operator", isCall ? body.last : "bracket");
  }

  function cases(shape: Shape & { readonly kind: "cases" }, place: Place): Drawn {
    const rows = shape.branches.map(({ value, conditions }) => [box(value, place), beside([textBox("if ", false), boxOfFlow(glyphs, list(conditions, place))])]);
    const otherwise = shape.otherwise === null ? [] : [[box(shape.otherwise, place), textBox("otherwise", false)]];
    return drawn([boxItem(casesBox(glyphs, [...rows, ...otherwise], shape.operatorMarked))], Binding.sum, "bracket", "closed");
  }

  function layOut(shape: Shape, place: Place): Drawn {
    switch (shape.kind) {
      case "number":
        return number(shape.numerator, shape.denominator, place);
      case "name": {
        const plain = nameParts(shape.name);
        return { ...atom(nameBox(shape.name, place), "name"), binding: plain.primes === 0 && plain.suffixes.every(({ sign }) => sign === "_") ? Binding.atom : Binding.application };
      }
      case "index":
        return index(shape.base, shape.indices, place);
      case "sum":
        return sum(shape.terms, place);
      case "product":
        return product(shape.factors, shape.markedSign, place);
      case "negate":
        return negated(draw(shape.operand, place), shape.operatorMarked);
      case "fraction":
        return quotient(draw(shape.numerator, place), draw(shape.denominator, place), place, shape.operatorMarked, "closed");
      case "power":
        return power(shape.base, shape.exponent, place);
      case "apply":
        return apply(shape, place);
      case "call":
        return call(shape, place);
      case "bigOperator":
        return bigOperator(shape, place);
      case "limit":
        return limit(shape, place);
      case "integral":
        return integral(shape, place);
      case "evaluation": {
        const bound = (each: Shape | null): Box | null => (each === null ? null : box(each, small));
        return drawn([boxItem(evaluationBar(glyphs, boxOf(glyphs, fit(draw(shape.body, place), Binding.product)), bound(shape.lower), bound(shape.upper), shape.operatorMarked))], Binding.application, "closed", "closed");
      }
      case "derivative":
        return derivative(shape, place);
      case "cases":
        return cases(shape, place);
      case "relation": {
        const left = draw(shape.left, place);
        const right = draw(shape.right, place);
        return drawn([...left.flow, ...signBetween(glyphs.relation(shape.operator), shape.operatorMarked, BreakCost.relation), ...right.flow], Binding.relation, left.first, right.last);
      }
      case "words": {
        const text = shape.text.replace(/\s+/gu, " ").trim();
        return drawn([boxItem(word(text.length > LONGEST_WORDS ? text.slice(0, LONGEST_WORDS) + "…" : text, false))], Binding.relation, "name", "name");
      }
      case "joined":
        return drawn(
          shape.parts.flatMap((part, k): Flow => {
            const made = draw(part, place);
            const inner = part.kind === "joined" ? bracketed(made).flow : made.flow;
            return k === 0 ? inner : [spaceItem, textItem(shape.word, false), { kind: "break", cost: BreakCost.relation }, spaceItem, ...inner];
          }),
          Binding.relation, "name", "name",
        );
    }
  }
  return { draw };
}

function textOfRow(box: Box): string {
  return box.rows.length === 1 ? (box.rows[0] ?? []).map((cell) => cell.text).join("") : "";
}

function nameIn(shape: Shape): string | null {
  return shape.kind === "name" ? shape.name : null;
}

const namesOfShape = new WeakMap<Shape, ReadonlySet<string>>();

/** Does the name occur in the shape? */
function holdsName(shape: Shape, name: string): boolean {
  const collect = (part: Shape): ReadonlySet<string> => {
    const known = namesOfShape.get(part);
    if (known !== undefined) return known;
    const found = new Set<string>();
    if (part.kind === "name") found.add(part.name);
    for (const child of partsOfShape(part)) for (const each of collect(child)) found.add(each);
    namesOfShape.set(part, found);
    return found;
  };
  return collect(shape).has(name);
}

/** The formula on one line, however wide. */
export function drawFormula(shape: Shape, glyphs: Glyphs): Box {
  return boxOf(glyphs, createDrawing(glyphs).draw(shape, onItsOwn));
}

/**
 * The formula in lines of at most `width` columns, broken before relations, pluses and minuses, the outermost first. A line that cannot be broken is as wide as it is.
 */
export function drawFormulaIn(shape: Shape, glyphs: Glyphs, width: number): readonly Box[] {
  const { flow } = createDrawing(glyphs).draw(shape, onItsOwn);
  const whole = boxOfFlow(glyphs, flow);
  return whole.width <= width ? [whole.width === 0 ? emptyBox : whole] : brokenFlow(glyphs, flow, width);
}
