import { spoken } from "./spoken.ts";

/** The report: what is in it, its files, its checklist. What its sections say comes with them. */
export const reportWords = spoken("report", {
  heading: "Report",
  lead: "What was done and what came out, in sentences and tables to copy or to take away as a whole. Numbers are those of the screen; nothing is uploaded.",
  waiting: "The results are being computed; the report follows.",
  auditing: "The audit for publication bias is being made; its sections follow.",
  examining: "The sensitivity analyses are being made; their parts follow.",
  sensitivity: {
    heading: "Sensitivity analyses in the report",
    hint: "Leave-one-out and its kin, with methods, results, figures and tables. Only what is chosen here is reported.",
  },
  parts: {
    heading: "What is in the report",
    hint: "Kept with the project, and the same in every file.",
  },
  sections: { checklist: "PRISMA 2020 checklist" },
  files: {
    heading: "Take it away",
    hint: "Files are made on this device.",
    html: "Web page (HTML)",
    docx: "Word (DOCX)",
    pdf: "PDF",
    markdown: "Markdown",
    zip: "Everything (ZIP)",
    print: "Print",
    columns: "Add results to the table",
    columnsHint:
      "Effect, standard error, interval, weight, BLUP and residual of each study as columns of the table; undo takes them away.",
    code: "For other programs",
    codeHint:
      "The same analysis for other programs. Each file says what it reproduces, and what the other program cannot.",
    r: "R script (metafor)",
    stata: "Stata do-file",
    python: "Python script",
    jasp: "JASP (data and steps)",
    jaspName: (title: string) => `${title} jasp`,
    name: (title: string) => `${title} report`,
    making: (file: string) => `Making: ${file}`,
    failed: (detail: string) =>
      `The file could not be made because of a fault in Treeline, not in your data (${detail}). Try another format, and please report it with the project file.`,
  },
  copy: (section: string) => `Copy \u201c${section}\u201d`,
  items: (items: string) => `PRISMA ${items}`,
  figure: (name: string, description: string) => `${name}. ${description}`.trimEnd(),
  contents: "Sections of the report",
  told: {
    heading: "What only you can tell",
    hint: "Items of PRISMA 2020 that no project file holds. What you write stands in the checklist.",
    label: (item: string, topic: string) => `${item} ${topic}`,
    nothing: "Nothing is missing.",
  },
  state: {
    heading: (done: number, all: number) => `Checklist: ${done} of ${all} items told`,
  },
});
