// What a diagnosis may cost, in the work units of the judge (judge/work.ts): one is about one operation on doubles. All that a wrong step sets off (the search for a repair, the mistakes of the catalogue, what the judge
// confirms, the lines redone after it) is paid out of one purse. When it is empty, what was found stands and nothing more is begun.

import type { Arena } from "../expression/arena.js";
import { createWork, type Work } from "../judge/work.js";

/** For one wrong step. An ordinary one takes a few hundred thousand. */
export const DIAGNOSIS_BUDGET = 60_000_000;

/** What is paid for, in units. */
export const PRICES = {
  /** A node that is made. */
  node: 150,
  /** An edit that is thought of, for each part that stands on the way to it. */
  part: 10,
  /** A character of a line that is rated. */
  rated: 30,
  /** A place at which the undoing of a mistake is tried. */
  undone: 200,
  /** A character of a line that is laid beside one that is expected: for itself, and for each character of the other. */
  laidBeside: 10,
  aligned: 0.3,
  /** A character of a text that is read again. */
  character: 300,
  /** A candidate held against the line before, at a dozen points, for each of its nodes. */
  compared: 400,
  /** The same for vectors and matrices, on instances. */
  instances: 100_000,
  /** A statement held against the one before. */
  statement: 20_000,
  /** A candidate given to a judge that does not say what it takes. */
  judged: 500_000,
} as const;

export type { Work };

/** A purse for one diagnosis. */
export const createPurse = (): Work => createWork(DIAGNOSIS_BUDGET);

/** Takes units away; false, without taking any, where there are none left, and false where these are more than were left. */
export const pays = (work: Work, units: number): boolean => work.left > 0 && work.spend(units);

/** Pays for the nodes that were made since it was last asked; false where nothing more is to be begun. */
export function createNodeMeter(arena: Arena, work: Work): () => boolean {
  let known = arena.size();
  return () => {
    const size = arena.size();
    work.spend(PRICES.node * (size - known));
    known = size;
    return work.left > 0;
  };
}
