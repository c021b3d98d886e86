import {
  type AnalysisReport,
  type DoseCurvePoint,
  type DoseResponseReport,
  type DoseShapesReport,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPercent,
  formatRatio,
  formatShort,
} from "@treeline/engine";
import { createDisplayScale } from "../display-scale.ts";
import type { PlotInput } from "../plot-types.ts";
import { words as common } from "../words.ts";
import type { DoseOptions } from "./options.ts";
import { doseWords as words } from "./words.ts";

/** A curve with its name in the legend; empty = it needs none. */
export interface DoseSeries {
  readonly name: string;
  readonly points: readonly DoseCurvePoint[];
}

/** A circle: a dose category or a study. */
export interface DoseCircle {
  readonly title: string;
  /** The name of its study. */
  readonly label: string;
  /** Only where it is an effect of the analysis, which the page can show. */
  readonly rowId: string | null;
  readonly dose: number;
  /** Analysis scale. */
  readonly value: number;
  readonly weight: number;
}

/** What is drawn, whichever curves it is of. */
export interface DoseContent {
  /** The best or only one first. */
  readonly series: readonly DoseSeries[];
  readonly circles: readonly DoseCircle[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly isLog: boolean;
  /** Analysis scale to the axis' own coordinate, which runs evenly over the paper; logs for ratios. */
  coordinate(value: number): number;
  readonly reference: number | null;
  /** On the analysis scale. */
  readonly nullValue: number | null;
  readonly note: string;
  readonly description: string;
}

type Fitted = DoseResponseReport & { readonly result: NonNullable<DoseResponseReport["result"]> };

function fittedOf({ doseResponse }: AnalysisReport): Fitted | null {
  if (doseResponse === undefined || doseResponse.result === null) return null;
  return { ...doseResponse, result: doseResponse.result };
}

function shapesOf({ moderation }: AnalysisReport): DoseShapesReport | null {
  const found = moderation?.doseShapes ?? null;
  return found === null || found.shapes.length === 0 ? null : found;
}

/** Why there is nothing to draw; null = there is. */
export function whyNoCurve({ report }: PlotInput, { show }: DoseOptions): string | null {
  const [fitted, shapes] = [fittedOf(report), shapesOf(report)];
  if (show === "categories" && fitted === null)
    return report.doseResponse === undefined ? words.noCategories : words.noCurve;
  if (show === "shapes") return shapes === null ? words.noShapes : null;
  if (fitted !== null || shapes !== null) return null;
  return report.doseResponse === undefined ? words.nothing : words.noCurve;
}

/** Which curves are drawn, where the choice between them is automatic too. */
export function curvesShown(report: AnalysisReport, { show }: DoseOptions): "categories" | "shapes" {
  return fittedOf(report) !== null && show !== "shapes" ? "categories" : "shapes";
}

/** @throws RangeError where there is nothing to draw */
export function doseContent(input: PlotInput, { show }: DoseOptions): DoseContent {
  const [fitted, shapes] = [fittedOf(input.report), shapesOf(input.report)];
  if (fitted !== null && show !== "shapes") return categoryContent(fitted);
  if (shapes === null) throw new RangeError("a dose-response plot without a curve");
  return shapeContent(input, shapes);
}

function categoryContent({ outcome, design, result, points, spec, sentences }: Fitted): DoseContent {
  const isLog = outcome === "ratio";
  const name = words.outcomes[isLog ? (design ?? "ratio") : outcome];
  const shown = (value: number): string => (isLog ? formatRatio(Math.exp(value), 2) : formatFixed(value, 2));
  return {
    series: [{ name: "", points: result.curve }],
    circles: points.map(({ study, dose, estimate, reported, se, weight }) => ({
      title: words.pointTitle(
        study,
        formatShort(dose),
        shown(reported),
        formatInterval({ lower: reported - 1.96 * se, upper: reported + 1.96 * se }, shown),
      ),
      label: study,
      rowId: null,
      dose,
      value: estimate,
      weight,
    })),
    xTitle: words.dose,
    yTitle: isLog ? words.logScale(name) : name,
    isLog,
    coordinate: (value) => value,
    reference: result.referenceDose,
    nullValue: 0,
    note: words.curve(result.shape.label, formatLevel(spec.level), common.studies(result.studies.length)),
    // What was fitted and the effect at the farthest dose; the tests of the curve stand beside the figure.
    description: sentences.slice(0, 2).join(" "),
  };
}

function shapeContent(
  input: PlotInput,
  { column, unit, shapes, points, sentences }: DoseShapesReport,
): DoseContent {
  const scale = createDisplayScale(input);
  const isLog = scale.transformation.axis === "log";
  return {
    series: shapes.map(({ label, weight, curve }) => ({
      name: words.weight(label, formatPercent(100 * weight, 0)),
      points: curve,
    })),
    circles: points.map(({ rowId, label, dose, yi, weight }) => ({
      title: words.studyTitle(label, formatShort(dose), scale.format(yi)),
      label,
      rowId,
      dose,
      value: yi,
      weight,
    })),
    xTitle: unit === null ? column : words.inUnit(column, unit),
    yTitle: isLog ? words.logScale(scale.name) : scale.name,
    isLog,
    coordinate: scale.coordinate,
    reference: null,
    nullValue: scale.nullValue,
    note: words.shapes(formatLevel(input.document.model.level)),
    description: sentences.join(" "),
  };
}
