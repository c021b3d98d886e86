import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { type Params, withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import type { BiasInput, BiasMethod } from "../types.ts";
import { isLong } from "../types.ts";
import { prepareStudies } from "./data.ts";
import { SELECTION } from "./index.ts";
import { betaModel, decliningModel, negExpPowerModel, type SelectionModel, stepModel } from "./models.ts";
import { selectionLikelihood } from "./objective.ts";

const YI = [0.42, 0.11, 0.55, 0.31, 0.78, 0.05, 0.47, 0.62, -0.12, 0.35, 0.51, 0.9];
const VI = [0.02, 0.05, 0.04, 0.01, 0.09, 0.03, 0.015, 0.06, 0.05, 0.02, 0.08, 0.12];

function answer(method: BiasMethod, input: BiasInput, given: Params = {}): BiasOutcome | string {
  if (isLong(method)) throw new Error("not quick");
  const params = withDefaults(method.params, given);
  const lack = method.lack(input, params);
  if (lack !== null) return lack;
  const result = method.run(input, params);
  return result.ok ? result.value : result.issues.map(({ message, hint }) => `${message} ${hint}`).join(" ");
}

function expectFinite(value: unknown): void {
  if (typeof value === "number") {
    expect(Number.isFinite(value)).toBe(true);
    expect(Object.is(value, -0)).toBe(false);
  } else if (Array.isArray(value)) value.forEach(expectFinite);
  else if (value !== null && typeof value === "object") Object.values(value).forEach(expectFinite);
  else expect(value).not.toBeUndefined();
}

const models: readonly (readonly [string, SelectionModel, readonly number[]])[] = [
  ["steps", stepModel([0.025, 0.5], { either: false, falling: false, given: null }), [0.4, 0.7]],
  ["two-sided steps", stepModel([0.05, 0.1], { either: true, falling: false, given: null }), [0.4, 1.7]],
  ["beta", betaModel(null, false), [0.8, 1.6]],
  ["two-sided beta", betaModel(null, true), [0.8, 0.6]],
  [
    "half-normal",
    decliningModel("half-normal", { threshold: 0.05, form: "continuous", floor: false, either: false }),
    [3],
  ],
  [
    "logistic with a level",
    decliningModel("logistic", { threshold: 0, form: "continuous", floor: true, either: false }),
    [0.3, 6],
  ],
  [
    "power anew",
    decliningModel("power", { threshold: 0.05, form: "stretched", floor: false, either: false }),
    [1.2],
  ],
  ["negative exponential power", negExpPowerModel(0, false), [2, 0.7]],
];

describe("the likelihood of selected studies", () => {
  it.each(models)("has the derivatives of its differences: %s", (_, model, delta) => {
    const { data } = prepareStudies(biasInputOf(YI, VI), "none");
    const objective = selectionLikelihood(data, model.kernel(data, false));
    const at = Float64Array.of(1.3, 0.6, ...delta);
    const jet = objective(at);
    const step = 1e-4;
    for (let i = 0; i < at.length; i++) {
      const [up, down] = [step, -step].map((own) => objective(at.with(i, at[i]! + own)));
      expect((up!.value - down!.value) / (2 * step)).toBeCloseTo(jet.gradient[i]!, 5);
      for (let j = 0; j < at.length; j++) {
        const second = (up!.gradient[j]! - down!.gradient[j]!) / (2 * step);
        expect(second).toBeCloseTo(jet.hessian[i * at.length + j]!, 5);
      }
    }
  });

  it("keeps its digits where a study like it is hardly ever published", () => {
    const { data } = prepareStudies(biasInputOf([0.5], [0.04]), "none");
    const closed = selectionLikelihood(
      data,
      stepModel([0.025], { either: false, falling: false, given: null }).kernel(data, false),
    );
    // The normal tail beyond 1.96 from a mean of -30, by its asymptotic series.
    const { value } = closed(Float64Array.of(-30, 0, 0));
    const logDensity = -0.5 * (2.5 + 30) ** 2 - 0.5 * Math.log(2 * Math.PI);
    const x = 31.95996398454005;
    const series = 1 - 1 / x ** 2 + 3 / x ** 4 - 15 / x ** 6 + 105 / x ** 8;
    const logTail = -0.5 * x * x - 0.5 * Math.log(2 * Math.PI) - Math.log(x) + Math.log(series);
    expect(value).toBeCloseTo(logDensity - logTail, 8);
  });
});

describe.each(SELECTION.map((method) => [method.id, method] as const))("%s", (_, method) => {
  const base = answer(method, biasInputOf(YI, VI));

  it("answers with finite numbers and says what ran", () => {
    if (typeof base === "string") throw new Error(base);
    expectFinite(base);
    expect(base.ran).toContain("maximum likelihood");
    expect(base.sentences.join(" ")).not.toMatch(/no publication bias|corrected effect/i);
  });

  it("does not depend on the order of the studies, and turns with the favoured direction", () => {
    if (typeof base === "string") throw new Error(base);
    const order = [7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 4, 6];
    const turned = answer(
      method,
      biasInputOf(
        order.map((i) => -YI[i]!),
        order.map((i) => VI[i]!),
        { favours: -1 },
      ),
    );
    if (typeof turned === "string") throw new Error(turned);
    expect(turned.estimate!.estimate).toBeCloseTo(-base.estimate!.estimate, 5);
    expect(turned.estimate!.tau2).toBeCloseTo(base.estimate!.tau2!, 5);
  });

  it("scales with the effects", () => {
    if (typeof base === "string") throw new Error(base);
    fc.assert(
      fc.property(fc.constantFrom(1e-8, 0.3, 1e8), (b) => {
        const scaled = answer(
          method,
          biasInputOf(
            YI.map((y) => b * y),
            VI.map((v) => b * b * v),
          ),
        );
        if (typeof scaled === "string") throw new Error(scaled);
        expect(scaled.estimate!.estimate / b).toBeCloseTo(base.estimate!.estimate, 5);
      }),
      { numRuns: 3 },
    );
  });

  it.each([
    ["one study", [0.3], [0.04]],
    ["two studies", [0.3, 0.1], [0.04, 0.02]],
    ["equal effects", [0.3, 0.3, 0.3, 0.3, 0.3], [0.01, 0.02, 0.03, 0.04, 0.05]],
    ["equal errors", [0.3, 0.1, 0.5, 0.2, 0.4], [0.04, 0.04, 0.04, 0.04, 0.04]],
    ["variances a hundred million apart", [0.3, 0.1, 0.5, 0.2, 0.4, 0.25], [1e-6, 100, 0.04, 0.01, 1, 0.2]],
    ["all far from significance", [0, 0, 0, 0, 0.01], [1, 1, 1, 1, 2]],
  ] as const)("answers or says why not: %s", (_name, yi, vi) => {
    const outcome = answer(method, biasInputOf(yi, vi));
    if (typeof outcome === "string") expect(outcome).toMatch(/\.$/);
    else expectFinite(outcome);
  });

  it("refuses a measure without a value of no effect", () => {
    expect(answer(method, biasInputOf(YI, VI, { nullValue: null }))).toMatch(/no value of no effect/);
  });
});

describe("steps", () => {
  it("names the interval that holds no study", () => {
    const method = SELECTION.find(({ id }) => id === "three-psm")!;
    if (isLong(method)) throw new Error("not quick");
    const result = method.run(biasInputOf([0.5, 0.6, 0.7, 0.8], [0.01, 0.01, 0.01, 0.02]), {});
    expect(result.issues.map(({ code, message }) => `${code} ${message}`).join()).toMatch(
      /selection-interval-empty.*\(0\.025, 1\]/,
    );
  });
});
