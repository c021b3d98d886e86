import { expect, it } from "vitest";
import { reachOf, rowGroups } from "./row-groups.ts";

const rows = [
  ["death", "low", "RR 0.5", "a comment"],
  ["", "high", "", ""],
  ["stroke", "low", "RR 0.8", ""],
  ["", "medium", "RR 0.9", ""],
  ["", "high", "", ""],
  ["pain", "", "MD 2", ""],
];

it("lets a cell reach over the rows that go on with it and say nothing of their own there", () => {
  const reaches = rowGroups(rows).map((group) =>
    group.map((cells, row) => cells.map((_, column) => reachOf(group, row, column))),
  );
  expect(reaches).toEqual([
    [
      [2, 1, 2, 2],
      [0, 1, 0, 0],
    ],
    [
      [3, 1, 1, 1],
      [0, 1, 1, 1],
      [0, 1, 1, 1],
    ],
    [[1, 1, 1, 1]],
  ]);
});

it("keeps a table whose first row names nothing as it is", () => {
  expect(
    rowGroups([
      ["", "1"],
      ["a", "2"],
    ]),
  ).toHaveLength(2);
});
