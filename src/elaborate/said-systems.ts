// Words around a display that call its rows the equations of one system, which hold together: "we have the system of equations", "we want $s$ and $t$ such that", "this system".

import { lastSentence } from "./prose.js";

const SYSTEM_BEFORE = /\bsystems?\b(?!\s+of\s+(?:coordinates|units|differential))|\bsimultaneous(?:ly)?\b/i;
const EQUATIONS_BEFORE = /\b(?:the|these|this|following|two|three|four|several|both|pair of|set of)\s+(?:(?!single\b)[\p{L}-]+,?\s+){0,4}(?:equations|constraints)\b/iu;
/** What is done to equations that stand before, so that rows may be what it comes to. */
const MAKES_OTHERS = /\b(?:gives?|giving|get|obtain\w*|yield\w*|simplif\w+|re-?writ\w+|rearrang\w+|divid\w+|multiply\w*|subtract\w+|adding|eliminat\w+|substitut\w+|so|hence|thus|therefore)\b/i;
/** Several things are to be found that fulfil what follows. */
const SOUGHT_BEFORE = /\b(?:want|wants|need|looking for|look for|find|seek)\b[^.?!]*(?:\b(?:values|points|numbers)\b|\$[^$]{1,8}\$(?:,| and)\s*\$)[^.?!]*\b(?:such that|so that|for which|satisfying)\s*:?\s*$/i;
/** Surfaces or curves that are given by an equation each. */
const PLACES_BEFORE = /\b(?:planes|surfaces|curves|lines|circles|spheres|level (?:sets|curves))\b[^.?!]{0,40}$/i;
/** What follows is told, as it is by conditions. */
const TOLD_BEFORE = /\bwe\s+(?:are|were)\s+(?:told|given)\s+that\s*:?\s*$|\bconditions?\b[^.?!]*\b(?:tells?|gives?|means?|says?)\s+(?:us\s+)?that\s*:?\s*$/i;
const SYSTEM_BEHIND = /^[\s.,;:]*(?:[\p{L}$-]+\s+){0,5}?(?:this|the|these)\s+(?:is\s+(?:(?!no\b|not\b)[\p{L}-]+\s+){0,4})?(?:(?:two|three|four|linear|non-?linear)\s+)*(?:system|(?:simultaneous\s+)?equations\s+(?:simultaneously|together))\b|^[\s.,;:]*(?:to\s+)?solv(?:e|ing)\s+(?:this|these)\s+(?:system|equations)\b/iu;

/** Do the words call the rows of a display a system? `before` and `behind` are the text on both sides. */
export function saysSystem(before: string, behind: string): boolean {
  const [own] = before.split(/\n\s*\n(?=[^]*\S)/).slice(-1);
  const sentence = lastSentence((own ?? "").replace(/\$\$|\\\[|\\begin\s*\{[a-zA-Z]+\*?\}\s*$/g, " "));
  const words = sentence.replace(/\$[^$]*\$/g, "m");
  return SYSTEM_BEFORE.test(words) || SYSTEM_BEHIND.test(behind) || SOUGHT_BEFORE.test(sentence) || TOLD_BEFORE.test(words) || ((EQUATIONS_BEFORE.test(words) || PLACES_BEFORE.test(words)) && !MAKES_OTHERS.test(words));
}
