// The items of a list in JSON that is written bit by bit, each as `JSON.stringify` would write it there.

/** Items of a list, each with what parts it from the one before; `isFirst` says that none were written yet, `depth` how deep the list stands. */
export function itemsOf(items: readonly object[], isFirst: boolean, depth: number): string {
  const indent = "  ".repeat(depth);
  return items.map((item, index) => `${isFirst && index === 0 ? "" : ","}\n${JSON.stringify(item, null, 2).replace(/^/gm, indent)}`).join("");
}
