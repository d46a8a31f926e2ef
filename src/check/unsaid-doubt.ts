// What running text leaves to its reader: that a rate has got its value, that a quantity of a figure is positive, what a word in a formula stands for. Where a move fails
// and its form shows one of these, the difference is said as a doubt.

import { namesReached } from "../elaborate/unknown-losses.js";
import type { Definitions } from "../expression/definition.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";

/** A move as written and as carried out. */
export interface OpenMove {
  readonly written: { readonly before: Node; readonly after: Node };
  readonly values: { readonly before: Node; readonly after: Node };
}

/** Letters of constants of integration. */
export const CONSTANT_OF_INTEGRATION = /^(?:C|c|K|k|const)(?:_\d+)?$/;

/** An upright word as a name: `proj`, `Volume`, with or without a subscript; a word as a subscript: `x_{right}`. */
const WORD = /^(?:\p{L}{3,}(?:_|$)|\p{L}_\p{L}{3,}$)/u;

/** An e under an arrow or a hat, or in bold type, with a letter below. */
const UNIT = /^(?:e[\u20D7\u0302]|[𝐞𝒆]\u0302?)_/u;

/** Letters for angles, which vectors have between them. */
const ANGLES: ReadonlySet<string> = new Set(["θ", "φ", "ϕ", "α", "β", "γ"]);

/** What the move leaves unsaid; null where its form shows nothing of the kind. */
export function unsaidDoubt(move: OpenMove, definitions: Definitions): string | null {
  return rateDoubt(move, definitions) ?? idlePartialDoubt(move, definitions) ?? otherFunctionDoubt(move, definitions) ?? strayDifferentialDoubt(move) ?? wordDoubt(move, definitions) ?? unitDoubt(move, definitions) ?? vectorDoubt(move, definitions) ?? angleDoubt(move, definitions) ?? entryDoubt(move, definitions) ?? parityDoubt(move, definitions) ?? boundsDoubt(move, definitions) ?? orientationDoubt(move) ?? absorbedDoubt(move);
}

/** Is the name another one for a function that nothing determines: y of `y = f(x)`? */
function isUndetermined(name: string, definitions: Definitions): boolean {
  const body = definitions.get(name)?.body;
  return body === undefined || (body.kind === "call" && body.callee.kind === "symbol" && body.callee.name !== name && !definitions.has(body.callee.name));
}

/** `\frac{dh}{dt} \cdot 2h` beside `-6h`: the rate of a quantity that nothing determines is gone, so it may have got its value. */
function rateDoubt({ written, values }: OpenMove, definitions: Definitions): string | null {
  const rates = new Set<string>();
  someNode(written.before, (node) => {
    if (node.kind === "derivative" && !node.partial && node.body.kind === "symbol" && isUndetermined(node.body.name, definitions)) rates.add(node.body.name);
    return false;
  });
  if (rates.size === 0) return null;
  const kept = new Set<string>();
  for (const side of [written.after, values.after]) {
    someNode(side, (node) => {
      if (node.kind === "derivative") for (const name of freeSymbols(node.body)) kept.add(name);
      if (node.kind === "call" && node.orders.some((order) => order > 0)) kept.add(node.callee.kind === "symbol" ? node.callee.name : node.callee.base.name);
      return false;
    });
  }
  const gone = [...rates].find((name) => !kept.has(name));
  return gone === undefined ? null : `a value of the derivative of ${gone} may be put in here`;
}

/** `\frac{∂f}{∂x} + \frac{∂g}{∂y} = 4x^2 - 2` where nothing says what f and g are: that they are 0 only means that. */
function idlePartialDoubt({ written, values }: OpenMove, definitions: Definitions): string | null {
  let found: string | null = null;
  for (const [side, value] of [[written.before, values.before], [written.after, values.after]] as const) {
    const left = freeSymbols(value);
    someNode(side, (node) => {
      if (node.kind === "derivative" && node.partial && node.body.kind === "symbol" && node.body !== node.variable && !definitions.has(node.body.name) && !left.has(node.body.name)) found ??= node.body.name;
      return found !== null;
    });
  }
  return found === null ? null : `what ${String(found)} depends on is not said`;
}

