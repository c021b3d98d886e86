import type { HypothesisTest, Interval } from "../../analysis-types.ts";
import type { BiasNumber } from "../../bias-types.ts";
import { formatFixed, formatInterval, formatPEquation, formatShort } from "../../format/index.ts";
import { counted } from "../../format/told.ts";
import { effectWords } from "../../moderation/effect-words.ts";
import type { Params } from "../../registry.ts";
import { fail, issue, ok } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { type CommonEffect, commonEffect } from "./common-effect.ts";
import { UNIFORM_ESTIMATORS } from "./p-uniform-estimators.ts";
import type { SelectedStudies, UniformEstimator } from "./p-uniform-methods.ts";
import { pUniformInR } from "./p-uniform-r.ts";
import { lackOfTests, sideWords, significantPlaces, testedStudies } from "./significant.ts";
import { turnedBack, turnedInterval } from "./turned.ts";

const estimatorOf = (params: Params): UniformEstimator =>
  UNIFORM_ESTIMATORS.find(({ id }) => id === params.method) ?? UNIFORM_ESTIMATORS[0]!;

function selected(input: BiasInput): {
  readonly places: readonly number[];
  readonly studies: SelectedStudies;
} {
  const tested = testedStudies(input);
  const places = significantPlaces(tested, false);
  return {
    places,
    studies: {
      beyond: places.map((i) => tested.z[i]! - tested.critical),
      sei: places.map((i) => tested.sei[i]!),
      critical: tested.critical,
    },
  };
}

function numbersOf(common: CommonEffect, k: number): BiasNumber[] {
  return [
    { key: "significant", label: "significant results in the favoured direction", value: k, as: "count" },
    { key: "common-effect", label: "common effect of all studies", value: common.estimate, as: "effect" },
    { key: "common-se", label: "its standard error", value: common.se, as: "value" },
    { key: "common-p", label: "its one-sided p", value: common.oneSided, as: "p" },
    { key: "q", label: "Q of all studies", value: common.q, as: "two" },
    { key: "q-p", label: "p of Q", value: common.qTest.pValue, as: "p" },
  ];
}

function run(input: BiasInput, params: Params): ReturnType<QuickBiasMethod["run"]> {
  const { favours, effects, model } = input;
  const nullValue = input.nullValue ?? 0;
  const { places, studies } = selected(input);
  const estimator = estimatorOf(params);
  const fit = estimator.fit(studies, model.level);
  if (fit.estimate === null) {
    return fail(
      issue(
        "p-uniform-unbounded",
        "warning",
        "p-uniform has no estimate: the significant results lie so close to their critical values that no finite effect makes their conditional p-values uniform.",
        "Look at these studies for reporting at the edge of significance; a selection model uses the other studies too.",
        { field: "bias.methods.p-uniform" },
      ),
    );
  }
  const common = commonEffect(input);
  const tests = testsOf(input, studies, estimator, fit.estimate, common);
  const estimate = turnedBack(fit.estimate, favours, nullValue);
  const interval = turnedInterval(fit, favours, nullValue, model.level, estimator.label);
  const level = 1 - model.level;
  return ok(
    biasOutcome(input, params, {
      method: "p-uniform",
      ran: `p-uniform (${estimator.words}) on ${counted(places.length, "result", "results")} significant in the ${sideWords(input)} direction (two-sided p < ${formatShort(input.alpha)}; one common effect)`,
      rowIds: places.map((i) => effects.rowIds[i]!),
      estimate: { estimate, se: null, interval, test: tests?.effect ?? null, tau2: null },
      tests:
        tests === null
          ? []
          : [
              { id: "bias", test: tests.bias },
              { id: "effect", test: tests.effect },
            ],
      numbers: numbersOf(common, places.length),
      rejects: tests === null ? null : { yes: tests.bias.pValue < level, level },
      sentences: [
        fitSentence(input, estimate, interval, tests !== null, common),
        tests === null
          ? "This estimator has no interval and no test: its distance from the uniform distribution has no known distribution once the effect is estimated."
          : `The test for publication bias ${tests.bias.pValue < level ? "rejects" : "does not reject"} that the significant results come from studies with the common effect of all (${formatPEquation(tests.bias.pValue)}).`,
        ...remarks(fit.estimate, common),
      ],
    }),
  );
}

