import { OUT } from "../answer.ts";
import { type Arguments, type Command, UsageError } from "../command.ts";
import { deliver, hasErrors, readDocument } from "../document-file.ts";
import { readFonts } from "../figure-fonts.ts";
import { LANGUAGE_OPTION, writerIn } from "../language.ts";
import { REPORT_FORMS, type ReportForm, reportedAnalysis } from "../report-files.ts";

export const report: Command = {
  id: "report",
  label: "Report",
  summary:
    "Writes the report of an analysis: methods and results in sentences, tables, figures, the PRISMA 2020 checklist and the papers behind " +
    "the methods; or the analysis as code for other programs. Exit code 2 when nothing could be computed.",
  file: "<analysis.json>",
  options: {
    ...Object.fromEntries(
      Object.entries(REPORT_FORMS).map(([name, { help }]) => [name, { type: "boolean" as const, help }]),
    ),
    ...LANGUAGE_OPTION,
    ...OUT,
  },
  async run(args, terminal) {
    const form = formOf(args);
    const document = await readDocument(args.file, terminal);
    if (document === null) return 2;
    const analysis = reportedAnalysis(document, form.plain !== true);
    const { report: computed, audit, sensitivity } = analysis.source;
    const [writer, fonts] = await Promise.all([
      writerIn(args, document, document.languages?.report),
      readFonts(),
    ]);
    const written = await writer.write({ computed, audit, sensitivity }, () => form.write(analysis, fonts));
    const out = args.text("out");
    if (typeof written === "string") await deliver(written, out, terminal);
    else if (out === undefined) {
      throw new UsageError("This form is no text, so it is not printed. Say where it goes: --out <file>.");
    } else await terminal.writeBytes(out, written);
    const { fit, issues } = analysis.source.report;
    return fit === null && hasErrors(issues) ? 2 : 0;
  },
};

/** @throws UsageError where several forms are asked for: one call writes one file */
function formOf(args: Arguments): ReportForm {
  const asked = Object.entries(REPORT_FORMS).filter(([name]) => args.flag(name));
  if (asked.length > 1) {
    const names = asked.map(([name]) => `--${name}`).join(" and ");
    throw new UsageError(`${names} are several forms at once; ask for one of them.`);
  }
  return asked[0]?.[1] ?? REPORT_FORMS.md!;
}
