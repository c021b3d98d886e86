import { runAnalysis, sensitivityToCsv } from "@treeline/engine";
import { sensitivityOf } from "@treeline/engine/sensitivity";
import { answer, keep, OUT } from "../answer.ts";
import type { Command } from "../command.ts";
import { readDocument } from "../document-file.ts";
import { issueLines } from "../report-text.ts";
import { REPORTED_OPTION, withReported } from "../reported-sensitivity.ts";
import { SENSITIVITY_OPTIONS, withSensitivity } from "../sensitivity-options.ts";
import { sensitivityReportText } from "../sensitivity-report-text.ts";

export const sensitivity: Command = {
  id: "sensitivity",
  label: "Sensitivity",
  summary:
    "Looks into how far the pooled effect hangs on single studies: leave-one-out, cumulative meta-analysis, outliers, influence, Baujat, " +
    "radial and quantile plots, and the true effects of the studies. Exit code 2 when no model can be fitted.",
  file: "<analysis.json>",
  options: {
    ...SENSITIVITY_OPTIONS,
    ...REPORTED_OPTION,
    save: { type: "string", value: "<analysis.json>", help: "write the analysis with these choices" },
    json: { type: "boolean", help: "print the report as JSON, numbers unrounded" },
    csv: { type: "boolean", help: "print every table as comma-separated text, numbers unrounded" },
    ...OUT,
  },
  async run(args, terminal) {
    const read = await readDocument(args.file, terminal);
    if (read === null) return 2;
    const document = withReported(withSensitivity(read, args), args);
    await keep(document, args, terminal);
    const report = runAnalysis(document);
    const made = sensitivityOf(document, report);
    if (made === null) {
      const lines = [
        ...issueLines(report.issues),
        "Nothing is looked into: no model could be fitted to these studies.",
      ];
      terminal.error(`${lines.join("\n")}\n`);
      return 2;
    }
    const forms = {
      text: () => sensitivityReportText(document.title, made),
      json: () => made,
      csv: () => sensitivityToCsv(made),
    };
    await answer(forms, args, terminal);
    return 0;
  },
};
