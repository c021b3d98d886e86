import { exp, log, power, square } from "../../numeric/elementary.ts";
import { realPower } from "../../numeric/real-power.ts";
import { MEAN_METHODS } from "./means.ts";
import { SD_METHODS } from "./spreads.ts";
import { type Scenario, type Summary, scenarioOf, type TakeStep, type Term, term } from "./summary.ts";

/** Constants of the bias correction: of s², of s⁴, and of the moments of exp. */
interface Correction {
  readonly s2: readonly [formula: (n: string) => string, value: (n: number) => number];
  readonly s4: readonly [formula: (n: string) => string, value: (n: number) => number];
  readonly c1: number;
  readonly c2: number;
}

/** Squared and fourth-power biases of the SD estimators in normal samples, and the variances of the log mean. */
const CORRECTIONS: Readonly<Record<Scenario, Correction>> = {
  range: {
    s2: [(n) => `(1.01 + 0.25 / log(${n})^2)`, (n) => 1.01 + 0.25 / square(log(n))],
    s4: [(n) => `(1 + 2.23 / log(${n})^2)`, (n) => 1 + 2.23 / square(log(n))],
    c1: 0.565,
    c2: 0.37,
  },
  quartiles: {
    s2: [(n) => `(1 + 1.58 / ${n})`, (n) => 1 + 1.58 / n],
    s4: [(n) => `(1 + 19.2 / ${n}^1.2)`, (n) => 1 + 19.2 / realPower(n, 1.2)],
    c1: 0.57,
    c2: 0.75,
  },
  five: {
    s2: [(n) => `(1 + 0.28 / log(${n})^2)`, (n) => 1 + 0.28 / square(log(n))],
    s4: [(n) => `(1 + 3.93 / ${n})`, (n) => 1 + 3.93 / n],
    c1: 0.405,
    c2: 0.315,
  },
};

export interface LogMoments {
  readonly mu: number;
  readonly s2: number;
  readonly s4: number;
}

/**
 * Mean, squared and fourth-power SD of the logarithms, the latter two freed of the bias of squaring an SD estimate.
 *
 * Source: Shi, Tong, Wang & Genton (2020), doi:10.4310/SII.2020.v13.n4.a9.
 * R: `conv.fivenum(..., dist = "lnorm", transf = FALSE, test = FALSE)` gives `mu` and `sqrt(s2)`
 * @throws RangeError where neither range nor quartiles are given
 */
export function logMoments(summary: Summary, step: TakeStep): LogMoments {
  const scenario = scenarioOf(summary);
  if (scenario === null) throw new RangeError("a median alone has no spread");
  const logs = inLogs(summary, step);
  const mu = MEAN_METHODS.luo2016[scenario]!(logs, "mu", step);
  const spread = SD_METHODS[scenario === "five" ? "shi2020" : "wan2014"][scenario]!(logs, "s", step);
  const { s2, s4 } = CORRECTIONS[scenario];
  const n = summary.n;
  return {
    mu,
    s2: step("s2", `s^2 / ${s2[0](n.name)}`, square(spread) / s2[1](n.value)),
    s4: step("s4", `s^4 / ${s4[0](n.name)}`, power(spread, 4) / s4[1](n.value)),
  };
}

/**
 * Mean and SD of log-normal data from the moments of their logarithms, corrected for the bias of exponentiating estimates:
 * mean = e^(μ + s²/2)/(1 + c1 s²/n + c2 s⁴/n),
 * variance = e^(2μ + 2s²)/(1 + 4 c1 s²/n + 16 c2 s⁴/n) − e^(2μ + s²)/(1 + 4 c1 s²/n + 4 c2 s⁴/n).
 *
 * Source: Shi, Tong, Wang & Genton (2020), doi:10.4310/SII.2020.v13.n4.a9.
 * R: `conv.fivenum(..., dist = "lnorm", test = FALSE)`
 */
export function logNormalMoments(
  summary: Summary,
  symbols: { readonly mean: string; readonly sd: string },
  step: TakeStep,
): void {
  const { mu, s2, s4 } = logMoments(summary, step);
  const { c1, c2 } = CORRECTIONS[scenarioOf(summary)!];
  const n = summary.n;
  const correction = (a: number, b: number): number => 1 + (a * c1 * s2) / n.value + (b * c2 * s4) / n.value;
  const formula = (a: number, b: number): string =>
    `(1 + ${a} * ${c1} * s2 / ${n.name} + ${b} * ${c2} * s4 / ${n.name})`;
  step(symbols.mean, `exp(mu + s2 / 2) / ${formula(1, 1)}`, exp(mu + s2 / 2) / correction(1, 1));
  step(
    symbols.sd,
    `sqrt(exp(2 * mu + 2 * s2) / ${formula(4, 16)} - exp(2 * mu + s2) / ${formula(4, 4)})`,
    Math.sqrt(exp(2 * mu + 2 * s2) / correction(4, 16) - exp(2 * mu + s2) / correction(4, 4)),
  );
}

function inLogs({ min, q1, median, q3, max, n }: Summary, step: TakeStep): Summary {
  const take = ({ name, value }: Term): Term =>
    term(`log_${name}`, step(`log_${name}`, `log(${name})`, log(value)));
  return {
    median: take(median),
    n,
    ...(min && max ? { min: take(min), max: take(max) } : {}),
    ...(q1 && q3 ? { q1: take(q1), q3: take(q3) } : {}),
  };
}
