import type { AnalysisReport, ModelSpec } from "@treeline/engine";
import { numbersWords } from "../../strings/numbers.ts";

const words = numbersWords.published;

/** A number that was printed, and where it stands in our report. */
export interface PrintedNumber {
  readonly name: string;
  /** With the digits of print. */
  readonly printed: string;
  value(report: AnalysisReport): number | null | undefined;
}

/** A published analysis, as a sample of the program with the choices of the publication. */
export interface PublishedExample {
  readonly name: string;
  /** Folder of the sample. */
  readonly sample: string;
  readonly model: Partial<ModelSpec>;
  readonly numbers: readonly PrintedNumber[];
}

const mean = (report: AnalysisReport) => report.fit?.coefficients[0];
const ratio = (value: number | null | undefined): number | null => (value == null ? null : Math.exp(value));

const pooled = (printed: string): PrintedNumber => ({
  name: words.pooled,
  printed,
  value: (report) => mean(report)?.estimate,
});
const lower = (printed: string): PrintedNumber => ({
  name: words.lower,
  printed,
  value: (report) => mean(report)?.interval?.lower,
});
const upper = (printed: string): PrintedNumber => ({
  name: words.upper,
  printed,
  value: (report) => mean(report)?.interval?.upper,
});
const tau2 = (printed: string): PrintedNumber => ({
  name: words.tau2,
  printed,
  value: (report) => report.fit?.tau2.estimate,
});
const q = (printed: string): PrintedNumber => ({
  name: words.q,
  printed,
  value: (report) => report.fit?.heterogeneity.q?.statistic.value,
});

/** A handful of published examples; the tests hold the program to all of their printed numbers. */
export const PUBLISHED: readonly PublishedExample[] = [
  {
    name: words.bcg,
    sample: "bcg-vaccine",
    model: {},
    numbers: [
      pooled("-0.7145"),
      { name: words.se, printed: "0.1798", value: (report) => mean(report)?.se },
      lower("-1.0669"),
      upper("-0.3622"),
      tau2("0.3132"),
      { name: words.tau2Lower, printed: "0.1197", value: (report) => report.fit?.tau2.interval?.lower },
      { name: words.tau2Upper, printed: "1.1115", value: (report) => report.fit?.tau2.interval?.upper },
      { name: words.i2, printed: "92.22", value: (report) => report.fit?.heterogeneity.i2.estimate },
      q("152.2330"),
    ],
  },
  {
    name: words.bcgDl,
    sample: "bcg-vaccine",
    model: { estimator: "DL" },
    numbers: [
      { ...pooled("0.49"), value: (report) => ratio(mean(report)?.estimate) },
      { ...lower("0.34"), value: (report) => ratio(mean(report)?.interval?.lower) },
      { ...upper("0.70"), value: (report) => ratio(mean(report)?.interval?.upper) },
    ],
  },
  {
    name: words.stress,
    sample: "third-wave-students",
    model: {},
    numbers: [
      pooled("0.5771"),
      lower("0.3782"),
      upper("0.7760"),
      { name: words.test, printed: "6.12", value: (report) => mean(report)?.test?.statistic.value },
      tau2("0.0820"),
      { name: words.i2, printed: "62.6", value: (report) => report.fit?.heterogeneity.i2Q.estimate },
      q("45.50"),
    ],
  },
  {
    name: words.distress,
    sample: "health-professionals-distress",
    model: { estimator: "DL", test: "z" },
    numbers: [pooled("0.3522"), lower("0.2321"), upper("0.4722"), tau2("0.0309"), q("58.2795")],
  },
];
