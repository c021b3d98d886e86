/** What both plots of the risk of bias let choose. */
export const ROB_PALETTE = {
  key: "palette",
  type: "choice",
  label: "Colours",
  help: "Traffic lights as most readers know them, or a set that every kind of colour vision tells apart. Signs stand on both.",
  default: "robvis",
  choices: [
    { value: "robvis", label: "Traffic lights" },
    { value: "safe", label: "Colour-blind safe" },
  ],
} as const;

export const ROB_OVERALL = {
  key: "overall",
  type: "choice",
  label: "Overall",
  help: "The overall judgement as it stands in the table, as the rule of the tool suggests it from the domains, or none.",
  default: "given",
  choices: [
    { value: "given", label: "As judged" },
    { value: "rule", label: "By the tool\u2019s rule" },
    { value: "none", label: "None" },
  ],
} as const;
