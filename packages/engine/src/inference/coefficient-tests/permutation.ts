import { generalisedQ, inverseVarianceWeights, weightedMoments } from "../../estimators/moments.ts";
import { estimators } from "../../estimators/registry.ts";
import { log } from "../../numeric/elementary.ts";
import { createRandom } from "../../numeric/random.ts";
import { type Issue, issue } from "../../result.ts";
import { notDefined } from "../not-defined.ts";
import type { CoefficientTest, MeanInput } from "../types.ts";

/** Statistics this close, relative to their size, are the same statistic with another rounding (metafor's tolerance). */
const TIE = 1.5e-8;

/** Bisections of an end: below a millionth of a standard error. */
const STEPS = 24;

/** Patterns of signs, up to a common sign: exactly all of them, or the observed one and as many at random. */
interface Signs {
  readonly exact: boolean;
  /** 1 or -1, `count` rows of k. */
  readonly rows: Int8Array;
  readonly count: number;
}

/** How many patterns of signs n effects have; without bound where nobody could count them. */
function patterns(n: number): number {
  return n < 31 ? 1 << n : Number.POSITIVE_INFINITY;
}

/** All 2^k patterns come in pairs that mirror each other, of which one is enough. */
function signsOf(k: number, { resampling }: MeanInput): Signs {
  const exact = patterns(k - 1) <= resampling.samples;
  const count = exact ? patterns(k - 1) : resampling.samples;
  const rows = new Int8Array(count * k).fill(1);
  const random = createRandom(resampling.seed);
  for (let row = 1; row < count; row++) {
    for (let i = 1; i < k; i++) {
      const minus = exact ? ((row >>> (i - 1)) & 1) === 1 : random.coin();
      if (minus) rows[row * k + i] = -1;
    }
  }
  return { exact, rows, count };
}

/** The Wald statistic of effects counted from the hypothetical mean, with tau2 estimated anew. */
function statisticOf(residuals: Float64Array, { vi, estimator, tau2 }: MeanInput): number {
  const refitted =
    estimator === null
      ? tau2
      : estimators.get(estimator).estimate({ yi: residuals, vi, userWeights: null }).tau2;
  const { mean, sumW } = weightedMoments(residuals, inverseVarianceWeights(vi, refitted));
  return mean * Math.sqrt(sumW);
}

/** Twice the smaller one-sided proportion of statistics at least as far out as the observed one, at most 1. */
function pValueAt(mean: number, input: MeanInput, signs: Signs): number {
  const k = input.yi.length;
  const residuals = input.yi.map((y) => y + input.centre - mean);
  const observed = statisticOf(residuals, input);
  const flipped = new Float64Array(k);
  const slack = TIE * Math.max(1, Math.abs(observed));
  let above = 0;
  let below = 0;
  for (let row = 0; row < signs.count; row++) {
    for (let i = 0; i < k; i++) flipped[i] = signs.rows[row * k + i]! * residuals[i]!;
    const statistic = row === 0 ? observed : statisticOf(flipped, input);
    if (statistic >= observed - slack) above += 1;
    if (-statistic >= observed - slack) above += 1;
    if (statistic <= observed + slack) below += 1;
    if (-statistic <= observed + slack) below += 1;
  }
  return Math.min(1, Math.min(above, below) / signs.count);
}

/** The farthest mean on one side that is not rejected; null where none is ever rejected. */
function endOf(input: MeanInput, signs: Signs, sign: 1 | -1): number | null {
  const estimate = input.centre + input.mean;
  const kept = (step: number): boolean => pValueAt(estimate + sign * step, input, signs) > 1 - input.level;
  let inside = 0;
  let outside = input.waldSe;
  for (let widening = 0; kept(outside); widening++) {
    if (widening === 12) return null;
    inside = outside;
    outside *= 2;
  }
  for (let step = 0; step < STEPS; step++) {
    const middle = (inside + outside) / 2;
    if (kept(middle)) inside = middle;
    else outside = middle;
  }
  return estimate + sign * inside;
}

function tooFew(k: number, level: number): Issue {
  return issue(
    "permutation-too-few",
    "warning",
    `The permutation interval is not shown: ${k} studies have ${patterns(k)} patterns of signs, so that no p-value is below ${2 / patterns(k)} ` +
      `and no mean can be rejected at the level of ${1 - level}.`,
    "Report the p-value alone, choose a lower level, or use the guarded Knapp-Hartung interval.",
    { field: "model.test" },
  );
}

/**
 * Permutation test of the mean: under the null every effect's sign is as likely as its opposite; p = 2 min(P(Z* >= z), P(Z* <= z))
 * over patterns of signs, with tau2 estimated anew for each. The interval holds every mean not rejected. All patterns are
 * used where their number allows, else a seeded sample that includes the observed one.
 * Source: Follmann & Proschan (1999), Biometrics 55, 732-737; Viechtbauer et al. (2015), Psychological Methods 20, 360-374.
 * R: `permutest(rma(yi, vi), exact = TRUE, permci = TRUE)`
 */
export const permutation: CoefficientTest = {
  id: "perm",
  label: "Permutation",
  summary:
    "Compares the statistic with those of all patterns of signs: exact without assuming a distribution; slow.",
  reference: "Follmann & Proschan (1999), Biometrics 55, 732-737, doi:10.1111/j.0006-341X.1999.00732.x",
  r: 'test="z"',
  distribution: "free",
  scales: false,
  resamples: true,
  applies: ({ inverseVariance, regression }) =>
    regression !== undefined
      ? notDefined(
          "model.test",
          "the permutation test of a meta-regression refits it thousands of times and is run on request.",
          "Run the permutation test of the moderators; until then choose Knapp-Hartung, guarded.",
        )
      : inverseVariance
        ? []
        : notDefined(
            "model.test",
            "the permutation test refits the model with inverse-variance weights.",
            "Weight by inverse variances, or choose another test.",
          ),
  infer(input) {
    const k = input.yi.length;
    const signs = signsOf(k, input);
    const pValue = pValueAt(0, input, signs);
    const lower = 2 / patterns(k) > 1 - input.level ? null : endOf(input, signs, -1);
    const upper = lower === null ? null : endOf(input, signs, 1);
    const z = (input.centre + input.mean) / input.waldSe;
    return {
      se: input.waldSe,
      df: null,
      test: {
        name: "pooled effect",
        statistic: { symbol: signs.exact ? "z (exact)" : "z (sampled)", value: z },
        df: [],
        pValue,
        log10PValue: pValue === 1 ? 0 : log(pValue) / Math.LN10,
        distribution: "resampled",
      },
      ends: lower === null || upper === null ? null : [lower, upper],
      scale: null,
      used: permutation.id,
      degenerate: generalisedQ(input.yi, input.vi, 0) === 0,
      issues: lower === null || upper === null ? [tooFew(k, input.level)] : [],
    };
  },
  rInference: ({ resampling }) => ({
    code: [
      "# All patterns of signs where there are few enough, as permutest() does; a sample depends on its random numbers.",
      `perm_exact <- 2^(nrow(es) - 1) <= ${resampling.samples}`,
      "perm_p <- if (perm_exact) permutest(res, exact = TRUE, progbar = FALSE)$pval else NA",
    ],
    se: "res$se",
    statistic: "res$zval",
    df: "NA",
    log10P: "log10(perm_p)",
    interval: "c(NA, NA)",
    lack: { condition: "perm_exact", lack: "the p-value is that of a random sample of patterns" },
    intervalLack: {
      condition: "FALSE",
      lack: "permutest() finds the ends of its interval to two decimals only",
    },
  }),
};
