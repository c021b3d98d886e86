import { describe, expect, it } from "vitest";
import { shownColumns } from "./table-columns.ts";

const number = (value: number) => ({ value, as: "value" }) as const;
const table = {
  head: ["study", "at", "estimate", "remark"],
  rows: [
    ["One", null, number(0.2), null],
    ["Two", null, null, "Not fitted: no variance"],
  ],
};
const of = (given: Parameters<typeof shownColumns>[0]) => shownColumns(given).map(({ head }) => head);

describe("shownColumns", () => {
  it("leaves out a column in which nothing is said, and only that", () => {
    expect(of(table)).toEqual(["study", "estimate", "remark"]);
    expect(of({ ...table, rows: [["One", "1948", null, null]] })).toEqual(["study", "at"]);
  });
  it("keeps the names of rows though all be empty, and the place of each column", () => {
    expect(of({ ...table, rows: [] })).toEqual(["study"]);
    expect(shownColumns(table).map(({ at }) => at)).toEqual([0, 2, 3]);
  });
  it("reads remarks as words, years and numbers as numbers", () => {
    const columns = shownColumns({ head: ["study", "year", "remark"], rows: [["One", "1948", "late"]] });
    expect(columns.map(({ inWords }) => inWords)).toEqual([true, false, true]);
  });
});
