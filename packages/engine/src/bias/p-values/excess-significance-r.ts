import type { BiasOutcome } from "../../bias-types.ts";
import { commonModel, plainModel } from "../missing/plain-model.ts";
import { rCondition, rMethod } from "../missing/r-model.ts";
import type { BiasComparison, BiasInput, BiasR } from "../types.ts";
import { countQuestion, excessChoices, studyTestOf } from "./excess-significance.ts";
import type { CountAlternative } from "./excess-significance-counts.ts";

/** The test of excess significance by `tes()`; the exact distribution by adding one study after another, for any number of them. */
export function excessInR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const choices = excessChoices(outcome.params);
  const single = studyTestOf(input, choices);
  const question = countQuestion(choices, input.effects.yi.length);
  const model = choices.effects === "common" ? commonModel(input.model) : plainModel(input.model);
  const exact = question.test === "exact";
  const test = exact ? "chi2" : question.test === "binomial" ? "binom" : "chi2";
  const corrected = question.correct ? ", correct=TRUE" : "";
  const code = [
    `excess_significance_fit <- rma(bias_yi, bias_vi, ${rMethod(model)})`,
    `excess_significance <- tes(excess_significance_fit, H0=${single.nullValue}, alternative="${single.alternative}", alpha=${single.alpha}, test="${test}", tes.alternative="${question.alternative}", tes.alpha=${choices.tesAlpha}${corrected}, progbar=FALSE, rel.tol=1e-10, subdivisions=2000)`,
    ...(exact ? exactLines(question.alternative) : []),
  ];
  const p = outcome.tests[0]?.test.pValue ?? 1;
  const condition = rCondition(model, numberOf(outcome, "tau2"));
  const only = condition === null ? {} : { onlyIf: condition };
  const compare: BiasComparison[] = [
    {
      name: "excess significance: observed",
      value: numberOf(outcome, "observed") ?? 0,
      r: "excess_significance$O",
      scale: "1",
    },
    {
      name: "excess significance: expected",
      value: numberOf(outcome, "expected") ?? 0,
      r: "excess_significance$E",
      ...only,
    },
    {
      name: "excess significance: p",
      value: p,
      r: exact ? "excess_significance_p" : "excess_significance$pval",
      scale: "1",
      ...only,
    },
  ];
  return {
    code,
    compare,
    lacks: [
      { name: "excess significance: limit estimate", reason: "metafor finds it to four digits by default" },
    ],
  };
}

function numberOf({ numbers }: BiasOutcome, key: string): number | null {
  return numbers.find((one) => one.key === key)?.value ?? null;
}

function exactLines(alternative: CountAlternative): string[] {
  const p: Readonly<Record<CountAlternative, string>> = {
    greater: "sum(excess_significance_d[(excess_significance$O + 1):length(excess_significance_d)])",
    less: "sum(excess_significance_d[1:(excess_significance$O + 1)])",
    "two.sided":
      "sum(excess_significance_d[excess_significance_d <= excess_significance_d[excess_significance$O + 1] + sqrt(.Machine$double.eps)])",
  };
  return [
    "excess_significance_d <- 1",
    "for (pow in excess_significance$power) excess_significance_d <- c(excess_significance_d, 0) * (1 - pow) + c(0, excess_significance_d) * pow",
    `excess_significance_p <- min(1, ${p[alternative]})`,
  ];
}
