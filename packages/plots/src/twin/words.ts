import { spoken, type Words } from "../spoken.ts";

const english = {
  title: "Numbers of the figure",
  study: "Study",
  lower: "Lower end",
  upper: "Upper end",
  se: "Standard error",
  weight: "Weight (%)",
  drawn: "In the figure",
  pooled: "Pooled effect",
  prediction: "Prediction interval",
  leftOut: (name: string): string => `${name} (left out)`,
  treated: "Events, treated",
  treatedSize: "People, treated",
  control: "Events, control",
  controlSize: "People, control",
  said: "What the figure shows",
} as const;

/** The words of the tables behind the figures. */
export const twinWords: Words<typeof english> = spoken("twin", english);
