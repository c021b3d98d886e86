import { describe, expect, it } from "vitest";
import { beggPoints } from "../../../packages/engine/src/bias/asymmetry/begg-points.ts";
import { egger } from "../../../packages/engine/src/bias/asymmetry/egger.ts";
import { ASYMMETRY } from "../../../packages/engine/src/bias/asymmetry/index.ts";
import { isLong, type QuickBiasMethod } from "../../../packages/engine/src/bias/types.ts";
import type { BiasOutcome } from "../../../packages/engine/src/bias-types.ts";
import { type Params, withDefaults } from "../../../packages/engine/src/registry.ts";
import { type Asked, asked } from "./asymmetry-cases.ts";
import { type BiasCase, biasCases, expectClose } from "./load.ts";

const MINE = /^(egger|regtest|metabias|ranktest|lfkindex)/;

/** What R computes and Treeline refuses, and the reverse, each with the reason. */
const REFUSED: readonly { readonly cases: RegExp; readonly why: RegExp; readonly reason: string }[] = [
  {
    cases: /^syn_k[12] /,
    why: /at least/,
    reason: "two studies leave nothing to judge a slope by, whatever R prints for them",
  },
  {
    cases: /^syn_equalvi (?!lfkindex)/,
    why: /All studies have the same/,
    reason: "R refuses too, or returns no number: all standard errors and sizes are equal",
  },
  {
    cases: /^syn_zero (?!regtest-rma)/,
    why: /All effects are equal/,
    reason: "all effects are equal: R's numbers are the rounding of 0 / 0, or it stops",
  },
  { cases: /^syn_zero regtest-rma/, why: /All effects are equal/, reason: "as above" },
  {
    cases: /^hackshaw1998 regtest-rma-ni-REML$/,
    why: /No study reports its size/,
    reason: "R refuses too",
  },
];

/** R refuses these for the tolerance of its rank, while the predictor does vary. */
const ANSWERED = /^cannon2006 regtest-rma-ninv-REML$/;

/** R's search for the ML estimate ends at tau2 = 0, where the likelihood is smaller than at ours. */
const LOCAL_MAXIMUM = /^li2007 regtest-rma-sei-ML-knha$/;

function expectLikelier({ input, params }: Asked, outcome: BiasOutcome, theirs: number): void {
  const { yi, vi } = input.effects;
  const model = { ...input.model, test: "z" };
  const logLik = (tau2: number): number => {
    const given = egger.run({ ...input, model: { ...model, tau2 } }, withDefaults(egger.params, params));
    if (!given.ok) throw new Error("no fit");
    const [a, b] = ["intercept", "slope"].map(
      (key) => given.value.numbers.find((own) => own.key === key)?.value,
    );
    return yi.reduce((sum, y, i) => {
      const variance = vi[i]! + tau2;
      const residual = y - a! - b! * Math.sqrt(vi[i]!);
      return sum - 0.5 * (Math.log(2 * Math.PI * variance) + (residual * residual) / variance);
    }, 0);
  };
  const ours = outcome.numbers.find(({ key }) => key === "tau2")!.value!;
  expect(logLik(ours)).toBeGreaterThan(logLik(theirs));
}

function methodOf(id: string): QuickBiasMethod {
  const method = ASYMMETRY.find((record) => record.id === id);
  if (method === undefined || isLong(method)) throw new Error(`no quick method ${id}`);
  return method;
}

