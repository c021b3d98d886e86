import { createDerivation, type Derivation, type Quantities, type Step } from "../derivation.ts";
import { type ParamDef, type Params, withDefaults } from "../registry.ts";
import { applyFlip } from "./flip.ts";
import { createRowIssues, type RowIssues, toOutput } from "./row-issues.ts";
import type { InputColumns, Measure, MeasureOutput } from "./types.ts";

/** Effect and variance of one study from its own numbers; the last two steps are `yi` and `vi`. */
export type Formula = (given: Quantities, params: Params, to: Derivation) => void;

/** A measure whose every study stands for itself: what its numbers have to be, and the formula on them. */
export interface FormulaMeasure {
  readonly params: readonly ParamDef[];
  /** Key of the sample size, or the keys of the sizes that add up to it. */
  readonly sizes: readonly string[];
  /** The numbers of a row that the formula needs; null, with issues, where they cannot be used. */
  read(inputs: InputColumns, row: number, params: Params, issues: RowIssues): Quantities | null;
  readonly formula: Formula;
}

/** `compute` and `derive` of a measure from one formula, so that what is shown is what was computed. */
export function byFormula(definition: FormulaMeasure): Required<Pick<Measure, "compute" | "derive">> {
  return {
    compute: (inputs, given) => computeRows(definition, inputs, withDefaults(definition.params, given)),
    derive: (given, params) => deriveRow(definition, given, withDefaults(definition.params, params)),
  };
}

function computeRows(
  { sizes, read, formula }: FormulaMeasure,
  inputs: InputColumns,
  params: Params,
): MeasureOutput {
  const issues = createRowIssues();
  const rows = Math.max(0, ...Object.values(inputs).map((column) => column.length));
  const yi = new Float64Array(rows).fill(Number.NaN);
  const vi = new Float64Array(rows).fill(Number.NaN);
  const ni = new Array<number | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    ni[row] = totalSize(inputs, sizes, row);
    const given = read(inputs, row, params, issues);
    if (given === null) continue;
    const result = { yi: Number.NaN, vi: Number.NaN };
    formula(given, params, resultsOnly(result));
    yi[row] = result.yi;
    vi[row] = result.vi;
  }
  return applyFlip(toOutput(yi, vi, ni, issues), inputs);
}

/** A derivation that keeps the effect and its variance alone: thousands of rows need no formulas. */
function resultsOnly(result: { yi: number; vi: number }): Derivation {
  return {
    steps: [],
    step(symbol, _expression, value) {
      if (symbol === "yi" || symbol === "vi") result[symbol] = value;
      return value;
    },
  };
}

function totalSize(inputs: InputColumns, sizes: readonly string[], row: number): number | null {
  let sum = 0;
  for (const key of sizes) {
    const size = inputs[key]?.[row] ?? null;
    if (size === null) return null;
    sum += size;
  }
  return sum;
}

function deriveRow({ read, formula }: FormulaMeasure, given: Quantities, params: Params): readonly Step[] {
  const inputs = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, [value]]));
  const usable = read(inputs, 0, params, createRowIssues());
  if (usable === null) return [];
  const derivation = createDerivation();
  formula(usable, params, derivation);
  return derivation.steps.every(({ value }) => Number.isFinite(value)) ? derivation.steps : [];
}

/** The parameter that applies the correction of a measure's bias in small samples; on by default, as in metafor 5.1. */
export function correctParam(help: string): ParamDef {
  return { key: "correct", label: "Small-sample correction", help, type: "boolean", default: true };
}

/** The small-sample factor by its name in derivations, or 1 where the correction is off. */
export function factorStep(to: Derivation, corrected: boolean, df: string, factor: () => number): number {
  return corrected ? to.step("cm", `J(${df})`, factor()) : to.step("cm", "1", 1);
}
