// Sentences one below the other, for screen readers.
import { Box, Text } from "ink";
import type { ReactElement } from "react";

export function Spoken({ lines }: { readonly lines: readonly string[] }): ReactElement {
  return (
    <Box flexDirection="column">
      {lines.map((line, index) => (
        <Text key={index}>{line}</Text>
      ))}
    </Box>
  );
}
