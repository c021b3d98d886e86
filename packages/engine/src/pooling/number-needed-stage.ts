import type { Fit, NumberNeededAnswer, StudyGroups } from "../analysis-types.ts";
import { NUMBER_NEEDED_MEASURES, type NumberNeededMeasure, numbersNeeded } from "./number-needed.ts";
import { medianControlRisk } from "./study-groups.ts";

function usable(measure: string): NumberNeededMeasure | undefined {
  return NUMBER_NEEDED_MEASURES.find((id) => id === measure);
}

/**
 * The number needed to treat behind the pooled effect of a fit: at the risk the document gives, or at the median risk of the
 * control groups.
 * @param groups of the studies whose counts are known; without any, and without a risk given, there is no answer
 * @returns null where the measure gives no risks, or the model has moderators
 * Source: Altman (1998), BMJ 317, 1309-1312, doi:10.1136/bmj.317.7168.1309; the median control risk as assumed risk: Schuenemann
 * et al., Cochrane Handbook, chapter 14.
 * R: `1 / (p0 - p0 * exp(coef(res)))` of a log risk ratio at `p0 <- median(dat$ci / dat$n2i)`
 */
export function numberNeededOf(
  measure: string,
  fit: Fit,
  groups: readonly StudyGroups[],
): NumberNeededAnswer | null {
  const known = usable(measure);
  const [pooled] = fit.coefficients;
  if (known === undefined || pooled === undefined || fit.p !== 1) return null;
  const { risk: given = null, events: told = null } = fit.spec.numberNeeded ?? {};
  const events = told ?? "unwanted";
  const risk = given ?? medianControlRisk(groups);
  if (risk === null) return null;
  const { estimate, interval } = pooled;
  const ends = { lower: interval?.lower ?? null, upper: interval?.upper ?? null };
  const result = numbersNeeded(known, { estimate, ...ends }, risk, events);
  return {
    risk,
    given: given !== null,
    groups: groups.length,
    events,
    assumed: told === null,
    numbers: result.ok ? result.value : null,
    issues: result.issues,
  };
}
