// A picture of a terminal as SVG, out of text with the colours of a terminal (SGR sequences): the prompt, the command, and what it printed. It has its own
// background, so that it is right on a light page and on a dark one.
/** Pixels of a column; fonts differ a little, so there is room at the end. */
const cell = 8.9;
const lineHeight = 19;
const padding = 18;
const colours = new Map([[31, "#ff7b72"], [32, "#7ee787"], [33, "#e3b341"], [36, "#79c0ff"]]);

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Stretches of a line with their style. */
function spansOf(line, state) {
  const spans = [];
  // eslint-disable-next-line no-control-regex -- the sequences that colour a terminal
  for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
    const codes = part.startsWith("\u001b[") ? part.slice(2, -1).split(";").map(Number) : null;
    if (codes === null) {
      if (part !== "") spans.push({ text: part, ...state });
      continue;
    }
    for (const code of codes) {
      if (code === 0) Object.assign(state, { bold: false, dim: false, colour: null });
      else if (code === 1) state.bold = true;
      else if (code === 2) state.dim = true;
      else if (code === 22) Object.assign(state, { bold: false, dim: false });
      else if (code === 39) state.colour = null;
      else if (colours.has(code)) state.colour = colours.get(code);
    }
  }
  return spans;
}

/** The picture; `width` counts columns. */
export function terminalSvg({ command, output, width, label }) {
  const state = { bold: false, dim: false, colour: null };
  const lines = [`\u001b[2m$ \u001b[22m${command}`, ...output.trimEnd().split("\n")];
  const rows = lines.map((line, row) => {
    const spans = spansOf(line, state).map(({ text, bold, dim, colour }) => {
      const style = [bold ? 'font-weight="700"' : "", colour === null ? (dim ? 'fill="#8b949e"' : "") : `fill="${colour}"`].filter((each) => each !== "").join(" ");
      return `<tspan${style === "" ? "" : ` ${style}`}>${escape(text)}</tspan>`;
    });
    return `<text x="${padding}" y="${padding + 14 + row * lineHeight}" xml:space="preserve">${spans.join("")}</text>`;
  });
  const [w, h] = [Math.round(width * cell + 2 * padding), padding * 2 + lines.length * lineHeight];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="img" aria-label="${escape(label)}">`,
    `<rect width="${w}" height="${h}" rx="8" fill="#161b22"/>`,
    `<g fill="#e6edf3" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
    ...rows,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}
