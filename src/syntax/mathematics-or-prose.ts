// Tells mathematics from prose by its looks, where delimiters alone leave it open: a `$` may be a currency sign, a `\[` an escaped
// bracket, and an unclosed `$$` may run into the next paragraph. The delimiter scanner asks; nothing here knows about documents.

const commandOrText = /\\(?:text|mbox|textrm|textit|textbf|operatorname|mathrm|hbox|intertext)\*?\s*\{[^{}]*\}|\\[a-zA-Z]+/g;
const words = /[A-Za-z]{2,}(?:[’'][a-z]+)?/g;
const functionWords =
  /\b(?:and|or|to|per|for|the|of|in|is|are|was|were|each|with|from|by|on|at|than|more|less|but|if|while|where|when|that|this|which|you|we|he|she|they|not|about|costs?|dollars?|cents?|month|year|day|hour)\b/i;

/** Longest stretch that is looked at; whatever makes a longer one prose shows before. */
const looked = 4000;

function bare(content: string): string {
  return content.slice(0, looked).replace(commandOrText, " ");
}

/** A sign that mathematics has and prose has not: a command, an operator, a relation, an index. */
export function hasMathematicalSign(content: string): boolean {
  return /\\[a-zA-Z]|[=<>+*/^_|]|[±×÷·−≤≥≠≈∑∏∫√∂∇∞⇒⇔→∈²³]|\p{Script=Greek}/u.test(content.slice(0, looked));
}

/** Three or more words on end, commands and `\text{…}` not counted. */
export function hasSentence(content: string): boolean {
  return /\b[A-Za-z]{2,}[,;]?\s+[A-Za-z]{2,}[,;]?\s+[A-Za-z]{2,}/.test(bare(content));
}

/** An amount of money and what follows it, as between the signs of "$5 and $6". */
export function looksLikeMoney(content: string): boolean {
  if (!/^\d[\d.,]*/.test(content)) return false;
  const rest = bare(content);
  if (functionWords.test(rest)) return true;
  // `1 = A(s+1)^2 + Bs(s+1) + Cs`: two letters side by side beside what no price has are a product.
  const shortest = /[\\^_=]/.test(content) ? 3 : 2;
  return (rest.match(words) ?? []).filter((word) => word.length >= shortest).length >= 2 || unbalanced(rest);
}

function unbalanced(content: string): boolean {
  let depth = 0;
  for (const character of content) {
    if (character === "(") depth++;
    else if (character === ")" && --depth < 0) return true;
  }
  return depth !== 0;
}

/** Whether a stretch over a blank line still looks like one display: no line of it reads as prose. */
export function everyLineMathematical(content: string): boolean {
  return content.length <= looked && content.split(/[\r\n]+/).every(isMathematicalLine);
}

/** "Now a new paragraph.": a line of nothing but words, with the sign that ends a sentence. */
const WORDS_ALONE = /^\s*[A-Z][A-Za-z'’]*(?:,?\s+[A-Za-z'’]+){2,}[.!?:]\s*$/;

function isMathematicalLine(line: string): boolean {
  return !hasSentence(line) && !WORDS_ALONE.test(line) && !/^\s*#{1,6}\s/.test(line) && !/\b[a-z]{3,}:\s*$/.test(bare(line));
}

/** Whether what stands between escaped brackets is words or a number, as in "\[see below\]" or "\[3\]". */
export function looksLikeBracketedProse(content: string): boolean {
  if (hasSentence(content)) return true;
  const inside = content.slice(0, looked).trim();
  return !hasMathematicalSign(inside) && (/\b[A-Za-z]{2,}\s+[A-Za-z]{2,}/.test(inside) || /^[\d\s,–-]+$/.test(inside) || /^[A-Za-z]{3,}$/.test(inside));
}

/**
 * Whether inline mathematics may stand between two single dollar signs of a Markdown paragraph. `before` and `after` are the
 * characters around the stretch. The signs sit tight on what they enclose, except where it is plainly mathematics (`$m = $`).
 */
export function isInlineMathematics(content: string, before: string, after: string): boolean {
  if (content.trim() === "" || content.includes("`")) return false;
  if (looksLikeMoney(content)) return false;
  if (/\d/.test(after) && (/^\d/.test(content) || /\s$/.test(content))) return false;
  if (/[\r\n]/.test(content) && hasSentence(content)) return false;
  const openTight = !/^\s/.test(content);
  const closeTight = !/\s$/.test(content);
  if (openTight && closeTight) return true;
  if (hasSentence(content)) return false;
  if (!openTight && /\w/.test(before)) return false;
  if (!closeTight && /\w/.test(after)) return false;
  if (!openTight && !closeTight && /^\s+(?:\p{L}|\d+)\s+$/u.test(content)) return true;
  return hasMathematicalSign(content) || (openTight && /^\p{L}\s*$/u.test(content) && !/\w/.test(before));
}
