import type { BiasOutcome } from "../../bias-types.ts";
import type { BiasInput, BiasR, QuickBiasMethod } from "../types.ts";
import { beggPoints, type PlacedEffect } from "./begg-points.ts";
import { dependenceSentences } from "./effect-dependence.ts";
import { lineLack, withTypeOne } from "./line-test.ts";
import { P_VALUE, rankOutcome } from "./rank-test.ts";
import { LEVEL } from "./shared-params.ts";

const LABEL = "Begg-Mazumdar test";

/**
 * Begg & Mazumdar's rank test: Kendall's tau-b of (y - m) / sqrt(v - 1 / sum w) with v, m the common-effect mean. Exact p-value
 * without ties, else normal with the variance of S corrected for ties, with or without continuity correction.
 * Source: Begg & Mazumdar (1994), Biometrics 50, 1088-1101, doi:10.2307/2533446. R: `ranktest(yi, vi, exact = TRUE)`
 */
export const begg: QuickBiasMethod = {
  id: "begg",
  label: LABEL,
  get summary(): string {
    return withTypeOne(
      "Kendall’s rank correlation of the standardised effects with their sampling variances.",
      "begg",
    );
  },
  reference: "Begg & Mazumdar (1994), doi:10.2307/2533446",
  family: "asymmetry",
  assumption:
    "Without small-study effects the order of the standardised effects says nothing of the order of their variances.",
  caution:
    "Its power is lower than that of the regression tests, and it shares their trouble with odds ratios and standardised mean differences; recommendations advise against it as the only test.",
  usual: true,
  params: [P_VALUE, LEVEL],
  lack: (input) => {
    const points = studiesOf(input).map(({ place, yi, vi }) => ({ place, y: yi, x: vi, weight: 1 / vi }));
    return lineLack(points, points.length, null, "the sampling variance");
  },
  run: (input, params) =>
    rankOutcome(input, params, beggPoints(studiesOf(input)), {
      method: begg.id,
      label: LABEL,
      what: "standardised effects with their sampling variances",
      along: "the sampling variance",
      smallIs: 1,
      pValue: params.p ?? null,
      further: dependenceSentences(input, "the test"),
    }),
  r: (_, outcome) => rankToR(outcome, "begg", BEGG_LINES, "begg_deviates", "bias_vi"),
};

const BEGG_LINES: readonly string[] = [
  "begg_mean <- weighted.mean(bias_yi, 1 / bias_vi)",
  "begg_deviates <- (bias_yi - begg_mean) / sqrt(bias_vi - 1 / sum(1 / bias_vi))",
];

function studiesOf({ effects }: BiasInput): PlacedEffect[] {
  return effects.yi.map((yi, place) => ({ place, yi, vi: effects.vi[place]! }));
}

/** Kendall's test in R by `cor.test()`, in the way that was used. */
export function rankToR(
  outcome: BiasOutcome,
  name: string,
  before: readonly string[],
  deviates: string,
  precision: string,
): BiasR {
  const exact = outcome.tests[0]?.test.distribution === "resampled";
  const continuity = outcome.params.p === "corrected";
  const options = `method = "kendall", exact = ${exact ? "TRUE" : "FALSE"}, continuity = ${continuity ? "TRUE" : "FALSE"}`;
  return {
    code: [...before, `${name} <- cor.test(${deviates}, ${precision}, ${options})`],
    compare: [
      {
        name: "tau",
        value: outcome.numbers.find(({ key }) => key === "tau")?.value ?? 0,
        r: `unname(${name}$estimate)`,
        scale: "1",
      },
      {
        name: "p-value",
        value: outcome.tests[0]?.test.pValue ?? 1,
        r: `${name}$p.value`,
        scale: `max(${name}$p.value, 1e-9)`,
        tolerance: 1e-6,
      },
    ],
    lacks: [],
  };
}
