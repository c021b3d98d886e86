import { describe, expect, it } from "vitest";
import { debray } from "../../../packages/engine/src/bias/asymmetry/debray.ts";
import { ruecker } from "../../../packages/engine/src/bias/asymmetry/ruecker.ts";
import type { BiasInput, QuickBiasMethod } from "../../../packages/engine/src/bias/types.ts";
import { DEFAULT_MODEL } from "../../../packages/engine/src/document/defaults.ts";
import { type Params, withDefaults } from "../../../packages/engine/src/registry.ts";
import { biasFiles, inputOf } from "./load.ts";

/**
 * R 4.2.2, metafor 3.8-1, dat.bcg; the arcsine differences by escalc(measure = "AS", add = 0).
 * Rücker: regtest(as$yi, as$vi, model = "lm"), regtest(rma(as$yi, as$vi, method = "DL", test = "t")), ranktest(exact = FALSE).
 * Debray: summary(lm(yi ~ I(1 / (tpos + cpos)), weights = 1 / vi)) of the log risk ratios.
 */
const bcg = biasFiles("bias-tests").find(({ dataset }) => dataset === "bcg")!;
const { ai, bi, ci, di } = bcg.data.raw as Record<"ai" | "bi" | "ci" | "di", readonly number[]>;

const counted: BiasInput = inputOf(bcg, {
  measure: "OR",
  model: { ...DEFAULT_MODEL, estimator: "DL" },
  tables: ai.map((a, i) => ({ ai: a, n1i: a + bi[i]!, ci: ci[i]!, n2i: ci[i]! + di[i]! })),
});

function testOf(
  method: QuickBiasMethod,
  input: BiasInput,
  given: Params,
): readonly [statistic: number, p: number] {
  const params = withDefaults(method.params, given);
  expect(method.lack(input, params)).toBeNull();
  const result = method.run(input, params);
  if (!result.ok) throw new Error("it failed");
  const { statistic, pValue } = result.value.tests[0]!.test;
  return [given.form === "rank" ? result.value.numbers[0]!.value! : statistic.value, pValue];
}

describe("tests without a case in the reference files, beside R", () => {
  it.each([
    ["regression", -2.711967066631911, 0.02021967797174278],
    ["random", -4.156790401994964, 0.001597996195965888],
    ["rank", -0.282051282051282, 0.1795326063045211],
  ])("Rücker's arcsine test by %s", (form, statistic, p) => {
    const found = testOf(ruecker, counted, { form });
    expect(found[0]).toBeCloseTo(statistic, 9);
    expect(found[1]).toBeCloseTo(p, 10);
  });

  it("Debray's test", () => {
    const events = ai.map((a, i) => a + ci[i]!);
    const found = testOf(debray, inputOf(bcg, { measure: "HR", events }), {});
    expect(found[0]).toBeCloseTo(-0.6465965159069115, 10);
    expect(found[1]).toBeCloseTo(0.5311528925782234, 10);
  });
});
