import {
  type AnalysisReport,
  coefficientTests,
  type Fit,
  formatAdaptive,
  formatDf,
  formatFixed,
  formatInterval,
  formatPEquation,
  formatPercent,
  type Index,
  type Issue,
  type ModelSpec,
  type ParamDef,
  type ParamValue,
  type PoolingMethod,
  poolingMethods,
  predictionIntervals,
  withDefaults,
} from "@treeline/engine";
import type { JSX } from "preact";
import { lazy } from "../../controls/lazy.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { t } from "../../strings/en.ts";
import { type Display, decimalsOf, displayOf, showEffect, showStatistic } from "./display.ts";

const FurtherResults = lazy(async () => (await import("./further-results.tsx")).FurtherResults);

interface SummaryProps {
  readonly evaluated: Evaluated;
}

/** Of fewer studies a prediction interval is too uncertain to be stated without its warning. */
const FEWEST_TO_PREDICT = 5;

/** The conclusion in words, how it came about, and the numbers that carry it. */
export function Summary({ evaluated }: SummaryProps): JSX.Element {
  const { report } = evaluated;
  if (report.fit === null || report.effects === null) return <NoResult report={report} />;
  const display = displayOf(evaluated.document, report);
  return (
    <>
      <Sentence evaluated={evaluated} fit={report.fit} display={display} />
      <Byline evaluated={evaluated} fit={report.fit} />
      <WaldLine fit={report.fit} display={display} issues={report.issues} />
      <Tiles fit={report.fit} display={display} />
      <FurtherResults evaluated={evaluated} />
    </>
  );
}

function NoResult({ report }: { readonly report: AnalysisReport }): JSX.Element {
  return (
    <>
      <p class="say">{t.results.noResult}</p>
      <p class="by">
        {t.results.noResultHint}
        {report.effects !== null && ` ${t.results.used(report.effects.yi.length, report.effects.entered)}`}
      </p>
    </>
  );
}

/** How many rows are used, and how many of them are several effects in one. */
function usedWords({ yi, entered, combined }: NonNullable<AnalysisReport["effects"]>): string {
  const used = t.results.used(yi.length, entered);
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
    k: fit.k,
    outcome,
    // Effects nobody gave a name would read "the effect is effect =".
    estimate: display.isNamed ? `${display.symbol} = ${shown.full}` : shown.full,
    prediction: predicted?.lower != null ? t.results.range(predicted.lower, predicted.upper ?? "") : null,
    includesNull,
    direction: includesNull === false && direction !== "" ? direction : null,
  });
  return (
    <p class="say">
      {segments.map((segment, index) =>
        segment.strong ? <b key={index}>{segment.text}</b> : <span key={index}>{segment.text}</span>,
      )}
    </p>
  );
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
      {t.results.by(parts)} {effects !== null && usedWords(effects)}
    </p>
  );
}

function aloneParts({ tau2 }: Fit): string[] {
  return [tau2.given ? t.results.withGivenTau2 : t.results.asItIs, t.results.testedByZ];
}

function pooledParts({ spec, k, prediction }: Fit): string[] {
  const method = poolingMethods.get(spec.pooling);
  return [
    ...(method.estimators ? [] : [method.label]),
    t.results.kinds[spec.kind],
    ...(spec.kind === "random" && method.estimators ? [tau2Source(spec)] : []),
    ...(method.tests.length === 1 ? [] : [coefficientTests.get(spec.test).label]),
    ...(spec.weighting === "inverse-variance" ? [] : [t.results.weighting[spec.weighting]]),
    ...changedParams(method, spec),
    ...(prediction === null ? [] : [predictionWords(k, spec.prediction)]),
  ];
}