/** `y'(t) = e^{y(t)}` beside `y = r \sin θ`: a function of t is another y. */
function otherFunctionDoubt({ written }: OpenMove, definitions: Definitions): string | null {
  let found: string | null = null;
  for (const side of [written.before, written.after]) {
    someNode(side, (node) => {
      if (node.kind !== "call" || node.callee.kind !== "symbol" || definitions.get(node.callee.name)?.parameters.length !== 0) return false;
      const reached = namesReached([node.callee], definitions);
      if (node.arguments.some((argument) => argument.kind === "symbol" && !reached.has(argument.name))) found = node.callee.name;
      return found !== null;
    });
  }
  return found === null ? null : `what is said of ${String(found)} elsewhere does not hold what it is a function of here; is it another one?`;
}

/** `\int \int f|_{z=0}^{z=1}\, dz\, dr`: a differential that stands outside of its integral on one side. */
function strayDifferentialDoubt({ values }: OpenMove): string | null {
  const isDifferential = (node: Node): boolean => node.kind === "apply" && node.function === "differential";
  const [before, after] = [someNode(values.before, isDifferential), someNode(values.after, isDifferential)];
  const integrates = [values.before, values.after].some((side) => someNode(side, (node) => node.kind === "integral"));
  return before !== after && integrates ? "a differential stands here outside of its integral" : null;
}

/** A word that nothing defines, on one side only. */
function wordDoubt({ values }: OpenMove, definitions: Definitions): string | null {
  const [before, after] = [freeSymbols(values.before), freeSymbols(values.after)];
  const word = [...before, ...after].find((name) => WORD.test(name) && !definitions.has(name) && before.has(name) !== after.has(name));
  return word === undefined ? null : `nothing here says what ${word} is`;
}

/** `\hat{\mathbf r}`, `\vec e_ρ`: a unit vector of coordinates, on one side only. */
function unitDoubt({ values }: OpenMove, definitions: Definitions): string | null {
  const [before, after] = [freeSymbols(values.before), freeSymbols(values.after)];
  const unit = [...before, ...after].find((name) => UNIT.test(name.normalize("NFD")) && !definitions.has(name) && before.has(name) !== after.has(name));
  return unit === undefined ? null : `nothing here says what ${unit} is`;
}

/** `𝐮 · (a, b)` beside `\frac35 a + \frac45 b`: a vector of which nothing is said, times one whose entries are written, is gone, so its entries may have been put in. */
function vectorDoubt({ values: { before, after } }: OpenMove, definitions: Definitions): string | null {
  const kept = freeSymbols(after);
  let found: string | null = null;
  someNode(before, (node) => {
    if (!isTensorOperation(node) || node.function !== "dot" || !node.arguments.some(isWrittenVector)) return false;
    const name = node.arguments.find((argument) => argument.kind === "symbol" && !kept.has(argument.name) && !definitions.has(argument.name));
    if (name?.kind === "symbol") found = name.name;
    return found !== null;
  });
  return found === null ? null : `a value of ${String(found)} may be put in here`;
}

const isWrittenVector = (node: Node): boolean => node.kind === "apply" && node.function === "matrix";

/** `\cos θ \|v\| \|w\|` beside `v · w`: the angle may be the one between the vectors. */
function angleDoubt({ values }: OpenMove, definitions: Definitions): string | null {
  if (![values.before, values.after].some((side) => someNode(side, isTensorOperation))) return null;
  const [before, after] = [freeSymbols(values.before), freeSymbols(values.after)];
  const turns = (name: string): boolean => [values.before, values.after].some((side) => someNode(side, (node) => node.kind === "apply" && (node.function === "cos" || node.function === "sin") && node.arguments[0]?.kind === "symbol" && node.arguments[0].name === name));
  const angle = [...before, ...after].find((name) => ANGLES.has(name) && !definitions.has(name) && before.has(name) !== after.has(name) && turns(name));
  return angle === undefined ? null : `${angle} may be the angle between vectors`;
}

/** `s_{252} + \int_{253}^∞ …` beside a number: a number of a sequence that the text has worked out elsewhere. */
function entryDoubt({ values }: OpenMove, definitions: Definitions): string | null {
  const [before, after] = [freeSymbols(values.before), freeSymbols(values.after)];
  const entry = [...before, ...after].find((name) => !definitions.has(name) && before.has(name) !== after.has(name) && (/_\d+$/u.test(name) || isEntry(values, name)));
  if (entry !== undefined) return `nothing here says what ${entry} is`;
  // `\sum_i Δx_i = b - a`: all entries of an array at once, of which the text has said what they come to.
  const array = [...before, ...after].find((name) => !definitions.has(name) && before.has(name) !== after.has(name) && isSummed(values, name) && !isVaried(values, name));
  return array === undefined ? null : `nothing here says what the entries of ${array} come to`;
}

