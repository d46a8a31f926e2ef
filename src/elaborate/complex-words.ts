// Does a document speak of complex numbers, so that i is the imaginary unit? Only what leaves no doubt counts: the words, i² = −1, e^{iθ}, ℂ, z = a + bi, real and imaginary parts.

const WORDS = /\bcomplex(?:\s+|-)(?:numbers?|plane|conjugat\w+|roots?|valued|variables?|exponentials?|analysis|solutions?|form|arithmetic|eigenvalues?|functions?)\b|\bimaginary\s+(?:unit|parts?|numbers?|axis)\b|\b(?:de\s*)?Moivre\b|\bEuler(?:['’]?s)?\s+(?:formula|identity)\b|\bpolar\s+form\b|\bArgand\b/i;
/** The letter i, alone or before one other letter; "if", "in", "is" and "it" are words. */
const LETTER_I = String.raw`(?<![a-zA-Z\\_{])i(?:(?![a-zA-Z_])|(?=[abcdkpqruvwxyz](?![a-zA-Z])))`;
const SIGNS = new RegExp(
  [
    String.raw`${LETTER_I}\s*\^\s*\{?\s*2\s*\}?\s*=\s*-\s*1`,
    String.raw`\\sqrt\s*\{?\s*-\s*1\s*\}?\s*=\s*i(?![a-zA-Z])|${LETTER_I}\s*=\s*(?:\\sqrt\s*\{?|sqrt\s*\()\s*-\s*1`,
    String.raw`\\mathbb\s*\{?\s*C\b`,
    String.raw`\\(?:Re|Im)(?![a-zA-Z])|\\(?:operatorname|mathrm|text)\s*\{\s*(?:Re|Im)\s*\}`,
    // e^{iθ}, e^{-2πi t}
    String.raw`(?<![a-zA-Z])e\s*\^\s*[{(]\s*-?[^{}()=]{0,24}(?<![a-zA-Z\\_])i\s*(?:\\?(?:theta|phi|varphi|pi|omega|alpha|beta)\b|[θφϕπωαβ]|[xtkα]\b|\\?,|\\left|\(|[)}])`,
    String.raw`(?<![a-zA-Z])e\s*\^\s*[{(]?\s*-?\s*(?:\\left\s*)?\(?\s*\\[dt]?frac\s*\{[^{}]*(?<![a-zA-Z\\_])i\s*\\(?:pi|theta)`,
    String.raw`(?<![a-zA-Z])[zw](?:_\{?\d\}?)?\s*=\s*[^$=\\]{0,30}${LETTER_I}`,
    String.raw`\\cos\s*\(?\s*\\?[a-z]+\s*\)?\s*\+\s*i\s*\\sin`,
  ].join("|"),
);

/** What shows that a letter is complex: its conjugate, modulus or parts, the words, `z = a + bi`. */
const COMPLEX_LETTER = (letter: string): RegExp => new RegExp(
  [
    String.raw`\\(?:bar|overline)\s*\{?\s*${letter}(?![a-zA-Z])`, String.raw`(?:\||\\[lr]?vert)\s*${letter}(?![a-zA-Z])`, String.raw`(?<![a-zA-Z])${letter}(?:_\{?\d\}?)?\s*\^\s*(?:\{\s*)?(?:\*|\\ast)`,
    String.raw`\\(?:arg|Re|Im)(?![a-zA-Z])\s*\(?\s*${letter}`, String.raw`(?:Re|Im|arg)\s*\}?\s*(?:\\left\s*)?[({]\s*${letter}(?![a-zA-Z])`, String.raw`complex\s+(?:numbers?|variables?)\s*:?\s*(?:\$|\\\()?\s*${letter}(?![a-zA-Z])`,
    String.raw`(?<![a-zA-Z\\])${letter}(?:_\{?\d\}?)?\s*=[^$=]{0,40}${LETTER_I}`,
  ].join("|"),
);

/** What a text says of complex numbers: the letters that it calls so; null where it does not speak of them. */
export function complexNumbersIn(text: string): { readonly letters: ReadonlySet<string> } | null {
  if (!WORDS.test(text) && !SIGNS.test(text) && !SIGNS.test(withoutBraces(text))) return null;
  const letters = new Set<string>();
  for (const match of text.matchAll(/(?<![a-zA-Z\\])([a-zA-Z](?:\s*,\s*[a-zA-Z])*)\s*\\in\s*\\mathbb\s*\{?\s*C\b/g)) for (const letter of (match[1] ?? "").split(",")) letters.add(letter.trim());
  for (const letter of ["z", "w"]) if (COMPLEX_LETTER(letter).test(text)) letters.add(letter);
  return { letters };
}

/** `{i}` and `\mathrm{2}` as i and 2. */
function withoutBraces(text: string): string {
  return text.replace(/\\mathrm\s*\{\s*(\w+)\s*\}/g, "$1").replace(/(?<![_^a-zA-Z])\{\s*([a-zA-Z])\s*\}/g, "$1");
}
