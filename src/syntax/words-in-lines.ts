// Sentences among the lines of a plain text: "so we get x = 2", "x = 2 since it is a length", "we want dV/dt when h = 3". What are words goes, so that no word is read as a
// product of letters; what is left is the mathematics of the line.

/** What a line holds: mathematics from `start` to `end`, words alone, or nothing of the kind (null: the line is read as it stands). */
export type LineWords = { readonly kind: "mathematics"; readonly start: number; readonly end: number; readonly words: string } | { readonly kind: "words" };

/** Words of sentences that are no mathematics, no names and no conditions. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(("the a an of is are was were be we i you it its this that these those have has had get gets got gives give giving want need know find found so then thus hence therefore now which what into from using our your us "
  + "can will would do does not by to in on at also note since because when but there here my me them first next finally simply just only becomes become obtain solve").split(" "));
/** Words that are read as mathematics: names of functions, letters of the Greek alphabet, and those that join statements. */
const MATHEMATICAL = /^(?:sin|cos|tan|cot|sec|csc|log|ln|exp|sqrt|cbrt|abs|max|min|int|lim|sum|prod|mod|det|alpha|beta|gamma|delta|epsilon|theta|lambda|sigma|omega|infinity|and|or|if|iff|for|where|with|let|put|define|assume|implies|otherwise|else)$/i;
/** A word that begins a sentence by itself. */
const LEADS = /^(?:therefore|thus|hence|then|now|so|finally|next|because|since),?$/i;
/** No word of a sentence is longer, with the marks around it. */
const LONGEST_WORD = 40;
const RELATION = /^(?:<=|>=|!=|=|<|>|≤|≥|≠)/;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Is it a word of a sentence, for sure or by its looks? */
  readonly looks: "plain" | "word" | "other";
}

/** What is mathematics in a line of text; null where no sentence stands in it. */
export function wordsInLine(line: string): LineWords | null {
  const words = wordsOf(line);
  const runs = runsOf(words);
  if (runs.length === 0 || !/[=<>≤≥≠]/.test(line)) return null;
  const [first] = runs;
  const last = runs.at(-1);
  const from = first?.from === 0 ? first.to : 0;
  const to = last !== undefined && last.to === words.length && last.from > from ? last.from : words.length;
  const [begin, end] = [words[from], words[to - 1]];
  if (begin === undefined || end === undefined || from >= to || runs.some((run) => run.from >= from && run.to <= to)) return { kind: "words" };
  const inside = line.slice(begin.start, end.end);
  // "the area is = 5": what the words name is no expression.
  if (!/[=<>≤≥≠]/.test(inside) || RELATION.test(inside)) return { kind: "words" };
  return { kind: "mathematics", start: begin.start, end: end.start + end.text.replace(/[,.;:]+$/, "").length, words: `${line.slice(0, begin.start)} ${line.slice(end.end)}`.trim() };
}

/** What stands between white space, each with its place. A greedy pattern would keep a place to go back to for each of millions of characters. */
function wordsOf(line: string): readonly Word[] {
  const words: Word[] = [];
  let start = 0;
  for (const text of line.split(/\s/)) {
    if (text !== "") words.push({ text, start, end: start + text.length, looks: looksOf(text) });
    start += text.length + 1;
  }
  return words;
}

function looksOf(text: string): Word["looks"] {
  if (text.length > LONGEST_WORD) return "other";
  const word = text.replace(/^["'(]+|["',.;:!?)]+$/g, "");
  if (!/^[A-Za-z]+(?:['’][a-z]{1,2})?$/.test(word) || MATHEMATICAL.test(word)) return "other";
  if (PLAIN_WORDS.has(word.toLowerCase())) return "plain";
  return word.length >= 3 ? "word" : "other";
}

/** Words side by side: two or more, of which one is a word of sentences for sure, or the one that leads a line. */
function runsOf(words: readonly Word[]): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let from = 0; from < words.length; ) {
    let to = from;
    while (to < words.length && words[to]?.looks !== "other") to += 1;
    const own = words.slice(from, to);
    if ((own.length >= 2 && own.some(({ looks, text }) => looks === "plain" && text.length > 1)) || (from === 0 && to === 1 && LEADS.test(own[0]?.text ?? ""))) runs.push({ from, to });
    from = Math.max(to, from + 1);
  }
  return runs;
}
