import type { ArtefactSpec, Roles } from "../document/types.ts";
import type { Measure } from "../measures/types.ts";
import { withDefaults } from "../registry.ts";
import type { Issue } from "../result.ts";
import { findColumn, type StudyTable } from "../table/study-table.ts";
import { artefactOf } from "./artefact-list.ts";
import { artefactCorrections } from "./registry.ts";
import type { Artefact } from "./types.ts";

/** The artefacts of all rows, none missing. */
export interface ArtefactColumns {
  readonly values: Readonly<Record<string, readonly number[]>>;
  /** What stood in for values not reported, and for which rows. */
  readonly assumed: readonly {
    readonly key: string;
    readonly value: number;
    readonly studies: number | null;
    readonly rows: readonly number[];
  }[];
  /** Row index to what is wrong with it. */
  readonly problems: ReadonlyMap<number, Omit<Issue, "path">>;
}

/**
 * The artefacts a document corrects for: those of its correction that a column tells of, or that are given as a number for
 * studies that do not report them.
 */
export function playedArtefacts(
  { attenuates }: Pick<Measure, "attenuates">,
  { correction, params }: ArtefactSpec,
  roles: Pick<Roles, "inputs">,
): readonly string[] {
  if (attenuates === undefined) return [];
  const record = artefactCorrections.get(correction);
  const { missing, ...given } = withDefaults(record.params, params);
  return record
    .artefacts(attenuates)
    .filter((key) => roles.inputs[key] !== undefined || (missing === "given" && key in given));
}

/**
 * Reads the artefacts of the rows, and fills in what is not reported: the mean of the rows that report it, the number given, or
 * 1, which corrects nothing. A split that is not reported is none.
 */
export function readArtefacts(
  table: StudyTable,
  roles: Pick<Roles, "inputs">,
  keys: readonly string[],
  { correction, params }: ArtefactSpec,
  rowIds: readonly string[],
): ArtefactColumns {
  const chosen = withDefaults(artefactCorrections.get(correction).params, params);
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const values: Record<string, readonly number[]> = {};
  const assumed: ArtefactColumns["assumed"][number][] = [];
  const problems = new Map<number, Omit<Issue, "path">>();
  for (const key of keys) {
    const artefact = artefactOf(key);
    const column = findColumn(table, roles.inputs[key]);
    const reported = rowIds.map((rowId, row) => {
      const position = positions.get(rowId)!;
      const value = column?.kind === "number" ? (column.values[position] ?? null) : null;
      const problem = column === undefined ? null : problemOf(artefact, column.kind, value);
      if (problem !== null) problems.set(row, problem);
      return problem === null ? value : null;
    });
    const known = reported.filter((value) => value !== null);
    const how = artefact.isAbsentUnlessReported ? "none" : chosen.missing;
    const stand = standIn(known, how, chosen[key]);
    const rows = reported.flatMap((value, row) => (value === null && !problems.has(row) ? [row] : []));
    values[key] = reported.map((value) => value ?? stand.value);
    if (rows.length > 0 && stand.isSaid)
      assumed.push({ key, value: stand.value, studies: stand.studies, rows });
  }
  return { values, assumed, problems };
}

interface StandIn {
  readonly value: number;
  readonly studies: number | null;
  /** Whether it is an assumption, rather than no correction. */
  readonly isSaid: boolean;
}

function standIn(known: readonly number[], how: unknown, given: unknown): StandIn {
  if (how === "given" && typeof given === "number")
    return { value: given, studies: null, isSaid: given !== 1 };
  if (how !== "mean" || known.length === 0) return { value: 1, studies: null, isSaid: false };
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return { value: mean, studies: known.length, isSaid: true };
}

function problemOf(
  { label, range }: Artefact,
  kind: string,
  value: number | null,
): Omit<Issue, "path"> | null {
  if (kind === "text") {
    return {
      code: "artefact-not-a-number",
      severity: "error",
      message: `“${label}” is read from a column of text, so its effect cannot be corrected. It is left out.`,
      hint: "Choose a column of numbers.",
    };
  }
  if (value === null) return null;
  const { above, upTo, open } = range;
  if (value > above && (open ? value < upTo : value <= upTo)) return null;
  return {
    code: "artefact-out-of-range",
    severity: "error",
    message: `“${label}” is ${value}, and lies outside ${above} to ${upTo}; its effect cannot be corrected. It is left out.`,
    hint: "Check the value: percentages are entered as proportions.",
  };
}
