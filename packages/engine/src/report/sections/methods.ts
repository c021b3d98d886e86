import { keptMethodParts } from "../kept-sensitivity.ts";
import { effectParts, eligibilityParts, preparationParts } from "../methods-effects.ts";
import {
  biasMethodParts,
  certaintyMethodParts,
  moderatorMethodParts,
  sensitivityMethodParts,
  warningParts,
} from "../methods-further.ts";
import { synthesisParts } from "../methods-synthesis.ts";
import { PRISMA } from "../prisma-source.ts";
import { isCurveAlone } from "../results-pooled.ts";
import type { ReportSection } from "../types.ts";

/** What was done, in sentences of a methods section, each with the items of PRISMA 2020 it answers. */
export const methods: ReportSection = {
  id: "methods",
  label: "Methods",
  summary:
    "What was done, every default said, ready to be copied; items of PRISMA 2020 stand beside each passage.",
  reference: PRISMA,
  usual: true,
  parts: (source) => [
    ...(isCurveAlone(source) ? [] : effectParts(source)),
    ...eligibilityParts(source),
    ...preparationParts(source),
    ...synthesisParts(source),
    ...warningParts(source),
    ...moderatorMethodParts(source),
    ...sensitivityMethodParts(source),
    ...keptMethodParts(source),
    ...biasMethodParts(source),
    ...certaintyMethodParts(source),
  ],
};
