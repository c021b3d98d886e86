import { spoken } from "./spoken.ts";

/** The frame: header, steps, saving, notices. */
export const shell = spoken("shell", {
  product: "Treeline",
  skipToContent: "Skip to the content",
  titleLabel: "Title of the analysis",
  untitled: "Untitled analysis",
  undo: "Undo",
  redo: "Redo",
  undone: "Undone",
  redone: "Done again",
  open: "Open",
  openHint: "Open a saved project or a table",
  save: "Save project",
  calculator: "Calculator",
  samples: "Samples",
  samplesLoading: "Loading the samples",
  newAnalysis: "New empty analysis",
  export: "Export",
  exportFigure: "Figure (PDF, PNG, TIFF, SVG)",
  exportPlot: (plot: string) => `${plot} (SVG)`,
  exportR: "R script (metafor)",
  exportEffects: "Effects and weights (CSV)",
  exportResults: "Results (CSV)",
  exportModerators: "Moderators (CSV)",
  exportAudit: "Audit for publication bias (HTML)",
  exportProject: "Project (JSON)",
  exportLink: "Share link",
  more: "More",
  options: "Options",
  close: "Close",
  help: (field: string) => `Explanation: ${field}`,
  helpMore: "Formula, source and R call",
  needsLook: "Needs a look",
  messages: (count: number) => `${count} ${count === 1 ? "message" : "messages"}`,
  messagesDetail: (errors: number, excluded: number) =>
    [
      errors > 0 ? `${errors} ${errors === 1 ? "problem" : "problems"}` : "",
      excluded > 0 ? `${excluded} ${excluded === 1 ? "row" : "rows"} not used` : "",
    ]
      .filter((part) => part !== "")
      .join("; ") || "worth knowing",
  dropHere: "Drop a table or a project to open it",
});

export const saving = spoken("saving", {
  saved: (time: string) => `Saved on this device ${time}, not uploaded`,
  saving: "Saving on this device",
  waiting: "Not saved yet",
  failed: "Not saved: download the project",
  readOnly: "Read only: open in another tab",
  details: "What is kept on this device",
  newer: "Read only: saved by a newer version",
});

export const notices = spoken("notices", {
  dismiss: "Dismiss",
  saveFailed:
    "The project could not be saved on this device: storage is full or blocked by the browser. Your work is only in this tab. Download it now, then free some space or allow storage for this site; saving is tried again every ten seconds and with every change.",
  download: "Download the project",
  tryAgain: "Try again now",
  unreadable:
    "The project kept on this device could not be read, so an earlier state was opened. The unreadable record has been kept as it was; download it to have it looked at.",
  unreadableNothing:
    "The project kept on this device could not be read and there is no earlier state, so the sample was opened. The unreadable record has been kept as it was; download it to have it looked at.",
  downloadRecord: "Download the record",
  otherTab:
    "This project is open in another tab, which is the one that saves. Here you can read and export; to edit here, take over, and the other tab becomes read-only.",
  takeOver: "Take over",
  olderTab:
    "An older version of Treeline is open in another tab and keeps this one from reading what is stored on this device. Close the other tab; this one goes on by itself.",
  newerFile:
    "This project was saved by a newer version of Treeline. What this version understands of it is shown; it can be read and exported, but not edited or saved, so that nothing is lost. Reload the page to update the program. Your own project waits as it was.",
  backToOwn: "Back to my own project",
  takenOver:
    "Another tab has taken over this project. To keep two tabs from overwriting each other, this one no longer saves or edits.",
  workerDied: (detail: string) =>
    `The calculation stopped before it was done${detail === "" ? "" : ` (${detail})`}. Your data are safe; the results shown may be older than your last change. The engine has been started again.`,
  workerSilent:
    "The calculation gave no sign of life and was stopped. Your data are safe; the results shown may be older than your last change. The engine has been started again.",
  calculateAgain: "Calculate again",
  engineFault: (detail: string) =>
    `The calculation failed because of a fault in Treeline, not in your data (${detail}). Undo the last change to go on, and please report it with the project file.`,
  openEmpty: (name: string) =>
    `${name} holds nothing (0 bytes), so nothing was changed. Save or copy the file again where it came from.`,
  openLarge: (name: string) =>
    `${name} is larger than 64 MB, which no table of studies is, so nothing was changed. Choose the table of the studies itself.`,
  openBroken: (name: string) =>
    `${name} cannot be read as a project: its text is no JSON, as when a file was cut off or changed by another program. Nothing was changed. Copy the file again, or open an earlier copy of it.`,
  openFailedDetail: (name: string, reason: string) => `${name}: ${reason}`,
  poolingFellBack: (method: string, measure: string) =>
    `${method} cannot pool the measure ${measure}, so the studies are now pooled by inverse variance. Undo brings back the measure and the way to pool.`,
  sampleFailed: "The sample could not be loaded, so nothing was changed. Reload the page and try again.",
});
