import type { Sides } from "@treeline/engine";
import type { PlotInput } from "../../plot-types.ts";
import { type Described, type Directions, neutralDirections, sidesIn, told } from "../directions.ts";
import { furtherDirections as words } from "./words.ts";

/** What effects to both sides mean that are compared with those at a reference dose. */
export function directionsOfDoses(input: Described): Directions {
  return told(input, neutralDirections(input, words.dose));
}

const CONTRASTED: Readonly<Partial<Record<Sides, Sides>>> = {
  proportion: "frequency",
  "one-rate": "rate",
  mean: "level",
  "one-spread": "spread",
};

/** What a figure is drawn from whose effects compare the treatments of the rows, which may be arms of one group each. */
export function asContrasts(input: PlotInput): PlotInput {
  const { measure } = input;
  const sides = CONTRASTED[sidesIn(input)];
  return measure === undefined || sides === undefined ? input : { ...input, measure: { ...measure, sides } };
}
