// The single edits of a line that might repair it, as mathematics and as text side by side, from the simplest on. Each family of edits is a function in edits/; none of them knows
// which edit is right. Where the lines have values at points, only edits whose value fits are given; whether they are right, the search (repair.ts) finds out.

import { type Located, occurrences, type Path, replaceAt } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { nodesIn } from "../expression/traverse.js";
import { createNodeMeter, pays, PRICES, type Work } from "./budget.js";
import { baseCost, type Edit, type EditKind } from "./edit.js";
import { bracketEdits } from "./edits/brackets.js";
import { exponentEdits } from "./edits/exponents.js";
import { coefficientEdits, dropEdits } from "./edits/factors.js";
import { absoluteEdits, functionEdits, quotientEdits, reciprocalEdits, symbolEdits, unwrappedEdits } from "./edits/names.js";
import { operatorEdits } from "./edits/operators.js";
import { numberEdits } from "./edits/numbers.js";
import { pieceEdits } from "./edits/pieces.js";
import type { CandidateInput, Draft, Family, Place } from "./edits/place.js";
import { signEdits } from "./edits/signs.js";
import { derivativeEdits, termEdits } from "./edits/terms.js";
import type { ExpectedForms } from "./expected-forms.js";
import { holdsDerivative } from "./fitting.js";
import { waysTo } from "./outward.js";
import { distancesFrom, type Reach, reaches } from "./reach.js";
import { agree, type PointValues, type Values } from "./point-values.js";
import { applySplice, textOf, wholeRange } from "./splice.js";
import { changeIn, createAlignment, createAwkwardness, createLikeness, idleBrackets } from "./likeness.js";

/** Of a line larger than this only the beginning is searched. */
const MOST_PLACES = 600;
const MOST_EDITS = 6000;
/** So many characters are read again, in texts with changed brackets, and at least a few such texts. */
const MOST_READ = 4000;
const FEWEST_READ = 4;

/** By what the candidates are sifted and ranked. */
export interface Sieve {
  readonly values: PointValues;
  /** What the whole line must be. */
  readonly wanted: Values;
  readonly forms: ExpectedForms;
  /** Texts that the line may be expected to read like. */
  readonly like: string;
  readonly reread: (text: string) => Node | null;
}

/** A family with the least that an edit of it costs before it is rated, and what an edit of it does to the names of the line. */
interface PricedFamily {
  readonly family: Family;
  readonly least: number;
  readonly reach: Reach;
}

/** The families in stages, in the order in which edits that cost the same are given. */
export const FAMILIES: readonly (readonly PricedFamily[])[] = [
  [{ family: signEdits, least: 10, reach: "keeps" }, { family: numberEdits, least: 30, reach: "exchanges a number" }, { family: exponentEdits, least: 40, reach: "anything" }],
  [
    { family: coefficientEdits, least: 49, reach: "adds" }, { family: dropEdits, least: 49, reach: "drops" }, { family: functionEdits, least: 60, reach: "exchanges a name" }, { family: unwrappedEdits, least: 67, reach: "exchanges a name" },
    { family: reciprocalEdits, least: 55, reach: "keeps" }, { family: derivativeEdits, least: 56, reach: "anything" },
  ],
  [
    { family: absoluteEdits, least: 90, reach: "exchanges a name" }, { family: quotientEdits, least: 90, reach: "keeps" }, { family: symbolEdits, least: 58, reach: "exchanges a name" }, { family: termEdits, least: 120, reach: "anything" },
    { family: pieceEdits, least: 77, reach: "anything" }, { family: operatorEdits, least: 62, reach: "keeps" },
  ],
];

/**
 * The edits, the simplest first; of two that make the same line the simpler one. They are made when they are asked for: without a sieve in stages, with one a family at a time. `enough` says, each time that it is
 * asked, what the dearest edit costs that is still of use.
 */
