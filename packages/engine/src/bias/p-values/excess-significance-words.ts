import { estimators } from "../../estimators/registry.ts";
import { formatFixed, formatPEquation, formatShort } from "../../format/index.ts";
import { counted } from "../../format/told.ts";
import { within } from "../../phrases/within.ts";
import { effectInWords } from "../effect-words.ts";
import type { BiasInput } from "../types.ts";
import type { ExcessAnswer, ExcessChoices } from "./excess-significance.ts";
import type { CountQuestion } from "./excess-significance-counts.ts";

function testWords({ test, correct }: CountQuestion): string {
  if (test === "exact") return "exact test";
  if (test === "binomial") return "binomial test";
  return correct ? "chi-square with continuity correction" : "chi-square";
}

const AGAINST: Readonly<Record<ExcessChoices["tesAlternative"], string>> = {
  greater: "one-sided against too many",
  less: "one-sided against too few",
  "two.sided": "two-sided",
};

function effectWords({ model }: BiasInput, { effects }: ExcessChoices): string {
  if (effects === "common" || model.kind !== "random") return "one common effect";
  return `true effects by the random-effects model (${model.tau2 === null ? within(estimators.get(model.estimator).label) : "given τ²"})`;
}

/** What ran, in one phrase. */
export function excessRan(input: BiasInput, choices: ExcessChoices, { question }: ExcessAnswer): string {
  const single =
    choices.alternative === "two.sided"
      ? `p < ${formatShort(input.alpha)} two-sided`
      : `p < ${formatShort(input.alpha / 2)} in the favoured direction`;
  const instead =
    question.test === choices.test ? "" : ", because there are too many studies for the exact test";
  return `Test of excess significance: ${testWords(question)}${instead}, ${AGAINST[choices.tesAlternative]}; studies significant at ${single}; ${effectWords(input, choices)}`;
}

/** What the test says and does not say. */
export function excessSentences(input: BiasInput, choices: ExcessChoices, answer: ExcessAnswer): string[] {
  const { observed, expected, p } = answer;
  const k = input.effects.yi.length;
  const sentences = [
    `${observed === 0 ? "No study" : counted(observed, "study", "studies")} of ${k} ${observed > 1 ? "are" : "is"} significant; ${formatFixed(expected, 2)} are expected with a true mean effect of ${effectInWords(input.effects, answer.effects.theta)}.`,
    p < choices.tesAlpha
      ? `The test rejects that the two agree (${formatPEquation(p)}, level ${formatShort(choices.tesAlpha)}).`
      : `The test does not reject that the two agree (${formatPEquation(p)}, level ${formatShort(choices.tesAlpha)}); with few studies it seldom would.`,
  ];
  const limit = limitSentence(input, choices, answer);
  if (limit !== null) sentences.push(limit);
  sentences.push(
    "A rejection does not say why: selection, choices within studies and unmodelled heterogeneity look alike here.",
  );
  return sentences;
}

function limitSentence(
  input: BiasInput,
  { tesAlternative, tesAlpha }: ExcessChoices,
  { limits }: ExcessAnswer,
): string | null {
  const { lower, upper } = limits;
  const level = formatShort(tesAlpha);
  if (lower !== null && upper !== null) {
    return `True mean effects between ${effectInWords(input.effects, lower)} and ${effectInWords(input.effects, upper)} are consistent with so many significant studies at the level ${level}.`;
  }
  const one = tesAlternative === "less" ? upper : (lower ?? upper);
  if (one === null) return null;
  const further = one === lower ? "at least as far from no effect as" : "no further from no effect than";
  return `So many significant studies are consistent, at the level ${level}, with true mean effects ${further} ${effectInWords(input.effects, one)}.`;
}
