import { helpModels as words } from "../../strings/help-models.ts";
import type { HelpTopic } from "../topic.ts";

const CHE = "Pustejovsky & Tipton (2022), Prevention Science 23, 425-438, doi:10.1007/s11121-021-01246-3";
const CHEUNG = "Cheung (2014), Psychological Methods 19, 211-229, doi:10.1037/a0032968";
const PLURAL =
  "Yang, Noble, Senior, Lagisz & Nakagawa (2025), Methods in Ecology and Evolution, A pluralistic framework for measuring, interpreting and decomposing heterogeneity in meta-analysis";
const ROBUST =
  "Pustejovsky & Tipton (2018), Journal of Business & Economic Statistics 36, 672-683, doi:10.1080/07350015.2016.1247004";

/** Several effects per study. */
export const DEPENDENCE: readonly HelpTopic[] = [
  {
    ...words.dependentEffects,
    id: "dependent-effects",
    group: "dependence",
    formula: "y_{ij} = mu + u_j + w_{ij} + e_{ij}",
    reference: CHE,
    r: "rma.mv(yi, vcalc(vi, cluster = study, obs = effect, rho = 0.6), random = ~ 1 | study/effect)",
  },
  {
    ...words.levels,
    id: "levels-of-variance",
    group: "dependence",
    formula: "u_j ~ N(0, sigma_1^2), w_{ij} ~ N(0, sigma_2^2)",
    reference: CHEUNG,
    r: "rma.mv(yi, vi, random = ~ 1 | study/effect)$sigma2",
  },
  {
    ...words.profile,
    id: "profile-by-level",
    group: "dependence",
    formula: null,
    reference: "Venzon & Moolgavkar (1988), Applied Statistics 37, 87-94, doi:10.2307/2347496",
    r: "confint(rma.mv(yi, vi, random = ~ 1 | study/effect))",
  },
  {
    ...words.i2Level,
    id: "i2-level",
    group: "dependence",
    formula: "I_j^2 = 100 frac(sigma_j^2; sum sigma^2 + v)",
    reference: CHEUNG,
    r: "100 * res$sigma2 / (sum(res$sigma2) + (res$k - res$p) / sum(diag(P)))",
  },
  {
    ...words.cvh,
    id: "cvh",
    group: "dependence",
    formula: "CVH_j = frac(sigma_j; |hat(mu)|)",
    reference: PLURAL,
    r: "orchaRd::cvh1_ml(res)",
  },
  {
    ...words.m1,
    id: "m1",
    group: "dependence",
    formula: "M_j = frac(sigma_j; sqrt(sum sigma^2) + |hat(mu)|)",
    reference: PLURAL,
    r: "orchaRd::m1_ml(res)",
  },
  {
    ...words.r2Levels,
    id: "r2-levels",
    group: "dependence",
    formula: "R_m^2 = 100 frac(f; f + sum sigma^2)",
    reference:
      "Nakagawa & Schielzeth (2013), Methods in Ecology and Evolution 4, 133-142, doi:10.1111/j.2041-210x.2012.00261.x",
    r: "orchaRd::r2_ml(res)",
  },
  {
    ...words.rho,
    id: "rho-assumed",
    group: "dependence",
    formula: "Cov(e_{1j}, e_{2j}) = rho sqrt(v_{1j} v_{2j})",
    reference: CHE,
    r: "vcalc(vi, cluster = study, obs = effect, rho = 0.6)",
  },
  {
    ...words.satterthwaite,
    id: "satterthwaite",
    group: "dependence",
    formula: "t = frac(hat(beta); sqrt(V^R)), df = frac(2 E(V^R)^2; Var(V^R))",
    reference: ROBUST,
    r: "robust(res, cluster = study, clubSandwich = TRUE)",
  },
  {
    ...words.htz,
    id: "htz",
    group: "dependence",
    formula: "F = frac(eta - q + 1; eta q) Q",
    reference: ROBUST,
    r: 'clubSandwich::Wald_test(res, constraints = constrain_zero(2:3), vcov = "CR2", test = "HTZ")',
  },
  {
    ...words.wild,
    id: "wild-bootstrap",
    group: "dependence",
    formula: null,
    reference:
      "Joshi, Pustejovsky & Beretvas (2022), Research Synthesis Methods 13, 457-477, doi:10.1002/jrsm.1554",
    r: "wildmeta::Wald_test_cwb(full_model = res, constraints = constrain_zero(1), R = 1999)",
  },
];
