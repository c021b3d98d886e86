import { createRegistry, type Registry } from "../registry.ts";
import type { SensitivityId } from "../sensitivity-types.ts";
import { baujat } from "./baujat.ts";
import { blups } from "./blups.ts";
import { cumulative } from "./cumulative.ts";
import { influence } from "./influence.ts";
import { leaveOneOut } from "./leave-one-out.ts";
import { normalPlot } from "./normal-plot.ts";
import { outliers } from "./outliers.ts";
import { radial } from "./radial.ts";
import type { SensitivityQuestion } from "./types.ts";

/** A question of any kind: what it answers is handed back to itself only. */
export type AnyQuestion = { [I in SensitivityId]: SensitivityQuestion<I> }[SensitivityId];

/** Every question about the dependence on single studies, in the order of the page. */
export const sensitivityQuestions: Registry<AnyQuestion> = createRegistry<AnyQuestion>(
  "sensitivity question",
  [leaveOneOut, cumulative, outliers, influence, baujat, radial, normalPlot, blups],
);
