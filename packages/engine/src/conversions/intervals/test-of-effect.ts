import { formatFixed } from "../../format/index.ts";
import { formulaChoice } from "../assumed.ts";
import { signedPValues } from "../checks.ts";
import { defineConversion, type Refusal, refuse } from "../define.ts";
import { qnorm, qt } from "../r-functions.ts";
import type { Conversion } from "../types.ts";
import { type EffectKind, onScale, toScale } from "./effect-kinds.ts";
import { dfOf, effectSteps, effectYields, FREEDOM, scaleChecks } from "./interval.ts";

const HANDBOOK = {
  reference: "Cochrane Handbook for Systematic Reviews of Interventions (6.5), section 6.3.2",
  group: "interval",
} as const;

const SIDES = formulaChoice(
  "p_sides",
  "Sides of the test",
  "Whether the p-value of the effect is two-sided or one-sided in the direction found.",
  [
    { value: "two", label: "two-sided" },
    { value: "one", label: "one-sided" },
  ],
  (value) => `a ${value}-sided p`,
);

function noStandardError(kind: EffectKind, input: string): Refusal {
  return refuse(
    "standard-error-infinite",
    input,
    `this test statistic and the ${kind.name} give no standard error: a test of exactly no effect says nothing about precision.`,
    "Enter the confidence interval or the standard error, or leave the study out with a reason.",
  );
}

/** Effect and variance from z: SE = |effect / z|. R: `conv.wald(out = ori, zval = or_z, transf = log)` of metafor */
export function zToEffect(kind: EffectKind): Conversion {
  const { point, stem, name, scale, example } = kind;
  const key = `${stem}_z`;
  return defineConversion({
    ...HANDBOOK,
    id: `${stem}-z`,
    label: `z of the ${name}`,
    summary: `Effect and variance from the ${name} and its z statistic.`,
    from: [point, key],
    yields: effectYields(kind),
    example: { [point]: example.point, [key]: 1.73 * Math.sign(toScale(scale, example.point)) },
    checks: scaleChecks(kind, point),
    formulas(numbers, { step, warn }) {
      const [y, z] = [toScale(scale, numbers[point]!), numbers[key]!];
      if (z === 0 || y === 0) return noStandardError(kind, key);
      if (z * y < 0) {
        warn(
          "sign-against-test",
          key,
          `the ${name} points one way and its z of ${formatFixed(z, 2)} the other; the standard error is the same either way.`,
          "Check the direction of the comparison.",
        );
      }
      const se = step("se", `abs(${onScale(scale, point)} / ${key})`, Math.abs(y / z));
      effectSteps(kind, y, se, step);
      return undefined;
    },
  });
}

/**
 * Effect and variance from p: SE = |effect| / z with z the normal quantile of p (of t, where a mean difference comes with
 * its degrees of freedom).
 *
 * R: `conv.wald(out = ori, pval = or_p, transf = log)` of metafor
 */
export function pToEffect(kind: EffectKind): Conversion {
  const { point, stem, name, scale, example } = kind;
  const key = `${stem}_p`;
  return defineConversion({
    ...HANDBOOK,
    id: `${stem}-p`,
    label: `p of the ${name}`,
    summary: `Effect and variance from the ${name} and its p-value.`,
    from: [point, key],
    optional: kind.stem === "md" ? FREEDOM : [],
    choices: [SIDES],
    yields: effectYields(kind),
    example: { [point]: example.point, [key]: 0.0312 },
    checks: [...scaleChecks(kind, point), signedPValues(key)],
    formulas(numbers, { step, choice }) {
      const y = toScale(scale, numbers[point]!);
      const tail =
        choice.p_sides === "one"
          ? step("tail", `abs(${key})`, Math.abs(numbers[key]!))
          : step("tail", `abs(${key}) / 2`, Math.abs(numbers[key]!) / 2);
      if (tail >= 0.5 || y === 0) return noStandardError(kind, key);
      const df = dfOf(kind, numbers, step);
      const z =
        df === undefined
          ? step("z", "-qnorm(tail)", -qnorm(tail))
          : step("z", "-qt(tail, df)", -qt(tail, df));
      const se = step("se", `abs(${onScale(scale, point)}) / z`, Math.abs(y) / z);
      effectSteps(kind, y, se, step);
      return undefined;
    },
  });
}
