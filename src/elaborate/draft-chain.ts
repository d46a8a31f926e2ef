// Puts the lines of derivations together: opens a chain, goes on with it, sets it aside while a name is explained, closes it. Which statement does what is decided in
// `statement-role.ts`; nothing is judged here.

import type { MathPart, Range, SourceText } from "../syntax/document.js";
import type { RelationSign, Statement, SyntaxNote } from "../syntax/math-tree.js";
import { definable, namesIn, subjectOf } from "./definable.js";
import type { DerivationAim, DraftClaim, DraftDerivation, DraftLine, LineRole, Piece, SingleFact } from "./draft.js";
import { reasonIn } from "./prose.js";
import { plainName } from "./syntax-names.js";
import { isNumeric, isZero } from "./statement-shape.js";

/** A statement where it stands. */
export interface StatementEvent {
  readonly statement: Statement;
  readonly part: MathPart;
  readonly notes: readonly SyntaxNote[];
  /** Is it the first of its part? Labels and prose before the part belong to that one. */
  readonly first: boolean;
  /** Words of its row that stand before it. */
  readonly rowWords: string;
  /** Is all that stands between the display before and this one a word that concludes, or one that ends a sentence on differentiating: "and hence", "with respect to $x$ gives"? */
  readonly between?: "concludes" | "differentiates" | null;
}

/** What is known of a line besides its mathematics. */
export interface LineFacts {
  readonly label: string | null;
  readonly reason: string | null;
  readonly doubt: string | null;
  readonly isConcluded: boolean;
  readonly orElse?: Piece;
}

export const NO_FACTS: LineFacts = { label: null, reason: null, doubt: null, isConcluded: false };

/** A derivation that may still go on. */
export interface OpenChain {
  readonly title: string | null;
  readonly section: number;
  readonly around: number | null;
  readonly start: number;
  end: number;
  readonly lines: DraftLine[];
  readonly claims: DraftClaim[];
  readonly singles: readonly SingleFact[];
  /** Line 0 as written, without spaces; a chain repeats it or claims about it. */
  readonly head: string;
  readonly kind: "chain" | "statements";
  /** Where its last line stands. */
  part: MathPart;
  /** The relation that ended the chain before it in the same formula, from whose right side it goes on; null for others. */
  readonly after: RelationSign | null;
  /** Does it go on from an approximation, so that its decimals are rounded? */
  readonly rounded: boolean;
  /** The first move states an equation that may be about an unknown function rather than be carried out. */
  readonly mayBeGiven: boolean;
  /** Words at the beginning spoke of an equation to be solved. */
  readonly toBeSolved: boolean;
  /** The words before its display speak of equations. */
  readonly ofEquations: boolean;
  /** Do the words ask for the derivative or the integral of line 0, which does not show it? */
  readonly ofOperand: boolean;
  readonly aim: DerivationAim;
  readonly concludedFrom: Range | null;
  readonly isPutBack: boolean;
  /** Did words at the beginning speak of an expression that is to become zero? */
  readonly toZero: boolean;
  /** Did words at the beginning say that both sides of line 0 are differentiated? */
  readonly differentiates: boolean;
}

