import { moderatorValues } from "../../design/index.ts";
import type { ModeratorValues } from "../../design/types.ts";
import type { Moderator } from "../../document/types.ts";
import type { Regression } from "../../models/regression/fit-meta-regression.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import type { Column } from "../../table/study-table.ts";
import { furtherParams } from "../further-params.ts";
import { designGiven, type ModerationInput, regressOn } from "../moderation-stage.ts";
import { imputationChoices } from "./choices.ts";
import { IMPUTATION_DEFAULTS } from "./defaults.ts";
import { checkIncomplete, completedColumns } from "./impute.ts";
import { type PooledModel, poolRubin } from "./rubin.ts";
import type { ChainTrace, Imputation, ImputationSpec, IncompleteData } from "./types.ts";
import { type PooledWald, pooledWald } from "./wald-d1.ts";

/** What the imputations of a document start from. */
export interface ImputationPlan {
  readonly data: IncompleteData;
  readonly columns: readonly ModeratorValues[];
  readonly spec: ImputationSpec;
}

/** The regression of a document over all imputations. */
export interface ImputedRegression extends PooledModel {
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly k: number;
  /** Mean over the data sets, and the smallest and the largest. */
  readonly tau2: { readonly mean: number; readonly least: number; readonly most: number };
  /** Each term's D1 test; null where it has none. */
  readonly terms: readonly { readonly label: string; readonly test: PooledWald | null }[];
  /** What was filled in, round by round, a line for each data set. */
  readonly traces: readonly ChainTrace[];
  readonly seed: number;
}

/** What is filled in for a document, and how often: all its moderators help to predict each other. */
export function planImputation(input: ModerationInput, seed: number): Result<ImputationPlan> {
  const read = moderatorValues(designGiven(input));
  if (!read.ok) return read;
  const { imputations, iterations } = input.spec.missing;
  const choices = imputationChoices(furtherParams(input.spec, "imputation"));
  const spec = { ...IMPUTATION_DEFAULTS, ...choices, imputations, iterations, seed };
  const data = { yi: input.effects.yi, vi: input.effects.vi, columns: read.value };
  const issues = [...read.issues, ...checkIncomplete(data, spec)];
  return issues.some(({ severity }) => severity === "error")
    ? fail(...issues)
    : ok({ data, columns: read.value, spec }, issues);
}

/**
 * The regression of a document's terms on each completed data set, put together by Rubin's rules; the degrees of freedom with
 * complete data are k - p, or without bound where the document tests by the normal distribution.
 * @returns issue `imputed-designs-differ` where a column cannot be told apart from others in some data sets only
 */
export function pooledRegression(
  input: ModerationInput,
  plan: ImputationPlan,
  imputations: readonly Imputation[],
): Result<ImputedRegression> {
  const fits: Regression[] = [];
  for (const imputation of imputations) {
    const completed = withValues(input, completedColumns(plan.columns, imputation));
    const regression = regressOn(completed, input.spec.terms, input.spec.intercept);
    if (!regression.ok) return regression;
    fits.push(regression.value);
  }
  const [first] = fits;
  if (first === undefined) throw new RangeError("no imputation to fit");
  const { names, labels, k, p } = first.fit;
  if (fits.some(({ fit }) => fit.names.join("\n") !== names.join("\n"))) return fail(designsDiffer());
  const normal = first.fit.coefficients.every(({ test }) => test?.distribution === "normal");
  const pooled = poolRubin(
    fits.map(({ fit }) => fit.coefficients.map(({ estimate }) => estimate)),
    fits.map(({ fit }) => fit.vcov),
    normal || k === p ? null : k - p,
    input.model.level,
  );
  const tau2 = fits.map(({ fit }) => fit.tau2.estimate ?? 0);
  const terms = first.design.terms
    .filter(({ columns }) => columns.length > 0)
    .map(({ label, columns }) => ({ label, test: pooledWald(pooled, columns) }));
  const traces = tracesOf(imputations);
  return ok({ ...pooled, names, labels, k, tau2: rangeOf(tau2), terms, traces, seed: plan.spec.seed });
}

/** The same statistic of the same column, of all data sets side by side. */
function tracesOf(imputations: readonly Imputation[]): ChainTrace[] {
  const [first] = imputations;
  return (first?.traces ?? []).map(({ column, statistic }, place) => ({
    column,
    statistic,
    chains: imputations.map(({ traces }) => traces[place]!.values),
  }));
}

function rangeOf(values: readonly number[]): ImputedRegression["tau2"] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, least: Math.min(...values), most: Math.max(...values) };
}

/** The document with settled values in the place of its cells: spellings and units are not settled a second time. */
function withValues(input: ModerationInput, values: readonly ModeratorValues[]): ModerationInput {
  const { rowIds } = input.table;
  const given = designGiven(input);
  const placeOf = new Map(
    given.rowIds.flatMap((own, place) =>
      (given.groups?.[place] ?? [own]).map((rowId) => [rowId, place] as const),
    ),
  );
  const settled = values.map(({ column, kind, levels, values: own }): Column => {
    const at = rowIds.map((rowId) => own[placeOf.get(rowId) ?? -1] ?? null);
    return kind === "numeric"
      ? { name: column, kind: "number", values: at, unparsed: {} }
      : { name: column, kind: "text", values: at.map((place) => (place === null ? null : levels[place]!)) };
  });
  const names = new Set(settled.map(({ name }) => name));
  const variables = input.spec.variables.map(
    (moderator): Moderator => ({ ...moderator, dose: null, spellings: {} }),
  );
  return {
    ...input,
    spec: { ...input.spec, variables },
    table: { rowIds, columns: [...input.table.columns.filter(({ name }) => !names.has(name)), ...settled] },
  };
}

function designsDiffer(): Issue {
  return issue(
    "imputed-designs-differ",
    "error",
    "The data sets are not put together: in some of them a column of the model cannot be told apart from the others, in some it can, so that their models have different coefficients.",
    "Take a rare level or a moderator that repeats another out of the model.",
    { field: "moderators.missing" },
  );
}
