import { power } from "../numeric/elementary.ts";
import type { PooledNumbers } from "./numbers.ts";
import type { Printed, Published } from "./published.ts";

export type PrintedName = "estimate" | "lower" | "upper" | "p" | "tau2" | "i2";

/** A printed number beside the one computed. */
export interface Compared {
  readonly name: PrintedName;
  readonly printed: Printed;
  /** null where these settings have no such number. */
  readonly value: number | null;
  /** How the printed digits come from the number; null = they do not. */
  readonly as: "rounded" | "truncated" | null;
}

/** The slack of binary fractions: 0.285 is stored a little off. */
const SLACK = 1e-9;

/**
 * How a number may have become the printed one: rounded (a half either way, so that rounding half up and half to even both
 * count), or cut off after its last digit.
 */
export function printedAs(
  value: number,
  { value: printed, decimals }: Printed,
): "rounded" | "truncated" | null {
  const unit = power(10, -decimals);
  if (Math.abs(value - printed) <= unit * (0.5 + SLACK)) return "rounded";
  const sameSign = value < 0 === printed < 0 || printed === 0;
  const beyond = Math.abs(value) - Math.abs(printed);
  return sameSign && beyond >= -unit * SLACK && beyond < unit ? "truncated" : null;
}

function compared(name: PrintedName, printed: Printed | null, value: number | null): readonly Compared[] {
  if (printed === null) return [];
  return [{ name, printed, value, as: value === null ? null : printedAs(value, printed) }];
}

/** Every printed number beside the computed one. */
export function compareWithPrinted(numbers: PooledNumbers, published: Published): readonly Compared[] {
  const { estimate, interval, p, tau2, i2 } = published;
  return [
    ...compared("estimate", estimate, numbers.estimate),
    ...compared("lower", interval?.[0] ?? null, numbers.interval?.[0] ?? null),
    ...compared("upper", interval?.[1] ?? null, numbers.interval?.[1] ?? null),
    ...compared("p", p, numbers.p),
    ...compared("tau2", tau2, numbers.tau2),
    ...compared("i2", i2, numbers.i2),
  ];
}

/** How far off the printed numbers are, in units of their last digits; a number that is not there counts for much. */
export function distanceOf(all: readonly Compared[]): number {
  return all.reduce(
    (sum, { printed, value, as }) =>
      sum +
      (as === "rounded"
        ? 0
        : value === null
          ? 1e6
          : Math.abs(value - printed.value) * power(10, printed.decimals)),
    0,
  );
}
