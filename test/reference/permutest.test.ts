import { describe, expect, it } from "vitest";
import { permutationModel } from "../../packages/engine/src/moderation/permutation/permutation-model.ts";
import { inputOf } from "../../packages/engine/src/moderation/permutation/permutation-testing.ts";
import {
  combineTests,
  countShard,
} from "../../packages/engine/src/moderation/permutation/permutation-tests.ts";
import type { PermutationTests } from "../../packages/engine/src/moderation/permutation/types.ts";
import { loadModerators, type ModeratorCase, type ModeratorFile } from "./moderators/load.ts";

interface PermutestCase extends ModeratorCase {
  readonly input: ModeratorCase["input"] & { readonly rows: readonly number[] };
  readonly expected: {
    readonly pValues: readonly number[];
    readonly QMP: number;
    readonly permutations: number;
    readonly observedStatistic: readonly number[];
  };
}

function isPermutest(one: ModeratorCase): one is PermutestCase {
  return one.id.startsWith("permutest");
}

const cases = ["bcg", "raudenbush1985"].flatMap((name) => {
  const file = loadModerators(name);
  return file.cases.filter(isPermutest).map((one) => ({ name, file, one, id: `${name} ${one.id}` }));
});

function numbers({ data }: ModeratorFile, column: string, rows: readonly number[]): number[] {
  return rows.map((row) => {
    const cell = data[column]?.[row - 1];
    if (typeof cell !== "number") throw new TypeError(`${column} of row ${row} is ${String(cell)}`);
    return cell;
  });
}

function testsOf({
  file,
  one,
}: {
  readonly file: ModeratorFile;
  readonly one: PermutestCase;
}): PermutationTests {
  const { rows, mods, method, test } = one.input;
  const names =
    mods == null
      ? []
      : mods
          .slice(1)
          .split("+")
          .map((name) => name.trim());
  const columns = Object.fromEntries(names.map((name) => [name, numbers(file, name, rows)]));
  const kind =
    method === "EE" ? ({ kind: "equal" } as const) : { kind: "random" as const, estimator: method };
  const model = permutationModel(
    inputOf(
      { yi: numbers(file, "yi", rows), vi: numbers(file, "vi", rows), columns },
      { ...kind, test: test ?? "z" },
    ),
  );
  if (!model.ok) throw new Error(model.issues[0]?.message);
  const { used } = model.value.arranging.arrangements;
  const half = Math.floor(used / 2);
  const made = combineTests(model.value, [
    countShard(model.value, 0, half),
    countShard(model.value, half, used),
  ]);
  if (!made.ok) throw new Error(made.issues[0]?.message);
  return made.value;
}

describe("permutation tests against metafor's permutest()", () => {
  it("finds the reference values", () => {
    expect(cases.length).toBeGreaterThanOrEqual(7);
  });

  it.each(cases)("$id", (one) => {
    const { expected, tolerance } = one.one;
    const tests = testsOf(one);
    expect(tests.arrangements.exact).toBe(true);
    // Orders of equal rows are one arrangement here, and count as often as they can be told apart there.
    expect(expected.permutations % tests.arrangements.used).toBe(0);
    tests.coefficients.forEach(({ statistic, pValue }, j) => {
      const reference = expected.observedStatistic[j]!;
      expect(Math.abs(statistic - reference)).toBeLessThanOrEqual(1e-8 * Math.abs(reference));
      expect(Math.abs(pValue - expected.pValues[j]!)).toBeLessThanOrEqual(tolerance);
    });
    const omnibus = tests.omnibus ?? tests.coefficients[0]!;
    expect(Math.abs(omnibus.pValue - expected.QMP)).toBeLessThanOrEqual(tolerance);
  });
});
