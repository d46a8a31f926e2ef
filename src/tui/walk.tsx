// `misstep walk`: derivations walked through in the terminal, step by step. This file joins the application to a real terminal and to the files, and gives the terminal
// back whatever happens.
import { render } from "ink";
import { useEffect, useState, type ReactElement } from "react";
import type { Report } from "../model/report.js";
import { mergeReports } from "../report/merge.js";
import { App, type Write } from "./components/app.js";
import { createFullScreen } from "./full-screen.js";
import { asciiLook, unicodeLook } from "./look.js";
import { useTerminalSize } from "./use-terminal-size.js";
import { createWorkspace, type ReadingOptions, type WalkSource, type Workspace } from "./workspace.js";

export type { ReadingOptions, WalkSource } from "./workspace.js";

export interface WalkRequest {
  readonly sources: readonly WalkSource[];
  readonly options: ReadingOptions;
  /** Finds and reads everything again. */
  readonly readAgain: () => Promise<readonly WalkSource[]>;
  /** Puts a text in the place of another in a file, where it is still that; what keeps it from that in words, or null. */
  readonly write: Write;
  /** Files and folders to watch; null for none. */
  readonly watched: readonly string[] | null;
  readonly ascii: boolean;
  /** Is nothing told before it is asked for? */
  readonly hints: boolean;
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
}

/** How a walk ended; `nothing` where no derivation was found to walk through, with the report that says why. */
export type WalkOutcome = { readonly kind: "walked" } | { readonly kind: "nothing"; readonly report: Report } | { readonly kind: "no-terminal" };

/** Milliseconds after the last key before an edited step is checked. */
const typingPause = 120;

interface TerminalProperties {
  readonly workspace: Workspace;
  readonly request: WalkRequest;
  readonly colour: boolean;
  readonly spoken: boolean;
  readonly onEnd: () => void;
}

/** The application at the size of the terminal. Ink takes it down on a signal or an error too, and with it the full screen. */
function Terminal({ workspace, request, colour, spoken, onEnd }: TerminalProperties): ReactElement {
  const { stdout, watched } = request;
  const { width, height } = useTerminalSize(stdout);
  const [readAgain] = useState(() => async (): Promise<number> => workspace.update(await request.readAgain()));
  useEffect(() => onEnd, [onEnd]);
  useEffect(() => {
    if (watched === null) return;
    let stop: (() => void) | null = null;
    let isOver = false;
    void import("./watch.js").then(({ watchPaths }) => {
      if (!isOver) stop = watchPaths(watched, () => void readAgain());
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }, [watched, readAgain]);
  return (
    <App workspace={workspace} width={width} height={height} colour={colour} look={request.ascii ? asciiLook : unicodeLook} write={request.write} readAgain={readAgain} activity={watched === null ? null : "watching"} typingPause={typingPause} spoken={spoken} student={request.hints} />
  );
}

/** Turns of the event loop go on while documents are checked before the first derivation is found. */
const breath = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/**
 * Walks through documents until the reader quits or the terminal goes away. The first documents are checked until a derivation is found, the others while one reads.
 * Colours are left out where the environment variable NO_COLOR is set and not empty; INK_SCREEN_READER=true gives sentences. An error in drawing rejects, with the
 * terminal restored.
 */
export async function runWalk(request: WalkRequest): Promise<WalkOutcome> {
  const { stdout, stdin } = request;
  if (!stdout.isTTY || !stdin.isTTY || process.env["TERM"] === "dumb") return { kind: "no-terminal" };
  const workspace = createWorkspace(request.sources, request.options);
  const found = (): boolean => workspace.documents().some(({ report }) => report.derivations.length > 0);
  while (!found() && workspace.checkNext()) await breath();
  if (!found()) return { kind: "nothing", report: mergeReports(workspace.documents().map(({ report }) => report)) };

  const colour = (process.env["NO_COLOR"] ?? "") === "";
  const spoken = process.env["INK_SCREEN_READER"] === "true";
  const screen = createFullScreen(stdout);
  if (!spoken) screen.enter();
  process.once("exit", screen.leave);
  try {
    const instance = render(<Terminal workspace={workspace} request={request} colour={colour} spoken={spoken} onEnd={screen.leave} />, {
      stdout: spoken ? stdout : screen.stream,
      stdin,
      debug: !spoken,
      exitOnCtrlC: true,
      patchConsole: false,
    });
    // A terminal that is gone can't be read or written; there is nothing left to show.
    const end = (): void => {
      instance.unmount();
    };
    const streams = [stdout, stdin] as const;
    for (const stream of streams) stream.once("error", end).once("close", end);
    stdin.once("end", end);
    await instance.waitUntilExit();
    for (const stream of streams) stream.off("error", end).off("close", end);
    stdin.off("end", end);
    return { kind: "walked" };
  } finally {
    screen.leave();
    process.off("exit", screen.leave);
  }
}
