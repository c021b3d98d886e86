import { isNameList, isOwnName, isRange } from "../registry.ts";
import { type Issue, issue } from "../result.ts";
import { isReservedName } from "../table/headers.ts";
import type { Column, StudyTable } from "../table/study-table.ts";
import { renameBiasColumns } from "./bias-spec.ts";
import { type DependenceSpec, renameDependenceColumns } from "./dependence-spec.ts";
import { renameDoseColumns } from "./dose-trend.ts";
import { type NetworkSpec, renameNetworkColumns } from "./network-spec.ts";
import { mapOptions } from "./plot-specs.ts";
import { type RiskOfBiasSpec, renameRobColumns } from "./risk-of-bias-spec.ts";
import { renameSensitivityColumns } from "./sensitivity-spec.ts";
import type {
  AggregateSpec,
  AnalysisDocument,
  BiasSpec,
  DoseTrendSpec,
  Exclusion,
  GridSpec,
  ModeratorsSpec,
  PlotSpecs,
  Roles,
  SensitivitySpec,
} from "./types.ts";

/** What makes a table unusable: columns of different length, names that repeat, are empty or reserved. */
export function checkTable(table: StudyTable): Issue[] {
  const issues: Issue[] = [];
  const names = new Set<string>();
  for (const [index, column] of table.columns.entries()) {
    const field = `table.columns.${index}`;
    if (column.values.length !== table.rowIds.length) {
      issues.push(
        tableIssue(
          `The column “${column.name}” has ${column.values.length} cells for ${table.rowIds.length} rows`,
          field,
        ),
      );
    }
    if (column.name.trim() === "" || isReservedName(column.name) || names.has(column.name)) {
      issues.push(
        tableIssue(`The column name “${column.name}” is empty, reserved or used twice`, `${field}.name`),
      );
    }
    names.add(column.name);
  }
  return issues;
}

function tableIssue(what: string, field: string): Issue {
  return issue(
    "table-invalid",
    "error",
    `${what}, so cells and studies cannot be told apart. The project was not opened.`,
    "Open an earlier copy of the project, or correct the table in the file.",
    { field },
  );
}

interface Repaired {
  readonly document: AnalysisDocument;
  readonly issues: readonly Issue[];
}

/** Lets go of references to rows and columns that are not there, and reports each. */
export function repairReferences(document: AnalysisDocument): Repaired {
  const issues: Issue[] = [];
  const columns = new Set([...document.table.columns, ...document.derived].map(({ name }) => name));
  const rows = new Map(document.table.rowIds.map((rowId, position) => [rowId, position]));
  const { dependence, ...others } = document;
  const repaired: AnalysisDocument = {
    ...others,
    table: {
      rowIds: document.table.rowIds,
      columns: document.table.columns.map((column) => repairColumn(column, rows, issues)),
    },
    roles: repairRoles(document.roles, columns, issues),
    exclusions: repairExclusions(document.exclusions, rows, issues),
    ledger: repairLedger(document.ledger, rows, issues),
    effects: {
      ...document.effects,
      aggregate: repairAggregate(document.effects.aggregate, columns, rows, issues),
    },
    ...(document.moderators === undefined
      ? {}
      : { moderators: repairModerators(document.moderators, columns, issues) }),
    ...(document.doseResponse === undefined
      ? {}
      : { doseResponse: repairDoseTrend(document.doseResponse, columns, issues) }),
    ...(document.network === undefined ? {} : { network: repairNetwork(document.network, columns, issues) }),
    ...repairDependence(dependence, columns, rows, issues),
    ...(document.bias === undefined ? {} : { bias: repairBias(document.bias, columns, issues) }),
    ...(document.riskOfBias === undefined
      ? {}
      : { riskOfBias: repairRiskOfBias(document.riskOfBias, columns, issues) }),
    ...(document.sensitivity === undefined
      ? {}
      : { sensitivity: repairSensitivity(document.sensitivity, columns, issues) }),
    ...(document.grid === undefined ? {} : { grid: repairGrid(document.grid, columns, issues) }),
    plots: repairPlots(document.plots, columns, issues),
  };
  return { document: repaired, issues };
}

/** What the grid keeps of columns that are not there. */
function repairGrid(grid: GridSpec, columns: ReadonlySet<string>, issues: Issue[]): GridSpec {
  const { frozen, widths = {} } = grid;
  const kept = Object.entries(widths).filter(([name]) => columns.has(name));
  const isLost = typeof frozen === "string" && !columns.has(frozen);
  if (isLost || kept.length < Object.keys(widths).length) {
    issues.push(dropped("grid", "The grid keeps widths or a frozen column that are not in the table"));
  }
  return {
    ...(frozen === undefined || isLost ? {} : { frozen }),
    ...(grid.widths === undefined ? {} : { widths: Object.fromEntries(kept) }),
  };
}

