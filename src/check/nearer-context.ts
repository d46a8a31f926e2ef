// A long text uses x for a hundred things. Where a line is not decided with all that the document says of its names, it is judged once more with what its section says,
// then with what the derivation itself says: names that have a meaning elsewhere are free letters there, and what holds for all values of them holds for each.

import { elaborateDerivation, expressionsOf } from "../elaborate/derivation.js";
import { namesIn } from "../elaborate/definable.js";
import type { DraftDefinition, DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import { linePieces } from "../elaborate/own-numbers.js";
import { surveyRoles, type Survey } from "../elaborate/survey.js";
import { plainName } from "../elaborate/syntax-names.js";
import { NO_TENSOR_SCOPE } from "../elaborate/tensor-scope.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { isUsuallyTensor } from "../expression/tensor-kind.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";
import { judgeDerivation } from "./judge-derivation.js";
import type { JudgedDerivation, JudgedLine } from "./judged.js";

/** A document as it is read near a derivation, and the roles of its names there. */
interface Context {
  readonly document: DraftDocument;
  readonly survey: Survey;
}

/** Judges the undecided lines of a derivation in nearer contexts; lines that are right there are right. */
export function withNearerContext(arena: Arena, document: DraftDocument, derivation: DraftDerivation, survey: Survey, judged: JudgedDerivation): JudgedDerivation {
  if (document.structured || !isOpen(judged)) return judged;
  const pieces = piecesOf(derivation);
  const names = new Set(pieces.flatMap(namesIn));
  if (document.speaksOfTensors && [...names].some((name) => standsForTensor(survey, name))) return withFewerDefinitions(arena, document, derivation, survey, judged);
  const applied = appliedIn(pieces);
  let result = judged;
  let seen = signature(names, document, survey);
  for (const context of [sectionContext(document, derivation), ownContext(document, derivation, pieces)]) {
    const near = nearerSurvey(survey, context.survey, applied);
    const own = signature(names, context.document, near);
    if (own === seen) continue;
    seen = own;
    const again = judgeDerivation(arena, context.document, derivation, elaborateDerivation(arena, context.document, derivation, near, judged.elaborated.reading));
    result = joined(result, again, (line, before) => isIndependent(document, derivation, context.document, again, [line, before], judged.elaborated.dependence));
    if (!isOpen(result)) return result;
  }
  return document.speaksOfTensors || ![...names].some((name) => survey.scope.arrays.has(name)) ? result : byNumbers(arena, document, derivation, survey, result);
}

/** A text that speaks of no vectors: a letter without an index beside a sequence of its name, the y of `f(t, y)` beside y_n, is a number. */
function byNumbers(arena: Arena, document: DraftDocument, derivation: DraftDerivation, survey: Survey, judged: JudgedDerivation): JudgedDerivation {
  const { tensors, arrays } = survey.scope;
  const plain: Survey = { ...survey, scope: { ...survey.scope, tensors: { ...tensors, usedAsNumbers: new Set([...tensors.usedAsNumbers, ...arrays]) } } };
  const again = judgeDerivation(arena, document, derivation, elaborateDerivation(arena, document, derivation, plain, judged.elaborated.reading));
  // By the y of which y_n are the entries nothing is differentiated here.
  const differentiatesByWhole = (line: JudgedLine | undefined): boolean => line !== undefined && expressionsOf(line.line).some((node) => someNode(node, (current) => {
    if (current.kind !== "derivative" || current.variable.kind !== "symbol" || !arrays.has(current.variable.name)) return false;
    const { name } = current.variable;
    return freeNames(current.body).some((other) => other.startsWith(`${name}_`)) || someNode(current.body, (inner) => inner.kind === "index" && inner.base.name === name);
  }));
  return joined(judged, again, (line, before) => !differentiatesByWhole(line) && !differentiatesByWhole(before) && isIndependent(document, derivation, document, again, [line, before], judged.elaborated.dependence));
}

/** The same for a derivation with vectors or matrices: what the names are stays as the whole text says it, only what they are defined by is left out. */
function withFewerDefinitions(arena: Arena, document: DraftDocument, derivation: DraftDerivation, survey: Survey, judged: JudgedDerivation): JudgedDerivation {
  const { tensors } = survey.scope;
  // A name that its definition alone makes a vector or a matrix would be a number without it; what may be either is none there.
  const isLeft = (name: string): boolean => !tensors.touched.has(name) || isUsuallyTensor(tensors, name);
  const defined = new Set(document.definitions.map(({ name }) => name));
  const candidates = new Map([...tensors.candidates].map(([name, kinds]) => [name, defined.has(name) && isLeft(name) ? kinds.filter(({ kind }) => kind !== "scalar") : kinds] as const));
  const strict: Survey = { ...survey, scope: { ...survey.scope, tensors: { ...tensors, candidates } } };
  let result = judged;
  let seen = judged.elaborated.definitions.size;
  const stands = (offset: number): boolean => offset >= derivation.start && offset <= derivation.end;
  for (const keeps of [(definition: DraftDefinition): boolean => definition.section === derivation.section || !isLeft(definition.name), (definition: DraftDefinition): boolean => stands(definition.offset) || !isLeft(definition.name)]) {
    const near: DraftDocument = { ...document, definitions: document.definitions.filter(keeps), rivals: [], isPart: true };
    const elaborated = elaborateDerivation(arena, near, derivation, strict, judged.elaborated.reading);
    if (elaborated.definitions.size === seen) continue;
    seen = elaborated.definitions.size;
    const again = judgeDerivation(arena, near, derivation, elaborated);
    result = joined(result, again, (line, before) => isIndependent(document, derivation, near, again, [line, before], judged.elaborated.dependence));
    if (!isOpen(result)) break;
  }
  return result;
}

function isOpen(judged: JudgedDerivation): boolean {
  return judged.lines.some((line) => line.verdict === "undecided") || judged.claims.some((claim) => claim.verdict === "undecided");
}

function piecesOf(derivation: DraftDerivation): readonly Syntax[] {
  return [...linePieces(derivation), ...derivation.claims.map((claim) => claim.piece.syntax)];
}

/** A vector or a matrix must not become a number by leaving out what says that it is one. */
export function standsForTensor({ scope }: Survey, name: string): boolean {
  return scope.vectors.has(name) || (scope.tensors.touched.has(name) && (scope.tensors.declared.has(name) || scope.tensors.candidates.get(name)?.[0]?.kind !== "scalar")) || (scope.arrays.has(name) && /^\P{Ll}/u.test(name.normalize("NFD")));
}

/** Names directly before a round bracket. */
export function appliedIn(pieces: readonly Syntax[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === "sequence") syntax.items.forEach((item, k) => {
      const next = syntax.items[k + 1];
      if (item.kind !== "operand" || next?.kind !== "operand" || next.operand.kind !== "group" || next.operand.bracket !== "(") return;
      const name = plainName(item.operand.kind === "script" ? item.operand.base : item.operand);
      if (name !== null) found.add(name);
    });
    partsOf(syntax).forEach(visit);
  };
  pieces.forEach(visit);
  return found;
}

