import { describe, expect, it } from "vitest";
import { createSensitivitySpec } from "../../../packages/engine/src/document/sensitivity-spec.ts";
import { createModelInput } from "../../../packages/engine/src/models/model-input.ts";
import { baujat } from "../../../packages/engine/src/sensitivity/baujat.ts";
import { blupsOf } from "../../../packages/engine/src/sensitivity/blups.ts";
import { cumulative } from "../../../packages/engine/src/sensitivity/cumulative.ts";
import { predicted } from "../../../packages/engine/src/sensitivity/deletion-model.ts";
import { influenceOf } from "../../../packages/engine/src/sensitivity/influence.ts";
import { leaveOneOut } from "../../../packages/engine/src/sensitivity/leave-one-out.ts";
import { normalPlot } from "../../../packages/engine/src/sensitivity/normal-plot.ts";
import { radial } from "../../../packages/engine/src/sensitivity/radial.ts";
import {
  deletedResiduals,
  standardisedResiduals,
} from "../../../packages/engine/src/sensitivity/residuals.ts";
import { summaryOf } from "../../../packages/engine/src/sensitivity/summary.ts";
import type { SensitivityInput } from "../../../packages/engine/src/sensitivity/types.ts";
import type { SummaryNumbers } from "../../../packages/engine/src/sensitivity-types.ts";
import { type Comparison, createComparison } from "../moderators/comparison.ts";
import { askedBy, type Diagnosed, type DiagnosticsCase, diagnosed, diagnosticsFiles } from "./load.ts";

/** Cases of the same files that other tests or later work look into. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  funnel: "lines of the funnel plot: packages/plots/src/funnel/funnel.test.ts",
  regplot: "predictions of the regression: moderators.test.ts, packages/plots/src/bubble/bubble.test.ts",
  profile: "the profile likelihood: packages/plots/src/profile/profile.test.ts",
  labbe: "packages/plots/src/labbe/labbe.test.ts",
  gosh: "all subsets of the studies: not one of the questions asked here",
};

/** Cases that R answers in a way of its own; by data set and id. */
const OWN: readonly { readonly case: RegExp; readonly reason: string }[] = [
  {
    case: /^syn_k1 (rstandard|residuals)-/,
    reason: "one study is its own mean: R's standard error of 4e-17 is rounding, here there is no residual",
  },
  {
    case: /^syn_zero .*-REML-knha/,
    reason: "all effects are equal: R's standard error is 0, here the Wald interval stands in its place",
  },
];

function reasonFor(dataset: string, { id }: DiagnosticsCase): string | undefined {
  return OWN.find((one) => one.case.test(`${dataset} ${id}`))?.reason;
}

function inputOf(
  { effects, fit, refits, deletion }: Diagnosed,
  reference: DiagnosticsCase,
): SensitivityInput {
  const { order } = reference.input;
  const byColumn = Array.isArray(order) ? (order as readonly number[]) : null;
  return {
    effects,
    model: fit.spec,
    fit,
    all: summaryOf(fit, 0),
    refits,
    deletion,
    nullValue: 0,
    column: byColumn === null ? null : new Map(effects.rowIds.map((rowId, at) => [rowId, byColumn[at]!])),
    spec: createSensitivitySpec({
      order: byColumn !== null ? "column" : "precision",
      column: byColumn === null ? null : "year",
      residuals: reference.id.includes("rstandard") ? "rstandard" : "rstudent",
      samples: 0,
    }),
  };
}

type Column = (of: (one: SummaryNumbers) => number | null) => (number | null)[];

function compareFits(against: Comparison, expected: DiagnosticsCase["expected"], column: Column): void {
  const { estimate, se, zval, tval, pval, Q, Qp, tau2, I2, H2 } = expected;
  against.list(
    "estimate",
    column((one) => one.estimate),
    estimate,
    1,
  );
  against.list(
    "se",
    column((one) => one.se),
    se,
  );
  if (zval !== undefined || tval !== undefined) {
    against.list(
      "statistic",
      column((one) => one.statistic),
      zval ?? tval,
      1,
    );
  }
  against.list(
    "pval",
    column((one) => one.pValue),
    pval,
  );
  against.list(
    "ci.lb",
    column((one) => one.interval?.lower ?? null),
    expected["ci.lb"],
    1,
  );
  against.list(
    "ci.ub",
    column((one) => one.interval?.upper ?? null),
    expected["ci.ub"],
    1,
  );
  // Where one study is left R writes Q = 0 with p = 1, tau2 = 0, I2 = 0 and H2 = 1; here there are none.
  if (Q !== undefined)
    against.list(
      "Q",
      column((one) => one.q ?? 0),
      Q,
      1e3,
    );
  if (Qp !== undefined)
    against.list(
      "Qp",
      column((one) => one.qP ?? 1),
      Qp,
    );
  if (tau2 !== undefined)
    against.list(
      "tau2",
      column((one) => one.tau2 ?? 0),
      tau2,
      1,
    );
  if (I2 !== undefined)
    against.list(
      "I2",
      column((one) => one.i2 ?? 0),
      I2,
      1e3,
    );
  if (H2 !== undefined)
    against.list(
      "H2",
      column((one) => one.h2 ?? 1),
      H2,
      1,
    );
}

