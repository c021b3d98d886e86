import { formatAdaptive, formatLevel } from "../../format/index.ts";
import { showEffect } from "../../measures/show-effect.ts";
import { PRISMA } from "../prisma-source.ts";
import type { ReportSection } from "../types.ts";
import { displayOf, table } from "../wording.ts";

/** The pooled effect under every estimator of tau2. */
export const sensitivity: ReportSection = {
  id: "sensitivity",
  label: "Sensitivity",
  summary:
    "The pooled effect under every estimator of \u03c4\u00b2, and the answers for few studies side by side.",
  reference: PRISMA,
  usual: true,
  parts(source) {
    const { comparison, fewStudies } = source.report;
    const display = displayOf(source);
    const level = formatLevel(source.document.model.level);
    const rows = comparison.flatMap(({ id, label, estimate, interval, tau2 }) => {
      if (estimate === null) return [];
      const shown = showEffect(display, estimate, interval);
      return [[`${label} (${id})`, shown.estimate, shown.interval ?? "\u2013", formatAdaptive(tau2, 4)]];
    });
    const few = (fewStudies?.answers ?? []).map(({ label, estimate, interval, remark }) => [
      label,
      showEffect(display, estimate, interval).full,
      remark,
    ]);
    return [
      ...(rows.length === 0
        ? []
        : [
            table(
              "Estimators of \u03c4\u00b2 (PRISMA 20d)",
              ["Estimator", "Effect", `${level} CI`, "\u03c4\u00b2"],
              rows,
            ),
          ]),
      ...(few.length === 0
        ? []
        : [table("Few studies: several answers", ["Answer", "Effect", "Remark"], few, false)]),
    ];
  },
};
