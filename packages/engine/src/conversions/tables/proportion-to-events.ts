import { proportions } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import type { Conversion } from "../types.ts";

const SHARED = {
  reference: "Cochrane Handbook for Systematic Reviews of Interventions (6.5), section 6.4.2",
  group: "table",
  yields: ["xi"],
} as const;

/** Events of one group from their proportion, rounded to whole people: x = round(p n). R: `round(prop * ni)` */
export const proportionToEvents: Conversion = defineConversion({
  ...SHARED,
  id: "proportion-to-events",
  label: "Proportion and size to events",
  summary: "How many people of one group had the event, from the proportion that is printed.",
  from: ["prop", "ni"],
  example: { prop: 0.69, ni: 100 },
  checks: [proportions("proportion", "prop")],
  formulas({ prop, ni }, { step }) {
    step("xi", "round(prop * ni)", Math.round(prop * ni));
    return undefined;
  },
});

/** The same from a percentage: x = round(n percent / 100). R: `round(ni * percent / 100)` */
export const percentToEvents: Conversion = defineConversion({
  ...SHARED,
  id: "percent-to-events",
  label: "Percentage and size to events",
  summary: "How many people of one group had the event, from the percentage that is printed.",
  from: ["percent", "ni"],
  example: { percent: 69, ni: 100 },
  formulas({ percent, ni }, { step }) {
    if (!(percent >= 0 && percent <= 100)) {
      return refuse(
        "percent-out-of-range",
        "percent",
        `${percent} is no percentage of a group, which lies between 0 and 100.`,
        "Check the number; a proportion is another quantity.",
      );
    }
    step("xi", "round(ni * percent / 100)", Math.round((ni * percent) / 100));
    return undefined;
  },
});
