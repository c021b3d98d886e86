import { createRegistry, type Registry } from "../registry.ts";
import { armSizes } from "./arm-sizes.ts";
import { direction } from "./direction.ts";
import { duplicateNumbers } from "./duplicate-numbers.ts";
import { fDisagrees } from "./f-disagrees.ts";
import { fractionalCounts } from "./fractional-counts.ts";
import { impossibleMeans } from "./impossible-means.ts";
import { impossibleValues } from "./impossible-values.ts";
import { intervalLimits } from "./interval-limits.ts";
import { percentAndProportion } from "./percent-and-proportion.ts";
import { precisionDisagrees } from "./precision-disagrees.ts";
import { ratiosNotLogged } from "./ratios-not-logged.ts";
import { seAsSd } from "./se-as-sd.ts";
import { seAsVariance } from "./se-as-variance.ts";
import { sharedControl } from "./shared-control.ts";
import { statisticsDisagree } from "./statistics-disagree.ts";
import { summaryRow } from "./summary-row.ts";
import type { Guard } from "./types.ts";
import { unreadCells } from "./unread-cells.ts";

/** Every guard, in the order in which they speak. */
export const guards: Registry<Guard> = createRegistry("guard", [
  unreadCells,
  seAsSd,
  seAsVariance,
  intervalLimits,
  ratiosNotLogged,
  percentAndProportion,
  direction,
  statisticsDisagree,
  fDisagrees,
  precisionDisagrees,
  armSizes,
  fractionalCounts,
  summaryRow,
  duplicateNumbers,
  sharedControl,
  impossibleMeans,
  impossibleValues,
]);
