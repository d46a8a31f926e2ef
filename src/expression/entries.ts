// How sets of names speak of the entries of an array: that all x_i are whole numbers is said of `x[]`, where `x` itself is another name.

/** The entries of an array as one name. */
export function entriesOf(name: string): string {
  return `${name}[]`;
}