export interface ChainBuilder {
  readonly current: OpenChain | null;
  /** The chain of a formula in a sentence, which goes on in the sentences after it. */
  readonly sentence: OpenChain | null;
  /** Opens a derivation and closes the one before; `aside` keeps that one, because a definition may stand in the middle of it. */
  open(event: StatementEvent, options: { readonly kind: OpenChain["kind"]; readonly head: string; readonly aside: boolean; readonly mayBeGiven: boolean; readonly toBeSolved: boolean; readonly ofEquations: boolean; readonly ofOperand: boolean; readonly aim: DerivationAim; readonly concludedFrom: Range | null; readonly isPutBack: boolean; readonly toZero: boolean; readonly differentiates: boolean }): OpenChain;
  /** Line 0, or a line that defines. */
  add(role: LineRole, relation: RelationSign | null, piece: Piece, event: StatementEvent, facts: LineFacts): void;
  /** Appends the sides of a statement from the k-th on as steps. */
  steps(event: StatementEvent, from: number, facts: LineFacts): void;
  /** Appends a whole statement; the first is given, the others are judged as statements. One joined to the line before by "or", "and" or a comma belongs to that line. */
  statement(event: StatementEvent, label: string | null, reason: string | null, isDerived?: boolean): void;
  /** Appends a statement that is given beside the first. */
  given(event: StatementEvent): void;
  /** Expressions of a section that chains before have set to zero, without what they come to: each is handed out once, and its zero is no step then. */
  takeZeros(section: number, wanted: (piece: Piece) => boolean): readonly { readonly piece: Piece; readonly part: MathPart }[];
  claim(piece: Piece, event: StatementEvent): void;
  /** Names the last line, where it has no label. */
  nameLast(label: string, reason: string | null): void;
  /** The chain that a line without a left side goes on with; null where there is none. */
  resume(event: StatementEvent): { readonly chain: OpenChain; readonly doubt: string | null } | null;
  /** A name gets another meaning: chains whose left side speaks of it do not go on. */
  forget(name: string): void;
  /** Parts the open chain where a display began that states its left side once more (`head`): its rows are a derivation of their own. True where the chain has rows of that display only. */
  partAt(part: MathPart, head: Piece, event: StatementEvent): boolean;
  /** Parts the open chain before its last line, which goes on from the one before it; false where it has no such lines. */
  partBeforeLast(event: StatementEvent): boolean;
  /** Line 0 of what goes on from a relation that is no equality. */
  goOnFrom(piece: Piece, event: StatementEvent, relation: RelationSign): void;
  close(): void;
  /** Builds a derivation apart from the open one, for a formula inside a sentence; it stays open for what goes on in the sentences after it. */
  apart(build: () => void): void;
  /** Goes on with the derivation that was built apart last; false where there is none. */
  inSentence(build: () => void): boolean;
  finish(): readonly DraftDerivation[];
}

export interface ChainSurroundings {
  readonly title: () => string | null;
  readonly section: () => number;
  readonly around: () => number | null;
  /** The facts of the prose before the chain; taking them uses them up. */
  readonly takeSingles: () => readonly SingleFact[];
  /** Do the words around a display call its rows a system of equations? */
  readonly isSystem: (part: MathPart) => boolean;
  readonly lineOf: (offset: number) => number;
  readonly note: (kind: "unread" | "info" | "reading", message: string, offset: number) => void;
}

export function offsetIn(source: SourceText, at: number): number {
  return source.offsets[Math.min(at, source.offsets.length - 1)] ?? 0;
}

/** A piece as written, without spaces and sizes, so that two spellings of one left side are the same. */
export function written(piece: Piece): string {
  return withoutLayout(piece.source.text.slice(piece.syntax.range.start, piece.syntax.range.end));
}

/** LaTeX without what only lays it out: spaces, braces, the sizes of brackets. */
export function withoutLayout(text: string): string {
  return text.replace(/\\(?:left|right|big|Big|displaystyle)(?![a-zA-Z])|\\[dt]frac(?![a-zA-Z])|[\s{}]|\\[,;:! ]/g, (found) => (/frac/.test(found) ? "\\frac" : ""));
}

export function notesWithin(all: readonly SyntaxNote[], range: Range): readonly SyntaxNote[] {
  return all.filter((note) => note.range.start >= range.start && note.range.start <= range.end);
}

/** Words of a formula as a label: without "by", brackets, and the words that lead to a condition; null where nothing is left. */
export function cleanWords(words: string): string | null {
  const cleaned = words.replace(/[()]/g, "").replace(/\s+/g, " ").replace(/^\s*(?:by|using)\s+(?:the\s+)?/i, "").replace(/[\s,;.]*\b(?:for|where|and|or|if|with|when|provided|whenever|since|because|as|assuming)(?:\s+(?:all|any|every|each|that|real))*\s*$/i, "").trim();
  return cleaned === "" || /^(where|and|or|for|if|with|,|so|then|thus|hence|since|is|gives|all|any)$/i.test(cleaned) ? null : cleaned;
}

export const SOLVE_DOUBT = "this may be an equation to be solved rather than a step";
export const FROM_WORDS = "this may go on with the display before, or with an expression of the text between";
export const STATEMENT_DOUBT = "this may be an equation that is given rather than carried out";
export const EQUATION_DOUBT = "the text speaks of equations; is this one of them rather than a step?";
const ROUNDED_DOUBT = "it goes on from an approximation, and its decimals may be rounded";
/** The text of a line without its spaces and marks of alignment. */
const lineText = ({ source, range }: DraftLine): string => source.text.slice(range.start, range.end).replace(/[\s&]/g, "");

/** Relations that end a chain: what stands on both sides is never judged as equal. */
export const ENDING: readonly string[] = ["≈", "≟", "∝", "→", "∼", "∈"];

