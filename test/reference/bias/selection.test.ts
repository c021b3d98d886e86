import { describe, expect, it } from "vitest";
import { prepareStudies } from "../../../packages/engine/src/bias/selection/data.ts";
import { selectionLikelihood } from "../../../packages/engine/src/bias/selection/objective.ts";
import { countsOf } from "../../../packages/engine/src/bias/selection/steps.ts";
import {
  bestCut,
  truncatedEstimated,
} from "../../../packages/engine/src/bias/selection/truncated-estimated.ts";
import { biasCases, expectClose, inputOf, printed } from "./load.ts";
import { answerOf, caseInput, modelOf, selmodelInput } from "./selection-cases.ts";

/** Recorded as a ridge, and it is one: from every start the search ends at the farthest mean it follows. */
const REFUSED = new Set(["syn_zero selmodel-power1-.05", "syn_zero selmodel-power2"]);

/**
 * Recorded as a ridge, but there is a local maximum as well, which is given with a warning: that the likelihood is higher still far
 * outside the effects, or that the mean lies far outside them.
 */
const WARNED = new Set([
  "hine1989 selmodel-stepfun-.025_.5",
  "hine1989 selmodel-stepfun-.025_.05_.5_1",
  "hine1989 selmodel-stepfun-decreasing-.025_.5",
  "hine1989 selmodel-stepfun-decreasing-.025_.05_.5_1",
  "hine1989 selmodel-power",
  "hine1989 selmodel-power-.05",
  "hine1989 selmodel-power1-.05",
  "hine1989 selmodel-negexppow",
  "hine1989 selmodel-negexppow-.05",
  "syn_zero selmodel-power",
  "syn_zero selmodel-power-.05",
  "syn_zero selmodel-negexppow",
  "syn_zero selmodel-negexppow-.05",
  "syn_zero selmodel-halfnorm2",
]);

/** Recorded as a ridge; a maximum two spans of the effects outside them, with positive definite information. */
const FITTED = new Set(["syn_zero selmodel-beta-.025_.975"]);

/** A higher maximum than the reference's. */
const HIGHER = new Set(["hine1989 selmodel-halfnorm2", "syn_allsig selmodel-negexppow"]);

/**
 * The recorded standard errors are of a numerical Hessian that is good to 3e-4 here; ours is analytic, and its differences agree
 * (`bias/selection/selection.test.ts` of the engine).
 */
const ROUGH_HESSIAN = new Map([
  ["egger2001 selmodel-beta-.025_.975", 4e-5],
  ["hackshaw1998 selmodel-negexp", 3e-6],
  ["li2007 selmodel-beta-.025_.975", 3e-5],
  ["nielweise2008 selmodel-negexp", 6e-6],
  ["raudenbush1985 selmodel-beta", 3e-4],
  ["raudenbush1985 selmodel-beta-mod-weeks", 7e-5],
  ["syn_symmetric selmodel-beta", 4e-5],
  ["syn_symmetric selmodel-beta-two.sided", 2e-6],
  ["syn_symmetric selmodel-beta-.025_.975", 2e-5],
]);

/** A mean near 0, a hundredth of its standard error, that the reference reached less closely: its own likelihood is no higher. */
const NEAR_ZERO = new Set(["nielweise2008 selmodel-negexp-EE", "normand1999 selmodel-beta"]);

/** Weights that fall within .02 of z: the reference's own quadrature is 1e-6 too high there. */
const TOO_HIGH = new Set(["egger2001 selmodel-negexppow", "egger2001 selmodel-negexppow-.05"]);

/** Where R's numerical Hessian is not one of the likelihood: its integrals fail, it crosses a bound, or it was not inverted. */
const NO_HESSIAN = /bound|integrate|extreme|gradient|could not|order constraint/;

const cases = biasCases(
  "bias-adjusted",
  (id, { input }) => id.startsWith("selmodel") && input.type !== "truncest",
);

