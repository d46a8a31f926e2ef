// The report as JSON, `misstep/report@1`, for programs. Its published schema is `report.schema.json` beside this file.
import type { Format } from "./format.js";

export const json: Format = {
  name: "json",
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
