// A small seeded generator of random numbers (Mulberry32), so that a pair is known by its number alone and every run makes the same ones.

/** A stream of random numbers that is fixed by its seed, a non-negative integer. */
export function randomFrom(seed) {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  for (let k = 0; k < 4; k++) next();
  const integer = (least, greatest) => least + Math.floor(next() * (greatest - least + 1));
  return {
    next,
    /** An integer from `least` to `greatest`, both included. */
    integer,
    /** True with this probability. */
    chance: (probability) => next() < probability,
    pick: (items) => items[integer(0, items.length - 1)],
    /** The items in random order. */
    shuffle(items) {
      const shuffled = [...items];
      for (let k = shuffled.length - 1; k > 0; k--) {
        const other = integer(0, k);
        [shuffled[k], shuffled[other]] = [shuffled[other], shuffled[k]];
      }
      return shuffled;
    },
  };
}
