// Answers that are worked out once.

/** Where answers are kept: a map, or one that does not keep its keys alive. */
interface Kept<K, V> {
  get(key: K): { readonly made: V } | undefined;
  set(key: K, answer: { readonly made: V }): unknown;
}

/** The answers of a function, each worked out once for a key. */
export function memoised<K, V>(compute: (key: K) => V): (key: K) => V {
  return keptIn(new Map<K, { readonly made: V }>(), compute);
}

/** The same for objects, which it does not keep alive. */
export function onceFor<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  return keptIn(new WeakMap<K, { readonly made: V }>(), compute);
}

function keptIn<K, V>(known: Kept<K, V>, compute: (key: K) => V): (key: K) => V {
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.made;
    const made = compute(key);
    known.set(key, { made });
    return made;
  };
}
