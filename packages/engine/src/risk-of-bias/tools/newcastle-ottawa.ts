import type { Judgement } from "../../document/risk-of-bias-spec.ts";
import { worstDomain } from "../overall.ts";
import type { RobTool, ToolJudgement } from "../types.ts";

const JUDGEMENTS: readonly ToolJudgement[] = [
  { judgement: "low", label: "Good quality" },
  { judgement: "some", label: "Fair quality" },
  { judgement: "high", label: "Poor quality" },
];

const selection = (stars: number): Judgement => (stars >= 3 ? "low" : stars >= 2 ? "some" : "high");
const comparability = (stars: number): Judgement => (stars >= 1 ? "low" : "high");
const outcome = (stars: number): Judgement => (stars >= 2 ? "low" : "high");

/**
 * Cohort and case-control studies by stars: good with 3 or 4 stars in selection, 1 or 2 in comparability and 2 or 3 in outcome; fair
 * with 2 stars in selection; poor with fewer than these in any. Source: Wells et al., Ottawa Hospital Research Institute; the
 * thresholds are those of the US Agency for Healthcare Research and Quality, as in Penson et al. (2012), Evidence Report 208.
 */
export const newcastleOttawa: RobTool = {
  id: "newcastle-ottawa",
  label: "Newcastle-Ottawa scale (stars)",
  summary:
    "Stars for selection (0 to 4), comparability (0 to 2) and outcome or exposure (0 to 3), read as good, fair or poor by the thresholds of the AHRQ.",
  reference: "Wells et al. (2000), The Newcastle-Ottawa Scale, Ottawa Hospital Research Institute",
  domains: [
    { label: "Selection", names: ["selection"], stars: selection },
    { label: "Comparability", names: ["comparability"], stars: comparability },
    { label: "Outcome or exposure", names: ["outcome", "exposure", "outcomeexposure"], stars: outcome },
  ],
  judgements: JUDGEMENTS,
  words: { good: "low", fair: "some", poor: "high", g: "low", f: "some", p: "high" },
  signs: "either",
  overall: worstDomain(JUDGEMENTS),
};
