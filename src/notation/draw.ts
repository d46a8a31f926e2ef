// Shapes laid out as flows: which sign stands where, what is bracketed and what is stacked. The rules of bracketing are those of the one-line printers; a fraction
// bar, a root and a raised exponent bracket by themselves. What each kind looks like stands in `draw-parts.ts`.
import { boxOfFlow, BreakCost, type Flow, type FlowItem } from "./flow.js";
import { markedBox, textBox, type Box } from "./box.js";
import type { FenceName, Glyphs } from "./glyphs.js";
import { Binding, type Edge } from "./piece.js";

/** A part that is laid out: its flow, how tightly it holds together, what stands at its edges. */
export interface Drawn {
  readonly flow: Flow;
  readonly binding: Binding;
  readonly first: Edge;
  readonly last: Edge;
  /** Names bound by sums, limits or integrals that are open at its right end; a later term that holds one would be drawn in. */
  readonly openNames: readonly string[];
  /** For a function whose power is written on its name: what stands before and after that power. */
  readonly powerPlace: { readonly before: Flow; readonly after: Flow } | null;
}

export function drawn(flow: Flow, binding: Binding, first: Edge, last: Edge): Drawn {
  return { flow, binding, first, last, openNames: [], powerPlace: null };
}

export const boxItem = (box: Box): FlowItem => ({ kind: "box", box });
export const textItem = (text: string, marked: boolean): FlowItem => boxItem(textBox(text, marked));
export const spaceItem: FlowItem = { kind: "space" };

export function atom(box: Box, edge: Edge): Drawn {
  return drawn([boxItem(box)], Binding.atom, edge, edge);
}

/** The flow with all of it marked. */
export function markedFlow(flow: Flow): Flow {
  return flow.map((item): FlowItem => {
    switch (item.kind) {
      case "box":
        return boxItem(markedBox(item.box));
      case "open":
      case "close":
        return { ...item, marked: true };
      case "space":
      case "break":
        return item;
    }
  });
}

export function inFences(inner: Flow, left: FenceName, right: FenceName, marked: boolean): Flow {
  return [{ kind: "open", fence: left, marked }, ...inner, { kind: "close", fence: right, marked }];
}

export function bracketed(inner: Drawn): Drawn {
  return drawn(inFences(inner.flow, "(", ")", false), Binding.atom, "bracket", "bracket");
}

/** The part, in brackets where it holds together less tightly than `least`. */
export function fit(inner: Drawn, least: Binding): Drawn {
  return inner.binding < least ? bracketed(inner) : inner;
}

/** A sign between two parts, before which a line may break. */
export function signBetween(sign: string, marked: boolean, cost: number): Flow {
  return [{ kind: "break", cost }, spaceItem, textItem(sign, marked), spaceItem];
}

/** What stands between two factors. */
export function between(glyphs: Glyphs, left: Drawn, right: Drawn): Flow {
  const dot = signBetween(glyphs.times, false, BreakCost.factor);
  if (right.first === "digit" || (left.last === "digit" && right.first === "operator")) return dot;
  if (left.last === "function") return right.first === "function" ? [spaceItem] : dot;
  if (left.last === "digit" && right.first === "name") return glyphs.raised("2") === null ? dot : [];
  return [spaceItem];
}

export const boxOf = (glyphs: Glyphs, part: Drawn): Box => boxOfFlow(glyphs, part.flow);
