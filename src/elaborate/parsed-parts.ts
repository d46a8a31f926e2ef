// The mathematics of a document, parsed part by part, and what has to be known of all of it before the lines are read in order: what is differentiated by, which names
// a later "where" explains, which statement repeats its left side in the next one.

import { formatRational } from "../arithmetic/rational.js";
import { createSectionCounter } from "./section-counter.js";
import type { DocumentPart, MathPart } from "../syntax/document.js";
import { sliceSource } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import { partsOf, type MathRow, type MathSyntax, type Statement, type Syntax } from "../syntax/math-tree.js";
import { definable, holdsExponential, namesIn } from "./definable.js";
import type { DraftPiece } from "./draft.js";
import { written, type StatementEvent } from "./draft-chain.js";
import { withIntervalEnds } from "./interval-ends.js";
import { labelsAbove, withLabelsInNames } from "./labels-above.js";
import { announcesRedefinition } from "./prose.js";
import { withPrimedLetters } from "./primed-letters.js";
import { isCondition, collectVariables, hasTwoValues, isNumeric, namesUnderDerivative } from "./statement-shape.js";
import { spelledWords, withSpelledWords } from "./spelled-words.js";
import { lettersOfSquares, withSquaresAsNames } from "./squares-as-names.js";
import { plainName } from "./syntax-names.js";
import { saysPrimesTranspose, showsTransposingPrimes, withTransposingPrimes } from "./transposing-primes.js";

export interface ParsedParts {
  /** The parts of the document, each with its statements; none for prose and settings. */
  readonly all: readonly { readonly part: DocumentPart; readonly events: readonly StatementEvent[] }[];
  syntaxOf(part: MathPart): MathSyntax;
  /** Where the part stands in `all`. */
  placeOf(part: DocumentPart): number;
  /** "let", "where" at the beginning of a line of plain text: prose before it. */
  leadOf(part: MathPart): string;
  /** Every side that was read; `register` adds those of assumptions and settings. */
  readonly pieces: readonly DraftPiece[];
  register(statement: Statement, section: number): void;
  readonly differentiatedBy: ReadonlySet<string>;
  /** Names whose derivative stands somewhere. */
  readonly primedNames: ReadonlySet<string>;
  /** Those of one section. */
  readonly primedIn: (section: number) => ReadonlySet<string>;
  /** Names that have a rate somewhere in a section, `r'`, `dr/dt`. */
  readonly ratedIn: (section: number) => ReadonlySet<string>;
  /** Does e^x stand in a section, or anywhere for null, so that e is Euler's number whatever is set equal to it? */
  readonly isExponential: (section: number | null) => boolean;
  /** Does a "where" or "let" inside a sentence define the name, wherever in the document the section can see it? */
  isExplained(name: string, section: number): boolean;
  /** Statements whose left side the next one repeats or leaves out. */
  readonly repeatedHeads: ReadonlySet<Statement>;
  /** The sections in which primes are transposes. */
  readonly primesTranspose: ReadonlySet<number>;
  /** Functions whose names have a label above: `β^s` of `\beta^s(x)`. */
  readonly labelledFunctions: readonly string[];
  /** Equations whose unknown gets its value a few lines later: `2^x = 8`, `2^x = 2^3`, `x = 3`. They are no chain, although they have the same left side. */
  readonly solvedLater: ReadonlySet<Statement>;
  /** Of statements that a later one goes on with, conditions between them left out (`a = b, x > 0`, `= c`), the part where it does. */
  readonly goneOnIn: ReadonlyMap<Statement, MathPart>;
  /** Do two parts belong to one derivation of a text or YAML file? */
  sameGroup(a: MathPart, b: MathPart): boolean;
}

const NOTHING: MathSyntax = { rows: [], notes: [] };

