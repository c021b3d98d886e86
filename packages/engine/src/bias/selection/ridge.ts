import { type BoundedMaximum, maximiseBetween } from "./maximise.ts";
import { allowances, boundsOf, meanLimit, type Search } from "./search.ts";
import type { SelectionData } from "./types.ts";

/** Log-likelihoods this far apart are not the same. */
export const HIGHER = 1e-6;
/** How far out a ridge is looked for, in mean absolute effects. */
const PLACES: readonly number[] = [30, 300];
/** How much lower (in log-likelihood) a place may lie from which a ridge is climbed, and by how many steps. */
const NEARLY = 8;
const STEPS = 40;
/** Spans of the effects outside them at which a rise counts as a ridge. */
const FAR_OUT = 10;

/** Whether a search ended at the limit of the mean: it was still climbing there. */
export function ranAway({ at }: BoundedMaximum, data: SelectionData): boolean {
  return Math.abs(at[0]!) >= meanLimit(data);
}

/** How far a mean lies outside the effects, in spans of the effects (their range and a standard error). */
export function outsideOf(mean: number, { y }: SelectionData): number {
  const least = y.reduce((a, b) => Math.min(a, b));
  const most = y.reduce((a, b) => Math.max(a, b));
  return Math.max(0, least - mean, mean - most) / (most - least + 1);
}

/** Whether distant wide distributions, of which the studies are a far tail, reach a higher likelihood than a maximum has. */
export function risesFarOut(best: BoundedMaximum, search: Search): boolean {
  const { data, space } = search;
  const spread = 1 + data.y.reduce((sum, own) => sum + Math.abs(own), 0) / data.y.length;
  const bounds = boundsOf(data, false, space);
  const allowed = allowances(data.q, space.names.length);
  return PLACES.some((far) => {
    const start = best.at.with(0, -far * spread).with(data.q, far * spread * spread);
    if (!(search.height(start) > best.jet.value - NEARLY)) return false;
    const { at } = maximiseBetween(search.coarse, start, bounds, allowed, { most: STEPS });
    return outsideOf(at[0]!, data) > FAR_OUT && search.fine(at).value > best.jet.value + HIGHER;
  });
}
