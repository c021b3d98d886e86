import { PRISMA } from "../prisma-source.ts";
import type { ReportSection } from "../types.ts";

/** How studies were found and selected, where its numbers are told. */
export const flow: ReportSection = {
  id: "flow",
  label: "Selection of studies",
  summary: "The PRISMA 2020 flow diagram, where its numbers are told.",
  reference: PRISMA,
  usual: true,
  parts: ({ document }) =>
    document.flow === undefined ? [] : [{ kind: "figure", plot: "prisma", options: {} }],
};
