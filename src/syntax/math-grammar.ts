// How the parts of the parser know each other: mathematics nests in every part, so each is given all the others by name.

import type { Range } from "./document.js";
import type { Token } from "./math-token.js";
import type { BracketKind, MathRow, Operator, RelationSign, Sides, Syntax } from "./math-tree.js";

/** What ends a sequence, besides the end of its text. */
export interface Stop {
  readonly closing: string | null;
  /** Inside `{…}` a brace ends it; at the top nothing but the end does. */
  readonly brace: boolean;
  /** Do relations, commas and words end a side (everywhere but in an argument)? */
  readonly bar: boolean;
  /** Do words end the sequence, as they do in a row? */
  readonly words: boolean;
}

/** The parts of the grammar, each in its own file; they call each other through this. */
export interface Grammar {
  readonly atRelation: () => boolean;
  readonly isSumLetter: (token: Token) => boolean;
  readonly operatorAt: () => Operator | null;
  readonly parseArgument: () => Syntax;
  /** The same after `^` and `_`, where a number of several digits is taken whole. */
  readonly parseScriptOrNumber: () => Syntax;
  readonly parseBars: (bar: "|" | "‖") => Syntax;
  readonly parseBigOperator: (operator: "sum" | "product" | "integral" | "limit") => Syntax;
  readonly parseBraces: (keep: boolean) => Syntax;
  readonly parseCommand: (token: Token) => Syntax | null;
  readonly parseEnvironment: () => Syntax;
  readonly parseGroup: (open: string, kind: BracketKind) => Syntax;
  readonly parseOperand: () => Syntax | null;
  readonly parsePrimary: () => Syntax | null;
  readonly parseRows: () => MathRow[];
  readonly parseScripts: (primary: Syntax) => Syntax;
  readonly parseSequence: (stop: Stop) => Syntax | null;
  readonly parseSides: (stop: Stop) => Sides[];
  readonly parseTextBigOperator: (operator: "sum" | "product" | "integral" | "limit", token: Token) => Syntax;
  readonly parseTextScript: (power: boolean) => Syntax;
  readonly parseWord: (token: Token) => Syntax;
  readonly plainScript: (token: Token) => Syntax;
  readonly spelledFunction: () => Syntax | null;
  readonly takeRelation: () => { sign: RelationSign; range: Range } | null;
  /** A stretch of the text parsed on its own, as one sequence. */
  readonly parseSlice: (range: Range) => Syntax;
  /** The plain characters of a Unicode script parsed as one sequence; `range` is where the script stands. */
  readonly parseScriptText: (text: string, range: Range) => Syntax;
}
