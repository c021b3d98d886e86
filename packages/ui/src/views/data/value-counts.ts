import type { Column } from "@treeline/engine";

interface ValueCounts {
  /** Each different value as it is written, with the rows that have it; numbers by size, texts as people sort them. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Rows without a value. */
  readonly missing: number;
}

/** What a column holds and how often. */
export function valueCounts(column: Column): ValueCounts {
  const counts = new Map<string, number>();
  let missing = 0;
  for (const value of column.values) {
    if (value === null) missing += 1;
    else counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  const collator = new Intl.Collator("en", { numeric: true });
  const values = [...counts].map(([value, count]) => ({ value, count }));
  values.sort((one, other) =>
    column.kind === "number"
      ? Number(one.value) - Number(other.value)
      : collator.compare(one.value, other.value),
  );
  return { values, missing };
}
