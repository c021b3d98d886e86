import { coefficientTests, measures, runAnalysis, withDerivedColumns } from "@treeline/engine";
import { auditOf } from "@treeline/engine/bias";
import { type ReportSource, reportToMarkdown, writeReport } from "@treeline/engine/report";
import { type ReportInput, reportFigure, reportPage } from "@treeline/plots/report-page";
import type { Command } from "../command.ts";
import { deliver, hasErrors, readDocument } from "../document-file.ts";

export const report: Command = {
  id: "report",
  label: "Report",
  summary:
    "Writes the report of an analysis: methods and results in sentences, tables, figures, the PRISMA 2020 checklist and the papers behind " +
    "the methods. Markdown unless told otherwise; exit code 2 when nothing could be computed.",
  file: "<analysis.json>",
  options: {
    html: { type: "boolean", help: "as one self-contained page of HTML, with its figures" },
    md: { type: "boolean", help: "as Markdown" },
    out: { type: "string", value: "<file>", help: "write to a file instead of the terminal" },
  },
  async run(args, terminal) {
    const document = await readDocument(args.file, terminal);
    if (document === null) return 2;
    const analysis = runAnalysis(document);
    const source = {
      document: withDerivedColumns(document, analysis),
      report: analysis,
      audit: auditOf(document, analysis),
    };
    const text = args.flag("html") ? htmlOf(source) : markdownOf(source);
    await deliver(text, args.text("out"), terminal);
    return analysis.fit === null && hasErrors(analysis.issues) ? 2 : 0;
  },
};

function htmlOf(source: ReportSource): string {
  return reportPage(writeReport(source), inputOf(source));
}

function markdownOf(source: ReportSource): string {
  const input = inputOf(source);
  return reportToMarkdown(writeReport(source), (plot) => {
    const figure = reportFigure(input, { plot, options: {} });
    return figure === null ? "" : `${figure.name}. ${figure.scene.description}`;
  });
}

function inputOf({ document, report: analysis, audit }: ReportSource): ReportInput {
  return {
    document,
    report: analysis,
    audit: audit ?? undefined,
    measure: measures.get(document.effects.measure),
    testLabel: coefficientTests.get(document.model.test).label,
  };
}
