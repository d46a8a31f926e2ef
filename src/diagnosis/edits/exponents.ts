// Edits of exponents: changed, put in, taken away.

import { addRational, divideRational, isInteger, multiplyRational, negateRational, ONE, rational, type Rational } from "../../arithmetic/rational.js";
import { isOne } from "../../calculus/tidy.js";
import { takesPowerOnName } from "../../notation/function-names.js";
import type { Located } from "../../elaborate/located.js";
import type { Node } from "../../expression/node.js";
import type { Range } from "../../syntax/document.js";
import { canBeRight, type CandidateInput, type Draft, insertion, nameIsPlain, type Place, standIn } from "./place.js";
import { asBase, exponentText, print, type SourceLine, SUPERSCRIPT_DIGITS, textOf } from "../splice.js";

/** From the `^` to the end of the exponent; the superscript digits alone where there is no `^`. */
function exponentRange(line: SourceLine, exponent: Located): Range {
  let start = exponent.outer.start;
  while (start > 0 && line.text[start - 1] === " ") start -= 1;
  if (line.text[start - 1] === "^") start -= 1;
  else if (line.text.slice(start - 2, start) === "**") start -= 2;
  else start = exponent.outer.start;
  return { start, end: exponent.outer.end };
}

export function superscript(text: string): string | null {
  const digits = [...text].map((character) => (character === "-" ? "⁻" : (SUPERSCRIPT_DIGITS[Number(character)] ?? null)));
  return digits.every((digit): digit is string => digit !== null) ? digits.join("") : null;
}

