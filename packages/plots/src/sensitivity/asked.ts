import type { SensitivityEntry, SensitivityId } from "@treeline/engine";
import type { PlotInput } from "../plot-types.ts";
import { sensitivityWords as words } from "./words.ts";

/** Why a question of the sensitivity analyses cannot be drawn; null = it can. */
export function whyNotAsked({ sensitivity, report }: PlotInput, id: SensitivityId): string | null {
  if (sensitivity === undefined) return report.fit === null ? words.noModel : words.notMade;
  const entry = sensitivity.entries.find((one) => one.id === id);
  return entry === undefined ? words.notMade : entry.lack;
}

/** What a question came to in sentences, for those who cannot see its plot. */
export function toldBy({ sensitivity }: PlotInput, id: SensitivityId): string {
  const entry: SensitivityEntry | undefined = sensitivity?.entries.find((one) => one.id === id);
  return entry?.sentences.join(" ") ?? "";
}
