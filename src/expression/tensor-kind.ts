// What a name stands for where a document speaks of vectors and matrices: its kind and its sizes, as far as the document says.

/** Sizes are labels (`n`, `3`), null where the document gives none. */
export interface NameKind {
  readonly kind: "scalar" | "column" | "row" | "matrix";
  readonly rows: string | null;
  readonly columns: string | null;
  readonly square: boolean;
  /** A matrix said to be symmetric, or to be diagonal. */
  readonly symmetric: boolean;
  readonly diagonal: boolean;
  /** How many subscripts choose one of a family of such things: 1 for vectors x_i. */
  readonly family: number;
}

/** What a document says about its vectors and matrices. */
export interface TensorNames {
  /** What each name may stand for, the most likely first; names that are not here are numbers. */
  readonly candidates: ReadonlyMap<string, readonly NameKind[]>;
  /** Names whose shape is declared rather than guessed from letter and use. */
  readonly declared: ReadonlySet<string>;
  /** Names that stand transposed, or directly behind what is: without an index they are the whole vector, although there are entries beside. */
  readonly wholes: ReadonlySet<string>;
  /** Does the document say that functions, products or fractions are taken entry by entry? */
  readonly elementwise: boolean;
  /** Properties that the document speaks of and that are not used: "orthogonal". A step that fails without them is not called wrong. */
  readonly unusedProperties: readonly string[];
  /** Does the document speak of both layouts of derivatives, so that one formula may hold in the one and the next in the other? */
  readonly bothLayouts: boolean;
}

export const NO_TENSORS: TensorNames = { candidates: new Map(), declared: new Set(), wholes: new Set(), elementwise: false, unusedProperties: [], bothLayouts: false };

/** Is the name a vector or a matrix, as it is most likely read? */
export const isUsuallyTensor = ({ candidates }: TensorNames, name: string): boolean => (candidates.get(name)?.[0]?.kind ?? "scalar") !== "scalar";

export const plainKind = (kind: NameKind["kind"]): NameKind => ({ kind, rows: null, columns: null, square: false, symmetric: false, diagonal: false, family: 0 });
