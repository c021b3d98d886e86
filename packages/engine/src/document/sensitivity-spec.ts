import type { AnalysisDocument, SensitivitySpec } from "./types.ts";

const DEFAULT_SENSITIVITY: SensitivitySpec = {
  order: "table",
  column: null,
  descending: false,
  collapse: false,
  model: "pooled",
  residuals: "rstudent",
  samples: 1000,
};

/** How the dependence on single studies is looked into, from the parts that are known. */
export function createSensitivitySpec(parts: Partial<SensitivitySpec> = {}): SensitivitySpec {
  return { ...DEFAULT_SENSITIVITY, ...parts };
}

/** Columns of the table that the sensitivity analyses read. */
export function sensitivityColumns({ column }: SensitivitySpec): string[] {
  return column === null ? [] : [column];
}

/** The sensitivity analyses after columns got other names; null = a column is gone, and with it the order by it. */
export function renameSensitivityColumns(
  spec: SensitivitySpec,
  rename: (name: string) => string | null,
): SensitivitySpec {
  if (spec.column === null) return spec;
  const column = rename(spec.column);
  return { ...spec, column, order: column === null && spec.order === "column" ? "table" : spec.order };
}

/** Whether a document asks for sensitivity analyses: by choices of its own, or because its report tells of some. */
export function asksSensitivity({
  sensitivity,
  reporting,
}: Pick<AnalysisDocument, "sensitivity" | "reporting">): boolean {
  return sensitivity !== undefined || (reporting?.sensitivity ?? []).length > 0;
}
