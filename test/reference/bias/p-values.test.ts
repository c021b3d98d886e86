import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { biasInputOf } from "../../../packages/engine/src/bias/bias-testing.ts";
import { pCurve } from "../../../packages/engine/src/bias/p-values/p-curve.ts";
import { pUniform } from "../../../packages/engine/src/bias/p-values/p-uniform.ts";
import { pUniformStar } from "../../../packages/engine/src/bias/p-values/p-uniform-star.ts";
import type { BiasInput, QuickBiasMethod } from "../../../packages/engine/src/bias/types.ts";
import type { BiasOutcome } from "../../../packages/engine/src/bias-types.ts";
import { normalCdf } from "../../../packages/engine/src/numeric/normal.ts";
import { type Params, withDefaults } from "../../../packages/engine/src/registry.ts";
import { type BiasCase, biasCases, expectClose, inputOf } from "./load.ts";

function outcomeOf(method: QuickBiasMethod, input: BiasInput, given: Params = {}): BiasOutcome {
  const params = withDefaults(method.params, given);
  expect(method.lack(input, params)).toBeNull();
  const result = method.run(input, params);
  if (!result.ok) throw new RangeError(result.issues[0]?.message);
  return result.value;
}

const numberOf = (outcome: BiasOutcome, key: string): number | null =>
  outcome.numbers.find((one) => one.key === key)?.value ?? null;

const testOf = (outcome: BiasOutcome, id: string): BiasOutcome["tests"][number]["test"] | null =>
  outcome.tests.find((one) => one.id === id)?.test ?? null;

const sideOf = ({ input }: BiasCase): { favours: 1 | -1 } => ({ favours: input.side === "left" ? -1 : 1 });

const refused = ({ expected }: BiasCase): boolean => "error" in expected;

/** R subtracts from 1, which leaves an error of this size in a p-value. */
const ROUNDING = 2 ** -51;

/**
 * By arithmetic of 40 digits, where R's 1 - pchisq() of results as extreme as z = 8 has none of its digits left; see DIVERGENCES.md.
 * The p-value of a z is its lower tail.
 */
const EXACT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  bcg: { zFullFlat: 6.99204718485297, zHalfFlat: 9.99614095269973 },
  mcdaniel1994: {
    zFullRight: -19.734102706447,
    zHalfRight: -17.7841163928369,
    zFullFlat: 13.3092589197459,
    zHalfFlat: 18.6791724217331,
  },
  curtis1998: {
    zFullRight: -24.1368837228749,
    zHalfRight: -22.3968044439953,
    zFullFlat: 17.3189985452679,
    zHalfFlat: 20.6810737177938,
  },
  lehmann2018: { powerExact: 0.376611308905807, powerCiUpper: 0.612472183721243 },
};

