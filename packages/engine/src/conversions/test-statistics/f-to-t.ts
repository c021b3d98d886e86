import { assumesPositive, directionOf } from "../assumed.ts";
import { DIRECTION, notNegative } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

interface Comparison {
  readonly id: string;
  readonly of: string;
  readonly F: string;
  readonly t: string;
}

/**
 * t from F with one degree of freedom above: t = ± sqrt(F). F has no sign; it comes with the direction of the effect.
 *
 * Source: Lipsey & Wilson (2001), Practical Meta-Analysis, table B10.
 * R: `direction * sqrt(F)`
 */
function fToT({ id, of, F, t }: Comparison): Conversion {
  return defineConversion({
    id,
    label: `F of ${of} to t`,
    summary: `The t statistic of ${of} from F with one degree of freedom in the numerator.`,
    reference: "Lipsey & Wilson (2001), Practical Meta-Analysis, table B10",
    group: "test statistic",
    from: [F],
    optional: ["direction"],
    yields: [t],
    example: { [F]: 6.25, direction: -1 },
    checks: [notNegative("F statistic", F), DIRECTION],
    assumes: assumesPositive,
    formulas(numbers, { step }) {
      const direction = directionOf(numbers, step);
      step(t, `direction * sqrt(${F})`, direction * Math.sqrt(numbers[F]!));
      return undefined;
    },
  });
}

/** F of two independent groups, of paired measurements, and of groups adjusted for covariates. */
export const F_TO_T: readonly Conversion[] = [
  { id: "f-to-t", of: "two independent groups", F: "F", t: "t" },
  { id: "f-paired-to-t", of: "two measurements of the same people", F: "F_paired", t: "t_paired" },
  { id: "f-ancova-to-t", of: "two groups adjusted for covariates", F: "F_ancova", t: "t_ancova" },
].map(fToT);