type Compare = (against: Comparison, input: SensitivityInput, expected: DiagnosticsCase["expected"]) => void;

const compareCumulative: Compare = (against, input, expected) => {
  const { steps } = cumulative.answer(input);
  compareFits(against, expected, (of) => steps.map(({ fit }) => (fit === null ? null : of(fit))));
};

const compareQuantiles: Compare = (against, input, expected) => {
  const { points } = normalPlot.answer(input);
  const places = new Map(points.map((point) => [point.rowId, point]));
  const inOrder = input.deletion.rowIds.flatMap((rowId) => places.get(rowId) ?? []);
  against.list(
    "x",
    inOrder.map(({ x }) => x),
    expected.x,
    1,
  );
  against.list(
    "y",
    inOrder.map(({ y }) => y),
    expected.y,
    1,
  );
};

/** What each kind of case asks, and how it is answered. */
const COMPARE: Readonly<Record<string, Compare>> = {
  leave1out(against, input, expected) {
    const { studies } = leaveOneOut.answer(input);
    compareFits(against, expected, (of) => studies.map(({ fit }) => (fit === null ? null : of(fit))));
  },
  influence(against, { deletion }, expected) {
    const { studies } = influenceOf(deletion);
    const p = deletion.names.length;
    against.list(
      "rstudent",
      studies.map((one) => one.rstudent),
      expected.rstudent,
      1,
    );
    against.list(
      "dffits",
      studies.map((one) => one.dffits),
      expected.dffits,
      1,
    );
    against.list(
      "cook.d",
      studies.map((one) => one.cookD),
      expected["cook.d"],
      1,
    );
    against.list(
      "cov.r",
      studies.map((one) => one.covRatio),
      expected["cov.r"],
      1,
    );
    against.list(
      "tau2.del",
      studies.map((one) => one.tau2Del),
      expected["tau2.del"],
      1,
    );
    against.list(
      "QE.del",
      studies.map((one) => one.qeDel),
      expected["QE.del"],
      1e3,
    );
    against.list(
      "hat",
      studies.map((one) => one.hat),
      expected.hat,
    );
    against.list(
      "weight",
      studies.map((one) => one.weight),
      expected.weight,
    );
    const dfbs = expected.dfbs as readonly unknown[];
    studies.forEach(({ dfbs: own }, at) => {
      against.list(`dfbs[${at}]`, own, p === 1 ? [dfbs[at]].flat() : dfbs[at], 1);
    });
    const flags = [expected.isInfl].flat();
    const other = studies.filter(({ flags: own }, at) => own.length > 0 !== flags[at]);
    expect(other.map(({ label }) => label)).toEqual([]);
  },
  rstandard(against, { deletion }, expected) {
    const residuals = standardisedResiduals(deletion);
    against.list(
      "resid",
      residuals.map((one) => one.residual),
      expected.resid,
      1,
    );
    against.list(
      "se",
      residuals.map((one) => one.se),
      expected.se,
    );
    against.list(
      "z",
      residuals.map((one) => one.z),
      expected.z,
      1,
    );
  },
  rstudent(against, { deletion }, expected) {
    const residuals = deletedResiduals(deletion);
    against.list(
      "resid",
      residuals.map((one) => one.residual),
      expected.resid,
      1,
    );
    against.list(
      "se",
      residuals.map((one) => one.se),
      expected.se,
    );
    against.list(
      "z",
      residuals.map((one) => one.z),
      expected.z,
      1,
    );
  },
  residuals(against, { deletion }, expected) {
    const { rowIds, yi, vi, whole, hat, weights } = deletion;
    const fitted = rowIds.map((_, at) => predicted(deletion.row(at), whole));
    const residuals = yi.map((y, at) => y - fitted[at]!);
    const { studies } = influenceOf(deletion);
    against.list("residuals", residuals, expected.residuals, 1);
    const pearson = residuals.map((e, at) => e / Math.sqrt(vi[at]! + whole.tau2));
    against.list("pearson", pearson, expected.pearson, 1);
    against.list("fitted", fitted, expected.fitted, 1);
    against.list("hatvalues", hat ?? [], expected.hatvalues);
    against.list(
      "cooksDistance",
      studies.map((one) => one.cookD),
      expected.cooksDistance,
      1,
    );
    against.list("weights", weights, expected.weights);
  },
  blup(against, { deletion, fit }, expected) {
    const { studies } = blupsOf(deletion, fit.spec.level);
    against.list(
      "pred",
      studies.map((one) => one.estimate),
      expected.pred,
      1,
    );
    against.list(
      "se",
      studies.map((one) => one.se),
      expected.se,
    );
    against.list(
      "pi.lb",
      studies.map((one) => one.lower),
      expected["pi.lb"],
      1,
    );
    against.list(
      "pi.ub",
      studies.map((one) => one.upper),
      expected["pi.ub"],
      1,
    );
  },
  ranef(against, { deletion, fit }, expected) {
    const { studies } = blupsOf(deletion, fit.spec.level);
    against.list(
      "pred",
      studies.map((one) => one.deviation),
      expected.pred,
      1,
    );
    against.list(
      "se",
      studies.map((one) => one.deviationSe),
      expected.se,
      1,
    );
  },
  cumul: compareCumulative,
  "cumul-precision": compareCumulative,
  baujat(against, input, expected) {
    const { studies } = baujat.answer(input);
    against.list(
      "x",
      studies.map(({ x }) => x),
      expected.x,
      1,
    );
    against.list(
      "y",
      studies.map(({ y }) => y),
      expected.y,
      1,
    );
  },
  radial(against, input, expected) {
    const { studies } = radial.answer(input);
    against.list(
      "x",
      studies.map(({ x }) => x),
      expected.x,
    );
    against.list(
      "y",
      studies.map(({ y }) => y),
      expected.y,
      1,
    );
  },
  "qqnorm-rstandard": compareQuantiles,
  "qqnorm-rstudent": compareQuantiles,
};

