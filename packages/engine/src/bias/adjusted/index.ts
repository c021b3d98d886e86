import type { BiasMethod } from "../types.ts";
import { copas } from "./copas.ts";
import { henmiCopas } from "./henmi-copas.ts";
import { limit } from "./limit.ts";
import { missingOutcomes } from "./missing-outcomes.ts";
import { orbBound } from "./orb-bound.ts";
import { peese } from "./peese.ts";
import { pet } from "./pet.ts";
import { petPeese } from "./pet-peese.ts";
import { sValue } from "./s-value.ts";
import { selectionRatio } from "./selection-ratio.ts";
import { top10 } from "./top-10.ts";
import { waapWls } from "./waap-wls.ts";
import { worstCase } from "./worst-case.ts";

/** In the order in which they are shown. */
export const ADJUSTED: readonly BiasMethod[] = [
  pet,
  peese,
  petPeese,
  limit,
  henmiCopas,
  copas,
  waapWls,
  top10,
  worstCase,
  sValue,
  selectionRatio,
  orbBound,
  missingOutcomes,
];
