import { helpFurther as words } from "../../strings/help-further.ts";
import type { HelpTopic } from "../topic.ts";

const INFLUENCE = "Viechtbauer & Cheung (2010), Research Synthesis Methods 1, 112-125, doi:10.1002/jrsm.11";

/** What the conclusion hangs on. */
export const SENSITIVITY: readonly HelpTopic[] = [
  {
    ...words.leaveOneOut,
    id: "leave-one-out",
    group: "sensitivity",
    formula: "hat(mu)_{(-i)}",
    reference: INFLUENCE,
    r: "leave1out(rma(yi, vi))",
  },
  {
    ...words.cook,
    id: "cook",
    group: "sensitivity",
    formula: "D_i = frac((hat(mu) - hat(mu)_{(-i)})^2; Var(hat(mu)))",
    reference: INFLUENCE,
    r: "cooks.distance(rma(yi, vi))",
  },
  {
    ...words.rstudent,
    id: "rstudent",
    group: "sensitivity",
    formula: "t_i = frac(y_i - hat(mu)_{(-i)}; sqrt(v_i + hat(tau)_{(-i)}^2 + Var(hat(mu)_{(-i)})))",
    reference: INFLUENCE,
    r: "rstudent(rma(yi, vi))",
  },
  {
    ...words.dffits,
    id: "dffits",
    group: "sensitivity",
    formula: "DFFITS_i = frac(hat(mu) - hat(mu)_{(-i)}; sqrt(h_i (hat(tau)_{(-i)}^2 + v_i)))",
    reference: INFLUENCE,
    r: "influence(rma(yi, vi))$inf$dffits",
  },
  {
    ...words.hat,
    id: "hat",
    group: "sensitivity",
    formula: "h_i = frac(w_i; sum w_j)",
    reference: INFLUENCE,
    r: "hatvalues(rma(yi, vi))",
  },
  {
    ...words.covRatio,
    id: "cov-ratio",
    group: "sensitivity",
    formula: "COVRATIO_i = frac(Var(hat(mu)_{(-i)}); Var(hat(mu)))",
    reference: INFLUENCE,
    r: "influence(rma(yi, vi))$inf$cov.r",
  },
  {
    ...words.cumulative,
    id: "cumulative",
    group: "sensitivity",
    formula: null,
    reference:
      "Lau et al. (1992), New England Journal of Medicine 327, 248-254, doi:10.1056/NEJM199207233270406",
    r: "cumul(rma(yi, vi), order = year)",
  },
  {
    ...words.ois,
    id: "ois",
    group: "sensitivity",
    formula: "N = frac(4 (z_{1-alpha/2} + z_{1-beta})^2 sigma^2; delta^2)",
    reference:
      "Guyatt et al. (2011), Journal of Clinical Epidemiology 64, 1283-1293, doi:10.1016/j.jclinepi.2011.01.012",
    r: "2 * ceiling(power.t.test(delta = delta, sd = sigma, power = 0.8)$n)",
  },
];
