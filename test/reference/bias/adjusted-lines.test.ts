import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { effectSetOf } from "../../../packages/engine/src/bias/adjusted/effect-set.ts";
import { funnelLine, type LineChoices } from "../../../packages/engine/src/bias/adjusted/funnel-line.ts";
import { henmiCopas } from "../../../packages/engine/src/bias/adjusted/henmi-copas.ts";
import { limit } from "../../../packages/engine/src/bias/adjusted/limit.ts";
import { limitNumbers } from "../../../packages/engine/src/bias/adjusted/limit-numbers.ts";
import { peese } from "../../../packages/engine/src/bias/adjusted/peese.ts";
import { pet } from "../../../packages/engine/src/bias/adjusted/pet.ts";
import { petPeese } from "../../../packages/engine/src/bias/adjusted/pet-peese.ts";
import { biasInputOf } from "../../../packages/engine/src/bias/bias-testing.ts";
import type { BiasInput, QuickBiasMethod } from "../../../packages/engine/src/bias/types.ts";
import type { BiasOutcome } from "../../../packages/engine/src/bias-types.ts";
import { DEFAULT_MODEL } from "../../../packages/engine/src/document/defaults.ts";
import { createModelInput } from "../../../packages/engine/src/models/model-input.ts";
import { type Params, withDefaults } from "../../../packages/engine/src/registry.ts";
import { splitDelimited } from "../../../packages/engine/src/table/parse-delimited.ts";
import { type BiasCase, type BiasFile, biasCases, expectClose, inputOf } from "./load.ts";

/** The input of a case under the model that R fitted: tested by z. */
function inputFor(file: BiasFile, method: unknown): BiasInput {
  const kind = method === "EE" ? "equal" : "random";
  const estimator = typeof method === "string" && method !== "EE" ? method : "REML";
  return inputOf(file, { model: { ...DEFAULT_MODEL, kind, estimator, test: "z" } });
}

function outcomeOf(method: QuickBiasMethod, input: BiasInput, params: Params = {}): BiasOutcome {
  const whole = withDefaults(method.params, params);
  expect(method.lack(input, whole)).toBeNull();
  const found = method.run(input, whole);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  return found.value;
}

function numberOf(outcome: BiasOutcome, key: string): number | null | undefined {
  return outcome.numbers.find((number) => number.key === key)?.value;
}

/** Effects all equal: R tests rounding errors, we show neither standard error nor test. */
const PERFECT = "syn_zero";

const LINES = biasCases("bias-adjusted", (id) => /^(PET|PEESE)-/.test(id));
const refusedLine = ({ file, reference }: { file: BiasFile; reference: BiasCase }): boolean =>
  "error" in reference.expected || file.dataset === "syn_k2";

describe("PET and PEESE", () => {
  it.each(LINES.filter((one) => !refusedLine(one)))("$name", ({ file, reference }) => {
    const { input: given, expected } = reference;
    const errors = given.method === null ? "multiplicative" : "additive";
    const method = reference.id.startsWith("PET") ? pet : peese;
    const input = inputFor(file, given.method);
    const outcome = outcomeOf(method, input, { errors });
    const { estimate, tests } = outcome;
    const floor = 1e-9;
    expectClose(estimate?.estimate, expected.estimate, reference, "estimate", floor);
    expectClose(numberOf(outcome, "slope"), expected.slope, reference, "slope", floor);
    if (file.dataset === PERFECT && errors === "multiplicative") {
      expect(estimate?.se).toBeLessThan(1e-12);
      return;
    }
    expectClose(estimate?.se, expected.se, reference, "se");
    expectClose(numberOf(outcome, "slopeSe"), expected.seSlope, reference, "se of the slope");
    expectClose(estimate?.interval?.lower, expected.ciLower, reference, "lower", floor);
    expectClose(estimate?.interval?.upper, expected.ciUpper, reference, "upper", floor);
    expectClose(estimate?.test?.statistic.value, expected.statistic, reference, "statistic", floor);
    expectClose(estimate?.test?.pValue, expected.p, reference, "p");
    expectClose(tests[0]?.test.statistic.value, expected.statisticSlope, reference, "slope statistic", floor);
    expectClose(tests[0]?.test.pValue, expected.pSlope, reference, "p of the slope");
    if (errors === "multiplicative") {
      expect(estimate?.test?.df).toEqual([expected.df]);
      expectClose(numberOf(outcome, "sigma2"), expected.sigma2, reference, "sigma2");
    } else {
      expectClose(estimate?.tau2, expected.tau2, reference, "tau2", 1e-7);
    }
  });

  it.each(LINES.filter(refusedLine))("refuses $name", ({ file, reference }) => {
    const method = reference.id.startsWith("PET") ? pet : peese;
    expect(
      method.lack(inputFor(file, reference.input.method), withDefaults(method.params, {})),
    ).not.toBeNull();
  });

  const two = LINES.filter((one) => one.file.dataset === "syn_k2" && !("error" in one.reference.expected));
  it.each(two)("draws the line through two studies: $name", ({ file, reference }) => {
    const choices: LineChoices = {
      errors: reference.input.method === null ? "multiplicative" : "additive",
      precision: "measured",
      predictor: reference.id.startsWith("PET") ? "se" : "variance",
    };
    const found = funnelLine(inputFor(file, reference.input.method), choices);
    if (!found.ok) throw new Error(found.issues[0]?.message);
    expectClose(found.value.intercept.estimate, reference.expected.estimate, reference, "estimate");
    expectClose(found.value.slope.estimate, reference.expected.slope, reference, "slope");
    if (choices.errors === "additive")
      expectClose(found.value.intercept.se, reference.expected.se, reference, "se");
  });
});

