// Decides whether the difference of two expressions vanishes, by evaluating it in towers of prime fields where exp, log, powers, roots, sine and
// cosine are homomorphisms. The second of the judge's two voices: it shows equality, the enclosures of real numbers show inequality.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { boundDegree, errorLog2, looseDegree, type DegreeBound, type FamilyBound } from "./fingerprint-bound.js";
import { mixHash } from "./fingerprint-field.js";
import type { Operation, Program } from "./fingerprint-instruction.js";
import { compileDifference } from "./fingerprint-program.js";
import { PRIME_FAMILY_SIZE, singleField, SMALLEST_SINGLE_MODULUS, TOWER_FAMILY_SIZE, towerOfFamily, type Tower } from "./fingerprint-tower.js";
import { NO_VALUE, runTrial, type SignChoice } from "./fingerprint-trial.js";

export interface FingerprintOptions {
  /** The least number of trials; more are made until the error is below 2^-60. */
  readonly trials: number;
  /** All randomness comes from it: the same seed and expressions give the same result. */
  readonly seed: number;
  /** The names of the symbols that stand for integers. */
  readonly integers: ReadonlySet<string>;
  /** The most work units (about one modular multiplication each) to spend. */
  readonly workBudget: number;
}

export type FingerprintResult =
  | {
      readonly kind: "zero";
      readonly errorLog2: number;
      readonly bound: "proven" | "heuristic";
      readonly trials: number;
      /** `any`: zero whichever square root each √ and |·| stands for, so that branches do not matter. `some`: zero for one choice of the roots. */
      readonly roots: "any" | "some";
      /** False where the degree is beyond what the fields can tell from zero. */
      readonly isFirm: boolean;
    }
  | {
      readonly kind: "nonzero";
      /** True where no relation between real functions goes unseen, so that being equal nevertheless would be a coincidence of the fields. */
      readonly isFaithful: boolean;
      /** True for quotients of polynomials, where it is a proof: the two are different rational functions. */
      readonly isProof: boolean;
    }
  | { readonly kind: "unknown"; readonly reason: string };

const ENOUGH = -60;
/** What is reported where the lemma leaves no doubt at all. */
const CERTAIN = -1024;
const MOST_TRIALS = 12;
/** The most combinations of classes of integer exponents, each of which takes a trial. */
const MOST_CLASSES = 256;
/** The first trial starts in one of so many towers, which keeps their tables of logarithms few and warm. */
const FIRST_TOWERS = 16;
/** A trial starts with a prime of its own and draws so many points before it takes another. */
const DRAWS_PER_PRIME = 2;
/** Points to draw for a trial until one lies in the domain. */
const MOST_DRAWS = 512;
/** Points at which the argument of an absolute value was negative, after which they are accepted. */
const MOST_NEGATIVE_DRAWS = 24;
/** Points to try for a trial where roots leave the choice of a sign to the field: the first trial, and each after it. */
const FIRST_SIGN_DRAWS = 16;
const LATER_SIGN_DRAWS = 96;
/** The most different even roots whose signs are all tried in every combination. */
const MOST_SIGNS = 4;
/** Points to draw until every combination of signs has a value, before those that have are taken. */
const MOST_SIGN_DRAWS = 48;
/** So many points without a zero for any choice of signs make a nonzero that can be trusted. */
const MOST_QUIET = 12;
/** A prime of p digits tells a polynomial of this degree from zero. */
const FIRM = -30;

/**
 * Is a − b zero wherever it has a value, up to branches?
 *
 * `zero` says that the expressions are equal by the laws of arithmetic, of exp and log, of powers and roots, and of sine and cosine, *up to
 * branches*: log is log|·|, and √(u²), like |u|, stands for one of ±u, chosen so that roots and absolute values multiply (|u| is u where that is
 * possible for all absolute values at once). So `sqrt(x^2)` and `x`, or `log(1-x)` and `log(x-1)`, are zero here; the sign of every branch-losing
 * argument and agreement at real points are for the caller to prove, unless `roots` is `any`: then the equation holds for every choice of a square root
 * for each radicand, the real one among them, and equality of the real functions follows. `nonzero` alone proves nothing unless it `isProof`: relations
 * between functions that have no homomorphism here are not seen. Functions nested beyond the towers are taken for
 * such, too. `unknown` says why: no point of the domain found, or the work budget spent.
 *
 * Both nodes are of the given arena and free of derivatives, sums and relations; any such node inside is taken as an unknown quantity of its own.
 * Runs in time linear in the distinct nodes.
 *
 * The error. For quotients of integer polynomials in variables, unknown functions, exp(linear) or sin and cos(linear), with `bound: "proven"`, a
 * − b ≠ 0 is called zero with probability at most 2^errorLog2 over the seed (taking the seeded hash as random): by the lemma of Schwartz (1980)
 * and Zippel (1979), with the primes that divide all coefficients counted, and with distinct exponentials of independent linear exponents being
 * independent uniform elements of a subgroup. Everything else is `heuristic`: errorLog2 is then what it would be if the residues of a non-zero
 * difference were spread evenly, (points tried / least prime)^trials. Sources: G. H. Gonnet, "Determining equivalence of expressions in random
 * polynomial time" (STOC 1984); M. Monagan and G. H. Gonnet, "Signature functions for algebraic numbers" (ISSAC 1994).
 */
