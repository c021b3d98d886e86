import { buildDesign } from "../design/build-design.ts";
import type { DesignGiven } from "../design/given.ts";
import type { BuiltDesign } from "../design/types.ts";
import type { ModelSpec, ModeratorsSpec } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { within } from "../phrases/within.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import type { ScaleReport } from "../scale-types.ts";
import { scaleSentences } from "./location-scale/describe.ts";
import { fitLocationScale } from "./location-scale/fit-location-scale.ts";
import { scaleViews } from "./location-scale/scale-views.ts";
import type { LocationScaleInput } from "./location-scale/types.ts";
import type { ModerationInput } from "./moderation-stage.ts";

/** The designs of both parts of a location-scale model, on the same studies. */
export interface BuiltScaleDesigns {
  readonly location: BuiltDesign;
  readonly scale: BuiltDesign;
}

type Spec = Pick<ModeratorsSpec, "variables" | "terms" | "intercept">;

/**
 * The location-scale model of a document: its terms for the mean, `scale.terms` with a constant for tau2, on the studies that have
 * all of their moderators. ML and REML are taken over from the document's model, and REML stands in for estimators without a
 * likelihood; tests by t are those with k minus coefficients degrees of freedom.
 * @param given as `designGiven` makes it of the same input
 * @returns null where the document has no terms of the scale part
 * Source: Viechtbauer & López-López (2022), doi:10.1002/jrsm.1562.
 * R: `rma(yi, vi, mods = ~ terms, scale = ~ scale terms, link = "log", method = "REML")`
 */
export function scaleReportOf(
  { spec, model, effects }: ModerationInput,
  given: DesignGiven,
): ScaleReport | null {
  const { scale } = spec;
  if (scale === null || scale.terms.length === 0) return null;
  const designs = scaleDesigns(spec, given);
  if (!designs.ok) return refused(scale.link, designs.issues);
  const { location, scale: spread } = designs.value;
  const own = ownChoices(model);
  const at = location.rows.map((row) => given.rowIds[row]!);
  const place = new Map(effects.rowIds.map((rowId, i) => [rowId, i]));
  const take = (values: readonly number[]): Float64Array =>
    Float64Array.from(at, (rowId) => values[place.get(rowId)!]!);
  const input: LocationScaleInput = {
    yi: take(effects.yi),
    vi: take(effects.vi),
    X: location.columns,
    xNames: location.names,
    Z: spread.columns,
    zNames: spread.names,
    link: scale.link,
    method: own.method,
    test: own.test,
    level: model.level,
  };
  const fitted = fitLocationScale(input);
  const issues = distinct([...designs.issues, ...own.issues, ...fitted.issues]);
  if (!fitted.ok) return { ...refused(scale.link, issues), rowIds: at };
  const views = scaleViews(fitted.value, designs.value);
  const constantTau2 = constantOf(input);
  return {
    link: scale.link,
    rowIds: at,
    fit: fitted.value,
    locationLabels: location.labels,
    scaleLabels: spread.labels,
    constantTau2,
    views,
    sentences: scaleSentences(fitted.value, views, constantTau2),
    issues,
  };
}

function refused(link: ScaleReport["link"], issues: readonly Issue[]): ScaleReport {
  return {
    link,
    rowIds: [],
    fit: null,
    locationLabels: [],
    scaleLabels: [],
    constantTau2: null,
    views: [],
    sentences: [],
    issues,
  };
}

/**
 * The designs of both parts, on the studies that have the moderators of either. What is wrong with the location part alone
 * is said with the meta-regression.
 */
