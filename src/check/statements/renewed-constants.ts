// Constants of integration that are renewed from row to row.

import type { Formula } from "../../expression/formula.js";
import { freeSymbols } from "../../expression/traverse.js";
import { haveSameCurves, isConstantOfIntegration } from "../../judge/statements/families.js";
import { equationOf } from "./formulas.js";
import type { StatementWorld } from "./world.js";

/**
 * `y = A e^{x^2}` after `\ln|y| = x^2 + C`: another constant of integration in place of the one before; where it `reuses` letters also `y = C e^{x^2}`. Null where it is not that, or was
 * not shown.
 */
export function renewedConstant({ arena, elaborated, displayedRelation }: StatementWorld, previous: Formula, after: Formula, reuses: boolean): { readonly old: string; readonly fresh: string } | null {
  const [before, now] = [equationOf(previous), equationOf(after)].map((equation) => (equation === null ? null : displayedRelation(equation)));
  if (before == null || now == null) return null;
  const [known, own] = [freeSymbols(before), freeSymbols(now)];
  const [old, ...otherOld] = [...known].filter((name) => isConstantOfIntegration(name) && (!own.has(name) || reuses));
  const [fresh, ...otherFresh] = [...own].filter((name) => isConstantOfIntegration(name) && (!known.has(name) || reuses) && !elaborated.definitions.has(name));
  if (old === undefined || fresh === undefined || otherOld.length + otherFresh.length > 0) return null;
  const quantities = [...new Set([...known, ...own])].filter((name) => name !== old && name !== fresh && name !== "e" && name !== "π");
  const pair = quantities.length === 2 ? quantities : quantities.filter((name) => elaborated.dependence.has(name)).slice(0, 1).flatMap((name) => [name, elaborated.dependence.get(name)?.name ?? ""]);
  const [u, v] = pair.map((name) => arena.symbol(name));
  if (u === undefined || v === undefined || pair.length !== 2) return null;
  return haveSameCurves(arena, before, old, now, fresh, [u, v]) ? { old, fresh } : null;
}
