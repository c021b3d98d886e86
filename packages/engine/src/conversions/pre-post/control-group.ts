import { square } from "../../numeric/elementary.ts";
import { formulaChoice, R_PREPOST } from "../assumed.ts";
import { correlations, positive } from "../checks.ts";
import { defineConversion, type FormulaChoice, refuse, type Tools } from "../define.ts";
import { J } from "../r-functions.ts";
import { atLeastTwo } from "../summaries/checks.ts";
import type { Conversion } from "../types.ts";

const MORRIS = "Morris (2008), doi:10.1177/1094428106291059, eq. 8 and 25";
const BECKER = "Becker (1988), doi:10.1111/j.2044-8317.1988.tb00901.x";

const VARIANCE: FormulaChoice<"variance"> = formulaChoice(
  "variance",
  "Sampling variance",
  "Morris’ exact variance for equal pre-post correlations, or the large-sample one.",
  [
    { value: "exact", label: "exact (Morris 2008)" },
    { value: "LS", label: "large-sample" },
  ],
);

/** Numbers of two groups before and after, with changes at hand. */
interface Design {
  readonly change1: number;
  readonly change2: number;
  readonly sd1: number;
  readonly sd2: number;
  readonly n1: number;
  readonly n2: number;
  readonly r: number;
}

/**
 * Steps of d_ppc2 = J(m) (change1 − change2)/S_pre with the pooled SD before and m = n1 + n2 − 2. Variance, with
 * u = 1/n1 + 1/n2: exact J² · 2(1 − r) u · m/(m − 2) · (1 + d²/(2 (1 − r) u)) − d²; large-sample 2(1 − r) u + d²/(2 (n1 + n2)).
 */
function morrisSteps(
  { change1, change2, sd1, sd2, n1, n2, r }: Design,
  change: readonly [string, string],
  { step, choice }: Tools<"variance">,
): ReturnType<typeof refuse> | undefined {
  const m = step("m", "n1i + n2i - 2", n1 + n2 - 2);
  if (!(m > 2)) {
    return refuse(
      "too-few-people",
      "n1i",
      "the sampling variance of this effect exists only from 5 people in both groups together on.",
      "Check the sizes of the groups, or leave the study out with a reason.",
    );
  }
  const sd = step(
    "sd_pre_pooled",
    "sqrt(((n1i - 1) * sd1_pre^2 + (n2i - 1) * sd2_pre^2) / m)",
    Math.sqrt(((n1 - 1) * square(sd1) + (n2 - 1) * square(sd2)) / m),
  );
  const j = step("j", "J(m)", J(m));
  const d = step(
    "yi_SMD",
    `j * (${change[0]} - (${change[1]})) / sd_pre_pooled`,
    (j * (change1 - change2)) / sd,
  );
  const u = step("u", "2 * (1 - r_prepost) * (1 / n1i + 1 / n2i)", 2 * (1 - r) * (1 / n1 + 1 / n2));
  if (choice.variance === "LS") {
    step("vi_SMD", "u + yi_SMD^2 / (2 * (n1i + n2i))", u + square(d) / (2 * (n1 + n2)));
  } else {
    const v = ((square(j) * m) / (m - 2)) * (u + square(d)) - square(d);
    step("vi_SMD", "j^2 * m / (m - 2) * (u + yi_SMD^2) - yi_SMD^2", v);
  }
  return undefined;
}

const FROM_MEANS = ["m1_pre", "m1_post", "sd1_pre", "n1i", "m2_pre", "m2_post", "sd2_pre", "n2i"] as const;
const SIZES_AND_SDS = [atLeastTwo("n1i", "n2i"), positive("SD", "sd1_pre", "sd2_pre")];
const EXAMPLE = {
  m1_pre: 30.6,
  m1_post: 38.5,
  sd1_pre: 15,
  n1i: 20,
  m2_pre: 23.1,
  m2_post: 19.7,
  sd2_pre: 13.8,
  n2i: 20,
};

