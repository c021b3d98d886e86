import { coverageClaim } from "../coverage-claim.ts";
import type { CoefficientTest } from "../types.ts";
import { scaledMean } from "./scaled.ts";

/** Knapp-Hartung with s2 raised to at least 1, so that it is never narrower than Wald's t. R: `rma(yi, vi, test = "adhoc")` */
export const adhoc: CoefficientTest = {
  id: "adhoc",
  label: "Knapp-Hartung, guarded",
  get summary(): string {
    return `Knapp-Hartung with its factor raised to at least 1: never narrower than the Wald interval, cautious with few studies: ${coverageClaim("mean", this.id)}.`;
  },
  reference: "Rover, Knapp & Friede (2015), BMC Med Res Methodol 15:99, doi:10.1186/s12874-015-0091-1",
  r: 'test="adhoc"',
  distribution: "t",
  scales: true,
  infer: (input) => scaledMean(input, (s2) => Math.max(1, s2), adhoc.id, adhoc.id),
};
