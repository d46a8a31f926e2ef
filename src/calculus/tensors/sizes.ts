// Symbolic sizes and what is known to be equal among them. A size has a label where the document names it (`n`, `3`); sizes without one are found out by unification
// over a whole derivation.

/** A size; which ones are the same is asked of the `Sizes` that made it. */
export type Size = number;

export interface Sizes {
  readonly one: Size;
  /** The size of this name or number; the same name is the same size. */
  named(label: string): Size;
  fresh(): Size;
  find(size: Size): Size;
  labelOf(size: Size): string | null;
  /** Makes two sizes equal; false where both are labelled differently, or where an unknown size would have to be 1. */
  unify(a: Size, b: Size): boolean;
  has(label: string): boolean;
  /** What is known, to come back to. */
  save(): SavedSizes;
  restore(saved: SavedSizes): void;
}

export interface SavedSizes {
  readonly parents: readonly number[];
  readonly labels: readonly (string | null)[];
  readonly names: ReadonlyMap<string, Size>;
}

/** No sizes but 1. */
export function createSizes(): Sizes {
  let parents: number[] = [];
  let labels: (string | null)[] = [];
  let names = new Map<string, Size>();

  function make(label: string | null): Size {
    parents.push(parents.length);
    labels.push(label);
    return parents.length - 1;
  }
  function find(size: Size): Size {
    let at = size;
    for (let up = parents[at]; up !== undefined && up !== at; up = parents[at]) at = up;
    return at;
  }
  function named(label: string): Size {
    const known = names.get(label);
    if (known !== undefined) return known;
    const made = make(label);
    names.set(label, made);
    return made;
  }
  const one = named("1");

  return {
    one,
    named,
    fresh: () => make(null),
    find,
    labelOf: (size) => labels[find(size)] ?? null,
    has: (label) => names.has(label),
    unify(a, b) {
      const [first, second] = [find(a), find(b)];
      if (first === second) return true;
      const [left, right] = [labels[first] ?? null, labels[second] ?? null];
      if (left !== null && right !== null) return false;
      if (left === "1" || right === "1") return false;
      if (left === null) parents[first] = second;
      else parents[second] = first;
      return true;
    },
    save: () => ({ parents: [...parents], labels: [...labels], names: new Map(names) }),
    restore(saved) {
      parents = [...saved.parents];
      labels = [...saved.labels];
      names = new Map(saved.names);
    },
  };
}