export function createChainBuilder(around: ChainSurroundings): ChainBuilder {
  const derivations: DraftDerivation[] = [];
  let current: OpenChain | null = null;
  /** The chain in whose middle a name is being explained. */
  let aside: OpenChain | null = null;
  /** Chains that ended in `= 0`. */
  let zeros: { readonly piece: Piece; readonly part: MathPart; readonly derivation: DraftDerivation }[] = [];
  /** The chain of a formula inside a sentence. */
  let sentence: OpenChain | null = null;

  function keep(chain: OpenChain | null): void {
    if (chain === null) return;
    leaveZero(chain);
    const judged = chain.lines.some((line) => line.role === "step" || line.role === "statement") || chain.claims.length > 0;
    const { title, section, around: outer, start, end, lines, claims, singles, aim, concludedFrom, isPutBack } = chain;
    const last = lines[lines.length - 1];
    const before = lines[lines.length - 2]?.piece;
    const made: DraftDerivation = { title, section, around: outer, start, end, lines: withDoubts(chain, lines), claims, singles, aim, concludedFrom, isPutBack };
    if (judged && chain.kind === "chain" && last?.piece != null && before != null && isZero(last.piece.syntax) && !isNumeric(before.syntax)) zeros.push({ piece: before, part: chain.part, derivation: made });
    if (!judged && chain.kind === "statements" && chain.part.display && lines.length === 1 && last?.statement?.relations[0]?.sign === "=") around.note("info", "this equation stands alone: it is taken as given, not judged", start);
    if (judged) derivations.push(made);
    else for (const line of lines) for (const { kind, message, range } of line.notes) if (kind === "unread") around.note(kind, message, offsetIn(line.source, range.start));
  }

  /** `\overset{!}{=} 0`, "set the derivative to zero": where words or sign say so, the last `= 0` is an equation to be solved. */
  function leaveZero(chain: OpenChain): void {
    const last = chain.lines[chain.lines.length - 1];
    const before = chain.lines[chain.lines.length - 2]?.piece;
    if (chain.kind !== "chain" || last?.role !== "step" || last.piece === null || !isZero(last.piece.syntax) || before == null || isNumeric(before.syntax)) return;
    const sign = last.source.text.slice(Math.max(0, last.range.start - 40), last.range.start);
    if (!chain.toZero && !/\\(?:overset|stackrel)\s*\{\s*!\s*\}\s*(?:\{\s*=\s*\}|=)[\s&]*$/.test(sign)) return;
    chain.lines.pop();
    around.note("info", "`= 0` is taken as an equation to be solved, not as a step", offsetIn(last.source, last.range.start));
  }

  function close(): void {
    keep(sentence);
    keep(aside);
    keep(current);
    sentence = null;
    aside = null;
    current = null;
  }

  function makeLine(role: LineRole, relation: RelationSign | null, piece: Piece, event: StatementEvent, facts: LineFacts): DraftLine {
    return { role, relation, piece, statement: null, joined: [], source: piece.source, notation: event.part.notation, range: piece.syntax.range, restates: role === "step" && event.statement.sides[1] === piece.syntax && event.statement.sides[0] != null, goesOn: false, isDerived: false, ...facts, notes: notesWithin(event.notes, piece.syntax.range) };
  }

  function push(chain: OpenChain, line: DraftLine, part: MathPart): void {
    chain.lines.push(around.isSystem(part) ? { ...line, ofSystem: true } : line);
    chain.end = Math.max(chain.end, part.range.end);
    chain.part = part;
  }

  /** What stands after `≈` and the like is not equal to what stands before: it is line 0 of what goes on from it. */
  function goOnFrom(piece: Piece, event: StatementEvent, relation: RelationSign): void {
    if (current === null) return;
    const { title, section, singles, mayBeGiven, toBeSolved, ofEquations, ofOperand, toZero } = current;
    keep(current);
    current = {
      title, section, around: current.around, start: offsetIn(piece.source, piece.syntax.range.start), end: event.part.range.end, lines: [], claims: [], singles, head: written(piece), kind: "chain", part: event.part, after: relation,
      rounded: relation === "≈" || current.rounded, mayBeGiven, toBeSolved, ofEquations, ofOperand, toZero, aim: null, concludedFrom: null, isPutBack: false, differentiates: false,
    };
    push(current, makeLine("given", null, piece, event, NO_FACTS), event.part);
  }

  return {
    get current() {
      return current;
    },
    get sentence() {
      return sentence;
    },
    open(event, { aside: keepsAside, ...options }) {
      if (keepsAside && current !== null && current.kind === "chain" && loneDefinition(current) === null) {
        keep(aside);
        aside = current;
        current = null;
      } else close();
      current = {
        title: around.title(), section: around.section(), around: around.around(), start: offsetIn(event.part.source, event.statement.range.start), end: event.part.range.end, lines: [], claims: [], singles: around.takeSingles(),
        part: event.part, after: null, rounded: false, ...options,
      };
      return current;
    },
    add(role, relation, piece, event, facts) {
      if (current !== null) push(current, makeLine(role, relation, piece, event, facts), event.part);
    },
    steps(event, from, facts) {
      if (current === null) return;
      const { statement, part } = event;
      const words = statement.words.map((word) => word.text).join(" ");
      let label = facts.label ?? (words === "" ? null : cleanWords(words));
      const reason = facts.reason ?? (words === "" ? null : reasonIn(words));
      for (let k = from; k < statement.sides.length; k++) {
        const side = statement.sides[k];
        // `f(x) \approx= 3 + x`: two signs beside each other are the first.
        const isDouble = k > 1 && statement.sides[k - 1] === null && ENDING.includes(statement.relations[k - 2]?.sign ?? "");
        const relation = statement.relations[isDouble ? k - 2 : k - 1]?.sign ?? null;
        if (side === null || side === undefined) continue;
        if (relation !== null && ENDING.includes(relation)) {
          around.note("info", `what stands after ${relation} is not judged as an equality`, offsetIn(part.source, side.range.start));
          goOnFrom({ syntax: side, source: part.source }, event, relation);
          continue;
        }
        // `θ = 0 \cong θ = π`: two values beside each other.
        if (ENDING.includes(statement.relations[k - 2]?.sign ?? "") && definable(statement.sides[k - 1] ?? side) !== null) {
          around.note("info", "another value beside the one before is not judged", offsetIn(part.source, side.range.start));
          return;
        }
        const { orElse, ...others } = facts;
        push(current, makeLine("step", relation, { syntax: side, source: part.source }, event, { ...others, label, reason, doubt: k === from ? facts.doubt : null, ...(k === from && orElse !== undefined ? { orElse } : {}) }), part);
        label = null;
      }
    },
    statement(event, label, reason, isDerived = false) {
      if (current === null) return;
      const { part } = event;
      const last = current.lines[current.lines.length - 1];
      const statement = withLeftSide(event.statement, last ?? null);
      if (last?.statement != null && last.source === part.source && (statement.connector === "or" || statement.connector === "and" || statement.connector === ",")) {
        current.lines[current.lines.length - 1] = { ...last, joined: [...last.joined, statement], range: { start: last.range.start, end: Math.max(last.range.end, statement.range.end) }, notes: [...last.notes, ...notesWithin(event.notes, statement.range)] };
        return;
      }
      // "Differentiate both sides:" and the equation again, which its derivative follows.
      const derivesNext = current.differentiates && last?.source === part.source && current.lines.every((line) => lineText(line) === lineText(last)) && statement.sides[0] != null && plainName(statement.sides[0]) === null;
      // "Differentiating both sides of", the equation, "with respect to $x$ gives", and its derivative.
      const derivesBehind = current.differentiates && event.between === "differentiates" && current.lines.length === 1;
      const relation = statement.connector === "⇔" || statement.connector === "⇒" ? statement.connector : null;
      push(current, {
        role: current.lines.length === 0 ? "given" : "statement", relation, piece: null, statement, joined: [], source: part.source, notation: part.notation, range: withoutBegin(part.source.text, statement.range), restates: false, goesOn: event.statement.sides[0] === null, isDerived: isDerived || derivesNext || derivesBehind, ...NO_FACTS, isConcluded: event.between === "concludes", label, reason,
        notes: notesWithin(event.notes, statement.range),
      }, part);
    },
    given(event) {
      const { statement, part } = event;
      if (current !== null) push(current, { role: "given", relation: null, piece: null, statement, joined: [], source: part.source, notation: part.notation, range: statement.range, restates: false, goesOn: false, isDerived: false, ...NO_FACTS, notes: [] }, part);
    },
    takeZeros(section, wanted) {
      const taken = zeros.filter((each) => each.derivation.section === section && wanted(each.piece));
      zeros = zeros.filter((each) => !taken.includes(each));
      for (const { derivation } of taken) {
        const at = derivations.indexOf(derivation);
        if (at < 0) continue;
        const lines = derivation.lines.slice(0, -1);
        derivations.splice(at, 1, ...(lines.some((line) => line.role === "step") ? [{ ...derivation, lines }] : []));
      }
      return taken;
    },
    claim(piece, event) {
      if (current === null) return;
      current.claims.push({ piece, range: piece.syntax.range, notes: notesWithin(event.notes, piece.syntax.range) });
      current.end = Math.max(current.end, event.part.range.end);
    },
    nameLast(label, reason) {
      const last = current?.lines[current.lines.length - 1];
      if (current === null || last === undefined || last.label !== null) return;
      current.lines[current.lines.length - 1] = { ...last, label, reason: last.reason ?? reason };
    },
    resume(event) {
      if (current === null) return null;
      const name = loneDefinition(current);
      if (aside === null || name === null) return { chain: current, doubt: null };
      const sides = event.statement.sides.flatMap((side) => (side === null ? [] : namesIn(side)));
      // In the display that says what the name is, its rows go on with that.
      if (!sides.includes(name) && current.part === event.part) return { chain: current, doubt: null };
      if (!sides.includes(name)) {
        const first = aside.lines[aside.lines.length - 1];
        const line = first === undefined ? null : around.lineOf(offsetIn(first.source, first.range.start));
        return { chain: current, doubt: line === null ? null : `does this go on with ${name}, or with line ${line}?` };
      }
      current = aside;
      aside = null;
      return { chain: current, doubt: null };
    },
    forget(name) {
      const head = current?.lines[0]?.piece?.syntax;
      if (head !== undefined && namesIn(head).includes(name)) close();
    },
    partAt(part, head, event) {
      if (current?.kind !== "chain" || current.part !== part) return false;
      const [before, own] = [current.lines.filter(({ source }) => source !== part.source), current.lines.filter(({ source }) => source === part.source)];
      const [last, first] = [before[before.length - 1], own[0]];
      if (last === undefined || first === undefined) return first !== undefined;
      if (first.role !== "step" || !first.restates || written(head) !== current.head) return false;
      keep({ ...current, lines: before, end: offsetIn(last.source, last.source.text.length) });
      current = { ...current, start: offsetIn(head.source, head.syntax.range.start), lines: [makeLine("given", null, head, event, NO_FACTS), ...own], claims: [], singles: [] };
      return true;
    },
    partBeforeLast(event) {
      const [before, last] = current?.kind === "chain" ? current.lines.slice(-2) : [];
      if (current === null || before?.piece == null || last?.role !== "step" || last.relation !== "=" || before.source !== last.source || current.lines.length < 3) return false;
      keep({ ...current, lines: current.lines.slice(0, -1), end: offsetIn(before.source, before.range.end) });
      current = { ...current, start: offsetIn(before.source, before.range.start), lines: [makeLine("given", null, before.piece, event, NO_FACTS), last], claims: [], singles: [] };
      return true;
    },
    goOnFrom,
    close,
    apart(build) {
      keep(sentence);
      sentence = null;
      const saved = { current, aside };
      current = null;
      aside = null;
      build();
      sentence = current;
      keep(aside);
      ({ current, aside } = saved);
    },
    inSentence(build) {
      if (sentence === null) return false;
      const saved = current;
      current = sentence;
      build();
      sentence = current;
      current = saved;
      return true;
    },
    finish() {
      close();
      return [...derivations].sort((a, b) => a.start - b.start);
    },
  };
}

