import { type AnalysisDocument, type Fit, isLabbeRate, labbeMeasure, rCall, rString } from "@treeline/engine";
import type { LabbeOptions } from "./options.ts";

const COUNTS = ["ai", "bi", "n1i", "ci", "di", "n2i"];
const TIMED = ["x1i", "t1i", "x2i", "t2i"];

/** From the scale of the measure to risks and rates; a difference is one already. */
const TO_RISK = {
  OR: "plogis",
  RR: "exp",
  RD: null,
  AS: "transf.iarcsin",
  IRR: "exp",
  IRD: null,
  IRSD: "function(x) x^2",
} as const;

/** The mark that exchanges the groups of a study, which metafor has no argument for. */
const FLIP = "flip";

/** `metafor::labbe`, around the pooled effect of `res`; none where the counts are no columns of the table. */
export function labbeToR(document: AnalysisDocument, fit: Fit, { scale }: LabbeOptions): readonly string[] {
  const measure = labbeMeasure(document.effects.measure);
  const { inputs } = document.roles;
  const isRate = measure !== null && isLabbeRate(measure);
  const columns = (isRate ? TIMED : COUNTS).flatMap((key): (readonly [string, string])[] => {
    const name = inputs[key];
    return name === undefined ? [] : [[key, `dat[[${rString(name)}]]`]];
  });
  const whole =
    (isRate ? TIMED : ["ai", "ci"]).every((key) => inputs[key] !== undefined) && columns.length >= 4;
  if (measure === null || !whole || inputs[FLIP] !== undefined || fit.p !== 1) return [];
  const transf = scale === "risk" ? TO_RISK[measure] : null;
  return [
    `groups <- ${rCall("rma", [["measure", rString(measure)], ...columns, ["method", '"EE"']])}`,
    "# The line is that of the pooled effect above.",
    "groups$beta[1] <- groups$b[1] <- as.numeric(res$beta)[1]",
    rCall("labbe", [["", "groups"], transf === null ? null : ["transf", transf]]),
  ];
}
