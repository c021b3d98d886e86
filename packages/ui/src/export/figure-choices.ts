import { themes } from "@treeline/plots";
import { DPI, WIDTH_MM } from "@treeline/plots/export";

export const FIGURE_FORMATS = ["svg", "pdf", "png", "tiff"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** How figures are taken away; the last choice is remembered on the device, and is no part of the project. */
export interface FigureChoices {
  readonly format: FigureFormat;
  readonly widthMm: number;
  readonly dpi: number;
  /** Id of a palette. */
  readonly theme: string;
  /** Whether an SVG file carries its font. */
  readonly embedFont: boolean;
}

/** Light whatever the screen: figures go into papers. */
export const USUAL_CHOICES: FigureChoices = {
  format: "png",
  widthMm: WIDTH_MM.usual,
  dpi: DPI.usual,
  theme: "light",
  embedFont: true,
};

const KEY = "treeline-figure";

/** What was remembered, field by field where it can still be chosen. */
export function choicesFrom(text: string | null): FigureChoices {
  const kept = parsed(text);
  const number = (value: unknown, { least, most }: { least: number; most: number }, usual: number): number =>
    typeof value === "number" && value >= least && value <= most ? value : usual;
  return {
    format: FIGURE_FORMATS.find((known) => known === kept.format) ?? USUAL_CHOICES.format,
    widthMm: number(kept.widthMm, WIDTH_MM, USUAL_CHOICES.widthMm),
    dpi: number(kept.dpi, DPI, USUAL_CHOICES.dpi),
    theme: themes.find(({ id }) => id === kept.theme)?.id ?? USUAL_CHOICES.theme,
    embedFont: typeof kept.embedFont === "boolean" ? kept.embedFont : USUAL_CHOICES.embedFont,
  };
}

// Storage may be blocked; a forgotten choice is not worth a message.
export function rememberedChoices(): FigureChoices {
  try {
    return choicesFrom(localStorage.getItem(KEY));
  } catch {
    return USUAL_CHOICES;
  }
}

export function rememberChoices(choices: FigureChoices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    return;
  }
}

function parsed(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
