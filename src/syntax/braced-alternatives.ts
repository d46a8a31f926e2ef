// Alternatives in braces beside a further statement, `\{x = 0 \text{ or } y = 0\} \text{ and } 3x^2 + y^2 = 1`: each of them with what stands beside it, so that "or" comes last.

import type { SequenceItem, Sides, Statement, Syntax } from "./math-tree.js";

/** The statements of a row with alternatives in braces written out, each beside the statements that "and" joins to them. */
export function distributeAlternatives(statements: readonly Statement[]): readonly Statement[] {
  const joined: Statement[][] = [];
  for (const statement of statements) {
    const last = joined[joined.length - 1];
    if (last === undefined || (statement.connector !== "and" && statement.connector !== ",")) joined.push([statement]);
    else last.push(statement);
  }
  return joined.flatMap((group) => {
    const at = group.findIndex((each) => alternativesIn(each) !== null);
    const alternatives = at < 0 ? null : alternativesIn(group[at]);
    return alternatives === null ? group : alternatives.flatMap((sides, choice) => group.map((each, k): Statement => ({ ...each, ...(k === at ? sides : {}), connector: k > 0 || choice === 0 ? each.connector : "or" })));
  });
}

/** The equations that "or" parts in a statement that is braces; null for any other statement. */
function alternativesIn(statement: Statement | undefined): readonly Sides[] | null {
  const [only, ...others] = statement?.sides ?? [];
  if (only?.kind !== "group" || only.bracket !== "{" || others.length > 0 || only.items.length !== 1) return null;
  const [{ sides, relations } = { sides: [], relations: [] }] = only.items;
  const found: { readonly sides: Syntax[]; readonly relations: Sides["relations"][number][] }[] = [{ sides: [], relations: [] }];
  for (const [k, side] of sides.entries()) {
    const parts = side === null ? [] : partedByOr(side);
    if (parts.length === 0) return null;
    for (const [j, part] of parts.entries()) {
      if (j > 0) found.push({ sides: [], relations: [] });
      found[found.length - 1]?.sides.push(part);
    }
    const relation = relations[k];
    if (relation !== undefined) found[found.length - 1]?.relations.push(relation);
  }
  return found.length > 1 && found.every((each) => each.relations.length > 0 && each.sides.length === each.relations.length + 1) ? found : null;
}

/** The sides to the left and the right of "or"; none where nothing stands on one side of it. */
function partedByOr(side: Syntax): readonly Syntax[] {
  if (side.kind !== "sequence") return [side];
  const runs: SequenceItem[][] = [[]];
  for (const item of side.items) {
    if (item.kind === "operand" && item.operand.kind === "words" && item.operand.text.trim() === "or") runs.push([]);
    else runs[runs.length - 1]?.push(item);
  }
  const made = runs.map((items): Syntax | null => {
    const [first] = items;
    const last = items[items.length - 1];
    if (first === undefined || last === undefined) return null;
    const range = { start: rangeOf(first).start, end: rangeOf(last).end };
    return items.length === 1 && first.kind === "operand" ? first.operand : { kind: "sequence", items, range };
  });
  return made.every((part) => part !== null) ? made : [];
}

function rangeOf(item: SequenceItem): { readonly start: number; readonly end: number } {
  return item.kind === "operand" ? item.operand.range : item.range;
}
