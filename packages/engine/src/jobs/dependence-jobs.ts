import {
  combineWild,
  type WildBootstrap,
  type WildCounts,
  wildCounts,
} from "../dependence/wild-bootstrap.ts";
import { WILD_REPLICATES, wildOf } from "../dependence/wild-setup.ts";
import { fail, issue, ok } from "../result.ts";
import type { Job } from "./types.ts";

/**
 * Cluster wild bootstrap of the tests for several effects per study.
 * Source: Joshi, Pustejovsky & Beretvas (2022). R: `wildmeta::Wald_test_cwb()`
 */
const wildBootstrap: Job<WildCounts, WildBootstrap> = {
  id: "wild-bootstrap",
  label: "Cluster wild bootstrap",
  summary:
    "Turns the residuals of whole studies at random and tests anew: holds the level with few studies, where approximate degrees of freedom lose power.",
  reference:
    "Joshi, Pustejovsky & Beretvas (2022), Research Synthesis Methods 13, 457-477, doi:10.1002/jrsm.1554",
  units: "data sets",
  params: [
    {
      key: "replicates",
      label: "Data sets drawn",
      help: "More make the p-value steadier; where there are fewer ways to turn the residuals, each is gone through once.",
      type: "number",
      default: WILD_REPLICATES,
      min: 99,
      max: 99_999,
    },
  ],
  of: "dependence",
  plan({ dependence }) {
    if (dependence === null) return fail(withoutDependence());
    const model = wildOf(dependence);
    if (!model.ok) return model;
    return ok({
      total: model.value.total,
      run: (from, to, tell) => wildCounts(model.value, from, to, tell),
      combine: (parts) => ok(combineWild(model.value, parts)),
    });
  },
};

/** Long analyses of several effects per study. */
export const dependenceJobs: readonly Job[] = [wildBootstrap as Job];

function withoutDependence(): ReturnType<typeof issue> {
  return issue(
    "job-without-dependence",
    "error",
    "Nothing is computed: the analysis does not say which rows are one study.",
    "Choose the column of studies under Several effects per study.",
    { field: "dependence.by" },
  );
}
