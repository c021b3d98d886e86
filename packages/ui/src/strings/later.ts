import { calculator } from "./calculator.ts";
import { coding } from "./coding.ts";
import { fewStudies } from "./few-studies.ts";
import { derivation, formats, further, ledger } from "./ledger.ts";
import { mapping } from "./mapping.ts";
import { model } from "./model.ts";
import { numberNeeded } from "./number-needed.ts";

/** The strings of views that are fetched when they are opened, so that the first view does not carry them. */
export const later = {
  ledger,
  derivation,
  formats,
  further,
  calculator,
  mapping,
  model,
  numberNeeded,
  coding,
  fewStudies,
} as const;
