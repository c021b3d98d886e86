import { spoken } from "./spoken.ts";

/** The settings of this device. */
export const settings = spoken("settings", {
  title: "Settings",
  lead: "Kept on this device, for every analysis, unless it says otherwise. None of it changes a number.",
  language: "Language of the page",
  languages: { en: "English", es: "Espa\u00f1ol", de: "Deutsch" },
  languageHelp: "The page is loaded anew in that language. Your work is saved before.",
  apart: { figures: "Language of figures", report: "Language of the report" },
  apartHelp: "For papers in another language than you work in. Kept with this project.",
  asPage: "as the page",
  decimal: "Decimal mark",
  decimals: { auto: "as usual here", ".": "point: 0.5", ",": "comma: 0,5" },
  decimalHelp:
    "How numbers are shown on the page, in figures and in the report. Files for other programs keep the point.",
  theme: "Colours",
  themes: { system: "as the system", light: "light", dark: "dark" },
  density: "Spacing",
  densities: { comfortable: "comfortable", compact: "compact" },
  keys: "Shortcuts of a single character, such as\u00a0?",
  keysState: { on: "on", off: "off" },
  motion: "Motion follows the setting of your system: where it asks for less, nothing moves here.",
  notKept:
    "The browser keeps nothing for this page, so that language and decimal mark stay as they are. Allow storage for this site, then choose again.",
  close: "Done",
});
