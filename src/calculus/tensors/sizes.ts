// Symbolic sizes and what is known to be equal among them. A size has a label where the document names it (`n`, `3`); sizes without one are found out by unification
// over a whole derivation.

/** A size; which ones are the same is asked of the `Sizes` that made it. */
export type Size = number;

export interface Sizes {
  readonly one: Size;
  /** The size of this name or number; the same name is the same size. */
  named(label: string): Size;
  fresh(): Size;
  /** n + m or n·m, of blocks beside each other and of Kronecker products; of the same sizes the same one. */
  combined(kind: Combination["kind"], parts: readonly Size[]): Size;
  /** What a size is combined of; null for any other. */
  combinationOf(size: Size): Combination | null;
  find(size: Size): Size;
  labelOf(size: Size): string | null;
  /** Makes two sizes equal; false where both are labelled differently, or where an unknown size would have to be 1. */
  unify(a: Size, b: Size): boolean;
  has(label: string): boolean;
  /** What is known, to come back to. */
  save(): SavedSizes;
  restore(saved: SavedSizes): void;
}

export interface Combination {
  readonly kind: "sum" | "product";
  readonly parts: readonly Size[];
}

export interface SavedSizes {
  readonly combinations: ReadonlyMap<Size, Combination>;
  readonly parents: readonly number[];
  readonly labels: readonly (string | null)[];
  readonly names: ReadonlyMap<string, Size>;
}

/** No sizes but 1. */
export function createSizes(): Sizes {
  let parents: number[] = [];
  let labels: (string | null)[] = [];
  let names = new Map<string, Size>();
  let combinations = new Map<Size, Combination>();

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

  /** The parts by their roots in the order in which they were written, those of sums in sums and of products in products among them; sizes of 1 multiply nothing. */
  function flat(kind: Combination["kind"], parts: readonly Size[]): readonly Size[] {
    return parts.map(find).flatMap((part) => {
      const own = combinations.get(part);
      return own?.kind === kind ? flat(kind, own.parts) : kind === "product" && part === find(one) ? [] : [part];
    });
  }
  const sorted = (list: readonly Size[]): readonly Size[] => [...list].sort((a, b) => a - b);
  const areSame = (list: readonly Size[], other: readonly Size[]): boolean => list.length === other.length && sorted(list).every((part, k) => part === sorted(other)[k]);
  /** Is a size among the parts of another, so that they can't be the same? */
  function holds(whole: Size, part: Size): boolean {
    return combinations.get(find(whole))?.parts.some((each) => find(each) === find(part) || holds(each, part)) === true;
  }
  function combined(kind: Combination["kind"], parts: readonly Size[]): Size {
    const list = flat(kind, parts);
    const [only] = list;
    if (only === undefined) return one;
    if (list.length === 1) return only;
    const numbers = list.map((part) => Number(labels[part] ?? NaN));
    if (!numbers.some(Number.isNaN)) return named(String(kind === "sum" ? numbers.reduce((a, b) => a + b, 0) : numbers.reduce((a, b) => a * b, 1)));
    for (const [size, { kind: other, parts: others }] of combinations) {
      if (other === kind && areSame(flat(kind, others), list)) return find(size);
    }
    const made = make(null);
    combinations.set(made, { kind, parts: list });
    return made;
  }

  function labelOf(size: Size): string | null {
    const root = find(size);
    const combination = combinations.get(root);
    if (combination === undefined) return labels[root] ?? null;
    const words = combination.parts.map(labelOf);
    return words.includes(null) ? null : words.join(combination.kind === "sum" ? " + " : "·");
  }

  return {
    one,
    named,
    fresh: () => make(null),
    combined,
    combinationOf: (size) => combinations.get(find(size)) ?? null,
    find,
    labelOf,
    has: (label) => names.has(label),
    unify(a, b) {
      const [first, second] = [find(a), find(b)];
      if (first === second) return true;
      const [left, right] = [labels[first] ?? null, labels[second] ?? null];
      if (left !== null && right !== null) return false;
      if (left === "1" || right === "1") return false;
      const [one, other] = [combinations.get(first), combinations.get(second)];
      if (one !== undefined && other !== undefined) {
        // n + m of one side is n + m of the other, part by part; anything else is not told.
        const [ours, theirs] = [flat(one.kind, one.parts), flat(other.kind, other.parts)];
        if (holds(first, second) || holds(second, first)) return false;
        if (one.kind === other.kind && areSame(ours, theirs)) return true;
        return one.kind === other.kind && ours.length === theirs.length && ours.every((part, k) => this.unify(part, theirs[k] ?? part));
      }
      const number = [left, right].some((label) => label !== null && /^\d+$/.test(label));
      if (one !== undefined || other !== undefined) {
        if (number || holds(first, second) || holds(second, first)) return false;
        // A size that is known as n + m, whatever else it is called.
        if (one !== undefined) parents[second] = first;
        else parents[first] = second;
        return true;
      }
      if (left === null) parents[first] = second;
      else parents[second] = first;
      return true;
    },
    save: () => ({ parents: [...parents], labels: [...labels], names: new Map(names), combinations: new Map(combinations) }),
    restore(saved) {
      parents = [...saved.parents];
      labels = [...saved.labels];
      names = new Map(saved.names);
      combinations = new Map(saved.combinations);
    },
  };
}
