// What a document says, before any of it is given a meaning: its derivations as lines of syntax, its definitions, assumptions and the facts of
// its prose, each with its place. `read-draft.ts` makes it; `derivation.ts` elaborates it.

import type { SpokenOperations } from "./operation-words.js";
import type { Range, SourceText } from "../syntax/document.js";
import type { RelationSign, Statement, Syntax, SyntaxNote } from "../syntax/math-tree.js";
import type { ChanceFacts } from "./chance-facts.js";
import type { Introduction } from "./introductions.js";
import type { ListItem } from "./list-items.js";
import type { TensorFacts } from "./tensor-facts.js";

/** An expression of the document with the text it stands in. */
export interface Piece {
  readonly syntax: Syntax;
  readonly source: SourceText;
}

/** `given` is line 0; a `defining` line gives a name its meaning; a `step` is judged; a `statement` is an equation or another relation as a whole. */
export type LineRole = "given" | "defining" | "step" | "statement";

export interface DraftLine {
  readonly role: LineRole;
  readonly relation: RelationSign | null;
  readonly piece: Piece | null;
  readonly statement: Statement | null;
  /** Further statements of the same line, joined to it by "or", "and" or a comma. */
  readonly joined: readonly Statement[];
  readonly source: SourceText;
  /** What the source text is written in. */
  readonly notation: "latex" | "text";
  /** In the source text. */
  readonly range: Range;
  /** Does its statement state the left side once more (`f'(x) = b` after `f'(x) = a`), where it could have gone on with `= b`? */
  readonly restates: boolean;
  /** Is it a row that goes on from the one before (`= b` after `L = a`), so that its left side is not written? */
  readonly goesOn: boolean;
  /** Do the words say that it was made from the line before, by differentiating that? */
  readonly isDerived: boolean;
  /** Do the words before it say that it follows ("so", "hence")? */
  readonly isConcluded: boolean;
  readonly label: string | null;
  /** A reason that the prose gives at this move and that was not turned into an assumption. */
  readonly reason: string | null;
  /** Why this line may differ from the one before without being a mistake: a second definition, an equation to be solved; null where nothing speaks for that. */
  readonly doubt: string | null;
  /** What it may follow from where it does not follow from the line before: the last of the rows that are set in between. */
  readonly orElse?: Piece;
  /** Do the words around its display call the rows a system of equations? */
  readonly ofSystem?: true;
  readonly notes: readonly SyntaxNote[];
}

export interface DraftClaim {
  readonly piece: Piece;
  readonly range: Range;
  readonly notes: readonly SyntaxNote[];
}

export interface DraftDefinition {
  readonly name: string;
  readonly parameters: readonly string[];
  /** `p_i = …` has the parameter i. */
  readonly indices: readonly string[];
  /** Parameters that are written as an entry: z of `\phi(z_i) = …`. */
  readonly entries: readonly string[];
  readonly body: Piece;
  readonly text: string;
  /** Offset in the document, and its line. */
  readonly offset: number;
  readonly lineNumber: number;
  readonly section: number;
  /** Where the part of an exercise begins that it stands in: a later part may give the name anew. */
  readonly partStart: number;
  /** The words say it of some arguments only: "when x is greater than 4". */
  readonly onPart: boolean;
  /** It stands in an example or exercise and holds there only. */
  readonly local: boolean;
  /** The value is a number. */
  readonly numeric: boolean;
  /** It is the solution of an equation; where that is solved, the name stands for what is looked for. */
  readonly solution: boolean;
  /** It explains the formula before it: "where u = x²". */
  readonly explains: boolean;
  /** It stands in a sentence that does not say that it gives the name its meaning ("Base case: n = 1"). */
  readonly inPassing: boolean;
  /** It is concluded from displays that have the name already ("so y = λ"): what stands before it has the name free. */
  readonly concluded: boolean;
  /** The display that lists it beside its differential, which it explains wherever it stands there; null for any other. */
  readonly table: Range | null;
  /** Does it hold there alone, as the function of one row of a table of derivatives? */
  readonly inTableOnly?: true;
  readonly notes: readonly SyntaxNote[];
}

export interface DraftAssumption {
  readonly statement: Statement;
  readonly source: SourceText;
  readonly text: string;
  readonly origin: "prose" | "assume";
  readonly offset: number;
  readonly lineNumber: number;
  readonly section: number;
  /** A condition holds for the rest of the section; a value at which something is looked at ("at x = 2") for the derivation it stands in, or the next one. */
  readonly reach: "section" | "derivation" | "aside";
  /** Do the words say that it holds ("since", "given", "we know")? An equation that merely stands there may as well be what is to be shown. */
  readonly said: boolean;
  /** Do they say that it is a constraint of the whole problem ("subject to")? */
  readonly constrains: boolean;
  /** Is it the value that solves an equation, so that it says nothing about derivatives? */
  readonly solution: boolean;
  /** It stands right behind a display and says when that holds. */
  readonly explains: boolean;
  /** Where another condition takes its place; null where none does. */
  readonly until: number | null;
  readonly notes: readonly SyntaxNote[];
}

/** "m is the number of training examples": a prose description of a size. */
export interface SizeDescription {
  readonly name: string;
  readonly noun: string;
}

