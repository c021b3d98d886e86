import type { HypothesisTest } from "../../analysis-types.ts";
import { formatAdaptive, formatDf, formatInteger, formatPEquation, formatShort } from "../../format/index.ts";
import { counted } from "../../format/told.ts";
import { type Issue, issue } from "../../result.ts";

/** The fewest studies in which a slope has anything to be judged by. */
export const LEAST_STUDIES = 3;

/** Why too few studies can be used: of those there are, or of those that report what the test needs. */
export function tooFewStudies(used: number, all: number, needed: number, needs: string | null): string {
  const least = `a test of asymmetry needs at least ${formatInteger(needed)}`;
  if (needs === null || used === all) return `${counted(all, "study", "studies")}: ${least}.`;
  if (used === 0) return `No study reports ${needs}: ${least}.`;
  const reporting = `${formatInteger(used)} of ${counted(all, "study reports", "studies report")}`;
  return `${reporting} ${needs}: ${least}.`;
}

export const EQUAL_EFFECTS =
  "All effects are equal, so there is no scatter to judge a relation with precision by: asymmetry cannot be assessed.";

/** Why a predictor without differences says nothing. */
export function equalPredictor(what: string): string {
  return `All studies have the same ${what}, so no relation between effects and precision can be seen: asymmetry cannot be assessed.`;
}

/** "t(11) = −1.40, p = .189". */
function testInWords({ statistic, df, pValue }: HypothesisTest): string {
  const freedom = df.length === 0 ? "" : `(${df.map(formatDf).join(", ")})`;
  return `${statistic.symbol}${freedom} = ${formatAdaptive(statistic.value, 2)}, ${formatPEquation(pValue)}`;
}

/** What a test of asymmetry says of the funnel, and what it does not. */
export function asymmetrySentences(parts: {
  readonly test: HypothesisTest;
  readonly level: number;
  readonly k: number;
  /** Sign of the change of effects towards less precise studies. */
  readonly towardsSmall: number;
  readonly favours: 1 | -1;
  /** "the standard error". */
  readonly along: string;
}): string[] {
  const { test, level, k, towardsSmall, favours, along } = parts;
  const rejects = test.pValue < level;
  const [verdict, reach] = rejects ? ["rejects", leaning(towardsSmall, favours)] : ["does not reject", ""];
  return [
    `The test of a relation between the effects and ${along} ${verdict} a symmetric funnel at the level ${formatShort(level)} (${testInWords(test)})${reach}.`,
    rejects
      ? "Missing studies are one reason for an asymmetric funnel; true differences between small and large studies, flaws of small studies and chance are others, and the test does not tell them apart."
      : `This does not show that no study is missing: with ${counted(k, "study", "studies")} the test may not see an asymmetry that is there.`,
  ];
}

function leaning(towardsSmall: number, favours: 1 | -1): string {
  if (towardsSmall === 0) return "";
  const side = towardsSmall > 0 ? "higher" : "lower";
  const where =
    Math.sign(towardsSmall) === favours ? "in the favoured direction" : "against the favoured direction";
  return `: the effects are ${side} in less precise studies, which is ${where}`;
}

/** Why no test comes out of a regression whose points all lie on its line. */
export function perfectLine(label: string): Issue {
  return issue(
    "asymmetry-perfect-line",
    "error",
    `${label} has no p-value: all effects lie on one line up to rounding, so no scatter is left to judge the slope by.`,
    "Check whether the effects were computed from their standard errors, or copied.",
  );
}

/** Why no test comes out where sums leave the range of doubles. */
export function beyondRange(label: string): Issue {
  return issue(
    "asymmetry-beyond-range",
    "error",
    `${label} is not shown: effects, variances or sizes differ so much that its sums exceed what a computer can hold.`,
    "Check the rows with the largest and the smallest values for typing errors or mixed units.",
  );
}
