import type { ForestSpec } from "./types.ts";

/** Ten forests of 100 trees, as random forests of numbers usually are; ten points along each number. */
export const FOREST_DEFAULTS: Omit<ForestSpec, "seed"> = {
  forests: 10,
  treesPerForest: 100,
  tried: null,
  nodeSize: 5,
  points: 10,
};