/**
 * Pre-post-control d with the correlation taken from the SDs of both groups before, after and of the change (averaged by n).
 *
 * Source: Morris (2008), eq. 8 and 25. R: see {@link meansToPpc}, with `r = (r1*n1i + r2*n2i)/(n1i + n2i)`
 */
export const sdsToPpc: Conversion = defineConversion({
  id: "pre-post-control-known-r",
  label: "Pre-post with control group, SDs of the change known, to a standardised mean difference",
  summary:
    "Difference of mean changes in units of the pooled SD before, with the correlation from the SDs of the change.",
  reference: MORRIS,
  group: "pre-post",
  from: [...FROM_MEANS, "sd1_post", "sd1_change", "sd2_post", "sd2_change"],
  choices: [VARIANCE],
  yields: ["r_prepost", "yi_SMD", "vi_SMD"],
  example: { ...EXAMPLE, sd1_post: 14, sd1_change: 14.5, sd2_post: 13, sd2_change: 13.2 },
  checks: [...SIZES_AND_SDS, positive("SD", "sd1_post", "sd1_change", "sd2_post", "sd2_change")],
  formulas(numbers, tools) {
    const { m1_pre, m1_post, sd1_pre, sd2_pre, m2_pre, m2_post, n1i, n2i, ...sds } = numbers;
    const correlation = (pre: number, post: number, change: number): number =>
      (square(pre) + square(post) - square(change)) / (2 * pre * post);
    const formula = (group: number): string =>
      `(sd${group}_pre^2 + sd${group}_post^2 - sd${group}_change^2) / (2 * sd${group}_pre * sd${group}_post)`;
    const r1 = tools.step("r1", formula(1), correlation(sd1_pre, sds.sd1_post, sds.sd1_change));
    const r2 = tools.step("r2", formula(2), correlation(sd2_pre, sds.sd2_post, sds.sd2_change));
    if (!(Math.abs(r1) < 1 && Math.abs(r2) < 1)) {
      return refuse(
        "change-sd-impossible",
        Math.abs(r1) < 1 ? "sd2_change" : "sd1_change",
        "the SD of the change is impossible beside those before and after: the correlation would not lie between −1 and 1.",
        "Check the three SDs of the group; one of them may be a standard error.",
      );
    }
    const r = tools.step(
      "r_prepost",
      "(n1i * r1 + n2i * r2) / (n1i + n2i)",
      (n1i * r1 + n2i * r2) / (n1i + n2i),
    );
    const changes = { change1: m1_post - m1_pre, change2: m2_post - m2_pre };
    return morrisSteps({ ...changes, sd1: sd1_pre, sd2: sd2_pre, n1: n1i, n2: n2i, r }, BOTH_MEANS, tools);
  },
});

const BOTH_MEANS = ["m1_post - m1_pre", "m2_post - m2_pre"] as const;

/**
 * Pre-post-control d from means before and after: d_ppc2 of Morris, with the SDs before of both groups pooled.
 *
 * Source: Morris (2008), eq. 8 and 25.
 * R: `J(m) * ((m1_post - m1_pre) - (m2_post - m2_pre)) / sqrt(((n1i-1)*sd1_pre^2 + (n2i-1)*sd2_pre^2)/m)`
 */
export const meansToPpc: Conversion = defineConversion({
  id: "pre-post-control",
  label: "Pre-post with control group to a standardised mean difference",
  summary: "Difference of the mean changes of two groups in units of their pooled standard deviation before.",
  reference: MORRIS,
  group: "pre-post",
  from: FROM_MEANS,
  assumed: [R_PREPOST],
  choices: [VARIANCE],
  yields: ["yi_SMD", "vi_SMD"],
  example: EXAMPLE,
  checks: [...SIZES_AND_SDS, correlations("r_prepost")],
  formulas({ m1_pre, m1_post, sd1_pre, n1i, m2_pre, m2_post, sd2_pre, n2i, r_prepost }, tools) {
    const changes = { change1: m1_post - m1_pre, change2: m2_post - m2_pre };
    const design = { ...changes, sd1: sd1_pre, sd2: sd2_pre, n1: n1i, n2: n2i, r: r_prepost };
    return morrisSteps(design, BOTH_MEANS, tools);
  },
});

