// The keys: from what the terminal sent to what the reader asked for, and the tables that the help screen and the footer show. The same key means another thing while
// one types.
import type { EditKey } from "./edit.js";
import type { Action } from "./state.js";

/** What the reducer does by itself. */
type PlainAction = Extract<Action, { readonly kind: "move" | "move-item" | "edge" | "seek-wrong" | "open" | "back" | "toggle" | "help" | "search" | "filter" | "next-variable" | "pane" }>;

export type Command =
  | PlainAction
  | { readonly kind: "quit" }
  | { readonly kind: "hint" }
  | { readonly kind: "read-again" }
  /** Scrolls the lower pane by a page, or by half of one. */
  | { readonly kind: "page"; readonly by: number }
  /** Shifts wide formulas by columns. */
  | { readonly kind: "shift"; readonly by: number }
  | { readonly kind: "wheel"; readonly by: 1 | -1; readonly row: number }
  | { readonly kind: "click"; readonly row: number }
  | { readonly kind: "edit" }
  | { readonly kind: "take-correction" }
  | { readonly kind: "finish-edit" }
  | { readonly kind: "cancel-edit" }
  | { readonly kind: "answer"; readonly yes: boolean }
  | { readonly kind: "type"; readonly key: EditKey };

/** What the keys mean at the moment: moving about, typing a search, typing a step, answering yes or no. */
export type KeyMode = "walk" | "search" | "edit" | "question";

/** The parts of Ink's key that are looked at. */
export interface KeyPress {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
  readonly meta: boolean;
}

const shiftStep = 8;

function commandOfCharacter(character: string): Command | null {
  switch (character) {
    case "j":
      return { kind: "move", by: 1 };
    case "k":
      return { kind: "move", by: -1 };
    case "l":
      return { kind: "move-item", by: 1 };
    case "L":
      return { kind: "move-item", by: -1 };
    case "n":
      return { kind: "seek-wrong", direction: 1 };
    case "N":
      return { kind: "seek-wrong", direction: -1 };
    case "g":
      return { kind: "edge", to: "first" };
    case "G":
      return { kind: "edge", to: "last" };
    case "d":
      return { kind: "page", by: 0.5 };
    case "u":
      return { kind: "page", by: -0.5 };
    case "<":
      return { kind: "shift", by: -shiftStep };
    case ">":
      return { kind: "shift", by: shiftStep };
    case "h":
      return { kind: "hint" };
    case "p":
      return { kind: "pane", pane: "plot" };
    case "v":
      return { kind: "next-variable" };
    case "w":
      return { kind: "pane", pane: "why" };
    case "c":
      return { kind: "pane", pane: "onward" };
    case "e":
      return { kind: "edit" };
    case "r":
      return { kind: "read-again" };
    case "/":
      return { kind: "search" };
    case "f":
      return { kind: "filter" };
    case "?":
      return { kind: "help" };
    case "q":
      return { kind: "quit" };
    case "\t":
      return { kind: "toggle" };
    case "\r":
    case "\n":
      return { kind: "open" };
    default:
      return null;
  }
}

