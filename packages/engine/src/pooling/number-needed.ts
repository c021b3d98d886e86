import type { NumberNeeded, NumbersNeeded } from "../analysis-types.ts";
import { exp, expm1 } from "../numeric/elementary.ts";
import { fail, type Issue, issue, ok, type Result } from "../result.ts";

/** Measures whose pooled effect gives a risk of group 1 from one of group 2. */
export const NUMBER_NEEDED_MEASURES = ["OR", "PETO", "RR", "RD"] as const;
export type NumberNeededMeasure = (typeof NUMBER_NEEDED_MEASURES)[number];

/** p0 - p1, of small effects too without cancellation. */
function reductionOf(measure: NumberNeededMeasure, effect: number, p0: number): number {
  if (measure === "RD") return 0 - effect;
  if (measure === "RR") return 0 - p0 * expm1(effect);
  const change = expm1(effect);
  // Beyond the range of exp everybody has the event.
  if (!Number.isFinite(change)) return p0 - 1;
  return 0 - (p0 * (1 - p0) * change) / (1 + p0 * change);
}

function riskOf(measure: NumberNeededMeasure, effect: number, p0: number): number {
  if (measure === "RD") return p0 + effect;
  if (measure === "RR") return p0 * exp(effect);
  const ratio = exp(effect);
  return Number.isFinite(ratio) ? (p0 * ratio) / (1 - p0 + p0 * ratio) : 1;
}

function neededAt(measure: NumberNeededMeasure, effect: number, p0: number): NumberNeeded {
  const reduction = reductionOf(measure, effect, p0);
  const number = 1 / Math.abs(reduction);
  return { risk: riskOf(measure, effect, p0), reduction, number: Number.isFinite(number) ? number : null };
}

/**
 * Numbers needed to treat from a pooled effect at a baseline risk p0: with the risk p1 of the treated (p0 OR / (1 - p0 + p0 OR),
 * p0 RR, p0 + RD), 1 / |p0 - p1| people for one event less (NNTB, to benefit) or more (NNTH, to harm).
 *
 * An interval that includes no effect goes through infinity: from one number to benefit over all larger ones to one to harm.
 * @param effect pooled, on the scale of the analysis (log OR, log RR, RD), with the ends of its interval; an end is null where
 * it is not known
 * @param baseline proportion between 0 and 1, of the people the answer is for
 * @param events whether the event is unwanted (death) or wanted (recovery)
 * @returns issues: `baseline-risk-not-usable`, which refuses, and `risk-out-of-range` beside numbers that no group can have
 * Source: Altman (1998), BMJ 317, 1309-1312, doi:10.1136/bmj.317.7168.1309.
 * R: `1 / abs(p0 - p0 * or / (1 - p0 + p0 * or))` with `or <- exp(coef(rma.mh(measure = "OR", ...)))`
 */
export function numbersNeeded(
  measure: NumberNeededMeasure,
  effect: { readonly estimate: number; readonly lower: number | null; readonly upper: number | null },
  baseline: number,
  events: "unwanted" | "wanted" = "unwanted",
): Result<NumbersNeeded> {
  if (!(baseline > 0 && baseline < 1)) return fail(baselineIssue(baseline));
  const at = (value: number | null): NumberNeeded | null =>
    value === null ? null : neededAt(measure, value, baseline);
  const atEstimate = neededAt(measure, effect.estimate, baseline);
  const [atLower, atUpper] = [at(effect.lower), at(effect.upper)];
  const all = [atEstimate, atLower, atUpper].flatMap((one) => one ?? []);
  const issues = all.some(({ risk }) => !(risk >= 0 && risk <= 1)) ? [rangeIssue(baseline, all)] : [];
  const kind = kindOf(atEstimate, events);
  return ok(
    {
      baseline,
      atEstimate,
      atLower,
      atUpper,
      direction: kind === null ? null : kind === "NNTB" ? "benefit" : "harm",
      words: wordsOf(atEstimate, atLower, atUpper, events),
    },
    issues,
  );
}

type Kind = "NNTB" | "NNTH";

function kindOf({ reduction }: NumberNeeded, events: "unwanted" | "wanted"): Kind | null {
  if (reduction === 0) return null;
  return reduction > 0 === (events === "unwanted") ? "NNTB" : "NNTH";
}

function wordsOf(
  atEstimate: NumberNeeded,
  atLower: NumberNeeded | null,
  atUpper: NumberNeeded | null,
  events: "unwanted" | "wanted",
): string {
  const named = (one: NumberNeeded): string =>
    one.number === null ? "infinitely many" : `${kindOf(one, events)} ${rounded(one.number)}`;
  const head = named(atEstimate);
  if (atLower === null || atUpper === null) return head;
  const [first, second] = [kindOf(atLower, events), kindOf(atUpper, events)];
  if (first !== null && first === second) {
    const numbers = [atLower.number ?? 0, atUpper.number ?? 0].toSorted((a, b) => a - b);
    return `${head} (${numbers.map(rounded).join(" to ")})`;
  }
  const ends = [atLower, atUpper].toSorted((a, b) => order(kindOf(a, events)) - order(kindOf(b, events)));
  const shown = ends.filter(({ number }) => number !== null).map(named);
  const [benefit, harm] = [first === "NNTB" || second === "NNTB", first === "NNTH" || second === "NNTH"];
  if (benefit && harm) return `${head} (${shown[0]} to infinity to ${shown[1]})`;
  return shown.length === 0 ? head : `${head} (${shown[0]} to infinity)`;
}

const order = (kind: Kind | null): number => (kind === "NNTB" ? 0 : kind === null ? 1 : 2);

/** Up to the next whole person, as a number of people is given; rounding error of 1 / x does not count as a person. */
function rounded(number: number): string {
  return String(Math.ceil(Number(number.toPrecision(12))));
}

function baselineIssue(baseline: number): Issue {
  return issue(
    "baseline-risk-not-usable",
    "error",
    `A baseline risk of ${baseline} is not between 0 and 1, so there is no number needed to treat.`,
    "Enter the risk without treatment as a proportion: 0.2 for 20 in 100.",
  );
}

function rangeIssue(baseline: number, all: readonly NumberNeeded[]): Issue {
  const risk = all.find((one) => !(one.risk >= 0 && one.risk <= 1))?.risk ?? 0;
  return issue(
    "risk-out-of-range",
    "warning",
    `At a baseline risk of ${baseline} the effect or an end of its interval would make the risk of the treated ` +
      `${risk.toPrecision(3)}, which no group can have; the number needed to treat does not apply there.`,
    "Choose a baseline risk as it occurred in the studies, or pool odds ratios, which fit every baseline risk.",
  );
}
