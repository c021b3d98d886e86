import { helpFurther as words } from "../../strings/help-further.ts";
import type { HelpTopic } from "../topic.ts";

/** What studies found. */
export const EFFECTS: readonly HelpTopic[] = [
  {
    ...words.effect,
    id: "effect",
    group: "effects",
    formula: null,
    reference:
      "Borenstein & Hedges (2019), The Handbook of Research Synthesis and Meta-Analysis (3rd ed.), 207-243",
    r: "escalc(measure, ...)$yi",
  },
  {
    ...words.se,
    id: "se",
    group: "effects",
    formula: "SE_i = sqrt(v_i)",
    reference: "Altman & Bland (2005), BMJ 331, 903, doi:10.1136/bmj.331.7521.903",
    r: "sqrt(escalc(measure, ...)$vi)",
  },
  {
    ...words.vi,
    id: "vi",
    group: "effects",
    formula: "v_i = SE_i^2",
    reference: "Viechtbauer (2010), Journal of Statistical Software 36(3), 1-48, doi:10.18637/jss.v036.i03",
    r: "escalc(measure, ...)$vi",
  },
  {
    ...words.g,
    id: "hedges-g",
    group: "effects",
    formula:
      "g = J(m) frac(bar(x)_1 - bar(x)_2; s_p), J(m) = frac(Gamma(m/2); sqrt(m/2) Gamma((m - 1)/2)), m = n_1 + n_2 - 2",
    reference: "Hedges (1981), Journal of Educational Statistics 6, 107-128, doi:10.3102/10769986006002107",
    r: 'escalc(measure = "SMD", m1i, sd1i, n1i, m2i, sd2i, n2i)',
  },
  {
    ...words.or,
    id: "odds-ratio",
    group: "effects",
    formula: "log OR = log frac(a d; b c), v = 1/a + 1/b + 1/c + 1/d",
    reference: "Woolf (1955), Annals of Human Genetics 19, 251-253, doi:10.1111/j.1469-1809.1955.tb01348.x",
    r: 'escalc(measure = "OR", ai, bi, ci, di)',
  },
  {
    ...words.rr,
    id: "risk-ratio",
    group: "effects",
    formula: "log RR = log frac(a / n_1; c / n_2), v = 1/a - 1/n_1 + 1/c - 1/n_2",
    reference: "Katz, Baptista, Azen & Pike (1978), Biometrics 34, 469-474, doi:10.2307/2530610",
    r: 'escalc(measure = "RR", ai, n1i, ci, n2i)',
  },
];
