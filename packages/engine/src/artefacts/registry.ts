import { createRegistry, type Registry } from "../registry.ts";
import { attenuationCorrection } from "./attenuation.ts";
import { directRangeRestriction } from "./range-direct.ts";
import { indirectRangeRestriction } from "./range-indirect.ts";
import type { ArtefactCorrection } from "./types.ts";

/** Every correction of effects for artefacts, in the order of menus. */
export const artefactCorrections: Registry<ArtefactCorrection> = createRegistry("artefact correction", [
  attenuationCorrection,
  directRangeRestriction,
  indirectRangeRestriction,
]);
