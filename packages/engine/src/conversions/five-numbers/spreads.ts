import { square } from "../../numeric/elementary.ts";
import { realPower } from "../../numeric/real-power.ts";
import { qnorm } from "../r-functions.ts";
import { expectedRange } from "./expected-range.ts";
import type { Scenario, Summary, TakeStep, Term } from "./summary.ts";

/** Estimates a standard deviation, as a step named `symbol`. */
export type SdMethod = (summary: Summary, symbol: string, step: TakeStep) => number;

/** Expected normal score of the largest of n values, after Blom. */
function extremeScore(n: Term, step: TakeStep): number {
  const score = qnorm((n.value - 0.375) / (n.value + 0.25));
  return step("z_max", `qnorm((${n.name} - 0.375) / (${n.name} + 0.25))`, score);
}

/** Expected normal score of the upper quartile of n values. */
function quartileScore(n: Term, step: TakeStep): number {
  const score = qnorm((0.75 * n.value - 0.125) / (n.value + 0.25));
  return step("z_q3", `qnorm((0.75 * ${n.name} - 0.125) / (${n.name} + 0.25))`, score);
}

/**
 * SD as range and interquartile range over their expectations in a normal sample of n; both together by their plain average.
 *
 * Source: Wan et al. (2014), doi:10.1186/1471-2288-14-135, eq. 9, 16, 13. R: `conv.fivenum(..., test = FALSE)$sd`
 */
const wan: Readonly<Record<Scenario, SdMethod>> = {
  range({ min, max, n }, symbol, step) {
    const z = extremeScore(n, step);
    return step(symbol, `(${max!.name} - ${min!.name}) / (2 * z_max)`, (max!.value - min!.value) / (2 * z));
  },
  quartiles({ q1, q3, n }, symbol, step) {
    const z = quartileScore(n, step);
    return step(symbol, `(${q3!.name} - ${q1!.name}) / (2 * z_q3)`, (q3!.value - q1!.value) / (2 * z));
  },
  five({ min, q1, q3, max, n }, symbol, step) {
    const [zMax, zQ3] = [extremeScore(n, step), quartileScore(n, step)];
    return step(
      symbol,
      `(${max!.name} - ${min!.name}) / (4 * z_max) + (${q3!.name} - ${q1!.name}) / (4 * z_q3)`,
      (max!.value - min!.value) / (4 * zMax) + (q3!.value - q1!.value) / (4 * zQ3),
    );
  },
};

/**
 * SD from range and interquartile range with the weights that are optimal for normal data:
 * (b − a)/θ1 + (q3 − q1)/θ2, θ1 = (2 + 0.14 n^0.6) z_max, θ2 = (2 + 2/(0.07 n^0.6)) z_q3.
 *
 * Source: Shi et al. (2020), doi:10.1002/jrsm.1429, eq. 10.
 */
function shi({ min, q1, q3, max, n }: Summary, symbol: string, step: TakeStep): number {
  const growth = realPower(n.value, 0.6);
  const [zMax, zQ3] = [extremeScore(n, step), quartileScore(n, step)];
  const theta1 = step("theta1", `(2 + 0.14 * ${n.name}^0.6) * z_max`, (2 + 0.14 * growth) * zMax);
  const theta2 = step("theta2", `(2 + 2 / (0.07 * ${n.name}^0.6)) * z_q3`, (2 + 2 / (0.07 * growth)) * zQ3);
  return step(
    symbol,
    `(${max!.name} - ${min!.name}) / theta1 + (${q3!.name} - ${q1!.name}) / theta2`,
    (max!.value - min!.value) / theta1 + (q3!.value - q1!.value) / theta2,
  );
}

/** Up to 15 people by inequalities, up to 70 range/4, beyond range/6. Source: Hozo et al. (2005), doi:10.1186/1471-2288-5-13. */
function hozo({ min, median, max, n }: Summary, symbol: string, step: TakeStep): number {
  const [a, m, b] = [min!, median, max!];
  const width = b.value - a.value;
  if (n.value > 15) {
    const part = n.value <= 70 ? 4 : 6;
    return step(symbol, `(${b.name} - ${a.name}) / ${part}`, width / part);
  }
  return step(
    symbol,
    `sqrt(((${a.name} - 2 * ${m.name} + ${b.name})^2 / 4 + (${b.name} - ${a.name})^2) / 12)`,
    Math.sqrt((square(a.value - 2 * m.value + b.value) / 4 + square(width)) / 12),
  );
}

/** SD from inequalities on all five numbers. Source: Bland (2015), doi:10.6000/1929-6029.2015.04.01.6. */
function bland({ min, q1, median, q3, max }: Summary, symbol: string, step: TakeStep): number {
  const [a, q, m, u, b] = [min!, q1!, median, q3!, max!];
  const squares = step(
    "v_squares",
    `(${a.name}^2 + 2 * ${q.name}^2 + 2 * ${m.name}^2 + 2 * ${u.name}^2 + ${b.name}^2) / 16`,
    (square(a.value) + 2 * square(q.value) + 2 * square(m.value) + 2 * square(u.value) + square(b.value)) /
      16,
  );
  const products = step(
    "v_products",
    `(${a.name} * ${q.name} + ${q.name} * ${m.name} + ${m.name} * ${u.name} + ${u.name} * ${b.name}) / 8`,
    (a.value * q.value + q.value * m.value + m.value * u.value + u.value * b.value) / 8,
  );
  const sum = a.value + 2 * q.value + 2 * m.value + 2 * u.value + b.value;
  return step(
    symbol,
    `sqrt(v_squares + v_products - (${a.name} + 2 * ${q.name} + 2 * ${m.name} + 2 * ${u.name} + ${b.name})^2 / 64)`,
    Math.sqrt(squares + products - square(sum) / 64),
  );
}

/** SD as the range over its exact expectation in a normal sample. Source: Walter & Yao (2007), doi:10.1016/j.jclinepi.2006.11.003. */
function walter({ min, max, n }: Summary, symbol: string, step: TakeStep): number {
  const expected = expectedRange(n.value);
  step("d2", String(expected), expected);
  return step(symbol, `(${max!.name} - ${min!.name}) / d2`, (max!.value - min!.value) / expected);
}

export type SdMethodId = "wan2014" | "shi2020" | "hozo2005" | "bland2015" | "walter2007";

/** How an SD is estimated, by method and what is reported; absent where a method does not cover it. */
export const SD_METHODS: Readonly<Record<SdMethodId, Readonly<Partial<Record<Scenario, SdMethod>>>>> = {
  wan2014: wan,
  shi2020: { five: shi },
  hozo2005: { range: hozo },
  bland2015: { five: bland },
  walter2007: { range: walter },
};
