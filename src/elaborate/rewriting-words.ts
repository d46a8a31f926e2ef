// Displays that hold one expression each, with words between them: "which can be written as", "Simplifying, we get". The words say whether the expression is the one before it in
// another form, may be that, or is something else.

/** Why an expression that may be another one is in doubt where it is not the one before. */
export const NOT_SAID_TO_EQUAL = "the words do not say that this equals the line before";

/** Something is done to the expression before that changes its form and not its value. */
const REWRITES = /\b(?:re-?writ\w+|written|writ(?:e|ing)|express(?:ed)?|put|separat\w+|split\w*|expand\w*|factor(?:s|ed|ing|ise[ds]?|ize[ds]?|ising|izing)?|simplif\w+|reduc\w+|rearrang\w+|regroup\w*|collect\w+|combin\w+|cancel\w*|distribut\w+|equals?|becomes?|turns? into|the same as|equivalent(?:ly)?(?: to)?|in other words|that is|i\.e\.)\b/i;
/** It speaks of the whole of what stands before, or of nothing in particular. */
const OF_WHOLE = /^\W*(?:(?:and|so|now|then|thus|hence|therefore|again|finally|next|or)\W+)*(?:(?:we|i|you|one)\s+(?:can|may|could)\s+(?:also\s+|now\s+)?)?(?:(?:which|this|that|it|(?:this|the|our|my)\s+(?:whole\s+)?(?:expression|integral|sum|result|limit|product|fraction|equation above|above))\b|(?:simplif|expand|factor|collect|combin|cancel|rearrang|distribut|re-?writ|regroup)\w*|or equivalently|equivalently|in other words|that is|i\.e\.)/i;
/** It may as well follow in another way. */
const FOLLOWS = /\b(?:so|thus|hence|therefore|then|which|get|gets|gives?|giving|obtain\w*|yields?|leaves?|leaving|have|left with|this is)\b/i;
/** Something else is made of it, or a part of it is spoken of, or another expression. */
const CHANGES = /\b(?:differentiat\w+|derivatives?|integrat(?:e|es|ed|ing)|substitut\w+|plug\w*|sets?|setting|solv\w+|instead|approximat\w*|approach\w*|bound\w*|similarly|likewise|another|other|compare|should|expected|correct|actual|answer|book|wrong|not|but|however|terms?|integrand|numerators?|denominators?|factors? of|exponent|part|pieces?|argument|constraint|left|right|inside|first|second|third|last|both|each|consider|suppose|let|given|if|where\s+(?!i\b|we\b)|at|evaluat\w+|maximi\w+|minimi\w+|square[ds]?|squaring|root|invert\w*|normali\w+|average\w*|expectation|multiply\w*|divid\w+|add(?:ing)?|subtract\w*|rais\w+|example|want|need|show|prove|find|comput\w+|calculat\w+|consists?|called|denoted?|defined?|for|when|as\s+\S+\s+(?:tends|goes|approaches)|small|large|limit|about|roughly|up to|modulo|asymptotic\w*|neglect\w*|ignor\w+|drop\w*|constants?|coordinates?|notation|matrix|vector|problem|question|conditions?|equations?|inequalit\w+|system|cases?)\b/i;

/** What words between two expressions say of the second: the first in another form (`same`), perhaps that (`perhaps`), or nothing (null). */
export function rewritingIn(prose: string): "same" | "perhaps" | null {
  const words = prose.replace(/\$[^$]*\$/g, " ").trim();
  const sentence = (/(?:^|[.!?]\s+|\n\s*\n)([^.!?]*(?:[.!?](?=\s*$))?)$/.exec(words)?.[1] ?? words).trim();
  if (sentence === "" || words.length > 240 || CHANGES.test(words)) return null;
  if (REWRITES.test(sentence)) return OF_WHOLE.test(sentence) ? "same" : "perhaps";
  return FOLLOWS.test(sentence) ? "perhaps" : null;
}
