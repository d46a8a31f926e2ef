// The application: the documents as items, the state of the reader, and the frame of the moment. It knows its size from its properties and
// nothing of the terminal, so that tests can draw it at any size.
import { Box, useApp, useInput } from "ink";
import { useCallback, useMemo, useReducer, useRef, type ReactElement } from "react";
import { isEdited, type Edit } from "../edit.js";
import { frameOf, type Frame, type Scene } from "../frame.js";
import { hintsOf } from "../hint-rows.js";
import type { Item } from "../items.js";
import { commandsOf, keyTable, type Command, type KeyMode } from "../keys.js";
import type { Look } from "../look.js";
import { onwardFrom } from "../onward.js";
import { fixAsText, offsetsOf, spliced } from "../splice.js";
import { spokenLines } from "../spoken.js";
import { initialState, reduce, type Action, type State } from "../state.js";
import { usePreview } from "../use-preview.js";
import { useWorkspace } from "../use-workspace.js";
import type { Workspace } from "../workspace.js";
import { Pane } from "./pane.js";
import { Spoken } from "./spoken.js";

export type Write = (path: string, before: string, after: string) => Promise<string | null>;

export interface AppProperties {
  readonly workspace: Workspace;
  /** The size of the terminal in cells. */
  readonly width: number;
  readonly height: number;
  readonly colour: boolean;
  readonly look: Look;
  /** Puts a text in the place of another in a file; what keeps it from that in words, or null. */
  readonly write: Write;
  /** Reads the files again and says how many changed. */
  readonly readAgain: () => Promise<number>;
  /** What goes on beside the reader, such as files that are watched; null for nothing. */
  readonly activity: string | null;
  /** Milliseconds after the last key before an edited step is checked. */
  readonly typingPause: number;
  /** Is the screen read aloud? Then it holds sentences. */
  readonly spoken: boolean;
  /** Is nothing told before it is asked for? */
  readonly student: boolean;
}

const wheelRows = 3;
const helpLines = keyTable.map(({ keys, meaning }) => `${keys}: ${meaning}`);

function modeOf(state: State): KeyMode {
  if (state.edit !== null) return state.edit.phase === "typing" ? "edit" : "question";
  return state.searching ? "search" : "walk";
}

/** Where the step stands in its file, or why it cannot be edited. */
function editable(item: Item | undefined, entry: number): { readonly start: number; readonly end: number; readonly source: string; readonly path: string } | string {
  const found = item?.entries[entry];
  if (item === undefined || found === undefined) return "there is no step here";
  if (!item.isFile || item.source === null) return "this was not read from a file, so it can't be edited here";
  const place = offsetsOf(item.source, found.report);
  return place === null ? "the place of this step was not found in its file" : { ...place, source: item.source, path: item.path };
}

/** The correction of the step as it would stand in the text, or null where none is known or it would have to be escaped. */
function correctionOf(item: Item | undefined, entry: number): string | null {
  const found = item?.entries[entry];
  const fix = found?.report.diagnosis?.fix ?? null;
  if (item === undefined || found === undefined || fix === null) return null;
  const name = found.kind === "step" ? ({ kind: "step", number: found.report.number } as const) : null;
  return name !== null && item.study?.isVerbatim(name) === true ? fixAsText(fix, found.report.text) : null;
}

