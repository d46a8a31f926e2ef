// `\log L(\theta) = …`, `\ln \mathcal L = …`: an equation for the logarithm of a likelihood says what the likelihood is, so that the derivatives of its logarithm that follow are those
// of what stands there.

import type { Syntax } from "../syntax/math-tree.js";
import { definable, namesIn, type Definable } from "./definable.js";
import { onlySide } from "./syntax-names.js";

/** The function whose logarithm the head is, and its value; null for an equation that may be meant for a letter, `\ln y = x`, or to be solved for a density. */
export function loggedFunction(head: Syntax, value: Syntax): { readonly found: Definable; readonly value: Syntax } | null {
  if (head.kind !== "sequence") return null;
  const [log, ...rest] = head.items;
  const [argument] = rest;
  if (log?.kind !== "operand" || log.operand.kind !== "function" || log.operand.name !== "log" || argument?.kind !== "operand") return null;
  const whole: Syntax = rest.length === 1 ? argument.operand : { kind: "sequence", items: rest, range: { start: argument.operand.range.start, end: head.range.end } };
  const inner = whole.kind === "group" && ["brace", "(", "["].includes(whole.bracket) ? onlySide(whole) : whole;
  const found = inner === null ? null : definable(inner);
  if (found === null || found.indices.length > 0 || !LIKELIHOOD.test(found.name) || namesIn(value).includes(found.name)) return null;
  const { range } = value;
  const exponential: Syntax = {
    kind: "sequence", range,
    items: [
      { kind: "operand", operand: { kind: "function", name: "exp", range } },
      { kind: "operand", operand: { kind: "group", bracket: "(", closed: true, range, items: [{ sides: [value], relations: [] }] } },
    ],
  };
  return { found, value: exponential };
}

/** Letters of likelihoods, which stand without their arguments too. */
const LIKELIHOOD = /^[Lℒ𝓛𝐿](?:_[^_]*)?$/u;
