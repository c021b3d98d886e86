import {
  type CertaintySpec,
  MOST_OUTCOMES,
  type OutcomeEffect,
  type OutcomeFacts,
} from "../document/certainty-spec.ts";
import { showInterval, shownTransformation } from "../measures/shown-transformation.ts";
import { absoluteEffects } from "./absolute-effects.ts";
import { certaintyInput } from "./certainty-of.ts";
import type { CertaintyInput, CertaintySource } from "./types.ts";

/**
 * The row of a document in the summary of findings, in numbers: what another analysis keeps of it to show both in one table.
 * @param from the file it came from
 */
export function outcomeFacts(source: CertaintySource, from = ""): OutcomeFacts {
  const input = certaintyInput(source);
  const { spec, report, document, totals } = input;
  const known = totals.filter((total) => total !== null);
  const absolute = absoluteEffects(input);
  const isUnnamed = absolute.length === 1 && spec.baselines.length === 0;
  return {
    from,
    outcome: document.effects.outcome.trim() || document.title.trim(),
    population: spec.population.trim(),
    control: spec.control.trim(),
    intervention: spec.intervention.trim(),
    comment: spec.comment.trim(),
    level: document.model.level,
    risks: absolute.map((risk) => ({ ...risk, label: isUnnamed ? "" : risk.label })),
    effect: effectOf(input),
    participants: known.length === 0 ? null : known.reduce((sum, total) => sum + total, 0),
    withoutSize: totals.length - known.length,
    studies: report.fit?.k ?? report.effects?.yi.length ?? 0,
    start: spec.start,
    domains: spec.domains,
  };
}

/**
 * A judgement of certainty with the outcome of another analysis in its table; one that came from the same file under the same name
 * before gives way to it in its place.
 * @returns null where the table has as many outcomes as can be read
 */
export function withOutcome(spec: CertaintySpec, facts: OutcomeFacts): CertaintySpec | null {
  const { others } = spec;
  const place = others.findIndex(({ from, outcome }) => from === facts.from && outcome === facts.outcome);
  if (place >= 0) return { ...spec, others: others.with(place, facts) };
  return others.length + 1 >= MOST_OUTCOMES ? null : { ...spec, others: [...others, facts] };
}

/** The pooled effect on the scale it is shown on; null where there is none, or none that is a number there. */
function effectOf({ document, report, isRatio }: CertaintyInput): OutcomeEffect | null {
  const pooled = report.fit?.p === 1 ? report.fit.coefficients[0] : undefined;
  if (pooled === undefined) return null;
  const transformation = shownTransformation(document.effects, report);
  const estimate = transformation.apply(pooled.estimate);
  if (!Number.isFinite(estimate)) return null;
  const ends = pooled.interval === null ? null : showInterval(transformation, pooled.interval);
  return {
    measure: document.effects.measure,
    name: document.effects.effectName?.trim() ?? "",
    isRatio,
    axis: transformation.axis === "log" ? "log" : "linear",
    estimate,
    ...(ends === null
      ? {}
      : { interval: { lower: finiteOrNull(ends.lower), upper: finiteOrNull(ends.upper) } }),
  };
}

function finiteOrNull(end: number | null): number | null {
  return end !== null && Number.isFinite(end) ? end : null;
}
