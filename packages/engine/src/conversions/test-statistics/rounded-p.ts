import { formatExact, formatFixed } from "../../format/index.ts";
import { power } from "../../numeric/elementary.ts";
import type { Tools } from "../define.ts";

/** Decimals of a number as it is printed; 0 for whole numbers. */
export function decimalsOf(value: number): number {
  const [mantissa, exponent] = String(Math.abs(value)).split("e");
  const digits = mantissa!.split(".")[1]?.length ?? 0;
  return Math.max(0, digits - Number(exponent ?? 0));
}

/** With more than three decimals, rounding of p moves no effect visibly. */
const MOST_PARTS = 1000;

/**
 * Says which statistics a printed p-value may stand for: p = .04 is anything from .035 to .045.
 * @param statistic what the statistic is called
 * @param of the statistic of an exact p
 */
export function noteRounding(
  key: string,
  p: number,
  statistic: string,
  of: (p: number) => number,
  note: Tools<never>["note"],
): void {
  // Most p-values that are no rounded ones are told so by arithmetic, many times faster than by their digits.
  if (Math.round(p * MOST_PARTS) / MOST_PARTS !== p) return;
  const decimals = decimalsOf(p);
  const half = 0.5 * power(10, -decimals);
  const low = Math.max(Math.abs(p) - half, 0);
  const high = Math.min(Math.abs(p) + half, 1);
  const ends = `${formatExact(Number(low.toPrecision(6)))} to ${formatExact(Number(high.toPrecision(6)))}`;
  const upper = low > 0 ? formatFixed(of(low), 2) : "infinity";
  note(
    "p-rounded",
    key,
    `p = ${formatExact(Math.abs(p))} may have been rounded; then it stands for ${ends}, and |${statistic}| for ${formatFixed(of(high), 2)} to ${upper}. It is used as printed.`,
    "Enter the test statistic, or p with more decimals, if the paper has them.",
  );
}
