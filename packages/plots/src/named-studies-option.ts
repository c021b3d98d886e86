/** Which studies of a funnel are named. */
export const NAMED_STUDIES = {
  key: "labels",
  type: "choice",
  label: "Names",
  help: "Which studies are named.",
  default: "outside",
  choices: [
    { value: "none", label: "None" },
    { value: "outside", label: "Outside" },
    { value: "all", label: "All" },
  ],
} as const;