/** Pre-post-control d from mean changes and SDs before. Source: Morris (2008), eq. 8 and 25. */
export const changesToPpc: Conversion = defineConversion({
  id: "changes-to-pre-post-control",
  label: "Mean changes with control group to a standardised mean difference",
  summary: "Difference of two mean changes in units of the pooled standard deviation before.",
  reference: MORRIS,
  group: "pre-post",
  from: ["m1_change", "sd1_pre", "n1i", "m2_change", "sd2_pre", "n2i"],
  assumed: [R_PREPOST],
  choices: [VARIANCE],
  yields: ["yi_SMD", "vi_SMD"],
  example: { m1_change: 7.9, sd1_pre: 15, n1i: 20, m2_change: -3.4, sd2_pre: 13.8, n2i: 20 },
  checks: [...SIZES_AND_SDS, correlations("r_prepost")],
  formulas({ m1_change, sd1_pre, n1i, m2_change, sd2_pre, n2i, r_prepost }, tools) {
    const design = { change1: m1_change, change2: m2_change, sd1: sd1_pre, sd2: sd2_pre, n1: n1i, n2: n2i };
    return morrisSteps({ ...design, r: r_prepost }, ["m1_change", "m2_change"], tools);
  },
});

/**
 * Difference of two standardised mean changes, each in units of its own SD before: g = g1 − g2 with
 * g_j = J(n_j − 1) change_j/sd_pre_j and variance Σ 2(1 − r)/n_j + g_j²/(2 n_j).
 *
 * Source: Becker (1988), doi:10.1111/j.2044-8317.1988.tb00901.x.
 * R: `escalc(measure = "SMCR", m1i = m_post, m2i = m_pre, sd1i = sd_pre, ni, ri = r)` for each group, yi subtracted, vi added
 */
export const meansToBecker: Conversion = defineConversion({
  id: "pre-post-control-becker",
  label: "Pre-post with control group, each by its own SD, to a standardised mean difference",
  summary:
    "Difference of the standardised mean changes of two groups, each in units of its own standard deviation before.",
  reference: BECKER,
  group: "pre-post",
  from: FROM_MEANS,
  assumed: [R_PREPOST],
  yields: ["yi_SMD", "vi_SMD"],
  example: EXAMPLE,
  checks: [atLeastThree, positive("SD", "sd1_pre", "sd2_pre"), correlations("r_prepost")],
  formulas(numbers, { step }) {
    const change = (group: 1 | 2, n: number, value: number, sd: number): readonly [g: number, v: number] => {
      const g = step(
        `g${group}`,
        `J(n${group}i - 1) * (m${group}_post - m${group}_pre) / sd${group}_pre`,
        (J(n - 1) * value) / sd,
      );
      const v = step(
        `v${group}`,
        `2 * (1 - r_prepost) / n${group}i + g${group}^2 / (2 * n${group}i)`,
        (2 * (1 - numbers.r_prepost)) / n + square(g) / (2 * n),
      );
      return [g, v];
    };
    const [g1, v1] = change(1, numbers.n1i, numbers.m1_post - numbers.m1_pre, numbers.sd1_pre);
    const [g2, v2] = change(2, numbers.n2i, numbers.m2_post - numbers.m2_pre, numbers.sd2_pre);
    step("yi_SMD", "g1 - g2", g1 - g2);
    step("vi_SMD", "v1 + v2", v1 + v2);
    return undefined;
  },
});

/** J(n − 1) needs two degrees of freedom in each group. */
function atLeastThree(numbers: Readonly<Record<string, number>>): ReturnType<ReturnType<typeof atLeastTwo>> {
  return atLeastTwo(
    "n1i",
    "n2i",
  )({ n1i: numbers.n1i! - 1, n2i: numbers.n2i! - 1 }).map((issue) => ({
    ...issue,
    message: "a group of fewer than 3 people has no standardised mean change, so the row is not converted.",
    hint: "Check the sizes of the groups.",
  }));
}
