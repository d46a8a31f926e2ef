// ∂W/∂y and ∂W/∂z of a W of which the text says no more: a function of the letters that it is differentiated by, as far as these are free. That a move is right so is right; where it
// fails, W may depend on more.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, nodesIn } from "../expression/traverse.js";

/** Such names, and their derivatives `W_y`, with the functions that stand for them; none where a derivative is not partial, or the text says more of the name or of a letter. */
export function functionsOfSeveral(arena: Arena, elaborated: ElaboratedDerivation, nodes: readonly Node[]): ReadonlyMap<Node, Node> {
  const made = new Map<Node, Node>();
  const { definitions, dependence, tangled } = elaborated;
  if (tangled.size === 0) return made;
  const all = new Set(nodes.flatMap((node) => [...nodesIn(node)]));
  for (const [name, letters] of tangled) {
    const isSaid = (letter: string): boolean => definitions.has(letter) || dependence.has(letter) || tangled.has(letter);
    if (letters.length < 2 || letters.some(isSaid) || [...definitions.values()].some(({ body }) => freeSymbols(body).has(name))) continue;
    const isOwn = [...all].every((node) => {
      if (node.kind === "call") return node.callee.kind !== "symbol" || node.callee.name !== name;
      if (node.kind !== "derivative" || !freeSymbols(node.body).has(name)) return true;
      return node.partial && node.variable.kind === "symbol" && letters.includes(node.variable.name);
    });
    if (!isOwn) continue;
    const symbols = letters.map((letter) => arena.symbol(letter));
    const differentiated = (by: readonly string[]): Node => arena.call(arena.symbol(name), letters.map((letter) => by.filter((each) => each === letter).length), symbols);
    made.set(arena.symbol(name), differentiated([]));
    for (const node of all) {
      const below = node.kind === "symbol" && node.name.startsWith(`${name}_`) ? [...node.name.slice(name.length + 1)] : [];
      if (below.length > 0 && below.every((letter) => letters.includes(letter)) && !definitions.has(node.kind === "symbol" ? node.name : "")) made.set(node, differentiated(below));
    }
  }
  return made;
}
