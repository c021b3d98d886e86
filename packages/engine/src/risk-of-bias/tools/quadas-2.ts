import { worstDomain } from "../overall.ts";
import type { RobTool, ToolJudgement } from "../types.ts";

const JUDGEMENTS: readonly ToolJudgement[] = [
  { judgement: "low", label: "Low risk of bias" },
  { judgement: "some", label: "Unclear risk of bias" },
  { judgement: "high", label: "High risk of bias" },
];

const CONCERNS: readonly ToolJudgement[] = [
  { judgement: "low", label: "Low concern" },
  { judgement: "some", label: "Unclear concern" },
  { judgement: "high", label: "High concern" },
];

/**
 * Studies of diagnostic accuracy. A study is at low risk of bias where all four domains are low, else at risk; the tool advises
 * against a score. Source: Whiting et al. (2011), Annals of Internal Medicine 155, 529-536,
 * doi:10.7326/0003-4819-155-8-201110180-00009.
 */
export const quadas2: RobTool = {
  id: "quadas-2",
  label: "QUADAS-2 (diagnostic accuracy)",
  summary: "The tool for studies of diagnostic accuracy: four domains; at low risk only where all four are.",
  reference:
    "Whiting et al. (2011), Annals of Internal Medicine 155, 529-536, doi:10.7326/0003-4819-155-8-201110180-00009",
  domains: [
    { label: "Patient selection", names: ["patientselection", "patients", "selection"] },
    { label: "Index test", names: ["indextest", "index"] },
    { label: "Reference standard", names: ["referencestandard", "reference", "standard"] },
    { label: "Flow and timing", names: ["flowandtiming", "flowtiming", "flow", "timing"] },
    {
      label: "Applicability: patient selection",
      names: ["applicabilitypatients", "applicabilityselection", "concernspatientselection"],
      applicability: true,
    },
    {
      label: "Applicability: index test",
      names: ["applicabilityindex", "concernsindextest"],
      applicability: true,
    },
    {
      label: "Applicability: reference standard",
      names: ["applicabilityreference", "applicabilitystandard", "concernsreferencestandard"],
      applicability: true,
    },
  ],
  judgements: JUDGEMENTS,
  concerns: CONCERNS,
  words: {
    u: "some",
    unclear: "some",
    unclearrisk: "some",
    lowconcern: "low",
    lowconcerns: "low",
    unclearconcern: "some",
    unclearconcerns: "some",
    highconcern: "high",
    highconcerns: "high",
  },
  signs: "unclear",
  overall: worstDomain(JUDGEMENTS),
};
