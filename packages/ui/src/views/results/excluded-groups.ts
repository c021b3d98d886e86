import type { EffectSet, Issue } from "@treeline/engine";

export type ExcludedRow = EffectSet["excluded"][number];

/** Rows that are not used, for one reason. */
export interface ExcludedGroup {
  readonly rows: readonly [ExcludedRow, ...ExcludedRow[]];
  /** Whether the reason reads the same for every row once the row's name is taken off. */
  readonly alike: boolean;
}

/** Fewer rows than this are listed one by one. */
const MANY = 4;

/**
 * Puts rows left out for the same reason in the same column together, so that dozens of them read as one line. Rows left out
 * by hand have reasons of their own and stay by themselves.
 */
export function groupExcluded(excluded: readonly ExcludedRow[]): readonly ExcludedGroup[] {
  const byReason = new Map<string, [ExcludedRow, ...ExcludedRow[]]>();
  for (const row of excluded) {
    const { code, path } = row.issue;
    const key = code === "excluded-by-user" ? `row ${row.rowId}` : `${code} ${path.column ?? ""}`;
    const known = byReason.get(key);
    if (known === undefined) byReason.set(key, [row]);
    else known.push(row);
  }
  return [...byReason.values()].flatMap((rows) =>
    rows.length < MANY
      ? rows.map((row): ExcludedGroup => ({ rows: [row], alike: true }))
      : [{ rows, alike: rows.every((row) => reasonOf(row) === reasonOf(rows[0])) }],
  );
}

/** The message without the row's name, which stands beside it. */
export function reasonOf({ label, issue }: { readonly label: string; readonly issue: Issue }): string {
  const { message } = issue;
  const rest = message.startsWith(label) ? message.slice(label.length).replace(/^[,:]\s*/, "") : message;
  return rest === "" ? message : rest.charAt(0).toUpperCase() + rest.slice(1);
}
