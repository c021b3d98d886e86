import type { BiasHistogram, BiasNumber } from "../../bias-types.ts";
import { formatInteger, formatPercent, formatShort } from "../../format/index.ts";
import { cell, type ToldTable } from "../../format/told.ts";
import { exp, log } from "../../numeric/elementary.ts";
import { normalLogDensity } from "../../numeric/normal.ts";
import type { BiasInput } from "../types.ts";
import { MEANS, massesBetween } from "./z-mixture.ts";
import type { ZFit, ZModel } from "./z-model.ts";
import { fileDrawer, soricFdr } from "./z-rates.ts";

const BIN = 0.5;
const POINTS = 61;

/** Share of the studies that are significant. */
export function observedRate({ absZ, fitted, beyond }: ZModel): number {
  return (fitted.length + beyond) / absZ.length;
}

/** "z-curve 2.0 of 85 significant results ...", the same with and without intervals. */
export function ranWords({ alpha }: BiasInput, { fitted, beyond, upper }: ZModel): string {
  return `z-curve 2.0 of ${formatInteger(fitted.length + beyond)} results significant in either direction (two-sided p < ${formatShort(alpha)}; mixture of seven folded normals with means 0 to 6 by maximum likelihood, ${formatInteger(fitted.length)} z-values up to ${formatInteger(upper)} fitted, ${formatInteger(beyond)} beyond taken as power 1)`;
}

/** The numbers of a z-curve. */
export function zNumbers(input: BiasInput, model: ZModel, { err, edr }: ZFit): BiasNumber[] {
  const significant = model.fitted.length + model.beyond;
  return [
    { key: "edr", label: "expected discovery rate (EDR)", value: edr, as: "chance" },
    { key: "err", label: "expected replication rate (ERR)", value: err, as: "chance" },
    { key: "odr", label: "observed discovery rate", value: observedRate(model), as: "chance" },
    {
      key: "file-drawer",
      label: "studies without significance for each with (file drawer ratio)",
      value: fileDrawer(edr),
      as: "two",
    },
    {
      key: "soric-fdr",
      label: "most false discoveries (Sori\u0107)",
      value: soricFdr(edr, input.alpha),
      as: "chance",
    },
    { key: "significant", label: "significant results", value: significant, as: "count" },
    { key: "fitted", label: "significant results fitted", value: model.fitted.length, as: "count" },
  ];
}

/** The weights of the components. */
export function weightsTable({ powers }: ZModel, { mixture }: ZFit): ToldTable {
  return {
    id: "z-curve-weights",
    title: "Components of the z-curve",
    head: ["Mean z", "Power", "Weight"],
    rows: MEANS.map((mean, j) => [
      cell(mean, "count"),
      cell(powers[j]!, "chance"),
      cell(mixture.weights[j]!, "value"),
    ]),
  };
}

/** What the rates say and what not. */
export function zSentences(model: ZModel, { err, edr }: ZFit): string[] {
  const percent = (value: number): string => formatPercent(100 * value, 0);
  return [
    `Exact replications of the significant results are expected to be significant in ${percent(err)} of the cases (ERR).`,
    `Studies like these are expected to find a significant result in ${percent(edr)} of the cases (EDR); ${percent(observedRate(model))} of the studies at hand did.`,
  ];
}

const density = (x: number, mean: number): number =>
  exp(normalLogDensity(x - mean)) + exp(normalLogDensity(x + mean));

/** Absolute z-values in bins as shares of all studies, the fitted curve, and what it expects below significance. */
export function zHistogram(model: ZModel, { mixture }: ZFit): BiasHistogram {
  const { absZ, critical, upper, fitted } = model;
  const many = Math.round(upper / BIN);
  const ends = Array.from({ length: many + 1 }, (_, i) => i * BIN);
  const masses = massesBetween(critical, upper);
  const scale = (fitted.length / absZ.length) * BIN;
  const curveAt = (x: number): number =>
    scale * MEANS.reduce((sum, mean, j) => sum + (mixture.weights[j]! * density(x, mean)) / masses[j]!, 0);
  const along = (from: number, to: number): number[] =>
    Array.from({ length: POINTS }, (_, i) => from + ((to - from) * i) / (POINTS - 1));
  const curve = (label: string, x: number[]): BiasHistogram["curves"][number] => ({
    label,
    x,
    y: x.map(curveAt),
  });
  return {
    axis: "absolute z",
    ends,
    shares: ends.slice(1).map((end, i) => absZ.filter((z) => z >= ends[i]! && z < end).length / absZ.length),
    curves: [curve("fitted", along(critical, upper)), curve("expected before selection", along(0, critical))],
    beyond: absZ.filter((z) => z >= upper).length,
  };
}

/** Log-likelihood over all fitted values, as the package reports it. */
export function totalLogLikelihood({ densities, fitted }: ZModel, { mixture }: ZFit): number {
  let sum = 0;
  for (let i = 0; i < fitted.length; i++) {
    let own = 0;
    for (const [j] of MEANS.entries()) own += mixture.weights[j]! * densities[i * MEANS.length + j]!;
    sum += log(own);
  }
  return sum;
}
