import type { Interval } from "../../analysis-types.ts";
import { chisqQuantile } from "../../numeric/chi-square.ts";
import { exp, log } from "../../numeric/elementary.ts";
import { minimise } from "../../numeric/minimise.ts";
import { findRoot } from "../../numeric/root.ts";
import type { Matrix } from "./matrices.ts";
import { covarianceAt, fitLine, type LineData, type LineFit } from "./weighted-line.ts";

/** An Emax curve E0 + Emax d / (ED50 + d) fitted to the effects of studies. */
export interface EmaxFit {
  readonly line: LineFit;
  readonly ed50: number;
  /** By profile likelihood: the lower end is 0, the upper null, where the data do not bound it. */
  readonly ed50Interval: Interval;
  /** Whether the likelihood still rises at the edge of the doses searched: the data show no bend, or only a step. */
  readonly edge: "none" | "step" | "straight";
  /** Of E0, Emax, ED50; of E0 and Emax alone where ED50 cannot be told. */
  readonly vcov: Matrix;
  readonly ed50Known: boolean;
}

/** ED50 is looked for from the lowest positive dose divided, to the highest multiplied, by this. */
const REACH = 1000;
const PIECES = 96;

function columns(dose: readonly number[], ed50: number): Matrix {
  return dose.map((d) => Float64Array.of(1, d / (ed50 + d)));
}

/** Derivatives of the curve by E0, Emax and ED50. */
export function emaxSlopes(dose: number, emax: number, ed50: number): Float64Array {
  const share = dose / (ed50 + dose);
  return Float64Array.of(1, share, (-emax * share) / (ed50 + dose));
}

/**
 * Emax by maximum likelihood: for each ED50 the model is a regression on d / (ED50 + d), whose likelihood is maximised over E0,
 * Emax and tau2; ED50 maximises what is left, on the log scale. Its interval holds all ED50 that a likelihood-ratio test does not
 * reject; standard errors are those of the linearised model, ED50 estimated.
 * @param dose >= 0, not all alike
 * @returns null where no ED50 gives a regression with a slope
 * Source: Thomas, Sweeney & Somayaji (2014), Statistics in Biopharmaceutical Research 6, 302-317; Bates & Watts (1988), Nonlinear
 * Regression Analysis, section 6.1. R: `optimize(function(e) logLik(rma(yi, vi, mods = ~ I(d / (exp(e) + d)), method = "ML")), ...)`
 */
export function fitEmax(
  data: LineData,
  dose: readonly number[],
  method: "ML" | "REML",
  level: number,
): EmaxFit | null {
  const positive = dose.filter((d) => d > 0);
  const low = log(Math.min(...positive) / REACH);
  const high = log(Math.max(...positive) * REACH);
  const logLik = (at: number): number =>
    fitLine(data, columns(dose, exp(at)), "ML")?.logLikMl ?? -Number.MAX_VALUE;
  const found = minimise((at) => -logLik(at), low, high, PIECES, 1e-12);
  const ed50 = exp(found.at);
  const line = fitLine(data, columns(dose, ed50), method);
  if (line === null) return null;
  const margin = (high - low) / PIECES;
  const edge = found.at - low < margin ? "step" : high - found.at < margin ? "straight" : "none";
  const slopes = dose.map((d) => emaxSlopes(d, line.beta[1]!, ed50));
  const all = edge === "none" ? covarianceAt(data.vi, slopes, line.tau2) : null;
  return {
    line,
    ed50,
    ed50Interval: profileInterval(logLik, found.at, { low, high, level }),
    edge,
    vcov: all ?? line.vcov,
    ed50Known: all !== null,
  };
}

function profileInterval(
  logLik: (at: number) => number,
  best: number,
  { low, high, level }: { readonly low: number; readonly high: number; readonly level: number },
): Interval {
  const cut = logLik(best) - chisqQuantile(level, 1) / 2;
  const excess = (at: number): number => logLik(at) - cut;
  const lower = excess(low) < 0 ? exp(findRoot(excess, low, best, 1e-13).root) : 0;
  const upper = excess(high) < 0 ? exp(findRoot(excess, best, high, 1e-13).root) : null;
  return { lower, upper, level, kind: "confidence", method: "profile likelihood" };
}
