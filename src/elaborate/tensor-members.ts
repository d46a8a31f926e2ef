// Vectors of a family beside a vector of the same letter: `\mathbf{x}_i` with a bare `\mathbf{x}` beside it. The members are of a family of its own, which the expression graph calls
// by the bold italic letter.

/** The first and the last letter of the bold alphabets, with where the bold italic one begins. */
const ALPHABETS: readonly (readonly [first: number, last: number, italic: number])[] = [[0x1D400, 0x1D433, 0x1D468], [0x1D6A8, 0x1D6E1, 0x1D71C]];

/** What the expression graph calls the family of a bold letter that stands for a vector too; null for other names. */
export function familyName(name: string): string | null {
  const parts = name.normalize("NFD");
  const code = parts.codePointAt(0) ?? 0;
  const alphabet = ALPHABETS.find(([first, last]) => code >= first && code <= last);
  if (alphabet === undefined || !/^.\p{M}*$/u.test(parts)) return null;
  const [first, , italic] = alphabet;
  return (String.fromCodePoint(code - first + italic) + parts.slice(String.fromCodePoint(code).length)).normalize("NFC");
}
