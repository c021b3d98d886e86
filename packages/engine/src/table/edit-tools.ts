/** What the grid does with a table beyond single cells; fetched with the grid, and no part of the first view. */
export {
  type ColumnChoice,
  columnCondition,
  columnConditions,
  filterConditions,
  withColumnCondition,
} from "./column-filter.ts";
export { addColumns, moveColumns, removeColumns, setForm, setUnit } from "./edit-columns.ts";
export { addRows, moveRows, orderRows, removeRows } from "./edit-rows.ts";
export { continueSeries } from "./fill-series.ts";
export {
  cellsLookedInto,
  type FindOptions,
  type FoundCell,
  findCells,
  patternOf,
  replaceInText,
  textsWith,
} from "./find-cells.ts";
export { pastedNumbers } from "./paste-numbers.ts";
export { readColumnChoice } from "./read-column-choice.ts";
export { type SortDirection, sortedRowIds } from "./sort-rows.ts";
