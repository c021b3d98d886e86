import type { Fit, Heterogeneity } from "../analysis-types.ts";
import type { ModelSpec } from "../document/types.ts";
import { shownI2 } from "../models/shown-i2.ts";
import type { Issue, Result } from "../result.ts";
import type { Conclusion, ConclusionChange, SummaryNumbers } from "../sensitivity-types.ts";

/** The numbers of a fit, or why there is none. */
export interface Refit {
  readonly fit: SummaryNumbers | null;
  /** Empty where there is a fit. */
  readonly reason: string;
}

/** Of a refit what nothing here reads is left out: an interval for tau2 costs more than all the rest. */
export function refitSpec(model: ModelSpec): ModelSpec {
  return { ...model, tau2Interval: "none", equivalence: null };
}

/** The numbers of a model fitted to some of the studies, or why there are none. */
export function refitOf(result: Result<Fit>, nullValue: number | null): Refit {
  return result.ok
    ? { fit: summaryOf(result.value, nullValue), reason: "" }
    : { fit: null, reason: whyNot(result.issues) };
}

/** The error among the issues of a model that could not be fitted. */
export function whyNot(issues: readonly Issue[]): string {
  const first = issues.find(({ severity }) => severity === "error") ?? issues[0];
  return first?.message ?? "The model could not be fitted to the studies that are left.";
}

/** @throws RangeError for a fit without a coefficient */
export function summaryOf(fit: Fit, nullValue: number | null): SummaryNumbers {
  const [pooled] = fit.coefficients;
  if (pooled === undefined) throw new RangeError("a fit without a coefficient");
  const { estimate, se, test, interval } = pooled;
  const { q } = fit.heterogeneity;
  const { i2, h2 } = indicesOf(fit);
  return {
    k: fit.k,
    estimate,
    se,
    statistic: test?.statistic.value ?? null,
    pValue: test?.pValue ?? null,
    interval,
    prediction: fit.prediction,
    q: q?.statistic.value ?? null,
    qP: q?.pValue ?? null,
    tau2: fit.tau2.estimate,
    i2: i2.estimate,
    h2: h2.estimate,
    conclusion: conclusionOf({ estimate, interval }, nullValue),
  };
}

/** I2 and H2 as the model asks for them, so that they are those beside the pooled effect. */
function indicesOf(fit: Fit): Pick<Heterogeneity, "i2" | "h2"> {
  const { h2, h2Q } = fit.heterogeneity;
  const { index, from } = shownI2(fit);
  return { i2: index, h2: from === fit.spec.i2 && from === "Q" ? h2Q : h2 };
}

/** What a reader takes from an estimate with its interval. */
function conclusionOf(
  { estimate, interval }: Pick<SummaryNumbers, "estimate" | "interval">,
  nullValue: number | null,
): Conclusion {
  if (nullValue === null) return { side: 0, excludesNull: null };
  const side = estimate > nullValue ? 1 : estimate < nullValue ? -1 : 0;
  if (interval === null) return { side, excludesNull: null };
  const { lower, upper } = interval;
  return { side, excludesNull: lower > nullValue || (upper !== null && upper < nullValue) };
}

/** How the conclusion of some studies differs from that of all. */
export function changesOf(all: Conclusion, now: Conclusion): ConclusionChange[] {
  const changes: ConclusionChange[] = [];
  if (all.excludesNull === true && now.excludesNull === false) changes.push("no-longer-excludes");
  if (all.excludesNull === false && now.excludesNull === true) changes.push("now-excludes");
  if (all.side * now.side < 0) changes.push("other-side");
  return changes;
}
