// One derivation under one reading: every line as a tree of occurrences, the definitions in force, the assumptions as relations, which names take integer values. What
// comes out is mathematics; the stages after this one see no notation.

import { entriesOf } from "../expression/entries.js";
import type { Definition, Definitions } from "../expression/definition.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type CallNode, type Node, type RelationNode, type RelationOperator, type SymbolNode } from "../expression/node.js";
import { isUsuallyTensor, type TensorNames } from "../expression/tensor-kind.js";
import { relationsIn, type Formula } from "../expression/formula.js";
import { onceFor } from "../expression/memoised.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import { isProbabilityKernel } from "../functions/probability-operations.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import type { Statement, Syntax } from "../syntax/math-tree.js";
import { partsOf } from "../syntax/math-tree.js";
import type { DraftAssumption, DraftClaim, DraftDefinition, DraftDerivation, DraftDocument, DraftLine, Piece } from "./draft.js";
import { namesIn, shiftedSequence } from "./definable.js";
import { withoutCycles } from "./definition-cycles.js";
import { listedEntries } from "./dotted.js";
import { elaborateExpression, type ElaborationNote } from "./expression.js";
import { definitionsInForce, explainsDirectly, type InForce, isInTableOf, nearness } from "./in-force.js";
import { endpoints, indexNames, lettersBelow, plainName, timeDerivative } from "./syntax-names.js";
import { isOfAnotherItem, isOfSameItem, isOfSameNumber } from "./list-items.js";
import type { Located } from "./located.js";
import { formulaOfStatements } from "./statement-formula.js";
import type { Choice, Reading } from "./reading.js";
import { COUNTING_LETTERS, graphName, type Scope } from "./scope.js";
import { behindSlopes } from "./slopes.js";
import { collectVariables, isInfinite } from "./statement-shape.js";
import { type Survey, withNearerForms } from "./survey.js";
import { unknownLosses } from "./unknown-losses.js";

export interface ElaboratedLine {
  readonly draft: DraftLine;
  readonly located: Located | null;
  /** What a line says that is a statement as a whole; null for an expression. */
  readonly formula: Formula | null;
  readonly notes: readonly ElaborationNote[];
}

/** The expression of a line, or the relations of one that is a statement; none of a line that is not read. */
export function expressionsOf({ located, formula }: Pick<ElaboratedLine, "located" | "formula">): readonly Node[] {
  return located !== null ? [located.node] : formula === null ? [] : relationsIn(formula);
}

export interface ElaboratedClaim {
  readonly draft: DraftClaim;
  readonly located: Located;
  readonly notes: readonly ElaborationNote[];
}

export interface ElaboratedAssumption {
  readonly node: Node;
  /** As written. */
  readonly text: string;
  readonly offset: number;
  readonly lineNumber: number;
  readonly source: "prose" | "assume";
  /**
   * A condition holds always. A given equation is used only where a step fails without it, and then said. An equation that was to be solved, or a value that another
   * section gives, is a hint: a step that needs it is undecided.
   */
  readonly use: "always" | "ifNeeded" | "hint";
  /** Is it the value that solves an equation? */
  readonly solution: boolean;
  /** Stated in a sentence in passing: it speaks for a step that holds with it, and against none. */
  readonly isAside: boolean;
  /** Is it a value that another section gives? */
  readonly isElsewhere: boolean;
}

/** Another right side of a name in force. */
export interface Rival {
  readonly name: string;
  readonly offset: number;
  readonly lineNumber: number;
  readonly definition: Definition;
}

