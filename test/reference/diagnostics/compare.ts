import { expect } from "vitest";
import { createSensitivitySpec } from "../../../packages/engine/src/document/sensitivity-spec.ts";
import { shownTransformation } from "../../../packages/engine/src/measures/shown-transformation.ts";
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
    display: {
      transformation: shownTransformation({ measure: "GEN", display: null, displayParams: {} }, null),
    },
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
  type Of = Parameters<Column>[0];
  const told = (field: string, of: Of, scale?: number): void =>
    against.list(field, column(of), expected[field], scale);
  const where = (field: string, of: Of, scale?: number): void => {
    if (expected[field] !== undefined) told(field, of, scale);
  };
  told("estimate", (one) => one.estimate, 1);
  told("se", (one) => one.se);
  where("zval", (one) => one.statistic, 1);
  where("tval", (one) => one.statistic, 1);
  told("pval", (one) => one.pValue);
  told("ci.lb", (one) => one.interval?.lower ?? null, 1);
  told("ci.ub", (one) => one.interval?.upper ?? null, 1);
  // Where one study is left R writes Q = 0 with p = 1, tau2 = 0, I2 = 0 and H2 = 1; here there are none.
  where("Q", (one) => one.q ?? 0, 1);
  where("Qp", (one) => one.qP ?? 1);
  where("tau2", (one) => one.tau2 ?? 0, 1);
  where("I2", (one) => one.i2 ?? 0, 1);
  where("H2", (one) => one.h2 ?? 1, 1);
}

type Compare = (against: Comparison, input: SensitivityInput, expected: DiagnosticsCase["expected"]) => void;

function pick<Key extends string>(
  records: readonly Readonly<Record<Key, number | null>>[],
  key: Key,
): (number | null)[] {
  return records.map((record) => record[key]);
}

function compareResiduals(
  against: Comparison,
  residuals: ReturnType<typeof deletedResiduals>,
  expected: DiagnosticsCase["expected"],
): void {
  against.list("resid", pick(residuals, "residual"), expected.resid, 1);
  against.list("se", pick(residuals, "se"), expected.se);
  against.list("z", pick(residuals, "z"), expected.z, 1);
}

const compareCumulative: Compare = (against, input, expected) => {
  const { steps } = cumulative.answer(input);
  compareFits(against, expected, (of) => steps.map(({ fit }) => (fit === null ? null : of(fit))));
};

const sorted = (values: readonly unknown[]): number[] =>
  values.filter((value) => typeof value === "number").toSorted((a, b) => a - b);

/** In order: which of two equal residuals has which of their two quantiles is an accident of the last digit. */
const compareQuantiles: Compare = (against, input, expected) => {
  const { points } = normalPlot.answer(input);
  against.list("x", pick(points, "x"), sorted([expected.x].flat()), 1);
  against.list("y", pick(points, "y"), sorted([expected.y].flat()), 1);
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
    against.list("rstudent", pick(studies, "rstudent"), expected.rstudent, 1);
    against.list("dffits", pick(studies, "dffits"), expected.dffits, 1);
    against.list("cook.d", pick(studies, "cookD"), expected["cook.d"], 1);
    against.list("cov.r", pick(studies, "covRatio"), expected["cov.r"], 1);
    against.list("tau2.del", pick(studies, "tau2Del"), expected["tau2.del"], 1);
    against.list("QE.del", pick(studies, "qeDel"), expected["QE.del"], 1);
    against.list("hat", pick(studies, "hat"), expected.hat);
    against.list("weight", pick(studies, "weight"), expected.weight);
    const dfbs = expected.dfbs as readonly unknown[];
    studies.forEach(({ dfbs: own }, at) => {
      against.list(`dfbs[${at}]`, own, p === 1 ? [dfbs[at]].flat() : dfbs[at], 1);
    });
    const flags = [expected.isInfl].flat();
    const other = studies.filter(({ flags: own }, at) => own.length > 0 !== flags[at]);
    expect(other.map(({ label }) => label)).toEqual([]);
  },
  rstandard(against, { deletion }, expected) {
    compareResiduals(against, standardisedResiduals(deletion), expected);
  },
  rstudent(against, { deletion }, expected) {
    compareResiduals(against, deletedResiduals(deletion), expected);
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
    against.list("cooksDistance", pick(studies, "cookD"), expected.cooksDistance, 1);
    against.list("weights", weights, expected.weights);
  },
  blup(against, { deletion, fit }, expected) {
    const { studies } = blupsOf(deletion, fit.spec.level);
    against.list("pred", pick(studies, "estimate"), expected.pred, 1);
    against.list("se", pick(studies, "se"), expected.se);
    // Ends near 0 are differences of much larger numbers.
    against.list("pi.lb", pick(studies, "lower"), expected["pi.lb"], 10);
    against.list("pi.ub", pick(studies, "upper"), expected["pi.ub"], 10);
  },
  ranef(against, { deletion, fit }, expected) {
    const { studies } = blupsOf(deletion, fit.spec.level);
    against.list("pred", pick(studies, "deviation"), expected.pred, 1);
    against.list("se", pick(studies, "deviationSe"), expected.se, 1);
  },
  cumul: compareCumulative,
  "cumul-precision": compareCumulative,
  baujat(against, input, expected) {
    const { studies } = baujat.answer(input);
    against.list("x", pick(studies, "x"), expected.x, 1);
    against.list("y", pick(studies, "y"), expected.y, 1);
  },
  radial(against, input, expected) {
    const { studies } = radial.answer(input);
    against.list("x", pick(studies, "x"), expected.x);
    against.list("y", pick(studies, "y"), expected.y, 1);
  },
  "qqnorm-rstandard": compareQuantiles,
  "qqnorm-rstudent": compareQuantiles,
};
