// The definitions of a document as they come in, by name and section: what is in force, what determines a name, what rests on what.

import type { Syntax } from "../syntax/math-tree.js";
import { type Definable, namesBeside, subjectOf } from "./definable.js";
import type { DraftDefinition } from "./draft.js";

export interface DefinitionBook {
  readonly all: readonly DraftDefinition[];
  record(definition: DraftDefinition): void;
  /** Is the name defined so far, where the section at hand can see it? */
  has(name: string): boolean;
  /** From here on the name means something else in this section than what earlier sections define it as. */
  renew(name: string): void;
  /** Is it defined in sections before this one only, as a plain name? */
  isOfEarlierSections(name: string): boolean;
  /** The definition of a name that is in force in a section. */
  inSection(section: number, name: string): DraftDefinition | undefined;
  /** Does a definition, so far or announced, determine the name? */
  isDetermined(name: string): boolean;
  /** Is the side a name that is determined, or a derivative or value of one? */
  isAbout(side: Syntax): boolean;
  /** Does a value rest on the name that it would define, through the definitions in force from an offset on? */
  restsOn(section: number, value: Syntax, found: Definable, from: number): boolean;
}

/** An empty book; `announced` tells of names that are defined further on, `current` of the section at hand: what another example or problem defines is its own. */
export function createDefinitionBook(announced: (name: string) => boolean, current: () => number): DefinitionBook {
  const all: DraftDefinition[] = [];
  const byName = new Map<string, DraftDefinition[]>();
  const inSection = (section: number, name: string): DraftDefinition | undefined => byName.get(name)?.findLast((definition) => definition.section === section);
  const renewed = new Map<string, number>();
  const has = (name: string): boolean => byName.get(name)?.some((definition) => (!definition.local && renewed.get(name) !== current()) || definition.section === current()) ?? false;
  const isDetermined = (name: string): boolean => (announced(name) && renewed.get(name) !== current()) || has(name);

  return {
    all,
    record(definition) {
      all.push(definition);
      const known = byName.get(definition.name);
      if (known === undefined) byName.set(definition.name, [definition]);
      else known.push(definition);
    },
    has,
    renew(name) {
      renewed.set(name, current());
    },
    isOfEarlierSections(name) {
      const known = byName.get(name) ?? [];
      return known.length > 0 && known.every(({ section, parameters, indices, numeric }) => section < current() && parameters.length === 0 && indices.length === 0 && !numeric);
    },
    inSection,
    isDetermined,
    isAbout(side) {
      const name = subjectOf(side);
      return name !== null && isDetermined(name);
    },
    restsOn(section, value, found, from) {
      const { name } = found;
      const seen = new Set<string>();
      const queue = [value];
      for (let current = queue.pop(); current !== undefined; current = queue.pop()) {
        for (const each of namesBeside(found, current)) {
          if (each === name) return true;
          if (seen.has(each)) continue;
          seen.add(each);
          const definition = inSection(section, each);
          if (definition !== undefined && definition.offset >= from && !definition.parameters.includes(name) && !definition.indices.includes(name)) queue.push(definition.body.syntax);
        }
      }
      return false;
    },
  };
}