export interface ElaboratedDerivation {
  readonly reading: Reading;
  /** Choices that the text leaves open; the readings to try. */
  readonly open: ReadonlySet<Choice>;
  readonly lines: readonly ElaboratedLine[];
  readonly claims: readonly ElaboratedClaim[];
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Notes of the definitions in force, with the piece they stand in. */
  readonly definitionNotes: readonly { readonly note: ElaborationNote; readonly name: string; readonly piece: Piece }[];
  readonly assumptions: readonly ElaboratedAssumption[];
  /** Second right sides of names in force that stand before the end of this derivation. */
  readonly rivals: readonly Rival[];
  /** Numbers that a sentence gives to names, and whether it does so in passing. */
  readonly values: ReadonlyMap<string, { readonly text: string; readonly lineNumber: number; readonly inPassing: boolean }>;
  /** Names whose definition stands after this derivation, with its line, and does not say that it explains it. */
  readonly definedLater: ReadonlyMap<string, number>;
  readonly integers: ReadonlySet<string>;
  readonly dependence: ReadonlyMap<string, SymbolNode>;
  /** Names with a dot that something is differentiated by, with the derivative they stand for. */
  readonly velocities: ReadonlyMap<string, CallNode>;
  /** Names that are differentiated by several others and have no definition, with these others. */
  readonly tangled: ReadonlyMap<string, readonly string[]>;
  /** Functions that stand somewhere without the arguments that they have elsewhere: read as at their own parameter, which need not be meant. */
  readonly bare: ReadonlySet<string>;
  /** Numbers of which only derivatives are known: what stands for them is a sum with unknown factors. With each, whether it may depend on less than that. */
  readonly losses: ReadonlyMap<string, boolean>;
  /** Names that the text defines by each other and that are free here: what else is said of them is not used. */
  readonly leftOut: ReadonlySet<string>;
  /** Vectors and matrices. */
  readonly tensors: TensorNames;
  /** Gives another expression its meaning as if it stood in a line of this derivation. */
  readonly elaborateLine: (piece: Piece) => Located;
  /** The equations in displays of its section before the derivation in which the name is the only letter: they say what it is. */
  readonly equationsFor: (name: string) => readonly RelationNode[];
}

/** Numbers that other sections give to names. */
function valuesElsewhere(document: DraftDocument, derivation: DraftDerivation): readonly DraftDefinition[] {
  const known = definitionsInForce(document, derivation);
  return document.definitions.filter((definition) => definition.numeric && definition.parameters.length === 0 && !definition.local && definition.section !== derivation.section && definition.offset < derivation.start && !known.has(definition.name));
}

/** Does a condition or a given equation of the text hold for this derivation? */
function holdsFor(document: DraftDocument, derivation: DraftDerivation, assumption: DraftAssumption): boolean {
  if (assumption.origin === "assume") return assumption.section === 0 || (document.structured ? assumption.section === derivation.section : assumption.offset <= derivation.end);
  if ((assumption.section !== derivation.section && assumption.section !== derivation.around) || (assumption.offset > derivation.end && !isBehind(document, derivation, assumption))) return false;
  // What the question says under (a) holds for its solution under (a), also where (b) says otherwise.
  const { items } = document;
  const isOfOwnNumber = ({ offset }: DraftAssumption): boolean => isOfSameNumber(items, offset, derivation.start);
  if (!document.structured && isOfAnotherItem(items, assumption.offset, derivation.start)) {
    if (isOfOwnNumber(assumption)) return assumption.until === null || assumption.until > derivation.start || (isOfAnotherItem(items, assumption.until, derivation.start) && !isOfSameNumber(items, assumption.until, derivation.start));
    const names = namesOf(assumption);
    if (document.assumptions.some((other) => other !== assumption && other.section === assumption.section && isOfOwnNumber(other) && namesOf(other) === names)) return false;
  }
  return assumption.until === null || assumption.until > derivation.start;
}

const namesOf = ({ statement }: DraftAssumption): string => [...new Set(statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))))].sort().join(" ");

/** Does the condition say when the derivation before it holds? */
function isBehind(document: DraftDocument, derivation: DraftDerivation, { explains, offset }: DraftAssumption): boolean {
  return explains && !document.derivations.some((other) => other.start > derivation.start && other.start < offset);
}

/** How an equation of the text may be used: as a hint only where it may as well be sought or shown, or is the value at which an earlier derivation looks. */
function useOf(document: DraftDocument, derivation: DraftDerivation, assumption: DraftAssumption, fixesOne: boolean): "ifNeeded" | "hint" {
  if (assumption.constrains) return "ifNeeded";
  const { concludedFrom: from, isPutBack, start } = derivation;
  if (isPutBack && assumption.reach !== "derivation" && assumption.offset < start) return "ifNeeded";
  const isConcluded = assumption.reach === "section" && from !== null && assumption.offset >= from.start && assumption.offset < from.end;
  if ((!assumption.said && !isConcluded) || assumption.reach === "aside") return "hint";
  if (assumption.reach === "section") return fixesOne ? "hint" : "ifNeeded";
  if (assumption.offset >= derivation.start) return "ifNeeded";
  return document.derivations.some((other) => other.start > assumption.offset && other.start < derivation.start) ? "hint" : "ifNeeded";
}

