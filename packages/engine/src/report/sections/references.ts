import { referencesOf } from "../references.ts";
import type { ReportSection } from "../types.ts";

/** The papers behind the methods used. */
export const references: ReportSection = {
  id: "references",
  label: "References",
  summary: "The papers behind every method that was used, from the methods’ own records.",
  reference: "Choice of presentation",
  usual: true,
  parts: (source) => [{ kind: "list", items: referencesOf(source) }],
};
