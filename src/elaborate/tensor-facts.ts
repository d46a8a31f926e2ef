// What a document says about the shapes of its names: memberships (`X \in \mathbb{R}^{n \times d}`), words before and after a name ("for vectors a, b", "A is
// symmetric"), and whether functions are taken entry by entry. Works on syntax and English patterns only.

import { createSectionCounter } from "./section-counter.js";
import type { NameKind } from "../expression/tensor-kind.js";
import { plainKind } from "../expression/tensor-kind.js";
import type { DocumentPart, MathPart } from "../syntax/document.js";
import { partsOf, type MathSyntax, type Statement, type Syntax } from "../syntax/math-tree.js";
import { declaredInWords, type Mention, type SentencePart } from "./tensor-words.js";
import { saysSquare, withoutFacts } from "./said-facts.js";
import { indexNames, nameSubscript, onlySide, plainName } from "./syntax-names.js";

/** What holds in one section: what earlier ones say stays in force until a name is declared anew. */
export interface TensorFacts {
  readonly kinds: ReadonlyMap<string, NameKind>;
  /** Names that this section itself declares, or the settings at the top. */
  readonly own: ReadonlySet<string>;
  readonly elementwise: boolean;
  readonly unusedProperties: readonly string[];
  /** Are both layouts of derivatives spoken of? */
  readonly bothLayouts: boolean;
  /** Properties that are said of a name after formulas that do without: "If A is symmetric, this simplifies to …". They hold behind that place, until `until`. */
  readonly saidLater: readonly LaterProperty[];
}

export interface LaterProperty {
  readonly name: string;
  readonly property: "symmetric" | "diagonal";
  readonly from: number;
  readonly until: number;
}

export const NO_TENSOR_FACTS: TensorFacts = { kinds: new Map(), own: new Set(), elementwise: false, unusedProperties: [], bothLayouts: false, saidLater: [] };

