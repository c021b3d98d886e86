import { createRegistry, type Registry } from "../registry.ts";
import { confounding, doseResponse, indirectness } from "./domains/by-judgement.ts";
import { imprecision } from "./domains/imprecision.ts";
import { inconsistency } from "./domains/inconsistency.ts";
import { largeEffect } from "./domains/large-effect.ts";
import { publicationBias } from "./domains/publication-bias.ts";
import { riskOfBias } from "./domains/risk-of-bias.ts";
import type { CertaintyDomain } from "./types.ts";

/** The domains of GRADE: five that lower certainty, then three that raise it. */
export const certaintyDomains: Registry<CertaintyDomain> = createRegistry<CertaintyDomain>(
  "domain of GRADE",
  [
    riskOfBias,
    inconsistency,
    indirectness,
    imprecision,
    publicationBias,
    largeEffect,
    doseResponse,
    confounding,
  ],
);
