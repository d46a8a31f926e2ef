// A page that stands by itself: it loads nothing and runs nothing, whatever a document holds; a policy on the page forbids both.
import { escapeHtml } from "./escape.js";

const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

/** What stands before and after the body. The styles are HTML already; the title is text. */
export function htmlPage({ title, styles }: { readonly title: string; readonly styles: readonly string[] }): { readonly before: string; readonly after: string } {
  const before = [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="misstep">',
    `<title>${escapeHtml(title)}</title>`,
    ...styles.map((style) => `<style>${style.trim()}</style>`),
    "</head>",
    "<body>",
    "",
  ].join("\n");
  return { before, after: "\n</body>\n</html>\n" };
}
