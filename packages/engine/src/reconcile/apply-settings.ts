import type { AnalysisDocument } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import type { Params, ParamValue } from "../registry.ts";
import type { Difference } from "../styles/settings.ts";

/** Parameters with one set, or taken away where the value is undefined or the default. */
function withParam(params: Params, key: string, value: unknown, preset: unknown): Params {
  const { [key]: _, ...others } = params;
  return value === undefined || value === preset ? others : { ...others, [key]: value as ParamValue };
}

function applyOne(document: AnalysisDocument, { path, to }: Difference): AnalysisDocument {
  const [part, field = "", key] = path.split(".");
  const { effects, model } = document;
  if (part === "effects" && field === "params" && key !== undefined) {
    const preset = measures.get(effects.measure).params.find((def) => def.key === key)?.default;
    return { ...document, effects: { ...effects, params: withParam(effects.params, key, to, preset) } };
  }
  if (part === "effects") return { ...document, effects: { ...effects, [field]: to } };
  if (key !== undefined) {
    const poolingParams = withParam(model.poolingParams, key, to, undefined);
    return { ...document, model: { ...model, poolingParams } };
  }
  return { ...document, model: { ...model, [field]: to } };
}

/** A document with some of its settings changed; parameters that another measure does not have are dropped. */
export function applySettings(
  document: AnalysisDocument,
  differences: readonly Difference[],
): AnalysisDocument {
  const changed = differences.reduce(applyOne, document);
  const known = new Set(measures.get(changed.effects.measure).params.map(({ key }) => key));
  const params = Object.entries(changed.effects.params).filter(([key]) => known.has(key));
  return { ...changed, effects: { ...changed.effects, params: Object.fromEntries(params) } };
}
