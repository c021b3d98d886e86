import {
  type BiasAudit,
  coefficientTests,
  measures,
  type SensitivityReport,
  withDerivedColumns,
} from "@treeline/engine";
import type { PlotInput } from "@treeline/plots";
import type { Evaluated } from "../../state/evaluation.ts";
import type { FigureBasis } from "../../state/figure-export.ts";
import { retold } from "../../state/tongues.ts";

/** What the plots are drawn from, the same on the page and in a file. */
export function plotInput(
  { document, report }: Evaluated,
  width: number,
  audit: BiasAudit | null = null,
  sensitivity: SensitivityReport | null = null,
): PlotInput {
  return {
    document: withDerivedColumns(document, report),
    report: retold(report),
    width,
    audit: retold(audit) ?? undefined,
    sensitivity: retold(sensitivity) ?? undefined,
    measure: measures.get(document.effects.measure),
    testLabel: coefficientTests.get(document.model.test).label,
  };
}

/** The same of a figure that is handed on with what it is drawn from. */
export function figureInput({ evaluated, audit, sensitivity }: FigureBasis, width: number): PlotInput {
  return plotInput(evaluated, width, audit, sensitivity);
}
