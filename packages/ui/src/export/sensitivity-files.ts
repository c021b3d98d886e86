import { type SensitivityReport, type SensitivityTable, sensitivityToCsv } from "@treeline/engine";
import { toldCsv } from "@treeline/engine/jobs/tell";
import type { Evaluated } from "../state/evaluation.ts";
import { sensitivitySpecOf } from "../state/sensitivity.ts";
import { sensitivity } from "../strings/sensitivity.ts";
import { downloadText, fileName } from "./download.ts";
import { scriptOf } from "./r-file.ts";

const words = sensitivity.files;

export function downloadSensitivityCsv({ document }: Evaluated, report: SensitivityReport): void {
  downloadText(fileName(words.name(document.title), "csv"), "text/csv", sensitivityToCsv(report));
}

export function downloadSensitivityJson({ document }: Evaluated, report: SensitivityReport): void {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  downloadText(fileName(words.name(document.title), "json"), "application/json", text);
}

/** One table, as wide as it is on the page. */
export function downloadTable({ document }: Evaluated, table: SensitivityTable): void {
  downloadText(fileName(`${document.title} ${table.id}`, "csv"), "text/csv", toldCsv(table));
}

/** The script of the analysis with these analyses and their checks, also where the project says nothing of them. */
export async function downloadSensitivityR({ document, report }: Evaluated): Promise<void> {
  const asked = { ...document, sensitivity: sensitivitySpecOf(document) };
  const script = await scriptOf(asked, report);
  downloadText(fileName(document.title, "R"), "text/plain", script);
}
