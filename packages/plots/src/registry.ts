import { createRegistry, type Registry } from "@treeline/engine";
import { forest } from "./forest/forest.ts";
import { funnel } from "./funnel/funnel.ts";
import type { Plot } from "./plot-types.ts";

export const plots: Registry<Plot> = createRegistry("plot", [forest, funnel]);
