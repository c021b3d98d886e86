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
    "series-6": "#8a6d00",
    ...TRAFFIC_LIGHTS,
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
    "series-5": "#c3c8cf",
    "series-6": "#e0c341",
    ...TRAFFIC_LIGHTS,
    none: "none",
  },
};

/** Greys only: survives a photocopier. */
export const printTheme: Theme = {
  id: "print",
  label: "Print",
  colors: {
    ink: "#000000",
    muted: "#4d4d4d",
    faint: "#858585",
    line: "#bfbfbf",
    accent: "#262626",
    "accent-soft": "#eeeeee",
    surface: "#ffffff",
    warn: "#595959",
    "contour-1": "#c4c4c4",
    "contour-2": "#dcdcdc",
    "contour-3": "#f0f0f0",
    "series-1": "#262626",
    "series-2": "#6b6b6b",
    "series-3": "#404040",
    "series-4": "#858585",
    "series-5": "#000000",
    "series-6": "#757575",
    ...GREY_LIGHTS,
    none: "none",
  },
};

export const themes: readonly Theme[] = [lightTheme, darkTheme, printTheme];
