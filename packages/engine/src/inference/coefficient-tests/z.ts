import { coverageClaim } from "../coverage-claim.ts";
import type { CoefficientTest } from "../types.ts";
import { aroundMean } from "./wald.ts";

/** Wald test: estimate / SE is normal. R: `rma(yi, vi, test = "z")` */
export const z: CoefficientTest = {
  id: "z",
  label: "Wald, normal",
  get summary(): string {
    return `Treats τ² as known; too optimistic with few studies: ${coverageClaim("mean", this.id)}.`;
  },
  reference:
    "DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177-188, doi:10.1016/0197-2456(86)90046-2",
  r: 'test="z"',
  distribution: "normal",
  scales: false,
  infer: (input) => aroundMean(input, z.id, input.waldSe, null),
};
