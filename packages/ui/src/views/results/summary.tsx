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
  predictionIntervals,
} from "@treeline/engine";
import type { JSX } from "preact";
import type { Evaluated } from "../../state/evaluation.ts";
import { t } from "../../strings/en.ts";
import { type Display, decimalsOf, displayOf, showEffect, showStatistic } from "./display.ts";

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
  return [
    t.results.kinds[spec.kind],
    ...(spec.kind === "random" ? [tau2Source(spec)] : []),
    coefficientTests.get(spec.test).label,
    ...(spec.weighting === "inverse-variance" ? [] : [t.results.weighting[spec.weighting]]),
    ...(prediction === null ? [] : [predictionWords(k, spec.prediction)]),
  ];
}

function predictionWords(k: number, method: string): string {
  return k < FEWEST_TO_PREDICT
    ? t.results.noPrediction(k)
    : t.results.prediction(predictionIntervals.get(method).label);
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

function TauTile({ fit }: { readonly fit: Fit }): JSX.Element {
  const { tau2, heterogeneity } = fit;
  const tau = heterogeneity.tau.estimate;
  if (tau === null || tau2.estimate === null) return <OneStudyTile name={t.results.tau} />;
  if (fit.spec.kind !== "random") {
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

function I2Tile({ fit }: { readonly fit: Fit }): JSX.Element {
  const fromQ = fit.spec.i2 === "Q";
  const name = fromQ ? t.results.i2Q : t.results.i2Tau;
  if (fit.heterogeneity.q === null) return <OneStudyTile name={name} />;
  const index: Index = fromQ ? fit.heterogeneity.i2Q : fit.heterogeneity.i2;
  const h2: Index = fromQ ? fit.heterogeneity.h2Q : fit.heterogeneity.h2;
  const range =
    index.interval === null
      ? t.results.noInterval
      : t.results.range(
          onePercent(index.interval.lower),
          index.interval.upper === null ? onePercent(100) : onePercent(index.interval.upper),
        );
  const detail = `${range}; ${t.results.h2(formatFixed(h2.estimate, 2))}`;
  return <Tile name={name} value={formatPercent(index.estimate)} detail={detail} />;
}

function QTile({ fit }: { readonly fit: Fit }): JSX.Element {
  const { q } = fit.heterogeneity;
  if (q === null) return <OneStudyTile name={t.results.q} />;
  const detail = t.results.qTest(q.df.map(formatDf).join(", "), formatPEquation(q.pValue));
  return <Tile name={t.results.q} value={formatFixed(q.statistic.value, 1)} detail={detail} />;
}
