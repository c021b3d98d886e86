/** Whether studies are named beside their points. */
export const NAMES_OPTION = {
  key: "names",
  type: "choice",
  label: "Names",
  help: "Which studies are named beside their points: those that stand out, all of them where there is room, or none.",
  default: "marked",
  choices: [
    { value: "marked", label: "Outstanding" },
    { value: "all", label: "All" },
    { value: "none", label: "None" },
  ],
} as const;
