// Answers that are worked out once.

/** The answers of a function, each worked out once for a key. */
export function memoised<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = compute(key);
    known.set(key, made);
    return made;
  };
}

/** The same for objects, which it does not keep alive. */
export function onceFor<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly made: V }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.made;
    const made = compute(key);
    known.set(key, { made });
    return made;
  };
}
