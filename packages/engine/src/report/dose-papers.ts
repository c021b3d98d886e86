import type { DoseTrendSpec } from "../document/types.ts";

/** Behind the curves through dose categories. */
const DOSE_PAPERS = {
  oneStage: {
    reference:
      "Crippa et al. (2019), Statistical Methods in Medical Research 28, 1579-1596, doi:10.1177/0962280218773122",
  },
  twoStage: {
    reference: "Orsini et al. (2012), American Journal of Epidemiology 175, 66-73, doi:10.1093/aje/kwr265",
  },
  ratios: {
    reference:
      "Greenland & Longnecker (1992), American Journal of Epidemiology 135, 1301-1309, doi:10.1093/oxfordjournals.aje.a116237",
  },
  hamling: { reference: "Hamling et al. (2008), Statistics in Medicine 27, 954-970, doi:10.1002/sim.3013" },
  means: {
    reference:
      "Crippa & Orsini (2016), BMC Medical Research Methodology 16, 91, doi:10.1186/s12874-016-0189-0",
  },
} as const;

/** Those that a curve draws on. */
export function dosePapersOf({ outcome, covariance, stages }: DoseTrendSpec): readonly string[] {
  const covariances = covariance === "hamling" ? DOSE_PAPERS.hamling : DOSE_PAPERS.ratios;
  return [
    stages === "one-stage" ? DOSE_PAPERS.oneStage : DOSE_PAPERS.twoStage,
    outcome === "ratio" ? covariances : DOSE_PAPERS.means,
  ].map(({ reference }) => reference);
}
