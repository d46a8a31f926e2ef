// The marks by which a solution is told from the letter that was looked for: \hat\beta, \tilde x, w^*, w_{\text{opt}}, \theta_{MLE}.

const ABOVE = /[\u0302\u0303]/gu;
const BEHIND = /(?:\^[*⋆∗]|[*⋆∗])$|_(?:\{)?(?:opt|max|min|mle|MLE|ml|ML|map|MAP|OLS|ols|LS|ls|ridge|best|crit|\*)(?:\})?$/u;

/** The name without the mark of a solution; the name itself where it has none. */
export function unmarked(name: string): string {
  return name.normalize("NFD").replace(ABOVE, "").replace(BEHIND, "").normalize("NFC");
}
