// The tree of occurrences: each node of the expression with the place where the author wrote it. Two equal terms are one node and two occurrences, and `a - b` keeps
// its own `-`, so that a diagnosis can point at one and change one.

import type { Arena } from "../expression/arena.js";
import type { Node, Variable } from "../expression/node.js";
import type { Range } from "../syntax/document.js";

/** The sign that joins a term of a sum; `range` is null where the first term has none. */
export interface TermSign {
  readonly negative: boolean;
  readonly range: Range | null;
}

/** How an occurrence is put together from its children. */
export type Form =
  | { readonly kind: "leaf" }
  | { readonly kind: "add"; readonly signs: readonly TermSign[] }
  | { readonly kind: "negate" }
  | { readonly kind: "multiply" }
  | { readonly kind: "divide" }
  | { readonly kind: "power" }
  | { readonly kind: "apply"; readonly function: string }
  | { readonly kind: "call"; readonly rebuild: (args: readonly Node[]) => Node }
  /** Children: the body, then the bounds that are written. */
  | { readonly kind: "bigOperator"; readonly rebuild: (children: readonly Node[]) => Node }
  | { readonly kind: "derivative"; readonly variable: Variable; readonly order: number; readonly partial: boolean };

/** An occurrence. Ranges count in the source text of its line. */
export interface Located {
  readonly node: Node;
  /** The expression itself, without brackets around it. */
  readonly range: Range;
  /** With the brackets around it, where it has any; else the same as `range`. */
  readonly outer: Range;
  /** The operator that makes it: the sign of a negation, the name of a function; null where there is no single one. */
  readonly operatorRange: Range | null;
  readonly form: Form;
  readonly children: readonly Located[];
}

/** The node of this form over other children. */
export function rebuild(arena: Arena, form: Form, children: readonly Node[], original: Node): Node {
  const [first, second] = children;
  switch (form.kind) {
    case "leaf":
      return original;
    case "add":
      return arena.add(children.map((child, k) => (form.signs[k]?.negative === true ? arena.negate(child) : child)));
    case "negate":
      return first === undefined ? original : arena.negate(first);
    case "multiply":
      return arena.multiply(children);
    case "divide":
      return first === undefined || second === undefined ? original : arena.divide(first, second);
    case "power":
      return first === undefined || second === undefined ? original : arena.power(first, second);
    case "apply":
      return arena.apply(form.function, children);
    case "call":
    case "bigOperator":
      return form.rebuild(children);
    case "derivative":
      return first === undefined ? original : arena.derivative(first, form.variable, form.order, form.partial);
  }
}

/** Where an occurrence stands in the whole: the numbers of the children on the way to it. */
export type Path = readonly number[];

export interface Occurrence {
  readonly located: Located;
  readonly path: Path;
}

/** Every occurrence, each before its children. */
export function occurrences(root: Located): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const visit = (located: Located, path: Path): void => {
    found.push({ located, path });
    located.children.forEach((child, k) => visit(child, [...path, k]));
  };
  visit(root, []);
  return found;
}

/** The whole with the occurrence at `path` replaced by another node. */
export function replaceAt(arena: Arena, root: Located, path: Path, replacement: Node): Node {
  const [head, ...rest] = path;
  if (head === undefined) return replacement;
  const children = root.children.map((child, k) => (k === head ? replaceAt(arena, child, rest, replacement) : child.node));
  return rebuild(arena, root.form, children, root.node);
}

/** The whole with the form of the occurrence at `path` changed, its children kept. */
export function reformAt(arena: Arena, root: Located, path: Path, form: Form): Node {
  const target = path.reduce<Located | undefined>((located, k) => located?.children[k], root);
  if (target === undefined) return root.node;
  return replaceAt(arena, root, path, rebuild(arena, form, target.children.map((child) => child.node), target.node));
}
