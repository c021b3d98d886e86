import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { runChain } from "./chain.ts";
import type {
  Imputation,
  ImputationShard,
  ImputationSpec,
  IncompleteColumn,
  IncompleteData,
} from "./types.ts";

/** Fewest values from which a number can be predicted for other studies. */
const FEWEST_NUMBERS = 4;

/**
 * Whether the missing values can be filled in, with what a reader has to know: how many there are, and columns mostly made up.
 * @returns issues `nothing-to-impute`, `mostly-imputed` or, as errors, `too-little-to-impute-from` and `too-few-imputations`
 */
export function checkIncomplete(data: IncompleteData, spec: ImputationSpec): readonly Issue[] {
  const gaps = data.columns.filter(({ values }) => values.includes(null));
  if (gaps.length === 0) return [nothingToImpute()];
  const few = spec.imputations < 2 ? [tooFewImputations(spec.imputations)] : [];
  return [...few, ...gaps.flatMap((column) => columnIssue(column) ?? [])];
}

/**
 * Makes the imputations from `from` up to but not including `to`. Each has random numbers of its own, so that any division among
 * workers gives the same data sets. Interactions and powers are made of the filled columns afterwards, when the design is built.
 */
export function imputeShard(job: {
  readonly data: IncompleteData;
  readonly spec: ImputationSpec;
  readonly from: number;
  readonly to: number;
}): ImputationShard {
  const { data, spec, from, to } = job;
  const imputations = Array.from({ length: Math.max(0, to - from) }, (_, place) =>
    runChain(data, spec, from + place),
  );
  return { from, to, imputations };
}

/** Puts the shards of all workers together, in the order of the imputations; throws where one lacks. */
export function combineShards(shards: readonly ImputationShard[], spec: ImputationSpec): Imputation[] {
  const all = shards.flatMap(({ imputations }) => imputations).sort((a, b) => a.index - b.index);
  if (all.length !== spec.imputations || all.some(({ index }, place) => index !== place)) {
    throw new RangeError(`${all.length} of ${spec.imputations} imputations were made`);
  }
  return all;
}

/** All imputations in one go, or why there are none. */
export function imputeAll(data: IncompleteData, spec: ImputationSpec): Result<readonly Imputation[]> {
  const issues = checkIncomplete(data, spec);
  if (issues.some(({ severity }) => severity === "error")) return fail(...issues);
  const shard = imputeShard({ data, spec, from: 0, to: spec.imputations });
  return ok(combineShards([shard], spec), issues);
}

/** The columns with what one imputation fills in: nothing is missing any more. */
export function completedColumns<C extends IncompleteColumn>(
  columns: readonly C[],
  { filled }: Imputation,
): C[] {
  return columns.map((column) => {
    const own = filled.find((one) => one.column === column.column);
    if (own === undefined) return column;
    const values = [...column.values];
    own.studies.forEach((study, place) => {
      values[study] = own.values[place]!;
    });
    return { ...column, values };
  });
}

function columnIssue({ column, kind, values }: IncompleteColumn): Issue | null {
  const k = values.length;
  const observed = values.filter((value) => value !== null).length;
  const fewest = kind === "numeric" ? FEWEST_NUMBERS : 2;
  if (observed < fewest) return tooLittle(column, observed);
  return observed < k / 2 ? mostlyImputed(column, k - observed, k) : null;
}

function nothingToImpute(): Issue {
  return issue(
    "nothing-to-impute",
    "note",
    "No moderator is missing, so that all imputed data sets are the data themselves.",
    "Analyse the complete cases: the result is the same.",
    { field: "moderators.missing" },
  );
}

function tooFewImputations(many: number): Issue {
  return issue(
    "too-few-imputations",
    "error",
    `Nothing is filled in: with ${many === 1 ? "1 data set" : `${many} data sets`} nobody could tell how uncertain the values filled in are.`,
    "Ask for at least 2 data sets; 20 are usual.",
    { field: "moderators.missing" },
  );
}

function tooLittle(column: string, observed: number): Issue {
  const have = observed === 1 ? "1 study reports it" : `${observed} studies report it`;
  return issue(
    "too-little-to-impute-from",
    "error",
    `Nothing is filled in: ${have.replace(" it", ` ${column}`)}, too few to say what the others might have had.`,
    `Take ${column} out of the model, or look for its values in the reports.`,
    { column },
  );
}

function mostlyImputed(column: string, missing: number, k: number): Issue {
  return issue(
    "mostly-imputed",
    "warning",
    `${missing} of ${k} values of ${column} are filled in: what the model says of it rests mostly on what predicts it, and on the values missing at random.`,
    `Report it beside the complete cases, or take ${column} out of the model.`,
    { column },
  );
}
