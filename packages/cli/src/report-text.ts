import {
  type AnalysisDocument,
  type AnalysisReport,
  type Coefficient,
  type Fit,
  formatAdaptive,
  formatDf,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatPercent,
  type HypothesisTest,
  type Index,
  type Interval,
  type Issue,
  measures,
  type Transformation,
  transformations,
} from "@treeline/engine";

/** The report as a person reads it in a terminal: sentence, coefficients, heterogeneity, comparison, rows left out, issues. */
export function reportText(document: AnalysisDocument, report: AnalysisReport): string {
  const sections = [
    [document.title, document.source].filter((line) => line !== ""),
    report.fit === null ? ["Nothing could be pooled."] : fitLines(document, report, report.fit),
    comparisonLines(report),
    excludedLines(report),
    issueLines(report.issues),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
  return `${text}\n`;
}

/** One line per issue, with where it lies and what to do. */
export function issueLines(issues: readonly Issue[]): string[] {
  return issues.map((issue) => {
    const { field, column, rowId } = issue.path;
    const where = [field, column === undefined ? undefined : `column "${column}"`, rowId && `row ${rowId}`];
    const place = where.filter((part) => part !== undefined && part !== "").join(", ");
    return `${issue.severity}: ${issue.message} ${issue.hint}${place === "" ? "" : ` (${place})`}`.trim();
  });
}

function fitLines(document: AnalysisDocument, report: AnalysisReport, fit: Fit): string[] {
  const measure = measures.get(document.effects.measure);
  const display = transformations.get(document.effects.display ?? measure.display);
  const name = document.effects.effectName ?? measure.label;
  const entered = report.effects?.entered ?? fit.k;
  return [
    sentence(fit, name, document.effects.outcome, display),
    "",
    `${fit.k} of ${entered} studies, ${modelName(fit)}, ${name} (${measure.symbol.analysis} scale)`,
    ...table([
      ["", "estimate", "SE", formatLevel(fit.spec.level), "test", "p"],
      ...fit.coefficients.map(coefficientRow),
    ]),
    "",
    ...table(heterogeneityRows(fit)),
    ...(fit.prediction === null ? [] : [`Prediction interval ${onScale(fit.prediction, display)}`]),
  ];
}

/** "Pooled RR 0.49 [0.34, 0.70], p < .001." on the scale people read. */
function sentence(fit: Fit, name: string, outcome: string, display: Transformation): string {
  const pooled = fit.coefficients[0];
  if (pooled === undefined) return "";
  const about = outcome === "" ? "" : `, ${outcome}`;
  const interval = pooled.interval === null ? "" : ` ${onScale(pooled.interval, display)}`;
  const p = pooled.test === null ? "" : `, ${formatPEquation(pooled.test.pValue)}`;
  const scale = display.id === "identity" ? "" : ` (${display.label})`;
  return `Pooled ${name}${about}: ${formatFixed(display.apply(pooled.estimate), 2)}${interval}${p}${scale}`;
}

function modelName(fit: Fit): string {
  const { kind, estimator, test, tau2 } = fit.spec;
  if (kind !== "random") return `${kind}-effects model, ${test} test`;
  return `random-effects model, ${tau2 === null ? estimator : `tau2 given as ${tau2}`}, ${test} test`;
}

function onScale(interval: Interval, display: Transformation): string {
  const upper = interval.upper === null ? null : display.apply(interval.upper);
  return formatInterval({ lower: display.apply(interval.lower), upper });
}

function coefficientRow({ name, estimate, se, interval, test }: Coefficient): string[] {
  return [
    name,
    formatFixed(estimate, 4),
    formatFixed(se, 4),
    formatInterval(interval, four),
    test === null ? "" : testText(test),
    test === null ? "" : formatPEquation(test.pValue),
  ];
}

function heterogeneityRows(fit: Fit): string[][] {
  const { q, tau, i2, h2, i2Q, h2Q } = fit.heterogeneity;
  const rows = [
    ["tau2", formatAdaptive(fit.tau2.estimate, 4), formatInterval(fit.tau2.interval, adaptive)],
    ["tau", ...indexCells(tau, adaptive)],
    ["I2 (tau2)", formatPercent(i2.estimate, 2), formatInterval(i2.interval, two)],
    ["I2 (Q)", formatPercent(i2Q.estimate, 2), formatInterval(i2Q.interval, two)],
    ["H2 (tau2)", ...indexCells(h2, two)],
    ["H2 (Q)", ...indexCells(h2Q, two)],
  ];
  return q === null ? rows : [...rows, ["Q", testText(q), formatPEquation(q.pValue)]];
}

function indexCells(index: Index, format: (value: number) => string): [string, string] {
  return [format(index.estimate), formatInterval(index.interval, format)];
}

function testText({ statistic, df }: HypothesisTest): string {
  const inBrackets = df.length === 0 ? "" : `(${df.map(formatDf).join(", ")})`;
  return `${statistic.symbol}${inBrackets} = ${formatFixed(statistic.value, 4)}`;
}

function comparisonLines(report: AnalysisReport): string[] {
  if (report.comparison.length === 0) return [];
  return table([
    ["estimator", "tau2", "estimate", "interval"],
    ...report.comparison.map((row) => [
      row.id,
      formatAdaptive(row.tau2, 4),
      formatFixed(row.estimate, 4),
      formatInterval(row.interval, four),
    ]),
  ]);
}

function excludedLines(report: AnalysisReport): string[] {
  const excluded = report.effects?.excluded ?? [];
  return excluded.map(({ label, issue }) => `not used: ${label}: ${issue.message}`);
}

function table(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
}

const two = (value: number): string => formatFixed(value, 2);
const four = (value: number): string => formatFixed(value, 4);
const adaptive = (value: number): string => formatAdaptive(value, 4);
