// Paints whole frames on the alternate screen of a terminal. Ink's own output erases and rewrites all lines on every change, scrolls when a frame
// is as high as the terminal, and writes nothing where the environment says CI; so Ink is given a stream that takes its frames, and only the lines
// that changed are written.

const escape = "\u001B[";
/** Presses and the wheel of the mouse, in the form that knows no limit of columns. */
const mouseOn = `${escape}?1000h${escape}?1006h`;
const mouseOff = `${escape}?1006l${escape}?1000l`;
const enterSequence = `${escape}?1049h${escape}?25l${escape}?7l${escape}2J${mouseOn}`;
const leaveSequence = `${mouseOff}${escape}?7h${escape}?25h${escape}?1049l`;
const beginUpdate = `${escape}?2026h`;
const endUpdate = `${escape}?2026l`;

export interface FullScreen {
  /** The stream for Ink, to be used with its option `debug`, in which each write is one whole frame. */
  readonly stream: NodeJS.WriteStream;
  readonly enter: () => void;
  /** Gives the terminal back as it was. Can be called more than once. */
  readonly leave: () => void;
}

/** The terminal behind `stdout` as a full screen. Nothing is written before `enter` and after `leave`. */
export function createFullScreen(stdout: NodeJS.WriteStream): FullScreen {
  let active = false;
  let shown: readonly string[] = [];

  const put = (text: string): void => {
    if (!stdout.destroyed && !stdout.writableEnded) stdout.write(text);
  };
  const paint = (frame: string): void => {
    const lines = frame.split("\n").slice(0, stdout.rows > 0 ? stdout.rows : undefined);
    const height = Math.max(lines.length, shown.length);
    let changes = "";
    for (let index = 0; index < height; index += 1) {
      if (lines[index] !== shown[index]) changes += `${escape}${index + 1};1H${escape}2K${lines[index] ?? ""}`;
    }
    shown = lines;
    if (changes !== "") put(beginUpdate + changes + endUpdate);
  };
  /** After a resize nothing that is on the screen can be relied on. */
  const forget = (): void => {
    shown = [];
    if (active) put(`${escape}2J`);
  };
  const write = (chunk: unknown, ...rest: readonly unknown[]): boolean => {
    // Ink shows the cursor when it ends, which `leave` does here; an empty write asks to be told when all is written.
    if (active && typeof chunk === "string" && chunk !== "" && !chunk.startsWith(`${escape}?25`)) paint(chunk);
    const done = rest.find((argument) => typeof argument === "function");
    if (done !== undefined) stdout.write("", () => void Reflect.apply(done, undefined, []));
    return true;
  };

  return {
    stream: new Proxy(stdout, {
      get(target, property): unknown {
        if (property === "write") return write;
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? (...values: readonly unknown[]): unknown => Reflect.apply(value, target, values) : value;
      },
    }),
    enter() {
      if (active) return;
      active = true;
      stdout.prependListener("resize", forget);
      put(enterSequence);
    },
    leave() {
      if (!active) return;
      active = false;
      stdout.off("resize", forget);
      put(leaveSequence);
    },
  };
}
