import type { PlotCard } from "@treeline/plots";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { auditing } from "../../state/audit.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { t } from "../../strings/t.ts";
import { PlotPanel } from "./plot-panel.tsx";

interface AuditedPlotProps {
  readonly evaluated: Evaluated;
  readonly plot: PlotCard;
}

/** A plot that shows something of the audit, which is made for it. */
export function AuditedPlot({ evaluated, plot }: AuditedPlotProps): JSX.Element {
  useEffect(auditing.watch, []);
  const made = auditing.latest.value;
  return made?.report === evaluated.report ? (
    <PlotPanel evaluated={evaluated} plot={plot} audit={made.answer} />
  ) : (
    <p class="hint" role="status">
      {t.plots.auditing}
    </p>
  );
}
