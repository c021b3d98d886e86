import type { PoolingMethod } from "@treeline/engine";
import { project } from "../../state/project.ts";
import { t } from "../../strings/t.ts";

/** The label with the reason why the document's effects cannot be pooled this way; null = they can. */
export function poolingUnfit({ label, measures, needsCounts }: PoolingMethod): string | null {
  const { effects } = project.value;
  if (measures !== null && !measures.includes(effects.measure)) {
    return t.options.poolingUnfit(label, measures.join(", "));
  }
  return needsCounts && effects.aggregate !== null ? t.options.poolingCombined(label) : null;
}
