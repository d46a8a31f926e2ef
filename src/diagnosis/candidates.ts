// The single edits of a line that might repair it, as mathematics and as text side by side, from the simplest on. Each family of edits is a function in edits/; none of them knows
// which edit is right. Where the lines have values at points, only edits whose value fits are given; whether they are right, the search (repair.ts) finds out.

import { type Located, occurrences, type Path, replaceAt } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { nodesIn } from "../expression/traverse.js";
import { baseCost, type Edit, type EditKind } from "./edit.js";
import { bracketEdits } from "./edits/brackets.js";
import { exponentEdits } from "./edits/exponents.js";
import { coefficientEdits, dropEdits } from "./edits/factors.js";
import { absoluteEdits, functionEdits, quotientEdits, reciprocalEdits, symbolEdits, unwrappedEdits } from "./edits/names.js";
import { numberEdits } from "./edits/numbers.js";
import { pieceEdits } from "./edits/pieces.js";
import type { CandidateInput, Draft, Family, Place } from "./edits/place.js";
import { signEdits } from "./edits/signs.js";
import { derivativeEdits, termEdits } from "./edits/terms.js";
import type { ExpectedForms } from "./expected-forms.js";
import { holdsDerivative, waysTo } from "./fitting.js";
import { agree, type PointValues, type Values } from "./point-values.js";
import { applySplice, textOf, wholeRange } from "./splice.js";
import { awkwardness, changeIn, idleBrackets, createAlignment, createLikeness } from "./likeness.js";

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

const FAMILIES: readonly (readonly Family[])[] = [
  [signEdits, numberEdits, exponentEdits],
  [coefficientEdits, dropEdits, functionEdits, unwrappedEdits, reciprocalEdits, derivativeEdits],
  [absoluteEdits, quotientEdits, symbolEdits, termEdits, pieceEdits],
];

