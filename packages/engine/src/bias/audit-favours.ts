import type { EffectSet } from "../analysis-types.ts";
import type { BiasAudit, ScaledEffects } from "../bias-types.ts";
import type { BiasSpec } from "../document/types.ts";
import { effectInWords } from "./effect-words.ts";

/**
 * The direction in which results are thought to be favoured, and why: as given, else that of the common-effect estimate from no effect.
 * @param nullValue the value of no effect; null = the measure has none
 */
export function favoursOf(
  favours: BiasSpec["favours"],
  effects: ScaledEffects & Pick<EffectSet, "yi" | "vi">,
  nullValue: number | null,
): BiasAudit["favours"] {
  if (favours !== "auto") {
    return { sign: favours === "positive" ? 1 : -1, why: "that direction was chosen" };
  }
  if (nullValue === null) {
    return {
      sign: 1,
      why: "the measure has no value of no effect to tell directions apart, so that larger values are taken",
    };
  }
  const estimate = commonEffect(effects) - nullValue;
  const shown = effectInWords(effects, estimate + nullValue);
  if (estimate === 0) {
    return {
      sign: 1,
      why: `the common-effect estimate (${shown}) tells no direction, so that the positive one is taken`,
    };
  }
  const side = estimate > 0 ? "above" : "below";
  return {
    sign: estimate > 0 ? 1 : -1,
    why: `the common-effect estimate (${shown}) lies ${side} no effect`,
  };
}

/** The mean weighted by 1 / v, relative to the smallest v, so that no weight overflows. */
function commonEffect({ yi, vi }: Pick<EffectSet, "yi" | "vi">): number {
  const least = vi.reduce((a, b) => Math.min(a, b), Number.MAX_VALUE);
  let [sum, total] = [0, 0];
  for (const [place, y] of yi.entries()) {
    const weight = least / vi[place]!;
    sum += weight * y;
    total += weight;
  }
  return sum / total + 0;
}
