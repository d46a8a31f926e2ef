// Numeric code as a project would have it: a loss and its gradient, written by hand.

/** The binary cross-entropy of a probability p for a label y. */
export function loss(p: number, y: number): number {
  return -(y * Math.log(p) + (1 - y) * Math.log(1 - p));
}

/** Its derivative by p. */
export function lossGradient(p: number, y: number): number {
  return (p - y) / (p * (1 - p));
}

/** The gradient of (w x + b - t)² by w and b. */
export function squaredErrorGradient(w: number, b: number, x: number, t: number): readonly [number, number] {
  const residual = w * x + b - t;
  return [2 * residual * x, 2 * residual];
}
