import { createModerator, createModerators, type ModelSpec, type ModeratorsSpec } from "@treeline/engine";
import { buildExample } from "../house/example-choices.ts";
import type { CrosscheckCase } from "./cases.ts";

type Terms = ModeratorsSpec["terms"];

/** Location-scale models of real data: each link and likelihood, factors and numbers, one part larger than the other. */
export function scaleCases(): CrosscheckCase[] {
  return [
    scaleCase("latitude, log link", [["ablat"]], [["ablat"]], "log"),
    scaleCase("latitude in the scale part alone, identity link", [], [["ablat"]], "identity", {
      estimator: "ML",
    }),
    scaleCase("allocation, t", [["alloc"]], [["alloc"]], "log", { test: "t", level: 0.9 }),
    scaleCase("two moderators of the mean, DL", [["alloc"], ["ablat"]], [["alloc"]], "log", {
      estimator: "DL",
      test: "knha",
    }),
    scaleCase("interaction of the mean", [["year"], ["ablat"], ["year", "ablat"]], [["year"]], "log", {
      estimator: "ML",
    }),
  ];
}

function scaleCase(
  name: string,
  terms: Terms,
  scaleTerms: Terms,
  link: NonNullable<ModeratorsSpec["scale"]>["link"],
  model: Partial<ModelSpec> = {},
): CrosscheckCase {
  const bcg = buildExample("bcg-vaccine");
  const moderators = createModerators({
    variables: [
      createModerator({ column: "ablat", kind: "numeric", centre: "mean" }),
      createModerator({ column: "year", kind: "numeric", centre: 1960, scale: 10 }),
      createModerator({ column: "alloc", kind: "factor", reference: "random" }),
    ],
    terms,
    scale: { terms: scaleTerms, link },
  });
  return {
    name: `location-scale ${name}`,
    document: { ...bcg, model: { ...bcg.model, ...model }, moderators },
    comparison: false,
  };
}
