import { type Issue, issue } from "../../result.ts";
import { type Coordinates, orthogonalise } from "./coordinates.ts";
import type { LocationScaleInput } from "./types.ts";

const PATH = { field: "moderators.scale" };

/** Both parts in orthogonal coordinates, or what prevents the model. */
export interface Checked {
  readonly location: Coordinates;
  readonly scale: Coordinates;
}

function refusal(code: string, message: string, hint: string): Issue {
  return issue(code, "error", message, hint, PATH);
}

/** @throws RangeError when arrays differ in length or names in number: the design makes them. */
function checkShapes({ yi, vi, X, xNames, Z, zNames }: LocationScaleInput): void {
  const k = yi.length;
  if (vi.length !== k) throw new RangeError(`${k} effects and ${vi.length} variances`);
  if (X.length !== xNames.length || Z.length !== zNames.length || X.length === 0 || Z.length === 0) {
    throw new RangeError(
      `${X.length} and ${Z.length} columns with ${xNames.length} and ${zNames.length} names`,
    );
  }
  for (const column of [...X, ...Z]) {
    if (column.length !== k) throw new RangeError(`${k} effects and a column of ${column.length}`);
  }
}

function dependence(part: string, names: readonly string[], place: number): Issue {
  return refusal(
    "scale-collinear",
    `The column ${names[place]!} of the ${part} part says nothing that the columns before it do not say, so the location-scale model is not fitted: its coefficients could not be told apart.`,
    `Leave ${names[place]!} out of the ${part} part, or one of the moderators it follows from.`,
  );
}

/** Reasons in the data for which no location-scale model can be fitted. */
export function checkInput(input: LocationScaleInput): Checked | readonly Issue[] {
  checkShapes(input);
  const { yi, vi, X, Z, xNames, zNames } = input;
  const columns = [...X, ...Z];
  if (![yi, vi, ...columns].every((values) => values.every(Number.isFinite)) || !vi.every((v) => v > 0)) {
    return [
      refusal(
        "scale-input-invalid",
        "An effect, a variance or a moderator is missing, not finite, or a variance is not above 0, so the location-scale model is not fitted: its likelihood has no value there.",
        "Leave such studies out or correct their numbers.",
      ),
    ];
  }
  const k = yi.length;
  const least = Math.max(X.length + 1, Z.length + 1);
  if (k < least) {
    return [
      refusal(
        "scale-too-few-studies",
        `The location-scale model has ${X.length} ${X.length === 1 ? "coefficient" : "coefficients"} of the location part and ${Z.length} of the scale part for k = ${k}, so it is not fitted: it needs at least ${least} studies.`,
        "Use fewer moderators, in the scale part first.",
      ),
    ];
  }
  const location = orthogonalise(X);
  if ("dependent" in location) return [dependence("location", xNames, location.dependent)];
  const scale = orthogonalise(Z);
  if ("dependent" in scale) return [dependence("scale", zNames, scale.dependent)];
  const blind = input.link === "identity" && input.method === "REML" ? blindColumn(input, location) : null;
  return blind === null ? { location, scale } : [undeterminedIssue([zNames[blind]!], "error")];
}

/**
 * The first scale column about which restricted likelihood says nothing, because the location part fits the studies that it
 * tells apart without a residual; null where there is none.
 */
function blindColumn({ Z, yi }: LocationScaleInput, { columns }: Coordinates): number | null {
  const leverage = (i: number): number => columns.reduce((sum, x) => sum + x[i]! * x[i]!, 0) / yi.length;
  const told = [...yi.keys()].filter((i) => leverage(i) < 1 - 1e-10);
  if (told.length === yi.length) return null;
  const rest = orthogonalise(Z.map((column) => Float64Array.from(told, (i) => column[i]!)));
  return "dependent" in rest ? rest.dependent : null;
}

/** Rule of thumb of ten studies per moderator. */
const STUDIES_PER_MODERATOR = 10;

/** @param moderators of the scale part, without the constant */
export function fewStudiesIssue(k: number, moderators: number): readonly Issue[] {
  if (k >= STUDIES_PER_MODERATOR * moderators) return [];
  return [
    issue(
      "scale-few-studies",
      "warning",
      `The scale part has ${moderators} moderator${moderators === 1 ? "" : "s"} for k = ${k}, so its coefficients are uncertain and their tests may err: amounts of heterogeneity need more studies than means do.`,
      "Read the intervals rather than the estimates, or use fewer scale moderators.",
      PATH,
    ),
  ];
}

/** The identity link cannot serve this scale part. */
export function noConeIssue(): Issue {
  return refusal(
    "scale-no-cone",
    "With the identity link no coefficients give every study a τ² above 0, so the location-scale model is not fitted: the scale moderators lie on both sides of 0 and there is no constant.",
    "Add the constant to the scale part, or choose the log link.",
  );
}

/** Every search ended where the likelihood has no value. */
export function noFitIssue(): Issue {
  return refusal(
    "scale-no-fit",
    "The likelihood of the location-scale model could not be evaluated at any start, so the model is not fitted: the sampling variances differ by too much for double precision.",
    "Look at the smallest and the largest sampling variance; one of them may be a slip.",
  );
}

/**
 * Coefficients that have no finite estimate.
 * @param rises whether the likelihood rises towards infinity, or is flat
 */
export function unboundedIssue(names: readonly string[], rises: boolean): Issue {
  if (!rises) return undeterminedIssue(names, "warning");
  return issue(
    "scale-no-maximum",
    "warning",
    `The likelihood has no maximum: it keeps rising as ${names.join(", ")} of the scale part run${names.length === 1 ? "s" : ""} to infinity, so there is no estimate, no standard error and no Wald test. Some studies agree so well that their τ² is estimated as 0, which the log link cannot give.`,
    "Read the likelihood-ratio test and the τ² per study, which have their limits here; or choose the identity link, or join groups.",
    PATH,
  );
}

function undeterminedIssue(names: readonly string[], severity: "warning" | "error"): Issue {
  const effect =
    severity === "error" ? "the model is not fitted" : "there is no estimate and no standard error";
  return issue(
    "scale-undetermined",
    severity,
    `The likelihood does not change with ${names.join(", ")} of the scale part, so ${effect}: the location part fits the studies concerned whatever their τ² is.`,
    "Leave out the scale moderators of groups with one study, or join groups.",
    PATH,
  );
}

/** tau2 is 0 for some studies under the identity link. */
export function boundaryIssue(studies: number, k: number): Issue {
  return issue(
    "scale-at-boundary",
    "warning",
    `τ² is estimated as 0, the lowest value it can have, for ${studies} of ${k} studies, so the scale coefficients have no standard errors and no Wald tests: these presume a maximum inside the possible values.`,
    "Read the likelihood-ratio test instead.",
    PATH,
  );
}

/** The search stopped early. */
export function notConvergedIssue(): Issue {
  return issue(
    "scale-not-converged",
    "warning",
    "The search for the maximum of the likelihood stopped before it settled, so the estimates of the location-scale model may be off: the likelihood is nearly flat there.",
    "Use fewer scale moderators and compare.",
    PATH,
  );
}
