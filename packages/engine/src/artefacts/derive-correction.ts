import { type AnalysisReport, rowEffects } from "../analysis-types.ts";
import { createDerivation, type Quantities, type Step } from "../derivation.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { withDefaults } from "../registry.ts";
import { findColumn } from "../table/study-table.ts";
import { artefactCorrections } from "./registry.ts";
import { assumedClause } from "./words.ts";

/** How the effect of one row was corrected for artefacts. */
export interface CorrectionDerivation {
  /** From `yi` and `vi` as they were before to `yi_c` and `vi_c`. */
  readonly steps: readonly Step[];
  /** Clauses for what the row does not report. */
  readonly assumptions: readonly string[];
  /** The artefacts used, by key. */
  readonly artefacts: Quantities;
}

/**
 * The steps of one row's correction for artefacts; null where the row was not corrected.
 * @param before the derivation so far, whose last effect and variance the correction starts from
 */
export function deriveCorrection(
  { table, roles }: AnalysisDocument,
  { effects }: AnalysisReport,
  rowId: string,
  before: readonly Step[],
): CorrectionDerivation | null {
  const corrected = effects === null ? undefined : rowEffects(effects).corrected;
  const row = corrected?.rows.rowIds.indexOf(rowId) ?? -1;
  if (corrected === undefined || row < 0) return null;
  const { spec, artefacts, assumed, rows } = corrected;
  const correction = artefactCorrections.get(spec.correction);
  const used = Object.fromEntries(Object.entries(artefacts).map(([key, values]) => [key, values[row]!]));
  const given = { yi: rows.yi[row]!, vi: rows.vi[row]! };
  const to = createDerivation();
  for (const symbol of ["yi", "vi"] as const) {
    const source = sourceOf(before, symbol, given[symbol]);
    if (source !== symbol) to.step(symbol, source, given[symbol]);
  }
  correction.write(to, { ...given, ...used }, withDefaults(correction.params, spec.params));
  const position = table.rowIds.indexOf(rowId);
  const isReported = (key: string): boolean =>
    typeof findColumn(table, roles.inputs[key])?.values[position] === "number";
  return {
    steps: to.steps,
    assumptions: assumed.filter(({ key }) => !isReported(key)).map(assumedClause),
    artefacts: used,
  };
}

/** How an expression names the uncorrected number: a step's symbol, its negative where the study is reversed, else its value. */
function sourceOf(before: readonly Step[], symbol: "yi" | "vi", value: number): string {
  const step = before.findLast((known) => known.symbol === symbol || known.symbol.startsWith(`${symbol}_`));
  if (step?.value === value) return step.symbol;
  return step !== undefined && step.value === -value ? `-${step.symbol}` : String(value);
}
