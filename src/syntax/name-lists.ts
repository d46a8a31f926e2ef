// What is said of several names at once, `x, y > 0` and `1 \le i, j \le n`: to the parser of rows the comma parts statements, here each name gets what is said of all.

import type { Statement, Syntax } from "./math-tree.js";
import { COMPARISON_SIGNS } from "./math-vocabulary.js";

const UPWARDS: ReadonlySet<string> = new Set(["<", "≤"]);

/** The statements of a row with one for each name of a list. The names are letters, indexed or not; a bound before the list holds for all of them where it is a number. */
export function distributeNames(statements: readonly Statement[]): readonly Statement[] {
  const result: Statement[] = [];
  for (let at = 0; at < statements.length; ) {
    const list = listAt(statements, at);
    result.push(...(list?.made ?? statements.slice(at, at + 1)));
    at = list?.end ?? at + 1;
  }
  return result;
}

interface List {
  readonly made: readonly Statement[];
  /** The place after the statements that it is made of. */
  readonly end: number;
}

/** The list that begins at a place: `x`, `y`, `z > 0`, or `0 < x`, `y`, or `0 < x`, `y`, `z < 1`; null for none. */
function listAt(statements: readonly Statement[], at: number): List | null {
  const first = statements[at];
  if (first === undefined) return null;
  const begin = bareName(first) !== null ? null : boundBefore(first);
  if (bareName(first) === null && begin === null) return null;
  const names: Named[] = begin === null ? [] : [{ name: begin, connector: first.connector }];
  let next = begin === null ? at : at + 1;
  for (let each = statements[next]; each !== undefined && (next === at || each.connector === ","); each = statements[++next]) {
    const name = bareName(each);
    if (name === null) break;
    names.push({ name, connector: each.connector });
  }
  const last = statements[next];
  const isBounded = last !== undefined && next > at && last.connector === "," && isComparison(last) && isName(last.sides[0]) && (begin === null || continues(first, last));
  if (isBounded) {
    const [name] = last.sides;
    const all = isName(name) ? [...names, { name, connector: last.connector }] : names;
    const before = begin === null ? [] : first.relations;
    const made = all.map((each): Statement => ({
      ...last, sides: [...(begin === null ? [] : first.sides.slice(0, -1)), each.name, ...last.sides.slice(1)], relations: [...before, ...last.relations], connector: each.connector,
      range: { start: first.range.start, end: last.range.end }, words: each === all.at(-1) ? last.words : [],
    }));
    return { made, end: next + 1 };
  }
  if (begin === null || names.length === 1) return null;
  // `0 < x, y`: the statement itself, and one for each name after it.
  const range = { start: first.range.start, end: statements[next - 1]?.range.end ?? first.range.end };
  return { made: names.map((each, k): Statement => ({ ...first, sides: [...first.sides.slice(0, -1), each.name], connector: each.connector, words: k === 0 ? first.words : [], range })), end: next };
}

interface Named {
  readonly name: Syntax;
  readonly connector: Statement["connector"];
}

/** A letter, with or without an index. */
function isName(side: Syntax | null | undefined): side is Syntax {
  if (side == null) return false;
  return side.kind === "name" || (side.kind === "script" && side.base.kind === "name" && side.sup === null && side.primes === 0);
}

/** The name that is all of a statement. */
function bareName({ sides, relations, words }: Statement): Syntax | null {
  const [side] = sides;
  return relations.length === 0 && words.length === 0 && isName(side) ? side : null;
}

const isComparison = ({ relations }: Statement): boolean => relations.length > 0 && relations.every(({ sign }) => COMPARISON_SIGNS.has(sign));

/** The name that ends `0 < x`, a comparison with a number; null for any other statement, as `i < j`, of which what comes after a comma says nothing. */
function boundBefore(statement: Statement): Syntax | null {
  const [bound, name, ...more] = statement.sides;
  return isComparison(statement) && more.length === 0 && bound != null && isNumber(bound) && isName(name) ? name : null;
}

function isNumber(side: Syntax): boolean {
  if (side.kind === "sequence") return side.items.every((item) => (item.kind === "operator" ? item.sign === "-" : isNumber(item.operand)));
  return side.kind === "number" || side.kind === "infinity" || (side.kind === "fraction" && isNumber(side.numerator) && isNumber(side.denominator));
}

/** Does `y < 1` go on with `0 < x`: the same way, to a number or a single letter? */
function continues(first: Statement, last: Statement): boolean {
  const [, bound, ...more] = last.sides;
  const directions = new Set([...first.relations, ...last.relations].map(({ sign }) => UPWARDS.has(sign)));
  return more.length === 0 && bound != null && (isNumber(bound) || isName(bound)) && directions.size === 1 && [...first.relations, ...last.relations].every(({ sign }) => sign !== "≠" && sign !== "∈");
}
