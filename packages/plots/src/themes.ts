import { recordTeller, whenSpoken } from "@treeline/engine";
import type { Paint } from "./scene.ts";

/** A colour for every paint name. Colours are CSS values; a page may pass its own custom properties. */
export interface Theme {
  readonly id: string;
  readonly label: string;
  readonly colors: Readonly<Record<Paint, string>>;
}

/** As traffic-light plots have them: those of robvis and its set for colour-blind eyes; the ink is chosen for contrast on each. */
const TRAFFIC_LIGHTS = {
  "rob-ink": "#000000",
  "rob-ink-light": "#ffffff",
  "rob-low": "#02c100",
  "rob-some": "#e2df07",
  "rob-high": "#bf0000",
  "rob-critical": "#820000",
  "rob-none": "#4ea1f7",
  "rob-na": "#cccccc",
  "rob-safe-low": "#fed98e",
  "rob-safe-some": "#fe9929",
  "rob-safe-high": "#d95f0e",
  "rob-safe-critical": "#993404",
  "rob-safe-none": "#ffffff",
} as const;

/** Greys that keep their order; the signs tell the judgements apart. */
const GREY_LIGHTS = {
  "rob-ink": "#000000",
  "rob-ink-light": "#ffffff",
  "rob-low": "#f2f2f2",
  "rob-some": "#c6c6c6",
  "rob-high": "#6b6b6b",
  "rob-critical": "#333333",
  "rob-none": "#ffffff",
  "rob-na": "#ffffff",
  "rob-safe-low": "#f2f2f2",
  "rob-safe-some": "#c6c6c6",
  "rob-safe-high": "#8c8c8c",
  "rob-safe-critical": "#333333",
  "rob-safe-none": "#ffffff",
} as const;

/** As Review Manager and JAMA have them, through R's meta; their marks have an outline, for green and light blue are faint on paper. */
const LAYOUTS = {
  "square-blue": "#0000ff",
  "square-green": "#00ff00",
  "square-red": "#ff0000",
  "square-dark-blue": "#00008b",
  "diamond-black": "#000000",
  "diamond-light-blue": "#add8e6",
} as const;

/** The same hues light enough for a dark ground. */
const DARK_LAYOUTS = {
  "square-blue": "#7f9dff",
  "square-green": "#4fdc4f",
  "square-red": "#ff7b7b",
  "square-dark-blue": "#8f9cf0",
  "diamond-black": "#d4d8de",
  "diamond-light-blue": "#add8e6",
} as const;

const GREY_LAYOUTS = {
  "square-blue": "#333333",
  "square-green": "#bfbfbf",
  "square-red": "#666666",
  "square-dark-blue": "#262626",
  "diamond-black": "#000000",
  "diamond-light-blue": "#d9d9d9",
} as const;

/** For a white ground. Accent is the blue of Okabe & Ito (2008), told apart from the warning colour by every kind of colour vision. */
export const lightTheme: Theme = {
  id: "light",
  label: "Light",
  colors: {
    ink: "#1c1e21",
    muted: "#666b73",
    faint: "#858a93",
    line: "#e4e3df",
    accent: "#0072b2",
    "accent-soft": "#e9f3f9",
    surface: "#ffffff",
    warn: "#a35a00",
    "contour-1": "#c8cdd3",
    "contour-2": "#dde1e5",
    "contour-3": "#eff1f3",
    "series-1": "#0072b2",
    "series-2": "#c85200",
    "series-3": "#008a63",
    "series-4": "#a3478f",
    "series-5": "#5a5f66",
    "series-6": "#4d3300",
    ...TRAFFIC_LIGHTS,
    ...LAYOUTS,
    none: "none",
  },
};

export const darkTheme: Theme = {
  id: "dark",
  label: "Dark",
  colors: {
    ink: "#e9ebee",
    muted: "#a3a9b1",
    faint: "#79808a",
    line: "#2b2f34",
    accent: "#56b4e9",
    "accent-soft": "#172c39",
    surface: "#1a1d20",
    warn: "#f0b35a",
    "contour-1": "#495058",
    "contour-2": "#363c42",
    "contour-3": "#282c31",
    "series-1": "#56b4e9",
    "series-2": "#ff9a55",
    "series-3": "#3fc79a",
    "series-4": "#e39ac8",
    "series-5": "#8f959d",
    "series-6": "#ffe97a",
    ...TRAFFIC_LIGHTS,
    ...DARK_LAYOUTS,
    none: "none",
  },
};

/** Greys only: survives a photocopier. */
export const printTheme: Theme = {
  id: "print",
  label: "Grey",
  colors: {
    ink: "#000000",
    muted: "#4d4d4d",
    faint: "#858585",
    line: "#bfbfbf",
    accent: "#262626",
    "accent-soft": "#f2f2f2",
    surface: "#ffffff",
    warn: "#595959",
    "contour-1": "#c4c4c4",
    "contour-2": "#dcdcdc",
    "contour-3": "#f0f0f0",
    "series-1": "#383838",
    "series-2": "#8a8a8a",
    "series-3": "#000000",
    "series-4": "#6d6d6d",
    "series-5": "#1f1f1f",
    "series-6": "#515151",
    ...GREY_LIGHTS,
    ...GREY_LAYOUTS,
    none: "none",
  },
};

/**
 * The colours of Okabe & Ito (2008), "Color Universal Design", that stand out from white; its light ones do not (orange 2.3:1, sky
 * blue 2.3:1, yellow 1.3:1). Its purple is a shade darker,
 * so that it stands out from bands as well; the sixth series is a brown, because black is the last of its dark ones.
 */
export const colorBlindTheme: Theme = {
  id: "colour-blind",
  label: "Safe for colour-blind eyes",
  colors: {
    ...lightTheme.colors,
    ink: "#000000",
    accent: "#0072b2",
    "accent-soft": "#e9f3f9",
    warn: "#a04700",
    "series-1": "#0072b2",
    "series-2": "#d55e00",
    "series-3": "#009e73",
    "series-4": "#bf6b9a",
    "series-5": "#000000",
    "series-6": "#80331a",
  },
};

/** Colours whose lightness differs by 8 of 100 from one series to the next, so that a copy in grey keeps them apart as well. */
export const pressTheme: Theme = {
  id: "press",
  label: "Print, in colour",
  colors: {
    ...lightTheme.colors,
    ink: "#000000",
    muted: "#4d4d4d",
    faint: "#808080",
    line: "#cfcfcf",
    accent: "#003971",
    "accent-soft": "#e8eef5",
    warn: "#8f3d00",
    "contour-1": "#c4c4c4",
    "contour-2": "#dcdcdc",
    "contour-3": "#f0f0f0",
    "series-1": "#003971",
    "series-2": "#df6000",
    "series-3": "#510b20",
    "series-4": "#00816f",
    "series-5": "#8d408d",
    "series-6": "#5a4a00",
  },
};

export const themes: readonly Theme[] = [lightTheme, darkTheme, printTheme, colorBlindTheme, pressTheme];

whenSpoken(recordTeller(() => themes));
