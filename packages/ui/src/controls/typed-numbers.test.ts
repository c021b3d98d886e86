import { expect, it } from "vitest";
import { typedNumbers } from "./typed-numbers.ts";

it("reads numbers in ascending order, with points or commas", () => {
  expect(typedNumbers("5 20; 50")).toEqual([5, 20, 50]);
  expect(typedNumbers(" 0,5 1.5 ")).toEqual([0.5, 1.5]);
  expect(typedNumbers("")).toEqual([]);
});

it("refuses what is no number or does not ascend", () => {
  expect(typedNumbers("5 x")).toBeNull();
  expect(typedNumbers("20 5")).toBeNull();
  expect(typedNumbers("5 5")).toBeNull();
});
