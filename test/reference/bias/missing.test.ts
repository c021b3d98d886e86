import { describe, expect, it } from "vitest";
import {
  approximateWith,
  fittedWith,
  pValueOf,
} from "../../../packages/engine/src/bias/missing/fail-safe-general.ts";
import { failSafeN } from "../../../packages/engine/src/bias/missing/fail-safe-n.ts";
import { centreOf, plainModel } from "../../../packages/engine/src/bias/missing/plain-model.ts";
import { trimAndFill } from "../../../packages/engine/src/bias/missing/trim-and-fill.ts";
import type { BiasInput } from "../../../packages/engine/src/bias/types.ts";
import type { BiasOutcome } from "../../../packages/engine/src/bias-types.ts";
import { DEFAULT_MODEL } from "../../../packages/engine/src/document/defaults.ts";
import type { ModelSpec } from "../../../packages/engine/src/document/types.ts";
import { type Params, withDefaults } from "../../../packages/engine/src/registry.ts";
import { type BiasCase, biasCases, expectClose, inputOf, printed } from "./load.ts";

/** metafor's model of a case, tested by z. */
function modelOf(method: unknown): ModelSpec {
  const plain: ModelSpec = { ...DEFAULT_MODEL, test: "z" };
  return method === "EE" ? { ...plain, kind: "equal" } : { ...plain, estimator: String(method) };
}

function numberOf(outcome: BiasOutcome, key: string): number | null {
  return outcome.numbers.find((one) => one.key === key)?.value ?? null;
}

/** Where R stops with an error and there is an answer: the means of equal effects differ from them by rounding in R. */
const ANSWERED = /^syn_zero trimfill-(EE|REML)-(L0|R0|Q0)-right$/;

/**
 * Symmetric effects, two of them at the mean: R's mean is 0 only up to rounding, so that these two count as positive, or the slope
 * that decides the side as negative. Treeline counts neither way and fills in nothing.
 */
const AT_THE_MEAN = /^syn_symmetric trimfill-((EE|REML|DL)-(L0|Q0)-(auto|left|right)|(EE|REML|DL)-R0-auto)$/;

/** Two deviations of exactly the same size, which rounding tells apart in R: the ranks differ, and the standard error with them. */
const EQUAL_SIZES = /^syn_equalvi trimfill-(EE|REML)-(L0|Q0)-(left|right)$/;

function trimmingOf({ input }: BiasCase): Params {
  const { estimator, side } = input;
  return { estimator: String(estimator), side: String(side), trimming: "document" };
}

const trimCases = biasCases("bias-adjusted", (id) => id.startsWith("trimfill"));

describe("trim-and-fill beside metafor's trimfill()", () => {
  it("finds its cases", () => expect(trimCases).toHaveLength(483));

  it.each(trimCases)("$name", ({ name, file, reference }) => {
    const input = inputOf(file, { model: modelOf(reference.input.method) });
    const params = trimmingOf(reference);
    const { expected } = reference;
    if ("error" in expected) {
      expectRefused(name, input, params);
      return;
    }
    const found = trimAndFill.run(input, params);
    if (!found.ok) throw new Error(found.issues.map((one) => one.message).join(" "));
    if (AT_THE_MEAN.test(name)) {
      expect(numberOf(found.value, "k0"), "a symmetric funnel").toBe(0);
      return;
    }
    compareFilled(name, found.value, reference, input);
  });
});

function expectRefused(name: string, input: BiasInput, params: Params): void {
  if (ANSWERED.test(name)) {
    const found = trimAndFill.run(input, params);
    expect(found.ok && numberOf(found.value, "k0"), name).toBe(0);
    return;
  }
  const lack = trimAndFill.lack(input, params);
  if (lack !== null) return;
  const found = trimAndFill.run(input, params);
  expect(found.ok, name).toBe(false);
  expect(found.issues[0]?.hint, name).not.toBe("");
}

