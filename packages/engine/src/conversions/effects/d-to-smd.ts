import { square } from "../../numeric/elementary.ts";
import { formulaChoice } from "../assumed.ts";
import { positive } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import { J } from "../r-functions.ts";
import type { Conversion } from "../types.ts";
import { DIFFERENCE_SOURCES, type DifferenceSource } from "./difference-sources.ts";

const CORRECTION = formulaChoice(
  "correction",
  "Small-sample correction",
  "Hedges’ factor that removes the bias of d in small samples, where the sizes of the groups are known.",
  [
    { value: "exact", label: "exact J (gamma functions)" },
    { value: "approximate", label: "approximate J = 1 − 3/(4m − 1)" },
    { value: "none", label: "none (Cohen’s d)" },
  ],
);

/**
 * Hedges' g and its variance from Cohen's d and its variance: g = J d, Var g = J² Var d, m = n1 + n2 - 2; where the sizes
 * are not known, d stays as it is.
 *
 * Source: Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 4.22-4.24; Hedges (1981),
 * doi:10.3102/10769986006002107.
 * R: `J(n1i + n2i - 2) * d`
 */
function toSmd({ id, d, variance, name }: DifferenceSource): Conversion {
  return defineConversion({
    id: `${id}-to-smd`,
    label: `${name} and its variance to a standardised mean difference`,
    summary: `Hedges’ g with its variance from ${name} with its variance.`,
    reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 4.22-4.24",
    group: "effect",
    from: [d, variance],
    optional: ["n1i", "n2i", "ni"],
    choices: [CORRECTION],
    yields: ["yi_SMD", "vi_SMD"],
    example: { [d]: 0.5, [variance]: 0.16, n1i: 12, n2i: 14, ni: 26 },
    checks: [positive("variance of d", variance)],
    assumes: (given) =>
      peopleIn(given) === null ? ["no small-sample correction, as the sizes are not known"] : [],
    formulas(numbers, { step, choice }) {
      const people = peopleIn(numbers);
      if (people === null || choice.correction === "none") {
        step("yi_SMD", d, numbers[d]!);
        step("vi_SMD", variance, numbers[variance]!);
        return undefined;
      }
      const m = step("m", `${people.expression} - 2`, people.n - 2);
      if (!(m > 1)) {
        return refuse(
          "too-few-people",
          "n1i",
          `${people.n} people in both groups together are too few for the small-sample correction.`,
          "Check the sizes, or leave the study out with a reason.",
        );
      }
      const factor =
        choice.correction === "exact"
          ? step("g_factor", "J(m)", J(m))
          : step("g_factor", "1 - 3 / (4 * m - 1)", 1 - 3 / (4 * m - 1));
      step("yi_SMD", `g_factor * ${d}`, factor * numbers[d]!);
      step("vi_SMD", `g_factor^2 * ${variance}`, square(factor) * numbers[variance]!);
      return undefined;
    },
  });
}

interface People {
  readonly n: number;
  readonly expression: string;
}

function peopleIn({
  n1i,
  n2i,
  ni,
}: {
  readonly n1i?: number;
  readonly n2i?: number;
  readonly ni?: number;
}): People | null {
  if (n1i !== undefined && n2i !== undefined) return { n: n1i + n2i, expression: "n1i + n2i" };
  return ni === undefined ? null : { n: ni, expression: "ni" };
}

export const D_TO_SMD: readonly Conversion[] = DIFFERENCE_SOURCES.map(toSmd);
