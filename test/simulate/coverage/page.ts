import type { CoverageSubject } from "../../../packages/engine/src/inference/coverage-facts.ts";
import { ENGINE_VERSION } from "../../../packages/engine/src/version.ts";
import type { Design } from "./design.ts";
import { labelOf } from "./labels.ts";
import { commandOf } from "./options.ts";
import type { CellResult, MethodResult } from "./simulate.ts";

const HEADINGS: Readonly<Record<CoverageSubject, string>> = {
  mean: "Intervals for the pooled mean",
  prediction: "Prediction intervals",
  tau2: "Intervals for tau2",
};

const NOTES: Readonly<Record<CoverageSubject, string>> = {
  mean: "Coverage is the share of intervals that hold the true mean.",
  prediction:
    "Coverage is the average probability with which the interval holds the true effect of a new study; with I2 = 0 % that effect is the mean. The intervals `t` and `riley` follow the test of the mean, here the preselected Knapp-Hartung.",
  tau2: "Coverage is the share of intervals that hold the true tau2. The bootstrap draws 200 samples for each interval.",
};

const percent = (proportion: number): string => (100 * proportion).toFixed(1);

function cellText({ coverage, error }: MethodResult): string {
  return `${percent(coverage)} (${percent(error)})`;
}

function widthText({ width }: MethodResult): string {
  return width === null ? "unbounded" : width.toPrecision(3);
}

/** One row for each method, one column for each cell. */
function table(
  subject: CoverageSubject,
  cells: readonly CellResult[],
  text: (result: MethodResult) => string,
): string[] {
  const head = cells.map(({ k, i2 }) => `k ${k}, I2 ${i2}`);
  const keys = [...new Map(cells.flatMap(({ methods }) => methods.map((m) => [keyOf(m), m]))).values()];
  const rows = keys
    .filter((method) => method.subject === subject)
    .map((method) => {
      const entries = cells.map(({ methods }) => {
        const found = methods.find((other) => keyOf(other) === keyOf(method));
        return found === undefined ? "not defined" : text(found);
      });
      return `| ${labelOf(subject, method.id)} | \`${method.id}\`, ${method.estimator} | ${method.replications} | ${entries.join(" | ")} |`;
    });
  return [
    `| method | id, tau2 by | n | ${head.join(" | ")} |`,
    `|---|---|---:|${head.map(() => "---:").join("|")}|`,
    ...rows,
  ];
}

export function keyOf({
  subject,
  id,
  estimator,
}: Pick<MethodResult, "subject" | "id" | "estimator">): string {
  return `${subject} ${id} ${estimator}`;
}

function section(subject: CoverageSubject, cells: readonly CellResult[]): string[] {
  return [
    `## ${HEADINGS[subject]}`,
    "",
    NOTES[subject],
    "",
    "Coverage in percent, its Monte Carlo standard error in parentheses:",
    "",
    ...table(subject, cells, cellText),
    "",
    "Median width:",
    "",
    ...table(subject, cells, widthText),
    "",
  ];
}

/** The page of documentation. */
export function pageOf(design: Design, cells: readonly CellResult[]): string {
  const { seed, replications, mu, level } = design;
  const lines = [
    "# Coverage of the intervals",
    "",
    `How often ${100 * level} % intervals hold what they are for, in simulated meta-analyses. Written by`,
    "",
    "```",
    commandOf(design),
    "```",
    "",
    `with engine ${ENGINE_VERSION} and seed ${seed}; the same command gives the same bits on every machine, whatever its number of cores.`,
    "`docs/coverage.json` holds the numbers unrounded.",
    "",
    "## Design",
    "",
    `- Model: y = ${mu} + u + e with u ~ N(0, tau2) and e ~ N(0, v), v known.`,
    "- Sampling variances v: a quarter of chi-square on one degree of freedom, between 0.009 and 0.6, as log odds ratios of trials have them",
    "  (Brockwell & Gordon 2001, Statistics in Medicine 20, 825-840).",
    "- tau2 = s2 I2 / (100 - I2) with the typical variance s2 of each set of studies (Higgins & Thompson 2002), so that I2 is the same in every set of a cell.",
    `- ${replications} sets of studies for each k and I2; methods that take long are tried on every 4th to ${Math.max(4, Math.round(replications / smallestN(cells)))}th of them (column n).`,
    "- A coverage differs from its nominal value by chance by up to about two Monte Carlo standard errors.",
    "",
    ...section("mean", cells),
    ...section("prediction", cells),
    ...section("tau2", cells),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function smallestN(cells: readonly CellResult[]): number {
  return Math.min(...cells.flatMap(({ methods }) => methods.map((method) => method.replications)));
}
