import type { AnalysisReport } from "../analysis-types.ts";

/**
 * The whole report as JSON: the same report gives the same bytes, numbers in the shortest form that reads back to the same double.
 * @param report as `runAnalysis` returns it
 */
export function reportToJson(report: AnalysisReport): string {
  return `${JSON.stringify(report, sortedKeys, 2)}\n`;
}

/** Keys in one order, whatever way an object was built. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
