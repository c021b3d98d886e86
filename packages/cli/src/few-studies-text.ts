import {
  type AnalysisReport,
  type FewStudiesAnswer,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatPEquation,
  type Interval,
} from "@treeline/engine";

const four = (value: number): string => formatFixed(value, 4);

function intervalText(interval: Interval | null): string {
  return interval === null ? "" : formatInterval(interval, four);
}

function answerRow({
  label,
  estimate,
  interval,
  test,
  tau,
  tauInterval,
  prediction,
}: FewStudiesAnswer): string[] {
  return [
    label,
    four(estimate),
    intervalText(interval),
    test === null ? "" : formatPEquation(test.pValue),
    tau === null ? "" : formatAdaptive(tau, 4),
    intervalText(tauInterval),
    intervalText(prediction),
  ];
}

/** The answers of several methods for two to five studies as rows of a table, and what is to be said of them. */
export function fewStudiesRows({ fewStudies: few }: AnalysisReport): {
  readonly rows: readonly (readonly string[])[];
  readonly sentences: readonly string[];
} {
  if (few === undefined) return { rows: [], sentences: [] };
  return {
    rows: [
      [`few studies (k = ${few.k})`, "estimate", "interval", "p", "tau", "interval of tau", "prediction"],
      ...few.answers.map(answerRow),
    ],
    sentences: [
      ...few.answers.map(({ label, verdict, remark }) => `${label} (${verdict}): ${remark}`),
      ...few.sentences,
      ...few.issues.map(({ message, hint }) => `${message} ${hint}`),
    ],
  };
}
