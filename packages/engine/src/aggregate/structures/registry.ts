import { createRegistry, type Registry } from "../../registry.ts";
import { autoregressive } from "./car.ts";
import { compoundSymmetry } from "./cs.ts";
import { symmetryPlusAutoregression } from "./cs-plus-car.ts";
import { symmetryTimesAutoregression } from "./cs-times-car.ts";
import { givenCovariances } from "./given.ts";
import { independent } from "./id.ts";
import { sharedControlGroup } from "./shared-control.ts";
import type { CorrelationStructure } from "./types.ts";

/** How the effects of one study may be correlated. */
export const structures: Registry<CorrelationStructure> = createRegistry<CorrelationStructure>("structure", [
  compoundSymmetry,
  independent,
  sharedControlGroup,
  autoregressive,
  symmetryPlusAutoregression,
  symmetryTimesAutoregression,
  givenCovariances,
]);
