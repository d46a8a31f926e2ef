// Text as HTML: everything of an author passes through here. Controls and characters that turn the direction of writing are shown, not sent.
import { escapeXml } from "../xml.js";
import { visible } from "../visible.js";

/** A text between tags or in an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return escapeXml(visible(text.replace(/[\r\n\t]+/g, " ")));
}
