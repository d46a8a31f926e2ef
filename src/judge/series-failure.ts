// Why an expansion did not come out: the two reasons that a second attempt can mend (more terms, a finer scale) and those that it cannot.

/** `order`: more terms are needed; `scale`: s must be replaced by s^degree; `undefined`: there is no real value on this side; `unknown`: no rule. */
export type SeriesProblem =
  | { readonly kind: "order" }
  | { readonly kind: "scale"; readonly degree: number }
  | { readonly kind: "undefined" }
  | { readonly kind: "unknown"; readonly reason: string };

/** Thrown inside an expansion; `limitOf` turns it into a value. */
export class SeriesFailure extends Error {
  constructor(readonly problem: SeriesProblem) {
    super(problem.kind);
  }
}

export function unknown(reason: string): SeriesFailure {
  return new SeriesFailure({ kind: "unknown", reason });
}

export function moreTerms(): SeriesFailure {
  return new SeriesFailure({ kind: "order" });
}
