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
}

/** The definition of one parameter of a record: menus, validation and documents are built from it. */
export type ParamDef = {
  readonly key: string;
  readonly label: string;
  readonly help: string;
} & (
  | { readonly type: "number"; readonly default: number; readonly min: number; readonly max: number }
  | { readonly type: "boolean"; readonly default: boolean }
  | { readonly type: "choice"; readonly default: string; readonly choices: readonly ParamChoice[] }
);

export type ParamValue = number | boolean | string;
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
  for (const def of defs) params[def.key] = given[def.key] ?? def.default;
  return params;
}