export function fingerprintDifference(arena: Arena, a: Node, b: Node, options: FingerprintOptions): FingerprintResult {
  const compiled = compileDifference(arena, a, b, { integers: options.integers, mostInstructions: options.workBudget });
  if (compiled.kind === "failed") return { kind: "unknown", reason: compiled.reason };
  const { program } = compiled;
  const ambiguous = program.rootDegrees.some((degree) => degree % 2 === 0);
  if (ambiguous) {
    const found = bySigns(program, options);
    if (found !== null) return found;
  }
  return canonically(program, options, ambiguous);
}

/** What is not zero: a proof for programs of the field operations alone, since these commute with taking residues. */
function nonzero(program: Program, isFaithful: boolean): FingerprintResult {
  const isProof = program.rootDegrees.length === 0 && program.instructions.operations.every((operation) => FIELD_OPERATIONS.has(operation));
  return { kind: "nonzero", isFaithful: isFaithful && program.isFaithful, isProof };
}

const FIELD_OPERATIONS: ReadonlySet<Operation> = new Set(["constant", "variable", "add", "subtract", "negate", "multiply", "divide", "power"]);

/**
 * All combinations of signs of the even roots at each point: zero where every one gives zero, nonzero where none does. Null elsewhere, and where there
 * are too many roots.
 */
function bySigns(program: Program, options: FingerprintOptions): FingerprintResult | null {
  const classes = program.torsion ** program.exponentVariables.length;
  if (classes > 16) return null;
  let least = Math.max(options.trials, classes);
  let quiet = 0;
  const values = new Float64Array(program.length + 1);
  let family: FamilyBound | null = null;
  let spent = 0;
  let attempts = 0;
  let trial = 0;
  while (trial < least || (trial < MOST_TRIALS && family !== null && errorOf(family, trial) > ENOUGH)) {
    trial += 1;
    let all: { readonly zeros: number; readonly values: number; readonly patterns: number } | null = null;
    for (let draw = 0; draw < MOST_DRAWS && (all === null || (all.values < all.patterns && draw < MOST_SIGN_DRAWS)); draw += 1) {
      const seed = mixHash(mixHash(options.seed, 0x51675), attempts);
      const tower = program.height === 1 ? singleField(program.kind, seed) : familyTower(program, options.seed, attempts);
      attempts += 1;
      if (tower === null) continue;
      let zeros = 0;
      let met = 0;
      let count = 0;
      for (let pattern = 0; pattern < 1 << met || pattern === 0; pattern += 1) {
        spent += program.cost;
        if (spent > options.workBudget) return { kind: "unknown", reason: "the work budget of the fingerprint was spent" };
        const signs: SignChoice = { pattern, met: [] };
        const residue = runTrial(program, tower, seed, (trial - 1) % classes, values, signs);
        met = Math.max(met, signs.met.length);
        if (met > MOST_SIGNS) return null;
        if (residue === NO_VALUE) {
          // At most draws the first one fails on a root that does not exist, whatever the signs of the others.
          if (pattern === 0 && met <= 1) break;
          continue;
        }
        count += 1;
        if (residue === 0) zeros += 1;
      }
      if (count === 0 || (all !== null && all.values >= count)) continue;
      all = { zeros, values: count, patterns: 1 << met };
      family = widen(family, program, tower);
    }
    if (all === null || family === null) return null;
    if (all.zeros === 0) {
      // The fields choose more than signs (which fourth root of u² is √u): only many points with no zero for any choice are to be trusted.
      quiet += 1;
      if (all.values < all.patterns || trial > quiet) return null;
      if (quiet >= MOST_QUIET) return nonzero(program, true);
      least = Math.max(least, trial + 1);
      continue;
    }
    if (quiet > 0) return null;
    if (all.zeros !== all.patterns) return null;
  }
  if (family === null) return null;
  return {
    kind: "zero", errorLog2: errorOf(family, trial), bound: "heuristic", trials: trial, roots: "any", isFirm: isFirm(program, family, trial),
  };
}

const errorOf = (family: FamilyBound, trials: number): number => -trials * Math.log2(family.smallestSample);

