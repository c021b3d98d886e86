import type { Fit, Index } from "../analysis-types.ts";

/** I2 by the definition a model asks for, and which one that is. */
export interface ShownI2 {
  readonly index: Index;
  /** H2 by the same definition. */
  readonly factor: Index;
  readonly from: "tau2" | "Q";
}

/**
 * I2 as it is told of all studies or of a group of them: as the model asks for it, or by the only definition there is. Without a
 * random effect it comes from Q, and a model of counts has the one from tau2 alone.
 */
export function shownI2({ spec, heterogeneity }: Pick<Fit, "spec" | "heterogeneity">): ShownI2 {
  const { i2, i2Q, h2, h2Q } = heterogeneity;
  const ofTau2: ShownI2 = { index: i2, factor: h2, from: "tau2" };
  if (i2Q.estimate === null) return ofTau2;
  const isFromTau2 = spec.kind === "random" && spec.i2 === "tau2" && i2.estimate !== null;
  return isFromTau2 ? ofTau2 : { index: i2Q, factor: h2Q, from: "Q" };
}
