import { innerQuantiles } from "./quantiles.ts";
import type { Shape } from "./types.ts";

/** What shapes share whose knots lie inside the data, so many at equally spaced quantiles unless placed. */
export function countedKnots(
  label: string,
): Pick<Shape, "params" | "transformation" | "fewestKnots" | "knotsInside" | "knotsOf"> {
  return {
    params: [
      {
        key: "knots",
        label,
        help: "How many, at equally spaced quantiles; ignored where they are placed by hand.",
        type: "number",
        default: 1,
        min: 1,
        max: 5,
      },
    ],
    transformation: null,
    fewestKnots: 1,
    knotsInside: true,
    knotsOf: (values, params) => innerQuantiles(values, Math.trunc(Number(params.knots))),
  };
}
