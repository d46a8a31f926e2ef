// What the mutation study needs of the library beyond its public door: the catalogue with its transformations, made on the lines of a derivation and printed.

import { createArena, type Arena } from "../../src/expression/arena.js";
import type { RuleContext } from "../../src/calculus/rules.js";
import { isZero, negativeOf, powerOf, quotientOf, signedProduct, sumOf } from "../../src/calculus/tidy.js";
import { childrenOf, type Node } from "../../src/expression/node.js";
import { mapChildren, someNode } from "../../src/expression/traverse.js";
import { readDraft } from "../../src/elaborate/read-draft.js";
import { surveyNames } from "../../src/elaborate/survey.js";
import { chooseReading } from "../../src/check/choose-reading.js";
import { chainAsItStands, isReciprocal } from "../../src/diagnosis/chain-product.js";
import { inTextbookOrder, withFlatProducts } from "../../src/diagnosis/expected-forms.js";
import { differentiated, derivativesOf, lineWith, type LineDerivative } from "../../src/diagnosis/line-derivatives.js";
import { tidied } from "../../src/diagnosis/tidied.js";
import type { Mistake } from "../../src/diagnosis/mistakes/index.js";
import { stepMistakes } from "../../src/diagnosis/mistakes/index.js";
import { printLatex } from "../../src/notation/latex.js";
import { printText } from "../../src/notation/text.js";
import { notationOf, readDocument } from "../../src/syntax/read-document.js";

export { stepMistakes };

interface Line {
  readonly arena: Arena;
  readonly node: Node;
  readonly derivatives: readonly LineDerivative[];
  readonly print: (node: Node) => string;
}

/** The lines of a document's derivations that are followed by another one. */
export function linesOf(text: string, path: string): readonly Line[] {
  const document = readDraft(readDocument(text, notationOf(path) ?? "markdown", ""), text, { assume: [], variable: null });
  const surveyOf = surveyNames(document);
  return document.derivations.flatMap((derivation) => {
    const arena = createArena();
    const { judged } = chooseReading(arena, document, derivation, surveyOf(derivation.section));
    if (judged.tensors !== null || judged.elaborated.definitions.size > 0) return [];
    const print = /\\[a-zA-Z]/.test(text) ? printLatex : printText;
    return judged.lines.slice(0, -1).flatMap(({ line }) => {
      const node = line.located?.node;
      if (node === undefined) return [];
      return [{ arena, node, derivatives: derivativesOf(arena, node, judged.elaborated.definitions, judged.carryOut), print }];
    });
  });
}

const MOST = 3;

/** A right line and a wrong one in one layout. */
export interface Layout {
  readonly right: string;
  readonly wrong: string;
  /** Does 1/u stand among the factors of a product in the right line? People write one fraction. */
  readonly isOdd: boolean;
  /** Are the two alike but for the piece in which the mistake was made? */
  readonly isAround: boolean;
}

/** What a mistake makes of a line at one place: the line before, and right and wrong line in each layout in which they may be written. */
export interface MadeLines {
  readonly before: string;
  readonly layouts: readonly Layout[];
}

/** Stands for the mistaken piece while the line around it is laid out. */
const HELD = "held";

/** The line before, the right line and a wrong one, for the first few places where the mistake can be made. */
export function made({ arena, node, derivatives, print }: Line, { transformation }: Mistake): readonly MadeLines[] {
  const found: MadeLines[] = [];
  const add = (layouts: readonly LaidOut[]): void => {
    const usable = layouts.filter(({ right, wrong }) => right !== wrong);
    if (usable.length > 0 && found.length < MOST) found.push({ before: print(node), layouts: usable.map(({ right, wrong, isAround }) => ({ right: print(right), wrong: print(wrong), isAround, isOdd: someNode(right, (each) => each.kind === "multiply" && each.factors.some(isReciprocal)) })) });
  };
  if (transformation?.kind === "rule") {
    const held = arena.symbol(HELD);
    for (const derivative of derivatives) {
      const usual = differentiated(arena, derivative, () => null);
      if (usual === null) continue;
      for (const site of derivative.sites()) {
        const withInstead = (instead: Node): Node | null => differentiated(arena, derivative, (context) => (context.node === site.node && context.rule === site.rule ? instead : null));
        const lineOf = (instead: Node): Node | null => {
          const value = withInstead(instead);
          return value === null ? null : lineWith(arena, node, derivative, value);
        };
        const around = lineOf(held);
        // A mistake that would be made at two places at once is none at one place.
        if (around !== null && countOf(around, held) > 1) continue;
        for (const instead of transformation.make(arena, site)) {
          const [result, value] = [withInstead(instead), lineOf(instead)];
          if (result === null || value === null) continue;
          const whole = { right: inTextbookOrder(arena, tidied(arena, lineWith(arena, node, derivative, usual))), wrong: inTextbookOrder(arena, tidied(arena, value)), isAround: false };
          const pieces = [transformation.right(arena, site), ...[chainAsItStands(arena, site)].flatMap((product) => product ?? []), ...[site.usual, ...keptChain(arena, site)].map((right) => tidiedPiece(arena, right))].map((right) => ({ right, wrong: tidied(arena, instead) }));
          add([...copiedLayout(arena, node, derivative, usual, result), ...(around === null ? [] : pieces.flatMap((pair) => layoutsAround(arena, tidied(arena, around), held, pair))), whole]);
        }
      }
    }
  }
  if (transformation?.kind === "rewriting") {
    const seen = new Set<Node>();
    const stack: Node[] = [node];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const instead of transformation.make(arena, next)) {
        const asMade = { right: replaced(arena, node, next, transformation.right(arena, next)), wrong: replaced(arena, node, next, instead), isAround: true };
        add([asMade, { right: inTextbookOrder(arena, asMade.right), wrong: inTextbookOrder(arena, asMade.wrong), isAround: true }]);
      }
      mapChildren(arena, next, (child) => {
        stack.push(child);
        return child;
      });
    }
  }
  return found;
}

