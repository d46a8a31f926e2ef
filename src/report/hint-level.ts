// The levels of hints, apart from the hints themselves: the command line needs them for its help.

export const hintLevels = [1, 2, 3, 4] as const;
export type HintLevel = (typeof hintLevels)[number];
