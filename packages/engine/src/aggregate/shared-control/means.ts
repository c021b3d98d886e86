import {
  mdCovariance,
  romCovariance,
  smdCovariance,
} from "../../conversions/designs/shared-control-covariance.ts";
import type { SharedControlRule } from "./types.ts";

const CONTROL: readonly (readonly string[])[] = [["m2i", "sd2i", "n2i"]];

/**
 * Standardised mean differences: 1/n_c + d1 d2/(2N), N all people of the groups compared.
 * Source: Gleser & Olkin (2009), eq. 19.19. R: `1/nc + d1*d2/(2*N)`
 */
export const smdSharedControl: SharedControlRule = {
  id: "SMD",
  label: "Standardised mean differences",
  summary: "1/n of the control group, plus the product of the two effects over twice the number of people.",
  reference: "Gleser & Olkin (2009), Handbook of Research Synthesis and Meta-Analysis, eq. 19.19",
  control: CONTROL,
  covariance(a, b, treated) {
    const size = a.numbers.n2i ?? null;
    if (size === null || treated === null) return null;
    return smdCovariance(a.effect, b.effect, size, size + treated);
  },
};

/** Mean differences: sd_c²/n_c, the variance of the control group's mean. R: `sdc^2/nc` */
export const mdSharedControl: SharedControlRule = {
  id: "MD",
  label: "Mean differences",
  summary: "The variance of the control group’s mean.",
  reference: "Gleser & Olkin (2009), Handbook of Research Synthesis and Meta-Analysis, ch. 19",
  control: CONTROL,
  covariance({ numbers: { sd2i, n2i } }) {
    return sd2i == null || n2i == null ? null : mdCovariance(sd2i, n2i);
  },
};

/** Log ratios of means: sd_c²/(n_c m_c²). R: `sdc^2/(nc*mc^2)` */
export const romSharedControl: SharedControlRule = {
  id: "ROM",
  label: "Log ratios of means",
  summary: "The squared coefficient of variation of the control group over its size.",
  reference: "Lajeunesse (2011), doi:10.1890/11-0423.1",
  control: CONTROL,
  covariance({ numbers: { m2i, sd2i, n2i } }) {
    return m2i == null || sd2i == null || n2i == null ? null : romCovariance(m2i, sd2i, n2i);
  },
};
