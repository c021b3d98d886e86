import {
  type Fit,
  formatAdaptive,
  formatDf,
  formatEnds,
  formatFixed,
  formatInterval,
  formatNumbers,
  formatPEquation,
  formatPercent,
  poolingMethods,
  shownI2,
} from "@treeline/engine";
import type { JSX } from "preact";
import { Tile } from "../../controls/tile.tsx";
import { t } from "../../strings/t.ts";
import { type Display, decimalsOf, showEffect, showStatistic } from "./display.ts";

/** The numbers that carry the conclusion; a tile stands only for what the way to pool has. */
export function Tiles({ fit, display }: { readonly fit: Fit; readonly display: Display }): JSX.Element {
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

/** One study tells nothing about differences between studies; a 0 would say that there are none. */
function OneStudyTile({ about, name }: { readonly about: string; readonly name: string }): JSX.Element {
  return <Tile about={about} name={name} value={t.results.notApplicable} detail={t.results.oneStudy} />;
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
      ? (shown.interval ?? t.results.noInterval)
      : t.results.ci(display.level, t.results.range(shown.lower, shown.upper));
  const name = fit.k === 1 ? t.results.oneStudys(display.symbol) : t.results.pooled(display.symbol);
  return <Tile about="pooled" name={name} value={shown.estimate} detail={detail} />;
}

function TestTile({ fit }: { readonly fit: Fit }): JSX.Element {
  const test = fit.coefficients[0]!.test;
  if (test === null)
    return (
      <Tile about="test" name={t.results.test} value={formatPEquation(null)} detail={t.results.noTest} />
    );
  return (
    <Tile
      about="test"
      name={t.results.test}
      value={formatPEquation(test.pValue)}
      detail={showStatistic(test)}
    />
  );
}

/** An estimate of exactly 0 sits at its boundary and has no decimals to show. */
const threeDecimals = (value: number): string => (value === 0 ? formatFixed(0, 0) : formatAdaptive(value, 3));
const onePercent = (value: number): string => formatFixed(value, 1);

function TauTile({ fit }: { readonly fit: Fit }): JSX.Element | null {
  const { tau2, heterogeneity } = fit;
  const tau = heterogeneity.tau.estimate;
  if (tau === null || tau2.estimate === null) {
    // Counts pooled as they are have no variance between studies; one study cannot tell it.
    return fit.k === 1 ? <OneStudyTile about="tau" name={t.results.tau} /> : null;
  }
  if (fit.spec.kind !== "random" && poolingMethods.get(fit.spec.pooling).estimators) {
    return <Tile about="tau" name={t.results.tau} value={formatFixed(0, 0)} detail={t.results.tauNone} />;
  }
  const interval = tau2.interval && formatInterval(tau2.interval, threeDecimals);
  return (
    <Tile
      about="tau"
      name={t.results.tau}
      value={threeDecimals(tau)}
      detail={t.results.tau2(threeDecimals(tau2.estimate), tau2.given ? t.results.given : interval)}
    />
  );
}

const inWords = (ends: ReturnType<typeof formatEnds>): string =>
  typeof ends === "string" ? ends : t.results.range(...ends);

/** The definition asked for, or the only one that the way to pool has; the other one stands beside it where they differ. */
function I2Tile({ fit }: { readonly fit: Fit }): JSX.Element {
  const { i2, i2Q, q } = fit.heterogeneity;
  const { index, factor, from } = shownI2(fit);
  const fromQ = from === "Q";
  const name = fromQ ? t.results.i2Q : t.results.i2Tau;
  const about = fromQ ? "i2-q" : "i2-tau";
  if (q === null) return <OneStudyTile about={about} name={name} />;
  const other = poolingMethods.get(fit.spec.pooling).estimators ? (fromQ ? i2 : i2Q).estimate : null;
  const range =
    index.interval === null
      ? t.results.noInterval
      : inWords(formatEnds({ ...index.interval, upper: index.interval.upper ?? 100 }, onePercent));
  const beside =
    other === null || other === index.estimate
      ? ""
      : t.results.otherI2(fromQ ? t.results.i2TauShort : t.results.i2QShort, formatPercent(other));
  const detail = `${range}; ${t.results.h2(formatFixed(factor.estimate, 2))}${beside}`;
  return <Tile about={about} name={name} value={formatPercent(index.estimate)} detail={detail} />;
}

function QTile({ fit }: { readonly fit: Fit }): JSX.Element {
  const { q, i2Q } = fit.heterogeneity;
  if (q === null) return <OneStudyTile about="q" name={t.results.q} />;
  const detail = t.results.qTest(formatNumbers(q.df, formatDf), formatPEquation(q.pValue));
  // Where no effects are weighted there is no Q of Cochran's.
  const [about, name] = i2Q.estimate === null ? ["lr-q", t.results.likelihoodRatio] : ["q", t.results.q];
  return <Tile about={about} name={name} value={formatFixed(q.statistic.value, 1)} detail={detail} />;
}
