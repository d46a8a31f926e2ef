// One parser for mathematics in LaTeX and in plain text: recursive descent over tokens for everything that is written nested, flat sequences for
// what operators join. It recovers: what it cannot read becomes an `unread` node with its place, and the rest is read on. Here its parts are put together.

import type { Range, SourceText } from "./document.js";
import { createBigOperators } from "./math-big-operator.js";
import { createCommands } from "./math-command.js";
import { createCursor, type MathParseOptions } from "./math-cursor.js";
import { createEnvironments } from "./math-environment.js";
import type { Grammar } from "./math-grammar.js";
import { createOperands } from "./math-operand.js";
import { createRelations } from "./math-relations.js";
import { createRows } from "./math-rows.js";
import { createScripts } from "./math-scripts.js";
import { createSequences } from "./math-sequence.js";
import type { MathSyntax, Syntax } from "./math-tree.js";
import { withPrimedIndices } from "./primed-indices.js";
import { createWords } from "./math-words.js";

/** What a prime is written with. */
const PRIMES = /['’′″‴]|\\prime/;

export type { MathParseOptions } from "./math-cursor.js";

/** A stretch of mathematics longer than this is not read. */
const MAX_LENGTH = 200_000;

/** Parses one part of mathematics into rows of statements. Never throws. */
export function parseMath(source: SourceText, options: MathParseOptions): MathSyntax {
  const text = source.text;
  if (text.length > MAX_LENGTH) {
    const range = { start: 0, end: Math.min(text.length, 40) };
    return { rows: [], notes: [{ kind: "unread", message: `this formula has ${text.length} characters; more than ${MAX_LENGTH} are not read`, range }] };
  }
  return createParser(text, options, 0).parse();
}

interface Parser {
  readonly parse: () => MathSyntax;
  /** Parses everything as one sequence; `range` is where it stands. */
  readonly parseWhole: (range: Range) => Syntax;
}

function createParser(text: string, options: MathParseOptions, from: number): Parser {
  const cursor = createCursor(text, options, from);
  const grammar: Grammar = {
    atRelation: () => relations.atRelation(),
    isSumLetter: (token) => words.isSumLetter(token),
    operatorAt: () => relations.operatorAt(),
    parseArgument: () => sequences.parseArgument(),
    parseScriptOrNumber: () => sequences.parseScriptOrNumber(),
    parseBars: (bar) => sequences.parseBars(bar),
    parseBigOperator: (operator) => bigOperators.parseBigOperator(operator),
    parseBraces: (keep) => sequences.parseBraces(keep),
    parseCommand: (token) => commands.parseCommand(token),
    parseEnvironment: () => environments.parseEnvironment(),
    parseGroup: (open, kind) => sequences.parseGroup(open, kind),
    parseOperand: () => operands.parseOperand(),
    parsePrimary: () => operands.parsePrimary(),
    parseRows: () => rows.parseRows(),
    parseScripts: (primary) => scripts.parseScripts(primary),
    parseSequence: (stop) => sequences.parseSequence(stop),
    parseSides: (stop) => sequences.parseSides(stop),
    parseTextBigOperator: (operator, token) => bigOperators.parseTextBigOperator(operator, token),
    parseTextScript: (power) => scripts.parseTextScript(power),
    parseWord: (token) => words.parseWord(token),
    plainScript: (token) => scripts.plainScript(token),
    spelledFunction: () => words.spelledFunction(),
    takeRelation: () => relations.takeRelation(),
    parseSlice: (range) => createParser(text.slice(0, range.end), options, range.start).parseWhole(range),
    parseScriptText: (script, range) => createParser(script, { ...options, notation: "text" }, 0).parseWhole(range),
  };
  const relations = createRelations(cursor);
  const sequences = createSequences(cursor, grammar);
  const operands = createOperands(cursor, grammar);
  const scripts = createScripts(cursor, grammar);
  const words = createWords(cursor, grammar);
  const bigOperators = createBigOperators(cursor, grammar);
  const commands = createCommands(cursor, grammar);
  const environments = createEnvironments(cursor, grammar);
  const rows = createRows(cursor, grammar);
  return {
    parse() {
      const parsed = rows.parseRows();
      return { rows: PRIMES.test(cursor.text) ? withPrimedIndices(parsed) : parsed, notes: cursor.notes };
    },
    parseWhole: (range) => sequences.parseSequence({ closing: null, brace: false, bar: false, words: false }) ?? { kind: "unread", message: "nothing stands here", range },
  };
}