/** The definitions that the lines, the claims and the assumptions of a derivation rest on. */
function reachable(inForce: InForce, document: DraftDocument, derivation: DraftDerivation): ReadonlyMap<string, DraftDefinition> {
  const statements = [...derivation.lines.flatMap((line) => line.statement ?? []), ...document.assumptions.filter((assumption) => holdsFor(document, derivation, assumption)).map((assumption) => assumption.statement)];
  const queue: readonly Syntax[] = [
    ...derivation.lines.flatMap((line) => [line.piece?.syntax ?? [], line.orElse?.syntax ?? []].flat()), ...derivation.claims.map((claim) => claim.piece.syntax), ...statements.flatMap((statement) => statement.sides.flatMap((side) => side ?? [])),
  ];
  const found = new Map<string, DraftDefinition>();
  // What a gradient is taken by stays free: `\\hat θ` of a solution is no value of the θ of `∇_θ J`.
  const free = document.structured ? new Set<string>() : gradientLetters(queue);
  const follow = (sides: readonly Syntax[]): void => {
    const open = [...sides];
    for (let syntax = open.pop(); syntax !== undefined; syntax = open.pop()) {
      // A vector that is named by two points rests on them.
      for (const name of namesIn(syntax).flatMap((each) => [each, ...(endpoints(each) ?? [])])) {
        const definition = inForce.get(name);
        if (definition === undefined || found.has(name) || free.has(name)) continue;
        found.set(name, definition);
        open.push(definition.body.syntax);
      }
    }
  };
  follow(queue);
  if (!document.structured) {
    // The first terms of a sequence that is carried on from term to term.
    const carriedOn = new Set(statements.flatMap(({ sides: [side], relations }) => (side != null && relations[0]?.sign === "=" ? (shiftedSequence(side) ?? []) : [])));
    const isTerm = (name: string): boolean => carriedOn.has(/^(\p{L}\p{M}*)_\d+$/u.exec(name)?.[1] ?? "");
    for (const [name, definition] of carriedOn.size === 0 ? [] : inForce.all()) if (definition.numeric && isTerm(name)) found.set(name, definition);
    for (const [name, definition] of behindSlopes([...queue, ...[...found.values()].map(({ body }) => body.syntax)], inForce)) {
      found.set(name, definition);
      follow([definition.body.syntax]);
    }
  }
  // In the order of the document.
  return inForce.among(found.keys());
}

