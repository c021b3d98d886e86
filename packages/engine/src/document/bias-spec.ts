import type { BiasColumn, BiasSpec } from "./types.ts";

const DEFAULT_BIAS: BiasSpec = {
  favours: "auto",
  alpha: 0.05,
  anyway: false,
  methods: {},
  params: {},
  columns: {},
};

/** Every column of the audit for publication bias that can be named. */
export const BIAS_COLUMNS: readonly BiasColumn[] = [
  "n1",
  "n2",
  "n",
  "events",
  "m1",
  "m2",
  "selected",
  "replication",
];

/** Those that answer yes or no, in words or as 1 and 0. */
export const BIAS_MARKS: readonly BiasColumn[] = ["selected", "replication"];

/** How an audit is made, from the parts that are known. */
export function createBiasSpec(parts: Partial<BiasSpec> = {}): BiasSpec {
  return { ...DEFAULT_BIAS, ...parts };
}

/** Columns of the table that the audit reads. */
export function biasColumns({ columns }: BiasSpec): string[] {
  return [...new Set(BIAS_COLUMNS.flatMap((key) => columns[key] ?? []))];
}

/** The audit after columns got other names; null = a column is gone. */
export function renameBiasColumns(spec: BiasSpec, rename: (name: string) => string | null): BiasSpec {
  const columns: Partial<Record<BiasColumn, string>> = {};
  for (const key of BIAS_COLUMNS) {
    const name = spec.columns[key];
    const next = name === undefined ? null : rename(name);
    if (next !== null) columns[key] = next;
  }
  return { ...spec, columns };
}
