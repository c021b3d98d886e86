import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { type DesignGiven, listNames, nameOf } from "./given.ts";
import type { ModeratorValues } from "./types.ts";

/** Places of the effects that have every moderator of the model, ascending, with a word on those that do not. */
export function completeRows(
  given: DesignGiven,
  moderators: readonly ModeratorValues[],
): Result<readonly number[]> {
  const places = given.rowIds.map((_, place) => place);
  const rows = places.filter((place) => moderators.every(({ values }) => values[place] !== null));
  const missing = places.length - rows.length;
  if (missing === 0) return ok(rows);
  const lacking = moderators.flatMap(({ column, values }) => {
    const names = places.filter((place) => values[place] === null).map((place) => nameOf(given, place));
    return names.length === 0 ? [] : [`“${column}” (${listNames(names.map((name) => `“${name}”`))})`];
  });
  const what = `${missing} of ${places.length} studies lack ${listNames(lacking, lacking.length)}`;
  return rows.length === 0 ? fail(nobodyLeft(what)) : ok(rows, [leftOut(what, rows.length)]);
}

function leftOut(what: string, k: number): Issue {
  return issue(
    "moderator-missing",
    "warning",
    `${what} and are left out of models with these moderators: complete cases, k = ${k}. Their results may differ from those of all studies.`,
    "Enter the missing values, take the moderator out, or fill them in by multiple imputation.",
    { field: "moderators.missing" },
  );
}

function nobodyLeft(what: string): Issue {
  return issue(
    "moderator-missing-everywhere",
    "error",
    `${what}: no study has all moderators of the model, and it cannot be fitted.`,
    "Enter the missing values, or take a moderator out.",
    { field: "moderators.terms" },
  );
}
