import { realPower } from "../../numeric/real-power.ts";
import type { Scenario, Summary, TakeStep } from "./summary.ts";

/** Estimates a mean, as a step named `symbol`; null where the method does not cover the scenario. */
export type MeanMethod = (summary: Summary, symbol: string, step: TakeStep) => number;

/**
 * Mean as the weighted average of mid-range, mid-quartile and median, with the weights that are optimal for normal data:
 * range w = 4/(4 + n^0.75); quartiles w = 0.7 + 0.39/n; both w1 = 2.2/(2.2 + n^0.75), w2 = 0.7 − 0.72/n^0.55.
 *
 * Source: Luo, Wan, Liu & Tong (2018), doi:10.1177/0962280216669183, eq. 7, 11, 15. R: `conv.fivenum(..., test = FALSE)$mean`
 */
const luo: Readonly<Record<Scenario, MeanMethod>> = {
  range({ min, median, max, n }, symbol, step) {
    const w = step("w", `4 / (4 + ${n.name}^0.75)`, 4 / (4 + realPower(n.value, 0.75)));
    return step(
      symbol,
      `w * (${min!.name} + ${max!.name}) / 2 + (1 - w) * ${median.name}`,
      (w * (min!.value + max!.value)) / 2 + (1 - w) * median.value,
    );
  },
  quartiles({ q1, median, q3, n }, symbol, step) {
    const w = step("w", `0.7 + 0.39 / ${n.name}`, 0.7 + 0.39 / n.value);
    return step(
      symbol,
      `w * (${q1!.name} + ${q3!.name}) / 2 + (1 - w) * ${median.name}`,
      (w * (q1!.value + q3!.value)) / 2 + (1 - w) * median.value,
    );
  },
  five({ min, q1, median, q3, max, n }, symbol, step) {
    const w1 = step("w1", `2.2 / (2.2 + ${n.name}^0.75)`, 2.2 / (2.2 + realPower(n.value, 0.75)));
    const w2 = step("w2", `0.7 - 0.72 / ${n.name}^0.55`, 0.7 - 0.72 / realPower(n.value, 0.55));
    return step(
      symbol,
      `w1 * (${min!.name} + ${max!.name}) / 2 + w2 * (${q1!.name} + ${q3!.name}) / 2 + (1 - w1 - w2) * ${median.name}`,
      (w1 * (min!.value + max!.value)) / 2 +
        (w2 * (q1!.value + q3!.value)) / 2 +
        (1 - w1 - w2) * median.value,
    );
  },
};

/** Simple averages: (a + 2m + b)/4, (q1 + m + q3)/3, (a + 2 q1 + 2m + 2 q3 + b)/8. Source: Wan et al. (2014), doi:10.1186/1471-2288-14-135. */
const wan: Readonly<Record<Scenario, MeanMethod>> = {
  range: ({ min, median, max }, symbol, step) =>
    step(
      symbol,
      `(${min!.name} + 2 * ${median.name} + ${max!.name}) / 4`,
      (min!.value + 2 * median.value + max!.value) / 4,
    ),
  quartiles: ({ q1, median, q3 }, symbol, step) =>
    step(
      symbol,
      `(${q1!.name} + ${median.name} + ${q3!.name}) / 3`,
      (q1!.value + median.value + q3!.value) / 3,
    ),
  five: ({ min, q1, median, q3, max }, symbol, step) =>
    step(
      symbol,
      `(${min!.name} + 2 * ${q1!.name} + 2 * ${median.name} + 2 * ${q3!.name} + ${max!.name}) / 8`,
      (min!.value + 2 * q1!.value + 2 * median.value + 2 * q3!.value + max!.value) / 8,
    ),
};

/** (a + 2m + b)/4 up to 25 people, the median beyond. Source: Hozo et al. (2005), doi:10.1186/1471-2288-5-13. */
const hozo: MeanMethod = (summary, symbol, step) =>
  summary.n.value <= 25
    ? wan.range(summary, symbol, step)
    : step(symbol, summary.median.name, summary.median.value);

/** The median as mean. Source: Walter & Yao (2007), doi:10.1016/j.jclinepi.2006.11.003. */
const median: MeanMethod = (summary, symbol, step) => step(symbol, summary.median.name, summary.median.value);

export type MeanMethodId = "luo2016" | "wan2014" | "hozo2005" | "bland2015" | "walter2007";

/** How a mean is estimated, by method and what is reported; absent where a method does not cover it. */
export const MEAN_METHODS: Readonly<Record<MeanMethodId, Readonly<Partial<Record<Scenario, MeanMethod>>>>> = {
  luo2016: luo,
  wan2014: wan,
  hozo2005: { range: hozo },
  bland2015: { five: wan.five },
  walter2007: { range: median },
};
