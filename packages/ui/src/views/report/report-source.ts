import { withDerivedColumns } from "@treeline/engine";
import { keptSensitivity, type ReportSource } from "@treeline/engine/report";
import type { ReportInput } from "@treeline/plots/report-page";
import { shownAudit } from "../../state/audit-outcomes.ts";
import { type Evaluated, evaluated } from "../../state/evaluation.ts";
import { project } from "../../state/project.ts";
import { examining } from "../../state/sensitivity.ts";
import { retold } from "../../state/tongues.ts";
import { plotInput } from "../results/plot-input.ts";

/** What the report on the screen is written from: the last result with its audit, and the present choice of sections. */
export function currentSource(): ReportSource | null {
  const now = evaluated.value;
  return now === null ? null : sourceOf(now);
}

function sourceOf({ document, report }: Evaluated): ReportSource {
  const [made, looked] = [shownAudit.value, examining.latest.value];
  const { reporting, title, source } = project.value;
  const { reporting: _, ...rest } = document;
  const current = { ...rest, title, source, ...(reporting === undefined ? {} : { reporting }) };
  return {
    document: withDerivedColumns(current, report),
    report,
    audit: made !== null && made.report === report ? made.answer : null,
    sensitivity: keptSensitivity(current, looked !== null && looked.report === report ? looked.answer : null),
  };
}

/** The same result in the language in which the report is written just now. */
export function retoldSource({ document, report, audit, sensitivity }: ReportSource): ReportSource {
  return { document, report: retold(report), audit: retold(audit), sensitivity: retold(sensitivity) };
}

/** What the figures of the report are drawn from. */
export function inputOf({ document, report, audit, sensitivity }: ReportSource): ReportInput {
  const { width: _, ...input } = plotInput({ document, report }, 0, audit, sensitivity);
  return input;
}