export function* candidateEdits(input: CandidateInput, sieve: Sieve | null, enough: () => number = () => Infinity): Generator<Edit> {
  const made = new Set<Node>([input.line.root.node]);
  if (sieve !== null) {
    for (const edit of rankedEdits(input, sieve, enough)) if (edit.line !== input.line.root.node) yield edit;
    return;
  }
  // A later stage is never cheaper than what an earlier one left over, apart from the dear ends of a stage: those wait.
  let waiting: readonly Edit[] = [];
  for (const [k, stage] of FAMILIES.entries()) {
    const limit = k === FAMILIES.length - 1 ? Infinity : baseCost(STAGE_STARTS[k + 1] ?? "term");
    const all = [...waiting, ...editsOf(input, stage.map(({ family }) => family), null)].sort((a, b) => a.cost - b.cost);
    waiting = all.filter((edit) => edit.cost >= limit);
    for (const edit of all) {
      if (edit.cost >= limit || made.has(edit.line)) continue;
      made.add(edit.line);
      yield edit;
    }
  }
}

/** The cheapest kind of each stage. */
const STAGE_STARTS: readonly EditKind[] = ["sign", "coefficient", "symbol"];

/** The places of the line at which edits are made. */
function placesOf({ line }: CandidateInput): readonly Place[] {
  return occurrences(line.root).slice(0, MOST_PLACES).map(({ located, path }) => {
    const parent = path.length === 0 ? null : at(line.root, path.slice(0, -1));
    return { located, path, parent, position: path[path.length - 1] ?? 0 };
  });
}

/** The edits of some families at every place. */
export function editsOf(input: CandidateInput, families: readonly Family[], sieve: Sieve | null): readonly Edit[] {
  const edits: Edit[] = [];
  for (const place of placesOf(input)) for (const family of families) edits.push(...editsAt(input, place, family, sieve, MOST_EDITS - edits.length));
  return edits;
}

/** The edits of a family at a place, no more than so many. */
function editsAt(input: CandidateInput, place: Place, family: Family, sieve: Sieve | null, most: number): readonly Edit[] {
  const { arena, line } = input;
  const edits: Edit[] = [];
  const price = PRICES.part * (1 + waysTo(line.root, place.path).reduce((count, { children }) => count + children.length, 0));
  const isPaid = createNodeMeter(arena, input.work);
  for (const draft of family(input, place)) {
    if (!pays(input.work, price) || !isPaid() || edits.length >= most) return edits;
    const edit = sifted(input, draft, sieve);
    if (edit === null) continue;
    const shown = draft.shown ?? { range: draft.range, expected: draft.text.trim() };
    edits.push({
      kind: draft.kind, cost: baseCost(draft.kind) + (draft.extra ?? 0), doubt: draft.doubt ?? 0, line: edit, path: draft.path, node: draft.node, piece: draft.piece, action: draft.action,
      range: shown.range, found: textOf(line, shown.range), expected: shown.expected, splice: { range: draft.range, text: draft.text },
    });
  }
  return edits;

  /** The whole line with the draft in it; null where its value does not fit. */
  function sifted({ fits }: CandidateInput, draft: Draft, by: Sieve | null): Node | null {
    if (by === null || fits === null) return whole(draft);
    if (fits.isRightWith(draft.path, [draft.node], "add") === false) return null;
    // The value is known at the place, or at the next place above it that has one.
    const ways = waysTo(line.root, draft.path);
    for (let depth = ways.length - 1; depth >= 0; depth--) {
      const place = ways[depth];
      if (place === undefined || !fits.isKnown(place)) continue;
      const isRight = fits.isRightAt(place, replaceAt(arena, place, draft.path.slice(depth), draft.node));
      return isRight === false ? null : whole(draft);
    }
    return whole(draft);
  }

  function whole(draft: Draft): Node {
    return draft.path.length === 0 ? draft.node : replaceAt(arena, line.root, draft.path, draft.node);
  }
}

