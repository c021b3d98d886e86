import { solveGeneralisedQ } from "./general-q.ts";
import { residualDf } from "./moments.ts";
import type { Tau2Estimator } from "./types.ts";

/**
 * Iterated Sidik-Jonkman. The step tau2 Q(tau2) / (k - p) rests where Q(tau2) = k - p, or at 0 where Q(0) is smaller, which
 * repetition only creeps towards; a bracketed root reaches it.
 * Source: Sidik & Jonkman (2005).
 * R: `rma(yi, vi, method = "SJIT")`
 */
export const sjit: Tau2Estimator = {
  id: "SJIT",
  label: "Sidik-Jonkman (iterated)",
  summary: "Sidik-Jonkman repeated until it settles; the limit is Paule-Mandel’s.",
  reference: "Sidik & Jonkman (2005), Applied Statistics 54, 367-384, doi:10.1111/j.1467-9876.2005.00489.x",
  r: 'method="SJIT"',
  iterative: true,
  userWeights: "ignored",
  likelihood: null,
  rearranged: { kind: "root", target: (df) => df },
  estimate: (input) => solveGeneralisedQ(input, residualDf(input)),
  rLack: (tau2) => (tau2 === 0 ? { condition: "FALSE", lack: "R only creeps towards tau2 = 0" } : null),
};
