import {
  formatAdaptive,
  formatFixed,
  formatInteger,
  formatLevel,
  formatPercent,
} from "../../../format/index.ts";
import { cell, counted, listed, type Told, type ToldCell, type ToldTable } from "../../../format/told.ts";
import { LARGEST_R_HAT, LEAST_ESS } from "./defaults.ts";
import type { Horseshoe, HorseshoeCoefficient, PosteriorSummary } from "./types.ts";

/** What a regression under the horseshoe prior came to: which coefficients stay away from 0, and whether the chains agree. */
export function tellHorseshoe(outcome: Horseshoe): Told {
  return { sentences: sentencesOf(outcome), tables: [posteriorTable(outcome)] };
}

function sentencesOf({ spec, k, coefficients, tau2 }: Horseshoe): string[] {
  const level = formatLevel(spec.level);
  const slopes = coefficients.slice(1);
  const away = slopes.filter(({ selected }) => selected).map(awayWords);
  const all = [...coefficients, ...(tau2 === null ? [] : [tau2])];
  return [
    `${counted(spec.chains, "chain", "chains")} of ${formatInteger(spec.draws)} draws after ${formatInteger(spec.warmup)} steps, k = ${k}, seed ${spec.seed}.`,
    away.length === 0
      ? `The ${level} interval of every coefficient includes 0: under this prior the studies do not tell that any moderator goes along with the effects, nor that none does.`
      : `0 lies outside the ${level} interval of ${listed(away)}.`,
    agreementWords(all),
    `The prior pulls small coefficients towards 0, with a global scale of ${formatAdaptive(spec.globalScale, 2)} SD of the effects: intervals depend on it, and coefficients say what goes along with the effects among these studies, not what causes them.`,
  ];
}

function awayWords({ label, median, positive }: HorseshoeCoefficient): string {
  const side = median > 0 ? "above" : "below";
  const share = median > 0 ? positive : 1 - positive;
  return `${label} (median ${formatAdaptive(median, 3)}; ${formatPercent(100 * share, 1)} of the draws ${side} 0)`;
}

function agreementWords(all: readonly PosteriorSummary[]): string {
  const rHat = Math.max(1, ...all.flatMap((one) => one.rHat ?? []));
  const sizes = all.flatMap(({ bulkEss, tailEss }) => [bulkEss, tailEss].filter((size) => size !== null));
  const least = sizes.length === 0 ? null : Math.min(...sizes);
  const agree = rHat <= LARGEST_R_HAT && (least === null || least >= LEAST_ESS);
  const measured = `the largest R-hat is ${formatFixed(rHat, 3)}${least === null ? "" : `, the draws are worth at least ${formatInteger(Math.round(least))} independent ones`}`;
  return agree
    ? `The chains agree: ${measured}.`
    : `The chains do not agree yet: ${measured}, where at most ${LARGEST_R_HAT} and at least ${LEAST_ESS} are wanted. Let them run for more steps, or offer fewer moderators, before reading the table.`;
}

function posteriorTable({ spec, coefficients, tau2 }: Horseshoe): ToldTable {
  const level = formatLevel(spec.level);
  return {
    id: "posterior",
    title: "Posterior under the horseshoe prior",
    head: [
      "Coefficient",
      "Median",
      "Mean",
      "SD",
      `${level} lower`,
      `${level} upper`,
      "Above 0",
      "R-hat",
      "ESS bulk",
      "ESS tail",
    ],
    rows: [
      ...coefficients.map((one) => [one.label, ...summaryCells(one, cell(one.positive, "share"))]),
      ...(tau2 === null ? [] : [["\u03c4\u00b2", ...summaryCells(tau2, null)]]),
    ],
  };
}

function summaryCells(one: PosteriorSummary, positive: ToldCell): ToldCell[] {
  const { median, mean, sd, interval, rHat, bulkEss, tailEss } = one;
  return [
    cell(median),
    cell(mean),
    cell(sd),
    cell(interval.lower),
    cell(interval.upper),
    positive,
    cell(rHat),
    cell(bulkEss === null ? null : Math.round(bulkEss), "count"),
    cell(tailEss === null ? null : Math.round(tailEss), "count"),
  ];
}
