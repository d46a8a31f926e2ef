// Makes a pair on which the library is wrong smaller, as long as it stays wrong: terms are replaced, on both sides alike or on one, by a
// symbol, a number, or a part of themselves.

import { number, places, replaceAt, sizeOf, symbol, toText } from "./tree.mjs";

/** The tree with every occurrence of the term of this text replaced. */
function replaceAll(tree, text, replacement) {
  if (toText(tree) === text) return replacement;
  return tree.kind === "apply" ? { ...tree, args: tree.args.map((argument) => replaceAll(argument, text, replacement)) } : tree;
}

const weight = ({ a, b }) => sizeOf(a) + sizeOf(b) + (toText(a).length + toText(b).length) / 1000;

function* smaller({ a, b }, name) {
  const terms = new Map();
  for (const { node } of [...places(a), ...places(b)]) if (node.kind === "apply") terms.set(toText(node), node);
  const largestFirst = [...terms].sort(([, p], [, q]) => sizeOf(q) - sizeOf(p));
  for (const [text, node] of largestFirst) {
    for (const replacement of [...node.args, symbol(name), number(2), number(1)]) yield { a: replaceAll(a, text, replacement), b: replaceAll(b, text, replacement) };
  }
  for (const side of ["a", "b"]) {
    const tree = side === "a" ? a : b;
    for (const { node, path } of places(tree)) {
      if (node.kind !== "apply") continue;
      const parts = [...node.args];
      if (node.name === "add" || node.name === "multiply") parts.push(...node.args.map((_argument, k) => ({ ...node, args: node.args.filter((_other, j) => j !== k) })).filter(({ args }) => args.length > 1));
      for (const part of parts) yield side === "a" ? { a: replaceAt(a, path, part), b } : { a, b: replaceAt(b, path, part) };
    }
  }
}

/** The smallest pair found for which `isWrong({ a, b })` still holds; `name` is a symbol that may stand for a term. */
export function shrink(pair, name, isWrong, patience = 400) {
  let best = { a: pair.a, b: pair.b };
  let left = patience;
  for (let improved = true; improved && left > 0; ) {
    improved = false;
    for (const candidate of smaller(best, name)) {
      if (weight(candidate) >= weight(best)) continue;
      if (left-- <= 0) break;
      if (!isWrong(candidate)) continue;
      best = candidate;
      improved = true;
      break;
    }
  }
  return best;
}
