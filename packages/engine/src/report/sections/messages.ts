import type { Issue } from "../../result.ts";
import type { ReportSection, ReportSource } from "../types.ts";
import { table } from "../wording.ts";

const SEVERITIES = { error: "Problem", warning: "Warning", note: "Note" } as const;

/** Every message of the analysis with its code, by which a reader can check it. */
export const messages: ReportSection = {
  id: "messages",
  label: "Messages",
  summary:
    "Everything the analysis warns of, with the code of each message; what was dismissed is listed as such.",
  reference: "Choice of presentation",
  usual: true,
  parts(source) {
    const rows = allIssues(source);
    return rows.length === 0
      ? []
      : [table("Messages and their codes", ["Code", "Kind", "Message"], rows, false)];
  },
};

function allIssues({ report, audit }: ReportSource): string[][] {
  const left = new Set(report.effects?.excluded.map(({ issue }) => issue.message));
  const issues = [
    ...report.issues.filter(({ message }) => !left.has(message)),
    ...(report.moderation?.issues ?? []),
    ...(report.doseResponse?.issues ?? []),
    ...(report.network?.issues ?? []),
    ...(audit?.issues ?? []),
  ];
  const row = ({ code, severity, message }: Issue): string[] => [code, SEVERITIES[severity], message];
  const dismissed = report.dismissed.map(({ code, message }) => [code, "Dismissed by the analysts", message]);
  return [...issues.map(row), ...dismissed];
}
