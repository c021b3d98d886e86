import { expect, it } from "vitest";
import { columnReuse } from "./reuse-columns.ts";
import type { Column, StudyTable } from "./table/study-table.ts";

const TABLE: StudyTable = {
  rowIds: ["a", "b"],
  columns: [
    { name: "x", kind: "number", values: [1, 0], unparsed: {} },
    { name: "y", kind: "number", values: [3, null], unparsed: { b: "?" } },
  ],
};

it("gives a copy the columns it had before, and keeps those that changed", () => {
  const reuse = columnReuse();
  const first = reuse(TABLE);
  const copy = structuredClone(TABLE);
  const changed = { ...copy, columns: [{ ...copy.columns[0]!, values: [1, -0] }, copy.columns[1]!] };
  const second = reuse(changed as StudyTable);
  expect(second).toEqual(changed);
  expect(second.rowIds).toBe(first.rowIds);
  expect(second.columns[0]).not.toBe(first.columns[0]);
  expect(second.columns[1]).toBe(first.columns[1]);
});

it("tells a column by its name, its kind and the text in its cells", () => {
  const reuse = columnReuse();
  const [x, y] = reuse(TABLE).columns;
  const other: Column = { name: "y", kind: "number", values: [3, null], unparsed: { b: "!" } };
  const renamed = reuse({ ...TABLE, columns: [{ ...x!, name: "z" }, other] });
  expect(renamed.columns[0]).not.toBe(x);
  expect(renamed.columns[1]).toEqual(other);
  expect(y).toEqual(TABLE.columns[1]);
  const asText = { name: "z", kind: "text", values: ["1", "0"] } as const;
  expect(reuse({ ...TABLE, columns: [asText] }).columns[0]).toEqual(asText);
});
