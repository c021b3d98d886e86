import type { BeyondThreshold, EquivalenceTest, Fit } from "../analysis-types.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import type { RCondition } from "../registry.ts";
import { type Check, ends, one } from "./r-checks.ts";
import type { Part } from "./r-part.ts";
import { rNumber } from "./r-text.ts";

/** The R expressions of what a threshold and a margin are asked of. */
export interface AskedInR {
  readonly estimate: string;
  readonly se: string;
  readonly df: string;
  readonly tau2: string;
  /** null = R has no such interval. */
  readonly prediction: string | null;
  /** Up to which relative difference tau2 counts as the same. */
  readonly tolerance: number;
  /** Where R may be unable to fit the model. */
  readonly onlyIf: RCondition | null;
}

/** metafor's fit by `rma()`, as the script has it. */
const INVERSE_VARIANCE: AskedInR = {
  estimate: "as.numeric(res$beta)",
  se: "test_se",
  df: "test_df",
  tau2: "res$tau2",
  prediction: "pi",
  tolerance: 1e-5,
  onlyIf: null,
};

/**
 * The true effects beyond the threshold that is asked about, and the equivalence test, from the numbers of the fit in R; [] where
 * neither is asked for.
 */
export function beyondParts(fit: Fit, asked: AskedInR = INVERSE_VARIANCE): Part[] {
  const { beyond, equivalence } = fit;
  return [
    ...(beyond !== undefined && fit.spec.threshold !== null ? [beyondPart(fit, beyond, asked)] : []),
    ...(equivalence !== undefined ? [equivalencePart(fit, equivalence, asked)] : []),
  ];
}

/** Names of what is asked beside the pooled effect. */
export function questionsOf({ spec, beyond, equivalence }: Fit): readonly string[] {
  return [
    ...(beyond !== undefined && spec.threshold !== null ? ["true effects beyond the threshold"] : []),
    ...(equivalence !== undefined ? ["equivalence test"] : []),
  ];
}

/** An R that estimates another tau2 says so where tau2 is compared; what follows from it need not be said again. */
function sameTau2({ tau2 }: Fit, asked: AskedInR): RCondition {
  const own = rNumber(tau2.estimate);
  const same = `abs(${asked.tau2} - ${own}) <= ${rNumber(asked.tolerance)} * (${own} + median(es$vi))`;
  const lack = "this version of metafor estimates another tau2";
  const { onlyIf } = asked;
  return onlyIf === null
    ? { condition: same, lack }
    : { condition: `${onlyIf.condition} && ${same}`, lack: `${onlyIf.lack}, or ${lack}` };
}

function beyondPart(fit: Fit, beyond: BeyondThreshold, asked: AskedInR): Part {
  const onlyIf = sameTau2(fit, asked);
  const predicted = predictedLines(fit, beyond, asked);
  const shared = sharedLines(fit, beyond, asked);
  return {
    code: [
      `# ---- true effects beyond a threshold ${"-".repeat(34)}`,
      `beyond <- ${rNumber(beyond.threshold)}`,
      `mu <- ${asked.estimate}`,
      ...predicted.code,
      ...shared.code,
    ],
    checks: [...predicted.checks, ...shared.checks].map((check) => ({ ...check, onlyIf })),
    unchecked:
      beyond.predictive === null || predicted.code.length > 0
        ? []
        : [{ name: "probability beyond the threshold", reason: "R has no such prediction interval" }],
  };
}

interface Lines {
  readonly code: readonly string[];
  readonly checks: readonly Check[];
}

