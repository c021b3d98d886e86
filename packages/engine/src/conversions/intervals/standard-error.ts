import { positive } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";
import { type EffectKind, seKey, toScale } from "./effect-kinds.ts";
import { effectSteps, effectYields, scaleChecks } from "./interval.ts";

const HANDBOOK = {
  reference: "Cochrane Handbook for Systematic Reviews of Interventions (6.5), section 6.3",
  group: "interval",
} as const;

/** Effect and variance from the effect and its standard error on the scale of analysis. R: `or_se^2` */
export function seToEffect(kind: EffectKind): Conversion {
  const { point, stem, name, scale, example } = kind;
  const key = seKey(kind);
  const of = scale === "log" ? `log ${name}` : scale === "atanh" ? "Fisher’s z" : name;
  return defineConversion({
    ...HANDBOOK,
    id: `${stem}-se`,
    label: `${name[0]!.toUpperCase()}${name.slice(1)} with the standard error of the ${of}`,
    summary: `Effect and variance from the ${name} and the standard error of the ${of}.`,
    from: [point, key],
    yields: effectYields(kind),
    example: { [point]: example.point, [key]: 0.21 },
    checks: [...scaleChecks(kind, point), positive("standard error", key)],
    formulas(numbers, { step }) {
      const se = step("se", key, numbers[key]!);
      effectSteps(kind, toScale(scale, numbers[point]!), se, step);
      return undefined;
    },
  });
}

/**
 * Effect and variance from a ratio and the standard error of the ratio itself, by the delta method: SE(log) = SE / ratio.
 * R: `(or_se / ori)^2`
 */
export function ratioSeToEffect(kind: EffectKind): Conversion {
  const { point, stem, name, scale, example } = kind;
  const key = `${stem}_se`;
  return defineConversion({
    ...HANDBOOK,
    id: `${stem}-natural-se`,
    label: `Standard error of the ${name} itself`,
    summary: `Effect and variance from the ${name} and its standard error before taking logarithms.`,
    from: [point, key],
    yields: effectYields(kind),
    example: { [point]: example.point, [key]: 0.17 },
    checks: [...scaleChecks(kind, point), positive("standard error", key)],
    assumes: () => [`a standard error of the ${name} by the delta method`],
    formulas(numbers, { step }) {
      const se = step("se", `${key} / ${point}`, numbers[key]! / numbers[point]!);
      effectSteps(kind, toScale(scale, numbers[point]!), se, step);
      return undefined;
    },
  });
}
