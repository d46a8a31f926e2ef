// The statements of a line as one formula: `x = 3 or x = -2`, `x = ±3`, `x ∈ {3, -2}`, a system under a brace, "no solution". What can't be said so is an unknown part with
// its reason.

import type { Arena } from "../expression/arena.js";
import { allOf, ALWAYS, anyOf, mapFormula, NEVER, relationFormula, type Formula } from "../expression/formula.js";
import type { ApplyNode, Node, RelationOperator } from "../expression/node.js";
import { someNode, substitute } from "../expression/traverse.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import type { SourceText } from "../syntax/document.js";
import { mapSyntax } from "../syntax/map-syntax.js";
import type { Sides, Statement, Syntax } from "../syntax/math-tree.js";
import { COUNTING_LETTERS } from "./scope.js";
import { plainName } from "./syntax-names.js";
import { hasTwoValues, isInfinite } from "./statement-shape.js";

export type ElaborateSide = (syntax: Syntax) => Node;

const NO_SOLUTION = /^\W*(?:(?:there (?:is|are)|has|have|so|hence|thus|therefore)\s+)*(?:no\b[\w\s-]*\b(?:solutions?|roots?)|∅|contradiction|impossible|never(?: true)?)\W*$/iu;
const EVERYTHING = /^\W*(?:so|hence|thus|therefore)?\s*(?:all real (?:numbers?|x)|always(?: true)?|true for all \w+|every real number|any real number|infinitely many solutions)\W*$/iu;

/** Do the words say that nothing, or everything, solves the line before? */
export function saysNoSolution(words: string): boolean {
  return NO_SOLUTION.test(words);
}

