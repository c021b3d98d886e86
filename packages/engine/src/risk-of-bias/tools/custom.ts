import { worstDomain } from "../overall.ts";
import type { RobTool, ToolJudgement } from "../types.ts";

const JUDGEMENTS: readonly ToolJudgement[] = [
  { judgement: "low", label: "Low risk" },
  { judgement: "some", label: "Some concerns" },
  { judgement: "high", label: "High risk" },
  { judgement: "critical", label: "Critical risk" },
  { judgement: "none", label: "No information" },
  { judgement: "not-applicable", label: "Not applicable" },
];

/**
 * Any other tool: the domains are the columns chosen, the judgements those that traffic-light plots know. Source: McGuinness and
 * Higgins (2021), Research Synthesis Methods 12, 55-61, doi:10.1002/jrsm.1411.
 */
export const custom: RobTool = {
  id: "custom",
  label: "Domains of your own",
  summary: "Any other tool: choose the columns that are its domains, and say what their words stand for.",
  reference: "McGuinness & Higgins (2021), Research Synthesis Methods 12, 55-61, doi:10.1002/jrsm.1411",
  domains: [],
  judgements: JUDGEMENTS,
  words: { s: "some" },
  signs: "either",
  overall: worstDomain(JUDGEMENTS),
};
