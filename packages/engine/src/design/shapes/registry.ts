import { createRegistry, type Registry } from "../../registry.ts";
import { linear, logarithm, logarithmPlusOne, squareRoot } from "./line.ts";
import { naturalSpline } from "./ns.ts";
import { piecewise } from "./piecewise.ts";
import { polynomial } from "./polynomial.ts";
import { restrictedCubic } from "./rcs.ts";
import type { Shape } from "./types.ts";

/** The shapes that the relation of a numeric moderator to the effect may have. */
export const shapes: Registry<Shape> = createRegistry<Shape>("shape", [
  linear,
  logarithm,
  logarithmPlusOne,
  squareRoot,
  polynomial,
  restrictedCubic,
  naturalSpline,
  piecewise,
]);