function outcomeOf({ method: id, params: given, input }: Asked): BiasOutcome {
  const method = methodOf(id);
  const params: Params = withDefaults(method.params, given);
  expect(method.lack(input, params)).toBeNull();
  const result = method.run(input, params);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

const all = biasCases("bias-tests", (id) => MINE.test(id));
const refused = all.filter(({ name }) => REFUSED.some(({ cases }) => cases.test(name)));
const computed = all.filter((one) => !refused.includes(one));

describe("tests of asymmetry beside R", () => {
  it.each(computed)("$name", ({ name, file, reference }) => {
    const question = asked(file, reference);
    if (question === null) throw new Error(`${name} is not understood`);
    const outcome = outcomeOf(question);
    if (ANSWERED.test(name)) {
      expect(reference.expected).toHaveProperty("error");
      expect(outcome.tests[0]?.test.pValue).toBeGreaterThan(0);
      return;
    }
    if (LOCAL_MAXIMUM.test(name)) {
      expect(outcome.numbers.find(({ key }) => key === "tau2")?.value).toBeGreaterThan(0);
      expectLikelier(question, outcome, Number(reference.expected.tau2));
      return;
    }
    compare(outcome, reference);
    if (Array.isArray(reference.expected.yiStar)) compareDeviates(question, reference);
  });

  it.each(refused)("$name is refused with its reason", ({ name, file, reference }) => {
    const question = asked(file, reference);
    if (question === null) throw new Error(`${name} is not understood`);
    const { method: id, params, input } = question;
    const method = methodOf(id);
    const why = method.lack(input, withDefaults(method.params, params));
    expect(why).toMatch(REFUSED.find(({ cases }) => cases.test(name))!.why);
  });
});

/** What rounding makes of numbers that are 0 in symmetric data. */
const ZERO = 1e-14;

/** Which number of an outcome a field of the reference stands for. */
const FIELDS: Readonly<Record<string, string>> = {
  bias: "slope",
  seBias: "slopeSe",
  sigma: "dispersion",
  lfkIndex: "lfk",
  ks: "s",
  seKs: "sSe",
};

function compare(outcome: BiasOutcome, reference: BiasCase): void {
  const { expected, id } = reference;
  const number = (key: string): number | null =>
    outcome.numbers.find((own) => own.key === key)?.value ?? null;
  const test = outcome.tests[0]?.test;
  const check = (actual: number | null | undefined, field: string, floor = ZERO): void => {
    if (field in expected) expectClose(actual, expected[field], reference, field, floor);
  };
  check(test?.statistic.value, "statistic");
  check(test?.pValue, "p");
  if (typeof expected.df === "number") expect(test?.df).toEqual([expected.df]);
  if ("tau" in expected) compareTau(reference, number);
  check(test?.statistic.value, "z");
  for (const field of ["bias", "seBias", "sigma", "lfkIndex", "seKs"]) check(number(FIELDS[field]!), field);
  if ("ks" in expected) {
    const s = number("s")!;
    check(id.endsWith("-cc") ? s - Math.sign(s) : s, "ks");
  }
  if (id === "egger-classic") {
    check(number("slope"), "intercept");
    check(number("slopeSe"), "seIntercept");
    check(number("intercept"), "slope");
    check(number("interceptSe"), "seSlope");
  } else {
    check(number("intercept"), "intercept");
    check(number("interceptSe"), "seIntercept");
  }
  // tau2 of nearly 0 is where R's iterations stopped.
  check(number("tau2"), "tau2", 1e-9);
  compareCoefficients(outcome, reference);
  check(outcome.estimate?.estimate, "limitEstimate");
  check(outcome.estimate?.interval?.lower, "limitCiLower");
  check(outcome.estimate?.interval?.upper, "limitCiUpper");
  if (typeof expected.interpretation === "string") {
    expect(outcome.numbers[0]?.words).toBe(expected.interpretation);
  }
  if (Array.isArray(expected.zscore)) {
    const absolute = expected.zscore.map((z) => Math.abs(z as number));
    for (const [i, { absZ }] of (outcome.marks.doi ?? []).entries()) {
      expectClose(absZ, absolute[i], reference, `z ${i}`);
    }
    expect(outcome.marks.doi).toHaveLength(absolute.length);
  }
}

/** Kendall's tau, the residual SD of a weighted regression, or the SD of true effects. */
function compareTau(reference: BiasCase, number: (key: string) => number | null): void {
  const tau2 = number("tau2");
  if (tau2 !== null) expectClose(Math.sqrt(tau2), reference.expected.tau, reference, "tau", 1e-6);
  else expectClose(number("tau") ?? number("dispersion"), reference.expected.tau, reference, "tau", 1e-15);
}

/** metafor puts moderators between the intercept and the slope. */
function compareCoefficients(outcome: BiasOutcome, reference: BiasCase): void {
  const { coef, se } = reference.expected;
  if (!Array.isArray(coef) || !Array.isArray(se)) return;
  const rows = outcome.tables[0]!.rows;
  const [intercept, slope, ...others] = rows;
  [intercept, ...others, slope].forEach((row, i) => {
    const [estimate, error] = [row?.[1], row?.[2]].map((entry) =>
      typeof entry === "object" && entry !== null ? entry.value : null,
    );
    expectClose(estimate, coef[i], reference, `coefficient ${i}`, ZERO);
    expectClose(error, se[i], reference, `SE ${i}`);
  });
}

function compareDeviates({ input }: Asked, reference: BiasCase): void {
  const { yi, vi } = input.effects;
  const points = beggPoints(yi.map((y, place) => ({ place, yi: y, vi: vi[place]! })));
  const wanted = reference.expected.yiStar as readonly number[];
  for (const [i, { deviate }] of points.entries()) {
    expectClose(deviate, wanted[i], reference, `deviate ${i}`, 1e-14);
  }
}
