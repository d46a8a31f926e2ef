// `--since`: the files that changed since a commit, as git tells them: what differs in the work tree from where the branches parted, and what git does not
// know yet.
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { problemText } from "./environment.js";

const run = promisify(execFile);

/** Absolute paths of the changed files, or what keeps git from telling. */
export async function changedSince(reference: string): Promise<{ readonly files: ReadonlySet<string> } | { readonly problem: string }> {
  const git = async (...args: readonly string[]): Promise<string> => (await run("git", [...args], { maxBuffer: 1 << 28 })).stdout;
  try {
    await git("rev-parse", "--git-dir");
  } catch (caught) {
    const missing = typeof caught === "object" && caught !== null && "code" in caught && caught.code === "ENOENT";
    return { problem: missing ? "--since needs git, which is not installed" : "--since needs a git repository, and here is none" };
  }
  let commit: string;
  try {
    commit = (await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${reference}^{commit}`)).trim();
  } catch {
    return { problem: `git knows no commit “${reference}” here (in a shallow clone it may have to be fetched first)` };
  }
  try {
    const root = (await git("rev-parse", "--show-toplevel")).trim();
    // Where the two have nothing in common, as in a shallow clone, the commit itself is compared with.
    const base = await git("merge-base", commit, "HEAD").then((text) => text.trim(), () => commit);
    const changed = await git("-C", root, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", base, "--");
    const unknown = await git("-C", root, "ls-files", "--others", "--exclude-standard", "-z");
    return { files: new Set([...changed.split("\0"), ...unknown.split("\0")].filter((name) => name !== "").map((name) => resolve(root, name))) };
  } catch (caught) {
    return { problem: `git could not tell what changed: ${problemText(caught)}` };
  }
}
