// The letters of mathematics: LaTeX commands against Unicode characters for Greek, accents, fonts, subscripts and superscripts. The one table that the
// readers and the printers share, so that a name read from any notation is the same name.

function inverse(table: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const [key, value] of table) if (!result.has(value)) result.set(value, key);
  return result;
}

/** Greek commands without the backslash → the letter, after unicode-math: `\epsilon` is ϵ and `\varepsilon` ε, `\phi` is ϕ and `\varphi` φ. */
export const GREEK_LETTERS: ReadonlyMap<string, string> = new Map([
  ["alpha", "α"], ["beta", "β"], ["gamma", "γ"], ["delta", "δ"], ["epsilon", "ϵ"], ["varepsilon", "ε"], ["zeta", "ζ"], ["eta", "η"], ["theta", "θ"],
  ["vartheta", "ϑ"], ["iota", "ι"], ["kappa", "κ"], ["varkappa", "ϰ"], ["lambda", "λ"], ["mu", "μ"], ["nu", "ν"], ["xi", "ξ"], ["omicron", "ο"], ["pi", "π"],
  ["varpi", "ϖ"], ["rho", "ρ"], ["varrho", "ϱ"], ["sigma", "σ"], ["varsigma", "ς"], ["tau", "τ"], ["upsilon", "υ"], ["phi", "ϕ"], ["varphi", "φ"], ["chi", "χ"],
  ["psi", "ψ"], ["omega", "ω"], ["digamma", "ϝ"],
  ["Gamma", "Γ"], ["Delta", "Δ"], ["Theta", "Θ"], ["Lambda", "Λ"], ["Xi", "Ξ"], ["Pi", "Π"], ["Sigma", "Σ"], ["Upsilon", "Υ"], ["Phi", "Φ"], ["Psi", "Ψ"],
  ["Omega", "Ω"],
]);

/** Other commands that are one letter. */
export const LETTER_COMMANDS: ReadonlyMap<string, string> = new Map([
  ["ell", "ℓ"], ["partial", "∂"], ["nabla", "∇"], ["hbar", "ℏ"], ["hslash", "ℏ"], ["imath", "ı"], ["jmath", "ȷ"], ["wp", "℘"], ["aleph", "ℵ"], ["infty", "∞"], ["Re", "ℜ"], ["Im", "ℑ"],
  ["eth", "ð"], ["star", "⋆"], ["ast", "∗"], ["dagger", "†"], ["prime", "′"], ["top", "⊤"], ["perp", "⊥"],
]);

/** A letter → its command without the backslash: Greek and the others. */
export const LETTER_TO_COMMAND: ReadonlyMap<string, string> = inverse(new Map([...GREEK_LETTERS, ...LETTER_COMMANDS]));

/** Accent commands without the backslash → the combining mark. Several commands give one mark; the first is the one that is printed. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["hat", "\u0302"], ["widehat", "\u0302"], ["bar", "\u0304"], ["overline", "\u0304"], ["tilde", "\u0303"], ["widetilde", "\u0303"], ["dot", "\u0307"], ["ddot", "\u0308"],
  ["dddot", "\u20DB"], ["vec", "\u20D7"], ["overrightarrow", "\u20D7"], ["check", "\u030C"], ["breve", "\u0306"], ["acute", "\u0301"], ["grave", "\u0300"],
  ["mathring", "\u030A"], ["underline", "\u0332"],
]);

/** A combining mark → the accent command that is printed for it. */
export const MARK_TO_ACCENT: ReadonlyMap<string, string> = inverse(ACCENTS);

interface Alphabet {
  /** The command that is printed for it. */
  readonly command: string;
  readonly runs: readonly { readonly from: string; readonly count: number; readonly to: number }[];
  /** Letters that Unicode had before the block was made. */
  readonly exceptions: ReadonlyMap<string, string>;
}

const BOLD: Alphabet = {
  command: "mathbf",
  runs: [
    { from: "A", count: 26, to: 0x1d400 }, { from: "a", count: 26, to: 0x1d41a }, { from: "0", count: 10, to: 0x1d7ce }, { from: "Α", count: 17, to: 0x1d6a8 },
    { from: "Σ", count: 7, to: 0x1d6ba }, { from: "α", count: 25, to: 0x1d6c2 },
  ],
  exceptions: new Map([
    ["∇", "𝛁"], ["∂", "𝛛"], ["ϵ", "𝛜"], ["ϑ", "𝛝"], ["ϰ", "𝛞"], ["ϕ", "𝛟"], ["ϱ", "𝛠"], ["ϖ", "𝛡"],
  ]),
};
/** Families of vectors beside a vector of the same letter, which no command makes. */
const BOLD_ITALIC: Alphabet = {
  command: "boldsymbol",
  runs: [{ from: "A", count: 26, to: 0x1d468 }, { from: "a", count: 26, to: 0x1d482 }, { from: "Α", count: 17, to: 0x1d71c }, { from: "Σ", count: 7, to: 0x1d72e }, { from: "α", count: 25, to: 0x1d736 }],
  exceptions: new Map([["ϵ", "𝝐"], ["ϑ", "𝝑"], ["ϰ", "𝝒"], ["ϕ", "𝝓"], ["ϱ", "𝝔"], ["ϖ", "𝝕"]]),
};
const CALLIGRAPHIC: Alphabet = {
  command: "mathcal",
  runs: [{ from: "A", count: 26, to: 0x1d49c }, { from: "a", count: 26, to: 0x1d4b6 }],
  exceptions: new Map([["B", "ℬ"], ["E", "ℰ"], ["F", "ℱ"], ["H", "ℋ"], ["I", "ℐ"], ["L", "ℒ"], ["M", "ℳ"], ["R", "ℛ"], ["e", "ℯ"], ["g", "ℊ"], ["o", "ℴ"]]),
};
const BLACKBOARD: Alphabet = {
  command: "mathbb",
  runs: [{ from: "A", count: 26, to: 0x1d538 }, { from: "a", count: 26, to: 0x1d552 }, { from: "0", count: 10, to: 0x1d7d8 }],
  exceptions: new Map([["C", "ℂ"], ["H", "ℍ"], ["N", "ℕ"], ["P", "ℙ"], ["Q", "ℚ"], ["R", "ℝ"], ["Z", "ℤ"]]),
};
const FRAKTUR: Alphabet = {
  command: "mathfrak",
  runs: [{ from: "A", count: 26, to: 0x1d504 }, { from: "a", count: 26, to: 0x1d51e }],
  exceptions: new Map([["C", "ℭ"], ["H", "ℌ"], ["I", "ℑ"], ["R", "ℜ"], ["Z", "ℨ"]]),
};

