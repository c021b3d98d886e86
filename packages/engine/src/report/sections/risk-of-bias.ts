import { robTools } from "../../risk-of-bias/index.ts";
import { cited } from "../cite.ts";
import { PRISMA } from "../prisma-source.ts";
import type { ReportSection } from "../types.ts";
import { paragraph } from "../wording.ts";

/** Judgements of the risk of bias, where the table holds some. */
export const riskOfBias: ReportSection = {
  id: "risk-of-bias",
  label: "Risk of bias of the studies",
  summary: "The judgements of every study and their summary, where the table holds some.",
  reference: PRISMA,
  usual: true,
  parts({ document }) {
    const spec = document.riskOfBias;
    if (spec === undefined) return [];
    const tool = robTools.has(spec.tool) ? robTools.get(spec.tool) : null;
    return [
      ...(tool === null
        ? []
        : [
            paragraph(`The risk of bias was judged with ${cited(tool.label, tool.reference)}.`, ["11", "18"]),
          ]),
      { kind: "figure", plot: "rob-traffic", options: {} },
      { kind: "figure", plot: "rob-summary", options: {} },
    ];
  },
};