/** One line's statements as a formula. */
export function formulaOfStatements(statements: readonly Statement[], source: SourceText, arena: Arena, elaborate: ElaborateSide): Formula {
  const groups: Statement[][] = [];
  const parities = new Map<Node, Node>();
  for (const statement of statements) {
    const parity = integerRemark(statement);
    if (parity === null || parity.parity === "any") continue;
    const name = arena.symbol(parity.name);
    const even = arena.multiply([arena.integer(2), name]);
    parities.set(name, parity.parity === "even" ? even : arena.add([even, arena.integer(1)]));
  }
  for (const statement of withNames(statements.filter((each) => integerRemark(each) === null))) {
    if (statement.connector === "or" || groups.length === 0) groups.push([]);
    groups[groups.length - 1]?.push(statement);
  }
  const whole = anyOf(groups.map((group) => conjunction(group)));
  // `\theta = n\pi`, n odd: the odd numbers are 2n + 1.
  return parities.size === 0 ? whole : mapFormula(whole, (each) => {
    const made = substitute(arena, each, parities);
    return relationFormula(made.kind === "relation" ? made : each);
  });

  /** Statements joined by commas or "and": together, or a list of solutions where all give values to one name. */
  function conjunction(group: readonly Statement[]): Formula {
    const [first] = group;
    if (first === undefined) return ALWAYS;
    const names = new Set(group.map(solvedName));
    const [name] = names;
    if (group.length > 1 && name !== null && name !== undefined && names.size === 1) return anyOf(group.map(single));
    return allOf(group.map(single).filter((each) => each !== ALWAYS));
  }

  function single(statement: Statement): Formula {
    if (statement.sides.every((side) => side === null || side.kind === "words")) {
      const words = [...statement.words.map((word) => word.text), ...statement.sides.flatMap((side) => (side?.kind === "words" ? [side.text] : []))].join(" ");
      return NO_SOLUTION.test(words) ? NEVER : EVERYTHING.test(words) ? ALWAYS : { kind: "unknown", reason: "words that I could not read as a statement" };
    }
    if (statement.relations.length === 0) {
      const [only] = statement.sides;
      return only ? lone(only) : ALWAYS;
    }
    return sidesOf(statement);
  }

  function lone(side: Syntax): Formula {
    if (side.kind === "block") return system(side);
    if (side.kind === "group" && side.items.length === 1) {
      const [item] = side.items;
      const [inner] = item?.sides ?? [];
      if (item !== undefined && item.relations.length > 0) return sidesOf(item);
      if (inner) return lone(inner);
    }
    return { kind: "unknown", reason: "an expression stands where a statement was expected" };
  }

  function system(block: Syntax & { kind: "block" }): Formula {
    const rows: Formula[] = [];
    for (const row of block.rows) {
      const cells = row.filter((cell) => cell.kind !== "words");
      const [only] = cells;
      if (only === undefined) continue;
      if (cells.length !== 1) return { kind: "unknown", reason: "a system whose rows I could not read" };
      rows.push(lone(only));
    }
    return allOf(rows);
  }

  function sidesOf({ sides, relations }: Sides): Formula {
    const parts: Formula[] = [];
    if (sides.some((side) => side !== null && hasTwoValues(side))) {
      return anyOf([true, false].map((upper) => sidesOf({ sides: sides.map((side) => (side === null ? null : withSign(side, upper))), relations })));
    }
    // What is only about equal is judged as nothing; beside an equation it is a remark.
    const isRemark = relations.some(({ sign }) => operatorOf(sign) !== null);
    for (const [k, { sign }] of relations.entries()) {
      if (sign === "≈" && isRemark) continue;
      const left = sides[k];
      const right = sides[k + 1];
      if (!left || !right) return { kind: "unknown", reason: "a side is missing" };
      const operator = operatorOf(sign);
      if (operator !== null) parts.push(relation(operator, left, right));
      else if (sign === "∈") parts.push(...[membership(left, right)].filter((part) => part !== ALWAYS));
      else return { kind: "unknown", reason: `a statement with ${sign} is not judged` };
    }
    return allOf(parts);
  }

  function relation(operator: RelationOperator, left: Syntax, right: Syntax): Formula {
    const [one, other] = [elaborate(left), elaborate(right)];
    if (operator === "=" && isWrittenVector(one) && isWrittenVector(other) && one.arguments.length === other.arguments.length && one.arguments[0] === other.arguments[0]) {
      return allOf(one.arguments.slice(1).flatMap((entry, k) => {
        const value = other.arguments[k + 1];
        const equation = value === undefined ? null : arena.relation("=", entry, value);
        return equation?.kind === "relation" ? [relationFormula(equation)] : [];
      }));
    }
    const made = arena.relation(operator, one, other);
    return made.kind === "relation" ? relationFormula(made) : ALWAYS;
  }

  function equality(left: Syntax, right: Syntax): Formula {
    return hasTwoValues(right) ? anyOf([true, false].map((upper) => relation("=", left, withSign(right, upper)))) : relation("=", left, right);
  }

  function membership(left: Syntax, right: Syntax): Formula {
    if (right.kind === "name" && right.name === "ℝ") return ALWAYS;
    // A letter that counts takes whole numbers anyway.
    if (right.kind === "name" && right.name === "ℤ" && left.kind === "name" && COUNTING_LETTERS.has(left.name)) return ALWAYS;
    if (right.kind === "sequence") {
      const parts = right.items.flatMap((item) => (item.kind === "operand" ? [item.operand] : []));
      const joins = right.items.flatMap((item) => (item.kind === "operator" ? [item.sign] : []));
      if (parts.length !== joins.length + 1 || !joins.every((sign) => sign === joins[0]) || (joins[0] !== "∪" && joins[0] !== "∩")) return { kind: "unknown", reason: "this set is not read yet" };
      const members = parts.map((part) => membership(left, part));
      return joins[0] === "∪" ? anyOf(members) : allOf(members);
    }
    if (right.kind !== "group") return { kind: "unknown", reason: "this set is not read yet" };
    const items = right.items.map((item) => (item.sides.length === 1 ? (item.sides[0] ?? null) : null));
    if (items.some((item) => item === null)) return { kind: "unknown", reason: "this set is not read yet" };
    const written = items.flatMap((item) => (item === null ? [] : [item]));
    if (right.bracket === "{") return anyOf(written.map((item) => equality(left, item)));
    const [lower, upper] = written;
    if (lower === undefined || upper === undefined || written.length !== 2 || (right.bracket !== "(" && right.bracket !== "[")) return { kind: "unknown", reason: "this set is not read yet" };
    const closing = source.text.slice(0, right.range.end).trimEnd().slice(-1);
    const opening = right.bracket;
    if (closing !== ")" && closing !== "]") return { kind: "unknown", reason: "this interval is not read yet" };
    const parts: Formula[] = [];
    if (!isInfinite(lower)) parts.push(relation(opening === "[" ? "≥" : ">", left, lower));
    if (!isInfinite(upper)) parts.push(relation(closing === "]" ? "≤" : "<", left, upper));
    return allOf(parts);
  }
}

