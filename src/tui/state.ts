// Where the reader is, and how an action moves them: a pure reducer over the outline of what there is. Nothing here knows of terminals, texts or files.
import type { OutlineItem, Standing } from "./items.js";
import { editText, startEdit, type Edit, type EditBase, type EditKey } from "./edit.js";

export type Screen = "list" | "walk";
/** What the lower pane shows: what the report says, hints, the picture of both sides, the page of the mistake, how it goes on from the corrected line. */
export type PaneName = "report" | "hint" | "plot" | "why" | "onward";

/** What the list is narrowed down to. */
export interface Filter {
  readonly query: string;
  readonly standing: Standing | null;
}

export interface State {
  readonly outline: readonly OutlineItem[];
  readonly screen: Screen;
  readonly help: boolean;
  /** The selected item, 0 where there is none. */
  readonly item: number;
  /** The selected entry of that item. */
  readonly entry: number;
  readonly pane: PaneName;
  /** Is nothing told before it is asked for? Then a wrong step shows its hints first, and its spot only with them. */
  readonly student: boolean;
  /** Rows of the lower pane that are scrolled out at its top. */
  readonly scroll: number;
  /** Columns that formulas wider than the terminal are shifted by. */
  readonly shift: number;
  /** How many hints are open, 0 for none. */
  readonly hints: number;
  /** Which of the free quantities the picture runs over. */
  readonly plotChoice: number;
  readonly filter: Filter;
  /** Is the search being typed? */
  readonly searching: boolean;
  readonly edit: Edit | null;
  /** A sentence in the footer until the next key; null for none. */
  readonly message: string | null;
}

export type Action =
  | { readonly kind: "move"; readonly by: number }
  | { readonly kind: "move-item"; readonly by: number }
  | { readonly kind: "edge"; readonly to: "first" | "last" }
  | { readonly kind: "select"; readonly index: number }
  | { readonly kind: "seek-wrong"; readonly direction: 1 | -1 }
  | { readonly kind: "open" }
  | { readonly kind: "back" }
  | { readonly kind: "toggle" }
  | { readonly kind: "help" }
  | { readonly kind: "pane"; readonly pane: Exclude<PaneName, "report" | "hint"> }
  /** One more hint; the first press opens the first. */
  | { readonly kind: "hint"; readonly most: number }
  | { readonly kind: "next-variable" }
  | { readonly kind: "shift"; readonly by: number; readonly limit: number }
  | { readonly kind: "scroll"; readonly by: number; readonly limit: number }
  | { readonly kind: "search" }
  | { readonly kind: "search-key"; readonly key: EditKey }
  | { readonly kind: "filter" }
  | { readonly kind: "edit"; readonly base: EditBase }
  | { readonly kind: "edit-key"; readonly key: EditKey }
  | { readonly kind: "edit-replace"; readonly text: string }
  | { readonly kind: "edit-phase"; readonly phase: Edit["phase"] }
  | { readonly kind: "end-edit" }
  | { readonly kind: "tell"; readonly message: string }
  /** Documents changed: the same place is found again in what there is now. */
  | { readonly kind: "outline"; readonly outline: readonly OutlineItem[] };

export const noFilter: Filter = { query: "", standing: null };
/** The standings that the list can be narrowed down to, in the order in which the key goes through them. */
const filterOrder: readonly (Standing | null)[] = [null, "wrong", "undecided", "unreadable", "right"];

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}

/** The entry to look at first: the first wrong one, else the first doubtful one, else line 0. */
function landing(item: OutlineItem | undefined): number {
  const standings = item?.entries ?? [];
  const wrong = standings.indexOf("wrong");
  if (wrong >= 0) return wrong;
  return Math.max(0, standings.findIndex((standing) => standing === "undecided" || standing === "unreadable"));
}

/** What the lower pane shows first. */
const firstPane = (student: boolean): PaneName => (student ? "hint" : "report");

/** The start: on the first item with a wrong entry; the list is skipped where there is only one item. */
export function initialState(outline: readonly OutlineItem[], student: boolean): State {
  const wrong = outline.findIndex(({ entries }) => entries.includes("wrong"));
  const item = Math.max(0, wrong);
  return {
    outline, screen: outline.length === 1 ? "walk" : "list", help: false, item, entry: landing(outline[item]), pane: firstPane(student), student, scroll: 0, shift: 0, hints: 0, plotChoice: 0,
    filter: noFilter, searching: false, edit: null, message: null,
  };
}

