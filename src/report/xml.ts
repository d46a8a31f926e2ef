// Text as XML: what has a meaning there is escaped, and what may not stand there at all is shown instead.
const notAllowed = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g; // eslint-disable-line no-control-regex -- these are what it looks for

/** A text for an attribute or between tags. */
export function escapeXml(text: string): string {
  return text
    .replace(notAllowed, "\ufffd")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replace(/[\t\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
