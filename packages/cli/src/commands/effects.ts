import { reportToCsv, runAnalysis } from "@treeline/engine";
import type { Command } from "../command.ts";
import { deliver, readDocument } from "../document-file.ts";

export const effects: Command = {
  id: "effects",
  label: "Effects",
  summary: "Writes the effects, variances and weights of all studies as CSV, unrounded.",
  file: "<analysis.json>",
  options: { out: { type: "string", value: "<file>", help: "write to a file instead of the terminal" } },
  async run(args, terminal) {
    const document = await readDocument(args.file, terminal);
    if (document === null) return 2;
    const tables = reportToCsv(runAnalysis(document), document);
    await deliver(tables.studies, args.text("out"), terminal);
    return 0;
  },
};
