import { formatFixed } from "../../format/index.ts";
import { square } from "../../numeric/elementary.ts";
import { LEVEL } from "../assumed.ts";
import { type Check, correlations, positive, proportions } from "../checks.ts";
import { defineConversion, type Refusal, refuse, type Tools } from "../define.ts";
import { qnorm, qt } from "../r-functions.ts";
import type { Conversion } from "../types.ts";
import { type EffectKind, effectKey, onScale, toScale, varianceKey } from "./effect-kinds.ts";
import { warnAsymmetry } from "./symmetry.ts";

const HANDBOOK = {
  reference: "Cochrane Handbook for Systematic Reviews of Interventions (6.5), sections 6.3.1 and 6.3.2",
  group: "interval",
} as const;

/** The numbers of an effect as its scale allows them: ratios above 0, correlations between -1 and 1. */
export function scaleChecks(kind: EffectKind, ...keys: readonly string[]): readonly Check[] {
  if (kind.scale === "log") return [positive(kind.name, ...keys)];
  return kind.scale === "atanh" ? [correlations(...keys)] : [];
}

/**
 * The quantile by which an interval is as wide as it is: normal, or t where a mean difference comes with its degrees of
 * freedom.
 */
function quantileStep(level: number, df: number | undefined, step: Tools<never>["step"]): number {
  return df === undefined
    ? step("q", "-qnorm((1 - level) / 2)", -qnorm((1 - level) / 2))
    : step("q", "-qt((1 - level) / 2, df)", -qt((1 - level) / 2, df));
}

/** What tells the degrees of freedom of a mean difference: they themselves, or the sizes of its groups. */
export const FREEDOM = ["df", "n1i", "n2i"] as const;

/** Degrees of freedom of a mean difference; undefined where the row does not tell, and for all other effects. */
export function dfOf(
  kind: EffectKind,
  { df, n1i, n2i }: Readonly<Record<string, number | undefined>>,
  step: Tools<never>["step"],
): number | undefined {
  if (kind.stem !== "md") return undefined;
  if (df !== undefined || n1i === undefined || n2i === undefined || n1i + n2i <= 2) return df;
  return step("df", "n1i + n2i - 2", n1i + n2i - 2);
}

/** Effect and variance as the last steps. */
export function effectSteps(kind: EffectKind, y: number, se: number, step: Tools<never>["step"]): void {
  if (effectKey(kind) !== kind.point) step(effectKey(kind), onScale(kind.scale, kind.point), y);
  step(varianceKey(kind), "se^2", square(se));
}

/** Keys that an effect with its standard error gives. Cohen's d is there already; its variance is new. */
export function effectYields(kind: EffectKind): readonly string[] {
  return effectKey(kind) === kind.point ? [varianceKey(kind)] : [effectKey(kind), varianceKey(kind)];
}

function refuseEnds(
  kind: EffectKind,
  point: number | null,
  lower: number,
  upper: number,
): Refusal | undefined {
  const ends = `${formatFixed(lower, 2)} to ${formatFixed(upper, 2)}`;
  if (!(lower < upper)) {
    return refuse(
      "interval-reversed",
      `${kind.stem}_lb`,
      `the interval of the ${kind.name} runs from ${ends}; its lower end has to lie below its upper end, so the row is not converted.`,
      "Check whether the two ends were exchanged.",
    );
  }
  if (point !== null && !(point >= lower && point <= upper)) {
    return refuse(
      "point-outside-interval",
      kind.point,
      `the ${kind.name} of ${formatFixed(point, 2)} lies outside its own interval, ${ends}, so the row is not converted.`,
      "Check the three numbers: a sign may be missing, or a logarithm may stand beside an interval of the ratio itself.",
    );
  }
  return undefined;
}

/**
 * Effect and variance from an interval: SE = (upper - lower) / (2 q) on the scale of analysis, q the normal quantile of the
 * level. Warns where the interval is not symmetric on that scale.
 *
 * R: `conv.wald(out = ori, ci.lb = or_lb, ci.ub = or_ub, transf = log)` of metafor
 */
export function intervalToEffect(kind: EffectKind): Conversion {
  const { point, stem, name, scale, example } = kind;
  const [lb, ub] = [`${stem}_lb`, `${stem}_ub`];
  return defineConversion({
    ...HANDBOOK,
    id: `${stem}-interval`,
    label: `Interval of the ${name}`,
    summary: `Effect and variance from the ${name} and its confidence interval.`,
    from: [point, lb, ub],
    optional: kind.stem === "md" ? FREEDOM : [],
    assumed: [LEVEL],
    yields: effectYields(kind),
    example: { [point]: example.point, [lb]: example.lower, [ub]: example.upper, level: 0.95 },
    checks: [...scaleChecks(kind, point, lb, ub), proportions("level", "level")],
    formulas(numbers, { step, warn }) {
      const [value, lower, upper] = [numbers[point]!, numbers[lb]!, numbers[ub]!];
      const refused = refuseEnds(kind, value, lower, upper);
      if (refused !== undefined) return refused;
      warnAsymmetry({ point: value, lower, upper }, scale, lb, warn);
      const q = quantileStep(numbers.level!, dfOf(kind, numbers, step), step);
      const se = (toScale(scale, upper) - toScale(scale, lower)) / (2 * q);
      step("se", `(${onScale(scale, ub)} - ${onScale(scale, lb)}) / (2 * q)`, se);
      effectSteps(kind, toScale(scale, value), se, step);
      return undefined;
    },
  });
}

