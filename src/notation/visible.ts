// Text of an author, made safe for a terminal: control characters are shown, not sent, and so are those that turn the direction of writing
// or hide. Everything that is printed for a terminal passes through here.

const controlPictures = 0x2400;
const deletePicture = "\u2421";

/** Controls other than those with a picture, and characters that no terminal shows: bidirectional overrides, separators, zero-width spaces. */
const unseen = /[\u0080-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;

/** The text with every control character replaced by a sign that can be seen; one line stays one line. */
export function visible(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what it looks for
      .replace(/[\u0000-\u001f]/g, (character) => String.fromCodePoint(controlPictures + character.charCodeAt(0)))
      .replace(/\u007f/g, deletePicture)
      .replace(unseen, (character) => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`)
      .replace(/\p{Surrogate}/gu, "\ufffd")
  );
}
