import type { Judgement } from "@treeline/engine";
import { type RiskOfBias, riskOfBiasOf } from "@treeline/engine/risk-of-bias";
import type { PlotInput } from "../plot-types.ts";

/** Whose judgement of the whole study is drawn: a person's, that of the tool's rule, or none. */
export type OverallShown = "given" | "rule" | "none";

/** One study of a plot of the risk of bias. */
export interface RobLine {
  readonly rowId: string;
  readonly label: string;
  readonly judgements: readonly (Judgement | null)[];
  readonly overall: Judgement | null;
  /** What it counts in the pooled effect, in percent; null = it is not pooled. */
  readonly weight: number | null;
}

/** What the plots of the risk of bias are drawn from. */
export interface RobLines {
  readonly bias: RiskOfBias;
  readonly lines: readonly RobLine[];
  /** Whether there is a column of overall judgements to draw. */
  readonly hasOverall: boolean;
}

/**
 * The studies of the analysis with their judgements, without those that the user or the filter leaves out. Rows of one study that
 * are judged alike are one line, whose weights are added up.
 * @returns null where the document says nothing of the risk of bias
 */
export function robLines({ document, report }: PlotInput, shown: OverallShown): RobLines | null {
  const bias = riskOfBiasOf(document);
  if (bias === null) return null;
  const leftOut = new Set([
    ...document.exclusions.map(({ rowId }) => rowId),
    ...(report.formulas?.filter?.leftOut ?? []),
  ]);
  const weights = weightsByRow(report);
  const lines = new Map<string, RobLine>();
  for (const { rowId, label, judgements, overall, suggested } of bias.rows) {
    if (leftOut.has(rowId)) continue;
    const whole = shown === "rule" ? (suggested?.judgement ?? null) : overall;
    if (whole === null && judgements.every((one) => one === null)) continue;
    const key = JSON.stringify([label, judgements, whole]);
    const known = lines.get(key);
    const weight = weights.get(rowId) ?? null;
    if (known === undefined) lines.set(key, { rowId, label, judgements, overall: whole, weight });
    else lines.set(key, { ...known, weight: added(known.weight, weight) });
  }
  const hasOverall = shown === "rule" ? bias.domains.length > 0 : shown === "given" && bias.overall !== null;
  return { bias, lines: [...lines.values()], hasOverall };
}

function added(a: number | null, b: number | null): number | null {
  return a === null ? b : a + (b ?? 0);
}

function weightsByRow({ effects, fit }: PlotInput["report"]): ReadonlyMap<string, number> {
  const weights = fit?.weights ?? [];
  return new Map(
    (effects?.rowIds ?? []).flatMap((rowId, row) => {
      const weight = weights[row];
      return weight === undefined ? [] : [[rowId, weight] as const];
    }),
  );
}
