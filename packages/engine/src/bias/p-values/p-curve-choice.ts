import type { BiasInput } from "../types.ts";
import { effectOfCurve } from "./p-curve-effect.ts";
import { testedStudies } from "./significant.ts";

/** Of these the p-values may come from t-tests of two groups; effects as given may be anything, which is said. */
const COMPARES_MEANS: ReadonlySet<string> = new Set(["SMD", "SMDH", "SMD1", "SMD1H", "MD", "ROM", "GEN"]);

/** The effect behind a curve; null = the measure is none of two means, or not every significant study's size is known. */
export type CurveEffect = { readonly d: number | null; readonly words: string | null } | null;

/** Fewer leave a t-test of two groups no degrees of freedom. */
const SMALLEST = 3;

/** The standardised mean difference behind the significant results at the places given. */
export function curveEffect(input: BiasInput, places: readonly number[]): CurveEffect {
  const { measure } = input.effects;
  if (!COMPARES_MEANS.has(measure) || input.tables.some((table) => table !== null)) return null;
  const { z } = testedStudies(input);
  const results = places.flatMap((i) => {
    const size = input.sizes[i];
    const total = input.totals[i] ?? (size == null ? null : size.n1 + size.n2);
    return total !== null && total >= SMALLEST ? [{ t: Math.abs(z[i]!), total }] : [];
  });
  if (results.length < places.length) return null;
  const d = effectOfCurve(results, input.alpha);
  if (d === null) return { d, words: "no standardised mean difference fits these results" };
  return { d, words: d === 0 ? "no positive effect fits better than none" : null };
}
