import type { Coefficient } from "../../analysis-types.ts";
import { estimators } from "../../estimators/registry.ts";
import { formatFixed, formatLevel, formatPEquation } from "../../format/index.ts";
import { counted } from "../../format/told.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { within } from "../../phrases/within.ts";
import { effectInWords } from "../effect-words.ts";
import type { BiasInput } from "../types.ts";
import type { Side } from "./funnel-side.ts";
import type { TrimAndFillAnswer, TrimAndFillChoices } from "./trim-and-fill.ts";

const SIDES: Readonly<Record<Side, string>> = {
  left: "on the left, among the smaller effects",
  right: "on the right, among the larger effects",
};

/** What ran, in one phrase. */
export function ranWords(input: BiasInput, choices: TrimAndFillChoices, side: Side): string {
  const found = choices.side === "auto" ? "found by regression" : "chosen";
  const axis = choices.trimming === "common" ? "the common-effect mean" : "the mean of the document’s model";
  return `Trim-and-fill: ${choices.estimator}, studies missing ${SIDES[side]} (side ${found}), trimmed around ${axis}, filled set pooled by ${modelWords(input)}`;
}

function modelWords({ model }: BiasInput): string {
  const test = coefficientTests.get(model.test).label;
  if (model.kind !== "random") return `the common-effect model, ${test}`;
  const tau2 = model.tau2 === null ? within(estimators.get(model.estimator).label) : "given τ²";
  return `the random-effects model (${tau2}), ${test}`;
}

/** What trim-and-fill says and does not say. */
export function trimAndFillSentences(
  { effects, moderators, favours, nullValue }: BiasInput,
  { estimator }: TrimAndFillChoices,
  { side, trimmed, before, after }: TrimAndFillAnswer,
  p: number | null,
): string[] {
  const k = effects.yi.length;
  const sentences = [
    trimmed.k0 === 0
      ? `By ${estimator} no study is filled in ${SIDES[side]}, and the mean stays ${meanWords(effects, before.coefficients[0]!)}. This does not show that none is missing.`
      : `By ${estimator}, ${counted(trimmed.k0, "study is", "studies are")} filled in beside the ${k}, ${SIDES[side]}: with ${trimmed.k0 === 1 ? "it" : "them"} the mean is ${meanWords(effects, after.coefficients[0]!)}, without ${meanWords(effects, before.coefficients[0]!)}.`,
  ];
  if (trimmed.k0 > 0 && nullValue !== null && (side === "right") === favours > 0) {
    sentences.push(
      "That is the favoured side: selection of favoured results leaves no gap there, so the mean moves the way such selection cannot explain.",
    );
  }
  if (trimmed.seK0 !== null) {
    sentences.push(
      `The number filled in is itself an estimate, with a standard error of ${formatFixed(trimmed.seK0, 2)}.`,
    );
  }
  if (trimmed.tied) {
    sentences.push(
      "Two studies with the same effect lie where trimming begins; the one that comes later in the table is trimmed, and another order of the rows can give another mean.",
    );
  }
  if (p !== null) {
    sentences.push(
      `That no study is missing on this side is tested with ${formatPEquation(p)}, which ${p < 1 - after.spec.level ? "rejects it" : "does not reject it"}.`,
    );
  }
  if (moderators !== null) {
    sentences.push("The document’s moderators are ignored: trim-and-fill knows one mean for all studies.");
  }
  sentences.push(
    "This is a sensitivity analysis: it shows how far the mean would move if the funnel were asymmetric because studies are missing, and it cannot tell whether that is why.",
  );
  return sentences;
}

function meanWords(effects: BiasInput["effects"], { estimate, interval }: Coefficient): string {
  const mean = effectInWords(effects, estimate, interval);
  return interval === null ? mean : `${mean} (${formatLevel(interval.level)} CI)`;
}
