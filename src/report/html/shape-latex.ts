// A shape in LaTeX for typesetting, with what is pointed at in a class of its own: how plain text and YAML get typeset, and LaTeX that only misstep can make
// something of. For the eye only; nobody reads it back.
import { Binding, fit, piece } from "../../notation/piece.js";
import type { Piece } from "../../notation/piece.js";
import { LATEX } from "../../notation/latex.js";
import type { Shape, ShapeTerm } from "../../notation/shape.js";
import { isIndexLetter } from "../../notation/symbol-name.js";

/** The class that a marked part has on the page. */
export const spotClass = "spot";

/** LaTeX with the class of the spot around it. */
export function inSpot(latex: string): string {
  return `{\\htmlClass{${spotClass}}{${latex}}}`;
}

/** Parts of one formula that are typeset; what is past that is `…`. */
const mostParts = 4000;

/** A text that stands for itself inside of a formula. */
export function textToLatex(text: string): string {
  const escapes = new Map([["\\", "\\textbackslash{}"], ["~", "\\textasciitilde{}"], ["^", "\\textasciicircum{}"]]);
  return `\\text{${text.replace(/[\\~^]|[#$%&_{}]/g, (character) => escapes.get(character) ?? `\\${character}`)}}`;
}

/** The shape in LaTeX. */
export function shapeToLatex(root: Shape): string {
  let parts = 0;

  function draw(shape: Shape): Piece {
    parts += 1;
    if (parts > mostParts) return piece("\\dots", Binding.atom, "name", "name");
    const made = layOut(shape);
    return shape.marked || (shape.operatorMarked && !ownSign.has(shape.kind)) ? { ...made, text: inSpot(made.text), powerPlace: null } : made;
  }
  const text = (shape: Shape): string => draw(shape).text;
  const maybe = (shape: Shape | null): Piece | null => (shape === null ? null : draw(shape));

  function number(numerator: bigint, denominator: bigint): Piece {
    const made = LATEX.number(String(numerator < 0n ? -numerator : numerator), denominator === 1n ? null : String(denominator));
    return numerator < 0n ? piece(`-${made.text}`, Binding.negation, "operator", made.last) : made;
  }
  function sum(terms: readonly ShapeTerm[]): Piece {
    const made = terms.map(({ negative, signMarked, shape }, k) => {
      const inner = fit(LATEX, draw(shape), k === 0 && !negative ? Binding.negation : Binding.reaching).text;
      const sign = negative ? "-" : "+";
      if (signMarked) return `${k === 0 ? inSpot(sign) : `\\mathbin${inSpot(sign)}`} ${inner}`;
      return k === 0 ? `${negative ? "-" : ""}${inner}` : ` ${sign} ${inner}`;
    });
    return piece(made.join(""), Binding.sum, "name", "name");
  }
  function product(factors: readonly Shape[], markedSign: number | null): Piece {
    const made = factors.map((factor, k) => fit(LATEX, draw(factor), k === 0 ? Binding.negation : k === factors.length - 1 ? Binding.reaching : Binding.application));
    const joined = made.map((factor, k) => {
      const left = made[k - 1];
      if (left === undefined) return factor.text;
      return (markedSign === k - 1 ? `\\mathbin${inSpot("\\cdot")} ` : LATEX.between(left, factor)) + factor.text;
    });
    return piece(joined.join(""), Binding.product, made[0]?.first ?? "name", made.at(-1)?.last ?? "name");
  }
  function script(lower: Shape | null, upper: Shape | null): string {
    return `${lower === null ? "" : `_{${text(lower)}}`}${upper === null ? "" : `^{${text(upper)}}`}`;
  }

  function layOut(shape: Shape): Piece {
    switch (shape.kind) {
      case "number":
        return number(shape.numerator, shape.denominator);
      case "name":
        return LATEX.symbol(shape.name);
      case "index":
        return LATEX.index(draw(shape.base), shape.indices.map(draw), shape.indices.every((index) => index.kind === "name" && isIndexLetter(index.name)));
      case "sum":
        return sum(shape.terms);
      case "product":
        return product(shape.factors, shape.markedSign);
      case "negate": {
        const inner = fit(LATEX, draw(shape.operand), Binding.reaching);
        return piece(`${shape.operatorMarked ? inSpot("-") : "-"}${inner.text}`, Binding.negation, "operator", inner.last);
      }
      case "fraction":
        return LATEX.quotient(draw(shape.numerator), draw(shape.denominator));
      case "power":
        return LATEX.power(draw(shape.base), draw(shape.exponent));
      case "apply":
        return LATEX.apply(shape.function, shape.arguments.map(draw));
      case "call":
        return LATEX.call(draw(shape.callee), shape.orders, shape.arguments.map(draw));
      case "bigOperator":
        return LATEX.bigOperator(shape.operator, { index: draw(shape.index), lower: maybe(shape.lower), upper: maybe(shape.upper) }, draw(shape.body));
      case "limit":
        return LATEX.limit(draw(shape.body), draw(shape.variable), draw(shape.point), shape.side);
      case "integral":
        return piece(`\\int${script(shape.lower, shape.upper)} ${fit(LATEX, draw(shape.body), Binding.reaching).text}\\,d${text(shape.variable)}`, Binding.reaching, "operator", "name");
      case "evaluation":
        return piece(`\\left[${text(shape.body)}\\right]${script(shape.lower, shape.upper)}`, Binding.atom, "bracket", "closed");
      case "derivative":
        return LATEX.derivative(draw(shape.body), draw(shape.variable), shape.order, shape.partial);
      case "cases": {
        const rows = shape.branches.map(({ value, conditions }) => `${text(value)} & ${conditions.map(text).join(",\\ ")}`);
        const all = shape.otherwise === null ? rows : [...rows, `${text(shape.otherwise)} & \\text{otherwise}`];
        return piece(`\\begin{cases}${all.join(" \\\\ ")}\\end{cases}`, Binding.atom, "bracket", "closed");
      }
      case "relation":
        return piece(`${text(shape.left)}${LATEX.relation(shape.operator)}${text(shape.right)}`, Binding.relation, "name", "name");
      case "words":
        return piece(textToLatex(shape.text), Binding.atom, "name", "name");
      case "joined":
        return piece(shape.parts.map(text).join(` \\ \\text{${shape.word === "or" || shape.word === "and" ? shape.word : ""}}\\ `), Binding.relation, "name", "name");
    }
  }
  return text(root);
}

/** Shapes that show their own operator marked. */
const ownSign: ReadonlySet<Shape["kind"]> = new Set(["sum", "product", "negate"]);
