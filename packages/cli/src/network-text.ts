import type { AnalysisReport } from "@treeline/engine";
import { showToldCell } from "@treeline/engine/jobs/tell";
import { networkTables } from "@treeline/engine/network";
import { textTable } from "./text-table.ts";

/** The network of treatments: sentences and tables; what was left out is said apart. */
export function networkLines({ network }: AnalysisReport): string[] {
  if (network === undefined) return [];
  const tables = networkTables(network).flatMap(({ title, head, rows }) => [
    "",
    title,
    "",
    ...textTable([head, ...rows.map((row) => row.map((cell) => showToldCell(cell)))]),
  ]);
  return ["Network of treatments", ...network.sentences, ...tables];
}