const sections = new WeakMap<DraftDocument, Map<number, Context>>();

function sectionContext(document: DraftDocument, { section }: DraftDerivation): Context {
  const known = sections.get(document) ?? new Map<number, Context>();
  sections.set(document, known);
  const made = known.get(section);
  if (made !== undefined) return made;
  const inside: DraftDocument = { ...document, definitions: document.definitions.filter((definition) => definition.section === section), rivals: document.rivals.filter((rival) => rival.section === section), isPart: true };
  const context = { document: inside, survey: surveyRoles(inside, document.pieces.flatMap((piece) => (piece.section === section ? [piece.syntax] : []))) };
  known.set(section, context);
  return context;
}

function ownContext(document: DraftDocument, derivation: DraftDerivation, pieces: readonly Syntax[]): Context {
  const stands = (offset: number): boolean => offset >= derivation.start && offset <= derivation.end;
  const inside: DraftDocument = { ...document, definitions: document.definitions.filter((definition) => stands(definition.offset)), rivals: [], isPart: true };
  return { document: inside, survey: surveyRoles(inside, pieces) };
}

/** The roles of names that a nearer text gives them, for the whole one: what applies there stays a function, what is none is no number, and spellings are those of the document. */
export function withConventions(near: Survey["scope"], scope: Survey["scope"], applied: ReadonlySet<string>): Survey["scope"] {
  const functions = new Set([...near.functions, ...[...applied].filter((name) => scope.functions.has(name))]);
  return { ...near, functions, numbers: new Set([...near.numbers].filter((name) => !functions.has(name))), ownE: scope.ownE, ownPi: scope.ownPi, letterD: scope.letterD, logIsOpen: scope.logIsOpen };
}

/** A nearer reading of names that are numbers or functions of numbers. */
function nearerSurvey({ scope }: Survey, near: Survey, applied: ReadonlySet<string>): Survey {
  return { tangled: near.tangled, scope: { ...withConventions(near.scope, scope, applied), variable: near.scope.variable ?? scope.variable, vectors: scope.vectors, tensors: NO_TENSOR_SCOPE } };
}

/** What a context says about names, so that one that says nothing else is not judged again. */
function signature(names: ReadonlySet<string>, document: DraftDocument, { scope, tangled }: Survey): string {
  const last = new Map<string, number>();
  for (const definition of document.definitions) last.set(definition.name, definition.offset);
  return [...names].sort().map((name) => [name, last.get(name), scope.functions.has(name), scope.numbers.has(name), scope.arrays.has(name), scope.indexLetters.has(name), scope.dependence.get(name), tangled.has(name), scope.integrationVariables.has(name), scope.definitions.get(name)?.appliedElsewhere].join(" ")).join("; ") + String(scope.variable);
}

