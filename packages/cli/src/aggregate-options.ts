import {
  type AggregateSpec,
  type AnalysisDocument,
  DEFAULT_AGGREGATE,
  type EffectCovariance,
  findColumn,
  parseTypedNumber,
} from "@treeline/engine";
import { structures } from "@treeline/engine/aggregate";
import { type Arguments, type Command, UsageError } from "./command.ts";

/** Options by which the effects of one study are combined, for commands that evaluate an analysis. */
export const AGGREGATE_OPTIONS: Command["options"] = {
  aggregate: {
    type: "string",
    value: "<column>",
    help: "combine the effects of rows with the same value in this column (none = combine nothing)",
  },
  struct: {
    type: "string",
    value: structures.ids.join("|"),
    help: `how the effects of a study are correlated (${DEFAULT_AGGREGATE.structure} unless told)`,
  },
  rho: {
    type: "string",
    value: "<r>",
    help: `correlation of two effects (${DEFAULT_AGGREGATE.rho} unless told)`,
  },
  phi: {
    type: "string",
    value: "<r>",
    help: `correlation of effects one unit of time apart (${DEFAULT_AGGREGATE.phi} unless told)`,
  },
  time: { type: "string", value: "<column>", help: "column of time points" },
  obs: { type: "string", value: "<column>", help: "column that tells outcomes at the same time apart" },
  unweighted: { type: "boolean", help: "take the plain mean instead of weighting by precision" },
  covariance: {
    type: "string",
    value: "<row,row=value>",
    help: "a covariance of your own, by row ids, for --struct V; may be repeated",
    repeatable: true,
  },
};

/** What only has a meaning where effects are combined. */
const DEPENDENT: readonly string[] = ["struct", "rho", "phi", "time", "obs"];

/**
 * The document with the choices given on the command line; those not given stay the document's own, or the defaults.
 * @throws UsageError when a column, a structure or a number cannot be used
 */
export function withAggregate(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const own = document.effects.aggregate;
  const by = args.text("aggregate") ?? own?.by;
  if (args.text("aggregate") === "none") return withSpec(document, null);
  if (by === undefined) {
    const lonely = DEPENDENT.find((name) => args.text(name) !== undefined);
    if (lonely === undefined && !args.flag("unweighted")) return document;
    throw new UsageError(`--${lonely ?? "unweighted"} needs --aggregate <column>: which rows are one study?`);
  }
  const spec: AggregateSpec = {
    ...DEFAULT_AGGREGATE,
    ...own,
    by: column(document, by, "aggregate"),
    ...structureOf(args),
    ...numberOf(args, "rho", -1),
    ...numberOf(args, "phi", 0),
    ...columnOf(document, args, "time"),
    ...columnOf(document, args, "obs"),
    ...(args.flag("unweighted") ? { weighted: false } : {}),
    ...covariancesOf(document, args),
  };
  return withSpec(document, spec);
}

function withSpec(document: AnalysisDocument, aggregate: AggregateSpec | null): AnalysisDocument {
  return { ...document, effects: { ...document.effects, aggregate } };
}

function structureOf(args: Arguments): Partial<AggregateSpec> {
  const structure = args.text("struct");
  if (structure === undefined) return {};
  if (structures.has(structure)) return { structure };
  throw new UsageError(`--struct ${structure} is not known; there are ${structures.ids.join(", ")}.`);
}

function numberOf(args: Arguments, key: "rho" | "phi", lowest: number): Partial<AggregateSpec> {
  const text = args.text(key);
  if (text === undefined) return {};
  const value = parseTypedNumber(text);
  if (typeof value === "number" && value >= lowest && value <= 1) return { [key]: value };
  throw new UsageError(`--${key} ${text} is no correlation from ${lowest} to 1.`);
}

function columnOf(document: AnalysisDocument, args: Arguments, key: "time" | "obs"): Partial<AggregateSpec> {
  const name = args.text(key);
  return name === undefined ? {} : { [key]: column(document, name, key) };
}

function column({ table, derived }: AnalysisDocument, name: string, option: string): string {
  if (findColumn(table, name) !== undefined || derived.some((known) => known.name === name)) return name;
  const names = [...table.columns, ...derived].map((known) => known.name);
  throw new UsageError(`--${option} ${name}: the table has no such column; it has ${names.join(", ")}.`);
}

function covariancesOf({ table }: AnalysisDocument, args: Arguments): Partial<AggregateSpec> {
  const texts = args.texts("covariance");
  if (texts.length === 0) return {};
  const covariances = texts.map((text): EffectCovariance => {
    const [pair = "", number = ""] = text.split("=");
    const [a = "", b = ""] = pair.split(",").map((rowId) => rowId.trim());
    const value = parseTypedNumber(number);
    const isPair = a !== b && [a, b].every((rowId) => table.rowIds.includes(rowId));
    if (isPair && typeof value === "number") return { rowIds: [a, b], value };
    throw new UsageError(`--covariance ${text} is not two row ids and a number, such as r1,r2=0.02.`);
  });
  return { covariances };
}