describe("p-curve", () => {
  const cases = biasCases("bias-adjusted", (id) => id === "pcurve");

  it.each(cases.filter(({ reference }) => refused(reference)))("$name: too few results", ({ file }) => {
    const lack = pCurve.lack(inputOf(file), withDefaults(pCurve.params, {}));
    expect(lack).toMatch(/needs at least 3 significant results/);
  });

  it.each(cases.filter(({ reference }) => !refused(reference)))("$name", ({ file, reference }) => {
    const outcome = outcomeOf(pCurve, inputOf(file));
    const { expected } = reference;
    const close = (key: string, actual: number | null | undefined, floor = 0): void => {
      const exact = EXACT[file.dataset];
      if (exact?.[key] !== undefined) expectClose(actual, exact[key], { tolerance: 1e-12 }, key);
      else if (exact?.[key.replace(/^p/, "z")] === undefined) {
        expectClose(actual, expected[key], reference, key, floor);
      } else expectClose(actual, normalCdf(exact[key.replace(/^p/, "z")]!), { tolerance: 1e-9 }, key);
    };
    close("kSig", numberOf(outcome, "significant"));
    close("kHalf", numberOf(outcome, "below-half"));
    for (const [id, name] of [
      ["full-right", "FullRight"],
      ["full-flat", "FullFlat"],
      ["half-right", "HalfRight"],
      ["half-flat", "HalfFlat"],
    ] as const) {
      close(`z${name}`, testOf(outcome, id)?.statistic.value);
      close(`p${name}`, testOf(outcome, id)?.pValue);
    }
    close("pBinomRight", testOf(outcome, "binomial-right")?.pValue, ROUNDING);
    close("pBinomFlat", testOf(outcome, "binomial-flat")?.pValue);
    close("powerCiLower", numberOf(outcome, "power-lower"));
    close("powerCiUpper", numberOf(outcome, "power-upper"));
    const power = numberOf(outcome, "power")!;
    if (expected.powerExact === null) expect(power).toBe(expected.powerGrid);
    else close("powerExact", power);
    const words = outcome.numbers.find(({ key }) => key === "evidence")?.words;
    const stands = [expected.evidencePresent === true, expected.evidenceInadequate === true];
    expect(words).toBe(stands[0] ? "present" : stands[1] ? "inadequate" : "undecided");
  });

  it("comes to the numbers printed for third-wave-students without its two outliers", () => {
    const text = readFileSync(
      new URL("../../../examples/third-wave-students/studies.csv", import.meta.url),
      "utf8",
    );
    const [head, ...rows] = text
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    const at = (name: string): number => head!.indexOf(name);
    const kept = rows.filter(([name]) => name !== "DanitzOrsillo" && name !== "Shapiro et al.");
    expect(kept).toHaveLength(16);
    const column = (name: string): number[] => kept.map((row) => Number(row[at(name)]));
    const [n1, n2] = [column("n_t_book"), column("n_c_book")];
    const input = biasInputOf(
      column("yi"),
      column("sei").map((s) => s * s),
      {
        measure: "SMD",
        totals: n1.map((n, i) => n + n2[i]!),
      },
    );
    const outcome = outcomeOf(pCurve, input);
    expect(numberOf(outcome, "significant")).toBe(9);
    expect(testOf(outcome, "full-right")?.statistic.value).toBeCloseTo(-3.797, 3);
    expect(testOf(outcome, "half-right")?.statistic.value).toBeCloseTo(-2.743, 3);
    expect(numberOf(outcome, "power")).toBeCloseTo(0.66, 2);
    expect(numberOf(outcome, "power-lower")).toBeCloseTo(0.311, 3);
    expect(numberOf(outcome, "power-upper")).toBeCloseTo(0.878, 3);
    // The printed d of 0.389 is that of sizes two rows further down; with the size of each study itself R has 0.4002 as well.
    expect(numberOf(outcome, "d")).toBeCloseTo(0.4002, 4);
    expect(outcome.estimate?.estimate).toBeCloseTo(0.4002, 4);
    const totals = rows.slice(2).map((row) => Number(row[at("n_t_book")]) + Number(row[at("n_c_book")]));
    expect(numberOf(outcomeOf(pCurve, { ...input, totals }), "d")).toBeCloseTo(0.389, 3);
  });
});

describe("p-uniform", () => {
  const cases = biasCases("bias-adjusted", (id) => /^puniform-(P|LNP|LN1MINP|ML)(-tight)?$/.test(id));

  it.each(cases.filter(({ reference }) => refused(reference)))(
    "$name: nothing significant",
    ({ file, reference }) => {
      const input = inputOf(file, sideOf(reference));
      expect(pUniform.lack(input, withDefaults(pUniform.params, {}))).toMatch(/^No study is significant/);
    },
  );

  it.each(cases.filter(({ reference }) => !refused(reference)))("$name", ({ file, reference }) => {
    const { expected, id, input } = reference;
    const method = String(input.method);
    const outcome = outcomeOf(pUniform, inputOf(file, sideOf(reference)), { method });
    const tight = id.endsWith("-tight");
    // The reference takes the quantile of the sum from a table of seven decimals: its limits are good to 1e-6, as its notes say.
    const limits = tight && method === "P" ? { tolerance: 1e-6 } : reference;
    // Where it is not tight, the package halves intervals until they are 1e-4 wide.
    const floor = tight ? 0 : 2e-4;
    expectClose(outcome.estimate?.estimate, expected.estimate, reference, "estimate", floor);
    expectClose(outcome.estimate?.interval?.lower, expected.ciLower, limits, "ciLower", floor);
    expectClose(outcome.estimate?.interval?.upper, expected.ciUpper, limits, "ciUpper", floor);
    expectClose(numberOf(outcome, "significant"), expected.kSig, reference, "kSig");
    const [effect, bias] = [testOf(outcome, "effect")!, testOf(outcome, "bias")!];
    // Sums of exponential variables are shown as chi-squares, which are twice as large.
    const half = method === "LNP" || method === "LN1MINP" ? 2 : 1;
    if (tight) {
      if (method === "ML") {
        expectClose(effect.statistic.value, expected.L0, reference, "L0");
        expectClose(effect.pValue, expected.p0TwoSided, reference, "p0");
      }
      return;
    }
    // An "Inf" is a likelihood that underflowed in R; the tight case has its number.
    if (expected.L0 !== "Inf") {
      expectClose(effect.statistic.value / half, expected.L0, reference, "L0");
      expectClose(effect.pValue, expected.p0, reference, "p0");
    }
    expectClose(bias.statistic.value / half, expected.Lpb, reference, "Lpb");
    // Conditional p-values that round to 1 in R: by arithmetic of 40 digits its sum is 98.3394216469713.
    if (file.dataset === "curtis1998" && method === "LN1MINP") {
      expectClose(bias.statistic.value / half, 98.3394216469713, { tolerance: 1e-12 }, "Lpb");
      expectClose(bias.pValue, 2.13177247102153e-5, { tolerance: 1e-11 }, "pPb");
    } else expectClose(bias.pValue, expected.pPb, reference, "pPb");
    expectClose(numberOf(outcome, "common-effect"), expected.estFe, reference, "estFe");
    expectClose(numberOf(outcome, "common-se"), expected.seFe, reference, "seFe");
    expectClose(numberOf(outcome, "common-p"), expected.pFeOneSided, reference, "pFeOneSided", 1e-307);
    expectClose(numberOf(outcome, "q"), expected.Q, reference, "Q");
    expectClose(numberOf(outcome, "q-p"), expected.QP, reference, "QP");
  });
});

