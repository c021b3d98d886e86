import {
  type AnalysisDocument,
  type AnalysisReport,
  type Coefficient,
  estimators,
  type Fit,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatPercent,
  formatRatio,
  type Index,
  type Interval,
  type Issue,
  type Measure,
  measures,
  predictionIntervals,
  type Repair,
  rowWords,
  showInterval,
  shownTransformation,
  type Transformation,
} from "@treeline/engine";
import { combinedSentences, sharedControlSentences } from "@treeline/engine/aggregate";
import { artefactSentences } from "@treeline/engine/artefacts";
import { ledgerSentences } from "@treeline/engine/ledger";
import { dependenceSections } from "./dependence-text.ts";
import { doseResponseLines, doseShapeLines } from "./dose-text.ts";
import { fewStudiesRows } from "./few-studies-text.ts";
import { furtherTestRows, modelName, questionLines, studyIntervalLines, testText } from "./model-text.ts";
import { moderatorSections } from "./moderators-text.ts";
import { networkLines } from "./network-text.ts";
import { scaleLines } from "./scale-text.ts";
import { textTable } from "./text-table.ts";

/** The report as a person reads it in a terminal: sentence, coefficients, heterogeneity, comparison, rows left out, issues. */
export function reportText(document: AnalysisDocument, report: AnalysisReport): string {
  const sections = [
    [document.title, document.source].filter((line) => line !== ""),
    [report.network?.conclusion?.sentence ?? ""].filter((line) => line !== ""),
    report.fit === null ? withoutFit(report) : fitLines(document, report, report.fit),
    [
      ...ledgerSentences(document, report),
      ...artefactSentences(report),
      ...combinedSentences(report),
      ...sharedControlSentences(report),
    ],
    studyIntervalLines(document, report),
    fewStudiesLines(report),
    besideLines(report),
    comparisonLines(report),
    ...moderatorSections(report),
    ...dependenceSections(report),
    scaleLines(report),
    doseShapeLines(report),
    doseResponseLines(report),
    networkLines(report),
    excludedLines(report),
    issueLines([
      ...furtherIssues(report),
      ...(report.moderation?.issues ?? []),
      ...(report.dependence?.issues ?? []),
      ...(report.doseResponse?.issues ?? []),
      ...(report.network?.issues ?? []),
    ]),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
  return `${text}\n`;
}

/** Dose categories alone ask for no pooled effect. */
function withoutFit({ doseResponse, effects, issues }: AnalysisReport): string[] {
  return doseResponse !== undefined && effects === null && issues.length === 0
    ? []
    : ["Nothing could be pooled."];
}

/** One line per issue, with where it lies and what to do. */
export function issueLines(issues: readonly Issue[]): string[] {
  return issues.map((issue) => issueLine(issue.severity, issue));
}

/** What the page mends by a button, as an option of the command. */
function optionOf({ label, change }: Repair): string[] {
  if (change.kind !== "model") return [];
  return [` ${label}: --pooling ${change.model.pooling}.`];
}

function issueLine(lead: string, { path, message, hint, repairs }: Issue): string {
  const { field, column, rowId } = path;
  const where = [field, column === undefined ? undefined : `column "${column}"`, rowId && `row ${rowId}`];
  const place = where.filter((part) => part !== undefined && part !== "").join(", ");
  const offered = (repairs ?? []).flatMap(optionOf);
  return `${lead}: ${message} ${hint}${offered.join("")}${place === "" ? "" : ` (${place})`}`.trim();
}

/** Names of all rows entered, whether they are used or not. */
function labelsIn({ effects }: AnalysisReport): readonly string[] {
  if (effects === null) return [];
  return [...effects.labels, ...effects.excluded.map(({ label }) => label)];
}

function fitLines(document: AnalysisDocument, report: AnalysisReport, fit: Fit): string[] {
  const measure = measures.get(document.effects.measure);
  const display = shownTransformation(document.effects, report);
  const name = effectWords(measure, document.effects.effectName);
  const entered = report.effects?.entered ?? fit.k;
  return [
    sentence(fit, name, document.effects.outcome, display),
    "",
    `${fit.informing ?? fit.k} of ${entered} ${rowWords(labelsIn(report), entered)}; ${modelName(fit)}; ${name}${scaleOf(measure)}`,
    ...textTable([
      ["", "estimate", "SE", formatLevel(fit.spec.level), "test", "p"],
      ...fit.coefficients.map(coefficientRow),
    ]),
    "",
    ...textTable([...heterogeneityRows(fit), ...furtherTestRows(fit)]),
    ...predictionLines(fit, display),
    ...waldLines(fit, display),
    ...questionLines(document, report, fit),
  ];
}

/** What is pooled, as a part of a sentence; ready-made effects go by the name they were given. */
function effectWords({ id, label }: Measure, given: string | null): string {
  if (given !== null && given.trim() !== "") return given.trim();
  return id === "GEN" ? "effect" : label.charAt(0).toLowerCase() + label.slice(1);
}

/** The scale of the numbers below, where the effect's name does not tell: " (log RR scale)". */
function scaleOf({ id, symbol }: Measure): string {
  return id === "GEN" ? "" : ` (${symbol.analysis} scale)`;
}

/** Of fewer studies a prediction interval is not stated without a word of caution. */
const FEWEST_TO_PREDICT = 5;

function predictionLines({ k, prediction, spec }: Fit, display: Transformation): string[] {
  if (prediction === null) return [];
  const caution = k < FEWEST_TO_PREDICT ? ` (from ${k} studies: not to be relied on)` : "";
  const { label } = predictionIntervals.get(spec.prediction);
  return [`Prediction interval ${onScale(prediction, display)} (${label})${caution}`];
}

/** Where Knapp-Hartung and Wald tell different stories, both are told. */
function waldLines({ k, wald }: Fit, display: Transformation): string[] {
  if (wald === null) return [];
  const df = `${k - 1} ${k === 2 ? "degree" : "degrees"} of freedom`;
  return [`Wald (z) interval, for comparison ${onScale(wald, display)}; Knapp-Hartung has ${df}`];
}

/** "Pooled risk ratio: 0.49 [0.34, 0.70], p < .001" on the scale people read. */
function sentence(fit: Fit, name: string, outcome: string, display: Transformation): string {
  const pooled = fit.coefficients[0];
  if (pooled === undefined) return "";
  const about = outcome === "" ? "" : `, ${outcome}`;
  const interval = pooled.interval === null ? "" : ` ${onScale(pooled.interval, display)}`;
  const p = pooled.test === null ? "" : `, ${formatPEquation(pooled.test.pValue)}`;
  const scale = display.id === "identity" && display.per === 1 ? "" : ` (${display.label})`;
  const lead = fit.k === 1 ? "One study, nothing to pool:" : "Pooled";
  return `${lead} ${name}${about}: ${shownNumber(display)(display.apply(pooled.estimate))}${interval}${p}${scale}`;
}

function onScale(interval: Interval, display: Transformation): string {
  return formatInterval(showInterval(display, interval), shownNumber(display));
}

/** How a number on the scale shown is written: no ratio is 0.00. */
function shownNumber({ axis }: Transformation): (value: number) => string {
  return (value) => (axis === "log" ? formatRatio(value, 2) : formatFixed(value, 2));
}

function coefficientRow({ name, estimate, se, interval, test }: Coefficient): string[] {
  return [
    name,
    formatFixed(estimate, 4),
    adaptive(se),
    formatInterval(interval, four),
    test === null ? "" : testText(test),
    test === null ? "" : formatPEquation(test.pValue),
  ];
}

function heterogeneityRows(fit: Fit): string[][] {
  const { q, tau, i2, h2, i2Q, h2Q } = fit.heterogeneity;
  const absent = fit.k === 1 ? "not defined: one study" : "not defined for this way to pool";
  const cells = (index: Index, format: (value: number) => string, formatEnd = format): string[] =>
    index.estimate === null ? [absent] : [format(index.estimate), formatInterval(index.interval, formatEnd)];
  const rows = [
    ["tau2", ...cells(fit.tau2, adaptive)],
    ["tau", ...cells(tau, adaptive)],
    ["I2 (tau2)", ...cells(i2, percent, two)],
    ["I2 (Q)", ...cells(i2Q, percent, two)],
    ["H2 (tau2)", ...cells(h2, two)],
    ["H2 (Q)", ...cells(h2Q, two)],
  ];
  return q === null ? [...rows, ["Q", absent]] : [...rows, ["Q", testText(q), formatPEquation(q.pValue)]];
}

function fewStudiesLines(report: AnalysisReport): string[] {
  const { rows, sentences } = fewStudiesRows(report);
  return rows.length === 0 ? [] : [...textTable(rows), ...sentences];
}

/** The models beside the first, one row each. */
function besideLines({ beside = [] }: AnalysisReport): string[] {
  if (beside.length === 0) return [];
  return textTable([
    ["model beside", "tau2", "estimate", "interval"],
    ...beside.map((fit) => [
      modelName(fit),
      fit.spec.kind === "random" ? formatAdaptive(fit.tau2.estimate, 4) : "",
      formatFixed(fit.coefficients[0]?.estimate ?? null, 4),
      formatInterval(fit.coefficients[0]?.interval ?? null, four),
    ]),
  ]);
}

function comparisonLines(report: AnalysisReport): string[] {
  if (report.comparison.every(({ estimate }) => estimate === null)) return [];
  return textTable([
    ["estimator", "tau2", "estimate", "interval"],
    ...report.comparison.map((row) => [
      row.id,
      formatAdaptive(row.tau2, 4),
      formatFixed(row.estimate, 4),
      row.estimate === null ? lackOf(row.id) : formatInterval(row.interval, four),
    ]),
  ]);
}

/** Why an estimator has no answer. */
function lackOf(id: string): string {
  const lacksWeights = estimators.has(id) && estimators.get(id).userWeights === "required";
  return lacksWeights ? "needs a column of weights" : "not computable";
}

function excludedLines(report: AnalysisReport): string[] {
  return (report.effects?.excluded ?? []).map(({ issue }) => issueLine("not used", issue));
}

/** All that the list of rows not used does not say already. */
function furtherIssues({ effects, issues, moderation }: AnalysisReport): readonly Issue[] {
  const scaleIssues = moderation?.scale?.issues ?? [];
  const said = new Set(effects?.excluded.map(({ issue }) => issue.message));
  return [...issues, ...scaleIssues].filter(({ message }) => !said.has(message));
}

const two = (value: number): string => formatFixed(value, 2);
const percent = (value: number): string => formatPercent(value, 2);
const four = (value: number): string => formatFixed(value, 4);
const adaptive = (value: number): string => formatAdaptive(value, 4);
