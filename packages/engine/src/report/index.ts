/** The report: its sections as data, the checklist, and its text forms. */

export type { CheckedItem } from "./checklist/items.ts";
export { findingsReport } from "./findings-report.ts";
export { keptSensitivity } from "./kept-sensitivity.ts";
export { type FigureText, reportToMarkdown } from "./markdown.ts";
export { reportSections } from "./registry.ts";
export { RESULT_COLUMNS, withResultColumns } from "./result-columns.ts";
export { endsInSentences, isShort, reachOf, rowGroups } from "./row-groups.ts";
export type * from "./types.ts";
export { CHECKLIST, checklistOf, chosenSections, writeReport } from "./write-report.ts";
