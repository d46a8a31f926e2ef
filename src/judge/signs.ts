// Sets of signs, and what functions make of them: which signs a value can have where those of the arguments are known.

/** The signs that are possible, as a set. */
export const Sign = { negative: 1, zero: 2, positive: 4, any: 7 } as const;

export const negatedSigns = (mask: number): number => (mask & Sign.zero) | (mask & Sign.positive ? Sign.negative : 0) | (mask & Sign.negative ? Sign.positive : 0);

export function productOfSigns(a: number, b: number): number {
  let mask = (a | b) & Sign.zero;
  if (a & Sign.positive) mask |= b & ~Sign.zero;
  if (a & Sign.negative) mask |= negatedSigns(b) & ~Sign.zero;
  return mask;
}

export const signsOfSquare = (mask: number): number => (mask & Sign.zero) | (mask & ~Sign.zero ? Sign.positive : 0);

/** The greater of two values, by their signs. */
function ofMaximum(a: number, b: number): number {
  if (a === Sign.positive || b === Sign.positive) return Sign.positive;
  let mask = (a | b) & Sign.positive;
  if (((a & Sign.zero) !== 0 && (b & (Sign.zero | Sign.negative)) !== 0) || ((b & Sign.zero) !== 0 && (a & (Sign.zero | Sign.negative)) !== 0)) mask |= Sign.zero;
  if ((a & b & Sign.negative) !== 0) mask |= Sign.negative;
  return mask;
}

/** The signs that a function of arguments with these signs can have, wherever it has a value; any where nothing is known of it. */
export function signsOfFunction(name: string, args: readonly number[]): number {
  const [first = Sign.any, second = Sign.any] = args;
  switch (name) {
    case "exp":
    case "cosh":
    case "sech":
    case "sigmoid":
    case "softplus":
    case "factorial":
    case "doubleFactorial":
    case "gamma":
    case "arccot":
      return Sign.positive;
    case "arccos":
    case "arcsec":
    case "arcosh":
    case "arsech":
      return Sign.positive | Sign.zero;
    case "abs":
      return signsOfSquare(first);
    case "sqrt":
      return first & ~Sign.negative;
    case "arctan":
    case "arcsin":
    case "sinh":
    case "tanh":
    case "arsinh":
    case "artanh":
    case "erf":
    case "sign":
      return first;
    case "csch":
    case "coth":
    case "arccsc":
    case "arcoth":
    case "arcsch":
      return first & ~Sign.zero;
    case "root":
      // Of odd and of even degree; a negative degree is a reciprocal.
      return second === Sign.positive ? first : Sign.any;
    case "max":
      return ofMaximum(first, second);
    case "min":
      return negatedSigns(ofMaximum(negatedSigns(first), negatedSigns(second)));
    case "floor":
      return (first & Sign.negative) | (first & (Sign.zero | Sign.positive) ? Sign.zero : 0) | (first & Sign.positive);
    case "ceil":
      return (first & Sign.positive) | (first & (Sign.zero | Sign.negative) ? Sign.zero : 0) | (first & Sign.negative);
    default:
      return Sign.any;
  }
}
