// The sign ± of the graph: a symbol of its own that is 1 or −1, the same in every place of a line. A term with it is a product of which it is the first factor.

/** Its name. */
export const EITHER_SIGN = "±";
