// Quantities that are numbered above by the number of an example, `y^{(i)}`. Authors forget the bracket now and then: where such a letter never stands without a number, `y^{i}` is
// the same quantity, and no power.

import { partsOf, type Syntax } from "../syntax/math-tree.js";
import { bracketedSuperscript, plainName } from "./syntax-names.js";

/** The letters that stand with a bracketed name above, and nowhere without anything above. */
export function numberedAbove(pieces: readonly Syntax[]): ReadonlySet<string> {
  const numbered = new Set<string>();
  const bare = new Set<string>();
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === "name") bare.add(syntax.name);
    const stem = syntax.kind === "script" ? plainName(syntax.base) : null;
    if (syntax.kind !== "script" || stem === null) {
      partsOf(syntax).forEach(visit);
      return;
    }
    const above = syntax.sup === null ? null : bracketedSuperscript(syntax.sup);
    if (above !== null && plainName(above) !== null) numbered.add(stem);
    else if (syntax.sup === null || plainName(syntax.sup) === null || syntax.primes > 0) bare.add(stem);
    for (const part of [syntax.sub, syntax.sup]) if (part !== null) visit(part);
  };
  pieces.forEach(visit);
  return new Set([...numbered].filter((name) => !bare.has(name)));
}