function lettersOf(alphabet: Alphabet): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const run of alphabet.runs) {
    const start = run.from.codePointAt(0) ?? 0;
    for (let k = 0; k < run.count; k++) table.set(String.fromCodePoint(start + k), String.fromCodePoint(run.to + k));
  }
  for (const [plain, letter] of alphabet.exceptions) table.set(plain, letter);
  return table;
}

/** Font commands without the backslash → plain letter → letter of the font. */
export const FONTS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  [
    { commands: ["mathbf", "boldsymbol", "bm", "pmb", "mathbfit"], alphabet: BOLD }, { commands: ["mathcal", "mathscr", "cal"], alphabet: CALLIGRAPHIC },
    { commands: ["mathbb", "mathds", "mathbbm"], alphabet: BLACKBOARD }, { commands: ["mathfrak", "frak"], alphabet: FRAKTUR },
  ].flatMap(({ commands, alphabet }) => {
    const letters = lettersOf(alphabet);
    return commands.map((command): [string, ReadonlyMap<string, string>] => [command, letters]);
  }),
);

/** Font commands that leave the letters as they are; several letters in one are one name (`\mathrm{MSE}`). */
export const PLAIN_FONTS: ReadonlySet<string> = new Set([
  "mathrm", "text", "textrm", "textit", "textbf", "textsf", "texttt", "operatorname", "mathsf", "mathit", "mathtt", "mathnormal", "mbox", "rm", "it",
]);

const FONT_LETTERS: ReadonlyMap<string, { readonly command: string; readonly plain: string }> = new Map(
  [BOLD, BOLD_ITALIC, CALLIGRAPHIC, BLACKBOARD, FRAKTUR].flatMap((alphabet) =>
    [...lettersOf(alphabet)].map(([plain, letter]): [string, { command: string; plain: string }] => [letter, { command: alphabet.command, plain }]),
  ),
);

/** The font command and the plain letter of a letter such as 𝐱 or ℝ; null for a plain one. */
export function fontOfLetter(letter: string): { readonly command: string; readonly plain: string } | null {
  return FONT_LETTERS.get(letter) ?? null;
}

/** The letters of `plain` in the font of a command (`mathbf`, `bm`, `mathbb`, …); characters that the font does not have stay. */
export function inFont(command: string, plain: string): string {
  const letters = FONTS.get(command);
  if (letters === undefined) return plain;
  return [...plain.normalize("NFD")].map((letter) => letters.get(letter) ?? letter).join("").normalize("NFC");
}

/**
 * The name with an accent on its stem, in NFC: `accented("y", "hat")` is ŷ, `accented("x_0", "bar")` is x̄_0. The name itself where the command is no accent.
 */
export function accented(name: string, command: string): string {
  const mark = ACCENTS.get(command);
  if (mark === undefined) return name;
  const suffix = name.slice(1).search(/[_^]/);
  const end = suffix < 0 ? name.length : suffix + 1;
  return (name.slice(0, end) + mark + name.slice(end)).normalize("NFC");
}

function pairs(special: string, plain: string): ReadonlyMap<string, string> {
  const characters = [...plain];
  return new Map([...special].map((letter, k): [string, string] => [letter, characters[k] ?? letter]));
}

/** Unicode superscript characters → plain ones. */
export const SUPERSCRIPTS: ReadonlyMap<string, string> = pairs(
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ",
  "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ",
);
/** Unicode subscript characters → plain ones. */
export const SUBSCRIPTS: ReadonlyMap<string, string> = pairs("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", "0123456789+-=()aehijklmnoprstuvxβγρφχ");

const TO_SUPERSCRIPT: ReadonlyMap<string, string> = new Map([...inverse(SUPERSCRIPTS), ["−", "⁻"]]);
const TO_SUBSCRIPT: ReadonlyMap<string, string> = new Map([...inverse(SUBSCRIPTS), ["−", "₋"]]);

function translated(text: string, table: ReadonlyMap<string, string>): string | null {
  let result = "";
  for (const character of text) {
    const there = table.get(character);
    if (there === undefined) return null;
    result += there;
  }
  return result;
}

/** The text in superscript characters, or null where Unicode lacks one. */
export function toSuperscript(text: string): string | null {
  return translated(text, TO_SUPERSCRIPT);
}

/** The text in subscript characters, or null where Unicode lacks one. */
export function toSubscript(text: string): string | null {
  return translated(text, TO_SUBSCRIPT);
}
