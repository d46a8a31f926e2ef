// One JSON object a line, as soon as it is known: a derivation with all its steps, or a document that gave none or has something to say. For long runs and
// for programs that pipe records; lines of several machines may simply be put together. Fields are those of `misstep/report@1`, with `type` before them.
import { formatOf } from "./format.js";
import type { Writer } from "./format.js";

function begin(): Writer {
  return {
    kind: "running",
    document: ({ files, derivations }) =>
      [
        ...files.filter(({ status, notes }) => status !== "read" || notes.length > 0).map((file) => ({ type: "file", ...file })),
        ...derivations.map((derivation) => ({ type: "derivation", ...derivation })),
      ]
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(""),
    end: () => "",
  };
}

export const jsonl = formatOf("jsonl", begin);
