// Where the reader is, and how an action moves them: a pure reducer over the outline of the report. Nothing here knows of terminals or texts.
import type { Standing } from "./items.js";

export type Screen = "list" | "walk";

export interface State {
  /** The standing of every entry of every item; it never changes during a walk. */
  readonly outline: readonly (readonly Standing[])[];
  readonly screen: Screen;
  readonly help: boolean;
  /** The selected item, 0 where there is none. */
  readonly item: number;
  /** The selected entry of that item. */
  readonly entry: number;
  /** Rows of the lower pane that are scrolled out at its top. */
  readonly scroll: number;
}

export type Action =
  | { readonly kind: "move"; readonly by: number }
  | { readonly kind: "move-item"; readonly by: number }
  | { readonly kind: "edge"; readonly to: "first" | "last" }
  | { readonly kind: "seek-wrong"; readonly direction: 1 | -1 }
  | { readonly kind: "open" }
  | { readonly kind: "back" }
  | { readonly kind: "toggle" }
  | { readonly kind: "help" }
  | { readonly kind: "scroll"; readonly by: number; readonly limit: number };

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}

/** The entry to look at first: the first wrong one, else the first doubtful one, else line 0. */
function landing(standings: readonly Standing[]): number {
  const wrong = standings.indexOf("wrong");
  if (wrong >= 0) return wrong;
  return Math.max(0, standings.findIndex((standing) => standing === "undecided" || standing === "unreadable"));
}

/** The start: on the first item with a wrong entry; the list is skipped where there is only one item. */
export function initialState(outline: readonly (readonly Standing[])[]): State {
  const wrong = outline.findIndex((standings) => standings.includes("wrong"));
  const item = Math.max(0, wrong);
  return { outline, screen: outline.length === 1 ? "walk" : "list", help: false, item, entry: landing(outline[item] ?? []), scroll: 0 };
}

function selectItem(state: State, item: number): State {
  const selected = clamp(item, state.outline.length);
  return selected === state.item ? state : { ...state, item: selected, entry: landing(state.outline[selected] ?? []), scroll: 0 };
}

function selectEntry(state: State, entry: number): State {
  const selected = clamp(entry, state.outline[state.item]?.length ?? 0);
  return selected === state.entry ? state : { ...state, entry: selected, scroll: 0 };
}

/** The next wrong entry in a direction, round the end of the report; in the list, the next item that has one. */
function seekWrong(state: State, direction: 1 | -1): State {
  const places = state.outline.flatMap((standings, item) => {
    const wrong = standings.flatMap((standing, entry) => (standing === "wrong" ? [{ item, entry }] : []));
    return state.screen === "list" ? wrong.slice(0, 1) : wrong;
  });
  const isAfter = (place: { readonly item: number; readonly entry: number }): boolean =>
    place.item > state.item || (state.screen === "walk" && place.item === state.item && place.entry > state.entry);
  const isBefore = (place: { readonly item: number; readonly entry: number }): boolean =>
    place.item < state.item || (state.screen === "walk" && place.item === state.item && place.entry < state.entry);
  const next = direction === 1 ? (places.find(isAfter) ?? places[0]) : (places.findLast(isBefore) ?? places.at(-1));
  return next === undefined ? state : { ...state, item: next.item, entry: next.entry, scroll: 0 };
}

function reduceHelp(state: State, action: Action): State {
  switch (action.kind) {
    case "help":
    case "back":
    case "open":
    case "toggle":
      return { ...state, help: false };
    case "move":
    case "move-item":
    case "edge":
    case "seek-wrong":
    case "scroll":
      return state;
  }
}

/** The state after an action. The same state object where nothing changes. */
export function reduce(state: State, action: Action): State {
  if (state.help) return reduceHelp(state, action);
  switch (action.kind) {
    case "move":
      return state.screen === "list" ? selectItem(state, state.item + action.by) : selectEntry(state, state.entry + action.by);
    case "move-item":
      return selectItem(state, state.item + action.by);
    case "edge": {
      const target = action.to === "first" ? 0 : Number.MAX_SAFE_INTEGER;
      return state.screen === "list" ? selectItem(state, target) : selectEntry(state, target);
    }
    case "seek-wrong":
      return seekWrong(state, action.direction);
    case "open":
      return state.screen === "walk" || state.outline.length === 0 ? state : { ...state, screen: "walk", scroll: 0 };
    case "back":
      return state.screen === "list" ? state : { ...state, screen: "list", scroll: 0 };
    case "toggle":
      return reduce(state, { kind: state.screen === "list" ? "open" : "back" });
    case "help":
      return { ...state, help: true };
    case "scroll": {
      // A resize may have left the offset past the limit, so it is brought back before it moves.
      const scroll = Math.max(0, Math.min(Math.min(state.scroll, action.limit) + action.by, action.limit));
      return scroll === state.scroll ? state : { ...state, scroll };
    }
  }
}