/** The parameters of the way to pool that are not its defaults. */
function changedParams({ params }: PoolingMethod, { poolingParams }: ModelSpec): string[] {
  const values = withDefaults(params, poolingParams);
  return params
    .filter(({ key, default: usual }) => values[key] !== usual)
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

function Tiles({ fit, display }: { readonly fit: Fit; readonly display: Display }): JSX.Element {
  return (
    <dl class="tiles" aria-label={t.results.tilesLabel}>
      <PooledTile fit={fit} display={display} />
      <TestTile fit={fit} />
      <TauTile fit={fit} />
      <I2Tile fit={fit} />
      <QTile fit={fit} />
    </dl>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly detail: string;
}

function Tile({ name, value, detail }: TileProps): JSX.Element {
  return (
    <div class="tile">
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span>{detail}</span>
      </dd>
    </div>
  );
}

/** One study tells nothing about differences between studies; a 0 would say that there are none. */
function OneStudyTile({ name }: { readonly name: string }): JSX.Element {
  return <Tile name={name} value={t.results.notApplicable} detail={t.results.oneStudy} />;
}

function PooledTile({ fit, display }: { readonly fit: Fit; readonly display: Display }): JSX.Element {
  const pooled = fit.coefficients[0]!;
  const shown = showEffect(
    display,
    pooled.estimate,
    pooled.interval,
    decimalsOf(display, pooled.interval, 3),
  );
  const detail =
    shown.lower === null || shown.upper === null
      ? t.results.noInterval
      : t.results.ci(display.level, t.results.range(shown.lower, shown.upper));
  const name = fit.k === 1 ? t.results.oneStudys(display.symbol) : t.results.pooled(display.symbol);
  return <Tile name={name} value={shown.estimate} detail={detail} />;
}

function TestTile({ fit }: { readonly fit: Fit }): JSX.Element {
  const test = fit.coefficients[0]!.test;
  if (test === null)
    return <Tile name={t.results.test} value={formatPEquation(null)} detail={t.results.noTest} />;
  return <Tile name={t.results.test} value={formatPEquation(test.pValue)} detail={showStatistic(test)} />;
}

/** An estimate of exactly 0 sits at its boundary and has no decimals to show. */
const threeDecimals = (value: number): string => (value === 0 ? formatFixed(0, 0) : formatAdaptive(value, 3));
const onePercent = (value: number): string => formatFixed(value, 1);

function TauTile({ fit }: { readonly fit: Fit }): JSX.Element | null {
  const { tau2, heterogeneity } = fit;
  const tau = heterogeneity.tau.estimate;
  if (tau === null || tau2.estimate === null) {
    // Counts pooled as they are have no variance between studies; one study cannot tell it.
    return fit.k === 1 ? <OneStudyTile name={t.results.tau} /> : null;
  }
  if (fit.spec.kind !== "random" && poolingMethods.get(fit.spec.pooling).estimators) {
    return <Tile name={t.results.tau} value={formatFixed(0, 0)} detail={t.results.tauNone} />;
  }
  const interval = tau2.interval && formatInterval(tau2.interval, threeDecimals);
  return (
    <Tile
      name={t.results.tau}
      value={threeDecimals(tau)}
      detail={t.results.tau2(threeDecimals(tau2.estimate), tau2.given ? t.results.given : interval)}
    />
  );
}

/** The definition asked for, or the only one that the way to pool has; the other one stands beside it where they differ. */
function I2Tile({ fit }: { readonly fit: Fit }): JSX.Element {
  const { i2, i2Q, h2, h2Q, q } = fit.heterogeneity;
  const fromQ = isFromQ(fit);
  const name = fromQ ? t.results.i2Q : t.results.i2Tau;
  if (q === null) return <OneStudyTile name={name} />;
  const index: Index = fromQ ? i2Q : i2;
  const factor: Index = fromQ ? h2Q : h2;
  const other = poolingMethods.get(fit.spec.pooling).estimators ? (fromQ ? i2 : i2Q).estimate : null;
  const range =
    index.interval === null
      ? t.results.noInterval
      : t.results.range(
          onePercent(index.interval.lower),
          index.interval.upper === null ? onePercent(100) : onePercent(index.interval.upper),
        );
  const beside =
    other === null || other === index.estimate
      ? ""
      : t.results.otherI2(fromQ ? t.results.i2TauShort : t.results.i2QShort, formatPercent(other));
  const detail = `${range}; ${t.results.h2(formatFixed(factor.estimate, 2))}${beside}`;
  return <Tile name={name} value={formatPercent(index.estimate)} detail={detail} />;
}

function isFromQ({ spec, heterogeneity, tau2 }: Fit): boolean {
  if (poolingMethods.get(spec.pooling).estimators) return spec.i2 === "Q";
  return tau2.estimate === null || heterogeneity.i2Q.estimate !== null;
}

function QTile({ fit }: { readonly fit: Fit }): JSX.Element {
  const { q, i2Q } = fit.heterogeneity;
  if (q === null) return <OneStudyTile name={t.results.q} />;
  const detail = t.results.qTest(q.df.map(formatDf).join(", "), formatPEquation(q.pValue));
  // Where no effects are weighted there is no Q of Cochran's.
  const name = i2Q.estimate === null ? t.results.likelihoodRatio : t.results.q;
  return <Tile name={name} value={formatFixed(q.statistic.value, 1)} detail={detail} />;
}
