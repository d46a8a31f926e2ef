// Which names of a document may stand for vectors and matrices: what is declared, what is bold, what is transposed or stands under a norm, a trace or a gradient, and
// what is indexed elsewhere (rules 13, 24 and 29).

import type { NameKind } from "../expression/tensor-kind.js";
import { plainKind } from "../expression/tensor-kind.js";
import type { SequenceItem, Syntax } from "../syntax/math-tree.js";
import { partsOf } from "../syntax/math-tree.js";
import { definable, namesIn } from "./definable.js";
import { listedEntries } from "./dotted.js";
import type { DraftDefinition, DraftDocument } from "./draft.js";
import { grouped } from "./grouped.js";
import { bracketedSuperscript, endpoints, hasArrow, indexNames, isBold, isMinusOne, isPoint, nameSubscript, onlySide, plainName } from "./syntax-names.js";
import { familyName } from "./tensor-members.js";
import { NO_TENSOR_FACTS } from "./tensor-facts.js";
import { isMinusTranspose, MATRIX_ENVIRONMENT, MATRIX_FUNCTIONS, SOFTMAX, type TensorScope } from "./tensor-scope.js";

/** A capital that may be a matrix: one with an arrow is a vector. */
const mayBeMatrix = (name: string): boolean => isCapital(name) && !hasArrow(name);
const baseLetter = (name: string): string => name.normalize("NFKD").slice(0, 1);
const isCapital = (name: string): boolean => /^\p{Lu}/u.test(baseLetter(name));

/** What is known of names before. */
export interface KnownRoles {
  readonly arrays: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly entriesOf: ReadonlyMap<string, { readonly name: string }>;
  /** Letters that something is integrated by. */
  readonly integrationVariables: ReadonlySet<string>;
}

/** What the whole document says of its arrays and definitions; then, for each section with its pieces and its functions, its vectors and matrices. */
export function prepareTensorSurvey(document: DraftDocument, roles: KnownRoles): (section: number, pieces: readonly Syntax[], functions: ReadonlySet<string>) => TensorScope {
  const indexed = new Map<string, number>();
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === "script" && syntax.sub !== null) {
      const stem = plainName(syntax.base);
      const letters = indexNames(syntax.sub);
      if (stem !== null && letters !== null && roles.arrays.has(stem)) indexed.set(stem, Math.max(indexed.get(stem) ?? 0, letters.length));
    }
    for (const part of partsOf(syntax)) visit(part);
  };
  if (roles.arrays.size > 0) for (const { syntax } of document.pieces) visit(syntax);
  const book = bookOf(document.definitions);
  return (section, pieces, functions) => surveySection(document, section, pieces, { ...roles, functions }, indexed, book);
}

/** What the definitions of a document say for each of its sections alike. */
interface DefinitionBook {
  /** The names whose definitions use a name. */
  readonly usedBy: ReadonlyMap<string, readonly string[]>;
  readonly named: ReadonlyMap<string, readonly DraftDefinition[]>;
  readonly inSection: ReadonlyMap<number, readonly DraftDefinition[]>;
  /** The names that are defined as more than the unit vector of their own letter. */
  readonly defined: ReadonlySet<string>;
  /** The names of points and of vectors that are written out. */
  readonly tuples: ReadonlySet<string>;
  readonly written: readonly string[];
  /** Definitions of which the entries are listed. */
  readonly listing: readonly { readonly definition: DraftDefinition; readonly listed: NonNullable<ReturnType<typeof listedEntries>> }[];
}

function bookOf(definitions: readonly DraftDefinition[]): DefinitionBook {
  const users = definitions.flatMap(({ name: user, body }) => [...new Set(namesIn(body.syntax))].map((name) => ({ name, user })));
  return {
    usedBy: new Map([...grouped(users, ({ name }) => name)].map(([name, each]) => [name, each.map(({ user }) => user)])),
    named: grouped(definitions, ({ name }) => name),
    inSection: grouped(definitions, ({ section }) => section),
    defined: new Set(definitions.filter(({ name, body }) => !isUnitAlong(body.syntax, unitAxis(name))).map(({ name }) => name)),
    tuples: new Set(definitions.flatMap(({ name, parameters, body }) => (parameters.length === 0 && isPoint(body.syntax) ? [name] : []))),
    written: definitions.flatMap(({ name, body }) => (isWrittenVector(body.syntax) ? [name] : [])),
    listing: definitions.flatMap((definition) => {
      const listed = listedEntries(definition);
      return listed === null ? [] : [{ definition, listed }];
    }),
  };
}

