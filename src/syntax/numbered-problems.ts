// Problems that are numbered in running text, `**Problem 2.** Let f …`, `2. Find …`: each is a unit, whose names are its own. Numbers in brackets may as well count the parts
// of one problem: each begins a section, and what was defined before stays in force.
// Works on the parts of a document in any notation.

import type { DocumentPart } from "./document.js";

/** `Problem 3.`, `Exercise 2.1:`, `Example 4 (continued)`. A step or a part belongs to what it is a part of. */
const TITLED = /^\s*((?:Problem|Exercise|Question|Example|Task|Aufgabe|Übung|Beispiel|Exercice|Ejercicio|Ejemplo|Esercizio|Opgave)\s+\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*(?:[.:)(\-–—]|$)/iu;
/** `2. Find`, `(3) Show`: a number, and what is to be done. */
const NUMBERED = /^\s*(\(?\d{1,3}[.)])\s+(?:Find|Differentiate|Compute|Calculate|Determine|Evaluate|Solve|Show|Prove|Let|Consider|Suppose|Given|Integrate|Simplify|Expand|Factor|Verify|Derive|If|Use|A|An|The)\b/u;

/** `3. ∫ …`, whatever follows: the problem after 2, if that one was a problem. */
const NUMBER = /^\s*\(?(\d{1,3})[.)](?:\s|$)/u;

/** The parts with a break of sections where a numbered problem begins. */
export function withProblems(parts: readonly DocumentPart[]): readonly DocumentPart[] {
  let last: number | null = null;
  return parts.map((part, k) => {
    if (part.kind !== "break" || part.reason !== "paragraph") return part;
    const next = parts[k + 1];
    if (next?.kind !== "prose") return part;
    const numbered = NUMBER.exec(next.text);
    const number = numbered === null ? null : Number(numbered[1]);
    const follows = number !== null && last !== null && number === last + 1;
    const title = (TITLED.exec(next.text) ?? NUMBERED.exec(next.text))?.[1] ?? (follows ? numbered?.[0].trim() : undefined);
    if (title === undefined) return part;
    last = number;
    return { ...part, reason: title.startsWith("(") ? "heading" : "unit", title };
  });
}
