import { square } from "../../numeric/elementary.ts";
import { positive } from "../checks.ts";
import { defineConversion } from "../define.ts";
import { atLeastTwo } from "../summaries/checks.ts";
import type { Conversion } from "../types.ts";

const HANDBOOK = "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, section 10.5.2";

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

/** The scores after as the scores of the groups, which leaves differences before as they are. R: `m1_post`, `sd1_post`, ... */
export const finalScores: Conversion = defineConversion({
  id: "final-scores",
  label: "Scores after as the scores of two groups",
  summary: "Means and standard deviations after the intervention, without regard to those before.",
  reference: HANDBOOK,
  group: "pre-post",
  from: ["m1_post", "sd1_post", "m2_post", "sd2_post"],
  yields: ["m1i", "sd1i", "m2i", "sd2i"],
  example: { m1_post: 38.5, sd1_post: 14, m2_post: 19.7, sd2_post: 13 },
  checks: [positive("SD", "sd1_post", "sd2_post")],
  assumes: () => ["groups that did not differ before"],
  formulas({ m1_post, sd1_post, m2_post, sd2_post }, { step }) {
    step("m1i", "m1_post", m1_post);
    step("sd1i", "sd1_post", sd1_post);
    step("m2i", "m2_post", m2_post);
    step("sd2i", "sd2_post", sd2_post);
    return undefined;
  },
});
