import { doseColumns } from "../document/dose-trend.ts";
import type { AnalysisDocument, DoseColumn, DoseTrendSpec } from "../document/types.ts";
import type { DosePoint, DoseResponseReport } from "../dose-types.ts";
import type { Issue, Result } from "../result.ts";
import type { StudyTable } from "../table/study-table.ts";
import { fitDoseResponse, readDoseStudies } from "./dose-response/dose-response.ts";
import { doseRows } from "./dose-response/dose-rows.ts";
import { doseSentences } from "./dose-response/dose-sentences.ts";
import { gridOver } from "./dose-response/predict.ts";
import { roundDoses } from "./dose-response/round-doses.ts";
import type {
  DoseData,
  DoseDesign,
  DoseResponse,
  DoseResponseSpec,
  DoseShape,
  DoseStudy,
} from "./dose-response/types.ts";

/** What the dose categories of a document are computed from. */
export interface DoseInput {
  readonly table: StudyTable;
  readonly spec: DoseTrendSpec;
  readonly leftOut: readonly string[];
  readonly level: number;
}

/** The part of a document that its dose categories are computed from; null where its rows are none. */
export function doseInput({ table, doseResponse, exclusions, model }: AnalysisDocument): DoseInput | null {
  if (doseResponse === undefined) return null;
  const used = new Set(doseColumns(doseResponse));
  return {
    table: { rowIds: table.rowIds, columns: table.columns.filter(({ name }) => used.has(name)) },
    spec: doseResponse,
    leftOut: exclusions.map(({ rowId }) => rowId),
    level: model.level,
  };
}

/** Whether a document asks for a pooled effect; one of dose categories alone does not. */
export function asksEffects({ doseResponse, roles }: AnalysisDocument): boolean {
  return doseResponse === undefined || Object.keys(roles.inputs).length > 0;
}

/** Points of the curve that is drawn. */
const CURVE = 101;

/** The curve through the dose categories of a document, its table, its studies, and what is to be said of them. */
export function doseResponseOf({ table, spec, leftOut, level }: DoseInput): DoseResponseReport {
  const rows = doseRows(table, spec, new Set(leftOut));
  const nothing: DoseResponseReport = {
    outcome: spec.outcome,
    design: null,
    spec: fitSpec(spec, level, []),
    result: null,
    table: [],
    points: [],
    sentences: [],
    issues: rows.issues,
  };
  if (rows.data === null) return nothing;
  const { studies } = readDoseStudies(rows.data);
  const doses = studies.flatMap((study) => [study.referenceDose, ...study.doses]);
  const places = placesOf(spec, doses);
  const all = [...places.curve, ...places.table, ...places.references];
  const fitted: Result<DoseResponse> = fitDoseResponse(rows.data, fitSpec(spec, level, all));
  const issues = [...rows.issues, ...fitted.issues.map((each) => inColumn(each, spec))];
  if (!fitted.ok) return { ...nothing, issues };
  const { curve } = fitted.value;
  const result = { ...fitted.value, curve: curve.slice(0, places.curve.length) };
  const predicted = curve.slice(places.curve.length, places.curve.length + places.table.length);
  const shift = new Map(
    curve.slice(places.curve.length + places.table.length).map(({ dose, estimate }) => [dose, estimate]),
  );
  const design = sharedDesign(rows.data);
  return {
    outcome: spec.outcome,
    design,
    spec: { ...fitSpec(spec, level, []), reference: result.referenceDose },
    result,
    table: predicted,
    points: pointsOf(result.studies, shift),
    sentences: doseSentences(result, { outcome: spec.outcome, design, table: predicted, level }),
    issues,
  };
}

interface Places {
  readonly curve: readonly number[];
  readonly table: readonly number[];
  /** The studies' own reference doses. */
  readonly references: readonly number[];
}

function placesOf({ at }: DoseTrendSpec, doses: readonly number[]): Places {
  if (doses.length === 0) return { curve: [], table: [], references: [] };
  const [low, high] = [Math.min(...doses), Math.max(...doses)];
  return {
    curve: gridOver(low, high, CURVE),
    table: at.length > 0 ? at : roundDoses(low, high),
    references: [...new Set(doses)],
  };
}

function fitSpec(spec: DoseTrendSpec, level: number, grid: readonly number[]): DoseResponseSpec {
  const { shape: id, knots, knotCount, stages, method, reference } = spec;
  const shape: DoseShape = {
    id,
    ...(knots === null ? {} : { knots }),
    ...(knotCount === null ? {} : { knotCount }),
  };
  return { shape, stages, method, level, reference, grid };
}

/** The columns of issues are those of the table, which have names of their own. */
function inColumn(found: Issue, { columns }: DoseTrendSpec): Issue {
  const key = found.path.column;
  if (key === undefined) return found;
  const { column: _key, ...path } = found.path;
  const isKey = (name: string): name is DoseColumn => name in columns;
  const named = isKey(key) ? columns[key] : key === "logRatio" ? columns.ratio : columns.lower;
  return { ...found, path: named === undefined ? path : { ...path, column: named } };
}

function sharedDesign(data: DoseData): DoseDesign | null {
  if (data.outcome !== "ratio") return null;
  const [first, ...others] = new Set(data.rows.map((row) => row.design));
  return first === undefined || others.length > 0 ? null : first;
}

function pointsOf(studies: readonly DoseStudy[], shift: ReadonlyMap<number, number>): DosePoint[] {
  const variances = studies.flatMap(({ covariance }) => covariance.map((row, i) => row[i]!));
  const least = Math.min(...variances);
  return studies.flatMap((study) =>
    study.doses.map((dose, i): DosePoint => {
      const variance = study.covariance[i]![i]!;
      return {
        rowId: study.rowIds[i]!,
        study: study.study,
        dose,
        estimate: study.y[i]! + (shift.get(study.referenceDose) ?? 0) + 0,
        reported: study.y[i]!,
        se: Math.sqrt(variance),
        weight: least / variance,
      };
    }),
  );
}