/** "for one training example": a prose fact that may set a size to 1. */
export interface SingleFact {
  readonly noun: string;
  readonly text: string;
  readonly offset: number;
}

/**
 * What the lines after line 0 are there for: "solvesZero", line 0 is an expression that is set to zero and they give its solution; "solves", the words say that line 0 is to be solved,
 * so each line is to follow; "goesFrom", a sentence goes on from an equation that nobody asks to solve, so it may pick one solution; null where nothing is said.
 */
export type DerivationAim = "solvesZero" | "solves" | "goesFrom" | null;

export interface DraftDerivation {
  readonly title: string | null;
  readonly section: number;
  /** The section around the example or exercise that it stands in; null outside of one. */
  readonly around: number | null;
  readonly start: number;
  readonly end: number;
  readonly lines: readonly DraftLine[];
  readonly claims: readonly DraftClaim[];
  readonly singles: readonly SingleFact[];
  readonly aim: DerivationAim;
  /** The display right before, where the words say that this one follows from it: from where to where it stands. */
  readonly concludedFrom: Range | null;
  /** Do the words say that what was found before is put in here? */
  readonly isPutBack: boolean;
}

export interface DraftNote {
  readonly kind: "unread" | "info" | "reading";
  readonly message: string;
  readonly offset: number;
}

export interface DraftPiece {
  readonly syntax: Syntax;
  readonly section: number;
}

/** A name said to be a function of another, real, an integer, a vector. */
export interface Declarations {
  readonly integers: ReadonlySet<string>;
  readonly reals: ReadonlySet<string>;
  readonly vectors: ReadonlySet<string>;
  readonly functionOf: ReadonlyMap<string, string>;
  readonly functions: ReadonlySet<string>;
  readonly allPositive: boolean;
  /** What the prose calls positive, a length, a radius. */
  readonly positive: ReadonlySet<string>;
  /** Vectors of which the prose says that their entries sum to 1: one-hot labels. */
  readonly summing: ReadonlySet<string>;
}

export type Parity = "even" | "odd";

/** "For odd n": a whole number that the prose calls even or odd. */
export interface SaidParity {
  readonly name: string;
  readonly parity: Parity;
  readonly offset: number;
  readonly section: number;
}

export interface DraftDocument {
  readonly derivations: readonly DraftDerivation[];
  readonly definitions: readonly DraftDefinition[];
  /** Second right sides of names in force, not announced as redefinitions. */
  readonly rivals: readonly DraftDefinition[];
  /** The items of its lists. */
  readonly items: readonly ListItem[];
  /** Functions that sentences bring in without a right side. */
  readonly introductions: readonly Introduction[];
  /** Names that an equation defines, and from where on they do not vary with its letters: V of `V = \\pi r^2 h` behind what the surface is as a function of r. */
  readonly held: readonly Introduction[];
  readonly assumptions: readonly DraftAssumption[];
  readonly parities: readonly SaidParity[];
  readonly descriptions: readonly SizeDescription[];
  readonly declarations: Declarations;
  /** What is said about vectors and matrices, for each section. */
  readonly tensorFacts: readonly TensorFacts[];
  /** Does it speak of vectors or matrices, in words or in signs? */
  readonly speaksOfTensors: boolean;
  /** What is said about random quantities, for each section. */
  readonly chance: readonly ChanceFacts[];
  readonly variable: string | null;
  readonly expect: readonly string[];
  /** Every side that was read, for the survey of names. */
  readonly pieces: readonly DraftPiece[];
  /** Is it read from a part of a text only, so that more may be said before? */
  readonly isPart?: true;
  /** Text and YAML derivations: every `=` between expressions is judged. */
  readonly structured: boolean;
  /** The letters that the text calls complex; null where it does not speak of complex numbers. */
  readonly complex: { readonly letters: ReadonlySet<string> } | null;
  /** Does the author ask where his mistake is? Then what stands in rows is a derivation. */
  readonly asksForMistake: boolean;
  /** The spellings of logarithms that occur: `ln`, `lg`, `log`. */
  readonly spellings: ReadonlySet<string>;
  /** The decimals that stand behind a sign of approximation somewhere, as written. */
  readonly rounded: ReadonlySet<string>;
  /** The letters that may be units in italics, because the text speaks of what they measure. */
  readonly slantedUnits: ReadonlySet<string>;
  /** Does it speak of degrees, so that angles without a sign may be such? */
  readonly speaksOfDegrees: boolean;
  /** Is its prose in a language of which most words are not understood? */
  readonly isForeign: boolean;
  /** Does it speak of triangles, whose angles are less than half a turn and mostly acute? */
  readonly speaksOfTriangles: boolean;
  /** Does it write more than one number in groups of thousands, `20,793,500`? */
  readonly writesThousands: boolean;
  /** The sections in which primes are transposes. */
  readonly primesTranspose: ReadonlySet<number>;
  /** Does it speak of convolutions, so that `*` may be one? */
  readonly speaksOfConvolution: boolean;
  /** Which operations and maps it speaks of beside those of numbers. */
  readonly operations: SpokenOperations;
  /** Names beside signs of sets. */
  readonly spokenSets: ReadonlySet<string>;
  readonly notes: readonly DraftNote[];
}
