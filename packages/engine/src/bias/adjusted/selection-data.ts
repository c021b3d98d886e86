import type { BiasInput } from "../types.ts";
import { affirmedBy } from "./affirmative.ts";
import type { SelectionData } from "./selection-weights.ts";

/** Effects as distances from no effect in the favoured direction, with who is affirmative. */
export function selectionData(input: BiasInput): SelectionData {
  const { effects, favours, nullValue } = input;
  const affirmative = effects.yi.map(() => false);
  for (const place of affirmedBy(input).affirmative) affirmative[place] = true;
  return { yi: effects.yi.map((y) => favours * (y - (nullValue ?? 0))), vi: effects.vi, affirmative };
}