/** The letters that `∇` has below it. */
function gradientLetters(sides: readonly Syntax[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (syntax: Syntax): void => {
    const name = syntax.kind === "script" && syntax.base.kind === "gradient" && syntax.sub !== null ? plainName(syntax.sub) : null;
    if (name !== null) found.add(name);
    partsOf(syntax).forEach(visit);
  };
  sides.forEach(visit);
  return found;
}

/** Beside `\vec v = (v_1, v_2)` the v_1 and v_2 are numbers of their own, also where another place has `\vec v = (v_1, \dots, v_n)`. */
function withWrittenEntries(scope: Scope, inForce: ReadonlyMap<string, DraftDefinition>): Scope {
  const written = [...scope.entriesOf].filter(([stem, { name }]) => {
    const definition = inForce.get(name);
    return definition !== undefined && listedEntries(definition) === null && namesIn(definition.body.syntax).some((each) => each.startsWith(`${stem}_`));
  });
  return written.length === 0 ? scope : { ...scope, entriesOf: new Map([...scope.entriesOf].filter(([stem]) => !written.some(([each]) => each === stem))) };
}

/** Gives a derivation its meaning under a reading. */
export function elaborateDerivation(arena: Arena, wholeDocument: DraftDocument, derivation: DraftDerivation, survey: Survey, reading: Reading): ElaboratedDerivation {
  const { renewed } = survey.scope;
  const isMeant = ({ name, section }: DraftDefinition): boolean => section === derivation.section || !renewed.has(name);
  const document = renewed.size === 0 ? wholeDocument : { ...wholeDocument, definitions: wholeDocument.definitions.filter(isMeant), rivals: wholeDocument.rivals.filter(isMeant) };
  const reached = reachable(definitionsInForce(document, derivation), document, derivation);
  const { definitions: inForce, leftOut } = document.structured ? { definitions: reached, leftOut: new Set<string>() } : withoutCycles(reached, variablesOf(derivation), (definition) => nearness(document, derivation, definition));
  const ofSection = [...inForce.values()].filter(({ section }) => section === derivation.section);
  const scope: Scope = { ...withWrittenEntries(survey.scope, inForce), definitions: withNearerForms(survey.scope.definitions, ofSection), regions: new Map([...inForce].flatMap(([name, { body }]): readonly (readonly [string, Syntax])[] => (survey.scope.definitions.get(name)?.mayBeSet === true ? [[name, body.syntax]] : []))) };
  const open = new Set<Choice>();
  const bare = new Set<string>();
  const head = derivation.lines[0]?.piece?.syntax;
  const chainIndex = head === undefined ? null : freeIndexOf(head, scope);

  const elaborate = (piece: Piece, freeIndex: string | null): { located: Located; notes: readonly ElaborationNote[] } => {
    const result = elaborateExpression(piece.syntax, { arena, scope, reading, freeIndex, text: piece.source.text });
    for (const choice of result.open) open.add(choice);
    for (const name of result.bare) bare.add(name);
    return result;
  };

  const inGraph = (name: string): string => graphName(name, scope);
  const symbols = (names: readonly string[]): readonly SymbolNode[] => names.map((name) => arena.symbol(inGraph(name)));
  const definitions = new Map<string, Definition>();
  const definitionNotes: { note: ElaborationNote; name: string; piece: Piece }[] = [];
  for (const [name, draft] of inForce) {
    // `x = (x_1, \dots, x_n)` says what the entries of x are called, and nothing of their values.
    const listed = listedEntries(draft);
    if (listed !== null && (listed.stem === name || scope.entriesOf.get(listed.stem)?.name === name)) continue;
    const { located, notes } = elaborate(draft.body, draft.indices[0] ?? freeIndexOf(draft.body.syntax, scope));
    definitions.set(inGraph(name), { name: inGraph(name), parameters: symbols(draft.parameters), indexParameters: symbols(draft.indices), body: ofEntries(arena, located.node, symbols(draft.entries)) });
    for (const note of notes) definitionNotes.push({ note, name, piece: draft.body });
  }

  const lines = derivation.lines.map((draft): ElaboratedLine => {
    if (draft.piece === null) {
      const { statement } = draft;
      if (statement === null) return { draft, located: null, formula: null, notes: [] };
      const own: ElaborationNote[] = [];
      const formula = formulaOfStatements([statement, ...draft.joined], draft.source, arena, (syntax) => {
        const side = elaborate({ syntax, source: draft.source }, freeIndexOf(syntax, scope));
        own.push(...side.notes);
        return side.located.node;
      });
      return { draft, located: null, formula, notes: own };
    }
    const result = elaborate(draft.piece, freeIndexOf(draft.piece.syntax, scope) ?? chainIndex);
    return { draft, located: result.located, formula: null, notes: result.notes };
  });
  const claims = derivation.claims.map((draft): ElaboratedClaim => {
    const result = elaborate(draft.piece, freeIndexOf(draft.piece.syntax, scope) ?? chainIndex);
    return { draft, located: result.located, notes: result.notes };
  });

  const assumptions: ElaboratedAssumption[] = [];
  for (const draft of document.assumptions) {
    if (!holdsFor(document, derivation, draft)) continue;
    for (const node of relationsOf(draft.statement, (syntax) => elaborate({ syntax, source: draft.source }, freeIndexOf(syntax, scope)).located.node, arena)) {
      const isEquation = node.kind === "relation" && node.operator === "=";
      // `\sum_i y_i = 1` and `w^\top w = 1` say something of many numbers, `P(A) = 0.3` and `\int_0^2 f(x) dx = 3` of no letter that may be sought.
      const fixesOne = !someNode(node, (each) => each.kind === "integral" && each.lower !== null) && !(node.kind === "relation" && [node.left, node.right].some(isProbabilityKernel)) && ![...freeSymbols(node)].some((name) => isUsuallyTensor(scope.tensors, name)) && !someNode(node, isTensorOperation) && !someNode(node, (each) => (each.kind === "sum" || each.kind === "product") && someNode(each.body, (inner) => inner.kind === "index" && inner.indices.includes(each.index))) && [...freeSymbols(node)].filter((name) => name !== "e" && name !== "π" && !definitions.has(name)).length < 2;
      const use = draft.origin === "assume" ? "always" : !isEquation ? (draft.reach === "aside" ? "hint" : "always") : useOf(document, derivation, draft, fixesOne);
      // What stands right behind the derivation holds in it.
      assumptions.push({ node, text: draft.text, offset: draft.offset > derivation.end ? derivation.start : draft.offset, lineNumber: draft.lineNumber, source: draft.origin, use, solution: draft.solution, isAside: draft.reach === "aside", isElsewhere: false });
    }
  }
  for (const draft of valuesElsewhere(document, derivation)) {
    const { located } = elaborate(draft.body, null);
    assumptions.push({ node: arena.relation("=", arena.symbol(inGraph(draft.name)), located.node), text: `${draft.name} = ${draft.text}`, offset: draft.offset, lineNumber: draft.lineNumber, source: "prose", use: "hint", solution: false, isAside: false, isElsewhere: true });
  }
  const rivals: Rival[] = [];
  // What questions of other numbers call the name may be meant all the same.
  const ofOtherNumbers = document.items.length === 0 ? [] : document.definitions.filter((each) => {
    const own = inForce.get(each.name);
    return own !== undefined && own !== each && each.section === own.section && isOfSameNumber(document.items, own.offset, derivation.start) && isOfAnotherItem(document.items, each.offset, derivation.start);
  });
  for (const draft of [...document.rivals, ...ofOtherNumbers]) {
    if (draft.section !== derivation.section || draft.offset > derivation.end || !definitions.has(inGraph(draft.name))) continue;
    // What another item of a list says of the name is said of something else.
    const own = inForce.get(draft.name);
    if (own !== undefined && isOfSameItem(document.items, own.offset, derivation.start) && isOfAnotherItem(document.items, draft.offset, derivation.start)) continue;
    const { located } = elaborate(draft.body, draft.indices[0] ?? freeIndexOf(draft.body.syntax, scope));
    rivals.push({ name: inGraph(draft.name), offset: draft.offset, lineNumber: draft.lineNumber, definition: { name: inGraph(draft.name), parameters: symbols(draft.parameters), indexParameters: symbols(draft.indices), body: ofEntries(arena, located.node, symbols(draft.entries)) } });
  }
  const values = new Map([...inForce].filter(([, draft]) => draft.numeric && draft.parameters.length === 0 && !document.structured).map(([name, { text, lineNumber, inPassing }]) => [inGraph(name), { text, lineNumber, inPassing }] as const));
  const definedLater = new Map<string, number>();
  for (const [name, draft] of inForce) if (draft.offset > derivation.end && !isInTableOf(draft, derivation) && !explainsDirectly(document, derivation, draft)) definedLater.set(inGraph(name), draft.lineNumber);
  const dependence = new Map<string, SymbolNode>();
  const circular = new Set<string>();
  const independent = independentOf(derivation, inForce);
  for (const [name, variable] of scope.dependence) {
    if (independent.has(name)) continue;
    // `dx/dy` beside `y = \sinh^{-1} x`: what y is rests on x already.
    if (!inForce.has(name) && reachedFrom(inForce, variable).has(name)) circular.add(name);
    else dependence.set(inGraph(name), arena.symbol(inGraph(variable)));
  }
  const roots = [...lines.flatMap(expressionsOf), ...[...definitions.values()].map((d) => d.body), ...claims.map((c) => c.located.node), ...assumptions.map((a) => a.node)];
  const integers = integerNames(roots, document, scope);
  if (document.declarations.allPositive) {
    const names = new Set<string>();
    for (const root of roots) for (const name of freeSymbols(root)) names.add(name);
    for (const name of [...names].sort()) {
      if (name === "e" || name === "π" || definitions.has(name) || scope.functions.has(name)) continue;
      assumptions.push({ node: arena.relation(">", arena.symbol(name), arena.integer(0)), text: `${name} > 0`, offset: 0, lineNumber: 1, source: "assume", use: "always", solution: false, isAside: false, isElsewhere: false });
    }
  }
  const elaborateLine = (piece: Piece): Located =>
    elaborateExpression(piece.syntax, { arena, scope, reading, freeIndex: freeIndexOf(piece.syntax, scope) ?? chainIndex, text: piece.source.text }).located;
  const equationsFor = (name: string): readonly RelationNode[] => document.derivations.flatMap(({ section, start, lines: own }) => (section !== derivation.section || start >= derivation.start ? [] : own)).flatMap((line) => [...(line.statement === null ? [] : [line.statement]), ...line.joined].flatMap(({ sides, relations }): readonly RelationNode[] => {
    const [left, right] = sides;
    const names = sides.flatMap((side) => (side === null ? [] : namesIn(side)));
    if (left == null || right == null || sides.length > 2 || relations[0]?.sign !== "=" || !names.includes(name) || names.some((each) => each !== name && each !== "e" && each !== "π")) return [];
    const made = arena.relation("=", elaborateLine({ syntax: left, source: line.source }).node, elaborateLine({ syntax: right, source: line.source }).node);
    return made.kind === "relation" ? [made] : [];
  }));
  const spoken = [...lines.flatMap(expressionsOf), ...claims.map((claim) => claim.located.node)];
  const losses = document.structured ? [] : unknownLosses({ arena, roots: spoken, definitions, dependence, tensors: scope.tensors, reach: reading.loss });
  const tangled = new Map(survey.tangled);
  for (const loss of losses) {
    dependence.delete(loss.name);
    if (loss.definition === null) tangled.set(loss.name, loss.by);
    else {
      tangled.delete(loss.name);
      definitions.set(loss.name, loss.definition);
      if (loss.goesOn) open.add("loss");
    }
  }
  return { reading, open, lines, claims, definitions, definitionNotes, assumptions, rivals, values, definedLater, integers, dependence, velocities: velocitiesIn(arena, [...scope.numbers].filter((name) => !assumptions.some(({ node }) => freeSymbols(node).has(name))), definitions, dependence), tangled, losses: new Map(losses.flatMap(({ name, definition, mayDependOnLess }) => (definition === null ? [] : [[name, mayDependOnLess]]))), bare, leftOut: new Set([...leftOut, ...circular, ...statedVectors(document, derivation, inForce, scope)].map(inGraph)), tensors: scope.tensors, elaborateLine, equationsFor };
}

/** ẋ, where the document differentiates by it and x moves in time. */
function velocitiesIn(arena: Arena, names: readonly string[], definitions: Definitions, dependence: ReadonlyMap<string, SymbolNode>): ReadonlyMap<string, CallNode> {
  const found = new Map<string, CallNode>();
  for (const name of names) {
    const dotted = timeDerivative(name);
    const time = dotted === null ? undefined : dependence.get(dotted.of);
    if (dotted === null || time?.name !== "t" || definitions.has(name) || definitions.has(dotted.of)) continue;
    const rate = arena.call(arena.symbol(dotted.of), [dotted.order], [time]);
    if (rate.kind === "call") found.set(name, rate);
  }
  return found;
}

/** Vectors of which a row of equations in the section says what they are, `\\mathbf n = \\mathbf a \\times \\mathbf b`, and nothing else: what that says is not used. */
function statedVectors(document: DraftDocument, derivation: DraftDerivation, inForce: ReadonlyMap<string, DraftDefinition>, scope: Scope): readonly string[] {
  if (document.structured || scope.tensors.candidates.size === 0) return [];
  const stated = document.derivations.flatMap(({ section, start, lines }) => (section !== derivation.section || start >= derivation.start ? [] : lines)).flatMap(({ role, statement, joined }) => (role === "statement" && statement !== null ? [statement, ...joined] : []));
  const names = stated.flatMap(({ sides: [head], relations }) => (head == null || relations[0]?.sign !== "=" ? [] : (plainName(head) ?? [])));
  return names.filter((name) => !inForce.has(name) && scope.tensors.candidates.has(name));
}

/** The letters of functions of several letters where a derivation takes partial derivatives by these letters and no others: there y is none of x, whatever it is elsewhere. */
function independentOf(derivation: DraftDerivation, inForce: ReadonlyMap<string, DraftDefinition>): ReadonlySet<string> {
  const variables = new Set<string>();
  let isPartial = true;
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === "derivative") {
      collectVariables(syntax, variables);
      isPartial &&= syntax.partial;
    } else if (syntax.kind === "script" && syntax.primes > 0) isPartial = false;
    partsOf(syntax).forEach(visit);
  };
  for (const line of derivation.lines) for (const side of [line.piece?.syntax ?? null, ...(line.statement?.sides ?? [])]) if (side !== null) visit(side);
  if (!isPartial || variables.size === 0) return new Set();
  const letters = new Set([...inForce.values()].flatMap(({ parameters }) => (parameters.length > 1 && [...variables].every((name) => parameters.includes(name)) ? parameters : [])));
  return new Set([...letters].filter((name) => !inForce.has(name)));
}

