import type { OptionsOf } from "../plot-options.ts";

export const PROFILE_OPTIONS = [
  {
    key: "axis",
    type: "choice",
    label: "Axis",
    help: "The square root scale shows τ² = 0; the log scale shows small values far apart.",
    default: "root",
    choices: [
      { value: "root", label: "Square root" },
      { value: "log", label: "Log" },
    ],
  },
] as const;

export type ProfileOptions = OptionsOf<typeof PROFILE_OPTIONS>;
