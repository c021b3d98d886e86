import type { Fit } from "../analysis-types.ts";
import { estimators } from "../estimators/registry.ts";
import { formatLevel, formatShort } from "../format/index.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../inference/tau2-intervals/registry.ts";
import { methodName, paramsOfMeasure } from "../models/methods/method-name.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import { within } from "../phrases/within.ts";
import { withDefaults } from "../registry.ts";
import { settingWords, styleOf } from "../styles/index.ts";
import { ENGINE_VERSION } from "../version.ts";
import { cited } from "./cite.ts";
import { paramWords } from "./methods-effects.ts";
import type { ReportPart, ReportSource } from "./types.ts";
import { paragraph, sentence } from "./wording.ts";

const KINDS = {
  random: "a random-effects model, whose mean is that of a distribution of true effects",
  equal: "an equal-effects model, which takes one true effect to be common to all studies",
  fixed: "a fixed-effects model, whose mean is that of the true effects of these studies alone",
} as const;

/** Model, weights, tau2, intervals and software, every default said: PRISMA item 13d. */
export function synthesisParts(source: ReportSource): ReportPart[] {
  const { fit } = source.report;
  if (fit === null) return [];
  return [
    paragraph([...modelSentences(source, fit), ...heterogeneitySentences(fit)].join(" "), ["13d"]),
    paragraph([styleSentence(source), ...softwareSentences()].join(" "), ["13d"]),
  ];
}

function modelSentences({ document }: ReportSource, { spec, k }: Fit): string[] {
  if (k === 1) {
    return ["There is one study, so nothing was pooled: its effect is shown as it is, tested by z."];
  }
  const method = poolingMethods.get(spec.pooling);
  const test = coefficientTests.get(spec.test);
  const values = withDefaults(method.params, spec.poolingParams);
  const params = paramsOfMeasure(method, document.effects.measure)
    .filter(({ key }) => key !== method.namedBy)
    .map((def) => `${within(def.label)}: ${paramWords(def, values[def.key] ?? null)}`);
  const choices = params.length === 0 ? "" : ` (${params.join("; ")})`;
  return [
    sentence(
      `studies were pooled by ${cited(within(methodName(spec)), method.reference)}${choices} under ${KINDS[spec.kind]}. The model was chosen for the question asked, not by a test of heterogeneity`,
    ),
    ...(method.weightings ? [weightSentence(spec)] : []),
    method.tests.length === 1
      ? `The confidence interval of the pooled effect is of level ${formatLevel(spec.level)}.`
      : `Test and ${formatLevel(spec.level)} confidence interval of the pooled effect: ${cited(test.label, test.reference)}.`,
    ...(test.resamples === true || spec.pooling === "GLMM"
      ? [`Random numbers start from seed ${formatShort(spec.seed)}.`]
      : []),
  ];
}

function weightSentence({ weighting }: Fit["spec"]): string {
  return {
    "inverse-variance": "Studies were weighted by the inverse of their total variance.",
    unweighted: "All studies count the same, whatever their size.",
    user: "Studies were weighted by a column of weights given by the analysts.",
  }[weighting];
}

function heterogeneitySentences({ spec, k }: Fit): string[] {
  if (k === 1) return [];
  const method = poolingMethods.get(spec.pooling);
  const lead = "Heterogeneity is told by Cochran’s Q, \u03c4\u00b2, \u03c4";
  if (spec.kind !== "random")
    return [
      `${lead.replace(", \u03c4\u00b2, \u03c4", "")} and I\u00b2; this model takes \u03c4\u00b2 to be 0.`,
    ];
  const own = estimators.get(spec.estimator);
  const from =
    spec.tau2 === null
      ? method.estimators
        ? `\u03c4\u00b2 was estimated by ${cited(within(own.label), own.reference)}`
        : "\u03c4\u00b2 comes with the way to pool"
      : `\u03c4\u00b2 was given as ${formatShort(spec.tau2)}, not estimated`;
  const interval = tau2Intervals.get(spec.tau2Interval);
  const prediction = predictionIntervals.get(spec.prediction);
  const i2 =
    spec.i2 === "Q"
      ? "I\u00b2 is computed from Q (Higgins & Thompson, 2002)"
      : "I\u00b2 is computed from \u03c4\u00b2 and the typical sampling variance (Higgins & Thompson, 2002)";
  return [
    `${lead} and I\u00b2: ${from}; its interval is ${interval.id === "none" ? "not given" : `by ${cited(interval.label, interval.reference)}`}; ${i2}.`,
    spec.prediction === "none"
      ? "No prediction interval was asked for."
      : `The prediction interval, the range in which the true effect of a new study would lie, is computed as: ${cited(prediction.label, prediction.reference)}.`,
  ];
}

/** The program whose defaults these are, and what was changed of them. */
function styleSentence({ document }: ReportSource): string {
  const { style, changed } = styleOf(document);
  const context = { measure: document.effects.measure, pooling: document.model.pooling };
  const words = changed
    .map((one) => settingWords(one, context))
    .map(({ name, from, to }) => `${name} (${from} \u2192 ${to})`);
  const name = `${style.label} (${/^\d/.test(style.version) ? `version ${style.version}` : style.version})`;
  return words.length === 0
    ? `These settings are the defaults of ${name}.`
    : `These settings are the defaults of ${name}, with other choices of: ${words.join("; ")}.`;
}

/** Which program computed, and how its numbers can be repeated: PRISMA items 13d and 27. */
function softwareSentences(): string[] {
  return [
    `Computations were done with Treeline, engine version ${ENGINE_VERSION}, on the analysts’ own device; the same document gives the same numbers with the same version.`,
    "Its numbers are compared with those of R packages (metafor, meta and others) in its tests, and the analysis exports an R script that repeats it with metafor and compares every number.",
  ];
}
