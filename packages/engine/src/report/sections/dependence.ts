import { structures } from "../../aggregate/structures/registry.ts";
import { randomStructures } from "../../dependence/structures/registry.ts";
import type { DependenceReport } from "../../dependence-types.ts";
import { estimators } from "../../estimators/registry.ts";
import {
  formatAdaptive,
  formatInteger,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatPercent,
  formatPValue,
} from "../../format/index.ts";
import { showEffect } from "../../measures/show-effect.ts";
import { within } from "../../phrases/within.ts";
import { PRISMA } from "../prisma-source.ts";
import type { ReportPart, ReportSection, ReportSource } from "../types.ts";
import { caution, displayOf, paragraph, table, testWords, together } from "../wording.ts";

/** How several effects per study were modelled, what the models say, and where the variance lies. */
export const dependence: ReportSection = {
  id: "dependence",
  label: "Several effects per study",
  summary:
    "Methods and results of the models for several effects per study: means side by side, and the variance by level.",
  reference: PRISMA,
  usual: true,
  parts(source) {
    const found = source.report.dependence;
    if (found === undefined) return [];
    return [
      ...(found.rows.length === 0 ? [] : [paragraph(methodSentences(found).join(" "), ["13d"])]),
      ...together(found.sentences, ["20b"]),
      ...found.issues.filter(({ severity }) => severity !== "note").map(({ message }) => caution(message)),
      ...modelTable(source, found),
      ...levelTable(found),
      ...moderatorTable(found),
    ];
  },
};

/** Of the model's own tests. */
const TESTS: Readonly<Record<DependenceReport["spec"]["test"], string>> = {
  z: "the normal distribution",
  t: "t with as many degrees of freedom as effects less coefficients",
  contain: "t with degrees of freedom by containment",
};

function methodSentences({ spec, levels, rows }: DependenceReport): string[] {
  const hasRobust = rows.some(({ id, estimate }) => id === "che-robust" && estimate !== null);
  const assumption = structures.get(spec.structure).words({ rho: String(spec.rho), phi: String(spec.phi) });
  return [
    `Effects with the same value in the column \u201c${spec.by}\u201d belong to one study and depend on each other.`,
    "The main model is that of correlated and hierarchical effects (Pustejovsky & Tipton, 2022), in which true effects vary between studies and within them.",
    `Sampling errors of one study were modelled ${assumption}.`,
    ...(levels.length === 0
      ? []
      : [
          `The levels of the model are ${levels.map(({ label }) => label).join(", ")}; their variances were estimated by ${within(estimators.get(spec.method).label)}, with intervals by the profile likelihood.`,
        ]),
    ...(spec.inner === null
      ? []
      : [
          `True effects differ between the categories of the column \u201c${spec.inner}\u201d and go together within a study by the structure ${randomStructures.get(spec.random).id}; beside that stand correlated multivariate effects (CMVE) and subgroup correlated effects (SCE).`,
        ]),
    `The model’s own tests use ${TESTS[spec.test]}.`,
    ...(hasRobust
      ? [
          `Cluster-robust standard errors have the correction ${spec.correction} for few studies, and tests with them Satterthwaite’s degrees of freedom (Bell & McCaffrey, 2002; Tipton, 2015; Pustejovsky & Tipton, 2018).`,
        ]
      : []),
    "Beside it stand models that pass the dependence over, combine the effects of a study first, take sampling errors to be independent (Konstantopoulos, 2011; Cheung, 2014), or estimate the variance robustly with approximate weights (Hedges, Tipton & Johnson, 2010).",
  ];
}

const DASH = "\u2013";

const three = (value: number): string => formatAdaptive(value, 3);

function modelTable(source: ReportSource, { rows }: DependenceReport): ReportPart[] {
  const level = rows.find(({ interval }) => interval !== null)?.interval?.level;
  if (level === undefined) return [];
  const display = displayOf(source);
  const cells = rows.map(({ label, estimate, interval, test, tau2, prediction, lack }) => [
    label,
    estimate === null ? (lack ?? DASH) : showEffect(display, estimate, interval).full,
    test === null ? DASH : testWords(test),
    formatPValue(test?.pValue ?? null),
    tau2 === null ? DASH : three(tau2),
    estimate === null || prediction === null
      ? DASH
      : (showEffect(display, estimate, prediction).interval ?? DASH),
  ]);
  const head = [
    "Model",
    `Effect, ${formatLevel(level)} CI`,
    "Test",
    "p",
    "\u03c4\u00b2",
    "Prediction interval",
  ];
  return [table("Models for several effects per study", head, cells)];
}

function levelTable({ levels }: DependenceReport): ReportPart[] {
  if (levels.length === 0) return [];
  const cells = levels.map(({ label, levels: many, sigma2, interval, i2, cvh, m, test }) => [
    label,
    formatInteger(many),
    three(sigma2),
    interval === null ? DASH : formatInterval(interval, three),
    i2 === null ? DASH : formatPercent(i2),
    cvh === null ? DASH : three(cvh),
    m === null ? DASH : three(m),
    test === null ? DASH : `${testWords(test)}, ${formatPEquation(test.pValue)}`,
  ]);
  const head = ["Level", "Levels", "\u03c3\u00b2", "Interval", "I\u00b2", "CVH", "M", "Test against 0"];
  return [table("Variance of the true effects by level", head, cells)];
}

const COEFFICIENTS = ["Coefficient", "Estimate", "SE", "Interval", "Test", "p"];

function moderatorTable({ moderators }: DependenceReport): ReportPart[] {
  if (moderators === null) return [];
  const { coefficients, terms, contrasts, r2 } = moderators;
  const tested = terms.filter(({ test }) => test !== null);
  return [
    table(
      "Moderators with several effects per study, cluster-robust, on the analysis scale",
      COEFFICIENTS,
      coefficients.map(coefficientCells),
    ),
    ...(tested.length === 0
      ? []
      : [
          table(
            "Terms of the moderators at once, cluster-robust (HTZ)",
            ["Term", "Test", "p"],
            tested.map(({ label, test }) => [
              label,
              test === null ? DASH : testWords(test),
              formatPValue(test?.pValue ?? null),
            ]),
          ),
        ]),
    ...(contrasts.length === 0
      ? []
      : [
          table("Contrasts of the moderators, cluster-robust", COEFFICIENTS, contrasts.map(coefficientCells)),
        ]),
    ...(r2 === null ? [] : [paragraph(explained(r2), ["20b"])]),
  ];
}

function explained({
  marginal,
  conditional,
}: {
  readonly marginal: number;
  readonly conditional: number | null;
}): string {
  const own = formatPercent(marginal, 1);
  return conditional === null
    ? `The moderators account for ${own} of the variance of true effects (marginal R\u00b2; Nakagawa & Schielzeth, 2013).`
    : `The moderators account for ${own} of the variance of true effects (marginal R\u00b2; Nakagawa & Schielzeth, 2013), together with the levels above the single effects for ${formatPercent(conditional, 1)} (conditional R\u00b2).`;
}

function coefficientCells({
  name,
  estimate,
  se,
  test,
  interval,
}: NonNullable<DependenceReport["moderators"]>["coefficients"][number]): string[] {
  return [
    name,
    three(estimate),
    test === null ? DASH : three(se),
    interval === null ? DASH : formatInterval(interval, three),
    test === null ? DASH : testWords(test),
    formatPValue(test?.pValue ?? null),
  ];
}
