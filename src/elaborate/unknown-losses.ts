// Numbers of which a text gives derivatives and no formula: the loss behind a layer in `\frac{\partial L}{\partial W} = \delta x^\top`. Lines that hold its first derivatives alone
// say the same of every such number as of a sum of what it depends on with unknown factors, its slopes; so that sum takes its place.

import type { Arena } from "../expression/arena.js";
import type { Definition } from "../expression/definition.js";
import { childrenOf, type Node, type SymbolNode, type Variable } from "../expression/node.js";
import type { TensorNames } from "../expression/tensor-kind.js";
import { freeSymbols } from "../expression/traverse.js";

export interface LossContext {
  readonly arena: Arena;
  /** What the lines and claims say. */
  readonly roots: readonly Node[];
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly dependence: ReadonlyMap<string, SymbolNode>;
  readonly tensors: TensorNames & { readonly touched: ReadonlySet<string> };
  /** Does the number depend directly on the nearest names that it is differentiated by, or on what they go on to make? */
  readonly reach: "nearest" | "last";
}

export interface UnknownLoss {
  readonly name: string;
  /** What it is differentiated by. */
  readonly by: readonly string[];
  /** Null where the text says what it depends on, and not how that rests on what it is differentiated by. */
  readonly definition: Definition | null;
  /** Is something made of what it is differentiated by of which nothing says whether it depends on that too? Then a step that fails may hold without it. */
  readonly mayDependOnLess: boolean;
  /** Are there definitions behind the nearest names, so that "last" is another reading? */
  readonly goesOn: boolean;
}

/** The name of the slope by a name. */
export const slopeName = (loss: string, by: string): string => `∂${loss}/∂${by}`;

interface Use {
  /** By what it is differentiated, as it is written. */
  readonly by: Map<string, Variable>;
  /** It stands somewhere else too, or is differentiated more than once. */
  isUsedOtherwise: boolean;
}

/** What takes the place of each such number that the lines differentiate. */
export function unknownLosses(context: LossContext): readonly UnknownLoss[] {
  const { definitions, dependence, roots } = context;
  const uses = new Map<string, Use>();
  const useOf = (name: string): Use => {
    const made = uses.get(name) ?? { by: new Map<string, Variable>(), isUsedOtherwise: false };
    uses.set(name, made);
    return made;
  };
  const reached = namesReached(roots, definitions);
  for (const root of [...roots, ...[...reached].flatMap((name) => definitions.get(name)?.body ?? [])]) collectUses(root, useOf);
  const found: UnknownLoss[] = [];
  for (const [name, use] of uses) {
    if (use.isUsedOtherwise || use.by.size < 2 || context.tensors.declared.has(name)) continue;
    const definition = definitions.get(name);
    const variable = dependence.get(name);
    const said = definition !== undefined ? argumentsOf(definition, definitions) : variable === undefined ? null : [variable.name];
    if (definition !== undefined && said === null) continue;
    const made = lossOf(context, name, use.by, said);
    if (made !== null) found.push(made);
  }
  return found;
}

/** The names of `L = \ell(o, y)` where nothing says what ℓ is; null for any other definition. */
function argumentsOf({ parameters, indexParameters, body }: Definition, definitions: ReadonlyMap<string, Definition>): readonly string[] | null {
  if (parameters.length + indexParameters.length > 0 || body.kind !== "call" || body.callee.kind !== "symbol" || definitions.has(body.callee.name) || body.orders.some((order) => order > 0)) return null;
  const names = body.arguments.flatMap((argument) => (argument.kind === "symbol" ? [argument.name] : []));
  return names.length === body.arguments.length ? names : null;
}

/** Notes where a name stands as what is differentiated once, and where it stands otherwise. */
function collectUses(root: Node, useOf: (name: string) => Use): void {
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const slope = slopeIn(node);
    if (slope !== null) {
      useOf(slope.of).by.set(slope.by.kind === "symbol" ? slope.by.name : slope.by.base.name, slope.by);
      if (slope.by.kind === "index") slope.by.indices.forEach(visit);
      return;
    }
    if (node.kind === "symbol") useOf(node.name).isUsedOtherwise = true;
    else childrenOf(node).forEach(visit);
  };
  visit(root);
}

/** `∂L/∂v`, `∇_v L`: of what and by what; null for anything else. */
function slopeIn(node: Node): { readonly of: string; readonly by: Variable } | null {
  if (node.kind === "derivative") return node.order === 1 && node.body.kind === "symbol" ? { of: node.body.name, by: node.variable } : null;
  if (node.kind !== "apply" || node.function !== "gradient") return null;
  const [of, by] = node.arguments;
  return of?.kind === "symbol" && (by?.kind === "symbol" || by?.kind === "index") ? { of: of.name, by } : null;
}

