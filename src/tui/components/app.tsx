// The application: the report as items, the state of the reader, and the frame of the moment. It knows its size from its properties and
// nothing of the terminal, so that tests can draw it at any size.
import { Box, useApp, useInput } from "ink";
import { useMemo, useReducer, type ReactElement } from "react";
import type { Report } from "../../model/report.js";
import { frameOf } from "../frame.js";
import { itemsOf, outlineOf } from "../items.js";
import { commandsOf, type Command } from "../keys.js";
import { initialState, reduce } from "../state.js";
import { Pane } from "./pane.js";

export interface AppProperties {
  readonly report: Report;
  /** The text of each file by its path in the report. A path that is missing costs only the excerpts. */
  readonly sources: ReadonlyMap<string, string>;
  /** The size of the terminal in cells. */
  readonly width: number;
  readonly height: number;
  readonly colour: boolean;
}

/** The walk through a report. It ends when the reader quits. */
export function App({ report, sources, width, height, colour }: AppProperties): ReactElement {
  const { exit } = useApp();
  const items = useMemo(() => itemsOf(report), [report]);
  const [state, dispatch] = useReducer(reduce, items, (all) => initialState(outlineOf(all)));
  const frame = frameOf(items, report.summary, sources, state, { width, height });

  const obey = (command: Command): void => {
    switch (command.kind) {
      case "quit":
        exit();
        return;
      case "page":
        dispatch({ kind: "scroll", by: Math.sign(command.by) * Math.max(1, Math.floor(Math.abs(command.by) * (frame.page - 1))), limit: frame.scrollLimit });
        return;
      case "move":
      case "move-item":
      case "edge":
      case "seek-wrong":
      case "open":
      case "back":
      case "toggle":
      case "help":
        dispatch(command);
        return;
    }
  };
  useInput((input, key) => {
    commandsOf(input, key).forEach(obey);
  });

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
