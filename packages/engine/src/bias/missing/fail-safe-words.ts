import { estimators } from "../../estimators/registry.ts";
import { formatInteger, formatPEquation, formatShort } from "../../format/index.ts";
import { counted } from "../../format/told.ts";
import { within } from "../../phrases/within.ts";
import { distanceInWords } from "../effect-words.ts";
import type { BiasInput } from "../types.ts";
import { type FailSafe, MOST_STUDIES } from "./fail-safe-counts.ts";
import { MOST_FITTED } from "./fail-safe-general.ts";
import type { FailSafeChoices } from "./fail-safe-n.ts";

/** What ran, in one phrase. */
export function failSafeRan(input: BiasInput, choices: FailSafeChoices, { target }: FailSafe): string {
  const { type, alpha, weighted, exact } = choices;
  const aim =
    target === null
      ? `until p = ${formatShort(alpha)}`
      : `until the mean is within ${distanceInWords(input.effects, Math.abs(target))} of no effect`;
  switch (type) {
    case "Rosenthal":
      return `Rosenthal’s fail-safe N: Stouffer’s sum of z, one-sided, ${aim}`;
    case "Fisher":
      return `Rosenthal’s fail-safe N with Fisher’s combined p-values, each one-sided in its own direction, ${aim}`;
    case "Binomial":
      return `Fail-safe N of the two-sided sign test, null results in pairs, ${aim}`;
    case "Orwin":
      return `Orwin’s fail-safe N: ${weighted ? "mean weighted by inverse variance" : "unweighted mean"}, ${aim}`;
    case "Rosenberg":
      return `Rosenberg’s fail-safe N: common-effect mean, two-sided z test, ${aim}`;
    case "General":
      return `General fail-safe N: ${modelWords(input)}, two-sided z test, τ² ${exact ? "estimated again" : "approximated"} with every number of null results, ${aim}`;
  }
}

function modelWords({ model }: BiasInput): string {
  if (model.kind !== "random") return "common-effect model";
  return `random-effects model (${model.tau2 === null ? within(estimators.get(model.estimator).label) : "given τ²"})`;
}

/** What stands for a number that does not exist. */
export function noNumberWords({ exact, type }: FailSafeChoices, { target }: FailSafe): string {
  if (target === 0) return "none: the mean is exactly at no effect, and no number of null results halves it";
  const most = type === "General" && exact ? MOST_FITTED : MOST_STUDIES;
  return `more than ${formatInteger(most)}`;
}

/** What the fail-safe N says and does not say. */
export function failSafeSentences(input: BiasInput, choices: FailSafeChoices, found: FailSafe): string[] {
  return [
    resultSentence(input, choices, found),
    "It supposes that the missing studies found nothing on average; studies that found the opposite would overturn the result with fewer.",
    "A large number is no evidence that the result is safe: the fail-safe N is reported because readers ask for it, not because it is recommended.",
  ];
}

function resultSentence(input: BiasInput, choices: FailSafeChoices, found: FailSafe): string {
  const { n, p, target } = found;
  const studies = counted(input.effects.yi.length, "study", "studies");
  const overturned =
    target === null
      ? `take the combined p up to ${formatShort(choices.alpha)}`
      : `bring the mean to within ${distanceInWords(input.effects, Math.abs(target))} of no effect`;
  if (n === null) return `For the ${studies} there is no fail-safe N: ${noNumberWords(choices, found)}.`;
  if (n === 0) {
    return target === null
      ? `The fail-safe N is 0, because the ${studies} together are not significant as they are (${formatPEquation(p)}).`
      : `The fail-safe N is 0, because the mean of the ${studies} is already within ${distanceInWords(input.effects, Math.abs(target))} of no effect.`;
  }
  const nulls = counted(n, "study averaging no effect", "studies averaging no effect");
  const before = p === null || target !== null ? "" : ` (${formatPEquation(p)} without them)`;
  return `It would take ${nulls}, beside the ${studies}, to ${overturned}${before}.`;
}
