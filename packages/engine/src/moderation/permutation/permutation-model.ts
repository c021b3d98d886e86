import { adhoc } from "../../inference/coefficient-tests/adhoc.ts";
import { knha } from "../../inference/coefficient-tests/knha.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { t } from "../../inference/coefficient-tests/t.ts";
import { z } from "../../inference/coefficient-tests/z.ts";
import type { CoefficientTest } from "../../inference/types.ts";
import type { Regression } from "../../models/regression/fit-meta-regression.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { type ModerationInput, regressOn } from "../moderation-stage.ts";
import { type Arranging, arrangingOf, rowClasses } from "./arrangements.ts";

/** A document's regression, and how its studies are rearranged. */
export interface PermutationModel {
  readonly regression: Regression;
  readonly arranging: Arranging;
  /** Effects, counted from `centre`. */
  readonly yi: Float64Array;
  readonly vi: Float64Array;
  readonly centre: number;
  /** The factor of Knapp and Hartung: none, as it comes out, or raised to 1. */
  readonly scale: "none" | "free" | "guarded";
  readonly symbols: { readonly coefficient: "z" | "t"; readonly joint: "QM" | "F" };
}

/** The test whose statistic is looked at: the model's own where it is a Wald statistic, else the nearest that is. */
function statisticOf(record: CoefficientTest): CoefficientTest {
  if ([z, t, knha, adhoc].some(({ id }) => id === record.id)) return record;
  if (record.scales) return adhoc;
  return record.distribution === "t" ? t : z;
}

/**
 * Fits a document's terms and counts the arrangements of its studies: of the rows of the design, or of the signs of the effects
 * where the intercept is alone. All different ones are used where there are at most as many as asked for, or 9!.
 * @returns issues of the regression; `permutation-weighting`, `permutation-no-freedom` and `permutation-degenerate` where there is
 * no test, `permutation-statistic` and `permutation-too-few` beside one
 */
export function permutationModel(input: ModerationInput): Result<PermutationModel> {
  const { spec, model } = input;
  if (model.weighting !== "inverse-variance") return fail(otherWeights());
  const asked = coefficientTests.get(model.test);
  const used = statisticOf(asked);
  const plain = { ...model, test: used.id, tau2Interval: "none", prediction: "none" };
  const made = regressOn({ ...input, model: plain }, spec.terms, spec.intercept);
  if (!made.ok) return made;
  const { fit, state, design } = made.value;
  if (state.df < 1) return fail(...made.issues, noFreedom(fit.k, fit.p));
  if (fit.coefficients.some(({ test }) => test === null)) return fail(...made.issues, degenerate());
  const { yi, vi, centre } = state.data;
  const kind = design.intercept && design.columns.length === 1 ? "signs" : "rows";
  const classes = kind === "signs" ? new Array<number>(fit.k).fill(0) : rowClasses(design.columns, fit.k);
  const arranging = arrangingOf(kind, classes, spec.permutations, model.seed);
  const value: PermutationModel = {
    regression: made.value,
    arranging,
    yi: kind === "signs" ? yi.map((y) => y + centre) : yi,
    vi,
    centre: kind === "signs" ? 0 : centre,
    scale: used.id === knha.id ? "free" : used.id === adhoc.id ? "guarded" : "none",
    symbols: used.id === z.id ? { coefficient: "z", joint: "QM" } : { coefficient: "t", joint: "F" },
  };
  const issues = [...made.issues];
  if (used !== asked) issues.push(otherStatistic(asked, used));
  if (fewestAsFar(value) > mostRejected(model.level, arranging.arrangements.used))
    issues.push(tooFew(value, model.level));
  return ok(value, issues);
}

/** How many arrangements are always at least as far out: the observed one, and of signs its mirror image. */
export function fewestAsFar({ arranging: { arrangements } }: PermutationModel): number {
  return arrangements.kind === "signs" && arrangements.exact ? 2 : 1;
}

/** With how many arrangements as far out a value is still rejected: their share is at most 1 - level, itself not exact in binary. */
export function mostRejected(level: number, used: number): number {
  return Math.floor((1 - level) * used * (1 + 1e-12));
}

function otherWeights(): Issue {
  return issue(
    "permutation-weighting",
    "error",
    "Nothing is permuted: the permutation test refits the model with inverse-variance weights, and this one has others.",
    "Weight by inverse variances.",
    { field: "model.weighting" },
  );
}

function noFreedom(k: number, p: number): Issue {
  return issue(
    "permutation-no-freedom",
    "error",
    `Nothing is permuted: ${k} studies and ${p} coefficients leave no differences between studies to estimate an error from.`,
    "Take a moderator out of the model.",
    { field: "moderators.terms" },
  );
}

function degenerate(): Issue {
  return issue(
    "permutation-degenerate",
    "error",
    "Nothing is permuted: the model fits all effects exactly, so that a coefficient has no standard error to compare it with.",
    "Check the effects for copies of each other, or choose a test without the factor of Knapp and Hartung.",
    { field: "model.test" },
  );
}

function otherStatistic(asked: CoefficientTest, used: CoefficientTest): Issue {
  return issue(
    "permutation-statistic",
    "note",
    `The permutation test compares the statistic of "${used.label}": that of "${asked.label}" is not one that can be refitted for every arrangement.`,
    "Nothing needs to be done; the p-value does not rest on the distribution of the statistic.",
    { field: "model.test" },
  );
}

function tooFew(model: PermutationModel, level: number): Issue {
  const { arrangements } = model.arranging;
  return issue(
    "permutation-too-few",
    "warning",
    `No p-value can be below ${Number((fewestAsFar(model) / arrangements.used).toPrecision(3))}: there are ${arrangements.used} different arrangements of these studies, too few to reject anything at the level of ${Number((1 - level).toPrecision(6))}.`,
    "Report the p-value as it is, and rest nothing on its not being smaller.",
    { field: "moderators.terms" },
  );
}
