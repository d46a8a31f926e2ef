// "If A is symmetric, this simplifies to $\\nabla f(x) = Ax + b$": what a text supposes of a matrix after formulas that do without it holds in the derivations behind, up to where the
// text speaks of the general case again.

import type { Survey } from "../elaborate/survey.js";

/** The survey for a derivation that begins at an offset. */
export function withLaterProperties(survey: Survey, start: number): Survey {
  const { tensors } = survey.scope;
  const inForce = tensors.saidLater.filter(({ from, until }) => from <= start && start < until);
  if (inForce.length === 0) return survey;
  const candidates = new Map([...tensors.candidates].map(([name, kinds]) => [name, kinds.map((kind) => {
    const said = kind.kind === "matrix" && (kind.rows === null || kind.columns === null || kind.rows === kind.columns) ? inForce.filter((each) => each.name === name) : [];
    return said.reduce((made, { property }) => ({ ...made, [property]: true, square: true }), kind);
  })] as const));
  // The word makes no doubt here, unless it is said of something else.
  const isUsed = (word: string): boolean => tensors.saidLater.some(({ property }) => property === word) && tensors.saidLater.every((each) => each.property !== word || inForce.includes(each));
  return { ...survey, scope: { ...survey.scope, tensors: { ...tensors, candidates, unusedProperties: tensors.unusedProperties.filter((word) => !isUsed(word)) } } };
}
