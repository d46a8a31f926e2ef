// A definition of the document as mathematics: what a name stands for.

import type { Node, SymbolNode } from "./node.js";

/** `name(parameters) = body`, or the family `name_{indexParameters} = body`, or a plain `name = body`. */
export interface Definition {
  readonly name: string;
  readonly parameters: readonly SymbolNode[];
  readonly indexParameters: readonly SymbolNode[];
  readonly body: Node;
}

/** Definitions by name. */
export type Definitions = ReadonlyMap<string, Definition>;
