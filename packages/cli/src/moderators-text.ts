import {
  type AnalysisReport,
  type Coefficient,
  type CoefficientFamily,
  coefficientTests,
  type DesignMap,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPEquation,
  formatPercent,
  type HypothesisTest,
  type Interval,
  type MarginalMeans,
  type ModerationReport,
  type RegressionFit,
  type SubgroupReport,
} from "@treeline/engine";
import { adjustments } from "@treeline/engine/adjustments";
import { testText } from "./model-text.ts";
import { textTable } from "./text-table.ts";

const four = (value: number): string => formatFixed(value, 4);
const ends = (interval: Interval | null): string => (interval === null ? "" : formatInterval(interval, four));
/** What is not defined for these studies is said: an empty cell could be an oversight. */
const LACKS = "n/a";

/** What the moderators have come to, as sections of the printed report; none where nothing is asked of them. */
export function moderatorSections({ moderation, fit }: AnalysisReport): string[][] {
  if (moderation === undefined) return [];
  const level = moderation.regression?.spec.level ?? fit?.spec.level ?? moderation.subgroups?.level ?? 0.95;
  return [
    mapLines(moderation.designMap),
    regressionLines(moderation.regression),
    ...moderation.marginalMeans.map((means) => marginalLines(means, level)),
    familyLines("Contrasts of coefficients", moderation.contrasts),
    subgroupLines(moderation.subgroups),
    panelLines(moderation),
    expectedLines(moderation),
  ];
}

function testCells(test: HypothesisTest | null): string[] {
  return test === null ? [LACKS, LACKS] : [testText(test), formatPEquation(test.pValue)];
}

function coefficientRow(
  label: string,
  { estimate, se, interval, test }: Coefficient,
  further: readonly string[] = [],
): string[] {
  return [label, four(estimate), four(se), ends(interval), ...testCells(test), ...further];
}

/** How many effects there are of each combination, before any p-value. */
function mapLines(map: DesignMap | null): string[] {
  if (map === null) return [];
  const rows = map.cells.map(({ at, k, studies, state }) => [
    ...at.map((place, axis) => map.axes[axis]!.bins[place]!),
    String(k),
    String(studies),
    state === "several" ? "" : state === "one" ? "one study" : "empty",
  ]);
  return [
    "Which combinations have been studied",
    ...textTable([[...map.axes.map(({ column }) => column), "effects", "studies", ""], ...rows]),
    ...map.sentences,
    // Those that cannot be told apart are among the sentences already.
    ...map.associations.flatMap(({ sentence }) => (map.sentences.includes(sentence) ? [] : [sentence])),
    ...map.power.map(({ sentence }) => sentence),
  ];
}

function regressionLines(fit: RegressionFit | null): string[] {
  if (fit === null) return [];
  const { spec, heterogeneity, tau2, explained, omnibus } = fit;
  const source =
    spec.kind === "random" ? [spec.tau2 === null ? spec.estimator : `tau2 given as ${spec.tau2}`] : [];
  const facts = [
    ["residual tau2", formatAdaptive(tau2.estimate, 4), ends(tau2.interval)],
    ["residual I2", formatPercent(heterogeneity.i2.estimate, 2), ends(heterogeneity.i2.interval)],
    ["R2", explained === null ? "not defined" : formatPercent(explained.estimate, 1), ""],
    ["residual Q", ...testCells(heterogeneity.q)],
    ["all moderators", ...testCells(omnibus)],
  ];
  return [
    `Meta-regression: ${[`${spec.kind}-effects model`, ...source, coefficientTests.get(fit.testUsed).label].join(", ")}; ${fit.k} ${fit.k === 1 ? "study" : "studies"}, ${fit.p} ${fit.p === 1 ? "coefficient" : "coefficients"} (analysis scale)`,
    ...textTable([
      ["", "estimate", "SE", formatLevel(spec.level), "test", "p"],
      ...fit.coefficients.map((one, j) => coefficientRow(fit.labels[j]!, one)),
    ]),
    ...fit.aliased.map(({ label, why }) => `${label} is left out: ${why}.`),
    "",
    ...textTable(facts),
    ...termLines(fit),
  ];
}

