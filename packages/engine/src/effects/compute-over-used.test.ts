import { describe, expect, it } from "vitest";
import type { StudyTable } from "../table/study-table.ts";
import { computeEffects } from "./compute-effects.ts";

const COUNTS = { ai: [12, 4, 9], bi: [38, 119, 20], ci: [20, 11, 3], di: [29, 128, 25] };

function effectsOf(
  extra: Readonly<Record<string, number | null>> | null,
  params: Record<string, string>,
  measure = "RD",
) {
  const columns = Object.entries(COUNTS).map(([name, values]) => ({
    name,
    kind: "number" as const,
    values: extra === null ? values : [...values, extra[name] ?? null],
    unparsed: {},
  }));
  const table: StudyTable = { rowIds: columns[0]!.values.map((_, row) => `r${row}`), columns };
  const inputs = Object.fromEntries(columns.map(({ name }) => [name, name]));
  const result = computeEffects(table, { label: null, inputs, weights: null }, [], { measure, params });
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

describe("a row without an effect", () => {
  it("has no part in the averages of the others", () => {
    const alone = effectsOf(null, { vtype: "AV" });
    const beside = effectsOf({ ci: 9, di: 11 }, { vtype: "AV" });
    expect(beside.excluded).toHaveLength(1);
    expect([beside.yi, beside.vi]).toEqual([alone.yi, alone.vi]);
  });

  it("does not call for a correction of the others by its empty cell", () => {
    const alone = effectsOf(null, { to: "if0all" });
    const beside = effectsOf({ ci: 0, di: 11 }, { to: "if0all" });
    expect([beside.yi, beside.vi]).toEqual([alone.yi, alone.vi]);
  });
});
