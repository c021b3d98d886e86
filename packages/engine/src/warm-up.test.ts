import { afterEach, expect, it, vi } from "vitest";
import * as stages from "./effects/compute-effects.ts";
import { warmUp } from "./warm-up.ts";

afterEach(() => vi.restoreAllMocks());

it("sends rows with and without an effect through every format, with new numbers in each step", () => {
  const compute = vi.spyOn(stages, "computeEffects");
  const steps = warmUp();
  steps.next();
  steps.next();
  const [first, second] = compute.mock.results.map(({ value }) => {
    if (!value.ok) throw new RangeError("a made-up table has no effects");
    return value.value;
  });
  expect(first.yi).toHaveLength(900);
  expect(
    new Set(first.converted.flatMap(({ route }: { route: readonly string[] }) => route)).size,
  ).toBeGreaterThan(6);
  expect(second.yi[0]).not.toBe(first.yi[0]);
  expect([...warmUp()]).toHaveLength(16);
});