/** The items that the filter leaves, by their numbers. Every word of the query must be found. */
export function visibleItems({ outline, filter }: Pick<State, "outline" | "filter">): readonly number[] {
  const words = filter.query.toLowerCase().split(/\s+/u).filter((word) => word !== "");
  return outline.flatMap((item, index) => ((filter.standing === null || item.standing === filter.standing) && words.every((word) => item.words.includes(word)) ? [index] : []));
}

/** A new place has its own hints, its own picture, and is seen from its top. */
const fresh = { scroll: 0, shift: 0, hints: 0, plotChoice: 0 } as const;

function placed(state: State, item: number, entry: number): State {
  return { ...state, ...fresh, pane: state.student || state.pane === "hint" ? firstPane(state.student) : state.pane, item, entry };
}

function selectItem(state: State, item: number): State {
  return item === state.item ? state : placed(state, item, landing(state.outline[item]));
}

/** The item so many places further in the list as it is shown. */
function moveItem(state: State, by: number): State {
  const visible = visibleItems(state);
  const at = visible.indexOf(state.item);
  const target = at < 0 ? visible[0] : visible[clamp(at + by, visible.length)];
  return target === undefined ? state : selectItem(state, target);
}

function selectEntry(state: State, entry: number): State {
  const selected = clamp(entry, state.outline[state.item]?.entries.length ?? 0);
  return selected === state.entry ? state : placed(state, state.item, selected);
}

/** The next wrong entry in a direction, round the end of what is shown; in the list, the next item that has one. */
function seekWrong(state: State, direction: 1 | -1): State {
  const places = visibleItems(state).flatMap((item) => {
    const wrong = (state.outline[item]?.entries ?? []).flatMap((standing, entry) => (standing === "wrong" ? [{ item, entry }] : []));
    return state.screen === "list" ? wrong.slice(0, 1) : wrong;
  });
  const isAfter = (place: { readonly item: number; readonly entry: number }): boolean =>
    place.item > state.item || (state.screen === "walk" && place.item === state.item && place.entry > state.entry);
  const isBefore = (place: { readonly item: number; readonly entry: number }): boolean =>
    place.item < state.item || (state.screen === "walk" && place.item === state.item && place.entry < state.entry);
  const next = direction === 1 ? (places.find(isAfter) ?? places[0]) : (places.findLast(isBefore) ?? places.at(-1));
  return next === undefined ? { ...state, message: "nothing is wrong here" } : placed(state, next.item, next.entry);
}

/** The selection brought to something that the filter leaves. */
function filtered(state: State, filter: Filter): State {
  const next: State = { ...state, filter };
  const visible = visibleItems(next);
  const [first] = visible;
  return visible.includes(next.item) || first === undefined ? next : { ...placed(next, first, landing(next.outline[first])) };
}

function reduceHelp(state: State, action: Action): State {
  return action.kind === "help" || action.kind === "back" || action.kind === "open" || action.kind === "toggle" ? { ...state, help: false } : state;
}

function reduceSearch(state: State, action: Action): State {
  if (action.kind === "back") return { ...filtered(state, { ...state.filter, query: "" }), searching: false };
  if (action.kind === "open") return { ...state, searching: false };
  if (action.kind !== "search-key") return state;
  const { text } = editText({ text: state.filter.query, cursor: state.filter.query.length }, action.key);
  return filtered(state, { ...state.filter, query: text });
}

/** Is the wrong spot of the selected line still kept from the reader? With the second hint it is shown. */
export function isSpotHidden(state: State): boolean {
  return state.pane === "hint" && state.hints < 2;
}

/** One step back: from a pane to the report, from the walk to the list, from a narrowed list to all of it. */
function goBack(state: State): State {
  if (state.screen === "walk" && state.pane !== "report" && !(state.student && state.pane === "hint" && state.hints === 0)) return { ...state, pane: "report", scroll: 0, hints: 0 };
  if (state.screen === "walk") return state.outline.length === 1 ? state : { ...state, screen: "list", scroll: 0 };
  return state.filter === noFilter ? state : { ...state, filter: noFilter };
}

