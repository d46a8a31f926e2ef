/** Values by a key of each, in their order. */
export function grouped<T, K>(values: readonly T[], keyOf: (value: T) => K): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>();
  for (const value of values) {
    const same = found.get(keyOf(value));
    if (same === undefined) found.set(keyOf(value), [value]);
    else same.push(value);
  }
  return found;
}
