import { formatFixed } from "../format/index.ts";
import type { RowIssues } from "./row-issues.ts";

/** Warns of a standardised difference beyond two standard deviations: standard errors entered as SDs look like that. */
export function warnLarge(effect: number, row: number, issues: RowIssues): void {
  if (!(Math.abs(effect) > 2)) return;
  issues.warning(
    row,
    "effect-unusually-large",
    "sd1i",
    `the standardised difference is ${formatFixed(effect, 2)}, more than two standard deviations. It is used as it is.`,
    "Check whether standard errors were entered as standard deviations (SD = SE · √n).",
  );
}
