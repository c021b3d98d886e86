import { formatLevel, formatShort } from "../format/index.ts";
import { criticalValue } from "../inference/tests.ts";
import { showEffect } from "../measures/show-effect.ts";
import type { OutlierRule, Outliers, StudyName } from "../sensitivity-types.ts";
import { influenceOf } from "./influence.ts";
import { deletedResiduals } from "./residuals.ts";
import { changesOf, refitOf } from "./summary.ts";
import { SUMMARY_HEAD, summaryCells, tableOf } from "./tables.ts";
import type { SensitivityInput, SensitivityQuestion } from "./types.ts";
import { changeWords, named } from "./words.ts";

/**
 * Studies that lie apart from the rest, by three rules, and the pooled effect without them: intervals of study and pooled effect
 * that do not touch; a studentised deleted residual beyond the critical value of the level; influence flags. Nothing is taken out
 * of the analysis.
 * Source: Viechtbauer & Cheung (2010), Research Synthesis Methods 1, 112-125, doi:10.1002/jrsm.11; Harrer, Cuijpers, Furukawa &
 * Ebert (2021), Doing Meta-Analysis with R, section 5.4.
 */
export const outliers: SensitivityQuestion<"outliers"> = {
  id: "outliers",
  label: "Outliers",
  plot: null,
  summary:
    "Studies that lie apart from the rest by three rules, and the pooled effect without them; nothing is removed.",
  reference: "Viechtbauer & Cheung (2010), Research Synthesis Methods 1, 112-125, doi:10.1002/jrsm.11",
  lack: ({ deletion: { rowIds } }) =>
    rowIds.length < 3
      ? `With ${rowIds.length === 1 ? "one study" : "two studies"} no study can be told to lie apart from the rest.`
      : null,
  answer: (input) => ({ all: input.all, rules: rulesOf(input) }),
  sentences,
  tables: ({ all, rules }) => [
    tableOf(
      "outliers",
      "With and without outlying studies",
      ["rule", "studies", ...SUMMARY_HEAD, "remark"],
      [
        { rowId: null, cells: ["all studies", null, ...summaryCells(all), null] },
        ...rules.map(({ label, studies, without, reason, changes }) => ({
          rowId: null,
          isFlagged: changes.length > 0,
          cells: [
            label,
            studies.length === 0 ? "none" : studies.map((study) => study.label).join("; "),
            ...summaryCells(without),
            reason !== "" ? `Not fitted: ${reason}` : changeWords(changes) || null,
          ],
        })),
      ],
    ),
  ],
  // metafor has no function of this kind; what the rules rest on is compared with the influence of each study.
  r: () => null,
};

function rulesOf(input: SensitivityInput): OutlierRule[] {
  const { deletion, fit } = input;
  const { level } = fit.spec;
  const critical = criticalValue(level, null);
  const residuals = deletedResiduals(deletion).filter(({ z }) => z !== null && Math.abs(z) > critical);
  const flagged = influenceOf(deletion).studies.filter(({ flags }) => flags.length > 0);
  const withLevel = formatLevel(level);
  return [
    {
      id: "interval" as const,
      label: `${withLevel} interval apart from that of the pooled effect`,
      studies: apart(input),
    },
    {
      id: "residual" as const,
      label: `studentised residual beyond \u00b1${formatShort(critical)}`,
      studies: residuals,
    },
    { id: "influence" as const, label: "flagged as influential", studies: flagged },
  ].map(({ id, label, studies }) => ({
    id,
    label,
    studies: studies.map(({ rowId, label: name }) => ({ rowId, label: name })),
    ...rerun(input, studies),
  }));
}

/** Studies whose interval does not touch that of the pooled effect. */
function apart({ effects, all, fit }: SensitivityInput): StudyName[] {
  const { interval } = all;
  if (interval === null) return [];
  const critical = criticalValue(fit.spec.level, null);
  return effects.rowIds.flatMap((rowId, at) => {
    const half = critical * Math.sqrt(effects.vi[at]!);
    const isApart =
      effects.yi[at]! + half < interval.lower ||
      (interval.upper !== null && effects.yi[at]! - half > interval.upper);
    return isApart ? [{ rowId, label: effects.labels[at]! }] : [];
  });
}

function rerun(
  { refits, all, nullValue }: SensitivityInput,
  without: readonly StudyName[],
): Pick<OutlierRule, "without" | "reason" | "changes"> {
  if (without.length === 0) return { without: null, reason: "", changes: [] };
  const out = new Set(without.map(({ rowId }) => rowId));
  const kept = refits.studies.flatMap(({ rowId }) => (out.has(rowId) ? [] : [rowId]));
  const { fit, reason } = refitOf(refits.among(new Set(kept)), nullValue);
  return {
    without: fit,
    reason,
    changes: fit === null ? [] : changesOf(all.conclusion, fit.conclusion),
  };
}

function sentences({ all, rules }: Outliers, { display }: SensitivityInput): readonly string[] {
  const found = rules.filter(({ studies }) => studies.length > 0);
  if (found.length === 0) return ["By none of the three rules does a study lie apart from the rest."];
  const now = showEffect(display, all.estimate, all.interval).full;
  return [
    ...found.map(({ label, studies, without, changes }) => {
      const rest =
        without === null
          ? "the rest could not be pooled"
          : `without ${studies.length === 1 ? "it" : "them"} the pooled effect is ${showEffect(display, without.estimate, without.interval).full} instead of ${now}`;
      const change = changes.length === 0 ? "" : `, and ${changeWords(changes)}`;
      return `${named(studies)} (${label}): ${rest}${change}.`;
    }),
    "Nothing has been taken out of the analysis. One study in twenty lies beyond the 95 % limits by chance alone, and a study may be outlying for a reason worth telling.",
  ];
}
