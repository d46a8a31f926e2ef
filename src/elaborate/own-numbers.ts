// A letter that is a vector elsewhere in a text may be a number in one derivation: the σ(x) of a page whose model is σ(θᵀx). Where a derivation differentiates by it as one does
// by a number, d/dx, or by one of the letters of a function of several that the section gives it, f(x, y) = x²y, and has nothing of vectors in it, it is a number there; what the
// text declares to be a vector stays one.

import { isUsuallyTensor } from "../expression/tensor-kind.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";
import { namesIn, subjectOf } from "./definable.js";
import type { DraftDefinition, DraftDerivation, DraftDocument } from "./draft.js";
import type { Survey } from "./survey.js";
import { plainName } from "./syntax-names.js";

/** The roles of the names as one derivation has them. */
export function withOwnNumbers(everywhere: Survey, document: DraftDocument, derivation: DraftDerivation): Survey {
  const survey = document.structured ? everywhere : withArgumentsAsNumbers(everywhere, derivation);
  const { scope } = survey;
  const { tensors } = scope;
  if (tensors.candidates.size === 0 && scope.vectors.size === 0 && scope.arrays.size === 0) return survey;
  const lines = linePieces(derivation);
  const functions = document.structured ? [] : functionsOfLetters(document, derivation);
  const pieces = [...lines, ...functions.filter(({ name }) => lines.some((line) => namesIn(line).includes(name))).map(({ body }) => body.syntax)];
  const numbers = new Set([...lines.flatMap(ordinaryVariables), ...lines.flatMap((line) => lettersOfPartials(line, functions))].filter((name) => !tensors.declared.has(name) && (tensors.candidates.has(name) || scope.vectors.has(name) || scope.arrays.has(name))));
  if (numbers.size === 0 || pieces.some((piece) => hasVectors(piece, numbers))) return survey;
  const mayBeTensor = (name: string): boolean => scope.vectors.has(name) || tensors.touched.has(name) || isUsuallyTensor(tensors, name);
  if (pieces.flatMap(namesIn).some((name) => !numbers.has(name) && !scope.functions.has(name) && mayBeTensor(name))) return survey;
  return withNumbers(survey, numbers);
}

/** A derivation with numbers for all its letters. */
export interface NumbersThroughout {
  readonly survey: Survey;
  readonly names: readonly string[];
  /** The document without what it says of the members of sequences of the same letters, which are none of these numbers. */
  readonly document: DraftDocument;
  /** Does it say something of such members? The numbers are free without it, and what fails for them may hold with it. */
  readonly isFreer: boolean;
}

/**
 * The roles with numbers for all that may be vectors here, where nothing of vectors is written in the derivation and in what it rests on: the loss of one example beside the `y_i` of the
 * others. Null where something is, or where the text says that one of them is a vector.
 */
export function asNumbersThroughout(survey: Survey, document: DraftDocument, derivation: DraftDerivation): NumbersThroughout | null {
  const { scope } = survey;
  const { tensors } = scope;
  if (document.structured) return null;
  const pieces = [...linePieces(derivation)];
  const reached = new Set<string>();
  for (let piece = 0; piece < pieces.length; piece++) {
    const side = pieces[piece];
    if (side === undefined) continue;
    for (const name of namesIn(side)) {
      if (reached.has(name)) continue;
      reached.add(name);
      pieces.push(...document.definitions.filter((each) => each.name === name && each.section === derivation.section && each.indices.length === 0 && each.offset < derivation.end).map(({ body }) => body.syntax));
    }
  }
  const names = [...reached].filter((name) => tensors.candidates.has(name) || scope.vectors.has(name) || scope.arrays.has(name) || tensors.touched.has(name));
  if (names.length === 0 || names.some((name) => tensors.declared.has(name)) || pieces.some((piece) => hasVectors(piece, reached) || sumsUp(piece))) return null;
  const others = document.definitions.filter(({ name, indices }) => indices.length === 0 || !names.includes(name));
  const isSame = others.length === document.definitions.length;
  return { survey: withNumbers(survey, new Set(names)), names, document: isSame ? document : { ...document, definitions: others }, isFreer: !isSame };
}

const sumsUp = (syntax: Syntax): boolean => syntax.kind === "bigOperator" && (syntax.operator === "sum" || syntax.operator === "product") || partsOf(syntax).some(sumsUp);

/** The roles with these names as plain numbers. */
function withNumbers(survey: Survey, numbers: ReadonlySet<string>): Survey {
  const { scope } = survey;
  const { tensors } = scope;
  const others = (names: ReadonlySet<string>): ReadonlySet<string> => new Set([...names].filter((name) => !numbers.has(name)));
  const candidates = new Map([...tensors.candidates].filter(([name]) => !numbers.has(name)));
  return { ...survey, scope: { ...scope, arrays: others(scope.arrays), vectors: others(scope.vectors), tensors: { ...tensors, touched: others(tensors.touched), candidates } } };
}

