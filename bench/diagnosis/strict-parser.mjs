// Reads the plain text and the LaTeX of the study's formulas into trees of the bench, so that what an edit of the text does to its value can be computed without the library.
// The grammar is small on purpose: what people could read in two ways is refused, and an edit that leads there is not asked about.

import { add, apply, divide, multiply, negate, number, power, symbol, symbolsOf } from "../generate/tree.mjs";

/** Names of functions as they are written, with the bench's names. */
const FUNCTIONS = {
  sin: "sin", cos: "cos", tan: "tan", cot: "cot", sec: "sec", csc: "csc", exp: "exp", log: "log", ln: "log", sqrt: "sqrt", sinh: "sinh", cosh: "cosh", tanh: "tanh",
  arcsin: "asin", arccos: "acos", arctan: "atan",
};

class Refused extends Error {}
const refuse = (why) => {
  throw new Refused(why);
};

const TOKEN = /\s+|\\[,;:! ]|\\(?:left|right)\s*(?=[()[\]])|\\[a-zA-Z]+|\d+(?:\.\d+)?|[a-zA-Z]+|[-+*/^(){}[\]_·−]/gy;

/** The tokens of a formula with their places; null where a character belongs to none. */
export function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [token] = match;
    const isSpace = /^(?:\s+|\\[,;:! ]|\\(?:left|right)\s*)$/.test(token);
    if (!isSpace) tokens.push(...split(token, match.index));
    if (TOKEN.lastIndex === text.length) return tokens;
  }
  return null;
}

/** A word that is no function is a row of letters. */
function split(token, start) {
  if (!/^[a-zA-Z]{2,}$/.test(token) || token in FUNCTIONS) return [{ text: token, start, end: start + token.length }];
  const known = Object.keys(FUNCTIONS).filter((name) => token.endsWith(name)).sort((a, b) => b.length - a.length)[0];
  const letters = [...token.slice(0, token.length - (known?.length ?? 0))].map((letter, k) => ({ text: letter, start: start + k, end: start + k + 1 }));
  return known === undefined ? letters : [...letters, { text: known, start: start + token.length - known.length, end: start + token.length }];
}

