import type { SensitivityReport } from "@treeline/engine";
import { downloadAuditCsv, downloadAuditJson, downloadAuditR } from "../export/audit-files.ts";
import { downloadFindings, FINDINGS_FILES } from "../export/findings-files.ts";
import { CODE_FILES, REPORT_FILES } from "../export/report-files.ts";
import {
  downloadSensitivityCsv,
  downloadSensitivityJson,
  downloadSensitivityR,
} from "../export/sensitivity-files.ts";
import { auditing } from "../state/audit.ts";
import { type Evaluated, evaluated, stale, updating } from "../state/evaluation.ts";
import { showNotice } from "../state/notices.ts";
import { readOnly, view } from "../state/project.ts";
import { addResultColumns, reportedSensitivity } from "../state/reporting.ts";
import { examining } from "../state/sensitivity.ts";
import { inTongueOf, retold } from "../state/tongues.ts";
import { bias } from "../strings/bias.ts";
import { certainty } from "../strings/certainty.ts";
import { pages } from "../strings/pages.ts";
import { palette } from "../strings/palette.ts";
import { reportWords } from "../strings/report.ts";
import { sensitivity } from "../strings/sensitivity.ts";
import { t } from "../strings/t.ts";
import { currentSource, inputOf } from "../views/report/report-source.ts";
import { loadDrawing } from "../views/results/load-drawing.ts";
import type { Command } from "./command.ts";

type Save = (now: Evaluated) => void | Promise<void>;

/** The files of the report, of the audit and of the sensitivity analyses, for which other pages have buttons. */
export function reportExportCommands(): readonly Command[] {
  return [
    ...[...REPORT_FILES, ...CODE_FILES].map(({ label, save }) =>
      command(`report-${label}`, palette.set(pages.reportText, label), async (now) => {
        await prepare(now);
        const source = currentSource();
        if (source !== null) await save({ source, input: inputOf(source) });
      }),
    ),
    command("print", palette.set(pages.reportText, reportWords.files.print), () => {
      view.value = "report";
      setTimeout(() => window.print(), PRINT_AFTER_MS);
    }),
    {
      ...command("columns", reportWords.files.columns, ({ report }) => addResultColumns(report)),
      enabled: () => isReady() && !readOnly.value,
    },
    ...audits(),
    ...examinations(),
    ...findings(),
  ];
}

/** Until the page stands. */
const PRINT_AFTER_MS = 600;

function audits(): Command[] {
  const words = bias.files;
  const kinds = [
    [words.csv, downloadAuditCsv],
    [words.json, downloadAuditJson],
    [words.r, downloadAuditR],
  ] as const;
  return kinds.map(([label, save]) =>
    command(`audit-${label}`, palette.set(pages.bias, label), async (now) => {
      const audit = await auditing.answerFor(now);
      if (audit !== null) await save(now, audit);
    }),
  );
}

function examinations(): Command[] {
  const words = sensitivity.files;
  const kinds: readonly (readonly [
    string,
    (now: Evaluated, report: SensitivityReport) => void | Promise<void>,
  ])[] = [
    [words.csv, downloadSensitivityCsv],
    [words.json, downloadSensitivityJson],
    [words.r, downloadSensitivityR],
  ];
  return kinds.map(([label, save]) =>
    command(`sensitivity-${label}`, palette.set(pages.sensitivity, label), async (now) => {
      const report = await examining.answerFor(now);
      if (report !== null) await save(now, report);
    }),
  );
}

/** The files of the certainty of the evidence (GRADE). */
function findings(): Command[] {
  return FINDINGS_FILES.map((file) => ({
    ...command(`findings-${file}`, palette.set(certainty.findings, certainty[file]), async (now) => {
      const audit = await auditing.answerFor(now);
      const { findingsOf } = await import("@treeline/engine/certainty");
      const findings = inTongueOf("report", () =>
        findingsOf({ document: now.document, report: retold(now.report), audit: retold(audit) }),
      );
      await downloadFindings(findings, now.document.title, file);
    }),
    also: `GRADE ${palette.exportAlso}`,
  }));
}

/** What the report tells of is computed before it is written. */
async function prepare(now: Evaluated): Promise<void> {
  await Promise.all([
    loadDrawing(),
    auditing.answerFor(now),
    reportedSensitivity.value.length > 0 ? examining.answerFor(now) : null,
  ]);
}

function isReady(): boolean {
  return evaluated.value !== null && !updating.value && !stale.value;
}

function command(id: string, label: string, save: Save): Command {
  return {
    id: `export.${id}`,
    label,
    group: "export",
    also: palette.exportAlso,
    enabled: isReady,
    run: async () => {
      const now = evaluated.value;
      if (now === null) return;
      try {
        await save(now);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        showNotice({ id: "export", severity: "error", text: t.notices.engineFault(detail) });
      }
    },
  };
}
