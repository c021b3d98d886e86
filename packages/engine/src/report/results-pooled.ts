import type { Fit, Index } from "../analysis-types.ts";
import { rowWords } from "../effects/row-words.ts";
import {
  formatAdaptive,
  formatDf,
  formatFixed,
  formatInteger,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatPercent,
} from "../format/index.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import { measures } from "../measures/registry.ts";
import { showEffect } from "../measures/show-effect.ts";
import { shownI2 } from "../models/shown-i2.ts";
import type { ReportPart, ReportSource } from "./types.ts";
import { displayOf, effectName, paragraph, sentence, testWords } from "./wording.ts";

/** Of fewer studies a prediction interval is not stated without a word of caution. */
const FEWEST_TO_PREDICT = 5;

/** An estimate of exactly 0 sits at its boundary and has no decimals to show. */
const threeDecimals = (value: number): string => (value === 0 ? formatFixed(0, 0) : formatAdaptive(value, 3));
const onePercent = (value: number): string => formatPercent(value);

const NOT_POOLED = "Nothing could be pooled; the messages below say why.";
const NO_EFFECTS =
  "Nothing was pooled: no column of the table is said to hold effects or the numbers behind them.";

const CURVE_ALONE =
  "Nothing was pooled across the rows, which are categories of dose; the curve through them stands under Dose-response.";

/** Whether rows are categories of dose and nothing else. */
export function isCurveAlone({ report }: Pick<ReportSource, "report">): boolean {
  return report.fit === null && report.effects === null && report.doseResponse?.result != null;
}

/** The pooled effect, its precision, its direction and its heterogeneity: PRISMA item 20b. */
export function pooledParts(source: ReportSource): ReportPart[] {
  const { fit } = source.report;
  const pooled = fit?.coefficients[0];
  if (fit === null || pooled === undefined)
    return [
      paragraph(
        isCurveAlone(source) ? CURVE_ALONE : source.report.issues.length > 0 ? NOT_POOLED : NO_EFFECTS,
        ["20b"],
      ),
    ];
  return [
    paragraph(
      [mainSentence(source, fit), directionSentence(source, fit), ...predictionSentences(source, fit)]
        .filter((text) => text !== "")
        .join(" "),
      ["20b"],
    ),
    ...(fit.k === 1 ? [] : [paragraph(heterogeneitySentences(fit).join(" "), ["20b", "20c"])]),
    ...furtherSentences(source),
  ];
}

/** "The pooled risk ratio of 13 studies (357 347 participants) was 0.49 [0.34, 0.70], t(12) = ..., p < .001." */
function mainSentence(source: ReportSource, fit: Fit): string {
  const { document, report } = source;
  const pooled = fit.coefficients[0]!;
  const { outcome } = document.effects;
  const sizes = report.effects?.ni ?? [];
  const people = sizes.reduce((sum: number, size) => sum + (size ?? 0), 0);
  const counted =
    sizes.length > 0 && sizes.every((size) => size !== null)
      ? ` (${formatInteger(people)} participants)`
      : "";
  const k = fit.informing ?? fit.k;
  const words = rowWords(report.effects?.labels ?? [], k);
  const shown = showEffect(displayOf(source), pooled.estimate, pooled.interval);
  const lead =
    fit.k === 1
      ? `One study; nothing was pooled. Its ${effectName(source)}`
      : `the pooled ${effectName(source)} of ${formatInteger(k)} ${words}${counted}`;
  const about = outcome === "" ? "" : ` for ${outcome}`;
  const interval =
    pooled.interval === null ? "" : `, ${formatLevel(fit.spec.level)} CI ${shown.interval ?? ""}`;
  const test =
    pooled.test === null ? "" : `, ${testWords(pooled.test)}, ${formatPEquation(pooled.test.pValue)}`;
  return sentence(`${lead}${about} was ${shown.estimate}${interval}${test}`);
}

