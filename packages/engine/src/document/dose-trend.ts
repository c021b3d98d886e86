import type { DoseColumn, DoseTrendSpec } from "./types.ts";

const DEFAULT_DOSE_TREND: DoseTrendSpec = {
  outcome: "ratio",
  columns: {},
  design: "cc",
  covariance: "greenland-longnecker",
  cohorts: "risk",
  intervalLevel: 0.95,
  variance: "pooled",
  correct: true,
  shape: "rcs",
  knots: null,
  knotCount: null,
  stages: "one-stage",
  method: "REML",
  reference: null,
  at: [],
};

/** Every column of dose categories that can be named, in the order in which they are asked for. */
export const DOSE_COLUMNS: readonly DoseColumn[] = [
  "study",
  "dose",
  "design",
  "cases",
  "n",
  "logRatio",
  "se",
  "ratio",
  "lower",
  "upper",
  "mean",
  "sd",
];

/** What is asked of dose categories, from the parts that are known; a spline in one stage by REML unless told. */
export function createDoseTrend(parts: Partial<DoseTrendSpec> = {}): DoseTrendSpec {
  return { ...DEFAULT_DOSE_TREND, ...parts };
}

/** Columns of the table that hold dose categories. */
export function doseColumns({ columns }: DoseTrendSpec): string[] {
  return [...new Set(DOSE_COLUMNS.flatMap((key) => columns[key] ?? []))];
}

/** Dose categories after columns got other names; null = a column is gone, and its part in them. */
export function renameDoseColumns(
  spec: DoseTrendSpec,
  rename: (name: string) => string | null,
): DoseTrendSpec {
  const columns: Partial<Record<DoseColumn, string>> = {};
  for (const key of DOSE_COLUMNS) {
    const name = spec.columns[key];
    const next = name === undefined ? null : rename(name);
    if (next !== null) columns[key] = next;
  }
  return { ...spec, columns };
}