/** `f_z(x, y, z) = -2z(2x + y)`: a name that is a function elsewhere and one of the letters of a list of arguments here is a number, where no bracket behind it looks like arguments. */
function withArgumentsAsNumbers(survey: Survey, derivation: DraftDerivation): Survey {
  const { scope } = survey;
  if (scope.functions.size === 0) return survey;
  const lines = linePieces(derivation);
  const letters = [...new Set(lines.flatMap(argumentLetters))].filter((name) => scope.functions.has(name) && !scope.dependence.has(name));
  const numbers = letters.filter((name) => !lines.some((line) => isCalled(line, name)));
  return numbers.length === 0 ? survey : { ...survey, scope: { ...scope, functions: new Set([...scope.functions].filter((name) => !numbers.includes(name))) } };
}

/** x, y and z of `f(x, y, z)`. */
function argumentLetters(syntax: Syntax): readonly string[] {
  const inside = partsOf(syntax).flatMap(argumentLetters);
  if (syntax.kind !== "group" || syntax.bracket !== "(" || syntax.items.length < 2) return inside;
  const names = syntax.items.map(({ sides: [side, ...others] }) => (side == null || others.length > 0 ? null : plainName(side)));
  return names.every((name) => name !== null) && new Set(names).size === names.length ? [...names, ...inside] : inside;
}

/** Does a bracket stand behind the name that holds no sum: `z(x, y)`, `z(0)`? */
function isCalled(syntax: Syntax, name: string): boolean {
  const { items } = syntax.kind === "sequence" ? syntax : { items: [] };
  return partsOf(syntax).some((part) => isCalled(part, name)) || items.some((item, k) => {
    const next = items[k + 1];
    if (item.kind !== "operand" || next?.kind !== "operand" || next.operand.kind !== "group" || plainName(item.operand.kind === "script" ? item.operand.base : item.operand) !== name) return false;
    const [only, ...more] = next.operand.items;
    const side = only?.sides[0];
    return more.length > 0 || side?.kind !== "sequence" || !side.items.some((each) => each.kind === "operator" && (each.sign === "+" || each.sign === "-"));
  });
}

/** The expressions in the lines of a derivation. */
export function linePieces(derivation: DraftDerivation): readonly Syntax[] {
  return derivation.lines.flatMap((line) => line.piece?.syntax ?? [line.statement, ...line.joined].flatMap((statement) => statement?.sides.flatMap((side) => side ?? []) ?? []));
}

/** What `\frac{d}{dx}` in it differentiates by. */
function ordinaryVariables(syntax: Syntax): readonly string[] {
  const own = syntax.kind === "derivative" && !syntax.partial ? syntax.variables.flatMap(({ variable }) => plainName(variable) ?? []) : [];
  return [...own, ...partsOf(syntax).flatMap(ordinaryVariables)];
}

/** Functions of several plain letters, as the section of a derivation gives them. */
function functionsOfLetters(document: DraftDocument, { section, end }: DraftDerivation): readonly DraftDefinition[] {
  return document.definitions.filter((definition) => definition.section === section && definition.offset <= end && definition.indices.length === 0 && definition.parameters.length > 1 && definition.parameters.every((parameter) => /^\p{Ll}$/u.test(parameter)));
}

/** x of `\frac{∂f}{∂x}` where f is one of these functions and takes x. */
function lettersOfPartials(syntax: Syntax, functions: readonly DraftDefinition[]): readonly string[] {
  const subject = syntax.kind === "derivative" && syntax.partial ? subjectOf(syntax) : null;
  const known = subject === null ? undefined : functions.findLast(({ name }) => name === subject);
  const own = known === undefined || syntax.kind !== "derivative" ? [] : syntax.variables.flatMap(({ variable }) => plainName(variable) ?? []);
  return [...(known !== undefined && own.every((name) => known.parameters.includes(name)) ? known.parameters : []), ...partsOf(syntax).flatMap((part) => lettersOfPartials(part, functions))];
}

/** A transpose, a gradient, a matrix, a norm, or an entry of one of these names. */
function hasVectors(syntax: Syntax, names: ReadonlySet<string>): boolean {
  if (syntax.kind === "gradient" || syntax.kind === "block") return true;
  if (syntax.kind === "script" && syntax.sup?.kind === "name" && (syntax.sup.name === "T" || syntax.sup.name === "⊤")) return true;
  if (syntax.kind === "script" && syntax.sub !== null && names.has(plainName(syntax.base) ?? "")) return true;
  if (syntax.kind === "group" && (syntax.bracket === "‖" || syntax.bracket === "⟨")) return true;
  return partsOf(syntax).some((part) => hasVectors(part, names));
}