/** `f(-x)g(-x) = f(x)g(x)`: what an unknown function has at -x, by what it has at x. */
function parityDoubt({ values }: OpenMove, definitions: Definitions): string | null {
  const callsOf = (side: Node): ReadonlyMap<string, ReadonlySet<Node>> => {
    const found = new Map<string, Set<Node>>();
    someNode(side, (node) => {
      const [argument, ...others] = node.kind === "call" && node.callee.kind === "symbol" && !definitions.has(node.callee.name) ? node.arguments : [];
      if (node.kind === "call" && node.callee.kind === "symbol" && argument !== undefined && others.length === 0) found.set(node.callee.name, (found.get(node.callee.name) ?? new Set()).add(argument));
      return false;
    });
    return found;
  };
  const [before, after] = [callsOf(values.before), callsOf(values.after)];
  for (const [one, other] of [[before, after], [after, before]] as const) {
    for (const [name, args] of one) {
      const kept = other.get(name);
      if (kept !== undefined && [...args].some((argument) => argument.kind === "negate" && kept.has(argument.operand) && !kept.has(argument))) return `is ${name} even, or odd?`;
    }
  }
  return null;
}

/** `\int_a^b |f(x)|\,dx = 1`: an integral between letters that got their values. */
function boundsDoubt({ written, values }: OpenMove, definitions: Definitions): string | null {
  const [free, kept] = [freeSymbols(written.before), freeSymbols(values.after)];
  let gone: string | undefined;
  someNode(written.before, (node) => {
    if (node.kind === "integral" && node.lower !== null && node.upper !== null) gone ??= [...freeSymbols(node.lower), ...freeSymbols(node.upper)].find((name) => /^\p{L}$/u.test(name) && name !== "e" && name !== "π" && name !== "∞" && free.has(name) && !definitions.has(name) && !kept.has(name));
    return gone !== undefined;
  });
  return gone === undefined ? null : `a value of ${gone} may be put in here`;
}

/** `|\det(…)| = r\,dr\,dθ`: differentials, and lengths that go with them, are positive where they measure. */
function orientationDoubt({ values }: OpenMove): string | null {
  const isMeasured = (side: Node): boolean => someNode(side, (node) => node.kind === "apply" && (node.function === "abs" || node.function === "norm") && node.arguments.some((argument) => someNode(argument, (part) => part.kind === "apply" && part.function === "differential")));
  return isMeasured(values.before) === isMeasured(values.after) ? null : "are the differentials positive here?";
}

/** `\ln 5 + \ln|x| + C = \ln|x| + C` outside of its integral: the constant may have taken a number in. */
function absorbedDoubt({ values }: OpenMove): string | null {
  const constantsOf = (side: Node): readonly Node[] => (side.kind === "add" ? side.terms.filter((term) => term.kind === "symbol" && CONSTANT_OF_INTEGRATION.test(term.name)) : []);
  const after = new Set(constantsOf(values.after));
  const both = constantsOf(values.before).find((term) => after.has(term));
  if (both?.kind !== "symbol" || values.before.kind !== "add" || values.after.kind !== "add") return null;
  // What is not on the other side, too, is a number.
  const [before, now] = [new Set(values.before.terms), new Set(values.after.terms)];
  const changed = [...values.before.terms.filter((term) => !now.has(term)), ...values.after.terms.filter((term) => !before.has(term))];
  return changed.every((term) => [...freeSymbols(term)].every((name) => name === "e" || name === "π")) ? `${both.name} may have taken a number in here` : null;
}

/** Does the name stand with a number as its index? */
function isEntry({ before, after }: OpenMove["values"], name: string): boolean {
  return [before, after].some((side) => someNode(side, (node) => node.kind === "index" && node.base.name === name && node.indices.every((index) => index.kind === "number")));
}

/** Is something differentiated by the name, so that it may be gone in the derivative? */
function isVaried({ before, after }: OpenMove["values"], name: string): boolean {
  return [before, after].some((side) => someNode(side, (node) => (node.kind === "derivative" && (node.variable.kind === "symbol" ? node.variable : node.variable.base).name === name)
    || (isTensorOperation(node) && ["gradient", "hessian", "jacobian"].includes(node.function) && node.arguments[1] !== undefined && freeSymbols(node.arguments[1]).has(name))));
}

/** Is an entry of the name summed over? */
function isSummed({ before, after }: OpenMove["values"], name: string): boolean {
  return [before, after].some((side) => someNode(side, (node) => node.kind === "sum" && someNode(node.body, (part) => part.kind === "index" && part.base.name === name)));
}
