// Mutants by the catalogue: for each derivation the line before, the right line and the wrong one that a mistake of the catalogue makes of it, all three printed by the library. Of the layouts in which right and wrong
// line may be written that one is taken in which they differ in the fewest tokens, so that they differ in nothing but the mistake. Where several right lines differ from the same wrong one in equally few tokens or in
// nothing but the mistaken piece (an inner derivative lost behind its factor or before it), nothing in the mutant tells which of them it was made from: each of them is the original.

import { documentOf } from "./derivations.mjs";
import { differingSpots } from "./spots.mjs";

/** The steps of a document whose line before the library can print, with every wrong line that a transformation of the catalogue gives. */
export function catalogueMutants(internals, document) {
  const mutants = [];
  for (const line of internals.linesOf(document.text, document.path)) {
    for (const mistake of internals.stepMistakes) {
      if (mistake.transformation === undefined) continue;
      for (const { before, layouts } of internals.made(line, mistake)) {
        const sized = layouts.map((layout) => ({ layout, size: Math.min(...differingSpots(layout.right, layout.wrong).map((spot) => spot.size)) }));
        const best = sized.reduce((least, each) => (each.size < least.size || (each.size === least.size && least.layout.isOdd) ? each : least));
        const others = sized.filter(({ layout, size }) => (size === best.size || layout.isAround) && layout.wrong === best.layout.wrong && layout.right !== best.layout.right && !layout.isOdd).map(({ layout }) => layout.right);
        mutants.push({ mistake: mistake.name, before, right: best.layout.right, wrong: best.layout.wrong, others: [...new Set(others)] });
      }
    }
  }
  return mutants;
}

/** The derivation of a mutant: the line before and the right one. */
export function documentOfMutant({ before, right }) {
  return documentOf([before, right]);
}
