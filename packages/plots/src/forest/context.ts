import { type Fit, findColumn, formatLevel } from "@treeline/engine";
import { directionsOf } from "../directions/directions.ts";
import type { DisplayScale } from "../display-scale.ts";
import type { PlotInput } from "../plot-types.ts";
import { words } from "../words.ts";
import type { ForestPreset } from "./presets/types.ts";
import type { StudyRow } from "./rows.ts";

/** What the studies report, which decides the columns of a layout. */
export type Outcome = "binary" | "continuous" | "proportion" | "mean" | "generic";

/** What every part of a forest plot is drawn from, grouped or not. */
export interface FigureContext {
  readonly input: PlotInput;
  readonly preset: ForestPreset;
  readonly scale: DisplayScale;
  readonly outcome: Outcome;
  /** All studies drawn, in their order. */
  readonly rows: readonly StudyRow[];
  /** The model of all studies; null without one. */
  readonly fit: Fit | null;
  /** Whether the studies stand in groups. */
  readonly grouped: boolean;
}

const TWO_GROUPS = ["ai", "ci"] as const;

/** What a document's studies report, by the roles of its columns. */
export function outcomeOf({ document }: Pick<PlotInput, "document">): Outcome {
  const { inputs } = document.roles;
  const has = (key: string): boolean => {
    const name = inputs[key];
    return name !== undefined && findColumn(document.table, name) !== undefined;
  };
  if (TWO_GROUPS.every(has) || (has("x1i") && has("x2i"))) return "binary";
  if (has("m1i") && has("m2i")) return "continuous";
  if (has("xi")) return "proportion";
  return has("mi") ? "mean" : "generic";
}

/** "95%", set closely as journals do. */
export function tightLevel({ input }: Pick<FigureContext, "input">): string {
  return formatLevel(input.document.model.level).replace("\u00a0", "");
}

/** What effects to both sides of no effect mean, in a sentence; "" without a value of no effect. */
export function directionsTold({ input, scale }: Pick<FigureContext, "input" | "scale">): string {
  const { negative, positive } = directionsOf(input);
  if (scale.nullValue === null) return "";
  return words.forest.about.directions(scale.format(scale.nullValue), negative, positive);
}
