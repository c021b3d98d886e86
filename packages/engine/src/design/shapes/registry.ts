import { createRegistry, type Registry } from "../../registry.ts";
import { linear, logarithm, logarithmPlusOne, squareRoot } from "./line.ts";
import { polynomial } from "./polynomial.ts";
import type { Shape } from "./types.ts";

/** The shapes that the relation of a numeric moderator to the effect may have. */
export const shapes: Registry<Shape> = createRegistry<Shape>("shape", [
  linear,
  logarithm,
  logarithmPlusOne,
  squareRoot,
  polynomial,
]);
