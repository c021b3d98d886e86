import { helpFurther as words } from "../../strings/help-further.ts";
import type { HelpTopic } from "../topic.ts";

/** What might explain differences. */
export const MODERATORS: readonly HelpTopic[] = [
  {
    ...words.omnibus,
    id: "omnibus",
    group: "moderators",
    formula: "Q_M = hat(beta)^T V^{-1} hat(beta), F = frac(Q_M; m)",
    reference: "Knapp & Hartung (2003), Statistics in Medicine 22, 2693-2710, doi:10.1002/sim.1482",
    r: 'rma(yi, vi, mods = ~ x, test = "knha")$QMp',
  },
  {
    ...words.r2,
    id: "r2",
    group: "moderators",
    formula: "R^2 = 100 max(0, frac(hat(tau)_0^2 - hat(tau)^2; hat(tau)_0^2))",
    reference:
      "Raudenbush (1994), The Handbook of Research Synthesis, 301-321; Lopez-Lopez et al. (2014), British Journal of Mathematical and Statistical Psychology 67, 30-48, doi:10.1111/bmsp.12002",
    r: "rma(yi, vi, mods = ~ x)$R2",
  },
  {
    ...words.residualTau2,
    id: "residual-tau2",
    group: "moderators",
    formula: "theta_i ~ N(x_i^T beta, tau^2)",
    reference:
      "Thompson & Sharp (1999), Statistics in Medicine 18, 2693-2708, doi:10.1002/(SICI)1097-0258(19991030)18:20<2693::AID-SIM235>3.0.CO;2-V",
    r: "rma(yi, vi, mods = ~ x)$tau2",
  },
  {
    ...words.residualI2,
    id: "residual-i2",
    group: "moderators",
    formula: "I^2 = 100 frac(hat(tau)^2; hat(tau)^2 + tilde(v))",
    reference: "Higgins & Thompson (2002), Statistics in Medicine 21, 1539-1558, doi:10.1002/sim.1186",
    r: "rma(yi, vi, mods = ~ x)$I2",
  },
  {
    ...words.qe,
    id: "qe",
    group: "moderators",
    formula: "Q_E = sum frac((y_i - x_i^T hat(beta))^2; v_i), Q_E ~ chi_{k-p}^2",
    reference: "Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, 168-174",
    r: "res <- rma(yi, vi, mods = ~ x); c(res$QE, res$QEp)",
  },
  {
    ...words.coefficient,
    id: "coefficient",
    group: "moderators",
    formula: "hat(beta) = (X^T W X)^{-1} X^T W y",
    reference: "Berkey et al. (1995), Statistics in Medicine 14, 395-411, doi:10.1002/sim.4780140406",
    r: "coef(summary(rma(yi, vi, mods = ~ x)))",
  },
  {
    ...words.subgroupQ,
    id: "subgroup-q",
    group: "moderators",
    formula: "Q_B = sum frac((hat(mu)_g - hat(mu))^2; SE_g^2)",
    reference: "Borenstein & Higgins (2013), Prevention Science 14, 134-143, doi:10.1007/s11121-013-0377-7",
    r: "anova(rma(yi, vi, mods = ~ factor(group)))",
  },
  {
    ...words.marginal,
    id: "marginal-mean",
    group: "moderators",
    formula: "hat(mu)_a = bar(x)_a^T hat(beta)",
    reference:
      "Searle, Speed & Milliken (1980), The American Statistician 34, 216-221, doi:10.1080/00031305.1980.10483031",
    r: "emmeans(emmprep(res), ~ x)",
  },
  {
    ...words.vif,
    id: "vif",
    group: "moderators",
    formula: "VIF_j = frac(Var(hat(beta)_j); Var_0(hat(beta)_j))",
    reference:
      "Fox & Monette (1992), Journal of the American Statistical Association 87, 178-183, doi:10.1080/01621459.1992.10475190",
    r: "vif(rma(yi, vi, mods = ~ x + z))",
  },
  {
    ...words.permutation,
    id: "permutation",
    group: "moderators",
    formula: null,
    reference: "Higgins & Thompson (2004), Statistics in Medicine 23, 1663-1682, doi:10.1002/sim.1752",
    r: "permutest(rma(yi, vi, mods = ~ x))",
  },
  {
    ...words.locationScale,
    id: "location-scale",
    group: "moderators",
    formula: "log tau_i^2 = z_i^T alpha",
    reference:
      "Viechtbauer & Lopez-Lopez (2022), Research Synthesis Methods 13, 697-715, doi:10.1002/jrsm.1562",
    r: "rma(yi, vi, mods = ~ x, scale = ~ z)",
  },
];