/** The walk through a workspace. It ends when the reader quits. */
export function App({ workspace, width, height, colour, look, write, readAgain, activity, typingPause, spoken, student }: AppProperties): ReactElement {
  const { exit } = useApp();
  const { items, outline, pending } = useWorkspace(workspace);
  // The state is held where the keys find it at once: one that comes before the frame of the last is drawn already means what it should.
  const held = useRef<State | null>(null);
  held.current ??= workspace.pending() > 0 ? { ...initialState(outline, student), screen: "list" as const } : initialState(outline, student);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const dispatch = useCallback((action: Action): void => {
    const before = held.current;
    if (before === null) return;
    held.current = reduce(before, action);
    if (held.current !== before) redraw();
  }, []);
  // Documents that changed since the last action: the same place is found again in what there is now.
  if (held.current.outline !== outline) held.current = reduce(held.current, { kind: "outline", outline });
  const state = held.current;
  const item = items[state.item];
  const preview = usePreview(workspace, state.edit, item, state.entry, typingPause);
  const wantsOnward = state.pane === "onward" && item !== undefined;
  const onward = useMemo(() => (wantsOnward ? onwardFrom(item, state.entry, { path: item.path }) : null), [wantsOnward, item, state.entry]);
  const doing = pending > 0 ? `checking, ${pending} to go` : activity;
  const scene: Scene = { items, look, preview, onward, activity: doing };
  const frame = frameOf(state, scene, { width, height });
  const drawn = useRef({ frame, items });
  drawn.current = { frame, items };
  const now = (): { readonly state: State; readonly item: Item | undefined; readonly frame: Frame } => {
    const current = held.current ?? state;
    return { state: current, item: drawn.current.items[current.item], frame: drawn.current.frame };
  };

  const saving = async (edit: Edit): Promise<void> => {
    dispatch({ kind: "edit-phase", phase: "saving" });
    const { path, source, start, end } = edit.base;
    const whole = spliced(source, start, end, edit.text);
    const problem = await write(path, source, whole);
    if (problem !== null) {
      dispatch({ kind: "edit-phase", phase: "typing" });
      dispatch({ kind: "tell", message: problem });
      return;
    }
    dispatch({ kind: "end-edit" });
    workspace.replace(path, whole);
    dispatch({ kind: "tell", message: `saved ${path}` });
  };

  const answer = (edit: Edit, yes: boolean): void => {
    if (!yes) dispatch({ kind: "edit-phase", phase: "typing" });
    else if (edit.phase === "asking") void saving(edit);
    else if (edit.phase === "discarding") dispatch({ kind: "end-edit" });
  };

  const scrollBy = (by: number): void => {
    dispatch({ kind: "scroll", by, limit: drawn.current.frame.scrollLimit });
  };

  const obey = (command: Command): void => {
    const { state, item, frame } = now();
    const { edit } = state;
    switch (command.kind) {
      case "quit":
        exit();
        return;
      case "page":
        scrollBy(Math.sign(command.by) * Math.max(1, Math.floor(Math.abs(command.by) * (frame.page - 1))));
        return;
      case "shift":
        dispatch({ kind: "shift", by: command.by, limit: frame.shiftLimit });
        return;
      case "wheel":
        if (frame.lower.length > 0 && command.row >= frame.header.length + frame.upper.length) scrollBy(command.by * wheelRows);
        else dispatch({ kind: "move", by: command.by });
        return;
      case "click": {
        const target = frame.targets[command.row - frame.header.length];
        if (target !== undefined && target !== null) dispatch({ kind: "select", index: target });
        return;
      }
      case "hint": {
        const most = item === undefined ? 0 : hintsOf(item, state.entry).length;
        dispatch(most === 0 && state.screen === "walk" ? { kind: "tell", message: "nothing is wrong in this line; n goes to the next wrong one" } : { kind: "hint", most });
        return;
      }
      case "edit": {
        const base = editable(item, state.entry);
        if (state.screen === "walk") dispatch(typeof base === "string" ? { kind: "tell", message: base } : { kind: "edit", base });
        return;
      }
      case "take-correction": {
        const correction = correctionOf(item, state.entry);
        dispatch(correction === null ? { kind: "tell", message: "no corrected line is known that could be put in as it stands" } : { kind: "edit-replace", text: correction });
        return;
      }
      case "finish-edit":
        if (edit !== null) dispatch(isEdited(edit) ? { kind: "edit-phase", phase: "asking" } : { kind: "end-edit" });
        return;
      case "cancel-edit":
        if (edit !== null) dispatch(isEdited(edit) ? { kind: "edit-phase", phase: "discarding" } : { kind: "end-edit" });
        return;
      case "answer":
        if (edit !== null) answer(edit, command.yes);
        return;
      case "type":
        dispatch({ kind: edit === null ? "search-key" : "edit-key", key: command.key });
        return;
      case "read-again":
        void readAgain().then((count) => {
          dispatch({ kind: "tell", message: count === 0 ? "nothing changed" : `${count} file${count === 1 ? "" : "s"} changed and checked again` });
        });
        return;
      case "move":
      case "move-item":
      case "edge":
      case "seek-wrong":
      case "open":
      case "back":
      case "toggle":
      case "help":
      case "search":
      case "filter":
      case "next-variable":
      case "pane":
        dispatch(command);
        return;
    }
  };
  useInput((input, key) => {
    commandsOf(input, key, modeOf(now().state)).forEach(obey);
  });

  if (spoken) return <Spoken lines={state.help ? helpLines : spokenLines(state, scene)} />;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Pane rows={frame.header} colour={colour} />
      <Pane rows={frame.upper} colour={colour} />
      <Pane rows={frame.divider} colour={colour} />
      <Pane rows={frame.lower} colour={colour} />
      <Pane rows={frame.footer} colour={colour} />
    </Box>
  );
}
