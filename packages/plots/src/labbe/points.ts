import {
  groupsAsInputs,
  isLabbeRate,
  type LabbeMeasure,
  labbePoints,
  type StudyGroups,
} from "@treeline/engine";
import type { PlotInput } from "../plot-types.ts";
import type { LabbeOptions } from "./options.ts";

/** A study of the plot: the control group across, the treated group upwards. */
export interface LabbeStudy {
  readonly groups: StudyGroups;
  readonly x: number;
  readonly y: number;
  /** Relative to the largest circle, 0 to 1. */
  readonly area: number;
  /** Percent; null where the model gives the study none. */
  readonly weight: number | null;
}

/** A study without weight, or with hardly any, is still seen. */
const LEAST_AREA = 0.02;

/** The groups that a measure compares: counted among people, or over time. */
export function groupsBehind(
  { groups, rates }: PlotInput["report"],
  measure: LabbeMeasure,
): readonly StudyGroups[] {
  return (isLabbeRate(measure) ? rates : groups) ?? [];
}

/**
 * The studies with both groups counted, with areas from their weights; without weights in the model, from the precision of their
 * own difference. On the scale of the measure a study has to have a finite value in both groups.
 */
export function labbeStudies(
  { report }: PlotInput,
  measure: LabbeMeasure,
  scale: LabbeOptions["scale"],
): LabbeStudy[] {
  const groups = groupsBehind(report, measure);
  const { effects, fit } = report;
  const weighted = fit !== null && fit.weights.length === effects?.rowIds.length;
  const weights = new Map(weighted ? effects.rowIds.map((id, row) => [id, fit.weights[row] ?? 0]) : []);
  const points = new Map(labbePoints(measure, groupsAsInputs(groups)).map((point) => [point.row, point]));
  const studies = groups.flatMap((study, row): LabbeStudy[] => {
    const point = points.get(row);
    const { treated, control } = study;
    const place =
      scale === "measure" ? point : { x: control.events / control.size, y: treated.events / treated.size };
    if (place === undefined) return [];
    const weight = weights.get(study.rowId) ?? null;
    const size = point?.size ?? 0;
    return [{ groups: study, x: place.x, y: place.y, area: weighted ? (weight ?? 0) : size * size, weight }];
  });
  const largest = studies.reduce((most, { area }) => Math.max(most, area), 0);
  return studies.map((study) => ({
    ...study,
    area: Math.max(LEAST_AREA, largest > 0 ? study.area / largest : 1),
  }));
}
