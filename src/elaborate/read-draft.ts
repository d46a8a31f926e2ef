// From the parts of a document to its derivations: which statements define, which go on with a chain, which are claims, conditions or
// given. Works on syntax alone, by the rules on what a line is; nothing is judged here.

import type { DocumentPart, MathPart, Range, SourceDocument, SourceText } from "../syntax/document.js";
import { plainSource } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import { partsOf, type RelationSign, type Statement, type Syntax, type SyntaxNote } from "../syntax/math-tree.js";
import { functionByText } from "../functions/registry.js";
import type {
  Declarations, DraftAssumption, DraftClaim, DraftDefinition, DraftDerivation, DraftDocument, DraftLine, DraftNote, LineRole, Piece, SingleFact, SizeDescription,
} from "./draft.js";
import { indexNames, nameSubscript, nameSuperscript, onlySide, plainName } from "./expression.js";
import {
  announcesClaim, announcesCondition, announcesDefinition, announcesEvaluation, announcesProof, announcesRedefinition, describeSize, labelBefore, reasonIn, singleFacts,
} from "./prose.js";

export interface DraftOptions {
  /** Assumptions given from outside, in plain text. */
  readonly assume: readonly string[];
  readonly variable: string | null;
}

interface Definable {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly indices: readonly string[];
}

interface Open {
  title: string | null;
  section: number;
  start: number;
  end: number;
  lines: DraftLine[];
  claims: DraftClaim[];
  singles: readonly SingleFact[];
  /** Line 0 as written, without spaces; a chain repeats it or claims about it. */
  head: string;
  kind: "chain" | "statements";
  part: MathPart;
  /** Was the last line ended by ≈ or the like, so that nothing goes on from it? */
  closed: boolean;
}

interface Event {
  readonly kind: "statement";
  readonly statement: Statement;
  readonly part: MathPart;
  readonly notes: readonly SyntaxNote[];
  readonly first: boolean;
  readonly row: number;
}

/** Reads what a document says. */
export function readDraft(document: SourceDocument, text: string, options: DraftOptions): DraftDocument {
  return createDraft(document, text, options).read();
}

