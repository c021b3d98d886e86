import { keptResultParts } from "../kept-sensitivity.ts";
import { PRISMA } from "../prisma-source.ts";
import { biasResultParts, moderatorResultParts, sensitivityResultParts } from "../results-further.ts";
import { pooledParts } from "../results-pooled.ts";
import type { ReportSection } from "../types.ts";

/** What came out, in sentences that go no further than the numbers, and the forest plot. */
export const results: ReportSection = {
  id: "results",
  label: "Results",
  summary: "What came out, with the numbers of the screen, in sentences that claim no more than these carry.",
  reference: PRISMA,
  usual: true,
  parts: (source) => [
    ...pooledParts(source),
    ...(source.report.effects === null ? [] : [{ kind: "figure", plot: "forest", options: {} } as const]),
    ...moderatorResultParts(source),
    ...sensitivityResultParts(source),
    ...keptResultParts(source),
    ...biasResultParts(source),
  ],
};
