import type { Moderator } from "../document/types.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { completeRows } from "./complete-rows.ts";
import { collinearIssues, rankIssues } from "./design-issues.ts";
import { encodeFactor } from "./encode-factor.ts";
import { encodeNumeric } from "./encode-numeric.ts";
import type { Encoded } from "./encoded.ts";
import { type ExpandedTerm, expandTerms, termColumns, termRow } from "./expand-terms.ts";
import { type FullRank, fullRank } from "./full-rank.ts";
import type { DesignGiven } from "./given.ts";
import { asValues, cellsOf, moderatorValues } from "./moderator-values.ts";
import type { ModelDesign, ModeratorValues, Profile } from "./types.ts";

/** The name of the intercept, as metafor writes it. */
export const INTERCEPT: string = "intrcpt";

/**
 * The design matrix of a meta-regression on the studies that have all its moderators: k x p, of full rank, its columns in
 * R's order and by R's names. Fails where a column is unknown, a shape has no value for a study, or no study is left.
 * R: `model.matrix(~ format * dose, data = dat)`
 */
export function buildDesign(given: DesignGiven): Result<ModelDesign> {
  const wanted = [...new Set(given.spec.terms.flat())];
  const read = moderatorValues(given, wanted);
  if (!read.ok) return read;
  const complete = completeRows(given, read.value);
  if (!complete.ok) return fail(...read.issues, ...complete.issues);
  const rows = complete.value;
  const issues = [...read.issues, ...complete.issues];
  const moderators = read.value.map((values) => among(given, values, rows));
  const encoded = new Map<string, Encoded>();
  for (const values of moderators) {
    const one = encode(given, values, rows);
    issues.push(...one.issues);
    if (one.ok) encoded.set(values.column, one.value);
  }
  if (encoded.size < moderators.length) return fail(...issues);
  const raw = rawColumns(given, moderators, encoded, rows.length);
  if (raw.columns.length === 0) return fail(...issues, nothingToFit());
  const rank = fullRank(raw.columns);
  const found = [...collinearIssues(raw, rank, moderators), ...rankIssues(rank, raw, rows.length)];
  const all = [...issues, ...found];
  if (found.some(({ severity }) => severity === "error")) return fail(...all);
  return ok(asDesign(given, { rows, moderators, raw, rank }), all);
}

/** All columns that the terms ask for, before those that others hold are left out. */
export interface RawColumns {
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly terms: readonly { readonly term: ExpandedTerm; readonly columns: readonly number[] }[];
  rowOf(lookUp: (column: string) => Place | null): readonly number[] | null;
}

/** A value of a moderator: a number, or the place of its level; and the mean of its group, where it is split by groups. */
interface Place {
  readonly value: number;
  readonly group: number | null;
}

function rawColumns(
  given: DesignGiven,
  moderators: readonly ModeratorValues[],
  encoded: ReadonlyMap<string, Encoded>,
  k: number,
): RawColumns {
  const { intercept } = given.spec;
  const expanded = expandTerms(given.spec.terms, encoded, intercept);
  const names = intercept ? [INTERCEPT] : [];
  const labels = intercept ? ["Intercept"] : [];
  const terms = expanded.map((term) => {
    const own = termColumns(term);
    const columns = own.names.map((_, i) => names.length + i);
    names.push(...own.names);
    labels.push(...own.labels);
    return { term, columns };
  });
  const rowOf: RawColumns["rowOf"] = (lookUp) => {
    const row = intercept ? [1] : [];
    for (const term of expanded) {
      const part = termRow(term, lookUp);
      if (part === null) return null;
      row.push(...part);
    }
    return row;
  };
  const columns = names.map(() => new Float64Array(k));
  const byColumn = new Map(moderators.map((values) => [values.column, values.values]));
  for (let i = 0; i < k; i++) {
    const row = rowOf((column) => ({ value: byColumn.get(column)![i]!, group: null }))!;
    row.forEach((value, j) => {
      columns[j]![i] = value;
    });
  }
  return { names, labels, columns, terms, rowOf };
}

function among(given: DesignGiven, values: ModeratorValues, rows: readonly number[]): ModeratorValues {
  const cells = cellsOf(values);
  return asValues(
    moderatorOf(given, values.column),
    rows.map((row) => cells[row] ?? null),
  );
}

function moderatorOf(given: DesignGiven, column: string): Moderator {
  return given.spec.variables.find((moderator) => moderator.column === column)!;
}

function encode(given: DesignGiven, values: ModeratorValues, rows: readonly number[]): Result<Encoded> {
  const moderator = moderatorOf(given, values.column);
  return values.kind === "factor"
    ? ok(encodeFactor(moderator, values))
    : encodeNumeric(given, moderator, values, rows);
}

function asDesign(
  given: DesignGiven,
  parts: {
    readonly rows: readonly number[];
    readonly moderators: readonly ModeratorValues[];
    readonly raw: RawColumns;
    readonly rank: FullRank;
  },
): ModelDesign {
  const { rows, moderators, raw, rank } = parts;
  const placeOf = new Map(rank.kept.map((column, place) => [column, place]));
  return {
    rows,
    names: rank.kept.map((j) => raw.names[j]!),
    labels: rank.kept.map((j) => raw.labels[j]!),
    columns: rank.kept.map((j) => raw.columns[j]!),
    terms: raw.terms.map(({ term, columns }) => ({
      label: term.label,
      moderators: term.moderators,
      columns: columns.flatMap((j) => placeOf.get(j) ?? []),
    })),
    hasConstant: rank.hasConstant,
    intercept: given.spec.intercept,
    aliased: rank.aliased.map(({ place, of }) => ({
      name: raw.names[place]!,
      of: [...of].map(([j, coefficient]) => ({ name: raw.names[j]!, coefficient })),
    })),
    moderators,
    rowOf: (profile) => profileRow(moderators, raw, rank, profile),
  };
}

function profileRow(
  moderators: readonly ModeratorValues[],
  raw: RawColumns,
  rank: FullRank,
  profile: Profile,
): Float64Array | null {
  const row = raw.rowOf((column) => {
    const values = moderators.find((moderator) => moderator.column === column)!;
    const value = placeOf(values, profile[column]);
    return value === null ? null : { value, group: null };
  });
  return row === null ? null : Float64Array.from(rank.kept, (j) => row[j]!);
}

function placeOf({ kind, levels }: ModeratorValues, value: string | number | undefined): number | null {
  if (value === undefined) return null;
  if (kind === "numeric") return typeof value === "number" && Number.isFinite(value) ? value : null;
  const place = levels.indexOf(String(value));
  return place < 0 ? null : place;
}

function nothingToFit(): Issue {
  return issue(
    "no-terms",
    "error",
    "The model has neither an intercept nor a moderator with two values: there is nothing to fit.",
    "Add a moderator to the terms of the model, or an intercept.",
    { field: "moderators.terms" },
  );
}
