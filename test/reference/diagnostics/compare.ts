import { expect } from "vitest";
import { createSensitivitySpec } from "../../../packages/engine/src/document/sensitivity-spec.ts";
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
import type { Comparison } from "../moderators/comparison.ts";
import type { Diagnosed, DiagnosticsCase } from "./load.ts";

/** What the questions of a case are answered from. */
export function inputOf(
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
      order: byColumn !== null ? "column" : order === "vi ascending (stable)" ? "precision" : "table",
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

const sorted = (values: readonly unknown[]): number[] =>
  values.filter((value) => typeof value === "number").toSorted((a, b) => a - b);

/** In order: which of two equal residuals has which of their two quantiles is an accident of the last digit. */
const compareQuantiles: Compare = (against, input, expected) => {
  const { points } = normalPlot.answer(input);
  against.list(
    "x",
    points.map(({ x }) => x),
    sorted([expected.x].flat()),
    1,
  );
  against.list(
    "y",
    points.map(({ y }) => y),
    sorted([expected.y].flat()),
    1,
  );
};

/** What each kind of case asks, and how it is answered. */
export const COMPARE: Readonly<Record<string, Compare>> = {
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
      10,
    );
    against.list(
      "pi.ub",
      studies.map((one) => one.upper),
      expected["pi.ub"],
      10,
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