describe("PET-PEESE", () => {
  it.each(biasCases("bias-adjusted", (id) => id.startsWith("PETPEESE")))("$name", ({ file, reference }) => {
    const { input: given, expected } = reference;
    const errors = given.model === "lm" ? "multiplicative" : "additive";
    const favours = given.direction === "less" ? -1 : 1;
    const input: BiasInput = { ...inputFor(file, "REML"), favours };
    if (file.dataset === PERFECT && errors === "multiplicative") {
      const whole = withDefaults(petPeese.params, { errors });
      const found = petPeese.run(input, whole);
      if (found.ok) expectClose(found.value.estimate?.estimate, expected.estimate, reference, "estimate");
      else expect(found.issues[0]?.severity).toBe("error");
      return;
    }
    const outcome = outcomeOf(petPeese, input, { errors });
    const chosen = outcome.numbers.find(({ key }) => key === "chosen")?.words;
    expect(chosen).toBe(expected.chosen);
    expectClose(outcome.tests[0]?.test.pValue, expected.pOneSided, reference, "one-sided p");
    expectClose(outcome.estimate?.estimate, expected.estimate, reference, "estimate", 1e-9);
    expectClose(outcome.estimate?.se, expected.se, reference, "se");
    expectClose(outcome.estimate?.interval?.lower, expected.ciLower, reference, "lower");
    expectClose(outcome.estimate?.interval?.upper, expected.ciUpper, reference, "upper");
  });
});

const LIMITS = biasCases("bias-adjusted", (id) => id.startsWith("limitmeta"));
/** R stops on its way to tau2 = 0, so what is divided by tau is its own. */
const CREEPING = ["syn_symmetric"];

