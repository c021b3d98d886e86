import type { Quantity } from "../types.ts";

/** Cells and margins of 2x2 tables, and statistics of diagnostic tests (`ai` true and `bi` false positives). */
export const TABLE_QUANTITIES: readonly Quantity[] = [
  { key: "ai", label: "Events, group 1", aliases: ["events1", "ai"] },
  { key: "bi", label: "Non-events, group 1", aliases: ["nonevents1", "bi"] },
  { key: "ci", label: "Events, group 2", aliases: ["events2", "ci"] },
  { key: "di", label: "Non-events, group 2", aliases: ["nonevents2", "di"] },
  { key: "xi", label: "Events, one group", aliases: ["events", "xi"] },
  { key: "prop", label: "Proportion, one group", aliases: ["proportion", "prop", "share"] },
  { key: "percent", label: "Percentage, one group", aliases: ["percentage", "percent", "pct"] },
  {
    key: "n_events",
    label: "Events, both groups together",
    aliases: ["eventstotal", "totalevents", "nevents"],
  },
  { key: "sens", label: "Sensitivity", aliases: ["sensitivity", "sens"] },
  { key: "spec", label: "Specificity", aliases: ["specificity", "spec"] },
  { key: "ppv", label: "Positive predictive value", aliases: ["positivepredictivevalue", "ppv"] },
  { key: "npv", label: "Negative predictive value", aliases: ["negativepredictivevalue", "npv"] },
  { key: "n_diseased", label: "People with the condition", aliases: ["ndiseased", "diseased"] },
  { key: "n_healthy", label: "People without the condition", aliases: ["nhealthy", "healthy"] },
];
