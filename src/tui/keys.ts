// The keys: from what the terminal sent to what the reader asked for, and the table that the help screen and the footer show.
import type { Action } from "./state.js";

export type Command =
  | { readonly kind: "quit" }
  /** Scrolls the lower pane by a page, or by half of one. */
  | { readonly kind: "page"; readonly by: number }
  | Exclude<Action, { readonly kind: "scroll" }>;

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
  readonly ctrl: boolean;
  readonly meta: boolean;
}

function commandOfCharacter(character: string): Command | null {
  switch (character) {
    case "j":
      return { kind: "move", by: 1 };
    case "k":
      return { kind: "move", by: -1 };
    case "h":
      return { kind: "move-item", by: -1 };
    case "l":
      return { kind: "move-item", by: 1 };
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

/** The commands of one key event. Keys that came in one piece (a fast repeat, a slow connection) are each obeyed in turn. */
export function commandsOf(input: string, key: KeyPress): readonly Command[] {
  if (key.ctrl) return input === "c" ? [{ kind: "quit" }] : [];
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
  if (key.meta) return [];
  return Array.from(input, commandOfCharacter).filter((command) => command !== null);
}

/** Every key and what it does, for the help screen. */
export const keyTable: readonly { readonly keys: string; readonly meaning: string }[] = [
  { keys: "↑ ↓  k j", meaning: "previous, next step (in the list: derivation)" },
  { keys: "← →  h l", meaning: "previous, next derivation" },
  { keys: "n  N", meaning: "next, previous wrong step, in any derivation" },
  { keys: "g  G", meaning: "first, last (also Home, End)" },
  { keys: "Enter", meaning: "open the selected derivation" },
  { keys: "Esc", meaning: "back to the list" },
  { keys: "Tab", meaning: "list and walk in turn" },
  { keys: "PgUp PgDn", meaning: "scroll the lower pane (u, d: half a page)" },
  { keys: "?", meaning: "this help, and back" },
  { keys: "q  Ctrl-C", meaning: "quit" },
];

/** The hints of the footer, the most useful first. */
export const footerHints = {
  list: ["↑↓ choose", "Enter open", "n next wrong", "? keys", "q quit", "g G first, last", "Tab walk"],
  walk: ["↑↓ step", "n next wrong", "? keys", "q quit", "Tab list", "←→ derivation", "PgDn more", "g G first, last"],
  help: ["? or Esc back", "q quit"],
} as const;
