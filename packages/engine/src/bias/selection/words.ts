import type { BiasEstimate, ScaledEffects } from "../../bias-types.ts";
import { formatAdaptive, formatFixed, formatPEquation } from "../../format/index.ts";
import { counted } from "../../format/told.ts";
import { type Issue, issue } from "../../result.ts";
import { effectInWords } from "../effect-words.ts";
import type { SelectionFit } from "./fit.ts";

/** What selection means for the two directions, in a clause. */
export function directionWords(either: boolean): string {
  return either ? "two-sided p-values, either direction" : "one-sided p-values in the favoured direction";
}

/** What the test of selection says; never that there is none. */
export function testSentence(statistic: number, df: number, p: number, level: number): string {
  const test = `likelihood-ratio test, χ² = ${formatFixed(statistic, 2)} with ${df} df, ${formatPEquation(p)}`;
  return p < level
    ? `The data fit better with this selection than without any (${test}).`
    : `The test does not reject equal publication of all results (${test}); with few studies it seldom would, so this shows no absence of selection.`;
}

/** The adjusted mean beside the unadjusted one. */
export function meanSentence(
  of: ScaledEffects,
  { estimate, interval }: BiasEstimate,
  unadjusted: number,
  moderated: boolean,
): string {
  const where = moderated ? " at the average of the moderators" : "";
  return `If studies were selected in just this way, the mean effect${where} is ${effectInWords(of, estimate, interval)} against ${effectInWords(of, unadjusted)} by maximum likelihood without selection: a sensitivity analysis that is as right as its selection function.`;
}

/** What is said of parameters at their bounds. */
export function boundSentences(
  { bounded, seDelta, mean, tau2 }: SelectionFit,
  names: readonly string[],
): string[] {
  const said = names.flatMap((name, j) => {
    if (bounded[j] === "upper")
      return [
        `${name} lies at the upper bound of the search (100): the data do not limit it, and its standard error says little.`,
      ];
    if (bounded[j] === "lower" && seDelta[j] === null)
      return [`${name} lies at its lower bound and is held there for the standard errors of the others.`];
    return [];
  });
  if (tau2 === 0)
    said.push("τ² is 0, its lower bound, and is held there for the standard errors of the others.");
  if (mean.se === null) said.push("The likelihood is too flat at its maximum for standard errors.");
  return said;
}

/** Why too few studies refuse a model. */
export function tooFew(k: number, parameters: number): string {
  return `${counted(k, "study", "studies")} cannot determine the ${parameters} parameters of this selection model: it needs at least as many studies.`;
}

/** Intervals of p-values without studies. */
export function emptyIntervals(empty: readonly string[]): Issue {
  const several = empty.length > 1;
  return issue(
    "selection-interval-empty",
    "warning",
    `No study has a p-value in the interval${several ? "s" : ""} ${empty.join(", ")}, so that the weight there rests on no study and the likelihood may put it at a bound.`,
    "Choose steps with at least one study in each interval, better three or more.",
    { field: "bias.params" },
  );
}

/** Spans of the effects outside them from which a mean is called extreme. */
const EXTREME = 3;

/** What has to be said of a maximum that is not the only answer of the likelihood, or no likely one. */
export function maximumIssues(
  label: string,
  found: { readonly ridge: boolean; readonly outside: number },
): Issue[] {
  const made: Issue[] = [];
  if (found.ridge)
    made.push(
      issue(
        "selection-ridge",
        "warning",
        `${label}: the likelihood has this maximum, but rises higher still towards means far outside all studies with more and more selection, where it has none. The data cannot tell both apart, so that the adjusted mean is one answer of several.`,
        "Do not rest a conclusion on this model: use one with fewer parameters (one step) or weights given beforehand (Vevea and Woods).",
        { field: "bias.methods" },
      ),
    );
  if (found.outside > EXTREME)
    made.push(
      issue(
        "selection-extreme",
        "warning",
        `${label}: the maximum of the likelihood puts the mean ${formatAdaptive(found.outside, 2)} times the span of all effects outside them, so that the published studies would be a far tail of what was found. The effects determine mean and selection hardly apart.`,
        "Take the adjusted mean as a sign that these studies cannot answer the model; use one with fewer parameters (one step) or weights given beforehand (Vevea and Woods).",
        { field: "bias.methods" },
      ),
    );
  return made;
}

/** No maximum that could be an estimate. */
export function noMaximum(
  label: string,
  { reason, fit }: { readonly reason: "ridge" | "no-start"; readonly fit: SelectionFit | null },
): Issue {
  const ended =
    fit === null
      ? ""
      : ` The search ended at a mean of ${formatAdaptive(fit.mean.estimate, 3)} (analysis scale).`;
  return issue(
    "selection-no-maximum",
    "error",
    reason === "ridge"
      ? `${label}: the likelihood has no maximum that could be an estimate. It keeps rising towards a mean far outside all studies with more and more selection, because the data cannot tell both apart.${ended}`
      : `${label}: the likelihood does not exist at any starting point, because a study has a p-value that the model never publishes.`,
    "Use a model with fewer parameters (one step), give the weights beforehand (Vevea and Woods), or do without a selection model.",
    { field: "bias.methods" },
  );
}