/** Another exponent, one put in, one taken away. */
export function* exponentEdits(input: CandidateInput, place: Place): Generator<Draft> {
  const { arena, line, material, fits } = input;
  const { located, path, parent } = place;
  const [base, exponent] = located.children;
  yield* lostExponents(line, fits?.of(located)?.replacements ?? [], place);
  if (located.form.kind === "power" && located.outer.end > located.range.end && parent?.form.kind !== "power") {
    for (const power of powersIn(fits?.of(located)?.exponent ?? null)) {
      yield { kind: "exponent", extra: 4, node: arena.power(located.node, arena.integer(power)), path, piece: arena.integer(power), action: "insert", range: insertion(located.outer.end), text: `^${power}` };
    }
  }
  if (located.form.kind === "power" && base !== undefined && exponent !== undefined) {
    const own = { kind: "exponent" as const, path, action: "replace" as const };
    const one = arena.integer(1);
    const others: Node[] = exponent.node.kind === "number"
      ? exponentsNear(exponent.node.value).map((value) => arena.number(value))
      : [arena.subtract(exponent.node, one), arena.add([exponent.node, one])];
    if (exponent.node.kind === "number" && isInteger(exponent.node.value) && parent?.form.kind === "power" && place.position === 1 && base.form.kind === "leaf") {
      // x² for 2x, as in (eˣ)² taken for e to the x².
      const product = arena.multiply([exponent.node, base.node]);
      const stand = standIn(line, place, product, print(line, product));
      yield { ...own, extra: 6, node: product, piece: product, range: stand.range, text: stand.text };
    }
    const fit = fits?.of(exponent) ?? null;
    const guessed = (): readonly Node[] => [...others, ...material.exponents.filter((each) => each.kind !== "number" || exponent.node.kind === "number")];
    const fitting = fit === null ? [] : fit.number !== null ? [arena.number(fit.number)] : fit.replacements;
    for (const node of new Set([...fitting, ...(fit?.isCertain === true ? [] : guessed())])) {
      if (node === exponent.node || (node.kind === "number" && node.value.numerator === 0n)) continue;
      if (!canBeRight(input, place, [arena.power(base.node, node)], "add")) continue;
      if (isOne(node)) {
        const range = exponentRange(line, exponent);
        yield { ...own, node: base.node, piece: null, action: "drop", range, text: "" };
        continue;
      }
      const printed = print(line, node);
      const isSuperscript = SUPERSCRIPT_DIGITS.includes(textOf(line, exponent.range).slice(0, 1));
      const raised = isSuperscript ? superscript(printed) : null;
      if (isSuperscript && raised === null) continue;
      const exponentPlace: Place = { located: exponent, path: [...path, 1], parent: located, position: 1 };
      const { range, text } = raised === null ? standIn(line, exponentPlace, node, printed) : { range: exponent.range, text: raised };
      const isComposite = fit !== null && exponent.children.length > 0;
      const isFar = node.kind === "number" && exponent.node.kind === "number" && !exponentsNear(exponent.node.value).slice(0, 3).some((value) => node === arena.number(value));
      yield { ...own, extra: isComposite ? 35 : isFar ? 4 : 0, node: arena.power(base.node, node), piece: node, range, text, shown: { range, expected: raised ?? printed } };
    }
    return;
  }
  const isBase = parent?.form.kind === "power" && place.position === 0;
  // The exponent of (x)^2 got lost inside the brackets.
  const isBracketedBase = isBase && located.form.kind === "leaf" && located.outer.start < located.range.start && located.outer.end > located.range.end;
  if (isBase && !isBracketedBase) return;
  const { kind } = located.node;
  const isName = (kind === "symbol" || kind === "index") && located.form.kind === "leaf";
  const isBracket = (located.form.kind === "add" || fits !== null) && /[)\]]$/.test(textOf(line, located.outer)) && located.outer.end > located.range.end && parent?.form.kind !== "apply" && parent?.form.kind !== "call";
  const isDenominator = parent?.form.kind === "divide" && place.position === 1;
  const fit = fits?.of(located) ?? null;
  for (const power of new Set([...powersIn(fit?.exponent ?? null), ...(fit?.isCertain === true ? [] : [2, 3])])) {
    const two = arena.integer(power);
    const own = { kind: "exponent" as const, extra: 4 + power, node: arena.power(located.node, two), path, piece: two, action: "insert" as const };
    if (!canBeRight(input, place, [own.node], "add")) continue;
    if (isName || isBracket) {
      const end = isBracket && !isBracketedBase && parent?.form.kind !== "derivative" ? located.outer.end : located.range.end;
      yield { ...own, extra: own.extra + (parent?.form.kind === "apply" ? (parent.form.function === "sqrt" ? 40 : 12) : 0), range: insertion(end), text: `^${power}` };
    } else if (located.form.kind === "apply" && located.operatorRange !== null && parent?.form.kind !== "power" && nameIsPlain(line, located)) {
      const isOnName = takesPowerOnName(located.form.function);
      const closing = located.outer.end;
      const endsInBracket = line.text[closing - 1] === ")";
      if (isOnName) yield { ...own, extra: own.extra + (line.notation === "text" && endsInBracket ? 0.5 : 0), range: insertion(located.operatorRange.end), text: `^${power}` };
      if (isOnName && line.notation === "text" && endsInBracket) yield { ...own, range: insertion(closing), text: `^${power}` };
      else if (isOnName) continue;
      else if (/[)}]/.test(line.text[closing - 1] ?? "")) yield { ...own, extra: own.extra + (power === 2 ? 20 : 40), range: insertion(closing), text: `^${power}` };
    } else if (isDenominator && located.node.kind !== "number") {
      const inner = textOf(line, located.range);
      const { range, text } = standIn(line, place, own.node, `${asBase(line, located.node, inner)}^${power}`);
      yield { ...own, range, text };
    }
  }
}

/** u for u^v: the whole exponent was left out. */
function* lostExponents(line: SourceLine, fitting: readonly Node[], { located, path, parent, position }: Place): Generator<Draft> {
  if (parent?.form.kind === "power" && position === 0) return;
  for (const node of fitting) {
    if (node.kind !== "power" || node.base !== located.node || node.exponent.kind === "number") continue;
    const printed = print(line, node.exponent);
    yield { kind: "exponent", extra: 6, node, path, piece: node.exponent, action: "insert", range: insertion(located.outer.end), text: `^${exponentText(line, printed)}` };
  }
}

/** The exponent, where it is one that people write behind a name. */
function powersIn(exponent: Rational | null): readonly number[] {
  return exponent !== null && isInteger(exponent) && exponent.numerator >= 2n && exponent.numerator <= 9n ? [Number(exponent.numerator)] : [];
}

function exponentsNear(value: Rational): readonly Rational[] {
  const half = divideRational(value, rational(2));
  return [addRational(value, negateRational(ONE)), addRational(value, ONE), negateRational(value), multiplyRational(value, rational(2)), ...(isInteger(half) ? [half] : []), ...(value.numerator === 0n ? [] : [divideRational(ONE, value)]), ONE];
}