/** A row that goes on with `= b` after `L = a` says that a is b. */
function withLeftSide(statement: Statement, last: DraftLine | null): Statement {
  const [left, ...others] = statement.sides;
  const before = last?.joined[last.joined.length - 1] ?? last?.statement ?? null;
  const side = before === null || before.relations.length === 0 ? null : (before.sides[before.sides.length - 1] ?? null);
  return left === null && side !== null && statement.relations.length > 0 ? { ...statement, sides: [side, ...others] } : statement;
}

/** The name that a chain defines, where it does nothing else yet. */
function loneDefinition(chain: OpenChain): string | null {
  const [first, second] = chain.lines;
  if (chain.lines.length !== 2 || second?.role !== "defining" || first?.piece == null) return null;
  return definable(first.piece.syntax)?.name ?? null;
}

const EQUATION_DOUBT_OF_ENDS = "are these quantities set to the same value?";

/** `u_A v` and `u_B v`. */
function differsInSubscripts(one: Piece | null, other: Piece): boolean {
  const plain = (piece: Piece): string => written(piece).replace(/_(?:\{[^{}]*\}|\\?\w)/g, "");
  return one !== null && written(one) !== written(other) && plain(one) === plain(other) && !/\\(?:frac|sum|int|prod|partial)/.test(plain(other));
}

