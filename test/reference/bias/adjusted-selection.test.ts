import { describe, expect, it } from "vitest";
import { affirmedBy } from "../../../packages/engine/src/bias/adjusted/affirmative.ts";
import { sValue } from "../../../packages/engine/src/bias/adjusted/s-value.ts";
import { selectionData } from "../../../packages/engine/src/bias/adjusted/selection-data.ts";
import { selectionRatio } from "../../../packages/engine/src/bias/adjusted/selection-ratio.ts";
import {
  fixedRatioMean,
  ratioForLimit,
  ratioForMean,
} from "../../../packages/engine/src/bias/adjusted/selection-weights.ts";
import { worstCase } from "../../../packages/engine/src/bias/adjusted/worst-case.ts";
import type { BiasInput } from "../../../packages/engine/src/bias/types.ts";
import { DEFAULT_MODEL } from "../../../packages/engine/src/document/defaults.ts";
import { withDefaults } from "../../../packages/engine/src/registry.ts";
import { type BiasCase, type BiasFile, biasCases, expectClose, inputOf } from "./load.ts";

function inputFor(file: BiasFile, reference: BiasCase, model: Partial<typeof DEFAULT_MODEL> = {}): BiasInput {
  const favours = reference.input.favored === "negative" ? -1 : 1;
  return inputOf(file, { favours, model: { ...DEFAULT_MODEL, ...model } });
}

const refused = ({ reference }: { readonly reference: BiasCase }): boolean => "error" in reference.expected;

const WORST = biasCases("bias-adjusted", (id) => id.startsWith("worstcase"));

describe("the worst case", () => {
  const model = (reference: BiasCase): Partial<typeof DEFAULT_MODEL> =>
    reference.input.method === "EE" ? { kind: "equal", test: "z" } : { estimator: "REML", test: "knha" };

  it.each(WORST.filter((one) => !refused(one)))("$name", ({ file, reference }) => {
    const { expected } = reference;
    const input = inputFor(file, reference, model(reference));
    const { affirmative, others } = affirmedBy(input);
    expect([affirmative.length, others.length]).toEqual([expected.kAffirmative, expected.kNonaffirmative]);
    expect(worstCase.lack(input, {})).toBeNull();
    const found = worstCase.run(input, {});
    if (expected.se === 0) {
      // Effects without any spread have no Knapp-Hartung interval; R prints one of width 0 and p = 0.
      expect(found.ok && found.value.estimate?.interval).not.toMatchObject({ lower: expected.estimate });
      return;
    }
    if (!found.ok) throw new Error(found.issues[0]?.message);
    const { estimate } = found.value;
    expectClose(estimate?.estimate, expected.estimate, reference, "estimate", 1e-9);
    expectClose(estimate?.se, expected.se, reference, "se");
    expectClose(estimate?.interval?.lower, expected.ciLower, reference, "lower");
    expectClose(estimate?.interval?.upper, expected.ciUpper, reference, "upper");
    expectClose(estimate?.test?.pValue, expected.p, reference, "p");
    if (expected.tau2 !== undefined) expectClose(estimate?.tau2, expected.tau2, reference, "tau2", 1e-9);
  });

  it.each(WORST.filter(refused))("refuses $name", ({ file, reference }) => {
    expect(worstCase.lack(inputFor(file, reference), {})).not.toBeNull();
  });
});

const RATIOS = biasCases("bias-adjusted", (id) => id.startsWith("selratio"));

describe("fixed selection ratios", () => {
  it.each(RATIOS.filter((one) => !refused(one)))("$name", ({ file, reference }) => {
    const { input: given, expected } = reference;
    const input = inputFor(file, reference);
    const ratio = Number(given.selectionRatio);
    const model = given.model === "fixed" ? "fixed" : "robust";
    const params = withDefaults(selectionRatio.params, { ratio, model, ratios: [ratio] });
    expect(selectionRatio.lack(input, params)).toBeNull();
    const found = selectionRatio.run(input, params);
    if (!found.ok) throw new Error(found.issues[0]?.message);
    const { estimate, tables } = found.value;
    expectClose(estimate?.estimate, expected.estimate, reference, "estimate", 1e-9);
    expectClose(estimate?.se, expected.se, reference, "se");
    expectClose(estimate?.interval?.lower, expected.ciLower, reference, "lower", 1e-9);
    expectClose(estimate?.interval?.upper, expected.ciUpper, reference, "upper", 1e-9);
    // R takes the tail from 1, which leaves 16 decimals.
    expectClose(estimate?.test?.pValue, expected.p, reference, "p", 1e-15);
    expect(tables[0]?.rows[0]?.[1]).toEqual({ value: estimate?.estimate, as: "effect" });
    if (model === "robust") {
      expectClose(estimate?.test?.df[0], expected.df, reference, "df");
      expectClose(estimate?.tau2, expected.tau2Naive, reference, "tau2", 1e-9);
      return;
    }
    const withT = selectionRatio.run(input, { ...params, model: "fixed-t" });
    if (!withT.ok) throw new Error(withT.issues[0]?.message);
    expectClose(withT.value.estimate?.interval?.lower, expected.ciLowerT, reference, "lower by t", 1e-9);
    expectClose(withT.value.estimate?.interval?.upper, expected.ciUpperT, reference, "upper by t", 1e-9);
  });

  it.each(RATIOS.filter(refused))("refuses $name", ({ file, reference }) => {
    const params = withDefaults(selectionRatio.params, {});
    expect(selectionRatio.lack(inputFor(file, reference), params)).not.toBeNull();
  });
});

const SEVERITIES = biasCases("bias-adjusted", (id) => id.startsWith("svalue"));

describe("the S-value", () => {
  it.each(SEVERITIES.filter((one) => !refused(one)))("$name", ({ file, reference }) => {
    const { expected } = reference;
    const input = inputFor(file, reference);
    const params = withDefaults(sValue.params, {});
    expect(sValue.lack(input, params)).toBeNull();
    const data = selectionData(input);
    expectClose(
      ratioForMean(data, 0).roots[0],
      expected.svalueEstimateRaw,
      reference,
      "raw ratio for the mean",
    );
    const found = sValue.run(input, params);
    if (!found.ok) throw new Error(found.issues[0]?.message);
    const shown = (key: string) => found.value.numbers.find((number) => number.key === key);
    if (expected.svalueEstimate === "not possible") {
      expect(shown("estimate")).toMatchObject({ value: null });
    } else expectClose(shown("estimate")?.value, expected.svalueEstimate, reference, "ratio for the mean");
    const raw = expected.svalueCiRaw;
    if (typeof raw === "number" && raw >= 1) {
      expectClose(shown("limit")?.value, raw, reference, "ratio for the limit");
      expectClose(
        fixedRatioMean(data, raw).estimate,
        1.959963984540054 * fixedRatioMean(data, raw).se,
        reference,
        "limit at 0",
      );
    } else expect(shown("limit")).toMatchObject({ value: null });
    if (typeof raw !== "number") return;
    const { roots } = ratioForLimit(data, 0, 0.95);
    const distance = Math.min(...roots.map((root) => Math.abs(root - raw)));
    expect(distance).toBeLessThanOrEqual(reference.tolerance * Math.abs(raw));
  });

  it.each(SEVERITIES.filter(refused))("refuses $name", ({ file, reference }) => {
    expect(sValue.lack(inputFor(file, reference), withDefaults(sValue.params, {}))).not.toBeNull();
  });
});
