import { criticalValue } from "../../inference/tests.ts";
import type { BiasInput } from "../types.ts";
import { NO_NULL_VALUE } from "./wording.ts";

/** Places of the studies by what they found. */
interface Affirmed {
  /** Significant in the favoured direction. */
  readonly affirmative: readonly number[];
  /** Everything else: not significant, or significant the other way. */
  readonly others: readonly number[];
}

/**
 * Tells affirmative studies from the others: favours (y - null) / sqrt(v) > z(1 - alpha / 2).
 * Source: Mathur & VanderWeele (2020), J. Royal Statistical Society C 69, 1091-1119, doi:10.1111/rssc.12440.
 * R: `favours * yi / sqrt(vi) > qnorm(1 - alpha / 2)`
 */
export function affirmedBy({
  effects,
  favours,
  alpha,
  nullValue,
}: Pick<BiasInput, "effects" | "favours" | "alpha" | "nullValue">): Affirmed {
  const critical = criticalValue(1 - alpha, null);
  const affirmative: number[] = [];
  const others: number[] = [];
  effects.yi.forEach((y, place) => {
    const z = (favours * (y - (nullValue ?? 0))) / Math.sqrt(effects.vi[place]!);
    (nullValue !== null && z > critical ? affirmative : others).push(place);
  });
  return { affirmative, others };
}

/** Ids of the affirmative rows, for plots. */
export function affirmativeRows(input: BiasInput, { affirmative }: Affirmed): string[] {
  return affirmative.map((place) => input.effects.rowIds[place]!);
}

/** Why affirmative and other studies cannot be weighed against one another; null = they can. */
export function lackOfContrast(input: BiasInput): string | null {
  if (input.nullValue === null) return NO_NULL_VALUE;
  const { affirmative, others } = affirmedBy(input);
  if (affirmative.length === 0) {
    return "No study is significant in the favoured direction, so there is nothing that selection could have favoured.";
  }
  if (others.length === 0) {
    return "Every study is significant in the favoured direction, so there is no other study to take the place of the missing ones.";
  }
  return null;
}

/** The R line that makes the logical vector of affirmative studies. */
export function affirmativeToR(name: string, { favours, alpha, nullValue }: BiasInput): string {
  return `${name} <- ${favours} * (bias_yi - ${nullValue ?? 0}) / bias_sei > qnorm(1 - ${alpha} / 2)`;
}
