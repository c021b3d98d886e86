import { describe, expect, it } from "vitest";
import { centreOf, commonModel, plainModel } from "../../../packages/engine/src/bias/missing/plain-model.ts";
import {
  type ExcessAnswer,
  excessOf,
} from "../../../packages/engine/src/bias/p-values/excess-significance.ts";
import {
  type CountQuestion,
  countPValue,
} from "../../../packages/engine/src/bias/p-values/excess-significance-counts.ts";
import type { StudyTest } from "../../../packages/engine/src/bias/p-values/excess-significance-power.ts";
import type { BiasInput } from "../../../packages/engine/src/bias/types.ts";
import { DEFAULT_MODEL } from "../../../packages/engine/src/document/defaults.ts";
import { type BiasCase, biasCases, expectClose, inputOf } from "./load.ts";

const cases = biasCases("bias-tests", (id) => id.startsWith("tes"));
const DP = "tes-EE-exactDP";

function studyTestOf({ input }: BiasCase): StudyTest {
  return {
    nullValue: Number(input.H0),
    alternative: input.alternative as StudyTest["alternative"],
    alpha: Number(input.alpha),
  };
}

function questionOf({ input }: BiasCase): CountQuestion {
  const test = input.test === "binom" ? "binomial" : (input.test as CountQuestion["test"]);
  return {
    test,
    alternative: input.tesAlternative as CountQuestion["alternative"],
    correct: input.correct === true,
  };
}

/** At the theta and tau2 that R was given or found. */
function answerOf({ effects }: BiasInput, reference: BiasCase): ExcessAnswer {
  const theta = Number(reference.expected.theta);
  return excessOf(
    effects,
    studyTestOf(reference),
    { theta, tau2: Number(reference.input.tau2) },
    questionOf(reference),
    Number(reference.input.tesAlpha),
  );
}

/** A mean of 0 has no side; R's is 0 only up to rounding, which gives it one. */
const NO_SIDE = /^syn_symmetric tes-RE-chi2-two.sided$/;

describe("the test of excess significance beside metafor's tes()", () => {
  it("finds its cases", () => expect(cases).toHaveLength(346));

  it.each(cases.filter(({ reference }) => reference.id !== DP))("$name", ({ name, file, reference }) => {
    const input = inputOf(file);
    const { expected } = reference;
    const found = answerOf(input, reference);
    const close = (actual: number | null, key: string, floor = 0): void =>
      expectClose(actual, expected[key], reference, key, floor);
    compareModel(input, reference);
    expect(found.observed).toBe(expected.O);
    close(found.expected, "E");
    close(found.p, "p", 1e-12);
    const power = [expected.power].flat();
    expect(found.power).toHaveLength(power.length);
    for (const [i, wanted] of power.entries()) expectClose(found.power[i], wanted, reference, `power ${i}`);
    if ("thetaLim" in expected && !NO_SIDE.test(name)) compareLimits(found, reference);
  });

  it.each(cases.filter(({ reference }) => reference.id === DP))("$name", ({ file, reference }) => {
    const { effects } = inputOf(file);
    const { mean } = centreOf(commonModel(DEFAULT_MODEL), effects.yi, effects.vi);
    const question: CountQuestion = { test: "exact", alternative: "greater", correct: false };
    const test: StudyTest = { nullValue: 0, alternative: "two.sided", alpha: 0.05 };
    const found = excessOf(effects, test, { theta: mean, tau2: 0 }, question, 0.1);
    expect(found.observed).toBe(reference.expected.O);
    expectClose(found.expected, reference.expected.E, reference, "E");
    for (const [key, alternative] of [
      ["pGreater", "greater"],
      ["pLess", "less"],
      ["pTwoSided", "two.sided"],
    ] as const) {
      const p = countPValue(found.observed, found.power, { ...question, alternative });
      expectClose(p, reference.expected[key], reference, key);
    }
  });
});

/** The mean that power is computed for is the model's. */
function compareModel({ effects }: BiasInput, reference: BiasCase): void {
  const random = reference.id.startsWith("tes-RE");
  const model = random ? plainModel({ ...DEFAULT_MODEL, estimator: "REML" }) : commonModel(DEFAULT_MODEL);
  const found = centreOf(model, effects.yi, effects.vi);
  expectClose(found.mean, reference.expected.theta, reference, "theta", 1e-8 * found.se);
}

function compareLimits({ limits }: ExcessAnswer, reference: BiasCase): void {
  const wanted = reference.expected.thetaLim;
  if (Array.isArray(wanted)) {
    expectClose(limits.lower, wanted[0], reference, "lower limit");
    expectClose(limits.upper, wanted[1], reference, "upper limit");
    return;
  }
  const found = reference.input.tesAlternative === "less" ? limits.upper : limits.lower;
  expectClose(found, wanted, reference, "limit");
}
