import { createDerivation, type Derivation, type Quantities, type Step } from "../derivation.ts";
import type { ParamChoice, ParamDef, Params } from "../registry.ts";
import { withDefaults } from "../registry.ts";
import { dependsOnOthers, effectAlone, finishSteps } from "./derive-alone.ts";
import { applyFlip } from "./flip.ts";
import { createRowIssues, toOutput } from "./row-issues.ts";
import { averageRisk, type GroupWords, prepareTables } from "./two-by-two.ts";
import { type DerivedTable, deriveTables } from "./two-by-two-derive.ts";
import {
  correctionToR,
  TWO_BY_TWO_INPUTS,
  TWO_BY_TWO_SETS,
  tableParams,
  vtypeParam,
  vtypeToR,
} from "./two-by-two-inputs.ts";
import type { Measure, OlderEscalc, Sides } from "./types.ts";
import { splitIncrementsInR, withoutIncrements } from "./zero-cell-increments-in-r.ts";

/** A number from the four cells of one study; events `a`, `c`, non-events `b`, `d`. */
export type FromCells = (a: number, b: number, c: number, d: number) => number;

/** What distinguishes one measure on two-by-two tables from another. Events `a`, `c`; sizes `n1`, `n2`. */
export interface TwoByTwoFormulas {
  readonly id: string;
  readonly sides?: Sides;
  readonly label: string;
  readonly summary: string;
  readonly reference: string;
  readonly symbol: Measure["symbol"];
  readonly display: string;
  readonly effect: FromCells;
  /** Large-sample variance from the cells of one study. */
  readonly variance: FromCells;
  /**
   * Large-sample variance from risks and sizes, where there are the kinds `AV` (average risks) and `H0` (one common risk);
   * null = neither is known for this measure.
   */
  readonly varianceFromRisks: ((p1: number, n1: number, p2: number, n2: number) => number) | null;
  /** Further kinds of variance that need no more than the study's own cells. */
  readonly ownVariances?: readonly (ParamChoice & { readonly variance: FromCells })[];
  /** Effect and variance in one go, where both come from the same search and R cannot correct one alone. */
  readonly pair?: (a: number, b: number, c: number, d: number) => readonly [yi: number, vi: number];
  /** What is added to empty cells by default; 0 where the measure needs no correction. */
  readonly add: number;
  /** Whether studies without (or with only) events are left out by default. */
  readonly drop00: boolean;
  /** Whether R can correct the effect and leave the variance alone, and the other way round. */
  readonly canSplit: boolean;
  /**
   * The formulas in words: writes the steps between, and returns the expressions of effect and variance.
   * @param effect the cells the effect comes from, as they are called in expressions
   * @param variance the cells the variance comes from
   */
  readonly steps?: (
    to: Derivation,
    effect: DerivedTable,
    variance: DerivedTable,
    vtype: string,
  ) => readonly [yi: string, vi: string];
  /** What metafor before 5.0 lacks. */
  readonly older?: OlderEscalc;
  readonly rData?: Measure["rData"];
  /** The measure of `escalc()` with the same numbers, where it goes by another id there. */
  readonly rMeasure?: string;
  readonly upright?: Measure["upright"];
  /** Where the columns have another meaning than events and sizes of two groups. */
  readonly table?: {
    readonly inputs: Measure["inputs"];
    readonly inputSets: Measure["inputSets"];
    readonly words: readonly [GroupWords, GroupWords];
  };
  readonly guess?: false;
}

const LARGE_SAMPLE = { value: "LS", label: "large-sample, from each study" };
const FROM_RISKS = [
  { value: "AV", label: "with average risks over all studies", overStudies: true },
  { value: "H0", label: "with the study’s pooled risk" },
];

/**
 * Builds a measure on two-by-two tables from its formulas.
 *
 * Sampling variances: `LS` from the study's own cells; `AV` with the risks of each group averaged over all studies, weighted
 * by size; `H0` with the study's pooled risk, as if the groups did not differ; others as the formulas name them.
 */