it("answers every kind of case, or names who does", () => {
  const kinds = new Set(diagnosticsFiles.flatMap(({ cases }) => cases.map(askedBy)));
  expect([...kinds].filter((kind) => !(kind in COMPARE) && !(kind in ELSEWHERE))).toEqual([]);
});

describe.each(diagnosticsFiles.map((file) => [file.dataset, file] as const))("%s", (dataset, file) => {
  const own = file.cases.filter((reference) => reasonFor(dataset, reference) !== undefined);
  const cases = file.cases.filter((one) => askedBy(one) in COMPARE && !own.includes(one));
  const [refused, answered] = [
    cases.filter(({ expected }) => expected.error !== undefined),
    cases.filter(({ expected }) => expected.error === undefined),
  ];

  it("has R's numbers in every case", () => {
    const failures = answered.flatMap((reference) => {
      const against = createComparison(reference.tolerance);
      const input = inputOf(diagnosed(file, reference), reference);
      COMPARE[askedBy(reference)]?.(against, input, reference.expected);
      return against.failures.map((failure) => `${reference.id} ${failure}`);
    });
    expect(failures).toEqual([]);
  });

  it("refuses what R refuses: one study left out of one, and leave-one-out of a regression", () => {
    for (const reference of refused) {
      const input = inputOf(diagnosed(file, reference), reference);
      const isRegression = input.deletion.names.length > 1;
      // R has no leave-one-out for regressions; here it is that of the pooled effect, and influence tells of coefficients.
      if (isRegression) expect(reference.id).toMatch(/^leave1out-/);
      else expect([input.effects.yi.length, baujat.lack(input)]).toEqual([1, expect.any(String)]);
    }
  });

  it("gives numbers where R's way is its own", () => {
    for (const reference of own) {
      const { deletion } = diagnosed(file, reference);
      const numbers = [...standardisedResiduals(deletion), ...deletedResiduals(deletion)].flatMap(
        ({ residual, se, z }) => [residual, se, z],
      );
      expect(numbers.every((value) => value === null || Number.isFinite(value))).toBe(true);
      expect(createModelInput(diagnosed(file, reference).effects).yi.length).toBe(deletion.rowIds.length);
    }
  });
});
