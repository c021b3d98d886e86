import { exp, log } from "../../numeric/elementary.ts";
import { createRegistry, type Registry, type RegistryRecord } from "../../registry.ts";
import type { ScaleLinkId } from "./types.ts";

/** A way from the linear predictor of the scale part to tau2. */
export interface ScaleLink extends RegistryRecord {
  readonly id: ScaleLinkId;
  /** The argument of metafor's `rma`. */
  readonly r: string;
  /** Whether every linear predictor has to stay at or above 0. */
  readonly constrained: boolean;
  /** tau2 at a linear predictor. */
  tau2(eta: number): number;
  /** First and second derivative of tau2 by the linear predictor, from tau2. */
  slope(tau2: number): number;
  curvature(tau2: number): number;
  /** The linear predictor at tau2 > 0. */
  eta(tau2: number): number;
}

const reference =
  "Viechtbauer & López-López (2022), Research Synthesis Methods 13, 697-715, doi:10.1002/jrsm.1562";

const logLink: ScaleLink = {
  id: "log",
  label: "Log",
  summary: "Moderators multiply τ², which stays above 0.",
  reference,
  r: 'link="log"',
  constrained: false,
  tau2: exp,
  slope: (tau2) => tau2,
  curvature: (tau2) => tau2,
  eta: log,
};

const identityLink: ScaleLink = {
  id: "identity",
  label: "Identity",
  summary: "Moderators add to τ², which may become 0 but not negative.",
  reference,
  r: 'link="identity"',
  constrained: true,
  tau2: (eta) => Math.max(0, eta),
  slope: () => 1,
  curvature: () => 0,
  eta: (tau2) => tau2,
};

/** How a moderator can act on the amount of heterogeneity. */
export const scaleLinks: Registry<ScaleLink> = createRegistry("scale link", [logLink, identityLink]);
