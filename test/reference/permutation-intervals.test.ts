import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  combineEnds,
  endCount,
  endsShard,
} from "../../packages/engine/src/moderation/permutation/permutation-intervals.ts";
import { permutationModel } from "../../packages/engine/src/moderation/permutation/permutation-model.ts";
import { inputOf } from "../../packages/engine/src/moderation/permutation/permutation-testing.ts";
import type { PermutedInterval } from "../../packages/engine/src/moderation/permutation/types.ts";

interface IntervalFile {
  readonly data: Readonly<Record<"yi" | "vi" | "x", readonly number[]>>;
  readonly cases: readonly {
    readonly input: { readonly method: string; readonly test: string; readonly level: number };
    readonly expected: Readonly<Record<"estimate" | "lower" | "upper", number>>;
  }[];
}

/** Written by `r/permutation-intervals.R`. */
const file = JSON.parse(
  readFileSync(new URL("data/permutation-intervals/six-studies.json", import.meta.url), "utf8"),
) as IntervalFile;

function slopeOf({ method, test, level }: IntervalFile["cases"][number]["input"]): PermutedInterval {
  const { yi, vi, x } = file.data;
  const kind =
    method === "EE" ? ({ kind: "equal" } as const) : { kind: "random" as const, estimator: method };
  const model = permutationModel(inputOf({ yi, vi, columns: { x } }, { ...kind, test, level: level / 100 }));
  if (!model.ok) throw new Error(model.issues[0]?.message);
  expect(model.value.arranging.arrangements).toMatchObject({ exact: true, used: 720 });
  const made = combineEnds(model.value, [endsShard(model.value, 0, endCount(model.value))]);
  if (!made.ok) throw new Error(made.issues[0]?.message);
  return made.value.coefficients[1]!;
}

/**
 * metafor's own ends (`permci` in the file) hold half of the level on each side, which the p-value it prints does not: they may hold 0
 * where p is small. `r/permutation-intervals.R` has both, and checks which of them metafor searches for.
 */
describe("exact permutation intervals against the values that the two-sided test does not reject", () => {
  it.each(file.cases)("$input.method, $input.test, $input.level %", ({ input, expected }) => {
    const { estimate, lower, upper } = slopeOf(input);
    expect(Math.abs(estimate - expected.estimate)).toBeLessThan(1e-8);
    // Ends are found by bisection to a ten-thousandth of a standard error; R's by its own search.
    const close = 2e-4 * (expected.upper - expected.lower);
    expect(Math.abs(lower! - expected.lower)).toBeLessThan(close);
    expect(Math.abs(upper! - expected.upper)).toBeLessThan(close);
  });
});
