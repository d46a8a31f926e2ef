// The few statistics that the studies need.

/** The value below which this share of the numbers lies; NaN of none. */
export function quantile(numbers, share) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const median = (numbers) => quantile(numbers, 0.5);

/** Slope and intercept of the least-squares line through the points `[x, y]`. */
export function fitLine(points) {
  const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const slope =
    points.reduce((total, [x, y]) => total + (x - mx) * (y - my), 0) / points.reduce((total, [x]) => total + (x - mx) ** 2, 0);
  return { slope, intercept: my - slope * mx };
}

/** Runs it so often that the times can be trusted, and gives the last result with the median milliseconds of the runs after the first. */
export function timed(run, runs) {
  let result = run();
  const times = [];
  for (let k = 0; k < runs; k++) {
    const begin = performance.now();
    result = run();
    times.push(performance.now() - begin);
  }
  return { result, time: median(times) };
}
