import { positive } from "../checks.ts";
import { defineConversion } from "../define.ts";
import type { Conversion } from "../types.ts";

const SHARED = {
  reference: "Higgins, Eldridge & Li (2023), Cochrane Handbook 6.4, section 23.3.4",
  group: "design",
} as const;

const ASSUMPTION = (): readonly string[] => ["a shared control group split evenly between its comparisons"];

/** A row's part of the people of a shared control group; mean and SD stay. R: `n2_shared / n_comparisons` */
export const splitControlSize: Conversion = defineConversion({
  ...SHARED,
  id: "split-control-size",
  label: "Shared control group to the part of one comparison",
  summary: "Size of the control group of one comparison where several comparisons share it.",
  from: ["n2_shared", "n_comparisons"],
  yields: ["n2i"],
  example: { n2_shared: 25, n_comparisons: 2 },
  checks: [
    positive("size of the control group", "n2_shared"),
    positive("number of comparisons", "n_comparisons"),
  ],
  assumes: ASSUMPTION,
  formulas({ n2_shared, n_comparisons }, { step }) {
    step("n2i", "n2_shared / n_comparisons", n2_shared / n_comparisons);
    return undefined;
  },
});

/** A row's part of the events of a shared control group. R: `ci_shared / n_comparisons` */
export const splitControlEvents: Conversion = defineConversion({
  ...SHARED,
  id: "split-control-events",
  label: "Events of a shared control group to the part of one comparison",
  summary: "Events in the control group of one comparison where several comparisons share it.",
  from: ["ci_shared", "n_comparisons"],
  yields: ["ci"],
  example: { ci_shared: 6, n_comparisons: 2 },
  checks: [positive("number of comparisons", "n_comparisons")],
  assumes: ASSUMPTION,
  formulas({ ci_shared, n_comparisons }, { step }) {
    step("ci", "ci_shared / n_comparisons", ci_shared / n_comparisons);
    return undefined;
  },
});
