import type { StudyGroups } from "../analysis-types.ts";
import type { BaselineRisk } from "../document/certainty-spec.ts";
import { NUMBER_NEEDED_MEASURES, numbersNeeded } from "../pooling/number-needed.ts";
import { pooledOf } from "./interval.ts";
import type { CertaintyInput } from "./types.ts";

/** The risks with and without the intervention, proportions. */
export interface AbsoluteEffect {
  readonly label: string;
  readonly control: number;
  readonly intervention: number;
  readonly lower: number;
  readonly upper: number;
}

/** Risks of the control groups at their quartiles, by the median of each half; R: `quantile(p, type = 7)`. */
export function usualBaselines(groups: readonly StudyGroups[]): readonly BaselineRisk[] {
  const risks = groups.map(({ control }) => control.events / control.size).toSorted((a, b) => a - b);
  if (risks.length === 0) return [];
  const at = (share: number): number => {
    const place = share * (risks.length - 1);
    const low = risks[Math.floor(place)]!;
    const high = risks[Math.ceil(place)]!;
    return low + (place - Math.floor(place)) * (high - low);
  };
  const named = [
    { label: "low", risk: at(0.25) },
    { label: "medium", risk: at(0.5) },
    { label: "high", risk: at(0.75) },
  ].filter(({ risk }) => risk > 0 && risk < 1);
  const distinct = new Set(named.map(({ risk }) => risk)).size;
  return distinct < named.length || named.length < 3
    ? named.filter(({ label }) => label === "medium")
    : named;
}

/**
 * Risks with the intervention at every baseline risk, the ends of the pooled interval carried through: p0 OR / (1 - p0 + p0 OR),
 * p0 RR, p0 + RD; risks beyond 0 and 1 are cut off there.
 * @returns [] where the measure gives no risks, or there is no pooled effect
 * Source: Schuenemann et al., Cochrane Handbook, chapter 14; Altman (1998), BMJ 317, 1309-1312.
 * R: `metafor::predict(res, transf = function(x) p0 * exp(x))`
 */
export function absoluteEffects(input: CertaintyInput): readonly AbsoluteEffect[] {
  const measure = NUMBER_NEEDED_MEASURES.find((id) => id === input.report.effects?.measure);
  const pooled = pooledOf(input);
  if (measure === undefined || pooled === null) return [];
  const { baselines } = input.spec;
  const used = baselines.length > 0 ? baselines : usualBaselines(input.report.groups ?? []);
  return used.flatMap(({ label, risk }): AbsoluteEffect[] => {
    const result = numbersNeeded(measure, pooled, risk);
    if (!result.ok) return [];
    const { atEstimate, atLower, atUpper } = result.value;
    const ends = [atLower?.risk ?? 0, atUpper?.risk ?? 1].map(cut).toSorted((a, b) => a - b);
    return [{ label, control: risk, intervention: cut(atEstimate.risk), lower: ends[0]!, upper: ends[1]! }];
  });
}

function cut(risk: number): number {
  return Math.max(0, Math.min(1, risk));
}
