import type { Derivation } from "../derivation.ts";
import { square } from "../numeric/elementary.ts";
import type { ParamDef, Params } from "../registry.ts";
import { correctParam } from "./formula-measure.ts";
import { correctToR } from "./one-group-means.ts";
import { vtypeParam, vtypeToR } from "./two-by-two-inputs.ts";

const LABELS: Readonly<Record<string, string>> = {
  LS: "large-sample",
  LS2: "large-sample, with J²",
  UB: "unbiased",
  H0: "as if there were no change",
};

/** The small-sample correction and the kinds of sampling variance of a standardised mean change. */
export function changeParams(vtypes: readonly string[]): readonly ParamDef[] {
  return [
    correctParam(
      "Multiplies the standardised change by the exact factor J, which removes its bias in small samples.",
    ),
    vtypeParam(vtypes.map((value) => ({ value, label: LABELS[value]! }))),
  ];
}

/** `, correct = TRUE, vtype = "LS"` */
export function changeToR(params: Params): string {
  return `${correctToR(params)}${params.vtype === undefined ? "" : vtypeToR(params)}`;
}

/** A standardised change with what its sampling variance is made of. */
export interface StandardisedChange {
  /** Without and with the small-sample factor. */
  readonly d: number;
  readonly g: number;
  readonly factor: number;
  readonly n: number;
  /** Variance of the standardised change around 0 but for 1/n: 1 for change scores, 2(1 − r) for raw scores; as a step `c`. */
  readonly c: number;
  /** The same by the unbiased correlation, for `UB` and `H0`, as a step `cu`; absent = the same. */
  readonly unbiased?: () => number;
}

/**
 * The last step `vi` of a standardised mean change with m = n − 1 degrees of freedom: `LS` c/n + g²/(2n); `LS2`
 * J²(c/n + d²/(2n)); `UB` c/n + (1 − (m − 2)/(m J²)) g²; `H0` J² m/(m − 2) c/n, for m > 2.
 *
 * Source: Hedges (1983), doi:10.1037/0033-2909.93.2.388; Morris (2000), doi:10.1348/000711000159150.
 */
export function changeVariance(vtype: string, change: StandardisedChange, to: Derivation): void {
  const { d, g, factor, n, c } = change;
  const m = n - 1;
  const name = change.unbiased === undefined ? "c" : "cu";
  if (vtype === "LS2") {
    const sum = c / n + square(d) / (2 * n);
    to.step("vi", "cm^2 * (c / ni + d^2 / (2 * ni))", square(factor) * sum);
  } else if (vtype === "UB") {
    const spread = change.unbiased?.() ?? c;
    const share = 1 - (m - 2) / (m * square(factor));
    to.step("vi", `${name} / ni + (1 - (ni - 3) / ((ni - 1) * cm^2)) * g^2`, spread / n + share * square(g));
  } else if (vtype === "H0") {
    const spread = change.unbiased?.() ?? c;
    const value = m > 2 ? (((square(factor) * m) / (m - 2)) * spread) / n : Number.NaN;
    to.step("vi", `cm^2 * (ni - 1) / (ni - 3) * ${name} / ni`, value);
  } else {
    to.step("vi", "c / ni + g^2 / (2 * ni)", c / n + square(g) / (2 * n));
  }
}