/** Unread text belongs to a row that exists and has no number. */
function repairColumn(column: Column, rows: ReadonlyMap<string, number>, issues: Issue[]): Column {
  if (column.kind === "text") return column;
  const kept = Object.entries(column.unparsed).filter(([rowId]) => {
    const position = rows.get(rowId);
    return position !== undefined && column.values[position] === null;
  });
  if (kept.length < Object.keys(column.unparsed).length) {
    issues.push(
      dropped("table", `Text kept for cells of the column “${column.name}” belongs to no empty cell`),
    );
  }
  return { ...column, unparsed: Object.fromEntries(kept) };
}

function repairRoles(roles: Roles, columns: ReadonlySet<string>, issues: Issue[]): Roles {
  const keep = (name: string | null, field: string): string | null => {
    if (name === null || columns.has(name)) return name;
    issues.push(dropped(field, `The column “${name}” has a role but is not in the table`));
    return null;
  };
  const inputs = Object.entries(roles.inputs).filter(
    ([key, name]) => keep(name, `roles.inputs.${key}`) !== null,
  );
  return {
    label: keep(roles.label, "roles.label"),
    inputs: Object.fromEntries(inputs),
    weights: keep(roles.weights, "roles.weights"),
  };
}

function repairExclusions(
  exclusions: readonly Exclusion[],
  rows: ReadonlyMap<string, number>,
  issues: Issue[],
): readonly Exclusion[] {
  const seen = new Set<string>();
  return exclusions.filter(({ rowId }) => {
    const isGood = rows.has(rowId) && !seen.has(rowId);
    seen.add(rowId);
    if (!isGood) {
      issues.push(dropped("exclusions", "An excluded row is not in the table, or is excluded twice"));
    }
    return isGood;
  });
}

/** Without the column that tells studies apart nothing can be combined. */
function repairAggregate(
  spec: AggregateSpec | null,
  columns: ReadonlySet<string>,
  rows: ReadonlyMap<string, number>,
  issues: Issue[],
): AggregateSpec | null {
  if (spec === null) return null;
  const keep = (name: string | null, field: string): string | null => {
    if (name === null || columns.has(name)) return name;
    issues.push(dropped(field, `The column “${name}” is not in the table`));
    return null;
  };
  const by = keep(spec.by, "effects.aggregate.by");
  const time = keep(spec.time, "effects.aggregate.time");
  const obs = keep(spec.obs, "effects.aggregate.obs");
  const covariances = spec.covariances.filter(({ rowIds }) => rowIds.every((rowId) => rows.has(rowId)));
  if (covariances.length < spec.covariances.length) {
    issues.push(dropped("effects.aggregate.covariances", "A covariance belongs to a row that is not there"));
  }
  return by === null ? null : { ...spec, by, time, obs, covariances };
}

function repairLedger(
  ledger: AnalysisDocument["ledger"],
  rows: ReadonlyMap<string, number>,
  issues: Issue[],
): AnalysisDocument["ledger"] {
  const kept = Object.entries(ledger).filter(([rowId]) => rows.has(rowId));
  if (kept.length < Object.keys(ledger).length) {
    issues.push(dropped("ledger", "The ledger tells of a row that is not in the table"));
  }
  return Object.fromEntries(kept);
}

/** Moderators of columns that are gone, and what is made of them. */
function repairModerators(
  spec: ModeratorsSpec,
  columns: ReadonlySet<string>,
  issues: Issue[],
): ModeratorsSpec {
  const known = new Set<string>();
  const variables = spec.variables.filter(({ column }) => {
    const isGood = columns.has(column) && !known.has(column);
    if (isGood) known.add(column);
    else
      issues.push(
        dropped("moderators.variables", `The moderator “${column}” is not in the table, or is there twice`),
      );
    return isGood;
  });
  const keep = (name: string | null): string | null => {
    if (name === null || columns.has(name)) return name;
    issues.push(dropped("moderators.variables", `The column “${name}” is not in the table`));
    return null;
  };
  const named = (terms: ModeratorsSpec["terms"]): ModeratorsSpec["terms"] =>
    terms.filter((term) => {
      const isGood = term.every((column) => known.has(column));
      if (!isGood)
        issues.push(dropped("moderators.terms", `The term “${term.join(" × ")}” names no moderator`));
      return isGood;
    });
  const { subgroups, scale, profile } = spec;
  return {
    ...spec,
    variables: variables.map((variable) => ({
      ...variable,
      within: keep(variable.within),
      dose:
        variable.dose?.session == null
          ? variable.dose
          : {
              ...variable.dose,
              session: { ...variable.dose.session, column: keep(variable.dose.session.column) },
            },
    })),
    terms: named(spec.terms),
    subgroups: subgroups !== null && known.has(subgroups.by) ? subgroups : null,
    scale: scale === null ? null : { ...scale, terms: named(scale.terms) },
    profile:
      profile === null
        ? null
        : Object.fromEntries(Object.entries(profile).filter(([name]) => known.has(name))),
  };
}

