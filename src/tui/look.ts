// How things are drawn: with which signs, with colour or without. One value that every screen gets, so that Unicode and ASCII terminals differ in it alone.
import { ASCII_GLYPHS, UNICODE_GLYPHS, type Glyphs } from "../notation/glyphs.js";
import { ASCII_MARK_SIGNS, UNICODE_MARK_SIGNS, type MarkSigns } from "../notation/underline.js";

export interface Look {
  readonly glyphs: Glyphs;
  readonly marks: MarkSigns;
  readonly ascii: boolean;
}

export const unicodeLook: Look = { glyphs: UNICODE_GLYPHS, marks: UNICODE_MARK_SIGNS, ascii: false };
export const asciiLook: Look = { glyphs: ASCII_GLYPHS, marks: ASCII_MARK_SIGNS, ascii: true };
