export {
  createDocument,
  DEFAULT_AGGREGATE,
  DEFAULT_EFFECTS,
  DEFAULT_MODEL,
  type DocumentParts,
} from "./document/defaults.ts";
export { renameFigureColumns, withFigureWords } from "./document/figure-edits.ts";
export { type FigureSubject, figureWords } from "./document/figure-words.ts";
export { type PlotDefs, plotColumns, renamePlotColumns } from "./document/plot-specs.ts";
export { restoreDocument } from "./document/restore.ts";
export { restoreNewerDocument } from "./document/restore-newer.ts";
export { serialiseColumn, serialiseDocument, serialiseWith } from "./document/serialise.ts";
export { computeEffects } from "./effects/compute-effects.ts";
export { parseList } from "./measures/read-lists.ts";
export { measures } from "./measures/registry.ts";
export { validateParams } from "./measures/validate-params.ts";
export { type FormulaParser, hasFormulas } from "./table/derived-columns.ts";
export {
  addColumn,
  addRow,
  type CellEdit,
  moveRow,
  removeColumn,
  removeRow,
  renameColumn,
  setCell,
  setCells,
} from "./table/edit.ts";
export { quoteName, renameInFormula } from "./table/formula-names.ts";
export type * from "./table/formula-tree.ts";
export { type GuessedRoles, guessRoles, guessRolesFor, plainName } from "./table/guess-roles.ts";
export {
  type DecimalMark,
  type NumberFormat,
  type ParsedNumber,
  PLAIN_NUMBERS,
  parseNumber,
  parseTypedNumber,
  type ThousandsMark,
} from "./table/parse-number.ts";
export { toDelimited } from "./table/to-delimited.ts";
