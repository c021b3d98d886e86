import {
  type AnalysisReport,
  coefficientTests,
  type Fit,
  type Issue,
  type ModelSpec,
  methodName,
  type ParamDef,
  type ParamValue,
  type PoolingMethod,
  poolingMethods,
  predictionIntervals,
  unbroken,
  withDefaults,
} from "@treeline/engine";
import type { JSX } from "preact";
import { lazy } from "../../controls/lazy.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { firstResultShown } from "../../state/first-result.ts";
import { t } from "../../strings/t.ts";
import { type Display, displayOf, showEffect } from "./display.ts";
import { Tiles } from "./tiles.tsx";

const FurtherResults = lazy(
  async () => (await import("./further-results.tsx")).FurtherResults,
  firstResultShown,
  RoomForFurther,
);
const NoResult = lazy(async () => (await import("./no-result.tsx")).NoResult);

interface SummaryProps {
  readonly evaluated: Evaluated;
}

/** Of fewer studies a prediction interval is too uncertain to be stated without its warning. */
export const FEWEST_TO_PREDICT = 5;

/** The conclusion in words, how it came about, and the numbers that carry it. */
export function Summary({ evaluated }: SummaryProps): JSX.Element {
  const { report } = evaluated;
  const ofNetwork = report.network?.conclusion?.sentence;
  const lead = ofNetwork !== undefined && <p class="say">{ofNetwork}</p>;
  if (report.fit === null || report.effects === null) return lead || <NoResult report={report} />;
  const display = displayOf(evaluated.document, report);
  return (
    <>
      {lead}
      <Sentence evaluated={evaluated} fit={report.fit} display={display} />
      <Byline evaluated={evaluated} fit={report.fit} />
      <WaldLine fit={report.fit} display={display} issues={report.issues} />
      <Tiles fit={report.fit} display={display} />
      <FurtherResults evaluated={evaluated} />
    </>
  );
}

/** How many rows are used, and how many of them are several effects in one. */
function usedWords(
  { k: pooled, informing: k = pooled }: Fit,
  { yi, entered, combined }: NonNullable<AnalysisReport["effects"]>,
): string {
  const used = k === yi.length ? t.results.used(k, entered) : t.results.pooledCounts(k, yi.length, entered);
  const studies = combined?.studies ?? [];
  if (studies.length === 0) return used;
  const effects = studies.reduce((sum, { rowIds }) => sum + rowIds.length, 0);
  return t.results.combined(effects, studies.length) + used;
}

interface PartProps {
  readonly evaluated: Evaluated;
  readonly fit: Fit;
  readonly display: Display;
}

function Sentence({ evaluated, fit, display }: PartProps): JSX.Element | null {
  const pooled = fit.coefficients[0];
  if (pooled === undefined) return null;
  const { outcome, directions } = evaluated.document.effects;
  const shown = showEffect(display, pooled.estimate, pooled.interval);
  const predicted =
    fit.k < FEWEST_TO_PREDICT ? null : fit.prediction && showEffect(display, pooled.estimate, fit.prediction);
  const includesNull = containsNull(display, pooled.interval);
  const above = pooled.estimate > (display.measure.nullValue ?? 0);
  const direction = above ? directions.positive : directions.negative;
  const segments = t.results.sentence({
    k: fit.informing ?? fit.k,
    studies: namedStudies(evaluated, fit),
    outcome,
    // Effects nobody gave a name would read "the effect is effect =".
    estimate: display.isNamed ? `${display.symbol} = ${shown.full}` : shown.full,
    prediction: predicted?.lower != null ? t.results.range(predicted.lower, predicted.upper ?? "") : null,
    includesNull,
    direction: includesNull === false && direction !== "" ? direction : null,
  });
  return (
    <p class={evaluated.report.network?.conclusion ? "by" : "say"}>
      {segments.map((segment, index) =>
        segment.strong ? (
          <b key={index}>{unbroken(segment.text)}</b>
        ) : (
          <span key={index}>{segment.text}</span>
        ),
      )}
    </p>
  );
}

