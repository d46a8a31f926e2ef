// Looks through everything a document says and settles the roles of its names (rules 12 to 15 and 24): which apply, which are arrays, which letters count,
// what depends on what.

import type { SequenceItem, Syntax } from "../syntax/math-tree.js";
import { renewedNames } from "./renewed-names.js";
import { partsOf } from "../syntax/math-tree.js";
import { holdsExponential, namesIn } from "./definable.js";
import type { DraftDefinition, DraftDocument } from "./draft.js";
import { dottedEntries, entriesOfMatrices, entriesOfVectors, entriesUnderOtherNames, isPlaceOfTwo, plainLetter } from "./dotted.js";
import { numberedAbove } from "./examples.js";
import { grouped } from "./grouped.js";
import { membersOf, setBelow, setName } from "./sets.js";
import { indexNames, isOpenApplication, isPoint, itemsBelow, lettersBelow, nameSubscript, onlySide, plainName, shiftedLetter, timeDerivative } from "./syntax-names.js";
import { COORDINATES, COUNTING_LETTERS, type Scope } from "./scope.js";
import { isDifferentialOfName, nameAtNumber } from "./statement-shape.js";
import { probabilityNames } from "./survey-probability.js";
import { prepareTensorSurvey } from "./survey-tensors.js";
import { NO_TENSOR_SCOPE } from "./tensor-scope.js";

/** A name that several things are differentiated by without a definition: what it depends on is not known. */
export interface Survey {
  readonly scope: Scope;
  readonly tangled: ReadonlyMap<string, readonly string[]>;
}

/** The roles of the names of a document: which apply and count holds everywhere, what depends on what is settled for each section. */
export function surveyNames(document: DraftDocument): (section: number) => Survey {
  const shared = document.definitions.filter((definition) => !definition.local);
  const everywhere = surveyRoles({ ...document, definitions: shared }, document.pieces.map((piece) => piece.syntax));
  const bySection = grouped(document.pieces, ({ section }) => section);
  const byName = grouped(shared, ({ name }) => name);
  const allByName = grouped(document.definitions, ({ name }) => name);
  const localIn = grouped(document.definitions.filter(({ local }) => local), ({ section }) => section);
  const definitionsHere = grouped(document.definitions, ({ section }) => section);
  const rivalsHere = grouped(document.rivals, ({ section }) => section);
  const known = new Map<number, Survey>();
  const tensorsOf = prepareTensorSurvey(document, everywhere.scope);
  return (section) => {
    const made = known.get(section);
    if (made !== undefined) return made;
    const pieces = (bySection.get(section) ?? []).map(({ syntax }) => syntax);
    const local = localIn.get(section) ?? [];
    const isAll = bySection.size < 2 && shared.length === document.definitions.length;
    const renewed = isAll ? NOTHING_RENEWED : renewedNames(document, allByName, section, pieces, () => surveyRoles({ ...document, definitions: definitionsHere.get(section) ?? [] }, pieces).scope.dependence);
    const isMeant = (definition: DraftDefinition): boolean => definition.section === section || !renewed.has(definition.name);
    const inForce = local.length === 0 ? reachedFrom(pieces, byName, section) : document.definitions.filter((definition) => (definition.local ? definition.section === section : definition.section <= section));
    const alone = isAll ? everywhere : surveyRoles({ ...document, definitions: inForce.filter(isMeant) }, pieces);
    const own = isAll ? everywhere : local.length === 0 ? withDependence(everywhere, alone) : withOwn(everywhere, alone, local);
    // What an example calls e is that there only.
    const ownE = own.scope.ownE || document.definitions.some((definition) => definition.name === "e" && definition.section === section && !isConstantBody(definition.body.syntax));
    const definedHere = definitionsHere.get(section) ?? [];
    const survey: Survey = { ...own, scope: { ...own.scope, ownE, arraysHere: alone.scope.arrays, renewed, definitions: withNearerForms(renewed.size === 0 ? own.scope.definitions : new Map([...own.scope.definitions].filter(([name]) => !renewed.has(name))), [...definedHere, ...(rivalsHere.get(section) ?? [])]), definedHere: new Set(definedHere.map(({ name }) => name)), tensors: tensorsOf(section, pieces, own.scope.functions) } };
    // Sections come in order, and each survey may hold as much as the document.
    if (known.size >= MOST_KEPT) known.clear();
    known.set(section, survey);
    return survey;
  };
}