const ELEMENTWISE = /\b(?:element|entry|component|coordinate|point)-?\s?wise\b|\bHadamard\b/i;
const LAYOUT = /\b(numerator|denominator)[- ]layout\b/gi;
/** Words behind which what was supposed of a matrix holds no longer. */
const GENERAL = /\b(?:in general|general(?:ly)?,|not (?:necessarily )?(?:symmetric|diagonal)|non-?(?:symmetric|diagonal)|asymmetric|otherwise|arbitrary)\b/i;
/** What is said of vectors and matrices and not used; a circle "centered at the origin" is none. */
const UNUSED = /\b(orthogonal|orthonormal|unitary|idempotent|projection matrix|unit vectors?|unit length|normali[sz]ed|skew-symmetric|antisymmetric|commut(?:e|es|ing)|nilpotent|hermitian|standardi[sz]ed|cent(?:er|re)d(?!\s+(?:at|on|around|about)\b)|sums? to (?:one|1)|one-hot|singular value decomposition|SVD|(?:eigen|spectral|eigenvalue|QR|Cholesky)[- ]?decomposition|Moore[-–]Penrose)\b/gi;
/** Gathers the facts in reading order, one entry for each section; `said` are the statements of settings, which hold throughout. */
export function gatherTensorFacts(parts: readonly DocumentPart[], syntaxOf: (part: MathPart) => MathSyntax | undefined, said: readonly Statement[]): readonly TensorFacts[] {
  const facts: TensorFacts[] = [];
  const sections = createSectionCounter();
  let kinds = new Map<string, NameKind>();
  let unused = new Set<string>();
  /** Names declared in this section, with the number of displays before. */
  let own = new Map<string, number>();
  let displays = 0;
  let elementwise = false;
  let sentence: SentencePart[] = [];
  const throughout = new Set<string>();
  const layouts = new Set<string>();
  let saidLater: LaterProperty[] = [];
  /** Where the words of the sentence stand that is being read. */
  let place = 0;

  /** A covariance is symmetric wherever that is said. */
  const declareLaw = (syntax: MathSyntax | undefined): void => {
    for (const { name, family, kind } of lawNames(syntax)) {
      const known = own.has(name) ? kinds.get(name) : undefined;
      if (known === undefined) declare(name, { ...kind, family });
      else if (known.kind === "matrix" && kind.kind === "matrix" && (known.rows === null || known.rows === known.columns)) kinds.set(name, { ...known, square: true, symmetric: true });
    }
  };
  const declare = (name: string, kind: NameKind, isInWords = false): void => {
    const known = own.has(name) ? kinds.get(name) : undefined;
    const since = own.get(name) ?? displays;
    own.set(name, displays);
    if (known === undefined) {
      kinds.set(name, kind);
      return;
    }
    // Said anew after a formula: a property that only one of the two has is not relied upon anywhere in the section.
    const anew = since < displays && (known.symmetric !== kind.symmetric || known.diagonal !== kind.diagonal);
    if (anew) {
      const property = known.symmetric || kind.symmetric ? "symmetric" : "diagonal";
      unused.add(property);
      if (isInWords && kind[property]) saidLater.push({ name, property, from: place, until: Infinity });
    }
    // "$U \in \mathbb{R}^{n \times k}$ and $C$ an invertible matrix": what is said of C alone is not said of U, which has sizes of its own.
    const isOblong = ({ rows, columns }: NameKind): boolean => rows !== null && columns !== null && rows !== columns;
    const maySquare = !isOblong(known) || (!isInWords && kind.rows !== null && kind.rows === kind.columns);
    kinds.set(name, {
      ...(known.kind === "scalar" ? kind : known), rows: known.rows ?? kind.rows, columns: known.columns ?? kind.columns, square: (known.square && !isOblong(kind)) || (maySquare && kind.square),
      symmetric: maySquare && !anew && (known.symmetric || kind.symmetric), diagonal: maySquare && !anew && (known.diagonal || kind.diagonal),
    });
  };
  const endSentence = (): void => {
    for (const { name, family, kind } of declaredInWords(sentence)) declare(name, { ...kind, family }, true);
    sentence = [];
  };
  const closeSection = (): void => {
    endSentence();
    facts[sections.current] = { kinds, own: new Set([...own.keys(), ...throughout]), elementwise, unusedProperties: [...unused], bothLayouts: layouts.size > 1, saidLater };
    kinds = new Map(kinds);
    layouts.clear();
    saidLater = [];
    unused = new Set();
    own = new Map();
  };

  for (const statement of said) {
    const kind = membershipOf(statement);
    if (kind === null) continue;
    for (const { name, family } of declaredNames(statement)) {
      declare(name, { ...kind, family });
      throughout.add(name);
    }
  }
  for (const [k, part] of parts.entries()) {
    if (part.kind === "break" && part.reason !== "paragraph" && part.reason !== "derivation") {
      closeSection();
      sections.take(part);
    }
    if (part.kind === "prose") {
      if (ELEMENTWISE.test(part.text)) elementwise = true;
      for (const match of part.text.matchAll(LAYOUT)) layouts.add((match[1] ?? "").toLowerCase());
      if (GENERAL.test(part.text)) saidLater = saidLater.map((each) => ({ ...each, until: Math.min(each.until, part.range.start) }));
      place = part.range.end;
      const [previous, next] = [parts[k - 1], parts[k + 1]].map((beside) => (beside?.kind === "math" && !beside.display ? singleName(syntaxOf(beside)) : null));
      for (const [name, before, after] of [[previous, "", part.text], [next, part.text, ""]] as const) if (name != null && saysSquare(name, before, after)) declare(name, { ...plainKind("matrix"), square: true });
      for (const match of withoutFacts(part.text, previous ?? null, next ?? null).matchAll(UNUSED)) unused.add(match[0].toLowerCase());
      sentence.push({ kind: "prose", text: part.text });
      continue;
    }
    if (part.kind !== "math") {
      endSentence();
      continue;
    }
    if (part.display) endSentence();
    declareLaw(syntaxOf(part));
    const names: Mention["names"][number][] = [];
    const sizes: string[] = [];
    for (const row of syntaxOf(part)?.rows ?? []) {
      let waiting: { readonly name: string; readonly family: number }[] = [];
      for (const statement of row.statements) {
        const found = declaredNames(statement);
        if (statement.relations.length === 0) waiting.push(...found);
        const kind = membershipOf(statement);
        if (kind !== null) {
          for (const { name, family } of [...waiting, ...found]) declare(name, { ...kind, family });
          waiting = [];
        } else if (statement.relations.length > 0) {
          const symmetric = symmetricName(statement);
          if (symmetric !== null) declare(symmetric, { ...plainKind("matrix"), square: true, symmetric: true });
          waiting = [];
        }
        names.push(...found, ...matrixOfParameter(statement));
        sizes.push(...sizesOf(statement));
      }
    }
    if (part.display) displays += 1;
    else sentence.push({ kind: "mention", mention: { names, sizes } });
  }
  closeSection();
  return facts;
}

