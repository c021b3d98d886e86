import {
  type AnalysisDocument,
  createDependence,
  DEPENDENCE_METHODS,
  DEPENDENCE_TESTS,
  findColumn,
  parseTypedNumber,
  ROBUST_CORRECTIONS,
} from "@treeline/engine";
import { structures } from "@treeline/engine/aggregate";
import { randomStructures } from "@treeline/engine/dependence";
import { type Arguments, type Command, UsageError } from "./command.ts";

const RANDOM = randomStructures.records.filter(({ r }) => r !== null).map(({ id }) => id);

/** Options by which several effects of one study are modelled together. */
export const DEPENDENCE_OPTIONS: Command["options"] = {
  dependence: {
    type: "string",
    value: "<column>",
    help: "model several effects of one study together; the column that tells studies apart (none = do not)",
  },
  within: {
    type: "string",
    value: "<column>",
    help: "a further level between studies and effects; may be repeated",
    repeatable: true,
  },
  crossed: { type: "boolean", help: "levels of --within reach across studies" },
  categories: {
    type: "string",
    value: "<column>|none",
    help: "categories of effects (outcomes, times) whose true effects differ within a study and hang together",
  },
  "random-struct": {
    type: "string",
    value: RANDOM.join("|"),
    help: "how the true effects of --categories go together (CS unless told)",
  },
  "errors-struct": {
    type: "string",
    value: structures.ids.join("|"),
    help: "how sampling errors of a study are correlated (CS unless told)",
  },
  "errors-rho": {
    type: "string",
    value: "<r>",
    help: "correlation of the sampling errors (0.6 unless told)",
  },
  "multilevel-test": { type: "string", value: DEPENDENCE_TESTS.join("|"), help: "test of the model itself" },
  "multilevel-method": {
    type: "string",
    value: DEPENDENCE_METHODS.join("|"),
    help: "likelihood that is maximised",
  },
  robust: {
    type: "string",
    value: ROBUST_CORRECTIONS.join("|"),
    help: "correction of the cluster-robust covariance",
  },
};

/**
 * The document with what the command line says of several effects per study; what is not told stays the document's own.
 * @throws UsageError when a column, a choice or a number cannot be used
 */
export function withDependence(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const told = args.text("dependence");
  const { dependence: own, ...rest } = document;
  if (told === "none") return rest;
  const by = told ?? own?.by;
  if (by === undefined) {
    const lonely = Object.keys(DEPENDENCE_OPTIONS).find(
      (name) =>
        name !== "crossed" && name !== "within" && name !== "dependence" && args.text(name) !== undefined,
    );
    if (lonely === undefined) return document;
    throw new UsageError(`--${lonely} needs --dependence <column>: which rows are one study?`);
  }
  const factors = args.texts("within").map((name) => column(document, name, "within"));
  const inner = args.text("categories");
  const random = oneOf(args, "random-struct", RANDOM);
  const structure = oneOf(args, "errors-struct", structures.ids);
  const test = oneOf(args, "multilevel-test", DEPENDENCE_TESTS);
  const method = oneOf(args, "multilevel-method", DEPENDENCE_METHODS);
  const correction = oneOf(args, "robust", ROBUST_CORRECTIONS);
  const rho = rhoOf(args);
  return {
    ...rest,
    dependence: {
      ...(own ?? createDependence({ by })),
      by: column(document, by, "dependence"),
      ...(factors.length === 0 ? {} : { factors }),
      ...(args.flag("crossed") ? { crossed: true } : {}),
      ...(inner === undefined
        ? {}
        : { inner: inner === "none" ? null : column(document, inner, "categories") }),
      ...(random === undefined ? {} : { random }),
      ...(structure === undefined ? {} : { structure }),
      ...(rho === undefined ? {} : { rho }),
      ...(test === undefined ? {} : { test }),
      ...(method === undefined ? {} : { method }),
      ...(correction === undefined ? {} : { correction }),
    },
  };
}

function oneOf<T extends string>(args: Arguments, name: string, choices: readonly T[]): T | undefined {
  const text = args.text(name);
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} ${text} is not known; there are ${choices.join(", ")}.`);
}

function rhoOf(args: Arguments): number | undefined {
  const text = args.text("errors-rho");
  if (text === undefined) return undefined;
  const value = parseTypedNumber(text);
  if (typeof value === "number" && value >= -1 && value <= 1) return value;
  throw new UsageError(`--errors-rho ${text} is no correlation from -1 to 1.`);
}

function column({ table, derived }: AnalysisDocument, name: string, option: string): string {
  if (findColumn(table, name) !== undefined || derived.some((known) => known.name === name)) return name;
  const names = [...table.columns, ...derived].map((known) => known.name);
  throw new UsageError(`--${option} ${name}: the table has no such column; it has ${names.join(", ")}.`);
}
