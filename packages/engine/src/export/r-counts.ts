import { asAnalysed } from "../analysis-formulas.ts";
import { type AnalysisReport, rowEffects } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { rawCounts } from "../effects/raw-counts.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import { countedRows } from "../models/methods/counts.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import type { RawCounts } from "../models/methods/types.ts";
import { findColumn } from "../table/study-table.ts";
import { rComment, rNumbers, rString } from "./r-text.ts";

/** The counts that are pooled instead of effects, and whose they are. */
export interface PooledCountRows {
  readonly raw: RawCounts;
  /** Rows of the script's data: those with an effect, and those whose counts are pooled; in the order of the table. */
  readonly rowIds: readonly string[];
  readonly counted: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
}

/** null where effects are pooled. */
export function pooledCountRows(document: AnalysisDocument, report: AnalysisReport): PooledCountRows | null {
  const { effects, fit } = report;
  if (fit === null || effects === null || effects.combined !== undefined) return null;
  if (!poolingMethods.get(document.model.pooling).needsCounts) return null;
  const raw = rawCounts(asAnalysed(document, report));
  const counted = new Set(countedRows(effects.measure, raw).map((row) => raw.rowIds[row]!));
  const shown = new Set(rowEffects(effects).rowIds);
  const rowIds = raw.rowIds.filter((rowId) => counted.has(rowId) || shown.has(rowId));
  return { raw, rowIds, counted, shown };
}

/** Where rows are pooled that have no effect of their own: the data of all of them, kept under a name before `dat` loses them. */
const ALL = "dat_of_counts";

const isWider = ({ rowIds, shown }: PooledCountRows): boolean => rowIds.some((rowId) => !shown.has(rowId));

/** 1-based positions, for R. */
const places = ({ rowIds }: PooledCountRows, among: ReadonlySet<string>): number[] =>
  rowIds.flatMap((rowId, index) => (among.has(rowId) ? [index + 1] : []));

/** Lines after the data that leave `dat` with the rows that have an effect. */
export function narrowingCode(rows: PooledCountRows | null): string[] {
  if (rows === null || !isWider(rows)) return [];
  const kept = rNumbers(places(rows, rows.shown));
  return [
    "# Counts of all these rows are pooled; `dat` goes on with those that have an effect of their own.",
    `${ALL} <- dat`,
    `dat <- ${ALL}[${kept}, , drop = FALSE]`,
    `study <- study[${kept}]`,
  ];
}

/** Groups as R takes them: what stands for the second number where the size is given. */
const GROUPS: readonly { readonly key: string; readonly from: readonly string[]; readonly r: string }[] = [
  { key: "bi", from: ["ai", "n1i"], r: "counts$n1i - counts$ai" },
  { key: "di", from: ["ci", "n2i"], r: "counts$n2i - counts$ci" },
  { key: "ni", from: ["xi", "mi"], r: "counts$xi + counts$mi" },
];

const TURNED: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ["ai", "bi", "ci", "di"],
    ["ci", "di", "ai", "bi"],
  ],
  [
    ["x1i", "t1i", "x2i", "t2i"],
    ["x2i", "t2i", "x1i", "t1i"],
  ],
];

/** The data frame `counts`: one row per study pooled, under the measure's input keys, groups of turned studies exchanged. */
export function countsCode(
  document: AnalysisDocument,
  report: AnalysisReport,
  rows: PooledCountRows,
): string[] {
  const source = isWider(rows) ? ALL : "dat";
  const keys = Object.keys(rows.raw.inputs).filter((key) => key !== FLIP_INPUT.key);
  const columns = keys.map((key) => countColumn(key, asAnalysed(document, report), rows));
  const shape = columns.map(({ key, name }) => {
    const cells = name === null ? `rep(NA_real_, nrow(${source}))` : `${source}[[${rString(name)}]]`;
    return `counts$${key} <- ${cells}`;
  });
  const filled = columns.flatMap(({ key, places: at, values }) =>
    at.length === 0 ? [] : [`counts$${key}[${rNumbers(at)}] <- ${rNumbers(values)}`],
  );
  const completed = GROUPS.filter(({ from }) => from.every((key) => keys.includes(key)));
  return [
    `counts <- data.frame(row.names = seq_len(nrow(${source})))`,
    ...shape,
    ...(filled.length === 0 ? [] : ["# Counts that conversions gave.", ...filled]),
    ...completed.map(({ key, r }) =>
      keys.includes(key)
        ? `counts$${key} <- ifelse(is.na(counts$${key}), ${r}, counts$${key})`
        : `counts$${key} <- ${r}`,
    ),
    ...turnedCode(document, keys, source),
    ...selectionCode(rows),
    ...shownCode(rows),
  ];
}

/** Where each effect stands among the pooled counts, for weights; R's have as many as counts. */
function shownCode({ rowIds, shown, counted }: PooledCountRows): string[] {
  const order = rowIds.filter((rowId) => counted.has(rowId));
  const at = rowIds.filter((rowId) => shown.has(rowId)).map((rowId) => order.indexOf(rowId) + 1 || null);
  return [
    `shown_in_counts <- ${rNumbers(at)}`,
    "weights_shown <- function(fit) {",
    "  percent <- rep(0, length(fit$not.na))",
    "  percent[fit$not.na] <- as.numeric(weights(fit))",
    "  weights <- percent[shown_in_counts]",
    "  ifelse(is.na(weights), 0, weights)",
    "}",
  ];
}

interface CountColumn {
  readonly key: string;
  readonly name: string | null;
  /** 1-based places of the cells that the column itself does not hold, and what they are. */
  readonly places: readonly number[];
  readonly values: readonly number[];
}

function countColumn(key: string, { table, roles }: AnalysisDocument, rows: PooledCountRows): CountColumn {
  const column = findColumn(table, roles.inputs[key] ?? null);
  const own = column?.kind === "number" ? column : null;
  const positions = new Map(table.rowIds.map((rowId, position) => [rowId, position]));
  const given = new Map(rows.raw.rowIds.map((rowId, row) => [rowId, rows.raw.inputs[key]?.[row] ?? null]));
  const converted = rows.rowIds.flatMap((rowId, index) => {
    const value = given.get(rowId) ?? null;
    const entered = own?.values[positions.get(rowId) ?? -1] ?? null;
    return value === null || value === entered ? [] : [{ place: index + 1, value }];
  });
  return {
    key,
    name: own?.name ?? null,
    places: converted.map(({ place }) => place),
    values: converted.map(({ value }) => value),
  };
}

function turnedCode({ roles }: AnalysisDocument, keys: readonly string[], source: string): string[] {
  const name = roles.inputs[FLIP_INPUT.key];
  const pair = TURNED.find(([plain]) => keys.includes(plain[0]!));
  if (name === undefined || pair === undefined) return [];
  const list = (columns: readonly string[]): string => `c(${columns.map(rString).join(", ")})`;
  const column = `${source}[[${rString(name)}]]`;
  return [
    `turned <- !is.na(${column}) & ${column} != 0`,
    `counts[turned, ${list(pair[0])}] <- counts[turned, ${list(pair[1])}]`,
  ];
}

/** Studies that report an effect and no counts have nothing to pool. */
function selectionCode(rows: PooledCountRows): string[] {
  const without = rows.rowIds.filter((rowId) => !rows.counted.has(rowId));
  if (without.length === 0) return [];
  return [
    rComment(`${without.length} of these rows have no counts that could be pooled.`),
    `counts <- counts[${rNumbers(places(rows, rows.counted))}, , drop = FALSE]`,
  ];
}
