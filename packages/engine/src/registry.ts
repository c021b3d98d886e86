import { whenSpoken } from "./phrases/phrases.ts";
import { recordTeller } from "./phrases/records.ts";

/** What every record of a registry carries, whatever it computes. */
export interface RegistryRecord {
  /** The field's code, metafor's where it has one: `REML`, `SMD`, `knha`. */
  readonly id: string;
  /** Short name for menus. */
  readonly label: string;
  /** One sentence for tooltips and documentation. */
  readonly summary: string;
  /** Source: author, year, and DOI or page. */
  readonly reference: string;
}

/** An R condition under which metafor has the same number, and what it lacks where the condition is false. */
export interface RCondition {
  readonly condition: string;
  readonly lack: string;
}

/** What metafor lacks before a version: `sinceMetafor("5.0", "confint() has no Higgins-Thompson interval")`. */
export function sinceMetafor(version: string, lack: string): RCondition {
  return { condition: `packageVersion("metafor") >= "${version}"`, lack };
}

/** A choice of one parameter's values; `id`s are what a document stores. */
export interface ParamChoice {
  readonly value: string;
  readonly label: string;
  /** It takes something from the other studies (an average, whether any has an empty cell): no study has its number by itself. */
  readonly overStudies?: boolean;
}

/** The definition of one parameter of a record: menus, validation and documents are built from it. */
export type ParamDef = {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  /** It chooses what a figure is of, so that words about one do not stand under another. */
  readonly isSubject?: true;
} & (
  | { readonly type: "number"; readonly default: number; readonly min: number; readonly max: number }
  | { readonly type: "boolean"; readonly default: boolean }
  | { readonly type: "choice"; readonly default: string; readonly choices: readonly ParamChoice[] }
  | {
      /** Names of columns of the study table. */
      readonly type: "columns";
      readonly default: readonly string[];
      /** How many may be chosen. */
      readonly most: number;
      /** What else may stand in the list, in an order that matters; each value begins with "@". Absent = columns of the table alone. */
      readonly own?: readonly ParamChoice[];
    }
  | {
      /** An ascending list of numbers, each between `min` and `max`. */
      readonly type: "numbers";
      readonly default: readonly number[];
      readonly min: number;
      readonly max: number;
      readonly least: number;
      readonly most: number;
    }
  | {
      /** A number, or null where none is typed. */
      readonly type: "value";
      readonly default: number | null;
      /** As of the ends of an axis. */
      readonly scale: "effect" | "plain";
    }
  | {
      /** The two ends of an axis, ascending; null = from the data. */
      readonly type: "range";
      readonly default: ParamRange | null;
      /** Labels of the two ends. */
      readonly ends: readonly [string, string];
      /** `effect`: effects as they are shown, so that only numbers the document's back-transformation reaches can be meant. */
      readonly scale: "effect" | "plain";
    }
);

export type ParamRange = readonly [number, number];
export type ParamValue =
  | number
  | boolean
  | string
  | readonly string[]
  | readonly number[]
  | ParamRange
  | null;
export type Params = Readonly<Record<string, ParamValue>>;

/** An ordered, read-only table of records by id. */
export interface Registry<T extends RegistryRecord> {
  readonly records: readonly T[];
  readonly ids: readonly string[];
  has(id: string): boolean;
  /** @throws RangeError when no record has this id: documents are validated before they are evaluated. */
  get(id: string): T;
}

/** @throws RangeError when two records share an id. */
export function createRegistry<T extends RegistryRecord>(kind: string, records: readonly T[]): Registry<T> {
  const byId = new Map(records.map((record) => [record.id, record]));
  if (byId.size !== records.length) throw new RangeError(`two ${kind} records share an id`);
  whenSpoken(recordTeller(() => records));
  return {
    records,
    ids: records.map((record) => record.id),
    has: (id) => byId.has(id),
    get(id) {
      const record = byId.get(id);
      if (record === undefined) throw new RangeError(`unknown ${kind}: ${id}`);
      return record;
    },
  };
}

/** The default of every parameter, overlaid with the values given. */
export function withDefaults(defs: readonly ParamDef[], given: Params): Params {
  const params: Record<string, ParamValue> = {};
  for (const def of defs) {
    const value = given[def.key];
    params[def.key] = value === undefined ? def.default : value;
  }
  return params;
}

/** The values given where they are good, else the defaults. */
export function usableParams(defs: readonly ParamDef[], given: Params): Params {
  const good = Object.fromEntries(
    defs.flatMap((def): [string, ParamValue][] => {
      const value = given[def.key];
      return value !== undefined && paramProblem(def, value) === null ? [[def.key, value]] : [];
    }),
  );
  return withDefaults(defs, good);
}

/** What is wrong with a value, to follow its name in a sentence ("is not a number"); null = nothing. */
export function paramProblem(def: ParamDef, value: unknown): string | null {
  switch (def.type) {
    case "boolean":
      return typeof value === "boolean" ? null : "is neither true nor false";
    case "number":
      if (typeof value !== "number" || !Number.isFinite(value)) return "is not a number";
      return value >= def.min && value <= def.max ? null : `lies outside ${def.min} to ${def.max}`;
    case "choice":
      return def.choices.some((choice) => choice.value === value)
        ? null
        : `is none of ${def.choices.map((choice) => choice.value).join(", ")}`;
    case "columns":
      return namesProblem(def, value);
    case "numbers":
      return numbersProblem(def, value);
    case "value":
      return value === null || Number.isFinite(value) ? null : "is neither a number nor null";
    case "range":
      if (value === null) return null;
      if (!isRange(value)) return "is neither a pair of numbers nor null";
      return value[0] < value[1] ? null : "does not ascend";
  }
}

/** Whether an entry of a list of columns is one of the record's own instead of a column of the table. */
export function isOwnName(name: string): boolean {
  return name.startsWith("@");
}

function namesProblem({ own }: Extract<ParamDef, { type: "columns" }>, value: unknown): string | null {
  if (!isNameList(value)) return "is not a list of column names";
  const unknown =
    own === undefined
      ? undefined
      : value.find((name) => isOwnName(name) && !own.some((one) => one.value === name));
  if (unknown === undefined) return null;
  return `has ${unknown}, which is none of ${own?.map((one) => one.value).join(", ")}`;
}

function numbersProblem(def: Extract<ParamDef, { type: "numbers" }>, value: unknown): string | null {
  if (!isNumberList(value)) return "is not a list of numbers";
  if (value.length < def.least || value.length > def.most) {
    const wanted = def.least === def.most ? String(def.least) : `${def.least} to ${def.most}`;
    return `has ${value.length} ${value.length === 1 ? "number" : "numbers"}, not ${wanted}`;
  }
  if (value.some((one) => one < def.min || one > def.max)) {
    return `has a number outside ${def.min} to ${def.max}`;
  }
  return value.every((one, place) => place === 0 || one > value[place - 1]!) ? null : "does not ascend";
}

function isNumberList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isFinite(item));
}

/** Parameters are told apart by their shape where their definitions are not at hand: a list of texts names columns. */
export function isNameList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** A pair of finite numbers: the ends of an axis. */
export function isRange(value: unknown): value is ParamRange {
  return Array.isArray(value) && value.length === 2 && value.every((item) => Number.isFinite(item));
}
