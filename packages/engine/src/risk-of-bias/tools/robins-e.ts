import { worstDomain } from "../overall.ts";
import type { RobTool, ToolJudgement } from "../types.ts";

const JUDGEMENTS: readonly ToolJudgement[] = [
  { judgement: "low", label: "Low risk of bias" },
  { judgement: "some", label: "Some concerns" },
  { judgement: "high", label: "High risk of bias" },
  { judgement: "critical", label: "Very high risk of bias" },
];

/**
 * Cohort studies of exposures. Overall: the worst of seven domains. Source: Higgins et al. (2024), Environment International 186,
 * 108602, doi:10.1016/j.envint.2024.108602.
 */
export const robinsE: RobTool = {
  id: "robins-e",
  label: "ROBINS-E (exposures)",
  summary: "The tool for cohort studies of exposures: seven domains, overall as bad as the worst of them.",
  reference: "Higgins et al. (2024), Environment International 186, 108602, doi:10.1016/j.envint.2024.108602",
  domains: [
    { label: "Bias due to confounding", names: ["confounding"] },
    {
      label: "Bias arising from measurement of the exposure",
      names: ["exposure", "exposuremeasurement", "measurementofexposure", "measurementoftheexposure"],
    },
    {
      label: "Bias in selection of participants into the study",
      names: ["selection", "selectionofparticipants", "participants"],
    },
    {
      label: "Bias due to post-exposure interventions",
      names: ["postexposure", "postexposureinterventions", "interventions"],
    },
    { label: "Bias due to missing data", names: ["missing", "missingdata"] },
    {
      label: "Bias arising from measurement of the outcome",
      names: ["outcome", "measurement", "outcomemeasurement", "measurementoftheoutcome"],
    },
    {
      label: "Bias in selection of the reported result",
      names: ["reporting", "selectionofthereportedresult", "reportedresult"],
    },
  ],
  judgements: JUDGEMENTS,
  words: { s: "some", v: "critical", vh: "critical", veryhigh: "critical" },
  signs: "either",
  overall: worstDomain(
    JUDGEMENTS,
    "With some concerns in several domains the tool allows a worse judgement, if they add up.",
  ),
};
