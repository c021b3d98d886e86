import { all } from "./numbers.ts";
import type { Guard } from "./types.ts";

/** Groups that do not add up to the people reported all together. */
export const armSizes: Guard = {
  id: "arm-sizes",
  label: "Sizes that do not add up",
  summary: "Compares the sizes of the groups with the number of people all together.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions, section 5.5",
  params: [],
  check(input) {
    return input.rowIds.flatMap((_, row) => {
      const sizes = all(input, ["n1i", "n2i", "ni"], row);
      if (sizes === null || sizes.n1i + sizes.n2i === sizes.ni) return [];
      return [
        {
          rows: [row],
          key: "ni",
          message: `the groups have ${sizes.n1i} and ${sizes.n2i} people, ${sizes.n1i + sizes.n2i} together, but ${sizes.ni} are reported in all.`,
          hint: "Check whether people dropped out, or a third arm was left out; the sizes analysed are those that count.",
          repairs: [],
        },
      ];
    });
  },
};