export function scaleDesigns(spec: ModeratorsSpec, given: DesignGiven): Result<BuiltScaleDesigns> {
  const { variables, terms } = spec;
  // A mean has to be there, whatever the document says of an intercept beside moderators.
  const means: Spec = { variables, terms, intercept: spec.intercept || terms.length === 0 };
  const spreads: Spec = { variables, terms: spec.scale?.terms ?? [], intercept: true };
  const location = buildDesign({ ...given, spec: means });
  const scale = buildDesign({ ...given, spec: spreads });
  if (!location.ok || !scale.ok) return fail(...distinct([...location.issues, ...scale.issues]));
  const inScale = new Set(scale.value.rows);
  const shared = location.value.rows.filter((row) => inScale.has(row));
  if (shared.length === location.value.rows.length && shared.length === inScale.size) {
    return ok({ location: location.value, scale: scale.value }, scale.issues);
  }
  if (shared.length === 0) return fail(nobodyShared());
  const among = only(given, shared);
  const [again, other] = [buildDesign({ ...among, spec: means }), buildDesign({ ...among, spec: spreads })];
  const left = leftOut(given.rowIds.length, shared.length);
  if (!again.ok || !other.ok) return fail(left, ...distinct([...again.issues, ...other.issues]));
  const placed = (design: BuiltDesign): BuiltDesign => ({
    ...design,
    rows: design.rows.map((row) => shared[row]!),
  });
  return ok({ location: placed(again.value), scale: placed(other.value) }, [left, ...other.issues]);
}

function only(given: DesignGiven, rows: readonly number[]): DesignGiven {
  const { labels, groups } = given;
  return {
    ...given,
    rowIds: rows.map((row) => given.rowIds[row]!),
    ...(labels === undefined ? {} : { labels: rows.map((row) => labels[row]!) }),
    ...(groups === undefined ? {} : { groups: rows.map((row) => groups[row]!) }),
  };
}

/** The one tau2 >= 0 of the same studies around the same location part. */
function constantOf(input: LocationScaleInput): number | null {
  const ones = new Float64Array(input.yi.length).fill(1);
  const constant = fitLocationScale({ ...input, Z: [ones], zNames: ["intrcpt"], link: "identity" });
  return constant.ok ? (constant.value.tau2[0] ?? null) : null;
}

interface OwnChoices {
  readonly method: LocationScaleInput["method"];
  readonly test: LocationScaleInput["test"];
  readonly issues: readonly Issue[];
}

/** What the model takes over from the document's, and what it does its own way. */
function ownChoices({ kind, tau2, estimator, test, weighting }: ModelSpec): OwnChoices {
  const { likelihood } = estimators.get(estimator);
  const method = kind === "random" && tau2 === null && likelihood !== null ? likelihood : "REML";
  const ownTest = test === "z" ? "z" : "t";
  const clauses = [
    ...(method === likelihood && kind === "random" && tau2 === null
      ? []
      : [methodClause(kind, tau2, estimator)]),
    ...(ownTest === test ? [] : [testClause(test)]),
    ...(weighting === "inverse-variance"
      ? []
      : ["with inverse-variance weights, as its likelihood has them"]),
  ];
  return {
    method,
    test: ownTest,
    issues: clauses.length === 0 ? [] : [ownChoicesIssue(clauses)],
  };
}

function methodClause(kind: ModelSpec["kind"], tau2: number | null, estimator: string): string {
  if (kind !== "random")
    return "by REML, with random effects: without them there is no heterogeneity to explain";
  if (tau2 !== null) return "by REML: a τ² that is given has nothing to be explained";
  return `by REML, because ${within(estimators.get(estimator).label)} has no likelihood`;
}

function testClause(test: string): string {
  return `with t-tests on k minus coefficients degrees of freedom, because the test ${coefficientTests.get(test).label} is not defined for it`;
}

function ownChoicesIssue(clauses: readonly string[]): Issue {
  return issue(
    "scale-own-choices",
    "note",
    `The location-scale model is fitted ${clauses.join("; ")}. Its numbers therefore differ from those of the model beside it for this reason, too.`,
    "Choose REML and a z-test or t-test in the model to have both fitted alike.",
    { field: "moderators.scale" },
  );
}

function leftOut(entered: number, k: number): Issue {
  return issue(
    "scale-complete-cases",
    "warning",
    `${entered - k} of ${entered} studies lack a moderator of the mean or of the heterogeneity and are left out of the location-scale model: complete cases, k = ${k}. Its results may differ from those of all studies.`,
    "Enter the missing values, or take the moderator out.",
    { field: "moderators.scale" },
  );
}

function nobodyShared(): Issue {
  return issue(
    "scale-no-studies",
    "error",
    "No study has all moderators of the mean and of the heterogeneity, so the location-scale model is not fitted.",
    "Enter the missing values, or use the same moderators in both parts.",
    { field: "moderators.scale" },
  );
}

/** Both parts may say the same of a moderator that they share. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((one) => [`${one.code} ${one.message}`, one])).values()];
}
