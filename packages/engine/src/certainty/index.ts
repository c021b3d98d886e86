export { usualBaselines } from "./absolute-effects.ts";
export { certaintyOf } from "./certainty-of.ts";
export { domainLines } from "./domain-lines.ts";
export { type Finding, findingOf, findingsOf, type ShownRisk } from "./findings.ts";
export {
  findingLines,
  findingRows,
  findingsBasis,
  findingsHead,
  findingsTitle,
  findingsToCsv,
  participantsOf,
} from "./findings-table.ts";
export { outcomeFacts, withOutcome } from "./outcome-facts.ts";
export { certaintyDomains } from "./registry.ts";
export type * from "./types.ts";
