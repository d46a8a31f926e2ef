// A terminal for the tests: the streams of this process with their terminal parts replaced, so that what is drawn can be looked at and keys can be
// pressed.
import { EventEmitter } from "node:events";
import { setImmediate as immediately, setTimeout as wait } from "node:timers/promises";

function overlaid<T extends object>(target: T, parts: Readonly<Record<string, unknown>>): T {
  return new Proxy(target, {
    get(original, property): unknown {
      if (typeof property === "string" && property in parts) return parts[property];
      const value: unknown = Reflect.get(original, property, original);
      return typeof value === "function" ? (...values: readonly unknown[]): unknown => Reflect.apply(value, original, values) : value;
    },
  });
}

function eventParts(events: EventEmitter): Readonly<Record<string, unknown>> {
  return {
    on: events.on.bind(events),
    once: events.once.bind(events),
    off: events.off.bind(events),
    addListener: events.addListener.bind(events),
    prependListener: events.prependListener.bind(events),
    removeListener: events.removeListener.bind(events),
    emit: events.emit.bind(events),
  };
}

export interface FakeTerminal {
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  /** Everything that was written, write by write. */
  readonly writes: string[];
  readonly isRaw: () => boolean;
  readonly press: (keys: string) => Promise<void>;
  readonly resize: (width: number, height: number) => Promise<void>;
}

/** Enough turns of the event loop for React to have run its effects and for what they asked for; counted in turns, so that a slow machine has its time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await immediately();
    await wait(3);
  }
}

export function fakeTerminal(width: number, height: number, isTTY: boolean): FakeTerminal {
  const output = new EventEmitter();
  const input = new EventEmitter();
  const writes: string[] = [];
  const pending: string[] = [];
  let raw = false;
  const outputParts: Record<string, unknown> = {
    ...eventParts(output),
    isTTY,
    columns: width,
    rows: height,
    destroyed: false,
    writableEnded: false,
    write: (chunk: string, done?: () => void): boolean => {
      writes.push(chunk);
      if (done !== undefined) setImmediate(done);
      return true;
    },
  };
  const inputParts: Readonly<Record<string, unknown>> = {
    ...eventParts(input),
    isTTY,
    setRawMode: (mode: boolean): void => {
      raw = mode;
    },
    setEncoding: (): void => undefined,
    ref: (): void => undefined,
    unref: (): void => undefined,
    read: (): string | null => pending.shift() ?? null,
  };
  return {
    stdout: overlaid(process.stdout, outputParts),
    stdin: overlaid(process.stdin, inputParts),
    writes,
    isRaw: () => raw,
    press: async (keys) => {
      pending.push(keys);
      input.emit("readable");
      await settled();
    },
    resize: async (columns, rows) => {
      outputParts["columns"] = columns;
      outputParts["rows"] = rows;
      output.emit("resize");
      await settled();
    },
  };
}

/** What a terminal shows after these writes: cursor addresses, erased lines and screens are obeyed, colours dropped. */
export function screenAfter(writes: readonly string[]): string {
  const lines: string[] = [];
  let row = 0;
  // eslint-disable-next-line no-control-regex -- escape sequences are what it reads
  for (const match of writes.join("").matchAll(/\u001B\[([?\d;]*)([A-Za-z])|([^\u001B]+)/gu)) {
    const [, parameters = "", command, text] = match;
    if (text !== undefined) lines[row] = (lines[row] ?? "") + text;
    else if (command === "H") row = Number(parameters.split(";")[0]) - 1;
    else if (command === "K") lines[row] = "";
    else if (command === "J") lines.length = 0;
  }
  return Array.from(lines, (line) => line ?? "").join("\n");
}
