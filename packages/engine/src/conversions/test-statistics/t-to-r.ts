import { square } from "../../numeric/elementary.ts";
import { correlations, sizes, TWO_GROUPS } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

const SHARED = {
  reference: "Rosenthal (1991), Meta-Analytic Procedures for Social Research, eq. 2.16",
  group: "test statistic",
} as const;

/** A correlation from its t: r = t / sqrt(t² + n - 2). R: `t_r / sqrt(t_r^2 + ni - 2)` */
export const tOfCorrelationToR: Conversion = defineConversion({
  ...SHARED,
  id: "t-r-to-r",
  label: "t of a correlation to r",
  summary: "A correlation from its t statistic.",
  from: ["t_r", "ni"],
  yields: ["r"],
  example: { t_r: 2.2, ni: 64 },
  checks: [sizes("ni")],
  formulas({ t_r, ni }, { step }) {
    const m = step("m", "ni - 2", ni - 2);
    step("r", "t_r / sqrt(t_r^2 + m)", t_r / Math.sqrt(square(t_r) + m));
    return undefined;
  },
});

/** A point-biserial correlation from the t of two groups: r = t / sqrt(t² + n1 + n2 - 2). R: `t / sqrt(t^2 + n1i + n2i - 2)` */
export const tToPointBiserial: Conversion = defineConversion({
  ...SHARED,
  id: "t-to-r-pb",
  label: "t of two independent groups to point-biserial r",
  summary: "The point-biserial correlation from the t statistic of two independent groups.",
  from: ["t", "n1i", "n2i"],
  yields: ["rpb"],
  example: { t: 2.2, n1i: 30, n2i: 34 },
  checks: [TWO_GROUPS],
  formulas({ t, n1i, n2i }, { step }) {
    const m = step("m", "n1i + n2i - 2", n1i + n2i - 2);
    step("rpb", "t / sqrt(t^2 + m)", t / Math.sqrt(square(t) + m));
    return undefined;
  },
});

/** A point-biserial correlation or phi stands as an ordinary one: both are Pearson correlations of 0/1 codes. */
function asCorrelation(id: string, from: "rpb" | "phi", name: string): Conversion {
  return defineConversion({
    ...SHARED,
    id,
    // A 2x2 table is the better way on from phi where its margins are known.
    ...(from === "phi" ? { detour: 3 } : {}),
    label: `${name} as a correlation`,
    summary: `Takes ${name} as a Pearson correlation, which it is, of variables coded 0 and 1.`,
    from: [from],
    yields: ["r"],
    example: { [from]: 0.31 },
    checks: [correlations(from)],
    assumes: () => [`${name} standing for a correlation of continuous variables`],
    formulas(numbers, { step }) {
      step("r", from, numbers[from]);
      return undefined;
    },
  });
}

export const pointBiserialToR: Conversion = asCorrelation(
  "r-pb-to-r",
  "rpb",
  "the point-biserial correlation",
);
export const phiToR: Conversion = asCorrelation("phi-to-r", "phi", "phi");
