import {
  type AnalysisDocument,
  type AnalysisReport,
  auditToCsv,
  type BiasAudit,
  type BiasOutcome,
  coefficientTests,
  measures,
  type Result,
  runAnalysis,
  withDerivedColumns,
} from "@treeline/engine";
import { auditOf, withOutcomes } from "@treeline/engine/bias";
import { parseFormula } from "@treeline/engine/formula";
import { jobContext, runJobHere } from "@treeline/engine/jobs";
import { type AuditPageInput, auditPage } from "@treeline/plots/audit-page";
import { withFaces } from "@treeline/plots/export";
import { answer, keep, OUT } from "../answer.ts";
import { AUDIT_OPTIONS, withAudit } from "../audit-options.ts";
import { auditText } from "../audit-text.ts";
import type { Command } from "../command.ts";
import { readDocument } from "../document-file.ts";
import { embeddedFaces } from "../figure-fonts.ts";
import { issueLines } from "../report-text.ts";

export const audit: Command = {
  id: "audit",
  label: "Audit",
  summary:
    "Audits an analysis for publication bias: what could be tested and what could not, tests of asymmetry, missing studies, adjusted " +
    "estimates, selection models and significant p-values, with a verdict that goes no further than the numbers. Exit code 2 when no study has an effect.",
  file: "<analysis.json>",
  options: {
    ...AUDIT_OPTIONS,
    long: { type: "boolean", help: "also run the methods that take their time" },
    save: { type: "string", value: "<analysis.json>", help: "write the analysis with these choices" },
    json: { type: "boolean", help: "print the audit as JSON, numbers unrounded" },
    csv: { type: "boolean", help: "print the audit as comma-separated text, numbers unrounded" },
    html: { type: "boolean", help: "print the audit as one page of HTML, with its plots" },
    ...OUT,
  },
  async run(args, terminal) {
    const read = await readDocument(args.file, terminal);
    if (read === null) return 2;
    const document = withAudit(read, args);
    await keep(document, args, terminal);
    const report = runAnalysis(document);
    const quick = auditOf(document, report);
    if (quick === null) {
      const lines = [
        ...issueLines(report.issues),
        "Nothing is audited: no study has an effect that could be used.",
      ];
      terminal.error(`${lines.join("\n")}\n`);
      return 2;
    }
    const whole = args.flag("long") ? withOutcomes(quick, longOutcomes(document, quick)) : quick;
    const forms = {
      text: () => auditText(document.title, whole),
      json: () => whole,
      csv: () => auditToCsv(whole),
      html: () => withFaces(auditPage(pageInput(document, report, whole)), embeddedFaces),
    };
    await answer(forms, args, terminal);
    return 0;
  },
};

function pageInput(document: AnalysisDocument, report: AnalysisReport, whole: BiasAudit): AuditPageInput {
  return {
    document: withDerivedColumns(document, report),
    report,
    audit: whole,
    measure: measures.get(document.effects.measure),
    testLabel: coefficientTests.get(document.model.test).label,
  };
}

/** What every long method comes to that these studies can answer, one after the other. */
function longOutcomes(
  document: AnalysisDocument,
  { entries }: BiasAudit,
): Readonly<Record<string, Result<BiasOutcome>>> {
  const context = jobContext(document, parseFormula);
  if (!context.ok) return {};
  const waiting = entries.filter(({ status }) => status === "long");
  return Object.fromEntries(
    waiting.map(({ method }) => [method, runJobHere<string>(method, context.value) as Result<BiasOutcome>]),
  );
}
