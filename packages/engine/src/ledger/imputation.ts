import type { ImputedNumber } from "../analysis-types.ts";
import { type Imputed, imputedCorrelation, imputedSd } from "../conversions/designs/impute.ts";
import type { ImputationSpec, Roles } from "../document/types.ts";
import { formatExact, formatShort } from "../format/index.ts";
import type { Measure } from "../measures/types.ts";
import { findColumn, type StudyTable } from "../table/study-table.ts";
import { quantityOf } from "./targets.ts";

type Cells = readonly (number | null)[];

const SD_WORDS = { pooled: "the pooled SD", mean: "the mean SD", largest: "the largest SD" } as const;

/** Means may lie this many of the largest SDs beyond those of the studies that an SD is taken from. */
const SCALE_MARGIN = 3;

/**
 * What stands in for numbers that rows do not report, made from the active rows that do. Nothing where the document does not
 * ask for it, where no study reports the number, and for measures that compare the SDs themselves.
 *
 * Source: Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, sections 6.5.2.7 and 6.5.2.8.
 * @param positions table positions of the active rows
 */
export function imputedNumbers(
  table: StudyTable,
  roles: Roles,
  positions: readonly number[],
  measure: Measure,
  { sd, correlation }: ImputationSpec,
): readonly ImputedNumber[] {
  const cellsOf = (quantity: string): Cells => {
    const own = measure.inputs.find((input) => quantityOf(input) === quantity);
    // Of a measure that calls something else by this name, the role is not this quantity's.
    const isTaken = own === undefined && measure.inputs.some(({ key }) => key === quantity);
    const column = isTaken ? undefined : findColumn(table, roles.inputs[own?.key ?? quantity]);
    return column?.kind === "number" ? positions.map((position) => column.values[position] ?? null) : [];
  };
  const numbers: ImputedNumber[] = [];
  if (sd !== "none" && measure.comparesSpread !== true) {
    for (const group of [1, 2] as const) {
      const sds = cellsOf(`sd${group}i`);
      const imputed = imputedSd(sds, cellsOf(`n${group}i`), sd);
      if (imputed !== null) numbers.push(standInSd(group, imputed, SD_WORDS[sd], sds, cellsOf(`m${group}i`)));
    }
  }
  const imputed = correlation === "none" ? null : imputedCorrelation(cellsOf("r_prepost"));
  if (imputed !== null) numbers.push(standInCorrelation(imputed));
  return numbers;
}

function standInSd(
  group: 1 | 2,
  { value, studies }: Imputed,
  how: string,
  sds: Cells,
  means: Cells,
): ImputedNumber {
  const reported = means.flatMap((mean, row) => (mean !== null && (sds[row] ?? 0) > 0 ? [mean] : []));
  const missing = means.filter((mean, row) => mean !== null && (sds[row] ?? null) === null).length;
  const widest = sds.reduce<number>((most, sd) => Math.max(most, sd ?? 0), 0);
  const margin = SCALE_MARGIN * widest;
  return {
    key: `sd${group}_imputed`,
    value,
    studies,
    clause: `an SD of ${formatShort(value)} in group ${group}, ${how} of ${others(studies)} on the same scale`,
    missing,
    means:
      reported.length === 0
        ? null
        : [
            reported.reduce((least, mean) => Math.min(least, mean)) - margin,
            reported.reduce((most, mean) => Math.max(most, mean)) + margin,
          ],
  };
}

function standInCorrelation({ value, studies }: Imputed): ImputedNumber {
  const clause = `a correlation of ${formatShort(value)} between the two measurements, the mean of ${others(studies)}`;
  return { key: "r_imputed", value, studies, clause, missing: 0, means: null };
}

function others(studies: number): string {
  return studies === 1 ? "1 other study" : `${formatExact(studies)} other studies`;
}