function surveySection(document: DraftDocument, section: number, pieces: readonly Syntax[], roles: KnownRoles, indexed: ReadonlyMap<string, number>, { usedBy, named, inSection, defined, tuples, written, listing }: DefinitionBook): TensorScope {
  const ofSection = inSection.get(section) ?? [];
  const facts = document.tensorFacts[section] ?? NO_TENSOR_FACTS;
  const transposed = new Set<string>();
  const inMatrixFunction = new Set<string>();
  const underNorm = new Set<string>();
  const inSoftmax = new Set<string>();
  const gradientBy = new Set<string>();
  const hadamard = new Set<string>();
  const bold = new Set<string>();
  const indexedHere = new Set<string>();
  /** Capitals directly after a transposed factor: the A of `x^T A x`. */
  const afterTransposed = new Set<string>();
  /** Small letters there: the x of `w^T x`. */
  const smallAfterTransposed = new Set<string>();
  /** Small letters directly after a capital, transposed or not, with it: the β of `X \beta`; and names that are a term of their own in a sum, with the capitals beside them: the ε of `X\beta + \varepsilon`. */
  const besideCapital: { readonly name: string; readonly capitals: readonly string[] }[] = [];
  /** Capitals directly before a small letter, as the W of `W x`. */
  const beforeSmall: { readonly capital: string; readonly small: string }[] = [];
  /** `W_1`, `z^{(2)}` in the section. */
  const layers = new Set<string>();
  /** Letters of which a member is transposed, `x_i^\top`, `(x^{(i)})^\top`: vectors of a family. */
  const families = new Set<string>();
  /** Those of which a member stands directly after a transposed factor: the x of `\theta^\top x^{(i)}`. */
  const familiesAfterTransposed = new Set<string>();
  /** Those of which one stands behind a letter that is transposed, at the end of the product: the x of `w^\top x_i + b`. */
  const behindVectors = new Set<string>();
  /** `x^()` for each x that is numbered above. */
  const samples = new Set<string>();
  /** Capitals of which the inverse stands somewhere. */
  const inverted = new Set<string>();
  const primed = new Set<string>();
  /** Names that stand bare, and the letters of scripts, which do not. */
  const bare = new Set<string>();
  const numbered = new Set<Syntax>();
  const unitNames = new Set<string>();
  /** Names that stand bare as an angle, where nobody writes a vector. */
  const usedAsNumbers = new Set<string>();
  let literals = false;
  let lists = false;
  /** Names of tuples that are multiplied with others. */
  const multiplied = new Set<string>();
  const isOfTuple = (syntax: Syntax): boolean => isPoint(syntax) || tuples.has(plainName(syntax) ?? "");
  let primesOnOthers = false;
  const plainT = { seen: false };
  /** What stands right beside a factor with a T above it: `X\theta - y` beside `(X\theta - y)^T`. */
  const besideRaised: { readonly raised: Syntax; readonly beside: Syntax }[] = [];

  const visit = (syntax: Syntax): void => {
    switch (syntax.kind) {
      case "name":
        if (isBold(syntax.name)) bold.add(syntax.name);
        if (!numbered.has(syntax)) bare.add(syntax.name);
        for (const point of endpoints(syntax.name) ?? []) multiplied.add(point);
        if (unitAxis(syntax.name) !== null) unitNames.add(syntax.name);
        if (syntax.name === "T" && !roles.functions.has("T")) plainT.seen = true;
        return;
      case "script": {
        if (syntax.sub !== null) numbered.add(syntax.base);
        const layer = layerName(syntax, roles.arrays) ?? layerName({ ...syntax, sup: null }, roles.arrays);
        if (layer !== null) layers.add(layer);
        const sup = syntax.sup === null ? null : plainName(syntax.sup);
        if (sup === "⊤" || sup === "T" || (syntax.sup !== null && isMinusTranspose(syntax.sup))) {
          for (const name of layerOfTransposed(syntax, roles.arrays) ?? factorsOf(syntax.base, roles.arrays)) transposed.add(name);
          for (const name of membersIn(syntax, roles.arrays)) families.add(name);
          visit(syntax.base);
          if (syntax.sub !== null) visit(syntax.sub);
          return;
        }
        if (syntax.sup !== null && isMinusOne(syntax.sup)) {
          for (const name of factorsOf(syntax.sub === null ? syntax.base : { ...syntax, sup: null }, roles.arrays)) if (isCapital(name)) inverted.add(name);
          for (const name of membersIn(syntax, roles.arrays)) if (isBold(name) && isCapital(name)) families.add(name);
        }
        if (syntax.sup !== null && bracketedSuperscript(syntax.sup)?.kind === "name" && plainName(syntax.base) !== null) samples.add(`${plainName(syntax.base) ?? ""}^()`);
        if (syntax.primes > 0) {
          const bases = factorsOf(syntax.base, roles.arrays);
          if (syntax.primes === 1 && syntax.sup === null) for (const name of bases) primed.add(name);
          else primesOnOthers = true;
        }
        if (syntax.sub !== null) {
          const stem = plainName(syntax.base);
          if (stem !== null) indexedHere.add(stem);
          // `\boldsymbol\mu_0`, `\mathbf S_w`: a vector or matrix of its own, where the subscript is no index.
          const own = stem !== null && isBold(stem) && !SPECIAL.has(stem) && !roles.arrays.has(stem) ? subscriptedName(syntax) : null;
          if (own !== null) bold.add(own);
          if (syntax.base.kind === "gradient") for (const name of namesIn(syntax.sub)) gradientBy.add(name);
        }
        break;
      }
      case "block":
        if (MATRIX_ENVIRONMENT.test(syntax.environment)) literals = true;
        break;
      case "group":
        if (syntax.bracket === "⟨" && syntax.items.length > 1) lists = true;
        if (syntax.bracket === "‖") for (const name of measuredIn(syntax, roles.functions)) underNorm.add(name);
        break;
      case "sequence":
        for (const { name, capitals } of smallBesideCapitals(syntax.items, roles.arrays)) besideCapital.push({ name, capitals });
        for (const pair of capitalsBeforeSmall(syntax.items, roles.arrays)) beforeSmall.push(pair);
        syntax.items.forEach((item, k) => {
          const next = syntax.items[k + 1];
          if (item.kind === "operand" && isOfAngle(item.operand) && next?.kind === "operand") for (const name of bareFactorsOf(next.operand)) usedAsNumbers.add(name);
          if (item.kind === "operator") {
            const before = syntax.items[k - 1];
            // `(1, 2) \cdot (3, 4)`, `(1, 2) \times v`, `u \cdot v` where u is `(1, 2)`.
            if (item.sign === "*" && [before, next].some((beside) => beside?.kind === "operand" && isOfTuple(beside.operand))) {
              lists = true;
              for (const beside of [before, next]) if (beside?.kind === "operand" && beside.operand.kind !== "group") multiplied.add(plainName(beside.operand) ?? "");
            }
            if (item.sign === "⊙" || item.sign === "⊘") for (const beside of [before, next]) if (beside?.kind === "operand") for (const name of factorsOf(beside.operand, roles.arrays)) hadamard.add(name);
            return;
          }
          if (isTransposed(item) && item.operand.kind === "script") for (const near of [1, 2, -1]) besideRaised.push(...besideAt(syntax.items, k, near, item.operand.base));
          if (item.operand.kind === "name" && isTransposed(syntax.items[k - 1])) (isCapital(item.operand.name) ? afterTransposed : smallAfterTransposed).add(item.operand.name);
          if (isTransposed(syntax.items[k - 1])) for (const name of membersIn(item.operand, roles.arrays)) {
            familiesAfterTransposed.add(name);
            if (item.operand.kind === "script" && item.operand.sup === null && next?.kind !== "operand" && isSmallTransposed(syntax.items[k - 1])) behindVectors.add(name);
          }
          if (item.operand.kind === "name" && SOFTMAX.test(item.operand.name) && next?.kind === "operand") for (const name of factorsOf(next.operand, roles.arrays)) inSoftmax.add(name);
          if (item.operand.kind === "name" && MATRIX_FUNCTIONS.has(item.operand.name) && next?.kind === "operand") for (const name of namesOutsideOfMatrices(next.operand)) inMatrixFunction.add(name);
        });
        break;
      default:
        break;
    }
    for (const part of partsOf(syntax)) visit(part);
  };
  for (const piece of pieces) visit(piece);

  const axes = new Map([...unitNames].flatMap((name): readonly (readonly [string, number])[] => (defined.has(name) || !mayBeAxis(facts.kinds.get(name)) || indexedHere.has(name) || transposed.has(name) ? [] : [[name, unitAxis(name) ?? 0]])));
  const found = new Set(axes.values());
  const units = found.has(0) && found.has(1) ? axes : new Map<string, number>();
  for (const name of units.keys()) bold.delete(name);
  const candidates = new Map<string, readonly NameKind[]>();
  const declared = new Set<string>();
  // A letter T of its own makes powers of what has a T above it, unless a factor stands beside itself so raised: nobody writes x² as `x^T x` with a power.
  const transposes = !plainT.seen || besideRaised.some(({ raised, beside }) => isSameSpelling(raised, beside));
  const usedAsTensor = (name: string): boolean => [transposed, inMatrixFunction, hadamard, afterTransposed, underNorm, gradientBy, bold].some((names) => names.has(name));
  for (const [name, kind] of facts.kinds) {
    if (roles.functions.has(name)) continue;
    if (kind.family > 0 && kind.kind === "scalar") continue;
    // A letter of another section that this one defines, or takes as a parameter, is its own.
    const isOthers = ofSection.some((definition) => definition.name === name || definition.parameters.includes(name));
    if (isOthers && !facts.own.has(name)) {
      if (!isBold(name)) candidates.set(name, [plainKind("scalar")]);
      continue;
    }
    // What another section said of a letter holds here where the letter is used so.
    if (facts.own.has(name) || usedAsTensor(name)) declared.add(name);
    candidates.set(name, declared.has(name) ? [kind] : [kind, plainKind("scalar")]);
  }
  for (const { definition, listed } of listing) {
    if (definition.section > section || (listed.stem !== definition.name && roles.entriesOf.get(listed.stem)?.name !== definition.name) || candidates.has(definition.name) || roles.functions.has(definition.name)) continue;
    candidates.set(definition.name, [{ ...plainKind(listed.kind), rows: listed.size, family: definition.indices.length }]);
    declared.add(definition.name);
  }
  const speaksOfMatrices = [...candidates.values()].some(([kind]) => kind?.kind === "matrix") || transposed.size > 0 || inMatrixFunction.size > 0 || [...bold].some(mayBeMatrix);
  const suggest = (name: string, kinds: readonly NameKind["kind"][]): void => {
    if (candidates.has(name) || roles.functions.has(name) || SPECIAL.has(name)) return;
    candidates.set(name, kinds.map(plainKind));
  };
  // An array of another section may be a number here, and so may the parameter of a function whose value has no subscripts at it: `f(x) = \log(1 + e^x)` beside `x_i`.
  const numberParameters = new Set(ofSection.flatMap((definition) => definition.parameters.filter((name) => !isIndexedIn(name, definition.body.syntax))));
  for (const name of new Set([...families, ...familiesAfterTransposed])) {
    if (candidates.has(name) || roles.functions.has(name) || SPECIAL.has(name) || !(isBold(name) || (transposes && !defined.has(name)))) continue;
    if (!isSample(name) && (!(families.has(name) || behindVectors.has(name)) || indexed.get(name) !== 1)) continue;
    const kinds = isCapital(name) ? [plainKind("matrix"), plainKind("column")] : [plainKind("column")];
    candidates.set(name, kinds.map((kind) => ({ ...kind, family: 1 })));
  }
  const besideFamilies = new Map<string, string>();
  for (const name of new Set([...families, ...familiesAfterTransposed])) {
    const own = familyName(name);
    const kinds = candidates.get(name);
    if (own === null || isCapital(name) || roles.functions.has(name) || kinds === undefined || (named.get(name) ?? []).some(({ indices }) => indices.length > 0)) continue;
    if (!bare.has(name)) {
      if (indexed.get(name) === 1) candidates.set(name, kinds.map((kind) => ({ ...kind, family: 1 })));
      continue;
    }
    besideFamilies.set(name, own);
    candidates.set(own, kinds.map((kind) => ({ ...kind, family: 1 })));
    candidates.set(name, kinds.map((kind) => ({ ...kind, family: 0 })));
    if (declared.has(name)) declared.add(own);
  }
  // Beside `\int f(x) dx` the x_i are numbers on the way of x.
  const isPlainlyStep = (name: string): boolean => roles.integrationVariables.has(name) && /^\p{Ll}\p{M}*$/u.test(name.normalize("NFD")) && ![transposed, inMatrixFunction, hadamard, afterTransposed, smallAfterTransposed, gradientBy, bold].some((names) => names.has(name));
  for (const [name, letters] of indexed) {
    if (isPlainlyStep(name)) {
      suggest(name, ["scalar"]);
      continue;
    }
    const kind = letters === 2 ? "matrix" : letters === 1 ? "column" : null;
    const mayBeNumber = !indexedHere.has(name) || (numberParameters.has(name) && !usedAsTensor(name) && !(transposes && smallAfterTransposed.has(name)));
    const isNumber = usedAsNumbers.has(name) && !usedAsTensor(name) && !facts.elementwise && hadamard.size === 0;
    if (kind !== null && !isNumber) suggest(name, mayBeNumber ? ["scalar", kind] : [kind]);
  }
  // `\boldsymbol\mu_0` beside `\boldsymbol\mu_1^\top` is a vector as that one is, and no entry of a vector 𝛍.
  const stemsOfVectors = new Set([...bold].flatMap((name) => (transposed.has(name) && /_\d+$/.test(name) ? [layerStem(name)] : [])));
  for (const name of bold) if (/_\d+$/.test(name) && stemsOfVectors.has(layerStem(name))) transposed.add(name);
  for (const name of bold) suggest(name, mayBeMatrix(name) ? ["matrix", "column"] : transposed.has(name) ? ["column"] : ["column", "scalar"]);
  for (const name of transposed) if (transposes || bold.has(name)) suggest(name, isCapital(name) ? ["matrix", "column"] : ["column"]);
  if (transposes) for (const name of afterTransposed) if (!COUNTS.has(name)) suggest(name, ["matrix"]);
  if (transposes) for (const name of smallAfterTransposed) if (/^\p{L}/u.test(name) && !COUNTS.has(name) && !defined.has(name)) suggest(name, ["column", "scalar"]);
  for (const name of inMatrixFunction) suggest(name, isCapital(name) ? ["matrix"] : []);
  for (const name of hadamard) suggest(name, isCapital(name) ? ["matrix", "column"] : ["column", "scalar"]);
  for (const name of underNorm) if (/^\p{L}/u.test(name) && !COUNTS.has(name) && !isPlainlyStep(name)) suggest(name, isCapital(name) ? ["matrix", "column"] : /^[a-z\p{M}]+$/u.test(name.normalize("NFD")) || name === "β" || name === "θ" ? ["column", "scalar"] : ["scalar", "column"]);
  const isMatrix = (name: string): boolean => candidates.get(name)?.[0]?.kind === "matrix";
  const likeLayers = (): void => {
    for (const name of layers) {
      const kinds = [...layers].flatMap((other) => (layerStem(other) === layerStem(name) ? [candidates.get(other)] : [])).find((each) => each !== undefined && each[0]?.family === 0);
      if (kinds !== undefined && !candidates.has(name) && !defined.has(name)) candidates.set(name, kinds.map(({ kind }) => plainKind(kind)));
    }
  };
  for (const name of inSoftmax) if (!COUNTS.has(name) && !isCapital(name)) suggest(name, ["column"]);
  likeLayers();
  // The W of `W x` beside a vector x, or where functions are taken entry by entry.
  for (const { capital, small } of beforeSmall) {
    if (COUNTS.has(capital) || defined.has(capital) || !(facts.elementwise || hadamard.size > 0 || inSoftmax.size > 0 || candidates.get(small)?.[0]?.kind === "column")) continue;
    suggest(capital, ["matrix", "scalar"]);
  }
  likeLayers();
  for (const { name, capitals } of besideCapital) {
    if (!capitals.some(isMatrix) || COUNTS.has(name) || roles.arrays.has(name) || (defined.has(name) && numberParameters.has(name))) continue;
    suggest(name, /^(?:[βθεϵ]|[a-z])\p{M}*(?:_\d+|\^\(\d+\))?$/u.test(name.normalize("NFD")) && !/^[abc]$/.test(name) ? ["column", "scalar"] : ["scalar", "column"]);
  }
  // `x^{(i)}` beside a vector x is one like it.
  for (const name of samples) {
    const kinds = candidates.get(name.slice(0, -3));
    if (kinds?.[0]?.kind === "column" && kinds[0].family === 0 && !candidates.has(name)) candidates.set(name, kinds.map((kind) => ({ ...kind, family: 1 })));
  }
  likeLayers();
  if (candidates.size > 0) for (const name of gradientBy) suggest(name, isCapital(name) ? ["matrix", "column"] : ["column", "scalar"]);
  for (const [name, kinds] of [...candidates]) if (kinds.length === 0) candidates.delete(name);
  // What is inverted is no vector.
  for (const name of inverted) {
    const kinds = candidates.get(name);
    if (kinds?.[0]?.kind === "matrix") candidates.set(name, kinds.filter(({ kind }) => kind === "matrix" || kind === "scalar"));
  }

  // `X'` is a transpose where it is said that X is a matrix, and neither another prime nor `^\top` is about.
  const primesTranspose = document.primesTranspose.has(section) || primed.size > 0 && transposed.size === 0 && !primesOnOthers && [...primed].every((name) => candidates.get(name)?.every((kind) => kind.kind !== "scalar") === true);
  const touched = new Set<string>([...candidates].filter(([, kinds]) => kinds.some((kind) => kind.kind !== "scalar")).map(([name]) => name));
  for (const name of units.keys()) for (const user of usedBy.get(name) ?? []) touched.add(user);
  for (const name of [...written, ...[...multiplied].filter((each) => named.has(each))]) touched.add(name);
  for (const name of bold) if (roles.functions.has(name)) touched.add(name);
  for (const name of ["𝟏", "𝟙"]) if (transposed.has(name) && !defined.has(name)) touched.add(name);
  for (const name of touched) for (const user of usedBy.get(name) ?? []) touched.add(user);
  return {
    candidates, declared, elementwise: facts.elementwise || hadamard.size > 0, unusedProperties: touched.size === 0 ? [] : facts.unusedProperties, bothLayouts: facts.bothLayouts, saidLater: facts.saidLater, touched,
    matrices: speaksOfMatrices || literals, literals: literals || lists || units.size > 0, units, dimension: found.has(2) ? 3 : 2, primesTranspose, families: besideFamilies, transposes,
    primedSizes: new Set([...facts.kinds.values()].flatMap(({ rows, columns }) => [rows, columns].flatMap((size) => (size !== null && /^\p{L}′+$/u.test(size) && !roles.functions.has(size.charAt(0)) ? [size] : [])))),
    wholes: transposes ? new Set([...transposed, ...smallAfterTransposed].filter((name) => !families.has(name))) : new Set(), usedAsNumbers: facts.elementwise || hadamard.size > 0 ? new Set() : new Set([...usedAsNumbers].filter((name) => !usedAsTensor(name))),
  };
}

