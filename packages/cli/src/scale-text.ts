import {
  type AnalysisReport,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatShort,
  type HypothesisTest,
  type LocationScaleFit,
  type ScaleReport,
  type ScaleView,
  scaleLinks,
} from "@treeline/engine";
import { testText } from "./model-text.ts";
import { textTable } from "./text-table.ts";

/** The location-scale model: sentences, coefficients of both parts, tests, tau at levels or along a number. */
export function scaleLines({ moderation }: AnalysisReport): string[] {
  const scale = moderation?.scale ?? null;
  if (scale === null) return [];
  const { fit } = scale;
  if (fit === null) return ["Location-scale model: not fitted."];
  return [
    `Location-scale model: k = ${fit.k}, ${fit.method}, ${scaleLinks.get(fit.link).label.toLowerCase()} link`,
    ...scale.sentences,
    "",
    ...coefficientLines(scale, fit),
    "",
    ...testLines(fit),
    ...scale.views.flatMap(viewLines),
  ];
}

function coefficientLines(
  { locationLabels, scaleLabels }: ScaleReport,
  { location, scale, level, link }: LocationScaleFit,
): string[] {
  const head = (name: string): string[] => [name, "estimate", "SE", formatLevel(level), "test", "p"];
  const row = (name: string, one: Coefficient): string[] => [
    `  ${name}`,
    one.estimate === null ? "no maximum" : formatFixed(one.estimate, 4),
    one.se === null ? "" : formatFixed(one.se, 4),
    formatInterval(one.interval, four),
    one.test === null ? "" : testText(one.test),
    one.test === null ? "" : formatPEquation(one.test.pValue),
  ];
  return textTable([
    head("mean (beta)"),
    ...location.map((one, i) => row(locationLabels[i]!, one)),
    head(link === "log" ? "log tau2 (alpha)" : "tau2 (alpha)"),
    ...scale.map((one, i) => row(scaleLabels[i]!, one)),
  ]);
}

type Coefficient = LocationScaleFit["location"][number] | LocationScaleFit["scale"][number];

function testLines({ p, QM, QS, QE, likelihoodRatio }: LocationScaleFit): string[] {
  const row = (name: string, test: HypothesisTest | null): string[][] =>
    test === null ? [] : [[name, testText(test), formatPEquation(test.pValue)]];
  const rows = [
    // Of a constant alone it is the test of the mean, which stands above.
    ...(p > 1 ? row("moderators of the mean", QM) : []),
    ...row("moderators of the heterogeneity", QS),
    ...row("against one tau2 for all", likelihoodRatio),
    ...row("residual heterogeneity", QE),
  ];
  return rows.length === 0 ? [] : textTable(rows);
}

/** Along a number, the ends and the middle tell enough. */
function viewLines({ column, kind, unit, points }: ScaleView): string[] {
  const ends = [points[0], points[Math.floor(points.length / 2)], points.at(-1)];
  const shown = kind === "factor" ? points : ends.filter((point) => point !== undefined);
  if (shown.length === 0) return [];
  return [
    "",
    ...textTable([
      [`tau by ${column}`, "k", "tau", "interval", "mean"],
      ...shown.map(({ level, x, k, tau, mean }) => [
        `  ${level ?? `${formatShort(x)}${unit === null ? "" : ` ${unit}`}`}`,
        k === null ? "" : String(k),
        formatAdaptive(tau.estimate, 4),
        formatInterval(tau.interval, (value) => formatAdaptive(value, 4)),
        formatFixed(mean, 4),
      ]),
    ]),
  ];
}

const four = (value: number): string => formatFixed(value, 4);