/** Changes of brackets, which are known by reading the text again. */
function readEdits({ line, work }: CandidateInput, sieve: Sieve): readonly Edit[] {
  const found: Edit[] = [];
  const most = Math.max(FEWEST_READ, Math.floor(MOST_READ / (line.root.outer.end - line.root.outer.start + 1)));
  for (const { range, text, isPair } of bracketEdits(line).slice(0, most)) {
    const changed = applySplice(line, { range, text });
    if (!pays(work, PRICES.character * changed.length)) break;
    const node = sieve.reread(changed);
    const values = node === null ? null : sieve.values.of(node);
    if (node === null || values === null || !agree(sieve.wanted, values)) continue;
    found.push({ kind: "bracket", cost: baseCost("bracket") + (isPair ? 4 : 0), line: node, path: [], node, piece: null, action: "replace", range, found: textOf(line, range), expected: text, splice: { range, text } });
  }
  return found;
}

/** What is taken off the cost where the whole line, the term or the piece around the change stands in a form that was to be expected. */
const FAMILIAR = { whole: 56, asBefore: 35, term: 20, around: 10, piece: 5 } as const;
/** For a line that stands as a whole form would be written. */
const WRITTEN = { copied: 5, ruled: 5, ordered: 4, tidied: 2 } as const;
/** What an edit costs at most, but for its length and a twentieth of its own cost, that makes the line what it would be if its author had copied it but for the derivatives that he carried out. */
const COPIED = 20;
/** For text that reads like the line before. */
const ALIKE = 3;
/** For each token that stands where it does in the line before, among edits that are about as cheap; together less than it costs to be another kind of edit. */
const ALIGNED = 0.25;
const MOST_ALIGNED = 4;
/** Longer lines are not compared, which costs no more than this. */
const MOST_ALIGNING = 40_000;
/** Edits that cost more than the cheapest by no more than this are laid beside the line before. */
const ABOUT_AS_CHEAP = 8;
/** For the line before with its derivatives as they stand: a step carries one out. */
const STANDSTILL = 12;
/** For brackets without which the line reads as the line before does without its own: then nothing but brackets was lost. */
const ONLY_BRACKETS = 60;
/** For brackets around a single name or number that go when a bracket is moved: they were meant to hold more. */
const WIDENED = 20;
/** For a derivative that stands in neither line and comes of no rule. */
const STRANGE_DERIVATIVE = 8;

/** An edit with its cost after rating, the text of its line, and where it stands among edits that cost the same. */
type Rated = Edit & { readonly text: string; readonly order: number };

/** Edits of one origin, made when one of them may be the next. */
interface Source {
  /** No edit of it costs less after rating. */
  readonly bound: number;
  readonly edits: () => readonly Rated[];
}

/** The changed token, at least. */
const LEAST_CHANGE = 1.25;
/** A moved bracket, with what it moves over. */
const LEAST_BRACKET_CHANGE = 3.5;
/** More edits of one family than this are not made at one place. */
const MOST_AT_A_PLACE = 1000;

