import { square } from "../../numeric/elementary.ts";
import { LEVEL, R_PREPOST } from "../assumed.ts";
import { correlations, positive, proportions } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import { qnorm, qt } from "../r-functions.ts";
import { ascending, atLeastTwo, informativeP, notZero } from "../summaries/checks.ts";
import { QUANTILE } from "../summaries/spread-of-a-mean.ts";
import type { Conversion } from "../types.ts";
import { CHANGES } from "./change-keys.ts";

const SHARED = {
  reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, sections 6.5.2.8 and 6.5.2.9",
  group: "pre-post",
} as const;

/** Mean change as the difference of the means after and before. R: `m1_post - m1_pre` */
export const meansToChange: readonly Conversion[] = CHANGES.map(
  ({ ending, words, meanPre, meanPost, meanChange }) =>
    defineConversion({
      ...SHARED,
      id: `means-to-change${ending}`,
      label: `Means before and after to the mean change, ${words}`,
      summary: "Mean change as the mean after less the mean before.",
      from: [meanPre, meanPost],
      yields: [meanChange],
      example: { [meanPre]: 10.2, [meanPost]: 13.1 },
      formulas(numbers, { step }) {
        step(meanChange, `${meanPost} - ${meanPre}`, numbers[meanPost]! - numbers[meanPre]!);
        return undefined;
      },
    }),
);

/** SD of the change from its standard error. R: `se1_change * sqrt(n1i)` */
export const changeSeToSd: readonly Conversion[] = CHANGES.map(({ ending, words, seChange, n, sdChange }) =>
  defineConversion({
    ...SHARED,
    id: `change-se-to-sd${ending}`,
    label: `Standard error of the change to its SD, ${words}`,
    summary: "Standard deviation of the change from the standard error of the mean change.",
    from: [seChange, n],
    yields: [sdChange],
    example: { [seChange]: 1.1, [n]: 25 },
    checks: [positive("standard error of the change", seChange), atLeastTwo(n)],
    formulas(numbers, { step }) {
      step(sdChange, `${seChange} * sqrt(${n})`, numbers[seChange]! * Math.sqrt(numbers[n]!));
      return undefined;
    },
  }),
);

/** SD of the change from its interval. R: `sqrt(n1i) * (m1_change_ub - m1_change_lb) / (2 * qt((1 + level)/2, n1i - 1))` */
export const changeIntervalToSd: readonly Conversion[] = CHANGES.map(
  ({ ending, words, lower, upper, n, sdChange }) =>
    defineConversion({
      ...SHARED,
      id: `change-interval-to-sd${ending}`,
      label: `Interval of the change to its SD, ${words}`,
      summary: "Standard deviation of the change from the confidence interval of the mean change.",
      from: [lower, upper, n],
      assumed: [LEVEL],
      choices: [QUANTILE],
      yields: [sdChange],
      example: { [lower]: 0.9, [upper]: 3.3, [n]: 25 },
      checks: [atLeastTwo(n), ascending(lower, upper), proportions("level", "level")],
      formulas(numbers, { step, choice }) {
        const tail = (1 - numbers.level!) / 2;
        const q =
          choice.quantile === "z"
            ? step("q", "-qnorm((1 - level) / 2)", -qnorm(tail))
            : step("q", `-qt((1 - level) / 2, ${n} - 1)`, -qt(tail, numbers[n]! - 1));
        const sd = (Math.sqrt(numbers[n]!) * (numbers[upper]! - numbers[lower]!)) / (2 * q);
        step(sdChange, `sqrt(${n}) * (${upper} - ${lower}) / (2 * q)`, sd);
        return undefined;
      },
    }),
);

/** SD of the change from the t of the change: √n |mean change / t|. R: `sqrt(n1i) * abs(m1_change / t1_change)` */
export const changeTToSd: readonly Conversion[] = CHANGES.map(
  ({ ending, words, meanChange, t, n, sdChange }) =>
    defineConversion({
      ...SHARED,
      id: `change-t-to-sd${ending}`,
      label: `t of the change to its SD, ${words}`,
      summary: "Standard deviation of the change from the mean change and its paired t.",
      from: [meanChange, t, n],
      yields: [sdChange],
      example: { [meanChange]: 2.1, [t]: 2.6, [n]: 25 },
      checks: [atLeastTwo(n), notZero("mean change", meanChange), notZero("t of the change", t)],
      formulas(numbers, { step }) {
        const ratio = Math.abs(numbers[meanChange]! / numbers[t]!);
        step(sdChange, `sqrt(${n}) * abs(${meanChange} / ${t})`, Math.sqrt(numbers[n]!) * ratio);
        return undefined;
      },
    }),
);

