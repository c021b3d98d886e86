import { type Issue, issue } from "../../result.ts";

/** Issues of the rows of a dose-response analysis; each names the study and, where there is one, the row. */

export function rowUnusable(study: string, rowId: string, column: string, what: string): Issue {
  return issue(
    "dose-row",
    "warning",
    `A row of ${study} was left out: ${what}.`,
    "Correct the row, or exclude it; the other doses of the study are used without it.",
    { rowId, column },
  );
}

export function noReference(study: string, rowId: string): Issue {
  return issue(
    "dose-no-reference",
    "warning",
    `${study} was left out: no row is its reference category, so that it is not known what its ratios are compared with.`,
    "Add the reference category as a row with its dose, cases and people, a log ratio of 0 and no standard error.",
    { rowId, column: "logRatio" },
  );
}

export function severalReferences(study: string, rowId: string, count: number): Issue {
  return issue(
    "dose-several-references",
    "warning",
    `${study} was left out: ${count} rows look like its reference category, with a log ratio of 0 and no standard error.`,
    "Give the standard errors or intervals of all rows but one.",
    { rowId, column: "se" },
  );
}

export function oneDose(study: string, rowId: string): Issue {
  return issue(
    "dose-one-level",
    "warning",
    `${study} was left out: a trend needs at least two different doses, and its usable rows have one.`,
    "Enter the other dose categories, the reference among them.",
    { rowId, column: "dose" },
  );
}

export function mixedDesigns(study: string, rowId: string): Issue {
  return issue(
    "dose-mixed-designs",
    "warning",
    `${study} was left out: its rows name different designs, so that its covariances are not defined.`,
    "Give all rows of a study one design: cc, ci or ir.",
    { rowId, column: "design" },
  );
}

export function notInOrder(study: string, rowId: string): Issue {
  return issue(
    "dose-order",
    "note",
    `The doses of ${study} do not rise from row to row. Nothing is lost: rows count by their dose, not by their place.`,
    "Check that each dose stands in the row of its category.",
    { rowId, column: "dose" },
  );
}

export function sameDose(study: string, rowId: string, dose: number): Issue {
  return issue(
    "dose-same-twice",
    "warning",
    `${study} has dose ${dose} in more than one row. Each is used as an outcome of its own, and the curve passes between them.`,
    "Check that the dose is not a typing error, and that no category is entered twice.",
    { rowId, column: "dose" },
  );
}

export function referenceNotLowest(study: string, rowId: string): Issue {
  return issue(
    "dose-reference-not-lowest",
    "note",
    `The reference of ${study} is not its lowest dose. Its other categories count as differences from the reference, lower doses too.`,
    "Nothing needs to be done if the study chose this reference.",
    { rowId, column: "dose" },
  );
}

export function noCounts(study: string, rowId: string, method: string): Issue {
  return issue(
    "dose-no-pseudo-counts",
    "warning",
    `${study} was left out: no counts agree with its ratios and totals, so that ${method} gives no covariance for it.`,
    "Check its cases, people, ratios and standard errors against the paper, or choose the other covariance method.",
    { rowId },
  );
}

export function tooFewDoses(study: string, rowId: string, terms: number): Issue {
  return issue(
    "dose-too-few-levels",
    "warning",
    `${study} was left out: in two stages each study is fitted alone, and it has too few doses for the ${terms} terms of the shape.`,
    "Choose the one-stage model, which uses such studies, or a shape with fewer terms.",
    { rowId, column: "dose" },
  );
}

export function nothingLeft(): Issue {
  return issue(
    "dose-no-studies",
    "error",
    "There is no dose-response curve: no study has usable rows at two or more doses.",
    "See what was left out and why, and complete those rows.",
  );
}

export function notDetermined(label: string): Issue {
  return issue(
    "dose-not-determined",
    "error",
    `The terms of the shape (${label}) cannot be told apart in these data: all studies together have too few different doses, or doses too far from its knots.`,
    "Choose a shape with fewer terms, or move its knots.",
    { field: "doseResponse.shape" },
  );
}

export function oneStudy(): Issue {
  return issue(
    "dose-one-study",
    "warning",
    "One study is left, so that heterogeneity between studies cannot be estimated: the fixed-effect curve of this study is given.",
    "Read it as the trend of one study.",
    { field: "doseResponse.method" },
  );
}

export function momentsInStages(): Issue {
  return issue(
    "dose-moments-one-stage",
    "error",
    "The method of moments needs the coefficients of each study, which the one-stage model does not estimate: nothing was fitted.",
    "Choose two stages, or ML or REML.",
    { field: "doseResponse.method" },
  );
}

export function psiAtBoundary(): Issue {
  return issue(
    "dose-boundary",
    "note",
    "The covariance between studies lies on the boundary: along at least one combination of the coefficients the studies differ no more than sampling errors explain. Standard errors take it as known.",
    "With few studies this is common; compare with the fixed-effect curve.",
    { field: "doseResponse.method" },
  );
}

export function notConverged(): Issue {
  return issue(
    "dose-not-converged",
    "warning",
    "The search for the covariance between studies did not settle; the curve is that of the best point found.",
    "Choose a shape with fewer terms, or the method of moments.",
    { field: "doseResponse.method" },
  );
}
