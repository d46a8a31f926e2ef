// Which sizes an equality of vectors and matrices is tried with: small numbers, different ones for different sizes first.

/** Values for so many sizes, one row for each instance. */
export function sizePatterns(sizes: number, largest: number): readonly (readonly number[])[] {
  const patterns: readonly (readonly number[])[] =
    sizes === 0 ? [[]]
    : sizes === 1 ? [[2], [3], [1], [5]]
    : sizes === 2 ? [[2, 3], [3, 2], [1, 1], [2, 2], [5, 1], [1, 2]]
    : [[2, 3, 1], [3, 2, 2], [1, 2, 3], [2, 1, 2], [1, 1, 1]];
  const rows = patterns.map((pattern) => Array.from({ length: sizes }, (_, k) => Math.min(largest, pattern[k % pattern.length] ?? 1)));
  return rows.filter((row, k) => rows.findIndex((other) => other.join() === row.join()) === k);
}