/** All edits whose value fits, the simplest first. What costs too much to be the next is not made yet. */
function* rankedEdits(input: CandidateInput, sieve: Sieve, enough: () => number): Generator<Edit> {
  const { line } = input;
  const { forms, like } = sieve;
  const rate = createRating(input, sieve);
  const own = textOf(line, wholeRange(line.root));
  // What a rating takes off at most, of an edit that makes one of the whole forms and of any other.
  const odd = createAwkwardness(own)("");
  const [mostOfWhole, most] = [FAMILIAR.whole + Math.max(...Object.values(WRITTEN)) + ALIKE - odd, FAMILIAR.term + ALIKE - odd];
  const distances = distancesFrom(line.root.node, forms.wholes);
  const bound = (cost: number, change: number, reach: Reach): number => {
    if (!distances.some((distance) => reaches(reach, distance))) return cost - most;
    return (forms.hasCopied ? Math.min(cost, COPIED + cost / 20 + 2 * change) : cost) - mostOfWhole;
  };
  const places = placesOf(input);
  const families = FAMILIES.flat();
  const sources: Source[] = families.map(({ family, least, reach }, position) => ({
    bound: bound(least, LEAST_CHANGE, reach),
    edits: () => places.flatMap((place, k) => editsAt(input, place, family, sieve, MOST_AT_A_PLACE).map((edit, j) => rate(edit, (k * families.length + position) * MOST_AT_A_PLACE + j))),
  }));
  const ofBrackets = (isOnlyBrackets(own, like) ? ONLY_BRACKETS : 0) + (idleBrackets(own) > 0 ? WIDENED : 0);
  sources.push({ bound: bound(baseCost("bracket"), LEAST_BRACKET_CHANGE, "keeps") - ofBrackets, edits: () => readEdits(input, sieve).map((edit, j) => rate(edit, places.length * families.length * MOST_AT_A_PLACE + j)) });
  sources.sort((a, b) => a.bound - b.bound);

  const align = createAligning(like, input.work);
  const rated: Rated[] = [];
  const given = new Set<Rated>();
  const cheapestLeft = (): number => rated.reduce((least, edit) => (given.has(edit) ? least : Math.min(least, edit.cost)), Infinity);
  const make = (source: Source): void => {
    next += 1;
    for (const edit of source.edits()) rated.push(edit);
  };
  let next = 0;
  for (;;) {
    if (input.work.left <= 0) return;
    for (let source = sources[next]; source !== undefined && source.bound <= Math.min(cheapestLeft(), enough()); source = sources[next]) make(source);
    const left = sources[next];
    for (const { edit, cost } of align(rated)) {
      if (left !== undefined && cost > left.bound) break;
      if (given.has(edit)) continue;
      if (cost > enough()) return;
      given.add(edit);
      yield { ...edit, cost };
    }
    if (left === undefined || left.bound > enough()) return;
    make(left);
  }
}

/** Rates an edit by how much of what it makes was to be expected and reads like what is written. */
function createRating({ line, work }: CandidateInput, { forms, like }: Sieve): (edit: Edit, order: number) => Rated {
  const likeness = createLikeness(like);
  const old = new Set(nodesIn(line.root.node));
  const oldTerms = new Set([...old].flatMap((node) => (node.kind === "add" ? node.terms.map((term) => (term.kind === "negate" ? term.operand : term)) : [])));
  const own = textOf(line, wholeRange(line.root));
  const awkwardness = createAwkwardness(own);
  const onlyBrackets = isOnlyBrackets(own, like) ? ONLY_BRACKETS : 0;
  const known = new Set([...old, ...forms.lines.flatMap(nodesIn)]);
  const products = [...known].flatMap((node) => (node.kind === "multiply" ? [new Set(node.factors)] : []));
  // d/dx (6x) sin x + 6x d/dx sin x: several factors differentiated as one.
  const isPartOfProduct = (body: Node): boolean => body.kind === "multiply" && products.some((factors) => body.factors.every((factor) => factors.has(factor)));
  const [before] = forms.lines.slice(0, 1).filter(holdsDerivative);
  return (edit, order) => {
    const text = applySplice(line, edit.splice);
    work.spend(PRICES.rated * text.length);
    const familiar = edit.line === before ? -STANDSTILL : familiarity(edit.line, old, oldTerms, forms);
    const written = edit.doubt === 0 && !forms.hasCopied ? null : forms.written(edit.line);
    const cost = written === "ordered" && !forms.hasCopied ? edit.cost - (edit.doubt ?? 0) : written === "copied" ? Math.min(edit.cost, COPIED + edit.cost / 20 + 2 * changeIn(edit.found, edit.expected)) : edit.cost;
    const isStrange = nodesIn(edit.line).some((node) => node.kind === "derivative" && !known.has(node) && !isPartOfProduct(node.body));
    const brackets = edit.kind === "bracket" ? onlyBrackets + (idleBrackets(text) < idleBrackets(own) ? WIDENED : 0) : 0;
    return { ...edit, text, order, cost: cost - brackets + (isStrange ? STRANGE_DERIVATIVE : 0) - familiar - ALIKE * likeness(text) + awkwardness(text) };
  };
}