function lossOf({ arena, definitions, tensors, reach }: LossContext, loss: string, by: ReadonlyMap<string, Variable>, said: readonly string[] | null): UnknownLoss | null {
  const speaksOfLoss = (name: string): boolean => name === loss || namesReached([arena.symbol(name)], definitions).has(loss);
  const under = new Map<string, ReadonlySet<string>>();
  const restsOn = (name: string, other: string): boolean => {
    const known = under.get(name) ?? namesReached([arena.symbol(name)], definitions);
    under.set(name, known);
    return name !== other && known.has(other);
  };
  const variables = [...by.keys()];
  if (variables.some((name) => restsOn(name, name) || speaksOfLoss(name))) return null;
  const makers = [...definitions.values()].filter((definition) => definition.parameters.length === 0 && !speaksOfLoss(definition.name) && variables.some((name) => restsOn(definition.name, name)));
  const isLast = (name: string): boolean => !makers.some((maker) => restsOn(maker.name, name));
  const nearest = variables.filter((name) => !variables.some((other) => restsOn(other, name)));
  // Does nothing lead from one of them to another, what is made of all of them counts; without that the lines say what the number is.
  const isLinked = nearest.every((name) => variables.some((other) => restsOn(name, other)));
  const aside = makers.map(({ name }) => name).filter((name) => isLast(name) && !nearest.includes(name) && bypasses(name, nearest, variables, definitions, arena));
  const last = [...new Set([...nearest.filter(isLast), ...makers.map(({ name }) => name).filter(isLast)])];
  const outputs = said !== null ? said : reach === "nearest" && isLinked ? [...nearest, ...aside] : last;
  const terms: Node[] = [];
  for (const name of outputs) {
    const term = termOf(arena, loss, name, by.get(name) ?? null, definitions.get(name), tensors);
    if (term === null) return null;
    terms.push(term);
  }
  // A slope that is 0 because nothing leads on from a name says nothing of the step.
  const isReached = variables.every((name) => outputs.some((each) => each === name || restsOn(each, name)));
  if (terms.length === 0 || !isReached || (said === null && !isLinked && nearest.some((name) => last.includes(name)))) return said === null ? null : { name: loss, by: variables, definition: null, mayDependOnLess: false, goesOn: false };
  return { name: loss, by: variables, definition: { name: loss, parameters: [], indexParameters: [], body: arena.add(terms) }, mayDependOnLess: said === null && (isLinked ? aside.length > 0 : last.length > 1), goesOn: said === null && isLinked && nearest.some((name) => !isLast(name)) };
}

/** Does a way lead from one of the variables to the name that goes through none of the nearest ones? */
function bypasses(name: string, nearest: readonly string[], variables: readonly string[], definitions: ReadonlyMap<string, Definition>, arena: Arena): boolean {
  const open = new Map([...definitions].filter(([each]) => !nearest.includes(each)));
  const reached = namesReached([arena.symbol(name)], open);
  return variables.some((each) => !nearest.includes(each) && reached.has(each));
}

/** A slope times the name, summed over the entries where it has some; null where it is a family of more than one index. */
function termOf(arena: Arena, loss: string, name: string, variable: Variable | null, definition: Definition | undefined, tensors: LossContext["tensors"]): Node | null {
  const [slope, whole] = [arena.symbol(slopeName(loss, name)), arena.symbol(name)];
  const indices = definition !== undefined ? definition.indexParameters.length : variable?.kind === "index" && !tensors.touched.has(name) ? variable.indices.length : 0;
  if (indices > 1) return null;
  return indices === 1 || tensors.touched.has(name) ? arena.apply("pairing", [slope, whole]) : arena.multiply([slope, whole]);
}

/** All names that expressions rest on through definitions. */
export function namesReached(roots: readonly Node[], definitions: ReadonlyMap<string, Definition>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const root of roots) for (const name of freeSymbols(root)) found.add(name);
  for (const name of found) {
    const definition = definitions.get(name);
    if (definition === undefined) continue;
    const own = new Set([...definition.parameters, ...definition.indexParameters].map((parameter) => parameter.name));
    for (const free of freeSymbols(definition.body)) if (!own.has(free)) found.add(free);
  }
  return found;
}

/** The names that expressions hold, also through definitions, with the parameters of these: whatever a reader meets who looks them up. */
export function namesUsed(roots: readonly Node[], definitions: ReadonlyMap<string, { readonly body: Node }>): ReadonlySet<string> {
  const used = new Set<string>();
  const queue = [...roots];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const name of freeSymbols(node)) {
      if (used.has(name)) continue;
      used.add(name);
      const definition = definitions.get(name);
      if (definition !== undefined) queue.push(definition.body);
    }
  }
  return used;
}

/**
 * Is the expression made of the derivatives of the number alone, each term having one of them as a factor? Only then it follows from the chain rule: what has other terms (a penalty, what comes from
 * the next step in time) may speak of more than the text does.
 */
export function isOfSlopes(root: Node, loss: string, definitions: ReadonlyMap<string, Definition>): boolean {
  const opened = new Set<string>();
  /** How many derivatives each term has as factors; null where that is not one number. */
  const degree = (node: Node): number | null => {
    if (slopeIn(node)?.of === loss) return 1;
    switch (node.kind) {
      case "symbol":
      case "index": {
        const name = node.kind === "symbol" ? node.name : node.base.name;
        const definition = definitions.get(name);
        if (definition === undefined || name === loss || opened.has(name) || definition.parameters.length > 0) return 0;
        opened.add(name);
        const found = degree(definition.body);
        opened.delete(name);
        return found;
      }
      case "add": {
        const [first, ...others] = node.terms.map(degree);
        return first === undefined || others.some((each) => each !== first) ? null : first;
      }
      case "multiply":
        return total(node.factors.map(degree));
      case "negate":
        return degree(node.operand);
      case "divide":
        return degree(node.denominator) === 0 ? degree(node.numerator) : null;
      case "sum":
        return degree(node.body);
      case "apply":
        if (LINEAR.has(node.function)) return total(node.arguments.map(degree));
        break;
      default:
        break;
    }
    return childrenOf(node).every((child) => degree(child) === 0) ? 0 : null;
  };
  return degree(root) === 1;
}

/** Operations that are linear in each of their arguments. */
const LINEAR: ReadonlySet<string> = new Set(["transpose", "trace", "hadamard", "kroneckerProduct", "frobenius", "dot", "outer", "diag", "vectorise", "entry"]);

function total(degrees: readonly (number | null)[]): number | null {
  return degrees.some((each) => each === null) ? null : degrees.reduce<number>((sum, each) => sum + (each ?? 0), 0);
}
