import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildDesign } from "../../packages/engine/src/design/build-design.ts";
import type { BuiltDesign } from "../../packages/engine/src/design/types.ts";
import type { ModelSpec } from "../../packages/engine/src/document/types.ts";
import {
  fitMetaRegression,
  type Regression,
} from "../../packages/engine/src/models/regression/fit-meta-regression.ts";
import { ok, type Result } from "../../packages/engine/src/result.ts";
import { createComparison } from "./moderators/comparison.ts";
import { type Cell, effectsOf, readFormula, tableOf } from "./moderators/load.ts";
import { modelSpec } from "./pooling/load.ts";

interface EdgeCase {
  readonly id: string;
  readonly input: {
    readonly data?: Readonly<Record<string, readonly Cell[]>>;
    readonly yi?: readonly number[];
    readonly vi?: readonly number[];
    readonly x?: readonly number[];
    readonly method?: string;
    readonly test?: string;
    readonly mods?: string;
    readonly factors?: Readonly<Record<string, readonly string[]>>;
  };
  readonly expected: Readonly<Record<string, unknown>> & { readonly error?: string };
  readonly tolerance: number;
}

const { cases } = JSON.parse(readFileSync(new URL("./data/edge/rma.json", import.meta.url), "utf8")) as {
  readonly cases: readonly EdgeCase[];
};
const withModerators = cases.filter(({ input }) => input.mods !== undefined || input.x !== undefined);

/** Cases about R's interface, or that R fits wrongly or not at all and we do; each has a test below. */
const OWN: readonly RegExp[] = [
  /^k-less-than-p-EE$/,
  /^k1-moderator-/,
  /^near-collinear$/,
  /^tiny-scale-moderator$/,
  /^year-moderator-uncentred-quadratic$/,
  /^no-intercept-continuous$/,
  /^(btt|predict|anova)-/,
];

function specOf({ method = "REML", test: of = "z" }: EdgeCase["input"]): ModelSpec {
  const equal = method === "EE";
  return modelSpec({ kind: equal ? "equal" : "random", estimator: equal ? "REML" : method, test: of });
}

interface Fitted {
  readonly design: BuiltDesign;
  readonly regression: Regression;
}

function fit({ input }: EdgeCase): Result<Fitted> {
  const data = input.data ?? { yi: input.yi!, vi: input.vi!, x: input.x! };
  const texts = Object.keys(data).filter((name) => data[name]!.some((cell) => typeof cell !== "number"));
  const factors = Object.fromEntries(
    [...texts.filter((name) => name !== "yi" && name !== "x"), ...Object.keys(input.factors ?? {})].map(
      (name) => [name, true],
    ),
  );
  const { effects, rows } = effectsOf({ data });
  const design = buildDesign({
    spec: readFormula(input.mods ?? "~ x", factors),
    table: tableOf(data, rows),
    rowIds: effects.rowIds,
  });
  if (!design.ok) return design;
  const regression = fitMetaRegression(effects, design.value, specOf(input));
  return regression.ok
    ? ok({ design: design.value, regression: regression.value }, [...design.issues, ...regression.issues])
    : regression;
}

const fitted = (reference: EdgeCase): Fitted => {
  const result = fit(reference);
  if (!result.ok) throw new RangeError(result.issues.map(({ message }) => message).join("\n"));
  return result.value;
};

const isOwn = ({ id }: EdgeCase): boolean => OWN.some((pattern) => pattern.test(id));
const compared = withModerators.filter((one) => !isOwn(one) && one.expected.error === undefined);
const refused = withModerators.filter((one) => !isOwn(one) && one.expected.error !== undefined);
const caseOf = (id: string): EdgeCase => withModerators.find((one) => one.id === id)!;

