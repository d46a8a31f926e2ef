// Sentences that begin with what may be mathematics.

/** The text with a capital at its beginning, where it begins with a word: "x = 2 satisfies …" stays. */
export function asSentence(text: string): string {
  return /^\p{L}(?:\p{L}|['’]|\s+\p{L})/u.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}
