// One parser for mathematics in LaTeX and in plain text: recursive descent over tokens for everything that is written nested, flat sequences for
// what operators join. It recovers: what it cannot read becomes an `unread` node with its place, and the rest is read on.

import { parseDecimal, rational } from "../arithmetic/rational.js";
import { functionByLatex, functionByText } from "../functions/registry.js";
import { accented, ACCENTS, FONTS, GREEK_LETTERS, LETTER_COMMANDS } from "../notation/letters.js";
import type { Range, SourceText } from "./document.js";
import { tokenize, type Token } from "./math-token.js";
import type { BracketKind, MathRow, MathSyntax, Operator, RelationSign, SequenceItem, Sides, Statement, Syntax, SyntaxNote } from "./math-tree.js";

export interface MathParseOptions {
  readonly notation: "latex" | "text";
  /** Words of several letters that are one name in this document; others of up to three letters are products of letters. */
  readonly knownNames: ReadonlySet<string>;
  /** The outermost environment, or null. */
  readonly environment: string | null;
}

/** Deeper nesting than this is not read: a located note, never a crash. */
const MAX_DEPTH = 400;
/** With more brackets left open than this a formula is not read. */
const MAX_UNCLOSED = 3;
/** With more places that cannot be read than this, the rest is left out. */
const MAX_UNREAD = 30;
/** More primes, factorials or exponents after one operand are not read. */
const MAX_SCRIPTS = 20;
/** A number with more digits is not read. */
const MAX_DIGITS = 1000;
/** A stretch of mathematics longer than this is not read. */
const MAX_LENGTH = 200_000;

const RELATION_SYMBOLS = new Map<string, RelationSign>([
  ["=", "="], [":=", ":="], ["<", "<"], [">", ">"], ["≤", "≤"], ["≥", "≥"], ["≠", "≠"], ["≈", "≈"], ["≃", "≈"], ["∝", "∝"], ["→", "→"], ["∈", "∈"], ["∼", "∼"], ["~", "∼"],
  ["⇒", "⇒"], ["⇔", "⇔"], ["⇐", "⇐"],
]);
const RELATION_COMMANDS = new Map<string, RelationSign>([
  ["le", "≤"], ["leq", "≤"], ["leqslant", "≤"], ["ge", "≥"], ["geq", "≥"], ["geqslant", "≥"], ["ne", "≠"], ["neq", "≠"], ["lt", "<"], ["gt", ">"], ["approx", "≈"], ["simeq", "≈"], ["cong", "≈"],
  ["propto", "∝"], ["to", "→"], ["rightarrow", "→"], ["longrightarrow", "→"], ["mapsto", "→"], ["in", "∈"], ["sim", "∼"], ["equiv", "="], ["coloneqq", ":="], ["coloneq", ":="], ["triangleq", ":="], ["doteq", ":="],
  ["implies", "⇒"], ["Rightarrow", "⇒"], ["Longrightarrow", "⇒"], ["therefore", "⇒"], ["iff", "⇔"], ["Leftrightarrow", "⇔"], ["Longleftrightarrow", "⇔"], ["impliedby", "⇐"], ["Leftarrow", "⇐"],
  ["ll", "<"], ["gg", ">"],
]);
const OPERATOR_COMMANDS = new Map<string, Operator["sign"]>([
  ["cdot", "*"], ["times", "*"], ["ast", "*"], ["div", "/"], ["pm", "±"], ["mp", "∓"], ["odot", "⊙"], ["circ", "∘"], ["otimes", "⊗"], ["colon", ":"], ["bullet", "*"],
]);
const SPACING = new Set([
  ",", ";", ":", "!", " ", ">", "\n", "quad", "qquad", "enspace", "thinspace", "medspace", "thickspace", "negthinspace", "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag",
  "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr", "Biggr", "bigm", "Bigm", "allowbreak", "relax", "noindent", "mathstrut", "strut", "cr", "/", "hfill", "smallskip", "medskip", "bigskip", "centering",
]);
const SKIPPED_WITH_ARGUMENT = new Set(["label", "tag", "hspace", "vspace", "phantom", "vphantom", "hphantom", "color", "ref", "eqref", "hskip", "mspace", "kern"]);
const TRANSPARENT_WITH_ARGUMENT = new Set(["boxed", "fbox", "mathstrut", "underline", "cancel", "smash", "mathord", "mathbin", "mathop", "mathrel", "ensuremath", "displaylines"]);
const WORDS_COMMANDS = new Set(["text", "textrm", "textit", "textbf", "mbox", "textnormal", "hbox", "intertext", "textsf", "texttt"]);
const NAME_COMMANDS = new Set(["mathrm", "operatorname", "mathit", "mathsf", "mathtt", "rm"]);
const BIG_OPERATORS = new Map<string, "sum" | "product" | "integral" | "limit">([
  ["sum", "sum"], ["prod", "product"], ["int", "integral"], ["iint", "integral"], ["oint", "integral"], ["lim", "limit"],
]);
const UNSUPPORTED_BIG = new Map<string, string>([["limsup", "\\limsup"], ["liminf", "\\liminf"], ["sup", "\\sup"], ["inf", "\\inf"], ["argmax", "arg max"], ["argmin", "arg min"]]);
const OPENING = new Map<string, BracketKind>([["(", "("], ["[", "["], ["{", "{"], ["⟨", "⟨"], ["⌊", "⌊"], ["⌈", "⌈"]]);
const CLOSING = new Map<string, BracketKind>([[")", "("], ["]", "["], ["}", "{"], ["⟩", "⟨"], ["⌋", "⌊"], ["⌉", "⌈"]]);
const BRACKET_COMMANDS = new Map<string, string>([
  ["{", "{"], ["}", "}"], ["lbrace", "{"], ["rbrace", "}"], ["lbrack", "["], ["rbrack", "]"], ["langle", "⟨"], ["rangle", "⟩"], ["lfloor", "⌊"], ["rfloor", "⌋"], ["lceil", "⌈"], ["rceil", "⌉"],
  ["lvert", "|"], ["rvert", "|"], ["vert", "|"], ["mid", "|"], ["|", "‖"], ["Vert", "‖"], ["lVert", "‖"], ["rVert", "‖"], ["lparen", "("], ["rparen", ")"],
]);
const ELLIPSES = new Set(["dots", "ldots", "cdots", "vdots", "ddots", "dotsb", "dotsc", "dotso"]);
const ALIGNED = new Set(["aligned", "align", "align*", "split", "gather", "gather*", "gathered", "eqnarray", "eqnarray*", "alignat", "alignat*", "alignedat", "flalign", "flalign*", "multline", "multline*", "equation", "equation*", "eqalign"]);
const MATRICES = new Set(["matrix", "pmatrix", "bmatrix", "vmatrix", "Vmatrix", "Bmatrix", "smallmatrix", "array", "cases", "dcases", "rcases"]);

