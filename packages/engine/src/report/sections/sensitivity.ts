import { formatAdaptive, formatLevel } from "../../format/index.ts";
import { showEffect } from "../../measures/show-effect.ts";
import { PRISMA } from "../prisma-source.ts";
import { sensitivityTable } from "../sensitivity-tables.ts";
import type { ReportPart, ReportSection, ReportSource } from "../types.ts";
import { caution, displayOf, paragraph, table, together } from "../wording.ts";

/** The pooled effect under every estimator of tau2, and the analyses of single studies that the document keeps. */
export const sensitivity: ReportSection = {
  id: "sensitivity",
  label: "Sensitivity",
  summary:
    "The pooled effect under every estimator of \u03c4\u00b2, the answers for few studies side by side, and the analyses of single studies chosen for the report.",
  reference: PRISMA,
  usual: true,
  parts: (source) => [...estimatorTable(source), ...fewTable(source), ...keptParts(source)],
};

function estimatorTable(source: ReportSource): ReportPart[] {
  const display = displayOf(source);
  const level = formatLevel(source.document.model.level);
  const rows = source.report.comparison.flatMap(({ id, label, estimate, interval, tau2 }) => {
    if (estimate === null) return [];
    const shown = showEffect(display, estimate, interval);
    return [[`${label} (${id})`, shown.estimate, shown.interval ?? "\u2013", formatAdaptive(tau2, 4)]];
  });
  if (rows.length === 0) return [];
  const head = ["Estimator", "Effect", `${level} CI`, "\u03c4\u00b2"];
  return [table("Estimators of \u03c4\u00b2 (PRISMA 20d)", head, rows)];
}

function fewTable(source: ReportSource): ReportPart[] {
  const display = displayOf(source);
  const rows = (source.report.fewStudies?.answers ?? []).map(({ label, estimate, interval, remark }) => [
    label,
    showEffect(display, estimate, interval).full,
    remark,
  ]);
  return rows.length === 0
    ? []
    : [table("Few studies: several answers", ["Answer", "Effect", "Remark"], rows, false)];
}

/** Each analysis that is kept: its sentences, its figure and its table. */
function keptParts(source: ReportSource): ReportPart[] {
  const made = source.sensitivity;
  if (made === null) return [];
  return [
    ...made.entries.flatMap((entry): ReportPart[] => [
      { kind: "heading", text: entry.label },
      ...(entry.lack === null ? [] : [paragraph(entry.lack, ["20d"])]),
      ...together(entry.sentences, ["20d"]),
      ...(entry.lack === null && entry.plot !== null
        ? [{ kind: "figure", plot: entry.plot, options: {} } as const]
        : []),
      ...sensitivityTable(source, made, entry.id),
    ]),
    ...made.issues.map(({ message }) => caution(message)),
  ];
}
