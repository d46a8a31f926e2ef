// Problems that are numbered in running text, `**Problem 2.** Let f …`, `2. Find …`: each begins a section, as a heading does, so that its names are its own.
// Works on the parts of a document in any notation.

import type { DocumentPart } from "./document.js";

/** `Problem 3.`, `Exercise 2.1:`, `Example 4 (continued)`. A step or a part belongs to what it is a part of. */
const TITLED = /^\s*((?:Problem|Exercise|Question|Example|Task|Aufgabe|Übung|Beispiel|Exercice|Ejercicio|Ejemplo|Esercizio|Opgave)\s+\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*(?:[.:)(\-–—]|$)/iu;
/** `2. Find`, `(3) Show`: a number, and what is to be done. */
const NUMBERED = /^\s*(\(?\d{1,3}[.)])\s+(?:Find|Differentiate|Compute|Calculate|Determine|Evaluate|Solve|Show|Prove|Let|Consider|Suppose|Given|Integrate|Simplify|Expand|Factor|Verify|Derive|If|Use|A|An|The)\b/u;

/** The parts with a heading where a numbered problem begins. */
export function withProblems(parts: readonly DocumentPart[]): readonly DocumentPart[] {
  return parts.map((part, k) => {
    if (part.kind !== "break" || part.reason !== "paragraph") return part;
    const next = parts[k + 1];
    const title = next?.kind === "prose" ? (TITLED.exec(next.text) ?? NUMBERED.exec(next.text))?.[1] : undefined;
    return title === undefined ? part : { ...part, reason: "heading", title };
  });
}
