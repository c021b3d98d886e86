import { expect, it } from "vitest";
import { rowShapes } from "./row-shapes.ts";

it("gives rows that report the same one shape, and others another", () => {
  const columns = [
    { key: "t", values: [2.5, null, 1.1, null] },
    { key: "n1i", values: [20, 30, 40, null] },
  ];
  const [one, two, three, none] = rowShapes(columns, 4);
  expect(three).toBe(one);
  expect([one?.keys, two?.keys, none?.keys]).toEqual([["t", "n1i"], ["n1i"], []]);
  expect(one?.directed).toEqual(["t", "n1i", "direction"]);
});

it("reads a quantity from the first of its columns that has a number", () => {
  const [given, bound] = [
    [2, null],
    [3, 4],
  ];
  const columns = [
    { key: "t", values: given! },
    { key: "t", values: bound! },
  ];
  const [both, second] = rowShapes(columns, 2);
  expect([both?.keys, second?.keys]).toEqual([["t"], ["t"]]);
  expect([both?.sources[0], second?.sources[0]]).toEqual([given, bound]);
  expect(both?.filled.has(bound!)).toBe(true);
});

it("passes over what is no finite number", () => {
  const columns = [{ key: "t", values: [Number.NaN, Number.POSITIVE_INFINITY, 0] }];
  expect(rowShapes(columns, 3).map(({ keys }) => keys)).toEqual([[], [], ["t"]]);
});

it("knows where the means of both groups can tell a direction", () => {
  const columns = ["p", "m1_post", "m2_post"].map((key, at) => ({
    key,
    values: [0.1, at === 2 ? null : 0.2],
  }));
  expect(rowShapes(columns, 2).map(({ hasMeans }) => hasMeans)).toEqual([true, false]);
});