export function twoByTwoMeasure(formulas: TwoByTwoFormulas): Measure {
  const own = (formulas.ownVariances ?? []).map(({ value, label }) => ({ value, label }));
  const choices = [LARGE_SAMPLE, ...own, ...(formulas.varianceFromRisks === null ? [] : FROM_RISKS)];
  const defs: readonly ParamDef[] = [
    ...tableParams(formulas.add, formulas.drop00, formulas.canSplit),
    ...(choices.length > 1 ? [vtypeParam(choices)] : []),
  ];
  const compute: Measure["compute"] = (inputs, given) => {
    const params = withDefaults(defs, given);
    const issues = createRowIssues();
    const tables = prepareTables(inputs, params, issues, formulas.table?.words);
    const { a, b, c, d } = tables.effect;
    if (formulas.pair !== undefined) {
      const pairs = Array.from(a, (_, row) => formulas.pair!(a[row]!, b[row]!, c[row]!, d[row]!));
      const [effects, variances] = [0, 1].map((at) => Float64Array.from(pairs, (pair) => pair[at]!));
      return applyFlip(toOutput(effects!, variances!, tables.ni, issues), inputs);
    }
    const yi = a.map((_, row) => formulas.effect(a[row]!, b[row]!, c[row]!, d[row]!));
    const vi = variances(formulas, tables.variance, params);
    return applyFlip(toOutput(yi, vi, tables.ni, issues), inputs);
  };
  const { steps, older, rData } = formulas;
  const choicesInR: Measure["r"] = (given) => {
    const params = withDefaults(defs, given);
    const vtype = choices.length > 1 ? vtypeToR(params) : "";
    return `measure = "${formulas.rMeasure ?? formulas.id}", ${correctionToR(params)}${vtype}`;
  };
  return {
    id: formulas.id,
    label: formulas.label,
    summary: formulas.summary,
    reference: formulas.reference,
    family: "two-group binary",
    ...(formulas.sides && { sides: formulas.sides }),
    symbol: formulas.symbol,
    inputs: formulas.table?.inputs ?? TWO_BY_TWO_INPUTS,
    inputSets: formulas.table?.inputSets ?? TWO_BY_TWO_SETS,
    params: defs,
    nullValue: 0,
    display: formulas.display,
    compute,
    ...(steps && {
      derive: (given: Quantities, chosen: Params) =>
        dependsOnOthers(defs, chosen) ? [] : derive(steps, compute, given, withDefaults(defs, chosen)),
    }),
    r: choicesInR,
    ...(formulas.rMeasure !== undefined && { rMeasure: formulas.rMeasure }),
    ...(formulas.upright !== undefined && { upright: formulas.upright }),
    rData(columns, given) {
      const params = withDefaults(defs, given);
      if (params.increment === "same") {
        const known = withoutIncrements(columns);
        return rData?.(known, params) ?? { code: [], args: Object.entries(known) };
      }
      const data = splitIncrementsInR(columns, params, choicesInR(params));
      const own = rData?.(Object.fromEntries(data.args), { ...params, to: "none", drop00: false });
      return own === undefined ? data : { ...own, code: [...data.code, ...own.code] };
    },
    ...(older && { older }),
    ...(formulas.guess === false && { guess: false as const }),
  };
}

function derive(
  steps: NonNullable<TwoByTwoFormulas["steps"]>,
  compute: Measure["compute"],
  given: Quantities,
  params: Params,
): readonly Step[] {
  const result = effectAlone(compute, given, params);
  if (result === null) return [];
  const to = createDerivation();
  const { effect, variance } = deriveTables(to, given, params);
  const [yi, vi] = steps(to, effect, variance, String(params.vtype ?? "LS"));
  return finishSteps(to, yi, vi, result);
}

function variances(
  formulas: TwoByTwoFormulas,
  { a, b, c, d }: ReturnType<typeof prepareTables>["variance"],
  params: Params,
): Float64Array {
  const fromRisks = formulas.varianceFromRisks;
  if (fromRisks !== null && params.vtype === "AV") {
    const p1 = averageRisk(a, b);
    const p2 = averageRisk(c, d);
    return a.map((_, row) => fromRisks(p1, a[row]! + b[row]!, p2, c[row]! + d[row]!));
  }
  if (fromRisks !== null && params.vtype === "H0") {
    return a.map((_, row) => {
      const n1 = a[row]! + b[row]!;
      const n2 = c[row]! + d[row]!;
      const p = (a[row]! + c[row]!) / (n1 + n2);
      return fromRisks(p, n1, p, n2);
    });
  }
  const own = formulas.ownVariances?.find(({ value }) => value === params.vtype);
  const variance = own?.variance ?? formulas.variance;
  return a.map((_, row) => variance(a[row]!, b[row]!, c[row]!, d[row]!));
}
