import { formatExact } from "../../format/index.ts";
import { square } from "../../numeric/elementary.ts";
import { positive } from "../checks.ts";
import { type AssumedNumber, defineConversion } from "../define.ts";
import { J } from "../r-functions.ts";
import { atLeastTwo } from "../summaries/checks.ts";
import type { Conversion } from "../types.ts";

const HANDBOOK = "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 10.5.2";

const DIFFERENCE_BEFORE: AssumedNumber<"md_pre"> = {
  key: "md_pre",
  def: {
    key: "md_pre",
    label: "Difference of the groups before",
    help: "By how much the mean of group 1 lay above that of group 2 before the intervention; it is taken off the mean after. Random allocation makes it 0 on average.",
    type: "number",
    default: 0,
    min: -1e9,
    max: 1e9,
  },
  clause: (value) =>
    value === 0
      ? "groups that did not differ before"
      : `a difference of ${formatExact(value)} between the groups before`,
};

/** Mean difference of the changes of two groups. R: `escalc(measure = "MD", m1_change, sd1_change, n1i, ...)` */
export const changesToDifference: Conversion = defineConversion({
  id: "changes-to-difference",
  label: "Changes of two groups to a mean difference",
  summary: "Difference of two mean changes with the standard deviations of the changes.",
  reference: HANDBOOK,
  group: "pre-post",
  from: ["m1_change", "sd1_change", "n1i", "m2_change", "sd2_change", "n2i"],
  yields: ["yi_MD", "vi_MD"],
  example: { m1_change: 7.9, sd1_change: 14.5, n1i: 20, m2_change: -3.4, sd2_change: 13.2, n2i: 20 },
  checks: [atLeastTwo("n1i", "n2i"), positive("SD of the change", "sd1_change", "sd2_change")],
  formulas({ m1_change, sd1_change, n1i, m2_change, sd2_change, n2i }, { step }) {
    step("yi_MD", "m1_change - m2_change", m1_change - m2_change);
    step(
      "vi_MD",
      "sd1_change^2 / n1i + sd2_change^2 / n2i",
      square(sd1_change) / n1i + square(sd2_change) / n2i,
    );
    return undefined;
  },
});

/**
 * Standardised mean difference of the changes of two groups, in units of the SD of the changes pooled over the groups:
 * g = J(m) (change1 − change2)/S_change, m = n1 + n2 − 2, variance 1/n1 + 1/n2 + g²/(2 (n1 + n2)).
 *
 * Source: Gibbons, Hedeker & Davis (1993), doi:10.3102/10769986018003271.
 * R: `escalc(measure = "SMD", m1i = m1_change, sd1i = sd1_change, n1i, m2i = m2_change, sd2i = sd2_change, n2i)`
 */
export const changesToSmd: Conversion = defineConversion({
  id: "changes-to-smd",
  // Units of changes are not those of scores: only where they are chosen, or where nothing else leads there.
  detour: 15,
  label: "Changes of two groups to a standardised mean difference in units of the SD of the changes",
  summary: "Difference of two mean changes in units of the pooled standard deviation of the changes.",
  reference: "Gibbons, Hedeker & Davis (1993), doi:10.3102/10769986018003271",
  group: "pre-post",
  from: ["m1_change", "sd1_change", "n1i", "m2_change", "sd2_change", "n2i"],
  yields: ["yi_SMD", "vi_SMD"],
  example: { m1_change: 7.9, sd1_change: 14.5, n1i: 20, m2_change: -3.4, sd2_change: 13.2, n2i: 20 },
  checks: [atLeastTwo("n1i", "n2i"), positive("SD of the change", "sd1_change", "sd2_change")],
  assumes: () => ["units of the SD of the changes, beside which effects in units of scores are no equals"],
  formulas({ m1_change, sd1_change, n1i, m2_change, sd2_change, n2i }, { step }) {
    const m = step("m", "n1i + n2i - 2", n1i + n2i - 2);
    const sd = step(
      "sd_change_pooled",
      "sqrt(((n1i - 1) * sd1_change^2 + (n2i - 1) * sd2_change^2) / m)",
      Math.sqrt(((n1i - 1) * square(sd1_change) + (n2i - 1) * square(sd2_change)) / m),
    );
    const g = (J(m) * (m1_change - m2_change)) / sd;
    step("yi_SMD", "J(m) * (m1_change - m2_change) / sd_change_pooled", g);
    const v = 1 / n1i + 1 / n2i + square(g) / (2 * (n1i + n2i));
    step("vi_SMD", "1 / n1i + 1 / n2i + yi_SMD^2 / (2 * (n1i + n2i))", v);
    return undefined;
  },
});

/** The scores after as the scores of the groups, less a difference before where one is given. R: `m1_post - md_pre`, `sd1_post`, ... */
export const finalScores: Conversion = defineConversion({
  id: "final-scores",
  detour: 3,
  label: "Scores after as the scores of two groups",
  summary: "Means and standard deviations after the intervention, without regard to those before.",
  reference: HANDBOOK,
  group: "pre-post",
  from: ["m1_post", "sd1_post", "m2_post", "sd2_post"],
  assumed: [DIFFERENCE_BEFORE],
  yields: ["m1i", "sd1i", "m2i", "sd2i"],
  example: { m1_post: 38.5, sd1_post: 14, m2_post: 19.7, sd2_post: 13 },
  checks: [positive("SD", "sd1_post", "sd2_post")],
  formulas({ m1_post, sd1_post, m2_post, sd2_post, md_pre }, { step }) {
    step("m1i", "m1_post - md_pre", m1_post - md_pre);
    step("sd1i", "sd1_post", sd1_post);
    step("m2i", "m2_post", m2_post);
    step("sd2i", "sd2_post", sd2_post);
    return undefined;
  },
});