/** Columns of dose categories that are gone. */
function repairDoseTrend(spec: DoseTrendSpec, columns: ReadonlySet<string>, issues: Issue[]): DoseTrendSpec {
  return renameDoseColumns(spec, (name) => {
    if (columns.has(name)) return name;
    issues.push(
      dropped("doseResponse.columns", `The column “${name}” of dose categories is not in the table`),
    );
    return null;
  });
}

/** Columns of a network that are gone. */
function repairNetwork(spec: NetworkSpec, columns: ReadonlySet<string>, issues: Issue[]): NetworkSpec {
  return renameNetworkColumns(spec, (name) => {
    if (columns.has(name)) return name;
    issues.push(dropped("network.columns", `The column “${name}” of the network is not in the table`));
    return null;
  });
}

/** Columns and rows of dependent effects that are gone; without the column of studies nothing is asked of them. */
function repairDependence(
  spec: DependenceSpec | undefined,
  columns: ReadonlySet<string>,
  rows: ReadonlyMap<string, number>,
  issues: Issue[],
): Pick<AnalysisDocument, "dependence"> {
  if (spec === undefined) return {};
  const renamed = renameDependenceColumns(spec, (name) => {
    if (columns.has(name)) return name;
    issues.push(dropped("dependence", `The column “${name}” of dependent effects is not in the table`));
    return null;
  });
  if (renamed === null) return {};
  const covariances = renamed.covariances.filter(({ rowIds }) => rowIds.every((rowId) => rows.has(rowId)));
  if (covariances.length < renamed.covariances.length) {
    issues.push(dropped("dependence.covariances", "A covariance belongs to a row that is not there"));
  }
  return { dependence: { ...renamed, covariances } };
}

/** Columns of the audit that are gone. */
function repairBias(spec: BiasSpec, columns: ReadonlySet<string>, issues: Issue[]): BiasSpec {
  return renameBiasColumns(spec, (name) => {
    if (columns.has(name)) return name;
    issues.push(
      dropped("bias.columns", `The column “${name}” of the audit for publication bias is not in the table`),
    );
    return null;
  });
}

/** Domains whose columns are gone, or named twice. */
function repairRiskOfBias(
  spec: RiskOfBiasSpec,
  columns: ReadonlySet<string>,
  issues: Issue[],
): RiskOfBiasSpec {
  const seen = new Set<string>();
  return renameRobColumns(spec, (name) => {
    const isGood = columns.has(name) && !seen.has(name);
    seen.add(name);
    if (isGood) return name;
    issues.push(
      dropped(
        "riskOfBias",
        `The column “${name}” of the risk of bias is not in the table, or is there twice`,
      ),
    );
    return null;
  });
}

/** The column of the cumulative order, where it is gone. */
function repairSensitivity(
  spec: SensitivitySpec,
  columns: ReadonlySet<string>,
  issues: Issue[],
): SensitivitySpec {
  return renameSensitivityColumns(spec, (name) => {
    if (columns.has(name)) return name;
    issues.push(
      dropped("sensitivity.column", `The column “${name}” of the cumulative order is not in the table`),
    );
    return null;
  });
}

/** Names of columns that are gone or repeated, and axis limits that do not ascend. */
function repairPlots(plots: PlotSpecs, columns: ReadonlySet<string>, issues: Issue[]): PlotSpecs {
  return mapOptions(plots, (value, plot, key) => {
    const field = `plots.${plot}.${key}`;
    if (isRange(value) && !(value[0] < value[1])) {
      issues.push(dropped(field, `The axis limits of the ${plot} plot do not ascend`));
      return null;
    }
    if (!isNameList(value)) return value;
    return value.filter((name, index) => {
      const isGood = (columns.has(name) || isOwnName(name)) && value.indexOf(name) === index;
      if (!isGood) {
        issues.push(dropped(field, `The column “${name}” of the ${plot} plot is not in the table`));
      }
      return isGood;
    });
  });
}

function dropped(field: string, what: string): Issue {
  return issue(
    "reference-dropped",
    "note",
    `${what}; this was left out, the rest of the project is as it was saved.`,
    "Choose it again if it is needed.",
    { field },
  );
}
