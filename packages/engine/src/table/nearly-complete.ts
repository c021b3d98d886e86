import { measures } from "../measures/registry.ts";
import type { Measure } from "../measures/types.ts";
import { type Issue, issue } from "../result.ts";
import { isReached } from "./guess-quantities.ts";
import { guessRoles } from "./guess-roles.ts";
import { plainName } from "./headers.ts";
import type { StudyTable } from "./study-table.ts";

interface Near {
  readonly measure: Measure;
  readonly set: readonly string[];
  readonly lacking: readonly string[];
}

/** Fewer inputs than this fit too many tables by chance. */
const LEAST_INPUTS = 3;
/** How many usual names are given as examples. */
const EXAMPLES = 8;

/**
 * Where no measure has all its columns, the one that lacks the fewest, a third of them at most: a header that is misspelt or
 * misnumbered is then named instead of everything that ready-made effects would need.
 * @returns null where a measure is complete, or none is nearly so
 */
export function nearlyComplete(table: StudyTable): Issue | null {
  const { columns } = table;
  const names = columns.filter(({ kind }) => kind === "number").map(({ name }) => plainName(name));
  let best: Near | null = null;
  for (const measure of measures.records) {
    if (measure.guess === false) continue;
    for (const set of measure.inputSets) {
      const lacking = lackingOf(measure, set, names);
      if (lacking.length === 0) return null;
      if (set.length < LEAST_INPUTS || weightOf(lacking) * 3 > set.length) continue;
      if (best === null || isNearer({ measure, set, lacking }, best)) best = { measure, set, lacking };
    }
  }
  return best === null || leadsSomewhere(table) ? null : described(best);
}

/** A table of arms has one column of sizes, which lacks of both groups at once. */
function weightOf(lacking: readonly string[]): number {
  return lacking.join(" ") === "n1i n2i" ? 1 : lacking.length;
}

/** Whether conversions reach a measure from what the columns hold, so that nothing is lacking. */
function leadsSomewhere(table: StudyTable): boolean {
  const { measure, roles } = guessRoles(table);
  return isReached(measures.get(measure), roles.inputs);
}

function lackingOf({ inputs }: Measure, set: readonly string[], names: readonly string[]): string[] {
  const used = new Set<string>();
  return set.filter((key) => {
    const aliases = inputs.find((input) => input.key === key)?.aliases ?? [];
    const found = aliases.find((alias) => names.includes(alias) && !used.has(alias));
    if (found !== undefined) used.add(found);
    return found === undefined;
  });
}

/** Fewer columns are lacking, or as many of a larger set. */
function isNearer(one: Near, other: Near): boolean {
  const fewer = other.lacking.length - one.lacking.length;
  return fewer > 0 || (fewer === 0 && one.set.length > other.set.length);
}

function described({ measure, set, lacking }: Near): Issue {
  const shown = lacking.map((key) => {
    const input = measure.inputs.find((known) => known.key === key);
    return `“${input?.label ?? key}” (${(input?.aliases ?? []).slice(0, EXAMPLES).join(", ")} ...)`;
  });
  return issue(
    "measure-nearly-complete",
    "warning",
    `By their names the columns give the ${measure.label.toLowerCase()} but for ${lacking.length} of the ${set.length} it needs: no column has a usual name of ${shown.join(" or ")}. No effect can be computed until one has that role.`,
    "Give the role to the column that holds it, or check whether its name is misspelt or has the wrong number.",
    { field: `roles.inputs.${lacking[0]}` },
  );
}
