import { formatShort } from "../format/index.ts";
import { type Issue, issue } from "../result.ts";
import type { Condition } from "./condition.ts";
import type { FullRank } from "./full-rank.ts";
import { listNames } from "./given.ts";
import type { RawColumns } from "./raw-columns.ts";
import type { ModeratorValues } from "./types.ts";

/** One word on each moderator of one value, and on each other column that earlier ones hold. */
export function collinearIssues(
  raw: RawColumns,
  rank: FullRank,
  moderators: readonly ModeratorValues[],
): Issue[] {
  const places = new Map(raw.terms.flatMap(({ term, columns }) => columns.map((j) => [j, term.moderators])));
  const kept = new Set(rank.kept.flatMap((j) => places.get(j) ?? []));
  const single = moderators.filter((values) => hasOneValue(values) && !kept.has(values.column));
  const alone = new Set(single.map(({ column }) => column));
  const others = rank.aliased.filter(({ place }) => !places.get(place)?.some((column) => alone.has(column)));
  return [...single.map(oneValue), ...others.map((column) => collinear(raw, column))];
}

function hasOneValue({ kind, levels, values }: ModeratorValues): boolean {
  return (kind === "factor" ? levels.length : new Set(values).size) === 1;
}

function oneValue({ column, kind, levels, values }: ModeratorValues): Issue {
  const value = kind === "factor" ? levels[0]! : formatShort(values[0]!);
  return issue(
    "moderator-one-value",
    "warning",
    `${column} has one value (${value}) in all studies used: what it changes cannot be told, and it is left out.`,
    "Take it out of the model, or check whether the studies that differ are missing.",
    { column, field: "moderators.terms" },
  );
}

/** Why a column is left out, in the words of its labels: "it is the same as hours in all studies used". */
export function whyAliased(raw: RawColumns, { of, exact }: FullRank["aliased"][number]): string {
  const [first] = of;
  if (!exact) return "other columns hold nearly the same, so that its coefficient would not be stable";
  if (of.size === 1 && raw.labels[first![0]] === "Intercept")
    return `it has one value (${formatShort(first![1])}) in all studies used`;
  return reason(raw, of);
}

function collinear(raw: RawColumns, { place, of, exact }: FullRank["aliased"][number]): Issue {
  if (!exact) return nearlyCollinear(raw, place, of);
  return issue(
    "moderators-collinear",
    "warning",
    `${raw.labels[place]} is left out: ${reason(raw, of)}. These data cannot tell their effects apart.`,
    "Take one of them out of the model, or read the coefficients that are left as those of all of them together.",
    { field: "moderators.terms" },
  );
}

/** So little is its own that a coefficient would be the rounding of the data. */
function nearlyCollinear(raw: RawColumns, place: number, of: ReadonlyMap<number, number>): Issue {
  const others = [...of.keys()].filter((j) => raw.labels[j] !== "Intercept").map((j) => raw.labels[j]!);
  const beside =
    others.length === 0
      ? "a constant"
      : `what ${listNames(others)} already ${others.length === 1 ? "holds" : "hold"}`;
  return issue(
    "moderators-nearly-collinear",
    "warning",
    `${raw.labels[place]} is left out: it differs from ${beside} by less than one part in a billion (condition number above 1e9), so that its coefficient would not be stable.`,
    "Take one of them out of the model, or check whether one was copied from the other.",
    { field: "moderators.terms" },
  );
}

function reason(raw: RawColumns, of: ReadonlyMap<number, number>): string {
  const parts = [...of];
  if (parts.length === 0) return "it is 0 in all studies used, as where no study has the combination";
  const [first] = parts;
  const name = (j: number): string => raw.labels[j]!;
  if (parts.length === 1 && first![1] === 1)
    return `it is the same as ${name(first![0])} in all studies used`;
  return `in all studies used it equals ${parts.map(([j, c], i) => summand(name(j), c, i === 0)).join(" ")}`;
}

function summand(name: string, coefficient: number, first: boolean): string {
  const size = Math.abs(coefficient);
  const sign = coefficient < 0 ? (first ? "\u2212" : "\u2212 ") : first ? "" : "+ ";
  if (name === "Intercept") return `${sign}${formatShort(size)}`;
  return `${sign}${size === 1 ? "" : `${formatShort(size)} × `}${name}`;
}

/** A model with as many coefficients as studies has nothing left to tell their errors from. */
export function rankIssues({ kept, aliased }: FullRank, raw: RawColumns, k: number): Issue[] {
  if (kept.length < k) return [];
  const path = { field: "moderators.terms" };
  const hint = "Take moderators or interactions out of the model, or add studies.";
  const crowded = aliased.filter((column) => column.crowded).length;
  if (crowded > 0) {
    const message = `The model asks for ${kept.length + crowded} coefficients of ${k} ${k === 1 ? "study" : "studies"}: they cannot be estimated.`;
    return [issue("too-many-coefficients", "error", message, hint, path)];
  }
  const message = `The model has as many coefficients as studies (${k}: ${listNames(raw.labels)}): it fits them exactly, no degrees of freedom are left, and heterogeneity, t and F tests cannot be had.`;
  return [issue("no-degrees-of-freedom", "warning", message, hint, path)];
}

/** Above this the last digits of coefficients are rounding, and their standard errors are large in any case. */
const NEARLY_COLLINEAR = 1e6;

/** Columns that differ by very little are kept, and said. */
export function conditionIssues({ number, between }: Condition, labels: readonly string[]): Issue[] {
  if (number < NEARLY_COLLINEAR) return [];
  return [
    issue(
      "moderators-nearly-collinear",
      "warning",
      `${listNames(between.map((j) => labels[j]!))} hold almost the same (condition number ${formatShort(number)}): the model is fitted, but the data hardly tell their coefficients apart, and these carry rounding errors.`,
      "Take one of them out of the model, or centre them if one is a power of the other.",
      { field: "moderators.terms" },
    ),
  ];
}
