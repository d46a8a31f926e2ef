// Where the definitions of a text lead back to a name (`y = \cosh x` here, `x = \log(y + \sqrt{y^2 - 1})` there), not all of them define: one only says the same the
// other way round. This finds out which are taken as definitions for one derivation; the names of the others are free letters there, about which more is known.

import { namesBeside } from "./definable.js";
import type { DraftDefinition } from "./draft.js";

export interface OpenedCycles {
  readonly definitions: ReadonlyMap<string, DraftDefinition>;
  /** Names whose definition is left out. */
  readonly leftOut: ReadonlySet<string>;
}

/**
 * Leaves definitions out until none rests on itself: first those of the letters that `variables` names (what is differentiated by is what varies), then those that `rank` finds the least near,
 * then the one that stands first.
 */
export function withoutCycles(definitions: ReadonlyMap<string, DraftDefinition>, variables: ReadonlySet<string>, rank: (definition: DraftDefinition) => number): OpenedCycles {
  const kept = new Map(definitions);
  const leftOut = new Set<string>();
  for (let cycle = cycleIn(kept); cycle !== null; cycle = cycleIn(kept)) {
    const [weakest] = [...cycle].sort((a, b) => Number(variables.has(b.name)) - Number(variables.has(a.name)) || rank(a) - rank(b) || a.offset - b.offset);
    if (weakest === undefined) break;
    kept.delete(weakest.name);
    // What a later part of an exercise says the other way round it says of another letter.
    if (!cycle.some(({ partStart }) => partStart > weakest.offset)) leftOut.add(weakest.name);
  }
  return { definitions: kept, leftOut };
}

/** Definitions of which each rests on the next and the last on the first; null where there are none. */
function cycleIn(definitions: ReadonlyMap<string, DraftDefinition>): readonly DraftDefinition[] | null {
  const done = new Set<string>();
  const path: DraftDefinition[] = [];
  const onPath = new Map<string, number>();
  let found: readonly DraftDefinition[] | null = null;
  const visit = (name: string): void => {
    const definition = definitions.get(name);
    if (definition === undefined || done.has(name) || found !== null) return;
    const at = onPath.get(name);
    if (at !== undefined) {
      found = path.slice(at);
      return;
    }
    onPath.set(name, path.length);
    path.push(definition);
    for (const other of namesUnder(definition)) visit(other);
    path.pop();
    onPath.delete(name);
    done.add(name);
  };
  for (const name of definitions.keys()) visit(name);
  return found;
}

function namesUnder(definition: DraftDefinition): readonly string[] {
  const own = new Set([...definition.parameters, ...definition.indices]);
  return namesBeside(definition, definition.body.syntax).filter((name) => !own.has(name));
}
