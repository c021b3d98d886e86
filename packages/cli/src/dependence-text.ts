import {
  type AnalysisReport,
  type DependenceReport,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatPercent,
  type Interval,
} from "@treeline/engine";
import { testText } from "./model-text.ts";
import { textTable } from "./text-table.ts";

/** The models for several effects per study as a person reads them in a terminal: sections of lines. */
export function dependenceSections({ dependence }: AnalysisReport): string[][] {
  if (dependence === undefined || dependence.rows.length === 0) return [];
  return [
    ["Several effects per study", ...dependence.sentences],
    rowLines(dependence),
    levelLines(dependence),
    curveLines(dependence),
    moderatorLines(dependence),
  ];
}

const three = (value: number): string => formatAdaptive(value, 3);

const range = (interval: Interval | null): string =>
  interval === null ? "" : formatInterval(interval, three);

function rowLines({ rows }: DependenceReport): string[] {
  const level = rows.find(({ interval }) => interval !== null)?.interval?.level ?? 0.95;
  return [
    ...textTable([
      ["", "estimate", "SE", formatLevel(level), "test", "p", "tau2"],
      ...rows.map(({ label, estimate, se, interval, test, tau2 }) => [
        label,
        formatFixed(estimate, 4),
        formatAdaptive(se, 4),
        range(interval),
        test === null ? "" : testText(test),
        test === null ? "" : formatPEquation(test.pValue),
        formatAdaptive(tau2, 4),
      ]),
    ]),
    ...rows.flatMap(({ label, lack }) => (lack === null ? [] : [`${label}: ${lack}`])),
  ];
}

function levelLines({ levels, i2, cvh, m, statistics }: DependenceReport): string[] {
  if (levels.length === 0) return [];
  return [
    "Levels of the model",
    ...textTable([
      ["", "levels", "sigma2", "interval", "I2", "CVH", "M", "LRT", "p"],
      ...levels.map((one) => [
        one.label,
        String(one.levels),
        formatAdaptive(one.sigma2, 4),
        range(one.interval),
        formatPercent(one.i2),
        formatAdaptive(one.cvh, 3),
        formatAdaptive(one.m, 3),
        one.test === null ? "" : formatFixed(one.test.statistic.value, 2),
        one.test === null ? "" : formatPEquation(one.test.pValue),
      ]),
    ]),
    [
      i2 === null ? "" : `I2 of all levels ${formatPercent(i2)}`,
      cvh === null || m === null ? "" : `CVH ${formatAdaptive(cvh, 3)}, M ${formatAdaptive(m, 3)}`,
      statistics === null
        ? ""
        : `log-likelihood ${formatFixed(statistics.logLik, 3)}, AIC ${formatFixed(statistics.aic, 2)}, BIC ${formatFixed(statistics.bic, 2)}`,
    ]
      .filter((part) => part !== "")
      .join("; "),
  ];
}

function curveLines({ curve }: DependenceReport): string[] {
  if (curve.length === 0) return [];
  return [
    "By the correlation assumed",
    ...textTable([
      ["rho", "estimate", "interval", "tau2"],
      ...curve.map(({ rho, estimate, lower, upper, tau2 }) => [
        formatFixed(rho, 1),
        formatFixed(estimate, 4),
        formatInterval({ lower, upper }, three),
        formatAdaptive(tau2, 4),
      ]),
    ]),
  ];
}

function moderatorLines({ moderators }: DependenceReport): string[] {
  if (moderators === null) return [];
  const { coefficients, terms, contrasts, test, r2, k } = moderators;
  return [
    `Moderators, cluster-robust (${k} effects)`,
    ...coefficientLines(coefficients),
    ...(terms.some((term) => term.test !== null)
      ? textTable([
          ["term", "test", "p"],
          ...terms.map((term) => [
            term.label,
            term.test === null ? "" : testText(term.test),
            term.test === null ? "" : formatPEquation(term.test.pValue),
          ]),
        ])
      : []),
    ...(test === null ? [] : [`All moderators: ${testText(test)}, ${formatPEquation(test.pValue)}`]),
    ...(contrasts.length === 0 ? [] : ["Contrasts, cluster-robust", ...coefficientLines(contrasts)]),
    ...(r2 === null
      ? []
      : [
          `R2 marginal ${formatPercent(r2.marginal, 1)}${r2.conditional === null ? "" : `, conditional ${formatPercent(r2.conditional, 1)}`}`,
        ]),
  ];
}

function coefficientLines(list: NonNullable<DependenceReport["moderators"]>["coefficients"]): string[] {
  return textTable([
    ["", "estimate", "SE", "interval", "test", "p"],
    ...list.map((one) => [
      one.name,
      formatFixed(one.estimate, 4),
      one.test === null ? "" : formatAdaptive(one.se, 4),
      range(one.interval),
      one.test === null ? "" : testText(one.test),
      one.test === null ? "" : formatPEquation(one.test.pValue),
    ]),
  ]);
}
