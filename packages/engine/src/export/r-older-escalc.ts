import type { Measure } from "../measures/types.ts";
import { type Params, type RCondition, sinceMetafor, withDefaults } from "../registry.ts";

/** As much of a measure's record as tells what older versions cannot do of it. */
type Described = Pick<Measure, "id" | "inputs" | "params" | "older" | "rPackage">;

/**
 * What `escalc()` of metafor before 5.0 cannot do of a measure under these choices; null = it can do it all.
 * @param inputs keys of the inputs that have a column
 */
export function lackOfOldEscalc(
  measure: Described,
  inputs: readonly string[],
  params: Params,
): RCondition | null {
  const lack = lackInWords(measure, inputs, params);
  return lack === null ? null : sinceMetafor("5.0", lack);
}

/** As {@link lackOfOldEscalc}, or the package that `escalc()` needs for the measure, or both. */
export function lackOfEscalc(
  measure: Described,
  inputs: readonly string[],
  params: Params,
): RCondition | null {
  const older = lackOfOldEscalc(measure, inputs, params);
  const { id, rPackage } = measure;
  if (rPackage === undefined) return older;
  const condition = `requireNamespace("${rPackage}", quietly = TRUE)`;
  const lack = `escalc() needs the package ${rPackage} for ${id}`;
  if (older === null) return { condition, lack };
  return { condition: `${older.condition} && ${condition}`, lack: `${older.lack}, and ${lack}` };
}

function lackInWords(
  { id, inputs: order, params: defs, older }: Described,
  inputs: readonly string[],
  params: Params,
): string | null {
  if (older === undefined) return null;
  if (older.absent === true) return `escalc() has no measure ${id}`;
  const given = order.map(({ key }) => key).filter((key) => inputs.includes(key));
  const lacking = given.filter((key) => older.inputs?.includes(key));
  if (lacking.length > 0) return `escalc() does not take ${lacking.join(", ")} for ${id}`;
  const { vtype, correct } = withDefaults(defs, params);
  if (older.alwaysCorrects === true && correct === false) {
    return "escalc() always applies the small-sample correction";
  }
  if (older.neverCorrects === true && correct === true) {
    return "escalc() never applies the correction for small samples";
  }
  if (older.otherVariance === true) return `escalc() computes another sampling variance for ${id}`;
  return older.vtypes?.includes(String(vtype)) ? `escalc() has no vtype = "${vtype}" for ${id}` : null;
}
