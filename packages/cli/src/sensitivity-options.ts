import {
  type AnalysisDocument,
  createSensitivitySpec,
  findColumn,
  type SensitivitySpec,
} from "@treeline/engine";
import { type Arguments, type Command, UsageError } from "./command.ts";

const ORDERS = ["table", "precision", "effect"] as const;
const MODELS = ["pooled", "moderators"] as const;
const RESIDUALS = ["rstudent", "rstandard"] as const;

/** How far the result hangs on single studies, and in which order they come in. */
export const SENSITIVITY_OPTIONS: Command["options"] = {
  order: {
    type: "string",
    value: "<column>",
    help: "what studies come in by in the cumulative meta-analysis: a column, or table, precision or effect",
  },
  descending: { type: "boolean", help: "they come in the other way round" },
  collapse: { type: "boolean", help: "studies with the same value come in together" },
  of: {
    type: "string",
    value: MODELS.join("|"),
    help: "the model that residuals and influence are of: the pooled effect, or with the moderators of the analysis",
  },
  residuals: {
    type: "string",
    value: RESIDUALS.join("|"),
    help: "residuals of the quantile plot: of the model without the study, or with it",
  },
  samples: {
    type: "string",
    value: "<number>",
    help: "samples of its envelope (1000 unless told), 0 = none",
  },
};

/** The document with the choices given; those it has stay. */
export function withSensitivity(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const patch: Partial<SensitivitySpec> = {
    ...orderOf(document, args.text("order")),
    ...(args.flag("descending") ? { descending: true } : {}),
    ...(args.flag("collapse") ? { collapse: true } : {}),
    ...oneOf("of", args, MODELS, (model) => ({ model })),
    ...oneOf("residuals", args, RESIDUALS, (residuals) => ({ residuals })),
    ...samplesOf(args.text("samples")),
  };
  return { ...document, sensitivity: { ...(document.sensitivity ?? createSensitivitySpec()), ...patch } };
}

function orderOf({ table, derived }: AnalysisDocument, given: string | undefined): Partial<SensitivitySpec> {
  if (given === undefined) return {};
  const known = ORDERS.find((order) => order === given);
  if (known !== undefined) return { order: known };
  const isColumn = (findColumn(table, given) ?? null) !== null || derived.some(({ name }) => name === given);
  if (isColumn) return { order: "column", column: given };
  const names = [...table.columns, ...derived].map(({ name }) => name);
  throw new UsageError(
    `--order ${given} is no column of the table, and none of ${ORDERS.join(", ")}; the columns are ${names.join(", ")}.`,
  );
}

function oneOf<T extends string>(
  name: string,
  args: Arguments,
  values: readonly T[],
  as: (value: T) => Partial<SensitivitySpec>,
): Partial<SensitivitySpec> {
  const given = args.text(name);
  if (given === undefined) return {};
  const value = values.find((one) => one === given);
  if (value === undefined) throw new UsageError(`--${name} ${given} is none of ${values.join(", ")}.`);
  return as(value);
}

function samplesOf(given: string | undefined): Partial<SensitivitySpec> {
  if (given === undefined) return {};
  const samples = Number(given);
  if (Number.isInteger(samples) && samples >= 0 && samples <= 100_000) return { samples };
  throw new UsageError(`--samples ${given} is not a whole number between 0 and 100000.`);
}
