import { quantities } from "../conversions/quantities.ts";
import { conversions } from "../conversions/registry.ts";
import type { Measure, MeasureIssue } from "../measures/types.ts";
import { createReach } from "./reach.ts";
import { ownTargets, quantityOf, targetsFor } from "./targets.ts";

const MOST_NAMED = 4;

/** What usually is reported together. */
const PAIRS: readonly (readonly string[])[] = [
  ["n1i", "n2i"],
  ["sd1i", "sd2i"],
  ["m1i", "m2i"],
];

/** What tells the change of one group, before and after; each with the number of people. */
const OF_ONE_GROUP: readonly (readonly string[])[] = [
  ["m_change", "sd_change"],
  ["d_change"],
  ["t_paired"],
  ["m_pre", "sd_pre", "m_post", "sd_post", "r_prepost"],
];
/** Says of a row that it has no second group. */
export const ONE_GROUP = "one_group";

const reach = createReach(conversions.records);

const known = new Map<string, MeasureIssue | null>();

/**
 * What a row would have to report besides what it does, so that the measure can be computed: single numbers, or pairs for
 * both groups, any one of which is enough.
 * @param available keys of the quantities the row reports
 * @returns null where nothing is reported at all, or nothing that the measure takes and no one number would help
 */
export function lackingQuantities(available: ReadonlySet<string>, measure: Measure): MeasureIssue | null {
  const pattern = `${measure.id}: ${[...available].sort().join(" ")}`;
  const cached = known.get(pattern);
  if (cached !== undefined) return cached;
  const issue = find(available, measure);
  known.set(pattern, issue);
  return issue;
}

/** What lacks of the set of inputs of which the row reports the most; null where it reports none of any. */
function restOfSet(available: ReadonlySet<string>, measure: Measure): readonly string[] | null {
  const shares = ownTargets(measure, available.has("direction")).map((set) => ({
    reported: set.filter((key) => available.has(key)).length,
    rest: set.filter((key) => !available.has(key)),
  }));
  const nearest = shares.reduce<(typeof shares)[number] | null>(
    (best, share) => (best === null || share.reported > best.reported ? share : best),
    null,
  );
  return nearest === null || nearest.reported === 0 ? null : nearest.rest;
}

function find(available: ReadonlySet<string>, measure: Measure): MeasureIssue | null {
  if (available.size === 0) return null;
  const targets = targetsFor(measure, available);
  const within = reach.from(available);
  const helps = (keys: readonly string[]): boolean => {
    const reached = reach.beyond(within, keys);
    return targets.some((target) => target.every((key) => reached.has(key)));
  };
  const labels = new Map(measure.inputs.map((input) => [quantityOf(input), input.label]));
  // Labels hold commas of their own.
  const labelOf = (key: string): string => `“${quantities.get(key)?.label ?? labels.get(key) ?? key}”`;
  if (available.has(ONE_GROUP)) {
    const ways = OF_ONE_GROUP.map((keys) => keys.filter((key) => !available.has(key))).filter(
      (keys) => keys.length > 0 && helps([...keys, "ni"]),
    );
    if (ways.length > 0) return ofOneGroup(available, measure, ways, labelOf);
  }
  const candidates = [...new Set([...labels.keys(), ...quantities.keys()])].filter(
    // What has no usual column name arises on the way only.
    (key) => !available.has(key) && (labels.has(key) || quantities.get(key)!.aliases.length > 0),
  );
  const single = candidates.filter((key) => helps([key])).map((key) => [key]);
  const enough = single.length > 0 ? single : PAIRS.filter((pair) => helps(pair));
  const rest = enough.length === 0 ? restOfSet(available, measure) : null;
  if (enough.length === 0 && rest === null) return null;
  const named = enough.slice(0, MOST_NAMED).map((keys) => keys.map(labelOf).join(" and "));
  const reported = [...available].map(labelOf).join(", ");
  return {
    code: "row-lacks-numbers",
    severity: "error",
    input: null,
    message: `what the row reports (${reported}) does not suffice for “${measure.label}”.`,
    hint:
      rest !== null
        ? `Enter ${rest.map(labelOf).join(", ")} as well; or leave the study out with a reason.`
        : `Enter ${named.join(", or ")}${enough.length > MOST_NAMED ? ", or one of a few others" : ""}; or leave the study out with a reason.`,
  };
}

/** @param ways sets of numbers, any of which is enough together with the number of people */
function ofOneGroup(
  available: ReadonlySet<string>,
  measure: Measure,
  ways: readonly (readonly string[])[],
  labelOf: (key: string) => string,
): MeasureIssue {
  const reported = [...available].filter((key) => key !== ONE_GROUP).map(labelOf);
  const what = reported.length === 0 ? "" : ` (${reported.join(", ")})`;
  const people = available.has("ni") ? "" : `, together with ${labelOf("ni")}`;
  return {
    code: "row-lacks-numbers",
    severity: "error",
    input: null,
    message: `what the row reports of its one group${what} does not suffice for “${measure.label}”: with no second group, the change from before to after is needed.`,
    hint: `Enter ${ways.map((keys) => keys.map(labelOf).join(" and ")).join(", or ")}${people}; or leave the study out with a reason.`,
  };
}
