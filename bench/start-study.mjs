// How long the command takes to start: `misstep --version` and `misstep check` on one small file beside `node -e 0`, in turns, so that all of them meet the same
// machine. The check is measured without and with its cache of reports; what V8 compiled is kept between runs, as it is for users. Runs by itself too:
// `node bench/start-study.mjs`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./statistics.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const document = here("../derivations/sigmoid.md");
const command = here("../dist/cli.js");

/** The commands, with the most that each may take as a multiple of the first. */
const commands = [
  { name: "node -e 0", args: ["-e", "0"], most: 1 },
  { name: "misstep --version", args: [command, "--version"], most: 1.5 },
  { name: "misstep check, one small file", args: [command, "check", "--no-cache", document], most: 3 },
  { name: "misstep check, unchanged since", args: [command, "check", document], most: 3 },
];

function once(args, variables) {
  const begin = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: "ignore", env: variables });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  return performance.now() - begin;
}

/** For each command its median in milliseconds and that as a multiple of the bare node's. */
export function studyStart({ runs = 21 } = {}) {
  const cache = mkdtempSync(join(tmpdir(), "misstep-start-"));
  const variables = { ...process.env, XDG_CACHE_HOME: cache, CACHE_DIR: cache };
  try {
    for (const { args } of commands) once(args, variables);
    const times = commands.map(() => []);
    for (let run = 0; run < runs; run++) commands.forEach(({ args }, k) => times[k].push(once(args, variables)));
    const [bare] = times.map(median);
    return commands.map(({ name, most }, k) => ({ name, most, time: median(times[k]), factor: median(times[k]) / bare }));
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** The study as a table in Markdown. */
export function startTable(rows) {
  return ["| command | median | × node | at most |", "| --- | ---: | ---: | ---: |", ...rows.map(({ name, time, factor, most }) => `| ${name} | ${time.toFixed(0)} ms | ${factor.toFixed(2)} | ${most} |`)].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${startTable(studyStart())}\n`);
