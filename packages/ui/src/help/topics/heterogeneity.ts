import { helpPooling as words } from "../../strings/help-pooling.ts";
import type { HelpTopic } from "../topic.ts";

const HIGGINS = "Higgins & Thompson (2002), Statistics in Medicine 21, 1539-1558, doi:10.1002/sim.1186";

/** How far studies differ. */
export const HETEROGENEITY: readonly HelpTopic[] = [
  {
    ...words.tau,
    id: "tau",
    group: "heterogeneity",
    formula: "tau = sqrt(tau^2), theta_i ~ N(mu, tau^2)",
    reference:
      "Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30, 261-293, doi:10.3102/10769986030003261",
    r: "sqrt(rma(yi, vi)$tau2)",
  },
  {
    ...words.tau2,
    id: "tau2",
    group: "heterogeneity",
    formula: "theta_i ~ N(mu, tau^2), y_i ~ N(theta_i, v_i)",
    reference: "Veroniki et al. (2016), Research Synthesis Methods 7, 55-79, doi:10.1002/jrsm.1164",
    r: "res <- rma(yi, vi); res$tau2; confint(res)",
  },
  {
    ...words.i2Tau,
    id: "i2-tau",
    group: "heterogeneity",
    formula:
      "I^2 = 100 frac(hat(tau)^2; hat(tau)^2 + tilde(v)), tilde(v) = frac((k - 1) sum w_i; (sum w_i)^2 - sum w_i^2), w_i = frac(1; v_i)",
    reference: HIGGINS,
    r: "rma(yi, vi)$I2",
  },
  {
    ...words.i2Q,
    id: "i2-q",
    group: "heterogeneity",
    formula: "I^2 = 100 max(0, frac(Q - (k - 1); Q))",
    reference: HIGGINS,
    r: 'rma(yi, vi, method = "DL")$I2',
  },
  {
    ...words.h2,
    id: "h2",
    group: "heterogeneity",
    formula: "H^2 = frac(hat(tau)^2 + tilde(v); tilde(v)), H_Q^2 = frac(Q; k - 1)",
    reference: HIGGINS,
    r: "rma(yi, vi)$H2",
  },
  {
    ...words.q,
    id: "q",
    group: "heterogeneity",
    formula: "Q = sum frac((y_i - hat(mu))^2; v_i), Q ~ chi_{k-1}^2",
    reference: "Cochran (1954), Biometrics 10, 101-129, doi:10.2307/3001666",
    r: "res <- rma(yi, vi); c(res$QE, res$QEp)",
  },
  {
    ...words.lrQ,
    id: "lr-q",
    group: "heterogeneity",
    formula: "Q_LR = 2 (l_1 - l_0), Q_LR ~ chi_{k-1}^2",
    reference: "Stijnen, Hamza & Ozdemir (2010), Statistics in Medicine 29, 3046-3067, doi:10.1002/sim.4040",
    r: 'rma.glmm(measure = "OR", ai, bi, ci, di)$QE.LRT',
  },
];
