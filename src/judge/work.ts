// The budget of one judgement, in work units: one unit is about one operation on doubles. No clock is read, so that the same document
// always gets the same verdict.

/** What is left to spend. */
export interface Work {
  readonly left: number;
  /** Takes units away; false where there are not that many, and then nothing more is to be begun. */
  spend(units: number): boolean;
  /** Runs with so many units held back, which nothing inside can spend; false where it would have spent more. */
  holdingBack(units: number, run: () => void): boolean;
}

export function createWork(budget: number): Work {
  // A property that is assigned, not a getter: an object literal with a getter costs a new hidden class each time.
  let heldBack = 0;
  let refused = false;
  const work = {
    left: budget,
    spend(units: number): boolean {
      if (heldBack > 0 && work.left - units < heldBack) {
        refused = true;
        return false;
      }
      work.left -= units;
      return work.left >= 0;
    },
    holdingBack(units: number, run: () => void): boolean {
      const outside = { heldBack, refused };
      heldBack = Math.max(heldBack, units);
      refused = false;
      run();
      const wasEnough = !refused && work.left >= 0;
      heldBack = outside.heldBack;
      refused = outside.refused || (heldBack > 0 && !wasEnough);
      return wasEnough;
    },
  };
  return work;
}

/** What a run of the tape on balls of so many bits costs: a transcendental function is worth many additions. */
export function ballCost(tape: { readonly length: number; readonly transcendental: number }, bits: number): number {
  return tape.length * (20 + Math.floor(bits / 8)) + tape.transcendental * (200 + bits);
}

/** What a run of so many instructions on double intervals costs: a transcendental function with outward rounding is worth dozens of additions. */
export function doubleCost(tape: { readonly length: number; readonly transcendental: number }, instructions: number): number {
  return instructions + Math.ceil((40 * tape.transcendental * instructions) / Math.max(1, tape.length)) + 8;
}