/** Lays those that are about as cheap as the cheapest beside what is written, and gives all by what they cost then. */
function createAligning(like: string, work: Work): (rated: readonly Rated[]) => readonly { readonly edit: Rated; readonly cost: number }[] {
  const known = new Map<Rated, number>();
  const lines = like.split("\n");
  const alignment = createAlignment(lines);
  const price = (length: number): number => lines.reduce((sum, each) => sum + PRICES.laidBeside * length + Math.min(MOST_ALIGNING, PRICES.aligned * length * each.length), 0);
  const alignmentOf = (edit: Rated): number => {
    const before = known.get(edit);
    if (before !== undefined) return before;
    const own = pays(work, price(edit.text.length)) ? alignment(edit.text) : 0;
    known.set(edit, own);
    return own;
  };
  return (rated) => {
    const cheapest = Math.min(...rated.map(({ cost }) => cost));
    const close = new Set(rated.filter(({ cost }) => cost <= cheapest + ABOUT_AS_CHEAP));
    const best = close.size < 2 ? 0 : Math.max(...[...close].map(alignmentOf));
    const costOf = (edit: Rated): number => (close.size < 2 ? edit.cost : edit.cost + Math.min(MOST_ALIGNED, ALIGNED * (close.has(edit) ? best - alignmentOf(edit) : 0)));
    return rated.map((edit) => ({ edit, cost: costOf(edit) })).sort((a, b) => a.cost - b.cost || a.edit.order - b.edit.order);
  };
}

/** Does the line read as the line before does, but for brackets? No bracket edit changes that. */
const isOnlyBrackets = (own: string, like: string): boolean => withoutBrackets(own) === withoutBrackets(like.slice(0, Math.max(0, like.indexOf("\n"))));

const withoutBrackets = (text: string): string => text.replaceAll(/\\(?:left|right)(?![a-zA-Z])|[\s()[\]]/g, "");

/** How much of what is new in the line was to be expected. */
function familiarity(whole: Node, old: ReadonlySet<Node>, oldTerms: ReadonlySet<Node>, forms: ExpectedForms): number {
  if (forms.isWhole(whole)) {
    const written = forms.written(whole);
    return whole === forms.lines[0] ? FAMILIAR.asBefore : FAMILIAR.whole + (written === null ? 0 : WRITTEN[written]);
  }
  const terms = new Set<Node>([whole]);
  const fresh: Node[] = [];
  const isComposite = ({ kind }: Node): boolean => kind !== "number" && kind !== "symbol" && kind !== "negate";
  for (const node of nodesIn(whole)) {
    if (node.kind === "add") {
      for (const term of node.terms) {
        const size = term.kind === "negate" ? term.operand : term;
        terms.add(size);
        // It may stand elsewhere in the line, but not as a term.
        if (old.has(size) && !oldTerms.has(size) && isComposite(size)) fresh.push(size);
      }
    }
    if (!old.has(node) && isComposite(node)) fresh.push(node);
  }
  const familiar = fresh.filter((node) => forms.isFamiliar(node));
  if (familiar.some((node) => terms.has(node))) return FAMILIAR.term;
  return familiar.length > 1 ? FAMILIAR.around : familiar.length === 1 ? FAMILIAR.piece : 0;
}

function at(root: Located, path: Path): Located | null {
  return path.reduce<Located | null>((located, k) => located?.children[k] ?? null, root);
}
