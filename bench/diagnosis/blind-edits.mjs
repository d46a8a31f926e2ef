// Blind edits of a formula's text: one token changed, left out or moved, as a pen slips. They know nothing of the catalogue of mistakes, and nothing of what the formula says.

import { tokensOf } from "./strict-parser.mjs";

const FUNCTION_NAMES = ["sin", "cos", "tan", "exp", "log", "ln", "sqrt", "sinh", "cosh", "tanh", "arctan", "arcsin", "sec", "csc"];
const isFunction = ({ text }) => FUNCTION_NAMES.includes(text.replace(/^\\/, ""));
const isNumber = ({ text }) => /^\d+$/.test(text);
const isLetter = ({ text }) => /^[a-zA-Z]$/.test(text) || /^\\(?:alpha|beta|gamma|lambda|mu|sigma|theta|omega)$/.test(text);
const isTimes = (token) => token !== undefined && ["*", "·", "\\cdot", "\\times"].includes(token.text);
const MINUS = new Set(["-", "−"]);

/** Every edit of the text: `{ kind, text }`. `letters` are those of the document. */
export function blindEdits(text, letters, random) {
  const tokens = tokensOf(text);
  if (tokens === null) return [];
  const edits = [];
  const replaced = (start, end, by) => text.slice(0, start) + by + text.slice(end);
  const put = (kind, start, end, by) => edits.push({ kind, text: replaced(start, end, by) });
  const inDerivative = derivativeSigns(tokens);
  tokens.forEach((token, k) => {
    const [previous, next] = [tokens[k - 1], tokens[k + 1]];
    if (inDerivative.has(k)) return;
    const isExponent = previous?.text === "^" || (previous?.text === "{" && tokens[k - 2]?.text === "^");
    if (token.text === "+") put("sign", token.start, token.end, "-");
    else if (MINUS.has(token.text)) {
      const isBinary = previous !== undefined && !["(", "{", "[", "^"].includes(previous.text);
      if (isBinary) put("sign", token.start, token.end, "+");
      else put("sign", token.start, token.end, "");
    } else if (isNumber(token)) {
      const value = Number(token.text);
      if (isExponent) put("exponent", token.start, token.end, String(random.pick([value + 1, value > 2 ? value - 1 : value + 2])));
      else {
        const at = random.integer(0, token.text.length - 1);
        const digit = random.pick([..."123456789"].filter((each) => each !== token.text[at]));
        put("digit", token.start, token.end, token.text.slice(0, at) + digit + token.text.slice(at + 1));
      }
    } else if (isFunction(token)) {
      const slash = token.text.startsWith("\\") ? "\\" : "";
      if (token.text === "\\sqrt") return;
      const others = ["sin", "cos", "tan", "exp", slash === "" ? "log" : "ln", "sinh", "cosh"].filter((name) => name !== token.text.replace(/^\\/, ""));
      put("function", token.start, token.end, slash + random.pick(others));
    } else if (isLetter(token)) {
      const others = letters.filter((letter) => letter !== token.text && letter !== "d");
      if (others.length > 0) {
        const other = random.pick(others);
        const space = other.startsWith("\\") && /^[a-zA-Z]/.test(text.slice(token.end)) ? " " : "";
        put("letter", token.start, token.end, other + space);
      }
    }
    // A power left out: ^2 or ^{…}.
    if (token.text === "^" && next !== undefined) {
      const end = next.text === "{" ? tokens.slice(k).find(({ text: each }) => each === "}")?.end : next.end;
      if (end !== undefined && (isNumber(next) || isNumber(tokens[k + 2] ?? next))) put("exponent", token.start, end, "");
    }
    // A factor left out, with its multiplication sign.
    if ((isNumber(token) || isLetter(token)) && !isExponent && next?.text !== "_" && previous?.text !== "_" && previous?.text !== "\\hat") {
      const end = next?.text === "^" && tokens[k + 2] !== undefined && /^[\da-zA-Z]$/.test(tokens[k + 2].text) ? tokens[k + 2].end : token.end;
      const after = tokens.find(({ start }) => start >= end);
      if (isTimes(after)) {
        const following = tokens.find(({ start }) => start >= after.end);
        if (following !== undefined) put("factor", token.start, following.start, "");
      } else if (isTimes(previous)) put("factor", previous.start, end, "");
      else if (after !== undefined && (isLetter(after) || isFunction(after) || after.text === "(") && next?.text !== "^") put("factor", token.start, after.start, "");
    }
    // A closing bracket moved over the factor or term beside it.
    if (token.text === ")" && !/\\right\s*$/.test(text.slice(0, token.start)) && next !== undefined) {
      const behind = tokens[k + 2];
      if (["+", "-", "*", "/"].includes(next.text) && behind !== undefined && (isNumber(behind) || isLetter(behind)) && tokens[k + 3]?.text !== "^") {
        edits.push({ kind: "bracket", text: text.slice(0, token.start) + text.slice(token.end, behind.end) + ")" + text.slice(behind.end) });
      }
      const inner = tokens[k - 2];
      if (previous !== undefined && (isNumber(previous) || isLetter(previous)) && inner !== undefined && ["+", "-", "*"].includes(inner.text) && tokens[k - 3] !== undefined && tokens[k - 3].text !== "(") {
        edits.push({ kind: "bracket", text: text.slice(0, inner.start).trimEnd() + ")" + text.slice(tokens[k - 3].end, token.start) + text.slice(token.end) });
      }
    }
  });
  return edits.filter((edit) => edit.text !== text && edit.text.trim() !== "");
}

/** The tokens of d/dx and \frac{d}{dx}: to edit those is no slip of the pen. */
function derivativeSigns(tokens) {
  const found = new Set();
  const mark = (from, length) => {
    for (let j = 0; j < length; j++) found.add(from + j);
  };
  tokens.forEach((token, k) => {
    const rest = tokens.slice(k, k + 9).map(({ text }) => text);
    if (rest[0] === "d" && rest[1] === "/" && rest[2] === "d") mark(k, 4);
    if (rest[0] === "\\frac" && rest[2] === "d" && rest[5] === "d") mark(k, rest[6] === "\\hat" ? 9 : 8);
  });
  return found;
}

/** The letters of a text, each once. */
export function lettersOf(text) {
  const tokens = tokensOf(text) ?? [];
  const inDerivative = derivativeSigns(tokens);
  return [...new Set(tokens.filter((token, k) => isLetter(token) && !inDerivative.has(k) && token.text !== "e").map(({ text: each }) => each))];
}
