import type { ParamDef, Params } from "../../registry.ts";
import { FOREST_DEFAULTS } from "./defaults.ts";
import type { ForestSpec } from "./types.ts";

/** What can be chosen of the forest. */
export const FOREST_PARAMS: readonly ParamDef[] = [
  {
    key: "forests",
    label: "Forests",
    help: "Grown one beside the other: whether importances repeat among them is shown.",
    type: "number",
    default: FOREST_DEFAULTS.forests,
    min: 2,
    max: 100,
  },
  {
    key: "treesPerForest",
    label: "Trees per forest",
    help: "More make the importances steadier.",
    type: "number",
    default: FOREST_DEFAULTS.treesPerForest,
    min: 20,
    max: 2000,
  },
  {
    key: "nodeSize",
    label: "Fewest studies of a node that is split",
    help: "Larger = smaller trees.",
    type: "number",
    default: FOREST_DEFAULTS.nodeSize,
    min: 2,
    max: 100,
  },
];

/** Parameters as the forest takes them. */
export function forestChoices(params: Params): Partial<ForestSpec> {
  return {
    forests: Math.trunc(Number(params.forests)),
    treesPerForest: Math.trunc(Number(params.treesPerForest)),
    nodeSize: Math.trunc(Number(params.nodeSize)),
  };
}