/** The names in it, but for the entries of matrices that are written out, which are numbers. */
function namesOutsideOfMatrices(syntax: Syntax): readonly string[] {
  if (syntax.kind === "block" && MATRIX_ENVIRONMENT.test(syntax.environment)) return [];
  return syntax.kind === "name" || syntax.kind === "script" ? namesIn(syntax) : partsOf(syntax).flatMap(namesOutsideOfMatrices);
}

const ANGLE_FUNCTIONS: ReadonlySet<string> = new Set(["sin", "cos", "tan", "cot", "sec", "csc"]);

/** `\\cos`, `\\sin^2`. */
function isOfAngle(syntax: Syntax): boolean {
  const base = syntax.kind === "script" ? syntax.base : syntax;
  return base.kind === "function" && ANGLE_FUNCTIONS.has(base.name);
}

/** The names that are factors of it as they are, without a subscript and without an argument behind them. */
function bareFactorsOf(syntax: Syntax): readonly string[] {
  if (syntax.kind === "name") return [syntax.name];
  if (syntax.kind === "script") return syntax.sub === null && syntax.primes === 0 && syntax.base.kind === "name" ? [syntax.base.name] : [];
  if (syntax.kind === "group" && syntax.items.length === 1) return syntax.items.flatMap(({ sides }) => (sides.length === 1 && sides[0] != null ? bareFactorsOf(sides[0]) : []));
  if (syntax.kind !== "sequence" || syntax.items.some((item) => item.kind === "operator")) return [];
  return syntax.items.flatMap((item, k) => {
    const next = syntax.items[k + 1];
    return item.kind === "operand" && !(next?.kind === "operand" && next.operand.kind === "group") ? bareFactorsOf(item.operand) : [];
  });
}

