import { formatEntered } from "../format/index.ts";
import type { MeasureIssue } from "./types.ts";

/** A row whose variance does not exist, or cannot weight it. */
export function varianceIssue(variance: number | null): MeasureIssue {
  return {
    code: "vi-not-positive",
    severity: "error",
    input: variance === null ? null : "vi",
    message: varianceMessage(variance),
    hint:
      variance !== null && variance < 0
        ? "Check the sign and the column; it may hold a logarithm, a covariance or an interval limit."
        : "Enter more decimals of the standard error or variance; choose a correction where it comes from counts of 0 or n.",
  };
}

function varianceMessage(variance: number | null): string {
  if (variance === null) return "the sampling variance is not defined, so the study cannot be weighted.";
  if (variance < 0)
    return `the sampling variance is ${formatEntered(variance)}, and a variance cannot be negative.`;
  return "the sampling variance is 0, as if the study were free of sampling error; it would outweigh all others.";
}
