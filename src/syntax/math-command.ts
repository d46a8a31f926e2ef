// Commands of LaTeX that are operands: letters, accents, fonts, fractions, roots, words.

import { CONJUGATE } from "../functions/complex-operations.js";
import { EXTREMA } from "../functions/extrema.js";
import { functionByLatex } from "../functions/registry.js";
import { accented, ACCENTS, FONTS, GREEK_LETTERS, LETTER_COMMANDS } from "../notation/letters.js";
import type { Range } from "./document.js";
import { isCommand, isSymbol, type Cursor } from "./math-cursor.js";
import { derivativeOf } from "./math-derivative.js";
import type { Grammar } from "./math-grammar.js";
import type { Token } from "./math-token.js";
import type { Sides, Syntax } from "./math-tree.js";
import { BIG_OPERATORS, BRACKET_COMMANDS, ELLIPSES, FONT_SWITCHES, MOMENTS, NAME_COMMANDS, NOT_JUDGED, OPENING, REMARKS, TRANSPARENT_WITH_ARGUMENT, UNITS, TRANSPARENT_AFTER, UNSUPPORTED_BIG, WORDS_COMMANDS } from "./math-vocabulary.js";
import { nearestCommand } from "./nearest-command.js";
import { layoutKind } from "./token-kinds.js";

/** What is said of an integer in words behind it. */
const PARITY_WORDS = /^is\s+(?:even|odd)$/;
/** A formula in words that end farther away is not looked for. */
const MOST_TOKENS_IN_WORDS = 400;
/** An arrow to the right, in any font and size, and nothing else. */
const ARROW_ALONE = /^(?:[\s{}]|\\(?:boldsymbol|mathbf|bm|pmb|mathsmaller|tiny|(?:script){1,2}style|mathchar)(?![a-zA-Z]))*\\(?:rightharpoonup|rightarrow|longrightarrow|to)[\s{}]*$/;

/** The two capitals of `\overrightarrow{P_1 Q}`, as one name; null for anything else. */
function pointsIn(syntax: Syntax): string | null {
  const names = syntax.kind !== "sequence" ? [] : syntax.items.map((item) => {
    const point = item.kind === "operand" ? item.operand : null;
    const [letter, number] = point?.kind === "script" && point.sup === null && point.primes === 0 ? [point.base, point.sub] : [point, null];
    if (letter?.kind !== "name" || !/^\p{Lu}$/u.test(letter.name)) return null;
    return number === null ? letter.name : number.kind === "number" ? `${letter.name}_${String(number.value.numerator)}` : null;
  });
  return names.length === 2 && !names.includes(null) ? names.join("") : null;
}

/** A word without the bold type and the arrow over it: `\operatorname{\vec{\mathbf{proj}}}`. */
function undressed(word: string): string {
  const inner = /^\{([^]*)\}$/.exec(word)?.[1] ?? /^\\(?:vec|overrightarrow|mathbf|boldsymbol|bm|mathrm|mathsf|overset\s*\{(?:[^{}]|\{[^{}]*\})*\})\s*\{([^]*)\}$/.exec(word)?.[1];
  return inner !== undefined && /[A-Za-z]{2,}[\s}]*$/.test(inner) ? undressed(inner.trim()) : word;
}

