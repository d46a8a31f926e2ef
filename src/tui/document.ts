// What is walked through: documents with their texts and what was found in them. A report alone will do; with the study of its derivations the screens show formulas,
// values and pictures too.
import type { Report } from "../model/report.js";
import type { DerivationStudy } from "../check/study.js";

/** One file, or what stood for one. */
export interface WalkDocument {
  readonly path: string;
  /** Null where nothing could be read. */
  readonly text: string | null;
  readonly report: Report;
  /** For each derivation of the report, in order; may be empty. */
  readonly studies: readonly DerivationStudy[];
  /** Can it be written back? Standard input and expressions cannot. */
  readonly isFile: boolean;
}
