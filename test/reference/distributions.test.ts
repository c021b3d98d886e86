import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  chisqLogTails,
  chisqQuantileOf,
  gammaLogTails,
  gammaQuantileOf,
} from "../../packages/engine/src/numeric/chi-square.ts";
import {
  betaLogTails,
  betaQuantileOf,
  fLogTails,
  fQuantileOf,
} from "../../packages/engine/src/numeric/f-distribution.ts";
import { logGamma } from "../../packages/engine/src/numeric/gamma-function.ts";
import {
  type LogTails,
  log1mexp,
  lowerLogTail,
  lowerTail,
  upperLogTail,
  upperTail,
} from "../../packages/engine/src/numeric/log-tails.ts";
import { noncentralChisqLogTails } from "../../packages/engine/src/numeric/noncentral-chi-square.ts";
import {
  erfc,
  normalLogDensity,
  normalLogTails,
  normalQuantileOf,
} from "../../packages/engine/src/numeric/normal.ts";
import { tLogDensity, tLogTails, tQuantileOf } from "../../packages/engine/src/numeric/student-t.ts";

type Value = number | "Inf" | "-Inf" | null;
interface Input {
  readonly fn?: "cdf" | "quantile" | "density";
  readonly x?: Value;
  readonly p?: Value;
  readonly lower?: boolean;
  readonly log?: boolean;
  readonly [parameter: string]: Value | boolean | string | undefined;
}
interface Case {
  readonly id: string;
  readonly input: Input;
  readonly expected: { readonly value: Value };
  readonly tolerance: number;
  readonly cond?: number;
}

function number(value: Input[string]): number {
  if (value === "Inf") return Number.POSITIVE_INFINITY;
  if (value === "-Inf") return Number.NEGATIVE_INFINITY;
  if (typeof value !== "number") throw new TypeError(`not a number: ${String(value)}`);
  return value;
}

function load(name: string): readonly Case[] {
  const url = new URL(`./data/distributions/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, "utf8")) as { cases: Case[] }).cases;
}

/** How far a value lies beyond what the case allows: 1 is the limit. */
function excess(actual: number, expected: number, reference: Case): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  if (!Number.isFinite(expected) || !Number.isFinite(actual)) return Number.POSITIVE_INFINITY;
  const allowed = Math.max(reference.tolerance, 4 * 2.2e-16 * (reference.cond ?? 0), 1e-12);
  // A result in the subnormal range has no relative precision left.
  const scale = Math.max(Math.abs(expected), 1e-305);
  return Math.abs(actual - expected) / scale / allowed;
}

function targetOf(input: Input): LogTails {
  const p = number(input.p);
  if (input.log === true) return input.lower === false ? upperLogTail(p) : lowerLogTail(p);
  return input.lower === false ? upperTail(p) : lowerTail(p);
}

function tailOf(tails: LogTails, input: Input): number {
  const value = input.lower === false ? tails[1] : tails[0];
  return input.log === true ? value : Math.exp(value);
}

/** Reference values that are wrong, see DIVERGENCES.md: a beta quantile below 0. */
const WRONG_REFERENCES: ReadonlySet<string> = new Set(["beta-s0338"]);

interface Kernel {
  cdf(input: Input): LogTails;
  quantile?(input: Input, target: LogTails): number;
  logDensity?(input: Input): number;
}

const standardise = (input: Input) => (number(input.x) - number(input.mean ?? 0)) / number(input.sd ?? 1);

const kernels: Readonly<Record<string, Kernel>> = {
  normal: {
    cdf: (input) => normalLogTails(standardise(input)),
    quantile: (input, target) => number(input.mean ?? 0) + number(input.sd ?? 1) * normalQuantileOf(target),
    logDensity: (input) => normalLogDensity(standardise(input)) - Math.log(number(input.sd ?? 1)),
  },
  t: {
    cdf: (input) => tLogTails(number(input.x), number(input.df)),
    quantile: (input, target) => tQuantileOf(target, number(input.df)),
    logDensity: (input) => tLogDensity(number(input.x), number(input.df)),
  },
  chisq: {
    cdf: (input) => chisqLogTails(number(input.x), number(input.df)),
    quantile: (input, target) => chisqQuantileOf(target, number(input.df)),
  },
  "noncentral-chisq": {
    cdf: (input) => noncentralChisqLogTails(number(input.x), number(input.df), number(input.ncp)),
  },
  gamma: {
    cdf: (input) => gammaLogTails(number(input.x) / number(input.scale), number(input.shape)),
    quantile: (input, target) => gammaQuantileOf(target, number(input.shape)) * number(input.scale),
  },
  f: {
    cdf: (input) => fLogTails(number(input.x), number(input.df1), number(input.df2)),
    quantile: (input, target) => fQuantileOf(target, number(input.df1), number(input.df2)),
  },
  beta: {
    cdf: (input) => betaLogTails(number(input.x), number(input.a), number(input.b)),
    quantile: (input, target) => betaQuantileOf(target, number(input.a), number(input.b)).x,
  },
};

function evaluate(kernel: Kernel, input: Input): number | null {
  if (input.fn === "cdf") return tailOf(kernel.cdf(input), input);
  if (input.fn === "quantile") return kernel.quantile?.(input, targetOf(input)) ?? null;
  const logDensity = kernel.logDensity?.(input);
  if (logDensity === undefined) return null;
  return input.log === true ? logDensity : Math.exp(logDensity);
}

describe.each(Object.entries(kernels))("%s distribution against 50-digit arithmetic", (name, kernel) => {
  test.each(["cdf", "quantile", "density"] as const)("%s", (fn) => {
    const failures: string[] = [];
    for (const reference of load(name)) {
      if (reference.input.fn !== fn || reference.expected.value === null) continue;
      if (WRONG_REFERENCES.has(reference.id)) continue;
      const actual = evaluate(kernel, reference.input);
      if (actual === null) continue;
      const expected = number(reference.expected.value);
      const times = excess(actual, expected, reference);
      if (!(times <= 1)) {
        failures.push(
          `${JSON.stringify(reference.input)}: ${actual} for ${expected}, ${times} times the limit`,
        );
      }
    }
    expect(failures).toEqual([]);
  });
});

describe.each([
  ["lgamma", logGamma],
  ["erfc", erfc],
  ["log1mexp", log1mexp],
] as const)("%s against 50-digit arithmetic", (name, compute) => {
  test("all cases", () => {
    const failures: string[] = [];
    for (const reference of load(name)) {
      if (reference.expected.value === null) continue;
      const x = number(reference.input.x);
      const actual = compute(x);
      const expected = number(reference.expected.value);
      const times = excess(actual, expected, reference);
      if (!(times <= 1)) failures.push(`${x}: ${actual} for ${expected}, ${times} times the limit`);
    }
    expect(failures).toEqual([]);
  });
});

test("the beta quantile whose reference is negative inverts the distribution function", () => {
  const { x } = betaQuantileOf(lowerTail(0.9), 0.001, 5);
  expect(Math.exp(betaLogTails(x, 0.001, 5)[0])).toBeCloseTo(0.9, 13);
});
