import type { Params } from "../registry.ts";
import type { Column } from "../table/study-table.ts";
import { createBiasSpec } from "./bias-spec.ts";
import { createCertainty } from "./certainty-spec.ts";
import { DEFAULT_MODEL } from "./defaults.ts";
import { createDependence } from "./dependence-spec.ts";
import { createDoseTrend } from "./dose-trend.ts";
import { createFlow } from "./flow-spec.ts";
import { createModerators, DEFAULT_MODERATOR } from "./moderators.ts";
import { createNetwork } from "./network-spec.ts";
import { createRiskOfBias } from "./risk-of-bias-spec.ts";
import { createSensitivitySpec } from "./sensitivity-spec.ts";
import type {
  AggregateSpec,
  AnalysisDocument,
  DoseTrendSpec,
  GridSpec,
  ImputationSpec,
  ModeratorsSpec,
} from "./types.ts";

/**
 * A document as JSON text, the same text for equal documents: fields in the order of the type, entries of dictionaries sorted
 * (but for options of plots, which keep their order), one line per list of cells, numbers in the shortest form that reads back
 * to the same double.
 * @throws RangeError for a number that is not finite: no document holds one
 */
export function serialiseDocument(document: AnalysisDocument): string {
  return serialiseWith(document, document.table.columns.map(serialiseColumn));
}

/**
 * One column as it stands in the text of a document, for those who write the same columns again and again.
 * @throws RangeError for a number that is not finite
 */
export function serialiseColumn(column: Column): string {
  return write(columnInOrder(column), COLUMN_INDENT);
}

/**
 * The text of `serialiseDocument` from columns written before.
 * @param columns what `serialiseColumn` made of each column, in the order of the table
 */
export function serialiseWith(document: AnalysisDocument, columns: readonly string[]): string {
  return `${write(
    inOrder(
      document,
      columns.map((text) => new Written(text)),
    ),
    "",
  )}\n`;
}

/** Text that stands as it is. */
class Written {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Json = string | number | boolean | null | Written | readonly Json[] | { readonly [key: string]: Json };

/** How far the columns of the table stand in. */
const COLUMN_INDENT = "      ";

function inOrder(document: AnalysisDocument, columns: readonly Written[]): Json {
  const { roles, effects, model, plots, ledger, guards, derived, filter } = document;
  return {
    schema: document.schema,
    title: document.title,
    source: document.source,
    roles: { label: roles.label, inputs: sorted(roles.inputs), weights: roles.weights },
    effects: {
      measure: effects.measure,
      params: sorted(effects.params),
      ...(isEmpty(effects.assumptions) ? {} : { assumptions: sortedEach(effects.assumptions) }),
      ...(isNoImputation(effects.imputation)
        ? {}
        : { imputation: { sd: effects.imputation.sd, correlation: effects.imputation.correlation } }),
      directions: { negative: effects.directions.negative, positive: effects.directions.positive },
      outcome: effects.outcome,
      effectName: effects.effectName,
      display: effects.display,
      ...(isEmpty(effects.displayParams) ? {} : { displayParams: sorted(effects.displayParams) }),
      ...(effects.artefacts === null
        ? {}
        : {
            artefacts: {
              correction: effects.artefacts.correction,
              params: sorted(effects.artefacts.params),
            },
          }),
      ...(effects.aggregate === null ? {} : { aggregate: aggregateInOrder(effects.aggregate) }),
    },
    model: {
      kind: model.kind,
      estimator: model.estimator,
      tau2: model.tau2,
      weighting: model.weighting,
      test: model.test,
      level: model.level,
      tau2Interval: model.tau2Interval,
      i2: model.i2,
      prediction: model.prediction,
      ...(model.pooling === DEFAULT_MODEL.pooling ? {} : { pooling: model.pooling }),
      ...(isEmpty(model.poolingParams) ? {} : { poolingParams: sorted(model.poolingParams) }),
      ...(model.threshold === null ? {} : { threshold: model.threshold }),
      ...(model.equivalence === null ? {} : { equivalence: model.equivalence }),
      ...(model.seed === DEFAULT_MODEL.seed ? {} : { seed: model.seed }),
      ...(model.samples === DEFAULT_MODEL.samples ? {} : { samples: model.samples }),
      ...(model.studyIntervals === undefined ? {} : { studyIntervals: model.studyIntervals }),
      ...(model.numberNeeded === undefined
        ? {}
        : { numberNeeded: { risk: model.numberNeeded.risk, events: model.numberNeeded.events } }),
      ...(model.bayes === undefined
        ? {}
        : {
            bayes: { prior: model.bayes.prior, params: sorted(model.bayes.params), mean: model.bayes.mean },
          }),
      ...(model.beside === undefined
        ? {}
        : { beside: model.beside.map(({ kind, estimator, test }) => ({ kind, estimator, test })) }),
    },
    ...(document.moderators === undefined ? {} : { moderators: moderatorsInOrder(document.moderators) }),
    ...(document.doseResponse === undefined ? {} : { doseResponse: doseTrendInOrder(document.doseResponse) }),
    ...(document.network === undefined
      ? {}
      : { network: changed({ ...createNetwork(document.network) }, { ...createNetwork(), columns: null }) }),
    ...(document.dependence === undefined
      ? {}
      : { dependence: changed({ ...document.dependence }, { ...createDependence({ by: "" }), by: null }) }),
    ...(document.bias === undefined ? {} : { bias: changed({ ...document.bias }, { ...createBiasSpec() }) }),
    ...(document.riskOfBias === undefined
      ? {}
      : { riskOfBias: changed({ ...document.riskOfBias }, { ...createRiskOfBias(), tool: null }) }),
    ...(document.reporting === undefined
      ? {}
      : {
          reporting: {
            sections: sorted(document.reporting.sections),
            told: sorted(document.reporting.told),
            ...(document.reporting.sensitivity === undefined
              ? {}
              : { sensitivity: document.reporting.sensitivity }),
          },
        }),
    ...(document.sensitivity === undefined
      ? {}
      : { sensitivity: changed({ ...document.sensitivity }, { ...createSensitivitySpec() }) }),
    ...(document.certainty === undefined
      ? {}
      : { certainty: changed({ ...document.certainty }, { ...createCertainty(), start: null }) }),
    ...(document.flow === undefined
      ? {}
      : { flow: changed({ ...document.flow }, { ...createFlow(), review: null }) }),
    ...(derived.length === 0
      ? {}
      : { derived: derived.map(({ name, expression }) => ({ name, expression })) }),
    ...(filter === null ? {} : { filter }),
    exclusions: document.exclusions.map(({ rowId, reason }) => ({ rowId, reason })),
    ...(isEmpty(ledger) ? {} : { ledger: ledgerInOrder(ledger) }),
    ...(isEmpty(guards) ? {} : { guards: guardsInOrder(guards) }),
    ...(document.grid === undefined || isEmpty(document.grid) ? {} : { grid: gridInOrder(document.grid) }),
    // In the order they are held: the engine does not know the records whose order it could follow.
    plots,
    ...(document.languages === undefined || isEmpty(document.languages)
      ? {}
      : { languages: sorted({ ...document.languages }) }),
    ...(document.figures === undefined || isEmpty(document.figures)
      ? {}
      : { figures: plainJson(document.figures) }),
    // Last, because a person who opens the file wants to see the choices first.
    table: { rowIds: document.table.rowIds, columns },
  };
}

function aggregateInOrder(spec: AggregateSpec): Json {
  const { by, structure, rho, phi, time, obs, weighted, covariances } = spec;
  return {
    by,
    structure,
    rho,
    phi,
    time,
    obs,
    weighted,
    ...(covariances.length === 0
      ? {}
      : { covariances: covariances.map(({ rowIds, value }) => ({ rowIds, value })) }),
  };
}

/** What dose categories leave at its default is not written, but for the outcome and the columns, which say what the rows are. */
function doseTrendInOrder(spec: DoseTrendSpec): Json {
  return changed({ ...createDoseTrend(spec) }, { ...createDoseTrend(), outcome: null, columns: null });
}

function isNoImputation({ sd, correlation }: ImputationSpec): boolean {
  return sd === "none" && correlation === "none";
}

/** What a moderator leaves at its default is not written. */
function moderatorsInOrder(moderators: ModeratorsSpec): Json {
  const usual: Record<string, unknown> = { ...createModerators() };
  const plain: Record<string, unknown> = { ...DEFAULT_MODERATOR };
  const variables = moderators.variables.map((variable) => changed({ ...variable }, plain));
  return changed({ ...moderators, variables }, { ...usual, variables: null });
}

function changed(record: Readonly<Record<string, unknown>>, usual: Readonly<Record<string, unknown>>): Json {
  const kept = Object.entries(record).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(usual[key]),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, plainJson(value)]));
}

