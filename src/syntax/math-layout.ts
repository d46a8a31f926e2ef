// The layout of a LaTeX formula before it is parsed: rows on which one formula goes on are joined, wide spaces between statements part them, overlays of slides
// are laid flat, double bars are one sign, reasons above a sign stand behind the row.

import { joinDoubleBars } from "./double-bars.js";
import { freeLoneSigns, nameWords } from "./lone-signs.js";
import type { Token } from "./math-token.js";
import type { SyntaxNote } from "./math-tree.js";
import { joinBrokenRows } from "./broken-rows.js";
import { layFlat } from "./overlays.js";
import { joinThousands } from "./thousands.js";
import { moveStackedReasons } from "./stacked-reasons.js";
import { splitAtWideSpaces } from "./wide-spaces.js";

/** The tokens of LaTeX as they are parsed; `environment` is the outermost one or null, and what is left out is told to `note`. */
export function layOut(tokens: readonly Token[], environment: string | null, note: (note: SyntaxNote) => void): readonly Token[] {
  return splitAtWideSpaces(moveStackedReasons(joinBrokenRows(joinDoubleBars(freeLoneSigns(nameWords(layFlat(joinThousands(tokens))))), environment)), note);
}
