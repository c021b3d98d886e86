import { expect, it } from "vitest";
import { conversions } from "../../packages/engine/src/conversions/registry.ts";
import { planRoute } from "../../packages/engine/src/ledger/plan.ts";
import { targetsOf } from "../../packages/engine/src/ledger/targets.ts";
import { measures } from "../../packages/engine/src/measures/registry.ts";

/** What a row reports, the measure wanted, and the conversions in between: a new record must not open a worse way. */
const ROUTES: readonly (readonly [measure: string, reported: string, route: string])[] = [
  ["SMD", "F n1i n2i direction", "f-to-t"],
  ["SMD", "p_one n1i n2i", "p-one-to-t"],
  ["SMD", "p_below n1i n2i", "p-below-to-t"],
  ["SMD", "eta2 n1i n2i", "eta2-to-t"],
  ["SMD", "F_ancova n1i n2i", "f-ancova-to-t t-ancova-to-d"],
  ["SMD", "b_group sd_total n1i n2i", "b-group-to-d"],
  ["SMD", "p_paired ni", "p-paired-to-t t-paired-to-dz dz-to-smd"],
  ["SMD", "ori or_lb or_ub n1i n2i", "or-interval or-to-d d-other-to-smd"],
  ["SMD", "r ni", "r-to-cor cor-to-d d-other-to-smd"],
  ["SMD", "ai bi ci di", "cells-to-sizes events-to-or or-to-d d-other-to-smd"],
  ["OR", "logor logor_lb logor_ub", "logor-interval"],
  ["OR", "t n1i n2i", "t-to-d d-to-variance d-to-or"],
  ["OR", "rri rr_lb rr_ub risk_c", "rr-interval rr-to-or"],
  ["OR", "chi2 n1i n2i n_events", "chi2-to-table"],
  ["ZCOR", "d n1i n2i", "d-to-variance d-to-cor cor-to-zcor"],
  ["ZCOR", "b sd_x sd_total ni", "b-to-beta beta-to-r"],
  ["ZCOR", "ori or_lb or_ub", "or-interval or-to-d d-other-to-cor cor-to-zcor"],
  ["RR", "ori or_lb or_ub risk_c", "or-interval or-to-rr"],
  ["RD", "nnt nnt_lb nnt_ub", "nnt-to-rd"],
  ["MD", "md md_lb md_ub", "md-interval"],
  ["SMD", "md md_p n1i n2i", "difference-own-p-to-se difference-se-to-pooled-sd difference-to-d"],
  ["MD", "t sd_pooled n1i n2i", "t-to-d d-to-difference pooled-sd-to-difference-se md-se"],
  ["SMD", "p_above n1i n2i", "p-above-to-t"],
  ["SMD", "phi n1i n2i n_events", "phi-to-table events-to-or or-to-d d-other-to-smd"],
  [
    "MD",
    "med1 iqr1 n1i med2 iqr2 n2i",
    "median-and-iqr-to-mean-1 iqr-to-sd-1 median-and-iqr-to-mean-2 iqr-to-sd-2",
  ],
  [
    "SMD",
    "m1_change sd1_change n1i m2_change sd2_change n2i",
    "change-sd-to-pre-sd-1 change-sd-to-pre-sd-2 changes-to-pre-post-control",
  ],
  ["SMD", "m1i sd1i n1i m2i sd2i n2i deff", "deff-to-groups effective-smd"],
  [
    "MD",
    "m1i sd1i n1i m2i sd2i n2i cluster_size1",
    "group-cluster-size-to-deff group-without-clusters effective-md",
  ],
];

it.each(ROUTES)("%s from %s goes by %s", (measure, reported, route) => {
  const plan = planRoute(new Set(reported.split(" ")), targetsOf(measures.get(measure)), conversions.records);
  expect(plan?.conversions.map(({ id }) => id)).toEqual(route.split(" "));
});

it("never takes a converted d for one whose variance follows from the sizes of two groups", () => {
  for (const reported of ["yi_OR vi_OR n1i n2i", "r ni n1i n2i", "phi n1i n2i"]) {
    const plan = planRoute(new Set(reported.split(" ")), targetsOf(measures.get("SMD")), conversions.records);
    expect(plan?.target).toEqual(["yi_SMD", "vi_SMD"]);
  }
});
