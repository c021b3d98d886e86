import { square } from "../../numeric/elementary.ts";
import type { SharedControlRule } from "./types.ts";

const REFERENCE = "Gleser & Olkin (2009), Handbook of Research Synthesis and Meta-Analysis, ch. 19";
const CONTROL: readonly (readonly string[])[] = [["x2i", "t2i"]];

/** Log rate ratios: 1/x of the control group, the variance of its log rate. R: `1/xc` */
export const irrSharedControl: SharedControlRule = {
  id: "IRR",
  label: "Log rate ratios",
  summary: "The variance of the control group’s log rate: 1/x.",
  reference: REFERENCE,
  control: CONTROL,
  covariance: ({ numbers: { x2i } }) => (x2i == null || x2i <= 0 ? null : 1 / x2i),
};

/** Rate differences: x/t² of the control group, the variance of its rate. R: `xc/tc^2` */
export const irdSharedControl: SharedControlRule = {
  id: "IRD",
  label: "Rate differences",
  summary: "The variance of the control group’s rate: x/t².",
  reference: REFERENCE,
  control: CONTROL,
  covariance: ({ numbers: { x2i, t2i } }) =>
    x2i == null || t2i == null || t2i <= 0 ? null : x2i / square(t2i),
};
