// The report as JSON, `misstep/report@1`, for programs. Its published schema is `report.schema.json` beside this file. What stands first, the summary, counts
// all documents; the two lists grow as they are checked, each item as `JSON.stringify` would write it there.
import { REPORT_SCHEMA } from "../model/report.js";
import { VERSION } from "../model/version.js";
import { formatOf } from "./format.js";
import type { Piece, Writer } from "./format.js";
import { itemsOf } from "./json-list.js";

function begin(): Writer {
  let files = 0;
  let derivations = 0;
  const list = (name: string, part: number, length: number): readonly Piece[] => (length === 0 ? [`  "${name}": []`] : [`  "${name}": [`, { part }, "\n  ]"]);
  return {
    kind: "framed",
    document(report) {
      const parts = [itemsOf(report.files, files === 0, 2), itemsOf(report.derivations, derivations === 0, 2)];
      files += report.files.length;
      derivations += report.derivations.length;
      return parts;
    },
    end: ({ summary }) => [
      JSON.stringify({ schema: REPORT_SCHEMA, version: VERSION, summary }, null, 2).replace(/\n\}$/, ",\n"),
      ...list("files", 0, files),
      ",\n",
      ...list("derivations", 1, derivations),
      "\n}\n",
    ],
  };
}

export const json = formatOf("json", begin);
