import type { Quantities } from "../../derivation.ts";
import { power, square } from "../../numeric/elementary.ts";
import { correlations, positive, sizes } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";
import { DIFFERENCE_SOURCES, type DifferenceSource } from "./difference-sources.ts";

/**
 * A correlation from d: r = d / sqrt(d² + a), Var r = a² Var d / (d² + a)³, a = (n1 + n2)² / (n1 n2), which is 4 for equal
 * groups.
 *
 * Source: Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 7.7-7.9.
 * R: `d / sqrt(d^2 + a)`
 */
function toCor({ id, d, variance, name }: DifferenceSource): Conversion {
  return defineConversion({
    id: `${id}-to-cor`,
    label: `${name} to r`,
    summary: `A correlation with its variance from ${name} with its variance.`,
    reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 7.7-7.9",
    group: "effect",
    from: [d, variance],
    optional: ["n1i", "n2i"],
    yields: ["yi_COR", "vi_COR"],
    example: { [d]: 0.5, [variance]: 0.16, n1i: 12, n2i: 20 },
    checks: [positive("variance of d", variance), sizes("n1i", "n2i")],
    assumes: ({ n1i, n2i }) => (n1i === undefined || n2i === undefined ? ["groups of equal size"] : []),
    formulas(numbers, { step }) {
      const { n1i, n2i } = numbers;
      const a =
        n1i === undefined || n2i === undefined
          ? step("a", "4", 4)
          : step("a", "(n1i + n2i)^2 / (n1i * n2i)", square(n1i + n2i) / (n1i * n2i));
      const sum = square(numbers[d]!) + a;
      step("yi_COR", `${d} / sqrt(${d}^2 + a)`, numbers[d]! / Math.sqrt(sum));
      step("vi_COR", `a^2 * ${variance} / (${d}^2 + a)^3`, (square(a) * numbers[variance]!) / power(sum, 3));
      return undefined;
    },
  });
}

export const D_TO_COR: readonly Conversion[] = DIFFERENCE_SOURCES.map(toCor);

const knowsSizes = ({ n1i, n2i }: Quantities): boolean => n1i !== undefined && n2i !== undefined;

/**
 * d from a correlation with group membership: d = r sqrt(h / (1 - r²)), Var d = h Var r / (1 - r²)³, with h = m/n1 + m/n2 and
 * m = n1 + n2 - 2; where the sizes are not known, h = 4 as for large groups of equal size.
 *
 * Source: Jacobs & Viechtbauer (2017), doi:10.1002/jrsm.1218; Borenstein et al. (2009), Introduction to Meta-Analysis,
 * eqs. 7.5-7.6 (equal groups).
 * R: `yi_COR * sqrt(h / (1 - yi_COR^2))`
 */
export const corToD: Conversion = defineConversion({
  id: "cor-to-d",
  detour: 1,
  label: "r to d",
  summary: "Cohen’s d with its variance from a correlation with its variance.",
  reference: "Borenstein et al. (2009), Introduction to Meta-Analysis, eqs. 7.5-7.6",
  group: "effect",
  from: ["yi_COR", "vi_COR"],
  optional: ["n1i", "n2i"],
  yields: ["d_other", "d_other_var"],
  example: { yi_COR: 0.35, vi_COR: 0.01, n1i: 12, n2i: 20 },
  checks: [correlations("yi_COR"), positive("variance of r", "vi_COR"), sizes("n1i", "n2i")],
  assumes: (given) =>
    knowsSizes(given)
      ? ["r being the correlation with membership in one of the two groups"]
      : ["groups of equal size made by halving a continuous variable"],
  formulas({ yi_COR, vi_COR, n1i, n2i }, { step }) {
    const m = (n1i ?? 0) + (n2i ?? 0) - 2;
    const h =
      n1i === undefined || n2i === undefined || !(m > 0)
        ? step("h", "4", 4)
        : step("h", "(n1i + n2i - 2) * (1 / n1i + 1 / n2i)", m * (1 / n1i + 1 / n2i));
    const rest = (1 - yi_COR) * (1 + yi_COR);
    step("d_other", "yi_COR * sqrt(h / (1 - yi_COR^2))", yi_COR * Math.sqrt(h / rest));
    step("d_other_var", "h * vi_COR / (1 - yi_COR^2)^3", (h * vi_COR) / power(rest, 3));
    return undefined;
  },
});