/** `⟨\cos t, \sin t⟩` and the like, as a whole. */
function isWrittenVector(syntax: Syntax): boolean {
  if (syntax.kind === "group") return syntax.bracket === "⟨" && syntax.items.length > 1;
  return syntax.kind === "block" && MATRIX_ENVIRONMENT.test(syntax.environment);
}

/** `[1, 0, 0]`: is it the unit vector along that axis, written out, whatever stands behind it? */
function isUnitAlong(syntax: Syntax, axis: number | null): boolean {
  if (syntax.kind === "sequence" && syntax.items[0]?.kind === "operand") return isUnitAlong(syntax.items[0].operand, axis);
  return axis !== null && syntax.kind === "group" && syntax.items.length > 1 && syntax.items.every(({ sides: [entry, ...others] }, k) => others.length === 0 && entry?.kind === "number" && entry.value.denominator === 1n && entry.value.numerator === (k === axis ? 1n : 0n));
}

/** The names of what stands under a norm: not those at which a function is taken, `\|\vec r'(t)\|`, `\|\vec r(t)\|`, nor the x of a Δx. */
function measuredIn(syntax: Syntax, functions: ReadonlySet<string>): readonly string[] {
  if (syntax.kind === "sequence") {
    return syntax.items.flatMap((item, k) => {
      if (item.kind === "operator") return [];
      const before = syntax.items[k - 1];
      const head = before?.kind !== "operand" ? null : before.operand.kind === "script" ? before.operand : plainName(before.operand) === null ? null : before.operand;
      const stem = head === null ? null : plainName(head.kind === "script" ? head.base : head);
      const isArgument = stem !== null && item.operand.kind === "group" && item.operand.bracket === "(" && (functions.has(stem) || (head?.kind === "script" && head.primes > 0) || (isBold(stem) && onlySide(item.operand)?.kind === "name"));
      return isArgument || stem === "Δ" || (item.operand.kind === "name" && item.operand.name === "Δ") ? [] : measuredIn(item.operand, functions);
    });
  }
  if (syntax.kind === "name" || syntax.kind === "script") return namesIn(syntax);
  // The entries of a vector that is written out are numbers.
  if (isWrittenVector(syntax)) return [];
  return partsOf(syntax).flatMap((part) => measuredIn(part, functions));
}

