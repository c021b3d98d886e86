import { square } from "../../numeric/elementary.ts";

/**
 * Sampling covariance of two effects of one study that are compared with the same control group. The models for dependent
 * effects take these as off-diagonal elements.
 */

/**
 * Two standardised mean differences: 1/n_c + g1 g2/(2N), with N all people the pooled SD comes from.
 *
 * Source: Gleser & Olkin (2009), Handbook of Research Synthesis, eq. 19.19. R: `1/nc + g1*g2/(2*N)`
 */
export function smdCovariance(g1: number, g2: number, nControl: number, nAll: number): number {
  return 1 / nControl + (g1 * g2) / (2 * nAll);
}

/** Two mean differences: the variance of the control mean, sd_c²/n_c. R: `sdc^2/nc` */
export function mdCovariance(sdControl: number, nControl: number): number {
  return square(sdControl) / nControl;
}

/** Two log ratios of means: sd_c²/(n_c m_c²). Source: Lajeunesse (2011), doi:10.1890/11-0423.1. R: `sdc^2/(nc*mc^2)` */
export function romCovariance(meanControl: number, sdControl: number, nControl: number): number {
  return square(sdControl / meanControl) / nControl;
}

/** Two log odds ratios: 1/c + 1/(n_c − c), c events in the control group. Source: Gleser & Olkin (2009). R: `1/c + 1/(nc - c)` */
export function logOddsRatioCovariance(eventsControl: number, nControl: number): number {
  return 1 / eventsControl + 1 / (nControl - eventsControl);
}

/** Two log risk ratios: 1/c − 1/n_c. Source: Gleser & Olkin (2009). R: `1/c - 1/nc` */
export function logRiskRatioCovariance(eventsControl: number, nControl: number): number {
  return 1 / eventsControl - 1 / nControl;
}

/** Two risk differences: p(1 − p)/n_c with the control risk p. Source: Gleser & Olkin (2009). R: `p*(1 - p)/nc` */
export function riskDifferenceCovariance(eventsControl: number, nControl: number): number {
  const risk = eventsControl / nControl;
  return (risk * (1 - risk)) / nControl;
}
