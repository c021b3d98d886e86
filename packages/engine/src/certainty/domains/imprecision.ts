import { formatInteger, formatPercent, formatShort } from "../../format/index.ts";
import { log } from "../../numeric/elementary.ts";
import { informationSizeOfMeans, informationSizeOfRisks } from "../information-size.ts";
import { includes, pooledOf } from "../interval.ts";
import type { CertaintyDomain, CertaintyInput, CertaintySuggestion } from "../types.ts";

const USUAL_RATIO = 0.25;
const USUAL_SDS = 0.2;
const STANDARDISED: ReadonlySet<string> = new Set(["SMD", "SMDH", "SMD1", "SMD1H", "D2ORL", "D2ORN"]);

/**
 * Lowered where the interval includes no effect, by two where it includes an important effect on both sides; and where it includes
 * none of that but fewer people were studied than one trial of adequate size would need (the optimal information size).
 * Source: Guyatt et al. (2011), J Clin Epidemiol 64, 1283-1293, doi:10.1016/j.jclinepi.2011.01.012.
 */
export const imprecision: CertaintyDomain = {
  id: "imprecision",
  label: "Imprecision",
  summary: "Intervals that include different decisions, and too few participants or events.",
  reference: "Guyatt et al. (2011), J Clin Epidemiol 64, 1283-1293, doi:10.1016/j.jclinepi.2011.01.012",
  kind: "down",
  most: 3,
  suggest,
};

function suggest(input: CertaintyInput): CertaintySuggestion {
  const pooled = pooledOf(input);
  if (pooled === null) return { levels: null, reasons: ["There is no pooled effect with an interval."] };
  const { nullValue } = input;
  if (nullValue === null) {
    return {
      levels: null,
      reasons: ["This measure has no value of no effect that an interval could include."],
    };
  }
  const margins = importantEnds(input);
  const crossesNull = includes(pooled, nullValue);
  const both =
    margins !== null &&
    includes(pooled, nullValue + margins.lower) &&
    includes(pooled, nullValue + margins.upper);
  const size = informationSize(input);
  const people = known(input.totals);
  const isSmall = size !== null && people !== null && people < size.people;
  const reasons = [
    crossesNull
      ? "The confidence interval includes no effect."
      : "The confidence interval lies on one side of no effect.",
    ...(both ? [`It includes an important effect on both sides (${margins.words}).`] : []),
    ...sizeWords(size, people, isSmall),
  ];
  return { levels: both ? 2 : crossesNull || isSmall ? 1 : 0, reasons };
}

interface Margins {
  /** Relative to no effect, on the analysis scale. */
  readonly lower: number;
  readonly upper: number;
  readonly words: string;
}

/** Where an effect begins to matter, on either side of no effect. */
function importantEnds({ spec, isRatio, report }: CertaintyInput): Margins | null {
  if (isRatio) {
    const change = spec.smallest ?? USUAL_RATIO;
    if (change >= 1) return null;
    const words = `a relative change of ${formatPercent(100 * change, 0)}`;
    return { lower: log(1 - change), upper: log(1 + change), words };
  }
  const isStandardised = STANDARDISED.has(report.effects?.measure ?? "");
  const difference = spec.smallest ?? (isStandardised ? USUAL_SDS : null);
  if (difference === null) return null;
  const words = `a difference of ${formatShort(difference)}${isStandardised ? " SD" : ""}`;
  return { lower: -difference, upper: difference, words };
}

interface Size {
  readonly people: number;
  readonly words: string;
}

function informationSize({ spec, baseline, isRatio, report }: CertaintyInput): Size | null {
  if (baseline !== null && isRatio) {
    const change = spec.smallest ?? USUAL_RATIO;
    const people = informationSizeOfRisks(baseline, change);
    const words = `to find a relative reduction by ${formatPercent(100 * change, 0)} from a risk of ${formatPercent(100 * baseline, 1)}`;
    return people === null ? null : { people, words };
  }
  if (!STANDARDISED.has(report.effects?.measure ?? "")) return null;
  const sds = spec.smallest ?? USUAL_SDS;
  return { people: informationSizeOfMeans(sds), words: `to find a difference of ${formatShort(sds)} SD` };
}

/** The sum where every study tells its size. */
function known(totals: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const total of totals) {
    if (total === null) return null;
    sum += total;
  }
  return totals.length === 0 ? null : sum;
}

function sizeWords(size: Size | null, people: number | null, isSmall: boolean): string[] {
  if (size === null) return ["An optimal information size could not be computed for this measure."];
  const needed = `${formatInteger(size.people)} participants, which one trial would need ${size.words} (alpha 0.05, power 0.8)`;
  if (people === null) return [`Not every study tells its size; the optimal information size is ${needed}.`];
  return [
    `${formatInteger(people)} participants are ${isSmall ? "fewer than" : "at least"} the optimal information size of ${needed}.`,
  ];
}
