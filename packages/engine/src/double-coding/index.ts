/** Coding studies twice: the sheet that is filled in, the comparison of two codings, and how differences are settled. */
export { type CodingSpec, compareCodings } from "./compare-codings.ts";
export { codebookCsv, extractionSheet, type SheetField, sheetCsv } from "./extraction-sheet.ts";
export { type Resolution, resolutionNote, resolveDifference } from "./resolve.ts";
export { type SheetPreset, sheetPresets } from "./sheet-presets.ts";
export type {
  CodedPair,
  CodingComparison,
  CodingDifference,
  ColumnAgreement,
  EffectChange,
  LoneRow,
} from "./types.ts";
