import type { BiasOutcome } from "../../bias-types.ts";
import type { RCondition } from "../../registry.ts";
import type { BiasComparison, BiasInput, BiasR } from "../types.ts";
import type { Side } from "./funnel-side.ts";
import { plainModel } from "./plain-model.ts";
import { rCondition, rHoldsInterval, rMethod, rModel } from "./r-model.ts";
import { choicesOf, sideOf, trimmingModel } from "./trim-and-fill.ts";

/**
 * Trim-and-fill in R: metafor trims, and the filled set is fitted again by the document's model, because `trimfill()` pools by the
 * model that it trims around.
 */
export function trimAndFillInR({ effects, model }: BiasInput, outcome: BiasOutcome): BiasR {
  const choices = choicesOf(outcome.params);
  const axis = trimmingModel(model, choices);
  const side = sideOf(choices, effects, axis);
  const condition = rCondition(model, outcome.estimate?.tau2 ?? null);
  const found = choices.side === "auto";
  return {
    code: [
      ...(found ? sideLines(rMethod(axis)) : []),
      `trim_and_fill_axis <- rma(bias_yi, bias_vi, ${rMethod(axis)})`,
      `trim_and_fill <- trimfill(trim_and_fill_axis, estimator="${choices.estimator}", side="${side}", maxiter=100)`,
      `trim_and_fill_fit <- rma(as.vector(trim_and_fill$yi), trim_and_fill$vi, ${rModel(plainModel(model))})`,
    ],
    compare: [
      ...(found ? [sideComparison(side, condition)] : []),
      ...comparisons(outcome, rHoldsInterval(model), condition),
    ],
    lacks: [],
  };
}

/** The regression that says on which side studies are missing; scaled, because metafor refuses a column of tiny numbers. */
function sideLines(method: string): string[] {
  return [
    "trim_and_fill_x <- bias_sei / max(bias_sei)",
    `trim_and_fill_slope <- coef(rma(bias_yi, bias_vi, mods=~trim_and_fill_x, ${method}))[[2]]`,
  ];
}

function sideComparison(side: Side, condition: RCondition | null): BiasComparison {
  return {
    name: "missing on the right",
    value: side === "right" ? 1 : 0,
    r: "as.numeric(trim_and_fill_slope < 0)",
    scale: "1",
    ...(condition === null ? {} : { onlyIf: condition }),
  };
}

function comparisons(
  { estimate, numbers, tests }: BiasOutcome,
  withInterval: boolean,
  condition: RCondition | null,
): BiasComparison[] {
  const only = condition === null ? {} : { onlyIf: condition };
  const numberOf = (key: string): number | null => numbers.find((one) => one.key === key)?.value ?? null;
  const compared: BiasComparison[] = [
    {
      name: "studies filled in",
      value: numberOf("k0") ?? 0,
      r: "trim_and_fill$k0",
      scale: "1",
    },
  ];
  const se = numberOf("seK0");
  const p = tests[0]?.test.pValue ?? null;
  if (se !== null) {
    compared.push({
      name: "standard error of k0",
      value: se,
      r: "trim_and_fill$se.k0",
      ...only,
    });
  }
  if (p !== null) compared.push({ name: "p of k0", value: p, r: "trim_and_fill$p.k0" });
  if (estimate === null) return compared;
  compared.push({
    name: "mean",
    value: estimate.estimate,
    r: "as.vector(trim_and_fill_fit$beta)",
    scale: "trim_and_fill_fit$se",
    ...only,
  });
  if (withInterval && estimate.interval !== null && estimate.interval.upper !== null) {
    compared.push({
      name: "interval",
      value: [estimate.interval.lower, estimate.interval.upper],
      r: "c(trim_and_fill_fit$ci.lb, trim_and_fill_fit$ci.ub)",
      scale: "trim_and_fill_fit$se",
      ...only,
    });
  }
  return compared;
}