/** The names that a name rests on through definitions. */
function reachedFrom(inForce: ReadonlyMap<string, DraftDefinition>, name: string): ReadonlySet<string> {
  const found = new Set<string>([name]);
  for (const each of found) {
    const definition = inForce.get(each);
    if (definition !== undefined) for (const under of namesIn(definition.body.syntax)) if (!definition.parameters.includes(under)) found.add(under);
  }
  found.delete(name);
  return found;
}

/** What the lines of a derivation differentiate by. */
function variablesOf(derivation: DraftDerivation): ReadonlySet<string> {
  const found = new Set<string>();
  for (const line of derivation.lines) for (const side of [line.piece?.syntax ?? null, ...(line.statement?.sides ?? [])]) if (side !== null) collectVariables(side, found);
  return found;
}

/** The relations of a statement between neighbours: `0 < x < 1` is two. */
export function relationsOf(statement: Statement, elaborate: (syntax: Syntax) => Node, arena: Arena): readonly Node[] {
  const nodes: Node[] = [];
  for (let k = 0; k < statement.relations.length; k++) {
    const sign = statement.relations[k]?.sign;
    const left = statement.sides[k];
    const right = statement.sides[k + 1];
    if (!left || !right || sign === undefined) continue;
    const operator = relationOperator(sign);
    if (operator !== null) nodes.push(arena.relation(operator, elaborate(left), elaborate(right)));
    else if (sign === "∈") nodes.push(...interval(left, right, elaborate, arena));
  }
  return nodes;
}

