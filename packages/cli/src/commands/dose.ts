import {
  type AnalysisDocument,
  createDocument,
  documentToR,
  reportToJson,
  runAnalysis,
} from "@treeline/engine";
import { importFile } from "@treeline/engine/import";
import { plotsToR } from "@treeline/plots";
import { keep, OUT } from "../answer.ts";
import type { Command, Terminal } from "../command.ts";
import { deliver, readDocument } from "../document-file.ts";
import { DOSE_OPTIONS, withDoses } from "../dose-options.ts";
import { doseResponseLines } from "../dose-text.ts";
import { issueLines } from "../report-text.ts";

export const dose: Command = {
  id: "dose",
  label: "Dose-response",
  summary:
    "Draws a curve through dose categories of studies, one row each (CSV, .xlsx, or an analysis); columns are guessed from their names unless told. " +
    "Exit code 2 when there is no curve.",
  file: "<categories.csv|analysis.json>",
  options: {
    ...DOSE_OPTIONS,
    save: { type: "string", value: "<analysis.json>", help: "write the analysis with these choices" },
    r: { type: "boolean", help: "print the R script that repeats it with metafor" },
    json: { type: "boolean", help: "print the whole report as JSON, numbers unrounded" },
    ...OUT,
  },
  async run(args, terminal) {
    const read = await categoriesIn(args.file, terminal);
    if (read === null) return 2;
    const document = withDoses(read, args);
    await keep(document, args, terminal);
    const report = runAnalysis(document);
    const { doseResponse } = report;
    if (doseResponse === undefined)
      throw new TypeError("a document of dose categories has no report of them");
    const text = args.flag("r")
      ? documentToR(document, report, plotsToR(document, report))
      : args.flag("json")
        ? reportToJson(report)
        : `${[...doseResponseLines(report), "", ...issueLines([...report.issues, ...doseResponse.issues])].join("\n").trimEnd()}\n`;
    await deliver(text, args.text("out"), terminal);
    return doseResponse.result === null ? 2 : 0;
  },
};

/** A table by its rows alone: what a row of a measure would be, dose categories are not. */
async function categoriesIn(path: string, terminal: Terminal): Promise<AnalysisDocument | null> {
  if (/\.json$/i.test(path)) return readDocument(path, terminal);
  const imported = await importFile(await terminal.readBytes(path), {});
  const issues = imported.ok ? imported.value.issues : imported.issues;
  if (issues.length > 0) terminal.error(`${issueLines(issues).join("\n")}\n`);
  return imported.ok ? createDocument({ table: imported.value.table }) : null;
}