/** A chain that ends in `= 0` may set its expression to zero; a lone equation about an unknown function may be given. */
function withDoubts(chain: OpenChain, lines: readonly DraftLine[]): readonly DraftLine[] {
  const last = lines.length - 1;
  const firstDecimal = chain.rounded ? lines.findIndex((line) => hasDecimal(line)) : -1;
  return lines.map((line, k) => {
    if (line.role !== "step" || line.doubt !== null || line.piece === null) return line;
    const before = lines[k - 1]?.piece?.syntax;
    if (before === undefined) return line;
    if (firstDecimal >= 0 && k >= firstDecimal) return { ...line, doubt: ROUNDED_DOUBT };
    const { syntax } = line.piece;
    // "Find the derivative of \\[ \\arcsin 3x \\] We get \\[ = … \\]".
    if (chain.ofOperand && k === 1 && lines[0]?.source !== line.source) return { ...line, doubt: "is this what was asked for of the line before, rather than the same?" };
    // `f_z = 2z &= 2\lambda z = \lambda g_z`: the equation stands at the mark of alignment.
    if (chain.ofEquations && k >= 2 && /&\s*=\s*$/.test(line.source.text.slice(0, syntax.range.start)) && !/\\\\\s*&\s*=\s*$/.test(line.source.text.slice(0, syntax.range.start))) return { ...line, doubt: EQUATION_DOUBT };
    const carriedOut = k === 1 && chain.lines[0]?.role === "given" && !chain.toBeSolved && isExplicitHead(chain);
    // `u_A v = u_B v = 0`: two quantities that have the same value, as at both ends.
    if (k === 1 && last === 2 && lines[0]?.role === "given" && lines[0].source === line.source && isNumeric(lines[2]?.piece?.syntax ?? syntax) && !isNumeric(syntax) && differsInSubscripts(lines[0].piece, line.piece)) return { ...line, doubt: EQUATION_DOUBT_OF_ENDS };
    const sets = (k === last && isZero(syntax) && !carriedOut) || (k === 1 && isZero(before)) || (k === last && chain.toBeSolved && isNumeric(syntax));
    if (sets && !(isNumeric(syntax) && isNumeric(before))) return { ...line, doubt: SOLVE_DOUBT };
    return chain.mayBeGiven && lines.length === 2 && k === 1 ? { ...line, doubt: STATEMENT_DOUBT } : line;
  });
}

