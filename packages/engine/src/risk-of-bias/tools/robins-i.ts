import { worstDomain } from "../overall.ts";
import type { RobTool, ToolJudgement } from "../types.ts";

const JUDGEMENTS: readonly ToolJudgement[] = [
  { judgement: "low", label: "Low risk of bias" },
  { judgement: "some", label: "Moderate risk of bias" },
  { judgement: "high", label: "Serious risk of bias" },
  { judgement: "critical", label: "Critical risk of bias" },
  { judgement: "none", label: "No information" },
];

/**
 * Studies of interventions without randomisation. Overall: the worst of seven domains; no information where a domain lacks it and
 * none is serious or critical. Source: Sterne et al. (2016), BMJ 355, i4919, doi:10.1136/bmj.i4919.
 */
export const robinsI: RobTool = {
  id: "robins-i",
  label: "ROBINS-I (interventions, not randomised)",
  summary:
    "The Cochrane tool for interventions that were not randomised: seven domains, overall as bad as the worst of them.",
  reference: "Sterne et al. (2016), BMJ 355, i4919, doi:10.1136/bmj.i4919",
  domains: [
    { label: "Bias due to confounding", names: ["confounding"] },
    {
      label: "Bias in selection of participants into the study",
      names: ["selection", "selectionofparticipants", "participants", "participantselection"],
    },
    {
      label: "Bias in classification of interventions",
      names: ["classification", "classificationofinterventions"],
    },
    {
      label: "Bias due to deviations from intended interventions",
      names: ["deviations", "deviation", "deviationsfromintendedinterventions", "intendedinterventions"],
    },
    { label: "Bias due to missing data", names: ["missing", "missingdata", "missingoutcomedata"] },
    {
      label: "Bias in measurement of outcomes",
      names: ["measurement", "measurementofoutcomes", "measurementofoutcome", "outcomemeasurement"],
    },
    {
      label: "Bias in selection of the reported result",
      names: ["reporting", "selectionofthereportedresult", "reportedresult", "selectivereporting"],
    },
  ],
  judgements: JUDGEMENTS,
  words: { s: "high", m: "some", c: "critical" },
  signs: "either",
  overall: worstDomain(JUDGEMENTS),
};
