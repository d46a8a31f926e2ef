// `misstep walk`: a report walked through in the terminal, step by step. It is a view of the Report and of the authors' texts only; this file
// joins the application to a real terminal and gives that back whatever happens.
import { render } from "ink";
import { useEffect, type ReactElement } from "react";
import type { Report } from "../model/report.js";
import { App } from "./components/app.js";
import { createFullScreen } from "./full-screen.js";
import { useTerminalSize } from "./use-terminal-size.js";

export { App } from "./components/app.js";

export interface WalkInput {
  readonly report: Report;
  /** The text of each file by its path in the report. */
  readonly sources: ReadonlyMap<string, string>;
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
}

const noTerminal = "misstep walk needs a terminal to draw on; `misstep check` prints the same report as text\n";

interface TerminalProperties {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
  readonly stdout: NodeJS.WriteStream;
  readonly colour: boolean;
  readonly onEnd: () => void;
}

/** The application at the size of the terminal. Ink takes it down on a signal or an error too, and with it the full screen. */
function Terminal({ report, sources, stdout, colour, onEnd }: TerminalProperties): ReactElement {
  const { width, height } = useTerminalSize(stdout);
  useEffect(() => onEnd, [onEnd]);
  return <App report={report} sources={sources} width={width} height={height} colour={colour} />;
}

/**
 * Shows a report until the reader quits and resolves to the exit code: 0, or 2 where the streams are no terminal (said on the standard error).
 * Colours are left out where the environment variable NO_COLOR is set and not empty. An error in drawing rejects, with the terminal restored.
 */
export async function runWalk({ report, sources, stdout, stdin }: WalkInput): Promise<number> {
  if (!stdout.isTTY || !stdin.isTTY || process.env["TERM"] === "dumb") {
    process.stderr.write(noTerminal);
    return 2;
  }
  const colour = (process.env["NO_COLOR"] ?? "") === "";
  const screen = createFullScreen(stdout);
  screen.enter();
  process.once("exit", screen.leave);
  try {
    const instance = render(<Terminal report={report} sources={sources} stdout={stdout} colour={colour} onEnd={screen.leave} />, {
      stdout: screen.stream,
      stdin,
      debug: true,
      exitOnCtrlC: true,
    });
    // A terminal that is gone can't be written to; there is nothing left to show.
    const end = (): void => {
      instance.unmount();
    };
    stdout.once("error", end);
    await instance.waitUntilExit();
    stdout.off("error", end);
    return 0;
  } finally {
    screen.leave();
    process.off("exit", screen.leave);
  }
}