/** A report of the mouse in SGR form: the wheel, or a press of the first button; others mean nothing. Null for what is no such report. */
function mouseCommands(input: string): readonly Command[] | null {
  const match = /^\[<(\d+);\d+;(\d+)([Mm])$/u.exec(input);
  if (match === null) return null;
  const button = Number(match[1]);
  const row = Number(match[2]) - 1;
  if (button === 64 || button === 65) return [{ kind: "wheel", by: button === 64 ? -1 : 1, row }];
  return button === 0 && match[3] === "M" ? [{ kind: "click", row }] : [];
}

/** Text as it is typed or pasted, in one piece or in several: line feeds stay, backspaces that came with it are obeyed, other controls are dropped. */
function typed(input: string): readonly Command[] {
  return input.replace(/\r\n?/gu, "\n").split(/([\u007f\b])/u).flatMap((piece): readonly Command[] => {
    if (piece === "\u007f" || piece === "\b") return [{ kind: "type", key: { kind: "delete", what: "before" } }];
    // eslint-disable-next-line no-control-regex -- these are what it takes out
    const text = piece.replace(/[\u0000-\u0009\u000b-\u001f]/gu, "");
    return text === "" ? [] : [{ kind: "type", key: { kind: "insert", text } }];
  });
}

function controlKey(letter: string): EditKey | null {
  switch (letter) {
    case "a":
      return { kind: "go", to: "start" };
    case "e":
      return { kind: "go", to: "end" };
    case "b":
      return { kind: "go", to: "left" };
    case "f":
      return { kind: "go", to: "right" };
    case "d":
      return { kind: "delete", what: "after" };
    case "h":
      return { kind: "delete", what: "before" };
    case "k":
      return { kind: "delete", what: "to-end" };
    case "u":
      return { kind: "delete", what: "to-start" };
    case "w":
      return { kind: "delete", what: "word" };
    default:
      return null;
  }
}

function typingCommands(input: string, key: KeyPress, mode: "search" | "edit"): readonly Command[] {
  const type = (edit: EditKey): readonly Command[] => [{ kind: "type", key: edit }];
  if (key.escape) return [mode === "edit" ? { kind: "cancel-edit" } : { kind: "back" }];
  if (key.return) return [mode === "edit" ? { kind: "finish-edit" } : { kind: "open" }];
  if (key.tab) return mode === "edit" ? [{ kind: "take-correction" }] : [];
  if (key.pageUp) return [{ kind: "page", by: -1 }];
  if (key.pageDown) return [{ kind: "page", by: 1 }];
  // Most terminals send for the backspace key what Ink calls delete.
  if (key.backspace || key.delete) return type({ kind: "delete", what: key.meta ? "word" : "before" });
  if (key.leftArrow) return type({ kind: "go", to: key.ctrl || key.meta ? "word-left" : "left" });
  if (key.rightArrow) return type({ kind: "go", to: key.ctrl || key.meta ? "word-right" : "right" });
  if (key.home || key.upArrow) return type({ kind: "go", to: "start" });
  if (key.end || key.downArrow) return type({ kind: "go", to: "end" });
  if (key.ctrl) {
    const edit = controlKey(input);
    return edit === null ? [] : type(edit);
  }
  if (key.meta) return input === "b" ? type({ kind: "go", to: "word-left" }) : input === "f" ? type({ kind: "go", to: "word-right" }) : [];
  return typed(input);
}

/** The commands of one key event. Keys that came in one piece (a fast repeat, a slow connection) are each obeyed in turn. */
export function commandsOf(input: string, key: KeyPress, mode: KeyMode): readonly Command[] {
  if (key.ctrl && input === "c") return [{ kind: "quit" }];
  const mouse = mouseCommands(input);
  if (mouse !== null) return mouse.filter(({ kind }) => mode === "walk" || kind === "wheel");
  if (mode === "question") return key.return || /^[yY]/u.test(input) ? [{ kind: "answer", yes: true }] : key.escape || /^[nN]/u.test(input) ? [{ kind: "answer", yes: false }] : [];
  if (mode !== "walk") return typingCommands(input, key, mode);
  if (key.upArrow) return [{ kind: "move", by: -1 }];
  if (key.downArrow) return [{ kind: "move", by: 1 }];
  if (key.leftArrow) return [{ kind: "move-item", by: -1 }];
  if (key.rightArrow) return [{ kind: "move-item", by: 1 }];
  if (key.pageUp) return [{ kind: "page", by: -1 }];
  if (key.pageDown) return [{ kind: "page", by: 1 }];
  if (key.home) return [{ kind: "edge", to: "first" }];
  if (key.end) return [{ kind: "edge", to: "last" }];
  if (key.return) return [{ kind: "open" }];
  if (key.tab) return [{ kind: "toggle" }];
  if (key.escape) return [{ kind: "back" }];
  if (key.meta || key.ctrl) return [];
  return Array.from(input, commandOfCharacter).filter((command) => command !== null);
}

/** Every key and what it does, for the help screen. */
export const keyTable: readonly { readonly keys: string; readonly meaning: string }[] = [
  { keys: "↑ ↓  k j", meaning: "previous, next step (in the list: derivation)" },
  { keys: "← →  L l", meaning: "previous, next derivation" },
  { keys: "n  N", meaning: "next, previous wrong step, in any derivation" },
  { keys: "g  G", meaning: "first, last (also Home, End)" },
  { keys: "Enter", meaning: "open the selected derivation" },
  { keys: "Esc", meaning: "back: to the report, to the list, to the whole list" },
  { keys: "Tab", meaning: "list and walk in turn" },
  { keys: "h", meaning: "a hint, and with each press one more" },
  { keys: "p  v", meaning: "picture of both sides; over the next quantity" },
  { keys: "w", meaning: "why: the page of the mistake" },
  { keys: "c", meaning: "how it goes on from the corrected line" },
  { keys: "e", meaning: "edit the step (Tab takes the correction, Enter saves)" },
  { keys: "/  f", meaning: "search the list; only wrong, undecided, …" },
  { keys: "r", meaning: "read the files again, check what changed" },
  { keys: "PgUp PgDn", meaning: "scroll the lower pane (u, d: half a page)" },
  { keys: "<  >", meaning: "shift formulas wider than the terminal" },
  { keys: "mouse", meaning: "wheel moves or scrolls, click chooses (Shift: select)" },
  { keys: "?", meaning: "this help, and back" },
  { keys: "q  Ctrl-C", meaning: "quit" },
];

/** The hints of the footer, the most useful first. */
export const footerHints = {
  list: ["↑↓ choose", "Enter open", "n next wrong", "/ search", "f filter", "? keys", "q quit", "g G first, last", "Tab walk"],
  walk: ["↑↓ step", "n next wrong", "h hint", "p plot", "w why", "e edit", "? keys", "q quit", "c corrected", "Tab list", "←→ derivation", "PgDn more", "g G first, last"],
  edit: ["Enter save", "Esc drop", "Tab take the correction", "Ctrl-U clear to start", "PgDn more"],
  question: ["y yes", "n no"],
  help: ["? or Esc back", "q quit"],
} as const;
