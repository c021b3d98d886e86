import { worstDomain } from "../overall.ts";
import type { RobTool, ToolJudgement } from "../types.ts";

const JUDGEMENTS: readonly ToolJudgement[] = [
  { judgement: "low", label: "Low risk of bias" },
  { judgement: "some", label: "Some concerns" },
  { judgement: "high", label: "High risk of bias" },
  { judgement: "none", label: "No information" },
];

/**
 * Randomised trials. Overall: low where all five domains are low, some concerns where at least one has them and none is high, high
 * where one is high, or where several have some concerns in a way that substantially lowers confidence, which only a person can
 * say. Source: Sterne et al. (2019), BMJ 366, l4898, doi:10.1136/bmj.l4898, and the full guidance document, table 1.
 */
export const rob2: RobTool = {
  id: "rob2",
  label: "RoB 2 (randomised trials)",
  summary: "The Cochrane tool for randomised trials: five domains, overall as bad as the worst of them.",
  reference: "Sterne et al. (2019), BMJ 366, l4898, doi:10.1136/bmj.l4898",
  domains: [
    {
      label: "Bias arising from the randomization process",
      names: ["randomization", "randomisation", "randomizationprocess", "randomisationprocess", "random"],
    },
    {
      label: "Bias due to deviations from intended interventions",
      names: ["deviations", "deviation", "deviationsfromintendedinterventions", "intendedinterventions"],
    },
    {
      label: "Bias due to missing outcome data",
      names: ["missing", "missingdata", "missingoutcomedata", "missingoutcome"],
    },
    {
      label: "Bias in measurement of the outcome",
      names: ["measurement", "measurementoftheoutcome", "outcomemeasurement", "measurementofoutcome"],
    },
    {
      label: "Bias in selection of the reported result",
      names: [
        "selection",
        "reporting",
        "selectionofthereportedresult",
        "reportedresult",
        "selectivereporting",
      ],
    },
  ],
  judgements: JUDGEMENTS,
  words: { s: "some", c: "some", unclear: "some" },
  signs: "either",
  overall: worstDomain(
    JUDGEMENTS,
    "With some concerns in several domains the tool allows “High risk of bias”, if they substantially lower confidence in the result.",
  ),
};
