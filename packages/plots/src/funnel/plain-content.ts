import { max } from "d3";
import { createDisplayScale, sharedExponent } from "../display-scale.ts";
import type { PlotInput } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import type { FunnelContent } from "./frame.ts";
import type { FunnelOptions } from "./options.ts";
import { studyPoints } from "./points.ts";

/** What every funnel of the studies starts from. @throws RangeError without effects: plots ask whether they apply first */
export function plainContent(
  input: PlotInput,
  options: Pick<FunnelOptions, "style" | "labels">,
): FunnelContent {
  const { effects, fit } = input.report;
  if (effects === null) throw new RangeError("a funnel plot was asked for without effects");
  const points = studyPoints(effects);
  const errors = points.map(({ standardError }) => standardError);
  return {
    input,
    options,
    scale: createDisplayScale(input),
    points,
    // A little more than the largest, so that no point lies on the frame.
    largestError: 1.06 * max(errors)!,
    centre: pooledEstimate(fit)?.value ?? null,
    errorExponent: sharedExponent([], errors),
  };
}
