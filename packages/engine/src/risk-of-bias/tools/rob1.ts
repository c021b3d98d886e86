import { worstDomain } from "../overall.ts";
import type { RobTool, ToolJudgement } from "../types.ts";

const JUDGEMENTS: readonly ToolJudgement[] = [
  { judgement: "low", label: "Low risk of bias" },
  { judgement: "some", label: "Unclear risk of bias" },
  { judgement: "high", label: "High risk of bias" },
];

/**
 * Randomised trials, as most reviews before 2019 judged them. Within a trial: low where all key domains are low, high where one is
 * high, else unclear. Source: Higgins et al. (2011), BMJ 343, d5928, doi:10.1136/bmj.d5928.
 */
export const rob1: RobTool = {
  id: "rob1",
  label: "Cochrane tool of 2011 (randomised trials)",
  summary: "The Cochrane tool before RoB 2: seven items judged low, unclear or high.",
  reference: "Higgins et al. (2011), BMJ 343, d5928, doi:10.1136/bmj.d5928",
  domains: [
    {
      label: "Random sequence generation",
      names: ["randomsequencegeneration", "sequencegeneration", "sequence", "randomization", "randomisation"],
    },
    { label: "Allocation concealment", names: ["allocationconcealment", "concealment", "allocation"] },
    {
      label: "Blinding of participants and personnel",
      names: ["blindingofparticipantsandpersonnel", "blindingofparticipants", "performance", "blinding"],
    },
    {
      label: "Blinding of outcome assessment",
      names: ["blindingofoutcomeassessment", "blindingofoutcome", "detection", "outcomeassessment"],
    },
    {
      label: "Incomplete outcome data",
      names: ["incompleteoutcomedata", "incompleteoutcome", "attrition", "missing"],
    },
    { label: "Selective reporting", names: ["selectivereporting", "reporting", "selective"] },
    { label: "Other bias", names: ["otherbias", "other", "othersources"] },
  ],
  judgements: JUDGEMENTS,
  words: { u: "some", unclear: "some", unclearrisk: "some" },
  signs: "unclear",
  overall: worstDomain(JUDGEMENTS),
};
