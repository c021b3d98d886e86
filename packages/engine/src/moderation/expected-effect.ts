import type { ModeratorValues, Profile } from "../design/types.ts";
import { formatFixed, formatLevel } from "../format/index.ts";
import { measures } from "../measures/registry.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import { spread } from "../models/regression/least-squares.ts";
import type { ExpectedEffect, Extrapolation } from "../moderation-types.ts";
import { exp } from "../numeric/elementary.ts";
import { inner } from "../numeric/linear-algebra.ts";
import { normalLogTails } from "../numeric/normal.ts";
import { tLogTails } from "../numeric/student-t.ts";
import type { RegressionPrediction } from "../regression-types.ts";
import { fail, issue, ok, type Result } from "../result.ts";
import { effectWords, inBrackets, intervalWords, namedAmount } from "./effect-words.ts";
import { extrapolationsOf } from "./extrapolation.ts";

/**
 * What effect an intervention of a given profile is expected to have: the mean of such interventions, the range of the true
 * effect of a new one, the probability that it lies beyond the model's threshold, and whether the profile lies outside the data.
 * x'b with its interval; P(true effect > c) = 1 - F((c - x'b) / scale) with the distribution F of the prediction interval.
 * @param profile level or number by column, for every moderator of the model
 * @returns the issue `profile-incomplete` where it lacks a moderator of the model or names a level that no study has
 * Source: Riley, Higgins & Deeks (2011), BMJ 342, d549, doi:10.1136/bmj.d549; leverage: Cook (1979), J. American Statistical
 * Association 74, 169-174. R: `predict(res, newmods = x)`
 */
export function expectedEffect(
  regression: Regression,
  profile: Profile,
  measure: string,
): Result<ExpectedEffect> {
  const { design, fit } = regression;
  const x = design.rowOf(profile);
  if (x === null) return fail(incomplete(design.moderators, profile));
  const { issues, ...predicted } = regression.predict(x);
  const leverage = leverageAt(regression, x);
  const largestLeverage = design.rows.reduce(
    (most, _, i) =>
      Math.max(
        most,
        leverageAt(
          regression,
          design.columns.map((column) => column[i]!),
        ),
      ),
    0,
  );
  const found: Omit<ExpectedEffect, "sentences"> = {
    profile: design.moderators.map(({ column, unit }) => ({ column, value: profile[column]!, unit })),
    mean: regression.combine(x, "expected"),
    prediction: predicted.prediction,
    beyond: beyondOf(predicted, fit.spec.threshold ?? measures.get(measure).nullValue),
    leverage,
    largestLeverage,
    extrapolation: extrapolationsOf(design.moderators, profile, { leverage, largest: largestLeverage }),
    alike: alikeOf(design.moderators, profile),
  };
  return ok({ ...found, sentences: sentencesOf(found, measure, fit.spec.kind === "random") }, issues);
}

/** x'(X'WX)^-1 x: the variance of the mean at x before the factor of a test. */
function leverageAt({ state }: Regression, x: ArrayLike<number>): number {
  const moved = spread(state.squares, x);
  return inner(moved, moved);
}

function beyondOf(
  { estimate, predictive }: Pick<RegressionPrediction, "estimate" | "predictive">,
  threshold: number | null,
): ExpectedEffect["beyond"] {
  if (predictive === null || threshold === null || !(predictive.scale > 0)) return null;
  const at = (threshold - estimate) / predictive.scale;
  const [below, above] = predictive.df === null ? normalLogTails(at) : tLogTails(at, predictive.df);
  return { threshold, above: Math.min(1, exp(above)), below: Math.min(1, exp(below)) };
}

/** Studies with exactly the levels of the profile, whatever their numbers. */
function alikeOf(moderators: readonly ModeratorValues[], profile: Profile): number {
  const factors = moderators.filter(({ kind }) => kind === "factor");
  const k = moderators[0]?.values.length ?? 0;
  return Array.from({ length: k }, (_, i) =>
    factors.every(({ column, levels, values }) => levels[values[i] ?? -1] === String(profile[column])),
  ).filter(Boolean).length;
}

function incomplete(moderators: readonly ModeratorValues[], profile: Profile) {
  const lacking = moderators
    .filter(({ column }) => !Object.hasOwn(profile, column))
    .map(({ column }) => column);
  const odd = moderators.filter(({ column, kind, levels }) => {
    if (!Object.hasOwn(profile, column)) return false;
    const value = profile[column]!;
    return kind === "factor"
      ? !levels.includes(String(value))
      : typeof value !== "number" || !Number.isFinite(value);
  });
  const reasons = [
    ...(lacking.length > 0 ? [`it says nothing of ${lacking.join(", ")}`] : []),
    ...odd.map(({ column, kind }) =>
      kind === "factor"
        ? `no study has ${String(profile[column])} as its ${column}`
        : `${String(profile[column])} is no number of ${column}`,
    ),
  ];
  const choices = moderators.map(({ column, kind, levels }) =>
    kind === "factor" ? `${column} (${levels.join(", ")})` : `${column} (a number)`,
  );
  return issue(
    "profile-incomplete",
    "warning",
    `No effect can be expected of the profile: ${reasons.length === 0 ? "the model cannot be evaluated there" : reasons.join("; ")}.`,
    `Choose a value for ${choices.join(", ")}.`,
    { field: "moderators.profile" },
  );
}

function sentencesOf(found: Omit<ExpectedEffect, "sentences">, measure: string, random: boolean): string[] {
  const words = effectWords(measure);
  const { profile, mean, prediction, beyond, extrapolation, alike } = found;
  const named = profile.map(({ column, value, unit }) =>
    typeof value === "number" ? namedAmount(column, value, unit) : `${column} ${value}`,
  );
  const factors = profile.some(({ value }) => typeof value === "string");
  const sentences = [
    `Expected of ${named.join(", ")}: ${words.name} ${words.effect(mean.estimate)} on average${inBrackets([intervalWords(mean.interval, words.effect)])}.`,
  ];
  if (prediction !== null) {
    sentences.push(
      `The true effect of a new one is expected within ${words.effect(prediction.lower)} to ${prediction.upper === null ? "any size" : words.effect(prediction.upper)} (${formatLevel(prediction.level)} prediction interval).`,
    );
  } else if (random) {
    sentences.push("The spread of true effects cannot be estimated, so no prediction interval is given.");
  }
  if (beyond !== null) {
    const share = (value: number): string => {
      if (value > 0.995) return "more than 99\u00a0%";
      return value < 0.005 ? "less than 1\u00a0%" : `${formatFixed(100 * value, 0)}\u00a0%`;
    };
    sentences.push(
      `Its true effect is above ${words.effect(beyond.threshold)} with a probability of ${share(beyond.above)}, below it with ${share(beyond.below)}.`,
    );
  }
  if (factors && extrapolation.every(({ kind }) => kind !== "combination")) {
    sentences.push(`${alike} of the studies ${alike === 1 ? "has" : "have"} these levels.`);
  }
  return [...sentences, ...warnings(extrapolation)];
}

function warnings(extrapolation: readonly Extrapolation[]): string[] {
  if (extrapolation.length === 0) return [];
  return [
    `This profile lies outside the data: ${extrapolation.map(({ sentence }) => sentence).join(" ")} What is expected there rests on the model alone.`,
  ];
}
