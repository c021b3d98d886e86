import type { Derivation, Quantities } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import { type DependentNeeds, readDependentSds, TWO_PAIRS } from "./dependent-means.ts";
import { needPositiveMean } from "./one-sample-checks.ts";
import type { RowIssues } from "./row-issues.ts";
import { vtypeParam } from "./two-by-two-inputs.ts";
import type { InputColumns } from "./types.ts";

/** The order of the expansion behind the sampling variance of a log ratio. */
export const RATIO_VTYPE: ReturnType<typeof vtypeParam> = vtypeParam([
  { value: "LS", label: "large-sample (first order)" },
  { value: "LS2", label: "second order" },
]);

/** Reads what a ratio of two means of the same people needs: two means above 0, their SDs, size and correlation. */
export function readRatio(
  inputs: InputColumns,
  row: number,
  positive: DependentNeeds["positive"],
  issues: RowIssues,
): Quantities | null {
  const m1i = needPositiveMean(inputs, "m1i", row, "the first mean", issues);
  const m2i = needPositiveMean(inputs, "m2i", row, "the second mean", issues);
  const spread = readDependentSds(inputs, row, { positive, size: TWO_PAIRS }, issues);
  return m1i === null || m2i === null || spread === null ? null : { m1i, m2i, ...spread };
}

/** Sampling variance of a log ratio of dependent means, as a step `vm`. */
export function meanRatioVariance(given: Quantities, vtype: string, to: Derivation): number {
  const { m1i, m2i, sd1i, sd2i, ni, ri } = given;
  const a = to.step("a", "sd1i^2 / (ni * m1i^2)", square(sd1i!) / (ni! * square(m1i!)));
  const b = to.step("b", "sd2i^2 / (ni * m2i^2)", square(sd2i!) / (ni! * square(m2i!)));
  const cross = (2 * ri! * sd1i! * sd2i!) / (ni! * m1i! * m2i!);
  const first = a + b - cross;
  if (vtype !== "LS2") return to.step("vm", "a + b - 2 * ri * sd1i * sd2i / (ni * m1i * m2i)", first);
  // s1² s2² (m1⁴ + m2⁴)/(n² m1⁴ m2⁴) is a b (m1²/m2² + m2²/m1²).
  const ratio = square(m1i! / m2i!);
  const second = (square(a) + square(b) + square(ri!) * a * b * (ratio + 1 / ratio)) / 2;
  return to.step(
    "vm",
    "a + b - 2 * ri * sd1i * sd2i / (ni * m1i * m2i) + (a^2 + b^2 + ri^2 * a * b * (m1i^2 / m2i^2 + m2i^2 / m1i^2)) / 2",
    first + second,
  );
}

/** Sampling variance of a log ratio of dependent SDs, as a step `vs`. */
export function sdRatioVariance({ sd1i, sd2i, ni, ri }: Quantities, vtype: string, to: Derivation): number {
  const df = ni! - 1;
  const first = (1 - square(ri!)) / df;
  if (vtype !== "LS2") return to.step("vs", "(1 - ri^2) / (ni - 1)", first);
  const ratio = square(square(sd1i! / sd2i!));
  const second = (1 + (square(square(ri!)) * (ratio + 1 / ratio)) / 2) / square(df);
  return to.step(
    "vs",
    "(1 - ri^2) / (ni - 1) + (1 + ri^4 * (sd1i^8 + sd2i^8) / (2 * sd1i^4 * sd2i^4)) / (ni - 1)^2",
    first + second,
  );
}
