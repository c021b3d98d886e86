import type { Encoding, ModeratorValues } from "../design/types.ts";
import type { Moderator } from "../document/types.ts";
import { formatFixed, formatPEquation } from "../format/index.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import type { MarginalMean } from "../moderation-types.ts";
import { log } from "../numeric/elementary.ts";
import {
  amountWords,
  changeBeside,
  type EffectWords,
  effectWords,
  inBrackets,
  intervalWords,
  isClear,
  testWords,
} from "./effect-words.ts";

/** What a sentence about a moderator by itself is made from. */
export interface PanelSaid {
  readonly moderator: Moderator;
  readonly values: ModeratorValues;
  readonly encoding: Encoding | null;
  readonly regression: Regression;
  readonly groups: readonly MarginalMean[];
  readonly measure: string;
  /** Over how many panels p-values are adjusted, the label of the adjustment, and what comes of it; null = nothing to adjust. */
  readonly adjusted: { readonly p: number; readonly family: number; readonly label: string } | null;
}

const SINGULAR: Readonly<Record<string, string>> = {
  hours: "hour",
  minutes: "minute",
  sessions: "session",
  weeks: "week",
  days: "day",
  months: "month",
  years: "year",
  degrees: "degree",
  participants: "participant",
};

/** "hour"; "unit of year" where the moderator has no unit. */
function unitWords({ column, unit }: Pick<ModeratorValues, "column" | "unit">): string {
  if (unit !== null) return SINGULAR[unit] ?? unit;
  return SINGULAR[column] ?? `unit of ${column}`;
}

/**
 * The sentence that reads a panel: the change per unit, the ratio per unit of a log measure, or the means of the levels, with
 * the studies and the heterogeneity behind it.
 */
export function panelSentence(said: PanelSaid): string {
  const words = effectWords(said.measure);
  if (said.values.kind === "factor") return factorSentence(said, words);
  const { moderator, encoding } = said;
  const steps = { linear: 1, log: log(2) } as const;
  const step = moderator.shape === "linear" || moderator.shape === "log" ? steps[moderator.shape] : null;
  if (step !== null && encoding?.kind === "numeric" && said.regression.fit.p === 2) {
    return slopeSentence(said, words, step / encoding.factor);
  }
  return curveSentence(said, words);
}

function slopeSentence(said: PanelSaid, words: EffectWords, perUnit: number): string {
  const { values, regression, moderator } = said;
  const slope = regression.combine(Float64Array.of(0, perUnit), values.column);
  const unit = unitWords(values);
  const what = moderator.shape === "log" ? `Each doubling of ${values.column}` : `Each further ${unit}`;
  const shown = changeBeside(words, slope.interval);
  const change = words.ratio
    ? `${what} goes with ${shown(slope.estimate)} times the ${words.changeName}`
    : `${what} goes with a change of ${shown(slope.estimate)} in ${words.changeName}`;
  const found = isClear(slope.test, regression.fit.spec.level)
    ? "the effects change with it beyond chance"
    : "no clear trend";
  return `${change}${inBrackets([intervalWords(slope.interval, shown), ...facts(said)])}: ${found}${afterwards(said)}.`;
}

/** A curve has no one slope: what is expected at its first and its third quarter. */
function curveSentence(said: PanelSaid, words: EffectWords): string {
  const { values, regression } = said;
  const sorted = values.values.filter((value) => value !== null).sort((a, b) => a - b);
  const at = [0.25, 0.75].flatMap((share) => {
    const x = sorted[Math.round(share * (sorted.length - 1))]!;
    const row = regression.design.rowOf({ [values.column]: x });
    if (row === null) return [];
    const { estimate, interval } = regression.combine(row, values.column);
    return [
      `at ${amountWords(x, values.unit)} ${words.effect(estimate)}${inBrackets([intervalWords(interval, words.effect)])}`,
    ];
  });
  const test = regression.fit.omnibus;
  const found = isClear(test, regression.fit.spec.level)
    ? "the effects change with it beyond chance"
    : "no clear trend";
  const expected = at.length === 0 ? "" : `, along a curve: ${words.name} ${at.join(", ")}`;
  return `Effects by ${values.column}${expected}${inBrackets([test === null ? "" : testWords(test), ...facts(said)])}: ${found}${afterwards(said)}.`;
}

function factorSentence(said: PanelSaid, words: EffectWords): string {
  const { values, groups, regression } = said;
  const test = regression.fit.omnibus;
  const means = groups.map(
    ({ level, k, mean }) =>
      `${level} ${words.effect(mean.estimate)}${inBrackets([intervalWords(mean.interval, words.effect), `k = ${k}`])}`,
  );
  const found = isClear(test, regression.fit.spec.level)
    ? "the levels differ beyond chance"
    : "no clear difference between the levels";
  // A symbol of one letter is no word: "r by".
  const name = words.name.replace(/^\p{Ll}(?=\p{Ll})/u, (first) => first.toUpperCase());
  return `${name} by “${values.column}”: ${means.join(", ")}${inBrackets([test === null ? "" : testWords(test), ...facts(said)])}: ${found}${afterwards(said)}.`;
}

function facts({ regression: { fit } }: PanelSaid): string[] {
  const i2 = fit.heterogeneity.i2.estimate;
  const r2 = fit.explained?.estimate ?? null;
  return [
    `k = ${fit.k}`,
    i2 === null ? "" : `residual I² ${formatFixed(i2, 0)}\u00a0%`,
    r2 === null ? "" : `R² ${formatFixed(r2, 0)}\u00a0%`,
  ];
}

function afterwards({ adjusted, regression: { fit } }: PanelSaid): string {
  if (adjusted === null || adjusted.family < 2) return "";
  const { p, family, label } = adjusted;
  const lost = isClear(fit.omnibus, fit.spec.level) && p >= 1 - fit.spec.level;
  return lost
    ? `, but not once p-values are adjusted for ${family} moderators (${label} ${formatPEquation(p)})`
    : `; adjusted for ${family} moderators (${label}) ${formatPEquation(p)}`;
}
