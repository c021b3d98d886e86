import {
  isNameList,
  isRange,
  type ParamDef,
  type Params,
  type ParamValue,
  paramProblem,
} from "../registry.ts";
import { type Issue, issue } from "../result.ts";
import { isReservedName } from "../table/headers.ts";
import type { PlotSpecs } from "./types.ts";

/** What the options of each plot may be, by plot id; the records of the plots know. */
export type PlotDefs = Readonly<Record<string, readonly ParamDef[]>>;

const MOST_NAMES = 100;
const LONGEST_TEXT = 100_000;

/** Copies the options that have the shape of one into fresh objects, whatever the rest of the input is. */
export function copyPlots(input: Readonly<Record<string, unknown>>): PlotSpecs {
  return mapEntries(input, (options) =>
    typeof options !== "object" || options === null || Array.isArray(options)
      ? undefined
      : copyOptions({ ...options }),
  );
}

export function copyOptions(input: Readonly<Record<string, unknown>>): Params {
  return mapEntries(input, copyOption);
}

function copyOption(value: unknown): ParamValue | undefined {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return value.length <= LONGEST_TEXT ? value : undefined;
  // Adding 0 turns -0 into 0.
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : undefined;
  if (isRange(value)) return [value[0] + 0, value[1] + 0];
  return isNameList(value) && value.length <= MOST_NAMES ? [...value] : undefined;
}

/** The options of plots and the options themselves that the records know; what else there was is gone. */
export function knownPlots(plots: PlotSpecs, defs: PlotDefs): PlotSpecs {
  return mapEntries(plots, (options, plot) => {
    const known = Object.hasOwn(defs, plot) ? defs[plot] : undefined;
    if (known === undefined) return undefined;
    return mapEntries(options, (value, key) => (known.some((def) => def.key === key) ? value : undefined));
  });
}

export interface CheckedPlots {
  readonly plots: PlotSpecs;
  readonly issues: readonly Issue[];
}

/** Lets go of values that an option cannot have, and reports each; its default takes its place. */
export function usablePlots(plots: PlotSpecs, defs: PlotDefs): CheckedPlots {
  const issues: Issue[] = [];
  const usable = mapOptions(plots, (value, plot, key) => {
    const def = defs[plot]?.find((known) => known.key === key);
    const problem = def === undefined ? null : paramProblem(def, value);
    if (def === undefined || problem === null) return value;
    issues.push(optionIssue(def, plot, value, problem));
    return undefined;
  });
  return { plots: usable, issues };
}

function optionIssue(def: ParamDef, plot: string, value: ParamValue, problem: string): Issue {
  const shown = (JSON.stringify(value) ?? "").slice(0, 80);
  return issue(
    "plot-option-invalid",
    "note",
    `The option “${def.key}” of the ${plot} plot, ${shown}, ${problem}; the plot is drawn with ${JSON.stringify(def.default)} instead. No number depends on it.`,
    `Choose another value for “${def.label}” if it matters.`,
    { field: `plots.${plot}.${def.key}` },
  );
}

/** Changes options one by one; undefined leaves one out. */
export function mapOptions(
  plots: PlotSpecs,
  change: (value: ParamValue, plot: string, key: string) => ParamValue | undefined,
): PlotSpecs {
  return mapEntries(plots, (options, plot) => mapEntries(options, (value, key) => change(value, plot, key)));
}

/** The columns that options of plots name. */
export function plotColumns(plots: PlotSpecs): readonly string[] {
  const values = Object.values(plots).flatMap((options: Params) => Object.values(options));
  return values.flatMap((value) => (isNameList(value) ? value : []));
}

/** Follows a change of column names; null = the column is gone. */
export function renamePlotColumns(plots: PlotSpecs, rename: (name: string) => string | null): PlotSpecs {
  return mapOptions(plots, (value) =>
    isNameList(value) ? value.map(rename).filter((name) => name !== null) : value,
  );
}

function mapEntries<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, key: string) => To | undefined,
): Readonly<Record<string, To>> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]): [string, To][] => {
      const next = isReservedName(key) ? undefined : change(value, key);
      return next === undefined ? [] : [[key, next]];
    }),
  );
}