/** Parses every part of a document. */
export function parseParts(said: readonly DocumentPart[], knownNames: ReadonlySet<string>): ParsedParts {
  const leads = new Map<MathPart, string>();
  const parsed = new Map<MathPart, MathSyntax>();
  const groups = new Map<MathPart, number>();
  const sectionOf = new Map<MathPart, number>();
  const pieces: DraftPiece[] = [];
  const differentiatedBy = new Set<string>();
  /** The sections that explain a name for themselves; null for one that explains it for all. */
  const explained = new Map<string, Set<number | null>>();
  const primedNames = new Set<string>();
  const primedBySection = new Map<number, Set<string>>();
  const ratedBySection = new Map<number, Set<string>>();
  const repeatedHeads = new Set<Statement>();
  /** The sections in which e is raised to powers. */
  const exponential = new Set<number>();

  function withoutLead(part: MathPart): MathPart {
    const lead = part.notation === "text" ? /^\s*(let(?:'s)?|define|put|denote|where|with|here)\s+(?=\S)/i.exec(part.source.text) : null;
    if (lead === null) return part;
    const made = { ...part, source: sliceSource(part.source, lead[0].length, part.source.text.length) };
    leads.set(made, lead[0]);
    return made;
  }

  function register(statement: Statement, section: number): void {
    for (const side of statement.sides) {
      if (side === null) continue;
      pieces.push({ syntax: side, section });
      collectVariables(side, differentiatedBy);
      const primed = primedBySection.get(section) ?? new Set<string>();
      primedBySection.set(section, primed);
      const rated = ratedBySection.get(section) ?? new Set<string>();
      ratedBySection.set(section, rated);
      for (const name of namesUnderDerivative(side, (each) => rated.add(each))) {
        primedNames.add(name);
        primed.add(name);
      }
      if (holdsExponential(side)) exponential.add(section);
    }
  }

  function explain(name: string, section: number | null): void {
    const known = explained.get(name);
    if (known === undefined) explained.set(name, new Set([section]));
    else known.add(section);
  }

  function lookAhead(parts: readonly DocumentPart[]): void {
    let group = 0;
    const sections = createSectionCounter();
    const rated = new Set([...parsed.values()].flatMap(({ rows }) => rows.flatMap(({ statements }) => statements.flatMap(({ sides }) => sides.flatMap((side) => (side === null ? [] : namesUnderDerivative(side)))))));
    let before = "";
    for (const part of parts) {
      if (part.kind === "break") {
        if (part.reason === "derivation") group += 1;
        sections.take(part);
        before = "";
      } else if (part.kind === "prose") before += part.text;
      else if (part.kind === "math") {
        groups.set(part, group);
        sectionOf.set(part, sections.current);
        for (const row of parsed.get(part)?.rows ?? []) {
          row.statements.forEach((statement, k) => {
            register(statement, sections.current);
            const [head] = statement.sides;
            const found = head && statement.relations[0]?.sign === "=" ? definable(head) : null;
            const words = k > 0 ? rowWordsBefore(row, k) : part.display ? "" : before;
            // A value of what has a rate somewhere, `r = 10` beside `dr/dt`, is one at a moment.
            const moment = found !== null && statement.sides[1] != null && isNumeric(statement.sides[1]) && rated.has(found.name);
            if (found !== null && !moment && announcesRedefinition(words)) explain(found.name, sections.around === null ? null : sections.current);
          });
        }
        before = part.display ? "" : `${before} ${part.source.text} `;
      }
    }
  }

  const parts = said.map((part) => (part.kind === "math" ? withoutBraces(withoutLead(part)) : part));
  for (const part of parts) if (part.kind === "math") parsed.set(part, withPrimedLetters(withIntervalEnds(withPlainRoots(parseMath(part.source, { notation: part.notation, knownNames, environment: part.environment })))));
  const primesSaid = saysPrimesTranspose(parts);
  const prose = parts.map((part) => (part.kind === "prose" ? part.text : "")).join(" ");
  const primesTranspose = new Set<number>();
  for (const [number, section] of bySection(parts, parsed)) {
    if (!primesSaid && !showsTransposingPrimes(prose, section.map(([, syntax]) => syntax))) continue;
    primesTranspose.add(number);
    for (const [part, syntax] of section) parsed.set(part, withTransposingPrimes(syntax));
  }
  const squares = lettersOfSquares([...parsed.values()]);
  if (squares.size > 0) for (const [part, syntax] of parsed) parsed.set(part, withSquaresAsNames(syntax, squares));
  const words = spelledWords(parts, [...parsed.values()]);
  if (words.size > 0) for (const [part, syntax] of parsed) parsed.set(part, withSpelledWords(syntax, words));
  const labels = labelsAbove([...bySection(parts, parsed).values()].map((section) => section.map(([, syntax]) => syntax)));
  if (labels.letters.size > 0) for (const [part, syntax] of parsed) parsed.set(part, withLabelsInNames(syntax, labels.letters));
  lookAhead(parts);
  const all = parts.map((part) => ({ part, events: part.kind === "math" ? statementEvents(part, parsed.get(part) ?? NOTHING) : [] }));
  const flat = all.flatMap((entry) => entry.events);
  flat.forEach((event, k) => {
    const [head] = event.statement.sides;
    const following = flat[k + 1];
    const nextHead = following?.statement.sides[0];
    if (head && following && (!nextHead || written({ syntax: head, source: event.part.source }) === written({ syntax: nextHead, source: following.part.source }))) repeatedHeads.add(event.statement);
  });
  const goneOnIn = new Map<Statement, MathPart>();
  flat.forEach((event, k) => {
    let next = k + 1;
    for (let each = flat[next]; each !== undefined && each.part === event.part && each.statement.connector === "," && isCondition(each.statement); each = flat[next]) next += 1;
    const following = flat[next];
    if (following !== undefined && following.statement.sides[0] === null && following.statement.relations[0]?.sign === "=" && following.statement.sides[1] != null) goneOnIn.set(event.statement, following.part);
  });
  const solvedLater = new Set<Statement>();
  flat.forEach((event, k) => {
    const [head] = event.statement.sides;
    if (!repeatedHeads.has(event.statement) || !head || event.statement.sides.length !== 2 || definable(head) !== null || namesUnderDerivative(head).length > 0 || event.statement.sides.some((side) => side !== null && holdsAntiderivative(side))) return;
    const names = event.statement.sides.flatMap((side) => (side === null ? [] : namesIn(side)));
    const solves = ({ statement, part }: StatementEvent): boolean => {
      const [one, other] = statement.sides;
      const isValue = (name: Syntax | null | undefined, value: Syntax | null | undefined): boolean => name?.kind === "name" && names.includes(name.name) && value != null && !namesIn(value).includes(name.name);
      return (isValue(one, other) || (statement.sides.length === 2 && one != null && isNumeric(one) && isValue(other, one))) && statement.relations[0]?.sign === "=" && groups.get(part) === groups.get(event.part) && sectionOf.get(part) === sectionOf.get(event.part);
    };
    if (flat.slice(k + 1, k + 6).some(solves)) solvedLater.add(event.statement);
  });
  const places = new Map(all.map(({ part }, k) => [part, k]));
  return {
    all, pieces, primesTranspose, solvedLater, labelledFunctions: labels.functions, register, isExponential: (section) => (section === null ? exponential.size > 0 : exponential.has(section)), differentiatedBy, primedNames, primedIn: (section) => primedBySection.get(section) ?? new Set(), ratedIn: (section) => ratedBySection.get(section) ?? new Set(), repeatedHeads, goneOnIn,
    isExplained: (name, section) => explained.get(name)?.has(null) === true || explained.get(name)?.has(section) === true,
    syntaxOf: (part) => parsed.get(part) ?? NOTHING,
    placeOf: (part) => places.get(part) ?? -1,
    leadOf: (part) => leads.get(part) ?? "",
    sameGroup: (a, b) => groups.get(a) === groups.get(b),
  };
}

/** What is written in each section. */
function bySection(parts: readonly DocumentPart[], parsed: ReadonlyMap<MathPart, MathSyntax>): ReadonlyMap<number, readonly (readonly [MathPart, MathSyntax])[]> {
  const sections = createSectionCounter();
  const found = new Map<number, (readonly [MathPart, MathSyntax])[]>();
  for (const part of parts) {
    if (part.kind === "break") sections.take(part);
    else if (part.kind === "math") {
      const here = found.get(sections.current) ?? [];
      here.push([part, parsed.get(part) ?? NOTHING]);
      found.set(sections.current, here);
    }
  }
  return found;
}

/** Is there an indefinite integral in it? An equation with one is not solved for the letter that it integrates by. */
function holdsAntiderivative(side: Syntax): boolean {
  return (side.kind === "bigOperator" && side.operator === "integral" && side.lower === null && side.upper === null) || partsOf(side).some(holdsAntiderivative);
}

/** `x_{1,2} = a ± b`: the two values of x. */
function withPlainRoots(syntax: MathSyntax): MathSyntax {
  const isList = (sub: Syntax | null): boolean => sub !== null && /^(?:1,2|1\/2|±)$/.test(numbersIn(sub));
  const plain = (statement: Statement): Statement => {
    const [head, ...values] = statement.sides;
    if (head?.kind !== "script" || head.sup !== null || head.primes > 0 || plainName(head.base) === null || !isList(head.sub) || !values.some((value) => value !== null && hasTwoValues(value))) return statement;
    return { ...statement, sides: [{ ...head.base, range: head.range }, ...values] };
  };
  return { ...syntax, rows: syntax.rows.map((row) => ({ ...row, statements: row.statements.map(plain) })) };
}

/** `1,2` of the subscript `{1,2}`, however it is nested. */
function numbersIn(syntax: Syntax): string {
  if (syntax.kind === "number") return formatRational(syntax.value);
  if (syntax.kind === "group") return syntax.items.map((item) => item.sides.map((side) => (side === null ? "" : numbersIn(side))).join("=")).join(",");
  return syntax.kind === "sequence" ? syntax.items.map((item) => (item.kind === "operand" ? numbersIn(item.operand) : item.sign)).join("") : "?";
}

/** `\displaystyle{f(x) = x^2}`: braces around a whole formula say nothing. */
function withoutBraces(part: MathPart): MathPart {
  const { text } = part.source;
  const opening = /^\s*(?:\\(?:displaystyle|textstyle|ds)\s*)?\{/.exec(text);
  if (part.notation !== "latex" || opening === null || !/\}\s*$/.test(text)) return part;
  const end = text.lastIndexOf("}");
  let depth = 0;
  for (let at = opening[0].length; at < end; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "{") depth += 1;
    else if (text[at] === "}") depth -= 1;
    if (depth < 0) return part;
  }
  return depth === 0 ? { ...part, source: sliceSource(part.source, opening[0].length, end) } : part;
}

/** The statements of a part in order. */
export function statementEvents(part: MathPart, syntax: MathSyntax): readonly StatementEvent[] {
  let first = true;
  return syntax.rows.flatMap((row) =>
    row.statements.map((statement, k): StatementEvent => {
      const event: StatementEvent = { statement, part, notes: syntax.notes, first, rowWords: rowWordsBefore(row, k) };
      first = false;
      return event;
    }),
  );
}

/** The words of a row before its k-th statement. */
function rowWordsBefore(row: MathRow, k: number): string {
  const statement = row.statements[k];
  const start = statement?.sides[0]?.range.start ?? statement?.range.start ?? 0;
  return row.statements.slice(0, k + 1).flatMap((each) => each.words).filter((word) => word.range.end <= start).map((word) => word.text).join(" ").trim();
}
