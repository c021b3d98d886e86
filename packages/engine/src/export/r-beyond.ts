import type { BeyondThreshold, EquivalenceTest, Fit } from "../analysis-types.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import type { RCondition } from "../registry.ts";
import { type Check, ends, one } from "./r-checks.ts";
import type { Part } from "./r-part.ts";
import { rNumber } from "./r-text.ts";

/**
 * The true effects beyond the threshold that is asked about, and the equivalence test, from metafor's fit `res`, its prediction
 * interval `pi` and the standard error and degrees of freedom `test_se` and `test_df`; [] where neither is asked for.
 */
export function beyondParts(fit: Fit): Part[] {
  const parts: Part[] = [];
  if (fit.beyond !== undefined && fit.spec.threshold !== null) parts.push(beyondPart(fit, fit.beyond));
  if (fit.equivalence !== undefined) parts.push(equivalencePart(fit, fit.equivalence));
  return parts;
}

/** What is asked of a fit that is not metafor's `rma()` is named, not repeated. */
export function questionsNotRepeated({ spec, beyond, equivalence }: Fit): Part {
  const reason = "the script asks threshold and margin of models by inverse variance only";
  const asked = [
    ...(beyond !== undefined && spec.threshold !== null ? ["true effects beyond the threshold"] : []),
    ...(equivalence !== undefined ? ["equivalence test"] : []),
  ];
  return { code: [], checks: [], unchecked: asked.map((name) => ({ name, reason })) };
}

/** An R that estimates another tau2 says so where tau2 is compared; what follows from it need not be said again. */
function sameTau2({ tau2 }: Fit): RCondition {
  const own = rNumber(tau2.estimate);
  return {
    condition: `abs(res$tau2 - ${own}) <= 1e-5 * (${own} + median(es$vi))`,
    lack: "this version of metafor estimates another tau2",
  };
}

function beyondPart(fit: Fit, beyond: BeyondThreshold): Part {
  const onlyIf = sameTau2(fit);
  const predicted = predictedLines(fit, beyond);
  const shared = sharedLines(fit, beyond);
  return {
    code: [
      `# ---- true effects beyond a threshold ${"-".repeat(34)}`,
      `beyond <- ${rNumber(beyond.threshold)}`,
      "mu <- as.numeric(res$beta)",
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
function predictedLines({ spec, prediction, predictive }: Fit, beyond: BeyondThreshold): Lines {
  const { r } = predictionIntervals.get(spec.prediction);
  if (prediction === null || r === null || predictive === undefined || beyond.predictive === null) {
    return { code: [], checks: [] };
  }
  const { df, scale } = predictive;
  if (scale === 0) return { code: [], checks: [] };
  const level = rNumber(spec.level);
  const [quantile, cdf] =
    df === null
      ? [`qnorm((1 + ${level}) / 2)`, "pnorm((mu - beyond) / beyond_scale)"]
      : [`qt((1 + ${level}) / 2, ${rNumber(df)})`, `pt((mu - beyond) / beyond_scale, ${rNumber(df)})`];
  return {
    code: [
      `beyond_scale <- diff(pi) / 2 / ${quantile}`,
      `beyond_new <- ${cdf}`,
      'cat(sprintf("probability that a new true effect lies above: %.4f\\n", beyond_new))',
    ],
    checks: [one("probability above the threshold", beyond.predictive.above, "beyond_new", "1")],
  };
}

/** Mathur and VanderWeele's share; packages differ in the standard error of tau2, so that its interval takes the report's. */
function sharedLines({ spec, tau2 }: Fit, { share }: BeyondThreshold): Lines {
  if (tau2.estimate === null || share === null) return { code: [], checks: [] };
  const { estimate, interval } = share.above;
  return {
    code: [
      "beyond_z <- (mu - beyond) / sqrt(res$tau2)",
      "beyond_share <- pnorm(beyond_z)",
      'cat(sprintf("share of true effects above: %.4f\\n", beyond_share))',
      ...(interval === null
        ? []
        : [
            `se_tau2 <- ${rNumber(tau2.given ? 0 : tau2.se)}`,
            "beyond_se <- sqrt(test_se^2 / res$tau2 + (mu - beyond)^2 * se_tau2^2 / (4 * res$tau2^3))",
            `beyond_ci <- pnorm(beyond_z + c(-1, 1) * qnorm((1 + ${rNumber(spec.level)}) / 2) * beyond_se)`,
          ]),
    ],
    checks: [
      one("share above the threshold", estimate, "beyond_share", "1"),
      ...ends("share above the threshold", interval, "beyond_ci", "1"),
    ],
  };
}

function equivalencePart(fit: Fit, { lower, upper, tests, pValue, interval }: EquivalenceTest): Part {
  const isNormal = tests[0].distribution === "normal";
  const upwards = isNormal
    ? "pnorm(tost[1], lower.tail = FALSE)"
    : "pt(tost[1], test_df, lower.tail = FALSE)";
  const downwards = isNormal ? "pnorm(tost[2])" : "pt(tost[2], test_df)";
  const quantile = isNormal
    ? `qnorm((1 + ${rNumber(interval.level)}) / 2)`
    : `qt((1 + ${rNumber(interval.level)}) / 2, test_df)`;
  const checks = [
    one("equivalence: above the lower end", tests[0].statistic.value, "tost[1]", "1"),
    one("equivalence: below the upper end", tests[1].statistic.value, "tost[2]", "1"),
    one("equivalence: p", pValue, "tost_p", "1"),
    ...ends("equivalence", interval, "tost_ci", "test_se"),
  ];
  const onlyIf = sameTau2(fit);
  return {
    code: [
      `# ---- equivalence, two one-sided tests ${"-".repeat(33)}`,
      "mu <- as.numeric(res$beta)",
      `tost <- (mu - c(${rNumber(lower)}, ${rNumber(upper)})) / test_se`,
      `tost_p <- max(${upwards}, ${downwards})`,
      `tost_ci <- mu + c(-1, 1) * ${quantile} * test_se`,
      'cat(sprintf("equivalence: p = %.4f\\n", tost_p))',
    ],
    checks: fit.spec.kind === "random" && fit.k > 1 ? checks.map((check) => ({ ...check, onlyIf })) : checks,
    unchecked: [],
  };
}
