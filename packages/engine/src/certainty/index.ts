export { usualBaselines } from "./absolute-effects.ts";
export { certaintyOf } from "./certainty-of.ts";
export { domainLines } from "./domain-lines.ts";
export { type Finding, findingOf, type ShownRisk } from "./findings.ts";
export {
  type FindingLine,
  findingLines,
  findingRows,
  findingsBasis,
  findingsHead,
  findingsTitle,
  findingsToCsv,
  participantsOf,
} from "./findings-table.ts";
export { certaintyDomains } from "./registry.ts";
export type * from "./types.ts";
