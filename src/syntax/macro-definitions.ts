// Finds the macros that a text defines. Looks at the text alone, in LaTeX with its comments covered: whether a definition stands in a preamble, between `$$` or in
// the middle of a chapter makes no difference.

import type { Range } from "./document.js";

export interface Macro {
  readonly name: string;
  readonly parameters: number;
  /** The value of the first argument where it is left out; null where it can't be. */
  readonly optional: string | null;
  /** May a star follow the name? */
  readonly starred: boolean;
  /** What it makes; `#1` stands for the first argument. */
  readonly body: string;
}

export interface MacroDefinition extends Macro {
  readonly range: Range;
  /** `\providecommand`: only where the name has no meaning yet. */
  readonly provides: boolean;
}

/** More definitions of one text than this are not taken. */
const MOST_DEFINITIONS = 5_000;
/** Longer bodies are not mathematics. */
const LONGEST_BODY = 2_000;

/** Covers of comments (see `latex-mask.ts`) have no meaning in a body. */
const covers = /\uE001+\n?[ \t]*/g;
/** Commands of which the whole document is made: a new meaning for them is a matter of layout. */
const untouched = new Set(["begin", "end", "item", "section", "chapter", "label", "ref", "cite", "left", "right", "newcommand", "def", "text", "frac", "sum", "int"]);

/** Bodies that program TeX rather than stand for mathematics. */
const machinery = /\\(?:mathchoice|mathpalette|csname|expandafter|futurelet|if[a-zA-Z]*|setbox|vbox|special|@[a-zA-Z]+|penalty|char)(?![a-zA-Z])/;

/** All macro definitions of a text, in order. Linear in the text. */
export function collectMacros(text: string): readonly MacroDefinition[] {
  const found: MacroDefinition[] = [];
  const opening = /\\(?:((?:re)?newcommand|providecommand|DeclareRobustCommand|[gxe]?def|let|DeclareMathOperator|DeclarePairedDelimiter)(\*?)(?![a-zA-Z]))/g;
  for (let match = opening.exec(text); match !== null && found.length < MOST_DEFINITIONS; match = opening.exec(text)) {
    const definition = withDrawnArrow(withBoldLetters(withOneStyle(definitionAt(text, match.index, opening.lastIndex, match[1] ?? ""))));
    if (definition === null || isConditional(text, definition) || untouched.has(definition.name) || machinery.test(definition.body)) continue;
    found.push(definition);
    opening.lastIndex = definition.range.end;
  }
  return found;
}

/**
 * `\pdfOnly{\renewcommand{\answer}[1]{\qquad}}`: the blank of one edition for what others print. Macros that leave out their argument are taken only where they are not
 * defined inside the argument of another command.
 */