function relationOperator(sign: string): RelationOperator | null {
  switch (sign) {
    case "=":
    case ":=":
      return "=";
    case "<":
    case ">":
    case "≤":
    case "≥":
    case "≠":
      return sign;
    default:
      return null;
  }
}

/** `x ∈ (0, 1)`, `x ∈ [0, ∞)`. */
function interval(left: Syntax, right: Syntax, elaborate: (syntax: Syntax) => Node, arena: Arena): readonly Node[] {
  if (right.kind !== "group" || right.items.length !== 2) return [];
  const [lower, upper] = right.items.map((item) => item.sides[0] ?? null);
  if (!lower || !upper) return [];
  const x = elaborate(left);
  const result: Node[] = [];
  if (!isInfinite(lower)) result.push(arena.relation(right.bracket === "[" ? "≥" : ">", x, elaborate(lower)));
  if (!isInfinite(upper)) result.push(arena.relation("≤", x, elaborate(upper)));
  return result;
}

/** The one letter by which names are indexed freely in this side; null where there is none or more than one. */
export function freeIndexOf(syntax: Syntax, scope: Scope): string | null {
  const found = new Set<string>();
  const visit = (current: Syntax, boundHere: ReadonlySet<string>): void => {
    if (current.kind === "script" && current.sub !== null && plainName(current.base) !== "δ") {
      for (const name of indexNames(current.sub) ?? []) if (scope.indexLetters.has(name) && !boundHere.has(name)) found.add(name);
    }
    if (current.kind === "sequence") {
      let inner = boundHere;
      for (const item of current.items) {
        if (item.kind === "operator") continue;
        if (item.operand.kind === "bigOperator") {
          if (item.operand.lower !== null) inner = new Set([...inner, ...lettersBelow(item.operand.lower)]);
          continue;
        }
        visit(item.operand, inner);
      }
      return;
    }
    for (const part of partsOf(current)) visit(part, boundHere);
  };
  visit(syntax, new Set());
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** The letters that any function of a document takes. */
const parametersIn = onceFor((document: DraftDocument): ReadonlySet<string> => new Set(document.definitions.flatMap(({ parameters }) => parameters)));

/** Names that take integer values: bound indices, subscripts, counting letters with nothing against it, what is declared so (rule 12). */
export function integerNames(roots: readonly Node[], document: DraftDocument, scope: Scope): ReadonlySet<string> {
  const integers = new Set<string>(document.declarations.integers);
  const against = new Set<string>(document.declarations.reals);
  const names = new Set<string>();
  const rates = new Set<string>();
  const turned = new Set<string>();
  /** What a Kronecker delta compares counts, whatever else takes it for its argument. */
  const numbered = new Set<string>();
  const seen = new Set<Node>();
  const stack: Node[] = [...roots];
  const collect = (node: Node): void => {
    for (const name of freeSymbols(node)) integers.add(name);
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "symbol") names.add(node.name);
    if (node.kind === "index") node.indices.forEach(collect);
    if (node.kind === "sum" || node.kind === "product") {
      integers.add(node.index.name);
      if (node.lower !== null) collect(node.lower);
      if (node.upper !== null) collect(node.upper);
    }
    if (node.kind === "derivative" && node.variable.kind === "symbol") against.add(node.variable.name);
    if (node.kind === "apply" && node.function === "kronecker") {
      node.arguments.forEach(collect);
      for (const argument of node.arguments) if (argument.kind === "symbol") numbered.add(argument.name);
    }
    if (node.kind === "apply" && (node.function === "factorial" || node.function === "doubleFactorial")) {
      node.arguments.forEach(collect);
      for (const argument of node.arguments) if (argument.kind === "index") integers.add(entriesOf(argument.base.name));
    }
    if (node.kind === "apply" && node.function === "binomial") node.arguments.slice(1).forEach(collect);
    if (node.kind === "power" && node.base.kind === "number" && node.base.value.numerator < 0n) collect(node.exponent);
    if (node.kind === "power" && node.base.kind === "symbol" && node.base.name === "e" && freeSymbols(node.exponent).has("k")) rates.add("k");
    if (node.kind === "apply" && (node.function === "sin" || node.function === "cos")) for (const argument of node.arguments) for (const name of freeSymbols(argument)) turned.add(name);
    if (node.kind === "relation" && node.operator === "=") for (const [side, value] of [[node.left, node.right], [node.right, node.left]] as const) if (side.kind === "symbol" && isNoInteger(value)) against.add(side.name);
    stack.push(...childrenOf(node));
  }
  // A rate, `e^{-kt}`.
  for (const name of rates) if (!turned.has(name)) against.add(name);
  for (const name of names) {
    if (COUNTING_LETTERS.has(name) && !against.has(name) && !scope.functions.has(name) && (!scope.definitions.has(name) || isCounted(document, name))) integers.add(name);
  }
  for (const name of document.declarations.reals) integers.delete(name);
  const parameters = parametersIn(document);
  for (const name of integers) if (parameters.has(name) && !document.declarations.integers.has(name) && !numbered.has(name)) integers.delete(name);
  return integers;
}

