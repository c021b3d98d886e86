import { type AnalysisDocument, rCall, rString } from "@treeline/engine";

/** Lines of R that draw the curve through dose categories from the script's `dose_response`; none where there are none. */
export function doseCurveToR({ doseResponse }: AnalysisDocument): readonly string[] {
  if (doseResponse === undefined) return [];
  const isRatio = doseResponse.outcome === "ratio";
  const limits = rCall("cbind", [
    ["", "dose_curve$estimate"],
    ["", "dose_curve$lower"],
    ["", "dose_curve$upper"],
  ]);
  const doses = rCall("seq", [
    ["", "dose_response$range[1]"],
    ["", "dose_response$range[2]"],
    ["length.out", "101"],
  ]);
  return [
    'if (exists("dose_response")) {',
    `dose_curve <- ${rCall("dose_response$curve", [["", doses]])}`,
    rCall("matplot", [
      ["", "dose_curve$dose"],
      ["", isRatio ? rCall("exp", [["", limits]]) : limits],
      ["type", rString("l")],
      ["lty", "c(1,2,2)"],
      ["col", rString("black")],
      isRatio ? ["log", rString("y")] : null,
      ["xlab", rString("dose")],
      ["ylab", rString(isRatio ? "ratio" : "difference")],
    ]),
    rCall("abline", [
      ["h", isRatio ? "1" : "0"],
      ["lty", "3"],
    ]),
    "}",
  ];
}