/** Effect and variance where one end of the interval is known: SE = |effect - end| / q on the scale of analysis. */
export function oneEndToEffect(kind: EffectKind, end: "lb" | "ub"): Conversion {
  const { point, stem, name, scale, example } = kind;
  const key = `${stem}_${end}`;
  const isLower = end === "lb";
  const other = `${stem}_${isLower ? "ub" : "lb"}`;
  return defineConversion({
    ...HANDBOOK,
    id: `${stem}-${isLower ? "lower" : "upper"}-end`,
    label: `${isLower ? "Lower" : "Upper"} end of the interval of the ${name}`,
    summary: `Effect and variance from the ${name} and one end of its confidence interval.`,
    from: [point, key],
    // An end that is reported too may say that the other one or the effect is wrong.
    optional: [...(kind.stem === "md" ? FREEDOM : []), other],
    assumed: [LEVEL],
    yields: effectYields(kind),
    example: { [point]: example.point, [key]: isLower ? example.lower : example.upper, level: 0.95 },
    checks: [...scaleChecks(kind, point, key), proportions("level", "level")],
    assumes: () => [
      `an interval symmetric ${scale === "identity" ? "around the effect" : "on the scale of analysis"}`,
    ],
    formulas(numbers, { step }) {
      const [value, bound] = [numbers[point]!, numbers[key]!];
      const beyond = numbers[other];
      const refused =
        beyond === undefined
          ? undefined
          : refuseEnds(kind, value, isLower ? bound : beyond, isLower ? beyond : bound);
      if (refused !== undefined) return refused;
      if (isLower ? !(bound < value) : !(bound > value)) {
        return refuse(
          "point-outside-interval",
          point,
          `the ${name} of ${formatFixed(value, 2)} lies beyond the ${isLower ? "lower" : "upper"} end of its interval, ${formatFixed(bound, 2)}, so the row is not converted.`,
          "Check both numbers, and whether the end is the other one.",
        );
      }
      const q = quantileStep(numbers.level!, dfOf(kind, numbers, step), step);
      const se = Math.abs(toScale(scale, value) - toScale(scale, bound)) / q;
      step("se", `abs(${onScale(scale, point)} - ${onScale(scale, key)}) / q`, se);
      effectSteps(kind, toScale(scale, value), se, step);
      return undefined;
    },
  });
}

/** Effect and variance from the interval alone: the effect is its middle on the scale of analysis. */
export function endsToEffect(kind: EffectKind): Conversion {
  const { point, stem, name, scale, example } = kind;
  const [lb, ub] = [`${stem}_lb`, `${stem}_ub`];
  return defineConversion({
    ...HANDBOOK,
    id: `${stem}-ends`,
    label: `Interval of the ${name} without the effect`,
    summary: `Effect and variance from the confidence interval of the ${name} alone.`,
    from: [lb, ub],
    // An effect that is reported too may say that an end is wrong.
    optional: [...(kind.stem === "md" ? FREEDOM : []), point],
    assumed: [LEVEL],
    yields: [effectKey(kind), varianceKey(kind)],
    example: { [lb]: example.lower, [ub]: example.upper, level: 0.95 },
    checks: [...scaleChecks(kind, lb, ub), proportions("level", "level")],
    assumes: () => ["an effect in the middle of its interval"],
    formulas(numbers, { step }) {
      const [lower, upper] = [numbers[lb]!, numbers[ub]!];
      const refused = refuseEnds(kind, numbers[point] ?? null, lower, upper);
      if (refused !== undefined) return refused;
      const q = quantileStep(numbers.level!, dfOf(kind, numbers, step), step);
      const [from, to] = [toScale(scale, lower), toScale(scale, upper)];
      const se = step(
        "se",
        `(${onScale(scale, ub)} - ${onScale(scale, lb)}) / (2 * q)`,
        (to - from) / (2 * q),
      );
      step(effectKey(kind), `(${onScale(scale, lb)} + ${onScale(scale, ub)}) / 2`, (from + to) / 2);
      step(varianceKey(kind), "se^2", square(se));
      return undefined;
    },
  });
}
