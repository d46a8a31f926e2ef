// Names that a section means anew without saying so: y of "differentiate $x^3 + y^3 = 6xy$" below a section with `y = t^3`. They vary here, are defined elsewhere only, and either an equation of
// this section ties them to others, or nothing that the other definition rests on is spoken of here.

import type { Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import type { DraftDefinition, DraftDocument } from "./draft.js";

/** The names of a section that an earlier one defines and that mean something else here; `varying` gives those that depend on others as the section alone reads, with what they depend on, `byName` all definitions. */
export function renewedNames(document: DraftDocument, byName: ReadonlyMap<string, readonly DraftDefinition[]>, section: number, pieces: readonly Syntax[], varying: () => ReadonlyMap<string, string>): ReadonlySet<string> {
  if (document.structured) return NONE;
  const held = new Set(pieces.flatMap(namesIn));
  const foreign = [...held].flatMap((name) => {
    const definitions = byName.get(name) ?? [];
    return definitions.some((each) => each.section === section) ? [] : definitions.filter((each) => each.section < section && (isPlain(each) || isFunction(each)));
  });
  if (foreign.length === 0) return NONE;
  const vary = varying();
  // `x(y) = …` of another section, where something is a function of x here: x is what varies.
  const variables = new Set(vary.values());
  const independent = foreign.filter(({ name, parameters }) => parameters.length > 0 && variables.has(name) && !vary.has(name));
  const tied = new Set(document.assumptions.filter((each) => each.section === section && each.origin === "prose").flatMap(({ statement: { sides, relations } }) => {
    const names = new Set(sides.flatMap((side) => (side === null ? [] : namesIn(side))));
    return relations.length === 1 && relations[0]?.sign === "=" && names.size > 1 ? [...names] : [];
  }));
  // `y(x) = …` of another section, where `y' = y^2` is given here: another y.
  const sought = foreign.filter(({ name, parameters }) => parameters.length > 0 && vary.has(name) && tied.has(name));
  const renewed = new Set([...sought, ...independent, ...foreign.filter(({ name, body, parameters }) => parameters.length === 0 && vary.has(name) && (tied.has(name) || !namesIn(body.syntax).some((letter) => held.has(letter))))].map(({ name }) => name));
  // What such an equation ties to them is meant anew with them.
  if (renewed.size > 0) for (const { name } of foreign) if (tied.has(name)) renewed.add(name);
  return renewed;
}

const NONE: ReadonlySet<string> = new Set();

const isFunction = ({ name, parameters, indices, local }: DraftDefinition): boolean => /^[xyzuvwt]$/.test(name) && parameters.length === 1 && indices.length === 0 && !local;
const isPlain = ({ name, parameters, indices, numeric, local }: DraftDefinition): boolean => /^\p{L}$/u.test(name) && parameters.length === 0 && indices.length === 0 && !numeric && !local;