/** "the direction of the vector $\\hat\\imath + 2\\hat\\jmath$" says that its first letter is a vector, which an axis is. */
function mayBeAxis(said: NameKind | undefined): boolean {
  return said === undefined || (said.kind === "column" && said.family === 0 && said.rows === null);
}

/** The axis of a letter that may be a unit vector: i, j or k under a hat or an arrow or in bold type; null for other names. */
function unitAxis(name: string): number | null {
  const parts = name.normalize("NFKD");
  const axis = ["iı", "jȷ", "k"].findIndex((letters) => letters.includes(parts[0] ?? " "));
  return axis < 0 || !/^.[\u0302\u20D7]*$/u.test(parts) || (parts.length === 1 && !isBold(name)) ? null : axis;
}

const SPECIAL: ReadonlySet<string> = new Set(["𝟏", "𝟎", "0⃗", "𝟙", "I", "𝐈", "𝑰", "T", "F", "e", "π"]);
const COUNTS: ReadonlySet<string> = new Set(["i", "j", "k", "l", "m", "n", "d", "N", "K", "M", "D"]);

/** Does the name stand with a subscript somewhere in the expression? */
function isIndexedIn(name: string, syntax: Syntax): boolean {
  return (syntax.kind === "script" && syntax.sub !== null && plainName(syntax.base) === name) || partsOf(syntax).some((part) => isIndexedIn(name, part));
}

