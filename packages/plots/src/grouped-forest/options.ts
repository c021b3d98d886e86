import { LAYOUT_OPTIONS, MARK_OPTIONS, ORDER_OPTIONS } from "../forest/shared-options.ts";
import type { OptionsOf } from "../plot-options.ts";

const GROUPS = [
  {
    key: "overall",
    type: "boolean",
    label: "Mean of all studies",
    help: "The pooled effect of all studies below the groups.",
    default: true,
  },
  {
    key: "prediction",
    type: "boolean",
    label: "Prediction intervals",
    help: "Where the true effect of a new study is expected, below each mean.",
    default: true,
  },
  {
    key: "heterogeneity",
    type: "boolean",
    label: "Heterogeneity of each group",
    help: "Q, I\u00b2 and \u03c4\u00b2 of the studies of each group, below its mean.",
    default: true,
  },
] as const;

export const GROUPED_OPTIONS: readonly [
  ...typeof LAYOUT_OPTIONS,
  ...typeof ORDER_OPTIONS,
  ...typeof GROUPS,
  ...typeof MARK_OPTIONS,
] = [...LAYOUT_OPTIONS, ...ORDER_OPTIONS, ...GROUPS, ...MARK_OPTIONS];

export type GroupedOptions = OptionsOf<typeof GROUPED_OPTIONS>;