/** Commands that are operands. */
export function createCommands(cursor: Cursor, grammar: Grammar): Pick<Grammar, "parseCommand"> {
  const { text, options, tokens, peek, lastEnd, unread, skipBraces, bracedText } = cursor;

  function parseCommand(token: Token): Syntax | null {
    const name = token.text;
    const start = token.start;
    const range = { start, end: token.end };
    const greek = GREEK_LETTERS.get(name);
    if ((greek === "Σ" || greek === "Π") && /^\s*_\s*\{[^{}]*(?:=|\\in(?![a-zA-Z]))[^{}]*\}/.test(text.slice(token.end, token.end + 60))) return grammar.parseBigOperator(greek === "Σ" ? "sum" : "product");
    if (greek !== undefined) {
      cursor.position += 1;
      return { kind: "name", name: greek, range };
    }
    // \binom has its arguments in braces, one above the other.
    const known = /^[dt]?binom$/.test(name) ? null : functionByLatex(name);
    if (known !== null && name !== "sqrt" && name !== "root") {
      cursor.position += 1;
      return { kind: "function", name: known.name, range };
    }
    const big = BIG_OPERATORS.get(name);
    if (big !== undefined) return grammar.parseBigOperator(big);
    const bracket = BRACKET_COMMANDS.get(name);
    if (bracket !== undefined) {
      const kind = OPENING.get(bracket);
      if (kind !== undefined) return grammar.parseGroup(bracket, kind);
      return bracket === "|" || bracket === "‖" ? grammar.parseBars(bracket) : null;
    }
    if (ACCENTS.has(name)) {
      cursor.position += 1;
      const letter = grammar.parseArgument();
      if ((name === "dot" || name === "ddot") && letter.kind === "name") {
        // Newton's dots are derivatives by time.
        const whole = { start, end: lastEnd() };
        return { kind: "derivative", body: letter, partial: false, variables: [{ variable: { kind: "name", name: "t", range: whole }, order: name === "dot" ? 1 : 2 }], range: whole };
      }
      return accent(name, letter, start);
    }
    if (FONTS.has(name)) {
      cursor.position += 1;
      const written = bracedText();
      if (written === null) return unread(`\\${name} of nothing`, range);
      const letters = written.text.trim();
      // A bold ∇ is an operator as ∇ is.
      if (/^\{?\s*\\nabla\s*\}?$/.test(letters)) return { kind: "gradient", range: { start, end: lastEnd() } };
      const styled = styledName(name, letters);
      if (styled !== null) return { kind: "name", name: styled, range: { start, end: lastEnd() } };
      // `\mathbf{W x_i}`: every letter in it has the font.
      const inner = grammar.parseSlice({ start: written.range.start, end: written.range.end });
      return scriptsOnLast(restyled(inner, name));
    }
    if (FONT_SWITCHES.has(name)) return fontSwitch(name, start);
    if (NAME_COMMANDS.has(name)) {
      cursor.position += 1;
      const written = bracedText();
      if (written === null) return unread(`\\${name} of nothing`, range);
      const word = undressed(written.text.replace(/\\[,;:! ]|~/g, "").replace(/\\_/g, "-").trim());
      const wordRange = { start, end: lastEnd() };
      if (EXTREMA.has(word.replace(/[ -]/g, ""))) return { kind: "function", name: word.replace(/[ -]/g, ""), range: wordRange };
      const asFunction = word.length > 1 ? functionByLatex(word) : null;
      if (asFunction !== null) return { kind: "function", name: asFunction.name, range: wordRange };
      if (/^[\p{L}\p{M}][\p{L}\p{M}\p{N} -]*$/u.test(word)) return { kind: "name", name: word.normalize("NFC"), range: wordRange };
      // `\mathrm{2}`: a number in upright figures.
      if (/^\d+(?:\.\d+)?$/.test(word)) return grammar.parseSlice({ start: written.range.start, end: written.range.end });
      return unread(`\\${name}{${word.slice(0, 30)}} was not understood`, wordRange);
    }
    if (WORDS_COMMANDS.has(name)) {
      cursor.position += 1;
      const opened = wordsBeforeFormula();
      if (opened !== null) return opened;
      const written = bracedText();
      const words = (written?.text ?? "").trim();
      const wordsRange = { start, end: lastEnd() };
      if (/^arg ?(?:max|min)$/.test(words)) return { kind: "function", name: words.replace(" ", ""), range: wordsRange };
      return isNameInText(words, start) ? { kind: "name", name: words, range: wordsRange } : { kind: "words", text: words, range: wordsRange };
    }
    const before = TRANSPARENT_AFTER.get(name);
    if (before !== undefined || TRANSPARENT_WITH_ARGUMENT.has(name)) {
      cursor.position += 1;
      cursor.skipOption();
      for (let k = 0; k < (before ?? 0); k++) skipBraces();
      cursor.skipOption();
      return grammar.parseArgument();
    }
    if (ELLIPSES.has(name)) {
      cursor.position += 1;
      return { kind: "ellipsis", range };
    }
    if (name === "circ") {
      cursor.position += 1;
      return { kind: "name", name: "°", range };
    }
    const plain = name === "nabla" ? undefined : LETTER_COMMANDS.get(name);
    if (plain !== undefined) {
      cursor.position += 1;
      return { kind: "name", name: plain, range };
    }
    const notJudged = NOT_JUDGED.get(name);
    if (notJudged !== undefined) {
      cursor.position += 1;
      return { kind: "unread", message: notJudged, range };
    }
    switch (name) {
      case "nicefrac":
      case "sfrac":
      case "frac":
      case "dfrac":
      case "tfrac":
      case "cfrac": {
        cursor.position += 1;
        const numerator = grammar.parseArgument();
        const denominator = grammar.parseArgument();
        return derivativeOf(text, numerator, denominator, { start, end: lastEnd() }) ?? { kind: "fraction", numerator, denominator, range: { start, end: lastEnd() } };
      }
      case "binom":
      case "dbinom":
      case "tbinom": {
        cursor.position += 1;
        const upper = grammar.parseArgument();
        const lower = grammar.parseArgument();
        return { kind: "binomial", upper, lower, range: { start, end: lastEnd() } };
      }
      case "sqrt": {
        cursor.position += 1;
        let degree: Syntax | null = null;
        if (isSymbol(peek(), "[")) {
          const group = grammar.parseGroup("[", "[");
          degree = group.kind === "group" ? (group.items[0]?.sides[0] ?? null) : null;
        }
        const radicand = grammar.parseArgument();
        return { kind: "root", degree, radicand, range: { start, end: lastEnd() } };
      }
      // `\root 3 \of x` of plain TeX.
      case "root": {
        cursor.position += 1;
        const degree = grammar.parseScriptOrNumber();
        const next = peek();
        if (next === undefined || !isCommand(next, "of")) return unread("\\root without \\of", range);
        cursor.position += 1;
        const radicand = grammar.parseScriptOrNumber();
        return { kind: "root", degree, radicand, range: { start, end: lastEnd() } };
      }
      case "partial":
        cursor.position += 1;
        return { kind: "name", name: "∂", range };
      case "nabla":
        cursor.position += 1;
        return { kind: "gradient", range };
      case "infty":
        cursor.position += 1;
        return { kind: "infinity", range };
      case "begin":
        return grammar.parseEnvironment();
      case "eqalign":
        cursor.position += 1;
        return grammar.parseArgument();
      case "underbrace":
      case "overbrace": {
        cursor.position += 1;
        const inner = grammar.parseArgument();
        if (isSymbol(peek(), "_") || isSymbol(peek(), "^")) {
          cursor.position += 1;
          skipBraces();
        }
        return inner;
      }
      case "substack": {
        cursor.position += 1;
        if (!isSymbol(peek(), "{")) return unread("\\substack of nothing", range);
        cursor.position += 1;
        const lines: Sides[] = [];
        for (let more = true; more; ) {
          lines.push(...grammar.parseSides({ closing: "}", brace: true, bar: false, words: false }));
          more = peek()?.kind === "newline";
          if (more) cursor.position += 1;
        }
        if (isSymbol(peek(), "}")) cursor.position += 1;
        return { kind: "group", bracket: "brace", items: lines, closed: true, range: { start, end: lastEnd() } };
      }
      case "overset":
      case "stackrel":
      case "underset": {
        // With a relation it is one (see math-relations.ts); a letter with something over it is a name of its own.
        cursor.position += 1;
        const from = cursor.position;
        const above = bracedText()?.text ?? "";
        const after = cursor.position;
        cursor.position = from;
        const bound = grammar.parseArgument();
        cursor.position = after;
        const letter = unwrapped(grammar.parseArgument());
        const below = name === "underset" ? operatorOver(letter, bound, { start, end: lastEnd() }) : null;
        if (below !== null) return below;
        // `\overset{\rightharpoonup}{v}` is how \vec is drawn by hand.
        if (name !== "underset" && ARROW_ALONE.test(above)) return accent("vec", letter, start);
        return { kind: "unread", message: `\\${name} is not judged yet`, range: { start, end: lastEnd() } };
      }
      case "Pr":
      case "det":
      case "tr":
      case "Tr":
      case "diag":
      case "%":
      case "$":
      case "#":
      case "&":
        cursor.position += 1;
        return { kind: "name", name, range };
      default: {
        cursor.position += 1;
        if (name === "parbox" || name === "shortstack") {
          cursor.skipOption();
          if (name === "parbox") skipBraces();
          const words = bracedText()?.text ?? "";
          return { kind: "words", text: words.replace(/\\\\/g, " "), range: { start, end: lastEnd() } };
        }
        if (name === "arg" && peek()?.kind === "command" && /^(?:max|min)$/.test(peek()?.text ?? "")) {
          const place = peek()?.text ?? "";
          cursor.position += 1;
          return { kind: "function", name: `arg${place}`, range: { start, end: lastEnd() } };
        }
        if (EXTREMA.has(name)) return { kind: "function", name, range };
        const unsupported = UNSUPPORTED_BIG.get(name);
        if (unsupported !== undefined) return { kind: "unread", message: `${unsupported} is not judged yet`, range };
        const meant = nearestCommand(name);
        return unread(`the command \\${name} is not known${meant === null ? "" : `; did you mean \\${meant}?`}`, range);
      }
    }
  }

  /**
   * `\text{if $x > 0$}`: the words are taken, and the formula after them goes on as if it stood outside; its dollar signs and the closing brace become spaces. Behind
   * `\text{$n$ is even}` the words that say so go on in a text of their own. Null where no formula stands in the words, or one that states nothing.
   */
  function wordsBeforeFormula(): Syntax | null {
    if (!isSymbol(peek(), "{")) return null;
    const start = peek()?.end ?? 0;
    let depth = 0;
    const dollars: number[] = [];
    for (let k = cursor.position; k < Math.min(tokens.length, cursor.position + MOST_TOKENS_IN_WORDS); k++) {
      const token = tokens[k];
      if (isSymbol(token, "{")) depth += 1;
      if (isSymbol(token, "}")) depth -= 1;
      if (isSymbol(token, "$")) dollars.push(k);
      if (depth > 0) continue;
      const [first, second] = dollars;
      if (dollars.length !== 2 || first === undefined || second === undefined || token === undefined) return null;
      const closing = tokens[second];
      const after = text.slice(closing?.end ?? 0, token.start).trim();
      const saysParity = closing !== undefined && PARITY_WORDS.test(after);
      if (after !== "" && after !== "," && after !== "." && !saysParity) return null;
      // `\text{Solve for $x$}` states nothing.
      const words = text.slice(start, tokens[first]?.start ?? start).trim();
      if (words !== "" && !saysParity && !tokens.slice(first, second).some((_, at) => layoutKind(tokens, first + at) === "relation")) return null;
      if (saysParity) tokens.splice(second, 1, { ...closing, kind: "command", text: "text" }, { ...closing, kind: "symbol", text: "{", start: closing.end });
      else for (let space = second; space <= k; space++) {
        const skipped = tokens[space];
        if (skipped !== undefined) tokens[space] = { ...skipped, kind: "command", text: "," };
      }
      cursor.position = first + 1;
      return words === "" ? (grammar.parsePrimary() ?? null) : { kind: "words", text: words, range: { start, end: start + words.length } };
    }
    return null;
  }

  /** `{\bf x}`, `{\rm Var}`: a font up to the end of the braces. */
  function fontSwitch(name: string, start: number): Syntax {
    cursor.position += 1;
    const from = peek()?.start ?? text.length;
    const word = /^\s*([\p{L}\p{M}]{2,}|d)\s*(?=\})/u.exec(text.slice(from, from + 60))?.[1];
    const style = FONT_SWITCHES.get(name) ?? null;
    if (style === null && word !== undefined) {
      while (peek() !== undefined && !isSymbol(peek(), "}")) cursor.position += 1;
      const range = { start, end: lastEnd() };
      const known = functionByLatex(word);
      return known === null ? { kind: "name", name: word.normalize("NFC"), range } : { kind: "function", name: known.name, range };
    }
    const inner = grammar.parseSequence({ closing: "}", brace: true, bar: false, words: false });
    if (inner === null) return { kind: "words", text: "", range: { start, end: lastEnd() } };
    return style === null ? inner : restyled(inner, style);
  }

  /** Is a word in `\text{…}` a name rather than a remark: a unit after a number, or a single word that a sign, a script or a bracket joins to the formula? */
  function isNameInText(word: string, start: number): boolean {
    if (!/^\p{L}+$/u.test(word) || REMARKS.test(word)) return false;
    const before = text.slice(0, start).replace(/(?:\\[,;:! ]|~|\s|&)+$/u, "");
    const after = text.slice(lastEnd()).replace(/^(?:\\[,;:! ]|~|\s|&)+/u, "");
    if (options.knownNames.has(word) || /(?:\\partial|[{(]d)$/.test(before)) return true;
    if (/\d$/.test(before) && UNITS.has(word)) return true;
    // `\frac{\text{SSE}}{\text{SST}}`: all that stands above or below.
    if (word.length > 1 && /(?:\\[dtc]?frac|\})\s*\{$/.test(before) && after.startsWith("}") && /\\[dtc]?frac\s*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\s*)?\{$/.test(before)) return true;
    if (/^(?:[_^+*/(-]|=|:=|\\(?:left|cdot|times|approx|le|ge|coloneqq)(?![a-zA-Z]))/.test(after)) return before === "" || /[-+*/=(&{]$|\\(?:cdot|times|left|frac|d)$|\\\\$/.test(before) || /^[_^(]/.test(after);
    // `\text{Var}[X]`, `\ensuremath{\textsf{sd}}\xspace[X]`: in square brackets stands what a moment is of.
    return /[-+*/]$|\\(?:cdot|times)$/.test(before) || (MOMENTS.has(word) && /^(?:\}|\\(?:xspace|left)(?![a-zA-Z])|\s)*[[(]/.test(after));
  }

  function accent(command: string, argument: Syntax, start: number): Syntax {
    const range = { start, end: lastEnd() };
    const base = unwrapped(argument);
    // An arrow above ∇ leaves it what it is.
    if (base.kind === "gradient" && (command === "vec" || command === "overrightarrow")) return { ...base, range };
    if (base.kind === "number") return { kind: "name", name: accented(text.slice(base.range.start, base.range.end), command), range };
    if (base.kind === "name") return { kind: "name", name: accented(base.name, command), range };
    if (base.kind === "script" && base.base.kind === "name" && base.sup === null && base.primes === 0) {
      const inner = accent(command, base.base, start);
      if (inner.kind === "name") return { ...base, base: { ...inner, range: base.base.range }, range };
    }
    const points = command === "vec" || command === "overrightarrow" ? pointsIn(base) : null;
    if (points !== null) return { kind: "name", name: `${points}\u20D7`, range };
    if (command === "overline" || command === "bar") {
      // A conjugate, where the document speaks of complex numbers.
      const sign: Syntax = { kind: "function", name: CONJUGATE, range: { start, end: start + command.length + 1 } };
      const body: Syntax = { kind: "group", bracket: "(", items: [{ sides: [base], relations: [] }], closed: true, range: argument.range };
      return { kind: "sequence", items: [{ kind: "operand", operand: sign }, { kind: "operand", operand: body }], range };
    }
    return { kind: "unread", message: `\\${command} over an expression is not judged yet`, range };
  }

  /** `\\underset{x → 0}{\\lim}`, `\\underset{θ}{\\arg\\min}`: the operator with what stands below it; null where it is none. */
  function operatorOver(operator: Syntax, bound: Syntax, range: Range): Syntax | null {
    if (operator.kind === "bigOperator" && operator.operator !== "integral" && operator.lower === null) {
      const [only, ...others] = bound.kind === "group" && bound.bracket === "brace" ? bound.items : [{ sides: [bound], relations: [] }];
      return { ...operator, lower: only !== undefined && others.length === 0 ? only : { sides: [bound], relations: [] }, range };
    }
    return operator.kind === "function" && EXTREMA.has(operator.name) ? { kind: "script", base: operator, sub: bound, sup: null, primes: 0, range } : null;
  }

  /** `\mathbf{A A}^\top`: letters that only share a font are a product, and what stands at its corners belongs to the last of them. */
  function scriptsOnLast(product: Syntax): Syntax {
    const [only, ...others] = product.kind === "group" && product.bracket === "brace" ? product.items : [];
    const inner = only?.sides.length === 1 && others.length === 0 ? only.sides[0] : null;
    const last = inner?.kind === "sequence" ? inner.items.at(-1) : undefined;
    if (product.kind !== "group" || inner?.kind !== "sequence" || last?.kind !== "operand" || last.operand.kind !== "name" || !inner.items.every((item) => item.kind === "operand")) return product;
    const operand = grammar.parseScripts(last.operand);
    const items = [...inner.items.slice(0, -1), { kind: "operand" as const, operand }];
    const end = lastEnd();
    return { ...product, items: [{ sides: [{ ...inner, items, range: { start: inner.range.start, end } }], relations: [] }], range: { start: product.range.start, end } };
  }

  /** What stands in braces alone: `{{y}}` is y. */
  function unwrapped(syntax: Syntax): Syntax {
    const [only] = syntax.kind === "group" && syntax.bracket === "brace" && syntax.items.length === 1 ? (syntax.items[0]?.sides ?? []) : [];
    return only === undefined || only === null || (syntax.kind === "group" && syntax.items[0]?.sides.length !== 1) ? syntax : unwrapped(only);
  }

  return { parseCommand };
}

/** The same syntax with its letters in a font; words of several letters, functions and numbers stay. */
function restyled(syntax: Syntax, font: string): Syntax {
  const letters = FONTS.get(font);
  const style = (inner: Syntax): Syntax => restyled(inner, font);
  switch (syntax.kind) {
    case "name":
      return { ...syntax, name: letters?.get(syntax.name) ?? syntax.name };
    case "script":
      return { ...syntax, base: style(syntax.base) };
    case "sequence":
      return { ...syntax, items: syntax.items.map((item) => (item.kind === "operand" ? { ...item, operand: style(item.operand) } : item)) };
    case "group":
      return { ...syntax, items: syntax.items.map((item) => ({ ...item, sides: item.sides.map((side) => (side === null ? null : style(side))) })) };
    default:
      return syntax;
  }
}

/** A letter or word in a font, with at most one accent in it: `\mathbf{x}`, `\bm{\hat y}`, `\mathcal{L}`; null where it is more than a name. */
function styledName(font: string, written: string): string | null {
  const match = /^(?:\\([a-zA-Z]+)\s*)?\{?\s*(?:\\([a-zA-Z]+)|([\p{L}\p{N}]\p{M}*)+)?\s*\}?$/u.exec(written);
  if (match === null) return null;
  const letters = FONTS.get(font);
  const [, command, inner] = match;
  const plain = written.replace(/\\[a-zA-Z]+/g, "").replace(/[{}\s]/g, "");
  const greekCommand = inner ?? (plain === "" ? command : undefined);
  const stem = greekCommand === undefined ? plain : GREEK_LETTERS.get(greekCommand);
  if (stem === undefined || stem === "" || letters === undefined) return null;
  const styled = [...stem].map((letter) => letters.get(letter) ?? letter).join("");
  if (command === undefined || command === greekCommand) return styled;
  return ACCENTS.has(command) ? accented(styled, command) : null;
}
