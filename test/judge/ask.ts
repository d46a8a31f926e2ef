// Asks the judge about two infix texts.

import { createArena } from "../../src/expression/arena.js";
import { judge, type Judgement } from "../../src/judge/judge.js";
import { readInfix } from "./infix.js";

export interface Question {
  readonly assume?: readonly string[];
  readonly integers?: readonly string[];
  readonly budget?: number;
}

const UNKNOWN = ["f", "g", "h"];

export function ask(old: string, now: string, question: Question = {}): Judgement {
  const arena = createArena();
  return judge(readInfix(arena, old, UNKNOWN), readInfix(arena, now, UNKNOWN), {
    arena, assumptions: (question.assume ?? []).map((text) => readInfix(arena, text, UNKNOWN)), integers: new Set(question.integers ?? []),
    budget: question.budget ?? 10_000_000,
  });
}

export const conditionTexts = (judgement: Judgement): readonly string[] => judgement.conditions.map((condition) => condition.text);
