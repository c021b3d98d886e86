import { measures } from "../measures/registry.ts";
import type { Measure } from "../measures/types.ts";
import { type Issue, issue } from "../result.ts";
import { isReached } from "./guess-quantities.ts";
import { guessRoles } from "./guess-roles.ts";
import { isOfItsKind } from "./of-its-kind.ts";
import type { Column, StudyTable } from "./study-table.ts";
import { usualName } from "./usual-name.ts";

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
  const numbers = columns.filter(({ kind }) => kind === "number");
  let best: Near | null = null;
  for (const measure of measures.records) {
    if (measure.guess === false) continue;
    for (const set of measure.inputSets) {
      const lacking = lackingOf(measure, set, numbers);
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

function lackingOf({ inputs }: Measure, set: readonly string[], columns: readonly Column[]): string[] {
  const used = new Set<string>();
  const names = new Map(columns.map((column) => [usualName(column.name), column]));
  return set.filter((key) => {
    const input = inputs.find((known) => known.key === key);
    const found = input?.aliases.find((alias) => names.has(alias) && !used.has(alias));
    if (input === undefined || found === undefined) return true;
    used.add(found);
    return !isOfItsKind(input, names.get(found)!);
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
