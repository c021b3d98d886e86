import type { Derivation } from "../derivation.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { deriveEffect, type EffectExpressions } from "./derive-effect.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { createRowIssues, type RowIssues, toOutput } from "./row-issues.ts";
import { toLogical, vtypeToR } from "./two-by-two-inputs.ts";
import {
  checkGroupSummary,
  type MaybeTwoMeans,
  MEAN_INPUTS,
  type MeanNeeds,
  readMeans,
  type TwoMeans,
} from "./two-means.ts";
import type { InputColumns, Measure, MeasureOutput, OlderEscalc, Sides } from "./types.ts";

/** What distinguishes one measure on two groups' means and SDs from another. */
export interface MeanFormulas {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly reference: string;
  readonly symbol: Measure["symbol"];
  readonly display: string;
  readonly sides?: Sides;
  readonly needs: MeanNeeds;
  /** `correct` and `vtype`, where it has them. */
  readonly params: readonly ParamDef[];
  /** Reports what keeps a study with good numbers from having this effect, or is worth knowing; false = unusable. */
  check?(study: TwoMeans, params: Params, row: number, issues: RowIssues): boolean;
  effect(study: TwoMeans, params: Params): number;
  /** The study's own variance. */
  variance(study: TwoMeans, effect: number, params: Params): number;
  /**
   * Variances that take averages over all studies (`vtype` AV, AVHO); null where `params` want none.
   * @param studies numbers as given, those of unusable studies too
   * @param effects NaN = unusable
   */
  readonly pooledVariance?: (
    studies: readonly MaybeTwoMeans[],
    effects: Float64Array,
    params: Params,
  ) => ((study: TwoMeans) => number) | null;
  /** Something to say about an effect. */
  readonly look?: (effect: number, row: number, issues: RowIssues) => void;
  steps(to: Derivation, study: TwoMeans, params: Params): EffectExpressions;
  readonly older?: OlderEscalc;
  readonly comparesSpread?: true;
  readonly attenuates?: "difference";
}

/** Builds a measure on the means and SDs of two groups from its formulas. */
export function meanMeasure(formulas: MeanFormulas): Measure {
  const { id, label, summary, reference, symbol, display, needs, params: defs, older } = formulas;
  const inputs = MEAN_INPUTS.filter(
    ({ key }) => (needs.means || !key.startsWith("m")) && (needs.sd1 || key !== "sd1i"),
  );
  const compute: Measure["compute"] = (columns, given) =>
    computeMeans(formulas, columns, withDefaults(defs, given));
  return {
    id,
    label,
    summary,
    reference,
    family: "two-group means",
    ...(formulas.sides && { sides: formulas.sides }),
    symbol,
    inputs: [...inputs, FLIP_INPUT],
    inputSets: [inputs.map(({ key }) => key)],
    params: defs,
    nullValue: 0,
    display,
    compute,
    derive(given, chosen) {
      const params = withDefaults(defs, chosen);
      return deriveEffect({ compute, params: defs }, given, params, (to) =>
        formulas.steps(to, studyOf(given), params),
      );
    },
    r: (given) => paramsToR(id, withDefaults(defs, given)),
    ...(older && { older }),
    ...(formulas.comparesSpread && { comparesSpread: true }),
    guess: false,
    ...(formulas.attenuates && { attenuates: formulas.attenuates }),
  };
}

/** `measure = "SMD1", correct = TRUE, vtype = "LS"`, with the parameters the measure has. */
export function paramsToR(id: string, params: Params): string {
  const correct = params.correct === undefined ? "" : `, correct = ${toLogical(params.correct === true)}`;
  return `measure = "${id}"${correct}${params.vtype === undefined ? "" : vtypeToR(params)}`;
}

/** The numbers of one study, NaN for those it lacks. */
export function studyOf(given: Readonly<Record<string, number>>): TwoMeans {
  const at = (key: string): number => given[key] ?? Number.NaN;
  return { m1: at("m1i"), sd1: at("sd1i"), n1: at("n1i"), m2: at("m2i"), sd2: at("sd2i"), n2: at("n2i") };
}

function computeMeans(formulas: MeanFormulas, inputs: InputColumns, params: Params): MeasureOutput {
  const issues = createRowIssues();
  const rows = Math.max(0, ...Object.values(inputs).map((column) => column.length));
  const given = Array.from({ length: rows }, (_, row) => readMeans(inputs, row));
  const studies = new Array<TwoMeans | null>(rows).fill(null);
  const yi = new Float64Array(rows).fill(Number.NaN);
  const vi = new Float64Array(rows).fill(Number.NaN);
  const ni = new Array<number | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    const values = given[row]!;
    if (values.n1 !== null && values.n2 !== null) ni[row] = values.n1 + values.n2;
    const study = checkGroupSummary(values, row, issues, formulas.needs);
    if (study === null || formulas.check?.(study, params, row, issues) === false) continue;
    studies[row] = study;
    yi[row] = formulas.effect(study, params);
    formulas.look?.(yi[row]!, row, issues);
  }
  const pooled = formulas.pooledVariance?.(given, yi, params) ?? null;
  for (const [row, study] of studies.entries()) {
    if (study === null) continue;
    vi[row] = pooled === null ? formulas.variance(study, yi[row]!, params) : pooled(study);
  }
  return applyFlip(toOutput(yi, vi, ni, issues), inputs);
}

/** Mean of the values of usable studies, weighted; the values and weights that are not finite stay out. */
export function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  for (const [row, value] of values.entries()) {
    if (!Number.isFinite(value) || !Number.isFinite(weights[row]!)) continue;
    sum += weights[row]! * value;
    total += weights[row]!;
  }
  return sum / total;
}
