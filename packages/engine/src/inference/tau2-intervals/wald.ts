import { criticalValue } from "../tests.ts";
import type { Tau2IntervalMethod } from "../types.ts";
import { notDefined } from "./not-defined.ts";

/** Wald: tau2 plus or minus z SE, cut off at 0. Source: Viechtbauer (2007). R: `confint(res, type = "Wald")` */
export const wald: Tau2IntervalMethod = {
  id: "Wald",
  label: "Wald",
  summary: "τ² plus or minus z times its standard error, cut off at 0; poor with few studies.",
  reference: "Viechtbauer (2007), Statistics in Medicine 26, 37-52, doi:10.1002/sim.2514",
  r: 'type="Wald"',
  applies: ({ se }) =>
    se === null ? notDefined("τ² has no standard error here.", "Choose the Q-profile interval.") : [],
  bounds({ tau2, se, level }) {
    const reach = criticalValue(level, null) * (se ?? 0);
    return { lower: Math.max(0, tau2 - reach), upper: tau2 + reach, empty: false };
  },
};
