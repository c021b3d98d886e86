import type { AnalysisDocument, Params } from "@treeline/engine";
import { outcomeOf } from "./context.ts";
import { forestPresets } from "./presets/registry.ts";

/** What the layout chosen for a forest plot brings along: its columns for what these studies report, and its other habits. */
export function brings(id: string, document: AnalysisDocument): Params {
  const { preset: chosen } = document.plots[id] ?? {};
  const preset = forestPresets.get(
    typeof chosen === "string" && forestPresets.has(chosen) ? chosen : forestPresets.ids[0]!,
  );
  const { left, right } = preset.columns(outcomeOf({ document }));
  return { ...preset.brings, columns: left, right };
}