function termLines({ terms }: RegressionFit): string[] {
  if (terms.length === 0) return [];
  const inflated = (value: number | null): string => (value === null ? LACKS : formatFixed(value, 2));
  return [
    "",
    ...textTable([
      ["term", "test", "p", "likelihood ratio", "p", "GVIF"],
      ...terms.map(({ label, wald, likelihoodRatio, gvif }) => [
        label,
        ...testCells(wald),
        ...testCells(likelihoodRatio),
        inflated(gvif),
      ]),
    ]),
  ];
}

function marginalLines({ column, means, caption, pairwise }: MarginalMeans, level: number): string[] {
  return [
    `Marginal means of ${column}. ${caption}`,
    ...textTable([
      ["level", "k", "mean", formatLevel(level), "prediction"],
      ...means.map(({ level: name, k, mean, prediction }) => [
        name,
        String(k),
        four(mean.estimate),
        ends(mean.interval),
        ends(prediction),
      ]),
    ]),
    ...familyLines("Differences", pairwise),
  ];
}

/** Comparisons with their p-values by themselves and adjusted for all of them. */
function familyLines(heading: string, family: CoefficientFamily | null): string[] {
  if (family === null || family.comparisons.length === 0) return [];
  const { label } = adjustments.get(family.adjustment);
  return [
    `${heading}, p adjusted: ${label}`,
    ...textTable([
      ["", "estimate", "SE", "interval", "test", "p", "adjusted"],
      ...family.comparisons.map(({ label: name, coefficient, adjustedP }) =>
        coefficientRow(name, coefficient, [adjustedP === null ? LACKS : formatPEquation(adjustedP)]),
      ),
    ]),
    ...(family.joint === null ? [] : [`all of them: ${testCells(family.joint).join(", ")}`]),
  ];
}

function subgroupLines(report: SubgroupReport | null): string[] {
  if (report === null) return [];
  return [
    `Subgroups by ${report.by}. ${report.caption}`,
    ...textTable([
      ["group", "k", "estimate", formatLevel(report.level), "prediction", "tau2"],
      ...report.groups.map(({ level, k, studies, summary, prediction, tau2 }) =>
        summary === null
          ? [level, String(k), four(studies[0]!.yi), ends(studies[0]!.interval), "the study itself"]
          : [
              level,
              String(k),
              four(summary.estimate),
              ends(summary.interval),
              ends(prediction),
              formatAdaptive(tau2?.estimate ?? null, 4),
            ],
      ),
    ]),
    ...(report.between === null ? [] : [`between groups: ${testCells(report.between).join(", ")}`]),
    ...report.sentences,
  ];
}

/** One moderator at a time, in the words of its panel, with its p-values side by side. */
function panelLines({ panels, caution }: ModerationReport): string[] {
  if (panels.length === 0) return [];
  const p = (test: HypothesisTest | null): string => (test === null ? LACKS : formatPEquation(test.pValue));
  const adjusted = (value: number | null): string => (value === null ? LACKS : formatPEquation(value));
  return [
    "One moderator at a time",
    ...panels.map(({ sentence }) => sentence),
    ...textTable([
      ["", "k", "Wald", "adjusted", "Knapp-Hartung", "adjusted"],
      ...panels.map(({ column, k, tests }) => [
        column,
        String(k),
        p(tests.wald),
        adjusted(tests.waldAdjusted),
        p(tests.knappHartung),
        adjusted(tests.knappHartungAdjusted),
      ]),
    ]),
    caution,
  ];
}

function expectedLines({ expected }: ModerationReport): string[] {
  if (expected === null) return [];
  const profile = expected.profile.map(
    ({ column, value, unit }) => `${column} ${value}${unit === null ? "" : ` ${unit}`}`,
  );
  const { mean, prediction } = expected;
  return [
    `Expected effect of ${profile.join(", ")}: ${four(mean.estimate)} ${ends(mean.interval)}${prediction === null ? "" : `, prediction ${ends(prediction)}`} (analysis scale)`,
    ...expected.sentences,
    ...expected.extrapolation.map(({ sentence }) => sentence),
  ];
}
