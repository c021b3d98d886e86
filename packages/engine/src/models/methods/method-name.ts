import type { ModelSpec } from "../../document/types.ts";
import { type ParamDef, withDefaults } from "../../registry.ts";
import { poolingMethods } from "./registry.ts";
import type { PoolingMethod } from "./types.ts";

/** The way to pool by name, with the model where it has several: "Generalised linear mixed model UM.FS". */
export function methodName({ pooling, poolingParams }: Pick<ModelSpec, "pooling" | "poolingParams">): string {
  const { label, namedBy, params } = poolingMethods.get(pooling);
  return namedBy === undefined ? label : `${label} ${String(withDefaults(params, poolingParams)[namedBy])}`;
}

/** The parameters of a way to pool that concern a measure. */
export function paramsOfMeasure(
  { params, paramMeasures = {} }: PoolingMethod,
  measure: string,
): readonly ParamDef[] {
  return params.filter(({ key }) => paramMeasures[key]?.includes(measure) !== false);
}
