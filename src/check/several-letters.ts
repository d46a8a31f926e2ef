// ∂W/∂y and ∂W/∂z of a W of which the text says no more: a function of the letters that it is differentiated by, as far as these are free. That a move is right so is right; where it
// fails, W may depend on more.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { Arena } from "../expression/arena.js";
import { type CallNode, type Node } from "../expression/node.js";
import { freeSymbols, nodesIn, standsAlone } from "../expression/traverse.js";

/** Such names, and their derivatives `W_y`, with the functions that stand for them; none where a derivative is not partial, or the text says more of the name or of a letter. */
export function functionsOfSeveral(arena: Arena, elaborated: ElaboratedDerivation, nodes: readonly Node[]): ReadonlyMap<Node, Node> {
  const made = new Map<Node, Node>();
  const { definitions, dependence, tangled } = elaborated;
  if (tangled.size === 0) return made;
  const all = new Set(nodes.flatMap((node) => [...nodesIn(node)]));
  const defined = [...definitions.values()].flatMap(({ body }) => [...nodesIn(body)]);
  const fields = entriesOfFields(all);
  for (const [name, by] of tangled) {
    const isSaid = (letter: string): boolean => definitions.has(letter) || dependence.has(letter) || tangled.has(letter);
    const calls = [...all, ...defined].flatMap((node) => (node.kind === "call" && node.callee.kind === "symbol" && node.callee.name === name ? [node] : []));
    // `P(x, y, z)` says what P is a function of, and so does a field of which P is an entry.
    const letters = lettersOfCalls(calls) ?? (calls.length === 0 ? (fields.get(name) ?? by) : []);
    if (letters.length < 2 || letters.some(isSaid) || by.some((letter) => !letters.includes(letter)) || [...definitions.values()].some(({ body }) => standsAlone(body, name))) continue;
    const isOwn = [...all].every((node) => {
      if (node.kind !== "derivative" || !freeSymbols(node.body).has(name)) return true;
      return node.partial && node.variable.kind === "symbol" && letters.includes(node.variable.name);
    });
    if (!isOwn) continue;
    const symbols = letters.map((letter) => arena.symbol(letter));
    const differentiated = (by: readonly string[]): Node => arena.call(arena.symbol(name), letters.map((letter) => by.filter((each) => each === letter).length), symbols);
    made.set(arena.symbol(name), differentiated([]));
    // What is applied already stays as it is.
    for (const call of calls) made.set(call, call);
    for (const node of all) {
      const below = node.kind === "symbol" && node.name.startsWith(`${name}_`) ? [...node.name.slice(name.length + 1)] : [];
      if (below.length > 0 && below.every((letter) => letters.includes(letter)) && !definitions.has(node.kind === "symbol" ? node.name : "")) made.set(node, differentiated(below));
    }
  }
  return made;
}

/** The letters that a function is taken at, wherever it is taken; null where these are no letters, or not always the same, or a derivative is taken there. */
function lettersOfCalls(calls: readonly CallNode[]): readonly string[] | null {
  const [first] = calls;
  const letters = first?.arguments.flatMap((argument) => (argument.kind === "symbol" ? [argument.name] : [])) ?? [];
  const isSame = (call: CallNode): boolean => call.arguments.length === letters.length && call.arguments.every((argument, k) => argument.kind === "symbol" && argument.name === letters[k]);
  return first !== undefined && letters.length === first.arguments.length && calls.every(isSame) ? letters : null;
}

/** The names that are entries of fields of which the curl or the divergence is taken, with the coordinates that these are functions of. */
function entriesOfFields(nodes: ReadonlySet<Node>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const node of nodes) {
    const [field] = node.kind === "apply" && (node.function === "curl" || node.function === "divergence") ? node.arguments : [];
    const entries = field?.kind === "apply" && field.function === "matrix" ? field.arguments.slice(1) : [];
    for (const entry of entries) if (entry.kind === "symbol" && (entries.length === 2 || entries.length === 3)) found.set(entry.name, ["x", "y", "z"].slice(0, entries.length));
  }
  return found;
}
