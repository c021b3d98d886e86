import type { BiasComparison } from "../bias/types.ts";
import type { Check } from "./r-checks.ts";
import { rNumber, rNumbers } from "./r-text.ts";

/** A comparison of a method as one of the script's; without a scale a difference is measured by the number itself. */
export function compareGiven(
  label: string,
  { name, value, r, scale, tolerance, onlyIf }: BiasComparison,
): Check {
  return {
    name: `${label}: ${name}`,
    expected: typeof value === "number" ? rNumber(value) : rNumbers(value),
    r,
    scale: scale ?? "0",
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(onlyIf === undefined ? {} : { onlyIf }),
  };
}
