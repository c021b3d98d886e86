import type { Derivation } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import type { Params } from "../registry.ts";

/** A correlation in the selected sample, free of unreliability as far as that has to go first. */
interface Restricted {
  readonly r: number;
  /** What it was multiplied by before: `r = yi / before`. */
  readonly before: { readonly text: string; readonly value: number };
  /** What the widened correlation is divided by afterwards. */
  readonly after: { readonly text: string; readonly value: number };
  /** SD in the sample over SD in the population: its symbol and value. */
  readonly u: { readonly text: string; readonly value: number };
  readonly vi: number;
}

/**
 * Writes Thorndike's widening of the range, U r / sqrt(1 + (U^2 - 1) r^2) with U = 1/u, of the step `r`, and what follows for
 * effect and variance: A is the ratio of the effect as reported to the corrected one, also where both are 0.
 */
export function writeWidened(to: Derivation, restricted: Restricted, params: Params): void {
  const { r, before, after, u, vi } = restricted;
  const widening = to.step("U", `1 / ${u.text}`, 1 / u.value);
  const curve = to.step("w", "1 + (U^2 - 1) * r^2", 1 + (square(widening) - 1) * square(r));
  const root = Math.sqrt(curve);
  const attenuation = to.step(
    "A",
    `${before.text} * ${after.text} * sqrt(w) / U`,
    (before.value * after.value * root) / widening,
  );
  to.step("yi_c", `U * r / sqrt(w) / ${after.text}`, (widening * r) / root / after.value);
  if (params.variance === "delta") to.step("vi_c", "vi / (A * w)^2", vi / square(attenuation * curve));
  else to.step("vi_c", "vi / A^2", vi / square(attenuation));
}