/** Small letters that stand beside capitals in a way vectors do beside matrices: as the next factor, or as a term of their own. */
function smallBesideCapitals(items: readonly SequenceItem[], arrays: ReadonlySet<string>): readonly { readonly name: string; readonly capitals: readonly string[] }[] {
  const capitalOf = (item: SequenceItem | undefined): string | null => {
    const operand = item?.kind !== "operand" ? null : item.operand.kind === "script" && isTransposed(item) ? (item.operand.sub === null ? item.operand.base : { ...item.operand, sup: null }) : item.operand;
    const name = operand === null ? null : namedOrLayer(operand, arrays);
    return name !== null && isCapital(name) ? name : null;
  };
  const smallOf = (item: SequenceItem | undefined): string | null => smallIn(item, arrays);
  const capitals = [...items.flatMap((item) => capitalOf(item) ?? []), ...items.flatMap((item, k) => (smallOf(items[k + 1]) === null ? [] : besideIdentity(item)))];
  if (capitals.length === 0) return [];
  return items.flatMap((item, k) => {
    const name = smallOf(item);
    if (name === null) return [];
    const before = capitalOf(items[k - 1]);
    if (before !== null) return [{ name, capitals: [before] }];
    const inBracket = items[k + 1]?.kind === "operand" ? [] : besideIdentity(items[k - 1]);
    if (inBracket.length > 0) return [{ name, capitals: inBracket }];
    const isTerm = [items[k - 1], items[k + 1]].every((beside) => beside === undefined || (beside.kind === "operator" && (beside.sign === "+" || beside.sign === "-"))) && items.length > 1;
    return isTerm ? [{ name, capitals }] : [];
  });
}

