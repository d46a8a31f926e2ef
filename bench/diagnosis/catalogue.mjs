// Mutants by the catalogue: for each derivation the line before, the right line and the wrong one that a mistake of the catalogue makes of it, all three printed by the library, so that right and wrong line differ in
// nothing but the mistake.

import { documentOf } from "./derivations.mjs";

/** The steps of a document whose line before the library can print, with every wrong line that a transformation of the catalogue gives. */
export function catalogueMutants(internals, document) {
  const mutants = [];
  for (const line of internals.linesOf(document.text, document.path)) {
    for (const mistake of internals.allMistakes) {
      if (mistake.transformation === undefined) continue;
      for (const { before, right, wrong } of internals.made(line, mistake)) mutants.push({ mistake: mistake.name, before, right, wrong });
    }
  }
  return mutants;
}

/** The derivation of a mutant: the line before and the right one. */
export function documentOfMutant({ before, right }) {
  return documentOf([before, right]);
}