function createDraft(document: SourceDocument, text: string, options: DraftOptions) {
  const structured = document.notation === "text" || document.notation === "yaml";
  const knownNames = namesOfDocument(document, options);
  const derivations: DraftDerivation[] = [];
  const definitions: DraftDefinition[] = [];
  const assumptions: DraftAssumption[] = [];
  const descriptions: SizeDescription[] = [];
  const notes: DraftNote[] = [];
  const pieces: Syntax[] = [];
  const integers = new Set<string>();
  const reals = new Set<string>();
  const vectors = new Set<string>();
  const functions = new Set<string>();
  const functionOf = new Map<string, string>();
  const expect: string[] = [];
  let allPositive = false;
  let variable = options.variable;
  let title: string | null = null;
  let section = 0;
  let current: Open | null = null;
  let prose = "";
  let proseStart = 0;
  /** The prose since the last display, for facts about the chain that comes. */
  let singles: SingleFact[] = [];
  let lastInline: { readonly name: string | null; readonly end: number } | null = null;
  let pendingFunctionOf: string | null = null;
  let pendingVectors = false;
  let ignoreNext = false;
  let lastMathEnd = 0;
  let commentLabel: string | null = null;

  const parsed = new Map<MathPart, ReturnType<typeof parseMath>>();
  for (const part of document.parts) {
    if (part.kind !== "math") continue;
    parsed.set(part, parseMath(part.source, { notation: part.notation, knownNames, environment: part.environment }));
  }
  const definableNames = new Set<string>();
  for (const syntax of parsed.values()) {
    for (const row of syntax.rows) {
      for (const statement of row.statements) {
        for (const side of statement.sides) if (side !== null) pieces.push(side);
        const [head] = statement.sides;
        const found = head === null || head === undefined || statement.relations.length === 0 ? null : definable(head);
        if (found !== null) definableNames.add(found.name);
      }
    }
  }

  const written = (piece: Piece): string => piece.source.text.slice(piece.syntax.range.start, piece.syntax.range.end).replace(/[\s{}]|\\[,;:! ]|\\(?:left|right|big|Big)/g, "");
  const offsetOf = (source: SourceText, at: number): number => source.offsets[Math.min(at, source.offsets.length - 1)] ?? 0;
  const lineOf = (offset: number): number => {
    let line = 1;
    for (let k = text.indexOf("\n"); k >= 0 && k < offset; k = text.indexOf("\n", k + 1)) line += 1;
    return line;
  };

  function definitionOf(name: string): DraftDefinition | undefined {
    for (let k = definitions.length - 1; k >= 0; k--) {
      const definition = definitions[k];
      if (definition?.name === name && definition.section === section) return definition;
    }
    return definitions.find((definition) => definition.name === name);
  }

  function close(): void {
    if (current === null) return;
    const judged = current.lines.some((line) => line.role === "step" || line.role === "statement") || current.claims.length > 0;
    if (judged) {
      const { title: derivationTitle, start, end, lines, claims } = current;
      derivations.push({ title: derivationTitle, section: current.section, start, end, lines, claims, singles: current.singles });
    }
    current = null;
  }

  function notesWithin(all: readonly SyntaxNote[], range: Range): readonly SyntaxNote[] {
    return all.filter((note) => note.range.start >= range.start && note.range.start <= range.end);
  }

  function makeLine(role: LineRole, relation: RelationSign | null, piece: Piece, event: Event, extra: { label: string | null; reason: string | null; redefines: number | null }): DraftLine {
    return {
      role, relation, piece, statement: null, source: piece.source, range: piece.syntax.range, label: extra.label, reason: extra.reason, redefines: extra.redefines,
      notes: notesWithin(event.notes, piece.syntax.range),
    };
  }

  function openChain(event: Event, kind: Open["kind"], head: string): Open {
    close();
    const start = offsetOf(event.part.source, event.statement.range.start);
    current = { title, section, start, end: event.part.range.end, lines: [], claims: [], singles, head, kind, part: event.part, closed: false };
    singles = [];
    return current;
  }

  /** Appends the sides from the k-th on as steps. */
  function appendSides(chain: Open, event: Event, from: number, label: string | null, reason: string | null, redefines: number | null): void {
    const { statement, part } = event;
    let nextLabel = label;
    const words = statement.words.map((word) => word.text).join(" ");
    const reasonText = reason ?? (words === "" ? null : reasonIn(words));
    const ownLabel = nextLabel ?? (words === "" ? null : cleanWords(words));
    nextLabel = ownLabel;
    for (let k = from; k < statement.sides.length; k++) {
      const side = statement.sides[k];
      const relation = statement.relations[k - 1]?.sign ?? null;
      if (side === null || side === undefined) continue;
      if (relation === "≈" || relation === "∝" || relation === "→" || relation === "∼" || relation === "∈") {
        chain.closed = true;
        note("info", `what stands after ${relation} is not judged as an equality`, offsetOf(part.source, side.range.start));
        return;
      }
      chain.lines.push(makeLine("step", relation, { syntax: side, source: part.source }, event, { label: nextLabel, reason: reasonText, redefines: k === from ? redefines : null }));
      chain.end = Math.max(chain.end, part.range.end);
      nextLabel = null;
    }
  }

  function note(kind: DraftNote["kind"], message: string, offset: number): void {
    notes.push({ kind, message, offset });
  }

  /** The label that stands before this statement: given with the part, or in the prose before a display. */
  function labelFor(event: Event): string | null {
    if (!event.first) return null;
    if (event.part.label !== null) return event.part.label;
    if (structured) return commentLabel;
    const before = text.slice(Math.max(lastMathEnd, proseStart, 0), event.part.range.start);
    return event.part.display && prose.trim() !== "" ? labelBefore(before) : null;
  }

  function handle(event: Event, next: Event | null): void {
    const { statement, part } = event;
    const [head] = statement.sides;
    const firstRelation = statement.relations[0]?.sign ?? null;
    if (statement.sides.every((side) => side === null)) {
      if (statement.words.length > 0 && current !== null) applyWords(event);
      return;
    }
    const label = labelFor(event);
    const reason = event.first ? reasonIn(prose) : null;
    if (statement.relations.length > 0 && statement.sides.slice(1).every((side) => side === null)) {
      // `m =` with words after it: what it describes is read from the prose.
      return;
    }
    if (head === null || head === undefined) {
      continueChain(event, label, reason);
      return;
    }
    if (firstRelation === null) {
      if (!part.display) return;
      if (document.notation === "yaml" && current !== null && current.kind === "chain" && sameDerivation(current.part, part)) {
        // The steps of a YAML derivation are joined by `=` without writing it.
        current.lines.push(makeLine("step", "=", { syntax: head, source: part.source }, event, { label, reason: null, redefines: null }));
        current.end = part.range.end;
        return;
      }
      if (part.notation === "latex" && isRemark(head)) return;
      const chain = openChain(event, "chain", written({ syntax: head, source: part.source }));
      chain.lines.push(makeLine("given", null, { syntax: head, source: part.source }, event, { label, reason: null, redefines: null }));
      return;
    }
    if (isCondition(statement)) {
      condition(event);
      return;
    }
    const found = definable(head);
    const isLast = statement.sides.length === 2;
    const announced = firstRelation === ":=" || announcesRedefinition(prose);
    const openNow = current;
    const continues = openNow !== null && sameDerivation(openNow.part, part) && openNow.kind === "statements";
    if (found !== null && !continues && (firstRelation === "=" || firstRelation === ":=")) {
      const known = definitionOf(found.name);
      const inForce = known !== undefined && known.section === section && !announced;
      if (!inForce) {
        if (evaluatesOnly(event, found)) return;
        define(event, found, label);
        return;
      }
    }
    if (firstRelation !== "=" && firstRelation !== ":=") {
      note("info", `a statement with ${firstRelation} is not judged yet`, offsetOf(part.source, statement.range.start));
      if (openNow !== null && openNow.part === part) pushStatement(openNow, event, label);
      return;
    }
    const written0 = written({ syntax: head, source: part.source });
    if (openNow !== null && openNow.kind === "chain" && openNow.head === written0 && !openNow.closed) {
      const separate = openNow.part !== part;
      if (isLast && separate && !structured && announcesClaim(prose)) {
        const side = statement.sides[1];
        if (side !== null && side !== undefined) {
          openNow.claims.push({ piece: { syntax: side, source: part.source }, range: side.range, notes: notesWithin(event.notes, side.range) });
          openNow.end = part.range.end;
        }
        return;
      }
      if (!(separate && !isLast && !structured) && !(separate && announcesRedefinition(prose))) {
        appendSides(openNow, event, 1, label, reason, null);
        return;
      }
    }
    if (continues && openNow !== null) {
      pushStatement(openNow, event, label);
      return;
    }
    const redefines = found === null ? null : (definitionOf(found.name)?.offset ?? null);
    const nextHead = next === null ? null : (next.statement.sides[0] ?? null);
    const equationRows = next !== null && nextHead !== null && sameDerivation(part, next.part) && next.statement.relations.length > 0 && !isCondition(next.statement) &&
      written({ syntax: nextHead, source: next.part.source }) !== written0 && found === null && isLast && !aboutDefinition(head) && !aboutDefinition(nextHead);
    const undetermined = aboutUndetermined(head);
    if (isLast && (equationRows || isGiven(event, head, undetermined))) {
      const chain = openChain(event, "statements", written0);
      pushStatement(chain, event, label);
      return;
    }
    const chain = openChain(event, "chain", written0);
    chain.lines.push(makeLine("given", null, { syntax: head, source: part.source }, event, { label: null, reason: null, redefines: null }));
    appendSides(chain, event, 1, label, reason, redefines === null ? null : lineOf(redefines));
    if (undetermined && chain.lines[1] !== undefined) chain.lines[1] = { ...chain.lines[1], role: "defining" };
  }

  function sameDerivation(a: MathPart, b: MathPart): boolean {
    if (a === b) return true;
    return structured && derivationOf.get(a) === derivationOf.get(b);
  }

  /** Line 0 of a group of statements is given; the others are judged as statements. */
  function pushStatement(chain: Open, event: Event, label: string | null): void {
    const { statement, part } = event;
    chain.lines.push({
      role: chain.lines.length === 0 ? "given" : "statement", relation: statement.connector === "⇔" ? "⇔" : statement.connector === "⇒" ? "⇒" : null, piece: null, statement,
      source: part.source, range: statement.range, label, reason: null, redefines: null, notes: notesWithin(event.notes, statement.range),
    });
    chain.end = Math.max(chain.end, part.range.end);
    if (chain.lines.length === 1) {
      assumptions.push({
        statement, source: part.source, text: part.source.text.slice(statement.range.start, statement.range.end).trim(), origin: "prose", offset: offsetOf(part.source, statement.range.start), section,
        derivation: null, notes: notesWithin(event.notes, statement.range),
      });
    }
  }

  /** Rule 4: a lone equation is given, unless something shows that it is to be judged. */
  function isGiven(event: Event, head: Syntax, undetermined: boolean): boolean {
    if (undetermined) return true;
    const sides = event.statement.sides.filter((side): side is Syntax => side !== null);
    if (sides.some(hasUndetermined)) return true;
    if (structured || announcesProof(prose)) return false;
    if (plainName(head) !== null || definable(head) !== null) return false;
    return !sides.some(hasDerivative);
  }

  function continueChain(event: Event, label: string | null, reason: string | null): void {
    if (current === null) {
      const side = event.statement.sides.find((s): s is Syntax => s !== null);
      if (side !== undefined && event.part.display) note("unread", "this line goes on with a relation, but there is no line before it", offsetOf(event.part.source, event.statement.range.start));
      return;
    }
    if (current.closed) {
      note("info", "what goes on after an approximation is not judged", offsetOf(event.part.source, event.statement.range.start));
      return;
    }
    if (!event.part.display) return;
    if (current.kind === "statements") {
      pushStatement(current, event, label);
      return;
    }
    appendSides(current, event, 1, label, reason, null);
  }

  function define(event: Event, found: Definable, label: string | null): void {
    const { statement, part } = event;
    const [head, value] = statement.sides;
    if (head === null || head === undefined || value === null || value === undefined) return;
    const offset = offsetOf(part.source, statement.range.start);
    definitions.push({
      name: found.name, parameters: found.parameters, indices: found.indices, body: { syntax: value, source: part.source },
      text: part.source.text.slice(value.range.start, value.range.end), offset, section, notes: notesWithin(event.notes, value.range),
    });
    if (!part.display && statement.sides.length === 2) return;
    const chain = openChain(event, "chain", written({ syntax: head, source: part.source }));
    chain.lines.push(makeLine("given", null, { syntax: head, source: part.source }, event, { label: null, reason: null, redefines: null }));
    chain.lines.push(makeLine("defining", "=", { syntax: value, source: part.source }, event, { label, reason: null, redefines: null }));
    appendSides(chain, event, 2, null, null, null);
  }

  /** `x = 0` after "at": a value to look at, not a definition; a number for something that is differentiated by. */
  function evaluatesOnly(event: Event, found: Definable): boolean {
    const [, value] = event.statement.sides;
    const isNumber = value?.kind === "number" || (value?.kind === "sequence" && value.items.every((item) => item.kind === "operator" || item.operand.kind === "number"));
    if (!isNumber || event.statement.sides.length > 2 || found.parameters.length > 0) return false;
    if (differentiatedBy.has(found.name)) {
      note("info", `${found.name} is given a value here; derivatives by it keep it free`, offsetOf(event.part.source, event.statement.range.start));
      return true;
    }
    if (announcesEvaluation(prose) || (!event.part.display && announcesCondition(prose))) {
      addAssumption(event, "prose", null);
      return true;
    }
    return false;
  }

  function addAssumption(event: Event, origin: "prose" | "assume", derivation: number | null): void {
    const { statement, part } = event;
    assumptions.push({
      statement, source: part.source, text: part.source.text.slice(statement.range.start, statement.range.end).trim(), origin, offset: offsetOf(part.source, statement.range.start), section, derivation,
      notes: notesWithin(event.notes, statement.range),
    });
  }

  function condition(event: Event): void {
    const { statement, part } = event;
    if (declares(statement)) return;
    const inWords = statement.words.length > 0 || (statement.connector !== null && current !== null);
    if (inWords || announcesCondition(prose) || announcesDefinition(prose)) addAssumption(event, "prose", null);
    else note("info", `\`${part.source.text.slice(statement.range.start, statement.range.end).trim().slice(0, 60)}\` is not taken as an assumption`, offsetOf(part.source, statement.range.start));
  }

  /** `x \in \mathbb{R}`, `X \in \mathbb{R}^{n \times d}`, `n \in \mathbb{N}`. */
  function declares(statement: Statement): boolean {
    if (statement.relations[0]?.sign !== "∈") return false;
    const [left, right] = statement.sides;
    if (!left || !right) return true;
    const names = namesIn(left);
    const set = right.kind === "script" ? right.base : right;
    const setName = plainName(set) ?? "";
    const shaped = right.kind === "script" && right.sup !== null && !(right.sup.kind === "name" && ["+", "*"].includes(right.sup.name));
    for (const name of names) {
      if (shaped) vectors.add(name);
      else if (["ℕ", "ℤ", "N", "Z"].includes(setName)) integers.add(name);
      else if (["ℝ", "R"].includes(setName)) reals.add(name);
    }
    return ["ℕ", "ℤ", "N", "Z", "ℝ", "R"].includes(setName);
  }

  function applyWords(event: Event): void {
    const words = cleanWords(event.statement.words.map((word) => word.text).join(" "));
    const last = current?.lines[current.lines.length - 1];
    if (words === null || current === null || last === undefined || last.label !== null) return;
    current.lines[current.lines.length - 1] = { ...last, label: words, reason: last.reason ?? reasonIn(words) };
  }

  /** Is the side a name in force, or a derivative of one? */
  function aboutDefinition(side: Syntax): boolean {
    const name = subjectOf(side);
    return name !== null && definableNames.has(name);
  }

  /** Is the side the derivative of a name that nothing in the document determines? */
  function aboutUndetermined(side: Syntax): boolean {
    const derived = side.kind === "derivative" ? side.body : side.kind === "script" && side.primes > 0 ? side : null;
    if (derived === null || derived === undefined) return false;
    const name = derived.kind === "script" ? plainName(derived.base) : plainName(derived);
    return name !== null && !definableNames.has(name);
  }

  function hasUndetermined(side: Syntax): boolean {
    return aboutUndetermined(side) || partsOf(side).some(hasUndetermined);
  }

  const differentiatedBy = new Set<string>();
  for (const piece of pieces) collectVariables(piece, differentiatedBy);

  const derivationOf = new Map<MathPart, number>();
  let group = 0;
  for (const part of document.parts) {
    if (part.kind === "break" && part.reason === "derivation") group += 1;
    if (part.kind === "math") derivationOf.set(part, group);
  }

  function events(part: MathPart): readonly Event[] {
    const syntax = parsed.get(part);
    if (syntax === undefined) return [];
    let first = true;
    return syntax.rows.flatMap((row, rowNumber) =>
      row.statements.map((statement): Event => {
        const event: Event = { kind: "statement", statement, part, notes: syntax.notes, first, row: rowNumber };
        first = false;
        return event;
      }),
    );
  }

  function setting(part: DocumentPart & { kind: "setting" }): void {
    const value = part.value.text.trim();
    switch (part.key) {
      case "expect":
        expect.push(...value.replace(/^\[|\]$/g, "").split(/\s*[,;]\s*/).filter((item) => item !== ""));
        return;
      case "title":
        title = value;
        return;
      case "variable":
        variable = value;
        return;
      case "ignore":
        ignoreNext = true;
        return;
      case "assume":
        assume(part.value, part.range.start);
        return;
      case "let": {
        for (const event of events({ kind: "math", notation: "text", display: false, environment: null, source: part.value, range: part.range, label: null })) handleLet(event);
        return;
      }
      default:
        return;
    }
  }

  function handleLet(event: Event): void {
    const [head] = event.statement.sides;
    const found = head ? definable(head) : null;
    if (found === null || event.statement.relations.length === 0) {
      note("unread", `found \`${event.part.source.text.trim().slice(0, 60)}\`, expected a definition \`name = value\``, event.part.range.start);
      return;
    }
    define(event, found, null);
  }

  function assume(value: SourceText, offset: number): void {
    const phrase = value.text.trim();
    if (/^all (?:variables|symbols|letters)?\s*(?:are\s*)?(?:>\s*0|positive)$/i.test(phrase)) {
      allPositive = true;
      return;
    }
    const natural = /^([\p{L}\p{M}\p{N}_, ]+?)\s+(?:is|are|in|∈)\s+(?:an?\s+)?(integers?|naturals?|natural numbers?|reals?|ℕ|ℤ|ℝ|N|Z|R)$/u.exec(phrase);
    if (natural?.[1] !== undefined) {
      for (const name of natural[1].split(/[\s,]+/)) (/^(r|ℝ)/i.test(natural[2] ?? "") ? reals : integers).add(name);
      return;
    }
    const part: MathPart = { kind: "math", notation: /\\[a-zA-Z]/.test(phrase) ? "latex" : "text", display: false, environment: null, source: value, range: { start: offset, end: offset + phrase.length }, label: null };
    parsed.set(part, parseMath(value, { notation: part.notation, knownNames, environment: null }));
    let read = false;
    for (const event of events(part)) {
      if (event.statement.relations.length === 0) continue;
      read = true;
      for (const side of event.statement.sides) if (side !== null) pieces.push(side);
      if (!declares(event.statement)) addAssumption(event, "assume", null);
    }
    if (!read) note("unread", `found \`${phrase.slice(0, 60)}\`, expected an assumption such as \`x > 0\``, offset);
  }

  return {
    read(): DraftDocument {
      for (const phrase of options.assume) assume(plainSource(phrase, 0), 0);
      const all: { readonly part: DocumentPart; readonly events: readonly Event[] }[] = document.parts.map((part) => {
        if (part.kind === "setting" && part.key === "let") parsed.set({ ...part, kind: "math", notation: "text", display: false, environment: null, source: part.value, label: null }, parseMath(part.value, { notation: "text", knownNames, environment: null }));
        return { part, events: part.kind === "math" ? events(part) : [] };
      });
      const flat = all.flatMap((entry) => entry.events);
      let position = 0;
      for (const { part, events: own } of all) {
        switch (part.kind) {
          case "break":
            if (part.reason === "heading") {
              close();
              section += 1;
              title = part.title;
              singles = [];
            } else if (part.reason === "derivation") close();
            if (part.reason !== "derivation") prose = prose === "" ? "" : `${prose}\n`;
            commentLabel = null;
            break;
          case "prose": {
            if (prose.trim() === "") proseStart = part.range.start;
            if (pendingFunctionOf === null && lastInline?.name != null) {
              if (/^\s*(?:be|is|as|are)\s+(?:an?\s+)?(?:\w+\s+){0,2}functions?\s+of\s*$/i.test(part.text)) pendingFunctionOf = lastInline.name;
              const described = describeSize(lastInline.name, part.text);
              if (described !== null) descriptions.push(described);
              if (/^\s*(?:be|is|are)\s+(?:an?\s+)?(?:differentiable|smooth|continuous|real|arbitrary)?\s*functions?\b/i.test(part.text)) functions.add(lastInline.name);
            }
            pendingVectors = /\b(?:vectors?|matri(?:x|ces))\s*$/i.test(part.text) || (pendingVectors && /^\s*(?:,|and)\s*$/.test(part.text));
            prose += part.text;
            singles.push(...singleFacts(part.text, part.range.start));
            if (structured) commentLabel = part.text.trim() === "" ? commentLabel : part.text.trim();
            break;
          }
          case "setting":
            if (part.key === "let") {
              const source: MathPart = { kind: "math", notation: "text", display: false, environment: null, source: part.value, range: part.range, label: null };
              parsed.set(source, parseMath(part.value, { notation: "text", knownNames, environment: null }));
              for (const syntax of parsed.get(source)?.rows ?? []) for (const statement of syntax.statements) for (const side of statement.sides) if (side !== null) pieces.push(side);
              for (const event of events(source)) handleLet(event);
            } else setting(part);
            break;
          case "math": {
            if (ignoreNext && part.display) {
              ignoreNext = false;
              position += own.length;
              break;
            }
            const single = own.length === 1 ? own[0] : undefined;
            const name = single === undefined ? null : inlineName(single.statement);
            if (!part.display && pendingFunctionOf !== null && name !== null) functionOf.set(pendingFunctionOf, name);
            if (!part.display && pendingVectors && name !== null) vectors.add(name);
            pendingFunctionOf = null;
            for (const event of own) {
              position += 1;
              handle(event, flat[position] ?? null);
              if (part.display) prose = "";
            }
            reportUnread(part, own);
            lastInline = part.display ? null : { name, end: part.range.end };
            if (part.display) {
              prose = "";
              singles = [];
              commentLabel = null;
              lastMathEnd = part.range.end;
            } else prose += ` ${part.source.text} `;
            break;
          }
        }
      }
      close();
      for (const found of document.notes) if (found.severity !== "error") note(found.severity === "warning" ? "unread" : "info", found.message, found.range.start);
      const declarations: Declarations = { integers, reals, vectors, functionOf, functions, allPositive };
      const spellings = new Set<string>();
      for (const part of document.parts) {
        if (part.kind === "math") for (const match of part.source.text.matchAll(/(?<![a-zA-Z])(?:ln|lg|log)(?![a-zA-Z])/g)) spellings.add(match[0]);
      }
      return { derivations, definitions, assumptions, descriptions, declarations, variable, expect, pieces, spellings, notes };
    },
  };

  /** Mathematics that could not be read and that no line holds. */
  function reportUnread(part: MathPart, own: readonly Event[]): void {
    const syntax = parsed.get(part);
    if (syntax === undefined) return;
    const taken = current?.part === part || derivations.some((d) => d.lines.some((line) => line.source === part.source)) || definitions.some((d) => d.body.source === part.source);
    if (own.length === 0 || !taken) {
      for (const found of syntax.notes) {
        if (found.kind === "unread") note(part.display ? "unread" : "info", found.message, offsetOf(part.source, found.range.start));
      }
    }
  }
}

