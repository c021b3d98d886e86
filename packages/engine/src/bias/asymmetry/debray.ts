import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { lineTest } from "./line-test.ts";
import { hasTables, sizedStudies } from "./studies.ts";
import type { LinePoint } from "./weighted-line.ts";

/**
 * Debray's test for survival data (FIV): weighted regression of the log hazard ratios on 1 / events with weights 1 / v, events
 * of the whole study; t with k - 2 df.
 * Source: Debray, Moons & Riley (2018), Research Synthesis Methods 9, 41-50, doi:10.1002/jrsm.1266.
 * R: `metamisc::fat(b, b.se, d.total = events, method = "D-FIV")`
 */
export const debray: QuickBiasMethod = lineTest({
  id: "debray",
  label: "Debray’s test",
  summary: "Regression of log hazard ratios on the inverse of the number of events in the study.",
  reference: "Debray et al. (2018), doi:10.1002/jrsm.1266",
  assumption: "Without small-study effects hazard ratios do not depend on how many events a study observed.",
  caution:
    "It needs the events of both groups together, not the people. An asymmetric funnel is not yet publication bias, and a test that does not reject shows no symmetry.",
  usual: true,
  needs: "its number of events",
  suits: (input) => debraySuits(input),
  points: (input) => debrayPoints(input),
  ran: () => "weighted regression of the effects on 1 / events, weights 1 / variance",
  along: "the inverse of the number of events",
  smallIs: 1,
  rParts: () => ({
    before: ["debray_events <- ifelse(bias_events > 0, bias_events, NA)"],
    y: "bias_yi",
    x: "1 / debray_events",
    weights: "1 / bias_vi",
  }),
});

function debraySuits(input: BiasInput): string | null {
  if (hasTables(input))
    return "It is made for survival data; for counts in two groups there are Harbord’s and Peters’ tests.";
  return input.nullValue === null
    ? "It is made for ratios of hazards; this measure compares no groups."
    : null;
}

function debrayPoints(input: BiasInput): LinePoint[] {
  return sizedStudies(input, input.events).map(({ place, yi, vi, size }) => ({
    place,
    y: yi,
    x: 1 / size,
    weight: 1 / vi,
  }));
}
