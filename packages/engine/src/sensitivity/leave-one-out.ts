import { counted } from "../format/told.ts";
import { showEffect } from "../measures/show-effect.ts";
import type { LeaveOneOut, LeftOutFit, SensitivityTable, SummaryNumbers } from "../sensitivity-types.ts";
import { changesOf, refitOf } from "./summary.ts";
import { SUMMARY_HEAD, summaryCells, tableOf } from "./tables.ts";
import type { SensitivityInput, SensitivityQuestion, SensitivityR, SensitivityRGiven } from "./types.ts";
import { changeWords, named } from "./words.ts";

/**
 * The pooled effect without each study in turn, by the document's own model: its way to pool, estimator of tau2, test and level.
 * One refit per study, k in all.
 * Source: Tobias (1999), Stata Technical Bulletin 47, 15-17; Viechtbauer & Cheung (2010), Research Synthesis Methods 1, 112-125,
 * doi:10.1002/jrsm.11. R: `leave1out(res)`
 */
export const leaveOneOut: SensitivityQuestion<"leave-one-out"> = {
  id: "leave-one-out",
  label: "Leave one out",
  plot: "leave-one-out",
  summary: "The pooled effect without each study in turn: does the conclusion hang on any one of them?",
  reference: "Viechtbauer & Cheung (2010), Research Synthesis Methods 1, 112-125, doi:10.1002/jrsm.11",
  lack: ({ refits: { studies } }) =>
    studies.length < 2 ? "With one study nothing is left when it is taken out." : null,
  answer({ all, refits, nullValue }) {
    const studies = refits.studies.map(({ rowId, label }): LeftOutFit => {
      const { fit, reason } = refitOf(refits.without(rowId), nullValue);
      const changes = fit === null ? [] : changesOf(all.conclusion, fit.conclusion);
      return { rowId, label, fit, reason, changes };
    });
    return { all, studies };
  },
  sentences,
  tables: ({ all, studies }) => [
    tableOf(
      "leave-one-out",
      "Without each study",
      ["left out", ...SUMMARY_HEAD, "remark"],
      [
        { rowId: null, cells: ["none (all studies)", ...summaryCells(all), null] },
        ...studies.map(({ rowId, label, fit, reason, changes }) => ({
          rowId,
          isFlagged: changes.length > 0 || fit === null,
          cells: [label, ...summaryCells(fit), remarkOf(changeWords(changes), reason)],
        })),
      ],
    ) satisfies SensitivityTable,
  ],
  r: leaveOneOutInR,
};

function remarkOf(changes: string, reason: string): string | null {
  if (reason !== "") return `Not fitted: ${reason}`;
  return changes === "" ? null : `${changes.charAt(0).toUpperCase()}${changes.slice(1)}.`;
}

function sentences({ all, studies }: LeaveOneOut, { display }: SensitivityInput): readonly string[] {
  const fitted = studies.flatMap(({ fit, ...study }) => (fit === null ? [] : [{ ...study, fit }]));
  const failed = studies.filter(({ fit }) => fit === null);
  const [lowest, highest] = [fitted.toSorted(byEstimate)[0], fitted.toSorted(byEstimate).at(-1)];
  const furthest = fitted.toSorted(
    (a, b) => Math.abs(b.fit.estimate - all.estimate) - Math.abs(a.fit.estimate - all.estimate),
  )[0];
  const told: string[] = [];
  if (furthest !== undefined && lowest !== undefined && highest !== undefined) {
    const say = ({ estimate, interval }: SummaryNumbers): string =>
      showEffect(display, estimate, interval).full;
    told.push(
      `Without one study at a time the pooled effect runs from ${say(lowest.fit)} (without ${named([lowest])}) to ${say(highest.fit)} (without ${named([highest])}); with all it is ${say(all)}. It moves most without ${named([furthest])}.`,
    );
  }
  if (failed.length > 0) {
    told.push(
      `The model could not be fitted without ${named(failed)}: ${counted(failed.length, "line", "lines")} of the table without numbers.`,
    );
  }
  return told;
}

function byEstimate(one: { readonly fit: SummaryNumbers }, other: { readonly fit: SummaryNumbers }): number {
  return one.fit.estimate - other.fit.estimate;
}

function leaveOneOutInR({ studies }: LeaveOneOut, { fit, input }: SensitivityRGiven): SensitivityR | null {
  // Studies of which counts alone are pooled have another order in R.
  if (studies.length !== input.effects.rowIds.length) return null;
  const lacks = studies.filter((study) => study.fit === null);
  const column = (of: (fit: NonNullable<(typeof studies)[number]["fit"]>) => number | null) =>
    studies.map((study) => (study.fit === null ? null : of(study.fit)));
  const scale = "sens_loo$se";
  const compare = [
    { name: "estimates", value: column((one) => one.estimate), r: "sens_loo$estimate", scale },
    { name: "SE", value: column((one) => one.se), r: "sens_loo$se", scale: "0" },
    { name: "lower ends", value: column((one) => one.interval?.lower ?? null), r: "sens_loo$ci.lb", scale },
    { name: "upper ends", value: column((one) => one.interval?.upper ?? null), r: "sens_loo$ci.ub", scale },
    { name: "Q", value: column((one) => one.q), r: "sens_loo$Q", scale: "1" },
  ];
  return {
    code: [`sens_loo <- leave1out(${fit})`, "print(sens_loo, digits = 4)"],
    compare: compare.filter(({ value }) => value.every((one) => one !== null)),
    lacks: lacks.map(({ label, reason }) => ({ name: `without ${label}`, reason })),
  };
}

/** The first thing to read: whether any single study changes the conclusion, and which. */
export function conclusionSentences(
  { all, studies }: LeaveOneOut,
  { nullValue }: Pick<SensitivityInput, "nullValue">,
): string[] {
  const changing = studies.filter(({ changes }) => changes.length > 0);
  if (nullValue === null) {
    return [
      "This measure has no value of no effect, so there is no such conclusion that a study could change; the table says how far the pooled effect moves.",
    ];
  }
  const standing =
    all.conclusion.excludesNull === null
      ? "The pooled effect has no interval"
      : all.conclusion.excludesNull
        ? "The interval of the pooled effect excludes no effect"
        : "The interval of the pooled effect takes in no effect";
  if (changing.length === 0) {
    return [
      `No single study changes the conclusion. ${standing}, with all ${studies.length} studies and without any one of them.`,
    ];
  }
  return [
    `${changing.length === 1 ? "One study changes" : `${changing.length} studies change`} the conclusion: ${named(changing)}. ${standing} with all ${studies.length} studies.`,
    ...changing
      .slice(0, 4)
      .map(({ label, changes }) => `Without \u201c${label}\u201d ${changeWords(changes)}.`),
  ];
}