/** One point per trial, with the canonical roots. */
function canonically(program: Program, options: FingerprintOptions, ambiguous: boolean): FingerprintResult {
  let bound: DegreeBound | null = null;
  const classes = program.torsion ** program.exponentVariables.length;
  if (classes > MOST_CLASSES) return { kind: "unknown", reason: "too many integers stand in exponents for a fingerprint" };
  // Roots of unity to integer powers tell classes of integers apart, not points: every class has its trial.
  const leastTrials = Math.max(options.trials, classes);
  const mostTrials = Math.max(MOST_TRIALS, leastTrials);
  const values = new Float64Array(program.length + 1);
  // Absolute values are first looked at where their arguments are positive, and elsewhere only if no such point is found.
  let acceptsNegative = false;
  let family: FamilyBound | null = null;
  let spent = 0;
  let attempts = 0;
  let worstDraws = 1;

  for (let trial = 1; ; trial += 1) {
    const signDraws = !ambiguous ? 1 : trial === 1 ? FIRST_SIGN_DRAWS : LATER_SIGN_DRAWS;
    let tried = 0;
    let negatives = 0;
    let isZero = false;
    let single: Tower | null = null;
    for (let draw = 0; draw < MOST_DRAWS && tried < signDraws && !isZero; draw += 1) {
      spent += program.cost;
      if (spent > options.workBudget) return { kind: "unknown", reason: "the work budget of the fingerprint was spent" };
      const seed = mixHash(mixHash(options.seed, 0x5eed), attempts);
      if (draw % DRAWS_PER_PRIME === 0) single = program.height === 1 ? singleField(program.kind, seed) : null;
      const tower = single ?? familyTower(program, options.seed, attempts);
      attempts += 1;
      if (tower === null) continue;
      const residue = runTrial(program, tower, seed, trial - 1, values, null);
      if (residue === NO_VALUE) continue;
      if (!acceptsNegative && values[program.length] === 1) {
        negatives += 1;
        acceptsNegative = trial === 1 && tried === 0 && negatives >= MOST_NEGATIVE_DRAWS;
        continue;
      }
      tried += 1;
      isZero = residue === 0;
      family = widen(family, program, tower);
    }
    if (tried === 0 || family === null) return { kind: "unknown", reason: "no point was found where both sides have a residue" };
    if (!isZero) return nonzero(program, !ambiguous);
    worstDraws = Math.max(worstDraws, tried);
    if (trial < leastTrials) continue;
    // Most differences that are not zero show it at once, and need no bound.
    bound ??= boundDegree(program);
    const verdict = enough(bound, family, { trials: trial, mostTrials, draws: worstDraws, attempts });
    if (verdict === null) continue;
    return { ...verdict, trials: trial, roots: ambiguous ? "some" : "any", isFirm: verdict.bound === "proven" || isFirm(program, family, trial) };
  }
}

/** How far a judgement has come. */
interface Progress {
  readonly trials: number;
  readonly mostTrials: number;
  /** The most points that one trial tried. */
  readonly draws: number;
  readonly attempts: number;
}

/** May the trials be believed for the degree there is? */
function isFirm(program: Program, family: FamilyBound, trials: number): boolean {
  const degree = Math.max(1, looseDegree(program));
  return degree < family.smallestModulus && trials * Math.log2(degree / family.smallestModulus) <= FIRM;
}

/** The verdict on so many trials that all were zero; null where more are needed. */
function enough(
  bound: DegreeBound, family: FamilyBound, { trials, mostTrials, draws, attempts }: Progress,
): { readonly kind: "zero"; readonly errorLog2: number; readonly bound: "proven" | "heuristic" } | null {
  // Towers of a fixed family are different ones only until all were used.
  const proven = family.drawnFrom === null && attempts > TOWER_FAMILY_SIZE ? 0 : errorLog2(bound, family, trials);
  if (proven <= ENOUGH) return { kind: "zero", errorLog2: Math.max(proven, CERTAIN), bound: "proven" };
  const couldBeProven = bound.isExact && errorLog2(bound, family, mostTrials) <= ENOUGH;
  if (couldBeProven && trials < mostTrials) return null;
  const heuristic = trials * Math.log2(draws / family.smallestSample);
  return heuristic <= ENOUGH || trials >= mostTrials ? { kind: "zero", errorLog2: heuristic, bound: "heuristic" } : null;
}

function familyTower(program: Program, seed: number, attempt: number): Tower | null {
  const offset = (mixHash(seed, 31) >>> 0) % FIRST_TOWERS;
  return towerOfFamily(program.kind, program.height, (offset + attempt) % TOWER_FAMILY_SIZE);
}

function widen(family: FamilyBound | null, program: Program, tower: Tower): FamilyBound {
  if (program.height === 1) {
    return { smallestSample: SMALLEST_SINGLE_MODULUS - 1, smallestModulus: SMALLEST_SINGLE_MODULUS, drawnFrom: PRIME_FAMILY_SIZE[program.kind] };
  }
  return {
    smallestSample: Math.min(family?.smallestSample ?? Infinity, (tower[0]?.modulus ?? 2) - 1),
    smallestModulus: Math.min(family?.smallestModulus ?? Infinity, tower[-program.lowest]?.modulus ?? 2),
    drawnFrom: null,
  };
}