function isConditional(text: string, { parameters, body, range }: MacroDefinition): boolean {
  if (parameters === 0 || body.replace(/\\(?:q?quad|[hv]space\*?\s*\{[^{}]*\}|hfill|[,;:! ])|[~\s{}]/g, "") !== "") return false;
  return /\\[a-zA-Z@]+\s*\{\s*$/.test(text.slice(Math.max(0, range.start - 60), range.start));
}

/** `\mathchoice{…}{…}{…}{…}` gives one thing in four sizes: the first of them. */
function withOneStyle(definition: MacroDefinition | null): MacroDefinition | null {
  const at = definition?.body.indexOf("\\mathchoice") ?? -1;
  if (definition === null || at < 0) return definition;
  const reader = createReader(definition.body, at + "\\mathchoice".length);
  const [display, ...others] = [reader.group(), reader.group(), reader.group(), reader.group()];
  if (display === null || others.includes(null)) return definition;
  const [before, after] = [definition.body.slice(0, at), definition.body.slice(reader.position())];
  // Where nothing stands beside it the braces are only there for TeX.
  return { ...definition, body: /^[\s{}]*$/.test(before + after) ? `${display} ` : `${before}{${display}}${after}` };
}

/** `\\mbox{\\boldmath$\\displaystyle #1$}`, the bold letter of older classes: `\\boldsymbol{#1}`. */
function withBoldLetters(definition: MacroDefinition | null): MacroDefinition | null {
  if (definition?.body.includes("\\boldmath") !== true) return definition;
  const body = definition.body.replace(/\\(?:mbox|hbox|text)\s*\{\s*\\boldmath\s*\$([^$]*)\$\s*\}/g, (_, inner: string) => `\\boldsymbol{${inner.replace(/\\(?:display|text|scriptscript|script)style(?![a-zA-Z])\s*/g, "")}}`);
  const inner = /^\s*\\ensuremath\s*\{([^]*)\}\s*$/.exec(body)?.[1];
  // The braces around one bold letter are only there for TeX.
  return { ...definition, body: inner !== undefined && /^[\s{]*\\boldsymbol\{[^{}]*\}[\s}]*$/.test(inner) ? inner.replace(/^[\s{]*|[\s}]*$/g, "") + "}" : body };
}

/** `\xvec`, an arrow that is drawn over what it measures: `\overrightarrow{#1}`. */
function withDrawnArrow(definition: MacroDefinition | null): MacroDefinition | null {
  if (definition === null || !/vec/i.test(definition.name) || !/\\settowidth(?![a-zA-Z])/.test(definition.body) || !/\\draw(?![a-zA-Z])/.test(definition.body)) return definition;
  return { ...definition, body: `\\overrightarrow{#${definition.parameters}}` };
}

function definitionAt(text: string, start: number, after: number, command: string): MacroDefinition | null {
  const reader = createReader(text, after);
  const name = reader.name();
  if (name === null) return null;
  const make = (macro: Omit<MacroDefinition, "name" | "range" | "provides">): MacroDefinition => ({ ...macro, name, provides: command === "providecommand", range: { start, end: reader.position() } });
  const plain = { parameters: 0, optional: null, starred: false };
  switch (command) {
    case "let": {
      const target = reader.match(/\s*=?\s*(\\(?:[a-zA-Z@]+|[^a-zA-Z\s])|[^\s\\{}])/y);
      return target === null || target === `\\${name}` ? null : make({ ...plain, body: target });
    }
    case "DeclareMathOperator": {
      const body = reader.group();
      return body === null ? null : make({ ...plain, body: `\\operatorname{${body}}` });
    }
    case "DeclarePairedDelimiter": {
      const [left, right] = [reader.group(), reader.group()];
      return left === null || right === null ? null : make({ parameters: 2, optional: "", starred: true, body: `\\left${left} #2 \\right${right}` });
    }
    case "def":
    case "gdef":
    case "edef":
    case "xdef": {
      const parameters = reader.match(/((?:\s*#[1-9])*)(?=\s*\{)/y);
      const body = parameters === null ? null : reader.group();
      return parameters === null || body === null ? null : make({ ...plain, parameters: parameters.replace(/[^#]/g, "").length, body });
    }
    default: {
      const count = reader.option();
      const optional = count === null ? null : reader.option();
      const body = reader.group();
      const parameters = count === null ? 0 : Number(count);
      if (body === null || !Number.isInteger(parameters) || parameters > 9) return null;
      return make({ ...plain, parameters, optional, body });
    }
  }
}

interface DefinitionReader {
  /** The name that is defined, with or without braces around it. */
  name(): string | null;
  /** The first group of a sticky pattern that matches here. */
  match(pattern: RegExp): string | null;
  /** What stands in `[…]`. */
  option(): string | null;
  /** What stands in `{…}`. */
  group(): string | null;
  position(): number;
}

function createReader(text: string, from: number): DefinitionReader {
  let position = from;

  function match(pattern: RegExp): string | null {
    pattern.lastIndex = position;
    const result = pattern.exec(text);
    if (result === null) return null;
    position = pattern.lastIndex;
    return result[1] ?? null;
  }

  function enclosed(opener: string, closer: string): string | null {
    let at = position;
    while (/[\s\uE001]/.test(text[at] ?? "") && at - position < 200) at++;
    if (text[at] !== opener) return null;
    const start = at;
    for (let depth = 0; at < Math.min(text.length, start + LONGEST_BODY); at++) {
      const character = text[at];
      if (character === "\\") at++;
      else if (character === closer && depth === 1) {
        position = at + 1;
        return text.slice(start + 1, at).replace(covers, "");
      } else if (character === opener || (opener === "[" && character === "{")) depth++;
      else if (character === (opener === "[" ? "}" : closer)) depth--;
    }
    return null;
  }

  return {
    match,
    name: () => match(/\s*\{\s*\\([a-zA-Z@]+)\s*\}/y) ?? match(/\s*\\([a-zA-Z@]+)/y),
    option: () => enclosed("[", "]"),
    group: () => enclosed("{", "}"),
    position: () => position,
  };
}
