import type { BiasMethod } from "../types.ts";
import { excessSignificance } from "./excess-significance.ts";
import { hybrid } from "./hybrid.ts";
import { pCurve } from "./p-curve.ts";
import { pUniform } from "./p-uniform.ts";
import { pUniformStar } from "./p-uniform-star.ts";
import { zCurve } from "./z-curve.ts";
import { zCurveBootstrap } from "./z-curve-bootstrap.ts";

/** In the order in which they are shown. */
export const P_VALUES: readonly BiasMethod[] = [
  pCurve,
  pUniform,
  pUniformStar,
  zCurve,
  zCurveBootstrap as BiasMethod,
  excessSignificance,
  hybrid,
];