/** The name that a formula is, or is about where it says what set the name is in; null for any other. */
function singleName(syntax: MathSyntax | undefined): string | null {
  const [only, ...others] = syntax?.rows.flatMap(({ statements }) => statements) ?? [];
  const [side] = only?.sides ?? [];
  if (only === undefined || others.length > 0 || side == null || (only.relations.length > 0 && only.relations[0]?.sign !== "∈")) return null;
  return plainName(side);
}

/** The sizes that a formula says by itself: `n \times d`, `n`; none for any other. */
function sizesOf(statement: Statement): readonly string[] {
  const [side] = statement.sides;
  if (statement.relations.length > 0 || !side) return [];
  const labels = sizeLabels(side);
  return labels.every((label) => /^(?:\d+|[a-zA-Z](?:_\w+)?)$/.test(label)) ? labels : [];
}

/** What a normal law says of its names, `x \sim \mathcal{N}(\mu, \Sigma)`: Σ is a covariance, and the others are vectors. */
function lawNames(syntax: MathSyntax | undefined): readonly { readonly name: string; readonly family: number; readonly kind: NameKind }[] {
  const found: { readonly name: string; readonly family: number; readonly kind: NameKind }[] = [];
  const add = (side: Syntax | null | undefined, kind: NameKind): boolean => {
    const name = side == null ? null : declaredName(side);
    if (name !== null && /^[^\p{L}]*\p{L}/u.test(name.name)) found.push({ ...name, kind });
    return name !== null;
  };
  const visit = (node: Syntax): boolean => {
    if (node.kind !== "sequence") return partsOf(node).some(visit);
    return node.items.some((item, k) => {
      if (item.kind !== "operand") return false;
      const next = node.items[k + 1];
      if (!/^(?:N|𝒩|𝓝)$/u.test(plainName(item.operand) ?? "") || next?.kind !== "operand" || next.operand.kind !== "group" || next.operand.bracket !== "(") return visit(item.operand);
      const sides = next.operand.items.map((each) => (each.sides.length === 1 ? each.sides[0] : null));
      const covariance = sides.length < 2 ? null : sides[sides.length - 1];
      const name = covariance == null ? null : declaredName(covariance);
      if (name === null || !/^Σ/u.test(name.name.normalize("NFKD"))) return false;
      add(covariance, { ...plainKind("matrix"), square: true, symmetric: true });
      add(sides[sides.length - 2], plainKind("column"));
      return true;
    });
  };
  for (const { statements } of syntax?.rows ?? []) {
    for (const { sides, relations } of statements) {
      sides.forEach((side, k) => {
        if (side !== null && visit(side) && k > 0 && relations[k - 1]?.sign === "∼") add(sides[k - 1], plainKind("column"));
      });
    }
  }
  return found;
}

/** A of `A(t)`, of which words may say that it is a matrix. */
function matrixOfParameter({ sides, relations }: Statement): readonly { readonly name: string; readonly family: number }[] {
  const [side] = sides;
  if (relations.length > 0 || side?.kind !== "sequence" || side.items.length !== 2) return [];
  const [of, list] = side.items.map((item) => (item.kind === "operand" ? item.operand : null));
  const inner = list?.kind === "group" && list.bracket === "(" ? onlySide(list) : null;
  return of?.kind === "name" && /^\p{Lu}\p{M}*$/u.test(of.name) && inner !== null && plainName(inner) !== null ? [{ name: of.name, family: 0 }] : [];
}

/** The names on the left of a membership, or of a list of names. */
function declaredNames(statement: Statement): readonly { readonly name: string; readonly family: number }[] {
  const [left] = statement.sides;
  if (left === null || left === undefined) return [];
  const direct = declaredName(left);
  if (direct !== null) return [direct];
  // "the vector ⟨a, b⟩" is one vector, and `(x, y) ∈ ℝ^2` a point: their entries are numbers.
  const isPoint = left.kind === "group" && (left.bracket === "⟨" || (left.bracket === "(" && membershipOf(statement)?.rows === String(left.items.length)));
  if (left.kind !== "group" || isPoint || left.bracket === "[") return [];
  // "the interval $(-π, π)$ is symmetric": no list of names.
  const names = left.items.flatMap((item) => item.sides.map((side) => (side === null ? null : declaredName(side))));
  return names.every((each) => each !== null) ? names : [];
}

