import { helpPooling as words } from "../../strings/help-pooling.ts";
import type { HelpTopic } from "../topic.ts";

const RMA = "res <- rma(yi, vi)";

/** The pooled effect and what goes with it. */
export const POOLING: readonly HelpTopic[] = [
  {
    ...words.pooled,
    id: "pooled",
    group: "pooling",
    formula: "hat(mu) = frac(sum w_i y_i; sum w_i), w_i = frac(1; v_i + tau^2)",
    reference: "Hedges & Vevea (1998), Psychological Methods 3, 486-504, doi:10.1037/1082-989X.3.4.486",
    r: `${RMA}; coef(res)`,
  },
  {
    ...words.ci,
    id: "ci",
    group: "pooling",
    formula: "hat(mu) +- t_{1-alpha/2} SE(hat(mu))",
    reference: "Knapp & Hartung (2003), Statistics in Medicine 22, 2693-2710, doi:10.1002/sim.1482",
    r: 'res <- rma(yi, vi, test = "knha"); c(res$ci.lb, res$ci.ub)',
  },
  {
    ...words.pi,
    id: "pi",
    group: "pooling",
    formula: "hat(mu) +- t_{k-1} sqrt(hat(tau)^2 + SE(hat(mu))^2)",
    reference:
      "Higgins, Thompson & Spiegelhalter (2009), Journal of the Royal Statistical Society A 172, 137-159, doi:10.1111/j.1467-985X.2008.00552.x",
    r: 'predict(rma(yi, vi, test = "knha"))',
  },
  {
    ...words.test,
    id: "test",
    group: "pooling",
    formula: "t = frac(hat(mu); SE(hat(mu)))",
    reference: "Hartung & Knapp (2001), Statistics in Medicine 20, 3875-3889, doi:10.1002/sim.1009",
    r: 'rma(yi, vi, test = "knha")$pval',
  },
  {
    ...words.baseline,
    id: "wald",
    group: "pooling",
    formula: "hat(mu) +- z_{1-alpha/2} frac(1; sqrt(sum w_i))",
    reference:
      "DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177-188, doi:10.1016/0197-2456(86)90046-2",
    r: 'rma(yi, vi, test = "z")',
  },
  {
    ...words.weight,
    id: "weight",
    group: "pooling",
    formula: "w_i = frac(1; v_i + tau^2), frac(w_i; sum w_j)",
    reference:
      "Borenstein, Hedges, Higgins & Rothstein (2010), Research Synthesis Methods 1, 97-111, doi:10.1002/jrsm.12",
    r: "weights(rma(yi, vi))",
  },
  {
    ...words.k,
    id: "k",
    group: "pooling",
    formula: null,
    reference: "Page et al. (2021), BMJ 372, n71, doi:10.1136/bmj.n71 (PRISMA 2020, item 16)",
    r: "rma(yi, vi)$k",
  },
  {
    ...words.beyond,
    id: "beyond",
    group: "pooling",
    formula: "P(theta > c) = 1 - Phi(frac(c - hat(mu); hat(tau)))",
    reference: "Mathur & VanderWeele (2019), Statistics in Medicine 38, 1336-1342, doi:10.1002/sim.8057",
    r: "1 - pnorm((c - coef(res)) / sqrt(res$tau2))",
  },
  {
    ...words.equivalence,
    id: "equivalence",
    group: "pooling",
    formula: "t_1 = frac(hat(mu) - L; SE(hat(mu))), t_2 = frac(hat(mu) - U; SE(hat(mu)))",
    reference:
      "Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680, doi:10.1007/BF01068419",
    r: "max(1 - pt((coef(res) - L) / res$se, res$k - 1), pt((coef(res) - U) / res$se, res$k - 1))",
  },
  {
    ...words.nnt,
    id: "nnt",
    group: "pooling",
    formula: "NNT = frac(1; |p_0 - p_1|)",
    reference: "Altman (1998), BMJ 317, 1309-1312, doi:10.1136/bmj.317.7168.1309",
    r: "1 / abs(p0 - p1)",
  },
];
