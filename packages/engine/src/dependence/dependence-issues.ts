import { type Issue, issue } from "../result.ts";

const FIELD = "dependence";

export function dependenceColumnMissing(name: string): Issue {
  return issue(
    "dependence-column-missing",
    "error",
    `Several effects per study are told by the column “${name}”, which the table does not have, so the models for them are not fitted.`,
    "Choose another column.",
    { field: FIELD, column: name },
  );
}

/** No study stands in several rows. */
export function nothingRepeats(column: string): Issue {
  return issue(
    "dependence-nothing-repeats",
    "note",
    `No two effects have the same value in the column “${column}”: every study has one effect, so there is no dependence to model and all models come to the same.`,
    "Choose the column with the study’s name.",
    { field: `${FIELD}.by`, column },
  );
}

/** One study alone. */
export function oneStudyOnly(column: string): Issue {
  return issue(
    "dependence-one-study",
    "warning",
    `All effects have the same value in the column “${column}”, so they stem from one study: its variance between studies is held at 0, and no robust standard error exists.`,
    "Choose the column with the study’s name.",
    { field: `${FIELD}.by`, column },
  );
}

/** Correlations that contradict each other. */
export function madePositive(studies: readonly string[]): Issue {
  const shown = studies.slice(0, 3).map((name) => `“${name}”`);
  const more = studies.length > 3 ? ` and ${studies.length - 3} more` : "";
  return issue(
    "dependence-nearest-covariance",
    "warning",
    `${shown.join(", ")}${more}: the correlations assumed contradict each other, so the nearest covariance matrix that exists is used in their place.`,
    "Choose other correlations or another structure; a negative ρ among many effects has a lower limit.",
    { field: `${FIELD}.rho` },
  );
}

/** Satterthwaite's approximation with few degrees of freedom. */
export function fewFreedom(df: string): Issue {
  return issue(
    "dependence-few-df",
    "warning",
    `The robust test has ${df} degrees of freedom; below 4 its p-value and interval are not to be relied on, because the studies are few or their weights uneven.`,
    "Read it as a rough guide, or use the model’s own test.",
    { field: FIELD },
  );
}

/** The climb did not come to its end. */
export function dependenceNotConverged(): Issue {
  return issue(
    "dependence-not-converged",
    "warning",
    "The search for the variances of the multilevel model did not come to its end, so its numbers may change in their last digits.",
    "Look at the profile of each variance; leave out a factor with hardly more levels than another.",
    { field: FIELD },
  );
}

export function tooManyCategories(column: string, categories: number): Issue {
  return issue(
    "dependence-many-categories",
    "warning",
    `The column “${column}” has ${categories} categories, more than the structure chosen can be learnt for, so that effects are modelled without categories.`,
    "Choose a structure with one variance (CS, AR, ID), combine categories, or choose another column.",
    { field: "dependence.inner" },
  );
}