/** The single name of an inline formula: `$y$`, `$m = $`; null for anything else. */
function inlineName(statement: Statement): string | null {
  const [head] = statement.sides;
  if (head === null || head === undefined) return null;
  if (statement.sides.length > 1 && statement.sides[1] !== null) return null;
  return definable(head)?.name ?? null;
}

/** Words of a formula as a label: without "by", brackets and dollar signs; null where nothing is left. */
function cleanWords(words: string): string | null {
  const cleaned = words.replace(/[()]/g, "").replace(/\s+/g, " ").replace(/^\s*(?:by|using)\s+(?:the\s+)?/i, "").trim();
  return cleaned === "" || /^(where|and|or|for|if|with|,|so|then|thus|hence|since)$/i.test(cleaned) ? null : cleaned;
}

/** A side that is no expression to go on from: a single name, a bare word. */
function isRemark(side: Syntax): boolean {
  return side.kind === "words" || side.kind === "name" || side.kind === "number";
}

/** A statement that is a condition: inequalities, ∈, ≠ only. */
function isCondition(statement: Statement): boolean {
  return statement.relations.length > 0 && statement.relations.every((relation) => ["<", "≤", ">", "≥", "≠", "∈"].includes(relation.sign)) && statement.sides.every((side) => side !== null && isSimple(side));
}

