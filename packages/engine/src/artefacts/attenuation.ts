import { dnorm, qnorm } from "../conversions/r-functions.ts";
import { MISSING, RXX, RYY } from "./params.ts";
import type { ArtefactCorrection } from "./types.ts";

const FACTORS: Readonly<Record<string, { readonly text: string; value(artefact: number): number }>> = {
  rxx: { text: "sqrt(rxx)", value: Math.sqrt },
  ryy: { text: "sqrt(ryy)", value: Math.sqrt },
  px: { text: "dnorm(qnorm(px)) / sqrt(px * (1 - px))", value: splitFactor },
  py: { text: "dnorm(qnorm(py)) / sqrt(py * (1 - py))", value: splitFactor },
};

/** What a correlation with a normal variable keeps when the variable is split into two groups of these shares. */
function splitFactor(share: number): number {
  if (share === 1) return 1;
  return dnorm(qnorm(share)) / Math.sqrt(share * (1 - share));
}

/**
 * Correction for simple artefacts: y_c = y / A, v_c = v / A^2 with the attenuation factor A, the product of sqrt(rxx), sqrt(ryy)
 * and, for a normal variable split into two groups of shares p and q = 1 - p, phi(z) / sqrt(p q) with z the quantile of p.
 * A standardised mean difference is attenuated by the reliability of the outcome alone: d_c = d / sqrt(ryy).
 *
 * Source: Schmidt & Hunter (2015), Methods of Meta-Analysis (3rd ed.), ch. 3 and 7, doi:10.4135/9781483398105; Spearman (1904),
 * Am. J. Psychol. 15, 72-101, doi:10.2307/1412159.
 * R: `correct_r(correction = "meas", rxyi = r, rxx = rxx, ryy = ryy)` of the package psychmeta
 */
export const attenuationCorrection: ArtefactCorrection = {
  id: "attenuation",
  label: "Unreliability and split variables",
  summary:
    "Divides effects by the factor that errors of measurement and split variables have made them smaller by.",
  reference: "Schmidt & Hunter (2015), Methods of Meta-Analysis, ch. 3, doi:10.4135/9781483398105",
  scales: ["correlation", "difference", "any"],
  artefacts: (scale) => (scale === "difference" ? ["ryy"] : ["rxx", "ryy", "px", "py"]),
  needs: [],
  params: [MISSING, RXX, RYY],
  write(to, given) {
    const used = Object.keys(FACTORS).filter((key) => given[key] !== undefined);
    const factors = used.map((key) => {
      const { text, value } = FACTORS[key]!;
      return to.step(`a_${key}`, given[key] === 1 ? "1" : text, value(given[key]!));
    });
    const attenuation = to.step(
      "A",
      used.map((key) => `a_${key}`).join(" * "),
      factors.reduce((product, factor) => product * factor, 1),
    );
    to.step("yi_c", "yi / A", given.yi! / attenuation);
    to.step("vi_c", "vi / A^2", given.vi! / attenuation / attenuation);
  },
};
