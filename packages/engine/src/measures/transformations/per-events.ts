import type { ParamDef } from "../../registry.ts";
import type { Transformation, TransformationGiven } from "./types.ts";

/** Parameter that shows proportions and rates per so many people, or units of person-time. */
const PER = {
  key: "per",
  label: "Events per",
  help: "Proportions are shown per so many people, rates per so many units of person-time. What is pooled stays the same.",
  type: "choice",
  default: "1",
  choices: [
    { value: "1", label: "1" },
    { value: "100", label: "100" },
    { value: "1000", label: "1,000" },
    { value: "10000", label: "10,000" },
    { value: "100000", label: "100,000" },
  ],
} as const satisfies ParamDef;

/**
 * The parameters of a scale for display: its own, and events per 100, 1,000 ... where a measure's values are shares of people
 * or rates on it.
 * @param measure id of the measure
 */
export function displayParamDefs(
  measure: string,
  { params, countsEventsOf }: Pick<Transformation, "params" | "countsEventsOf">,
): readonly ParamDef[] {
  return countsEventsOf.includes(measure) ? [...params, PER] : params;
}

/**
 * A scale with its numbers multiplied: shown = per · f(y).
 *
 * R: meta's `pscale` and `irscale`; `predict(res, transf = function(x) 1000 * transf.ilogit(x))`
 *
 * @param record the scale
 * @param params as chosen, complete and good
 */
export function perEvents(record: Transformation, params: TransformationGiven["params"]): Transformation {
  const per = Number(params[PER.key] ?? 1);
  if (per === 1) return record;
  return {
    ...record,
    label: namedPer(record.label, per),
    per,
    apply: (value, given) => per * record.apply(value, given),
    inverse: (value, given) => record.inverse(value / per, given),
    rCall: (given) => timesInR(per, record.rCall?.(given) ?? record.r),
  };
}

/** "proportion per 1,000"; the name itself for single events. */
export function namedPer(name: string, per: number): string {
  const choice = PER.choices.find(({ value }) => Number(value) === per);
  return per === 1 ? name : `${name} per ${choice?.label ?? per}`;
}

function timesInR(per: number, call: string | null): string {
  if (call === null) return `function(x) ${per} * x`;
  const name = call.startsWith("function") ? `(${call})` : call;
  return `function(x) ${per} * ${name}(x)`;
}
