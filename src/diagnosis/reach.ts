// Which expected forms a kind of edit can make of a line at all, told by the names, functions and numbers that each holds: a sign turned round changes none of them, a factor put in takes none away. Where an edit can
// make none, it is dearer than one that can, and need not be looked at as long as there are cheaper ones.

import { childrenOf, type Node } from "../expression/node.js";

/** How much a form has that the line has not, and the line has that the form has not. */
interface Difference {
  readonly missing: number;
  readonly extra: number;
}

/** The same of names and functions, and of numbers. */
export interface Distance {
  readonly names: Difference;
  readonly numbers: Difference;
}

/** What an edit of a kind may do to the names, functions and numbers of a line. */
export type Reach = "keeps" | "adds" | "drops" | "exchanges a name" | "exchanges a number" | "anything";

/** The distances of the forms from the line, each once. */
export function distancesFrom(line: Node, forms: Iterable<Node>): readonly Distance[] {
  const { countsOf, isNumber } = createCounts();
  const own = countsOf(line);
  const distances = new Map<string, Distance>();
  for (const form of forms) {
    const counts = countsOf(form);
    const names = { missing: 0, extra: 0 };
    const numbers = { missing: 0, extra: 0 };
    for (let k = 0; k < Math.max(own.length, counts.length); k++) {
      const kind = isNumber(k) ? numbers : names;
      const difference = (counts[k] ?? 0) - (own[k] ?? 0);
      if (difference > 0) kind.missing += difference;
      else kind.extra -= difference;
    }
    distances.set(`${names.missing} ${names.extra} ${numbers.missing} ${numbers.extra}`, { names, numbers });
  }
  return [...distances.values()];
}

/** Can an edit that does this bridge the distance? */
export function reaches(reach: Reach, { names, numbers }: Distance): boolean {
  switch (reach) {
    case "keeps":
      return isNone(names) && isNone(numbers);
    case "adds":
      return names.extra === 0 && numbers.extra === 0;
    case "drops":
      return names.missing === 0 && numbers.missing === 0;
    case "exchanges a name":
      return names.missing <= 1 && names.extra <= 1 && isNone(numbers);
    case "exchanges a number":
      // A fraction is made of two.
      return isNone(names) && numbers.missing <= 2 && numbers.extra <= 2;
    case "anything":
      return true;
  }
}

const isNone = ({ missing, extra }: Difference): boolean => missing === 0 && extra === 0;

interface Counts {
  /** How often each name, function and number stands in a node, at a position of its own, whatever the node is differentiated by. Signs and 1 do not count: they come and go as forms are written. */
  readonly countsOf: (node: Node) => readonly number[];
  readonly isNumber: (position: number) => boolean;
}

function createCounts(): Counts {
  const positions = new Map<string | bigint, number>();
  const isNumber: boolean[] = [];
  const memo = new Map<Node, readonly number[]>();
  const positionOf = (name: string | bigint): number => {
    const known = positions.get(name);
    if (known !== undefined) return known;
    positions.set(name, isNumber.length);
    isNumber.push(typeof name === "bigint");
    return isNumber.length - 1;
  };
  const countsOf = (node: Node): readonly number[] => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const counts: number[] = [];
    const add = (position: number, count: number): void => {
      while (counts.length <= position) counts.push(0);
      counts[position] = (counts[position] ?? 0) + count;
    };
    if (node.kind === "symbol") add(positionOf(node.name), 1);
    if (node.kind === "apply") add(positionOf(`${node.function}()`), 1);
    if (node.kind === "number") for (const part of [node.value.numerator, node.value.denominator]) if (part !== 1n && part !== -1n) add(positionOf(part < 0n ? -part : part), 1);
    for (const child of node.kind === "derivative" ? [node.body] : childrenOf(node)) countsOf(child).forEach((count, position) => add(position, count));
    memo.set(node, counts);
    return counts;
  };
  return { countsOf, isNumber: (position) => isNumber[position] === true };
}