describe("limit meta-analysis", () => {
  const whole = LIMITS.filter(
    ({ file, reference }) => !("error" in reference.expected) && file.dataset !== "syn_k2",
  );
  it.each(whole)("$name", ({ file, reference }) => {
    const { input: given, expected } = reference;
    const input = inputFor(file, given.methodTau);
    const outcome = outcomeOf(limit, input, { adjust: String(given.methodAdjust) });
    const { estimate, tests } = outcome;
    const floor = 1e-7;
    expectClose(estimate?.estimate, expected.estimate, reference, "estimate", floor);
    expectClose(estimate?.se, expected.se, reference, "se", floor);
    expectClose(estimate?.interval?.lower, expected.ciLower, reference, "lower", floor);
    expectClose(estimate?.interval?.upper, expected.ciUpper, reference, "upper", floor);
    expectClose(estimate?.test?.statistic.value, expected.statistic, reference, "statistic", floor);
    expectClose(estimate?.test?.pValue, expected.p, reference, "p", floor);
    expectClose(numberOf(outcome, "bias"), expected.alpha, reference, "alpha", floor);
    expectClose(numberOf(outcome, "slope"), expected.beta, reference, "beta", floor);
    expectClose(numberOf(outcome, "tau"), expected.tau, reference, "tau", 1e-7);
    expectClose(tests[0]?.test.statistic.value, expected.QSmall, reference, "Q of small-study effects", 1e-9);
    expectClose(tests[1]?.test.statistic.value, expected.QResid, reference, "residual Q", 1e-9);
    if (!CREEPING.includes(file.dataset))
      expectClose(numberOf(outcome, "g2"), expected.G2, reference, "G2", 1e-9);
    const shrunken = outcome.tables.find(({ id }) => id === "limit-shrunken")!.rows.map((row) => row[2]);
    if (!Array.isArray(expected.limitTE)) throw new TypeError("no list of shrunken effects");
    expected.limitTE.forEach((wanted: unknown, i) => {
      const shown = shrunken[i];
      const value = typeof shown === "object" && shown !== null ? shown.value : null;
      expectClose(value, wanted, reference, `shrunken effect ${i}`, floor);
    });
  });

  const refused = LIMITS.filter(
    ({ file, reference }) => "error" in reference.expected || file.dataset === "syn_k2",
  );
  it.each(refused)("refuses $name", ({ file, reference }) => {
    expect(
      limit.lack(inputFor(file, reference.input.methodTau), withDefaults(limit.params, {})),
    ).not.toBeNull();
  });

  it.each(LIMITS.filter(({ file }) => file.dataset === "syn_k2"))(
    "counts two studies: $name",
    ({ file, reference }) => {
      const of = { beta0: "expected", betalim: "limitSlope", mulim: "limitMean" } as const;
      const adjust = reference.input.methodAdjust as keyof typeof of;
      const numbers = limitNumbers(createModelInput(effectSetOf(inputFor(file, "REML"))), 0);
      expectClose(numbers[of[adjust]].estimate, reference.expected.estimate, reference, "estimate");
      expectClose(Math.sqrt(numbers[of[adjust]].variance), reference.expected.se, reference, "se");
    },
  );
});

describe("Henmi and Copas", () => {
  const cases = biasCases("bias-tests", (id) => id.startsWith("hc"));
  it.each(cases)("$name", ({ file, reference }) => {
    const { expected } = reference;
    const input = inputFor(file, "DL");
    const lack = henmiCopas.lack(input, {});
    if ("error" in expected || lack !== null) {
      expect(lack).not.toBeNull();
      return;
    }
    const { estimate } = outcomeOf(henmiCopas, input);
    // R's inner integral is good to 1.2e-4 alone: its limits are compared in the tight cases.
    const tight = reference.id === "hc-tight";
    expectClose(estimate?.estimate, expected.estimate, reference, "estimate", 1e-12);
    expectClose(estimate?.se, expected.se, reference, "se");
    expectClose(estimate?.tau2, expected.tau2, reference, "tau2", 1e-12);
    if (!tight) return;
    expectClose(estimate?.interval?.lower, expected.ciLower, reference, "lower", 1e-9);
    expectClose(estimate?.interval?.upper, expected.ciUpper, reference, "upper", 1e-9);
  });
});

describe("third-wave students, as printed in Doing Meta-Analysis in R, section 9.2.3", () => {
  const text = readFileSync(
    new URL("../../../examples/third-wave-students/studies.csv", import.meta.url),
    "utf8",
  );
  const [head = [], ...rows] = splitDelimited(text.trim(), ",").rows;
  const column = (name: string): number[] => rows.map((row) => Number(row[head.indexOf(name)]));
  const [n1, n2] = [column("n_t_book"), column("n_c_book")];
  const input = biasInputOf(
    column("yi"),
    column("sei").map((se) => se * se),
    { sizes: n1.map((n, i) => ({ n1: n, n2: n2[i]! })) },
  );

  it.each([
    [pet, -1.35],
    [peese, -0.44],
  ])("%#", (method, printed) => {
    const { estimate } = outcomeOf(method, input, { precision: "sizes" });
    expect(estimate?.estimate).toBeCloseTo(printed, 2);
  });

  it("has the limit printed", () => {
    const { estimate } = outcomeOf(limit, input, { adjust: "beta0" });
    expect(estimate?.estimate).toBeCloseTo(-0.0345, 4);
  });
});