describe("selection models beside selmodel()", () => {
  it.each(cases)("$name", { timeout: 120_000 }, ({ name, file, reference }) => {
    const answer = answerOf(file, reference);
    const { expected } = reference;
    if (typeof answer === "string") {
      expect(expected.error, answer).toMatch(/too small/);
      return;
    }
    expect(answer.found).toBe(!REFUSED.has(name));
    if (!answer.found) return;
    if ("error" in expected) {
      expect(answer.ridge || answer.outside > 3).toBe(WARNED.has(name));
      expect(WARNED.has(name) || FITTED.has(name)).toBe(true);
      return;
    }
    const { fit } = answer;
    const own = selmodelInput(reference);
    const input = caseInput(file, reference);
    const { data, positions } = prepareStudies(input, own.prec ?? "none");
    expectClose(fit.logLikUnadjusted, expected.logLikUnadjusted, { tolerance: 1e-9 }, "unadjusted", 1e-9);
    const logLik = Number(expected.logLik);
    if (TOO_HIGH.has(name)) {
      expect(fit.logLik).toBeGreaterThanOrEqual(likelihoodAt(reference.expected, own, data));
      expect(fit.logLik).toBeGreaterThan(logLik - 2e-6);
    } else expect(fit.logLik).toBeGreaterThanOrEqual(logLik - 1e-8);
    if (HIGHER.has(name)) {
      expect(fit.logLik).toBeGreaterThan(logLik + 1e-6);
      return;
    }
    expectClose(2 * fit.parameters - 2 * fit.logLik, expected.AIC, reference, "AIC");
    if (own.type === "stepfun") {
      expect(countsOf(input, withOne(own.steps ?? []), own.alternative === "two.sided")).toEqual(
        [expected.kPerInterval].flat(),
      );
    }
    const se = Math.sqrt(Math.max(...positions.map((place) => input.effects.vi[place]!)));
    const symmetric = file.dataset.includes("symmetric");
    // By symmetry the true values are 0, which the reference reaches to 2e-5; anywhere else less than 1e-12 is 0.
    const zero = symmetric ? 2e-5 : 1e-12;
    if (NEAR_ZERO.has(name)) {
      expect(likelihoodAt(expected, own, data)).toBeLessThanOrEqual(fit.logLik + 1e-12);
      expect(Math.abs(fit.mean.estimate - Number(expected.estimate)) / fit.mean.se!).toBeLessThan(1e-6);
      return;
    }
    const estimates = [expected.estimate].flat();
    for (const [j, estimate] of estimates.entries()) {
      expectClose(fit.coefficients[j]!.estimate, estimate, reference, `estimate ${j}`, zero * se);
    }
    expectClose(fit.tau2, expected.tau2, reference, "tau2", zero * se * se);
    if (printed(expected.LRTTau2) !== null) {
      // Never lower at tau2 = 0 either; it may be higher than the reference's.
      const own = 2 * (fit.logLik - fit.logLikEqual!);
      expect(own, "LRT of tau2").toBeLessThanOrEqual(Number(expected.LRTTau2) + 1e-6);
      expectClose(own, expected.LRTTau2, reference, "LRT of tau2", 1e-6);
    }
    const deltas = [expected.delta].flat().slice(own.type === "stepfun" ? 1 : 0);
    // Without a slope the weights are constant, whatever the level.
    const arbitrary =
      String(reference.notes ?? "").includes("arbitrary") ||
      (deltas.length > 1 && Number(fit.delta[1]) < 1e-5);
    for (const [j, delta] of deltas.entries()) {
      if (printed(delta) !== null && !arbitrary)
        expectClose(fit.delta[j], delta, reference, `delta ${j}`, zero);
    }
    if (NO_HESSIAN.test(String(reference.notes ?? "").replaceAll("tau2 = 0 (boundary)", ""))) return;
    if (symmetric && deltas.some((delta) => Number(delta) < 1e-4)) return;
    const hessian = { tolerance: ROUGH_HESSIAN.get(name) ?? reference.tolerance };
    for (const [j, error] of [expected.se].flat().entries()) {
      if (error !== null) expectClose(fit.coefficients[j]!.se, error, hessian, `se ${j}`);
    }
    for (const [j, error] of [expected.seDelta]
      .flat()
      .slice(own.type === "stepfun" ? 1 : 0)
      .entries()) {
      if (error !== null) expectClose(fit.seDelta[j], error, hessian, `se of delta ${j}`);
    }
    if (expected.seTau2 !== null) expectClose(fit.seTau2, expected.seTau2, hessian, "se of tau2");
  });
});

