import type { Moderator } from "../document/types.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { findColumn } from "../table/study-table.ts";
import { completeRows } from "./complete-rows.ts";
import { conditionOf } from "./condition.ts";
import { collinearIssues, conditionIssues, rankIssues, whyAliased } from "./design-issues.ts";
import { encodeFactor } from "./encode-factor.ts";
import { encodeNumeric } from "./encode-numeric.ts";
import type { Encoded } from "./encoded.ts";
import { type FullRank, fullRank } from "./full-rank.ts";
import type { DesignGiven } from "./given.ts";
import { groupsOf } from "./groups.ts";
import { levelIssues } from "./level-issues.ts";
import { asValues, cellsOf, moderatorValues } from "./moderator-values.ts";
import { type RawColumns, rawColumns } from "./raw-columns.ts";
import type { BuiltDesign, ModeratorValues, Profile } from "./types.ts";

/**
 * The design matrix of a meta-regression on the studies that have all its moderators: k x p, of full rank, its columns in
 * R's order and by R's names. Fails where a column is unknown, a shape has no value for a study, no study is left, or there
 * are more coefficients than studies.
 * R: `model.matrix(~ format * dose, data = dat)`
 */
export function buildDesign(given: DesignGiven): Result<BuiltDesign> {
  const read = moderatorValues(given, given.spec.terms.flat());
  if (!read.ok) return read;
  const splits = splitColumns(given, read.value);
  if (!splits.ok) return fail(...read.issues, ...splits.issues);
  const complete = completeRows(given, [...read.value, ...splits.value]);
  if (!complete.ok) return fail(...read.issues, ...complete.issues);
  const rows = complete.value;
  const moderators = read.value.map((values) => among(given, values, rows));
  const issues = [...read.issues, ...complete.issues, ...levelIssues(given, read.value, moderators)];
  const encoded = new Map<string, Encoded>();
  for (const values of moderators) {
    const one = encode(given, values, rows);
    issues.push(...one.issues);
    if (one.ok) encoded.set(values.column, one.value);
  }
  if (encoded.size < moderators.length) return fail(...issues);
  const raw = rawColumns(given, moderators, encoded, rows.length);
  const beyond = raw.columns.findIndex((column) => !column.every(Number.isFinite));
  if (beyond >= 0) return fail(...issues, tooLarge(raw.labels[beyond]!));
  const rank = fullRank(raw.columns);
  if (rank.kept.length === 0) return fail(...issues, nothingToFit());
  issues.push(...collinearIssues(raw, rank, moderators), ...rankIssues(rank, raw, rows.length));
  if (issues.some(({ severity }) => severity === "error")) return fail(...issues);
  const design = asDesign(given, { rows, moderators, encoded, raw, rank });
  return ok(design.value, [...issues, ...design.issues]);
}

/** The columns by whose groups moderators are split, as moderators that a study may lack. */
function splitColumns(
  given: DesignGiven,
  moderators: readonly ModeratorValues[],
): Result<readonly ModeratorValues[]> {
  const names = moderators.flatMap(({ column }) => moderatorOf(given, column).within ?? []);
  const unknown = names.filter((name) => findColumn(given.table, name) === undefined);
  if (unknown.length > 0) return fail(...unknown.map(noGroups));
  return ok(
    [...new Set(names)].map((column) => {
      const groups = groupsOf(given, column);
      const levels = [...new Set(groups.filter((group) => group !== null))];
      const values = groups.map((group) => (group === null ? null : levels.indexOf(group)));
      return { column, role: null, kind: "factor", levels, values, unit: null };
    }),
  );
}

/** The same moderator in some of the studies. */
function among(given: DesignGiven, values: ModeratorValues, rows: readonly number[]): ModeratorValues {
  const cells = cellsOf(values);
  return asValues(
    moderatorOf(given, values.column),
    rows.map((row) => cells[row] ?? null),
    values.unit,
  );
}

function moderatorOf(given: DesignGiven, column: string): Moderator {
  return given.spec.variables.find((moderator) => moderator.column === column)!;
}

function encode(given: DesignGiven, values: ModeratorValues, rows: readonly number[]): Result<Encoded> {
  const moderator = moderatorOf(given, values.column);
  return values.kind === "factor"
    ? ok(encodeFactor(moderator, values))
    : encodeNumeric({ given, moderator, values, rows });
}

function asDesign(
  { spec: { intercept } }: DesignGiven,
  parts: {
    readonly rows: readonly number[];
    readonly moderators: readonly ModeratorValues[];
    readonly encoded: ReadonlyMap<string, Encoded>;
    readonly raw: RawColumns;
    readonly rank: FullRank;
  },
): { readonly value: BuiltDesign; readonly issues: readonly Issue[] } {
  const { rows, moderators, encoded, raw, rank } = parts;
  const placeOf = new Map(rank.kept.map((column, place) => [column, place]));
  const columns = rank.kept.map((j) => raw.columns[j]!);
  const labels = rank.kept.map((j) => raw.labels[j]!);
  const condition = conditionOf(columns, intercept);
  const value: BuiltDesign = {
    rows,
    names: rank.kept.map((j) => raw.names[j]!),
    labels,
    columns,
    terms: raw.terms.map(({ term, columns: own }) => ({
      label: term.label,
      moderators: term.moderators,
      columns: own.flatMap((j) => placeOf.get(j) ?? []),
    })),
    hasConstant: rank.hasConstant,
    intercept,
    aliased: rank.aliased.map((column) => ({
      name: raw.names[column.place]!,
      label: raw.labels[column.place]!,
      why: whyAliased(raw, column),
      of: [...column.of].map(([j, coefficient]) => ({ name: raw.names[j]!, coefficient })),
    })),
    moderators,
    encodings: [...encoded.values()].map(({ encoding }) => encoding),
    condition: condition.number,
    rowOf: (profile) => profileRow(moderators, raw, rank, profile),
  };
  return { value, issues: conditionIssues(condition, labels) };
}

function profileRow(
  moderators: readonly ModeratorValues[],
  raw: RawColumns,
  rank: FullRank,
  profile: Profile,
): Float64Array | null {
  const row = raw.rowOf((column) => {
    const values = moderators.find((moderator) => moderator.column === column)!;
    const value = profileValue(values, Object.hasOwn(profile, column) ? profile[column] : undefined);
    return value === null ? null : { value, group: null };
  });
  return row === null ? null : Float64Array.from(rank.kept, (j) => row[j]! + 0);
}

function profileValue({ kind, levels }: ModeratorValues, value: string | number | undefined): number | null {
  if (value === undefined) return null;
  if (kind === "numeric") return typeof value === "number" && Number.isFinite(value) ? value : null;
  const place = levels.indexOf(String(value));
  return place < 0 ? null : place;
}

function nothingToFit(): Issue {
  return issue(
    "no-terms",
    "error",
    "The model has neither an intercept nor a moderator that differs between studies: there is nothing to fit.",
    "Add a moderator to the terms of the model, or an intercept.",
    { field: "moderators.terms" },
  );
}

function noGroups(name: string): Issue {
  return issue(
    "moderator-unknown-groups",
    "error",
    `The table has no column ${name}, by whose groups a moderator is to be split: the model cannot be built.`,
    "Choose another column of groups, or do not split the moderator.",
    { field: "moderators.variables" },
  );
}

function tooLarge(label: string): Issue {
  return issue(
    "moderator-too-large",
    "error",
    `${label} has values too large to be represented: the model cannot be built.`,
    "Divide the moderator by a value, or choose a lower degree.",
    { field: "moderators.variables" },
  );
}
