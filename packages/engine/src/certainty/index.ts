export { usualBaselines } from "./absolute-effects.ts";
export { certaintyOf } from "./certainty-of.ts";
export { type Finding, findingOf, type ShownRisk } from "./findings.ts";
export {
  BASIS,
  FINDINGS_TITLE,
  type FindingLine,
  findingLines,
  findingRows,
  findingsHead,
  findingsToCsv,
  participantsOf,
} from "./findings-table.ts";
export { certaintyDomains } from "./registry.ts";
export type * from "./types.ts";
