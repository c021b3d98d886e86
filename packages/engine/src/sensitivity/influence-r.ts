import type { Influence } from "../sensitivity-types.ts";
import type { SensitivityR, SensitivityRGiven } from "./types.ts";

/** `influence()` of metafor, which has it for inverse-variance models. */
export function influenceInR(
  { studies, p }: Influence,
  { fit, isUnivariate, input }: SensitivityRGiven,
): SensitivityR | null {
  if (!isUnivariate || input.spec.model === "moderators" || p !== 1) return null;
  if (studies.some(({ reason }) => reason !== "")) return null;
  const column = (of: (study: Influence["studies"][number]) => number | null): (number | null)[] =>
    studies.map(of);
  const compare = [
    { name: "studentised residuals", value: column((one) => one.rstudent), r: "sens_inf$inf$rstudent" },
    { name: "DFFITS", value: column((one) => one.dffits), r: "sens_inf$inf$dffits" },
    { name: "Cook's distances", value: column((one) => one.cookD), r: "sens_inf$inf$cook.d" },
    { name: "covariance ratios", value: column((one) => one.covRatio), r: "sens_inf$inf$cov.r" },
    { name: "tau2 without", value: column((one) => one.tau2Del), r: "sens_inf$inf$tau2.del", scale: "unit" },
    { name: "Q without", value: column((one) => one.qeDel), r: "sens_inf$inf$QE.del" },
    { name: "hat values", value: column((one) => one.hat), r: "sens_inf$inf$hat" },
    { name: "weights", value: column((one) => one.weight), r: "sens_inf$inf$weight" },
    { name: "DFBETAS", value: column((one) => one.dfbs[0] ?? null), r: "sens_inf$dfbs[[1]]" },
  ];
  return {
    code: [`sens_inf <- influence(${fit})`, "print(sens_inf, digits = 4)"],
    // metafor gives no interval, leverage or residual where two studies leave one: those are not compared.
    compare: compare
      .filter(({ value }) => value.every((one) => one !== null))
      .map((one) => ({ scale: "1", ...one })),
    lacks: [],
  };
}
