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
