// Forward searches that are asked again and again from later and later places, as scanners do when they look for a closing delimiter.
// A finder remembers what it found, so that all its searches together read the text once, however often a delimiter stays unclosed.

/** The first place at or after an offset, or Infinity where there is none. */
export type Finder = (from: number) => number;

/** A finder over a search that returns an offset, or -1 where nothing is found. */
export function createFinder(search: (from: number) => number): Finder {
  let searchedFrom = 0;
  let found = -1;
  return (from) => {
    if (from < searchedFrom || from > found) {
      const position = search(from);
      searchedFrom = from;
      found = position < 0 ? Infinity : position;
    }
    return found;
  };
}

/** Finds a string. */
export function findString(text: string, wanted: string): Finder {
  return createFinder((from) => text.indexOf(wanted, from));
}

/**
 * Finds the first match of `pattern` that captures a group. `pattern` is global; its alternatives without a group are what is passed
 * over, so `/\\[^]|(\$\$)/g` finds a `$$` that no backslash escapes.
 */
export function findGroup(text: string, pattern: RegExp): Finder {
  return createFinder((from) => {
    pattern.lastIndex = from;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      if (match[1] !== undefined) return match.index;
    }
    return -1;
  });
}

/** Finds runs of a character by their exact length, in time linear in the text for all lengths together. */
export function findRuns(text: string, character: string): (from: number, length: number) => number {
  let starts: Map<number, number[]> | null = null;
  const cursors = new Map<number, number>();
  return (from, length) => {
    starts ??= indexRuns(text, character);
    const places = starts.get(length) ?? [];
    let cursor = cursors.get(length) ?? 0;
    while ((places[cursor] ?? Infinity) < from) cursor++;
    cursors.set(length, cursor);
    return places[cursor] ?? Infinity;
  };
}

function indexRuns(text: string, character: string): Map<number, number[]> {
  const starts = new Map<number, number[]>();
  for (let i = text.indexOf(character); i >= 0; i = text.indexOf(character, i)) {
    const start = i;
    while (text[i] === character) i++;
    const places = starts.get(i - start);
    if (places === undefined) starts.set(i - start, [start]);
    else places.push(start);
  }
  return starts;
}
