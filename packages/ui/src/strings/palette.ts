import { spoken } from "./spoken.ts";

/** The palette of actions and the list of shortcuts. */
export const palette = spoken("palette", {
  title: "All actions",
  search: "Search for an action, a plot, a setting or a statistic",
  list: "Actions",
  count: (count: number) => (count === 1 ? "1 action" : `${count} actions`),
  none: (query: string) =>
    `Nothing is called \u201c${query}\u201d. Try another word, such as plot, export, tau or sample.`,
  off: "not possible now",
  hint: "Up and down choose, Enter runs, Escape closes.",
  recent: "Used last",
  groups: {
    go: "Go to",
    edit: "Edit",
    grid: "Data table",
    file: "Project",
    export: "Export",
    sample: "Sample analyses",
    plot: "Plots and tables",
    option: "Options of the model",
    screen: "Screen",
    help: "Help",
  },
  showPlot: (plot: string) => `Show: ${plot}`,
  showPlotAlso: "plot figure chart graph draw table view",
  exportAlso: "export download save file svg pdf png csv",
  gridAlso: "spreadsheet cells rows columns sheet edit",
  settingAlso: "settings preferences this device",
  sampleAlso: "example demo published data",
  set: (option: string, choice: string) => `${option}: ${choice}`,
  optionAlso: "choose set method change use",
  estimatorAlso: "tau2 heterogeneity estimator",
  testAlso: "confidence interval p-value significance",
  predictionAlso: "prediction interval",
  tau2IntervalAlso: "confidence interval tau2",
  styleAlso: "house defaults software cochrane revman stata metafor",
  style: "House style",
  themeAlso: "colour dark mode light mode appearance",
  theme: (name: string) => `Theme: ${name}`,
  explain: (term: string) => `What is ${term}?`,
});

export const shortcutList = spoken("shortcutList", {
  title: "Keyboard shortcuts",
  action: "Action",
  keys: "Keys",
  or: "or",
  within: "Within a part of the page",
  parts: [
    { keys: ["Tab", "Shift Tab"], does: "next and previous control" },
    { keys: ["\u2190 \u2192 \u2191 \u2193"], does: "move in a table, a plot, a menu or a row of tabs" },
    { keys: ["Enter"], does: "edit a cell, choose a study in a plot" },
    { keys: ["Escape"], does: "close a window, leave a cell as it was" },
    { keys: ["Space"], does: "in a table: use or leave out the row" },
  ],
  off: "Shortcuts of a single character are off in the settings.",
});
