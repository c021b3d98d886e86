import { helpFurther as words } from "../../strings/help-further.ts";
import type { HelpTopic } from "../topic.ts";

/** What may be missing. */
export const BIAS: readonly HelpTopic[] = [
  {
    ...words.egger,
    id: "egger",
    group: "bias",
    formula: "y_i = beta_0 + beta_1 SE_i + e_i",
    reference:
      "Egger, Davey Smith, Schneider & Minder (1997), BMJ 315, 629-634, doi:10.1136/bmj.315.7109.629",
    r: 'regtest(yi, vi, model = "lm")',
  },
  {
    ...words.trimFill,
    id: "trim-fill",
    group: "bias",
    formula: "L_0 = frac(4 T_k - k (k + 1); 2 k - 1)",
    reference: "Duval & Tweedie (2000), Biometrics 56, 455-463, doi:10.1111/j.0006-341X.2000.00455.x",
    r: "trimfill(rma(yi, vi))",
  },
  {
    ...words.petPeese,
    id: "pet-peese",
    group: "bias",
    formula: "y_i = beta_0 + beta_1 SE_i, y_i = beta_0 + beta_1 SE_i^2",
    reference: "Stanley & Doucouliagos (2014), Research Synthesis Methods 5, 60-78, doi:10.1002/jrsm.1095",
    r: "lm(yi ~ sqrt(vi), weights = 1/vi); lm(yi ~ vi, weights = 1/vi)",
  },
  {
    ...words.selection,
    id: "selection-model",
    group: "bias",
    formula: "f(y_i) = frac(w(p_i) N(y_i; mu, v_i + tau^2); A_i)",
    reference: "Vevea & Hedges (1995), Psychometrika 60, 419-435, doi:10.1007/BF02294384",
    r: 'selmodel(rma(yi, vi, method = "ML"), type = "stepfun", steps = 0.025)',
  },
  {
    ...words.failSafe,
    id: "fail-safe",
    group: "bias",
    formula: "N = frac((sum z_i)^2; z_alpha^2) - k",
    reference: "Rosenthal (1979), Psychological Bulletin 86, 638-641, doi:10.1037/0033-2909.86.3.638",
    r: "fsn(yi, vi)",
  },
  {
    ...words.pCurve,
    id: "p-curve",
    group: "bias",
    formula: "pp_i = frac(p_i; 0.05), Z = frac(sum Phi^{-1}(pp_i); sqrt(k))",
    reference:
      "Simonsohn, Nelson & Simmons (2014), Journal of Experimental Psychology: General 143, 534-547, doi:10.1037/a0033242",
    r: "dmetar::pcurve(meta::metagen(yi, sqrt(vi)))",
  },
];