function compareFilled(name: string, outcome: BiasOutcome, reference: BiasCase, input: BiasInput): void {
  const { expected } = reference;
  const estimate = outcome.estimate!;
  const floor = 1e-14 + reference.tolerance * estimate.se!;
  const close = (actual: number | null | undefined, key: string, absolute = 0): void =>
    expectClose(actual, expected[key], reference, key, absolute);
  close(numberOf(outcome, "k0"), "k0");
  if (!EQUAL_SIZES.test(name)) close(numberOf(outcome, "seK0"), "seK0");
  expect(outcome.ran).toContain(`on the ${String(expected.side)}`);
  if ("pK0" in expected) close(outcome.tests[0]?.test.pValue, "pK0");
  close(estimate.estimate, "estimate", floor);
  close(estimate.se, "se");
  close(estimate.test?.statistic.value, "statistic", reference.tolerance);
  close(estimate.test?.pValue, "p", 1e-300);
  close(estimate.interval?.lower, "ciLower", floor);
  close(estimate.interval?.upper, "ciUpper", floor);
  // Beside 0, and where R creeps towards 0, compared with the sampling variances.
  const typical = input.effects.vi.length / input.effects.vi.reduce((sum, v) => sum + 1 / v, 0);
  close(estimate.tau2, "tau2", reference.tolerance * typical);
  compareStudies(outcome, reference, floor);
}

function compareStudies(outcome: BiasOutcome, { expected, tolerance }: BiasCase, floor: number): void {
  const imputed = outcome.marks.imputed ?? [];
  for (const [key, values] of [
    ["filledYi", imputed.map(({ yi }) => yi)],
    ["filledVi", imputed.map(({ vi }) => vi)],
  ] as const) {
    const wanted = [expected[key]]
      .flat()
      .map(Number)
      .toSorted((a, b) => a - b);
    const sorted = values.toSorted((a, b) => a - b);
    expect(sorted, key).toHaveLength(wanted.length);
    for (const [i, value] of wanted.entries()) expectClose(sorted[i], value, { tolerance }, key, floor);
  }
}

const failSafeCases = biasCases("bias-tests", (id) => id.startsWith("fsn"));

/** The choices of a case in our words. */
function failSafeParams({ id, input }: BiasCase): Params {
  const { type, pool, alpha, weighted, target, exact } = input;
  const aim =
    id.includes("half") || target === "est/2" ? "half" : typeof target === "number" ? "target" : "usual";
  return withDefaults(failSafeN.params, {
    type: pool === "fisher" ? "Fisher" : String(type),
    aim,
    ...(typeof alpha === "number" ? { alpha } : {}),
    ...(typeof weighted === "boolean" ? { weighted } : {}),
    ...(typeof target === "number" ? { target } : {}),
    ...(typeof exact === "boolean" ? { exact } : {}),
  });
}

/** R searches for the half of a mean of 0 and stops with an error; here the answer is that there is none. */
const NO_HALF = /^syn_symmetric fsn-General-(DL|EE)-targethalf$/;

describe("fail-safe N beside metafor's fsn()", () => {
  it("finds its cases", () => expect(failSafeCases).toHaveLength(519));

  it.each(failSafeCases)("$name", ({ name, file, reference }) => {
    const { expected } = reference;
    const input = inputOf(file, { model: modelOf(reference.input.method ?? "EE") });
    const params = failSafeParams(reference);
    if ("error" in expected && !NO_HALF.test(name)) {
      expect(failSafeN.lack(input, params)).toContain("at least two studies");
      return;
    }
    const found = failSafeN.run(input, params);
    if (!found.ok) throw new Error("no answer");
    if (NO_HALF.test(name)) {
      expect(numberOf(found.value, "failSafeN")).toBeNull();
      return;
    }
    compareFailSafe(found.value, reference, input);
  });
});

/** The null results take a mean exactly to its half with N = k, where weights are the same before and after; rounding decides in R. */
function isExactlyHalf({ id, input }: BiasCase, { yi, vi }: BiasInput["effects"]): boolean {
  const half = id.endsWith("targethalf") || (id === "fsn-General-EE-target0.1" && yi.every((y) => y === 0.2));
  return half && (input.method === "EE" || vi.every((v) => v === vi[0]));
}