const withOne = (steps: readonly number[]): readonly number[] => (steps.at(-1) === 1 ? steps : [...steps, 1]);

/** Our log-likelihood at the reference's parameters. */
function likelihoodAt(
  expected: Readonly<Record<string, unknown>>,
  own: ReturnType<typeof selmodelInput>,
  data: ReturnType<typeof prepareStudies>["data"],
): number {
  const sign = own.alternative === "less" ? -1 : 1;
  const at = Float64Array.of(
    (sign * Number([expected.estimate].flat()[0])) / data.scale,
    Number(expected.tau2) / data.scale / data.scale,
    ...[expected.delta].flat().map(Number),
  );
  const { value } = selectionLikelihood(data, modelOf(own).kernel(data, false))(at);
  return value - data.y.length * Math.log(data.scale);
}

const cutOffs = biasCases("bias-adjusted", (_, { input }) => input.type === "truncest");

describe("an estimated cut-off beside selmodel()", () => {
  it.each(cutOffs)("$name", { timeout: 120_000 }, ({ file, reference }) => {
    const { expected } = reference;
    const input = caseInput(file, reference);
    if ("error" in expected) {
      const [message, lack] = [String(expected.error), truncatedEstimated.lack(input, {})];
      expect(`${message} ${lack}`).toMatch(/(too small|No missing values).*(cannot determine|Fewer than 4)/);
      return;
    }
    const best = bestCut(input);
    const highest = Math.max(Number(expected.logLikR ?? expected.logLik), Number(expected.logLik));
    expect(best?.fit.logLik).toBeGreaterThanOrEqual(highest - 1e-6);
  });
});

const weightr = biasCases("bias-adjusted", (id) => id.startsWith("weightfunct"));

describe("step functions beside weightr", () => {
  it.each(weightr)("$name", { timeout: 60_000 }, ({ file, reference }) => {
    const { expected, input } = reference;
    if ("error" in expected) return;
    const sign = input.flipped === true ? -1 : 1;
    const steps = [input.steps].flat().map(Number);
    const answer = answerOf(file, {
      ...reference,
      input: {
        type: "stepfun",
        alternative: sign === 1 ? "greater" : "less",
        steps,
        decreasing: false,
        method: "ML",
        moderator: null,
        delta: null,
        prec: null,
      },
    });
    if (typeof answer === "string" || answer.fit === null) throw new Error("not fitted");
    // weightr has no upper bound of weights; ours is metafor's.
    if (answer.fit.bounded.includes("upper")) return;
    const { yi } = inputOf(file).effects;
    const logLik = answer.fit.logLik + (yi.length / 2) * Math.log(2 * Math.PI);
    expect(logLik).toBeGreaterThanOrEqual(-Number(expected.negLogLik) - 1e-7);
    // weightr stops early, and weights at .01; where it reached the maximum its numbers are ours.
    if (logLik + Number(expected.negLogLik) > 1e-6) return;
    expectClose(answer.fit.mean.estimate, expected.estimate, reference, "estimate", 5e-3);
    expectClose(answer.fit.tau2, expected.tau2, reference, "tau2", 5e-4);
    for (const [j, weight] of [expected.weights].flat().entries()) {
      expectClose(answer.fit.delta[j], weight, { tolerance: 0.02 }, `weight ${j}`);
    }
  });
});