/** Is a number with a decimal point written in the line? */
function hasDecimal(line: DraftLine): boolean {
  return /\.\d/.test(line.source.text.slice(line.range.start, line.range.end));
}

/** Is line 0 a derivative of an expression that is written out? */
function isExplicitHead(chain: OpenChain): boolean {
  const syntax = chain.lines[0]?.piece?.syntax;
  return syntax?.kind === "sequence" && subjectOf(syntax) === null && syntax.items[0]?.kind === "operand" && syntax.items[0].operand.kind === "derivative" && syntax.items[0].operand.body === null;
}

/** A statement without the `\begin{…}` that its first row takes in. */
function withoutBegin(text: string, range: Range): Range {
  const opening = /^(?:\s*\\(?:begin\{[a-zA-Z]+\*?\}|eqalign\s*\{))+\s*/.exec(text.slice(range.start, range.end));
  return opening === null ? range : { start: range.start + opening[0].length, end: range.end };
}

const SPACES_AROUND = /^(?:\\(?:qquad|quad|[,;:! ])|~|\s)+|(?:\\(?:qquad|quad|[,;:! ])|~|\s)+$/g;

/** A statement as it reads on one line, without what aligns it and the spaces around it. */
export function statementText(source: SourceText, statement: Statement): string {
  const range = withoutBegin(source.text, statement.range);
  const text = source.text.slice(range.start, range.end).replace(/\s*(?<!\\)&\s*/g, " ").replace(/\s+/g, " ").replace(SPACES_AROUND, "");
  // The bracket of `(x > 0, y > 0)` is no part of what is said of x.
  const opening = /^(?:\\left|\\[bB]igg?l?)? ?[([]/.exec(text);
  return opening !== null && !/[)\]]/.test(text) ? text.slice(opening[0].length).trimStart() : text;
}