/** As a step is written one rule at a time: this derivative carried out in its place, the rest of the line copied. None where a sign or a factor 1 would stand in the middle. */
function copiedLayout(arena: Arena, line: Node, derivative: LineDerivative, usual: Node, result: Node): readonly LaidOut[] {
  const [right, wrong] = [tidied(arena, usual), tidied(arena, result)];
  const isNegative = (node: Node): boolean => node.kind === "negate" || (node.kind === "number" && node.value.numerator <= 0n);
  if (line === derivative.node || isNegative(right) || isNegative(wrong) || right === arena.integer(1)) return [];
  const one = arena.integer(1);
  const withoutOnes = (node: Node): Node => {
    const rebuilt = mapChildren(arena, node, withoutOnes);
    return rebuilt.kind === "multiply" && rebuilt.factors.length > 1 ? arena.multiply(rebuilt.factors.filter((factor) => factor !== one)) : rebuilt;
  };
  const copied = (value: Node): Node => withFlatProducts(arena, withoutOnes(lineWith(arena, line, derivative, value)));
  return [{ right: copied(right), wrong: copied(wrong), isAround: true }];
}

/** The chain rule as a product, its numbers in front, where the usual way to write it is one fraction or has its sign in front: so it stands where only one of its halves is mistaken. */
function keptChain(arena: Arena, { links }: RuleContext): readonly Node[] {
  const [link] = links;
  if (links.length !== 1 || link === undefined) return [];
  const { outer, innerDerivative } = link;
  const isNumber = (node: Node): boolean => node.kind === "number";
  const product = (half: Node, other: Node): Node => {
    const inner = tidied(arena, other);
    const size = inner.kind === "negate" ? inner.operand : inner;
    const factors = size.kind === "multiply" ? size.factors : [size];
    const kept = arena.multiply([...factors.filter(isNumber), half, ...factors.filter((node) => !isNumber(node))].filter((node) => node !== arena.integer(1)));
    return inner.kind === "negate" ? arena.negate(kept) : kept;
  };
  return [...(outer.kind === "negate" ? [product(outer.operand, arena.negate(innerDerivative))] : []), product(outer, innerDerivative)];
}

/** The piece tidied, but for a product with a reciprocal in it. */
function tidiedPiece(arena: Arena, node: Node): Node {
  const size = node.kind === "negate" ? node.operand : node;
  return size.kind === "multiply" && size.factors.some((factor) => factor.kind === "divide") ? node : tidied(arena, node);
}

/** The line with the right and the wrong piece in the one place that is held for it, everything else alike. */
function layoutsAround(arena: Arena, around: Node, held: Node, { right, wrong }: NodePair): readonly LaidOut[] {
  const withIt = (piece: Node): Node => withFlatProducts(arena, putIn(arena, around, held, piece));
  return [right, inTextbookOrder(arena, right)].map((piece) => ({ right: withIt(piece), wrong: withIt(wrong), isAround: true }));
}

/** The piece in the place that is held for it, written as it is written there: no term 0, no factor 1, no sign inside a product. Numbers are not multiplied out. */
function putIn(arena: Arena, root: Node, held: Node, piece: Node): Node {
  const visit = (node: Node): Node => {
    if (node === held) return piece;
    const rebuilt = mapChildren(arena, node, visit);
    if (rebuilt === node) return node;
    switch (rebuilt.kind) {
      case "add":
        return sumOf(arena, rebuilt.terms);
      case "multiply":
        return rebuilt.factors.some(isZero) ? arena.integer(0) : signedProduct(arena, rebuilt.factors.flatMap((factor) => (factor.kind === "multiply" ? factor.factors : [factor])));
      case "negate":
        return negativeOf(arena, rebuilt.operand);
      case "divide":
        return quotientOf(arena, rebuilt.numerator, rebuilt.denominator);
      case "power":
        return powerOf(arena, rebuilt.base, rebuilt.exponent);
      default:
        return rebuilt;
    }
  };
  return visit(root);
}

interface NodePair {
  readonly right: Node;
  readonly wrong: Node;
}

interface LaidOut extends NodePair {
  readonly isAround: boolean;
}

/** How often the node stands in the other, written out. */
function countOf(root: Node, target: Node): number {
  const memo = new Map<Node, number>();
  const visit = (node: Node): number => {
    if (node === target) return 1;
    const known = memo.get(node);
    if (known !== undefined) return known;
    const count = childrenOf(node).reduce((sum, child) => sum + visit(child), 0);
    memo.set(node, count);
    return count;
  };
  return visit(root);
}

function replaced(arena: Arena, root: Node, target: Node, instead: Node): Node {
  const visit = (current: Node): Node => (current === target ? instead : mapChildren(arena, current, visit));
  return visit(root);
}
