// The plot of the scaling study as an SVG text: time against nodes, both on logarithmic axes, a line and its points for each family.

const WIDTH = 720;
const HEIGHT = 420;
const MARGIN = { left: 78, right: 210, top: 44, bottom: 58 };
const COLOURS = ["#0b6bcb", "#c2410c", "#15803d", "#7e22ce"];
const INK = "#1f2937";
const FAINT = "#e5e7eb";

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const round = (value) => Math.round(value * 10) / 10;

/** Whole powers of ten that hold all values. */
function decades(values) {
  const logs = values.map(Math.log10);
  return [Math.floor(Math.min(...logs) + 1e-9), Math.ceil(Math.max(...logs) - 1e-9)];
}

const superscript = (power) => `10<tspan dy="-5" font-size="10">${power < 0 ? "−" : ""}${Math.abs(power)}</tspan>`;

function timeLabel(power) {
  const labels = { "-2": "0.01 ms", "-1": "0.1 ms", 0: "1 ms", 1: "10 ms", 2: "100 ms", 3: "1 s", 4: "10 s", 5: "100 s" };
  return labels[power] ?? `${superscript(power)} ms`;
}

/** The plot of families `{ name, slope, points: [{ nodes, time }] }`. */
export function scalingPlot(families) {
  const points = families.flatMap(({ points: each }) => each);
  const [x0, x1] = decades(points.map(({ nodes }) => nodes));
  const [y0, y1] = decades(points.map(({ time }) => time));
  const x = (nodes) => round(MARGIN.left + ((Math.log10(nodes) - x0) / (x1 - x0)) * (WIDTH - MARGIN.left - MARGIN.right));
  const y = (time) => round(HEIGHT - MARGIN.bottom - ((Math.log10(time) - y0) / (y1 - y0)) * (HEIGHT - MARGIN.top - MARGIN.bottom));
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Time of a comparison against the number of nodes">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="6" fill="#ffffff"/>`,
    `<text x="${MARGIN.left}" y="24" fill="${INK}" font-size="15" font-weight="600">Time of one comparison against distinct nodes of both sides</text>`,
  ];
  for (let power = x0; power <= x1; power++) {
    const at = x(10 ** power);
    lines.push(`<line x1="${at}" y1="${MARGIN.top}" x2="${at}" y2="${HEIGHT - MARGIN.bottom}" stroke="${FAINT}"/>`);
    lines.push(`<text x="${at}" y="${HEIGHT - MARGIN.bottom + 20}" fill="${INK}" text-anchor="middle">${superscript(power)}</text>`);
  }
  for (let power = y0; power <= y1; power++) {
    const at = y(10 ** power);
    lines.push(`<line x1="${MARGIN.left}" y1="${at}" x2="${WIDTH - MARGIN.right}" y2="${at}" stroke="${FAINT}"/>`);
    lines.push(`<text x="${MARGIN.left - 10}" y="${at + 4}" fill="${INK}" text-anchor="end">${timeLabel(power)}</text>`);
  }
  lines.push(`<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 14}" fill="${INK}" text-anchor="middle">nodes</text>`);
  const ends = families
    .map((family, k) => ({ family, colour: COLOURS[k % COLOURS.length], height: y(family.points.at(-1).time) }))
    .sort((a, b) => a.height - b.height);
  let lowest = -Infinity;
  for (const { family, colour, height } of ends) {
    const path = family.points.map(({ nodes, time }, k) => `${k === 0 ? "M" : "L"}${x(nodes)} ${y(time)}`).join("");
    lines.push(`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    for (const { nodes, time } of family.points) lines.push(`<circle cx="${x(nodes)}" cy="${y(time)}" r="3.5" fill="${colour}"/>`);
    // Labels stand at the ends of their lines, moved apart where they would touch.
    lowest = Math.max(height + 4, lowest + 34);
    const left = WIDTH - MARGIN.right + 12;
    lines.push(`<text x="${left}" y="${lowest - 8}" fill="${colour}" font-weight="600">${escape(family.name)}</text>`);
    lines.push(`<text x="${left}" y="${lowest + 8}" fill="${INK}" font-size="12">slope ${family.slope.toFixed(2)}</text>`);
  }
  return `${lines.join("\n")}\n</svg>\n`;
}
