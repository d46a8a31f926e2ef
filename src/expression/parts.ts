/** The letters that the two functions of an integration by parts usually have. */
const PARTS: readonly (readonly [string, string])[] = [["u", "v"], ["f", "g"], ["U", "V"]];

/** The other letter of such a pair: v for u; null for other letters. */
export function partOf(name: string): string | null {
  const [pair] = PARTS.filter((each) => each.includes(name));
  return pair === undefined ? null : pair[0] === name ? pair[1] : pair[0];
}