function relocated(state: State, outline: readonly OutlineItem[]): State {
  const now = state.outline[state.item];
  const same = now === undefined ? -1 : outline.findIndex((item) => item.path === now.path && item.ordinal === now.ordinal);
  const near = same >= 0 || now === undefined ? same : outline.findLastIndex((item) => item.path === now.path && item.ordinal <= now.ordinal);
  const item = near >= 0 ? near : clamp(state.item, outline.length);
  return { ...state, outline, item, entry: clamp(state.entry, outline[item]?.entries.length ?? 0) };
}

/** The state after an action. The same state object where nothing changes. */
export function reduce(before: State, action: Action): State {
  if (action.kind === "tell") return { ...before, message: action.message };
  if (action.kind === "outline") return relocated(before, action.outline);
  const state = before.message === null ? before : { ...before, message: null };
  if (state.help) return reduceHelp(state, action);
  if (state.edit !== null) return reduceEdit(state, state.edit, action);
  if (state.searching) return reduceSearch(state, action);
  switch (action.kind) {
    case "move":
      return state.screen === "list" ? moveItem(state, action.by) : selectEntry(state, state.entry + action.by);
    case "move-item":
      return moveItem(state, action.by);
    case "edge": {
      const target = action.to === "first" ? -Number.MAX_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
      return state.screen === "list" ? moveItem(state, target) : selectEntry(state, target);
    }
    case "select":
      if (state.screen === "walk") return selectEntry(state, action.index);
      return action.index === state.item ? reduce(state, { kind: "open" }) : selectItem(state, clamp(action.index, state.outline.length));
    case "seek-wrong":
      return seekWrong(state, action.direction);
    case "open":
      return state.screen === "walk" || visibleItems(state).length === 0 ? state : { ...state, screen: "walk", scroll: 0 };
    case "back":
      return goBack(state);
    case "toggle":
      if (state.screen === "list") return reduce(state, { kind: "open" });
      return { ...state, screen: "list", scroll: 0 };
    case "help":
      return { ...state, help: true };
    case "pane": {
      if (state.screen === "list") return state;
      return { ...state, pane: state.pane === action.pane ? "report" : action.pane, scroll: 0, hints: 0 };
    }
    case "hint":
      if (state.screen === "list") return state;
      return { ...state, pane: "hint", scroll: 0, hints: Math.min(state.pane === "hint" ? state.hints + 1 : 1, action.most) };
    case "next-variable":
      return state.pane === "plot" ? { ...state, plotChoice: state.plotChoice + 1 } : state;
    case "shift":
      return { ...state, shift: Math.max(0, Math.min(state.shift + action.by, action.limit)) };
    case "scroll": {
      // A resize may have left the offset past the limit, so it is brought back before it moves.
      const scroll = Math.max(0, Math.min(Math.min(state.scroll, action.limit) + action.by, action.limit));
      return scroll === state.scroll ? state : { ...state, scroll };
    }
    case "search":
      return { ...state, screen: "list", searching: true };
    case "filter": {
      const next = filterOrder[(filterOrder.indexOf(state.filter.standing) + 1) % filterOrder.length] ?? null;
      return state.screen === "walk" ? state : filtered(state, { ...state.filter, standing: next });
    }
    case "edit":
      return state.screen === "walk" ? { ...state, edit: startEdit(action.base), pane: "report", scroll: 0 } : state;
    case "search-key":
    case "edit-key":
    case "edit-replace":
    case "edit-phase":
    case "end-edit":
      return state;
  }
}

function reduceEdit(state: State, edit: Edit, action: Action): State {
  switch (action.kind) {
    case "edit-key":
      return edit.phase === "typing" ? { ...state, edit: { ...edit, ...editText(edit, action.key) } } : state;
    case "edit-replace":
      return { ...state, edit: { ...edit, text: action.text, cursor: action.text.length } };
    case "edit-phase":
      return { ...state, edit: { ...edit, phase: action.phase } };
    case "end-edit":
      return { ...state, edit: null, scroll: 0 };
    case "scroll": {
      const scroll = Math.max(0, Math.min(Math.min(state.scroll, action.limit) + action.by, action.limit));
      return { ...state, scroll };
    }
    case "shift":
      return { ...state, shift: Math.max(0, Math.min(state.shift + action.by, action.limit)) };
    default:
      return state;
  }
}
