import type { NamedTest } from "../../analysis-types.ts";
import type { BiasEstimate, BiasNumber, BiasOutcome } from "../../bias-types.ts";
import { formatFixed, formatShort } from "../../format/index.ts";
import { cell, type ToldTable } from "../../format/told.ts";
import { knownTest } from "../../inference/tests.ts";
import type { Params } from "../../registry.ts";
import { ok } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { type CurveEffect, curveEffect } from "./p-curve-choice.ts";
import { estimatePower, type PowerEstimate } from "./p-curve-power.ts";
import { pCurveInR } from "./p-curve-r.ts";
import {
  type BinomialTests,
  binomialTests,
  type Curve,
  flatness,
  LOW_POWER,
  noncentralityAt,
  rightSkew,
  type Stouffer,
} from "./p-curve-tests.ts";
import {
  curveHistogram,
  hasEvidence,
  lacksEvidence,
  powerSentence,
  verdictSentence,
} from "./p-curve-words.ts";
import { normalTest } from "./p-value-tests.ts";
import { criticalZ, lackOfTests, sideWords, significantPlaces, testedStudies } from "./significant.ts";

/** Fewer have no curve. */
const FEWEST = 3;

const either = (params: Params): boolean => params.studies === "either";

const placesOf = (input: BiasInput, params: Params): number[] =>
  significantPlaces(testedStudies(input), either(params));

interface CurveFit {
  readonly curve: Curve;
  readonly right: Stouffer;
  readonly flat: Stouffer;
  readonly halfRight: Stouffer | null;
  readonly halfFlat: Stouffer | null;
  readonly binomial: BinomialTests;
  readonly power: PowerEstimate;
}

function fitCurve(input: BiasInput, places: readonly number[]): CurveFit {
  const { z, critical } = testedStudies(input);
  const absZ = places.map((i) => Math.abs(z[i]!));
  const curve: Curve = { absZ, full: critical, half: criticalZ(input.alpha / 2), alpha: input.alpha };
  const low = noncentralityAt(LOW_POWER, critical);
  return {
    curve,
    right: rightSkew(curve, "full") ?? { z: 0, k: 0 },
    flat: flatness(curve, "full", low) ?? { z: 0, k: 0 },
    halfRight: rightSkew(curve, "half"),
    halfFlat: flatness(curve, "half", low),
    binomial: binomialTests(curve),
    power: estimatePower(curve),
  };
}

const half = (id: string, name: string, test: Stouffer | null): NamedTest[] =>
  test === null ? [] : [{ id, test: normalTest(name, test.z, "lower") }];

function testsOf({ right, flat, halfRight, halfFlat, binomial }: CurveFit): NamedTest[] {
  const binomialTest = (name: string, logP: number): NamedTest["test"] =>
    knownTest(name, "x", binomial.below, [], "resampled", logP);
  return [
    { id: "full-right", test: normalTest("right skew, full curve", right.z, "lower") },
    ...half("half-right", "right skew, half curve", halfRight),
    { id: "full-flat", test: normalTest("flatter than a power of 33 %, full curve", flat.z, "lower") },
    ...half("half-flat", "flatter than a power of 33 %, half curve", halfFlat),
    { id: "binomial-right", test: binomialTest("right skew, binomial", binomial.logRight) },
    { id: "binomial-flat", test: binomialTest("flatter than a power of 33 %, binomial", binomial.logFlat) },
  ];
}

function numbersOf({ power, binomial }: CurveFit, k: number, effect: CurveEffect): BiasNumber[] {
  return [
    { key: "significant", label: "significant results", value: k, as: "count" },
    {
      key: "below-half",
      label: "significant results with p below half of alpha",
      value: binomial.below,
      as: "count",
    },
    { key: "power", label: "average power", value: power.power, as: "chance" },
    { key: "power-lower", label: "average power, lower limit (90 %)", value: power.lower, as: "chance" },
    { key: "power-upper", label: "average power, upper limit (90 %)", value: power.upper, as: "chance" },
    ...(effect === null
      ? []
      : [
          {
            key: "d",
            label: "standardised mean difference behind the curve",
            value: effect.d,
            as: "effect" as const,
            ...(effect.words === null ? {} : { words: effect.words }),
          },
        ]),
  ];
}

function tableOf(tests: readonly NamedTest[]): ToldTable {
  return {
    id: "p-curve-tests",
    title: "Tests of the p-curve",
    head: ["Test", "Statistic", "p"],
    rows: tests.map(({ test }) => [
      test.name,
      cell(test.statistic.value, test.statistic.symbol === "z" ? "two" : "count"),
      cell(test.pValue, "p"),
    ]),
  };
}

