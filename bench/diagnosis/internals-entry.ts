// What the mutation study needs of the library beyond its public door: the catalogue with its transformations, made on the lines of a derivation and printed.

import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { mapChildren } from "../../src/expression/traverse.js";
import { readDraft } from "../../src/elaborate/read-draft.js";
import { surveyNames } from "../../src/elaborate/survey.js";
import { chooseReading } from "../../src/check/choose-reading.js";
import { differentiated, derivativesOf, lineWith, type LineDerivative } from "../../src/diagnosis/line-derivatives.js";
import { tidied } from "../../src/diagnosis/tidied.js";
import type { Mistake } from "../../src/diagnosis/mistakes/index.js";
import { allMistakes } from "../../src/diagnosis/mistakes/index.js";
import { printLatex } from "../../src/notation/latex.js";
import { printText } from "../../src/notation/text.js";
import { notationOf, readDocument } from "../../src/syntax/read-document.js";

export { allMistakes };

interface Line {
  readonly arena: ReturnType<typeof createArena>;
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

/** The line before, the right line and a wrong one, for the first few places where the mistake can be made. */
export function made({ arena, node, derivatives, print }: Line, { transformation }: Mistake): readonly { readonly before: string; readonly right: string; readonly wrong: string }[] {
  const found: { readonly before: string; readonly right: string; readonly wrong: string }[] = [];
  const add = (right: Node, wrong: Node): void => {
    if (right !== wrong && found.length < MOST) found.push({ before: print(node), right: print(right), wrong: print(wrong) });
  };
  if (transformation?.kind === "rule") {
    for (const derivative of derivatives) {
      const usual = differentiated(arena, derivative, () => null);
      if (usual === null) continue;
      for (const site of derivative.sites()) {
        for (const instead of transformation.make(arena, site)) {
          const value = differentiated(arena, derivative, (context) => (context.node === site.node && context.rule === site.rule ? instead : null));
          if (value !== null) add(tidied(arena, lineWith(arena, node, derivative, usual)), tidied(arena, lineWith(arena, node, derivative, value)));
        }
      }
    }
  }
  if (transformation?.kind === "rewriting") {
    const seen = new Set<Node>();
    const replaced = (target: Node, instead: Node): Node => {
      const visit = (current: Node): Node => (current === target ? instead : mapChildren(arena, current, visit));
      return visit(node);
    };
    const stack: Node[] = [node];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const instead of transformation.make(arena, next)) add(replaced(next, transformation.right(arena, next)), replaced(next, instead));
      mapChildren(arena, next, (child) => {
        stack.push(child);
        return child;
      });
    }
  }
  return found;
}
