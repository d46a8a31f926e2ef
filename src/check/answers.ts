// Compares what a student wrote with the key: does the derivation start from the same line, and is its last line the key's answer in any form, under the key's assumptions?

import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import { transplant } from "../expression/transplant.js";
import { judge } from "../judge/judge.js";
import type { AnswerMark } from "../model/grade.js";
import { printFormula } from "../notation/formula.js";
import { printUnicode } from "../notation/unicode.js";
import type { ExaminedDerivation } from "./check.js";
import type { JudgedLine } from "./judged.js";

/** The last line of a derivation. */
function lastLine({ judged }: ExaminedDerivation): JudgedLine | null {
  return judged.lines.at(-1) ?? null;
}

function shown({ line: { located, formula } }: JudgedLine): string | null {
  return located !== null ? printUnicode(located.node) : formula === null ? null : printFormula(formula);
}

/** Is something still to be carried out in a line: a derivative, a limit, an integral, the derivative of a defined function? */
function isOpen(node: Node, { judged }: ExaminedDerivation): boolean {
  const { definitions } = judged.elaborated;
  return someNode(node, (each) => each.kind === "derivative" || each.kind === "limit" || each.kind === "integral" || (each.kind === "call" && each.callee.kind === "symbol" && definitions.has(each.callee.name) && each.orders.some((order) => order > 0)));
}

/** Two lines of two documents, judged in the arena and under the assumptions of the first. */
function compareLines(key: ExaminedDerivation, own: ExaminedDerivation, ofKey: JudgedLine, ofOwn: JudgedLine): "equal" | "unequal" | "undecided" {
  const [one, other] = [shown(ofKey), shown(ofOwn)];
  if (one !== null && one === other) return "equal";
  if (ofKey.value === null || ofOwn.value === null || key.judged.tensors !== null || own.judged.tensors !== null) return "undecided";
  const { context } = key.judged;
  const integers = new Set([...context.integers, ...own.judged.context.integers]);
  return judge(key.judged.settle(ofKey.value), transplant(key.arena, own.judged.settle(ofOwn.value)), { ...context, integers }).verdict;
}

/** What a derivation starts from: its first line, and the one after it where the first is only a name for it, `f'(x)`. */
function startsOf({ judged }: ExaminedDerivation): readonly JudgedLine[] {
  const [first, second] = judged.lines;
  const node = first?.line.located?.node;
  const isName = node?.kind === "symbol" || node?.kind === "call" || node?.kind === "index" || (node?.kind === "derivative" && node.body.kind === "symbol");
  return [...(first === undefined ? [] : [first]), ...(isName && second !== undefined ? [second] : [])];
}

/** Does the derivation start from what the key starts from? */
export function startsAlike(key: ExaminedDerivation, own: ExaminedDerivation): boolean {
  return startsOf(key).some((ofKey) => startsOf(own).some((ofOwn) => compareLines(key, own, ofKey, ofOwn) === "equal"));
}

/** The final answer of a derivation beside that of the key. */
export function compareAnswers(key: ExaminedDerivation, own: ExaminedDerivation): { readonly mark: AnswerMark; readonly text: string | null } {
  const [ofKey, ofOwn] = [lastLine(key), lastLine(own)];
  if (ofKey === null || ofOwn === null) return { mark: "undecided", text: null };
  const text = shown(ofOwn);
  const node = ofOwn.line.located?.node;
  const keyNode = ofKey.line.located?.node;
  if (own.judged.lines.length < 2 || (node !== undefined && isOpen(node, own) && !(keyNode !== undefined && isOpen(keyNode, key)))) return { mark: "unfinished", text };
  return { mark: compareLines(key, own, ofKey, ofOwn), text };
}
