import { estimators } from "../../estimators/registry.ts";
import { showToldCell } from "../../format/told.ts";
import { networkTables } from "../../network/network-tables.ts";
import type { NetworkReport } from "../../network-types.ts";
import { PRISMA } from "../prisma-source.ts";
import type { ReportPart, ReportSection } from "../types.ts";
import { caution, paragraph, table, together } from "../wording.ts";

/** How a network of treatments was made, what it says, its graph, and the tables that a reader needs. */
export const network: ReportSection = {
  id: "network",
  label: "Network of treatments",
  summary: "Methods and results of the network meta-analysis, with its graph, effects, league table and Q.",
  reference: PRISMA,
  usual: true,
  parts({ report }) {
    const found = report.network;
    if (found === undefined) return [];
    return [
      paragraph(methodOf(found), ["13d"]),
      ...together(found.sentences, ["20b"]),
      ...found.issues.filter(({ severity }) => severity !== "note").map(({ message }) => caution(message)),
      ...(found.edges.length === 0 ? [] : [figure("network-graph")]),
      ...(found.fit === null ? [] : [figure("network-forest"), ...tables(found)]),
    ];
  },
};

const figure = (plot: string): ReportPart => ({ kind: "figure", plot, options: {} });

function methodOf({ spec }: NetworkReport): string {
  const heterogeneity =
    spec.model === "common"
      ? "with equal effects"
      : `with random effects and one \u03c4\u00b2 for all comparisons (${estimators.get(spec.method).label})`;
  return `Treatments were compared in a network by weighted least squares over its graph ${heterogeneity}; comparisons of one study count as correlated (R\u00fccker 2012; R\u00fccker and Schwarzer 2014). Ranks are P-scores (R\u00fccker and Schwarzer 2015), Q was taken apart by designs (Krahn, Binder and K\u00f6nig 2013), and direct evidence was told from indirect evidence (Dias et al. 2010).`;
}

/** Of what the page shows, the tables that stand in a paper. */
const PRINTED: readonly string[] = ["effects", "league", "splitting", "q"];

function tables(found: NetworkReport): ReportPart[] {
  return networkTables(found)
    .filter(({ id }) => PRINTED.includes(id))
    .map(({ title, head, rows }) =>
      table(
        title,
        head,
        rows.map((row) => row.map((cell) => showToldCell(cell))),
      ),
    );
}
