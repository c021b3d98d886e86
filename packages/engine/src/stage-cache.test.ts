import { expect, it, vi } from "vitest";
import { cachedStage } from "./stage-cache.ts";

it("computes equal inputs once and returns the very same output", () => {
  const compute = vi.fn((input: { values: number[] }) => ({ sum: input.values.reduce((a, b) => a + b, 0) }));
  const stage = cachedStage(compute);
  const first = stage({ values: [1, 2] });
  expect(stage({ values: [1, 2] })).toBe(first);
  expect(stage({ values: [1, 3] })).toEqual({ sum: 4 });
  expect(stage({ values: [1, 2] })).toBe(first);
  expect(compute).toHaveBeenCalledTimes(2);
});

it("forgets the input that was not asked for longest", () => {
  const compute = vi.fn((input: number) => input);
  const stage = cachedStage(compute);
  for (let input = 0; input < 9; input++) stage(input);
  stage(8);
  expect(compute).toHaveBeenCalledTimes(9);
  stage(0);
  expect(compute).toHaveBeenCalledTimes(10);
});
