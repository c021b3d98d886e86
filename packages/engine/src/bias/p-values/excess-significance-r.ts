import type { BiasOutcome } from "../../bias-types.ts";
import { commonModel, plainModel } from "../missing/plain-model.ts";
import { rCondition, rMethod } from "../missing/r-model.ts";
import type { BiasComparison, BiasInput, BiasR } from "../types.ts";
import { countQuestion, excessChoices, studyTestOf } from "./excess-significance.ts";
import type { CountQuestion } from "./excess-significance-counts.ts";
import type { StudyTest } from "./excess-significance-power.ts";

/**
 * The test of excess significance by `tes()`, as a function of the mean true effect, so that a limit estimate is checked by its own
 * definition; the exact distribution by adding one study after another, for any number of them.
 */
export function excessInR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const choices = excessChoices(outcome.params);
  const question = countQuestion(choices, input.effects.yi.length);
  const model = choices.effects === "common" ? commonModel(input.model) : plainModel(input.model);
  const condition = rCondition(model, numberOf(outcome, "tau2"));
  const only = condition === null ? {} : { onlyIf: condition };
  return {
    code: [
      `excess_significance_fit <- rma(bias_yi, bias_vi, ${rMethod(model)})`,
      ...testLines(studyTestOf(input, choices), question, choices.tesAlpha),
      `excess_significance <- excess_significance_at(as.vector(excess_significance_fit$beta), "${question.alternative}")`,
    ],
    compare: [...countComparisons(outcome), ...limitComparisons(outcome, question, choices.tesAlpha)].map(
      (one) => ({ ...one, ...only }),
    ),
    lacks: [],
  };
}

function numberOf({ numbers }: BiasOutcome, key: string): number | null {
  return numbers.find((one) => one.key === key)?.value ?? null;
}

function countComparisons(outcome: BiasOutcome): BiasComparison[] {
  return [
    {
      name: "observed",
      value: numberOf(outcome, "observed") ?? 0,
      r: 'excess_significance[["O"]]',
      scale: "1",
    },
    { name: "expected", value: numberOf(outcome, "expected") ?? 0, r: 'excess_significance[["E"]]' },
    { name: "p", value: outcome.tests[0]?.test.pValue ?? 1, r: 'excess_significance[["p"]]', scale: "1" },
  ];
}

/** At a limit estimate the one-sided p-value is the level, or half of it where there are two. */
function limitComparisons(
  outcome: BiasOutcome,
  { alternative }: CountQuestion,
  tesAlpha: number,
): BiasComparison[] {
  const level = alternative === "two.sided" ? tesAlpha / 2 : tesAlpha;
  const limits = [
    ["limitLower", "greater"],
    ["limitUpper", "less"],
  ] as const;
  return limits.flatMap(([key, side]): BiasComparison[] => {
    const limit = numberOf(outcome, key);
    if (limit === null) return [];
    return [{ name: `p at ${key}`, value: level, r: `excess_significance_at(${limit}, "${side}")[["p"]]` }];
  });
}

function testLines(single: StudyTest, { test, correct }: CountQuestion, tesAlpha: number): string[] {
  const by = test === "binomial" ? "binom" : "chi2";
  const corrected = correct ? ", correct=TRUE" : "";
  return [
    "excess_significance_at <- function(theta, alternative) {",
    `  res <- tes(bias_yi, bias_vi, H0=${single.nullValue}, alternative="${single.alternative}", alpha=${single.alpha}, theta=theta, tau2=excess_significance_fit$tau2, test="${by}", tes.alternative=alternative, tes.alpha=${tesAlpha}${corrected}, progbar=FALSE, find.lim=FALSE, rel.tol=1e-10, subdivisions=2000)`,
    ...(test === "exact" ? EXACT : ["  p <- res$pval"]),
    "  c(O=res$O, E=res$E, p=p)",
    "}",
  ];
}

const EXACT: readonly string[] = [
  "  d <- 1",
  "  for (pow in res$power) d <- c(d, 0) * (1 - pow) + c(0, d) * pow",
  "  own <- d[res$O + 1]",
  "  p <- switch(alternative,",
  "    greater=sum(d[(res$O + 1):length(d)]),",
  "    less=sum(d[1:(res$O + 1)]),",
  "    two.sided=sum(d[d <= own + sqrt(.Machine$double.eps)]))",
  "  p <- min(1, p)",
];
