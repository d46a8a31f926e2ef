// The items of LaTeX lists, by where they stand. What one item calls x or f is its own: another one may give the name anew, as the parts of an exercise do.

import { firstIndex } from "../arithmetic/first-index.js";

export interface ListItem {
  readonly start: number;
  readonly end: number;
  /** The how manyth of its list it is, from 1 on. */
  readonly number: number;
  /** The item that its list stands in. */
  readonly around: ListItem | null;
}

interface OpenItem extends ListItem {
  end: number;
}

const MARK = /\\(begin|end)\s*\{([a-zA-Z]{1,30}\*?)\}|\\item(?![a-zA-Z])/g;

/** The items of all lists of a text in the order in which they begin; what is left open ends with the text. */
export function listItems(text: string): readonly ListItem[] {
  const found: OpenItem[] = [];
  /** The environments around, each with the item of it that is open. */
  const open: { readonly name: string; item: OpenItem | null; count: number }[] = [];
  for (const match of text.matchAll(MARK)) {
    const [, mark, name] = match;
    if (mark === "begin" && name !== undefined) open.push({ name, item: null, count: 0 });
    else if (mark === "end") {
      const at = open.findLastIndex((each) => each.name === name);
      if (at < 0) continue;
      for (const { item } of open.splice(at)) if (item !== null) item.end = match.index;
    } else {
      const list = open.at(-1);
      if (list === undefined) continue;
      if (list.item !== null) list.item.end = match.index;
      list.count += 1;
      list.item = { number: list.count, start: match.index, end: text.length, around: open.findLast((each) => each !== list && each.item !== null)?.item ?? null };
      found.push(list.item);
    }
  }
  return found;
}

/** Does `offset` stand in an item of a list, and `before` in another one? */
export function isOfAnotherItem(items: readonly ListItem[], before: number, offset: number): boolean {
  return isBehindItem(items, before, offset) && itemAt(items, offset) !== null;
}

/** Does `offset` stand behind the item that `before` stands in? */
export function isBehindItem(items: readonly ListItem[], before: number, offset: number): boolean {
  const own = itemAt(items, before);
  return own !== null && offset >= own.end;
}

/** Do both stand in items of the same number, `before` in an earlier list: the question and its solution? */
export function isOfSameNumber(items: readonly ListItem[], before: number, offset: number): boolean {
  const [first, second] = [itemAt(items, before), itemAt(items, offset)];
  return first !== null && second !== null && first.end <= second.start && first.number === second.number;
}

/** Do both stand in one item of a list, and in none inside of it that the other is not in? */
export function isOfSameItem(items: readonly ListItem[], first: number, second: number): boolean {
  const own = itemAt(items, first);
  return own !== null && own === itemAt(items, second);
}

/** The innermost item around a place; null outside of lists. */
function itemAt(items: readonly ListItem[], offset: number): ListItem | null {
  let item = items[firstIndex(items, ({ start }) => start > offset) - 1] ?? null;
  while (item !== null && item.end <= offset) item = item.around;
  return item;
}
