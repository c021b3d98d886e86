import type { SensitivityEntry, SensitivityReport } from "@treeline/engine";
import { showToldCell } from "@treeline/engine/jobs/tell";
import { issueLines } from "./report-text.ts";
import { textTable } from "./text-table.ts";

const DIGITS = 4;

/** The sensitivity analyses as a person reads them: the conclusion, then each question with its table. */
export function sensitivityReportText(title: string, report: SensitivityReport): string {
  const sections = [
    [
      `Sensitivity${title === "" ? "" : `: ${title}`}`,
      "In the tables effects are on the scale of the analysis.",
    ],
    ["Does any single study change the conclusion?", ...report.conclusion.map((text) => `  ${text}`)],
    ...report.entries.map(entryLines),
    issueLines(report.issues),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
  return `${text}\n`;
}

function entryLines({ label, summary, lack, sentences, tables }: SensitivityEntry): string[] {
  return [
    `${label}: ${summary}`,
    ...(lack === null ? sentences : [lack]).map((text) => `  ${text}`),
    ...tables.flatMap(({ head, rows, flagged }) => [
      "",
      ...textTable([
        ["", ...head],
        ...rows.map((row, at) => [flagged[at] === true ? "*" : "", ...row.map((cell) => shown(cell))]),
      ]),
    ]),
  ];

  function shown(cell: Parameters<typeof showToldCell>[0]): string {
    return cell === null ? "" : showToldCell(cell, DIGITS);
  }
}
