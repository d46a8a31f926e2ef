// One mutant: a right derivation with the text of one step changed. Checks it and holds what is said against what was done.

import { greatestCommonDivisor } from "../generate/tree.mjs";
import { differingSpots, isLocated } from "./spots.mjs";
import { parseStrictly } from "./strict-parser.mjs";

/** A report, and the milliseconds of the processor that it took. */
export function timed(check, text, path) {
  const begin = process.cpuUsage();
  const report = check(text, { path });
  const { user, system } = process.cpuUsage(begin);
  return { report, time: (user + system) / 1000 };
}

/** Offsets of lines, for places of a report. */
export function offsetsOf(text) {
  const starts = [0];
  for (let k = 0; k < text.length; k++) if (text[k] === "\n") starts.push(k + 1);
  return (line, column) => starts[line - 1] + column - 1;
}

/** A formula as a key in which the order of terms and factors, and how the numbers of a product are multiplied out, does not count; null where the bench cannot read it. */
function keyOf(text) {
  const tree = parseStrictly(text);
  return tree === null ? null : JSON.stringify(ordered(tree));
}

function ordered(node) {
  if (node.kind !== "apply") return node.kind === "number" ? `${node.numerator}/${node.denominator}` : node.name;
  if (node.name === "add" || node.name === "subtract" || node.name === "negate") return ["+", ...termsOf(node, 1).map((term) => JSON.stringify(term)).sort()];
  if (node.name === "multiply" || node.name === "divide") return productOf(node);
  return [node.name, ...node.args.map(ordered)];
}

function termsOf(node, sign) {
  if (node.kind === "apply" && node.name === "add") return node.args.flatMap((term) => termsOf(term, sign));
  if (node.kind === "apply" && node.name === "subtract") return [...termsOf(node.args[0], sign), ...termsOf(node.args[1], -sign)];
  if (node.kind === "apply" && node.name === "negate") return termsOf(node.args[0], -sign);
  const [, ...product] = productOf(node, sign);
  return [["*", ...product]];
}

function productOf(node, sign = 1) {
  const above = [];
  const below = [];
  let [numerator, denominator] = [sign, 1];
  const take = (factor, isAbove) => {
    if (factor.kind === "number") [numerator, denominator] = isAbove ? [numerator * factor.numerator, denominator * factor.denominator] : [numerator * factor.denominator, denominator * factor.numerator];
    else if (factor.kind === "apply" && factor.name === "multiply") factor.args.forEach((each) => take(each, isAbove));
    else if (factor.kind === "apply" && factor.name === "divide") [take(factor.args[0], isAbove), take(factor.args[1], !isAbove)];
    else if (factor.kind === "apply" && factor.name === "negate") [(numerator = -numerator), take(factor.args[0], isAbove)];
    else (isAbove ? above : below).push(JSON.stringify(ordered(factor)));
  };
  take(node, true);
  const divisor = greatestCommonDivisor(Math.abs(numerator), Math.abs(denominator)) * Math.sign(denominator);
  return ["*", `${numerator / divisor}/${denominator / divisor}`, above.sort(), below.sort()];
}

/**
 * What became of the mutant. `step` is `{ derivation, number, start, end, reading, text }` of the right document, `changed` the new text of the step, `others` what it may have been as well, as `{ text, reading }`: it is
 * held against the one that the corrected line is, else the one that it is like, else the step's own.
 */
export function judgeMutant(check, document, step, changed, others = []) {
  const text = document.text.slice(0, step.start) + changed + document.text.slice(step.end);
  const { report, time } = timed(check, text, document.path);
  const derivation = report.derivations[step.derivation];
  const found = derivation?.steps.find(({ number }) => number === step.number);
  if (derivation === undefined || found === undefined) return { outcome: "lost", time };
  const earlier = report.derivations.slice(0, step.derivation + 1).flatMap(({ steps }, k) => steps.filter(({ number }) => k < step.derivation || number < step.number)).some(({ verdict }) => verdict === "unequal");
  if (earlier) return { outcome: "earlier", time, found };
  if (found.verdict !== "unequal") return { outcome: found.verdict, time, found, reason: found.reason };
  const { diagnosis } = found;
  if (diagnosis === null) return { outcome: "found", time, found, located: false, mistake: null, fixIsRight: false, same: false, alike: false };
  const at = offsetsOf(text);
  const underlined = { start: at(diagnosis.line, diagnosis.column) - step.start, end: at(diagnosis.endLine, diagnosis.endColumn) - step.start };
  const fix = diagnosis.fix;
  let readingOfFix = null;
  let fixIsRight = false;
  if (fix !== null) {
    const again = check(document.text.slice(0, step.start) + fix + document.text.slice(step.end), { path: document.path }).derivations[step.derivation]?.steps.find(({ number }) => number === step.number);
    readingOfFix = again?.reading ?? null;
    fixIsRight = again?.verdict === "equal";
  }
  const originals = [{ text: step.text, reading: step.reading }, ...others];
  const key = fix === null ? null : keyOf(fix);
  const isSame = ({ reading }) => readingOfFix !== null && readingOfFix === reading;
  const isAlike = ({ text: own }) => key !== null && key === keyOf(own);
  const original = originals.find(isSame) ?? originals.find(isAlike) ?? originals[0];
  const same = isSame(original);
  const spots = differingSpots(original.text, changed);
  // The original may be spelled in another way, (cos x)^2 as cos^2 x: then the spot may be read off that spelling, and its size is that of the first one.
  const respelled = same ? differingSpots(fix, changed).map((spot) => ({ ...spot, size: Math.min(...spots.map(({ size }) => size)) })) : [];
  const located = isLocated(changed, underlined, [...spots, ...respelled]);
  return { outcome: "found", time, found, located, mistake: diagnosis.mistake, fix, fixIsRight, same, alike: same || isAlike(original), underlined };
}
