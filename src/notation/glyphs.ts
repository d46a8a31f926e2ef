// The signs that two-dimensional formulas are drawn with: one set in Unicode, one in ASCII for terminals and fonts that have nothing else. Brackets grow with what
// they enclose; their pieces are listed from top to bottom.
import { LETTER_TO_COMMAND, MARK_TO_ACCENT, toSubscript, toSuperscript } from "./letters.js";
import { symbolToUnicode } from "./symbol-name.js";

/** A bracket that grows: alone on one row, or its top, its repeated middle and its bottom; `centre` is the point of a brace. */
export interface TallSign {
  readonly single: string;
  readonly top: string;
  readonly middle: string;
  readonly bottom: string;
  readonly centre: string;
}

export type FenceName = "(" | ")" | "[" | "]" | "{" | "|" | "‖" | "⌊" | "⌋" | "⌈" | "⌉";

export interface Glyphs {
  readonly plus: string;
  readonly minus: string;
  readonly times: string;
  readonly slash: string;
  readonly fractionBar: string;
  readonly ellipsis: string;
  readonly arrow: string;
  readonly partial: string;
  readonly prime: string;
  readonly sum: string;
  readonly product: string;
  readonly integral: TallSign;
  /** Is the integral sign drawn over several rows, with the bounds at its ends, or is it a word with the bounds above and below? */
  readonly tallIntegral: boolean;
  /** The radical sign, or null where a root is written as a function. */
  readonly radical: { readonly sign: string; readonly stem: string; readonly corner: string; readonly bar: string } | null;
  readonly fences: Readonly<Record<FenceName, TallSign>>;
  readonly raised: (text: string) => string | null;
  readonly lowered: (text: string) => string | null;
  /** What is shown of a name or of any text of the author. */
  readonly text: (text: string) => string;
  readonly name: (name: string) => string;
  readonly relation: (sign: string) => string;
}

const tall = (single: string, top: string, middle: string, bottom: string, centre: string): TallSign => ({ single, top, middle, bottom, centre });
const bar = (sign: string): TallSign => tall(sign, sign, sign, sign, sign);

export const UNICODE_GLYPHS: Glyphs = {
  plus: "+", minus: "−", times: "·", slash: "/", fractionBar: "─", ellipsis: "…", arrow: "→", partial: "∂", prime: "′", sum: "∑", product: "∏",
  integral: tall("∫", "⌠", "⎮", "⌡", "⎮"),
  tallIntegral: true,
  radical: { sign: "√", stem: "│", corner: "┌", bar: "─" },
  fences: {
    "(": tall("(", "⎛", "⎜", "⎝", "⎜"), ")": tall(")", "⎞", "⎟", "⎠", "⎟"), "[": tall("[", "⎡", "⎢", "⎣", "⎢"), "]": tall("]", "⎤", "⎥", "⎦", "⎥"),
    "{": tall("{", "⎧", "⎪", "⎩", "⎨"), "|": tall("|", "│", "│", "│", "│"), "‖": bar("‖"), "⌊": tall("⌊", "⎢", "⎢", "⎣", "⎢"), "⌋": tall("⌋", "⎥", "⎥", "⎦", "⎥"),
    "⌈": tall("⌈", "⎡", "⎢", "⎢", "⎢"), "⌉": tall("⌉", "⎤", "⎥", "⎥", "⎥"),
  },
  raised: toSuperscript,
  lowered: toSubscript,
  text: (text) => text,
  name: symbolToUnicode,
  relation: (sign) => sign,
};

const ASCII_SIGNS: ReadonlyMap<string, string> = new Map([
  ["−", "-"], ["–", "-"], ["—", "-"], ["·", "*"], ["×", "*"], ["÷", "/"], ["⋅", "*"], ["∗", "*"], ["≤", "<="], ["≥", ">="], ["≠", "!="], ["≈", "~="], ["≡", "=="], ["⇒", "=>"], ["⇔", "<=>"], ["→", "->"], ["↦", "|->"],
  ["∈", " in "], ["∞", "oo"], ["√", "sqrt"], ["∂", "d"], ["∇", "grad"], ["Δ", "Delta"], ["∑", "sum"], ["∏", "prod"], ["∫", "int"], ["…", "..."], ["⋯", "..."], ["“", "\""], ["”", "\""], ["‘", "'"], ["’", "'"],
  ["′", "'"], ["‖", "||"], ["⊙", "(*)"], ["ᵀ", "^T"], ["±", "+-"], ["∓", "-+"], ["⌊", "floor("], ["⌋", ")"], ["⌈", "ceil("], ["⌉", ")"], ["°", " deg"], ["\u00a0", " "], ["ß", "ss"],
]);

function asciiCharacter(character: string): string {
  const sign = ASCII_SIGNS.get(character);
  if (sign !== undefined) return sign;
  const command = LETTER_TO_COMMAND.get(character);
  if (command !== undefined) return command;
  const accent = MARK_TO_ACCENT.get(character);
  if (accent !== undefined) return accent;
  const plain = character.normalize("NFKD");
  return plain !== character && !/^\p{M}/u.test(plain) ? toAscii(plain) : /^\p{M}$/u.test(character) ? "" : "?";
}

/**
 * The text in ASCII: `ŷᵢ ≤ π²` is `yhat_i <= pi^2`. What has no name in ASCII is `?`.
 */
export function toAscii(text: string): string {
  if (/^[\t\n\r -~]*$/u.test(text)) return text;
  return text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿᵃ-ᵛˣʸᶻ]+/gu, (raised) => `^${script(raised)}`)
    .replace(/[₀-₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥᵦᵧᵨᵩᵪ]+/gu, (lowered) => `_${script(lowered)}`)
    .normalize("NFD")
    .replace(/[^\t\n\r -~]/gu, asciiCharacter);
}

/** Raised or lowered characters on the line, in brackets where there are several. */
function script(text: string): string {
  const plain = [...text.normalize("NFKC")].map((character) => (character.charCodeAt(0) < 128 ? character : asciiCharacter(character))).join("");
  return [...text].length === 1 ? plain : `(${plain})`;
}

export const ASCII_GLYPHS: Glyphs = {
  plus: "+", minus: "-", times: "*", slash: "/", fractionBar: "-", ellipsis: "...", arrow: "->", partial: "d", prime: "'", sum: "sum", product: "prod",
  integral: bar("int"),
  tallIntegral: false,
  radical: null,
  fences: {
    "(": tall("(", "/", "|", "\\", "|"), ")": tall(")", "\\", "|", "/", "|"), "[": tall("[", "[", "[", "[", "["), "]": tall("]", "]", "]", "]", "]"), "{": tall("{", "/", "|", "\\", "<"),
    "|": bar("|"), "‖": bar("||"), "⌊": tall("floor(", "[", "[", "[", "["), "⌋": tall(")", "]", "]", "]", "]"), "⌈": tall("ceil(", "[", "[", "[", "["), "⌉": tall(")", "]", "]", "]", "]"),
  },
  raised: () => null,
  lowered: () => null,
  text: toAscii,
  name: (name) => toAscii(name),
  relation: toAscii,
};
