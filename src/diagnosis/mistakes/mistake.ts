// What a file of this folder says about one mistake: its name, how it is recognised in a step, and its page. The table in index.ts lists them; nothing else knows how many there are.

import type { RuleContext } from "../../calculus/rules.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import type { Work } from "../budget.js";
import type { Edit } from "../edit.js";
import type { LineDerivative } from "../line-derivatives.js";
import type { SourceLine } from "../splice.js";

/** A wrong step as the mistakes see it. */
export interface MistakeContext {
  readonly arena: Arena;
  /** The line before, as written. */
  readonly before: Node;
  /** The wrong line. */
  readonly after: SourceLine;
  readonly derivatives: readonly LineDerivative[];
  /** The expressions of the line before that are written as something between two bounds, `[x^2]_1^2`: the value at the upper one minus that at the lower one. */
  readonly evaluations: ReadonlySet<Node>;
  /** The repair that was found; null where no single edit makes the step right. */
  readonly edit: Edit | null;
  /** What the diagnosis may still cost. */
  readonly work: Work;
  /** Is this line, made from the line before by a mistake, the wrong line? */
  readonly isWrongLine: (line: Node) => boolean;
}

/** A line, or a piece of one, with a mistake in it and the same without it. */
export interface Undone {
  readonly wrong: Node;
  readonly right: Node;
}

/** Where a mistake was made on the line before: what came out, and what comes out without it, in the forms that the two may be written in; of the whole line, and of the piece in which it was made. */
export interface MadeAndUndone {
  readonly lines: readonly Undone[];
  readonly pieces: readonly Undone[];
  /** Was an expression rewritten that should have been left, or rewritten otherwise? */
  readonly isRewriting: boolean;
}

/** Why a step is wrong, in a sentence or two for its author. */
export interface Explanation {
  /** For a mistake that was made on the line before. */
  readonly undone?: MadeAndUndone;
  readonly rule: string | null;
  readonly message: string;
}

/** A step in plain text with the mistake in it, and what it should have been. */
export interface MistakeExample {
  readonly before: string;
  readonly wrong: string;
  readonly right: string;
}

export interface MistakePage {
  readonly looksLike: string;
  readonly why: string;
  readonly howToCatch: string;
  readonly alsoSeen: string;
  readonly sources: readonly string[];
}

/** How a mistake is made on purpose: at a use of a rule of differentiation, or on an expression of the line before. `right` is what should have been made of it, laid out alike. */
export type Transformation =
  | { readonly kind: "rule"; readonly make: (arena: Arena, site: RuleContext) => readonly Node[]; readonly right: (arena: Arena, site: RuleContext) => Node }
  | { readonly kind: "rewriting"; readonly make: (arena: Arena, node: Node) => readonly Node[]; readonly right: (arena: Arena, node: Node) => Node };

/** What the catalogue shows of a mistake. */
export interface CatalogueEntry {
  readonly name: string;
  /** The rule that it is a mistake in; null where that depends on the step. */
  readonly rule: string | null;
  readonly title: string;
  readonly page: MistakePage;
  readonly example: MistakeExample;
}

/** A mistake in going from one expression to the next. */
export interface Mistake extends CatalogueEntry {
  /** "made": the mistake, made on the line before, gives the wrong line; "shape": the repair looks like it. The first goes before the second. */
  readonly evidence: "made" | "shape";
  /** How to make it, for those that are one transformation. */
  readonly transformation?: Transformation;
  readonly explain: (context: MistakeContext) => Explanation | null;
}
