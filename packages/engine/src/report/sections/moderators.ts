import type { Coefficient } from "../../analysis-types.ts";
import {
  formatAdaptive,
  formatInteger,
  formatInterval,
  formatLevel,
  formatPValue,
} from "../../format/index.ts";
import { showEffect } from "../../measures/show-effect.ts";
import { PRISMA } from "../prisma-source.ts";
import type { ReportPart, ReportSection, ReportSource } from "../types.ts";
import { caution, displayOf, table, testWords } from "../wording.ts";

/** Coefficients, groups and the plots of moderators. */
export const moderators: ReportSection = {
  id: "moderators",
  label: "Moderators",
  summary: "Coefficients of the meta-regression and summaries of the subgroups, with their tests.",
  reference: PRISMA,
  usual: true,
  parts(source) {
    const { moderation } = source.report;
    if (moderation === undefined) return [];
    return [
      ...coefficientTable(source),
      ...groupTable(source),
      ...figures(source),
      ...moderation.issues.map(({ message }) => caution(message)),
    ];
  },
};

const three = (value: number): string => formatAdaptive(value, 3);

function coefficientTable({ report }: ReportSource): ReportPart[] {
  const fit = report.moderation?.regression ?? null;
  if (fit === null) return [];
  const head = ["Coefficient", "Estimate", "SE", `${formatLevel(fit.spec.level)} CI`, "Test", "p"];
  const rows = fit.coefficients.map((one: Coefficient, at) => [
    fit.labels[at] ?? one.name,
    three(one.estimate),
    three(one.se),
    formatInterval(one.interval, three),
    one.test === null ? "\u2013" : testWords(one.test),
    formatPValue(one.test?.pValue ?? null),
  ]);
  return [
    table(`Meta-regression, k = ${formatInteger(fit.k)}, on the analysis scale (PRISMA 20c)`, head, rows),
  ];
}

function groupTable(source: ReportSource): ReportPart[] {
  const groups = source.report.moderation?.subgroups ?? null;
  if (groups === null) return [];
  const display = displayOf(source);
  const rows = groups.groups.map(({ level, k, summary, prediction, tau2 }) => [
    level,
    formatInteger(k),
    summary === null ? "one study" : showEffect(display, summary.estimate, summary.interval).full,
    prediction === null ? "\u2013" : (showEffect(display, prediction.lower, prediction).interval ?? "\u2013"),
    tau2?.estimate == null ? "\u2013" : three(tau2.estimate),
  ]);
  const head = [
    groups.by,
    "k",
    `Effect, ${formatLevel(groups.level)} CI`,
    "Prediction interval",
    "\u03c4\u00b2",
  ];
  return [table(`Subgroups by ${groups.by} (PRISMA 20c)`, head, rows)];
}

function figures({ report }: ReportSource): ReportPart[] {
  const moderation = report.moderation;
  if (moderation === undefined) return [];
  const hasLine = moderation.panels.some(({ kind, fit }) => kind === "numeric" && fit !== null);
  return [
    ...(moderation.subgroups === null
      ? []
      : [{ kind: "figure", plot: "grouped-forest", options: {} } as const]),
    ...(hasLine ? [{ kind: "figure", plot: "bubble", options: {} } as const] : []),
  ];
}
