// The size of the terminal as a React value that follows its window.
import { useEffect, useState } from "react";
import type { Size } from "./frame.js";

/** Some terminals say 0 or nothing before they are ready; then the size of an old one is taken. */
function sizeOf(stdout: NodeJS.WriteStream): Size {
  return { width: stdout.columns > 0 ? stdout.columns : 80, height: stdout.rows > 0 ? stdout.rows : 24 };
}

/** The size in cells of the terminal that a stream writes to. */
export function useTerminalSize(stdout: NodeJS.WriteStream): Size {
  const [size, setSize] = useState(() => sizeOf(stdout));
  useEffect(() => {
    const follow = (): void => {
      setSize(sizeOf(stdout));
    };
    stdout.on("resize", follow);
    follow();
    return () => {
      stdout.off("resize", follow);
    };
  }, [stdout]);
  return size;
}
