// Watches files and folders: says that something changed, a moment after the last change, and nothing more; who reads them again finds out what.
import { watch } from "chokidar";

/** Editors write in several strokes; they are taken for one. */
const pause = 120;

/** Calls `onChange` after changes to the paths, until the answer is called. */
export function watchPaths(paths: readonly string[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  const watcher = watch([...paths], { ignoreInitial: true, ignored: (path) => /(?:^|[\\/])node_modules(?:[\\/]|$)/u.test(path), followSymlinks: false });
  watcher.on("all", () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(onChange, pause);
  });
  // A watcher that fails (too many files, a folder that is gone) leaves the walk as it is; r still reads again.
  watcher.on("error", () => undefined);
  return () => {
    if (timer !== null) clearTimeout(timer);
    void watcher.close();
  };
}
