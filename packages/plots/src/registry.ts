import { createRegistry, type Registry } from "@treeline/engine";
import { doseResponse } from "./dose-response/dose-response.ts";
import { forest } from "./forest/forest.ts";
import { funnel } from "./funnel/funnel.ts";
import { labbe } from "./labbe/labbe.ts";
import type { Plot } from "./plot-types.ts";
import { predictive } from "./predictive/predictive.ts";
import { profile } from "./profile/profile.ts";

export const plots: Registry<Plot> = createRegistry("plot", [
  forest,
  funnel,
  labbe,
  predictive,
  profile,
  doseResponse,
]);
