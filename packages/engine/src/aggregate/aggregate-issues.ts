import type { AggregateSpec } from "../document/types.ts";
import { type Issue, issue } from "../result.ts";
import type { CorrelationStructure } from "./structures/types.ts";

/** More names than these are only counted. */
const SHOWN = 3;

/** “A”, “B”, “C” and 2 more */
function someNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `“${name}”`);
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
  return `${shown.join(", ")}${more}`;
}

const FIELD = "effects.aggregate";

export function unknownStructure(id: string, ids: readonly string[]): Issue {
  const message = `There is no structure of correlations “${id}”, so effects of one study cannot be combined and nothing is pooled.`;
  return issue("aggregate-structure-unknown", "error", message, `Choose one of ${ids.join(", ")}.`, {
    field: `${FIELD}.structure`,
  });
}

export function missingColumn(name: string, field: keyof AggregateSpec): Issue {
  const message = `Effects are to be combined by the column “${name}”, which the table does not have; nothing is pooled.`;
  return issue("aggregate-column-missing", "error", message, "Choose another column, or combine nothing.", {
    field: `${FIELD}.${field}`,
    column: name,
  });
}

/** A structure that needs a column of times or outcomes, and none chosen. */
export function columnNeeded({ label }: CorrelationStructure, field: "time" | "obs"): Issue {
  const what = field === "time" ? "time points" : "outcomes";
  const message = `“${label}” needs the column of ${what}, and none is chosen; the effects are not combined and nothing is pooled.`;
  return issue(
    "aggregate-column-needed",
    "error",
    message,
    `Choose the column of ${what}, or another structure.`,
    {
      field: `${FIELD}.${field}`,
    },
  );
}

/** A row of a study with several effects that does not say when or what it measured. */
export function cellNeeded(study: string, rowId: string, column: string, field: "time" | "obs"): Issue {
  const what = field === "time" ? "a time point, as a number" : "which outcome it is";
  const message = `${study}, column “${column}”: a row does not say ${what}, so its correlation with the other effects of the study is unknown; nothing is pooled.`;
  const hint = "Fill the cell, leave the row out, or choose a structure that does not need it.";
  return issue("aggregate-cell-missing", "error", message, hint, { rowId, column });
}

export function correlationOutside(key: "rho" | "phi", value: number, lower: number): Issue {
  const message = `The correlation ${key} = ${value} lies outside ${lower} to 1, so no effects are combined and nothing is pooled.`;
  return issue("aggregate-correlation-outside", "error", message, `Enter a number from ${lower} to 1.`, {
    field: `${FIELD}.${key}`,
  });
}

/** More rows than any study has effects. */
export function tooManyRows(study: string, rowId: string, rows: number, most: number, column: string): Issue {
  const message = `“${study}” in the column “${column}” stands in ${rows} rows, more than the ${most} that are combined; nothing is pooled. The column seems not to name studies.`;
  return issue("aggregate-too-many-rows", "error", message, "Choose the column with the study’s name.", {
    rowId,
    column,
  });
}

/** A covariance matrix that is none, or that has no inverse. */
export function notPositiveDefinite(study: string, rowId: string, why: "singular" | "indefinite"): Issue {
  const [message, hint] =
    why === "singular"
      ? [
          `${study}: some of its effects say, under the correlations assumed, exactly what the others say, so they cannot be weighted by precision (the covariance matrix is singular); nothing is pooled.`,
          "Lower the correlation, leave out a row that is there twice, or take the plain mean.",
        ]
      : [
          `${study}: the correlations assumed among its effects contradict each other (the covariance matrix is not positive definite), so they cannot be combined; nothing is pooled.`,
          "Choose other correlations or another structure; a negative ρ among many effects has a lower limit.",
        ];
  return issue("aggregate-not-positive-definite", "error", message, hint, { rowId });
}

/** A combined effect outside the range of the effects it was made of. */
export function outsideItsEffects(studies: readonly string[], rowId: string): Issue {
  const message = `${someNames(studies)}: the combined effect lies outside the effects it was made from. The correlation assumed is higher than the ratio of the standard errors bears, so that some effects count with a negative weight.`;
  const hint = "Check the variances, assume a lower correlation, or take the plain mean.";
  return issue("aggregate-outside-range", "warning", message, hint, { rowId });
}

/** Rows without a study name. */
export function rowsAlone(count: number, column: string): Issue {
  const rows = count === 1 ? "1 row has" : `${count} rows have`;
  const message = `${rows} no value in the column “${column}” and ${count === 1 ? "is a study of its own" : "are studies of their own"}: an empty cell does not say which study it belongs to.`;
  return issue("aggregate-rows-alone", "note", message, "Fill the cells where rows belong to one study.", {
    column,
  });
}

/** Nothing to combine. */
export function nothingCombined(column: string): Issue {
  const message = `No two rows have the same value in the column “${column}”, so nothing was combined and the result is the one without.`;
  return issue("aggregate-nothing-combined", "note", message, "Choose the column with the study’s name.", {
    field: `${FIELD}.by`,
    column,
  });
}

/** The structure from a shared control group, and no pair that shares one. */
export function noControlShared(): Issue {
  const message =
    "No rows of a study share a control group by the numbers in the table, so every pair has the correlation ρ.";
  const hint =
    "Enter the numbers of the groups, the same in every row for the same control group, or choose another structure.";
  return issue("aggregate-no-shared-control", "warning", message, hint, { field: `${FIELD}.structure` });
}