/** Of publication bias at the common effect of all studies, and of no effect. */
interface UniformTests {
  readonly bias: HypothesisTest;
  readonly effect: HypothesisTest;
}

function testsOf(
  { favours, nullValue }: BiasInput,
  studies: SelectedStudies,
  { test }: UniformEstimator,
  estimate: number,
  common: CommonEffect,
): UniformTests | null {
  if (test === null) return null;
  const at = favours * (common.estimate - (nullValue ?? 0));
  return {
    bias: test(studies, at, estimate, "below", "publication bias at the common effect of all studies"),
    effect: test(studies, 0, estimate, "above", "no effect, given significance"),
  };
}

function fitSentence(
  { effects }: BiasInput,
  estimate: number,
  interval: Interval | null,
  hasInterval: boolean,
  common: CommonEffect,
): string {
  const words = effectWords(effects.measure);
  const range =
    interval === null
      ? hasInterval
        ? " without a finite interval"
        : ""
      : ` ${formatInterval(interval, words.effect)}`;
  return `The significant results alone fit a common effect of ${words.effect(estimate)}${range}; all studies together have ${words.effect(common.estimate)}.`;
}

/** What the estimate must be read with. */
function remarks(turned: number, { q, qTest }: CommonEffect): string[] {
  return [
    ...(turned < 0
      ? [
          "The significant results crowd just beyond their critical values, so that the estimate lies on the other side of no effect; the authors of the method then take it as no effect.",
        ]
      : []),
    ...(qTest.pValue < 0.1
      ? [
          `The studies differ (Q = ${formatFixed(q, 2)}, ${formatPEquation(qTest.pValue)}); p-uniform rests on one common effect and is then too far from no effect: p-uniform* allows for heterogeneity.`,
        ]
      : []),
  ];
}

/**
 * p-uniform: the effect at which the significant results in the favoured direction are a random draw given their significance.
 * q_i = P(Y >= yi | Y significant; mu) is uniform at the true mu; P solves sum q = k/2, LNP sum -log q = k, LN1MINP
 * sum -log(1 - q) = k, ML maximises the conditional likelihood; KS and AD take the mu at which the distance of the q from the uniform
 * distribution is least.
 * Source: van Assen, van Aert & Wicherts (2015), Psychological Methods 20, 293-309, doi:10.1037/met0000025; van Aert, Wicherts & van
 * Assen (2016), Perspectives on Psychological Science 11, 713-729, doi:10.1177/1745691616650874.
 * R: `puniform::puniform(yi = yi, vi = vi, side = "right", method = "P")`
 */
export const pUniform: QuickBiasMethod = {
  id: "p-uniform",
  label: "p-uniform",
  family: "p-values",
  summary: "The effect at which the significant results are what significance alone lets through.",
  reference: "van Assen, van Aert & Wicherts (2015), doi:10.1037/met0000025",
  assumption:
    "All studies share one true effect, and every result significant in the favoured direction has the same chance to be published.",
  caution:
    "A sensitivity analysis: where effects differ between studies its estimate is too far from no effect, and it leaves out every other result.",
  usual: true,
  params: [
    {
      key: "method",
      label: "Estimator",
      help: "P is the default of its authors and keeps extreme p-values from deciding; LNP weighs strong results more, LN1MINP weak ones; ML maximises the likelihood. KS and AD take the least distance from the uniform distribution and have no interval and no test.",
      type: "choice",
      default: "P",
      choices: UNIFORM_ESTIMATORS.map(({ id, label }) => ({ value: id, label })),
    },
  ],
  lack(input) {
    const lack = lackOfTests(input);
    if (lack !== null) return lack;
    return significantPlaces(testedStudies(input), false).length > 0
      ? null
      : `No study is significant in the ${sideWords(input)} direction, which is all that p-uniform uses.`;
  },
  run,
  r: pUniformInR,
};
