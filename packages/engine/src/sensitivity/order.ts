import type { EffectSet } from "../analysis-types.ts";
import type { SensitivitySpec } from "../document/types.ts";
import { formatExact, formatShort } from "../format/index.ts";
import type { StudyName } from "../sensitivity-types.ts";

/** Studies that come in together, and by what. */
interface OrderedGroup {
  readonly studies: readonly StudyName[];
  readonly at: string | null;
}

interface Ordered {
  readonly groups: readonly OrderedGroup[];
  /** "by year, ascending". */
  readonly by: string;
  /** Studies that the order says nothing of: they come in last. */
  readonly unknown: readonly StudyName[];
}

type Value = number | string | null;

/**
 * The order in which studies come into a cumulative meta-analysis: stable, so that ties keep the order of the table; studies
 * without a value come last.
 */
export function orderedStudies(
  studies: readonly StudyName[],
  effects: EffectSet,
  spec: SensitivitySpec,
  column: ReadonlyMap<string, Value> | null,
): Ordered {
  const valueAt = valuesFor(effects, spec, column);
  const words = wordsOf(spec);
  if (valueAt === null) {
    const inTurn = spec.descending ? studies.toReversed() : studies;
    return { groups: inTurn.map((study) => ({ studies: [study], at: null })), by: words, unknown: [] };
  }
  const valued = studies.map((study) => ({ study, value: valueAt(study.rowId) }));
  const known = valued.filter((one): one is Known => one.value !== null);
  const unknown = valued.filter(({ value }) => value === null).map(({ study }) => study);
  const sign = spec.descending ? -1 : 1;
  const sorted = known.toSorted((a, b) => sign * compared(a.value, b.value));
  return {
    by: words,
    unknown,
    groups: [...grouped(sorted, spec.collapse), ...unknown.map((study) => ({ studies: [study], at: null }))],
  };
}

interface Known {
  readonly study: StudyName;
  readonly value: number | string;
}

function valuesFor(
  { rowIds, yi, vi }: EffectSet,
  { order, column: name }: SensitivitySpec,
  column: ReadonlyMap<string, Value> | null,
): ((rowId: string) => Value) | null {
  if (order === "table" || (order === "column" && (name === null || column === null))) return null;
  if (order === "column") return (rowId) => column?.get(rowId) ?? null;
  const values = new Map(
    rowIds.map((rowId, at) => [rowId, order === "effect" ? yi[at]! : Math.sqrt(vi[at]!)]),
  );
  return (rowId) => values.get(rowId) ?? null;
}

function wordsOf({ order, column, descending }: SensitivitySpec): string {
  const way = descending ? "descending" : "ascending";
  switch (order) {
    case "precision":
      return descending ? "from the least to the most precise" : "from the most to the least precise";
    case "effect":
      return `by effect, ${way}`;
    case "column":
      if (column !== null) return `by ${column}, ${way}`;
      break;
    case "table":
  }
  return descending ? "in the reverse order of the table" : "in the order of the table";
}

/** Numbers by size, texts by their letters, numbers before texts. */
function compared(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number") return -1;
  if (typeof b === "number") return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function grouped(sorted: readonly Known[], collapse: boolean): OrderedGroup[] {
  const groups: { studies: StudyName[]; value: number | string }[] = [];
  for (const { study, value } of sorted) {
    const last = groups.at(-1);
    if (collapse && last !== undefined && compared(last.value, value) === 0) last.studies.push(study);
    else groups.push({ studies: [study], value });
  }
  return groups.map(({ studies, value }) => ({ studies, at: shown(value) }));
}

/** Years and other whole numbers as they are entered. */
function shown(value: number | string): string {
  if (typeof value === "string") return value;
  return Number.isInteger(value) ? formatExact(value) : formatShort(value);
}
