// What is known about the names of a document before an expression is given its meaning: which are functions, which are arrays, which
// letters are indices. `survey.ts` finds it out from the whole text; `expression.ts` uses it.

import type { Syntax } from "../syntax/math-tree.js";
import type { TensorScope } from "./tensor-scope.js";

/** The roles of names where an expression stands. All names are those of the expression graph (`ŷ`, `x_0`). */
export interface Scope {
  /** Names that are applied: defined with arguments, primed, declared a function. */
  readonly functions: ReadonlySet<string>;
  /** Names known to be numbers: defined without arguments, differentiated by, assumed. A bracket after them multiplies. */
  readonly numbers: ReadonlySet<string>;
  /** Names that occur with a symbolic index: a bare one beside them is read with the index. */
  readonly arrays: ReadonlySet<string>;
  /** Those of them that occur so where the expression stands: in its section, or in what that rests on. */
  readonly arraysHere: ReadonlySet<string>;
  /** Those names that have two indices: `a_{ij}`, `a_{11}, …, a_{nk}`. */
  readonly pairs: ReadonlySet<string>;
  /** Letters whose first and last entries stand beside three dots, with the letters of the last ones: x ↦ d after `x_1, \dots, x_d`. */
  readonly dotted: ReadonlyMap<string, ReadonlySet<string>>;
  /** Letters that are numbered above, `y^{(i)}`, and never stand without a number. */
  readonly numberedAbove: ReadonlySet<string>;
  /** Letters of entries with the vector or matrix that the document says has them, under another name, and how many subscripts such an entry has: x ↦ 𝐱 after `\mathbf x = (x_1, …, x_n)`. */
  readonly entriesOf: ReadonlyMap<string, EntryName>;
  /** Letters that count: bound by a sum, or used as a subscript with nothing against it. */
  readonly indexLetters: ReadonlySet<string>;
  /** Names that have a definition, with the number of arguments they take (0 for plain names), whether they are applied to anything but their own parameters, whether they rest on numbered ones of their letter, u on `u_1` and `u_2`, whether they are a point, `(1, 0)`, and the coordinates in what they are. */
  readonly definitions: ReadonlyMap<string, { readonly arity: number; readonly indices: number; readonly parameters: readonly string[]; readonly appliedElsewhere: boolean; readonly mayBeSet: boolean; readonly ofNumbered: boolean; readonly isPoint: boolean; readonly coordinates: readonly string[] }>;
  /** Regions of integrals by their names, as the definitions in force describe them. */
  readonly regions: ReadonlyMap<string, Syntax>;
  /** Those of them that the section defines itself. */
  readonly definedHere: ReadonlySet<string>;
  /** Names that this section means anew, whatever an earlier one defines them as (`renewed-names.ts`). */
  readonly renewed: ReadonlySet<string>;
  /** The letters that stand in the bracket behind a name wherever several do: T, V, W of `U(T, V, W)`. */
  readonly argumentLists: ReadonlyMap<string, readonly string[]>;
  /** Functions that the document takes at their own values, so that a power of one may be such a one. */
  readonly iterated: ReadonlySet<string>;
  /** What one differentiates by in this document, where that is one name; null otherwise. */
  readonly variable: string | null;
  /** What one differentiates by. */
  readonly variables: ReadonlySet<string>;
  /** Names below a gradient sign: θ of `\nabla_\theta`. */
  readonly gradientNames: ReadonlySet<string>;
  /** What functions under ∇ are functions of. */
  readonly gradientVariables: ReadonlySet<string>;
  /** Is `d` a letter of its own here, rather than the sign of a differential? */
  readonly letterD: boolean;
  /** Is `e` something else than Euler's number, `π` something else than π? */
  readonly ownE: boolean;
  readonly ownPi: boolean;
  /** Names that stand for vectors or matrices as wholes; an expression with a bare one is not a number. */
  readonly vectors: ReadonlySet<string>;
  /** Unknown functions without written arguments and the name they depend on: y → x. */
  readonly dependence: ReadonlyMap<string, string>;
  /** Names whose value at a number is a side by itself, `y(0)`: where they depend on something, that is no product. */
  readonly valuedAtNumbers: ReadonlySet<string>;
  /** Names beside signs of sets, B₁ of `B_1 \setminus B_2`: with a prime, another set. */
  readonly spokenSets: ReadonlySet<string>;
  /** Letters that stand with a prime before a bracket with more in it than a letter or a number, `H'(3w)`. */
  readonly primedAtSomething: ReadonlySet<string>;
  /** Is `\ln` or `\lg` used beside `\log`? Then `\log` may mean another base. */
  readonly logIsOpen: boolean;
  /** Letters that something is integrated by. */
  readonly integrationVariables: ReadonlySet<string>;
  /** Sets that sums run over, with their members where the document lists them; null where it does not. */
  readonly sets: ReadonlyMap<string, readonly Syntax[] | null>;
  /** Letters that are densities or laws: `p(x | z)`, `f_X(x)`, `x \sim q`. */
  readonly densities: ReadonlySet<string>;
  /** Names that stand for events in probabilities. */
  readonly events: ReadonlySet<string>;
  /** Does the document speak of complex numbers? */
  readonly speaksOfComplex: boolean;
  /** Vectors and matrices. */
  readonly tensors: TensorScope;
}

export interface EntryName {
  readonly name: string;
  readonly subscripts: number;
}

/** Letters of coordinates, in their order: what ∇ is taken by where nothing else is said. */
export const COORDINATES: readonly string[] = ["x", "y", "z"];

/** Letters that count when nothing else is known about them. */
export const COUNTING_LETTERS: ReadonlySet<string> = new Set(["i", "j", "k", "l", "m", "n", "N"]);

/** The name in the expression graph: where a document uses e or π for something of its own, the graph has another letter for it. */
export function graphName(name: string, scope: Scope): string {
  if (name === "e" && scope.ownE) return "𝑒";
  return name === "π" && scope.ownPi ? "𝜋" : name;
}

/** The names of the text for names of the graph. */
export function namesInText(names: Iterable<string>, scope: Scope): readonly string[] {
  return [...names].flatMap((name) => [name, ...(name === "𝑒" ? ["e"] : name === "𝜋" ? ["π"] : [])].filter((each) => graphName(each, scope) === name));
}

/** A name with a description for a subscript, `M_{X+Y}`. What else the description may say is not known. */
export function describedBy(stem: string, text: string): string {
  return `${stem}_{${text}}`;
}

export function isDescribed(name: string): boolean {
  return name.includes("_{");
}
