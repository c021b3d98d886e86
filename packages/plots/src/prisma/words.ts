import { spoken, type Words } from "../spoken.ts";

const english = {
  nothing:
    "No numbers of the flow of studies are told yet. Write them on the page of the report, under “Flow of studies”.",
  unknown: "?",
  n: (what: string, count: string): string => `${what} (n\u00a0=\u00a0${count})`,
  phases: { identification: "Identification", screening: "Screening", included: "Included" },
  heads: {
    previous: "Previous studies",
    newDatabases: "Identification of new studies via databases and registers",
    databases: "Identification of studies via databases and registers",
    newOther: "Identification of new studies via other methods",
    other: "Identification of studies via other methods",
  },
  previousStudies: "Studies included in previous version of review",
  previousReports: "Reports of studies included in previous version of review",
  identified: "Records identified from:",
  databases: "Databases",
  registers: "Registers",
  sources: "Other sources",
  removed: "Records removed before screening:",
  duplicates: "Duplicate records removed",
  automation: "Records marked as ineligible by automation tools",
  otherRemoved: "Records removed for other reasons",
  screened: "Records screened",
  excluded: "Records excluded",
  byPeople: "by a human",
  byTools: "by automation tools",
  sought: "Reports sought for retrieval",
  notRetrieved: "Reports not retrieved",
  assessed: "Reports assessed for eligibility",
  excludedReports: "Reports excluded:",
  noReason: "No reason told",
  included: {
    new: { studies: "Studies included in review", reports: "Reports of included studies" },
    updated: { studies: "New studies included in review", reports: "Reports of new included studies" },
  },
  total: { studies: "Total studies included in review", reports: "Reports of total included studies" },
  sentence: (lines: readonly string[]): string => `${lines.join("; ")}.`,
} as const;

/** Every word of the flow diagram, as the statement prints them. */
export const flowWords: Words<typeof english> = spoken("flow", english);
