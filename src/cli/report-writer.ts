// Writes the report of a run in the way of its format: at once what runs, and in spools what is framed by counts of all. No report is kept.
import type { Report } from "../model/report.js";
import type { Format, RenderContext } from "../report/format.js";
import type { Tally } from "../report/tally.js";
import type { Destination } from "./output.js";
import { openSpool } from "./spool.js";
import type { Spool } from "./spool.js";

export interface ReportWriter {
  readonly document: (report: Report, context: RenderContext) => Promise<void>;
  readonly end: (total: Tally) => Promise<void>;
  /** Gives back what it holds, also where the report was not ended. */
  readonly close: () => Promise<void>;
}

export function writeReports(format: Format, context: RenderContext, destination: Pick<Destination, "write">): ReportWriter {
  const writer = format.begin(context);
  if (writer.kind === "running") {
    return {
      document: (report, own) => destination.write(writer.document(report, own)),
      end: (total) => destination.write(writer.end(total)),
      close: async () => undefined,
    };
  }
  const spools: Spool[] = [];
  return {
    async document(report, own) {
      for (const [part, text] of writer.document(report, own).entries()) await (spools[part] ??= openSpool()).add(text);
    },
    async end(total) {
      for (const piece of writer.end(total)) {
        if (typeof piece === "string") await destination.write(piece);
        else for await (const text of spools[piece.part]?.texts() ?? []) await destination.write(text);
      }
    },
    close: async () => {
      for (const spool of spools) await spool.close();
    },
  };
}