/** A system under a brace: a block whose rows hold relations. */
export function isSystem(syntax: Syntax): boolean {
  if (syntax.kind === "group" && syntax.items.length === 1) {
    const [inner] = syntax.items[0]?.sides ?? [];
    return syntax.items[0]?.relations.length === 0 && inner !== null && inner !== undefined && isSystem(inner);
  }
  const holdsRelation = (cell: Syntax): boolean => cell.kind === "group" && cell.items.some((item) => item.relations.length > 0);
  return syntax.kind === "block" && syntax.rows.length > 0 && syntax.rows.every((row) => row.filter((cell) => cell.kind !== "words").length === 1 && row.some(holdsRelation));
}

/** `(2\\cos θ, 2\\sin θ)`: numbers side by side, equal to others where each is. */
function isWrittenVector(node: Node): node is ApplyNode {
  return node.kind === "apply" && node.function === "matrix" && node.arguments.slice(1).every((entry) => !someNode(entry, isTensorOperation));
}

/** "n integer" beside values with n: it takes whole numbers anyway. */
function integerRemark({ sides, relations, words }: Statement): { readonly name: string; readonly parity: "any" | "even" | "odd" } | null {
  const [name, ...others] = sides;
  if (relations.length > 0 || others.length > 0 || name?.kind !== "name" || !COUNTING_LETTERS.has(name.name)) return null;
  const match = /^\s*(?:(?:is|any|an)\s+)*(?:(even|odd)\s+)?integer\s*$/i.exec(words.map(({ text }) => text).join(" "));
  return match === null ? null : { name: name.name, parity: match[1] === undefined ? "any" : match[1].toLowerCase() === "odd" ? "odd" : "even" };
}

/** `x = 1, 2`, `x = 1 or 2`: a further value is one of the name before it. */
function withNames(statements: readonly Statement[]): readonly Statement[] {
  const named: Statement[] = [];
  for (const statement of statements) {
    const before = named[named.length - 1];
    const [head] = before?.sides ?? [];
    const [value] = statement.sides;
    const isValue = statement.relations.length === 0 && value != null && value.kind !== "words" && before !== undefined && solvedName(before) !== null;
    named.push(isValue && head ? { ...statement, sides: [head, value], relations: before.relations } : statement);
  }
  return named;
}

/** `x` of `x = 3`, `x = ±3`; null for any other statement. */
function solvedName(statement: Statement): string | null {
  const [head] = statement.sides;
  if (statement.sides.length !== 2 || statement.relations[0]?.sign !== "=" || !head) return null;
  return plainName(head) ?? (head.kind === "script" && head.sup === null && head.primes === 0 ? plainName(head.base) : null);
}

function operatorOf(sign: string): RelationOperator | null {
  switch (sign) {
    case "=":
    case ":=":
      return "=";
    case "<":
    case ">":
    case "≤":
    case "≥":
    case "≠":
      return sign;
    default:
      return null;
  }
}

/** The side with every ± read as its upper or its lower sign. */
function withSign(side: Syntax, upper: boolean): Syntax {
  return mapSyntax(side, (node) => {
    if (node.kind !== "sequence" || !node.items.some((item) => item.kind === "operator" && (item.sign === "±" || item.sign === "∓"))) return null;
    const items = node.items.map((item) => {
      if (item.kind === "operand") return { ...item, operand: withSign(item.operand, upper) };
      if (item.sign === "±") return { ...item, sign: upper ? ("+" as const) : ("-" as const) };
      return item.sign === "∓" ? { ...item, sign: upper ? ("-" as const) : ("+" as const) } : item;
    });
    return { ...node, items };
  });
}