function declaredName(syntax: Syntax): { readonly name: string; readonly family: number } | null {
  const name = plainName(syntax);
  if (name !== null) return { name, family: 0 };
  if (syntax.kind !== "script" || syntax.primes > 0) return null;
  const stem = plainName(syntax.base);
  if (stem === null) return null;
  if (syntax.sup !== null) {
    const group = syntax.sup.kind === "group" && syntax.sup.bracket === "brace" ? onlySide(syntax.sup) : syntax.sup;
    const inner = group?.kind === "group" ? onlySide(group) : null;
    return inner !== null && plainName(inner) !== null && syntax.sub === null ? { name: `${stem}^()`, family: 1 } : null;
  }
  if (syntax.sub === null) return null;
  const letters = indexNames(syntax.sub);
  if (letters !== null && letters.every((letter) => /^[ijklmnt]$/.test(letter))) return { name: stem, family: letters.length };
  const sub = nameSubscript(syntax.sub);
  return sub === null ? null : { name: `${stem}_${sub}`, family: 0 };
}

/** The kind that `∈ ℝ^{n×d}` declares; null for any other statement. */
function membershipOf(statement: Statement): NameKind | null {
  if (statement.relations[0]?.sign !== "∈") return null;
  const right = statement.sides[1];
  if (!right || right.kind !== "script" || right.sup === null) return null;
  const set = plainName(right.base);
  const isSet = set === null ? right.base.kind === "group" : /^[ℝℂRS𝕊ℤℕ]$/u.test(set);
  if (!isSet) return null;
  const labels = sizeLabels(right.sup);
  const [rows, columns] = labels;
  if (rows === undefined || rows === "+" || rows === "*") return null;
  if (set === "S" || set === "𝕊") return { ...plainKind("matrix"), rows, columns: rows, square: true, symmetric: true };
  if (columns === undefined) return { ...plainKind("column"), rows };
  if (columns === "1") return { ...plainKind("column"), rows };
  if (rows === "1") return { ...plainKind("row"), columns };
  return { ...plainKind("matrix"), rows, columns, square: rows === columns };
}

/** `n`, `n \times d`: the sizes as labels. */
function sizeLabels(sup: Syntax): readonly string[] {
  if (sup.kind === "group") {
    const inner = onlySide(sup);
    return inner === null ? [] : sizeLabels(inner);
  }
  if (sup.kind !== "sequence") return [labelOf(sup)];
  const parts: string[] = [""];
  for (const item of sup.items) {
    if (item.kind === "operator" && item.sign === "*" && /times|×/.test(item.spelling)) parts.push("");
    else parts[parts.length - 1] += item.kind === "operator" ? item.spelling : labelOf(item.operand);
  }
  return parts.length > 2 ? [] : parts;
}

function labelOf(syntax: Syntax): string {
  if (syntax.kind === "number") return String(syntax.value.numerator);
  if (syntax.kind === "group") {
    const inner = onlySide(syntax);
    return inner === null ? "?" : `(${labelOf(inner)})`;
  }
  if (syntax.kind === "sequence") return syntax.items.map((item) => (item.kind === "operator" ? item.spelling : labelOf(item.operand))).join("");
  // `d'` is a size of its own beside d.
  if (syntax.kind === "script" && syntax.primes > 0 && syntax.sub === null && syntax.sup === null) return `${plainName(syntax.base) ?? "?"}${"′".repeat(syntax.primes)}`;
  if (syntax.kind === "script" && syntax.sub !== null) return `${plainName(syntax.base) ?? "?"}_${nameSubscript(syntax.sub) ?? "?"}`;
  return plainName(syntax) ?? "?";
}

/** `A = A^\top`: the name; null for any other statement. */
function symmetricName(statement: Statement): string | null {
  if (statement.sides.length !== 2 || statement.relations[0]?.sign !== "=") return null;
  for (const [one, other] of [[statement.sides[0], statement.sides[1]], [statement.sides[1], statement.sides[0]]] as const) {
    const name = one ? plainName(one) : null;
    if (name === null || !other || other.kind !== "script" || other.sup === null) continue;
    const sup = plainName(other.sup);
    if (plainName(other.base) === name && (sup === "⊤" || sup === "T")) return name;
  }
  return null;
}