/** The tree of a formula, or null where it is not of the grammar. */
export function parseStrictly(text) {
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  try {
    const parser = new Parser(tokens.map((token) => token.text));
    const tree = parser.sum();
    return parser.isAtEnd() ? tree : null;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

const isFunction = (token) => token !== undefined && token.replace(/^\\/, "") in FUNCTIONS && !(token === "\\exp" && false);
const OPENING = { "(": ")", "[": "]", "{": "}" };

class Parser {
  constructor(tokens) {
    this.tokens = tokens;
    this.at = 0;
  }

  isAtEnd = () => this.at === this.tokens.length;
  peek = (ahead = 0) => this.tokens[this.at + ahead];
  take = () => this.tokens[this.at++];
  expect(token) {
    if (this.take() !== token) refuse(`no ${token}`);
  }

  sum() {
    const terms = [];
    let negative = false;
    if (this.isMinus()) negative = this.take() !== undefined;
    for (;;) {
      const term = this.term();
      terms.push(negative ? negate(term) : term);
      if (this.isMinus()) negative = true;
      else if (this.peek() === "+") negative = false;
      else return add(...terms);
      this.take();
    }
  }

  isMinus = () => this.peek() === "-" || this.peek() === "−";
  isTimes = () => ["*", "·", "\\cdot", "\\times"].includes(this.peek());
  startsFactor = () => {
    const token = this.peek();
    return token !== undefined && (/^[\da-zA-Z(]/.test(token) || token === "[" || (token.startsWith("\\") && !this.isTimes()));
  };

  term() {
    let value = this.factor();
    let afterSlash = false;
    for (;;) {
      if (this.isTimes()) {
        this.take();
        value = multiply(value, this.isMinus() ? refuse("a sign after ·") : this.factor());
        afterSlash = false;
      } else if (this.peek() === "/") {
        this.take();
        value = divide(value, this.factor());
        afterSlash = true;
      } else if (this.startsFactor()) {
        if (afterSlash) refuse("juxtaposition after a slash");
        if (/^\d/.test(this.peek())) refuse("a number after a factor");
        value = multiply(value, this.factor());
      } else return value;
    }
  }

  factor() {
    const base = this.atom();
    if (this.peek() !== "^") return base;
    this.take();
    const exponent = this.exponent();
    if (this.peek() === "^") refuse("a tower");
    return power(base, exponent);
  }

  exponent() {
    if (this.peek() === "{" || this.peek() === "(") return this.group();
    if (this.isMinus()) {
      this.take();
      return negate(this.exponentAtom());
    }
    return this.exponentAtom();
  }

  exponentAtom() {
    const token = this.take();
    if (token !== undefined && /^\d/.test(token)) return literal(token);
    if (token !== undefined && /^[a-zA-Z]$/.test(token)) return nameOf(token);
    return refuse("an exponent");
  }

  group() {
    const opening = this.take();
    const inside = this.sum();
    this.expect(OPENING[opening]);
    return inside;
  }

  atom() {
    const token = this.peek();
    if (token === undefined) refuse("the end");
    if (/^\d/.test(token)) return literal(this.take());
    if (token === "(" || token === "[") return this.group();
    if (token === "d" && this.peek(1) === "/" && this.peek(2) === "d" && /^[a-z]$/.test(this.peek(3) ?? "")) {
      this.at += 3;
      return this.derivative(this.take());
    }
    if (token === "\\frac" && this.peek(1) === "{" && this.peek(2) === "d" && this.peek(3) === "}" && this.peek(5) === "d" && this.peek(7) === "}") {
      this.at += 6;
      const variable = this.take();
      this.take();
      return this.derivative(variable);
    }
    if (isFunction(token)) return this.application();
    this.take();
    if (token === "\\frac" || token === "\\dfrac") {
      const numerator = this.argument();
      return divide(numerator, this.argument());
    }
    if (/^[a-zA-Z]$/.test(token)) return this.withSubscript(token);
    if (token === "\\hat") return this.withSubscript(`hat${this.peek() === "{" ? this.braced() : this.take()}`);
    if (/^\\(?:alpha|beta|gamma|lambda|mu|sigma|theta|omega)$/.test(token)) return this.withSubscript(token.slice(1));
    if (token === "\\pi") return symbol("pi");
    return refuse(token);
  }

  braced() {
    this.expect("{");
    const name = this.take();
    this.expect("}");
    return name;
  }

  withSubscript(name) {
    if (this.peek() !== "_") return nameOf(name);
    this.take();
    return symbol(`${name}_${this.peek() === "{" ? this.braced() : this.take()}`);
  }

  argument() {
    if (this.peek() === "{") return this.group();
    const token = this.take();
    return token !== undefined && /^\d$/.test(token) ? literal(token) : refuse("an argument");
  }

  application() {
    const token = this.take();
    const name = FUNCTIONS[token.replace(/^\\/, "")];
    let exponent = null;
    if (this.peek() === "^") {
      this.take();
      exponent = this.exponent();
      if (exponent.kind !== "number") refuse("an exponent of a function");
    }
    let inside;
    if (token === "\\sqrt") inside = this.peek() === "{" ? this.group() : refuse("a root");
    else if (this.peek() === "(" || this.peek() === "[") inside = this.group();
    else inside = this.looseArgument();
    // A power after the bracket of sin(x)^2 belongs to the whole in the texts of the study.
    const value = apply(name, inside);
    return exponent === null ? value : power(value, exponent);
  }

  /** `\sin 2x`: numbers, letters and their powers. */
  looseArgument() {
    const factors = [];
    for (let token = this.peek(); token !== undefined && (/^\d/.test(token) || (/^[a-zA-Z]$/.test(token) && !(token === "d")) || token === "\\hat"); token = this.peek()) {
      if (factors.length > 0 && /^\d/.test(token)) refuse("a number after a factor");
      factors.push(this.factor());
    }
    if (this.peek() === "(" || this.peek() === "[") refuse("a bracket after an argument");
    return factors.length === 0 ? refuse("an argument") : multiply(...factors);
  }

  derivative(variable) {
    if (this.peek() !== "(" && this.peek() !== "[") {
      const body = this.term();
      return apply("diff", body, symbol(variable));
    }
    const body = this.group();
    if (this.peek() === "^" || this.peek() === "/") refuse("a derivative before an operator");
    if (!symbolsOf(body).has(variable) && (this.isTimes() || this.startsFactor())) refuse("a derivative of a constant before a factor, which it may reach over");
    return apply("diff", body, symbol(variable));
  }
}

const literal = (text) => (text.includes(".") ? refuse("a decimal") : text.length > 6 ? refuse("a long number") : number(Number(text)));
const nameOf = (letter) => (letter === "e" ? symbol("e") : symbol(letter));