/** A copy of a plain value, its dictionaries sorted. */
function plainJson(value: unknown): Json {
  if (value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return value;
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value === "object") {
    return sorted(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainJson(item)])));
  }
  throw new RangeError(`a document holds ${typeof value}`);
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

function sortedEach(record: Readonly<Record<string, Params>>): Json {
  return sorted(Object.fromEntries(Object.entries(record).map(([key, params]) => [key, sorted(params)])));
}

function ledgerInOrder(ledger: AnalysisDocument["ledger"]): Json {
  const entries = Object.entries(ledger).map(([rowId, { place, note, route, params }]): [string, Json] => [
    rowId,
    { place, note, route, params: sortedEach(params) },
  ]);
  return sorted(Object.fromEntries(entries));
}

function guardsInOrder(guards: AnalysisDocument["guards"]): Json {
  const entries = Object.entries(guards).map(([id, { params, dismissed }]): [string, Json] => [
    id,
    { params: sorted(params), dismissed },
  ]);
  return sorted(Object.fromEntries(entries));
}

function gridInOrder({ frozen, widths }: GridSpec): Json {
  return {
    ...(frozen === undefined ? {} : { frozen }),
    ...(widths === undefined ? {} : { widths: sorted(widths) }),
  };
}

function columnInOrder(column: Column): Json {
  const { name, kind, values } = column;
  if (column.kind === "number") {
    const unit = column.unit === undefined ? {} : { unit: column.unit };
    return { name, kind, ...unit, values, unparsed: sorted(column.unparsed) };
  }
  return { name, kind, ...(column.form === undefined ? {} : { form: column.form }), values };
}

function sorted(record: Readonly<Record<string, Json>>): Json {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function write(value: Json, indent: string): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new RangeError(`a document holds the number ${value}`);
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (value instanceof Written) return value.text;
  const inner = `${indent}  `;
  if (isList(value)) {
    if (value.every((item) => typeof item !== "object" || item === null)) {
      return `[${value.map((item) => write(item, "")).join(", ")}]`;
    }
    return block(
      "[",
      value.map((item) => write(item, inner)),
      "]",
      indent,
    );
  }
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${write(item, inner)}`);
  return fields.length === 0 ? "{}" : block("{", fields, "}", indent);
}

function block(open: string, lines: readonly string[], close: string, indent: string): string {
  const inner = `${indent}  `;
  return `${open}\n${lines.map((line) => inner + line).join(",\n")}\n${indent}${close}`;
}