/** Function names that students write in LaTeX without the backslash; as letters side by side they would be a product. */
const SPELLED_FUNCTIONS = new Set(["sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "ln", "log", "exp"]);
const OPENING_SIZES = new Set(["left", "bigl", "Bigl", "biggl", "Biggl"]);
const CLOSING_SIZES = new Set(["right", "bigr", "Bigr", "biggr", "Biggr"]);
/** Short words of plain text that are operators or functions which are not known here; never a product of letters where a bracket follows. */
const FOREIGN_WORDS = new Set(["erf", "tr", "Tr", "det", "Var", "var", "Cov", "cov", "gcd", "lcm", "mod", "vec", "dot", "int", "lim", "arg", "Re", "Im", "Li", "Si", "Ci", "Ei", "Pr"]);
/** Units that may follow a number in `\\text{…}`. */
const UNITS = new Set(["mm", "cm", "dm", "m", "km", "ms", "s", "min", "h", "g", "kg", "mg", "t", "N", "J", "kJ", "W", "kW", "V", "A", "K", "Pa", "Hz", "mol", "l", "L", "rad", "bit", "bits", "nats", "USD", "EUR"]);
/** Words in a formula that are remarks, never names. */
const REMARKS = /^(?:and|or|if|for|where|so|thus|hence|then|since|because|by|as|when|while|with|let|given|is|are|otherwise|else|but|from|using|note|also|therefore|that|which|we|have|get|gives?|constant|const)$/i;

/** What ends a sequence, besides the end of its text. */
interface Stop {
  readonly closing: string | null;
  /** Inside `{…}` a brace ends it; at the top nothing but the end does. */
  readonly brace: boolean;
  /** Do relations, commas and words end a side (everywhere but in an argument)? */
  readonly bar: boolean;
  /** Do words end the sequence, as they do in a row? */
  readonly words: boolean;
}

/** Parses one part of mathematics into rows of statements. Never throws. */
export function parseMath(source: SourceText, options: MathParseOptions): MathSyntax {
  const text = source.text;
  if (text.length > MAX_LENGTH) {
    const range = { start: 0, end: Math.min(text.length, 40) };
    return { rows: [], notes: [{ kind: "unread", message: `this formula has ${text.length} characters; more than ${MAX_LENGTH} are not read`, range }] };
  }
  return createParser(text, options, 0).parse();
}

function createParser(text: string, options: MathParseOptions, from: number) {
  const tokens: Token[] = [...tokenize(text, options.notation, from, text.length)];
  const notes: SyntaxNote[] = [];
  const latex = options.notation === "latex";
  let position = 0;
  let depth = 0;
  /** Past a limit nothing more is read, and brackets left open by that are not complained of. */
  let abandoned = false;
  let unclosed = 0;
  let unreadable = 0;

  const peek = (ahead = 0): Token | undefined => tokens[position + ahead];
  const here = (): number => peek()?.start ?? text.length;
  /** The end of what was taken of a token that was cut in two. */
  let cutAt = 0;
  const lastEnd = (): number => Math.max(cutAt, position > 0 ? (tokens[position - 1]?.end ?? 0) : 0);
  const isSymbol = (token: Token | undefined, value: string): boolean => token?.kind === "symbol" && token.text === value;
  const isCommand = (token: Token | undefined, value: string): boolean => token?.kind === "command" && token.text === value;

  function unread(message: string, range: Range): Syntax {
    if (abandoned) return { kind: "unread", message, range };
    notes.push({ kind: "unread", message, range });
    unreadable += 1;
    if (unreadable > MAX_UNREAD && !abandoned) {
      notes.push({ kind: "unread", message: `more than ${MAX_UNREAD} things here could not be read; the rest is left out`, range: { start: here(), end: Math.min(here() + 1, text.length) } });
      position = tokens.length;
      abandoned = true;
    }
    return { kind: "unread", message, range };
  }

  /** The bracket that the token is, as its plain character, with `\left`, `\big` and the like before it. */
  function bracketOf(token: Token | undefined): string | null {
    if (token === undefined) return null;
    if (token.kind === "symbol") {
      if (latex && (token.text === "{" || token.text === "}")) return null;
      return OPENING.has(token.text) || CLOSING.has(token.text) || token.text === "|" || token.text === "‖" ? token.text : null;
    }
    return token.kind === "command" ? (BRACKET_COMMANDS.get(token.text) ?? null) : null;
  }

  function skipSpacing(): void {
    for (let token = peek(); token !== undefined; token = peek()) {
      if (token.kind === "command" && SPACING.has(token.text)) {
        position += 1;
        if ((token.text === "left" || token.text === "right") && isSymbol(peek(), ".")) position += 1;
        continue;
      }
      if (token.kind === "command" && SKIPPED_WITH_ARGUMENT.has(token.text)) {
        position += 1;
        skipBraces();
        continue;
      }
      return;
    }
  }

  /** Skips one `{…}` or one token. */
  function skipBraces(): void {
    if (!isSymbol(peek(), "{")) {
      position += 1;
      return;
    }
    let open = 0;
    for (let token = peek(); token !== undefined; token = peek()) {
      position += 1;
      if (isSymbol(token, "{")) open += 1;
      if (isSymbol(token, "}")) open -= 1;
      if (open === 0) return;
    }
  }

  /** The text between braces after a command such as \text; null where there are none. */
  function bracedText(): { readonly text: string; readonly range: Range } | null {
    const start = here();
    if (!isSymbol(peek(), "{")) {
      const token = peek();
      if (token === undefined) return null;
      position += 1;
      return { text: token.text, range: { start, end: token.end } };
    }
    const from = peek()?.end ?? start;
    skipBraces();
    const end = lastEnd();
    return { text: text.slice(from, text[end - 1] === "}" ? end - 1 : end), range: { start, end } };
  }

  /** The sub-text from start to end parsed on its own, as one sequence. */
  function parseSlice(range: Range): Syntax {
    const inner = createParser(text.slice(0, range.end), options, range.start);
    return inner.parseWhole(range);
  }

  /** One argument of a command or script: `{…}` or the next token (one digit of a number). */
  function parseArgument(script = false): Syntax {
    skipSpacing();
    const token = peek();
    if (token === undefined) return unread("something is missing here: an argument was expected", { start: text.length, end: text.length });
    if (latex && isSymbol(token, "{")) return parseBraces(false);
    if (latex && script && token.kind === "number" && token.text.length > 1) {
      // TeX would set one digit as the script, which nobody means.
      notes.push({ kind: "reading", message: `${token.text} is read as a whole here; in LaTeX it needs braces: {${token.text}}`, range: { start: token.start, end: token.end } });
    }
    if (latex && !script && token.kind === "number" && token.text.length > 1) {
      // TeX takes one digit; the rest stays as the next token.
      tokens[position] = { kind: "number", text: token.text.slice(1), start: token.start + 1, end: token.end, space: false };
      cutAt = token.start + 1;
      return number(token.text.charAt(0), { start: token.start, end: token.start + 1 });
    }
    if (token.kind === "symbol" && /^[*+-]$/.test(token.text)) {
      position += 1;
      return { kind: "name", name: token.text, range: { start: token.start, end: token.end } };
    }
    return parsePrimary() ?? unread(`found \`${token.text}\`, expected an argument`, takeToken());
  }

  function takeToken(): Range {
    const token = peek();
    position += 1;
    return token === undefined ? { start: text.length, end: text.length } : { start: token.start, end: token.end };
  }

  /** `3{,}14` in LaTeX: a decimal comma; three digits after it may as well be thousands, which is not guessed. */
  function decimalComma(whole: Token): Syntax | null {
    if (!/^\d+$/.test(whole.text)) return null;
    let groups = 0;
    let last: Token | undefined;
    while (isSymbol(peek(), "{") && isSymbol(peek(1), ",") && isSymbol(peek(2), "}") && peek(3)?.kind === "number") {
      last = peek(3);
      position += 4;
      groups += 1;
    }
    if (last === undefined) return null;
    const range = { start: whole.start, end: last.end };
    const written = text.slice(range.start, range.end);
    if (groups > 1) return number(written.replace(/[{},]/g, ""), range);
    if (last.text.length === 3 && whole.text.length <= 3 && whole.text !== "0") return unread(`is ${written} a number of thousands, or a decimal comma? write it without the comma`, range);
    return number(`${whole.text}.${last.text}`, range);
  }

  function number(digits: string, range: Range): Syntax {
    const value = digits.length > MAX_DIGITS ? null : parseDecimal(digits);
    return value === null ? unread(`the number ${digits.slice(0, 30)} is too large to read`, range) : { kind: "number", value, range };
  }

  /** `{…}` of LaTeX as an invisible group; an argument that is a single operand loses its braces. */
  function parseBraces(keep: boolean): Syntax {
    const start = here();
    position += 1;
    const sides = parseSides({ closing: "}", brace: true, bar: false, words: false });
    const closed = isSymbol(peek(), "}");
    if (closed) position += 1;
    else noteUnclosed("unread", "this `{` is never closed", start);
    const [only] = sides;
    const single = only !== undefined && sides.length === 1 && only.sides.length === 1 ? only.sides[0] : null;
    if (!keep && single !== null && single !== undefined && single.kind !== "sequence") return single;
    return { kind: "group", bracket: "brace", items: sides, closed: true, range: { start, end: lastEnd() } };
  }

  /** Comma-separated lists of sides up to the stop; the stop itself is not taken. */
  function parseSides(stop: Stop): Sides[] {
    const list: Sides[] = [];
    for (;;) {
      const sides: (Syntax | null)[] = [];
      const relations: { sign: RelationSign; range: Range }[] = [];
      for (;;) {
        sides.push(parseSequence(stop));
        const relation = takeRelation();
        if (relation === null) break;
        relations.push(relation);
      }
      list.push({ sides, relations });
      if (isSymbol(peek(), ",") || isSymbol(peek(), ";")) {
        position += 1;
        continue;
      }
      return list;
    }
  }

  function takeRelation(): { sign: RelationSign; range: Range } | null {
    skipSpacing();
    const token = peek();
    if (token === undefined) return null;
    const range = { start: token.start, end: token.end };
    if (token.kind === "symbol") {
      let sign = RELATION_SYMBOLS.get(token.text);
      if (sign === undefined && token.text === ":" && isSymbol(peek(1), "=")) {
        position += 1;
        sign = ":=";
      }
      if (sign === undefined) return null;
      position += 1;
      if (sign === "=" && isSymbol(peek(), "=") && latex) position += 1;
      return { sign, range: { start: range.start, end: lastEnd() } };
    }
    if (token.kind !== "command") return null;
    if (token.text === "not" && isSymbol(peek(1), "=")) {
      position += 2;
      return { sign: "≠", range: { start: range.start, end: lastEnd() } };
    }
    if (token.text === "overset" || token.text === "stackrel" || token.text === "underset") {
      const before = position;
      position += 1;
      const above = bracedText();
      if (isSymbol(peek(), "{")) position += 1;
      const sign = takeRelation();
      if (sign === null) {
        position = before;
        return null;
      }
      if (isSymbol(peek(), "}")) position += 1;
      const defines = above !== null && /def|Δ|\\Delta|:/.test(above.text);
      return { sign: defines && sign.sign === "=" ? ":=" : sign.sign, range: { start: range.start, end: lastEnd() } };
    }
    const sign = RELATION_COMMANDS.get(token.text);
    if (sign === undefined) return null;
    position += 1;
    return { sign, range };
  }

  function atRelation(): boolean {
    const token = peek();
    if (token === undefined) return false;
    if (token.kind === "symbol") return RELATION_SYMBOLS.has(token.text) || (token.text === ":" && isSymbol(peek(1), "="));
    if (token.kind !== "command") return false;
    if (token.text === "overset" || token.text === "stackrel" || token.text === "underset") {
      const before = position;
      const saved = notes.length;
      const relation = takeRelation();
      position = before;
      notes.length = saved;
      return relation !== null;
    }
    return RELATION_COMMANDS.has(token.text) || (token.text === "not" && isSymbol(peek(1), "="));
  }

  function operatorAt(): Operator | null {
    const token = peek();
    if (token === undefined) return null;
    const range = { start: token.start, end: token.end };
    const spelling = text.slice(token.start, token.end);
    if (token.kind === "command") {
      const sign = OPERATOR_COMMANDS.get(token.text);
      return sign === undefined ? null : { kind: "operator", sign, spelling, range };
    }
    if (token.kind !== "symbol") return null;
    switch (token.text) {
      case "+":
      case "-":
      case "*":
      case "/":
      case ":":
        return { kind: "operator", sign: token.text, spelling, range };
      case "±":
      case "∓":
      case "⊙":
      case "∘":
      case "⊗":
        return { kind: "operator", sign: token.text, spelling, range };
      default:
        return null;
    }
  }

  let openBars = 0;

  /** A flat run of operands and operators, null where nothing stands. */
  function parseSequence(stop: Stop): Syntax | null {
    const items: SequenceItem[] = [];
    if (depth > MAX_DEPTH) return tooDeep();
    depth += 1;
    for (;;) {
      skipSpacing();
      const token = peek();
      if (token === undefined || token.kind === "newline" || isSymbol(token, "&") || isCommand(token, "end")) break;
      if (isSymbol(token, ",") || isSymbol(token, ";")) break;
      if (latex && isSymbol(token, "}")) {
        if (stop.brace) break;
        items.push({ kind: "operand", operand: unread("this `}` closes nothing", takeToken()) });
        continue;
      }
      if (atRelation()) break;
      const bracket = bracketOf(token);
      if (bracket !== null && CLOSING.has(bracket)) {
        if (stop.closing !== null && stop.closing !== "}" && CLOSING.has(bracket)) break;
        if (bracket === stop.closing) break;
        items.push({ kind: "operand", operand: unread(`this \`${bracket}\` closes nothing`, takeToken()) });
        continue;
      }
      const last = items[items.length - 1];
      const expectsOperand = last === undefined || last.kind === "operator";
      if (bracket === "|" || bracket === "‖") {
        const fence = tokens[position - 1];
        const opens = (token.kind === "command" && (token.text === "lvert" || token.text === "lVert")) || (fence?.kind === "command" && OPENING_SIZES.has(fence.text));
        const closes = (token.kind === "command" && (token.text === "rvert" || token.text === "rVert")) || (fence?.kind === "command" && CLOSING_SIZES.has(fence.text));
        const next = peek(1);
        const evaluation = isSymbol(next, "_") || next?.kind === "subscript";
        if (!opens && (closes || !expectsOperand) && stop.bar) break;
        if (!expectsOperand && !opens && evaluation) {
          position += 1;
          items.push({ kind: "operator", sign: "|", spelling: "|", range: { start: token.start, end: token.end } });
          const scripts = parseScripts({ kind: "name", name: "|", range: { start: token.start, end: token.end } });
          items.push({ kind: "operand", operand: scripts });
          continue;
        }
        const group = parseBars(bracket);
        items.push({ kind: "operand", operand: parseScripts(group) });
        continue;
      }
      const operator = operatorAt();
      if (operator !== null) {
        position += 1;
        items.push(operator);
        continue;
      }
      const operand = parseOperand();
      if (operand === null) {
        if (token.kind === "symbol" && (token.text === "." || token.text === "!" || token.text === "?") && (peek(1) === undefined || peek(1)?.kind === "newline" || isSymbol(peek(1), "&") || isSymbol(peek(1), "}"))) {
          position += 1;
          continue;
        }
        items.push({ kind: "operand", operand: unread(`\`${text.slice(token.start, token.end)}\` was not understood here`, takeToken()) });
        continue;
      }
      items.push({ kind: "operand", operand });
      if (stop.words && operand.kind === "words") break;
    }
    depth -= 1;
    const [first] = items;
    if (first === undefined) return null;
    if (items.length === 1 && first.kind === "operand") return first.operand;
    const lastItem = items[items.length - 1] ?? first;
    const startOf = first.kind === "operand" ? first.operand.range.start : first.range.start;
    const endOf = lastItem.kind === "operand" ? lastItem.operand.range.end : lastItem.range.end;
    return { kind: "sequence", items, range: { start: startOf, end: endOf } };
  }

  function parseBars(bar: "|" | "‖"): Syntax {
    const start = here();
    position += 1;
    openBars += 1;
    const items = parseSides({ closing: bar, brace: true, bar: true, words: false });
    openBars -= 1;
    skipSpacing();
    const closed = bracketOf(peek()) === bar;
    if (closed) position += 1;
    else noteUnclosed("unread", `this \`${bar}\` is never closed`, start);
    return { kind: "group", bracket: bar, items, closed, range: { start, end: lastEnd() } };
  }

  function parseGroup(open: string, kind: BracketKind): Syntax {
    const start = here();
    position += 1;
    const savedBars = openBars;
    openBars = 0;
    const closing = kind === "(" ? ")" : kind === "[" ? "]" : kind === "{" ? "}" : kind === "⟨" ? "⟩" : kind === "⌊" ? "⌋" : "⌉";
    const items = parseSides({ closing, brace: latex, bar: false, words: false });
    openBars = savedBars;
    skipSpacing();
    const found = bracketOf(peek());
    const closed = found !== null && CLOSING.has(found);
    if (closed) position += 1;
    else noteUnclosed("reading", `this \`${open}\` is never closed; read as closed at the end of the expression`, start);
    return { kind: "group", bracket: kind, items, closed, range: { start, end: lastEnd() } };
  }

  function parseOperand(): Syntax | null {
    const primary = parsePrimary();
    return primary === null ? null : parseScripts(primary);
  }

  /** `∂_x`, `∂_x^2`, `∂_{xy}` as a derivative operator; null for anything else. */
  function subscriptedPartial(base: Syntax, sub: Syntax | null, sup: Syntax | null, primes: number): Syntax | null {
    if (base.kind !== "name" || base.name !== "∂" || sub === null || primes > 0) return null;
    const variables = flatOperands(sub);
    const order = sup === null ? 1 : sup.kind === "number" ? Number(sup.value.numerator) : 0;
    if (variables === null || order < 1 || order > 20 || (variables.length > 1 && sup !== null)) return null;
    return { kind: "derivative", body: null, partial: true, variables: variables.map((variable) => ({ variable, order })), range: { start: base.range.start, end: lastEnd() } };
  }

  /** The argument of `^`: braces around a round bracket stay, because `W^{(2)}` is a name and `x^(2)` a power. */
  function parseScriptArgument(): Syntax {
    skipSpacing();
    const braced = isSymbol(peek(), "{");
    const argument = parseArgument(true);
    if (!braced || argument.kind !== "group" || (argument.bracket !== "(" && argument.bracket !== "[")) return argument;
    return { kind: "group", bracket: "brace", items: [{ sides: [argument], relations: [] }], closed: true, range: argument.range };
  }

  /** Subscripts, superscripts, primes and factorials after a primary. */
  function parseScripts(primary: Syntax): Syntax {
    let base = primary;
    let sub: Syntax | null = null;
    let sup: Syntax | null = null;
    let primes = 0;
    const wrap = (): Syntax =>
      subscriptedPartial(base, sub, sup, primes) ?? (sub === null && sup === null && primes === 0 ? base : { kind: "script", base, sub, sup, primes, range: { start: base.range.start, end: lastEnd() } });
    for (let scripts = 0; ; scripts++) {
      const token = peek();
      if (token === undefined) break;
      if (scripts > MAX_SCRIPTS || primes > MAX_SCRIPTS) {
        const rest = unread("more exponents, primes or factorials than can be read", { start: token.start, end: token.end });
        position = tokens.length;
        abandoned = true;
        return rest;
      }
      if (token.kind === "command" && (token.text === "limits" || token.text === "nolimits")) {
        position += 1;
        continue;
      }
      if (isSymbol(token, "_") && sub === null) {
        position += 1;
        sub = latex ? parseArgument(true) : parseTextScript(false);
        continue;
      }
      if (token.kind === "subscript" && sub === null) {
        position += 1;
        sub = plainScript(token);
        continue;
      }
      if (isSymbol(token, "^") || token.kind === "superscript") {
        if (sup !== null) {
          if (!latex) break;
          base = wrap();
          sub = null;
          sup = null;
          primes = 0;
        }
        position += 1;
        const prime = isCommand(peek(), "prime") || (latex && isSymbol(peek(), "'"));
        if (token.kind !== "superscript" && prime) {
          position += 1;
          primes += 1;
          continue;
        }
        sup = token.kind === "superscript" ? plainScript(token) : latex ? parseScriptArgument() : parseTextScript(true);
        const written = text.slice(token.end, lastEnd());
        if (latex && /^\s*\{(?:\\prime|'|\s)+\}$/.test(written)) {
          primes += written.match(/prime|'/g)?.length ?? 1;
          sup = null;
        }
        continue;
      }
      if (token.kind === "symbol" && /^'+$/.test(token.text) && (sup === null || sub !== null)) {
        position += 1;
        primes += token.text.length;
        continue;
      }
      if (isSymbol(token, "!") && !isSymbol(peek(1), "=")) {
        position += 1;
        base = { kind: "factorial", operand: wrap(), range: { start: base.range.start, end: token.end } };
        sub = null;
        sup = null;
        primes = 0;
        continue;
      }
      break;
    }
    return wrap();
  }

  function plainScript(token: Token): Syntax {
    const range = { start: token.start, end: token.end };
    if (/^\d+$/.test(token.text)) return number(token.text, range);
    const inner = createParser(token.text, { ...options, notation: "text" }, 0).parseWhole(range);
    return relocate(inner, range);
  }

  /** A script in plain text: a sign, then an operand with its own scripts (`2^-x`, `a^b^c`), or a bracketed group; a subscript is one word or group. */
  function parseTextScript(power: boolean): Syntax {
    const token = peek();
    if (token === undefined) return unread("something is missing after this sign", { start: text.length, end: text.length });
    if (isSymbol(token, "{")) {
      const group = parseGroup("{", "{");
      return group.kind === "group" ? { ...group, bracket: "brace" } : group;
    }
    if (!power) {
      if (token.kind === "word" || token.kind === "number") {
        position += 1;
        let end = token.end;
        let spelled = token.text;
        for (let next = peek(); next !== undefined && !next.space && (next.kind === "word" || next.kind === "number") && next.start === end; next = peek()) {
          position += 1;
          spelled += next.text;
          end = next.end;
        }
        if (/^\d+$/.test(spelled)) return number(spelled, { start: token.start, end });
        return { kind: "name", name: GREEK_LETTERS.get(spelled) ?? spelled, range: { start: token.start, end } };
      }
      return parsePrimary() ?? unread(`\`${token.text}\` was not understood as a subscript`, takeToken());
    }
    if (isSymbol(token, "-") || isSymbol(token, "+")) {
      position += 1;
      depth += 1;
      const operand = depth > MAX_DEPTH ? tooDeep() : parseTextScript(true);
      depth -= 1;
      const sign: Operator = { kind: "operator", sign: token.text === "-" ? "-" : "+", spelling: token.text, range: { start: token.start, end: token.end } };
      return { kind: "sequence", items: [sign, { kind: "operand", operand }], range: { start: token.start, end: operand.range.end } };
    }
    const primary = parsePrimary();
    if (primary === null) return unread(`\`${token.text}\` was not understood as an exponent`, takeToken());
    if (primary.kind === "function" && OPENING.has(peek()?.text ?? "")) {
      const argument = parsePrimary();
      if (argument !== null) {
        return { kind: "sequence", items: [{ kind: "operand", operand: primary }, { kind: "operand", operand: argument }], range: { start: primary.range.start, end: lastEnd() } };
      }
    }
    if (primary.kind === "name" && primary.name !== "e" && peek()?.space === false && isSymbol(peek(), "(")) {
      // `x^f(t)` is rare and `x^n(1 - x)` is not: the exponent is the name alone.
      return primary;
    }
    depth += 1;
    const scripted = depth > MAX_DEPTH ? tooDeep() : parseScripts(primary);
    depth -= 1;
    return scripted;
  }

  function parsePrimary(): Syntax | null {
    if (depth > MAX_DEPTH) return tooDeep();
    depth += 1;
    const primary = parsePrimaryHere();
    depth -= 1;
    return primary;
  }

  function noteUnclosed(kind: SyntaxNote["kind"], message: string, start: number): void {
    if (abandoned) return;
    unclosed += 1;
    if (unclosed <= MAX_UNCLOSED) notes.push({ kind, message, range: { start, end: start + 1 } });
    else if (unclosed === MAX_UNCLOSED + 1) notes.push({ kind: "unread", message: `more than ${MAX_UNCLOSED} brackets are never closed here`, range: { start, end: start + 1 } });
  }

  function tooDeep(): Syntax {
    const start = here();
    position = tokens.length;
    const deep = unread(`brackets nested deeper than ${MAX_DEPTH / 2} are not read`, { start, end: Math.min(start + 1, text.length) });
    abandoned = true;
    return deep;
  }

  function parsePrimaryHere(): Syntax | null {
    skipSpacing();
    const token = peek();
    if (token === undefined) return null;
    const range = { start: token.start, end: token.end };
    switch (token.kind) {
      case "number":
        position += 1;
        return decimalComma(token) ?? number(token.text, range);
      case "letter": {
        if (isSumLetter(token)) return parseBigOperator(token.text === "Σ" ? "sum" : "product");
        const spelled = spelledFunction();
        if (spelled !== null) return spelled;
        position += 1;
        return { kind: "name", name: token.text, range };
      }
      case "word":
        return parseWord(token);
      case "command":
        return parseCommand(token);
      case "derivative":
        return parseInlineDerivative(token);
      case "superscript":
      case "subscript":
      case "newline":
        return null;
      case "symbol": {
        if (latex && token.text === "{") return parseBraces(true);
        const kind = OPENING.get(token.text);
        if (kind !== undefined && !(latex && token.text === "{")) return parseGroup(token.text, kind);
        if (token.text === "|" || token.text === "‖") return parseBars(token.text);
        switch (token.text) {
          case "√": {
            position += 1;
            const radicand = parseOperand() ?? unread("√ of nothing", range);
            return { kind: "root", degree: null, radicand, range: { start: range.start, end: lastEnd() } };
          }
          case "∛":
          case "∜": {
            position += 1;
            const radicand = parseOperand() ?? unread(`${token.text} of nothing`, range);
            return { kind: "root", degree: { kind: "number", value: rational(token.text === "∛" ? 3 : 4), range }, radicand, range: { start: range.start, end: lastEnd() } };
          }
          case "%":
          case "°":
          case "€":
          case "£":
          case "$":
            position += 1;
            return { kind: "name", name: token.text, range };
          case "∞":
            position += 1;
            return { kind: "infinity", range };
          case "∇":
            position += 1;
            return { kind: "gradient", range };
          case "…":
          case "⋯":
            position += 1;
            return { kind: "ellipsis", range };
          case "∫":
          case "Σ":
          case "Π":
            return parseBigOperator(token.text === "∫" ? "integral" : token.text === "Σ" ? "sum" : "product");
          case "⊤":
          case "†":
          case "∂":
            position += 1;
            return { kind: "name", name: token.text, range };
          case ".":
            if (isSymbol(peek(1), ".") && isSymbol(peek(2), ".")) {
              position += 3;
              return { kind: "ellipsis", range: { start: range.start, end: lastEnd() } };
            }
            return null;
          default:
            return null;
        }
      }
    }
  }

  /** Is the letter Σ or Π a sum or product here: with an index and a bound below it (`Σ_{i=1}^n`, `Σ_(i=1)^n`), or with an index below and a term after it? */
  function isSumLetter(token: Token): boolean {
    if ((token.text !== "Σ" && token.text !== "Π") || options.knownNames.has(token.text)) return false;
    const after = text.slice(token.end, token.end + 60);
    return /^\s*_\s*[({][^(){}]*[=≤∈][^{}]*[)}]/.test(after) || /^\s*(?:_\s*[ijklmn](?![\p{L}\p{N}])|[ᵢⱼₖₗₘₙ])\s*[\p{L}(\\]/u.test(after);
  }

  /** A function name written in LaTeX without its backslash, `sin x`; null where the letters at hand are none. */
  function spelledFunction(): Syntax | null {
    const first = peek();
    if (first === undefined || (position > 0 && isJoined(tokens[position - 1], first))) return null;
    let run = first.text;
    for (let next = peek(1), before = first; next !== undefined && run.length < 8 && isJoined(before, next); next = peek(run.length)) {
      run += next.text;
      before = next;
    }
    // `sinx` is sin x: at most two letters may stand after the name.
    const length = [run.length, run.length - 1, run.length - 2].find((cut) => SPELLED_FUNCTIONS.has(run.slice(0, cut)));
    if (length === undefined) return null;
    const word = run.slice(0, length);
    if (options.knownNames.has(word)) return null;
    const known = functionByText(word);
    if (known === null) return null;
    position += length;
    const range = { start: first.start, end: lastEnd() };
    notes.push({ kind: "reading", message: `${word} is read as the function; in LaTeX it is written \\${word}`, range });
    return { kind: "function", name: known.name, range };
  }

  function isJoined(before: Token | undefined, after: Token): boolean {
    return before?.kind === "letter" && after.kind === "letter" && before.end === after.start && /^[a-z]$/.test(before.text) && /^[a-z]$/.test(after.text);
  }

  function parseInlineDerivative(token: Token): Syntax {
    position += 1;
    const range = { start: token.start, end: token.end };
    const found = token.derivative;
    if (found === undefined) return unread("a derivative that was not understood", range);
    const body = found.body === null ? null : parseSlice(found.body);
    return { kind: "derivative", body, partial: found.partial, variables: found.variables.map((variable) => ({ variable: parseSlice(variable.range), order: variable.order })), range };
  }

  /** A word of plain text: a function, a Greek name, a known name, or letters that multiply. */
  function parseWord(token: Token): Syntax {
    const whole = token.text;
    if (isSumLetter(token)) return parseBigOperator(whole === "Σ" ? "sum" : "product");
    position += 1;
    const digitsNext = peek();
    const digitsJoined = digitsNext?.kind === "number" && !digitsNext.space && /^\d+$/.test(digitsNext.text);
    const withDigits = digitsJoined ? functionByText(whole + digitsNext.text) : null;
    if (withDigits !== null) {
      position += 1;
      return { kind: "function", name: withDigits.name, range: { start: token.start, end: lastEnd() } };
    }
    const range = { start: token.start, end: token.end };
    const known = functionByText(whole);
    if (known !== null && !options.knownNames.has(whole)) return { kind: "function", name: known.name, range };
    if (whole === "sum" || whole === "Sum" || whole === "prod" || whole === "product") return parseTextBigOperator(whole.startsWith("p") ? "product" : "sum", token);
    if (whole === "cbrt") {
      const radicand = parsePrimary() ?? unread("cbrt of nothing", range);
      return { kind: "root", degree: { kind: "number", value: rational(3), range }, radicand, range: { start: token.start, end: lastEnd() } };
    }
    if (whole === "inf" || whole === "infinity" || whole === "oo") return { kind: "infinity", range };
    const greek = GREEK_LETTERS.get(whole);
    const letters = [...whole.matchAll(/\p{L}\p{M}*/gu)];
    const single = letters.length === 1 || options.knownNames.has(whole) || (FOREIGN_WORDS.has(whole) && isSymbol(digitsNext, "("));
    if (greek !== undefined || single) {
      const name = greek ?? whole;
      if (digitsJoined && !options.knownNames.has(whole)) {
        position += 1;
        return { kind: "script", base: { kind: "name", name, range }, sub: number(digitsNext.text, { start: digitsNext.start, end: digitsNext.end }), sup: null, primes: 0, range: { start: token.start, end: lastEnd() } };
      }
      return { kind: "name", name, range };
    }
    if (/^(and|or|where|if|for|so|when|with|by|then|else|otherwise|since|is)$/.test(whole)) return { kind: "words", text: whole, range };
    // `sinx` is sin x; a word before a bracket (`sinc(x)`) is the name of something else.
    for (let cut = isSymbol(peek(), "(") ? 0 : whole.length - 1; cut >= 2; cut--) {
      const head = functionByText(whole.slice(0, cut));
      if (head !== null && whole.length - cut <= 2 && cut >= 2 && head.name !== "sign") return pushSplit(token, cut, { kind: "function", name: head.name, range: { start: token.start, end: token.start + cut } });
    }
    if (letters.length <= 3) {
      const [first] = letters;
      const length = first?.[0].length ?? 1;
      return pushSplit(token, length, { kind: "name", name: whole.slice(0, length), range: { start: token.start, end: token.start + length } });
    }
    return { kind: "name", name: whole, range };
  }

  /** Takes the first `length` characters of a word as `syntax` and leaves the rest of it as the next token. */
  function pushSplit(token: Token, length: number, syntax: Syntax): Syntax {
    position -= 1;
    cutAt = token.start + length;
    tokens[position] = { kind: "word", text: token.text.slice(length), start: token.start + length, end: token.end, space: false };
    return syntax;
  }

  function parseBigOperator(operator: "sum" | "product" | "integral" | "limit"): Syntax {
    const start = here();
    position += 1;
    let lower: Sides | null = null;
    let upper: Syntax | null = null;
    for (;;) {
      const token = peek();
      if (token?.kind === "command" && (token.text === "limits" || token.text === "nolimits")) {
        position += 1;
        continue;
      }
      if (isSymbol(token, "_") && lower === null) {
        position += 1;
        lower = parseBound();
        continue;
      }
      if (token?.kind === "subscript" && lower === null) {
        position += 1;
        lower = { sides: [plainScript(token)], relations: [] };
        continue;
      }
      if (isSymbol(token, "^") && upper === null) {
        position += 1;
        upper = latex ? parseArgument() : parseTextScript(true);
        continue;
      }
      if (token?.kind === "superscript" && upper === null) {
        position += 1;
        upper = plainScript(token);
        continue;
      }
      break;
    }
    return { kind: "bigOperator", operator, lower, upper, range: { start, end: lastEnd() } };
  }

  /** The lower bound of a big operator: `{i=1}`, `i`, `{i \ne j}`, `{h \to 0}`. */
  function parseBound(): Sides {
    const bracket = peek();
    if (isSymbol(bracket, "{") || (!latex && isSymbol(bracket, "("))) {
      const closing = bracket?.text === "{" ? "}" : ")";
      position += 1;
      const list = parseSides({ closing, brace: true, bar: false, words: false });
      if (isSymbol(peek(), closing)) position += 1;
      const [first] = list;
      if (list.length === 1 && first !== undefined) return first;
      return { sides: [{ kind: "unread", message: "several indices", range: { start: bracket?.start ?? 0, end: lastEnd() } }], relations: [] };
    }
    return { sides: [latex ? parseArgument() : parseTextScript(false)], relations: [] };
  }

  /** `sum(body, i, 1, n)`, `sum_(i=1)^n body`, `sum_i body` in plain text. */
  function parseTextBigOperator(operator: "sum" | "product", token: Token): Syntax {
    const next = peek();
    if (isSymbol(next, "_")) {
      position -= 1;
      const parsed = parseBigOperator(operator);
      return parsed.kind === "bigOperator" ? { ...parsed, range: { start: token.start, end: lastEnd() } } : parsed;
    }
    if (isSymbol(next, "(")) {
      const group = parseGroup("(", "(");
      if (group.kind === "group" && group.items.length >= 2 && group.items.length <= 4) {
        const [body, index, lower, upper] = group.items.map((item) => (item.sides.length === 1 ? (item.sides[0] ?? null) : null));
        const complete = group.items.every((item) => item.sides.length === 1 && item.sides[0] !== null);
        if (complete && body && index) {
          const below: Sides = lower ? { sides: [index, lower], relations: [{ sign: "=", range: index.range }] } : { sides: [index], relations: [] };
          const operatorNode: Syntax = { kind: "bigOperator", operator, lower: below, upper: upper ?? null, range: { start: token.start, end: token.end } };
          const inner: Syntax = { kind: "group", bracket: "brace", items: [{ sides: [body], relations: [] }], closed: true, range: body.range };
          const items: Sides = { sides: [{ kind: "sequence", items: [{ kind: "operand", operand: operatorNode }, { kind: "operand", operand: inner }], range: { start: token.start, end: lastEnd() } }], relations: [] };
          return { kind: "group", bracket: "brace", items: [items], closed: true, range: { start: token.start, end: lastEnd() } };
        }
      }
      return unread("expected `sum(term, i, first, last)`", { start: token.start, end: lastEnd() });
    }
    return { kind: "bigOperator", operator, lower: null, upper: null, range: { start: token.start, end: token.end } };
  }

  function parseCommand(token: Token): Syntax | null {
    const name = token.text;
    const start = token.start;
    const range = { start, end: token.end };
    const greek = GREEK_LETTERS.get(name);
    if (greek !== undefined) {
      position += 1;
      return { kind: "name", name: greek, range };
    }
    const known = functionByLatex(name);
    if (known !== null && name !== "sqrt") {
      position += 1;
      return { kind: "function", name: known.name, range };
    }
    const big = BIG_OPERATORS.get(name);
    if (big !== undefined) return parseBigOperator(big);
    const bracket = BRACKET_COMMANDS.get(name);
    if (bracket !== undefined) {
      const kind = OPENING.get(bracket);
      if (kind !== undefined) return parseGroup(bracket, kind);
      return bracket === "|" || bracket === "‖" ? parseBars(bracket) : null;
    }
    if (ACCENTS.has(name)) {
      position += 1;
      return accent(name, parseArgument(), start);
    }
    if (FONTS.has(name)) {
      position += 1;
      const written = bracedText();
      if (written === null) return unread(`\\${name} of nothing`, range);
      const letters = written.text.trim();
      const styled = styledName(name, letters);
      if (styled !== null) return { kind: "name", name: styled, range: { start, end: lastEnd() } };
      return unread(`\\${name}{${letters.slice(0, 30)}} was not understood`, { start, end: lastEnd() });
    }
    if (NAME_COMMANDS.has(name)) {
      position += 1;
      const written = bracedText();
      if (written === null) return unread(`\\${name} of nothing`, range);
      const word = written.text.replace(/\\[,;:! ]/g, "").trim();
      const wordRange = { start, end: lastEnd() };
      const asFunction = word.length > 1 ? functionByLatex(word) : null;
      if (asFunction !== null) return { kind: "function", name: asFunction.name, range: wordRange };
      if (/^[\p{L}\p{M}][\p{L}\p{M}\p{N} -]*$/u.test(word)) return { kind: "name", name: word.normalize("NFC"), range: wordRange };
      return unread(`\\${name}{${word.slice(0, 30)}} was not understood`, wordRange);
    }
    if (WORDS_COMMANDS.has(name)) {
      position += 1;
      const written = bracedText();
      const words = (written?.text ?? "").trim();
      const wordsRange = { start, end: lastEnd() };
      return isNameInText(words, start) ? { kind: "name", name: words, range: wordsRange } : { kind: "words", text: words, range: wordsRange };
    }
    if (TRANSPARENT_WITH_ARGUMENT.has(name)) {
      position += 1;
      return parseArgument();
    }
    if (ELLIPSES.has(name)) {
      position += 1;
      return { kind: "ellipsis", range };
    }
    if (name === "circ") {
      position += 1;
      return { kind: "name", name: "°", range };
    }
    const plain = LETTER_COMMANDS.get(name);
    if (plain !== undefined) {
      position += 1;
      return { kind: "name", name: plain, range };
    }
    switch (name) {
      case "frac":
      case "dfrac":
      case "tfrac":
      case "cfrac": {
        position += 1;
        const numerator = parseArgument();
        const denominator = parseArgument();
        return derivativeOf(numerator, denominator, { start, end: lastEnd() }) ?? { kind: "fraction", numerator, denominator, range: { start, end: lastEnd() } };
      }
      case "binom":
      case "dbinom":
      case "tbinom": {
        position += 1;
        const upper = parseArgument();
        const lower = parseArgument();
        return { kind: "binomial", upper, lower, range: { start, end: lastEnd() } };
      }
      case "sqrt": {
        position += 1;
        let degree: Syntax | null = null;
        if (isSymbol(peek(), "[")) {
          const group = parseGroup("[", "[");
          degree = group.kind === "group" ? (group.items[0]?.sides[0] ?? null) : null;
        }
        const radicand = parseArgument();
        return { kind: "root", degree, radicand, range: { start, end: lastEnd() } };
      }
      case "partial":
        position += 1;
        return { kind: "name", name: "∂", range };
      case "nabla":
        position += 1;
        return { kind: "gradient", range };
      case "infty":
        position += 1;
        return { kind: "infinity", range };
      case "begin":
        return parseEnvironment();
      case "eqalign":
        position += 1;
        return parseArgument();
      case "underbrace":
      case "overbrace": {
        position += 1;
        const inner = parseArgument();
        if (isSymbol(peek(), "_") || isSymbol(peek(), "^")) {
          position += 1;
          skipBraces();
        }
        return inner;
      }
      case "textcolor":
      case "colorbox": {
        position += 1;
        skipBraces();
        return parseArgument();
      }
      case "%":
      case "$":
      case "#":
      case "&":
        position += 1;
        return { kind: "name", name: name, range };
      default: {
        position += 1;
        const unsupported = UNSUPPORTED_BIG.get(name);
        if (unsupported !== undefined) return unread(`${unsupported} is not supported yet`, range);
        return unread(`the command \\${name} is not known`, range);
      }
    }
  }

  /** Is a word in `\text{…}` a name rather than a remark: a unit after a number, or a single word that a sign, a script or a bracket joins to the formula? */
  function isNameInText(word: string, start: number): boolean {
    if (!/^\p{L}+$/u.test(word) || REMARKS.test(word)) return false;
    const before = text.slice(0, start).replace(/(?:\\[,;:! ]|~|\s|&)+$/u, "");
    const after = text.slice(lastEnd()).replace(/^(?:\\[,;:! ]|~|\s|&)+/u, "");
    if (/\d$/.test(before) && UNITS.has(word)) return true;
    if (/^(?:[_^+*/(-]|=|:=|\\(?:left|cdot|times|approx|le|ge|coloneqq)(?![a-zA-Z]))/.test(after)) return before === "" || /[-+*/=(&{]$|\\(?:cdot|times|left|frac|d)$|\\\\$/.test(before) || /^[_^(]/.test(after);
    return /[-+*/]$|\\(?:cdot|times)$/.test(before);
  }

  function accent(command: string, argument: Syntax, start: number): Syntax {
    const range = { start, end: lastEnd() };
    const base = argument;
    if (base.kind === "name") return { kind: "name", name: accented(base.name, command), range };
    if (base.kind === "script" && base.base.kind === "name" && base.sup === null && base.primes === 0) {
      const inner = accent(command, base.base, start);
      if (inner.kind === "name") return { ...base, base: { ...inner, range: base.base.range }, range };
    }
    return unread(`\\${command} over ${text.slice(argument.range.start, argument.range.end).slice(0, 30)} was not understood`, range);
  }

  /** `\begin{…}…\end{…}` inside a formula: alignments are handled at the top; matrices and cases become blocks. */
  function parseEnvironment(): Syntax {
    const start = here();
    position += 1;
    const name = bracedText()?.text.trim() ?? "";
    if (name === "array" && isSymbol(peek(), "{")) skipBraces();
    const rows: Syntax[][] = [];
    let row: Syntax[] = [];
    for (;;) {
      skipSpacing();
      const token = peek();
      if (token === undefined) {
        if (!abandoned) notes.push({ kind: "unread", message: `\\begin{${name}} has no \\end{${name}}`, range: { start, end: start + 6 } });
        break;
      }
      if (isCommand(token, "end")) {
        position += 1;
        skipBraces();
        break;
      }
      if (token.kind === "newline") {
        position += 1;
        rows.push(row);
        row = [];
        continue;
      }
      if (isSymbol(token, "&")) {
        position += 1;
        continue;
      }
      const before = position;
      const list = parseSides({ closing: null, brace: false, bar: false, words: false });
      const [only] = list;
      const cellRange = { start: token.start, end: lastEnd() };
      const single = only !== undefined && list.length === 1 && only.sides.length === 1 ? only.sides[0] : null;
      if (position === before) {
        row.push(unread(`\`${text.slice(token.start, token.end)}\` was not understood here`, takeToken()));
        continue;
      }
      row.push(single ?? { kind: "group", bracket: "brace", items: list, closed: true, range: cellRange });
    }
    if (row.length > 0) rows.push(row);
    const range = { start, end: lastEnd() };
    if (!MATRICES.has(name) && !ALIGNED.has(name)) return unread(`the environment ${name.slice(0, 30)} is not known`, range);
    return { kind: "block", environment: name, rows, range };
  }

  /** Is `\frac{…}{…}` a derivative: d or ∂ first above, d or ∂ and a variable below? */
  function derivativeOf(numerator: Syntax, denominator: Syntax, range: Range): Syntax | null {
    const above = flatOperands(numerator);
    const below = flatOperands(denominator);
    if (above === null || below === null) return null;
    const [head] = above;
    const mark = head === undefined ? null : differentialMark(head);
    const [firstBelow] = below;
    const markBelow = firstBelow === undefined ? null : differentialMark(firstBelow);
    if (mark === null || markBelow === null || mark.partial !== markBelow.partial || below.length < 2 || markBelow.order !== 1) return null;
    const variables: { variable: Syntax; order: number }[] = [];
    for (let k = 0; k < below.length; ) {
      const sign = below[k];
      const next = below[k + 1];
      const isMark = sign === undefined ? null : differentialMark(sign);
      if (isMark === null || isMark.order !== 1 || next === undefined) return null;
      const power = splitPower(next);
      if (power === null) return null;
      variables.push({ variable: power.base, order: power.order });
      k += 2;
    }
    const total = variables.reduce((sum, v) => sum + v.order, 0);
    if (total !== mark.order) return null;
    const rest = above.slice(1);
    const [firstRest] = rest;
    const lastRest = rest[rest.length - 1];
    const body: Syntax | null =
      firstRest === undefined || lastRest === undefined
        ? null
        : rest.length === 1
          ? firstRest
          : { kind: "sequence", items: rest.map((operand) => ({ kind: "operand", operand })), range: { start: firstRest.range.start, end: lastRest.range.end } };
    return { kind: "derivative", body, partial: mark.partial, variables, range };
  }

  /** The operands of a product by juxtaposition; null where an operator stands between. */
  function flatOperands(syntax: Syntax): readonly Syntax[] | null {
    const inner = syntax.kind === "group" && syntax.bracket === "brace" && syntax.items.length === 1 && syntax.items[0]?.sides.length === 1 ? (syntax.items[0].sides[0] ?? null) : syntax;
    if (inner === null) return null;
    if (inner.kind !== "sequence") return [inner];
    const operands: Syntax[] = [];
    for (const item of inner.items) {
      if (item.kind === "operator") return null;
      operands.push(item.operand);
    }
    return operands;
  }

  function differentialMark(syntax: Syntax): { readonly partial: boolean; readonly order: number } | null {
    if (syntax.kind === "name" && (syntax.name === "d" || syntax.name === "∂")) return { partial: syntax.name === "∂", order: 1 };
    if (syntax.kind !== "script" || syntax.sub !== null || syntax.primes > 0 || syntax.sup?.kind !== "number") return null;
    const base = differentialMark(syntax.base);
    return base === null ? null : { partial: base.partial, order: Number(syntax.sup.value.numerator) };
  }

  function splitPower(wrapped: Syntax): { readonly base: Syntax; readonly order: number } | null {
    const [only] = wrapped.kind === "group" && wrapped.bracket === "brace" ? (flatOperands(wrapped) ?? []) : [];
    const syntax = only ?? wrapped;
    if (syntax.kind === "script" && syntax.sup?.kind === "number" && syntax.primes === 0) {
      const order = Number(syntax.sup.value.numerator);
      if (order < 1 || order > 20) return null;
      return { base: syntax.sub === null ? syntax.base : { ...syntax, sup: null }, order };
    }
    if (syntax.kind === "name" || (syntax.kind === "script" && syntax.base.kind === "name" && syntax.sup === null && syntax.primes === 0)) return { base: syntax, order: 1 };
    return null;
  }

  /** Rows of an alignment or of plain text, each with its statements. */
  function parseRows(): MathRow[] {
    const rows: MathRow[] = [];
    while (position < tokens.length) {
      const start = here();
      const row = parseRow();
      if (row.statements.length > 0) rows.push(row);
      const token = peek();
      if (token?.kind === "newline") position += 1;
      else if (here() === start && position < tokens.length) {
        unread(`\`${text.slice(token?.start ?? 0, token?.end ?? 0)}\` was not understood here`, takeToken());
      }
    }
    return rows;
  }

  function parseRow(): MathRow {
    const statements: Statement[] = [];
    const start = here();
    let connector: Statement["connector"] = null;
    let ampersands = 0;
    const eqnarray = options.environment?.startsWith("eqnarray") === true;
    for (;;) {
      const statementStart = here();
      const sides: (Syntax | null)[] = [];
      const relations: { sign: RelationSign; range: Range }[] = [];
      const words: { text: string; range: Range }[] = [];
      let ended = false;
      let next: Statement["connector"] = null;
      let current: Syntax | null = null;
      const flushSide = (): void => {
        sides.push(current);
        current = null;
      };
      while (!ended) {
        skipTopSpacing();
        const token = peek();
        if (token === undefined || token.kind === "newline" || isCommand(token, "end")) {
          ended = true;
          if (isCommand(token, "end")) {
            position += 1;
            skipBraces();
            ended = peek() === undefined || peek()?.kind === "newline";
          }
          continue;
        }
        if (isSymbol(token, "&")) {
          position += 1;
          ampersands += 1;
          if (!eqnarray && ampersands % 2 === 0 && (relations.length > 0 || current !== null)) {
            next = ",";
            break;
          }
          continue;
        }
        if (isSymbol(token, ",") || isSymbol(token, ";")) {
          const [digits, more] = [tokens[position - 1], peek(1)];
          if (token.text === "," && digits?.kind === "number" && more?.kind === "number" && digits.end === token.start && more.start === token.end) {
            unread("is this a decimal comma? write 3.14, or 3{,}14 in LaTeX; with a list, a space after the comma", { start: digits.start, end: more.end });
          }
          position += 1;
          next = ",";
          break;
        }
        if (isCommand(token, "begin") && ALIGNED.has(environmentAhead())) {
          position += 1;
          const name = bracedText()?.text ?? "";
          if (name.startsWith("alignat") || name === "alignedat") skipBraces();
          continue;
        }
        if (isCommand(token, "eqalign")) {
          position += 1;
          if (isSymbol(peek(), "{")) dropBraces();
          continue;
        }
        const relation = takeRelation();
        if (relation !== null) {
          if (relation.sign === "⇒" || relation.sign === "⇔" || relation.sign === "⇐") {
            if (current === null && relations.length === 0) {
              connector = relation.sign === "⇔" ? "⇔" : "⇒";
              continue;
            }
            next = relation.sign === "⇔" ? "⇔" : "⇒";
            break;
          }
          flushSide();
          relations.push(relation);
          continue;
        }
        const before = position;
        const sequence = parseSequence({ closing: null, brace: false, bar: false, words: true });
        if (sequence === null) {
          if (position === before) {
            const range = takeToken();
            current = joinSides(current, unread(`\`${text.slice(range.start, range.end)}\` was not understood here`, range));
          }
          continue;
        }
        const split = takeWords(sequence);
        current = joinSides(current, split.before);
        if (split.word === null) continue;
        words.push({ text: split.word.text, range: split.word.range });
        if (endsSide()) continue;
        next = /^\(?\s*or\b/i.test(split.word.text) ? "or" : /^\(?\s*and\s*\)?$/i.test(split.word.text) ? "and" : ",";
        break;
      }
      flushSide();
      const kept = sides.length > 1 || sides[0] !== null || words.length > 0;
      if (kept) statements.push({ sides, relations, connector, words, range: { start: statementStart, end: Math.max(lastMeaningfulEnd(sides, relations, words), statementStart) } });
      connector = next;
      if (next === null) break;
    }
    return { statements, range: { start, end: lastEnd() } };
  }

  /** Does nothing but a relation, a comma or the end of the row follow? */
  function endsSide(): boolean {
    skipSpacing();
    const token = peek();
    return token === undefined || token.kind === "newline" || isSymbol(token, "&") || isSymbol(token, ",") || isSymbol(token, ";") || isCommand(token, "end") || atRelation();
  }

  function joinSides(before: Syntax | null, after: Syntax | null): Syntax | null {
    if (before === null) return after;
    if (after === null) return before;
    const items = [before, after].flatMap((part): SequenceItem[] => (part.kind === "sequence" ? [...part.items] : [{ kind: "operand", operand: part }]));
    return { kind: "sequence", items, range: { start: before.range.start, end: after.range.end } };
  }

  function lastMeaningfulEnd(sides: readonly (Syntax | null)[], relations: readonly { readonly range: Range }[], words: readonly { readonly range: Range }[]): number {
    let end = 0;
    for (const side of sides) if (side !== null) end = Math.max(end, side.range.end);
    for (const item of [...relations, ...words]) end = Math.max(end, item.range.end);
    return end;
  }

  /** A sequence that words ended, without them. */
  function takeWords(sequence: Syntax): { readonly before: Syntax | null; readonly word: (Syntax & { kind: "words" }) | null } {
    if (sequence.kind === "words") return { before: null, word: sequence };
    if (sequence.kind !== "sequence") return { before: sequence, word: null };
    const last = sequence.items[sequence.items.length - 1];
    if (last?.kind !== "operand" || last.operand.kind !== "words") return { before: sequence, word: null };
    const items = sequence.items.slice(0, -1);
    const [first] = items;
    const end = items[items.length - 1];
    if (first === undefined || end === undefined) return { before: null, word: last.operand };
    if (items.length === 1 && first.kind === "operand") return { before: first.operand, word: last.operand };
    const start = first.kind === "operand" ? first.operand.range.start : first.range.start;
    return { before: { kind: "sequence", items, range: { start, end: end.kind === "operand" ? end.operand.range.end : end.range.end } }, word: last.operand };
  }

  function skipTopSpacing(): void {
    skipSpacing();
  }

  function environmentAhead(): string {
    const match = /^\\begin\s*\{([^}]*)\}/.exec(text.slice(here(), here() + 60));
    return match?.[1] ?? "";
  }

  /** Takes the opening brace at hand and makes the one that closes it a space, so that the rows inside stand at the top. */
  function dropBraces(): void {
    let open = 0;
    for (let k = position; k < tokens.length; k++) {
      const token = tokens[k];
      if (isSymbol(token, "{")) open += 1;
      if (isSymbol(token, "}")) open -= 1;
      if (open === 0 && token !== undefined) {
        tokens[k] = { ...token, kind: "command", text: "," };
        break;
      }
    }
    position += 1;
  }

  return {
    parse(): MathSyntax {
      const rows = parseRows();
      return { rows, notes };
    },
    /** Parses everything as one sequence; `range` is where it stands. */
    parseWhole(range: Range): Syntax {
      return parseSequence({ closing: null, brace: false, bar: false, words: false }) ?? { kind: "unread", message: "nothing stands here", range };
    },
  };
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

/** The same syntax with every range moved to one place: for scripts written with Unicode characters. */
function relocate(syntax: Syntax, range: Range): Syntax {
  switch (syntax.kind) {
    case "sequence":
      return { ...syntax, range, items: syntax.items.map((item) => (item.kind === "operator" ? { ...item, range } : { ...item, operand: relocate(item.operand, range) })) };
    default:
      return { ...syntax, range };
  }
}