/** What the interval does and does not tell of the direction; that it includes no effect is no proof of none. */
function directionSentence({ document }: ReportSource, fit: Fit): string {
  const { nullValue } = measures.get(document.effects.measure);
  const pooled = fit.coefficients[0]!;
  const { interval } = pooled;
  if (nullValue === null) return "";
  if (interval === null) return "";
  const includes = interval.lower <= nullValue && (interval.upper === null || interval.upper >= nullValue);
  if (includes) {
    return "The interval includes the value of no effect: these studies do not tell the direction, which is not evidence that there is no effect.";
  }
  const { positive, negative } = document.effects.directions;
  const named = pooled.estimate > nullValue ? positive : negative;
  return named === ""
    ? `The interval lies ${pooled.estimate > nullValue ? "above" : "below"} the value of no effect; what that direction means has not been told.`
    : `The interval excludes the value of no effect, in the direction: ${named}.`;
}

function predictionSentences(source: ReportSource, { k, prediction, spec }: Fit): string[] {
  if (prediction === null) return [];
  const shown = showEffect(displayOf(source), prediction.lower, prediction);
  const { label } = predictionIntervals.get(spec.prediction);
  const caution = k < FEWEST_TO_PREDICT ? ` With ${k} studies it is not to be relied on.` : "";
  return [
    `The ${formatLevel(prediction.level)} prediction interval (${label}) is ${shown.interval ?? ""}.${caution}`,
  ];
}

function heterogeneitySentences({ tau2, heterogeneity, spec }: Fit): string[] {
  const { q, tau } = heterogeneity;
  const { index, factor, from } = shownI2({ spec, heterogeneity });
  const hasTau = spec.kind === "random" && tau2.estimate !== null && tau.estimate !== null;
  const interval =
    tau2.interval === null
      ? ""
      : ` (${formatLevel(tau2.interval.level)} CI ${formatInterval(tau2.interval, threeDecimals)})`;
  return [
    ...(hasTau
      ? [
          `Between studies the SD of true effects is estimated as \u03c4 = ${threeDecimals(tau.estimate ?? 0)} on the analysis scale, \u03c4\u00b2 = ${threeDecimals(tau2.estimate ?? 0)}${tau2.given ? " (given)" : interval}${tau2.atBoundary ? ", the smallest value it can have" : ""}.`,
        ]
      : []),
    ...(q === null
      ? []
      : [
          `Q(${q.df.map(formatDf).join(", ")}) = ${formatFixed(q.statistic.value, 1)}, ${formatPEquation(q.pValue)}.`,
        ]),
    ...i2Sentence(index, from === "Q" ? "from Q" : "from \u03c4\u00b2", factor),
  ];
}

function i2Sentence({ estimate, interval }: Index, from: string, h2: Index): string[] {
  if (estimate === null) return [];
  const range =
    interval === null ? "" : ` ${formatInterval({ ...interval, upper: interval.upper ?? 100 }, onePercent)}`;
  const factor = h2.estimate === null ? "" : `; H\u00b2 = ${formatFixed(h2.estimate, 2)}`;
  return [
    `I\u00b2 (${from}) = ${formatPercent(estimate)}${range}, the share of the observed variability that is not sampling error, not how far effects differ, which \u03c4 and the prediction interval tell${factor}.`,
  ];
}

/** What the document asked beside the mean: numbers needed to treat, equivalence. */
function furtherSentences({ report }: ReportSource): ReportPart[] {
  const { numberNeeded, fit, fewStudies } = report;
  const needed =
    numberNeeded?.numbers == null
      ? []
      : [
          `At a risk without the treatment of ${formatPercent(100 * numberNeeded.risk)} (${numberNeeded.given ? "as given" : `the median of ${numberNeeded.groups} control groups`}) the number needed to treat is ${numberNeeded.numbers.words}.`,
          numberNeeded.assumed
            ? "It takes the event for unwanted, so that fewer events are a benefit; whether it is has not been told."
            : numberNeeded.events === "wanted"
              ? "The event is wanted: more events are a benefit."
              : "The event is unwanted: fewer events are a benefit.",
        ];
  const equal = fit?.equivalence;
  const equivalence =
    equal === undefined
      ? []
      : [
          `Two one-sided tests against the margin: equivalence ${equal.equivalent ? "demonstrated" : "not demonstrated"}, ${formatPEquation(equal.pValue)}.`,
        ];
  const sentences = [...needed, ...equivalence, ...(fewStudies?.sentences ?? [])];
  return sentences.length === 0 ? [] : [paragraph(sentences.join(" "), ["20b"])];
}
