import type { AnalysisReport } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { tauPriorOf } from "../models/few-studies.ts";
import type { Part } from "./r-part.ts";
import { rNumber } from "./r-text.ts";

/** The answers for two to five studies in R: one fit per test, and the posterior where the package bayesmeta is installed. */
export function fewStudiesPart({ model }: AnalysisDocument, report: AnalysisReport): Part[] {
  const few = report.fewStudies;
  if (few === undefined || report.fit === null) return [];
  // Where all effects are equal Knapp-Hartung is its guarded form, which R has to be asked for by name.
  const used = few.answers
    .filter(({ id }) => coefficientTests.has(id))
    .map(({ id, interval }) => coefficientTests.get(interval?.method ?? id).r.replace("test=", ""));
  const given = model.kind === "random" && model.tau2 !== null ? `, tau2 = ${rNumber(model.tau2)}` : "";
  const choices = `${estimators.get(few.estimator).r}, test = test${given}, level = ${rNumber(100 * model.level)}`;
  return [
    {
      code: [
        `# ---- few studies: several methods side by side ${"-".repeat(22)}`,
        `few_tests <- c(${[...new Set(used)].join(", ")})`,
        `few <- lapply(few_tests, function(test) rma(as.numeric(es$yi), es$vi, ${choices}))`,
        "names(few) <- few_tests",
        "print(t(sapply(few, function(fit) c(estimate = as.numeric(fit$beta), lower = fit$ci.lb, upper = fit$ci.ub))))",
        ...bayesLines(few.bayes === null ? null : tauPriorOf(model.bayes, few.scale), model),
      ],
      checks: [],
      unchecked: [],
    },
  ];
}

function bayesLines(
  known: ReturnType<typeof tauPriorOf> | null,
  { bayes }: AnalysisDocument["model"],
): string[] {
  if (known === null) return [];
  const mean = bayes?.mean ?? null;
  const prior = mean === null ? "" : `, mu.prior = c(${rNumber(mean.mean)}, ${rNumber(mean.sd)})`;
  return [
    'if (requireNamespace("bayesmeta", quietly = TRUE)) {',
    "  library(bayesmeta)",
    `  print(bayesmeta(as.numeric(es$yi), sqrt(es$vi), tau.prior = ${known.prior.r(known.params)}${prior}))`,
    "}",
  ];
}