function isSimple(side: Syntax): boolean {
  switch (side.kind) {
    case "name":
    case "number":
    case "infinity":
      return true;
    case "script":
      return isSimple(side.base) && side.primes === 0;
    case "group":
      return side.items.every((item) => item.sides.every((s) => s === null || isSimple(s)));
    case "sequence":
      return side.items.every((item) => item.kind === "operator" || isSimple(item.operand));
    case "fraction":
      return isSimple(side.numerator) && isSimple(side.denominator);
    case "bigOperator":
      return true;
    default:
      return false;
  }
}

/** `J`, `J(ŷ)`, `p_i`, `x_0` as the left side of a definition; null for anything else. */
function definable(side: Syntax): Definable | null {
  const parameters = (group: Syntax): readonly string[] | null => {
    if (group.kind !== "group" || group.bracket !== "(") return null;
    const names: string[] = [];
    for (const item of group.items) {
      const [only] = item.sides;
      const found = item.sides.length === 1 && only ? definable(only) : null;
      if (found === null || found.parameters.length > 0) return null;
      names.push(found.name);
    }
    return names;
  };
  if (side.kind === "name") return side.name === "d" || side.name === "∂" ? null : { name: side.name, parameters: [], indices: [] };
  if (side.kind === "script") {
    const stem = plainName(side.base);
    if (stem === null || side.primes > 0) return null;
    const suffix = side.sup === null ? "" : nameSuperscript(side.sup);
    if (suffix === null) return null;
    if (side.sub === null) return { name: `${stem}${suffix}`, parameters: [], indices: [] };
    const letters = indexNames(side.sub);
    if (letters !== null && letters.every((letter) => /^[ijklmnt]$/.test(letter))) return { name: `${stem}${suffix}`, parameters: [], indices: letters };
    const sub = nameSubscript(side.sub);
    return sub === null ? null : { name: `${stem}_${sub}${suffix}`, parameters: [], indices: [] };
  }
  if (side.kind === "group" && side.bracket === "brace") {
    const inner = onlySide(side);
    return inner === null ? null : definable(inner);
  }
  if (side.kind !== "sequence" || side.items.length !== 2) return null;
  const [head, group] = side.items;
  if (head?.kind !== "operand" || group?.kind !== "operand") return null;
  const found = definable(head.operand);
  const names = parameters(group.operand);
  return found === null || found.parameters.length > 0 || names === null || new Set(names).size !== names.length ? null : { ...found, parameters: names };
}

