import { createRegistry, type Registry } from "../registry.ts";
import { cochrane } from "./cochrane.ts";
import { iqwig } from "./iqwig.ts";
import { jasp } from "./jasp.ts";
import { meta } from "./meta.ts";
import { metaEssentials } from "./meta-essentials.ts";
import { metafor } from "./metafor.ts";
import { revman5, revman5Random, revman5RandomCounts } from "./revman5.ts";
import { stata } from "./stata.ts";
import { treeline } from "./treeline.ts";
import type { HouseStyle } from "./types.ts";

/** Every house style, in the order of the menu. */
export const styles: Registry<HouseStyle> = createRegistry("house style", [
  treeline,
  cochrane,
  revman5,
  revman5Random,
  revman5RandomCounts,
  metafor,
  meta,
  jasp,
  stata,
  metaEssentials,
  iqwig,
]);
