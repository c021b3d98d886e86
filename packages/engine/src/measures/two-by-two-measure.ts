import type { Params } from "../registry.ts";
import { withDefaults } from "../registry.ts";
import { applyFlip } from "./flip.ts";
import { createRowIssues, toOutput } from "./row-issues.ts";
import { averageRisk, prepareTables } from "./two-by-two.ts";
import {
  correctionToR,
  TWO_BY_TWO_INPUTS,
  TWO_BY_TWO_PARAMS,
  TWO_BY_TWO_SETS,
  vtypeParam,
  vtypeToR,
} from "./two-by-two-inputs.ts";
import type { Measure, OlderEscalc } from "./types.ts";

/** What distinguishes one measure on two-by-two tables from another. Events `a`, `c`; sizes `n1`, `n2`. */
export interface TwoByTwoFormulas {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly reference: string;
  readonly symbol: Measure["symbol"];
  readonly display: string;
  effect(a: number, b: number, c: number, d: number): number;
  /** Large-sample variance from the cells of one study. */
  variance(a: number, b: number, c: number, d: number): number;
  /** Large-sample variance from risks and sizes: serves `AV` (average risks) and `H0` (one common risk). */
  varianceFromRisks(p1: number, n1: number, p2: number, n2: number): number;
  /** Unbiased variance, where there is one. */
  readonly unbiased?: (a: number, b: number, c: number, d: number) => number;
  /** What metafor before 5.0 lacks. */
  readonly older?: OlderEscalc;
}

/**
 * Builds a measure on two-by-two tables from its formulas.
 *
 * Sampling variances: `LS` from the study's own cells; `AV` with the risks of each group averaged over all studies, weighted
 * by size; `H0` with the study's pooled risk, as if the groups did not differ; `UB` unbiased.
 */
export function twoByTwoMeasure(formulas: TwoByTwoFormulas): Measure {
  const choices = [
    { value: "LS", label: "large-sample, from each study" },
    { value: "AV", label: "with average risks over all studies" },
    { value: "H0", label: "with the study's pooled risk" },
  ];
  if (formulas.unbiased !== undefined) choices.splice(1, 0, { value: "UB", label: "unbiased" });
  const defs = [...TWO_BY_TWO_PARAMS, vtypeParam(choices)];
  return {
    id: formulas.id,
    label: formulas.label,
    summary: formulas.summary,
    reference: formulas.reference,
    family: "two-group binary",
    symbol: formulas.symbol,
    inputs: TWO_BY_TWO_INPUTS,
    inputSets: TWO_BY_TWO_SETS,
    params: defs,
    nullValue: 0,
    display: formulas.display,
    compute(inputs, given) {
      const params = withDefaults(defs, given);
      const issues = createRowIssues();
      const tables = prepareTables(inputs, params, issues);
      const { a, b, c, d } = tables.effect;
      const yi = a.map((_, row) => formulas.effect(a[row]!, b[row]!, c[row]!, d[row]!));
      const vi = variances(formulas, tables.variance, params);
      return applyFlip(toOutput(yi, vi, tables.ni, issues), inputs);
    },
    r(given) {
      const params = withDefaults(defs, given);
      return `measure = "${formulas.id}", ${correctionToR(params)}${vtypeToR(params)}`;
    },
    ...(formulas.older && { older: formulas.older }),
  };
}

function variances(
  formulas: TwoByTwoFormulas,
  { a, b, c, d }: ReturnType<typeof prepareTables>["variance"],
  params: Params,
): Float64Array {
  if (params.vtype === "AV") {
    const p1 = averageRisk(a, b);
    const p2 = averageRisk(c, d);
    return a.map((_, row) => formulas.varianceFromRisks(p1, a[row]! + b[row]!, p2, c[row]! + d[row]!));
  }
  if (params.vtype === "H0") {
    return a.map((_, row) => {
      const n1 = a[row]! + b[row]!;
      const n2 = c[row]! + d[row]!;
      const p = (a[row]! + c[row]!) / (n1 + n2);
      return formulas.varianceFromRisks(p, n1, p, n2);
    });
  }
  const variance = params.vtype === "UB" && formulas.unbiased ? formulas.unbiased : formulas.variance;
  return a.map((_, row) => variance(a[row]!, b[row]!, c[row]!, d[row]!));
}
