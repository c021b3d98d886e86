import { spoken } from "./spoken.ts";

export const artefacts = spoken("artefacts", {
  heading: "Errors of measurement and selection",
  lead: "Unreliable measurement, split variables and selected samples make correlations and mean differences smaller. Each effect can be corrected for them before anything is combined or pooled.",
  correction: "Correction",
  none: "none: effects as they are reported",
  notReported: "no column",
  unfit: (label: string) => `${label} (not for this measure)`,
  corrected: (count: number) => `${count} ${count === 1 ? "effect" : "effects"} corrected.`,
});
