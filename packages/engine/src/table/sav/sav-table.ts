import { type Issue, issue } from "../../result.ts";
import { nameColumns } from "../headers.ts";
import type { Column, StudyTable } from "../study-table.ts";
import { Refusal } from "../workbook/refusal.ts";
import { keyOf, readDictionary, type SavDictionary, type SavVariable } from "./dictionary.ts";
import { type Elements, readElements } from "./elements.ts";
import { dateText } from "./formats.ts";

/** Choices of the user that overrule what would be taken. */
export interface SavOptions {
  /** Whether coded values are read as their labels; absent = they are, where every value of a variable has one. */
  readonly labels?: boolean;
}

export interface SavTable {
  readonly table: StudyTable;
  /** Variables whose every value has a label. */
  readonly labelled: readonly string[];
  readonly issues: readonly Issue[];
}

const MAX_CELLS = 20_000_000;
const MAX_COLUMNS = 2000;

/**
 * A data file of SPSS (.sav, .zsav) as a table: long names, dates as dates, declared missing values as empty cells.
 * @throws Refusal for what is damaged, too large or has no cases
 */
export function readSav(content: Uint8Array, options: SavOptions): SavTable {
  const dictionary = readDictionary(content);
  const { variables, caseElements } = dictionary;
  if (variables.length > MAX_COLUMNS) throw tooMany(`${variables.length} variables`);
  const elements = readElements(content, dictionary);
  const told = dictionary.cases;
  const there = Math.floor(elements.count / Math.max(1, caseElements));
  const cases = told >= 0 ? Math.min(told, there) : there;
  if (cases === 0) throw new Refusal("import-empty", "This file has no cases", "Choose another file.");
  if (cases * variables.length > MAX_CELLS) throw tooMany(`${cases} cases of ${variables.length} variables`);
  const rowIds = Array.from({ length: cases }, (_, row) => `r${row + 1}`);
  const named = nameColumns(variables.map(({ name }) => name));
  const read = variables.map((variable, at) =>
    readColumn(variable, named.names[at]!, dictionary, elements, cases, options.labels ?? true),
  );
  return {
    table: { rowIds, columns: read.map(({ column }) => column) },
    labelled: read.flatMap(({ column, isLabelled }) => (isLabelled ? [column.name] : [])),
    issues: [...named.issues, ...fileIssues(dictionary, there), ...read.flatMap(({ issues }) => issues)],
  };
}

interface ReadColumn {
  readonly column: Column;
  readonly isLabelled: boolean;
  readonly issues: readonly Issue[];
}

function readColumn(
  variable: SavVariable,
  name: string,
  dictionary: SavDictionary,
  elements: Elements,
  cases: number,
  takesLabels: boolean,
): ReadColumn {
  const read =
    variable.width === 0
      ? numberReader(variable, dictionary, elements)
      : textReader(variable, dictionary, elements);
  let declared = 0;
  const cells = Array.from({ length: cases }, (_, row) => {
    const cell = read(row);
    if (cell.isDeclaredMissing) declared += 1;
    return cell;
  });
  const filled = cells.filter(({ value }) => value !== null);
  const isLabelled = filled.length > 0 && filled.every(({ label }) => label !== undefined);
  const issues = declared === 0 ? [] : [declaredMissing(name, declared)];
  if (isLabelled && takesLabels) {
    const values = cells.map(({ value, label }) => (value === null ? null : (label ?? null)));
    return { column: { name, kind: "text", values, form: "factor" }, isLabelled, issues };
  }
  if (filled.every(({ value }) => typeof value === "number") && variable.width === 0) {
    const values = cells.map(({ value }) => (typeof value === "number" ? value : null));
    return { column: { name, kind: "number", values, unparsed: {} }, isLabelled, issues };
  }
  const values = cells.map(({ value }) => (value === null ? null : String(value)));
  return { column: { name, kind: "text", values }, isLabelled, issues };
}

interface SavCell {
  readonly value: number | string | null;
  readonly label: string | undefined;
  readonly isDeclaredMissing: boolean;
}

function numberReader(
  { first, format, missing, labels }: SavVariable,
  { caseElements, isLittle, systemMissing }: SavDictionary,
  { bytes }: Elements,
): (row: number) => SavCell {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const single = missing.values.map((value) =>
    new DataView(value.buffer, value.byteOffset, 8).getFloat64(0, isLittle),
  );
  return (row) => {
    const at = (row * caseElements + first) * 8;
    const number = view.getFloat64(at, isLittle);
    const isNone = number === systemMissing || !Number.isFinite(number);
    const inRange = missing.range !== null && number >= missing.range[0] && number <= missing.range[1];
    const isDeclaredMissing = !isNone && (inRange || single.includes(number));
    const label = labels.get(keyOf(bytes.subarray(at, at + 8)));
    const value = isNone || isDeclaredMissing ? null : (dateText(number, format) ?? number + 0);
    return { value, label, isDeclaredMissing };
  };
}

function textReader(
  { first, segments, width, missing, labels }: SavVariable,
  { caseElements, text }: SavDictionary,
  { bytes }: Elements,
): (row: number) => SavCell {
  const single = new Set(missing.values.map((value) => text(value)));
  const whole = new Uint8Array(segments.reduce((sum, segment) => sum + segment.bytes, 0));
  return (row) => {
    let at = (row * caseElements + first) * 8;
    let filled = 0;
    for (const segment of segments) {
      whole.set(bytes.subarray(at, at + segment.bytes), filled);
      filled += segment.bytes;
      at += segment.elements * 8;
    }
    const content = text(whole.subarray(0, Math.min(width, filled)));
    const isDeclaredMissing = content !== "" && single.has(content);
    const start = (row * caseElements + first) * 8;
    const label = width <= 8 ? labels.get(keyOf(bytes.subarray(start, start + 8))) : undefined;
    return { value: content === "" || isDeclaredMissing ? null : content, label, isDeclaredMissing };
  };
}

function declaredMissing(name: string, count: number): Issue {
  return issue(
    "values-declared-missing",
    "note",
    `${count} ${count === 1 ? "cell" : "cells"} of “${name}” ${count === 1 ? "holds a value" : "hold values"} that the file declares as missing; ${count === 1 ? "it is" : "they are"} empty here.`,
    "Nothing needs to be done.",
    { column: name },
  );
}

function fileIssues({ cases, weight }: SavDictionary, there: number): Issue[] {
  const issues: Issue[] = [];
  if (cases > there) {
    issues.push(
      issue(
        "cases-cut-off",
        "warning",
        `The file says it has ${cases} cases, but only ${there} are in it; the others are lost.`,
        "Save it again in the program it came from, and import that copy.",
      ),
    );
  }
  if (weight !== null) {
    issues.push(
      issue(
        "cases-weighted",
        "warning",
        `The file weights its cases by “${weight}”; the weights are imported as a column and used nowhere by themselves.`,
        "Choose the column as weights under Effects if the studies are to be weighted by it.",
      ),
    );
  }
  return issues;
}

function tooMany(what: string): Refusal {
  return new Refusal(
    "import-too-large",
    `This file has ${what}, more than can be kept in memory`,
    "Save only the variables that the analysis needs, and try again.",
  );
}