function compareFailSafe(outcome: BiasOutcome, reference: BiasCase, { effects }: BiasInput): void {
  const { expected } = reference;
  const n = numberOf(outcome, "failSafeN");
  const smallest = printed(expected.fsnumMinimal ?? expected.fsnum);
  if (isExactlyHalf(reference, effects) && smallest !== Number.POSITIVE_INFINITY) {
    expect(n).toBe(effects.yi.length);
    expect([effects.yi.length, effects.yi.length + 1]).toContain(smallest);
  } else expect(n).toBe(smallest === Number.POSITIVE_INFINITY ? null : smallest);
  const general = reference.input.type === "General";
  if (!general) expectClose(numberOf(outcome, "mean"), expected.est ?? null, reference, "est", 1e-12);
  if ("target" in expected && !(general && reference.id.endsWith("half"))) {
    expectClose(
      Math.abs(numberOf(outcome, "target")!),
      Math.abs(Number(expected.target)),
      reference,
      "target",
      1e-12,
    );
  }
  if (general) compareGeneral(outcome, reference, effects);
  else expectClose(numberOf(outcome, "p"), expected.p ?? null, reference, "p", 1e-300);
}

/**
 * R's REML stops once tau2 changes by less than 1e-5: tau2 is held to that, and everything that follows from it to the tolerance of the
 * case, at R's tau2.
 */
function compareGeneral(outcome: BiasOutcome, reference: BiasCase, { yi, vi }: BiasInput["effects"]): void {
  const { expected, input } = reference;
  const model = plainModel(modelOf(input.method));
  const theirs = Number(expected.tau2);
  const random = model.kind === "random";
  expectClose(centreOf(model, yi, vi).tau2, theirs, reference, "tau2", 1e-5);
  const now = centreOf(random ? { ...model, tau2: theirs } : model, yi, vi);
  expectClose(now.mean, expected.est, reference, "est at R's tau2", 1e-12);
  if (reference.id.endsWith("half")) {
    expectClose(now.mean / 2, expected.target, reference, "target at R's tau2", 1e-12);
  }
  expectClose(pValueOf(now), expected.p, reference, "p at R's tau2", 1e-300);
  const n = printed(expected.fsnum);
  if (n === null || n === Number.POSITIVE_INFINITY || n === 0) return;
  const minimal = "fsnumMinimal" in expected;
  const counts = minimal ? [Number(expected.fsnumMinimal), n] : [n];
  for (const count of counts) {
    const suffix = minimal && count !== n ? "Minimal" : "";
    compareAfter(reference, count, suffix, { yi, vi, theirs, mean: now.mean });
  }
  expect(numberOf(outcome, "pAfter")).toBeGreaterThan(0);
}

function compareAfter(
  reference: BiasCase,
  count: number,
  suffix: string,
  {
    yi,
    vi,
    theirs,
    mean,
  }: {
    readonly yi: readonly number[];
    readonly vi: readonly number[];
    readonly theirs: number;
    readonly mean: number;
  },
): void {
  const { expected, input } = reference;
  const model = plainModel(modelOf(input.method));
  const fixed = model.kind !== "random";
  const tau2After = Number(expected.tau2Fsn);
  const exact = input.exact === true;
  if (exact && suffix === "") {
    expectClose(fittedWith({ yi, vi }, model, theirs)(count).tau2, tau2After, reference, "tau2Fsn", 1e-5);
  }
  // Of the smallest N R's tau2 is not on record.
  if (exact && suffix !== "") return;
  const after = exact
    ? fittedWith({ yi, vi }, { ...model, tau2: tau2After }, theirs)(count)
    : approximateWith({ yi, vi }, fixed, { mean, tau2: theirs })(count);
  if (suffix === "") expectClose(after.tau2, tau2After, reference, "tau2Fsn", 1e-12);
  expectClose(after.mean, expected[`estFsn${suffix}`], reference, `estFsn${suffix}`, 1e-12);
  expectClose(pValueOf(after), expected[`pFsn${suffix}`], reference, `pFsn${suffix}`);
}
