import type { DoseColumn, DoseTrendSpec } from "../../document/types.ts";
import { log } from "../../numeric/elementary.ts";
import { type Issue, issue } from "../../result.ts";
import { parseTypedNumber } from "../../table/parse-number.ts";
import { type Column, findColumn, type StudyTable } from "../../table/study-table.ts";
import { designOf } from "./read-design.ts";
import type { DoseData, DoseDesign, MeanRow, RatioRow } from "./types.ts";

/** Rows of a table as dose categories; `data` is null where a column without which there are none is not chosen. */
export interface DoseRows {
  readonly data: DoseData | null;
  readonly issues: readonly Issue[];
}

/** Where one row's cells are read, and what is wrong with them is noted. */
interface Reader {
  readonly rowId: string;
  readonly study: string;
  number(key: DoseColumn): number | null;
  text(key: DoseColumn): string | null;
  refuse(key: DoseColumn, what: string): null;
}

/** @param leftOut rows that the user or a filter left out */
export function doseRows(table: StudyTable, spec: DoseTrendSpec, leftOut: ReadonlySet<string>): DoseRows {
  const missing = neededColumns(spec).filter((keys) =>
    keys.every((key) => findColumn(table, spec.columns[key]) === undefined),
  );
  if (missing.length > 0) return { data: null, issues: missing.map(noColumn) };
  const issues: Issue[] = [];
  const readers = table.rowIds.flatMap((rowId, row) =>
    leftOut.has(rowId) ? [] : [readerOf(table, spec, row, rowId, issues)],
  );
  const named = readers.filter(hasEntry).filter((reader) => isNamed(reader));
  return { data: dataOf(spec, named), issues };
}

/** A category without its study cannot be compared with a reference. */
function isNamed({ study, refuse }: Reader): boolean {
  if (study === "") refuse("study", "it is not said whose dose category it is, so that it was left out");
  return study !== "";
}

/** Columns without which no row is a dose category; of several in one list, one. */
function neededColumns({ outcome }: DoseTrendSpec): readonly (readonly DoseColumn[])[] {
  return outcome === "ratio"
    ? [["study"], ["dose"], ["cases"], ["n"], ["logRatio", "ratio"], ["se", "lower"], ["se", "upper"]]
    : [["study"], ["dose"], ["mean"], ["sd"], ["n"]];
}

const WORDS: Readonly<Record<DoseColumn, string>> = {
  study: "the study",
  dose: "the dose",
  design: "the design",
  cases: "the number of cases",
  n: "people or person-time",
  logRatio: "the log ratio",
  se: "its standard error",
  ratio: "the ratio",
  lower: "the lower limit of the ratio",
  upper: "the upper limit of the ratio",
  mean: "the mean",
  sd: "the SD",
};

function noColumn(keys: readonly DoseColumn[]): Issue {
  const words = keys.map((key) => WORDS[key]).join(" or ");
  return issue(
    "dose-column-missing",
    "error",
    `There is no dose-response curve: no column is chosen for ${words}.`,
    "Choose the column that holds it, one row for each dose category of each study.",
    { field: `doseResponse.columns.${keys[0]}` },
  );
}

function readerOf(
  table: StudyTable,
  spec: DoseTrendSpec,
  row: number,
  rowId: string,
  issues: Issue[],
): Reader {
  const column = (key: DoseColumn): Column | undefined => findColumn(table, spec.columns[key]);
  const content = (key: DoseColumn): number | string | null => {
    const found = column(key);
    if (found === undefined) return null;
    const value = found.values[row] ?? null;
    return value === null && found.kind === "number" ? (found.unparsed[rowId] ?? null) : value;
  };
  const study = String(content("study") ?? "").trim();
  const refuse = (key: DoseColumn, what: string): null => {
    const name = column(key)?.name;
    issues.push(
      issue(
        "dose-cell",
        "warning",
        `${study === "" ? "A row without a study" : study}: ${what}.`,
        "Correct the cell, or exclude the row.",
        { rowId, ...(name === undefined ? {} : { column: name }) },
      ),
    );
    return null;
  };
  return {
    rowId,
    study,
    refuse,
    number(key) {
      const value = content(key);
      if (value === null || typeof value === "number") return value;
      const parsed = parseTypedNumber(value);
      if (typeof parsed === "number") return parsed;
      return parsed === "unreadable"
        ? refuse(key, `${WORDS[key]} “${value}” is not a number, so that the row has none`)
        : null;
    },
    text(key) {
      const value = content(key);
      return value === null || value === "" ? null : String(value);
    },
  };
}

/** A row in which nothing stands is the end of a sheet, not a mistake. */
function hasEntry({ study, text }: Reader): boolean {
  const keys: readonly DoseColumn[] = ["dose", "cases", "n", "logRatio", "ratio", "mean"];
  return study !== "" || keys.some((key) => text(key) !== null);
}

function dataOf(spec: DoseTrendSpec, readers: readonly Reader[]): DoseData {
  if (spec.outcome === "ratio") {
    return {
      outcome: "ratio",
      rows: readers.map((reader) => ratioRow(spec, reader)),
      covariance: spec.covariance,
      cohorts: spec.cohorts,
      intervalLevel: spec.intervalLevel,
    };
  }
  const rows = readers.map(meanRow);
  return spec.outcome === "mean-difference"
    ? { outcome: spec.outcome, rows, variance: spec.variance }
    : { outcome: spec.outcome, rows, correct: spec.correct };
}

function meanRow({ rowId, study, number }: Reader): MeanRow {
  return { rowId, study, dose: number("dose"), mean: number("mean"), sd: number("sd"), n: number("n") };
}

function ratioRow(spec: DoseTrendSpec, reader: Reader): RatioRow {
  const { rowId, study, number } = reader;
  return {
    rowId,
    study,
    design: designIn(spec, reader),
    dose: number("dose"),
    cases: number("cases"),
    n: number("n"),
    logRatio: number("logRatio") ?? logOf(reader),
    se: number("se"),
    lower: number("lower"),
    upper: number("upper"),
  };
}

function designIn({ design }: DoseTrendSpec, { text, refuse }: Reader): DoseDesign {
  const entry = text("design");
  const named = entry === null ? design : designOf(entry);
  if (named === null)
    refuse("design", `“${entry}” is no design (cc, ci or ir), so that ${design} is taken in its place`);
  return named ?? design;
}

function logOf({ number, refuse }: Reader): number | null {
  const ratio = number("ratio");
  if (ratio === null) return null;
  return ratio > 0
    ? log(ratio)
    : refuse("ratio", `the ratio ${ratio} is not above 0, so that it has no logarithm`);
}