/** A mean effect only where d is the analysis scale and all results point one way. */
function estimateOf(
  input: BiasInput,
  params: Params,
  places: readonly number[],
  d: number | null,
): BiasEstimate | null {
  const { z } = testedStudies(input);
  const signs = new Set(places.map((i) => Math.sign(z[i]!)));
  if (d === null || !input.effects.measure.startsWith("SMD") || signs.size !== 1) return null;
  const sign = input.favours * (either(params) ? (z[places[0]!]! > 0 ? 1 : -1) : 1);
  return { estimate: sign * d + 0, se: null, interval: null, test: null, tau2: null };
}

function run(input: BiasInput, params: Params): ReturnType<QuickBiasMethod["run"]> {
  const places = placesOf(input, params);
  const fit = fitCurve(input, places);
  const effect = params.effect === true ? curveEffect(input, places) : null;
  const tests = testsOf(fit);
  const p = (id: string): number | null => tests.find((one) => one.id === id)?.test.pValue ?? null;
  const found = {
    fullRight: p("full-right") ?? 1,
    halfRight: p("half-right"),
    fullFlat: p("full-flat") ?? 1,
    halfFlat: p("half-flat"),
    binomialFlat: p("binomial-flat") ?? 1,
  };
  const which = either(params)
    ? "significant in either direction"
    : `significant in the ${sideWords(input)} direction`;
  const outcome: BiasOutcome = biasOutcome(input, params, {
    method: "p-curve",
    ran: `p-curve of ${places.length} results ${which} (two-sided p < ${formatShort(input.alpha)}; normal tests; Stouffer’s method; null of no effect and of a power of 33\u00a0%)`,
    rowIds: places.map((i) => input.effects.rowIds[i]!),
    estimate: estimateOf(input, params, places, effect?.d ?? null),
    tests,
    numbers: [
      ...numbersOf(fit, places.length, effect),
      {
        key: "evidence",
        label: "evidential value",
        value: null,
        as: "value",
        words: hasEvidence(found) ? "present" : lacksEvidence(found) ? "inadequate" : "undecided",
      },
    ],
    tables: [tableOf(tests)],
    marks: { histogram: curveHistogram(fit.curve) },
    sentences: [
      verdictSentence(found),
      powerSentence(fit.power),
      ...(effect?.d == null
        ? []
        : [
            `The significant results fit a standardised mean difference of ${formatFixed(effect.d, 3)} best, if every study compares the means of two groups of equal size and all share one effect.`,
          ]),
    ],
  });
  return ok(outcome);
}

/**
 * p-curve: whether the significant p-values are as right-skewed as real effects make them, how much power they fit, and, where the
 * sizes of the studies are known, which standardised mean difference.
 * Source: Simonsohn, Nelson & Simmons (2014), Journal of Experimental Psychology: General 143, 534-547, doi:10.1037/a0033242;
 * Simonsohn, Simmons & Nelson (2015), JEP: General 144, 1146-1152, doi:10.1037/xge0000104. R: `dmetar::pcurve()`
 */
export const pCurve: QuickBiasMethod = {
  id: "p-curve",
  label: "p-curve",
  family: "p-values",
  summary: "Whether the significant p-values pile up near 0, as real effects make them, or not.",
  reference:
    "Simonsohn, Nelson & Simmons (2014), doi:10.1037/a0033242; Simonsohn, Simmons & Nelson (2015), doi:10.1037/xge0000104",
  assumption:
    "Every significant result has the same chance to be published whatever its p-value, the p-values are independent, and their tests are those that the effects and standard errors imply.",
  caution:
    "It says nothing about results that are not significant, and its power and effect are too large where effects differ between studies.",
  usual: true,
  params: [
    {
      key: "studies",
      label: "Results on the curve",
      help: "The p-curve app takes every significant result whatever its direction; results in the favoured direction alone suit a directed hypothesis.",
      type: "choice",
      default: "either",
      choices: [
        { value: "either", label: "Significant in either direction" },
        { value: "favoured", label: "Significant in the favoured direction" },
      ],
    },
    {
      key: "effect",
      label: "Effect behind the curve",
      help: "Estimates a standardised mean difference where the sizes of all significant studies are known, as if each compared two groups of equal size.",
      type: "boolean",
      default: true,
    },
  ],
  lack(input, params) {
    const lack = lackOfTests(input);
    if (lack !== null) return lack;
    const many = placesOf(input, params).length;
    return many >= FEWEST
      ? null
      : `A p-curve needs at least ${FEWEST} significant results; ${many === 0 ? "there is none" : `there ${many === 1 ? "is 1" : `are ${many}`}`}.`;
  },
  run,
  r: pCurveInR,
};
