import type { OptionsOf } from "../plot-options.ts";

export const TAU_OPTIONS = [
  {
    key: "moderator",
    isSubject: true,
    type: "columns",
    label: "Moderator",
    help: "The moderator of the heterogeneity that is drawn; the first unless one is chosen.",
    default: [],
    most: 1,
  },
  {
    key: "interval",
    type: "boolean",
    label: "Confidence interval",
    help: "Where the heterogeneity may lie, at each value of the moderator.",
    default: true,
  },
  {
    key: "constant",
    type: "boolean",
    label: "One heterogeneity for all",
    help: "A line where it would be if it did not depend on moderators.",
    default: true,
  },
  {
    key: "studies",
    type: "boolean",
    label: "Studies",
    help: "Where the studies lie along a number, and how many have each level.",
    default: true,
  },
] as const;

export type TauOptions = OptionsOf<typeof TAU_OPTIONS>;
