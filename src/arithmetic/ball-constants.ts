// π and log 2 to any number of bits, as integers scaled by a power of two; cached at the greatest precision asked for so far.
// Fixed-point series of Machin's kind, with the error carried along and the last bit proven.

/** 2^bits / divisor summed as atan (alternating) or atanh series of 1/divisor; `error` bounds the distance from the true scaled sum. */
function inverseSeries(divisor: bigint, bits: number, alternating: boolean): { readonly sum: bigint; readonly error: bigint } {
  const square = divisor * divisor;
  let power = (1n << BigInt(bits)) / divisor;
  let sum = power;
  let terms = 1n;
  for (let odd = 3n; power !== 0n; odd += 2n) {
    power /= square;
    const term = power / odd;
    sum = alternating && odd % 4n === 3n ? sum - term : sum + term;
    terms++;
  }
  // A power errs by less than 2 (its own floor and 1/square of the one before), a term by less than 1 more; what follows the last term is below 1.
  return { sum, error: 3n * terms + 1n };
}

interface Part {
  readonly factor: bigint;
  readonly divisor: bigint;
}

/** ⌊c·2^bits⌋ for the constant c that is the combination of inverse tangents (alternating) or inverse hyperbolic tangents. */
function combination(parts: readonly Part[], alternating: boolean, bits: number): bigint {
  for (let guard = 32; ; guard *= 2) {
    let sum = 0n;
    let error = 0n;
    for (const { factor, divisor } of parts) {
      const series = inverseSeries(divisor, bits + guard, alternating);
      sum += factor * series.sum;
      error += (factor < 0n ? -factor : factor) * series.error;
    }
    const floor = (sum - error) >> BigInt(guard);
    if (floor === (sum + error) >> BigInt(guard)) return floor;
  }
}

function cached(compute: (bits: number) => bigint): (bits: number) => bigint {
  let known = 0n;
  let knownBits = -1;
  return (bits) => {
    if (bits > knownBits) {
      knownBits = 256 * Math.ceil((bits + 1) / 256);
      known = compute(knownBits);
    }
    return known >> BigInt(knownBits - bits);
  };
}

/** ⌊π·2^bits⌋, by π = 16 atan(1/5) - 4 atan(1/239) (Machin 1706). */
export const scaledPi = cached((bits) =>
  combination([{ factor: 16n, divisor: 5n }, { factor: -4n, divisor: 239n }], true, bits),
);

/** ⌊log 2·2^bits⌋, by log 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749). */
export const scaledLog2 = cached((bits) =>
  combination([{ factor: 18n, divisor: 26n }, { factor: -2n, divisor: 4801n }, { factor: 8n, divisor: 8749n }], false, bits),
);
