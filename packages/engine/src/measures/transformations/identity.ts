import { defineTransformation } from "./define.ts";
import type { Transformation } from "./types.ts";

export const identity: Transformation = defineTransformation({
  id: "identity",
  label: "as analysed",
  summary: "Shows effects on the scale of the analysis.",
  reference: "identity",
  apply: (value) => value,
  inverse: (value) => value,
  countsEventsOf: ["PR", "IR"],
  r: null,
});
