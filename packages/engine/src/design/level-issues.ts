import { type Issue, issue } from "../result.ts";
import { type DesignGiven, listNames } from "./given.ts";
import type { ModeratorValues } from "./types.ts";

/**
 * A word on levels that no study used has, and on a reference that is none of them.
 * @param all the moderators among all effects
 * @param used the same among the studies used
 */
export function levelIssues(
  { spec }: DesignGiven,
  all: readonly ModeratorValues[],
  used: readonly ModeratorValues[],
): Issue[] {
  return used.flatMap(({ column, kind, levels }) => {
    if (kind !== "factor") return [];
    const moderator = spec.variables.find((variable) => variable.column === column)!;
    const before = all.find((values) => values.column === column)!.levels;
    const empty = [...new Set([...moderator.levels, ...before])].filter((level) => !levels.includes(level));
    const { reference } = moderator;
    const gone = reference !== null && !levels.includes(reference);
    return [
      ...(empty.length > 0 ? [emptyLevels(column, empty)] : []),
      ...(gone ? [goneReference(column, reference, levels[0] ?? "")] : []),
    ];
  });
}

function emptyLevels(column: string, levels: readonly string[]): Issue {
  const which = levels.length === 1 ? `the level ${levels[0]}` : `the levels ${listNames(levels)}`;
  return issue(
    "moderator-empty-level",
    "note",
    `No study used has ${which} of ${column}: nothing can be said of ${levels.length === 1 ? "it" : "them"}, and the model does without.`,
    "Nothing needs to be done, unless the studies that have it were left out by mistake.",
    { column },
  );
}

function goneReference(column: string, reference: string, first: string): Issue {
  return issue(
    "moderator-reference-empty",
    "warning",
    `No study used has ${reference}, the reference level of ${column}: coefficients are built on the order of the levels instead, which starts with ${first}.`,
    "Choose another reference level.",
    { column, field: "moderators.variables" },
  );
}