/** The capitals of a bracket, or of its inverse, that are added to an identity: the K of `(K + \lambda I)^{-1}`. */
function besideIdentity(item: SequenceItem | undefined): readonly string[] {
  const operand = item?.kind !== "operand" ? null : item.operand.kind === "script" && item.operand.sup !== null && isMinusOne(item.operand.sup) ? item.operand.base : item.operand;
  const inner = operand?.kind === "group" ? onlySide(operand) : null;
  if (inner?.kind !== "sequence" || !inner.items.some((each) => each.kind === "operator" && (each.sign === "+" || each.sign === "-"))) return [];
  const names = inner.items.flatMap((each) => (each.kind === "operand" ? (plainName(each.operand.kind === "script" && each.operand.sub !== null ? each.operand.base : each.operand) ?? []) : []));
  return names.includes("I") || names.includes("𝐈") ? names.filter((name) => isCapital(name) && !SPECIAL.has(name)) : [];
}

/** Capitals directly before a small letter that ends its product, with it. */
function capitalsBeforeSmall(items: readonly SequenceItem[], arrays: ReadonlySet<string>): readonly { readonly capital: string; readonly small: string }[] {
  return items.flatMap((item, k) => {
    const capital = item.kind === "operand" ? namedOrLayer(item.operand, arrays) : null;
    const small = smallIn(items[k + 1], arrays);
    return capital === null || small === null || !isCapital(capital) || items[k + 2]?.kind === "operand" ? [] : [{ capital, small }];
  });
}

const namedOrLayer = (syntax: Syntax, arrays: ReadonlySet<string>): string | null => plainName(syntax) ?? layerName(syntax, arrays);

function smallIn(item: SequenceItem | undefined, arrays: ReadonlySet<string>): string | null {
  const name = item?.kind !== "operand" ? null : namedOrLayer(item.operand, arrays);
  return name !== null && /^\p{Ll}\p{M}*(?:_\d+|\^\(\d+\))?$/u.test(name.normalize("NFD")) ? name : null;
}

/** The factor that stands `near` places from a raised one in a product, with what is raised. */
function besideAt(items: readonly SequenceItem[], k: number, near: number, raised: Syntax): readonly { readonly raised: Syntax; readonly beside: Syntax }[] {
  const between = near === 2 ? items[k + 1] : undefined;
  const other = items[k + near];
  return other?.kind !== "operand" || (between !== undefined && between.kind !== "operand") ? [] : [{ raised, beside: other.operand }];
}

