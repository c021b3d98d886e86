import { spoken, type Words } from "../spoken.ts";

const english = {
  contents: "Contents",
  items: (items: string): string => `PRISMA ${items}`,
  figure: (name: string, description: string): string => `${name}. ${description}`.trimEnd(),
  missing: (characters: string): string =>
    `The font of this file has no picture of some characters (${characters}), so they are left blank here. The web page and the Word document show them.`,
  /** Names that the word processor knows. */
  wordFont: "Calibri",
  wordLink: "Hyperlink",
  contentsOf: "What is in this archive",
  about: {
    "project.treeline.json": "the project, to be opened in Treeline",
    "results.json": "every number, unrounded",
    "report/report.html": "the report as a web page",
    "report/report.pdf": "the report for paper",
    "report/report.md": "the report as text",
    "report/methods.md": "the methods alone",
    "tables/effects.csv": "studies with effects, intervals, weights and what they were derived from",
    "tables/results.csv": "the pooled results, unrounded",
    "tables/moderators.csv": "what moderators came to",
    "tables/publication-bias.csv": "the audit for publication bias",
    "tables/sensitivity.csv": "the analyses of single studies that the report tells of",
    "code/analysis.R": "repeats the analysis with metafor and compares every number",
    "code/analysis.do": "for Stata",
    "code/analysis.py": "for Python without packages; compares its numbers",
    "code/jasp.csv": "data for JASP",
    "code/jasp-steps.txt": "what to do with them there",
  },
  made: (program: string): string =>
    `Made by ${program}. Numbers are rounded for reading; the project file and the tables hold them unrounded.`,
};

/** What the report says of itself as a page. */
export const reportWords: Words<typeof english> = spoken("reportPage", english);