/** From the half width of the prediction interval back to the scale of its distribution. */
function predictedLines(
  { spec, prediction, predictive }: Fit,
  beyond: BeyondThreshold,
  asked: AskedInR,
): Lines {
  const { r } = predictionIntervals.get(spec.prediction);
  const isKnown = prediction !== null && r !== null && asked.prediction !== null;
  if (!isKnown || predictive === undefined || beyond.predictive === null) return { code: [], checks: [] };
  const { df, scale } = predictive;
  if (scale === 0) return { code: [], checks: [] };
  const level = rNumber(spec.level);
  const [quantile, cdf] =
    df === null
      ? [`qnorm((1 + ${level}) / 2)`, "pnorm((mu - beyond) / beyond_scale)"]
      : [`qt((1 + ${level}) / 2, ${rNumber(df)})`, `pt((mu - beyond) / beyond_scale, ${rNumber(df)})`];
  return {
    code: [
      `beyond_scale <- diff(${asked.prediction}) / 2 / ${quantile}`,
      `beyond_new <- ${cdf}`,
      'cat(sprintf("probability that a new true effect lies above: %.4f\\n", beyond_new))',
    ],
    checks: [one("probability above the threshold", beyond.predictive.above, "beyond_new", "1")],
  };
}

/** Mathur and VanderWeele's share; packages differ in the standard error of tau2, so that its interval takes the report's. */
function sharedLines({ spec, tau2 }: Fit, { share }: BeyondThreshold, asked: AskedInR): Lines {
  if (tau2.estimate === null || share === null) return { code: [], checks: [] };
  const { estimate, interval } = share.above;
  return {
    code: [
      `beyond_z <- (mu - beyond) / sqrt(${asked.tau2})`,
      "beyond_share <- pnorm(beyond_z)",
      'cat(sprintf("share of true effects above: %.4f\\n", beyond_share))',
      ...(interval === null
        ? []
        : [
            `se_tau2 <- ${rNumber(tau2.given ? 0 : tau2.se)}`,
            `beyond_se <- sqrt(${asked.se}^2 / ${asked.tau2} + (mu - beyond)^2 * se_tau2^2 / (4 * ${asked.tau2}^3))`,
            `beyond_ci <- pnorm(beyond_z + c(-1, 1) * qnorm((1 + ${rNumber(spec.level)}) / 2) * beyond_se)`,
          ]),
    ],
    checks: [
      one("share above the threshold", estimate, "beyond_share", "1"),
      ...ends("share above the threshold", interval, "beyond_ci", "1"),
    ],
  };
}

function equivalencePart(
  fit: Fit,
  { lower, upper, tests, pValue, interval }: EquivalenceTest,
  asked: AskedInR,
): Part {
  const isNormal = tests[0].distribution === "normal";
  const upwards = isNormal
    ? "pnorm(tost[1], lower.tail = FALSE)"
    : `pt(tost[1], ${asked.df}, lower.tail = FALSE)`;
  const downwards = isNormal ? "pnorm(tost[2])" : `pt(tost[2], ${asked.df})`;
  const quantile = isNormal
    ? `qnorm((1 + ${rNumber(interval.level)}) / 2)`
    : `qt((1 + ${rNumber(interval.level)}) / 2, ${asked.df})`;
  const checks = [
    one("equivalence: above the lower end", tests[0].statistic.value, "tost[1]", "1"),
    one("equivalence: below the upper end", tests[1].statistic.value, "tost[2]", "1"),
    one("equivalence: p", pValue, "tost_p", "1"),
    ...ends("equivalence", interval, "tost_ci", asked.se),
  ];
  const onlyIf = fit.spec.kind === "random" && fit.k > 1 ? sameTau2(fit, asked) : asked.onlyIf;
  return {
    code: [
      `# ---- equivalence, two one-sided tests ${"-".repeat(33)}`,
      `mu <- ${asked.estimate}`,
      `tost <- (mu - c(${rNumber(lower)}, ${rNumber(upper)})) / ${asked.se}`,
      `tost_p <- max(${upwards}, ${downwards})`,
      `tost_ci <- mu + c(-1, 1) * ${quantile} * ${asked.se}`,
      'cat(sprintf("equivalence: p = %.4f\\n", tost_p))',
    ],
    checks: checks.map((check) => (onlyIf === null ? check : { ...check, onlyIf })),
    unchecked: [],
  };
}