/** The name that a side is about: `J`, `dJ/dx`, `f'(x)`; null where there is none. */
function subjectOf(side: Syntax): string | null {
  if (side.kind === "derivative") return side.body === null ? null : subjectOf(side.body);
  if (side.kind === "script") return plainName(side.base);
  if (side.kind === "sequence" && side.items.length === 2) {
    const [head] = side.items;
    return head?.kind === "operand" ? subjectOf(head.operand) : null;
  }
  return plainName(side);
}

function hasDerivative(side: Syntax): boolean {
  if (side.kind === "derivative" || (side.kind === "script" && side.primes > 0) || side.kind === "gradient") return true;
  if (side.kind === "bigOperator" && side.operator !== "sum" && side.operator !== "product") return true;
  return partsOf(side).some(hasDerivative);
}

function collectVariables(side: Syntax, into: Set<string>): void {
  if (side.kind === "derivative") {
    for (const { variable } of side.variables) {
      const name = plainName(variable.kind === "script" ? variable.base : variable);
      if (name !== null) into.add(name);
    }
  }
  for (const part of partsOf(side)) collectVariables(part, into);
}

function namesIn(side: Syntax): readonly string[] {
  if (side.kind === "name") return [side.name];
  return partsOf(side).flatMap(namesIn);
}

/** Words of several letters that plain text uses as one name: declared, assumed or defined. */
function namesOfDocument(document: SourceDocument, options: DraftOptions): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (word: string | undefined): void => {
    if (word !== undefined && /^\p{L}[\p{L}\p{M}]+$/u.test(word) && functionByText(word) === null) names.add(word.normalize("NFC"));
  };
  if (options.variable !== null) add(options.variable);
  for (const phrase of options.assume) for (const word of phrase.match(/[\p{L}\p{M}]+/gu) ?? []) add(word);
  for (const part of document.parts) {
    if (part.kind === "setting") {
      if (part.key === "variable") add(part.value.text.trim());
      if (part.key === "let") add(/^\s*([\p{L}\p{M}]+)/u.exec(part.value.text)?.[1]);
      if (part.key === "assume") for (const word of part.value.text.match(/[\p{L}\p{M}]+/gu) ?? []) if (!/^(all|variables|is|are|an?|integers?|reals?|positive|and|natural|numbers?|in)$/i.test(word)) add(word);
    } else if (part.kind === "math" && part.notation === "text") add(/^\s*([\p{L}\p{M}]+)\s*(?:\([^()]*\))?\s*:?=(?!=)/u.exec(part.source.text)?.[1]);
  }
  return names;
}