function compareFit({ regression: { fit: found } }: Fitted, { expected, tolerance }: EdgeCase): string[] {
  const compare = createComparison(tolerance, (field) =>
    /^(Q|I2|ci|statistic|logLikREML)/.test(field) ? 1e-12 : 0,
  );
  const at = (name: string, j: number): unknown => [expected[name]].flat()[j];
  compare.number("k", found.k, expected.k);
  compare.number("p", found.p, expected.p);
  found.coefficients.forEach(({ estimate, se, test: tested, interval }, j) => {
    compare.number(`estimate[${j}]`, estimate, at("estimate", j), 1e-3);
    compare.number(`se[${j}]`, se, at("se", j));
    compare.number(`statistic[${j}]`, tested?.statistic.value ?? null, at("statistic", j));
    compare.number(`df[${j}]`, tested?.df[0] ?? null, expected.df);
    compare.probability(`pValue[${j}]`, tested?.log10PValue ?? null, at("pValue", j));
    compare.number(`ciLower[${j}]`, interval?.lower ?? null, at("ciLower", j));
    compare.number(`ciUpper[${j}]`, interval?.upper ?? null, at("ciUpper", j));
  });
  compare.number("logLikML", found.fitStatistics.ml.logLik, expected.logLikML);
  if (found.k > found.p) {
    compare.number("tau2", found.tau2.estimate, expected.tau2);
    compare.number("seTau2", found.tau2.se, expected.seTau2);
    compare.number("I2", found.heterogeneity.i2.estimate, expected.I2);
    compare.number("H2", found.heterogeneity.h2.estimate, expected.H2);
    compare.number("Q", found.heterogeneity.q!.statistic.value, expected.Q);
    compare.probability("QP", found.heterogeneity.q!.log10PValue, expected.QP);
    compare.number("logLikREML", found.fitStatistics.reml!.logLik, expected.logLikREML);
    // R calls 0 what nothing was there to explain of (DIVERGENCES.md).
    if (found.explained !== null || expected.R2 !== 0)
      compare.number("R2", found.explained?.estimate ?? null, expected.R2);
  }
  if (found.omnibus !== null) {
    compare.number("QM", found.omnibus.statistic.value, expected.QM);
    compare.number("QMDf1", found.omnibus.df[0]!, expected.QMDf1);
    compare.probability("QMP", found.omnibus.log10PValue, expected.QMP);
  }
  return [...compare.failures];
}

describe("edge cases of rma with moderators", () => {
  test("every case is compared, refused or has a test of its own", () => {
    const own = withModerators.filter(isOwn);
    expect([compared.length, refused.length, own.length]).toEqual([22, 23, 19]);
  });

  test.each(compared.map((one) => [one.id, one] as const))("%s", (_id, reference) => {
    expect(compareFit(fitted(reference), reference)).toEqual([]);
  });

  test("columns that R drops are named, with what they equal; levels nobody has are no columns", () => {
    const named = compared
      .filter(({ expected }) => expected.droppedCoefs !== undefined)
      .map((one) => [one.id, fitted(one).design.aliased.map(({ name }) => name)]);
    expect(Object.fromEntries(named)).toEqual({
      collinear: ["z"],
      "collinear-knha": ["z"],
      "constant-moderator": ["x"],
      "factor-unused-level": [],
      "factor-level-lost-by-na": [],
      "interaction-empty-cell": ["gb:hw"],
    });
    expect(fitted(caseOf("collinear")).design.aliased[0]!.of).toEqual([
      { name: "intrcpt", coefficient: 1 },
      { name: "x", coefficient: 2 },
    ]);
  });
});

/** What is said where R stops with an error, and whether something is fitted all the same. */
function answerTo(id: string): { readonly code: string; readonly fits: boolean } {
  if (id.startsWith("k-equals-p") || id === "saturated-factor")
    return { code: "no-degrees-of-freedom", fits: true };
  if (id.startsWith("k-less-than-p")) return { code: "too-many-coefficients", fits: false };
  if (id === "moderator-all-na") return { code: "moderator-missing-everywhere", fits: false };
  if (id === "moderator-inf") return { code: "moderator-not-a-number", fits: true };
  return { code: "moderator-one-value", fits: true };
}