/** `n = 1, 2, 3, \\dots` of another section: are all values that the text gives the letter whole numbers? */
const isCounted = (document: DraftDocument, name: string): boolean => document.definitions.every((each) => each.name !== name || (each.parameters.length === 0 && /^\s*\d+\s*$/.test(each.text)));

/** `\frac{1}{10}\ln\frac74`, `\frac12`: a number that no count is. */
function isNoInteger(value: Node): boolean {
  if (value.kind === "number") return value.value.denominator !== 1n;
  if ([...freeSymbols(value)].some((name) => name !== "e" && name !== "π")) return false;
  return someNode(value, (node) => (node.kind === "apply" && node.function === "log") || (node.kind === "symbol" && (node.name === "e" || node.name === "π")));
}

/** `\phi(z_i) = 1/(1 + e^{-z_i})` is a function of one number: where the entry is all that is used of z, it is the parameter. */
function ofEntries(arena: Arena, body: Node, entries: readonly SymbolNode[]): Node {
  let whole = body;
  for (const parameter of entries) {
    const used = new Set<Node>();
    const bound = new Set<string>();
    someNode(whole, (node) => {
      if (node.kind === "index" && node.base === parameter) used.add(node);
      if (node.kind === "sum" || node.kind === "product") bound.add(node.index.name);
      return false;
    });
    // `U(c_t)`, where t is no index but a part of the name.
    if (used.size === 0 && !freeSymbols(whole).has(parameter.name)) for (const name of freeSymbols(whole)) if (name.startsWith(`${parameter.name}_`)) used.add(arena.symbol(name));
    const [only] = used;
    if (only === undefined || used.size > 1 || [...freeSymbols(only)].some((name) => bound.has(name))) continue;
    const isBareToo = freeSymbols(substitute(arena, whole, new Map<Node, Node>([[only, arena.integer(0)]]))).has(parameter.name);
    if (!isBareToo) whole = substitute(arena, whole, new Map<Node, Node>([[only, parameter]]));
  }
  return whole;
}