/** The edits, the simplest first; of two that make the same line the simpler one. Without a sieve they come in stages, the later ones made when they are asked for. */
export function* candidateEdits(input: CandidateInput, sieve: Sieve | null): Generator<Edit> {
  const made = new Set<Node>([input.line.root.node]);
  if (sieve !== null) {
    const all = [...editsOf(input, FAMILIES.flat(), sieve), ...readEdits(input, sieve)];
    for (const edit of ranked(input, all, sieve)) if (edit.line !== input.line.root.node) yield edit;
    return;
  }
  // A later stage is never cheaper than what an earlier one left over, apart from the dear ends of a stage: those wait.
  let waiting: readonly Edit[] = [];
  for (const [k, families] of FAMILIES.entries()) {
    const limit = k === FAMILIES.length - 1 ? Infinity : baseCost(STAGE_STARTS[k + 1] ?? "term");
    const all = [...waiting, ...editsOf(input, families, null)].sort((a, b) => a.cost - b.cost);
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

/** The edits of some families at every place. */
export function editsOf(input: CandidateInput, families: readonly Family[], sieve: Sieve | null): readonly Edit[] {
  const { arena, line } = input;
  const places: Place[] = occurrences(line.root).slice(0, MOST_PLACES).map(({ located, path }) => {
    const parent = path.length === 0 ? null : at(line.root, path.slice(0, -1));
    return { located, path, parent, position: path[path.length - 1] ?? 0 };
  });
  const edits: Edit[] = [];
  for (const place of places) {
    for (const family of families) {
      for (const draft of family(input, place)) {
        if (edits.length >= MOST_EDITS) return edits;
        const edit = sifted(input, draft, sieve);
        if (edit === null) continue;
        const shown = draft.shown ?? { range: draft.range, expected: draft.text.trim() };
        edits.push({
          kind: draft.kind, cost: baseCost(draft.kind) + (draft.extra ?? 0), doubt: draft.doubt ?? 0, line: edit, path: draft.path, node: draft.node, piece: draft.piece, action: draft.action,
          range: shown.range, found: textOf(line, shown.range), expected: shown.expected, splice: { range: draft.range, text: draft.text },
        });
      }
    }
  }
  return edits;

  /** The whole line with the draft in it; null where its value does not fit. */
  function sifted({ fits }: CandidateInput, draft: Draft, by: Sieve | null): Node | null {
    if (by === null || fits === null) return whole(draft);
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
function readEdits({ line }: CandidateInput, sieve: Sieve): readonly Edit[] {
  const found: Edit[] = [];
  const most = Math.max(FEWEST_READ, Math.floor(MOST_READ / (line.root.outer.end - line.root.outer.start + 1)));
  for (const { range, text, isPair } of bracketEdits(line).slice(0, most)) {
    const node = sieve.reread(applySplice(line, { range, text }));
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

function ranked({ line }: CandidateInput, edits: readonly Edit[], { forms, like }: Sieve): readonly Edit[] {
  const likeness = createLikeness(like);
  const beforeBare = withoutBrackets(like.slice(0, Math.max(0, like.indexOf("\n"))));
  const old = new Set(nodesIn(line.root.node));
  const own = textOf(line, wholeRange(line.root));
  const known = new Set([...old, ...forms.lines.flatMap(nodesIn)]);
  const products = [...known].flatMap((node) => (node.kind === "multiply" ? [new Set(node.factors)] : []));
  // d/dx (6x) sin x + 6x d/dx sin x: several factors differentiated as one.
  const isPartOfProduct = (body: Node): boolean => body.kind === "multiply" && products.some((factors) => body.factors.every((factor) => factors.has(factor)));
  const [before] = forms.lines.slice(0, 1).filter(holdsDerivative);
  const rated = edits.map((edit): Edit & { readonly text: string } => {
    const text = applySplice(line, edit.splice);
    const familiar = edit.line === before ? -STANDSTILL : familiarity(edit.line, old, forms);
    const written = edit.doubt === 0 && !forms.hasCopied ? null : forms.written(edit.line);
    const cost = written === "ordered" && !forms.hasCopied ? edit.cost - (edit.doubt ?? 0) : written === "copied" ? Math.min(edit.cost, COPIED + edit.cost / 20 + 2 * changeIn(edit.found, edit.expected)) : edit.cost;
    const isStrange = nodesIn(edit.line).some((node) => node.kind === "derivative" && !known.has(node) && !isPartOfProduct(node.body));
    const isOnlyBrackets = edit.kind === "bracket" && withoutBrackets(text) === beforeBare;
    return { ...edit, text, cost: cost - (isOnlyBrackets ? ONLY_BRACKETS : 0) - (edit.kind === "bracket" && idleBrackets(text) < idleBrackets(own) ? WIDENED : 0) + (isStrange ? STRANGE_DERIVATIVE : 0) - familiar - ALIKE * likeness(text) + awkwardness(text, own) };
  });
  const cheapest = Math.min(...rated.map(({ cost }) => cost));
  const close = rated.filter(({ cost }) => cost <= cheapest + ABOUT_AS_CHEAP);
  if (close.length > 1) {
    const alignments = like.split("\n").map(createAlignment);
    const aligned = new Map(close.map((edit) => [edit, Math.max(...alignments.map((alignment) => alignment(edit.text)))]));
    const best = Math.max(...aligned.values());
    return rated.map((edit): Edit => ({ ...edit, cost: edit.cost + Math.min(MOST_ALIGNED, ALIGNED * (best - (aligned.get(edit) ?? best))) })).sort((a, b) => a.cost - b.cost);
  }
  return rated.sort((a, b) => a.cost - b.cost);
}

const withoutBrackets = (text: string): string => text.replaceAll(/\\(?:left|right)(?![a-zA-Z])|[\s()[\]]/g, "");

/** How much of what is new in the line was to be expected. */
function familiarity(whole: Node, old: ReadonlySet<Node>, forms: ExpectedForms): number {
  if (forms.isWhole(whole)) {
    const written = forms.written(whole);
    return whole === forms.lines[0] ? FAMILIAR.asBefore : FAMILIAR.whole + (written === null ? 0 : WRITTEN[written]);
  }
  const terms = new Set<Node>([whole]);
  const fresh: Node[] = [];
  for (const node of nodesIn(whole)) {
    if (node.kind === "add") for (const term of node.terms) terms.add(term.kind === "negate" ? term.operand : term);
    if (!old.has(node) && node.kind !== "number" && node.kind !== "symbol" && node.kind !== "negate") fresh.push(node);
  }
  const familiar = fresh.filter((node) => forms.isFamiliar(node));
  if (familiar.some((node) => terms.has(node))) return FAMILIAR.term;
  return familiar.length > 1 ? FAMILIAR.around : familiar.length === 1 ? FAMILIAR.piece : 0;
}

function at(root: Located, path: Path): Located | null {
  return path.reduce<Located | null>((located, k) => located?.children[k] ?? null, root);
}