describe("what rma() answers with an error", () => {
  test.each(refused.map((one) => [one.id, one] as const))("%s", (id, reference) => {
    const result = fit(reference);
    const { code, fits } = answerTo(id);
    expect(result.issues.map((one) => one.code)).toContain(code);
    expect(result.ok).toBe(fits);
  });

  test("as many coefficients as studies leave no tau2, and tests by z alone", () => {
    const { fit: found } = fitted(caseOf("k-equals-p-knha")).regression;
    expect(found.tau2.estimate).toBeNull();
    expect(found.heterogeneity.q).toBeNull();
    expect(found.testUsed).toBe("z");
    const equal = caseOf("k-equals-p-EE").expected;
    found.coefficients.forEach(({ test: tested }, j) => {
      expect(tested!.df).toEqual([]);
      expect(tested!.pValue).toBeCloseTo((equal.pValue as number[])[j]!, 12);
    });
  });

  test("a moderator in very small numbers is fitted as in ordinary ones", () => {
    const tiny = fitted(caseOf("tiny-scale-moderator")).regression.fit;
    const huge = caseOf("huge-scale-moderator").expected;
    expect(tiny.tau2.estimate).toBeCloseTo(huge.tau2 as number, 10);
    expect(tiny.omnibus!.log10PValue).toBeCloseTo(Math.log10(huge.QMP as number), 7);
  });

  test("a year and its square are fitted as counted from their mean", () => {
    const reference = caseOf("year-moderator-uncentred-quadratic");
    const { data } = reference.input;
    const centred = { ...data, x: data!.x!.map((year) => Number(year) - 2004.5) };
    const raw = fitted(reference).regression.fit;
    const middle = fitted({ ...reference, input: { ...reference.input, data: centred } }).regression.fit;
    expect(raw.tau2.estimate).toBeCloseTo(middle.tau2.estimate!, 9);
    expect(raw.omnibus!.statistic.value).toBeCloseTo(middle.omnibus!.statistic.value, 7);
    expect(raw.coefficients[2]!.estimate).toBeCloseTo(middle.coefficients[2]!.estimate, 9);
    expect(raw.coefficients[2]!.se).toBeCloseTo(middle.coefficients[2]!.se, 9);
  });
});

describe("what rma() fits and we answer otherwise", () => {
  const others = withModerators.filter(({ id }) => /^k-less-than-p-EE$|^k1-moderator-/.test(id));
  test.each(others.map((one) => [one.id, one] as const))(
    "%s asks for more than there is",
    (_id, reference) => {
      const result = fit(reference);
      expect(result.ok).toBe(false);
      expect(result.issues.map(({ code }) => code)).toContain("too-many-coefficients");
    },
  );

  test("of columns that differ by 1e-9 the second is left out, because its coefficient would not be stable", () => {
    const result = fit(caseOf("near-collinear"));
    expect(result.ok && result.value.design.names).toEqual(["intrcpt", "x"]);
    expect(result.issues.map(({ code }) => code)).toContain("moderators-nearly-collinear");
  });

  test("without a constant effects are not centred: Q is the weighted sum of squares around the line", () => {
    const reference = caseOf("no-intercept-continuous");
    const { yi, vi, x } = reference.input.data! as Record<string, readonly number[]>;
    const sum = (of: (i: number) => number): number => yi!.reduce((total, _, i) => total + of(i), 0);
    const slope = sum((i) => (x![i]! * yi![i]!) / vi![i]!) / sum((i) => x![i]! ** 2 / vi![i]!);
    const { fit: found } = fitted(reference).regression;
    const q = sum((i) => (yi![i]! - slope * x![i]!) ** 2 / vi![i]!);
    expect(found.heterogeneity.q!.statistic.value).toBeCloseTo(q, 10);
    expect(found.explained).toBeNull();
    expect(found.heterogeneity.q!.statistic.value).not.toBeCloseTo(reference.expected.Q as number, 2);
  });
});

describe("what R's interface refuses", () => {
  test("a profile that lacks a moderator, or is no number, has no row", () => {
    const { design } = fitted(caseOf("predict-na-newmods"));
    expect(design.rowOf({})).toBeNull();
    expect(design.rowOf({ x: Number.NaN })).toBeNull();
    expect([...design.rowOf({ x: 1 })!]).toEqual([1, 1]);
  });

  test("what it predicts elsewhere is R's", () => {
    const reference = caseOf("predict-na-newmods");
    const { design, regression } = fitted(reference);
    const { estimate, se, interval } = regression.predict(design.rowOf({ x: 1 })!);
    expect(estimate).toBeCloseTo((reference.expected.estimate as number[])[0]!, 9);
    expect(se).toBeCloseTo((reference.expected.se as number[])[0]!, 9);
    expect(interval!.lower).toBeCloseTo((reference.expected.ciLower as number[])[0]!, 9);
  });

  test("coefficients out of range, models not nested or of other studies cannot be asked for", () => {
    const { fit: found } = fitted(caseOf("btt-out-of-range")).regression;
    expect(found.terms.map(({ columns }) => columns)).toEqual([[1]]);
    expect(found.terms[0]!.likelihoodRatio!.df).toEqual([1]);
  });
});
