import type { OptionsOf } from "../plot-options.ts";

export const DESIGN_OPTIONS = [
  {
    key: "studies",
    type: "boolean",
    label: "Numbers of studies",
    help: "Beside the number of effects, where studies have several.",
    default: true,
  },
  {
    key: "sentences",
    type: "boolean",
    label: "What cannot be told apart",
    help: "Which moderators go together in these studies, in sentences below the map.",
    default: true,
  },
] as const;

export type DesignMapOptions = OptionsOf<typeof DESIGN_OPTIONS>;
