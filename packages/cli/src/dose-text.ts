import {
  type AnalysisReport,
  type DoseCurvePoint,
  type DoseResponseReport,
  type DoseShapesReport,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatPercent,
  formatRatio,
  formatShort,
  type ShapeFit,
} from "@treeline/engine";
import { testText } from "./model-text.ts";
import { textTable } from "./text-table.ts";

/** The curve through dose categories: sentences, coefficients, tests, the table of doses, what was left out is said apart. */
export function doseResponseLines({ doseResponse }: AnalysisReport): string[] {
  if (doseResponse === undefined) return [];
  if (doseResponse.result === null) return ["No dose-response curve could be fitted."];
  return [
    ...doseResponse.sentences,
    "",
    ...coefficientLines(doseResponse, doseResponse.result),
    "",
    ...curveLines(doseResponse),
  ];
}

function coefficientLines(
  { spec }: DoseResponseReport,
  { coefficients, between }: NonNullable<DoseResponseReport["result"]>,
): string[] {
  return textTable([
    ["", "estimate", "SE", formatLevel(spec.level), "test", "p", "SD between"],
    ...coefficients.map(({ name, estimate, se, interval, test }, i) => [
      name,
      formatAdaptive(estimate, 4),
      formatAdaptive(se, 4),
      formatInterval(interval, (value) => formatAdaptive(value, 4)),
      testText(test),
      formatPEquation(test.pValue),
      between === null ? "" : formatAdaptive(between.sd[i] ?? null, 4),
    ]),
  ]);
}

function curveLines({ outcome, spec, table, result }: DoseResponseReport): string[] {
  const shown = (value: number): string =>
    outcome === "ratio" ? formatRatio(Math.exp(value), 2) : formatFixed(value, 2);
  const interval = (point: DoseCurvePoint): string => formatInterval(point, shown);
  return textTable([
    ["dose", outcome === "ratio" ? "ratio" : "difference", formatLevel(spec.level)],
    ...table.map((point) => [
      formatShort(point.dose),
      shown(point.estimate),
      point.dose === result?.referenceDose ? "reference" : interval(point),
    ]),
  ]);
}

/** Shapes of the dose compared, best first, with what the studies can and cannot tell apart. */
export function doseShapeLines({ moderation }: AnalysisReport): string[] {
  const found = moderation?.doseShapes ?? null;
  if (found === null || found.shapes.length === 0) return [];
  return [
    `Shapes of ${found.column} compared (k = ${found.k})`,
    ...shapeTable(found),
    ...found.sentences,
    ...found.issues.map(({ message, hint }) => `${message} ${hint}`),
  ];
}

function shapeTable({ shapes }: DoseShapesReport): string[] {
  const row = ({ label, parameters, logLik, aicc, weight, r2, i2 }: ShapeFit): string[] => [
    label,
    String(parameters),
    formatFixed(logLik, 2),
    formatFixed(aicc, 2),
    formatPercent(100 * weight, 1),
    r2 === null ? "" : formatPercent(r2, 1),
    i2 === null ? "" : formatPercent(i2, 1),
  ];
  return textTable([
    ["shape", "parameters", "logLik", "AICc", "weight", "R2", "residual I2"],
    ...shapes.map(row),
  ]);
}
