import type { Quantity } from "../types.ts";
import { COUNT, PERCENT, SHARE, SIZE } from "./ranges.ts";

/** Cells and margins of 2x2 tables, and statistics of diagnostic tests (`ai` true and `bi` false positives). */
export const TABLE_QUANTITIES: readonly Quantity[] = [
  { key: "ai", range: COUNT, label: "Events, group 1", aliases: ["events1", "ai"] },
  { key: "bi", range: COUNT, label: "Non-events, group 1", aliases: ["nonevents1", "bi"] },
  { key: "ci", range: COUNT, label: "Events, group 2", aliases: ["events2", "ci"] },
  { key: "di", range: COUNT, label: "Non-events, group 2", aliases: ["nonevents2", "di"] },
  { key: "xi", range: COUNT, label: "Events, one group", aliases: ["events", "xi"] },
  { key: "prop", range: SHARE, label: "Proportion, one group", aliases: ["proportion", "prop", "share"] },
  {
    key: "percent",
    range: PERCENT,
    label: "Percentage, one group",
    aliases: ["percentage", "percent", "pct"],
  },
  {
    key: "n_events",
    range: COUNT,
    label: "Events, both groups together",
    aliases: ["eventstotal", "totalevents", "nevents"],
  },
  { key: "sens", range: SHARE, label: "Sensitivity", aliases: ["sensitivity", "sens"] },
  { key: "spec", range: SHARE, label: "Specificity", aliases: ["specificity", "spec"] },
  {
    key: "ppv",
    range: SHARE,
    label: "Positive predictive value",
    aliases: ["positivepredictivevalue", "ppv"],
  },
  {
    key: "npv",
    range: SHARE,
    label: "Negative predictive value",
    aliases: ["negativepredictivevalue", "npv"],
  },
  { key: "n_diseased", range: SIZE, label: "People with the condition", aliases: ["ndiseased", "diseased"] },
  { key: "n_healthy", range: SIZE, label: "People without the condition", aliases: ["nhealthy", "healthy"] },
];
