import {
  type AnalysisDocument,
  type AnalysisReport,
  coefficientTests,
  type EffectShare,
  type Fit,
  formatChance,
  formatDf,
  formatFixed,
  formatInteger,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatPercent,
  type HypothesisTest,
  methodName,
  poolingMethods,
  predictionIntervals,
  showInterval,
  shownStudyInterval,
  shownTransformation,
  studyIntervals,
  typedTransformation,
} from "@treeline/engine";

/** The model in a clause: "random-effects model, REML, Knapp-Hartung", "Mantel-Haenszel, equal-effects model". */
export function modelName({ k, spec }: Fit): string {
  const { kind, estimator, test, tau2, poolingParams } = spec;
  const given = kind === "random" && tau2 !== null ? [`tau2 given as ${tau2}`] : [];
  if (k === 1) return ["shown as it is, tested by z", ...given].join(", ");
  const method = poolingMethods.get(spec.pooling);
  const tested = method.tests.length === 1 ? [] : [coefficientTests.get(test).label];
  if (!method.estimators) {
    const params = Object.entries(poolingParams)
      .filter(([key]) => key !== method.namedBy)
      .map(([key, value]) => `${key}=${String(value)}`);
    return [methodName(spec), `${kind}-effects model`, ...tested, ...params].join(", ");
  }
  const source = kind === "random" && tau2 === null ? [estimator] : given;
  return [`${kind}-effects model`, ...source, ...tested].join(", ");
}

/** Statistics that can count results. */
const COUNTED: ReadonlySet<string> = new Set(["O", "x"]);

/** "z = 1.23", "Q(12) = 152.2330". */
export function testText({ statistic, df }: HypothesisTest): string {
  const inBrackets = df.length === 0 ? "" : `(${df.map(formatDf).join(", ")})`;
  const { symbol, value } = statistic;
  const counts = COUNTED.has(symbol) && Number.isInteger(value);
  return `${symbol}${inBrackets} = ${counts ? formatInteger(value) : formatFixed(value, 4)}`;
}

/** Tests beside that of the mean, one row each. */
export function furtherTestRows({ tests }: Fit): string[][] {
  return tests.map(({ id, test }) => [id, testText(test), formatPEquation(test.pValue)]);
}

/** What the model answers to the threshold and the margin of the document; by itself it says nothing of either. */
export function questionLines(document: AnalysisDocument, report: AnalysisReport, fit: Fit): string[] {
  return [
    ...beyondLines(document, report, fit),
    ...equivalenceLines(document, report, fit),
    ...numberNeededLines(report),
  ];
}

function numberNeededLines({ numberNeeded: needed }: AnalysisReport): string[] {
  if (needed === undefined) return [];
  const { risk, given, groups, events, assumed, numbers, issues } = needed;
  const source = given ? "as given" : `the median of ${groups} control ${groups === 1 ? "group" : "groups"}`;
  return [
    `Number needed to treat at a control risk of ${formatPercent(100 * risk)} (${source}), ${events} events: ${numbers?.words ?? "none"}`,
    ...(assumed
      ? ["The event is taken for unwanted; say --events wanted where more events are a benefit."]
      : []),
    ...issues.map(({ message, hint }) => `${message} ${hint}`),
  ];
}

function shareText({ estimate, interval }: EffectShare): string {
  if (interval === null) return formatChance(estimate);
  const ends = { lower: 100 * interval.lower, upper: 100 * (interval.upper ?? 1) };
  return `${formatChance(estimate)} ${formatInterval(ends, (end) => formatPercent(end))}`;
}

/** A value as it would be typed, on the scale on which it is. */
function typedOn(document: AnalysisDocument, report: AnalysisReport): (value: number) => string {
  const scale = typedTransformation(document.effects, report);
  return (value) => String(Number(scale.apply(value).toPrecision(12)));
}

function beyondLines(document: AnalysisDocument, report: AnalysisReport, { spec, beyond }: Fit): string[] {
  if (beyond === undefined || spec.threshold === null) return [];
  const value = typedOn(document, report)(beyond.threshold);
  const { reverses } = shownTransformation(document.effects, report);
  const [below, above] = reverses ? (["above", "below"] as const) : (["below", "above"] as const);
  const { predictive, share } = beyond;
  const { label } = predictionIntervals.get(spec.prediction);
  return [
    predictive === null
      ? `Probability of a true effect beyond ${value}: not defined, as the prediction interval (${label}) has no distribution in closed form here`
      : `Probability that a new study’s true effect lies below ${value}: ${formatChance(predictive[below])}, above: ${formatChance(predictive[above])} (${label})`,
    share === null
      ? "Share of true effects: not estimated, as tau2 is 0, the smallest value it can have"
      : `Share of true effects below ${value}: ${shareText(share[below])}, above: ${shareText(share[above])}`,
  ];
}

function equivalenceLines(
  document: AnalysisDocument,
  report: AnalysisReport,
  { equivalence }: Fit,
): string[] {
  if (equivalence === undefined) return [];
  const { lower, upper, tests, pValue, equivalent, interval } = equivalence;
  const display = shownTransformation(document.effects, report);
  const typed = typedOn(document, report);
  const ends = [typed(lower), typed(upper)];
  const range = (display.reverses ? ends.toReversed() : ends).join(" to ");
  const [first, second] = display.reverses ? [tests[1], tests[0]] : tests;
  return [
    `Equivalence within ${range}: ${equivalent ? "shown" : "not shown"}, ${formatPEquation(pValue)}; above the lower end ${testText(first)}, ` +
      `below the upper end ${testText(second)}; ${formatLevel(interval.level)} CI ${formatInterval(showInterval(display, interval))}`,
  ];
}

/** The studies with the intervals made of their counts, where the document asks for these. */
export function studyIntervalLines(document: AnalysisDocument, report: AnalysisReport): string[] {
  const { effects, studyIntervals: own } = report;
  if (effects === null || own === undefined) return [];
  const display = shownTransformation(document.effects, report);
  const heading = `Intervals of the studies (${studyIntervals.get(own.method).label}, ${formatLevel(own.level)})`;
  const lines = effects.rowIds.flatMap((rowId, index) => {
    const interval = own.byRow[rowId];
    if (interval === undefined) return [];
    const label = effects.labels[index] ?? rowId;
    return [`  ${label}  ${formatInterval(shownStudyInterval(display, effects.measure, interval))}`];
  });
  return [heading, ...lines];
}
