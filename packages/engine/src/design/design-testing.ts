import { createModerator } from "../document/moderators.ts";
import type { Moderator } from "../document/types.ts";
import type { Issue, Result } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import { buildDesign } from "./build-design.ts";
import type { BuiltDesign } from "./types.ts";

/** A table for tests, its columns as numbers or as text by what stands in them. */
export function tableOf(columns: Readonly<Record<string, readonly (number | string | null)[]>>): StudyTable {
  const k = Object.values(columns)[0]?.length ?? 0;
  const rowIds = Array.from({ length: k }, (_, i) => `r${i + 1}`);
  return {
    rowIds,
    columns: Object.entries(columns).map(([name, values]) =>
      values.some((value) => typeof value === "string")
        ? { name, kind: "text", values: values.map((value) => (value === null ? null : String(value))) }
        : { name, kind: "number", values: values.map((value) => value as number | null), unparsed: {} },
    ),
  };
}

/** A moderator as it is before the user chooses anything. */
export function moderator(column: string, choices: Partial<Moderator> = {}): Moderator {
  return createModerator({ column, kind: "numeric", ...choices });
}

/** The design over all rows of a table. @throws where there is none */
export function designOf(
  table: StudyTable,
  variables: readonly Moderator[],
  terms: readonly (readonly string[])[],
  intercept = true,
): { readonly value: BuiltDesign; readonly issues: readonly Issue[] } {
  const design = tryDesign(table, variables, terms, intercept);
  if (!design.ok) throw new RangeError(design.issues.map(({ message }) => message).join("\n"));
  return design;
}

export function tryDesign(
  table: StudyTable,
  variables: readonly Moderator[],
  terms: readonly (readonly string[])[],
  intercept = true,
): Result<BuiltDesign> {
  return buildDesign({ spec: { variables, terms, intercept }, table, rowIds: table.rowIds });
}