/** The lines of a derivation, those replaced that only the other judging shows to be right. One that is wrong here and right there is in doubt. */
function joined(judged: JudgedDerivation, other: JudgedDerivation, accepts: (line: JudgedLine, before: JudgedLine | undefined) => boolean): JudgedDerivation {
  const lines = judged.lines.map((line, k): JudgedLine => {
    const again = other.lines[k];
    if (line.verdict !== "undecided" || again?.verdict !== "equal" || !accepts(again, other.lines[k - 1])) return line;
    return { ...again, value: line.value ?? again.value, agreesWithStart: line.agreesWithStart };
  });
  const claims = judged.claims.map((claim, k) => {
    const again = other.claims[k];
    const line = other.lines[0];
    return claim.verdict === "undecided" && again?.verdict === "equal" && line !== undefined && accepts(line, line) ? { ...again, value: claim.value ?? again.value } : claim;
  });
  return { ...judged, lines, claims };
}

/** Does no derivative, integral or limit of the move take a name for a constant that elsewhere stands for something that varies? */
export function isIndependent(document: DraftDocument, derivation: DraftDerivation, near: DraftDocument, judged: JudgedDerivation, move: readonly (JudgedLine | undefined)[], whole: ReadonlyMap<string, { readonly name: string }>): boolean {
  const kept = new Set(near.definitions);
  const { dependence } = judged.elaborated;
  const nodes = move.flatMap((line) => (line === undefined ? [] : expressionsOf(line.line)));
  const definitionOf = (name: string): DraftDefinition | null => document.definitions.findLast((definition) => definition.name === name) ?? null;
  const reaches = (name: string, variable: string, isArgument = false): boolean => {
    const found = new Set([name]);
    for (const each of found) {
      // `dr/dt` somewhere in the section says that r varies with t; `r(t)` shows it.
      if (whole.get(each)?.name === variable && !(isArgument && each === name)) return true;
      for (const definition of document.definitions) {
        if (definition.name !== each || kept.has(definition) || definition.offset > derivation.end) continue;
        for (const under of namesIn(definition.body.syntax)) {
          if (definition.parameters.includes(under)) continue;
          if (under === variable) return true;
          found.add(under);
        }
      }
    }
    return false;
  };
  const isDropped = (name: string): boolean => {
    const definition = definitionOf(name);
    return definition !== null && !kept.has(definition);
  };
  return nodes.every((node) => !someNode(node, (current) => {
    if (isTensorOperation(current) && current.function === "differential") return freeNames(current).some(isDropped);
    if (isTensorOperation(current) && DERIVATIVES.has(current.function)) {
      const [body, by] = current.arguments;
      const variables = by === undefined ? [] : freeNames(by);
      return body === undefined || [...freeNames(body), ...calls(body).map(calleeOf)].some((name) => !variables.includes(name) && variables.some((variable) => reaches(name, variable)));
    }
    if (current.kind !== "derivative" && current.kind !== "integral" && current.kind !== "limit") return false;
    const variable = current.variable.kind === "symbol" ? current.variable.name : current.variable.base.name;
    const applied = calls(current.body);
    // An unknown function is taken for a smooth one, which a function by cases is not; but its derivative is the limit of its difference quotient whatever it is.
    if (current.kind === "limit" && applied.some((call) => isDropped(calleeOf(call)) && (isDerived(call) || !nodes.some((other) => holdsDerivativeOf(other, calleeOf(call)))))) return true;
    const callees = new Set(applied.map(calleeOf));
    return freeNames(current.body).some((name) => name !== variable && !callees.has(name) && !dependence.has(name) && reaches(name, variable))
      || applied.some((call) => {
        const isArgument = call.arguments.some((argument) => freeNames(argument).includes(variable));
        // `\frac{\partial f(a)}{\partial x}` may mean the derivative at a of what f is elsewhere.
        return (current.kind === "derivative" && !isArgument && isDropped(calleeOf(call))) || reaches(calleeOf(call), variable, isArgument);
      });
  }));
}

/** The operations that differentiate by their second argument. */
const DERIVATIVES: ReadonlySet<string> = new Set(["gradient", "hessian", "jacobian", "nablaSquared"]);

function freeNames(node: Node): readonly string[] {
  return [...freeSymbols(node)].filter((name) => name !== "e" && name !== "π" && name !== "∞");
}

type Call = Extract<Node, { readonly kind: "call" }>;

/** The values of unknown functions in it. */
function calls(root: Node): readonly Call[] {
  const found: Call[] = [];
  someNode(root, (node) => {
    if (node.kind === "call") found.push(node);
    return false;
  });
  return found;
}

/** Is it the value of a derivative: `f'(0)`? */
export const isDerived = ({ orders }: Call): boolean => orders.some((order) => order > 0);

/** Is there a derivative of the function in it? */
function holdsDerivativeOf(root: Node, name: string): boolean {
  return someNode(root, (node) => (node.kind === "call" && isDerived(node) && calleeOf(node) === name) || (node.kind === "derivative" && calls(node.body).some((call) => calleeOf(call) === name)));
}

const calleeOf = ({ callee }: Call): string => (callee.kind === "symbol" ? callee.name : callee.base.name);
