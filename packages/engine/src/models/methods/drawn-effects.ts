import type { ModelSpec } from "../../document/types.ts";
import type { Issue } from "../../result.ts";

/** What is said of the correction of one study's own effect. */
const OF_CORRECTED_EFFECTS: readonly string[] = ["zero-cell-corrected", "double-zero"];

/**
 * Notes about corrected effects as they read where the counts are pooled: they concern what is drawn for a study, and nothing
 * that is pooled.
 */
export function notesOnDrawnEffects(
  issues: readonly Issue[],
  { poolingParams }: ModelSpec,
): readonly Issue[] {
  const corrected = Number(poolingParams.add ?? 0) > 0 && (poolingParams.to ?? "none") !== "none";
  const how = corrected ? "by a rule of their own" : "as they are";
  return issues.map((issue) =>
    issue.severity === "note" && OF_CORRECTED_EFFECTS.includes(issue.code)
      ? {
          ...issue,
          message: `${issue.message} This concerns the effect drawn for the study, not the pooled one: the counts are pooled ${how}.`,
          hint: "The pooled effect needs no change.",
        }
      : issue,
  );
}