/** How many names the pooled rows carry; null where each has its own, or none. */
function namedStudies({ document, report }: Evaluated, { k }: Fit): number | null {
  const labels = document.roles.label === null ? [] : (report.effects?.labels ?? []);
  const { size } = new Set(labels);
  return labels.length === k && size < k ? size : null;
}

function containsNull(
  display: Display,
  interval: { lower: number; upper: number | null } | null,
): boolean | null {
  const { nullValue } = display.measure;
  if (nullValue === null || interval === null) return null;
  return interval.lower <= nullValue && (interval.upper === null || interval.upper >= nullValue);
}

function Byline({ evaluated, fit }: { readonly evaluated: Evaluated; readonly fit: Fit }): JSX.Element {
  const parts = fit.k === 1 ? aloneParts(fit) : pooledParts(fit);
  const effects = evaluated.report.effects;
  return (
    <p class="by">
      {t.results.by(parts)} {effects !== null && usedWords(fit, effects)}
    </p>
  );
}

function aloneParts({ tau2 }: Fit): string[] {
  return [tau2.given ? t.results.withGivenTau2 : t.results.asItIs, t.results.testedByZ];
}

function pooledParts({ spec, k, prediction }: Fit): string[] {
  const method = poolingMethods.get(spec.pooling);
  return [
    ...(method.estimators ? [] : [methodName(spec)]),
    t.results.kinds[spec.kind],
    ...(spec.kind === "random" && method.estimators ? [tau2Source(spec)] : []),
    ...(method.tests.length === 1 ? [] : [coefficientTests.get(spec.test).label]),
    ...(spec.weighting === "inverse-variance" ? [] : [t.results.weighting[spec.weighting]]),
    ...changedParams(method, spec),
    ...(prediction === null ? [] : [predictionWords(k, spec.prediction)]),
  ];
}

/** The parameters of the way to pool that are not its defaults. */
function changedParams({ params, namedBy }: PoolingMethod, { poolingParams }: ModelSpec): string[] {
  const values = withDefaults(params, poolingParams);
  return params
    .filter(({ key, default: usual }) => key !== namedBy && values[key] !== usual)
    .map((def) => t.results.param(def.label, valueWords(def, values[def.key] ?? null)));
}

function valueWords(def: ParamDef, value: ParamValue): string {
  if (typeof value === "boolean") return value ? t.results.yes : t.results.no;
  const choice = def.type === "choice" ? def.choices.find((known) => known.value === value) : undefined;
  return choice?.label ?? String(value);
}

function predictionWords(k: number, method: string): string {
  const { label } = predictionIntervals.get(method);
  return k < FEWEST_TO_PREDICT ? t.results.noPrediction(k, label) : t.results.prediction(label);
}

function tau2Source({ tau2, estimator }: ModelSpec): string {
  return tau2 === null ? estimator : t.results.tau2Given;
}

interface WaldLineProps {
  readonly fit: Fit;
  readonly display: Display;
  readonly issues: readonly Issue[];
}

/** Where Knapp-Hartung and Wald tell different stories, both are told. */
function WaldLine({ fit, display, issues }: WaldLineProps): JSX.Element | null {
  const pooled = fit.coefficients[0];
  if (fit.wald === null || pooled === undefined) return null;
  const has = (code: string): boolean => issues.some((issue) => issue.code === code);
  return (
    <p class="by">
      {t.results.wald({
        estimate: showEffect(display, pooled.estimate, fit.wald).full,
        k: fit.k,
        degenerate: has("hksj-degenerate"),
        narrower: has("hksj-narrower-than-wald"),
      })}
    </p>
  );
}

/** As many closed folds as the further results will have, so that nothing moves when they come. */
function RoomForFurther({ evaluated: { report } }: SummaryProps): JSX.Element {
  const folds = [report.fit?.beyond, report.numberNeeded];
  return (
    <>
      {folds.map(
        (fold, place) =>
          fold !== undefined && (
            <details key={place} class="notes further pending">
              <summary>{"\u00a0"}</summary>
            </details>
          ),
      )}
    </>
  );
}
