import { measures } from "../../measures/registry.ts";
import { atanh } from "../../numeric/elementary.ts";
import type { Params } from "../../registry.ts";
import { unitOf } from "./effect-units.ts";

/** Cohen's small, medium and large effects. */
export const SNAPSHOT_SIZES: Readonly<Record<"d" | "r", readonly number[]>> = {
  d: [0.2, 0.5, 0.8],
  r: [0.1, 0.3, 0.5],
};

/**
 * What a small, a medium and a large effect is on the analysis scale.
 * @returns null where nobody has said so of the measure
 * Source: Cohen (1988), Statistical power analysis for the behavioral sciences, Hillsdale; Chinn (2000), Statistics in Medicine 19,
 * 3127-3131, for log odds ratios.
 */
export function snapshotEffects(
  measure: string,
  { scale, effects }: Params,
): readonly [number, number, number] | null {
  if (scale === "own") return effects as unknown as readonly [number, number, number];
  const unit = unitOf(measure, "measure");
  if (unit === null) return null;
  const correlation = unit < 1;
  const sizes = correlation ? SNAPSHOT_SIZES.r : SNAPSHOT_SIZES.d.map((size) => size * unit);
  const [small, medium, large] =
    correlation && measures.get(measure).display === "tanh" ? sizes.map(atanh) : sizes;
  return [small!, medium!, large!];
}
