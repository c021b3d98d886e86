import { log } from "../../numeric/elementary.ts";
import type { Checked } from "./check-input.ts";
import { combine, projectionOn } from "./coordinates.ts";
import type { Problem } from "./likelihood.ts";
import { scaleLinks } from "./links.ts";
import type { LocationScaleInput } from "./types.ts";

/** A problem whose effects count in units of the median standard error, from the unweighted fit. */
export interface Scaled {
  readonly problem: Problem;
  /** One unit, in those of the effects. */
  readonly unit: number;
  /** The unweighted fit: k expectations, and its coefficients of the orthogonal location columns. */
  readonly shift: Float64Array;
  readonly shiftCoefficients: Float64Array;
}

/** Scales and shifts the data, so that neither large effects nor small variances cost digits. */
export function scaledProblem(input: LocationScaleInput, { location, scale }: Checked): Scaled {
  const { yi, vi, link, method } = input;
  const sorted = Float64Array.from(vi).sort();
  const unit = Math.sqrt(sorted[Math.floor(sorted.length / 2)]!);
  const shiftCoefficients = projectionOn(location, yi);
  const shift = combine(location.columns, shiftCoefficients);
  return {
    problem: {
      y: yi.map((y, i) => (y - shift[i]!) / unit),
      v: vi.map((v) => v / unit / unit),
      x: location.columns,
      z: scale.columns,
      offset: link === "log" ? -2 * log(unit) : 0,
      link: scaleLinks.get(link),
      restricted: method === "REML",
    },
    unit,
    shift,
    shiftCoefficients,
  };
}