/** Are two pieces written with the same signs? */
function isSameSpelling(one: Syntax, other: Syntax): boolean {
  const spelling = (syntax: Syntax): string => JSON.stringify(syntax, (key, value: unknown) => (key === "range" ? undefined : typeof value === "bigint" ? String(value) : value));
  return one.kind === other.kind && spelling(one) === spelling(other);
}

function isTransposed(item: SequenceItem | undefined): boolean {
  if (item?.kind !== "operand" || item.operand.kind !== "script" || item.operand.sup === null) return false;
  const sup = plainName(item.operand.sup);
  return sup === "⊤" || sup === "T";
}

/** `w^\top`, `\theta^T` of a small letter without an index. */
function isSmallTransposed(item: SequenceItem | undefined): boolean {
  const script = item?.kind === "operand" && item.operand.kind === "script" ? item.operand : null;
  const name = script === null || script.sub !== null ? null : plainName(script.base);
  return name !== null && /^\p{Ll}\p{M}*$/u.test(name.normalize("NFKD"));
}

/** The names of arrays that have an index directly in a transposed operand or its terms, and of quantities that are numbered above there: `x^()` of `x^{(i)}`. */
function membersIn(syntax: Syntax, arrays: ReadonlySet<string>): readonly string[] {
  if (syntax.kind === "script") {
    const stem = plainName(syntax.base);
    if (stem === null) return membersIn(syntax.base, arrays);
    const above = syntax.sup === null ? null : bracketedSuperscript(syntax.sup);
    if (above !== null) return syntax.sub === null && plainName(above) !== null ? [`${stem}^()`] : [];
    return arrays.has(stem) && syntax.sub !== null && indexNames(syntax.sub) !== null ? [stem] : [];
  }
  if (syntax.kind === "group") return syntax.items.flatMap((item) => item.sides.flatMap((side) => (side === null ? [] : membersIn(side, arrays))));
  return syntax.kind === "sequence" ? syntax.items.flatMap((item) => (item.kind === "operand" ? membersIn(item.operand, arrays) : [])) : [];
}

/** `x^()`: the name of what is numbered above. */
const isSample = (name: string): boolean => name.endsWith("^()");

/** `W_2`, `z^{(1)}`: the name of one of several layers, where no subscript of the letter counts; null for anything else. */
function layerName(syntax: Syntax, arrays: ReadonlySet<string>): string | null {
  if (syntax.kind !== "script" || syntax.primes > 0 || (syntax.sub === null) === (syntax.sup === null)) return null;
  const stem = plainName(syntax.base);
  const isNumbered = syntax.sub === null ? syntax.sup !== null && bracketedSuperscript(syntax.sup)?.kind === "number" : /^\d+$/.test(nameSubscript(syntax.sub) ?? "");
  return stem === null || !/^\p{L}/u.test(stem) || arrays.has(stem) || SPECIAL.has(stem) || !isNumbered ? null : (definable(syntax)?.name ?? null);
}

/** W_2 of `W_2^\\top`; null where no layer is transposed. */
function layerOfTransposed(syntax: Syntax & { kind: "script" }, arrays: ReadonlySet<string>): readonly string[] | null {
  const name = syntax.sub === null ? null : layerName({ ...syntax, sup: null }, arrays);
  return name === null ? null : [name];
}

/** The letter of a layer: the W of `W_2`. */
const layerStem = (name: string): string => name.replace(/(?:_\d+|\^\(\d+\))$/u, "");

/** `S_w`: the name with a subscript that is a part of it. */
function subscriptedName(syntax: Syntax & { kind: "script" }): string | null {
  const [stem, sub] = [plainName(syntax.base), syntax.sub === null ? null : nameSubscript(syntax.sub)];
  return stem === null || sub === null || !isBold(stem) ? null : `${stem}_${sub}`;
}

/** The names that a transposed or multiplied operand is made of: of a bracket all of its names, of a script its base. */
function factorsOf(syntax: Syntax, arrays: ReadonlySet<string>): readonly string[] {
  const name = plainName(syntax) ?? layerName(syntax, arrays);
  if (name !== null) return [name];
  if (syntax.kind === "script") return [...factorsOf(syntax.base, arrays), ...[subscriptedName(syntax)].filter((each) => each !== null)];
  if (syntax.kind === "group") return syntax.items.flatMap((item) => item.sides.flatMap((side) => (side === null ? [] : factorsOf(side, arrays))));
  if (syntax.kind === "sequence") return syntax.items.flatMap((item) => (item.kind === "operand" ? factorsOf(item.operand, arrays) : [])).filter((each) => /^\p{L}/u.test(each) && !/^[\p{Script=Greek}]$/u.test(each));
  return [];
}
