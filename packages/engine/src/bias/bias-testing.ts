import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { BiasInput } from "./types.ts";

/** The input of a method from effects and variances alone, for tests; anything else is unknown unless given. */
export function biasInputOf(
  yi: readonly number[],
  vi: readonly number[],
  parts: Partial<Omit<BiasInput, "effects">> & { readonly measure?: string } = {},
): BiasInput {
  const { measure = "GEN", ...others } = parts;
  const unknown = yi.map(() => null);
  return {
    effects: {
      measure,
      rowIds: yi.map((_, i) => `r${i + 1}`),
      labels: yi.map((_, i) => `Study ${i + 1}`),
      yi,
      vi,
    },
    sizes: unknown,
    totals: unknown,
    tables: unknown,
    events: unknown,
    missing: unknown,
    selected: null,
    replication: null,
    moderators: null,
    model: DEFAULT_MODEL,
    favours: 1,
    alpha: 0.05,
    nullValue: 0,
    ...others,
  };
}
