import { coverageClaim } from "../coverage-claim.ts";
import type { CoefficientTest } from "../types.ts";
import { adhoc } from "./adhoc.ts";
import { scaledMean } from "./scaled.ts";

/**
 * Hartung-Knapp-Sidik-Jonkman: the variance of the estimate times s2 = sum w (y - mu)^2 / (k - 1), t on k - 1 degrees of
 * freedom. R: `rma(yi, vi, test = "knha")`
 */
export const knha: CoefficientTest = {
  id: "knha",
  label: "Knapp-Hartung",
  get summary(): string {
    return `Hartung-Knapp-Sidik-Jonkman (HKSJ): allows for the uncertainty of τ², nearer to its level than z with few studies, can be too narrow by chance: ${coverageClaim("mean", this.id)}.`;
  },
  reference: "Knapp & Hartung (2003), Statistics in Medicine 22, 2693-2710, doi:10.1002/sim.1482",
  r: 'test="knha"',
  distribution: "t",
  scales: true,
  infer: (input) => scaledMean(input, (s2) => s2, knha.id, adhoc.id),
};