/**
 * Anderson-Darling distances at which R's search stops in a higher valley, or ends without an estimate; see DIVERGENCES.md. Ours are
 * the lowest of a grid of 30001 effects.
 */
const LOWER_VALLEY: Readonly<Record<string, number>> = {
  curtis1998: 0.2644,
  hackshaw1998: 0.1694,
  mcdaniel1994: 0.3078,
};

describe("p-uniform by distances", () => {
  const cases = biasCases("bias-adjusted", (id) => /^puniform-(KS|AD)$/.test(id));

  it.each(cases.filter(({ reference }) => refused(reference)))(
    "$name: nothing significant",
    ({ file, reference }) => {
      const input = inputOf(file, sideOf(reference));
      const params = withDefaults(pUniform.params, { method: String(reference.input.method) });
      expect(pUniform.lack(input, params)).toMatch(/^No study is significant/);
    },
  );

  it.each(cases.filter(({ reference }) => !refused(reference)))("$name", ({ file, reference }) => {
    const method = String(reference.input.method);
    const outcome = outcomeOf(pUniform, inputOf(file, sideOf(reference)), { method });
    const lower = method === "AD" ? LOWER_VALLEY[file.dataset] : undefined;
    if (lower === undefined) {
      expectClose(outcome.estimate?.estimate, reference.expected.estimate, reference, "estimate", 2e-4);
    } else expect(Math.abs(outcome.estimate!.estimate - lower)).toBeLessThan(2e-4);
    expectClose(numberOf(outcome, "significant"), reference.expected.kSig, reference, "kSig");
    expect(outcome.estimate).toMatchObject({ interval: null, test: null });
  });
});

describe("p-uniform*", () => {
  const cases = biasCases("bias-adjusted", (id) => /^punistar-ML(-tight)?$/.test(id));

  it.each(cases)("$name", ({ file, reference }) => {
    const { expected, id } = reference;
    const outcome = outcomeOf(pUniformStar, inputOf(file, sideOf(reference)));
    const close = (key: string, actual: number | null | undefined, floor = 0): void =>
      expectClose(actual, expected[key], reference, key, floor);
    close("estimate", outcome.estimate?.estimate);
    close("kSig", numberOf(outcome, "significant"));
    close("tau2", numberOf(outcome, "tau2"), 1e-9);
    close("L0", testOf(outcome, "effect")?.statistic.value, 1e-6);
    close("p0", testOf(outcome, "effect")?.pValue);
    close("Lhet", testOf(outcome, "heterogeneity")?.statistic.value, 1e-6);
    close("pHet", testOf(outcome, "heterogeneity")?.pValue);
    const logLik = numberOf(outcome, "log-likelihood")!;
    if (id.endsWith("-tight")) {
      close("logLik", logLik);
      expect(logLik).toBeGreaterThanOrEqual(Number(expected.logLik) - 1e-8);
    }
    const interval = outcome.estimate?.interval;
    if ("ciLower" in expected) close("ciLower", interval?.lower);
    // R's 4.4e8 is where its rounding crosses a profile that levels off: there is no upper end.
    if (Number(expected.ciUpper) > 1e8) expect(interval?.upper).toBeNull();
    else if ("ciUpper" in expected) close("ciUpper", interval?.upper);
    if ("tau2CiLower" in expected) close("tau2CiLower", numberOf(outcome, "tau2-lower"), 1e-9);
    const tau2Upper = numberOf(outcome, "tau2-upper");
    // There R keeps mu below 2, which cuts the profile of tau2 off; scipy's bounded search up to mu = 50 has this limit.
    if (file.dataset === "syn_zero")
      expectClose(tau2Upper, 1.3873193077089, { tolerance: 1e-7 }, "tau2CiUpper");
    else if ("tau2CiUpper" in expected) close("tau2CiUpper", tau2Upper);
  });
});
