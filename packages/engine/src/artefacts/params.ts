import type { ParamDef } from "../registry.ts";

/** What studies that do not report an artefact are given. */
export const MISSING: ParamDef = {
  key: "missing",
  label: "Studies that do not report one",
  help: "The mean of the studies that report it, a number of your own for all of them, or no correction for this artefact.",
  type: "choice",
  default: "mean",
  choices: [
    { value: "mean", label: "get the mean of the others" },
    { value: "given", label: "get the number below" },
    { value: "none", label: "are not corrected for it" },
  ],
};

function numberFor(key: string, label: string, [least, most]: readonly [number, number]): ParamDef {
  return {
    key,
    label,
    help: "Stands in where a study does not report its own, if chosen above. 1 corrects nothing.",
    type: "number",
    default: 1,
    min: least,
    max: most,
  };
}

export const RXX: ParamDef = numberFor("rxx", "Reliability of X, where not reported", [0.01, 1]);
export const RYY: ParamDef = numberFor("ryy", "Reliability of Y, where not reported", [0.01, 1]);
export const UX: ParamDef = numberFor("ux", "Ratio of SDs u, where not reported", [0.01, 10]);

/** In which group the reliability of X was measured. */
export const RXX_GROUP: ParamDef = {
  key: "rxxGroup",
  label: "Reliability of X was measured",
  help: "In the selected sample the reliability is lower than in the population it was selected from.",
  type: "choice",
  default: "restricted",
  choices: [
    { value: "restricted", label: "in the selected sample" },
    { value: "unrestricted", label: "in the population" },
  ],
};

/** How the sampling variance follows where the correction is not a mere factor. */
export const VARIANCE: ParamDef = {
  key: "variance",
  label: "Sampling variance",
  help: "Divided by the squared ratio of the effect before and after; or by the delta method, which counts that the correction is less for large effects.",
  type: "choice",
  default: "ratio",
  choices: [
    { value: "ratio", label: "v / A²" },
    { value: "delta", label: "delta method" },
  ],
};
