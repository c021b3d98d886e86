import { createRegistry, type Registry } from "../registry.ts";
import type { CoefficientTest } from "./types.ts";

/** Wald test: estimate / SE is normal. R: `rma(yi, vi, test = "z")` */
export const z: CoefficientTest = {
  id: "z",
  label: "Wald (normal)",
  summary: "Treats tau2 as known; too optimistic with few studies.",
  reference:
    "DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177-188, doi:10.1016/0197-2456(86)90046-2",
  r: 'test="z"',
  distribution: "normal",
  scale: null,
};

/** Wald statistic compared with t on k - 1 degrees of freedom. R: `rma(yi, vi, test = "t")` */
export const t: CoefficientTest = {
  id: "t",
  label: "Wald (t)",
  summary: "The Wald statistic with t quantiles on k - 1 degrees of freedom.",
  reference: "Follmann & Proschan (1999), Biometrics 55, 732-737, doi:10.1111/j.0006-341X.1999.00732.x",
  r: 'test="t"',
  distribution: "t",
  scale: null,
};

/**
 * Hartung-Knapp-Sidik-Jonkman: the variance of the estimate times s2 = sum w (y - mu)^2 / (k - 1), t on k - 1 degrees of
 * freedom. R: `rma(yi, vi, test = "knha")`
 */
export const knha: CoefficientTest = {
  id: "knha",
  label: "Knapp-Hartung (HKSJ)",
  summary:
    "Allows for the uncertainty of tau2; keeps its level even with few studies, can be too narrow by chance.",
  reference: "Knapp & Hartung (2003), Statistics in Medicine 22, 2693-2710, doi:10.1002/sim.1482",
  r: 'test="knha"',
  distribution: "t",
  scale: (s2) => s2,
};

/** Knapp-Hartung with s2 raised to at least 1, so that it is never narrower than Wald's t. R: `rma(yi, vi, test = "adhoc")` */
export const adhoc: CoefficientTest = {
  id: "adhoc",
  label: "Knapp-Hartung, never below Wald",
  summary: "Knapp-Hartung with its factor raised to at least 1: never narrower than the Wald interval.",
  reference: "Rover, Knapp & Friede (2015), BMC Med Res Methodol 15:99, doi:10.1186/s12874-015-0091-1",
  r: 'test="adhoc"',
  distribution: "t",
  scale: (s2) => Math.max(1, s2),
};

/** Every test of the pooled effect, in the order of the menu. */
export const coefficientTests: Registry<CoefficientTest> = createRegistry("coefficient test", [
  z,
  t,
  knha,
  adhoc,
]);