/** SD of the change from its two-sided p. R: `sqrt(n1i) * abs(m1_change) / qt(p1_change/2, n1i - 1, lower.tail = FALSE)` */
export const changePToSd: readonly Conversion[] = CHANGES.map(
  ({ ending, words, meanChange, p, n, sdChange }) =>
    defineConversion({
      ...SHARED,
      id: `change-p-to-sd${ending}`,
      label: `p of the change to its SD, ${words}`,
      summary:
        "Standard deviation of the change from the mean change and the two-sided p of its paired t test.",
      from: [meanChange, p, n],
      yields: [sdChange],
      example: { [meanChange]: 2.1, [p]: 0.016, [n]: 25 },
      checks: [atLeastTwo(n), notZero("mean change", meanChange), informativeP(p)],
      assumes: () => ["a two-sided p of a paired t test"],
      formulas(numbers, { step }) {
        const q = step("q", `-qt(abs(${p}) / 2, ${n} - 1)`, -qt(Math.abs(numbers[p]!) / 2, numbers[n]! - 1));
        const sd = (Math.sqrt(numbers[n]!) * Math.abs(numbers[meanChange]!)) / q;
        step(sdChange, `sqrt(${n}) * abs(${meanChange}) / q`, sd);
        return undefined;
      },
    }),
);

/** SD of the change from the SDs before and after and their correlation. R: `sqrt(sd_pre^2 + sd_post^2 - 2*r*sd_pre*sd_post)` */
export const sdsToChangeSd: readonly Conversion[] = CHANGES.map(
  ({ ending, words, sdPre, sdPost, sdChange }) =>
    defineConversion({
      ...SHARED,
      id: `sds-to-change-sd${ending}`,
      label: `SDs before and after to the SD of the change, ${words}`,
      summary:
        "Standard deviation of the change from those before and after and the correlation of the two measurements.",
      from: [sdPre, sdPost],
      assumed: [R_PREPOST],
      yields: [sdChange],
      example: { [sdPre]: 5, [sdPost]: 6 },
      checks: [positive("SD", sdPre, sdPost), correlations("r_prepost")],
      formulas(numbers, { step }) {
        const [pre, post, r] = [numbers[sdPre]!, numbers[sdPost]!, numbers.r_prepost!];
        step(
          sdChange,
          `sqrt(${sdPre}^2 + ${sdPost}^2 - 2 * r_prepost * ${sdPre} * ${sdPost})`,
          // (pre - post)^2 + 2 (1 - r) pre post keeps its digits where r is close to 1.
          Math.sqrt(square(pre - post) + 2 * (1 - r) * pre * post),
        );
        return undefined;
      },
    }),
);

/**
 * SD before from the SD of the change, where both measurements spread alike: sd = sd_change / sqrt(2 (1 − r)).
 *
 * Source: Morris & DeShon (2002), doi:10.1037/1082-989X.7.1.105, eq. 8. R: `sd1_change / sqrt(2 * (1 - r_prepost))`
 */
export const changeSdToPreSd: readonly Conversion[] = CHANGES.map(({ ending, words, sdPre, sdChange }) =>
  defineConversion({
    ...SHARED,
    id: `change-sd-to-pre-sd${ending}`,
    detour: 1,
    label: `SD of the change to the SD before, ${words}`,
    summary: "Standard deviation of one measurement from that of the change and the pre-post correlation.",
    reference: "Morris & DeShon (2002), doi:10.1037/1082-989X.7.1.105, eq. 8",
    from: [sdChange],
    assumed: [R_PREPOST],
    yields: [sdPre],
    example: { [sdChange]: 5.4 },
    checks: [positive("SD of the change", sdChange), correlations("r_prepost")],
    assumes: () => ["the same standard deviation before and after"],
    formulas(numbers, { step }) {
      const sd = numbers[sdChange]! / Math.sqrt(2 * (1 - numbers.r_prepost!));
      step(sdPre, `${sdChange} / sqrt(2 * (1 - r_prepost))`, sd);
      return undefined;
    },
  }),
);

/** The correlation behind three SDs. R: `(sd_pre^2 + sd_post^2 - sd_change^2) / (2 * sd_pre * sd_post)` */
export const sdsToCorrelation: readonly Conversion[] = CHANGES.map(
  ({ ending, words, sdPre, sdPost, sdChange }) =>
    defineConversion({
      ...SHARED,
      id: `sds-to-correlation${ending}`,
      label: `SDs before, after and of the change to their correlation, ${words}`,
      summary: "Pre-post correlation from the standard deviations before, after and of the change.",
      from: [sdPre, sdPost, sdChange],
      yields: ["r_prepost"],
      example: { [sdPre]: 5, [sdPost]: 6, [sdChange]: 5.4 },
      checks: [positive("SD", sdPre, sdPost, sdChange)],
      formulas(numbers, { step }) {
        const [pre, post, change] = [numbers[sdPre]!, numbers[sdPost]!, numbers[sdChange]!];
        const r = step(
          "r_prepost",
          `(${sdPre}^2 + ${sdPost}^2 - ${sdChange}^2) / (2 * ${sdPre} * ${sdPost})`,
          (square(pre) + square(post) - square(change)) / (2 * pre * post),
        );
        return Math.abs(r) < 1 ? undefined : impossible(sdChange);
      },
    }),
);

function impossible(input: string): ReturnType<typeof refuse> {
  return refuse(
    "change-sd-impossible",
    input,
    "the SD of the change is impossible beside those before and after: the correlation would not lie between −1 and 1.",
    "Check the three SDs; one of them may be a standard error.",
  );
}
