// Draws rows: one Text for each row, so that a row is composed and measured in one place and a combining character can't push a column aside.
import { Box, Text } from "ink";
import type { ReactElement } from "react";
import { textProperties, type Row } from "../rows.js";

export interface PaneProperties {
  readonly rows: readonly Row[];
  readonly colour: boolean;
}

function RowLine({ row, colour }: { readonly row: Row; readonly colour: boolean }): ReactElement {
  // An empty Text has no height, so a blank row holds a space.
  const spans = row.filter(({ text }) => text !== "");
  return (
    <Text wrap="truncate-end">
      {spans.length === 0
        ? " "
        : spans.map(({ style, text }, index) => (
            <Text key={index} {...textProperties(style, colour)}>
              {text}
            </Text>
          ))}
    </Text>
  );
}

/** Rows one below the other, never squeezed. */
export function Pane({ rows, colour }: PaneProperties): ReactElement {
  return (
    <Box flexDirection="column" flexShrink={0} height={rows.length}>
      {rows.map((row, index) => (
        <RowLine key={index} row={row} colour={colour} />
      ))}
    </Box>
  );
}
