import { square } from "../../numeric/elementary.ts";
import { type Refusal, refuse, type Tools } from "../define.ts";
import { J } from "../r-functions.ts";

interface Design {
  readonly n1i: number;
  readonly n2i: number;
  readonly r_cov: number;
  readonly q_cov: number;
}

/** The correlation of covariates and outcome; a step of its own where there are no covariates to correlate. */
export function covariateCorrelation(
  { r_cov, q_cov }: Pick<Design, "r_cov" | "q_cov">,
  step: Tools<never>["step"],
): number {
  return q_cov === 0 && r_cov === 0 ? step("r_cov", "0", 0) : r_cov;
}

/**
 * Variance and corrected effect of an adjusted d, as steps `d_adj_var`, `yi_SMD`, `vi_SMD`: what covariates explain makes
 * the difference of means more precise, not the SD.
 */
export function adjustedSteps(
  d: number,
  { n1i, n2i, r_cov, q_cov }: Design,
  step: Tools<never>["step"],
): Refusal | undefined {
  const m = step("m", "n1i + n2i - 2 - q_cov", n1i + n2i - 2 - q_cov);
  if (m <= 1) {
    return refuse(
      "too-few-people",
      "n1i",
      `${n1i + n2i} people and ${q_cov} covariates leave ${m} degrees of freedom, too few for the small-sample correction.`,
      "Check the sizes and the number of covariates, or leave the study out with a reason.",
    );
  }
  const unexplained = (1 - r_cov) * (1 + r_cov);
  const variance = (1 / n1i + 1 / n2i) * unexplained + square(d) / (2 * (n1i + n2i));
  step("d_adj_var", "(1 / n1i + 1 / n2i) * (1 - r_cov^2) + d_adj^2 / (2 * (n1i + n2i))", variance);
  step("yi_SMD", "J(m) * d_adj", J(m) * d);
  step("vi_SMD", "J(m)^2 * d_adj_var", square(J(m)) * variance);
  return undefined;
}
