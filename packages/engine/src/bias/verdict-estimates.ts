import type { BiasEstimate, BiasVerdict, ScaledEffects } from "../bias-types.ts";
import { counted } from "../format/told.ts";
import { effectInWords } from "./effect-words.ts";
import type { VerdictGiven } from "./verdict.ts";
import { idsOf, labelsOf, type Ran, ranOf } from "./verdict-parts.ts";

/** A method that ran with its adjusted estimate. */
export interface Adjusted {
  readonly entry: Ran;
  readonly estimate: BiasEstimate;
}

/** Every adjusted estimate; the line of a test of asymmetry is PET's by another name, and is not counted twice. */
export function adjustedOf(entries: VerdictGiven["entries"]): Adjusted[] {
  return ranOf(entries).flatMap((entry): Adjusted[] => {
    const { estimate } = entry.outcome;
    return estimate === null || entry.family === "asymmetry" ? [] : [{ entry, estimate }];
  });
}

/** How far the adjusted estimates lie from the unadjusted one, and what they keep of it. */
export function estimateVerdicts({ entries, unadjusted, nullValue, scale }: VerdictGiven): BiasVerdict[] {
  const adjusted = adjustedOf(entries);
  if (adjusted.length === 0 || unadjusted === null) return [];
  const kept = nullValue === null ? null : whatIsKept(adjusted, unadjusted, nullValue);
  return [
    {
      question: "How far do the adjusted estimates lie from the unadjusted one?",
      answer: [rangeSentence(adjusted, unadjusted, scale), ...(kept?.sentences ?? []), NO_TRUTH].join(" "),
      reading: kept?.reading ?? "open",
      methods: idsOf(adjusted.map(({ entry }) => entry)),
    },
  ];
}

const NO_TRUTH =
  "Each is a sensitivity analysis under an assumption of its own; none is the corrected effect, and they share their studies.";

function rangeSentence(
  adjusted: readonly Adjusted[],
  unadjusted: BiasEstimate,
  scale: ScaledEffects,
): string {
  const shown = (value: number): string => effectInWords(scale, value);
  const values = adjusted.map(({ estimate }) => estimate.estimate);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const count = `${values.length} adjusted ${values.length === 1 ? "estimate" : "estimates"}`;
  // Ends that are printed alike are no range.
  return shown(low) === shown(high)
    ? `${count}: ${shown(low)}, beside ${shown(unadjusted.estimate)} unadjusted.`
    : `${count}, from ${shown(low)} to ${shown(high)}, beside ${shown(unadjusted.estimate)} unadjusted.`;
}

function whatIsKept(
  adjusted: readonly Adjusted[],
  unadjusted: BiasEstimate,
  nullValue: number,
): { readonly sentences: string[]; readonly reading: BiasVerdict["reading"] } {
  const side = Math.sign(unadjusted.estimate - nullValue);
  const sameSide = adjusted.filter(({ estimate }) => Math.sign(estimate.estimate - nullValue) === side);
  const withInterval = adjusted.filter(({ estimate }) => estimate.interval !== null);
  const excluding = withInterval.filter(({ estimate }) => excludes(estimate, nullValue));
  const excluded = excludes(unadjusted, nullValue);
  const holding = sameSide.filter(
    ({ estimate }) => estimate.interval === null || excludes(estimate, nullValue),
  ).length;
  return {
    sentences: [
      `${sameSide.length} of ${adjusted.length} ${sameSide.length === 1 ? "lies" : "lie"} on the same side of no effect as the unadjusted one${others(adjusted, sameSide)}.`,
      ...(withInterval.length === 0
        ? []
        : [
            `Of ${counted(withInterval.length, "adjusted interval", "adjusted intervals")}, ${excluding.length === 0 ? "none" : excluding.length} ${excluding.length > 1 ? "exclude" : "excludes"} no effect; that of the unadjusted estimate ${excluded ? "does" : "does not"}.`,
          ]),
    ],
    reading: !excluded
      ? "open"
      : holding === adjusted.length
        ? "no-concern"
        : holding === 0
          ? "concern"
          : "mixed",
  };
}

function others(all: readonly Adjusted[], same: readonly Adjusted[]): string {
  const rest = all.filter((one) => !same.includes(one)).map(({ entry }) => entry);
  return rest.length === 0 ? "" : ` (not ${labelsOf(rest)})`;
}

function excludes({ interval }: BiasEstimate, nullValue: number): boolean {
  if (interval === null) return false;
  return interval.lower > nullValue || (interval.upper !== null && interval.upper < nullValue);
}
