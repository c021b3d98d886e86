import type { ModeratorValues } from "../design/types.ts";
import { criticalValue } from "../inference/tests.ts";
import { measures } from "../measures/registry.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import { spread } from "../models/regression/least-squares.ts";
import type { ModeratorPower } from "../moderation-types.ts";
import { chisqQuantile } from "../numeric/chi-square.ts";
import { exp, log, square } from "../numeric/elementary.ts";
import { inner } from "../numeric/linear-algebra.ts";
import { noncentralChisqLogTails } from "../numeric/noncentral-chi-square.ts";
import { normalCdf } from "../numeric/normal.ts";
import { findDecreasingRoot, findRoot } from "../numeric/root.ts";
import { quantileOf } from "./bands.ts";
import { effectWords } from "./effect-words.ts";
import { powerSentence } from "./map-words.ts";

/** The power that trials and reviews usually aim at. */
const USUAL = 0.8;

/**
 * Power of a two-sided z test of a coefficient or a difference: Phi(d / se - z) + Phi(-d / se - z).
 * @param effect d, on the scale of se
 * @param alpha 0.05
 * Source: Hedges & Pigott (2004), Psychological Methods 9, 426-445, doi:10.1037/1082-989X.9.4.426.
 * R: `pnorm(d / se - z) + pnorm(-d / se - z)`
 */
export function powerOf(effect: number, se: number, alpha: number): number {
  const z = criticalValue(1 - alpha, null);
  const shift = Math.abs(effect) / se;
  return Math.min(1, normalCdf(shift - z) + normalCdf(-shift - z));
}

/** The smallest effect that is found with a given probability. R: `uniroot(function(d) power(d) - .8, ...)` */
export function detectableEffect(se: number, alpha: number, power: number = USUAL): number {
  const reach = criticalValue(1 - alpha, null) + criticalValue(2 * power - 1, null) + 1;
  return se * findRoot((shift) => powerOf(shift, 1, alpha) - power, 0, reach).root;
}

/**
 * Power of the chi-square test that m coefficients are 0: P(chi2_m(lambda) > c).
 * @param lambda noncentrality b'V^-1 b
 * Source: Hedges & Pigott (2004), eq. 19. R: `pchisq(qchisq(1 - alpha, m), m, ncp = lambda, lower.tail = FALSE)`
 */
export function jointPower(lambda: number, m: number, alpha: number): number {
  return exp(noncentralChisqLogTails(chisqQuantile(1 - alpha, m), m, lambda)[1]);
}

/** Differences that the field calls small (Cohen 1988; Chen, Cohen & Chen 2010): of effects in SDs, of ratios, of correlations. */
const SMALL = { difference: 0.2, ratio: log(1.25), correlation: 0.1 };

/** A difference worth finding where the document states none: small by convention, else half an SD of the effects. */
export function statedEffect(measure: string, yi: readonly number[]): number {
  const { display, attenuates } = measures.get(measure);
  if (display === "exp") return SMALL.ratio;
  if (display === "tanh" || attenuates === "correlation") return SMALL.correlation;
  if (attenuates === "difference") return SMALL.difference;
  const mean = yi.reduce((sum, y) => sum + y, 0) / yi.length;
  const variance = yi.reduce((sum, y) => sum + square(y - mean), 0) / Math.max(1, yi.length - 1);
  return variance > 0 ? Math.sqrt(variance) / 2 : SMALL.difference;
}

/**
 * Power of the test of each level against the first, or of a change over the middle half of a number, in the studies at hand
 * with their variances and the tau2 that the moderator leaves.
 * @param regression on this moderator alone
 * @param effect the difference between levels, or over the middle half, that is to be found
 * Source: Hedges & Pigott (2004); with an estimated tau2: Jackson & Turner (2017), Research Synthesis Methods 8, 290-302,
 * doi:10.1002/jrsm.1240
 */
export function powerOfModerator(
  regression: Regression,
  values: ModeratorValues,
  effect: number,
  measure: string,
): ModeratorPower[] {
  const { fit, state } = regression;
  const alpha = 1 - fit.spec.level;
  const comparisons =
    values.kind === "factor" ? differences(regression, values) : changes(regression, values);
  const shared = { column: values.column, effect, unit: values.unit, k: fit.k, tau2: state.tau2, alpha };
  const single = comparisons.flatMap(({ x, between, per }) => {
    const moved = spread(state.squares, x);
    const se = Math.sqrt(inner(moved, moved));
    if (!(se > 0)) return [];
    return [
      {
        ...shared,
        kind: values.kind === "factor" ? ("difference" as const) : ("slope" as const),
        between,
        per,
        power: powerOf(effect, se, alpha),
        detectable: detectableEffect(se, alpha),
      },
    ];
  });
  const joint =
    values.kind === "factor" && values.levels.length > 2 ? ofAllLevels(regression, values, effect) : [];
  return [...joint.map((found) => ({ ...shared, ...found })), ...single].map((found) => ({
    ...found,
    sentence: powerSentence(found, effectWords(measure)),
  }));
}

/**
 * Power of the test of all levels at once. Of all sets of means in which two levels differ by the effect, the least
 * noncentrality is effect^2 / Var of their difference, and least for the pair with the largest variance.
 */
function ofAllLevels(
  { design, state, fit }: Regression,
  { column, levels }: ModeratorValues,
  effect: number,
): Pick<ModeratorPower, "kind" | "between" | "per" | "power" | "detectable">[] {
  const rows = levels.flatMap((level) => design.rowOf({ [column]: level }) ?? []);
  if (rows.length < levels.length) return [];
  let largest = 0;
  for (const [j, one] of rows.entries()) {
    for (const other of rows.slice(j + 1)) {
      const moved = spread(
        state.squares,
        one.map((value, at) => value - other[at]!),
      );
      largest = Math.max(largest, inner(moved, moved));
    }
  }
  if (!(largest > 0)) return [];
  const m = levels.length - 1;
  const alpha = 1 - fit.spec.level;
  const powerAt = (lambda: number): number => jointPower(lambda, m, alpha);
  const needed = findDecreasingRoot((lambda) => USUAL - powerAt(lambda), USUAL - alpha, m).root;
  return [
    {
      kind: "joint",
      between: null,
      per: null,
      power: powerAt(square(effect) / largest),
      detectable: Math.sqrt(needed * largest),
    },
  ];
}

interface Compared {
  readonly x: Float64Array;
  readonly between: readonly [string, string] | null;
  readonly per: number | null;
}

function differences({ design }: Regression, { column, levels }: ModeratorValues): Compared[] {
  const rows = levels.map((level) => design.rowOf({ [column]: level }));
  const first = rows[0];
  if (first === null || first === undefined) return [];
  return levels.slice(1).flatMap((level, j) => {
    const row = rows[j + 1];
    if (row === null || row === undefined) return [];
    return [
      { x: row.map((value, at) => value - first[at]!), between: [level, levels[0]!] as const, per: null },
    ];
  });
}

/** From the first to the third quarter of the studies; from the smallest to the largest where these coincide. */
function changes({ design }: Regression, { column, values }: ModeratorValues): Compared[] {
  const known = values.filter((value) => value !== null);
  const quarters = [quantileOf(known, 0.25), quantileOf(known, 0.75)] as const;
  const [low, high] = quarters[1] > quarters[0] ? quarters : [Math.min(...known), Math.max(...known)];
  const [from, to] = [design.rowOf({ [column]: low }), design.rowOf({ [column]: high })];
  if (from === null || to === null || !(high > low)) return [];
  return [{ x: to.map((value, at) => value - from[at]!), between: null, per: high - low }];
}