/** Where nearer definitions give a name arguments, they are those, whatever others give it; `u` beside `u(x, t)` has those too. */
export function withNearerForms(definitions: Scope["definitions"], nearest: readonly DraftDefinition[]): Scope["definitions"] {
  const nearer = nearest.filter(({ name, parameters, indices }) => {
    const known = definitions.get(name);
    return known !== undefined && parameters.length > 1 && known.arity !== 1 && indices.length === 0 && known.indices === 0 && known.parameters.join() !== parameters.join();
  });
  return nearer.length === 0 ? definitions : new Map([...definitions, ...nearer.map(({ name, parameters }) => [name, { arity: parameters.length, indices: 0, parameters, appliedElsewhere: definitions.get(name)?.appliedElsewhere ?? false, mayBeSet: definitions.get(name)?.mayBeSet ?? false, ofNumbered: definitions.get(name)?.ofNumbered ?? false, isPoint: false, coordinates: definitions.get(name)?.coordinates ?? [] }] as const)]);
}

const NOTHING_RENEWED: ReadonlySet<string> = new Set();
/** So many sections are remembered at once. */
const MOST_KEPT = 8;

/** The definitions that these pieces of a section rest on; what only a later section says of a name says nothing here. */
function reachedFrom(pieces: readonly Syntax[], byName: ReadonlyMap<string, readonly DraftDefinition[]>, section: number): readonly DraftDefinition[] {
  const seen = new Set<string>();
  const found: DraftDefinition[] = [];
  const queue = [...pieces];
  for (let piece = queue.pop(); piece !== undefined; piece = queue.pop()) {
    for (const name of namesIn(piece)) {
      if (seen.has(name)) continue;
      seen.add(name);
      for (const definition of byName.get(name) ?? []) {
        if (definition.section > section) continue;
        found.push(definition);
        queue.push(definition.body.syntax);
      }
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** The roles that hold everywhere, with what depends on what in a section. */
function withDependence({ scope }: Survey, own: Survey): Survey {
  const ownEntries = [...own.scope.entriesOf].filter(([, { name }]) => !scope.arrays.has(name));
  return { tangled: own.tangled, scope: { ...scope, entriesOf: new Map([...ownEntries, ...scope.entriesOf]), argumentLists: new Map([...scope.argumentLists, ...own.scope.argumentLists]), variable: own.scope.variable, dependence: own.scope.dependence } };
}

/** The roles that hold everywhere, with what a section says of its own: what depends on what, and what an example defines for itself. */
function withOwn(everywhere: Survey, own: Survey, local: readonly DraftDefinition[]): Survey {
  const { scope } = everywhere;
  const functions = new Set(scope.functions);
  const numbers = new Set(scope.numbers);
  const arrays = new Set(scope.arrays);
  const indexLetters = new Set([...scope.indexLetters, ...own.scope.indexLetters]);
  for (const { name } of local) {
    for (const [roles, ownRoles] of [[functions, own.scope.functions], [numbers, own.scope.numbers], [arrays, own.scope.arrays]] as const) {
      if (ownRoles.has(name)) roles.add(name);
      else roles.delete(name);
    }
  }
  const definitions = new Map([...own.scope.definitions].map(([name, definition]) => [name, scope.definitions.get(name)?.appliedElsewhere === true ? { ...definition, appliedElsewhere: true } : definition] as const));
  return { tangled: own.tangled, scope: { ...scope, functions, numbers, arrays, indexLetters, definitions, argumentLists: new Map([...scope.argumentLists, ...own.scope.argumentLists]), variable: own.scope.variable, dependence: own.scope.dependence } };
}

/** The roles of names as these pieces and the definitions of a document show them; vectors and matrices are not looked for. */
export function surveyRoles(document: DraftDocument, pieces: readonly Syntax[]): Survey {
  const functions = new Set<string>(document.declarations.functions);
  const numbers = new Set<string>();
  const arrays = new Set<string>();
  const indexLetters = new Set<string>();
  const pairs = new Set<string>();
  /** Letters, whatever their type, with anything but two indices below them. */
  const otherwiseBelow = new Set<string>();
  /** Letters that stand with a number added to them in subscripts: `v_{t-1}`. */
  const shifted = new Set<string>();
  const dotted = new Map<string, Set<string>>();
  const subscripted = new Map<string, Set<string>>();
  const derivatives = new Map<string, Set<string>>();
  const primed = new Set<string>();
  const primedAtSomething = new Set<string>();
  let primedGroup = false;
  const letters = new Set<string>();
  /** Names that stand somewhere without a subscript, and those that have one below them. */
  const withoutSubscript = new Set<string>();
  const subscriptedHere = new Set<Syntax>();
  const variables = new Set<string>();
  const definitions = new Map<string, { arity: number; indices: number; parameters: readonly string[]; appliedElsewhere: boolean; mayBeSet: boolean; ofNumbered: boolean; isPoint: boolean; coordinates: readonly string[] }>();
  let letterD = false;
  /** Does a whole side say `d\ell`? Then d is the sign of a differential before a name, and a size only where it stands alone. */
  let differentialSide = false;
  let ln = false;
  let log = false;
  const applied = new Map<string, Set<string>>();
  /** Names that stand without an argument among others: z of `2z z'`. */
  const bare = new Set<string>();
  /** The letters in the bracket behind a name, where there are several: T, V, W of U(T, V, W); none where they are not always the same. */
  const argumentLists = new Map<string, readonly string[]>();
  /** What functions under ∇ are functions of: w of `\nabla \ell(w)`. */
  const gradientVariables = new Set<string>();
  const gradientNames = new Set<string>();
  /** Functions that are taken at their own values, `f(f(x))`, `f \\circ f`: f² may be such a one. */
  const iterated = new Set<string>();
  /** Letters with a dot over them: functions of t. */
  const moving = new Set<string>();

  for (const definition of document.definitions) {
    definitions.set(definition.name, { arity: definition.parameters.length, indices: definition.indices.length, parameters: definition.parameters, appliedElsewhere: false, mayBeSet: mayBeSet(definition.body.syntax), ofNumbered: holdsNumbered(definition.body.syntax, definition.name), isPoint: isPoint(definition.body.syntax), coordinates: coordinatesIn(definition.body.syntax) });
    if (definition.parameters.length > 0) functions.add(definition.name);
    else numbers.add(definition.name);
    if (definition.indices.length > 0) {
      arrays.add(definition.name);
      for (const letter of definition.indices) indexLetters.add(letter);
    }
  }

  const noteSubscript = (stem: string, sub: Syntax): void => {
    const names = indexNames(sub);
    if (names?.length !== 2 && !isPlaceOfTwo(sub)) otherwiseBelow.add(plainLetter(stem));
    if (names === null) {
      if (nameSubscript(sub) === null) arrays.add(stem);
      const counts = shiftedLetter(sub);
      if (counts !== null) shifted.add(counts);
      return;
    }
    if (names.length === 2) pairs.add(stem);
    const set = subscripted.get(stem) ?? new Set<string>();
    for (const name of names) set.add(name);
    subscripted.set(stem, set);
  };

  const integrationVariables = new Set<string>();
  /** Letters of limits. */
  const limitLetters = new Set<string>();
  const sets = new Set<string>();
  /** Letters of members under sums over sets. */
  const members = new Set<string>();
  /** Letters of sums over all values there are. */
  const summedLetters = new Set<string>();
  /** How often π stands before a bracket, and how often in all. */
  let appliedPi = 0;
  let allPi = 0;
  const visit = (syntax: Syntax): void => {
    // `d` in `ℝ^{n×d}` is a size.
    if (syntax.kind === "script" && /^[ℝℂℕℤ]$/u.test(plainName(syntax.base) ?? "")) return;
    for (const { stem, letters, isOfTwo } of dottedEntries(syntax)) {
      if (isOfTwo) pairs.add(stem);
      dotted.set(stem, new Set([...(dotted.get(stem) ?? []), ...letters]));
    }
    switch (syntax.kind) {
      case "bigOperator": {
        const [first] = syntax.lower?.sides ?? [];
        // `\\sum_{j=1}^d`, `\\frac1d`: a number of entries.
        if (syntax.operator === "sum" || syntax.operator === "product") letterD ||= syntax.upper !== null && plainName(syntax.upper) === "d";
        if (syntax.operator !== "limit" && syntax.operator !== "integral" && syntax.lower !== null) for (const index of lettersBelow(syntax.lower)) indexLetters.add(index);
        const below = syntax.lower === null ? null : setBelow(syntax.lower);
        const set = below === null ? null : setName(below.set);
        if (set !== null) sets.add(set);
        // `\sum_x`, over all x there are, as over those of a set.
        const all = syntax.operator === "sum" && syntax.upper === null && syntax.lower !== null && itemsBelow(syntax.lower).every(({ relations }) => relations.length === 0) ? lettersBelow(syntax.lower) : [];
        for (const letter of below?.letters ?? []) if (!COUNTING_LETTERS.has(letter)) members.add(letter);
        for (const letter of all) if (!COUNTING_LETTERS.has(letter)) summedLetters.add(letter);
        const moving = syntax.operator === "limit" && first ? plainName(first) : null;
        if (moving !== null) limitLetters.add(moving);
        if (moving !== null && !definitions.has(moving)) numbers.add(moving);
        break;
      }
      case "script": {
        const stem = plainName(syntax.base);
        if (syntax.sub !== null) subscriptedHere.add(syntax.base);
        if (stem !== null && syntax.sub !== null) noteSubscript(stem, syntax.sub);
        if (syntax.base.kind === "gradient" && syntax.sub !== null) for (const name of namesIn(syntax.sub)) gradientNames.add(name);
        if (stem !== null && syntax.primes > 0) primed.add(stem);
        const below = stem === null || syntax.primes === 0 || syntax.sub === null ? null : nameSubscript(syntax.sub);
        if (stem !== null && below !== null) primed.add(`${stem}_${below}`);
        if (syntax.base.kind === "group" && syntax.primes > 0) primedGroup = true;
        if (stem !== null && syntax.sup?.kind === "group" && syntax.sup.bracket === "brace") {
          const inner = onlySide(syntax.sup);
          const name = inner?.kind === "group" && inner.bracket === "(" ? plainNameOfGroup(inner) : null;
          if (name !== null && COUNTING_LETTERS.has(name)) indexLetters.add(name);
        }
        break;
      }
      case "fraction":
        letterD ||= plainName(syntax.denominator) === "d";
        break;
      case "derivative": {
        for (const { variable } of syntax.variables) {
          const base = variable.kind === "script" ? variable.base : variable;
          const name = plainName(base);
          if (name !== null) {
            variables.add(name);
            if (variable.kind !== "script") numbers.add(name);
            const subject = syntax.body === null ? null : subjectName(syntax.body);
            if (subject !== null) derivatives.set(subject, (derivatives.get(subject) ?? new Set<string>()).add(name));
          }
        }
        break;
      }
      case "sequence":
        for (const name of differentialsUnderIntegrals(syntax)) {
          integrationVariables.add(name);
          if (!definitions.has(name) && !name.includes("_")) numbers.add(name);
        }
        syntax.items.forEach((item, k) => {
          if (item.kind === "operator") {
            const around = item.sign === "∘" ? [syntax.items[k - 1], syntax.items[k + 1]] : [];
            for (const each of around) if (each?.kind === "operand") for (const name of names(each.operand)) iterated.add(name);
            return;
          }
          const next = syntax.items[k + 1];
          if (item.operand.kind === "name" && item.operand.name === "π" && next?.kind === "operand" && next.operand.kind === "group" && next.operand.bracket === "(") appliedPi += 1;
          if (item.operand.kind === "name" && item.operand.name === "d" && next?.kind !== "operand") letterD = true;
          if (item.operand.kind === "script" && item.operand.base.kind === "name" && item.operand.base.name === "d" && next?.kind !== "operand") letterD = true;
          const [group] = syntax.items.slice(k + 2, k + 3).flatMap((each) => (each.kind === "operand" ? [each.operand] : []));
          if (isGradientSign(item.operand) && next?.kind === "operand" && group?.kind === "group" && group.bracket === "(") {
            const by = plainNameOfGroup(group);
            const of = plainName(next.operand);
            if (by !== null && of !== null && by !== of) {
              gradientVariables.add(by);
              if (!definitions.has(of) && !document.declarations.vectors.has(of)) functions.add(of);
            }
          }
          const stem = plainName(item.operand.kind === "script" ? item.operand.base : item.operand);
          if (stem !== null && item.operand.kind === "script" && item.operand.primes > 0 && next?.kind === "operand" && next.operand.kind === "group" && isOpenApplication(stem, next.operand)) primedAtSomething.add(stem);
          if (stem !== null && !(item.operand.kind === "script" && item.operand.primes > 0) && !(next?.kind === "operand" && next.operand.kind === "group" && next.operand.bracket === "(")) bare.add(item.operand.kind === "script" && item.operand.sub !== null ? `${stem}_${nameSubscript(item.operand.sub) ?? ""}` : stem);
          if (stem !== null && next?.kind === "operand" && next.operand.kind === "group" && next.operand.bracket === "(") {
            const name = plainNameOfGroup(next.operand);
            const list = plainNamesOf(next.operand);
            if (list !== null) argumentLists.set(stem, (argumentLists.get(stem) ?? list).join() === list.join() ? list : []);
            const definition = definitions.get(stem);
            if (definition !== undefined && definition.arity > 0 && !isListOf(next.operand, definition.parameters) && !names(next.operand).has(stem)) definition.appliedElsewhere = true;
            if (names(next.operand).has(stem)) iterated.add(stem);
            if (name !== null) applied.set(stem, (applied.get(stem) ?? new Set<string>()).add(name));
            const sub = item.operand.kind === "script" && item.operand.sub !== null && item.operand.sup === null ? nameSubscript(item.operand.sub) : null;
            // `\pi_\theta(a)`: the subscript belongs to the name.
            if (name !== null && sub !== null) applied.set(`${stem}_${sub}`, (applied.get(`${stem}_${sub}`) ?? new Set<string>()).add(name));
          }
        });
        break;
      case "name": {
        letters.add(syntax.name);
        if (!subscriptedHere.has(syntax)) withoutSubscript.add(syntax.name);
        if (syntax.name === "π") allPi += 1;
        const dotted = timeDerivative(syntax.name);
        if (dotted !== null && dotted.order === 1) moving.add(dotted.of);
        break;
      }
      case "function":
        if (syntax.name === "log10") ln = true;
        break;
      default:
        break;
    }
    for (const part of partsOf(syntax)) visit(part);
  };
  const valuedAtNumbers = new Set<string>();
  for (const piece of pieces) {
    const valued = nameAtNumber(piece);
    if (valued !== null) valuedAtNumbers.add(valued);
    differentialSide ||= isDifferentialOfName(piece);
    visit(piece);
  }
  if (differentialSide && !definitions.has("d")) letterD = false;

  // Letters that count: bound somewhere, or a counting letter in a subscript.
  for (const [stem, letters] of subscripted) {
    for (const letter of letters) if (COUNTING_LETTERS.has(letter) || shifted.has(letter)) indexLetters.add(letter);
    if ([...letters].every((letter) => indexLetters.has(letter)) && stem !== "δ") arrays.add(stem);
  }
  // `p(x)` applies under an integral by x and under a sum over all x of a set, where nobody would write the product so.
  for (const [name, args] of applied) {
    if ([...args].some((arg) => integrationVariables.has(arg) || (limitLetters.has(arg) && !limitLetters.has(name)) || members.has(arg) || (summedLetters.has(arg) && !/^[EPV]$/.test(name))) && !definitions.has(name) && !integrationVariables.has(name) && name !== "e" && name !== "π" && name !== "d") functions.add(name);
  }
  // `L(θ)` applies where L is differentiated by θ.
  for (const [name, args] of applied) {
    const by = derivatives.get(name);
    if (by !== undefined && [...args].some((arg) => by.has(arg)) && !definitions.has(name)) functions.add(name);
  }
  for (const name of primed) if (applied.has(name) && !definitions.has(name)) functions.add(name);
  for (const name of functions) numbers.delete(name);
  // `z(t)^2 = x(t)^2 + 9` and `2z z' = 2x x'`: z is z(t).
  const ofOneLetter = [...primed].flatMap((name): readonly (readonly [string, string])[] => {
    const [letter, ...others] = applied.get(name) ?? [];
    return letter === undefined || others.length > 0 || letter === name || functions.has(letter) || definitions.has(letter) || definitions.has(name) || !functions.has(name) || !bare.has(name) ? [] : [[name, letter]];
  });

  const usual = ["x", "t"].find((letter) => letters.has(letter) && !definitions.has(letter) && !primed.has(letter)) ?? (primed.has("x") ? "t" : "x");
  const variable = document.variable ?? (variables.size === 1 ? ([...variables][0] ?? null) : variables.size === 0 && (primed.size > 0 || primedGroup) ? usual : null);
  const dependence = new Map<string, string>(document.declarations.functionOf);
  for (const [name, letter] of ofOneLetter) if (!dependence.has(name)) dependence.set(name, letter);
  for (const name of moving) if (!definitions.has(name) && !dependence.has(name)) dependence.set(name, "t");
  const tangled = new Map<string, readonly string[]>();
  for (const [name, by] of derivatives) {
    if (definitions.has(name) || dependence.has(name)) continue;
    const [only] = by;
    if (by.size === 1 && only !== undefined && only !== name && !namesUnder(document, only).has(name)) dependence.set(name, only);
    else tangled.set(name, [...by].sort());
  }
  for (const name of primed) {
    const own = definitionVariable(document, name, variable, primed);
    if (own !== null) dependence.set(name, own);
    if (!definitions.has(name) && !functions.has(name) && !dependence.has(name) && variable !== null && variable !== name) dependence.set(name, variable);
  }
  const source = (name: string): boolean => definitions.has(name) || arrays.has(name) || variables.has(name) || document.declarations.reals.has(name);
  for (const text of document.spellings) {
    if (text === "ln" || text === "lg") ln = true;
    if (text === "log") log = true;
  }
  return {
    tangled,
    scope: {
      functions, numbers, arrays, arraysHere: arrays, pairs, dotted, spokenSets: document.spokenSets, primedAtSomething, numberedAbove: numberedAbove(pieces), entriesOf: new Map([...entriesOfMatrices(document, arrays, pairs, otherwiseBelow), ...entriesOfVectors(document, arrays, new Set([...arrays, ...dotted.keys()].filter((stem) => !pairs.has(stem) && !withoutSubscript.has(stem))), withoutSubscript), ...entriesUnderOtherNames(document, arrays)]), indexLetters, definitions, iterated, variable, variables, gradientNames, gradientVariables, letterD, ownE: (arrays.has("e") && (document.speaksOfTensors || !pieces.some(holdsExponential))) || variables.has("e") || document.declarations.reals.has("e") || document.definitions.some((definition) => definition.name === "e" && !definition.local && !isConstantBody(definition.body.syntax)), ownPi: source("π") || (applied.has("π") && allPi === appliedPi), vectors: document.declarations.vectors, dependence, valuedAtNumbers, integrationVariables, ...probabilityNames(pieces, document.chance.some(({ isAboutChance }) => isAboutChance)),
      logIsOpen: ln && log, sets: new Map([...sets].map((name) => [name, listedMembers(document, name)])), definedHere: new Set(document.definitions.map(({ name }) => name)), renewed: NOTHING_RENEWED, argumentLists: new Map([...argumentLists].filter(([, list]) => list.length > 1)), regions: new Map(), speaksOfComplex: document.complex !== null, tensors: NO_TENSOR_SCOPE,
    },
  };
}

function isGradientSign(syntax: Syntax): boolean {
  return syntax.kind === "gradient" || (syntax.kind === "script" && syntax.base.kind === "gradient" && syntax.sub === null);
}

/** The members of a set that the document lists once; null where it does not, or says different things. */
function listedMembers(document: DraftDocument, name: string): readonly Syntax[] | null {
  const [only, ...others] = document.definitions.filter((definition) => definition.name === name);
  return only === undefined || others.length > 0 || document.rivals.some((rival) => rival.name === name) ? null : membersOf(only.body.syntax);
}

/** `e = 2.718…`, `e = \lim (1 + 1/n)^n`: no other e than Euler's. */
function isConstantBody(body: Syntax): boolean {
  return body.kind === "number" || !namesIn(body).some((name) => name !== "n" && name !== "k" && name !== "x" && name !== "h" && name !== "∞" && name !== "lim");
}

/** The letters of coordinates that stand in it. */
function coordinatesIn(body: Syntax): readonly string[] {
  const found = new Set(namesIn(body));
  return COORDINATES.filter((coordinate) => found.has(coordinate));
}

/** Is the bracket the list of these names? */
function isListOf(group: Syntax & { kind: "group" }, wanted: readonly string[]): boolean {
  return group.items.length === wanted.length && group.items.every((item, k) => item.sides.length === 1 && item.sides[0] != null && plainName(item.sides[0]) === wanted[k]);
}

/** Every name in it. */
function names(syntax: Syntax): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: Syntax): void => {
    if (part.kind === "name") found.add(part.name);
    partsOf(part).forEach(visit);
  };
  visit(syntax);
  return found;
}

/** The names that a defined name rests on, itself not included unless it rests on itself. */
function namesUnder(document: DraftDocument, name: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const bodyOf = (each: string): readonly string[] => {
    const definition = document.definitions.findLast((other) => other.name === each);
    return definition === undefined ? [] : namesIn(definition.body.syntax);
  };
  const queue = [...bodyOf(name)];
  for (let each = queue.pop(); each !== undefined; each = queue.pop()) {
    if (reached.has(each)) continue;
    reached.add(each);
    queue.push(...bodyOf(each));
  }
  return reached;
}

/** What a defined name without arguments is a function of: `y'` after `y = x²` is dy/dx, whatever else is differentiated by elsewhere, `F'` after F = PQ beside P′ and Q′ what these are by. Null where that is not clear. */
function definitionVariable(document: DraftDocument, name: string, variable: string | null, primed: ReadonlySet<string>): string | null {
  const definition = document.definitions.findLast((each) => each.name === name);
  if (definition === undefined || definition.parameters.length > 0 || definition.indices.length > 0) return null;
  const reached = namesUnder(document, name);
  if (variable !== null && reached.has(variable)) return variable;
  const free = [...reached].filter((each) => each !== "e" && each !== "π" && each !== name && !document.definitions.some((other) => other.name === each));
  if (free.length > 0 && free.every((each) => primed.has(each))) return variable;
  return free.includes("x") ? "x" : free.length === 1 ? (free[0] ?? null) : null;
}

/** `(T, V, W)`: several names, each once; null for anything else. */
function plainNamesOf(group: Syntax & { kind: "group" }): readonly string[] | null {
  const found = group.items.map(({ sides }) => (sides.length === 1 && sides[0] != null ? plainName(sides[0]) : null));
  const names = found.flatMap((name) => name ?? []);
  return names.length < 2 || names.length < found.length || new Set(names).size < names.length ? null : names;
}

function plainNameOfGroup(group: Syntax): string | null {
  const inner = onlySide(group);
  return inner === null ? null : plainName(inner);
}

/** `y` of `dy/dx`, `L` of `dL(θ)/dθ`; null for anything but a name or a call of one. */
function subjectName(body: Syntax): string | null {
  if (body.kind === "sequence" && body.items.length === 2) {
    const [head, group] = body.items;
    return head?.kind === "operand" && group?.kind === "operand" && group.operand.kind === "group" ? plainName(head.operand) : null;
  }
  return plainName(body);
}

/** The letters after the `d` of integrals in this sequence, in numerators too. */
function differentialsUnderIntegrals(syntax: Syntax & { kind: "sequence" }): readonly string[] {
  if (!syntax.items.some((item) => item.kind === "operand" && item.operand.kind === "bigOperator" && item.operand.operator === "integral")) return [];
  const found: string[] = [];
  const collect = (items: readonly SequenceItem[]): void => {
    items.forEach((item, k) => {
      if (item.kind === "operator") return;
      const next = items[k + 1];
      const name = item.operand.kind === "name" && item.operand.name === "d" && next?.kind === "operand" ? (plainName(next.operand) ?? subscriptedName(next.operand)) : null;
      if (name !== null) found.push(name);
      const above = item.operand.kind === "fraction" ? (onlySide(item.operand.numerator) ?? item.operand.numerator) : null;
      if (above?.kind === "sequence") collect(above.items);
    });
  };
  collect(syntax.items);
  return found;
}

/** `v_i` as one name; null for anything else. */
function subscriptedName(syntax: Syntax): string | null {
  const [stem, below] = syntax.kind === "script" && syntax.sub !== null && syntax.sup === null && syntax.primes === 0 ? [plainName(syntax.base), nameSubscript(syntax.sub)] : [null, null];
  return stem === null || below === null ? null : `${stem}_${below}`;
}

/** `u_1`, `u_2` in what is said of u. */
function holdsNumbered(syntax: Syntax, name: string): boolean {
  return (syntax.kind === "script" && syntax.sub?.kind === "number" && plainName(syntax.base) === name) || partsOf(syntax).some((part) => holdsNumbered(part, name));
}

/** `\{(x, y) : …\}`, `[0, 1] \times [0, 2]`: more than an expression for a number. */
function mayBeSet(syntax: Syntax): boolean {
  if (syntax.kind === "unread" || (syntax.kind === "group" && (syntax.bracket === "{" || syntax.items.length > 1))) return true;
  return partsOf(syntax).some(mayBeSet);
}
