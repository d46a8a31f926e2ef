// Runs SymPy, where a Python that has it is found: Debian's python3-sympy first.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("./sympy_equals.py", import.meta.url));
const PYTHONS = ["/usr/bin/python3", "python3"];

function findPython() {
  return PYTHONS.find((python) => spawnSync(python, ["-c", "import sympy"]).status === 0) ?? null;
}

/** SymPy's answers and milliseconds for `[a, b, positive names]`, with its version; null where no Python has SymPy. */
export function equalBySympy(pairs) {
  const python = findPython();
  if (python === null) return null;
  const run = spawnSync(python, [SCRIPT], { input: JSON.stringify(pairs), encoding: "utf8", maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(`SymPy failed: ${run.stderr.slice(-2000)}`);
  return { python, ...JSON.parse(run.stdout) };
}
