// The baseline: a file of findings that were there when it was written, so that old content does not fail a run and new mistakes do. It is sorted and says
// what each finding is, so that a change of it can be read in a review.
import { readFile, writeFile } from "node:fs/promises";
import type { Finding } from "../report/findings.js";
import { problemText } from "./environment.js";

const schema = "misstep/baseline@1";

/** A finding as the baseline keeps it. Only the fingerprint is compared; the rest is for people. */
export interface KnownFinding {
  readonly path: string;
  readonly rule: string;
  readonly says: string;
  readonly fingerprint: string;
}

export function knownFinding({ path, rule, title, fingerprint }: Finding): KnownFinding {
  return { path, rule, says: title, fingerprint };
}

/** The fingerprints in a baseline, or what is wrong with the file. */
export async function readBaseline(file: string): Promise<{ readonly known: ReadonlySet<string> } | { readonly problem: string }> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (caught) {
    const missing = typeof caught === "object" && caught !== null && "code" in caught && caught.code === "ENOENT";
    return { problem: missing ? `there is no baseline “${file}” yet; --update-baseline writes it` : `the baseline “${file}” could not be read: ${problemText(caught)}` };
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("schema" in value) || value.schema !== schema) return { problem: `“${file}” is no baseline: expected “schema”: “${schema}”` };
    const findings: readonly unknown[] = "findings" in value && Array.isArray(value.findings) ? value.findings : [];
    const known = findings.map((finding) => (typeof finding === "object" && finding !== null && "fingerprint" in finding && typeof finding.fingerprint === "string" ? finding.fingerprint : null));
    if (known.includes(null)) return { problem: `“${file}” is no baseline: finding ${known.indexOf(null) + 1} has no fingerprint` };
    return { known: new Set(known.filter((fingerprint) => fingerprint !== null)) };
  } catch (caught) {
    return { problem: `“${file}” is no baseline: ${problemText(caught)}` };
  }
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Writes a baseline; resolves to what kept it from being written, or null. */
export async function writeBaseline(file: string, findings: readonly KnownFinding[]): Promise<string | null> {
  const sorted = [...findings].sort((a, b) => inOrder(a.path, b.path) || inOrder(a.rule, b.rule) || inOrder(a.fingerprint, b.fingerprint));
  try {
    await writeFile(file, `${JSON.stringify({ schema, findings: sorted }, null, 2)}\n`);
    return null;
  } catch (caught) {
    return `the baseline could not be written: ${problemText(caught)}`;
  }
}
