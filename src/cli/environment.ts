// What a command needs from outside: the streams, the variables of the environment, and the library, which is loaded only when a command
// asks for it. Tests hand in their own.
import type * as library from "./library.js";
import type { WalkOutcome, WalkRequest } from "../tui/walk.js";
import type { Cache } from "./task.js";

export type { WalkSource } from "../tui/walk.js";

/** The part of the library that commands use. */
export type Library = Pick<typeof library, "check" | "checkAndDraw" | "equal" | "read" | "describeMistakes" | "derive" | "correct" | "grade" | "gradingScheme" | "checkAndSolve" | "loadSolver">;
export type CheckOptions = library.CheckOptions;
export type Equality = library.EqualResult;

/** The terminal interface on this terminal. */
export type Walk = (request: Omit<WalkRequest, "stdout" | "stdin">) => Promise<WalkOutcome>;

/** What is asked of standard output and error. */
export interface Output {
  readonly write: (text: string) => unknown;
  /** Set on a terminal only. */
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Resolves when a slow reader has caught up. */
  readonly drained?: () => Promise<void>;
  /** Whether the reader has gone away. */
  readonly gone?: () => boolean;
}

/** What is asked of standard input. */
export interface Intake extends AsyncIterable<unknown> {
  readonly isTTY?: boolean;
}

export interface Environment {
  readonly stdin: Intake;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly loadLibrary: () => Promise<Library>;
  readonly loadWalk: () => Promise<Walk>;
  /** The module that workers run; without it there are none. */
  readonly worker?: URL;
  /** The cache of reports; without it every document is checked anew. */
  readonly openCache?: () => Promise<Cache>;
  /** The style sheet and fonts of typeset formulas. */
  readonly loadTypesetting?: () => Promise<string>;
  /** What places link to, or null where the terminal has no links. */
  readonly loadLinks?: () => Promise<((path: string, line: number) => string | null) | null>;
}

export const exitCodes = { fine: 0, unexpected: 1, unusable: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Whether to write colour to a stream: on a terminal, unless NO_COLOR is set (no-color.org) or the terminal is a dumb one. */
export function wantsColour(stream: Output, variables: Environment["variables"]): boolean {
  if ((variables["NO_COLOR"] ?? "") !== "") return false;
  const force = variables["FORCE_COLOR"] ?? "";
  if (force !== "") return force !== "0";
  return stream.isTTY === true && variables["TERM"] !== "dumb";
}

/** The columns of the terminal, or the width of a page where there is none. */
export function columnsOf(stream: Output): number {
  return stream.isTTY === true ? (stream.columns ?? 80) : 100;
}

/** What went wrong, as one line for a user. */
export function problemText(problem: unknown): string {
  const text = problem instanceof Error ? problem.message : String(problem);
  return text.split("\n")[0] ?? text;
}
